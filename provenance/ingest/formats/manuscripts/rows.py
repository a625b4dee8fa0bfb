"""Rows of type on printed pages: put together, told from what runs on every page, and ordered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

#: Share of a page's height, at its head and at its foot, in which running lines stand.
_MARGIN = 0.12
#: Share of a document's pages that repeat a line before it counts as running: left and right
#: pages differ, the first often has none.
_REPEATED = 0.3
#: Distance of two rows, in the size of their type, up to which they are of one paragraph.
_JOINED = 1.5
#: Rows of the fullest newspaper page, lines that run on one page, characters of a row: beyond
#: them no order is looked for, and nothing is put together.
_MOST_ROWS, _MOST_RUNNING, _LONGEST_ROW = 5_000, 20, 500
_BULLET = re.compile(r"[•‣◦▪▫●○■□–·*➢➤►▶✓\uf0b7\uf0a7-]")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")
#: Gap between two pieces of one row, in their size, that a justified narrow column may have.
_WIDEST_SPACE = 6.0
_COUNT = re.compile(
    r"(?:page|seite|página|pagina|p\.?)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?",
    re.I,
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+|about:\S+", re.I)
_STAMP = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+(?:at\s+)?\d{1,2}[:.]\d\d.{0,12}", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """A run of type on one baseline; lengths in points from the page's lower left corner."""

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    turned: bool = False
    links: tuple[tuple[int, int, str], ...] = ()
    zone: tuple[str, str] | None = None
    item: bool = False
    """Whether a list mark stood before it."""

    def over(self, other: Row) -> float:
        """How much of the narrower of the two lies over the other, 0 to 1."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        return shared / max(0.1, min(self.right - self.left, other.right - other.left))


def read_rows(pages: Sequence[Mapping[str, Any]]) -> list[list[Row]]:
    """The rows of each page in reading order, those in the margins marked with their zone."""
    made = []
    for number, page in enumerate(pages):
        rows = [
            Row(
                text=piece[0],
                page=number,
                left=piece[1],
                right=piece[3],
                base=piece[2] + 0.25 * piece[5],
                size=piece[5],
                bold=bool(piece[6]),
                turned=bool(piece[7]),
                links=tuple((start, end, url) for start, end, url in piece[8]),
                zone=("caption", "set sideways") if piece[7] else None,
            )
            for piece in page["pieces"]
        ]
        made.append(_put_together(rows))
    body = body_size(row for rows in made for row in rows)
    marked = _without_running(made, [float(page.get("top", 0)) for page in pages], body)
    return [in_order(rows) for rows in marked]


def body_size(rows: Iterable[Row]) -> float:
    """The size in which most characters are set, to half a point; 0 if there are none."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size * 2) / 2] += len(row.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def _put_together(rows: Sequence[Row]) -> list[Row]:
    """Rows of which list marks, and words parted by wide spaces, are put to their row."""
    made: list[Row] = []
    for n, given in enumerate(rows):
        row = _without_mark(given)
        last = made[-1] if made else None
        gap = row.left - last.right if last is not None else 0
        if last is None or abs(last.base - row.base) > 0.3 * row.size or gap <= 0:
            made.append(row)
        elif _BULLET.fullmatch(last.text) and gap < _WIDEST_SPACE * row.size:
            made[-1] = replace(row, item=True)
        elif _NUMBER.fullmatch(last.text) and gap < _WIDEST_SPACE * row.size:
            made[-1] = replace(_joined(last, row), item=True)
        elif (
            gap < _WIDEST_SPACE * row.size
            and len(last.text) < _LONGEST_ROW
            and any(_bridges(other, last, row) for other in (*made[-2:-1], *rows[n + 1 : n + 2]))
        ):
            made[-1] = _joined(last, row)
        else:
            made.append(row)
    return made


def _without_mark(row: Row) -> Row:
    """A row without the list mark it begins with; a dash may as well open a speech."""
    mark, _, rest = row.text.partition(" ")
    if not rest or not _BULLET.fullmatch(mark) or mark in "-–":
        return row
    at = len(mark) + 1
    links = tuple((max(0, start - at), end - at, url) for start, end, url in row.links if end > at)
    return replace(row, text=rest, links=links, item=True)


def _joined(row: Row, other: Row) -> Row:
    at = len(row.text) + 1
    links = tuple((start + at, end + at, url) for start, end, url in other.links)
    text = f"{row.text} {other.text}"
    return replace(row, text=text, right=other.right, links=(*row.links, *links))


def _bridges(row: Row, left: Row, right: Row) -> bool:
    """Whether a row right above or below runs across the gap between two pieces of one size."""
    return (
        0.5 * left.size < abs(row.base - left.base) < 1.8 * left.size
        and max(abs(row.size - left.size), abs(right.size - left.size)) < 0.1 * left.size
        and row.left < left.right
        and row.right > right.left + left.size
    )


def starts_item(row: Row) -> bool:
    """Whether a row begins with a list mark or a number."""
    mark, _, rest = row.text.partition(" ")
    return row.item or bool(rest and _NUMBER.fullmatch(mark))


