"""Alteration: how a quotation differs from the same speaker's words in a source.

What a house does to every quotation is none: to cut it short or take a fragment, to mark what it
leaves out with an ellipsis and what it puts in with brackets, to fit its tense and spelling, to
part it by the speaker's name (AP Stylebook, "quotations in the news"). A word exchanged or put in
is one, and so is one left out unmarked on which the sense hangs (NYT Guidelines on Integrity: every
word between quotation marks is what the speaker said).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from provenance.credit.quotes import Text
from provenance.credit.spoken import Spoken, spoken
from provenance.model import Span
from provenance.text.words import STOP_WORDS

#: Words beyond which a quotation is not compared: nobody quotes at such length by mistake.
_LONGEST = 400
#: A word that stands more often in the quotations of a source does not tell where to look.
_COMMON = 40
#: Left-out or put-in words that change nothing: what was meant is the same, and who takes down
#: speech hears them or not.
_SLIGHT = frozenset("a an #1 the that and or so well oh then also would dollar pound euro".split())
#: Words on which the sense hangs, whatever stands around them, and those that qualify a claim.
_DENIALS = frozenset("not never no none nobody noth neither nor without".split())
_QUALIFIERS = frozenset(
    "if unless until may perhap mayb probabl possibl onli almost alleg some sometim should".split()
)
_PERSONS = frozenset(
    "i me my mine we us our he him his she her they them their you your it".split()
)
#: A quotation of the source is taken from where it gives so many words in a row, if not the most.
_IN_A_ROW = 3
#: Most words of an unmarked omission, and of one marked by an ellipsis, in which a denial tells:
#: a longer one takes a whole thought out.
_OMISSION, _MARKED_OMISSION = 6, 2


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand in a quotation otherwise than in the source's."""

    here: Span
    """In the draft; empty, behind the last word that agrees, if words were left out."""
    there: Span
    """In the source; empty if words were put in."""
    whole: bool = True
    """Whether both hold whole words, none half of a contraction."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quotation beside the place of the source's quotations that it agrees with best."""

    agreement: float
    """Share of its words that stand there in the same order, from 0 to 1."""
    quotations: tuple[int, ...]
    """Numbers of the source's quotations it takes from, in order."""
    differences: tuple[Difference, ...]
    """What is altered; empty for the same words."""


