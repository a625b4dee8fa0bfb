"""Lines for a terminal, of a width that fits one.

Audited text is hostile: nothing of it can move the cursor, ring, colour or reorder the line,
since every character that is not printable comes out as its number. Nor does the runner of a CI job
take any of it for a command.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

#: No line is wider than this, where nothing else is asked for.
COLUMNS = 88

#: What opens a command to the runner of GitHub Actions, in any line that a job writes.
_COMMAND = re.compile(r":(?=:)|#(?=#\[)")


def printable(text: str) -> str:
    """``text`` on one line of printable characters, none of them a command to a CI runner."""
    return no_command(visible(" ".join(text.split())))


def no_command(line: str) -> str:
    """``line``, with what a CI runner would take for the beginning of a command numbered."""
    return _COMMAND.sub(lambda found: f"<U+{ord(found[0]):04X}>", line)


def visible(text: str) -> str:
    """``text`` with spaces as they are and every other character that is not printable numbered."""
    return "".join(
        c if c.isprintable() or unicodedata.category(c) == "Zs" else f"<U+{ord(c):04X}>"
        for c in text
    )


def wrapped(text: str, lead: str = "", indent: int = 0, columns: int = COLUMNS) -> Iterator[str]:
    """``text`` in lines of at most ``columns``: the first after ``lead``, the others indented."""
    line, used, begun = lead, len(lead), False
    for word in printable(text).split(" "):
        for piece in _pieces(word, columns - max(len(lead), indent)):
            wide = columns_of(piece)
            if begun and used + 1 + wide > columns:
                yield line
                line, used, begun = " " * indent, indent, False
            line += (" " if begun else "") + piece
            used += wide + begun
            begun = True
    yield line


def _pieces(word: str, columns: int) -> Iterator[str]:
    """``word``, cut where it alone is wider than a line."""
    if columns_of(word) <= columns:
        yield word
        return
    start = used = 0
    for at, character in enumerate(word):
        wide = columns_of(character)
        if used + wide > columns:
            yield word[start:at]
            start, used = at, 0
        used += wide
    yield word[start:]


def columns_of(text: str, wide: str = "WFA") -> int:
    """How many terminal columns ``text`` takes at most; with ``wide`` "WF", in most terminals.

    Quotation marks and dashes are of ambiguous width (Unicode Standard Annex 11): few terminals
    give them two columns.
    """
    if text.isascii():
        return len(text)  # nearly every word, and a long report has very many
    return sum(2 if unicodedata.east_asian_width(c) in wide else 1 for c in text)
