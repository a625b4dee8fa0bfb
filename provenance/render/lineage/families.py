"""One family on its way to the page: its rows with all that leads to them and from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from provenance.descent import Cluster, Derivation, Unseen
from provenance.model import Alignment, Document
from provenance.render.lineage.layout import ROW, TEXT, Drawing, Drawn, Point, drawing
from provenance.render.lineage.tree import Member, by_row, days_of, family, unseen_id
from provenance.render.lineage.views import EdgeView, FamilyView, NodeView, PairView, RowView
from provenance.render.lineage.words import (
    DATINGS,
    SIGNS,
    Dating,
    day_in_words,
    day_of,
    facts_of_family,
    said_of,
    title_of_family,
)
from provenance.render.wording import in_reading_order, percent, title_of
from provenance.render.wordings import sides
from provenance.text.shown import first_words

#: Least room for the text of a row, in units of the drawing; and what a character takes of it, in
#: the widest of common typefaces: of a name, of a date, of a headline.
_TEXT_WIDTH = 580.0
_BOLD, _PLAIN, _SERIF = 9.2, 7.3, 6.8
_SHORTEST_HEADLINE = 12
#: Rows of a tree on one sheet of paper.
_BAND = 15
#: A branch that no share is known of.
_FAINT = 0.0


@dataclass(frozen=True, slots=True)
class Known:
    """What a page knows of all documents: names, ids in the page, derivations."""

    documents: Mapping[str, Document]
    names: Mapping[str, str]
    ids: Mapping[str, str]
    edge_ids: Mapping[tuple[str, str], str]
    derivations: Mapping[str, Sequence[Derivation]]
    """By the derived document."""
    most_pairs: int


def family_view(id: str, cluster: Cluster, known: Known) -> FamilyView:
    """One family with its tree."""
    documents = [known.documents[one] for one in cluster.documents]
    derivations = [one for id in cluster.documents for one in known.derivations.get(id, ())]
    unseen = [one for one in cluster.origins if isinstance(one, Unseen)]
    members = family(documents, derivations, unseen)
    drawn = drawing(members)
    rows = tuple(_Rows(members, derivations, unseen, drawn, known).all())
    return FamilyView(
        id=id,
        title=title_of_family(by_row(cluster.origins, members), known.documents),
        facts=facts_of_family(len(documents), days_of(members), derivations),
        rows=rows,
        stems=drawn.stems,
        ticks=drawn.ticks,
        width=round(max(drawn.right + TEXT + _TEXT_WIDTH, *map(_end, rows))),
        height=drawn.height,
        bands=tuple(
            (float(first * ROW), float(min(_BAND, len(rows) - first) * ROW))
            for first in range(0, len(rows), _BAND)
        ),
    )


def _end(row: RowView) -> float:
    """Where the words of a row's edges end."""
    return max((edge.words_x + _PLAIN * len(edge.words) for edge in row.above), default=0)


def node_alone(document: Document, known: Known) -> NodeView:
    """A document that belongs to no family; it has no place in a drawing."""
    dating: Dating = "doubted" if document.conflicts else "dated" if day_of(document) else "undated"
    member = Member(document.id, None, 0, day_of(document), 0, dating)
    return _node(member, Point(0, 0), known)


