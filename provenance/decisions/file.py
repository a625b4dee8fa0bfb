"""Where decisions are kept, and how one is added so that none is lost."""

from __future__ import annotations

import fcntl
import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from provenance import atomic
from provenance.decisions.entries import Entry, check, from_json, in_order, joined, to_json
from provenance.decisions.kept import absolute, text_of
from provenance.decisions.known import Known, same_draft
from provenance.errors import UsageProblem
from provenance.ingest.folders import DECISIONS
from provenance.model import Decision

NAME = DECISIONS


class Conflict(Exception):
    """Somebody decided meanwhile: ``entry`` is the finding's as it now is."""

    def __init__(self, entry: Entry) -> None:
        super().__init__("somebody else has decided about this finding meanwhile")
        self.entry = entry


def decisions_file(draft: Path, working: Path) -> Path:
    """Where the decisions about ``draft`` are kept, whether or not there are any yet.

    The nearest file called `NAME` in the draft's folder or one above it, as far up as the folder
    ``working``, if the draft lies in that; else in its own folder. Of a draft that lies in an
    archive, the folder is the archive's.
    """
    path, top = absolute(working / draft), absolute(working)
    own = next(folder for folder in path.parents if folder.is_dir())
    folders = [own]
    if own.is_relative_to(top):
        folders += [folder for folder in own.parents if folder.is_relative_to(top)]
    kept = (folder / NAME for folder in folders)
    return next((file for file in kept if file.exists()), own / NAME)


def read_decisions(files: Iterable[Path]) -> tuple[Entry, ...]:
    """The entries of all ``files``, those of one finding joined; a missing file has none.

    Raises `UsageProblem`, in one line, for a file that cannot be read or is broken.
    """
    return joined(entry for file in dict.fromkeys(files) for entry in _read(file))


def _read(file: Path) -> tuple[Entry, ...]:
    text = text_of(file, "a decisions file")
    return () if text is None else from_json(text, str(file))


def record(file: Path, entry: Entry, decision: Decision, seen: int | None = None) -> Entry:
    """Add ``decision`` to the history of ``entry`` in ``file``; the entry as it now is.

    When this returns, the decision is on the disk. Decisions that ``entry`` brings along and the
    file does not have are kept too. ``seen`` is how many decisions the reviewer knew of: if the
    history has another number, raises `Conflict`, and nothing is written. Raises `UsageProblem`
    if the decision is none, or the file is broken or cannot be written.
    """
    check(decision)
    file = file.resolve()
    try:
        with _held(file.parent):
            entries = _read(file)
            known = Known(entries)
            history = in_order(known.history(entry), entry.decisions)
            if seen is not None and seen != len(history):
                raise Conflict(replace(entry, decisions=history))
            for one in history:
                check(one)  # what an audit brought along may be anything
            decided = replace(entry, decisions=(*history, decision))
            _write(file, entries, known.entry(entry), decided)
    except OSError as error:
        raise UsageProblem(f"{file}: cannot be written: {error.strerror or error}") from None
    return decided


def _write(file: Path, entries: Sequence[Entry], known: Entry | None, decided: Entry) -> None:
    """Write ``entries`` with ``decided``, in the place of ``known`` if that is the same draft's."""
    if known is not None and same_draft(known.draft, decided.draft):
        entries = [one for one in entries if one is not known]
        decided = replace(decided, draft=known.draft)
    for left in file.parent.glob(f".{glob.escape(file.name)}.*.part"):
        left.unlink()  # by a process that was killed: who writes, holds the folder
    atomic.replace(file, to_json((*entries, decided)).encode(), durable=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Keep every other reviewer's process waiting, without a lock file among the content."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
