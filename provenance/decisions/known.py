"""Which entry of a decisions file is about a finding.

A fingerprint says which words were judged. Some findings rest on a few words that many drafts have
("Reuters reported", a link), so that a decision belongs to the draft it was made for. Where a
sentence's worth of words was judged, it is the same passage wherever the draft is moved to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import reduce

from provenance.decisions.entries import Entry, in_order
from provenance.model import Choice, Decision
from provenance.text.words import words

#: From so many judged words on, a passage is its own: a run of seven words in common is what
#: PRV104 takes for a source's own wording, and two texts share that by copying only.
_OWN_WORDS = 7


class Known:
    """The entries that are kept, to be asked about the findings of an audit."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._of: dict[str, list[Entry]] = defaultdict(list)
        self._about: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            self._of[entry.fingerprint].append(entry)
            for pair in entry.pairs:
                self._about[entry.rule, pair].append(entry)

    def entry(self, asked: Entry) -> Entry | None:
        """The kept entry of the finding that ``asked`` is about, if there is one.

        Of the same draft; else of one that had the same passage, the entry decided last.
        """
        kept = self._of.get(asked.fingerprint, [])
        mine = named(asked.draft, [entry.draft for entry in kept])
        if mine is not None:
            return next(entry for entry in kept if entry.draft == mine)
        return max(kept, key=_last, default=None) if _is_own(asked) else None

    def history(self, asked: Entry) -> tuple[Decision, ...]:
        """What was decided about the finding that ``asked`` is about.

        A passage that was put elsewhere or cut in two makes other findings of the same pairs of
        sentences. Such a finding has the history of those that judged all its pairs, if they were
        decided alike: nothing is settled that nobody has looked at.
        """
        entry = self.entry(asked)
        if entry is not None:
            return entry.decisions
        alike: dict[Choice, list[Entry]] = defaultdict(list)
        for one in self._touching(asked):
            alike[one.decisions[-1].choice].append(one)
        covering = (
            sorted(entries, key=lambda one: (_last(one), one.fingerprint))
            for entries in alike.values()
            if frozenset[str]().union(*(one.pairs for one in entries)) >= asked.pairs
        )
        newest = max(covering, key=lambda entries: _last(entries[-1]), default=[])
        return reduce(in_order, (entry.decisions for entry in newest), ())

    def _touching(self, asked: Entry) -> list[Entry]:
        """The entries with decisions that share a pair of sentences with ``asked``, each once."""
        anywhere = _is_own(asked)
        near = {
            id(one): one
            for pair in asked.pairs
            for one in self._about.get((asked.rule, pair), [])
            if one.decisions and (anywhere or same_draft(one.draft, asked.draft))
        }
        return list(near.values())


def _last(entry: Entry) -> str:
    """The day of the newest decision."""
    return entry.decisions[-1].on if entry.decisions else ""


def _is_own(entry: Entry) -> bool:
    """Whether the judged words are the passage's own, so that it is known in any draft."""
    return sum(len(words(text)) for text in entry.text) >= _OWN_WORDS


def named(draft: str, drafts: Collection[str]) -> str | None:
    """Which of ``drafts`` the path ``draft`` names: itself, else the only one that can be meant."""
    if draft in drafts:
        return draft
    near = {one for one in drafts if same_draft(one, draft)}
    return near.pop() if len(near) == 1 else None


def same_draft(one: str, two: str) -> bool:
    """Whether two paths can be of one draft: equal, or one the end of the other.

    Run from another folder, or given an absolute path, an audit spells the same draft otherwise.
    """
    shorter, longer = sorted((one.split("/"), two.split("/")), key=len)
    return longer[-len(shorter) :] == shorter
