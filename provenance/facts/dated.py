"""The days and numbers of a text told apart: a number inside a date is no fact of its own."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.facts.dates import Day, days
from provenance.facts.numbers import Quantity, quantities
from provenance.model import Span


@dataclass(frozen=True, slots=True)
class Figures:
    """The days a text names and its numbers, each in order of place."""

    days: tuple[Day, ...]
    numbers: tuple[Quantity, ...]
    """Those outside of dates."""

    def within(self, span: Span) -> Figures:
        """Those that stand in a stretch of the text."""
        return Figures(
            tuple(day for day in self.days if span.covers(day.span)),
            tuple(number for number in self.numbers if span.covers(number.span)),
        )


def figures(text: str) -> Figures:
    """The days and numbers of ``text``, with spans into it."""
    dated = days(text)
    outside = (q for q in quantities(text) if not any(q.span.overlap(day.span) for day in dated))
    return Figures(dated, tuple(outside))
