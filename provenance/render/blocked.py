"""A text with every word blocked out, and where each place of the text is in what is left."""

from __future__ import annotations

import re
from bisect import bisect_right

from provenance.model import Span

#: What stands for a word, whatever its length: a block as long as its word gives the word away
#: (Bland, Iyer, Levchenko: "Story Beyond the Eye: Glyph Positions Break PDF Text Redaction", 2023).
BLOCK = "░░░░░"

#: Marks that show where a sentence or a quotation begins and ends. Inside a word they are a part
#: of it, or they would tell "U.S." from "Ohio" and "40.5" from "forty".
_MARKS = ".,;:!?…()“”„«»‘’\"'"
#: Marks of scripts without spaces, which never stand inside a word.
_WIDE_MARKS = "。、,！？；：「」『』（）"
_PIECE = re.compile(rf"[^\s{_WIDE_MARKS}]+|\s|[{_WIDE_MARKS}]")
_LINE_ENDS = "\n\r"


class Blocked:
    """``original`` with a block for each word, in the same lines and with the same marks.

    The cost is linear in the length of the text.
    """

    def __init__(self, original: str) -> None:
        parts: list[str] = []
        self._old: list[int] = []
        self._new: list[int] = []
        self._words: list[bool] = []
        self._end = len(original)
        length = 0
        for start, piece, is_word in _pieces(original):
            self._old.append(start)
            self._new.append(length)
            self._words.append(is_word)
            parts.append(piece)
            length += len(piece)
        self.text = "".join(parts)

    def span(self, span: Span) -> Span:
        """Where ``span`` of the original is now; what begins inside a word has all of its block."""
        if not span:
            here = self._place(span.start, after=False)
            return Span(here, here)
        return Span(self._place(span.start, after=False), self._place(span.end, after=True))

    def _place(self, offset: int, *, after: bool) -> int:
        at = bisect_right(self._old, offset) - 1
        if at < 0:
            return 0
        if offset >= self._end:
            return len(self.text)
        inside = offset > self._old[at]
        if not self._words[at]:
            return self._new[at] + offset - self._old[at]
        return self._new[at] + len(BLOCK) * (inside and after)


def _pieces(text: str) -> list[tuple[int, str, bool]]:
    """Beginning in ``text`` of each piece, what stands in its place, and whether it is a word."""
    found: list[tuple[int, str, bool]] = []
    for match in _PIECE.finditer(text):
        start, piece = match.start(), match[0]
        if piece.isspace():
            found.append((start, piece if piece in _LINE_ENDS else " ", False))
            continue
        word = piece.strip(_MARKS)
        if piece in _WIDE_MARKS or not word:
            found.append((start, piece, False))
            continue
        before = len(piece) - len(piece.lstrip(_MARKS))
        after = before + len(word)
        if before:
            found.append((start, piece[:before], False))
        found.append((start + before, BLOCK, True))
        if after < len(piece):
            found.append((start + after, piece[after:], False))
    return found
