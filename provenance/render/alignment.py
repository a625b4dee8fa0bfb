"""The passages of two aligned documents, both texts beside each other, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from provenance.credit.quotes import Text
from provenance.match.merge import AlignedPassage
from provenance.model import Alignment, Document, Span
from provenance.render.lines import COLUMNS, columns_of, wrapped
from provenance.render.wording import KINDS, measured, percent
from provenance.rules.case import body_share
from provenance.text.shown import count, shown_path

#: Between the two texts.
_GUTTER = " | "
#: Columns from which the texts stand side by side: lines of 32 are still read easily.
_SIDE_BY_SIDE = 67


def to_text(
    suspicious: Text,
    source: Text,
    passages: Sequence[AlignedPassage],
    alignments: Sequence[Alignment],
    columns: int = COLUMNS,
) -> str:
    """How much is found, and every passage in the order of the suspicious document.

    The suspicious text stands left; where ``columns`` are too few, above.
    """
    mine, other = _names(suspicious.document, source.document)
    if not passages:
        return "\n".join(wrapped(f"Nothing of {mine} is found in {other}.", "", 4, columns)) + "\n"
    shares = (
        body_share(suspicious, {a.suspicious.span for a in alignments}),
        body_share(source, {a.source.span for a in alignments}),
    )
    said = (
        f"{percent(shares[0])} of {mine} is found in {other}: {count(len(passages), 'passage')}, "
        f"{percent(shares[1])} of {other}."
    )
    lines = list(wrapped(said, "", 4, columns))
    by_id = {alignment.id: alignment for alignment in alignments}
    for number, passage in enumerate(passages, 1):
        lines += ["", *wrapped(_said(passage, mine, other), f"{number}. ", 4, columns)]
        for one, two in _steps(passage, [by_id[id] for id in passage.alignments]):
            lines += _beside(_sentences(suspicious, one), _sentences(source, two), columns)
    return "\n".join(lines) + "\n"


def _names(suspicious: Document, source: Document) -> tuple[str, str]:
    """The files' names, with their folders where the names alone are the same."""
    if suspicious.file != source.file:
        return shown_path(suspicious.file), shown_path(source.file)
    return shown_path(suspicious.path), shown_path(source.path)


def _said(passage: AlignedPassage, mine: str, other: str) -> str:
    said = f"{KINDS[passage.kind]}, similarity {measured(passage.similarity)}"
    if not passage.suspicious_share:
        return f"{said}: headline"
    return (
        f"{said}: {percent(passage.suspicious_share)} of {mine}, "
        f"{percent(passage.source_share)} of {other}"
    )


def _steps(passage: AlignedPassage, members: Sequence[Alignment]) -> list[tuple[Span, Span]]:
    """The passage cut wherever both texts can be, so that what agrees begins on one line."""
    cuts: list[tuple[Span, Span]] = []
    for alignment in members:
        one, two = alignment.suspicious.span, alignment.source.span
        while cuts and (one.start < cuts[-1][0].end or two.start < cuts[-1][1].end):
            before = cuts.pop()
            one, two = _hull(one, before[0]), _hull(two, before[1])
        cuts.append((one, two))
    starts = [(one.start, two.start) for one, two in cuts[1:]]
    ends = [*starts, (passage.suspicious.span.end, passage.source.span.end)]
    return [
        (Span(one.start, end), Span(two.start, source_end))
        for (one, two), (end, source_end) in zip(cuts, ends, strict=True)
    ]


def _hull(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _sentences(text: Text, stretch: Span) -> str:
    """The sentences of a stretch, without what between them is no part of the article."""
    return " ".join(s.text for s in text.sentences if stretch.covers(s.span))


def _beside(suspicious: str, source: str, columns: int) -> Iterator[str]:
    if columns < _SIDE_BY_SIDE:
        yield from wrapped(suspicious, "  ", 2, columns)
        yield from wrapped(source, "  | ", 4, columns)
        return
    half = (columns - len(_GUTTER)) // 2
    left, right = wrapped(suspicious, "", 0, half), wrapped(source, "", 0, half)
    for one, two in zip_longest(left, right, fillvalue=""):
        yield f"{one}{' ' * (half - columns_of(one, 'WF'))}{_GUTTER}{two}".rstrip()
