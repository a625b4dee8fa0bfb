"""Lineage: who derives from whom in a collection, in which direction, and from what origin."""
