"""The days and numbers of a text told apart: a number inside a date is no fact of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from provenance.facts.dates import Day, days, outside
from provenance.facts.numbers import Quantity, agree, quantities


@dataclass(frozen=True, slots=True)
class Figures:
    """The days a text names and its numbers, each in order of place."""

    days: tuple[Day, ...]
    numbers: tuple[Quantity, ...]
    """Those outside of dates."""
    values: frozenset[float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", frozenset(n.value for n in self.numbers))

    def tell(self, number: Quantity) -> bool:
        """Whether one of the numbers restates or rounds another text's."""
        return number.value in self.values or any(agree(number, own) for own in self.numbers)


def figures(text: str) -> Figures:
    """The days and numbers of ``text``, with spans into it."""
    dated = days(text)
    undated = outside(day.span for day in dated)
    return Figures(dated, tuple(q for q in quantities(text) if undated(q.span)))
