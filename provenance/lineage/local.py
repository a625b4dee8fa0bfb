"""The engine of one machine: processes map, and DuckDB joins, within a bounded memory."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from provenance.lineage.engine import MakeJudge, examined
from provenance.lineage.features import feature_columns
from provenance.lineage.layout import Pair, WorkFolder, document_of
from provenance.lineage.pairs import GROUPS, LIMITS, SIZES, Limits, furniture_sql, pairs_sql
from provenance.model import Document
from provenance.processes import shared_out
from provenance.tables import Tables

T = TypeVar("T")
P = TypeVar("P")
#: The one file of a table that is joined.
_PART = "part-00000.parquet"
#: Rows of `GROUPS` that a process reads at once, unless one neighbourhood has more.
_ROWS = 400


@dataclass(frozen=True, slots=True)
class Local:
    """Works on the tables of ``work`` with so many processes."""

    work: WorkFolder
    jobs: int
    limits: Limits = LIMITS

    def pairs(self, documents: Iterable[Document]) -> Iterator[Pair]:
        """Which of the documents are worth comparing (see `Engine.pairs`)."""
        files = self.work.keep(documents)
        if not files:
            return
        folder = self.work.emptied("features")
        _share(partial(_write_features, folder), files, self.jobs)
        with self.work.open("documents", "features") as tables:
            tables.write(pairs_sql(self.limits), self.work.emptied("pairs") / _PART)
            tables.write(furniture_sql(self.limits), self.work.emptied("furniture") / _PART)
        yield from self.work.pairs()

    def examine(self, make: MakeJudge[T], kind: type[T]) -> Iterator[T]:
        """What the judge says of each document that has partners (see `Engine.examine`)."""
        parts = self._parts()
        if not parts:
            return
        self.work.emptied("examined")
        _share(partial(_write_examined, self.work, pickle.dumps(make)), parts, self.jobs)
        yield from self.work.examined(kind)

    def _parts(self) -> list[range]:
        """The neighbourhoods in stretches of about equal work."""
        if not self.work.holds("pairs"):
            return []
        with self.work.open("pairs") as tables:
            sizes = list(tables.select(SIZES))
        parts: list[range] = []
        start, rows = 0, 0
        for near, size in sizes:
            rows += size
            if rows >= _ROWS or near == sizes[-1][0]:
                parts.append(range(start, near + 1))
                start, rows = near + 1, 0
        return parts


def _share(work: Callable[[P], None], parts: Sequence[P], jobs: int) -> None:
    if min(jobs, len(parts)) == 1:
        for part in parts:
            work(part)
    else:
        for _ in shared_out(work, parts, min(jobs, len(parts))):
            pass


def _write_features(folder: Path, documents: Path) -> None:
    """Write the features of one file of documents."""
    with Tables(folder, {"documents": documents}, threads=1) as tables:
        rows = tables.select("SELECT n, document FROM documents")
        columns = feature_columns((n, document_of(text)) for n, text in rows)
        tables.write_columns(columns, folder / documents.name)


def _write_examined(work: WorkFolder, make: bytes, near: range) -> None:
    """Write what comes of the drafts of some neighbourhoods."""
    sql = f"""SELECT * FROM ({GROUPS}) WHERE near >= {near.start} AND near < {near.stop}
        ORDER BY near, draft, n"""  # noqa: S608
    with work.open("documents", "pairs", threads=1) as tables:
        found = list(examined(tables.select(sql), make))
        target = work.table("examined") / f"part-{near.start:012}.parquet"
        tables.write_columns(
            {"draft": [n for n, _ in found], "said": [j for _, j in found]}, target
        )
