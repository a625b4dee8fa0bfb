"""A credit as it is found, before it has its number, and the way back to the document's text."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.credit.names import Party
from provenance.model import CreditKind, Span
from provenance.text.folding import Folded, fold

_BREAKS = str.maketrans(dict.fromkeys("\r\n\t\u2028\u2029\x0b\x0c\x85", " "))

#: Why a credit counts or not, where more than one module says so.
OWN = "the document's own outlet"


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

    @property
    def text(self) -> str:
        """The folded text cues are read from."""
        return self.folded.text

    def back(self, start: int, end: int) -> Span:
        """The span of the document a stretch of the folded text stands for."""
        span = self.folded.back(start, end)
        return Span(span.start + self.at, span.end + self.at)


def piece(text: str, at: int) -> Piece:
    """``text``, which begins at ``at`` in the document, folded and with single spaces."""
    folded = fold(text.translate(_BREAKS))
    if "  " in folded.text:
        kept = [
            i
            for i, char in enumerate(folded.text)
            if char != " " or i == 0 or folded.text[i - 1] != " "
        ]
        starts = (*(folded.starts[i] for i in kept), folded.starts[-1])
        folded = Folded("".join(folded.text[i] for i in kept), starts)
    return Piece(folded, at)
