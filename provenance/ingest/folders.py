"""The files that a path stands for: itself, or what its folder holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from provenance.ingest.formats.table import SUFFIXES
from provenance.model import Skipped


def files_of(root: Path) -> Iterator[Path | Skipped]:
    """The files of ``root``, sorted, folders below it included, hidden ones left out."""
    if root.is_dir():
        yield from _folder(root)
    elif root.is_file():
        yield root
    elif root.is_symlink() or not root.exists():
        yield Skipped(root.as_posix(), "no such file or folder")
    else:
        yield Skipped(root.as_posix(), "neither a file nor a folder")


def _folder(root: Path) -> Iterator[Path | Skipped]:
    walked: set[str] = set()
    problems: list[Skipped] = []

    def failed(error: OSError) -> None:
        where = Path(error.filename).as_posix()
        problems.append(Skipped(where, f"cannot be read: {error.strerror}"))

    for folder, folders, files in os.walk(root, followlinks=True, onerror=failed):
        real = os.path.realpath(folder)
        if real in walked:
            folders[:] = []
            continue
        walked.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            path = Path(folder) / name
            if path.suffix.lower() not in SUFFIXES:
                yield Skipped(path.as_posix(), "not a format this version reads", incidental=True)
            elif not path.is_file():
                yield Skipped(path.as_posix(), "not a regular file")
            else:
                yield path
    yield from sorted(problems, key=lambda problem: problem.path)
