"""Own words: runs of a source's words that a draft has outside its quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.credit.quotes import Text, touching
from provenance.facts.names import names
from provenance.match.background import load_background
from provenance.match.lexical import runs
from provenance.model import Span
from provenance.text.words import words


def own_words(
    draft: Text, sentence: Span, theirs: Sequence[str], least: int
) -> list[tuple[int, Span]]:
    """Runs of ``least`` words or more that ``theirs``, word keys in order, has too.

    How many words of each are the source's own, and where it stands. Names and the set phrases of
    news prose are nobody's own (Poynter 2014): a run that holds fewer others is left out.
    """
    said = sentence.of(draft.document.text)
    mine = words(said)
    places = [Span(sentence.start + w.start, sentence.start + w.end) for w in mine]
    keys = [
        "" if touching(draft.quotations, place) else w.key
        for w, place in zip(mine, places, strict=True)
    ]
    shared = runs(keys, theirs, least)
    if not shared:
        return []
    named = [Span(sentence.start + n.span.start, sentence.start + n.span.end) for n in names(said)]
    stock = load_background().in_set_phrases([w.key for w in mine])
    common = [
        phrase or any(n.overlap(place) for n in named)
        for phrase, place in zip(stock, places, strict=True)
    ]
    counted = (
        (sum(not common[i] for i in run), Span(places[run.start].start, places[run.stop - 1].end))
        for run in shared
    )
    return [(number, span) for number, span in counted if number >= least]
