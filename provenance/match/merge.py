"""Passages: alignments of neighbouring sentences put together, for people to read.

Pure and small on purpose: nothing is judged here, and the sentence pairs stay what they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from provenance.model import Alignment, AlignmentKind, Passage, Sentence, Span
from provenance.text.words import words

#: How far the sentences of two alignments may lie apart on either side, in sentences, to be of one
#: passage. A retelling leaves out a sentence of its source in passing, so there it is one more.
_APART, _APART_IN_SOURCE = 1, 2
#: The closest to the source's wording first.
_KINDS: tuple[AlignmentKind, ...] = ("verbatim", "near-verbatim", "paraphrase")


@dataclass(frozen=True, slots=True)
class AlignedPassage:
    """Neighbouring sentences of one document that agree with neighbouring ones of another."""

    suspicious: Passage
    source: Passage
    kind: AlignmentKind
    """That of most of the suspicious text; of two with equal shares the closer to the wording."""
    similarity: float
    """Mean of the alignments, each by the length of its suspicious sentence."""
    suspicious_share: float
    """Share of the body's words that stand in its aligned sentences, the headline aside."""
    source_share: float
    """The same of the source."""
    alignments: tuple[str, ...]
    """Ids, in the order of the suspicious text."""


@dataclass(frozen=True, slots=True, order=True)
class _Block:
    """A rectangle of sentence numbers, ends included, and the alignments in it."""

    first: int
    last: int
    source_first: int
    source_last: int
    members: tuple[int, ...]

    def joined(self, other: _Block) -> _Block:
        return _Block(
            min(self.first, other.first),
            max(self.last, other.last),
            min(self.source_first, other.source_first),
            max(self.source_last, other.source_last),
            self.members + other.members,
        )

    def is_near(self, other: _Block) -> bool:
        return (
            self.first - other.last <= _APART
            and other.first - self.last <= _APART
            and self.source_first - other.source_last <= _APART_IN_SOURCE
            and other.source_first - self.source_last <= _APART_IN_SOURCE
        )


def passages(
    alignments: Sequence[Alignment], suspicious: Sequence[Sentence], source: Sequence[Sentence]
) -> tuple[AlignedPassage, ...]:
    """The alignments of two documents as passages, in the order of the suspicious text.

    ``suspicious`` and ``source`` are the documents' sentences. Every alignment is in exactly one
    passage, and no two passages are neighbours on both sides, so that merging again would change
    nothing. A headline repeats the story it stands over and is a passage of its own. Raises
    `KeyError` for an alignment of what is no sentence.
    """
    rows, columns = _numbers(suspicious), _numbers(source)
    single = [
        _Block(row, row, column, column, (number,))
        for number, alignment in enumerate(alignments)
        for row in [rows[alignment.suspicious.span]]
        for column in [columns[alignment.source.span]]
    ]
    shares = _shares(suspicious), _shares(source)
    found = [_passage([alignments[n] for n in block.members], *shares) for block in _merged(single)]
    return tuple(sorted(found, key=lambda p: (p.suspicious.span, p.source.span, p.alignments)))


def _numbers(sentences: Sequence[Sentence]) -> dict[Span, int]:
    """The sentences' places; a headline's is far from the body's."""
    far = len(sentences) + _APART + _APART_IN_SOURCE
    return {s.span: n - far if s.paragraph < 0 else n for n, s in enumerate(sentences)}


def _merged(blocks: Iterable[_Block]) -> list[_Block]:
    """The blocks joined until no two are near each other."""
    merged = sorted(blocks)
    while True:
        before = len(merged)
        merged = sorted(_swept(merged))
        if len(merged) == before:
            return merged


def _swept(ordered: Iterable[_Block]) -> list[_Block]:
    """The blocks, each joined with those near it that come before it."""
    done: list[_Block] = []
    reachable: list[_Block] = []
    for block in ordered:
        kept = []
        for other in reachable:
            if block.first - other.last > _APART:
                done.append(other)
            elif block.is_near(other):
                block = block.joined(other)  # noqa: PLW2901 - it grows as it goes
            else:
                kept.append(other)
        reachable = [*kept, block]
    return [*done, *reachable]


def _shares(sentences: Sequence[Sentence]) -> dict[Span, float]:
    """Each sentence's share of the body's words."""
    lengths = {s.span: len(words(s.text)) if s.paragraph >= 0 else 0 for s in sentences}
    total = max(1, sum(lengths.values()))
    return {span: length / total for span, length in lengths.items()}


def _passage(
    members: Sequence[Alignment], shares: Mapping[Span, float], source_shares: Mapping[Span, float]
) -> AlignedPassage:
    ordered = sorted(members, key=lambda a: (a.suspicious.span, a.source.span, a.id))
    lengths = [len(a.suspicious.span) for a in ordered]
    of_kind = {
        kind: sum(n for n, a in zip(lengths, ordered, strict=True) if a.kind == kind)
        for kind in _KINDS
    }
    weighed = sum(n * a.similarity for n, a in zip(lengths, ordered, strict=True))
    return AlignedPassage(
        suspicious=_hull([a.suspicious for a in ordered]),
        source=_hull([a.source for a in ordered]),
        kind=max(_KINDS, key=lambda kind: of_kind[kind]),
        similarity=round(weighed / max(1, sum(lengths)), 2),
        suspicious_share=_sum(shares, {a.suspicious.span for a in ordered}),
        source_share=_sum(source_shares, {a.source.span for a in ordered}),
        alignments=tuple(a.id for a in ordered),
    )


def _sum(shares: Mapping[Span, float], spans: Set[Span]) -> float:
    return round(math.fsum(shares[span] for span in spans), 4)


def _hull(places: Sequence[Passage]) -> Passage:
    start = min(place.span.start for place in places)
    return Passage(places[0].document, Span(start, max(place.span.end for place in places)))
