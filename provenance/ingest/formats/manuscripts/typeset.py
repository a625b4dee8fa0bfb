"""Rows of type to paragraphs, by the signs of typesetting: leading, indents, short last rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from provenance.ingest.formats.manuscripts.rows import Row, body_size, starts_item
from provenance.ingest.formats.pages.walk import Line
from provenance.outlets import looks_like_outlet

#: Type this much larger than the text's is a heading's; captions and notes are smaller.
_HEADING = 1.12
#: Leading, against what is usual in the document, from which space has been put between rows.
_SPACED = 1.25
#: Leading, in the size of the type, from which rows are of different blocks.
_APART = 2.1
#: Share of a size's distances from which one is usual; the least of those is the leading, since
#: a text of short paragraphs has as many of the larger ones between them.
_USUAL = 0.15
#: Room at a row's end, in the size of the type and beyond what the next word needs, that shows the
#: row was ended on purpose: after a full stop, and elsewhere.
_ROOM_ENDED, _ROOM = 1.0, 4.0
#: Rows of the longest paragraph.
_MOST_ROWS = 2_000
#: Pages on which a headline is looked for: a title page may come first.
_FIRST_PAGES = 2
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"[^\W\d_]{2,}(?P<mark>[-\u2010\u00ad])$")
#: A row's end that goes on in the next without a space: a compound's hyphen, or the row's own.
_PARTED = re.compile(r"[^\W_][-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
#: Rows of a block that show its width: of so many prose one at the least is full.
_ENOUGH = 6
_LIGATURES = {
    ord(sign): plain
    for sign, plain in zip("ﬀﬁﬂﬃﬄﬅﬆ", "ff fi fl ffi ffl st st".split(), strict=True)
}
#: Characters at a row's end that its last word is looked for in.
_LONGEST_WORD = 60
#: Words of the longest heading that is set in bold and no larger than the text.
_LONGEST_HEADING = 14


def read_lines(pages: Sequence[Sequence[Row]]) -> list[Line]:
    """The paragraphs of rows in reading order; each running line once, where it stands first.

    The headline, if the type shows one, is the only ``h1``.
    """
    flow = [row for rows in pages for row in rows if row.zone is None]
    body = body_size(flow)
    words = _Words(flow)
    leading = _leading(flow)
    paragraphs: list[list[Row]] = []
    edges = _Edges(flow)
    for block in _blocks(flow, body):
        parts = list(_paragraphs(block, body, leading, edges.of(block)))
        if paragraphs and _goes_on(paragraphs[-1], parts[0], body):
            paragraphs[-1].extend(parts.pop(0))
        paragraphs.extend(parts)
    headline = _headline(paragraphs, body)
    lines = [
        (part[0].page, words.joined(part, "h1" if n == headline else _tag(part, body)))
        for n, part in enumerate(paragraphs)
    ]
    return list(_with_running(lines, pages))


def _leading(rows: Sequence[Row]) -> dict[int, float]:
    """The distance of rows inside paragraphs, for each size of type in whole points."""
    seen: dict[int, Counter[float]] = {}
    for above, below in pairwise(rows):
        gap = above.base - below.base
        alike = above.page == below.page and round(above.size) == round(below.size)
        if alike and 0 < gap < _APART * above.size and above.over(below) > 0.3:
            seen.setdefault(round(above.size), Counter())[round(gap * 2) / 2] += 1
    return {
        size: min(gap for gap, count in gaps.items() if count >= _USUAL * gaps.total())
        for size, gaps in seen.items()
    }


def _blocks(rows: Sequence[Row], body: float) -> Iterator[list[Row]]:
    """Rows that stand below each other in one column, in type of one size."""
    block: list[Row] = []
    for row in rows:
        if block and (len(block) >= _MOST_ROWS or not _below(block[-1], row, body)):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _below(above: Row, row: Row, body: float) -> bool:
    gap = above.base - row.base
    like = abs(above.size - row.size) <= 0.08 * above.size
    heading = above.size > _HEADING * body
    return (
        above.page == row.page
        and like
        and 0 < gap < (1.7 if heading else _APART) * above.size
        and above.over(row) > 0.3
    )


def _paragraphs(
    block: Sequence[Row], body: float, leading: Mapping[int, float], edge: float
) -> Iterator[list[Row]]:
    """The paragraphs of a block; a heading is one, however it is broken."""
    if block[0].size > _HEADING * body:
        yield list(block)
        return
    usual = leading.get(round(block[0].size), 1.2 * block[0].size)
    lefts = sorted(row.left for row in block)
    left = lefts[len(lefts) // 10]
    part = [block[0]]
    for n, (above, row) in enumerate(pairwise(block), 1):
        if (
            above.base - row.base > _SPACED * usual
            or starts_item(row)
            or above.bold != row.bold
            or _ended_early(above, row, edge)
            or (not starts_item(part[0]) and _indented(block, n, left))
        ):
            yield part
            part = []
        part.append(row)
    yield part


def _ended_early(above: Row, row: Row, edge: float) -> bool:
    """Whether the first word of a row would have found room on the one above it."""
    if _PARTED.search(above.text):
        return False
    word = (row.right - row.left) * len(row.text.split(" ", 1)[0]) / len(row.text)
    room = (edge - above.right - word) / row.size
    if _ENDED.search(above.text):
        return room > _ROOM_ENDED
    return room > _ROOM and not row.text[:1].islower()


def _indented(block: Sequence[Row], n: int, left: float) -> bool:
    """Whether a row is set in as the first of a paragraph, not as one of a block set in."""

    def level(m: int) -> bool:
        return 0 <= m < len(block) and abs(block[m].left - block[n].left) < 0.3 * block[n].size

    row = block[n]
    if not 0.5 * row.size < row.left - left < 6 * row.size:
        return False
    if not level(n - 1):
        return True
    return not level(n - 2) and not level(n + 1) and not row.text[:1].islower()


def _goes_on(before: Sequence[Row], after: Sequence[Row], body: float) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    last, first = before[-1], after[0]
    if abs(last.size - first.size) > 0.08 * last.size or last.bold != first.bold:
        return False
    if (
        len(before) >= _MOST_ROWS
        or last.size > _HEADING * body
        or starts_item(first)
        or _ENDED.search(last.text)
    ):
        return False
    if last.page == first.page and first.base < last.base and last.over(first) > 0.3:
        return False  # space was put between them on purpose
    if _HYPHEN.search(last.text) or first.text[:1].islower():
        return True
    return len(before) > 1 and last.right > max(row.right for row in before) - 4 * last.size


def _headline(paragraphs: Sequence[Sequence[Row]], body: float) -> int | None:
    """The paragraph in the largest type of the first two pages that is not the paper's name."""
    large = [
        (part[0].size, -n)
        for n, part in enumerate(paragraphs)
        if part[0].page < _FIRST_PAGES
        and part[0].size > _HEADING * body
        and len(_text(part).split()) > 1
        and not looks_like_outlet(_text(part))
    ]
    return -max(large)[1] if large else None


