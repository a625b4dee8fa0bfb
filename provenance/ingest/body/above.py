"""The head of a scraped page: its headline among menus, its deck, author and date."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.ingest.body.captions import has_caption_credit, is_caption
from provenance.ingest.body.core import Core
from provenance.ingest.body.furniture import REASONS
from provenance.ingest.body.head import head_kind, names_author
from provenance.ingest.body.labels import is_path
from provenance.ingest.body.shape import function_share, is_headline, is_item, is_prose, word_count
from provenance.ingest.origin.dates import has_date, is_date_line
from provenance.ingest.origin.naming import masthead_name, read_bio, read_byline
from provenance.ingest.page import Block, Layout

#: Kinds that are whole sentences.
_NOTES = frozenset({"bio", "correction", "credit-line", "caption", "contact", "notice"})
#: Share of a line's longer words that the article repeats, from which it is a deck of it.
_DECK = 0.4
#: Share of function words that a line of eight words has only as a clause; see `shape.is_prose`.
_GRAMMAR = 0.2
#: Lines below the headline among which a deck may stand.
_DECK_ROOM = 14
#: Lines below the headline among which author and date stand.
_SIGNED_ROOM = 14
#: Lines above the article among which its headline is looked for.
_HEAD_ROOM = 24
#: A line of four words that the article repeats nothing of scores 0.2, with an author below it 0.5.
_LEAST_HEADLINE = 0.3
_NEARLY = 0.65


def find_headline(blocks: Sequence[Block], core: Core) -> int | None:
    """The block above the article that is its headline: one that shares the article's words.

    A menu names sections, a headline the matter. Author and date stand soon below it, and of lines
    half as good as the best the first counts, because a deck follows its headline.
    """
    scored: list[tuple[float, int]] = []
    for n in range(max(0, core.start - _HEAD_ROOM), min(core.start + 1, len(blocks))):
        line = blocks[n].text
        words = word_count(line)
        if core.kinds[n] or not 3 <= words <= 30 or is_item(line) or not is_headline(line):
            continue
        if (
            is_path(line)
            or (head_kind(blocks, n) or ("",))[0] == "navigation"
            or has_caption_credit(line)
            or is_date_line(line)
            or read_byline(line)
            or has_date(line)
            or "://" in line
        ):
            continue
        named = masthead_name(line)
        if named and named[1] and words <= 6:
            continue
        score = (0.3 + 0.7 * core.told(line)) * min(words, 6) / 6
        signed = any(is_date_line(b.text) or read_byline(b.text) for b in blocks[n + 1 : n + 7])
        scored.append((score + 0.3 * signed + 0.3 * (blocks[n].kind == "heading"), n))
    best = max((score for score, _ in scored), default=0.0)
    if best < _LEAST_HEADLINE:
        return None
    return next(n for score, n in scored if score >= _NEARLY * best)


def cut_above(blocks: Sequence[Block], core: Core, layout: Layout) -> None:
    """What stands above the article goes, its deck aside."""
    title = layout.title
    for n in range(core.start):
        if n == title:
            continue
        judged = _head_line(blocks, core, layout, n)
        if judged:
            layout.drop(n, *judged)
        elif title is None or not title < n <= title + _DECK_ROOM or not _is_deck(blocks, core, n):
            layout.drop(n, "navigation", "a line of the page above the article")


def cut_signature(blocks: Sequence[Block], core: Core, layout: Layout) -> int:
    """Author, date and address lines between a deck and the story; the number where that begins."""
    title = layout.title if layout.title is not None else core.start
    if title > core.start:
        return core.start
    room = range(core.start, min(core.end, title + _SIGNED_ROOM))
    judged = {n: _head_line(blocks, core, layout, n) for n in room if n != title}
    signs = [n for n, j in judged.items() if j and (j[0] in {"byline", "dateline"})]
    if not signs:
        signs = [n for n, j in judged.items() if j and j[0] in _NOTES and n == core.start]
    if not signs:
        return core.start
    for n in range(core.start, signs[-1] + 1):
        line = blocks[n].text
        mine = judged.get(n)
        if n == title or (is_prose(line) and not (mine and mine[0] in _NOTES)):
            continue
        if mine or (n > signs[0] and word_count(line) <= 6):
            layout.drop(n, *(mine or ("byline", "among the lines that name author and date")))
        elif not _is_deck(blocks, core, n):
            layout.drop(n, "navigation", "a line of the page above the article")
    return signs[-1] + 1


def _head_line(
    blocks: Sequence[Block], core: Core, layout: Layout, n: int
) -> tuple[str, str] | None:
    line = blocks[n].text
    judged = head_kind(blocks, n)
    if judged and judged[0] in {"dateline", "byline", "slug", "credit-line"}:
        return judged
    kind = core.kinds[n]
    if kind:
        return kind, REASONS[kind]
    if judged:
        return judged
    if is_caption(line):
        return "caption", "carries a photo credit"
    if read_bio(line):
        return "bio", "a note on the author"
    if layout.title is None or n < layout.title:
        name = masthead_name(line)
        if name and name[1] and word_count(line) <= 6:
            return "masthead", "the name of the publication"
    if names_author(blocks, layout, n):
        return "byline", "names the author"
    return None


def _is_deck(blocks: Sequence[Block], core: Core, n: int) -> bool:
    """Whether a line between headline and story is a deck, a summary point or a subhead of it."""
    line = blocks[n].text
    words = word_count(line)
    if function_share(line) >= _GRAMMAR and (words >= 8 or (words >= 3 and n == core.start - 1)):
        return True
    return words >= 5 and core.told(line) >= _DECK
