"""The review as it stands: the audit that is shown, what was decided, and what became of it.

Requests and the watch over the drafts run in threads of their own; here they meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from provenance.decisions.apply import apply_decisions
from provenance.decisions.entries import Entry, entries_of, entry_of
from provenance.decisions.file import read_decisions, record
from provenance.decisions.follow import Followed, follow
from provenance.errors import UsageProblem
from provenance.model import Audit, Decision
from provenance.render.lines import printable
from provenance.render.since import STATES
from provenance.review.files import Signature, signature


class UnknownFinding(Exception):
    """The audit that is shown has no such finding."""


@dataclass(frozen=True, slots=True)
class State:
    """What everybody who asks is shown until something changes."""

    version: int
    """Which audit it is, from 1."""
    audit: Audit
    """With the decisions put on it."""
    entries: tuple[Entry, ...]
    """Of its findings, those with a history."""
    since: tuple[Followed, ...]
    """What became of each finding since the review began; nothing while it is the first audit."""
    note: str
    """Why this is not the state of the files, in plain sentences; else empty."""

    @property
    def became(self) -> dict[str, int]:
        """How many findings were cleared, changed, are new or were kept."""
        counted = Counter[str](one.state for one in self.since)
        return {state: counted[state] for state in STATES}


class Review:
    """An audit under review: replaced when it is made again, decided about by many."""

    def __init__(
        self,
        audit: Audit,
        file_of: Callable[[str], Path],
        hold: Callable[[Audit], Audit] = lambda audit: audit,
    ) -> None:
        """Begin with ``audit``; ``file_of`` says where decisions on the draft of a path are kept.

        It is asked of each draft until the file is there. ``hold`` puts a baseline on an audit with
        its decisions. Raises `UsageProblem` if one of the files is broken.
        """
        self._lock = RLock()
        self._file_of = file_of
        self._hold = hold
        self._files: dict[str, Path] = {}
        self._began = audit
        self._made = audit
        self._version = 1
        self._since: tuple[Followed, ...] = ()
        self._problem = ""
        self._place_files()
        self._signatures = self._looked()
        self._kept = read_decisions(self.files)
        self._broken = ""
        self._state = self._put_together()

    @property
    def files(self) -> tuple[Path, ...]:
        """The decisions files, each once, in the order of the drafts."""
        with self._lock:
            return tuple(dict.fromkeys(self._files.values()))

    def state(self) -> State:
        """The state of now: with what other processes and editors wrote into the files."""
        with self._lock:
            found = self._looked()
            if found != self._signatures:
                self._signatures = found
                try:
                    self._kept = read_decisions(self.files)
                    self._broken = ""
                except UsageProblem as problem:
                    self._broken = f"{printable(str(problem))}. Shown are the decisions before."
                self._state = self._put_together()
            return self._state

    def decide(
        self, fingerprint: str, decision: Decision, seen: int | None, draft: str | None = None
    ) -> Entry:
        """Keep ``decision`` about a finding; the finding's entry as it now is.

        Where several drafts have the fingerprint, ``draft`` says which one is meant, else it is
        the first. Raises `UnknownFinding`, `Conflict` as `record` does, and `UsageProblem` if the
        decision is none or cannot be saved.
        """
        with self._lock:
            file, entry = self._finding(fingerprint, draft)
            decided = record(file, entry, decision, seen)
            self.state()  # shows it, whatever becomes of the file
            return decided

    def replace(self, audit: Audit) -> None:
        """Show ``audit`` from now on; one that is equal to the last only clears the problem."""
        with self._lock:
            self._problem = ""
            if audit != self._made:
                self._since = follow(self._began, audit)
                self._made = audit
                self._version += 1
                self._place_files()
                self._signatures = {}  # there may be others now
            self._state = self._put_together()

    def keep(self, problem: str) -> None:
        """Go on showing the last audit, and say why: ``problem`` is a line."""
        with self._lock:
            said = printable(problem)  # a file name may hold anything
            self._problem = f"{said}. What is shown is the last audit that could be made."
            self._state = self._put_together()

    def unreadable(self, audit: Audit) -> str:
        """Why ``audit`` must not be shown: which texts of the last one it could not read; or empty.

        A draft that is half saved and a source that is gone would clear findings for no reason.
        """
        read = {document.path for document in audit.documents}
        lost = {document.path for document in self._made.documents} - read
        return "; ".join(
            f"{one.path}: {one.reason}"
            for one in audit.skipped
            if not one.incidental
            and any(path == one.path or path.startswith(f"{one.path}/") for path in lost)
        )

    def _place_files(self) -> None:
        for one in self._made.audits:
            path = self._made.document(one.document).path
            if path not in self._files:
                self._files[path] = self._file_of(path)

    def _file(self, path: str) -> Path:
        """The file for the draft of this path; another review may have begun one further up."""
        if not self._files[path].exists():
            self._files[path] = self._file_of(path)
        return self._files[path]

    def _looked(self) -> dict[Path, Signature | None]:
        return {file: signature(file) for file in self.files}

    def _put_together(self) -> State:
        audit = self._hold(apply_decisions(self._made, self._kept))
        documents = {document.id: document for document in audit.documents}
        return State(
            version=self._version,
            audit=audit,
            entries=tuple(
                entry
                for one in audit.audits
                if any(finding.decisions for finding in one.findings)
                for entry in entries_of(one, documents)
                if entry.decisions
            ),
            since=self._since,
            note=" ".join(filter(None, (self._problem, self._broken))),
        )

    def _finding(self, fingerprint: str, draft: str | None) -> tuple[Path, Entry]:
        """Where decisions on a finding are kept, and its entry."""
        audit = self.state().audit
        documents = {document.id: document for document in audit.documents}
        for one in audit.audits:
            for finding in one.findings:
                if finding.fingerprint != fingerprint:
                    continue
                entry = entry_of(finding, one, documents)
                if draft in (None, entry.draft):
                    return self._file(documents[one.document].path), entry
        raise UnknownFinding(fingerprint)
