"""Wording: how far two sentences use the same words in the same order. The door to rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import LCSseq, Levenshtein


@dataclass(frozen=True, slots=True)
class Wording:
    """How much of two sentences' wording agrees, in order; all values from 0 to 1."""

    suspicious: float
    """Share of the suspicious sentence's words that stand in the source in the same order."""
    source: float
    """Share of the source sentence's words that stand in the suspicious in the same order."""
    run: int
    """Longest run of consecutive words both have."""
    put_in: int = 0
    """Suspicious words without a counterpart that stand between words that have one."""

    @property
    def both(self) -> float:
        """Harmonic mean of the two shares."""
        total = self.suspicious + self.source
        return 2 * self.suspicious * self.source / total if total else 0.0


def compare_wording(suspicious: Sequence[str], source: Sequence[str]) -> Wording:
    """Compare two sentences' word keys by their longest common subsequence."""
    if not suspicious or not source:
        return Wording(0.0, 0.0, 0)
    kept = in_order(suspicious, source)
    common = sum(size for _, _, size in kept)
    stretch = kept[-1][0] + kept[-1][2] - kept[0][0] if kept else 0
    return Wording(
        common / len(suspicious),
        common / len(source),
        longest_run(suspicious, source),
        stretch - common,
    )


def in_order(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of a longest common subsequence: where in each they begin, and of how many items."""
    blocks = LCSseq.editops(one, other).as_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks if block.size]


def longest_run(suspicious: Sequence[str], source: Sequence[str]) -> int:
    """Length of the longest run of consecutive words that stands in both, in words."""
    match = SequenceMatcher(None, suspicious, source, autojunk=False).find_longest_match()
    return match.size


def runs(suspicious: Sequence[str], source: Sequence[str], least: int) -> tuple[range, ...]:
    """Runs of at least ``least`` consecutive words that stand in both, in order and disjoint.

    As places in ``suspicious``; longer runs come before what is left beside them.
    """
    left: list[str | None] = list(suspicious)
    found: list[range] = []
    while True:
        match = SequenceMatcher(None, left, source, autojunk=False).find_longest_match()
        if match.size < max(1, least):
            return tuple(sorted(found, key=lambda run: run.start))
        run = range(match.a, match.a + match.size)
        found.append(run)
        left[run.start : run.stop] = [None] * match.size


def edit_distance(suspicious: Sequence[str], source: Sequence[str]) -> int:
    """Fewest words put in, taken out or exchanged that make one sentence the other."""
    return Levenshtein.distance(suspicious, source)
