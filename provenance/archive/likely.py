"""Which of the texts an archive gave are the likeliest sources: sentence by sentence, cheaply.

Each sentence of the draft is put beside the sentence of a text that shares the rarest words with
it. Where there is an encoder, the best of these pairs are read for what they mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from provenance.match.background import Background
from provenance.match.screen import COMMON, ENOUGH
from provenance.match.semantic import Encoder
from provenance.model import Sentence
from provenance.text.folding import folded_text
from provenance.text.words import keys

#: A word that stands in so many sentences of a text is its common word.
_MOST_PLACES = 50
#: Pairs of sentences of each text whose meanings are compared: 5 ms for each sentence.
_READ = 3
#: What nearness of meaning is worth against words (ln): a cosine of 1 as much as two rare names, of
#: .5 nothing. Of 0, 15, 30 and 50 the middle ones find the most.
_MEANING, _UNLIKE = 30.0, 0.5


@dataclass(frozen=True, slots=True)
class _Pair:
    worth: float
    mine: int
    """Number of the draft's sentence."""
    theirs: str


def likeliest(
    draft: Sequence[Sentence],
    texts: Sequence[Sequence[Sentence]],
    background: Background,
    encoder: Encoder | None,
) -> list[tuple[int, float]]:
    """Numbers of the texts that sentences of the draft may come from, with what speaks for each.

    Best first. Every second one is not the next best, but the one that explains most of the draft
    that those before it do not: so the source of three sentences is not lost behind ten reports on
    what the rest is about. Texts whose words alone speak for them come last; others are left out.
    """
    said = [frozenset(keys(one.text).split()) for one in draft]
    pairs = [_pairs(said, text, background) for text in texts]
    by_words = [n for n, found in enumerate(pairs) if found and found[0].worth >= ENOUGH]
    if encoder is not None:
        pairs = _with_meaning(draft, pairs, encoder)
    scores = [{p.mine: p.worth - ENOUGH for p in found if p.worth > ENOUGH} for found in pairs]
    totals = [sum(one.values()) for one in scores]
    left = [n for n, total in enumerate(totals) if total > 0]
    by_total = sorted(left, key=lambda n: (-totals[n], n))
    turns = chain.from_iterable(zip_longest(by_total, _explaining(left, scores)))
    found = dict.fromkeys(n for n in (*turns, *by_words) if n is not None)
    return [(n, totals[n]) for n in found]


def _pairs(
    said: Sequence[frozenset[str]], text: Sequence[Sentence], background: Background
) -> list[_Pair]:
    """Of each sentence of the draft the one of the text that shares most with it, best first."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(text):
        for key in sorted(set(keys(sentence.text).split())):
            places[key].append(number)
    found = []
    for mine, words in enumerate(said):
        worth: defaultdict[int, float] = defaultdict(float)
        for key in sorted(words & places.keys()):
            more = background.rarity(key) - COMMON
            if more > 0 and len(places[key]) <= _MOST_PLACES:
                for number in places[key]:
                    worth[number] += more
        if worth:
            best = max(worth, key=lambda number: (worth[number], -number))
            found.append(_Pair(worth[best], mine, text[best].text))
    return sorted(found, key=lambda pair: (-pair.worth, pair.mine))


def _with_meaning(
    draft: Sequence[Sentence], pairs: Sequence[Sequence[_Pair]], encoder: Encoder
) -> list[list[_Pair]]:
    """The best pairs of each text, weighed by what they mean as well."""
    read = [list(found[:_READ]) for found in pairs]
    both = (s for pair in chain.from_iterable(read) for s in (draft[pair.mine].text, pair.theirs))
    rows = {text: n for n, text in enumerate(dict.fromkeys(both))}
    vectors = encoder.encode([folded_text(text) for text in rows])

    def weighed(pair: _Pair) -> _Pair:
        near = float(vectors[rows[draft[pair.mine].text]] @ vectors[rows[pair.theirs]])
        return _Pair(pair.worth + _MEANING * (near - _UNLIKE), pair.mine, pair.theirs)

    return [[weighed(pair) for pair in found] for found in read]


def _explaining(left: Sequence[int], scores: Sequence[dict[int, float]]) -> list[int]:
    """Texts in an order in which each explains most of the draft that is not explained yet."""
    best: defaultdict[int, float] = defaultdict(float)
    waiting, found = list(left), []

    def more(number: int) -> float:
        return sum(max(0.0, score - best[mine]) for mine, score in scores[number].items())

    while waiting:
        new = max(waiting, key=lambda number: (more(number), -number))
        if more(new) <= 0:
            break
        waiting.remove(new)
        found.append(new)
        for mine, score in scores[new].items():
            best[mine] = max(best[mine], score)
    return found