class QuotedWords:
    """The words of a source's quotations, one after the other as they were spoken."""

    def __init__(self, source: Text) -> None:
        self._words: list[Spoken] = []
        self._of: list[int] = []
        for number, quotation in enumerate(source.quotations):
            for word in spoken(source.document.text, quotation.span):
                self._words.append(word)
                self._of.append(number)
        self._at: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            if _tells(word):
                self._at[word.key].append(at)

    def compare(self, quotation: Sequence[Spoken]) -> Comparison | None:
        """Where the source quotes these words, and how otherwise; None if nowhere."""
        said = quotation[:_LONGEST]
        found = (
            _Match(said, self._words[start:end], self._of[start:end]).comparison()
            for start, end in self._places(said)
        )
        return max(
            (one for one in found if one is not None),
            key=lambda one: (one.agreement, -len(one.differences)),
            default=None,
        )

    def _places(self, said: Sequence[Spoken]) -> Iterator[tuple[int, int]]:
        """Stretches of the source's words that telling words point to, the two best."""
        width = max(8, len(said) // 2)
        votes: Counter[int] = Counter()
        for i, word in enumerate(said):
            places = self._at.get(word.key, ()) if _tells(word) else ()
            if len(places) <= _COMMON:
                votes.update((at - i) // width for at in places)
        both = {b: votes[b] + votes[b + 1] for v in votes for b in (v - 1, v)}
        for bucket in sorted(both, key=lambda b: (-both[b], b))[:2]:
            start = max(0, bucket * width - 4)
            yield start, (bucket + 2) * width + len(said) + 4


class _Match:
    """A quotation laid beside a stretch of the source's quoted words."""

    def __init__(self, said: Sequence[Spoken], there: Sequence[Spoken], of: Sequence[int]) -> None:
        """``of`` has for each of the source's words the number of its quotation."""
        self._said, self._there, self._of = said, there, of
        here = [w.key or f"\0{i}" for i, w in enumerate(said)]
        theirs = [w.key or "\1" for w in there]
        matcher = SequenceMatcher(None, here, theirs, autojunk=False)
        blocks = [b for b in matcher.get_matching_blocks() if b.size]
        longest: Counter[int] = Counter()
        for block in blocks:
            longest[of[block.b]] = max(longest[of[block.b]], block.size)
        most = max(longest.values(), default=0)
        self._blocks = [b for b in blocks if longest[of[b.b]] >= min(most, _IN_A_ROW)]

    def comparison(self) -> Comparison | None:
        """What agrees and what does not; None if nothing agrees."""
        if not self._blocks:
            return None
        equal = sum(b.size for b in self._blocks)
        of = {self._of[at] for b in self._blocks for at in range(b.b, b.b + b.size)}
        return Comparison(
            round(equal / sum(w.kind == "word" for w in self._said), 2),
            tuple(sorted(of)),
            tuple(self._differences()),
        )

    def _differences(self) -> Iterator[Difference]:
        """What is altered between the words both have, and before and after them.

        Where a quotation or sentence of the source ends the draft may have more than the source.
        """
        first, last = self._blocks[0], self._blocks[-1]
        if not self._breaks(first.b) and not _ended(self._said[: first.a]):
            start = max((at for at in range(first.b) if self._breaks(at)), default=0)
            yield from self._altered(0, first.a, max(start, first.b - first.a), first.b)
        for one, other in pairwise(self._blocks):
            here, there = (one.a + one.size, other.a), (one.b + one.size, other.b)
            if self._of[there[0] - 1] != self._of[there[1]]:
                continue
            ended = _ended(self._said[: here[0]]) and _ended(self._there[: there[0]])
            if not (ended and self._is_whole(here, there)):
                yield from self._altered(*here, *there)
        end, at = last.a + last.size, last.b + last.size
        if not self._breaks(at) and not self._said[end - 1].ends:
            stop = next(i for i in range(at, len(self._there) + 1) if self._breaks(i))
            count = len(self._said) - end
            yield from self._altered(end, len(self._said), at, min(stop, at + count + 1))

    def _is_whole(self, here: tuple[int, int], there: tuple[int, int]) -> bool:
        """Whether what stands on one side only are whole sentences, put in or left out."""
        mine, theirs = self._said[slice(*here)], self._there[slice(*there)]
        return not (mine and theirs) and (_ended(mine) or _ended(theirs))

    def _breaks(self, at: int) -> bool:
        """Whether a quotation or a sentence of the source ends before its word ``at``."""
        if not 0 < at < len(self._there):
            return True
        return self._of[at] != self._of[at - 1] or self._there[at - 1].ends

    def _altered(self, a: int, a_end: int, b: int, b_end: int) -> Iterator[Difference]:
        here, there = self._said[a:a_end], self._there[b:b_end]
        fragment = not self._said[0].capital
        mine = [w for w in here if _telling(w) and not (fragment and w.key in _PERSONS)]
        theirs = [w for w in there if _telling(w)]
        kinds = {w.kind for w in here}
        denied = any(w.key in _DENIALS for w in theirs)
        if "gap" in kinds:
            altered = denied and len(theirs) <= _MARKED_OMISSION
        elif any(w.kind != "word" for w in there) or ("writer" in kinds and not mine):
            altered = False
        elif mine:
            altered = not _same(here, there) and not _same(mine, theirs)
        else:
            qualified = len(theirs) == 1 and theirs[0].key in _QUALIFIERS
            altered = (denied and len(there) <= _OMISSION) or qualified
        if altered:
            yield Difference(
                _stretch(self._said, a, a_end),
                _stretch(self._there, b, b_end),
                not (_halved(self._said, a, a_end) or _halved(self._there, b, b_end)),
            )


def _tells(word: Spoken) -> bool:
    return word.kind == "word" and word.key not in STOP_WORDS and len(word.key) > 2


def _telling(word: Spoken) -> bool:
    """Whether a word is one that may not be put in or exchanged."""
    return word.kind == "word" and word.key not in _SLIGHT


def _ended(words: Sequence[Spoken]) -> bool:
    return bool(words) and words[-1].ends


def _stretch(words: Sequence[Spoken], start: int, end: int) -> Span:
    """From the first to the last of some words; behind the word before if there are none."""
    if start < end:
        return Span(words[start].span.start, words[end - 1].span.end)
    at = words[start - 1].span.end if start else words[0].span.start
    return Span(at, at)


def _halved(words: Sequence[Spoken], start: int, end: int) -> bool:
    """Whether a stretch begins or ends between the two words of a contraction."""
    return any(0 < at < len(words) and words[at - 1].span == words[at].span for at in (start, end))


def _same(here: Sequence[Spoken], there: Sequence[Spoken]) -> bool:
    """Whether words are the same but for a hyphen or space in them, or a slip of one letter."""
    one, other = ("".join(w.key for w in side) for side in (here, there))
    if one == other:
        return True
    if len(here) != 1 or len(there) != 1 or min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    if one[0] == "#":
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks) >= max(len(one), len(other)) - 1
