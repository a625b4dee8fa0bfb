"""An archive to be read: how often words stand in it, what holds them, and its articles in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from provenance.archive import content, folder
from provenance.archive.engine import Damaged, Index, View
from provenance.archive.entries import Copy
from provenance.config import Config
from provenance.errors import InputProblem
from provenance.ingest.folders import is_archive
from provenance.model import Document

__all__ = ["Archive", "is_archive"]

#: Keys looked up together where all are gone through.
_TOGETHER = 2_000
#: Texts after which a long run tells how far it is: some five seconds' work.
_STEP = 5_000


def prefixes(keys: int) -> Iterator[str]:
    """What so many keys begin with, so that some thousands at most begin alike; in order."""
    digits = 1
    while keys > _TOGETHER * 16**digits:
        digits += 1
    return (f"{number:0{digits}x}" for number in range(16**digits))


def is_step(done: int, just: int) -> bool:
    """Whether it is time to tell how far a run is, after ``just`` so many of those ``done``."""
    return done // _STEP > (done - just) // _STEP


class Archive:
    """An archive as its last commit left it, whatever is added meanwhile."""

    def __init__(self, path: Path, view: View) -> None:
        self.path = path
        self.view = view
        self.texts, self.copies = view.count()

    @classmethod
    def open(cls, path: Path) -> Archive:
        """The archive in a folder.

        Raises `UsageProblem` where there is none, or one of another version, `InputProblem` where
        it is damaged.
        """
        said = folder.manifest(path)
        try:
            view = Index(path / said.index).view()
        except Damaged:
            again = folder.manifest(path)  # another process may just have compacted it
            if again == said:
                raise
            view = Index(path / again.index).view()
        return cls(path, view)

    def frequency(self, key: str) -> int:
        """In how many texts a word key stands; what was removed counts until it is compacted."""
        return self.view.frequency(key)

    def search(self, terms: Sequence[tuple[str, float]], most: int) -> list[tuple[str, float]]:
        """The texts that hold these word keys, as text keys with their scores, best first.

        A score is the sum of each word's weight times its BM25: with weights of 1, plain BM25.
        """
        return self.view.search(terms, most)

    def copies_of(self, key: str) -> tuple[Copy, ...]:
        """What is known of the copies of a text without reading it, by path."""
        return self.view.copies_of(key)

    def documents_of(
        self, key: str, config: Config, only: Sequence[Copy] | None = None
    ) -> tuple[Document, ...]:
        """The copies of a text read in full, as sources without an id, by path.

        ``only`` names those of them that are wanted, in their order. Raises `InputProblem` where
        the archive is damaged.
        """
        copies = self.view.copies_of(key) if only is None else only
        if not copies:
            return ()
        first = self._unpacked(self.view.packed(key) or b"", b"")
        found: list[Document] = []
        for copy in copies:
            plain = self._unpacked(copy.packed, first)
            found += content.documents(content.content_in(plain), copy.path, config)
        return tuple(found)

    def _unpacked(self, data: bytes, first: bytes) -> bytes:
        try:
            plain = content.unpacked(data, first)
            content.content_in(plain)
        except ValueError as error:
            raise InputProblem(
                f"{self.path}: damaged, a text {error}; see provenance archive verify"
            ) from None
        return plain

    def keys(self) -> Iterator[str]:
        """The keys of all texts, sorted; few of them in memory at a time."""
        for prefix in prefixes(self.texts):
            yield from self.view.texts_from(prefix)

    def every(self, config: Config) -> Iterator[Document]:
        """All articles read in full, by the keys of their texts, as sources without an id."""
        for key in self.keys():
            yield from self.documents_of(key, config)
