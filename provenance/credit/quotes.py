"""Quotations: what stands between quotation marks, who is said to have said it, and where.

Marks of every style count: straight, curly, guillemets, German, and single ones that are no
apostrophes. A quotation that runs over paragraphs is opened anew in each and closed in the last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.model import Document, Sentence, Span
from provenance.text.sentences import split

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"', "‟": "”"}
_MIXED = {"“": '"', '"': "”"}
_SINGLE = {"‘": "’", "'": "'", "‚": "‘’"}
#: A single mark is looked for this far; beyond it the opening one was an apostrophe.
_LONGEST_SINGLE = 1200
_OPENS_AFTER = re.compile(r"[\s(\[{—–\-:/,*_>]")
#: Verbs of saying, as a pattern.
SAYS = (
    r"(?:said|says|say|saying|told|tells|telling|added|adds|wrote|writes|noted|notes|testified|"
    r"explained|explains|recalled|recalls|asked|asks|replied|replies|declared|announced|argued|"
    r"tweeted|posted|insisted|insists|warned|warns|continued|joked|stated|states|read|reads|"
    r"observed|commented|remarked|responded|admitted|acknowledged|concluded|predicted|suggested|"
    r"claimed|claims|alleges|alleged|accuses|promised|vowed|urged|quipped|shouted|cited|cites|"
    r"describes|described|called|calls|thanked|blamed|put|stressed|stresses|emphasi[sz]ed|"
    r"complained|lamented|contended|contends|maintained|maintains)"
)
_NAME = r"(?:[A-Z][\w.'’-]*\s){0,3}[A-Z][\w'’-]+"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)"
_SPEAKER = (
    re.compile(rf"\b{SAYS}\s(?:[a-z][\w-]*\s){{0,4}}(?P<who>{_NAME})"),
    re.compile(
        rf"(?P<who>{_NAME}|\b{_PRONOUN})(?:,[^,\"“”]{{1,80}},)?\s(?:[a-z]+\s){{0,2}}{SAYS}\b"
    ),
    re.compile(r"\b[Aa]ccording\sto\s(?P<who>(?:the\s|an?\s)?(?:[\w-]+\s){0,4}[\w-]+)"),
    re.compile(rf"\b(?P<who>(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s){{0,4}}?[\w-]+)\s(?:also\s)?{SAYS}\b"),
    re.compile(rf"\b{SAYS}\s(?P<who>(?:the|an?)\s(?:[\w-]+\s){{0,3}}?[\w-]+)\b"),
)
_PUBLIC = re.compile(
    r"\b(?:statements?|(?:news|press|media)\s(?:release|conference|briefing|statement)|release|"
    r"indictment|complaint|lawsuit|affidavit|warrant|filings?|filed|court\s(?:papers|records|"
    r"documents|filings?)|court|brief|ruling|(?-i:opinion|order)|verdict|testimony|testified|testifying|"
    r"deposition|transcript|hearing|sentencing|tweets?|tweeted|tweeting|posted|(?-i:posts?)|Twitter|"
    r"Facebook|Instagram|Truth\sSocial|social\smedia|blog|speech|speaking\sat|address(?:ed|ing)?|"
    r"rally|debate|remarks|podium|reporters|journalists|news\smedia|memo(?:randum)?|"
    r"open\sletter|letter\sto|(?-i:report)|resolution|declaration|proclamation|advisory|announcement|"
    r"announced|website|manifesto|constitution|(?-i:law|bill|act)|statute|ordinance|"
    r"told\sthe\s(?:board|council|committee|commission|panel|court|jury|judge|crowd|audience|"
    r"hearing|meeting|conference|lawmakers|legislators|parliament|house|senate|assembly)|"
    r"read\s(?:aloud|out)|press\ssecretary|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)


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

    A mark nobody closes is taken for a quotation only if the next paragraph opens one again.
    """
    found: list[Quotation] = []
    for i, paragraph in enumerate(paragraphs):
        following = paragraphs[i + 1].of(text).lstrip(" \t>*_-") if i + 1 < len(paragraphs) else ""
        for start, end in _in_paragraph(paragraph.of(text)):
            if end is not None:
                found.append(Quotation(Span(paragraph.start + start, paragraph.start + end), False))
            elif following[:1] == paragraph.of(text)[start]:
                found.append(Quotation(Span(paragraph.start + start, paragraph.end), True))
    return tuple(found)


def quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The quotations in a document's sentences with their speakers, in text order.

    The speaker is looked for in the sentences the quotation touches, then in the one before it in
    its paragraph, then in the one after.
    """
    body = [s for s in sentences if s.paragraph >= 0]
    bare = quotation_spans(text, paragraph_spans(body))
    starts = [s.span.start for s in body]
    told: list[Quotation] = []
    for quotation in bare:
        speaker, attribution = None, ""
        for around in _around(quotation.span, body, starts):
            said = _outside(text, around.span, bare)
            attribution = f"{attribution} {said}".strip()
            speaker = _speaker(said)
            if speaker is not None:
                break
        told.append(
            Quotation(
                quotation.span,
                quotation.goes_on,
                speaker,
                is_public(attribution),
                attribution,
            )
        )
    return tuple(told)


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


def names_public(word: str) -> bool:
    """Whether a word names a public statement, document or event ("release", "indictment")."""
    return _PUBLIC.fullmatch(word) is not None


def is_public(said: str) -> bool:
    """Whether words around a statement say that it was made to everybody."""
    return _PUBLIC.search(said) is not None


def touching(found: Sequence[Quotation], span: Span) -> Sequence[Quotation]:
    """The quotations that share text with ``span``; ``found`` is in order and disjoint."""
    low = bisect_right(found, span.start, key=lambda q: q.span.end)
    return found[low : bisect_left(found, span.end, key=lambda q: q.span.start)]


def _in_paragraph(piece: str) -> Iterator[tuple[int, int | None]]:
    """Start and end of each quotation; end None where it is never closed."""
    at = 0
    while at < len(piece):
        char = piece[at]
        if char in _CLOSERS and _may_open(piece, at):
            end = _closing(piece, at, _CLOSERS[char])
            if end is None:  # curly on one side, straight on the other
                end = _closing(piece, at, _MIXED.get(char, ""))
            if end is None:
                yield at, None
                return
            yield at, end + 1
            at = end + 1
        elif char in _SINGLE and _may_open(piece, at):
            end = _closing_single(piece, at, _SINGLE[char])
            if end is not None:
                yield at, end + 1
                at = end
            at += 1
        else:
            at += 1


def _may_open(piece: str, at: int) -> bool:
    before = piece[at - 1] if at else " "
    after = piece[at + 1] if at + 1 < len(piece) else " "
    if piece[at] in "“„«‹‟":
        return True
    return bool(_OPENS_AFTER.match(before)) and not after.isspace()


def _closing(piece: str, start: int, closers: str) -> int | None:
    at = start + 1
    while at < len(piece):
        if piece[at] in closers and (piece[at] != '"' or not piece[at - 1].isspace()):
            # A straight mark right after an opening one belongs to a nested or empty quotation.
            return at
        at += 1
    return None


def _closing_single(piece: str, start: int, closers: str) -> int | None:
    """The mark that closes a single quotation: one no letter follows, best after punctuation."""
    first = None
    for match in re.finditer(rf"[{closers}](?!\w)", piece[start + 2 : start + _LONGEST_SINGLE]):
        at = start + 2 + match.start()
        if piece[at - 1] in ",.!?;:…—-":
            return at
        if first is None and not piece[at - 1].isspace() and piece[at - 1] not in "sS":
            first = at
    return first


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


def _outside(text: str, span: Span, found: Sequence[Quotation]) -> str:
    """The words of ``span`` that stand in no quotation."""
    pieces, at = [], span.start
    for quotation in touching(found, span):
        pieces.append(text[at : max(at, quotation.span.start)])
        at = max(at, min(span.end, quotation.span.end))
    pieces.append(text[at : span.end])
    return " ".join(" ".join(pieces).split())


def _speaker(said: str) -> str | None:
    for pattern in _SPEAKER:
        match = pattern.search(said)
        if match:
            return match["who"]
    return None
