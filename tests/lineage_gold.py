"""Collections whose lineage is known, and how near to it a lineage comes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from provenance.descent import Lineage, Unseen

FAMILIES = Path(__file__).parents[1] / "fixtures" / "lineage"

#: Two documents of which one took from the other, in no order.
Pair = frozenset[str]
#: An origin that is not in the folder, and a file directly below it.
Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one file."""

    file: str
    outlet: str | None
    date: str | None
    """ISO date as the file states it, right or wrong."""


@dataclass(frozen=True, slots=True)
class Edge:
    """That one file was made from another, directly."""

    derived: str
    source: str
    credited: bool
    """The derived text names the source, or both are the same outlet's."""


@dataclass(frozen=True, slots=True)
class Family:
    """One story and what became of it. Documents go by their file names."""

    folder: Path
    documents: tuple[Known, ...]
    edges: tuple[Edge, ...]
    unseen: frozenset[Link]
    undetermined: frozenset[Pair]
    """Of these one is the other's copy, or both are a third's: nobody can tell."""
    independent: tuple[str, ...]
    """They took from no other; another may have taken from them."""
    origin: str | None
    why: str

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def articles(self) -> Path:
        return self.folder / "articles"

    @property
    def directed(self) -> frozenset[tuple[str, str]]:
        """All (derived, source)."""
        return frozenset((edge.derived, edge.source) for edge in self.edges)


@dataclass(frozen=True, slots=True)
class Found:
    """What a lineage says, by file names."""

    directed: frozenset[tuple[str, str]] = frozenset()
    undetermined: frozenset[Pair] = frozenset()
    unseen: frozenset[Link] = frozenset()
    origins: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of what was found is right, and how much of what is right was found."""

    right: int
    found: int
    known: int

    @property
    def precision(self) -> float:
        """1 where nothing was found: then nothing wrong was."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """1 where there is nothing to find."""
        return self.right / self.known if self.known else 1.0

    @property
    def f1(self) -> float:
        """Of what is right, found or known; 1 where there is neither."""
        both = self.found + self.known
        return 2 * self.right / both if both else 1.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.known + other.known)


@dataclass(frozen=True, slots=True)
class Score:
    """One family's lineage against what is known of it."""

    edges: Tally
    """With direction. A pair whose direction was left open is no edge found."""
    pairs: Tally
    """Without direction; pairs left open count, and pairs that nobody can tell are known."""
    unseen: Tally
    """Links from origins that are not in the folder to what lies directly below them."""
    touching: tuple[tuple[str, ...], ...]
    """Wrong pairs, in whichever direction, with an independent text: sorted file names."""
    origin: bool
    """The origin is among those found; true where it is not in the folder."""
    wrong: tuple[tuple[str, str], ...]
    """Edges found, (derived, source), that are not known."""
    missed: tuple[tuple[str, str], ...]
    """Edges known that were not found."""


def families(root: Path = FAMILIES) -> Iterator[Family]:
    """All families in a folder, by name."""
    for gold in sorted(root.glob("*/gold.json")):
        yield read_family(gold.parent)


def read_family(folder: Path) -> Family:
    """The family in ``folder``: ``articles/`` and ``gold.json``."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text("utf-8"))
    return Family(
        folder=folder,
        documents=tuple(
            Known(file, said["outlet"], said["date"]) for file, said in gold["documents"].items()
        ),
        edges=tuple(Edge(one["derived"], one["from"], one["credited"]) for one in gold["edges"]),
        unseen=_links((one["name"], one["derived"]) for one in gold.get("unseen", [])),
        undetermined=frozenset(map(frozenset, gold.get("undetermined", []))),
        independent=tuple(gold["independent"]),
        origin=gold["origin"],
        why=gold["why"],
    )


def found_in(lineage: Lineage) -> Found:
    """What a lineage says, its documents under their file names."""
    files = {document.id: PurePath(document.path).name for document in lineage.documents}
    told: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    for one in lineage.derivations:
        ends = (files[one.derived], files[one.source])
        told[one.direction == "from-source"].add(ends)
    return Found(
        directed=frozenset(told[True]),
        undetermined=frozenset(map(frozenset, told[False])),
        unseen=_links((one.name, [files[id] for id in one.derived]) for one in lineage.unseen),
        origins=frozenset(
            one.name if isinstance(one, Unseen) else files[one] for one in lineage.origins
        ),
    )


def score(family: Family, found: Found) -> Score:
    """How near to the family's known lineage the one found comes."""
    known = family.directed
    known_pairs = {frozenset(edge) for edge in known} | family.undetermined
    found_pairs = {frozenset(edge) for edge in found.directed} | found.undetermined
    alone = frozenset(family.independent)
    return Score(
        edges=_tally(found.directed, known),
        pairs=_tally(found_pairs, known_pairs),
        unseen=_tally(found.unseen, family.unseen),
        touching=tuple(
            sorted(tuple(sorted(pair)) for pair in found_pairs - known_pairs if pair & alone)
        ),
        origin=family.origin is None or family.origin in found.origins,
        wrong=tuple(sorted(found.directed - known)),
        missed=tuple(sorted(known - found.directed)),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """All families together, each edge counting alike."""
    return sum(tallies, Tally(0, 0, 0))


def _tally(found: frozenset[Any] | set[Pair], known: frozenset[Any] | set[Pair]) -> Tally:
    return Tally(len(found & known), len(found), len(known))


def _links(unseen: Iterable[tuple[str, Iterable[str]]]) -> frozenset[Link]:
    """One for each text below an unseen origin; "The Herald" is "herald"."""
    return frozenset(
        (name.casefold().removeprefix("the "), file) for name, files in unseen for file in files
    )