def _without_running(
    pages: Sequence[Sequence[Row]], heights: Sequence[float], body: float
) -> list[list[Row]]:
    """Every row, those that run at the head or foot of pages in a zone."""
    seen: dict[tuple[str, int, int], set[int]] = {}
    for number, (rows, height) in enumerate(zip(pages, heights, strict=True)):
        for row in rows:
            if _place(row, height):
                seen.setdefault(_key(row, height), set()).add(number)
    least = max(2, round(_REPEATED * len(pages)))
    made = []
    for rows, height in zip(pages, heights, strict=True):
        repeated = {
            n: len(_near(seen, _key(row, height)))
            for n, row in enumerate(rows)
            if _place(row, height)
        }
        repeated = {n: count for n, count in repeated.items() if count >= least}
        small = _beside_marks(rows, height, body)
        running = _apart(rows, repeated, height)
        out = []
        for n, row in enumerate(rows):
            if n in running or n in small:
                kind, name = _SIDES[_place(row, height)]
                where = f"{repeated[n]} pages" if n in running else "the page, in small type"
                out.append(replace(row, zone=(kind, f"stands at the {name} of {where}")))
            else:
                out.append(row)
        made.append(out)
    return made


_SIDES = {1: ("header", "head"), -1: ("footer", "foot")}


def _key(row: Row, height: float) -> tuple[str, int, int]:
    return re.sub(r"\d+", "#", row.text), _place(row, height), round(row.base / 4)


def _near(seen: Mapping[tuple[str, int, int], set[int]], key: tuple[str, int, int]) -> set[int]:
    """Pages that have the line at this height or a hair above or below."""
    text, place, height = key
    return set().union(*(seen.get((text, place, height + step), set()) for step in (-1, 0, 1)))


def _apart(rows: Sequence[Row], repeated: Iterable[int], height: float) -> set[int]:
    """Of repeated rows those that no row of text joins on to: a story may say a thing twice."""
    left = set(repeated)
    if len(left) > _MOST_RUNNING:
        return set()
    while True:
        joined = {
            n
            for n in left
            if any(
                m not in left and _adjoins(rows[n], other, _place(rows[n], height))
                for m, other in enumerate(rows)
            )
        }
        if not joined:
            return left
        left -= joined


def _adjoins(row: Row, other: Row, side: int) -> bool:
    """Whether another row in type of one size stands next to a row on the inner side of it."""
    return (
        0 < side * (row.base - other.base) < _JOINED * row.size
        and abs(row.size - other.size) < 0.08 * row.size
        and row.over(other) > 0.3
    )


def _place(row: Row, height: float) -> int:
    """1 at the head of the page, -1 at its foot, 0 between."""
    if row.turned or height <= 0:
        return 0
    return int(row.base > (1 - _MARGIN) * height) - int(row.base < _MARGIN * height)


def _beside_marks(rows: Sequence[Row], height: float, body: float) -> set[int]:
    """Rows on the outermost baselines, where a page count, an address or a print date stands."""
    found: set[int] = set()
    for side, pick in ((1, max), (-1, min)):
        inside = [n for n, row in enumerate(rows) if _place(row, height) == side]
        if not inside or len(inside) == len(rows):
            continue
        outermost = pick(rows[n].base for n in inside)
        line = [n for n in inside if abs(rows[n].base - outermost) < 2]
        marks = [
            n for n in line if any(p.fullmatch(rows[n].text) for p in (_COUNT, _ADDRESS, _STAMP))
        ]
        if marks and (len(line) == len(marks) or all(rows[n].size < 0.9 * body for n in line)):
            found.update(line)
    return found


def printed_address(pages: Sequence[Sequence[Row]]) -> str | None:
    """The address that a browser printed in the margin of every page, if it printed it whole."""
    for row in (row for rows in pages for row in rows if row.zone):
        if re.fullmatch(r"https?://\S+[^\s….]", row.text):
            return row.text
    return None


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Rows as they are read: as the file has them, unless that leaps up or across the page."""
    level = [row for row in rows if row.zone is None]
    leaps = sum(
        b.base > a.base + max(a.size, b.size) and a.over(b) > 0.5 for a, b in pairwise(level)
    )
    across = sum(
        abs(b.base - a.base) < 1 and b.left > a.right and abs(a.size - b.size) < 1
        for a, b in pairwise(level)
    )
    ordered = leaps <= max(2, len(level) // 10) and across <= max(2, len(level) // 4)
    if ordered or len(level) > _MOST_ROWS:
        return list(rows)
    return [*_cut(level, 0), *(row for row in rows if row.zone is not None)]


def _cut(rows: list[Row], depth: int) -> list[Row]:
    """Rows ordered by cutting the page along its gutters (Nagy and Seth's X-Y cut, 1984)."""
    down = sorted(rows, key=lambda row: (-row.base, row.left))
    if len(rows) < 4 or depth > 20:
        return down
    gutter = _gutter(rows)
    if gutter is not None:
        left = [row for row in rows if row.right <= gutter]
        right = [row for row in rows if row.right > gutter]
        return [*_cut(left, depth + 1), *_cut(right, depth + 1)]
    gaps = sorted(
        ((a.base - b.base - b.size, n + 1) for n, (a, b) in enumerate(pairwise(down))),
        reverse=True,
    )
    for gap, n in gaps[:12]:
        if gap > 0 and (_gutter(down[:n]) is not None or _gutter(down[n:]) is not None):
            return [*_cut(down[:n], depth + 1), *_cut(down[n:], depth + 1)]
    return down


def _gutter(rows: Sequence[Row]) -> float | None:
    """The widest upright strip that no row crosses, three rows on each side at the least."""
    spans = sorted((row.left, row.right) for row in rows)
    best: tuple[float, float] | None = None
    reached = spans[0][1] if spans else 0.0
    for n, (left, right) in enumerate(spans):
        wide = left - reached
        if wide > 5 and 3 <= n <= len(spans) - 3 and (best is None or wide > best[0]):
            best = (wide, reached + wide / 2)
        reached = max(reached, right)
    return best[1] if best else None
