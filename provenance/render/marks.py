"""A document cut for display: paragraphs of cells of runs, so that overlapping marks nest.

An aligned sentence, a credit and a finding may overlap in any way. The text is cut wherever one
of them begins or ends. Pieces of one aligned (or omitted) sentence form a cell, which a page may
wrap in one element; the runs in a cell carry the finer marks. Joined, the runs of a paragraph are
its text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from provenance.model import Document, Removed, Span

Layer = Literal["alignment", "credit", "finding", "omitted", "removed"]
#: Marks that may begin and end inside a cell; the others make a cell of what they cover.
_FINER: frozenset[Layer] = frozenset({"credit", "finding"})

#: A line this long was broken to fit a column, unless it ends as a sentence does.
_WRAPPED_FROM = 60
_SENTENCE_END = (".", "!", "?", "…", ":", "”", "’", '"', "»", ")", "。", "؟", "।")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
#: A list item, a quoted line or a heading never continues the line before it.
_OPENER = re.compile(r"(?:[-*•–—>]|#{1,6}|\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that the page shows, and which thing it belongs to."""

    span: Span
    layer: Layer
    key: str


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text under one set of finer marks."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Neighbouring runs under the same alignments, omission and removal, or under none."""

    aligned: tuple[Mark, ...]
    runs: tuple[Run, ...]
    over: tuple[Mark, ...]
    """Every mark that touches the cell, in order of their beginnings."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the document."""

    kind: Literal["title", "text", "removed"]
    cells: tuple[Cell, ...]
    removed: Removed | None = None
    """The block it belongs to, if it is no part of the article."""


def paragraphs(document: Document, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """The whole text of ``document`` under ``marks``, blank lines apart.

    A removed block that takes up whole paragraphs gives paragraphs of its own kind; one inside a
    paragraph (a dateline) becomes a mark of the layer ``removed``, its key the kind and reason.
    """
    receipts = {
        Mark(block.span, "removed", f"{block.kind} – {block.reason}"): block
        for block in document.removed
    }
    found = []
    edges = sorted({edge for mark in receipts for edge in (mark.span.start, mark.span.end)})
    spans = list(_paragraph_spans(document.text, edges))
    for span, touching in zip(spans, _touching(spans, [*marks, *receipts]), strict=True):
        whole = [mark for mark in touching if mark in receipts and mark.span.covers(span)]
        block = receipts[whole[0]] if whole else None
        inline = [mark for mark in touching if block is None or mark not in receipts]
        cells = tuple(_cells(document.text, span, inline))
        titled = document.title_span is not None and document.title_span.overlap(span) > 0
        kind: Literal["title", "text"] = "title" if titled else "text"
        found.append(Paragraph("removed" if block else kind, cells, block))
    return tuple(found)


def _paragraph_spans(text: str, edges: Sequence[int]) -> Iterator[Span]:
    """Spans of the paragraphs, without outer white space.

    A paragraph ends at a blank line, at a line that was not broken merely to fit a column, and
    between two lines where a removed block begins or ends (``edges``, sorted).
    """
    start: int | None = None
    end = 0
    for line in _LINE.finditer(text):
        bare = line[0].strip()
        if not bare:
            if start is not None:
                yield Span(start, end)
                start = None
            continue
        here = line.start() + line[0].index(bare[0])
        parted = bisect_left(edges, end) < bisect_right(edges, here)
        if start is not None and (parted or _OPENER.match(bare)):
            yield Span(start, end)
            start = None
        if start is None:
            start = here
        end = line.start() + len(line[0].rstrip())
        if len(bare) < _WRAPPED_FROM or bare.endswith(_SENTENCE_END):
            yield Span(start, end)
            start = None
    if start is not None:
        yield Span(start, end)


def _touching(spans: Iterable[Span], marks: Iterable[Mark]) -> Iterator[tuple[Mark, ...]]:
    """For each of ``spans``, in order and apart, the marks that share a character with it.

    Marks come in the order of their beginnings; equal spans keep the order they were given in.
    """
    waiting = deque(sorted((mark for mark in marks if len(mark.span)), key=lambda mark: mark.span))
    over: list[Mark] = []
    for span in spans:
        while waiting and waiting[0].span.start < span.end:
            over.append(waiting.popleft())
        over = [mark for mark in over if mark.span.end > span.start]
        yield tuple(over)


def _cells(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Cell]:
    edges = {span.start, span.end}
    for mark in marks:
        edges |= {max(span.start, mark.span.start), min(span.end, mark.span.end)}
    ordered = sorted(edges)
    pieces = [Span(start, end) for start, end in pairwise(ordered)]
    for under, group in groupby(
        zip(pieces, _touching(pieces, marks), strict=True),
        key=lambda pair: tuple(mark for mark in pair[1] if mark.layer not in _FINER),
    ):
        cell = list(group)
        runs = (
            Run(piece.of(text), tuple(mark for mark in over if mark.layer != "alignment"))
            for piece, over in cell
        )
        touching = dict.fromkeys(mark for _, over in cell for mark in over)
        aligned = tuple(mark for mark in under if mark.layer == "alignment")
        yield Cell(aligned, tuple(runs), tuple(touching))
