"""Work shared out to processes, of which none outlives it, however it ends."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

#: Parts a process that are worked on before they are due.
_AHEAD = 4
T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared_out(
    work: Callable[[T], R],
    parts: Sequence[T],
    jobs: int,
    start: Callable[[], None] | None = None,
) -> Generator[tuple[int, R], None, None]:
    """What ``work`` makes of the parts, each with its number, as they get done.

    ``jobs`` processes share them; each calls ``start`` first. What ``work`` raises is raised here.
    Raises `ProvenanceError` if a process is ended from outside.
    """
    from concurrent.futures import as_completed

    with _pool(jobs, start) as pool:
        waiting = {pool.submit(work, part): at for at, part in enumerate(parts)}
        for done in as_completed(waiting):
            yield waiting[done], done.result()


def in_order(work: Callable[[T], R], parts: Iterable[T], jobs: int) -> Generator[R, None, None]:
    """What ``work`` makes of the parts, in their order; few of them are held at a time.

    As `shared_out` for the rest; with one job, in this process.
    """
    if jobs < 2:
        yield from map(work, parts)
        return
    with _pool(jobs, None) as pool:
        waiting: deque[Future[R]] = deque()
        for part in parts:
            waiting.append(pool.submit(work, part))
            if len(waiting) > _AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _pool(jobs: int, start: Callable[[], None] | None) -> Iterator[ProcessPoolExecutor]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Spawned, not forked: a fork copies the threads' locks and not the threads.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(start,))
    try:
        yield pool
    except BrokenProcessPool:
        raise ProvenanceError("a worker process was ended from outside; out of memory?") from None
    except BaseException:
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _start(start: Callable[[], None] | None) -> None:
    """Leave Ctrl-C to the parent, and end when the parent does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if start is not None:
        start()


def _end_with_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
