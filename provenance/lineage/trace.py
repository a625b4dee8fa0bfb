"""The trace: a collection in, its lineage out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from provenance import __version__
from provenance.config import Config
from provenance.descent import Compared, Lineage
from provenance.lineage.engine import Engine
from provenance.lineage.examined import Examination, Judge
from provenance.lineage.family import Family
from provenance.lineage.layout import WorkFolder
from provenance.lineage.origins import clusters_of, unseen_origins
from provenance.model import Document, Skipped, Tool


@dataclass(frozen=True, slots=True)
class Means:
    """What a trace is made with; no result hangs on it."""

    engine: Engine
    work: WorkFolder
    progress: Callable[[str], None]


def trace(
    collection: Iterable[Document | Skipped],
    config: Config,
    means: Means,
    *,
    whole: bool = True,
) -> Lineage:
    """Who took from whom among the documents of ``collection``, which is gone through once.

    ``whole``: the result holds all of them, not only those that share text with another; of an
    archive nobody wants the rest. Cost grows with the length of all texts and with the pairs that
    share rare words or wording, not with the square of their number.
    """
    coming = _Coming(collection)
    tool = _tool(config)
    pairs = sum(1 for _ in means.engine.pairs(coming))
    means.progress(f"comparing {pairs:,} pairs of {coming.number:,} documents")
    if not coming.number:
        return Lineage(tool, (), (), (), (), tuple(coming.skipped), Compared(0, 0))
    make = partial(judge, config, means.work)
    examinations = tuple(means.engine.examine(make, Examination))
    names = dict(means.work.labels())
    family = Family(examinations, names)
    derivations, unseen = unseen_origins(family.derivations(), examinations)
    clusters = clusters_of(derivations, unseen, tuple(names))
    joined = frozenset(id for cluster in clusters for id in cluster.documents)
    held = [d for d in means.work.documents() if whole or d.id in joined]
    too_long = [s for e in examinations for s in e.skipped]
    return Lineage(
        tool=tool,
        documents=tuple(held),
        derivations=derivations,
        unseen=unseen,
        clusters=clusters,
        skipped=tuple(dict.fromkeys((*coming.skipped, *too_long))),
        compared=Compared(coming.number, pairs),
    )


def judge(config: Config, work: WorkFolder) -> Judge:
    """What examines documents, with the encoder if it is wanted and installed."""
    from provenance.match.semantic import load_encoder

    return Judge(config, load_encoder() if config.encoder else None, work.furniture())


class _Coming:
    """Documents, numbered as they come, d1, d2 and so on; what was skipped is kept aside."""

    def __init__(self, collection: Iterable[Document | Skipped]) -> None:
        self._collection = collection
        self.number = 0
        self.skipped: list[Skipped] = []

    def __iter__(self) -> Iterator[Document]:
        for one in self._collection:
            if isinstance(one, Skipped):
                self.skipped.append(one)
            else:
                self.number += 1
                yield replace(one, id=f"d{self.number}", role="suspicious")


def _tool(config: Config) -> Tool:
    from provenance.match.semantic import load_encoder

    encoder = load_encoder() if config.encoder else None
    limits = () if encoder else ("Only words were compared: rewriting in other words is not seen.",)
    return Tool(
        name="provenance",
        version=__version__,
        config=config.digest(),
        model=encoder.name if encoder else None,
        limits=limits,
        settings=config.changed(),
    )
