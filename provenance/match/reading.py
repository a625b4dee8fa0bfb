"""A document prepared for matching: every sentence read once, however many sources it meets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from provenance.facts.keys import fact_keys
from provenance.match.background import Background, load_background
from provenance.match.semantic import Encoder
from provenance.model import Document, Sentence, Span
from provenance.text.folding import fold
from provenance.text.words import Word, words

#: What a word weighs that is there because a set phrase is ("declined to comment"), of what it
#: weighs elsewhere. Of 1, .6, .3 and .1 the last two find the most (benchmarks/fit_alignment.py).
_FAINT = 0.3
#: "US" is a country, and "I." an initial.
_OWN_VOICE = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|I(?![.\w])|[Mm]y|me)\b")


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What of each sentence is compared: its content words, its names and figures, its meaning."""

    keys: tuple[frozenset[str], ...]
    places: Mapping[str, NDArray[np.intp]]
    """Of each content word, the numbers of the sentences that have it."""
    name_places: Mapping[str, NDArray[np.intp]]
    """The same of those that are capitalised inside the sentence, or figures."""
    fact_places: Mapping[str, NDArray[np.intp]]
    """The same of its numbers, amounts and dates, restatements under one key."""
    faint: Mapping[str, NDArray[np.float32]]
    """Of the content words that stand only in a set phrase somewhere: how much they weigh in each
    of their places, 0 to 1."""
    vectors: NDArray[np.float32] | None = None
    """Of each sentence its meaning, in a row of length 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A document's sentences with all that matching needs of them."""

    document: Document
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[Word, ...], ...]
    spoken: tuple[tuple[bool, ...], ...]
    """Of each word, whether it stands inside quotation marks."""
    quoted: NDArray[np.float32]
    """Share of each sentence's words that stand inside quotation marks."""
    outside: Mapping[int, str]
    """Of each sentence that is partly quoted, what stands outside its quotation marks."""
    own_voice: NDArray[np.bool_]
    """Whether each sentence speaks as its author, outside quotation marks: "we", "told us"."""
    whole: View
    unquoted: View
    """The same without the words inside quotation marks."""
    background: Background
    """How common its words and phrases are."""


def read(
    document: Document,
    sentences: Sequence[Sentence],
    quotations: Sequence[Span],
    background: Background | None = None,
) -> Reading:
    """Prepare ``document`` for matching by its words; `Meanings` adds what they mean.

    ``background`` None is the one of the package. Documents compared with each other have the same.
    """
    background = background or load_background()
    quotations = sorted(quotations)
    of_sentence = tuple(words(s.text) for s in sentences)
    inside = [
        tuple(_inside(quotations, s.span.start + w.start) for w in ws)
        for s, ws in zip(sentences, of_sentence, strict=True)
    ]
    quoted = np.array([sum(marks) / max(1, len(marks)) for marks in inside], dtype=np.float32)
    names = [_names(s.text, ws) for s, ws in zip(sentences, of_sentence, strict=True)]
    rest = [
        tuple(w for w, q in zip(ws, marks, strict=True) if not q)
        for ws, marks in zip(of_sentence, inside, strict=True)
    ]
    partly = np.flatnonzero(quoted).tolist()
    outside = {i: _without(sentences[i], quotations) if rest[i] else "" for i in partly}
    author = [bool(_OWN_VOICE.search(outside.get(i, s.text))) for i, s in enumerate(sentences)]
    facts = [fact_keys(s.text) for s in sentences]
    facts_outside = [fact_keys(outside[i]) if i in outside else f for i, f in enumerate(facts)]
    faint = _faint(of_sentence, background)
    return Reading(
        document,
        tuple(sentences),
        of_sentence,
        tuple(inside),
        quoted,
        outside,
        np.array(author, dtype=bool),
        view([_keys(ws) for ws in of_sentence], names, facts, faint),
        view([_keys(ws) for ws in rest], names, facts_outside, faint),
        background,
    )


