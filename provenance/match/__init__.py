"""Which sentences of two documents agree."""
