"""What became of findings from one audit to the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from provenance.decisions.entries import Entry, entries_of
from provenance.model import Audit
from provenance.text.shown import shown_path
from provenance.text.words import words

State = Literal["kept", "changed", "cleared", "new"]
#: Two wordings of one passage share at least half of their words: an edited sentence does, and two
#: sentences on one subject hardly ever do.
_ALIKE = 0.5
#: A word that more passages than this have tells none of them; of the passages that share rarer
#: ones, so many are compared. Both keep a wholly rewritten draft from costing its square.
_COMMON, _NEAREST = 40, 8


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a finding, or that it is new."""

    draft: str
    """The draft's path, as output shows it."""
    state: State
    rule: str
    text: tuple[str, ...]
    """How the judged passages begin: as they are now, or as they were if it is cleared."""
    was: str | None
    """Fingerprint before; None if it is new."""
    now: str | None
    """Fingerprint now; None if it is cleared."""


def follow(before: Audit, after: Audit) -> tuple[Followed, ...]:
    """What became of each finding of ``before``, draft by draft, and which are new.

    A draft that only one of the audits has says nothing of its findings: it was not audited.
    """
    then = dict(_drafts(before))
    return tuple(
        one
        for draft, findings in _drafts(after)
        if draft in then
        for one in _followed(shown_path(draft), then[draft], findings)
    )


def _drafts(audit: Audit) -> Iterator[tuple[str, list[Entry]]]:
    """Each draft's path, with its findings."""
    documents = {document.id: document for document in audit.documents}
    for one in audit.audits:
        yield documents[one.document].path, entries_of(one, documents)


def _followed(draft: str, before: Sequence[Entry], after: Sequence[Entry]) -> list[Followed]:
    places = successors(before, after)
    followed = []
    for at, entry in enumerate(before):
        now = after[places[at]] if at in places else None
        if now is None:
            state: State = "cleared"
        else:
            state = "kept" if now.fingerprint == entry.fingerprint else "changed"
        text, mark = (now.text, now.fingerprint) if now else (entry.text, None)
        followed.append(Followed(draft, state, entry.rule, text, entry.fingerprint, mark))
    known = set(places.values())
    return followed + [
        Followed(draft, "new", entry.rule, entry.text, None, entry.fingerprint)
        for at, entry in enumerate(after)
        if at not in known
    ]


def successors(before: Sequence[Entry], after: Sequence[Entry]) -> dict[int, int]:
    """For places in ``before``, the place in ``after`` of the finding that stands there now.

    One to one: first what has the same fingerprint; then, of the same rule, the most similar
    judged words, as long as they share half of them.
    """
    marks: dict[str, list[int]] = defaultdict(list)
    for at in reversed(range(len(after))):
        marks[after[at].fingerprint].append(at)
    found = {
        at: marks[entry.fingerprint].pop()
        for at, entry in enumerate(before)
        if marks[entry.fingerprint]
    }
    kept = set(found.values())
    old = {at: _words(entry) for at, entry in enumerate(before) if at not in found}
    new = {at: _words(entry) for at, entry in enumerate(after) if at not in kept}
    where: dict[str, list[int]] = defaultdict(list)
    for at, said in new.items():
        for word in said:
            where[word].append(at)
    alike = []
    for at, said in old.items():
        near = Counter(
            two for word in said if len(where[word]) <= _COMMON for two in where[word]
        ).most_common(_NEAREST)
        for two, _ in near:
            share = _share(said, new[two])
            if share >= _ALIKE:
                alike.append((-share, at, two))
    for _, at, two in sorted(alike):
        if at not in found and two not in kept:
            found[at] = two
            kept.add(two)
    return found


def _words(entry: Entry) -> Counter[str]:
    """The judged words with their rule; where only a source was judged, the rule alone."""
    said = (f"{entry.rule} {word.key}" for text in entry.text for word in words(text))
    return Counter(said) or Counter([entry.rule])


def _share(one: Counter[str], two: Counter[str]) -> float:
    """How much of the words of both is in both: Dice's coefficient, from 0 to 1."""
    return 2 * (one & two).total() / (one.total() + two.total())
