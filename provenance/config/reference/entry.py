"""What is said of a setting."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A key as the reference explains it; type, default and range are those of `Config`."""

    key: str
    short: str
    """What it is, in a cell of a table."""
    text: str
    """What it does, and when to set it: Markdown, ending in a line break like the others."""
    example: str
    """TOML that sets it."""
    more: str = ""
    """What is to be said after the example."""
    default: str | None = None
    """The default in words, where it is no value that can be written."""
