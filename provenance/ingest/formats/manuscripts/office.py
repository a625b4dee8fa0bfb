"""How Word names things, in its own files as in RTF: styles, outline levels, codes of fields."""

from __future__ import annotations

import re

_HEADING = re.compile(r"heading (\d)")
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"?([^"\s]+)', re.I)


def tag_of_style(name: str) -> str | None:
    """The tag of paragraphs in a style, by its folded name; None where it is no heading's."""
    if name in ("title", "headline"):
        return "h1"
    heading = _HEADING.fullmatch(name)
    return f"h{min(int(heading[1]), 6)}" if heading else None


def tag_of_level(level: int) -> str | None:
    """The tag of paragraphs at an outline level, the highest being 0; the tenth is body text."""
    return f"h{min(level + 1, 6)}" if level < 9 else None


def address_of_field(code: str) -> str:
    """Where a field leads, empty if it is no link."""
    found = _HYPERLINK.match(code)
    return found[1] if found else ""
