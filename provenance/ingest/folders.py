"""The files that a path stands for: itself, or what its folder holds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from provenance.ingest.formats.table import SUFFIXES
from provenance.model import Skipped

#: What was decided about the articles of a folder is kept beside them.
DECISIONS = "provenance-decisions.json"
#: ``file:///…``, ``ftp://…``; a single letter before the colon is a drive.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):/+(?=.)", re.I)
#: ``www.paper.example``, ``paper.com/story``: an address whose beginning was left off.
_HOST = re.compile(
    r"(?:www\.(?=.)|(?:[a-z0-9-]{1,63}\.){1,3}(?:com|org|net|info|news|[a-z]{2})/)", re.I
)


def files_of(root: Path) -> Iterator[Path | Skipped]:
    """The files of ``root``, sorted, folders below it included.

    Of a folder, hidden files and what was decided about the others are left out.
    """
    if root.is_dir():
        yield from _folder(root)
    elif root.is_file():
        yield root
    elif root.is_symlink() or not root.exists():
        yield Skipped(root.as_posix(), _missing(root.as_posix()))
    else:
        yield Skipped(root.as_posix(), "neither a file nor a folder")


def _missing(path: str) -> str:
    """Why there is nothing at a path, and what was perhaps meant."""
    why = "no such file or folder"
    named = _SCHEME.match(path)
    if named is None:
        return f"{why}: did you mean https://{path}?" if _HOST.match(path) else why
    scheme, rest = named[1].lower(), path[named.end() :]
    if scheme in ("http", "https"):
        return f"{why}: did you mean {scheme}://{rest}?"
    if scheme == "file":
        return f"{why}: give the path alone, without {named[1]}:"
    return "only http and https addresses are fetched"


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
            if name.startswith(".") or name == DECISIONS:
                continue
            path = Path(folder) / name
            if path.suffix.lower() not in SUFFIXES:
                yield Skipped(path.as_posix(), "not a format this version reads", incidental=True)
            elif not path.is_file():
                yield Skipped(path.as_posix(), "not a regular file")
            else:
                yield path
    yield from sorted(problems, key=lambda problem: problem.path)
