"""Patterns of paths, as in ``.gitignore``. The only door to pathspec.

It is imported with the first pattern: an audit of a draft that is given needs none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import UsageProblem

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

#: The name pathspec gives the part of a match that is the slash behind a folder.
_FOLDER_MARK = "ps_d"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)


class Globs:
    """Patterns as in ``.gitignore``, relative to the working directory; the last that fits counts.

    ``where`` is what they are called in a message. Raises `UsageProblem` for one that is none.
    """

    def __init__(self, patterns: Sequence[str], where: str = "") -> None:
        try:
            self._spec = _spec(tuple(patterns)) if patterns else None
            self._roots = tuple(_root(one) for one in patterns if not one.startswith("!"))
        except _NoPattern as problem:
            raise UsageProblem(f"{where}: {problem}".removeprefix(": ")) from None

    def __contains__(self, path: str) -> bool:
        """Whether the file at ``path``, or a folder above it, is one of those meant.

        Web addresses and files outside the working directory never are.
        """
        if self._spec is None:
            return False
        inside = below_here(path)
        return inside is not None and self._spec.match_file(inside)

    def reach(self, folder: str) -> bool:
        """Whether a file below ``folder``, relative to the working directory, may be meant."""
        here = f"{folder}/"
        return any(here.startswith(root) or root.startswith(here) for root in self._roots)


def below_here(path: str) -> str | None:
    """``path`` relative to the working directory; None for an address, and for one outside it."""
    if _ADDRESS.match(path):
        return None
    if not Path(path).is_absolute():
        return _inside(os.path.normpath(path))
    # a link may lead to the working directory, as /tmp does on macOS
    return _inside(os.path.relpath(path)) or _inside(os.path.relpath(os.path.realpath(path)))


def _inside(relative: str) -> str | None:
    path = Path(relative)
    return None if path.parts[:1] == (os.pardir,) else path.as_posix()


class IgnoreList:
    """The patterns of one ``.gitignore``; lines that are none count for nothing, as with git."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._patterns = tuple(reversed([p for p in map(_lenient, lines) if p is not None]))

    def says(self, path: str, *, folder: bool) -> bool | None:
        """Whether the entry at ``path`` is ignored, or was put back; None where no line fits.

        ``path`` is relative to the list's folder. What is said of the folders above it is not
        asked: of an ignored folder git looks at nothing.
        """
        for pattern in self._patterns:
            if pattern.regex is not None and _fits(pattern.regex, path, folder=folder):
                return pattern.include
        return None


def _fits(regex: re.Pattern[str], path: str, *, folder: bool) -> bool:
    """Whether a pattern fits the entry itself, not only a folder above it."""
    found = regex.search(path)
    if found is not None and not found.groupdict().get(_FOLDER_MARK):
        return True
    return folder and any(
        match.groupdict().get(_FOLDER_MARK) and match.start(_FOLDER_MARK) == len(path)
        for match in regex.finditer(f"{path}/")
    )


def _root(pattern: str) -> str:
    """The folder that all a pattern fits lies in, with a slash behind it; empty for anywhere."""
    *folders, _ = pattern.rstrip().removesuffix("/").split("/")
    plain = list(takewhile(lambda name: not set(name) & set("*?[\\"), folders))
    return "".join(f"{name}/" for name in plain if name)


class _NoPattern(Exception):
    pass


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec([_pattern(one) for one in patterns], backend="simple")


def _pattern(line: str) -> GitIgnoreSpecPattern:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    if line.rstrip().endswith("/**/"):  # the folders below one, which pathspec takes for that one
        line = f"{line.rstrip()}*/"
    try:
        pattern = GitIgnoreSpecPattern(line)
    except (ValueError, re.error):
        pattern = None
    if pattern is None or pattern.include is None:  # blank, a comment, an open bracket
        raise _NoPattern(f"{line!r} is no pattern of paths")
    return pattern


def _lenient(line: str) -> GitIgnoreSpecPattern | None:
    try:
        return _pattern(line)
    except _NoPattern:
        return None
