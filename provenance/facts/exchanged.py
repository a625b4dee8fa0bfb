"""Names exchanged along an alignment: where the source has one bearer, the draft has another.

A short form, initials, a title, other accents, an adjective of the place or a pet name are no
other name; nor is a name that either document has elsewhere. What remains is reported in three
cases: a namesake ("Ann Low" for "Peter Low"), a spelling gone wrong ("Okoro" for "Okafor"), and
another name at the very place between words that stayed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from provenance.facts.names import Name, is_initials, names, same_name
from provenance.facts.reading import Reading, read, same_matter, shared_in_order

#: Likeness of two spellings of one name gone wrong, 0 to 1 (Ratcliff and Obershelp 1988), and
#: letters they need: shorter names are alike by chance.
_NEAR, _LETTERS = 0.72, 5
#: Share of the words of both sentences in the same order before a name is believed to be exchanged
#: of which nothing stayed. Of the 2753 paraphrases in MSRP's training part 18 are said to differ
#: in a name at 0.5, 14 at 0.75, 11 at 0.9.
_COPIED = 0.75
#: The same, from which a name of which something stayed is a change beyond doubt.
_LIKELY = 0.5
#: Unmatched names of a sentence looked at; more make a list.
_MOST_NAMES = 12
#: Words of a person's name at most.
_MOST_OF_A_PERSON = 2
_VOWELS = "aeiouy"
#: "Second World War", "World War II".
_ORDINALS = frozenset("first second third i ii iii iv".split())
#: Letters of a name's abbreviation at most: "St" for "Saint".
_ABBREVIATED = 2
#: What an adjective or a people adds to its place: "Romania", "Romanian".
_OF_A_PLACE = frozenset("n an ian ean ese es ish ic er".split())
#: Spellings of one sound, in the order in which they are replaced.
_SOUNDS = (
    ("nc", "ns"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("ch", "k"), ("kh", "h"), ("ph", "f"),
    ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("j", "i"),
    ("y", "i"), ("h", ""),
)  # fmt: skip
#: Pet names that do not begin as the full name does.
_PET_NAMES = {
    "bob": "robert", "bobbi": "robert", "bill": "william", "billi": "william", "will": "william",
    "dick": "richard", "jack": "john", "ted": "edward", "ned": "edward", "hank": "henri",
    "harri": "henri", "peggi": "margaret", "meg": "margaret", "betti": "elizabeth",
    "liz": "elizabeth", "beth": "elizabeth", "bess": "elizabeth", "polli": "mari",
    "molli": "mari", "sally": "sarah", "tina": "christina", "toni": "anthoni", "gus": "august",
    "gene": "eugen", "becki": "rebecca", "drew": "andrew", "sandi": "alexandra",
    "sasha": "alexand", "jim": "jame", "jimmi": "jame", "chuck": "charl", "kate": "catherin",
}  # fmt: skip
#: Names of one country or body, and of who acts for it.
_ONE_PLACE = (
    frozenset("us usa america american state washington".split()),
    frozenset("uk britain british kingdom england english london".split()),
    frozenset("eu europ european union brussel".split()),
    frozenset("un nation".split()),
    frozenset("netherland holland dutch hagu".split()),
    frozenset("russia russian moscow kremlin".split()),
    frozenset("china chines beij".split()),
    frozenset("germani german berlin".split()),
    frozenset("franc french pari".split()),
)


@dataclass(frozen=True, slots=True)
class ChangedName:
    """A name of the suspicious sentence that stands where the source has another."""

    suspicious: Name
    source: Name
    sure: bool
    """Whether part of the name stayed, or all words around it."""


def changed_names(
    suspicious: str,
    source: str,
    suspicious_keys: frozenset[str],
    source_keys: frozenset[str],
) -> tuple[ChangedName, ...]:
    """Names of an aligned pair of sentences that were exchanged.

    The keys are those of all words of the two documents: only a name that the other document
    never has counts.
    """
    mine = [n for n in names(suspicious) if not source_keys.issuperset(n.keys)]
    here, there = read(suspicious), read(source)
    theirs = [n for n in names(source) if not frozenset(here.keys).issuperset(n.keys)]
    if max(len(mine), len(theirs)) > _MOST_NAMES:
        return ()
    found = []
    for name in mine:
        rivals = [
            (other, sure)
            for other in theirs
            if not same_name(name, other)
            for sure in _other(name, other, suspicious_keys, source_keys, here, there)
        ]
        if len(rivals) == 1:
            found.append(ChangedName(name, *rivals[0]))
    return tuple(found)


def _other(
    mine: Name,
    theirs: Name,
    suspicious_keys: frozenset[str],
    source_keys: frozenset[str],
    here: Reading,
    there: Reading,
) -> Iterator[bool]:
    """Whether the names were exchanged, as an iterator of how sure that is: at most one."""
    new = [key for key in mine.keys if key not in source_keys]
    gone = [key for key in theirs.keys if key not in here.keys]
    kept = [key for key in mine.keys if key not in new]
    if len(new) != 1 or len(gone) != 1 or kept != [key for key in theirs.keys if key not in gone]:
        return
    x, y = new[0], gone[0]
    is_last = mine.keys[-1] == x
    if not (x.isalpha() and y.isalpha()) or {x, y} & _ORDINALS or one_name(x, y):
        return
    if x not in here.keys or y not in there.keys:
        return  # read otherwise within the sentence
    if kept and not is_last and x[:2] == y[:2]:
        return  # two forms of a given name, in all likelihood
    if _misspelt(x, y):
        if mine.certain or theirs.certain:
            yield True
    elif (
        y not in suspicious_keys
        and mine.certain
        and theirs.certain
        and not (is_initials(mine) or is_initials(theirs))
    ):
        likely = shared_in_order(here, there)
        if kept and not (is_last and (_is_body(mine, here) or _is_body(theirs, there))):
            at, other = here.keys.index(x), there.keys.index(y)
            if same_matter(here, at, there, other):
                yield not is_last and likely >= _LIKELY
        elif likely >= _COPIED and _same_place(mine, theirs, here, there):
            yield False


def _is_body(name: Name, reading: Reading) -> bool:
    """Whether a name is rather a body's or a place's than a person's: its last word is a noun."""
    first = sum(span.end <= name.span.start for span in reading.spans)
    return len(name.keys) > _MOST_OF_A_PERSON or reading.said[max(0, first - 1)] == "the"


