"""A baseline put on an audit: what was known before is held back, and what is gone is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from provenance.decisions.baseline import Held, Place, joined, unnumbered
from provenance.decisions.entries import Entry, entries_of
from provenance.model import SETTLES, Audit, Finding, Suppressed, Unused

#: Rules whose sentences another rule judges once a first credit is put in: what that does not reach
#: is PRV103's then. Who begins to credit must not be told of what was known as if it were new.
_BEFORE = {"PRV103": ("PRV101", "PRV102")}


def hold(audit: Audit, entries: Iterable[Held], place: Place) -> Audit:
    """The audit with the findings of ``entries`` held back, as far as nothing else does.

    A finding is known by its fingerprint, as often as its draft's entries have it; or because all
    its pairs of sentences are in entries of its rule, or of one before it. Entries of a draft that
    is not there any more go to the one draft without entries that has most of their findings: it
    was renamed. What a decision in force keeps standing stands. Entries that no finding answers to
    are their draft's `Unused` ones.
    """
    documents = {document.id: document for document in audit.documents}
    drafts = [place.name(documents[one.document].path) for one in audit.audits]
    made = [entries_of(one, documents) for one in audit.audits]
    mine = _by_draft(joined(entries), drafts, made, place)
    serving = {draft: _Serving(draft, known) for draft, known in mine.items()}
    held = [
        _served(one.findings, asked, serving[draft])
        for one, draft, asked in zip(audit.audits, drafts, made, strict=True)
    ]
    left = {draft: serve.left() for draft, serve in serving.items()}
    audits = (
        replace(one, findings=findings, unused=(*one.unused, *left.pop(draft, ())))
        for one, draft, findings in zip(audit.audits, drafts, held, strict=True)
    )
    return replace(audit, audits=tuple(audits))


def _served(
    findings: Sequence[Finding], asked: Sequence[Entry], serve: _Serving
) -> tuple[Finding, ...]:
    """The findings of a draft, those that are known held back.

    What stands is served first: it is what the entries were written for.
    """
    order = sorted(range(len(asked)), key=lambda at: findings[at].suppressed is not None)
    known = {at: serve.knows(asked[at]) for at in order}
    return tuple(_held(one, serve.why) if known[at] else one for at, one in enumerate(findings))


def _held(finding: Finding, why: str) -> Finding:
    newest = finding.decisions[-1].choice if finding.decisions else "withdrawn"
    if finding.suppressed or not (newest == "withdrawn" or newest in SETTLES):
        return finding
    return replace(finding, suppressed=Suppressed("baseline", why))


class _Serving:
    """The entries of one draft, to be asked about its findings one by one."""

    def __init__(self, draft: str, entries: Sequence[Held]) -> None:
        before = next((f", as {one.draft}" for one in entries if one.draft != draft), "")
        self.why = f"it is in the baseline{before}"
        """That a name is another than the draft's tells of a move, until it is written again."""
        self._entries = entries
        self._count = {one.fingerprint: one.count for one in entries}
        self._pairs: dict[str, frozenset[str]] = defaultdict(frozenset)
        for one in entries:
            self._pairs[one.rule] |= one.pairs
        self._met: dict[str, set[str]] = defaultdict(set)

    def knows(self, asked: Entry) -> bool:
        """Whether this finding is known; it uses up one of its fingerprint."""
        rules = (asked.rule, *_BEFORE.get(asked.rule, ()))
        for rule in rules:
            self._met[rule] |= asked.pairs
        mark = unnumbered(asked.fingerprint)
        if mark in self._count:
            self._count[mark] -= 1
            return self._count[mark] >= 0
        known = frozenset[str]().union(*(self._pairs[rule] for rule in rules))
        return bool(asked.pairs) and asked.pairs <= known

    def left(self) -> list[Unused]:
        """What no finding answered to, or not as often as the baseline says.

        Of an entry whose sentences are judged in other company, nothing is said.
        """
        told = []
        for one in self._entries:
            left = self._count[one.fingerprint]
            if left <= 0 or (left == one.count and one.pairs & self._met[one.rule]):
                continue
            many = f"{left} of its {one.count} findings are" if one.count > 1 else "its finding is"
            why = f"{many} not made any more ({one.fingerprint})"
            told.append(Unused("baseline", one.rule, why))
        return told


def _by_draft(
    entries: Sequence[Held],
    drafts: Sequence[str],
    made: Sequence[Sequence[Entry]],
    place: Place,
) -> Mapping[str, Sequence[Held]]:
    """The entries that serve each draft: its own, and those of the draft that it was before."""
    mine: dict[str, list[Held]] = {draft: [] for draft in drafts}
    gone = defaultdict[str, list[Held]](list)
    for one in entries:
        (mine[one.draft] if one.draft in mine else gone[one.draft]).append(one)
    new = {
        draft: {unnumbered(entry.fingerprint) for entry in asked}
        for draft, asked in zip(drafts, made, strict=True)
        if not mine[draft]
    }
    alike = [
        (-len(marks & {one.fingerprint for one in left}), old, draft)
        for old, left in gone.items()
        if new and not place.has(old)
        for draft, marks in new.items()
    ]
    for shared, old, draft in sorted(alike):
        if shared and old in gone and not mine[draft]:
            mine[draft] = gone.pop(old)
    return mine
