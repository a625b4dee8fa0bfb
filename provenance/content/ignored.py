"""What git would ignore, read off its files: git itself need not be there."""

from __future__ import annotations

import posixpath
from pathlib import Path

from provenance.config.globs import IgnoreList

_NOTHING = IgnoreList(())


class Ignored:
    """The ``.gitignore`` files from a repository's root down, and its ``.git/info/exclude``.

    ``here`` is a folder; where no repository holds it, the files from there down count. A list is
    read when a path below its folder is first asked for, and once. That a file is tracked all the
    same is not looked up, and the user's own global list not read: both would make the answer
    another on another machine.
    """

    def __init__(self, here: Path) -> None:
        here = here.resolve()
        found = next((one for one in (here, *here.parents) if (one / ".git").exists()), None)
        self._root = found or here
        self._prefix = "/".join(here.relative_to(self._root).parts)
        self._own = IgnoreList(_lines(_info(found))) if found else _NOTHING
        self._lists: dict[str, IgnoreList] = {}
        self._folders: dict[str, bool] = {"": False}

    def __call__(self, path: str, *, folder: bool) -> bool:
        """Whether the file or ``folder`` at ``path``, relative to ``here``, is ignored."""
        inside = posixpath.join(self._prefix, path)
        above = posixpath.dirname(inside)
        for place in _chain(above):
            if place not in self._folders:
                self._folders[place] = self._itself(place, folder=True)
            if self._folders[place]:
                return True
        return self._itself(inside, folder=folder)

    def _itself(self, path: str, *, folder: bool) -> bool:
        """What the nearest list says that says anything, without regard to folders above."""
        for place in reversed(_chain(posixpath.dirname(path))):
            said = self._list(place).says(path[len(place) :].lstrip("/"), folder=folder)
            if said is not None:
                return said
        return bool(self._own.says(path, folder=folder))

    def _list(self, place: str) -> IgnoreList:
        if place not in self._lists:
            self._lists[place] = IgnoreList(_lines(self._root / place / ".gitignore"))
        return self._lists[place]


def _chain(folder: str) -> list[str]:
    """The folder and all above it, the root, which is the empty path, first."""
    parts = folder.split("/") if folder else []
    return ["/".join(parts[:number]) for number in range(len(parts) + 1)]


def _lines(path: Path) -> list[str]:
    if path.is_symlink() or not path.is_file():  # git does not follow a link, either
        return []
    try:
        text = path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    except OSError:
        return []
    return [line.removesuffix("\r") for line in text.split("\n")]


def _info(root: Path) -> Path:
    """The list of a repository that is not shared; a worktree's stands with its main one."""
    folder = root / ".git"
    if folder.is_file():
        folder = root / _pointed(folder).removeprefix("gitdir: ")
        folder = folder / _pointed(folder / "commondir")
    return folder / "info" / "exclude"


def _pointed(file: Path) -> str:
    """The path in a file of one line; the empty one, which leads nowhere else, where none is."""
    return next(iter(_lines(file)), "")
