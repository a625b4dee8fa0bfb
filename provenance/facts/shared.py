"""The facts of a sentence, and how two sentences' facts agree.

Agreement says that two sentences tell the same, never that one was copied: independent reports of
one event share its facts. A contradiction says that they do not tell the same; a copied sentence
with a figure altered contradicts its origin and is copied all the same (docs/decisions/0010).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from provenance.facts.dated import figures
from provenance.facts.dates import Day, other_day, same_day
from provenance.facts.names import Name, names, other_bearer, same_name
from provenance.facts.numbers import Quantity, agree
from provenance.facts.quotations import Quoted, altered_quotation, quoted, same_quotation

Fact = Quantity | Day | Name | Quoted


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the facts of two sentences agree."""

    same: int
    """Facts of the first that the second has."""
    only_first: int
    only_second: int
    """Facts of either that the other does not have."""
    conflicts: tuple[tuple[Fact, Fact], ...]
    """Facts of the same kind and unit with different values, each in one pair at most."""

    @property
    def share(self) -> float | None:
        """Share of all the facts that both have, 0 to 1; None if neither sentence has any."""
        total = 2 * self.same + self.only_first + self.only_second
        return 2 * self.same / total if total else None


@lru_cache(maxsize=1 << 12)
def facts(sentence: str) -> tuple[Fact, ...]:
    """The numbers, days, names and quotations of ``sentence``, in order of place.

    A number that is part of a date is not a fact of its own. A single word at the head of the
    sentence is no name: it may have its capital from there.
    """
    dated = figures(sentence)
    found: list[Fact] = [
        *dated.days,
        *dated.numbers,
        *(name for name in names(sentence) if name.certain),
        *quoted(sentence),
    ]
    return tuple(sorted(found, key=lambda fact: (fact.span, type(fact).__name__)))


def compare_facts(first: tuple[Fact, ...], second: tuple[Fact, ...]) -> Agreement:
    """Compare two sentences' facts: equal ones first, then those that contradict each other."""
    left, right = list(first), list(second)
    same = 0
    for fact in first:
        twin = next((other for other in right if same_fact(fact, other)), None)
        if twin is not None:
            same += 1
            left.remove(fact)
            right.remove(twin)
    # "Owusu … Ama Owusu" against one "Owusu": said again is not said more.
    left = [fact for fact in left if not any(same_fact(fact, other) for other in second)]
    right = [fact for fact in right if not any(same_fact(other, fact) for other in first)]
    conflicts = []
    rest = list(right)
    for fact in left:
        rival = next((other for other in rest if contradict(fact, other)), None)
        if rival is not None:
            conflicts.append((fact, rival))
            rest.remove(rival)
    return Agreement(same, len(left), len(right), tuple(conflicts))


def same_fact(a: Fact, b: Fact) -> bool:
    """Whether one restates the other."""
    match a, b:
        case Quantity(), Quantity():
            return _one_kind(a, b) and agree(a, b)
        case Day(), Day():
            return same_day(a, b)
        case Name(), Name():
            return same_name(a, b)
        case Quoted(), Quoted():
            return same_quotation(a, b)
    return False


def contradict(a: Fact, b: Fact) -> bool:
    """Whether both state one thing differently: the same kind and unit, another value."""
    match a, b:
        case Quantity(), Quantity():
            return _one_kind(a, b) and a.of == b.of and not agree(a, b)
        case Day(), Day():
            return other_day(a, b)
        case Name(), Name():
            return other_bearer(a, b)
        case Quoted(), Quoted():
            return altered_quotation(a, b)
    return False


def _one_kind(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers measure alike; a bare count restates any count or year."""
    if a.kind == b.kind:
        return a.kind != "measure" or a.of == b.of
    return {a.kind, b.kind} <= {"count", "ordinal", "year"}
