"""Changed figures along an alignment: a number, unit or day of the source that comes out another.

Only what the other document has nowhere counts: a figure found anywhere on the other side was
moved, not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from provenance.facts.dated import Figures, figures
from provenance.facts.dates import Day, other_day, same_day
from provenance.facts.numbers import Quantity
from provenance.facts.reading import Reading, keyed, read
from provenance.model import Span

#: Words looked at on either side of a figure, and how many content words the two must share there
#: to be a figure of one thing.
_BESIDE, _ONE_THING = 4, 2
#: Words that are part of a figure or of its unit, and say nothing of what it is a figure of.
_OF_FIGURES = keyed(
    ["hundred thousand million billion trillion per cent percent about year people"]
)
#: Digits of figures that are alike but for a slip of the finger; shorter ones are by chance.
_FEWEST_DIGITS = 3
#: Unmatched figures of a sentence looked at, and figures in all; more make a table.
_MOST_FIGURES, _MOST_NUMBERS = 12, 60
#: Counts up to this one are no figures ("one of the two").
_EVERYWHERE = 2
_HALF_DAY = 720.0
_WEEK = 7
#: Minutes within which one clock time may round another.
_ROUGHLY = 15.0
_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|local time|time zone)\b")
_SCORE = re.compile(r"(?<![\w.,/$£€-])(\d{1,3})[-\u2013](\d{1,3})(?![\w/-]|[.,]\d|\s?%)")
_POINTS = re.compile(r"\s*(?:percentage|per\s?cent|%)[\s-]points?\b", re.IGNORECASE)
_CURRENCY = re.compile(r"[$£€¥]")
#: Beside a weekday, what makes it run into its neighbour.
_INTO_NEXT = re.compile(r"\b(?:night|overnight|evening|late|early|midnight|morning)\b", re.I)


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure of the suspicious sentence and the source's that it contradicts."""

    suspicious: Span
    source: Span
    """Spans in the sentences given."""
    sure: bool
    """Whether it is of the same thing beyond doubt, as far as words say."""


