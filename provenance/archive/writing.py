"""Adding to an archive and taking out of it.

Everything that belongs together goes into one commit: a text with its first copy, a copy with the
text that nobody else has. Whatever ends a run, what was committed stays, and the next run goes on
from there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from provenance.archive import folder
from provenance.archive.batch import Batch
from provenance.archive.content import (
    Content,
    Described,
    described_document,
    described_record,
)
from provenance.archive.engine import Index
from provenance.archive.entries import Copy, Known
from provenance.coding import encoded
from provenance.config import Config
from provenance.errors import UsageProblem
from provenance.ingest.body.kinds import check_kinds
from provenance.ingest.file import File
from provenance.ingest.folders import files_of, is_archive, is_named
from provenance.ingest.members import COLLECTED, members_of
from provenance.ingest.read import documents_in
from provenance.model import Document, Skipped

#: What of one file cannot be read is named so often; the rest is counted.
_NAMED = 20
_BLOCK = 1 << 20


@dataclass(slots=True)
class Added:
    """What one run of adding came to."""

    texts: int = 0
    """Texts that were not there before."""
    copies: int = 0
    """Copies that were not there before, those of new texts included."""
    replaced: int = 0
    """Copies whose article changed."""
    removed: int = 0
    """Copies that a changed file holds no more."""
    unchanged: int = 0
    """Files that were there as they are."""
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(slots=True)
class Writer:
    """The one who writes to an archive."""

    path: Path
    index: Index
    batch: Batch

    @classmethod
    @contextmanager
    def open(cls, path: Path, what: str, *, new: bool = False) -> Iterator[Writer]:
        """Write to the archive in a folder; with ``new``, make it where there is none.

        ``what`` tells others who is at work. What was not committed is dropped when an error ends
        it. Raises `UsageProblem` where there is no archive, one of another version, or somebody
        else who writes.
        """
        if new and not is_archive(path):
            _make_folder(path)
        else:
            folder.manifest(path)
        with folder.only_writer(path, what):
            if new and not is_archive(path):
                Index(path / folder.Manifest(folder.SCHEMA).index, new=True)
                folder.declare(path)
            said = folder.manifest(path)
            folder.clear(path, said.index)
            index = Index(path / said.index)
            batch = Batch(index)
            try:
                yield cls(path, index, batch)
                batch.commit()
            except BaseException:
                batch.give_up()
                raise
            batch.finish()

    def add(
        self,
        paths: Sequence[Path],
        config: Config,
        progress: Callable[[str], None] | None = None,
    ) -> Added:
        """Add what files and folders hold; what is there already is passed over.

        A file that changed takes the place of what it held before. Raises `UsageProblem` where
        nothing more can be written.
        """
        check_kinds(config.keep)
        added = Added()
        settings = _digest(config.outlets, config.keep, config.fields)
        seen: set[str] = set()
        for given in paths:
            for found in files_of(given, COLLECTED):
                if self._is_own(Path(found.path) if isinstance(found, Skipped) else found):
                    continue
                if isinstance(found, Skipped):
                    added.skipped.append(found)
                elif found.as_posix() not in seen:
                    seen.add(found.as_posix())
                    incoming = Incoming(self.batch, found, config, settings, added, progress)
                    incoming.take(named=is_named(found, given))
        self.batch.commit()
        return added

    def _is_own(self, path: Path) -> bool:
        """Whether a file is part of the archive itself, which may lie in a folder it is fed."""
        return self.path.resolve() in path.resolve().parents

    def remove(self, what: str) -> int:
        """Take out copies by their path, that of a file or folder they lie in, or a text's key.

        Gives how many copies were taken out; a text goes with its last copy.
        """
        return self.batch.drop_below(what)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
        fit = folder.is_unfinished(path)
    except OSError as error:
        raise UsageProblem(f"{path}: cannot be made an archive: {error.strerror}") from None
    if not fit:
        raise UsageProblem(f"{path}: no archive, and not empty: name a new folder for one")


@dataclass(slots=True)
class Incoming:
    """One file on its way in."""

    batch: Batch
    path: Path
    config: Config
    settings: str
    added: Added
    progress: Callable[[str], None] | None
    unread: int = 0

    def take(self, *, named: bool) -> None:
        """Put what the file holds into the archive, in place of what it held before."""
        shown = self.path.as_posix()
        try:
            shown.encode()
            generation = _digest(_sha256(self.path), self.settings)
        except UnicodeEncodeError:
            self._skip(Skipped(shown, "its name is in another encoding than UTF-8"))
            return
        except OSError as error:
            self._skip(Skipped(shown, f"cannot be read: {error.strerror}"))
            return
        known = self.batch.known(shown)
        if known is not None and known.generation == generation:
            self.added.unchanged += 1
            return
        before = self.batch.has_any(shown)
        for member in members_of(self.path, self.config, named=named):
            if isinstance(member, Skipped):
                self._skip(member)
            elif isinstance(member, Document):
                self._take_document(member, generation, before=before)
            else:
                self._take_record(member, generation, before=before)
        if self.unread > _NAMED:
            more = f"{self.unread - _NAMED:,} further parts could not be read"
            self.added.skipped.append(Skipped(shown, more))
        if before:
            self.added.removed += self.batch.drop_older(shown, generation)
        if not self.unread:
            self.batch.put_known(Known(shown, generation))

    def _skip(self, one: Skipped) -> None:
        if not one.incidental:
            self.unread += 1
        if self.unread <= _NAMED:
            self.added.skipped.append(one)

    def _take_record(self, file: File, generation: str, *, before: bool) -> None:
        sha256 = hashlib.sha256(file.data).hexdigest()
        if before and self.batch.keep(file.path, sha256, self.settings, generation):
            return
        about = described_record(file, self.config)
        if about is not None:
            content = Content(file.data, is_record=True, fields=self.config.fields)
            copy = self._copy(about, file.path, sha256, generation)
            self._put(about, content, copy, before=before)
            return
        held = documents_in(file, "source", self.config)
        for one in held.skipped:
            self._skip(one)
        for document in held.documents:
            self._take_document(document, generation, before=before)

    def _take_document(self, document: Document, generation: str, *, before: bool) -> None:
        about = described_document(document)
        copy = self._copy(about, document.path, document.sha256, generation)
        self._put(about, Content(encoded(document), is_record=False), copy, before=before)

    def _copy(self, about: Described, path: str, sha256: str, generation: str) -> Copy:
        return Copy(
            path,
            about.key,
            sha256,
            self.settings,
            generation,
            about.title,
            about.outlet,
            about.published,
            about.url,
        )

    def _put(self, about: Described, content: Content, copy: Copy, *, before: bool) -> None:
        is_new, replaced = self.batch.put(about, content, copy, before=before)
        self.added.texts += is_new
        self.added.replaced += replaced
        self.added.copies += not replaced
        done = self.added.copies + self.added.replaced
        if self.batch.is_full():
            self.batch.commit()
            if self.progress:
                self.progress(f"{done:,} articles added, {self.added.texts:,} of them new texts")


def _digest(*parts: object) -> str:
    return hashlib.blake2b(encoded(parts), digest_size=16).hexdigest()


def _sha256(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()
