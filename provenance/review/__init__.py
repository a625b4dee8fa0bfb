"""The review: one audit served on this machine, its decisions kept in a file beside the content."""
