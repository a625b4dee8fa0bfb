"""Comments of a Markdown text: where they are, and in which paragraph those for markers stand.

What stands in code is no comment but shown to readers (CommonMark 4.5, 6.1).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from provenance.ingest.markers import is_meant
from provenance.ingest.page import Block, Comment
from provenance.model import Span

_LINE_START = r"(?<![^\r\n])"
#: Fenced code, a span of code, or a comment: whichever begins first holds the others.
_COMMENT = re.compile(
    rf"{_LINE_START}[ \t]{{0,3}}(?P<fence>(?>```+|~~~+)).*?"
    rf"(?:{_LINE_START}[ \t]{{0,3}}(?P=fence)|\Z)"
    r"|(?<!`)(?P<tick>`+)(?!`)[^\r\n]{1,1000}?(?<!`)(?P=tick)(?!`)"
    r"|(?P<comment><!--.*?(?:-->|\Z))",
    re.S,
)
#: Code as quotations and lists may hold it, where a comment is looked for all the same.
_SET_OFF = re.compile(
    rf"{_LINE_START}[ \t>]*(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+)*(?P<fence>(?>```+|~~~+)).*?"
    rf"(?:{_LINE_START}[ \t>]*(?P=fence)|\Z)",
    re.S,
)
_BREAK = re.compile(r"\r\n|\r|\n")
#: The line a comment stands on, up to it: indented as code is, or left in an attribute.
_INDENTED = re.compile(r" {0,3}\t| {4}")
_IN_TAG = re.compile(r"<[A-Za-z][^<>]*=\s*(?:\"[^\"<>]*|'[^'<>]*)\Z")
#: How many characters of it are looked at.
_BEFORE = 500
_OPENS = len("<!--")


def comments_in(text: str, at: int) -> list[Span]:
    """The comments of ``text`` from ``at`` on, in order; one that is never closed goes to its end.

    What stands in an attribute of a tag is none.
    """
    return [
        Span(*match.span())
        for match in _COMMENT.finditer(text, at)
        if match["comment"] is not None and not _IN_TAG.search(_line_before(text, match.start()))
    ]


def for_markers(text: str, found: Sequence[Span], blocks: Sequence[Block]) -> tuple[Comment, ...]:
    """Of the comments ``found``, those meant for markers, each with the paragraph it stands in.

    That is the one with text on its line. A paragraph that comments part into ``blocks`` is one.
    """
    meant = [span for span in found if is_meant(text[span.start + _OPENS : span.end])]
    if not meant:
        return ()
    breaks = _breaks(text, found)
    paragraphs = list(_joined([block.span for block in blocks], breaks))
    code = [Span(*match.span()) for match in _SET_OFF.finditer(text)]
    return tuple(_comment(text, span, paragraphs, breaks, code) for span in meant)


def _comment(
    text: str,
    span: Span,
    paragraphs: Sequence[Span],
    breaks: Sequence[int],
    code: Sequence[Span],
) -> Comment:
    number = bisect_left(paragraphs, span.end, key=lambda one: one.end)
    beside = paragraphs[max(0, number - 1) : number + 1]
    inside = next((one for one in beside if _on_a_line(one, span, breaks)), None)
    said = text[span.start + _OPENS : span.end].removesuffix("-->")
    problem = None
    if span.start + _OPENS + len(said) == span.end:
        problem = "its comment is never closed"
    elif _is_shown(text, span.start, code):
        problem = "it stands in code"
    return Comment(said, span.start, inside, problem)


def _is_shown(text: str, at: int, code: Sequence[Span]) -> bool:
    """Whether what looks like a comment is an example that readers see."""
    number = bisect_left(code, at, key=lambda one: one.end)
    inside = number < len(code) and code[number].start <= at
    return inside or _INDENTED.match(_line_before(text, at)) is not None


def _line_before(text: str, at: int) -> str:
    """What stands on the line before ``at``, as far back as it is looked at."""
    before = text[max(0, at - _BEFORE) : at]
    return before[max(before.rfind(end) for end in "\r\n") + 1 :]


def _breaks(text: str, comments: Sequence[Span]) -> list[int]:
    """Where the lines of a text end, those inside its comments aside."""
    bounds = [0, *(x for span in comments for x in (span.start, span.end)), len(text)]
    return [
        match.start()
        for start, end in zip(bounds[::2], bounds[1::2], strict=True)
        for match in _BREAK.finditer(text, start, end)
    ]


def _on_a_line(one: Span, two: Span, breaks: Sequence[int]) -> bool:
    """Whether the two touch, or no line ends between them."""
    end, start = min(one.end, two.end), max(one.start, two.start)
    number = bisect_left(breaks, end)
    return number == len(breaks) or breaks[number] >= start


def _joined(blocks: Sequence[Span], breaks: Sequence[int]) -> Iterator[Span]:
    """The blocks, those as one that only comments part."""
    current: Span | None = None
    for block in blocks:
        if current is not None and _on_a_line(current, block, breaks):
            current = Span(current.start, block.end)
        else:
            if current is not None:
                yield current
            current = block
    if current is not None:
        yield current
