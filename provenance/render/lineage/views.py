"""What the page shows of a lineage: the values its templates may use, in their own terms."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.descent import Derivation
from provenance.model import Alignment, Document
from provenance.render.lineage.layout import Drawn, Point, Tick
from provenance.render.lineage.words import Dating
from provenance.render.views import Wording


@dataclass(frozen=True, slots=True)
class PairView:
    """One alignment of a derivation, with its word difference."""

    label: str
    alignment: Alignment
    said: tuple[Wording, ...]
    told: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class NodeView:
    """A document, or an unseen origin, at its place in the tree."""

    id: str
    name: str
    document: Document | None
    place: Point
    dating: Dating
    when: str
    """Its day in words, and what is wrong with it."""
    headline: str
    cut: str
    """The headline as far as the row has room for it."""
    says: str
    """All of the row, for who does not see the picture."""
    origin: bool
    """Whether nothing lies above it and something below."""


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A derivation: how it is drawn, told, and shown side by side."""

    id: str
    derivation: Derivation
    derived: NodeView
    source: NodeView
    lower: NodeView
    """The one that is drawn below the other: the derived, if it is known which one is."""
    look: str
    """CSS classes: its credit state, and whether its direction is known."""
    drawn: Drawn
    across: bool
    """Whether it is drawn across the tree, since it is no branch of it."""
    words: str
    """``62% from Aldermoor Chronicle, uncredited``"""
    words_x: float
    says: str
    """The whole of it, for who does not see the picture."""
    pairs: tuple[PairView, ...]
    left_out: int
    """Pairs for which the page has no room."""

    @property
    def upper(self) -> NodeView:
        """The one that is drawn above the other."""
        return self.derived if self.lower is self.source else self.source

    @property
    def speaks_for(self) -> tuple[str, ...]:
        """Reasons for the direction."""
        return tuple(why for why in self.derivation.reasons if not why.startswith("but "))

    @property
    def speaks_against(self) -> tuple[str, ...]:
        """Reasons against it, without the "but" they begin with."""
        against = (why for why in self.derivation.reasons if why.startswith("but "))
        return tuple(why.removeprefix("but ") for why in against)


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a family: a node with what leads to it and what leads from it."""

    node: NodeView
    above: tuple[EdgeView, ...]
    """The edge of the tree first."""
    below: tuple[EdgeView, ...]
    named: tuple[tuple[NodeView, Drawn], ...]
    """The unseen origins it comes from, and the lines that lead from them."""
    why: tuple[str, ...]
    """Of an unseen origin, what it is known from."""
    named_by: tuple[NodeView, ...]
    """Of an unseen origin, the documents directly below it."""


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family: its tree, row by row."""

    id: str
    title: str
    facts: str
    """How many documents, which days, how many edges of each credit state."""
    rows: tuple[RowView, ...]
    stems: tuple[str, ...]
    ticks: tuple[Tick, ...]
    width: float
    height: float
    bands: tuple[tuple[float, float], ...]
    """The drawing cut between rows into pieces that fit on paper: from where, how high."""

    @property
    def edges(self) -> tuple[EdgeView, ...]:
        """Its edges, in the order of the rows they lead to."""
        return tuple(edge for row in self.rows for edge in row.above)


@dataclass(frozen=True, slots=True)
class LineageView:
    """All families, the largest first, and the documents that belong to none."""

    tally: str
    besides: tuple[str, ...]
    looked_at: str
    families: tuple[FamilyView, ...]
    alone: tuple[NodeView, ...]
    outlets: tuple[str, ...]
    """Names that more than one document goes by, in alphabetical order."""

    @property
    def edges(self) -> tuple[EdgeView, ...]:
        """The edges of all families."""
        return tuple(edge for family in self.families for edge in family.edges)