class Meanings:
    """Adds meaning to readings: each document is encoded once, and only if it is asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Reading] = {}

    def forget(self, ids: Iterable[str]) -> None:
        """Let go of documents that come up no more."""
        for id in ids:
            self._known.pop(id, None)

    def of(self, reading: Reading) -> Reading:
        """The reading with the vectors of its sentences; readings are told apart by document id."""
        id = reading.document.id
        if id not in self._known:
            self._known[id] = self._encoded(reading)
        return self._known[id]

    def _encoded(self, reading: Reading) -> Reading:
        count = len(reading.sentences)
        texts = [s.text for s in reading.sentences] + list(reading.outside.values())
        vectors = self._encoder.encode([fold(text).text for text in texts])
        unquoted = vectors[:count].copy()
        unquoted[list(reading.outside)] = vectors[count:]
        return replace(
            reading,
            whole=replace(reading.whole, vectors=vectors[:count]),
            unquoted=replace(reading.unquoted, vectors=unquoted),
        )


def view(
    keys: Sequence[frozenset[str]],
    names: Sequence[frozenset[str]],
    facts: Sequence[frozenset[str]],
    faint: Sequence[frozenset[str]],
) -> View:
    """What is compared of sentences of these content words.

    ``names`` and ``faint`` are those of them that are names, and that stand in set phrases.
    """
    named = [n & k for n, k in zip(names, keys, strict=True)]
    places = _places(keys)
    strengths = {
        key: np.array([_FAINT if key in faint[i] else 1.0 for i in places[key]], dtype=np.float32)
        for key in sorted(frozenset().union(*faint) & places.keys())
    }
    return View(tuple(keys), places, _places(named), _places(facts), strengths)


def shared_keys(here: Mapping[str, object], there: Mapping[str, object]) -> Iterator[str]:
    """The keys that both have, in the order of the smaller."""
    fewer, more = (here, there) if len(here) <= len(there) else (there, here)
    return (key for key in fewer if key in more)


def _places(sets: Sequence[frozenset[str]]) -> dict[str, NDArray[np.intp]]:
    places: dict[str, list[int]] = {}
    for i, keys in enumerate(sets):
        for key in keys:
            places.setdefault(key, []).append(i)
    return {key: np.array(places[key], dtype=np.intp) for key in sorted(places)}


def _keys(found: Sequence[Word]) -> frozenset[str]:
    return frozenset(w.key for w in found if w.content)


def _faint(found: Sequence[Sequence[Word]], background: Background) -> list[frozenset[str]]:
    """Of each sentence the content words that it has in set phrases of news prose, and only there.

    All sentences are looked up at once, an empty word between them: no phrase holds one.
    """
    inside = background.in_set_phrases([key for ws in found for key in (*(w.key for w in ws), "")])
    faint, at = [], 0
    for ws in found:
        worn = inside[at : at + len(ws)]
        fresh = {w.key for w, within in zip(ws, worn, strict=True) if not within}
        faint.append(_keys(ws) - fresh)
        at += len(ws) + 1
    return faint


def _names(text: str, found: Sequence[Word]) -> frozenset[str]:
    return frozenset(
        w.key
        for position, w in enumerate(found)
        if w.content and (text[w.start].isdigit() or (position > 0 and text[w.start].isupper()))
    )


def _inside(quotations: Sequence[Span], offset: int) -> bool:
    """Whether ``offset`` lies in one of the quotations, which are in order and disjoint."""
    before = bisect_right(quotations, offset, key=lambda q: q.start)
    return before > 0 and offset < quotations[before - 1].end


def _without(sentence: Sentence, quotations: Sequence[Span]) -> str:
    """The sentence's text with quotations cut out."""
    out = []
    at = sentence.span.start
    first = max(0, bisect_right(quotations, at, key=lambda q: q.start) - 1)
    for q in quotations[first : bisect_left(quotations, sentence.span.end, key=lambda q: q.start)]:
        if q.end <= at:
            continue
        out.append(sentence.text[at - sentence.span.start : max(at, q.start) - sentence.span.start])
        at = max(at, min(q.end, sentence.span.end))
    out.append(sentence.text[at - sentence.span.start :])
    return " ".join(out)
