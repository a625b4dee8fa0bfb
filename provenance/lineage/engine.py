"""What finds and examines pairs at scale: map, join, map. Which machine does it changes nothing."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Protocol, TypeAlias, TypeVar

from provenance.coding import encoded
from provenance.lineage.layout import Pair, document_of
from provenance.model import Document

T = TypeVar("T")
#: Says what comes of a document and of those it may share something with.
Judge: TypeAlias = Callable[[Document, Sequence[Document]], T]
#: Makes a judge, once in each process: it travels, and what the judge loads does not.
MakeJudge: TypeAlias = Callable[[], Judge[T]]
#: A row of `provenance.lineage.pairs.GROUPS`: near, draft, n, document.
Row: TypeAlias = tuple[int, int, int, str]
#: Documents of a neighbourhood that are kept in memory, once read.
_KNOWN = 500


class Engine(Protocol):
    """Works on the tables of one work folder."""

    def pairs(self, documents: Iterable[Document]) -> Iterator[Pair]:
        """Which of the documents are worth comparing, by their places among them, in order.

        They are read once, and only some of them are held at a time.
        """
        ...

    def examine(self, make: MakeJudge[T], kind: type[T]) -> Iterator[T]:
        """What the judge says of each document that has partners, in the order of documents.

        ``make`` is picklable; ``kind`` is the type of what its judge says. Comes after `pairs`.
        """
        ...


def examined(rows: Iterable[Row], make: bytes) -> Iterator[tuple[int, str]]:
    """What the judge says of each draft as JSON, given rows in the order near, draft, n.

    ``make`` is a `MakeJudge`, pickled.
    """
    judge = _made(make)
    for _, neighbours in groupby(rows, key=itemgetter(0)):
        known: dict[int, Document] = {}
        for number, group in groupby(neighbours, key=itemgetter(1)):
            documents = {n: known.get(n) or document_of(text) for _, _, n, text in group}
            known = {**known, **documents} if len(known) < _KNOWN else dict(documents)
            draft = documents.pop(number)
            yield number, encoded(judge(draft, tuple(documents.values()))).decode()


@lru_cache(maxsize=1)
def _made(make: bytes) -> Judge[Any]:
    """The judge of this process, which outlives the part of the work it is first needed for."""
    judge: Judge[Any] = pickle.loads(make)()  # noqa: S301 - comes from the process that started this
    return judge
