"""The files that the settings name: drafts by ``content``, and sources by ``sources``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from provenance.config import Config
from provenance.config.globs import Globs, IgnoreList, below_here
from provenance.content.ignored import Ignored
from provenance.ingest.folders import Files, file_of, files_of, is_archive, is_passed_over, walk
from provenance.model import Skipped


class Content:
    """What is content and what a source, below the working directory.

    Hidden files and folders are neither, as in a folder that is given; nor is what ``exclude``
    names, and what git ignores. A file that both settings name is content. A folder that is left
    out is not looked into.
    """

    def __init__(self, config: Config) -> None:
        self._content = Globs(config.content, "content")
        self._sources = Globs(config.sources, "sources")
        self._excluded = IgnoreList(config.exclude)
        self._gitignore = config.gitignore

    def drafts(self) -> Files:
        """The files that are content, sorted."""
        return Files(tuple(self._found(drafts=True)))

    def sources(self) -> Files:
        """The files and archives that are sources, sorted."""
        return Files(tuple(self._found(drafts=False)))

    def among(self, root: Path) -> Iterator[Path | Skipped]:
        """Of the files of ``root`` those that are content, and what of it cannot be read."""
        for found in files_of(root):
            path = found if isinstance(found, Path) else Path(found.path)
            if isinstance(found, Skipped):
                if path.is_dir() or self.holds(path):
                    yield found
            elif self.holds(path):
                yield file_of(path)

    def holds(self, path: Path) -> bool:
        """Whether a file at ``path`` is content, be it there or not."""
        inside = below_here(path.as_posix())
        if inside is None or inside not in self._content:
            return False
        _, *folders = reversed(Path(inside).parents)
        return all(self._opens(one, True) for one in folders) and self._opens(Path(inside), False)

    def _found(self, *, drafts: bool) -> Iterator[Path | Skipped]:
        for path in self._files:
            if isinstance(path, Skipped):
                yield path
                continue
            name = path.as_posix()
            if is_archive(path):  # named as a whole, or by what lies in it
                inside = (path / "archive.json").as_posix()
                if not drafts and (name in self._sources or inside in self._sources):
                    yield path
                continue
            is_content = name in self._content
            if is_content if drafts else name in self._sources and not is_content:
                yield file_of(path)

    @cached_property
    def _files(self) -> tuple[Path | Skipped, ...]:
        return tuple(walk(Path(), self._leads_on))

    @cached_property
    def _ignored(self) -> Ignored:
        return Ignored(Path())

    def _leads_on(self, path: Path, folder: bool) -> bool:
        """Whether the walk goes on with this entry: not into a folder that no pattern reaches."""
        name = path.as_posix()
        if folder and not (self._content.reach(name) or self._sources.reach(name)):
            return False
        return self._opens(path, folder)

    def _opens(self, path: Path, folder: bool) -> bool:
        """Whether this entry may be looked at, provided that the folders above it may."""
        name = path.as_posix()
        if is_passed_over(path) or self._excluded.says(name, folder=folder):
            return False
        return not (self._gitignore and self._ignored(name, folder=folder))
