"""Spoken words: what a quotation says, whatever the house that prints it.

Two newspapers print one sentence of a speaker as "We organised 5 per cent" and "We've organized
five percent". Their spelling, figures, contractions and tense become one here; signs of what was
left out or put in stay. (AP Stylebook and the Guardian style guide: words in square brackets are
the writer's, an ellipsis is for words left out.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from provenance.facts.spelled import SCALES, TENS, UNITS, spelled
from provenance.model import Span
from provenance.text.folding import fold
from provenance.text.tenses import base
from provenance.text.words import stem

Kind = Literal["word", "gap", "writer"]

_NUMBERS = frozenset((*UNITS, *TENS, *SCALES)) - {"k", "m", "mn", "bn", "b", "score"}
_TOKEN = re.compile(
    r"(?P<gap>\[\s?\.\.\.\s?\]|\.\s?\.\s?\.+)"
    r"|(?P<word>(?:\[[^\W\d_]{1,3}\])?[^\W\d_]+(?:'[^\W\d_]+)*(?:\[[^\W\d_]{1,4}\])(?!\w))"
    r"|(?P<opened>\[[^\W\d_]{1,3}\][^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<writer>\[[^\]\[]{0,120}\]|\([^()]{0,120}\)|[A-Za-z]{1,20}(?:\*{2,}|-{3,})[A-Za-z]{0,20})"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<plain>(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*|%)"
    r"|(?P<end>[.!?]+)"
)
#: Contractions and clipped speech, written out.
_WRITTEN_OUT = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not",
    "ain't": "be not", "gonna": "going to", "wanna": "want to", "gotta": "got to",
    "'em": "them", "ok": "okay", "alright": "all right", "let's": "let us",
}  # fmt: skip
_ENDINGS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}
#: British spellings that no rule of endings gives, and short forms.
_SPELLINGS = {
    "grey": "gray", "programme": "program", "programmes": "programs", "cheque": "check",
    "tyre": "tire", "tyres": "tires", "kerb": "curb", "plough": "plow", "towards": "toward",
    "afterwards": "afterward", "whilst": "while", "amongst": "among", "mum": "mom",
    "ageing": "aging", "judgement": "judgment", "sceptical": "skeptical", "jewellery": "jewelry",
    "aluminium": "aluminum", "defence": "defense", "offence": "offense", "licence": "license",
    "practise": "practice", "storey": "story", "gaol": "jail", "draught": "draft",
    "dr": "doctor", "sen": "senator", "rep": "representative", "gov": "governor",
    "gen": "general", "lt": "lieutenant",
}  # fmt: skip
_ENDINGS_OF_SPELLING = (
    (re.compile(r"(?<=\w{3})is(?=(?:e[drs]?|ers|ing|ations?)$)"), "iz"),
    (re.compile(r"(?<=\w{3})ys(?=(?:e[ds]?|ing)$)"), "yz"),
    (re.compile(r"(?<=\w{2}[^aeiou])our(?=(?:s|ed|ing|ite|ites|able|hood|ly|ful)?$)"), "or"),
    (re.compile(r"(?<=\w{2}[^aeiou])re(?=s?$)"), "er"),
    (re.compile(r"(?<=\w{3})ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=\w{2})ll(?=(?:ed|ing|ers?|ors?)$)"), "l"),
)
_FILLERS = frozenset("um uh er erm ah hmm mr mrs ms".split())


#: Two words that many houses write as one or shorter.
_PAIRS = {("per", "cent"): "percent", ("unit", "state"): "us"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word of a quotation, a gap in it, or words the writer put in."""

    key: str
    """Equal for words that only houses write differently; empty for gaps and the writer's."""
    span: Span
    """Where it stands in the document; "do" and "not" both where "don't" does."""
    kind: Kind = "word"
    ends: bool = False
    """Whether its sentence ends after it."""
    capital: bool = False


def spoken(text: str, span: Span) -> tuple[Spoken, ...]:
    """The words of the quotation at ``span`` of ``text``, in order."""
    return tuple(
        replace(w, span=Span(span.start + w.span.start, span.start + w.span.end))
        for w in _read(span.of(text))
    )


def stands_in(said: Sequence[Spoken], text: str) -> bool:
    """Whether ``text`` has these words as they are, in quotation marks or not.

    The writer's own words among them may stand for any; with a gap they stand nowhere as they are.
    """
    if any(w.kind == "gap" for w in said):
        return False
    stretches = " ".join(w.key or "\0" for w in said).split("\0")
    return all(f" {part.strip()} " in _keys(text) for part in stretches if part.strip())


@lru_cache(maxsize=64)
def _keys(text: str) -> str:
    return f" {' '.join(w.key or '…' for w in _read(text))} "


@lru_cache(maxsize=1 << 11)
def _read(said: str) -> tuple[Spoken, ...]:
    folded = fold(said)
    found: list[Spoken] = []
    number: list[tuple[str, Span]] = []
    for match in _TOKEN.finditer(folded.text):
        kind, shown = match.lastgroup, match.group()
        where = folded.back(*match.span())
        if kind == "number":
            found += _number(number)
            number = [(shown, where)]
            continue
        if shown.lower() in _NUMBERS:
            number.append((shown.lower(), where))
            continue
        found += _number(number)
        number = []
        if kind == "end":
            if found:
                found[-1] = replace(found[-1], ends=True)
        elif kind == "gap":
            found.append(Spoken("", where, "gap"))
        elif kind == "writer":
            found.append(Spoken("", where, "writer"))
        else:
            bare = shown.replace("[", "").replace("]", "")
            capital = bare[0].isupper()
            for part in _parts(bare):
                key = _key(part)
                pair = _PAIRS.get((found[-1].key, key)) if found else None
                if pair:
                    where = Span(found.pop().span.start, where.end)
                found.append(Spoken(pair or key, where, capital=capital))
    return (*found, *_number(number))


def _number(parts: list[tuple[str, Span]]) -> Iterator[Spoken]:
    """Figures and number words in a row, by their value where they make one number."""
    if not parts:
        return
    figure, *rest = (lower for lower, _ in parts)
    value: float | None = None
    if figure[0].isdigit():
        known = _figure(figure)
        if known is not None and all(r in SCALES for r in rest):
            value = known
            for scale in rest:
                value *= SCALES[scale]
    elif all(not r[0].isdigit() for r in rest):
        value = spelled([figure, *rest])
    if value is not None:
        yield Spoken(f"#{value:.12g}", Span(parts[0][1].start, parts[-1][1].end))
    else:
        yield from (Spoken(f"#{lower}", where) for lower, where in parts)


def _figure(figure: str) -> float | None:
    plain = re.sub(r",(?=\d{3}\b)", "", figure)
    try:
        return float(plain)
    except ValueError:
        return None


def _parts(shown: str) -> Iterator[str]:
    """A word written out: "don't" is "do not"."""
    lower = shown.lower()
    if lower == "%":
        yield "percent"
    elif shown.isupper() and lower.replace(".", "") in ("us", "uk"):
        yield lower.replace(".", "")
    elif lower in _WRITTEN_OUT:
        yield from _WRITTEN_OUT[lower].split()
    elif lower not in _FILLERS:
        ending = next((e for e in _ENDINGS if lower.endswith(e) and len(lower) > len(e)), None)
        if ending is not None:
            yield lower.removesuffix(ending)
            yield _ENDINGS[ending]
        else:
            yield lower.removesuffix("'s")


def _key(word: str) -> str:
    word = base(_SPELLINGS.get(word, word))
    for pattern, american in _ENDINGS_OF_SPELLING:
        word = pattern.sub(american, word)
    return stem(word)[0]