def _text(rows: Sequence[Row]) -> str:
    return " ".join(row.text for row in rows)


def _tag(part: Sequence[Row], body: float) -> str:
    if part[0].item:
        return "li"
    words = _text(part).split()
    if part[0].size > _HEADING * body:
        return "h2"
    heading = all(row.bold for row in part) and len(words) <= _LONGEST_HEADING
    return "h2" if heading and not _ENDED.search(part[-1].text) else "p"


class _Edges:
    """Where the columns of each page end on the right."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rights: dict[tuple[int, int, int], float] = {}
        for row in rows:
            key = (row.page, round(row.size), int(row.left))
            self._rights[key] = max(row.right, self._rights.get(key, 0.0))

    def of(self, block: Sequence[Row]) -> float:
        """The right edge of the column a block stands in.

        A block of a few rows may be all short: then that of the rows that begin where it does, or
        further out by no more than a list is set in.
        """
        edge = max(row.right for row in block)
        if len(block) >= _ENOUGH:
            return edge
        first = block[0]
        size, left = round(first.size), int(min(row.left for row in block))
        within = min(size, 100)
        near = range(left - 5 * within, left + within + 1)
        return max(edge, *(self._rights.get((first.page, size, x), 0.0) for x in near))


class _Words:
    """How a document writes its words, to tell the hyphen of a line's end from a word's own."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._written = {w.casefold() for row in rows for w in _WORD.findall(row.text)[:-1]}
        broken = sum(bool(_HYPHEN.search(row.text)) for row in rows)
        #: Text that is hyphenated has a hyphen at one row's end in ten or more; one in fifty are
        #: words that have their own.
        self._hyphenated = broken > 0.02 * len(rows)

    def joined(self, rows: Sequence[Row], tag: str) -> Line:
        """A paragraph's rows as one line, words put together that were parted at a row's end."""
        line = Line("", tag, rows[0].zone)
        for row in rows:
            text = row.text
            if line.text:
                mark = _HYPHEN.search(line.text[-_LONGEST_WORD:])
                if mark and text[:1].islower():
                    line.text = line.text if self._keeps(line.text, text) else line.text[:-1]
                elif not _PARTED.search(line.text[-2:]):
                    line.text += " "
            lead = len(line.text)
            line.text += text
            line.links += [(start + lead, end + lead, url) for start, end, url in row.links]
        return _plain(line)

    def _keeps(self, before: str, after: str) -> bool:
        """Whether the hyphen between two rows is the word's own."""
        if before.endswith("\u00ad"):
            return False
        first = _WORD.findall(before[-_LONGEST_WORD:-1])[-1].casefold()
        second = _WORD.findall(after[:_LONGEST_WORD])[0].casefold()
        if f"{first}-{second}" in self._written:
            return True
        if first + second in self._written:
            return False
        both = min(len(first), len(second)) > 3 and {first, second} <= self._written
        return both or not self._hyphenated


def _plain(line: Line) -> Line:
    """A line with ligatures written out and its links where they then stand."""
    if not any(ord(c) in _LIGATURES for c in line.text):
        return line
    at = [0]
    for c in line.text:
        at.append(at[-1] + len(_LIGATURES.get(ord(c), c)))
    links = [(at[start], at[min(end, len(line.text))], url) for start, end, url in line.links]
    return Line(line.text.translate(_LIGATURES), line.tag, line.zone, links)


def _with_running(
    lines: Sequence[tuple[int, Line]], pages: Sequence[Sequence[Row]]
) -> Iterator[Line]:
    """The lines, and after those of each page its running lines that have not been seen."""
    seen: set[str] = set()
    waiting = list(lines)
    for number, rows in enumerate(pages):
        zoned = [row for row in rows if row.zone and re.sub(r"\d+", "#", row.text) not in seen]
        seen.update(re.sub(r"\d+", "#", row.text) for row in zoned)
        made = [Line(row.text.translate(_LIGATURES), "p", row.zone) for row in zoned]
        heads = [line for line in made if line.zone and line.zone[0] == "header"]
        yield from heads
        while waiting and waiting[0][0] <= number:
            yield waiting.pop(0)[1]
        yield from (line for line in made if line not in heads)
    yield from (line for _, line in waiting)
