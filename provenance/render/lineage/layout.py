"""A family tree as a drawing: time runs across, every document has a row of its own.

A parent's stem goes down to the rows of its children, from where a branch leads to each. What
stands below another stands further right, so that a stem never meets a name, and in a tree no
branch another. Only a second parent's line, or one between two that both have a parent, may cross.
Lengths are in units of the drawing, about a CSS pixel each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log2

from provenance.render.lineage.tree import Member
from provenance.render.lineage.words import day_in_short

#: Height of a row: two lines of text, each a target of 24 (WCAG 2.2, 2.5.8).
ROW = 54
#: Half the width of a document's mark, and how long an arrow head is.
MARK = 7
ARROW = 9
#: Width of the thinnest and the thickest branch.
_THIN, _THICK = 3.0, 9.0
_MARGIN = 18
#: Right of a mark, where its text begins.
TEXT = 15
#: Between two that stand below each other on one day, and after a day: at most, and at least.
_STEP, _LEAST_STEP = 34.0, 20.0
_AFTER, _LEAST_AFTER = 46.0, 10.0
#: What each doubling of the days between two adds. A pause of a year is no wider than a name.
_PAUSE, _LEAST_PAUSE = 12.0, 3.0
#: Up to this width the days of a family stand apart as far as they like; it leaves room for names.
_ACROSS = 560
#: So much further apart they stand, at most, where a family has few days.
_STRETCHED = 1.5
#: Between the beginnings of two labels of the axis.
_LABEL, _LABEL_WITH_YEAR = 52, 84


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    x: float
    label: str
    """Empty where there is no room for it."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where the middle of a mark is."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line between two marks."""

    path: str
    head: str
    """The arrow head; empty if it has none."""
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything of a family is."""

    places: dict[str, Point]
    stems: tuple[str, ...]
    ticks: tuple[Tick, ...]
    right: float
    """Where the last mark is."""
    height: float

    def branch(self, member: Member, share: float, *, pointed: bool) -> Drawn:
        """The line from a member's parent to it."""
        here, above = self.places[member.id], self.places[member.parent or member.id]
        end = here.x - MARK - 1
        stop = end - ARROW if pointed else end
        x, y = above.x, here.y
        width = _width(share)
        return Drawn(f"M{x:g} {y:g}H{stop:g}", _head(end, y, width) if pointed else "", width)

    def across(self, source: str, derived: str, share: float, *, pointed: bool) -> Drawn:
        """A line that is no branch of the tree."""
        one, other = self.places[source], self.places[derived]
        end = other.x - MARK - 1
        stop = end - ARROW if pointed else end
        y = other.y + (MARK if one.y > other.y else -MARK)
        side = -1 if one.y > other.y else 1
        x, start = (one.x - MARK, one.y) if one.x >= stop else (one.x + 5, one.y + 5 * side)
        bow = min(x, stop) - 2 * MARK if one.x >= stop else x + MARK
        path = f"M{x:g} {start:g}C{bow:g} {start:g} {bow:g} {y:g} {stop:g} {y:g}"
        width = _width(share)
        return Drawn(path, _head(end, y, width) if pointed else "", width)


def drawing(members: Sequence[Member]) -> Drawing:
    """The places of the members of one family, given in the order of its rows."""
    columns = _columns(members)
    step = columns.step
    places = {
        one.id: Point(round(columns.starts[one.day] + one.step * step, 1), ROW * row + ROW / 2)
        for row, one in enumerate(members)
    }
    last: dict[str, float] = {}
    for one in members:
        if one.parent:
            last[one.parent] = places[one.id].y
    stems = tuple(f"M{places[id].x:g} {places[id].y:g}V{y:g}" for id, y in last.items())
    return Drawing(
        places,
        stems,
        tuple(_ticks(columns.starts)),
        max((point.x for point in places.values()), default=0),
        ROW * len(members),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    starts: dict[date | None, float]
    step: float


def _columns(members: Sequence[Member]) -> _Columns:
    """Where each day begins: as far apart as there is room for."""
    steps: dict[date | None, int] = {}
    for one in members:
        steps[one.day] = max(steps.get(one.day, 0), one.step)
    days = sorted(steps, key=lambda day: day or date.min)
    pauses = {after: log2((after - before).days) for before, after in pairwise(filter(None, days))}
    wish = sum(steps.values()) * _STEP + len(days) * _AFTER + sum(pauses.values()) * _PAUSE
    fits = min(_STRETCHED, _ACROSS / max(wish, 1))
    step, after = max(_STEP * fits, _LEAST_STEP), max(_AFTER * fits, _LEAST_AFTER)
    pause = max(_PAUSE * fits, _LEAST_PAUSE)
    starts: dict[date | None, float] = {}
    x = float(_MARGIN)
    for day in days:
        x += pause * pauses.get(day, 0) if day else 0
        starts[day] = round(x, 1)
        x += steps[day] * step + after
    return _Columns(starts, step)


def _ticks(starts: dict[date | None, float]) -> list[Tick]:
    ticks: list[Tick] = []
    free, year = 0.0, None
    for day, x in starts.items():
        if x < free:
            ticks.append(Tick(x, ""))
        elif day is None:
            ticks.append(Tick(x, "no date"))
            free = x + _LABEL
        else:
            new = day.year != year
            ticks.append(Tick(x, day_in_short(day) + (f" {day.year}" if new else "")))
            free, year = x + (_LABEL_WITH_YEAR if new else _LABEL), day.year
    return ticks


def _width(share: float) -> float:
    return round(_THIN + (_THICK - _THIN) * share, 1)


def _head(x: float, y: float, width: float) -> str:
    half = max(5.0, width / 2 + 2.5)
    return f"M{x:g} {y:g}l-{ARROW + 1} -{half:g}v{2 * half:g}z"
