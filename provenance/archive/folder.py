"""The folder of an archive: what says that it is one, and who may write to it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from provenance import atomic
from provenance.coding import decoded, encoded
from provenance.errors import UsageProblem

SCHEMA = "provenance.archive/1"
#: The file that makes a folder an archive, and the one that says who writes to it.
_MANIFEST, _WRITING = "archive.json", "writing"
#: The set phrases of its texts; see `provenance.archive.phrases`.
BACKGROUND = "background.bin"
_FIRST_INDEX = "index"
_INDEX = re.compile(r"index(-\d{1,9})?")
#: How often, and after how many seconds each, a writer asks whether the other one is done.
_TRIES, _PAUSE = 50, 0.1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What ``archive.json`` says."""

    schema: str
    index: str = _FIRST_INDEX
    """Name of the folder of the index; `compact` makes a new one."""


def manifest(folder: Path) -> Manifest:
    """What the archive says of itself.

    Raises `UsageProblem` where there is no archive, or one of another version.
    """
    try:
        data = (folder / _MANIFEST).read_bytes()
    except OSError:
        what = "no archive" if folder.exists() else "no such archive"
        raise UsageProblem(f"{folder}: {what}; provenance archive add makes one") from None
    found = decoded(data, Manifest)
    if found is None:
        raise UsageProblem(f"{folder}: its {_MANIFEST} is none of this program's")
    if found.schema != SCHEMA:
        raise UsageProblem(
            f"{folder}: written by another version ({found.schema}; this one reads {SCHEMA}):"
            " use that version, or add the files to a new archive"
        )
    if not _INDEX.fullmatch(found.index):
        raise UsageProblem(f"{folder}: its {_MANIFEST} names an index outside of it")
    return found


def is_unfinished(folder: Path) -> bool:
    """Whether a folder holds nothing but what the making of an archive left there."""
    names = {one.name for one in folder.iterdir() if not one.name.startswith(f".{_MANIFEST}.")}
    return names <= {_WRITING, _FIRST_INDEX}


def declare(folder: Path, index: str = _FIRST_INDEX) -> None:
    """Make the folder an archive with this index, in one step.

    Raises `UsageProblem` if that cannot be written.
    """
    said = encoded(Manifest(SCHEMA, index)) + b"\n"
    try:
        atomic.replace(folder / _MANIFEST, said, durable=True)
    except OSError as error:
        raise _unwritable(folder, error) from None


def _unwritable(folder: Path, error: OSError) -> UsageProblem:
    return UsageProblem(f"{folder}: cannot be written: {error.strerror or error}")


def next_index(index: str) -> str:
    """What to call the index that takes the place of this one."""
    return f"{_FIRST_INDEX}-{int(index.partition('-')[2] or 1) + 1}"


def clear(folder: Path, index: str) -> None:
    """Remove what an index that was given up, or was never finished, left behind."""
    for one in folder.glob(f"{_FIRST_INDEX}*"):
        if one.name != index and one.is_dir() and not one.is_symlink():
            shutil.rmtree(one, ignore_errors=True)


def size(folder: Path) -> int:
    """Bytes that the archive takes on the disk."""
    found = 0
    for here, _, names in os.walk(folder):
        for name in names:
            try:
                found += (Path(here) / name).stat().st_size
            except FileNotFoundError:  # a writer has just merged it away
                continue
    return found


@contextmanager
def only_writer(folder: Path, what: str) -> Iterator[None]:
    """Be the one who writes to the archive; ``what`` tells others, should they have to wait.

    Raises `UsageProblem` where somebody else writes and does not come to an end soon, or where
    nothing can be written. The lock is the system's, and ends with the process.
    """
    try:
        descriptor = os.open(folder / _WRITING, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise _unwritable(folder, error) from None
    try:
        _wait(descriptor, folder)
        _sign(descriptor, folder, what)
        yield
    finally:
        os.close(descriptor)


def _sign(descriptor: int, folder: Path, what: str) -> None:
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{what} (process {os.getpid()})".encode(), 0)
    except OSError as error:
        raise _unwritable(folder, error) from None


def _wait(descriptor: int, folder: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if not left:
                who = os.pread(descriptor, 200, 0).decode("utf-8", "replace") or "another process"
                raise UsageProblem(
                    f"{folder}: {who} is writing to it; try again when that is done"
                ) from None
            time.sleep(_PAUSE)
        else:
            return
