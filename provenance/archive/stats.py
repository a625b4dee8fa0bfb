"""What an archive holds, in figures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from provenance.archive import folder
from provenance.archive.archive import Archive

#: Outlets that are named.
_OUTLETS = 10


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of an archive."""

    texts: int
    copies: int
    files: int
    """Files that were read to their end."""
    outlets: tuple[tuple[str, int], ...]
    """Those with the most copies, and how many."""
    first: str | None
    """First day of publication, ISO date."""
    last: str | None
    disk: int
    """Bytes."""
    parts: int
    """Of which the index is made; see `provenance.archive.compacting`."""


def stats(path: Path) -> Stats:
    """The figures of an archive; raises as `Archive.open` does."""
    archive = Archive.open(path)
    view = archive.view
    first, last = view.days() or (None, None)
    return Stats(
        archive.texts,
        archive.copies,
        view.files(),
        view.outlets(_OUTLETS),
        first,
        last,
        folder.size(path),
        view.segments,
    )
