"""Whether an archive is whole: what it says holds together, and can be read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from provenance.archive import content, folder
from provenance.archive.archive import Archive, is_step, prefixes
from provenance.archive.engine import Damaged, View
from provenance.archive.engine.checksums import broken_files


def problems(path: Path, progress: Callable[[str], None] | None = None) -> Iterator[str]:
    """What is wrong with an archive, each in one plain clause; nothing where it is whole.

    Looked at: that the index's files are as they were written; that every copy has its text and
    every text a copy; that what is kept of each unpacks and has the words it is kept under; and
    that the counts agree. Raises `UsageProblem` where there is no archive, or one of another
    version.
    """
    said = folder.manifest(path)
    broken = list(broken_files(path / said.index))
    if broken:
        yield from broken
        return  # the engine may fall over what else there is
    try:
        yield from _contents(Archive.open(path), progress)
    except Damaged as error:
        yield str(error).partition("; see ")[0]


def _contents(archive: Archive, progress: Callable[[str], None] | None) -> Iterator[str]:
    texts = copies = 0
    for prefix in prefixes(archive.texts):
        kept = archive.view.texts_from(prefix)
        named = frozenset(archive.view.copied_from(prefix))
        yield from (f"copies of the text {key} have no text" for key in sorted(named - {*kept}))
        for key in kept:
            if key not in named:
                yield f"the text {key} has no copy"
            copies += archive.view.copies(key)
            yield from _of_text(archive.view, key)
        texts += len(kept)
        if progress and is_step(texts, len(kept)):
            progress(f"{texts:,} of {archive.texts:,} texts checked")
    if texts != archive.texts:
        yield f"{texts:,} texts are found by their keys, {archive.texts:,} are there"
    if copies != archive.copies:
        yield f"{copies:,} copies are found by their texts, {archive.copies:,} are there"


def _of_text(view: View, key: str) -> Iterator[str]:
    try:
        first = content.unpacked(view.packed(key) or b"")
    except ValueError as error:
        yield f"the text {key} {error}"
        return
    if _key_of(first) != key:
        yield f"the text {key} is kept with other words than its own"
    for copy in view.copies_of(key):
        try:
            whole = not copy.packed or _key_of(content.unpacked(copy.packed, first)) == key
        except ValueError as error:
            yield f"{copy.path} {error}"
            continue
        if not whole:
            yield f"{copy.path} is kept with other words than its text's"


def _key_of(plain: bytes) -> str | None:
    about = content.described(content.content_in(plain))
    return about.key if about else None