class _Rows:
    """The rows of a family while they are put together."""

    def __init__(
        self,
        members: Sequence[Member],
        derivations: Sequence[Derivation],
        unseen: Sequence[Unseen],
        drawn: Drawing,
        known: Known,
    ) -> None:
        self.members, self.drawn, self.known = members, drawn, known
        self.unseen = {unseen_id(one): one for one in unseen}
        self.parents = {one.id: one.parent for one in members}
        self.named = {
            one.id: [id for id, origin in self.unseen.items() if one.id in origin.derived]
            for one in members
        }
        self.above: dict[str, list[Derivation]] = {one.id: [] for one in members}
        below = {one for ids in self.named.values() for one in ids}
        for edge in derivations:
            lower, upper = self._ends(edge)
            self.above[lower].append(edge)
            below.add(upper)
        for id, edges in self.above.items():  # the branch of the tree comes first
            edges.sort(key=lambda edge: self._ends(edge)[1] != self.parents[id])
        self.nodes = {
            one.id: _node(
                one,
                drawn.places[one.id],
                known,
                said=self._said(one.id),
                room=drawn.right - drawn.places[one.id].x + _TEXT_WIDTH,
                origin=one.id in below and not self.above[one.id] and not self.named[one.id],
            )
            for one in members
        }

    def all(self) -> Iterator[RowView]:
        """The rows, from above to below."""
        above = {one.id: tuple(self._edges(one)) for one in self.members}
        below: dict[str, list[EdgeView]] = {}
        for edge in (edge for edges in above.values() for edge in edges):
            below.setdefault(edge.upper.id, []).append(edge)
        for one in self.members:
            node = self.nodes[one.id]
            named = tuple(
                (self.nodes[id], self._line(one, id, _FAINT, pointed=True))
                for id in self.named[one.id]
            )
            origin = self.unseen.get(one.id)
            yield RowView(
                node,
                above[one.id],
                tuple(below.get(node.id, ())),
                named,
                origin.reasons if origin else (),
                tuple(self.nodes[id] for id in origin.derived) if origin else (),
            )

    def _ends(self, one: Derivation) -> tuple[str, str]:
        """Which of the two is drawn below, and which above."""
        upside_down = self.parents[one.source] == one.derived
        return (one.source, one.derived) if upside_down else (one.derived, one.source)

    def _said(self, id: str) -> tuple[str, ...]:
        """What is said of where a document comes from."""
        names = self.known.names
        took = [said_of(one, names) for one in self.known.derivations.get(id, ())]
        return (*took, *(f"credits {names[one]}, not in the collection" for one in self.named[id]))

    def _line(self, lower: Member, upper: str, share: float, *, pointed: bool) -> Drawn:
        if lower.parent == upper:
            return self.drawn.branch(lower, share, pointed=pointed)
        return self.drawn.across(upper, lower.id, share, pointed=pointed)

    def _edges(self, lower: Member) -> Iterator[EdgeView]:
        node = self.nodes[lower.id]
        words_x = node.place.x + TEXT
        for one in self.above[lower.id]:
            upper = self._ends(one)[1]
            certain = one.direction == "from-source"
            preposition = "from" if certain else "shared with"
            share, name = percent(one.share), self.known.names[upper]
            words = f"{SIGNS[one.credit]} {share} {preposition} {name}, {one.credit}"
            ordered = in_reading_order(one.alignments)
            yield EdgeView(
                id=self.known.edge_ids[one.derived, one.source],
                derivation=one,
                derived=self.nodes[one.derived],
                source=self.nodes[one.source],
                lower=node,
                look=one.credit + ("" if certain else " undetermined"),
                drawn=self._line(lower, upper, one.share, pointed=certain),
                across=lower.parent != upper,
                words=words,
                words_x=round(words_x, 1),
                says=f"{self.known.names[one.derived]} {said_of(one, self.known.names)}",
                pairs=tuple(self._pairs(one, ordered[: self.known.most_pairs])),
                left_out=max(0, len(ordered) - self.known.most_pairs),
            )
            words_x += _PLAIN * len(words) + TEXT

    def _pairs(self, one: Derivation, shown: Sequence[Alignment]) -> Iterator[PairView]:
        derived, source = self.known.documents[one.derived], self.known.documents[one.source]
        for number, alignment in enumerate(shown, 1):
            mine = alignment.suspicious.span.of(derived.text)
            theirs = alignment.source.span.of(source.text)
            yield PairView(str(number), alignment, *sides(mine, theirs, (), ()))


def _node(
    member: Member,
    place: Point,
    known: Known,
    *,
    said: Sequence[str] = (),
    origin: bool = False,
    room: float = _TEXT_WIDTH,
) -> NodeView:
    document, name = known.documents.get(member.id), known.names[member.id]
    day = day_of(document) if document else None
    when = ", ".join(filter(None, (day_in_words(day) if day else "", DATINGS[member.dating])))
    headline = title_of(document) if document else ""
    room -= _BOLD * len(name) + _PLAIN * (len(when) + 3)
    return NodeView(
        id=known.ids[member.id],
        name=name,
        document=document,
        place=place,
        dating=member.dating,
        when=when,
        headline=headline,
        cut=first_words(headline, max(_SHORTEST_HEADLINE, int(room / _SERIF))),
        says=", ".join((name, when, *said)),
        origin=origin,
    )
