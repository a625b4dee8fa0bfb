"""The shape of a line, whatever its words: prose, headline, list item."""

from __future__ import annotations

import re
from functools import lru_cache

#: The commonest words that carry grammar, not matter, in four languages.
_FUNCTION_WORDS = frozenset(
    """
    a about after all also an and any are as at be because been before being but by can could did
    do does for from had has have he her him his how i if in into is it its just more most my no
    not now of on one only or other our out over said say says she so some such than that the their
    them then there these they this those through to too two under up was we were what when which
    who will with would you your
    al como con de del desde dijo el en entre era es esta este fue ha han hasta la las le lo los más
    no para pero por que se según sin sobre su sus también un una uno y ya
    au aux avec ce cette dans des du elle en est et été il ils je l la le les leur lui mais ne on ou
    où par pas plus pour qu que qui sa se ses son sont sur un une
    als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer er
    es für hat ich ihr im in ist mit nach nicht noch oder sich sie sind über um und von vor war
    werden wie wird wurde zu zum zur
    """.split()
)
_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
ENDED = re.compile(r"[.!?…。！？][\"'”’»“)\]*_]*$")
_OPEN_END = re.compile(r"[.;:,…]$")
BULLET = re.compile(r"^[-*•–·▪◦‣]\s*")


#: Lines whose measures are remembered: every judge of a page asks for the same ones.
_REMEMBERED = 4_096


@lru_cache(_REMEMBERED)
def word_count(line: str) -> int:
    """How many words a line holds; a run of a script without spaces counts its characters."""
    words = _WORDS.findall(line)
    return sum(1 if len(w) < 40 or w.isascii() else len(w) // 2 for w in words)


def function_share(line: str) -> float:
    """Share of a line's words that carry grammar alone, 0 to 1."""
    words = [w.casefold() for w in _WORDS.findall(line)]
    return sum(w in _FUNCTION_WORDS for w in words) / len(words) if words else 0.0


@lru_cache(_REMEMBERED)
def is_prose(line: str) -> bool:
    """Whether a line reads as whole sentences: eight words, an end mark and some grammar.

    Twelve per cent function words is half the least measured on paragraphs of news; a line of
    twenty-five words with an end mark passes in any language.
    """
    if BULLET.match(line) and word_count(line) < 25:
        return False
    words = word_count(line)
    if words < 8 or not ENDED.search(line):
        return words >= 40 and function_share(line) >= 0.2
    return words >= 25 or function_share(line) >= 0.12


def is_item(line: str) -> bool:
    """Whether a line starts with a list mark."""
    return bool(BULLET.match(line))


def is_headline(line: str) -> bool:
    """Whether a line could be a headline: up to 30 words, starting big, with no full stop."""
    bare = BULLET.sub("", line).lstrip("\"'“”‘’«([*_#")
    if not bare or not 1 <= word_count(bare) <= 30:
        return False
    if not (bare[0].isupper() or bare[0].isdigit() or not bare[0].isascii() or bare[:2].isalpha()):
        return False
    if _OPEN_END.search(bare) and not re.search(
        r"\b(?:[A-Z]\.){1,4}$|\b(?:Inc|Jr|Sr|St|Co)\.$", bare
    ):
        return (
            len(bare.split()) <= 22
            and bare.endswith(".")
            and bare.count(". ") >= 1
            and is_item(line)
        )
    return True
