"""Drafts examined by worker processes: the same results, in the same order, sooner."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.audit import Examine, in_turn
from provenance.cache import FORGETFUL, Memory
from provenance.examine.work import Examined, Work
from provenance.model import Document
from provenance.processes import cores, shared_out

if TYPE_CHECKING:
    from provenance.cache.store import Store
    from provenance.examine.draft import Examiner

#: Drafts a process must have to be worth its start, in which it loads the libraries and the
#: encoder and reads all sources once more (measured on two cores, docs/decisions/0015).
_WORTH_A_PROCESS = 24


def examiners(jobs: int | None, folder: Path | None) -> Examine:
    """What examines drafts by as many processes; None takes every core that has enough to do.

    ``folder`` is that of the cache, None where there is none.
    """
    return partial(_examined, jobs, folder)


def _examined(
    jobs: int | None,
    folder: Path | None,
    work: Work,
    drafts: Sequence[Document],
    memory: Memory,
) -> Generator[Examined, None, None]:
    wanted = jobs or min(cores(), len(drafts) // _WORTH_A_PROCESS)
    number = min(wanted, len(drafts))
    if number < 2:
        yield from in_turn(work, drafts, memory)
        return
    start = partial(_start, work, folder)
    done: dict[int, Examined] = {}
    due = 0
    for at, one in shared_out(_examine, drafts, number, start):
        done[at] = one
        while due in done:
            yield done.pop(due)
            due += 1


@dataclass(slots=True)
class _Worker:
    """What a worker process works with."""

    examiner: Examiner | None = None
    store: Store | None = None


_worker = _Worker()


def _start(work: Work, folder: Path | None) -> None:
    from provenance.cache.store import Store
    from provenance.examine.draft import Examiner

    if folder is not None:
        _worker.store = Store(folder, _silent)
    _worker.examiner = Examiner(work, _worker.store or FORGETFUL)


def _silent(_line: str) -> None:
    """Complaints about the store are the parent's: it has the same one."""


def _examine(draft: Document) -> Examined:
    assert _worker.examiner is not None  # noqa: S101 - every process was started
    found = _worker.examiner.examine(draft)
    if _worker.store is not None:
        _worker.store.save()  # nothing says which draft is the last
    return found
