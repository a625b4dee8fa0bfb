"""Days a sentence names: "March 5", "5 March", "Mar. 5", or a weekday alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from provenance.ingest.origin.dates import dates_in
from provenance.model import Span
from provenance.text.folding import fold

_WEEKDAY = re.compile(
    r"\b(?:(Mon)|(Tues?)|(Wed(?:nes)?)|(Thu(?:rs)?)|(Fri)|(Sat(?:ur)?)|(Sun))"
    r"(?:day(?:s|'s)?\b|\b(?=\.|,))"
)


#: A span with year, month, day and weekday.
_Read = tuple[Span, int | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it is named; what is not said is None."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    """Monday is 0."""
    span: Span


def days(sentence: str) -> tuple[Day, ...]:
    """The days named in ``sentence``, in order.

    A date written in figures alone that may mean two days ("03/11/2024") is left out.
    """
    folded = fold(sentence)
    found: list[_Read] = [
        (stated.span, stated.year, stated.month, stated.day, stated.weekday)
        for stated in dates_in(folded.text)
        if stated.other is None
    ]
    undated = outside(span for span, *_ in found)
    for match in _WEEKDAY.finditer(folded.text):
        span = Span(*match.span())
        if undated(span):
            number = next(n for n, short in enumerate(match.groups()) if short)
            found.append((span, None, None, None, number))
    return tuple(
        Day(year, month, day, weekday, folded.back(span.start, span.end))
        for span, year, month, day, weekday in sorted(found, key=lambda one: one[0])
    )


def outside(spans: Iterable[Span]) -> Callable[[Span], bool]:
    """A test of whether a span overlaps none of these, at a cost that hardly grows with them."""
    starts, ends = [], []
    for span in spans:
        starts.append(span.start)
        ends.append(span.end)
    starts.sort()
    ends.sort()
    # As many begin before its end as have ended where it begins.
    return lambda span: bisect_left(starts, span.end) <= bisect_right(ends, span.start)


def same_day(a: Day, b: Day) -> bool:
    """Whether two may be one day: they agree in something that both say, and differ in nothing."""
    pairs = _said_by_both(a, b)
    return bool(pairs) and all(x == y for x, y in pairs)


def other_day(a: Day, b: Day) -> bool:
    """Whether two cannot be one day."""
    return any(x != y for x, y in _said_by_both(a, b))


def _said_by_both(a: Day, b: Day) -> list[tuple[int, int]]:
    both = ((a.year, b.year), (a.month, b.month), (a.day, b.day), (a.weekday, b.weekday))
    return [(x, y) for x, y in both if x is not None and y is not None]