_UNIT = re.compile(r"[\s-]?[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two sentences, with its document's figures."""

    text: str
    figures: Figures
    document: Figures
    reading: Reading

    def stamped(self, number: Quantity) -> bool:
        """Whether a clock time heads its entry, after a day at most: the hour it was written."""
        return number.kind == "time" and all(
            any(word.overlap(day.span) for day in self.figures.days)
            for word in self.reading.spans
            if word.end <= number.span.start
        )

    def beside(self, span: Span) -> frozenset[str]:
        """Keys of the content words next to a figure."""
        spans = self.reading.spans
        inside = [i for i, word in enumerate(spans) if word.overlap(span)]
        if not inside:
            return frozenset()
        near = chain(
            range(max(0, inside[0] - _BESIDE), inside[0]),
            range(inside[-1] + 1, min(len(spans), inside[-1] + 1 + _BESIDE)),
        )
        return frozenset(
            key
            for i in near
            if self.reading.content[i] and not (key := self.reading.keys[i])[0].isdigit()
        ).difference(_OF_FIGURES)


def changed_figures(
    suspicious: str, source: str, all_suspicious: Figures, all_source: Figures
) -> tuple[ChangedFigure, ...]:
    """Figures of an aligned pair of sentences that contradict one another, in order.

    The figures given are those of the whole documents. A figure is reported where exactly one of
    the other sentence could be the same.
    """
    if suspicious == source:
        return ()
    here = _Side(suspicious, figures(suspicious), all_suspicious, read(suspicious))
    there = _Side(source, figures(source), all_source, read(source))
    found = [*_numbers(here, there), *_units(here, there), *_scores(here, there)]
    found += _days(here, there)
    return tuple(sorted(found, key=lambda change: change.suspicious))


def _numbers(here: _Side, there: _Side) -> Iterator[ChangedFigure]:
    if max(len(side.figures.numbers) for side in (here, there)) > _MOST_NUMBERS:
        return
    left = [n for n in here.figures.numbers if not (there.document.tell(n) or here.stamped(n))]
    lost = [n for n in there.figures.numbers if not (here.figures.tell(n) or there.stamped(n))]
    right = [n for n in lost if not here.document.tell(n)]
    if max(len(left), len(lost)) > _MOST_FIGURES:
        return
    scored = [m.span() for m in _SCORE.finditer(here.text)]
    for a in left:
        if any(start <= a.span.start < end for start, end in scored):
            continue
        rivals = [
            (b, how)
            for b in right
            if b.kind == a.kind and (how := _could_be(a, b, here, there)) is not None
        ]
        if len(rivals) == 1:
            b, how = rivals[0]
            yield ChangedFigure(*_told_apart(a.span, b.span, here, there), how)
            right.remove(b)
        elif not rivals:
            # Right elsewhere in the draft, and transposed here.
            slips = [b for b in lost if b.kind == a.kind and _transposed(a, b)]
            if len(slips) == 1 and here.beside(a.span) & there.beside(slips[0].span):
                yield ChangedFigure(a.span, slips[0].span, True)


def _told_apart(a: Span, b: Span, here: _Side, there: _Side) -> tuple[Span, Span]:
    """The spans of two figures, with their units where only those differ."""
    if a.of(here.text) != b.of(there.text):
        return a, b
    unit, other = _UNIT.match(here.text, a.end), _UNIT.match(there.text, b.end)
    return (Span(a.start, unit.end()), Span(b.start, other.end())) if unit and other else (a, b)


def _could_be(a: Quantity, b: Quantity, here: _Side, there: _Side) -> bool | None:
    """Whether two numbers are of one thing: True for sure, False in all likelihood, None if not."""
    if a.value + b.value in _wholes(a, here, there):
        return None
    near = here.beside(a.span) & there.beside(b.span)
    match a.kind:
        case "time":
            return True if _other_time(a, b, here, there) and near else None
        case "money" | "percent":
            return True if near or _slip(a, b) else False if _reversed(a, b) else None
        case "count" | "measure" if a.of and a.of == b.of:
            return True
    if _slip(a, b):
        return True
    if a.kind not in ("count", "year") or min(a.value, b.value) <= _EVERYWHERE or (a.of and b.of):
        return None
    return False if len(near) >= _ONE_THING else None


def _wholes(number: Quantity, here: _Side, there: _Side) -> frozenset[float]:
    """What two numbers may be the two parts of: "four of the seven" burned, three stand."""
    both = here.figures.values & there.figures.values
    return both | {100.0} if number.kind == "percent" else both


def _units(here: _Side, there: _Side) -> Iterator[ChangedFigure]:
    """The same figure in another currency, or percentage points turned per cent."""
    for a in here.figures.numbers[:_MOST_FIGURES]:
        for b in there.figures.numbers[:_MOST_FIGURES]:
            if a.value == b.value and _unit(a, here) and _unit(b, there):
                mine, theirs = _unit(a, here), _unit(b, there)
                if mine != theirs and not (
                    _has_unit(theirs, a.value, here) or _has_unit(mine, b.value, there)
                ):
                    yield ChangedFigure(a.span, b.span, True)


def _unit(quantity: Quantity, side: _Side) -> str:
    """A currency's sign, "points", "%", or "" where nothing is to be compared."""
    if quantity.kind == "money":
        sign = _CURRENCY.search(quantity.span.of(side.text))
        return sign[0] if sign else ""
    if _POINTS.match(side.text, quantity.span.end):
        return "points"
    return "%" if quantity.kind == "percent" else ""


def _has_unit(unit: str, value: float, side: _Side) -> bool:
    return any(q.value == value and _unit(q, side) == unit for q in side.figures.numbers)


def _scores(here: _Side, there: _Side) -> Iterator[ChangedFigure]:
    """Votes and results: "7-2" for "6-3"."""
    mine, theirs = list(_SCORE.finditer(here.text)), list(_SCORE.finditer(there.text))
    if len(mine) != 1 or len(theirs) != 1:
        return
    if not _told(theirs[0], here) and not _told(mine[0], there):
        yield ChangedFigure(Span(*mine[0].span()), Span(*theirs[0].span()), True)


def _told(score: re.Match[str], side: _Side) -> bool:
    """Whether both figures of a score stand in the other document, in whatever form."""
    return {float(n) for n in score.groups()} <= side.document.values


def _days(here: _Side, there: _Side) -> Iterator[ChangedFigure]:
    left, right = _unsaid(here.figures, there.document), _unsaid(there.figures, here.document)
    if len(left) != 1 or len(right) != 1 or not other_day(left[0], right[0]):
        return
    bare = left[0].day is None
    runs_on = any(_INTO_NEXT.search(side.text) for side in (here, there))
    if bare and runs_on and _next_to(left[0], right[0]):
        return
    if _numbered(left[0], there) or _numbered(right[0], here):
        return  # "between 11 and 14 September"
    beside = here.beside(left[0].span) & there.beside(right[0].span)
    if not bare or beside or _one_event(here.reading, there.reading):
        yield ChangedFigure(left[0].span, right[0].span, not bare)


def _one_event(here: Reading, there: Reading) -> bool:
    """Whether half of the shorter sentence's content words are in the other."""
    said, was = (
        {key for key, content in zip(side.keys, side.content, strict=True) if content}
        for side in (here, there)
    )
    return 2 * len(said & was) >= min(len(said), len(was))


def _next_to(a: Day, b: Day) -> bool:
    """Whether two weekdays are neighbours."""
    if a.weekday is None or b.weekday is None:
        return False
    return (a.weekday - b.weekday) % _WEEK in (1, _WEEK - 1)


def _numbered(day: Day, side: _Side) -> bool:
    """Whether a day of a month stands in a sentence as a number without its month."""
    return any(number.value == day.day for number in side.figures.numbers)


def _unsaid(some: Figures, others: Figures) -> list[Day]:
    """The days of one text that another does not name."""
    return [day for day in some.days if not any(same_day(day, other) for other in others.days)]


def _other_time(a: Quantity, b: Quantity, here: _Side, there: _Side) -> bool:
    """Whether two clock times cannot be one: not morning for evening, nor another zone's."""
    gap = abs(a.value - b.value) % _HALF_DAY
    if min(gap, _HALF_DAY - gap) <= _ROUGHLY:
        return False
    return not any(_ZONE.search(side.text) for side in (here, there))


def _transposed(a: Quantity, b: Quantity) -> bool:
    """Whether two figures, as they are written, have the same digits in another order."""
    if a.kind in ("time", "measure") or a.value != int(a.value) or b.value != int(b.value):
        return False
    x, y = str(int(a.value)), str(int(b.value))
    return len(x) > _FEWEST_DIGITS and sorted(x) == sorted(y)


def _reversed(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is the other read backwards: 26 and 62."""
    x, y = f"{a.value:g}", f"{b.value:g}"
    return len(x) > 1 and x == y[::-1]


def _slip(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is the other with digits transposed, one digit or the scale altered."""
    if a.value != int(a.value) or b.value != int(b.value):
        return False
    x, y = str(int(a.value)), str(int(b.value))
    if len(x) != len(y):
        x, y = x.rstrip("0"), y.rstrip("0")
        return x == y and len(x) > 1
    if len(x) < _FEWEST_DIGITS:
        return False
    return sorted(x) == sorted(y) or sum(c != d for c, d in zip(x, y, strict=True)) == 1
