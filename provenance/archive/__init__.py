"""Archive: the index of possible sources, in a folder: add, search, verify."""
