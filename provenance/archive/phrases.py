"""The set phrases of an archive: what its outlets write again and again.

They are counted in a sample of its texts, now and then, and kept beside its index: words can be
looked up when they are asked for, phrases cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from provenance import atomic
from provenance.archive.archive import Archive
from provenance.archive.content import content_in, described, unpacked
from provenance.archive.folder import BACKGROUND
from provenance.errors import UsageProblem
from provenance.match.background import Hashes, decode, encode
from provenance.match.phrases import NO_PHRASES, Story, recurring

#: Texts the phrases are counted in: some 2 ms and 60 kB of memory each.
_SAMPLE = 4_000
#: An archive of fewer texts says nothing of how the press writes.
_FEWEST = 1_000
#: They are counted anew once there are so many times the texts.
_GROWN = 2


def known_phrases(folder: Path) -> Hashes:
    """Hashes of the set phrases of the archive in a folder; none where none were counted."""
    try:
        return decode((folder / BACKGROUND).read_bytes()).phrases
    except (OSError, ValueError):
        return NO_PHRASES  # they are counted again one day; an audit goes on without


def learn(path: Path, progress: Callable[[str], None] | None = None) -> bool:
    """Count the set phrases of an archive, if it has grown since; whether that was done.

    Takes some twenty seconds at most, however large the archive. Raises `UsageProblem` where they
    cannot be kept, `InputProblem` where the archive is damaged.
    """
    archive = Archive.open(path)
    if archive.texts < max(_FEWEST, _GROWN * _counted_at(path)):
        return False
    if progress:
        progress("counting set phrases")
    found = recurring(_stories(archive))
    try:
        atomic.replace(path / BACKGROUND, encode(archive.texts, {}, found.tolist()))
    except OSError as error:
        why = error.strerror or "unknown error"
        raise UsageProblem(f"{path}: {BACKGROUND} cannot be written: {why}") from None
    return True


def _counted_at(folder: Path) -> int:
    """How many texts there were when phrases were last counted."""
    try:
        return decode((folder / BACKGROUND).read_bytes()).articles
    except (OSError, ValueError):
        return 0


def _stories(archive: Archive) -> Iterator[Story]:
    """A sample of the texts; their keys are as good as drawn by lot."""
    every = -(-archive.texts // _SAMPLE)
    for number, key in enumerate(archive.keys()):
        if number % every:
            continue
        copies = archive.copies_of(key)
        packed = archive.view.packed(key)
        if not copies or packed is None:
            continue
        about = described(content_in(unpacked(packed)))
        published = copies[0].published or ""
        if about is not None and published[:4].isdecimal():
            yield Story(about.words.split(" "), copies[0].outlet or "", int(published[:4]))
