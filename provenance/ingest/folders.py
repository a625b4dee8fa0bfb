"""The files that a path stands for: itself, or what its folder holds."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.ingest.formats.table import OF_ARTICLES, SUFFIXES
from provenance.model import Skipped

#: What was decided about the articles of a folder is kept beside them.
DECISIONS = "provenance-decisions.json"
#: What was known of them before they were checked, in the folder the audit runs in.
BASELINE = "provenance-baseline.json"
#: Files of this program's own, which are no articles.
_OWN = frozenset({DECISIONS, BASELINE})
#: What a folder holds that is an archive, and how that begins.
_ARCHIVE_FILE = "archive.json"
_ARCHIVE = re.compile(rb'\s*\{\s*"schema"\s*:\s*"provenance\.archive/')
_IS_ARCHIVE = "an archive, not a folder of articles: name it with --against to have it searched"
#: ``file:///…``, ``ftp://…``; a single letter before the colon is a drive.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):/+(?=.)", re.I)
#: ``www.paper.example``, ``paper.com/story``: an address whose beginning was left off.
_HOST = re.compile(
    r"(?:www\.(?=.)|(?:[a-z0-9-]{1,63}\.){1,3}(?:com|org|net|info|news|[a-z]{2})/)", re.I
)


@dataclass(frozen=True, slots=True)
class Files:
    """Files that were chosen for the user: by a pattern, or of a folder that was given."""

    found: tuple[Path | Skipped, ...]
    of_folder: bool = False


#: What is given to be read: a file or a folder, a web address, or files that were chosen.
Given = Path | str | Files


def files_of(root: Path | Files, suffixes: frozenset[str] = SUFFIXES) -> Iterator[Path | Skipped]:
    """The files of ``root``, sorted, folders below it included.

    Of a folder, hidden files, what was decided about the others, and what is named otherwise than
    with these suffixes are left out.
    """
    if isinstance(root, Files):
        yield from root.found
    elif is_archive(root):
        yield Skipped(root.as_posix(), _IS_ARCHIVE)
    elif root.is_dir():
        yield from _folder(root, suffixes)
    elif root.is_file():
        yield root
    elif root.is_symlink() or not root.exists():
        yield Skipped(root.as_posix(), _missing(root.as_posix()))
    else:
        yield Skipped(root.as_posix(), "neither a file nor a folder")


def is_archive(path: Path) -> bool:
    """Whether a folder is an archive of this program's, of whatever version."""
    try:
        with (path / _ARCHIVE_FILE).open("rb") as file:
            return _ARCHIVE.match(file.read(200)) is not None
    except OSError:
        return False


def is_named(path: Path, given: Given) -> bool:
    """Whether somebody asked for this very file, so that it has to hold an article.

    Of what a pattern names, files whose suffix says so have to; a folder may hold anything.
    """
    if isinstance(given, Files):
        return not given.of_folder and path.suffix.lower() in OF_ARTICLES
    return path == given


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


def file_of(path: Path, suffixes: frozenset[str] = SUFFIXES) -> Path | Skipped:
    """A file that somebody's folder holds, if it is one and of a format that is read."""
    if is_archive(path):
        return Skipped(path.as_posix(), _IS_ARCHIVE, incidental=True)
    if path.suffix.lower() not in suffixes:
        return Skipped(path.as_posix(), "not a format this version reads", incidental=True)
    if not path.is_file():
        return Skipped(path.as_posix(), "not a regular file")
    return path


def is_passed_over(path: Path) -> bool:
    """Whether no folder is taken to mean this entry: a hidden one, or one of this program's own."""
    return path.name.startswith(".") or path.name in _OWN


def _folder(root: Path, suffixes: frozenset[str]) -> Iterator[Path | Skipped]:
    for found in walk(root, lambda path, _: not is_passed_over(path)):
        yield found if isinstance(found, Skipped) else file_of(found, suffixes)


def walk(root: Path, opens: Callable[[Path, bool], bool]) -> Iterator[Path | Skipped]:
    """The files below ``root``, sorted, and last the folders that cannot be read.

    ``opens`` is asked about every entry, and told whether it is a folder; one that it shuts is not
    looked into. A folder that is an archive comes as if it were a file. Links are followed, and no
    folder is walked twice.
    """
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
        here = Path(folder)
        opened = sorted(name for name in folders if opens(here / name, True))
        archives = {name for name in opened if is_archive(here / name)}
        folders[:] = [name for name in opened if name not in archives]
        inside = {name for name in files if opens(here / name, False)}
        yield from (here / name for name in sorted(inside | archives))
    yield from sorted(problems, key=lambda problem: problem.path)
