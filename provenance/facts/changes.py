"""Changed numbers along an alignment: a figure of the source that comes out as another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.facts.numbers import Quantity, agree


@dataclass(frozen=True, slots=True)
class ChangedNumber:
    """A number of the suspicious sentence that stands where the source has another."""

    suspicious: Quantity
    source: Quantity


def changed_numbers(
    suspicious: Sequence[Quantity],
    source: Sequence[Quantity],
    all_suspicious: Sequence[Quantity],
    all_source: Sequence[Quantity],
) -> tuple[ChangedNumber, ...]:
    """Numbers of an aligned pair of sentences that contradict one another.

    ``suspicious`` and ``source`` are the pair's numbers, the other two those of the whole
    documents: a number found anywhere on the other side was moved, not changed. What is left on
    both sides must be of one kind, and either count the same thing or look like a slip of the
    first (same digits in another order, or one digit off).
    """
    left = [a for a in suspicious if not any(agree(a, b) for b in all_source)]
    right = [b for b in source if not any(agree(b, a) for a in all_suspicious)]
    found = []
    for a in left:
        rivals = [b for b in right if b.kind == a.kind and (_same_thing(a, b) or _slip(a, b))]
        if len(rivals) == 1:
            found.append(ChangedNumber(a, rivals[0]))
            right.remove(rivals[0])
    return tuple(found)


def _same_thing(a: Quantity, b: Quantity) -> bool:
    if a.kind in ("money", "percent"):
        return True
    return bool(a.of) and a.of == b.of and a.kind in ("count", "measure")


def _slip(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is the other with digits transposed or one digit altered."""
    if a.value != int(a.value) or b.value != int(b.value):
        return False
    x, y = str(int(a.value)), str(int(b.value))
    if len(x) != len(y) or len(x) < 3:
        return False
    return sorted(x) == sorted(y) or sum(c != d for c, d in zip(x, y, strict=True)) == 1
