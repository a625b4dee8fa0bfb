"""Sentences of a document's article, with exact spans. The door to sentencex.

Headlines and list items are sentences too. Lines are paragraphs, unless the format knows where
those end, or a text was wrapped to a column: then its lines are put together again first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from provenance.model import Document, Sentence, Span
from provenance.text.folding import reveal
from provenance.text.unseen import without_manifest

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_BREAKS = str.maketrans(dict.fromkeys("\r\n\t\u00a0\u2028\u2029\x0b\x0c\x85", " "))
#: Widest column that counts as wrapped by hand or by a mail program; prose lines of web pages and
#: word processors are whole paragraphs and longer.
_WIDEST_COLUMN = 100
_NARROWEST_COLUMN = 40
#: Lines a blank one, at most, in a text whose paragraphs are parted by blank lines.
_SPACED = 10
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•·–]|\d{1,3}[.)])\s")

#: Abbreviations that stand before the name or unit they belong to, never at a sentence's end.
_BEFORE_NAME = re.compile(
    r"(?:^|[\s(\"'“‘])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rep|Sen|Gov|Lt|Gen|Col|Maj|Capt|Cmdr|Sgt|Det|Supt|Rev|Hon|"
    r"Pres|Ft|Mt|St|Messrs|No|vs|approx)\.\s*$"
)
_AFTER_TIME = re.compile(r"\b[ap]\.\s?m\.\s*$")
_GOES_ON_FROM_TIME = re.compile(
    r"(?:[ECMP][SD]?T|GMT|UTC|BST|CEST?|Eastern|Central|Mountain|Pacific|(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z][a-z]+ \d)\b|\("
)
#: Languages that write ordinals with a full stop ("am 3. Oktober"), where a sentence hardly ends in
#: a number of one or two digits.
_ORDINALS = frozenset("bs cs da de et fi hr hu is lv nb no pl sk sl sr tr".split())
_ENDS_ORDINAL = re.compile(r"(?<!\S)\d{1,2}\.\s*$")
#: A title after a full stop opens a sentence even where the splitter reads abbreviations.
_TITLE_OPENS = re.compile(
    r"(?<=[a-z]{2}\. )(?=(?:Rep|Sen|Gov|Lt|Gen|Col|Capt|Sgt|Dr|Mr|Mrs|Ms|Rev|Prof)\. [A-Z])"
)


def split(document: Document) -> tuple[Sentence, ...]:
    """The headline, if one was found, and every sentence of the body, in text order.

    Spans are disjoint and carry no outer white space. A text without sentence marks (a list, a
    table) gives a sentence a line.
    """
    text = document.text
    found: list[Sentence] = []
    if document.title_span is not None and len(document.title_span):
        span = _trim(text, document.title_span)
        if len(span):
            found.append(Sentence(span, span.of(text), -1))
    paragraph = 0
    for block in _paragraphs(document):
        sentences = [s for s in _sentences(text, block, document.language) if _has_word(text, s)]
        found.extend(Sentence(s, s.of(text), paragraph) for s in sentences)
        paragraph += bool(sentences)
    return tuple(sorted(found, key=lambda s: s.span))


def _paragraphs(document: Document) -> Iterator[Span]:
    """Body lines, put together where they are of one paragraph.

    They are where the format says so: Markdown knows paragraphs, and where their lines end says
    nothing (CommonMark 0.31, 6.8). Of plain text each line is a block of its own, and it is judged
    by its looks whether it was wrapped.
    """
    text = document.text
    lines: list[Span] = []
    inner: set[Span] = set()
    for block in document.body:
        found = (
            _trim(text, Span(block.start + m.start(), block.start + m.end()))
            for m in _LINE.finditer(block.of(text))
        )
        of_one = [line for line in found if len(line)]
        inner.update(of_one[1:])
        lines += of_one
    column = _column(text, lines)
    blank = sum(not _adjacent(text, a, b) for a, b in pairwise(lines))
    spaced = blank * _SPACED >= len(lines)
    current: Span | None = None
    for line in lines:
        goes_on = current is not None and (
            (line in inner and _adjacent(text, current, line))
            or _continues(text, current, line, column, spaced=spaced)
        )
        if current is not None and goes_on:
            current = Span(current.start, line.end)
        else:
            if current is not None:
                yield current
            current = line
    if current is not None:
        yield current


def _column(text: str, lines: list[Span]) -> int:
    """The column the text was wrapped to, 0 if it was not."""
    if len(lines) < 3:
        return 0
    longest = max(len(line) for line in lines)
    if not _NARROWEST_COLUMN <= longest <= _WIDEST_COLUMN:
        return 0
    full = sum(
        _adjacent(text, a, b) and not _ENDS_SENTENCE.search(a.of(text)) for a, b in pairwise(lines)
    )
    return longest if full * 3 >= len(lines) else 0


def _adjacent(text: str, before: Span, after: Span) -> bool:
    between = text[before.end : after.start]
    return not between.strip() and len(between.replace("\r\n", "\n").strip(" \t")) == 1


def _continues(text: str, before: Span, line: Span, column: int, *, spaced: bool) -> bool:
    """Whether ``line`` goes on with the paragraph that ends in ``before``.

    Where blank lines part the paragraphs of a wrapped text, nothing else does.
    """
    if not _adjacent(text, before, line):
        return False
    next_word = line.of(text).split(maxsplit=1)[0]
    if _LIST_ITEM.match(line.of(text)):
        return False
    last_line = max(text.rfind(c, before.start, before.end) for c in "\r\n") + 1
    width = before.end - max(before.start, last_line)
    if column and (spaced or width + 1 + len(next_word) > column * 0.95):
        return True
    return line.of(text)[0].islower() and not _ENDS_SENTENCE.search(
        text[max(before.start, before.end - 8) : before.end]
    )


def _sentences(text: str, block: Span, language: str) -> Iterator[Span]:
    shown = reveal(block.of(text))  # what nobody sees must not hide where a sentence ends
    piece = shown.text.translate(_BREAKS)
    cuts = [b["end_index"] for b in sentencex.get_sentence_boundaries(language, piece)]
    cuts += [m.end() for m in _TITLE_OPENS.finditer(piece)]
    start = 0
    for cut in sorted({c for c in cuts if 0 < c < len(piece)} | {len(piece)}):
        if cut < len(piece) and _glued(piece[start:cut], piece[cut:], language):
            continue
        first = shown.starts[start] if start else 0
        span = _trim(text, Span(block.start + first, block.start + shown.starts[cut]))
        if len(span):
            yield span
        start = cut


def _glued(before: str, after: str, language: str) -> bool:
    """Whether a cut between the two would part an abbreviation or ordinal from its name."""
    if language in _ORDINALS and _ENDS_ORDINAL.search(before[-5:]):
        return True
    if _BEFORE_NAME.search(before[-12:]):
        return bool(re.match(r"[\"'“‘(]?[A-Z0-9]", after.lstrip()))
    return bool(_AFTER_TIME.search(before[-8:]) and _GOES_ON_FROM_TIME.match(after.lstrip()))


def _trim(text: str, span: Span) -> Span:
    piece = without_manifest(span.of(text))
    start = span.start + len(piece) - len(piece.lstrip(" \t\r\n\u00a0\ufeff"))
    end = span.start + len(piece.rstrip(" \t\r\n\u00a0\ufeff"))
    return Span(start, max(start, end))


def _has_word(text: str, span: Span) -> bool:
    return any(c.isalnum() for c in span.of(text))
