"""Plain text to blocks: a line is a block, unless its lines were broken at a column.

Page text saved by a browser or a scraper has a paragraph a line; mail and old archives break
lines at a width. The test for the second is the one a formatter leaves behind: the next line's
first word would not have fitted on this line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from provenance.ingest.page import Block
from provenance.model import Span

#: Columns between which hard-wrapped prose is broken (RFC 2646 asks for 72; terminals give 80).
_NARROWEST, _WIDEST = 40, 132
#: Columns by which the longest line may fall short of the one the text was broken at.
_SLACK = 6
#: Share of breaks of running prose before a small letter or digit; headlines start with capitals.
_SMALL_STARTS = 0.3
#: Share of line breaks that a column explains, from which a group of lines is one paragraph.
_EXPLAINED = 0.8
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c]")
_BULLET = re.compile(r"(?:[-*•–·▪◦‣]|\d{1,2}[.)])\s")
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
#: Not white space to Python, but nothing a reader sees at the edge of a line.
_EDGE = " \t\u00a0\u3000\ufeff\u200b\u2003\u2002\u2009\u202f\u1680\u205f\x1a\x1c\x1d\x1e\x1f\x85"


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text in order; joined, they hold every visible character of it."""
    groups = _groups(text)
    width = _width(text, groups)
    blocks: list[Block] = []
    for group in groups:
        if _is_wrapped(text, group, width):
            blocks.extend(_paragraphs(text, group))
        else:
            blocks.extend(_block(text, span.start, span.end) for span in group)
    return tuple(blocks)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without outer white space and byte order mark, or None if nothing is left."""
    while start < end and (text[start] in _EDGE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        end -= 1
    return Span(start, end) if end > start else None


def _block(text: str, start: int, end: int) -> Block:
    return Block(Span(start, end), " ".join(text[start:end].split()))


def _groups(text: str) -> list[list[Span]]:
    """Lines between blank lines."""
    groups: list[list[Span]] = []
    last_end: int | None = None
    for match in _LINE.finditer(text):
        span = trimmed(text, match.start(), match.end())
        if span is None:
            continue
        between = text[last_end : match.start()] if last_end is not None else ""
        if last_end is None or len(_BREAK.findall(between)) != 1:
            groups.append([])
        groups[-1].append(span)
        last_end = match.end()
    return groups


def _fills(lines: list[Span], text: str, width: int) -> tuple[int, int]:
    """How many line breaks the width explains, and how many there are."""
    explained = 0
    for line, following in pairwise(lines):
        word = text[following.start : following.end].split(maxsplit=1)[0]
        explained += len(line) + 1 + len(word) > width - _SLACK
    return explained, len(lines) - 1


def _width(text: str, groups: list[list[Span]]) -> int | None:
    """The column at which this text is broken, or None."""
    widths = []
    for group in groups:
        widest = max(len(line) for line in group)
        if len(group) < 3 or not _NARROWEST <= widest <= _WIDEST:
            continue
        explained, breaks = _fills(group, text, widest)
        running = sum(not _ENDED.search(text[x.start : x.end]) for x in group[:-1])
        small = sum(not text[line.start].isupper() for line in group[1:])
        if (
            explained >= _EXPLAINED * breaks
            and running >= breaks / 2
            and small >= _SMALL_STARTS * breaks
        ):
            widths.append(widest)
    return max(widths) if widths else None


def _is_wrapped(text: str, group: list[Span], width: int | None) -> bool:
    if width is None or len(group) < 2 or max(len(line) for line in group) > width:
        return False
    explained, breaks = _fills(group, text, width)
    ended = sum(bool(_ENDED.search(text[x.start : x.end])) for x in group[:-1])
    return explained >= _EXPLAINED * (breaks - ended)


def _paragraphs(text: str, group: list[Span]) -> list[Block]:
    """A wrapped group as paragraphs: a bullet starts a new one."""
    blocks: list[Block] = []
    start = group[0].start
    for line, following in pairwise(group):
        if _BULLET.match(text, following.start):
            blocks.append(_block(text, start, line.end))
            start = following.start
    blocks.append(_block(text, start, group[-1].end))
    return blocks
