"""Changed meaning: a sentence retold with its sense turned.

Negation put in or dropped, certainty gained, a word exchanged for its opposite, a stance for
another, a one-way deed for a mutual one. Two sentences are held against each other only where the
words around the turned one agree, so that both speak of the same matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from provenance.facts.opposites import OPPOSITES, STANCES
from provenance.facts.polarity import OF_THINGS, Mood, affirms, marked
from provenance.facts.reading import (
    Reading,
    keyed,
    read,
    same_complement,
    same_matter,
    shared_in_order,
)
from provenance.model import Span

Turn = Literal["negation", "certainty", "opposite", "stance", "mutual"]

_NEGATING_NEAR = frozenset("not never no without nor neither n't cannot".split())
#: Share of the words of two sentences from which "no branch" denies what "a branch" affirms.
_NEARLY_COPIED = 0.6
_MUTUAL = keyed(["mutual mutually together joint jointly both reciprocal between"])
#: What two do to each other whenever one of them does it.
_SYMMETRIC = keyed(
    """meet met marry married divorce fight fought know knew known see saw talk speak spoke face
    faced join joined follow followed near next oppose call called""".splitlines()
)


@dataclass(frozen=True, slots=True)
class ChangedMeaning:
    """A word of the suspicious sentence and the source's that says something else."""

    suspicious: Span
    source: Span
    """Spans in the sentences given."""
    turn: Turn
    sure: bool
    """Whether the words leave little doubt."""


def changed_meaning(suspicious: str, source: str) -> tuple[ChangedMeaning, ...]:
    """What two sentences that tell the same say differently, in order of the suspicious one."""
    here, there = read(suspicious), read(source)
    found = [
        *_moods(here, there),
        *(_turned(found) for found in _moods(there, here, put_in=True)),
        *_exchanged(here, there, OPPOSITES, "opposite"),
        *_exchanged(here, there, STANCES, "stance"),
        *_made_mutual(here, there),
    ]
    return tuple(sorted(found, key=lambda change: (change.suspicious, change.source)))


def _turned(change: ChangedMeaning) -> ChangedMeaning:
    return ChangedMeaning(change.source, change.suspicious, change.turn, change.sure)


def _moods(here: Reading, there: Reading, *, put_in: bool = False) -> Iterator[ChangedMeaning]:
    """What ``there`` denies or leaves open and ``here`` says outright."""
    for mark in marked(there):
        if put_in and mark.mood in ("alleged", "planned"):
            continue  # to call a fact alleged is caution
        turned = there.keys[mark.head]
        if there.keys.count(turned) > 1 or here.keys.count(turned) > 1:
            continue  # said of two things
        if there.said[mark.at] in OF_THINGS and shared_in_order(here, there) < _NEARLY_COPIED:
            continue
        for at, key in enumerate(here.keys):
            if (
                key == turned
                and affirms(here, at, mark.mood)
                and same_matter(here, at, there, mark.head)
            ):
                head = there.spans[mark.head]
                span = Span(min(there.spans[mark.at].start, head.start), head.end)
                yield ChangedMeaning(
                    _with_auxiliaries(here, at), span, _TURNS[mark.mood], mark.mood == "negated"
                )
                break


_TURNS: dict[Mood, Turn] = {
    "negated": "negation",
    "possible": "certainty",
    "possibly not": "certainty",
    "alleged": "certainty",
    "planned": "certainty",
}


def _with_auxiliaries(reading: Reading, at: int) -> Span:
    first = at
    while first > 0 and at - first < 2 and _is_auxiliary(reading.said[first - 1]):
        first -= 1
    return Span(reading.spans[first].start, reading.spans[at].end)


_AUXILIARIES = frozenset("will shall has have had is are was were did does do been be not".split())


def _is_auxiliary(said: str) -> bool:
    return said.removesuffix("n't") in _AUXILIARIES or said == "won't"


def _exchanged(
    here: Reading,
    there: Reading,
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...],
    turn: Turn,
) -> Iterator[ChangedMeaning]:
    for pair in pairs:
        for mine, theirs in (pair, pair[::-1]):
            if here.any_of(theirs) or there.any_of(mine):
                continue
            ours = [i for i, key in enumerate(here.keys) if key in mine]
            others = [i for i, key in enumerate(there.keys) if key in theirs]
            if len(ours) != 1 or len(others) != 1:
                continue
            at, other = ours[0], others[0]
            if _negated(here, at) or _negated(there, other):
                continue
            same = same_matter if turn == "opposite" else same_complement
            if same(here, at, there, other):
                yield ChangedMeaning(here.spans[at], there.spans[other], turn, turn == "opposite")


def _negated(reading: Reading, at: int) -> bool:
    before = reading.said[max(0, at - 4) : at]
    return any(said in _NEGATING_NEAR or said.endswith("n't") for said in before)


def _made_mutual(here: Reading, there: Reading) -> Iterator[ChangedMeaning]:
    """What ``here`` has two do to each other and ``there`` one to the other."""
    if there.any_of(_MUTUAL) or _each_other(there) is not None:
        return
    at = _each_other(here)
    if at is None or at == 0 or not here.content[at - 1] or here.keys[at - 1] in _SYMMETRIC:
        return
    verb = here.keys[at - 1]
    for other, key in enumerate(there.keys):
        if key == verb and same_matter(here, at - 1, there, other):
            span = Span(here.spans[at - 1].start, here.spans[at + 1].end)
            yield ChangedMeaning(span, there.spans[other], "mutual", True)
            return


def _each_other(reading: Reading) -> int | None:
    pairs = zip(reading.said, reading.said[1:], strict=False)
    return next(
        (i for i, pair in enumerate(pairs) if pair in (("each", "other"), ("one", "another"))), None
    )
