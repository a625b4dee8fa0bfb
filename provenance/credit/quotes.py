"""Quotations: what stands between quotation marks, who is said to have said it, and where.

A quotation that runs over paragraphs is opened anew in each and closed in the last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from provenance.credit.marks import paired, takes_up
from provenance.credit.speakers import is_public, speaker_beside, speaker_of
from provenance.model import Document, Sentence, Span
from provenance.text.folding import reveal
from provenance.text.sentences import split


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_P = TypeVar("_P", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A marked quotation, its marks included."""

    span: Span
    goes_on: bool
    """Whether it is left open at its paragraph's end and opened anew in the next."""
    speaker: str | None = None
    """Who is said to have said it, as written ("she", "the indictment" too)."""
    public: bool = False
    """Whether it is said to come from a public statement, document, post or event."""
    attribution: str = ""
    """The words around it that say so."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document cut into sentences and quotations."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]


def cut(document: Document) -> Text:
    """Cut a document into its sentences and quotations."""
    sentences = split(document)
    return Text(document, sentences, quotations(document.text, sentences))


def quotation_spans(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of each paragraph, in order and disjoint; what is nested is part of the outer.

    A mark nobody closes is taken for a quotation only if the next paragraph opens one again. What
    is set off with ">" after a colon is quoted without marks.
    """
    found: list[Quotation] = []
    set_off = False
    for i, paragraph in enumerate(paragraphs):
        piece = paragraph.of(text)
        marked = _is_set_off(text, paragraph)
        set_off = marked and (set_off or (i > 0 and paragraphs[i - 1].of(text).endswith(":")))
        following = paragraphs[i + 1].of(text) if i + 1 < len(paragraphs) else ""
        inside = list(paired(piece))
        if set_off and not inside:
            goes_on = i + 1 < len(paragraphs) and _is_set_off(text, paragraphs[i + 1])
            found.append(Quotation(paragraph, goes_on))
        for start, end in inside:
            if end is not None:
                found.append(Quotation(Span(paragraph.start + start, paragraph.start + end), False))
            elif takes_up(following, piece[start]):
                found.append(Quotation(Span(paragraph.start + start, paragraph.end), True))
    return tuple(found)


def quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The quotations in a document's sentences with their speakers, in text order.

    The speaker is looked for beside the quotation, then in the sentences it touches, then in the
    one before it in its paragraph, then in the one after.
    """
    body = [s for s in sentences if s.paragraph >= 0]
    bare = quotation_spans(text, paragraph_spans(body))
    starts = [s.span.start for s in body]
    told: list[Quotation] = []
    for number, quotation in enumerate(bare):
        around = _around(quotation.span, body, starts)
        speaker = _beside(text, number, bare, around)
        attribution = ""
        for near in around:
            if speaker is not None and not near.span.overlap(quotation.span):
                break
            said = unquoted(text, near.span, bare)
            attribution = f"{attribution} {said}".strip()
            speaker = speaker or speaker_of(said)
        told.append(
            Quotation(
                quotation.span, quotation.goes_on, speaker, is_public(attribution), attribution
            )
        )
    return tuple(_carried_on(told))


def _carried_on(told: Sequence[Quotation]) -> Iterator[Quotation]:
    """A quotation over several paragraphs has one speaker, named beside any of its parts."""
    at = 0
    while at < len(told):
        end = at
        while told[end].goes_on and end + 1 < len(told):
            end += 1
        parts = told[at : end + 1]
        speaker = next((q.speaker for q in parts if q.speaker), None)
        for part in parts:
            yield replace(part, speaker=part.speaker or speaker)
        at = end + 1


def paragraph_spans(sentences: Sequence[Sentence]) -> list[Span]:
    """The stretch each paragraph's sentences fill, in text order."""
    spans: list[Span] = []
    last = None
    for sentence in sentences:
        if sentence.paragraph == last:
            spans[-1] = Span(spans[-1].start, sentence.span.end)
        else:
            spans.append(sentence.span)
            last = sentence.paragraph
    return spans


def quoted_length(span: Span, found: Sequence[Quotation]) -> int:
    """How many characters of ``span`` stand inside quotations."""
    return sum(span.overlap(q.span) for q in touching(found, span))


def touching(found: Sequence[_P], span: Span) -> Sequence[_P]:
    """The quotations or sentences that share text with ``span``; they are in order and disjoint."""
    low = bisect_right(found, span.start, key=lambda one: one.span.end)
    return found[low : bisect_left(found, span.end, key=lambda one: one.span.start)]


def unquoted(text: str, span: Span, found: Sequence[Quotation]) -> str:
    """The words of ``span`` that stand in no quotation, as a reader sees them."""
    pieces, at = [], span.start
    for quotation in touching(found, span):
        pieces.append(text[at : max(at, quotation.span.start)])
        at = max(at, min(span.end, quotation.span.end))
    pieces.append(text[at : span.end])
    return " ".join(reveal(" ".join(pieces)).text.split())


def _is_set_off(text: str, paragraph: Span) -> bool:
    """Whether a paragraph has ">" before it or as its first sign."""
    return (
        text[max(0, paragraph.start - 4) : paragraph.start].rstrip(" \t")[-1:] == ">"
        or text[paragraph.start] == ">"
    )


def _around(span: Span, sentences: Sequence[Sentence], starts: Sequence[int]) -> list[Sentence]:
    low = max(0, bisect_left(starts, span.start + 1) - 1)
    high = bisect_left(starts, span.end)
    touched = list(sentences[low:high])
    if not touched:
        return []
    paragraph = touched[0].paragraph
    if low:
        before = sentences[low - 1]
        if before.paragraph == paragraph or before.text.rstrip().endswith(":"):
            touched.append(before)
    if high < len(sentences) and sentences[high].paragraph == paragraph:
        touched.append(sentences[high])
    return touched


def _beside(
    text: str, number: int, bare: Sequence[Quotation], around: Sequence[Sentence]
) -> str | None:
    """The speaker by the words between a quotation and its neighbours, in its own sentences."""
    quotation = bare[number].span
    touched = [s.span for s in around if s.span.overlap(quotation)]
    if not touched:
        return None
    start, end = touched[0].start, touched[-1].end
    if number:
        start = max(start, bare[number - 1].span.end)
    if number + 1 < len(bare):
        end = min(end, bare[number + 1].span.start)
    before = reveal(text[start : max(start, quotation.start)]).text
    return speaker_beside(before, reveal(text[quotation.end : max(quotation.end, end)]).text)
