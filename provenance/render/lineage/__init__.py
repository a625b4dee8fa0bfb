"""A lineage as people and other programs want it: a page, plain text, JSON, graphs."""
