"""Work shared out to processes, of which none outlives it, however it ends."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from provenance.errors import ProvenanceError

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
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    # Spawned, not forked: a fork copies the threads' locks and not the threads.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(start,))
    try:
        waiting = {pool.submit(work, part): at for at, part in enumerate(parts)}
        for done in as_completed(waiting):
            yield waiting[done], done.result()
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
