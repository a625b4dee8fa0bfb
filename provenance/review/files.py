"""How a changed file is noticed without opening it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from provenance.ingest.folders import Given, files_of
from provenance.model import Skipped

#: Time of the last change in nanoseconds, bytes, and number of the file: one that was replaced has
#: another number, even if it is as old and as long as the one before.
Signature = tuple[int, int, int]


def signature(path: Path) -> Signature | None:
    """What differs after a file was written or replaced; None if it cannot be looked at."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def look(given: Iterable[Given], beside: Set[str]) -> frozenset[tuple[str, Signature | str | None]]:
    """The files behind what was ``given`` as drafts or sources, as they are now.

    Two looks are equal as long as nothing has changed. Folders are listed anew each time; web
    addresses are not asked again. ``beside`` are names of files that lie among the texts and are
    none.
    """
    return frozenset(_each(given, beside))


def _each(given: Iterable[Given], beside: Set[str]) -> Iterator[tuple[str, Signature | str | None]]:
    for one in given:
        for found in () if isinstance(one, str) else files_of(one):
            if isinstance(found, Skipped):
                yield found.path, found.reason
            elif found.name not in beside:
                yield str(found), signature(found)
