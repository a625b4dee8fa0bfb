"""Whose reporting a text is, who published this copy, and when."""
