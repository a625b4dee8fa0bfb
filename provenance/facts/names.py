"""Names: who and what a sentence names, by its capitals; the short form meets the long one.

"Dr Ama Owusu", "Owusu" and "Ama Owusu" may be one person, "National Grain Board" and "NGB" one
body. Nothing tells persons, places and bodies apart: a sentence alone does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.model import Span
from provenance.text.folding import Folded, fold
from provenance.text.words import STOP_WORDS, words

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['-][^\W_]+)*")
#: Words of the longest name; more in a row are a list or a line set in capitals.
_MOST_WORDS = 8
#: Said before a name and no part of it.
_HONORIFICS = frozenset(
    """mr mrs ms miss mx dr sir dame lord lady prof professor president vice prime minister
    chancellor secretary senator sen rep representative congressman congresswoman gov governor
    judge justice mayor chief sheriff captain capt colonel col general gen sergeant sgt lieutenant
    lt officer detective king queen prince princess pope rev reverend""".split()
)
#: Capitalised for another reason: days and months are dates, "I" is nobody.
_NO_NAMES = STOP_WORDS | frozenset(
    """i monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sept sep oct
    nov dec mon tue tues wed thu thur thurs fri sat sun am pm et gmt est edt pst""".split()
)
#: Taken off a name's front, and off its end.
_BEFORE, _AFTER = _HONORIFICS | _NO_NAMES, _NO_NAMES - STOP_WORDS
_POINTED = _HONORIFICS | {"st"}
_INITIALS = re.compile(r"[A-Z](?:\.?[A-Z]){1,5}\.?s?")
#: Small words inside a name ("Bank of England", "van der Berg"); initials may leave them out.
_JOINING = frozenset("of for de la del da van von der bin al el".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a sentence writes it."""

    text: str
    """As written, without the title before it."""
    keys: tuple[str, ...]
    """Its words' keys, joining words left out."""
    initials: str
    """The first letters of its words, for a name of two or more; else "" ."""
    certain: bool
    """False for one word at the head of the sentence, capitalised whatever it is."""
    span: Span


def names(sentence: str) -> tuple[Name, ...]:
    """The names in ``sentence``, in order. A line all in title case or capitals gives none."""
    folded = fold(sentence)
    tokens = list(_TOKEN.finditer(folded.text))
    capital = sum(t.group()[0].isupper() for t in tokens)
    small = sum(t.group()[0].islower() for t in tokens)
    if capital > 3 * small + 2:
        return ()
    found = []
    for run in _runs(tokens, folded.text):
        name = _name(run, folded, at_head=run[0] is tokens[0])
        if name is not None:
            found.append(name)
    return tuple(found)


def _runs(tokens: list[re.Match[str]], text: str) -> Iterator[list[re.Match[str]]]:
    """Runs of capitalised words, small joining words between them included."""
    run: list[re.Match[str]] = []
    joining: list[re.Match[str]] = []
    for token in tokens:
        word = token.group()
        last = (joining or run or [token])[-1]
        between = text[last.end() : token.start()]
        goes_on = between == " " or (between == ". " and _takes_a_point(last.group()))
        if run and (not goes_on or run[-1].group().endswith("'s") or len(run) >= _MOST_WORDS):
            yield run
            run, joining = [], []
        if word[0].isupper():
            run += [*joining, token]
            joining = []
        elif run and word in _JOINING and len(joining) < 2:
            joining.append(token)
        elif run:
            yield run
            run, joining = [], []
    if run:
        yield run


def _takes_a_point(word: str) -> bool:
    """Whether a full stop after ``word`` is its own: an initial or a title."""
    return len(word) == 1 or word.lower() in _POINTED


def same_name(a: Name, b: Name) -> bool:
    """Whether two names may stand for one: one's words are among the other's, or its initials."""
    if set(a.keys) <= set(b.keys) or set(b.keys) <= set(a.keys):
        return True
    return _stands_for(a, b) or _stands_for(b, a)


def is_initials(name: Name) -> bool:
    """Whether a name is written as initials, "NGB"."""
    return bool(_INITIALS.fullmatch(name.text))


def other_bearer(a: Name, b: Name) -> bool:
    """Whether two names share a last word and differ in the rest: "Ann Low" and "Peter Low"."""
    return (
        len(a.keys) > 1
        and len(b.keys) > 1
        and a.keys[-1] == b.keys[-1]
        and not set(a.keys[:-1]) & set(b.keys[:-1])
        and not any(x[0] == y[0] for x in a.keys[:1] for y in b.keys[:1])
    )


def _name(run: list[re.Match[str]], folded: Folded, *, at_head: bool) -> Name | None:
    """The name in a run of capitalised words, its title and stray words taken off."""
    left = list(run)
    while left and _bare(left[0].group()) in _BEFORE:
        left.pop(0)
    while left and _bare(left[-1].group()) in _AFTER:
        left.pop()
    if not left:
        return None
    start, end = left[0].start(), left[-1].end()
    said = folded.text[start:end].removesuffix("'s")
    keys = tuple(w.key for w in words(said) if w.key not in _JOINING)
    if not keys:
        return None
    named = [t.group() for t in left if t.group() not in _JOINING]
    initials = "".join(word[0] for word in named).upper() if len(named) > 1 else ""
    alone_at_head = at_head and len(left) == len(run) == 1 and not _INITIALS.fullmatch(said)
    return Name(said, keys, initials, not alone_at_head, folded.back(start, start + len(said)))


def _bare(word: str) -> str:
    return word.rstrip(".").lower().removesuffix("'s")


def _stands_for(short: Name, long: Name) -> bool:
    """Whether one is the other's initials: "NGB" for "National Grain Board"."""
    if not long.initials or not _INITIALS.fullmatch(short.text):
        return False
    letters = short.text.replace(".", "").rstrip("s")
    return len(letters) > 1 and letters == long.initials
