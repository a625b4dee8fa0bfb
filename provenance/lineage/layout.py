"""The layout of a work folder: Parquet tables of a collection, the same for every engine.

    documents/*.parquet  n, outlet, day, chance, document
    features/*.parquet   n, h, worth
    pairs/*.parquet      a, b, score
    furniture/*.parquet  outlet, h
    examined/*.parquet   draft, said

Documents are numbered from 0 in the order they come in. Each stands as JSON in ``document``, and
what came of examining it in ``said``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, TypeVar, get_args

from provenance.coding import decoded, encoded
from provenance.descent import name_in_family
from provenance.lineage.features import by_chance
from provenance.lineage.pairs import UNDATED
from provenance.model import Document
from provenance.tables import Column, Tables

T = TypeVar("T")
Name: TypeAlias = Literal["documents", "features", "pairs", "furniture", "examined"]
#: Documents a file; the most that are held at once.
_BATCH = 1_000


class Pair(NamedTuple):
    """Two documents worth comparing, by their numbers, ``a`` before ``b``."""

    a: int
    b: int
    score: int
    """What they share, in thousandths of a nat."""


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """Where the tables of a collection lie. Nothing else in the folder is touched."""

    path: Path

    def table(self, name: Name) -> Path:
        """The folder of a table."""
        return self.path / name

    def emptied(self, name: Name) -> Path:
        """The folder of a table, with nothing in it."""
        folder = self.table(name)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def holds(self, name: Name) -> bool:
        """Whether the table was made: with no documents none is."""
        return next(self.table(name).glob("*.parquet"), None) is not None

    def open(self, *names: Name, threads: int | None = None) -> Tables:
        """The tables named, for SQL to run over; to be used in a ``with`` statement."""
        spill = self.path / "spill"
        return Tables(spill, {name: self.table(name) for name in names}, threads=threads)

    def keep(self, documents: Iterable[Document]) -> tuple[Path, ...]:
        """Make the table of these documents, a thousand in memory at once; its files in order.

        The other tables, which were made of other documents, are emptied.
        """
        folder, *_ = (self.emptied(name) for name in get_args(Name))
        files: list[Path] = []
        coming = iter(documents)
        with self.open(threads=1) as tables:
            while batch := list(islice(coming, _BATCH)):
                files.append(folder / f"part-{len(files):05}.parquet")
                tables.write_columns(_columns(batch, (len(files) - 1) * _BATCH), files[-1])
        return tuple(files)

    def documents(self) -> Iterator[Document]:
        """The documents, in their order."""
        with self.open("documents") as tables:
            for (text,) in tables.select("SELECT document FROM documents ORDER BY n"):
                yield document_of(text)

    def labels(self) -> Iterator[tuple[str, str]]:
        """Of each document its id, and what to call it in a sentence about its family."""
        return ((one.id, name_in_family(one)) for one in self.documents())

    def pairs(self) -> Iterator[Pair]:
        """The pairs that were found worth comparing, in their order."""
        if not self.holds("pairs"):
            return
        with self.open("pairs") as tables:
            for row in tables.select("SELECT a, b, score FROM pairs ORDER BY a, b"):
                yield Pair(*row)

    def furniture(self) -> dict[str, frozenset[int]]:
        """Of each outlet the runs that it prints again and again, as hashes."""
        found: dict[str, set[int]] = {}
        with self.open("furniture", threads=1) as tables:
            for outlet, run in tables.select("SELECT outlet, h FROM furniture"):
                found.setdefault(outlet, set()).add(run)
        return {outlet: frozenset(runs) for outlet, runs in found.items()}

    def examined(self, kind: type[T]) -> Iterator[T]:
        """What came of examining documents, of type ``kind``, in the order of the documents."""
        with self.open("examined") as tables:
            for (said,) in tables.select("SELECT said FROM examined ORDER BY draft"):
                found = decoded(said.encode(), kind)
                if found is not None:
                    yield found


def _columns(batch: Sequence[Document], first: int) -> dict[str, Column]:
    return {
        "n": list(range(first, first + len(batch))),
        "outlet": [outlet_of(d) for d in batch],
        "day": [_day(d.published) for d in batch],
        "chance": [by_chance(d) for d in batch],
        "document": [encoded(d).decode() for d in batch],
    }


def _day(published: str | None) -> int:
    """A date as a number of days, which is what can be reckoned with in any SQL."""
    return date.fromisoformat(published).toordinal() if published else UNDATED


def document_of(text: str) -> Document:
    """A document as it stands in a table."""
    document = decoded(text.encode(), Document)
    if document is None:
        raise ValueError("no document, where a table of documents should hold one")
    return document


def outlet_of(document: Document) -> str:
    """The outlet a document counts as; empty where it says none."""
    return document.outlet or document.host or ""
