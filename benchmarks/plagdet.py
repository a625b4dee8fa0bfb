"""Plagdet: how well detected passages agree with the labelled ones, in one number from 0 to 1.

Potthast, Stein, Barrón-Cedeño and Rosso, "An Evaluation Framework for Plagiarism Detection",
COLING 2010: macro-averaged precision and recall in characters of both documents, and granularity,
how many detections a found case is broken into.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Case(NamedTuple):
    """A passage of one document and what it comes from in another; offsets are half-open."""

    suspicious: str
    start: int
    end: int
    source: str
    source_start: int
    source_end: int

    def meets(self, other: Case) -> bool:
        """Whether the two share characters on both sides."""
        return (
            self.suspicious == other.suspicious
            and self.source == other.source
            and max(self.start, other.start) < min(self.end, other.end)
            and max(self.source_start, other.source_start) < min(self.source_end, other.source_end)
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What was detected against what there was to detect."""

    plagdet: float
    precision: float
    recall: float
    granularity: float
    """Detections a detected case, from 1."""
    detections: int


def score(cases: Iterable[Case], detections: Iterable[Case]) -> Score:
    """The detections against the labelled cases. Where there is neither, all is perfect."""
    wanted, found = sorted(set(cases)), sorted(set(detections))
    wanted_of, found_of = _by_pair(wanted), _by_pair(found)
    recall = _mean([_covered(one, found_of[_pair(one)]) for one in wanted], not found)
    precision = _mean([_covered(one, wanted_of[_pair(one)]) for one in found], not wanted)
    broken = [sum(case.meets(one) for one in found_of[_pair(case)]) for case in wanted]
    broken = [pieces for pieces in broken if pieces]
    granularity = sum(broken) / len(broken) if broken else 1.0
    both = precision + recall
    plagdet = 2 * precision * recall / both / math.log2(1 + granularity) if both else 0.0
    return Score(plagdet, precision, recall, granularity, len(found))


def _pair(case: Case) -> tuple[str, str]:
    return case.suspicious, case.source


def _by_pair(cases: Iterable[Case]) -> defaultdict[tuple[str, str], list[Case]]:
    found: defaultdict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        found[_pair(case)].append(case)
    return found


def _mean(shares: Sequence[float], otherwise: bool) -> float:
    return sum(shares) / len(shares) if shares else float(otherwise)


def _covered(case: Case, others: Iterable[Case]) -> float:
    """Share of the case's characters, of both sides, that the others it meets cover."""
    met = [other for other in others if case.meets(other)]
    size = case.end - case.start + case.source_end - case.source_start
    covered = _union([(o.start, o.end) for o in met], case.start, case.end)
    covered += _union(
        [(o.source_start, o.source_end) for o in met], case.source_start, case.source_end
    )
    return covered / size if size else 0.0


def _union(spans: Iterable[tuple[int, int]], start: int, end: int) -> int:
    """How much of ``start`` to ``end`` the spans cover together."""
    covered, at = 0, start
    for one, other in sorted(spans):
        one, other = max(one, at), min(other, end)  # noqa: PLW2901 - cut to what is still open
        if other > one:
            covered, at = covered + other - one, other
    return covered