def one_name(x: str, y: str) -> bool:
    """Whether two words may name one: a pet name, the place's adjective, another transcription."""
    if _PET_NAMES.get(x, x) == _PET_NAMES.get(y, y) or _sounds(x) == _sounds(y):
        return True
    if any(x in place and y in place for place in _ONE_PLACE):
        return True
    short, long = sorted((x.rstrip(_VOWELS), y.rstrip(_VOWELS)), key=len)
    if len(short) <= _ABBREVIATED:
        return x[0] == y[0]
    rest = long.removeprefix(short)
    return rest != long and (rest in _OF_A_PLACE or len(rest) < 2 or len(short) >= _LETTERS)


def _sounds(word: str) -> str:
    """One spelling for the ways in which a foreign name, or a house style, spells a sound.

    Vowels are left out: transcriptions differ in them more often than slips do.
    """
    for spelled, sound in _SOUNDS:
        word = word.replace(spelled, sound)
    return "".join(letter for letter, _ in groupby(word) if letter not in _VOWELS)


def _misspelt(x: str, y: str) -> bool:
    return min(len(x), len(y)) >= _LETTERS and (
        SequenceMatcher(None, x, y, autojunk=False).ratio() >= _NEAR
    )


def _same_place(mine: Name, theirs: Name, here: Reading, there: Reading) -> bool:
    """Whether both stand between the same words."""
    blocks = SequenceMatcher(None, here.keys, there.keys, autojunk=False).get_opcodes()
    return any(
        tag == "replace"
        and mine.span.start <= here.spans[i1].start
        and here.spans[i2 - 1].end <= mine.span.end
        and theirs.span.start <= there.spans[j1].start
        and there.spans[j2 - 1].end <= theirs.span.end
        for tag, i1, i2, j1, j2 in blocks
    )
