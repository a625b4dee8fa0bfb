"""An archive written anew, without what was taken out of it and in fewer parts.

The new index is written beside the old one, and takes its place in one step; who reads the old one
meanwhile goes on reading it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from provenance.archive import content, folder
from provenance.archive.archive import is_step, prefixes
from provenance.archive.engine import Changes, Index, View
from provenance.archive.entries import Text
from provenance.errors import InputProblem, UsageProblem

#: Bytes of index built in memory at once: the more, the fewer parts.
_HEAP = 400_000_000


@dataclass(frozen=True, slots=True)
class Compacted:
    """Bytes on the disk and parts of the index, before and after."""

    bytes_before: int
    bytes_after: int
    parts_before: int
    parts_after: int


def compact(path: Path, what: str, progress: Callable[[str], None] | None = None) -> Compacted:
    """Write the archive anew; ``what`` tells others who is at work.

    Needs as much room on the disk as the archive takes, until it is done. Raises `UsageProblem`
    where there is no archive, somebody else writes, or there is no room; `InputProblem` where the
    archive is damaged. Whatever ends it, the archive stays as it was.
    """
    folder.manifest(path)
    with folder.only_writer(path, what):
        old = folder.manifest(path).index
        folder.clear(path, old)
        view, before = Index(path / old).view(), folder.size(path)
        new = folder.next_index(old)
        index = Index(path / new, new=True)
        changes = index.changes(_HEAP)
        try:
            _copy(path, view, changes, progress)
            changes.commit()
        except BaseException:
            with suppress(UsageProblem):
                changes.give_up()
            folder.clear(path, old)
            raise
        changes.finish()
        folder.declare(path, new)
        folder.clear(path, new)
        return Compacted(before, folder.size(path), view.segments, index.view().segments)


def _copy(path: Path, view: View, changes: Changes, progress: Callable[[str], None] | None) -> None:
    texts, _ = view.count()
    done = 0
    for prefix in prefixes(texts):
        kept = view.texts_from(prefix)
        for key in kept:
            packed = view.packed(key) or b""
            try:
                about = content.described(content.content_in(content.unpacked(packed)))
            except ValueError:
                about = None
            if about is None:
                raise InputProblem(f"{path}: damaged; see provenance archive verify")
            changes.put_text(Text(key, about.words, packed))
            for copy in view.copies_of(key):
                changes.put_copy(copy)
        done += len(kept)
        if progress and is_step(done, len(kept)):
            progress(f"{done:,} of {texts:,} texts written")
    for prefix in prefixes(view.files()):
        for mark in view.marks_from(prefix):
            known = view.marked(mark)
            if known is not None:
                changes.put_known(known)
