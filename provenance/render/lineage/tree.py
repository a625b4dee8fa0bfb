"""A family as a tree: under whom each document is drawn, in which row, on which day.

Rows are in the order of the tree, children under their parent and by date, so that the branches of
a tree never cross. A document that has more parents is drawn under the one it took most from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter

from provenance.descent import Derivation, Unseen
from provenance.model import Document
from provenance.render.lineage.words import Dating, day_of


@dataclass(frozen=True, slots=True)
class Member:
    """A document or an unseen origin at its place in the tree."""

    id: str
    """Of the document; of an unseen origin, its `unseen_id`."""
    parent: str | None
    """Under whom it is drawn."""
    depth: int
    """How many stand above it."""
    day: date | None
    """Where it stands in time; None before every known day."""
    step: int
    """How many of the same day stand above it."""
    dating: Dating


def family(
    documents: Sequence[Document], derivations: Sequence[Derivation], unseen: Sequence[Unseen]
) -> tuple[Member, ...]:
    """The documents and unseen origins of one family, row by row."""
    growing = _Growing(documents, unseen)
    for one in sorted(derivations, key=lambda one: -one.share):
        if one.direction == "from-source":
            growing.put(one.derived, one.source)
    for origin in unseen:
        for id in origin.derived:
            growing.put(id, unseen_id(origin))
    for one in derivations:
        if one.direction != "from-source":
            growing.lean(one.derived, one.source)
    growing.set_in_time()
    return tuple(growing.rows())


def by_row(origins: Sequence[str | Unseen], members: Sequence[Member]) -> tuple[str | Unseen, ...]:
    """The origins of a family, that of the largest tree first."""
    rows = {one.id: row for row, one in enumerate(members)}
    return tuple(
        sorted(origins, key=lambda one: rows[one if isinstance(one, str) else unseen_id(one)])
    )


def days_of(members: Sequence[Member]) -> frozenset[date]:
    """The days that stated dates put members on."""
    return frozenset(one.day for one in members if one.day and one.dating == "dated")


def unseen_id(origin: Unseen) -> str:
    """What an unseen origin goes by among ids of documents, none of which has such a one.

    One name may be credited in several families for different texts.
    """
    return " ".join(("unseen", *origin.derived, origin.name))


class _Growing:
    """The family while it is put together: who is above whom, and when each came out."""

    def __init__(self, documents: Sequence[Document], unseen: Sequence[Unseen]) -> None:
        self.documents: Mapping[str, Document] = {one.id: one for one in documents}
        self.unseen: Mapping[str, Unseen] = {unseen_id(one): one for one in unseen}
        self.order = {id: at for at, id in enumerate([*self.documents, *self.unseen])}
        self.above: dict[str, list[str]] = {id: [] for id in self.order}
        self.parent: dict[str, str] = {}
        self.days: dict[str, date | None] = {}
        self.steps: dict[str, int] = {}
        self.dating: dict[str, Dating] = {}

    def put(self, derived: str, source: str) -> bool:
        """Put one under another, unless that closes a circle; the first one put is its parent."""
        if derived not in self.above or source not in self.above or self._over(derived, source):
            return False
        self.above[derived].append(source)
        self.parent.setdefault(derived, source)
        return True

    def lean(self, one: str, other: str) -> None:
        """Draw a pair of unknown direction together where one of the two stands under nobody."""
        days = [day_of(self.documents[id]) for id in (one, other)]
        if days[0] and days[1] and days[0] < days[1]:
            one, other = other, one
        for under, over in ((one, other), (other, one)):
            in_order = None in days or days[0] == days[1] or under == one
            if under not in self.parent and in_order and self.put(under, over):
                return

    def _over(self, one: str, other: str) -> bool:
        """Whether ``one`` is ``other`` or stands anywhere above it."""
        waiting, known = [other], {other}
        while waiting:
            here = waiting.pop()
            if here == one:
                return True
            new = [id for id in self.above[here] if id not in known]
            known.update(new)
            waiting += new
        return False

    def set_in_time(self) -> None:
        """Find where in time each stands: never before what it comes from."""
        for id in TopologicalSorter(self.above).static_order():
            above = self.above[id]
            known = [day for one in above if (day := self.days[one])]
            self.days[id], self.dating[id] = self._dated(id, max(known, default=None))
            same = [self.steps[one] for one in above if self.days[one] == self.days[id]]
            self.steps[id] = 1 + max(same, default=-1)

    def _dated(self, id: str, earliest: date | None) -> tuple[date | None, Dating]:
        if id in self.unseen:
            return self._first(self.unseen[id].derived), "unseen"
        document = self.documents[id]
        stated = day_of(document)
        if stated is None:
            below = [one for one, sources in self.above.items() if id in sources]
            return earliest or self._first(below), "undated"
        if document.conflicts or (earliest and stated < earliest):
            return earliest or stated, "doubted"
        return stated, "dated"

    def _first(self, ids: Sequence[str]) -> date | None:
        """The first day that one of these documents states and nothing speaks against."""
        known = [self.documents[id] for id in ids if id in self.documents]
        days = (day_of(one) for one in known if not one.conflicts)
        return min(filter(None, days), default=None)

    def rows(self) -> Iterator[Member]:
        """Everybody from above to below, the largest tree first."""
        below: dict[str | None, list[str]] = {}
        for id in sorted(self.order, key=self._when, reverse=True):
            below.setdefault(self.parent.get(id), []).append(id)
        sizes = Counter(map(self._root, self.order))
        roots = sorted(below.get(None, ()), key=lambda id: (-sizes[id], self._when(id)))
        waiting = [(id, 0) for id in reversed(roots)]
        while waiting:
            id, depth = waiting.pop()
            yield Member(
                id, self.parent.get(id), depth, self.days[id], self.steps[id], self.dating[id]
            )
            waiting += [(child, depth + 1) for child in below.get(id, ())]

    def _root(self, id: str) -> str:
        while id in self.parent:
            id = self.parent[id]
        return id

    def _when(self, id: str) -> tuple[date, int, int]:
        return (self.days[id] or date.min, self.steps[id], self.order[id])
