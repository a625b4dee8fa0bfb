"""The baseline: findings that were there when a newsroom began to check, and are let be.

It names them by fingerprint and says how many there are, so that one more of them is new. The
format ``provenance.baseline/1`` holds no text, and is made to be kept under version control: a
finding is an entry of its own, and entries are sorted.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from provenance import atomic
from provenance.decisions.entries import entries_of
from provenance.decisions.kept import absolute, text_of
from provenance.errors import UsageProblem
from provenance.fields import Fields, Malformed, parsed
from provenance.model import Audit
from provenance.text.shown import shown_path

SCHEMA = "provenance.baseline/1"
#: The ordinal that a draft's second finding of one fingerprint has.
_ORDINAL = re.compile(r"(?<=[0-9a-f]{16})-\d+\Z")
#: What the names of drafts begin with of which no path is written.
_ELSEWHERE = "elsewhere://"


@dataclass(frozen=True, slots=True)
class Held:
    """A finding that the baseline holds, as far as it is needed to know it again."""

    fingerprint: str
    """Without the ordinal that tells findings of one draft apart."""
    rule: str
    draft: str
    """By its name from the baseline's folder on."""
    count: int = 1
    """How many such findings the draft has."""
    pairs: frozenset[str] = frozenset()
    """Digests of its sentences with their sources', as decisions have them."""


class Place:
    """Where a baseline lies: what it calls drafts, and whether one is still there."""

    def __init__(self, file: Path, working: Path) -> None:
        """Of the baseline ``file``, in an audit that runs in the folder ``working``."""
        self._base = absolute(working / file).parent
        self._working = working

    def name(self, path: str) -> str:
        """The draft at ``path`` by its path from the baseline on; an address as output shows it.

        What does not lie below the baseline's folder goes by how it was given, as long as that
        begins with ``..``; else by its file and a digest of where it lies, since no name may be
        another draft's, and none may tell where on a machine things lie.
        """
        lies = absolute(self._working / path)
        if "://" in path:
            return shown_path(path)
        if lies.is_relative_to(self._base):
            return shown_path(lies.relative_to(self._base).as_posix())
        if path.startswith("../"):
            return shown_path(path)
        folder = os.path.relpath(lies.parent, self._base)
        digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
        return f"{_ELSEWHERE}{digest}/{shown_path(lies.name)}"

    def has(self, draft: str) -> bool:
        """Whether the draft of this name is there; a member of an archive is while that is.

        Of an address, and of what lies elsewhere, nobody can say that it is gone.
        """
        paths = [folder / draft for folder in (self._base, self._working)]
        return "://" in draft or any(_is_file(p) for path in paths for p in (path, *path.parents))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no file can have
        return False


def known_findings(audit: Audit, place: Place) -> tuple[Held, ...]:
    """The findings of ``audit`` that stand, for the baseline at ``place``."""
    documents = {document.id: document for document in audit.documents}
    found = []
    for one in audit.audits:
        standing = replace(one, findings=tuple(f for f in one.findings if f.suppressed is None))
        draft = place.name(documents[one.document].path)
        found += [
            Held(unnumbered(entry.fingerprint), entry.rule, draft, 1, entry.pairs)
            for entry in entries_of(standing, documents)
        ]
    number = Counter((one.draft, one.fingerprint) for one in found)
    return joined(replace(one, count=number[one.draft, one.fingerprint]) for one in found)


def unnumbered(fingerprint: str) -> str:
    """A fingerprint without the ordinal that tells findings of one draft apart."""
    return _ORDINAL.sub("", fingerprint)


def joined(entries: Iterable[Held]) -> tuple[Held, ...]:
    """Entries by draft, rule and fingerprint, each once: with the larger count, and all pairs."""
    found: dict[tuple[str, str, str], Held] = {}
    for one in entries:
        key = (one.draft, one.rule, one.fingerprint)
        other = found.get(key, one)
        count = max(one.count, other.count)
        found[key] = replace(one, count=count, pairs=one.pairs | other.pairs)
    return tuple(found[key] for key in sorted(found))


def to_json(entries: Iterable[Held]) -> str:
    """The baseline file that holds these entries."""
    findings = [
        {
            "count": one.count,
            "draft": one.draft,
            "fingerprint": one.fingerprint,
            "pairs": " ".join(sorted(one.pairs)),
            "rule": one.rule,
        }
        for one in joined(entries)
    ]
    written = {"findings": findings, "schema": SCHEMA}
    return json.dumps(written, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def from_json(text: str, where: str) -> tuple[Held, ...]:
    """The entries of the baseline file ``text``.

    Raises `UsageProblem`, in one line that names the file (``where``) and the place in it, for
    what is not JSON or no baseline.
    """
    try:
        return joined(_held(one) for one in parsed(text, SCHEMA).items("findings"))
    except Malformed as problem:
        raise UsageProblem(f"{where}: not a baseline: {problem}") from None


def _held(one: Fields) -> Held:
    return Held(
        one.text("fingerprint"),
        one.text("rule"),
        one.text("draft"),
        one.whole("count", 1),
        frozenset(one.text("pairs", "").split()),
    )


def read_baseline(file: Path) -> tuple[Held, ...]:
    """The entries of ``file``.

    Raises `UsageProblem`, in one line, for a file that is not there, cannot be read or is broken:
    without it, everything in it would be new.
    """
    text = text_of(file, "a baseline")
    if text is None:
        raise UsageProblem(f"{file}: there is no such baseline (provenance baseline writes one)")
    return from_json(text, str(file))


def write_baseline(file: Path, entries: Iterable[Held]) -> None:
    """Put ``entries`` in the place of what ``file`` held; raises `UsageProblem` if that fails."""
    try:
        atomic.replace(file.resolve(), to_json(entries).encode())
    except OSError as error:
        raise UsageProblem(f"{file}: cannot be written: {error.strerror or error}") from None
