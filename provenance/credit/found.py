"""A credit as it is found, before it has its number, and the way back to the document's text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.credit.names import Party
from provenance.model import CreditKind, Span
from provenance.text.folding import Folded, fold

_BREAKS = str.maketrans(dict.fromkeys("\r\n\t\u2028\u2029\x0b\x0c\x85", " "))

#: ``*``, ``**`` or ``_`` that opens before a word or closes after one.
_EMPHASIS = re.compile(r"(?<![\w*])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![\w*])")
_INLINE_LINK = re.compile(r"\[(?P<anchor>[^\[\]]{1,200})\]\([^()\s]{1,500}\)")

_CLOSING = re.compile(r"(?:\]\([^()\s]{1,500}\)|[*_]{1,3}|\s)+\Z")

#: Why a credit counts or not, where more than one module says so.
OWN = "the document's own outlet"
PICTURE = "credits a picture, not text"
AUTHORS_NOTE = "only the author's note names it"


@dataclass(frozen=True, slots=True)
class Found:
    """A credit of the suspicious document, named or not."""

    span: Span
    kind: CreditKind
    party: Party | None
    counts: bool
    covers: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A folded stretch of the document on one line, and where it begins there."""

    folded: Folded
    at: int
    raw: str

    @property
    def text(self) -> str:
        """The folded text cues are read from."""
        return self.folded.text

    def back(self, start: int, end: int) -> Span:
        """The span of the document a stretch of the folded text stands for."""
        span = self.folded.back(start, end)
        closing = _CLOSING.search(self.raw, span.start, span.end)
        if closing and closing.start() > span.start:
            span = Span(span.start, closing.start())
        return Span(span.start + self.at, span.end + self.at)


def piece(text: str, at: int) -> Piece:
    """``text``, which begins at ``at`` in the document, folded and with single spaces."""
    folded = fold(text.translate(_BREAKS))
    out = _markup(folded.text)
    if out or "  " in folded.text:
        kept: list[int] = []
        for i, char in enumerate(folded.text):
            if i not in out and not (char == " " and kept and folded.text[kept[-1]] == " "):
                kept.append(i)
        starts = (*(folded.starts[i] for i in kept), folded.starts[-1])
        folded = Folded("".join(folded.text[i] for i in kept), starts)
    return Piece(folded, at, text)


def _markup(text: str) -> set[int]:
    """Where emphasis marks and the address of an inline link stand: no part of what is read."""
    out: set[int] = set()
    for match in _EMPHASIS.finditer(text):
        out.update(range(*match.span()))
    for match in _INLINE_LINK.finditer(text):
        out.add(match.start())
        out.update(range(match.end("anchor"), match.end()))
    return out
