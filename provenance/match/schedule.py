"""Which pairs of documents are aligned by one worker after the other, each document read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

#: The files of a suspicious document and of its source.
Pair = tuple[Path, Path]
#: Batches a worker gets, about: so many that none waits long for the last.
_EACH = 16


def batches(
    pairs: Sequence[Pair], sizes: Mapping[Path, int], workers: int
) -> tuple[tuple[int, ...], ...]:
    """The numbers of ``pairs`` in batches, the costliest first; every pair is in exactly one.

    Pairs that share a document, or are linked by others that do, are one batch, so that no document
    is prepared twice. Only such a group of more than a worker's fair share is cut, between two
    suspicious documents; then its sources may be read once in each part. ``sizes`` are the lengths
    of the documents, in any unit.
    """
    costs = [sizes[one] + sizes[two] + 1 for one, two in pairs]
    total = sum(costs)

    def cost(batch: Sequence[int]) -> int:
        return sum(costs[n] for n in batch)

    groups = [
        part
        for group in _linked(pairs)
        for part in _cut(group, pairs, costs, -(-total // max(1, workers)))
    ]
    least = total // (max(1, workers) * _EACH)
    packed: list[list[int]] = []
    filled = least
    for group in sorted(groups, key=lambda group: (-cost(group), group)):
        if filled >= least:
            packed.append([])
            filled = 0
        packed[-1] += group
        filled += cost(group)
    return tuple(tuple(batch) for batch in packed)


def _linked(pairs: Sequence[Pair]) -> list[list[int]]:
    """The connected components, in each the pairs of a suspicious document together."""
    parents: dict[Path, Path] = {}

    def root(document: Path) -> Path:
        while (parent := parents.setdefault(document, document)) != document:
            parents[document] = parents[parent]
            document = parents[document]
        return document

    for one, two in pairs:
        parents[root(one)] = root(two)
    groups: dict[Path, list[int]] = {}
    for number, (one, _) in enumerate(pairs):
        groups.setdefault(root(one), []).append(number)
    for group in groups.values():
        first = {pairs[n][0]: n for n in reversed(group)}
        group.sort(key=lambda n: (first[pairs[n][0]], n))
    return list(groups.values())


def _cut(
    group: Sequence[int], pairs: Sequence[Pair], costs: Sequence[int], most: int
) -> list[list[int]]:
    """The group in parts of about ``most`` at the most, whole suspicious documents each."""
    parts: list[list[int]] = []
    room = 0
    for _, run in groupby(group, key=lambda n: pairs[n][0]):
        numbers = list(run)
        needed = sum(costs[n] for n in numbers)
        if not parts or needed > room:
            parts.append([])
            room = most
        parts[-1] += numbers
        room -= needed
    return parts
