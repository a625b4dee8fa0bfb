"""Passages of one text that another carries: found by words alone, in time linear in the texts.

Seed, extend, filter, as the systems of PAN's text alignment task do it.
"""
