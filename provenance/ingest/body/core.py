"""The article's stretch of a text scraped from a page, by where its sentences stand thickest.

A page scraped to plain text is a long run of short lines with one run of sentences in it. Each
block gets a value, high for sentences and below nought for labels and furniture, and the stretch
with the greatest sum is the article (the maximum-subsequence method of Pasternack and Roth,
"Extracting article text from the web", WWW 2009, here over lines in place of tags). Nothing of
this is done to a text that does not show it is a page: a manuscript's lists and labels are its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from provenance.ingest.body.furniture import furniture, goes_on, of_a_comment, opens_comments
from provenance.ingest.body.labels import counter_line, is_list_label, is_path, is_tag_label
from provenance.ingest.body.shape import BULLET, function_share, is_item, is_prose, word_count
from provenance.ingest.origin.dates import is_date_line
from provenance.ingest.page import Block

#: Lines of unmistakable furniture, two of them together, that make a text a page: a manuscript has
#: one or two, or section names ("Weather") each above its paragraph.
_LEAST_FURNITURE = 4
_ENDED = re.compile(r"[.!?。！？][\"'”’»“)\]*_]*$")
#: Sentences in a row worth this much (about as many words) are an article that goes on; less may
#: be the teaser of a list.
_TOLD = 12
#: Words, nearly, above a label before it can end the article; half of the shortest news brief.
_ARTICLE = 40
#: What an item of a list that says no sentence adds to the article.
_ITEM = -2.0
#: Headlines under a label that make one paragraph among them a teaser.
_LISTED = 3
_WORD = re.compile(r"[^\W\d_]{2}")
_CONTENT = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Core:
    """Where the article stands on a page."""

    start: int
    """Number of the first block of the article, its headline aside."""
    end: int
    """Number of the block after its last."""
    kinds: tuple[str | None, ...]
    """What page furniture each block is, None for the others."""
    comments: int
    """Number of the block that opens the readers' comments, or the count of blocks."""
    said: Mapping[str, int]
    """Beginning of each longer word of the article → in how many of its blocks it stands."""

    def told(self, line: str, besides: int = 0) -> float:
        """Share of a line's longer words that more than ``besides`` blocks use, 0 to 1.

        1 if the line has none.
        """
        content = _content(line)
        return sum(self.said[w] > besides for w in content) / len(content) if content else 1.0


def find_core(blocks: Sequence[Block]) -> Core | None:
    """The article's stretch, or None for a text that is no page or has no article on it."""
    if sum(not is_prose(block.text) for block in blocks) < _LEAST_FURNITURE:
        return None
    kinds = tuple(_kind(block.text) for block in blocks)
    if not _shows_a_page(blocks, kinds):
        return None
    values = _values(blocks, kinds)
    comments = _comments(blocks, values)
    stop = _lists(blocks, values, kinds, comments)
    start, end = _thickest(values[:stop])
    if start == end:
        return None
    said = Counter(w for block in blocks[start:end] for w in _content(block.text))
    return Core(start, end, kinds, comments, said)


def _kind(line: str) -> str | None:
    return furniture(line) or ("counter" if counter_line(line) else None)


def _shows_a_page(blocks: Sequence[Block], kinds: Sequence[str | None]) -> bool:
    """Whether enough lines are a page's, and two of them together or a path at the top."""
    path = any(is_path(block.text) for block in blocks[:3])
    signs = [
        bool(kind and _WORD.search(b.text)) or is_list_label(b.text) or is_tag_label(b.text)
        for b, kind in zip(blocks, kinds, strict=True)
    ]
    distinct = {block.text for block, sign in zip(blocks, signs, strict=True) if sign}
    together = any(map(all, pairwise(signs)))
    return len(distinct) + path >= _LEAST_FURNITURE and (together or path)


def _content(line: str) -> set[str]:
    """The beginnings of a line's longer words, folded: enough to see through most inflection."""
    return {w[:6] for w in _CONTENT.findall(line.casefold())}


def _values(blocks: Sequence[Block], kinds: Sequence[str | None]) -> list[float]:
    """What each line adds to the article.

    Below a list's label an item never speaks for it, and no headline that the page's lists repeat.
    """
    lines = [BULLET.sub("", block.text) for block in blocks]
    times = Counter(lines)
    values, labelled, listed = [], False, False
    for block, line, kind in zip(blocks, lines, kinds, strict=True):
        item = is_item(block.text)
        label = is_list_label(block.text)
        labelled = labelled or label
        listed = label or (listed and (item or not is_prose(block.text)))
        other = (listed and item) or (labelled and times[line] > 1)
        value = _value(block.text, kind)
        values.append(min(value, _ITEM) if other else value)
    return values


def _value(line: str, kind: str | None) -> float:
    """What a line adds to the article: up to 40 for a paragraph, less than nought for a label.

    A line that is known for furniture costs less than an unknown one: it stands among the
    paragraphs of many pages, and is taken out wherever it stands.
    """
    if goes_on(line):
        return 0.0
    if kind:
        return -2.0
    if is_date_line(line):
        return -1.0
    words = word_count(line)
    if _ENDED.search(line):
        if is_prose(line):
            return min(40.0, words if words <= 20 else 20 + (words - 20) / 2)
        return 3.0 if words < 8 or is_item(line) else words * 0.6
    if words >= 40:
        return 15.0
    if words >= 25 and function_share(line) >= 0.3:
        return 8.0
    return -1.0 if words >= 12 else _ITEM if is_item(line) else -3.0


def _thickest(values: Sequence[float]) -> tuple[int, int]:
    """Bounds of the stretch with the greatest sum; of two, the first, as far as it goes."""
    best, bounds = 0.0, (0, 0)
    total, start = 0.0, 0
    for n, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, n
        total += value
        if total > best or (total == best > 0 and value > 0):
            best, bounds = total, (start, n + 1)
    return bounds


def _comments(blocks: Sequence[Block], values: Sequence[float]) -> int:
    """Where readers' comments begin: a label with names, ages and "Reply" below it."""
    told = 0.0
    for n, block in enumerate(blocks):
        if told >= _ARTICLE and opens_comments(block.text):
            below = blocks[n + 1 :]
            signs = sum(of_a_comment(b.text) for b in below)
            prose = sum(v >= _TOLD for v in values[n + 1 :])
            if signs >= 2 and 3 * signs >= prose:
                return n
        told += max(0.0, values[n])
    return len(blocks)


def _lists(
    blocks: Sequence[Block], values: Sequence[float], kinds: Sequence[str | None], end: int
) -> int:
    """Where the lists of other stories at the end begin.

    From below, label by label, while what stands under a label is a list: headlines, or headlines
    each with its teaser. A single headline and then a paragraph is a box inside the article.
    """
    told = list(accumulate((max(0.0, v) for v in values[:end]), initial=0.0))
    cut = end
    for n in range(end - 1, -1, -1):
        if told[n] < _ARTICLE:
            break
        if not is_list_label(blocks[n].text):
            continue
        below = range(n + 1, cut)
        prose = [m for m in below if values[m] >= _TOLD]
        heads = sum(values[m] < 0 and kinds[m] is None for m in below)
        runs = any(m > n + 1 and values[m] > 0 and values[m - 1] > 0 for m in prose)
        if prose and (runs or heads < 2 * len(prose) or (len(prose) == 1 and heads < _LISTED)):
            break
        cut = n
    return cut
