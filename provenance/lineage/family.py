"""Family: from what pairs of documents share to who is whose parent.

Three steps. Direction: the clues of both sides are joined, and where they clash, a third document
that both took from is asked, for what stands between it and a rewrite of the rewrite has all that
the latter has of it, and more. Parents: of all a document may have taken from, those stay that
explain marks no other does. Unseen origins: whom documents name and nobody has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from provenance.descent import Derivation
from provenance.lineage.examined import Examination, Kin
from provenance.rules.direction import CLEAR, Directed

#: Marks that two texts on one event have in common by chance, beyond what a third has: absolutely,
#: and as a share of all that they have in common.
_CHANCE, _CHANCE_SHARE = 4.0, 0.12
#: What stands between has this many times as much of the origin beyond the other as the other has
#: beyond it.
_MORE = 3.0
#: Of what two have in common, the share that also stands in what the one took from, where the other
#: has nothing else of that: two that meet in a third text by chance have less.
_THROUGH = 0.3
#: Where no direction can be told, this share of either text has to be shared to be worth telling:
#: two reports may print the same testimony.
_WORTH_TELLING = 0.25
#: Of less of both texts nothing is told, where the one is named and where it is not; and where it
#: is not, of less with fewer sentences taken over in their wording. Of 121 derivations of a news
#: archive, read one by one, those below were a sentence or two that both may have from others,
#: lines that two names of one house print, or two reports of one event.
_LEAST, _LEAST_UNNAMED, _LEAST_RETOLD = 0.05, 0.1, 0.45
_COPIED = 2
#: What a third document's testimony counts, in points of direction.
_WITNESS = 4
_BUT = "but "
_INHERITED = "what they share with {} stands fuller in {}: the other has nothing of it besides"


@dataclass(frozen=True, slots=True)
class Pair(Directed):
    """How one document stands to another: above 0 points it took from it.

    The reasons speak for that, or for the opposite below 0, and against it with "but".
    """

    def turned(self) -> Pair:
        """The same, from the other side."""
        reasons = tuple(map(_from_the_other_side, self.reasons))
        return Pair(-self.points, reasons if self.points else tuple(map(_opposed, reasons)))

    def joined(self, other: Pair) -> Pair:
        """Both together; reasons that the sum goes against begin with "but"."""
        points = self.points + other.points
        agreeing: list[str] = []
        against: list[str] = []
        for one in (other, self):
            turns = (one.points < 0) != (points < 0)
            for reason in map(_opposed, one.reasons) if turns else one.reasons:
                (against if reason.startswith(_BUT) else agreeing).append(reason)
        return Pair(points, (*agreeing, *against))


def _from_the_other_side(reason: str) -> str:
    """A reason about draft and source, where the two change places."""
    swapped = {"draft": "source", "source": "draft"}
    return re.sub(r"\bthe (draft|source)\b", lambda m: f"the {swapped[m[1]]}", reason)


def _opposed(reason: str) -> str:
    """A reason where what it spoke for has become what it speaks against."""
    plain = reason.removeprefix(_BUT)
    return plain if plain != reason else f"{_BUT}{reason}"


def _is_worth_telling(kin: Kin) -> bool:
    """Whether what is shared is enough, be it clear or not who took from whom."""
    if kin.credit != "uncredited":
        return kin.told >= _LEAST
    return kin.told >= (_LEAST_UNNAMED if kin.copied >= _COPIED else _LEAST_RETOLD)


class Family:
    """All that was examined, seen together."""

    def __init__(self, examinations: Iterable[Examination], names: Mapping[str, str]) -> None:
        self._kin = {e.document: {k.document: k for k in e.kin} for e in examinations}
        self._names = names
        self._place = {id: place for place, id in enumerate(names)}
        self._pairs = self._joined()

    def derivations(self) -> tuple[Derivation, ...]:
        """The derivations from direct parents, in the order of the documents."""
        chosen = [(mine, parent) for mine in self._kin for parent in self._parents(mine)]
        return tuple(self._derivation(*pair) for pair in self._without_circles(chosen))

    def _joined(self) -> dict[tuple[str, str], Pair]:
        """Of each pair of kin, in both orders, how the one stands to the other."""
        told: dict[tuple[str, str], Pair] = {}
        for mine, kin in self._kin.items():
            for other in kin:
                pair = self._told(mine, other)
                told[mine, other], told[other, mine] = pair, pair.turned()
        return {pair: self._heard(pair, told) for pair in told}

    def _told(self, one: str, other: str) -> Pair:
        """What both sides say; where they clash with equal strength, nothing."""
        first, second = sorted((one, other), key=self._place.__getitem__)
        here = self._kin.get(first, {}).get(second)
        there = self._kin.get(second, {}).get(first)
        pairs = [Pair(here.points, here.reasons)] if here else []
        pairs += [Pair(there.points, there.reasons).turned()] if there else []
        best = max(pairs, key=lambda pair: abs(pair.points))
        if any(pair.points == -best.points for pair in pairs):
            best = Pair(0, best.reasons)
        return best if first == one else best.turned()

    def _heard(self, pair: tuple[str, str], told: Mapping[tuple[str, str], Pair]) -> Pair:
        """The pair, with the testimony of documents that came before both."""
        heard = told[pair]
        for one, other, sign in ((*pair, -1), (*pair[::-1], 1)):
            third = self._between(one, other, told)
            if third is not None:
                said = _INHERITED.format(self._names[third], self._names[one])
                heard = heard.joined(Pair(sign * _WITNESS, (said,)))
        return heard

    def _between(self, one: str, other: str, pairs: Mapping[tuple[str, str], Pair]) -> str | None:
        """A third document that ``other`` seems to have only by way of ``one``, if there is any."""
        kin, theirs = self._kin.get(one, {}), self._kin.get(other, {})
        if other not in kin or one not in theirs:
            return None
        for third in sorted(kin.keys() - {other}):
            if pairs[one, third].points < CLEAR:
                continue
            if third not in theirs:
                common = self._beyond(one, other, other)
                through = common - self._beyond(one, other, third)
                unclear = pairs[one, other].direction == "undetermined"
                if unclear and through > 2 * _CHANCE and through >= _THROUGH * common:
                    return third
            elif pairs[other, third].points > 0:
                more, less = self._beyond(one, third, other), self._beyond(other, third, one)
                if more > _CHANCE and more >= _MORE * less and less <= self._chance(one, other):
                    return third
        return None

    def _beyond(self, mine: str, one: str, two: str) -> float:
        """What ``mine`` has in common with ``one`` and not with ``two``."""
        kin = self._kin[mine]
        return kin[one].beyond[list(kin).index(two)]

    def _chance(self, one: str, other: str) -> float:
        """Marks that two kin may have in common by chance, beyond what a third has."""
        return max(_CHANCE, _CHANCE_SHARE * self._beyond(one, other, other))

    def _parents(self, mine: str) -> list[str]:
        """Those of its kin that explain what no other does."""
        possible = [k for k in self._kin[mine] if self._is_possible(mine, k)]
        found = [
            k for k in possible if not any(self._better(mine, o, k) for o in possible if o != k)
        ]
        if not found and possible:  # each is bettered by another, in a circle
            found = [max(possible, key=lambda k: (self._beyond(mine, k, k), -self._place[k]))]
        return found

    def _is_possible(self, mine: str, other: str) -> bool:
        """Whether the other may be a parent: they share enough, and it is not the later one."""
        kin = self._kin[mine][other]
        if self._beyond(mine, other, other) <= _CHANCE or not self._is_derived(mine, other):
            return False
        told = self._pairs[mine, other].direction != "undetermined"
        enough = told or max(kin.share, kin.source_share) >= _WORTH_TELLING
        return enough and _is_worth_telling(kin)

    def _better(self, mine: str, one: str, two: str) -> bool:
        """Whether ``one`` explains all that ``two`` does, and more or as likely."""
        if self._beyond(mine, two, one) > self._chance(mine, two):
            return False
        if self._beyond(mine, one, two) > self._chance(mine, one):
            return True
        return self._rank(mine, one, two) > self._rank(mine, two, one)

    def _rank(self, mine: str, one: str, two: str) -> tuple[bool, int, float, float, int]:
        """How likely ``one`` is, where both explain the same: named, the older, the fuller."""
        kin = self._kin[mine][one]
        older = self._pairs.get((two, one))
        return (
            kin.credit != "uncredited",
            older.points if older is not None and abs(older.points) >= CLEAR else 0,
            kin.beyond[list(self._kin[mine]).index(one)],
            kin.share,
            -self._place[one],
        )

    def _is_derived(self, one: str, other: str) -> bool:
        """Whether, of two, the first is the derived one, or put as it where nothing is clear."""
        points = self._pairs[one, other].points
        if points:
            return points > 0
        days = self._kin[one][other].days
        return days > 0 if days else self._place[one] > self._place[other]

    def _without_circles(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The pairs, the least clear left out of those that would make a text its own ancestor."""
        above: dict[str, set[str]] = {}

        def ancestors(of: str) -> set[str]:
            found: set[str] = set()
            waiting = [of]
            while waiting:
                new = above.get(waiting.pop(), set()) - found
                found |= new
                waiting += new
            return found

        kept = []
        for mine, parent in sorted(pairs, key=lambda p: (-self._pairs[p].points, p)):
            if mine != parent and mine not in ancestors(parent):
                above.setdefault(mine, set()).add(parent)
                kept.append((mine, parent))
        return sorted(kept, key=lambda p: (self._place[p[0]], self._place[p[1]]))

    def _with_names(self, reason: str, mine: str, parent: str) -> str:
        """A reason about draft and source, by their names, unless both go by the same."""
        names = self._names[mine], self._names[parent]
        if names[0] == names[1]:
            names = "this text", "its source"
        return reason.replace("the draft", names[0]).replace("the source", names[1])

    def _derivation(self, mine: str, parent: str) -> Derivation:
        kin: Kin = self._kin[mine][parent]
        pair = self._pairs[mine, parent]
        return Derivation(
            derived=mine,
            source=parent,
            direction=pair.direction,
            reasons=tuple(self._with_names(r, mine, parent) for r in pair.reasons),
            share=kin.share,
            source_share=kin.source_share,
            verbatim=kin.verbatim,
            credit=kin.credit,
            alignments=kin.alignments,
            days=kin.days,
        )
