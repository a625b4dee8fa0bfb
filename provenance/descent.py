"""The nouns of a lineage: who took from whom in a collection. Frozen values, no policy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.model import Alignment, Direction, Document, Skipped, Tool

#: How far a derivation is credited.
CreditState = Literal["credited", "under-credited", "uncredited"]


def name_in_family(document: Document) -> str:
    """What to call a document among those it shares text with.

    Who published this copy, for several may be copies of one outlet's; else whose it is, else its
    file.
    """
    return document.host or document.label


@dataclass(frozen=True, slots=True)
class Derivation:
    """That one document took from another, as far as it can be told. Ids are document ids."""

    derived: str
    source: str
    direction: Direction
    """``from-source``, or ``undetermined`` where clues clash: then the names ``derived`` and
    ``source`` only put the pair in an order."""
    reasons: tuple[str, ...]
    """What speaks for the direction, and, beginning with "but", against it."""
    share: float
    """Share of the derived body's words that come from the source, 0 to 1."""
    source_share: float
    """Share of the source body's words that turn up in the derived document."""
    verbatim: float
    """Of the derived sentences, the share that is taken word for word or nearly."""
    credit: CreditState
    alignments: tuple[Alignment, ...]
    """Sentence by sentence; the derived document is the suspicious one."""
    days: int | None = None
    """By how many days the derived document states the later date; None if one is undated."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """An origin that credits name and the collection does not hold."""

    name: str
    derived: tuple[str, ...]
    """Ids of the documents directly below it."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Documents that derivations or a common unseen origin join, directly or by way of others."""

    documents: tuple[str, ...]
    """Ids, in the order of the lineage."""
    origins: tuple[str | Unseen, ...]
    """Where its text comes from: ids of documents nothing lies above, and unseen origins."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How much was looked at."""

    documents: int
    pairs: int
    """Pairs of documents likely enough to share something that they were compared."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who took from whom: all documents, the derivations between them, and where they begin."""

    tool: Tool
    documents: tuple[Document, ...]
    derivations: tuple[Derivation, ...]
    """Direct parents only: a rewrite of a rewrite points at the rewrite."""
    unseen: tuple[Unseen, ...]
    clusters: tuple[Cluster, ...]
    skipped: tuple[Skipped, ...]
    compared: Compared

    @property
    def origins(self) -> tuple[str | Unseen, ...]:
        """What nothing lies above and something below, cluster by cluster."""
        return tuple(origin for cluster in self.clusters for origin in cluster.origins)
