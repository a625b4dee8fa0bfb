"""Negation and certainty: whether a sentence affirms, denies, or leaves open what its words say.

Negation is by particle ("not", "no", "without") or by a verb that implies it ("failed to",
"refused to": Karttunen 1971). Certainty has three grades after FactBank (Saurí and Pustejovsky
2009): stated as fact, held possible ("may"), and reported as another's charge ("allegedly").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from provenance.facts.reading import Reading, keyed
from provenance.text.tenses import base

Mood = Literal["negated", "possible", "possibly not", "alleged", "planned"]

_NEGATORS = frozenset("not never no nobody none nothing neither nor without cannot".split())
#: Of these, the ones that deny a thing, which the other sentence may merely mention.
OF_THINGS = frozenset("no nobody none nothing without".split())
#: Between a negator and a word, what takes that word out of its scope: "not in the final bill".
_PREPOSITIONS = frozenset("in at on of for from with by".split())
_CONTRACTED = re.compile(
    r"(?:do|does|did|is|was|are|were|has|have|had|wo|would|ca|could|should|must)n'?t"
)
_IMPLYING = keyed(["fail failed refuse refused decline declined deny denied forget forgot neglect"])
#: After a negator, what makes it none: "not only", "no later than", "No. 3", "no doubt".
_NO_NEGATION = frozenset(
    """but only just merely least less more later fewer sooner earlier doubt matter necessarily even
    longer all always because until""".split()
)
#: Words that deny in other ways. Where a sentence has one, it is not said to affirm.
_NEGATIVE = keyed(
    """few little hardly barely scarcely rarely seldom lack lacking absence absent deny denied
    denial refuse refusal reject fail failure avoid prevent prohibit ban bar block stop halt end
    cancel oppose decline forgo forgot skip miss escape withhold exclude rule rid free fall cease
    instead unless until except despite although though yet only rather far short too against out
    zero before contrary abandon drop quit impossible other than deprive keep kept leave left
    disagree object forbid forbade forbidden remain still avert shun spare
    lose lost shut close closed empty vacant clear clean doubt elude stay""".splitlines()
)
#: What turns a word into its contrary: "not able", "unable".
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
#: Words before and after a word among which what denies or weakens it would stand.
_BEFORE, _AFTER = 8, 4
_POSSIBLE = frozenset({"may", "might", "could"})
#: "Could not" is inability, and denies outright; who could see a thing saw it.
_POSSIBLY_NOT = _POSSIBLE - {"could"}
_PERCEIVED = keyed(["see hear feel smell taste"])
_FIRMLY_NOT = re.compile(
    r".*\b(?:will not|won't|(?:did|do|does|has|have|had|is|are|was|were)(?: not|n't))"
)
_CHARGED = keyed(["alleged allegedly accused suspected"])
#: Of these, the ones that are a charge with "of" after them, or "of" and a deed after whom they
#: charge; "accused the mayor" alone tells who charges.
_OF_SOMETHING = keyed(["accused suspected"])
_PLANNED = keyed(["expected planned scheduled intends hopes plans"])
#: Any sign that what is said is not simply so, or is said by somebody.
_OPEN = keyed(
    """may might could would can should possible possibly potential potentially likely unlikely
    probable probably perhaps maybe expect appear seem suspect allege accuse claim report reportedly
    if whether believe think fear plan propose intend aim hope consider risk chance threaten
    suggest set due want seek able face prospect warn predict forecast estimate question ask
    try attempt apparent apparently schedule look""".splitlines()
)
_REPORTED = keyed(
    """say says said tell told according police prosecutor prosecution court indictment indict
    charge charged complaint lawsuit sue filing affidavit warrant allegation convict conviction
    guilty plead admit confess jury trial judge investigator authority official accusation
    arrest deny denied count testify testimony trial""".splitlines()
)
_PAST = frozenset("has have had was were did been".split())
_FUTURE = frozenset("will shall won't".split())


@dataclass(frozen=True, slots=True)
class Marked:
    """A word that turns or weakens what follows."""

    at: int
    """Which word of the sentence it is."""
    head: int
    """Which word it turns."""
    mood: Mood


def marked(reading: Reading) -> Iterator[Marked]:
    """The negations and weakenings of a sentence that have a word to turn, in order."""
    for at, said in enumerate(reading.said):
        mood = _mood(reading, at, said)
        head = reading.head(_governing(reading, at)) if mood else None
        if mood is not None and head is not None:
            between = reading.said[at + 1 : head]
            if mood != "negated" or _PREPOSITIONS.isdisjoint(between):
                yield Marked(at, head, mood)


def _governing(reading: Reading, at: int) -> int:
    """Where the word is that the head follows: in "accused the mayor of hiding it", the "of"."""
    if reading.keys[at] in _OF_SOMETHING:
        for of in range(at + 1, min(at + _BEFORE, len(reading.said) - 1)):
            if reading.said[of] == "of" and reading.said[of + 1].endswith("ing"):
                return of
    return at


def _mood(reading: Reading, at: int, said: str) -> Mood | None:
    following = reading.said[at + 1] if at + 1 < len(reading.said) else ""
    key = reading.keys[at]
    if _negates(said):
        if said in ("neither", "nor"):
            return None  # of two things, one may be left out
        next_two = reading.said[at + 1 : at + 3]
        return None if not _NO_NEGATION.isdisjoint(next_two) or following.isdigit() else "negated"
    if key in _IMPLYING and following == "to":
        return "negated"
    if said in _POSSIBLY_NOT and following == "not":
        return "possibly not"
    if said == "could" and at + 1 < len(reading.keys) and reading.keys[at + 1] in _PERCEIVED:
        return None
    if said in _POSSIBLE and not _negates(following):
        return "possible"
    if key in _CHARGED and (
        key not in _OF_SOMETHING or following == "of" or _governing(reading, at) != at
    ):
        return "alleged"
    if key in _PLANNED and following == "to":
        return "planned"
    return None


def affirms(reading: Reading, at: int, mood: Mood) -> bool:
    """Whether a sentence that has the word at ``at`` says it outright, where another has ``mood``.

    True only where nothing near it says otherwise; of what is alleged, nothing in the sentence.
    """
    near = [i for i in range(max(0, at - _BEFORE), at + _AFTER + 1) if i < len(reading.said)]
    keys = {reading.keys[i] for i in near if i != at}
    before = reading.said[max(0, at - 3) : at]
    if mood == "possibly not":
        return bool(_FIRMLY_NOT.fullmatch(" ".join(before))) and keys.isdisjoint(_OPEN)
    if any(_negates(reading.said[i]) for i in near) or before[-1:] == ("to",):
        return False
    if mood == "negated":
        head = reading.keys[at]
        return keys.isdisjoint(_NEGATIVE) and keys.isdisjoint(pre + head for pre in _PREFIXES)
    if not keys.isdisjoint(_OPEN):
        return False
    said = reading.said[at]
    if said.endswith("ing"):
        return False
    if mood == "alleged":
        return not (reading.any_of(_OPEN) or reading.any_of(_REPORTED))
    past = said.endswith("ed") or base(said) != said or not _PAST.isdisjoint(before)
    return past or (mood == "possible" and not _FUTURE.isdisjoint(before))


def _negates(said: str) -> bool:
    return said in _NEGATORS or _CONTRACTED.fullmatch(said) is not None
