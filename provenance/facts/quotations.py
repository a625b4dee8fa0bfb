"""Words in quotation marks within one sentence, compared by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.model import Span
from provenance.text.folding import fold
from provenance.text.words import words

_QUOTED = re.compile(r'"([^"]{1,600})"')
#: Words below which quotation marks hold a title or a nickname.
_SHORTEST = 3
#: Share of the shorter's words the longer must have, to be the same words, or others of the same
#: saying. Quotations are cut and mended, rarely reworded.
_SAME, _RELATED = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of a sentence."""

    keys: tuple[str, ...]
    span: Span


def quoted(sentence: str) -> tuple[Quoted, ...]:
    """The quotations that both open and close in ``sentence``, of three words or more, in order."""
    folded = fold(sentence)
    found = []
    for match in _QUOTED.finditer(folded.text):
        keys = tuple(w.key for w in words(match[1]))
        if len(keys) >= _SHORTEST:
            found.append(Quoted(keys, folded.back(*match.span())))
    return tuple(found)


def same_quotation(a: Quoted, b: Quoted) -> bool:
    """Whether one says the other's words, whole or cut."""
    return _shared(a, b) >= _SAME


def altered_quotation(a: Quoted, b: Quoted) -> bool:
    """Whether they are one saying in other words."""
    return _RELATED <= _shared(a, b) < _SAME


def _shared(a: Quoted, b: Quoted) -> float:
    shorter, longer = sorted((set(a.keys), set(b.keys)), key=len)
    return len(shorter & longer) / len(shorter)
