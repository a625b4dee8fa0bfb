"""A sentence read for its sense: its words in order, and what stands around each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from provenance.model import Span
from provenance.text.folding import fold
from provenance.text.tenses import base
from provenance.text.words import stem, words

#: Content words looked at on either side of a word.
_REACH = 3
#: Share of them that the other sentence must have, and how many at least, for two words to say
#: their different things of the same matter. From 0.3 to 0.7 the rules see the same in MSRP's
#: training part but for two or three of its 2753 paraphrases; this is the middle.
_SAME_MATTER, _FEWEST = 0.5, 2
#: Words of the longest sentence that is one statement; longer ones are tables and lists.
_MOST_WORDS = 200
#: Share of all words from which two sentences are one but for a word or two.
_SAME_WORDS = 0.75
#: Words of a clause that a verb governs, and how many of them two such clauses must share.
_CLAUSE, _SAME_CLAUSE = 20, 3


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The words of a sentence."""

    said: tuple[str, ...]
    """As written, in small letters."""
    keys: tuple[str, ...]
    """One for all forms of a word, "knew" and "know"."""
    content: tuple[bool, ...]
    spans: tuple[Span, ...]

    def around(self, at: int, reach: int = _REACH) -> frozenset[str]:
        """Keys of the content words on either side of the one at ``at``, itself left out."""
        before = [i for i in range(at - 1, -1, -1) if self.content[i]][:reach]
        after = [i for i in range(at + 1, len(self.keys)) if self.content[i]][:reach]
        return frozenset(self.keys[i] for i in (*before, *after))

    def complement(self, at: int) -> frozenset[str]:
        """Keys of the content words that follow the one at ``at``, of a clause at most."""
        after = range(at + 1, min(len(self.keys), at + 1 + _CLAUSE))
        return frozenset(self.keys[i] for i in after if self.content[i])

    def head(self, at: int) -> int | None:
        """The first content word after the one at ``at``, of the next few words; None if none."""
        last = min(at + 1 + 2 * _REACH, len(self.keys))
        return next((i for i in range(at + 1, last) if self.content[i]), None)

    def any_of(self, keys: frozenset[str]) -> bool:
        """Whether one of the words has a key among ``keys``."""
        return not keys.isdisjoint(self.keys)


@lru_cache(maxsize=1 << 10)
def read(sentence: str) -> Reading:
    """The words of ``sentence`` in order; what goes on for pages is read so far only."""
    found = words(sentence)[:_MOST_WORDS]
    said = tuple(fold(sentence[w.start : w.end]).text.lower() for w in found)
    return Reading(
        said,
        tuple(
            # A name ("Rose") is no verb.
            _key(lower) if sentence[w.start].islower() else w.key
            for w, lower in zip(found, said, strict=True)
        ),
        tuple(w.content for w in found),
        tuple(Span(w.start, w.end) for w in found),
    )


def _key(said: str) -> str:
    """The key of a word in small letters; "will" and "would" stay two words."""
    key, content = stem(said)
    return stem(base(said))[0] if content else key


def same_matter(a: Reading, at: int, b: Reading, there: int) -> bool:
    """Whether the words around two words are so far the same that both speak of one thing."""
    if shared_in_order(a, b) >= _SAME_WORDS:
        return True
    near, near_there = a.around(at), b.around(there)
    if near.isdisjoint(b.around(there, 1)) and near_there.isdisjoint(a.around(at, 1)):
        return False
    return all(
        len(some & other) >= max(_FEWEST, _SAME_MATTER * len(some))
        for some, other in ((near, set(b.keys)), (near_there, set(a.keys)))
    )


def keyed(lines: Iterable[str]) -> frozenset[str]:
    """The keys of the words in ``lines``, as a reading has them."""
    return frozenset(_key(word) for line in lines for word in line.split())


def same_complement(a: Reading, at: int, b: Reading, there: int) -> bool:
    """Whether what two verbs govern is the same: half of the shorter clause's content words."""
    some, other = a.complement(at), b.complement(there)
    shared = len(some & other)
    return shared >= max(_SAME_CLAUSE, _SAME_MATTER * min(len(some), len(other)))


@lru_cache(maxsize=1 << 6)
def shared_in_order(a: Reading, b: Reading) -> float:
    """Share of the longer sentence's words that both have in the same order, 0 to 1."""
    blocks = SequenceMatcher(None, a.keys, b.keys, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(a.keys), len(b.keys), 1)
