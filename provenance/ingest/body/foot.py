"""What follows an article: tags, counters, lists of other stories, end bios, credits, imprints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.ingest.body.labels import counter_line, is_list_label, is_tag_label
from provenance.ingest.body.notes import (
    contact_line,
    correction_note,
    credit_line,
    imprint_line,
    slug_line,
)
from provenance.ingest.body.shape import is_headline, is_item, is_prose, word_count
from provenance.ingest.origin.naming import masthead_name, read_author_line, read_bio, read_byline
from provenance.ingest.page import Block, Layout

#: Words from which a prose block ends the search for a loose head line or a trailing list.
_STRONG = 15
_TRADE = re.compile(
    r"\b(?:reporter|correspondent|columnist|journalist|freelancer?|staff writer|newsroom|"
    r"contributed to this|can be (?:reached|followed|contacted))\b"
)
#: Share of the blocks below a counter that must read as headlines to make it a list's head.
_LISTED = 0.6
#: Share of a closing list's words that may stand in paragraphs (a bio, a teaser).
_MOST_TOLD = 0.4
#: Blocks after the article that are judged one by one; a longer list is just a list.
_LONGEST_FOOT = 60
#: Blocks from the end of the article in which credit lines, bios and imprints are looked for.
_FOOT = 6


def cut_foot(
    blocks: Sequence[Block], layout: Layout, prose: list[bool], end: int | None = None
) -> None:
    """What follows the article: tags, counters, related headlines, end bios, imprints.

    ``end`` is the number of the block after the article's last, where that is known.
    """
    solid = [n for n in range(len(blocks)) if prose[n] and word_count(blocks[n].text) >= _STRONG]
    cut = _related_cut(blocks, layout, prose) if end is None else end
    last = max((n for n in solid if n < cut), default=None)
    if last is None:
        return
    _tags(blocks, layout, solid[0])
    authors = signed_by(blocks, layout)
    for n in range(cut, len(blocks)):
        judged = foot_kind(blocks, n, authors) if n - cut < _LONGEST_FOOT else None
        kind, reason = judged or ("related", "in a list of other stories")
        layout.drop(n, kind, reason)
    foot = 0
    n = cut - 1
    while n > last // 2 and n > 0 and foot < _FOOT:
        judged = foot_kind(blocks, n, authors)
        if judged and (foot < 2 or judged[0] in {"credit-line", "bio", "correction"}):
            layout.drop(n, *judged)
        elif n not in layout.out and (
            prose[n] or word_count(blocks[n].text) > 3 or not is_item(blocks[n].text)
        ):
            foot += 1
        n -= 1


def signed_by(blocks: Sequence[Block], layout: Layout) -> str:
    """The lines known to name the author, as one text."""
    return " ".join(blocks[n].text for n, (kind, _) in layout.out.items() if kind == "byline")


def _tags(blocks: Sequence[Block], layout: Layout, n: int) -> None:
    """A label such as "- In:" and the short items under it, from block ``n`` on."""
    end = len(blocks)
    while n < end:
        if is_tag_label(blocks[n].text):
            layout.drop(n, "tags", "a list of topics")
            n += 1
            while n < end and word_count(blocks[n].text) <= 4 and is_item(blocks[n].text):
                layout.drop(n, "tags", "a list of topics")
                n += 1
        else:
            n += 1


def _related_cut(blocks: Sequence[Block], layout: Layout, prose: list[bool]) -> int:
    """Number of the block from which only lists of other stories follow; else their count.

    A list needs its label ("Related") or a page that shows its furniture elsewhere, and nothing
    after it may read as two paragraphs of an article in a row.
    """
    total = len(blocks)
    scraped = any(kind in {"navigation", "counter"} for kind, _ in layout.out.values())
    marks = [_list_mark(block.text, scraped=scraped) for block in blocks]
    if not any(marks):
        return total
    counts = [word_count(block.text) for block in blocks]
    listed = [is_headline(block.text) for block in blocks]
    cut, words, told, heads = total, 0, 0, 0
    for n in range(total - 1, 0, -1):
        rest = total - 1 - n
        label = marks[n] == "label" and any(listed[n + 1 : n + 3])
        # a counter or tags may stand above the end bio: only a list below them counts
        furniture = marks[n] == "furniture" and rest > 0 and heads >= _LISTED * rest
        if (label or furniture) and told <= _MOST_TOLD * words:
            cut = n
        words += counts[n]
        told += counts[n] if prose[n] and counts[n] >= _STRONG else 0
        heads += listed[n]
        if n + 1 < total and all(prose[m] and counts[m] >= 2 * _STRONG for m in (n, n + 1)):
            break
    return cut


def _list_mark(line: str, *, scraped: bool) -> str | None:
    """``label`` for the head of a list of stories, ``furniture`` for a counter or tags."""
    if is_list_label(line):
        return "label"
    return "furniture" if scraped and (counter_line(line) or is_tag_label(line)) else None


def foot_kind(blocks: Sequence[Block], n: int, authors: str) -> tuple[str, str] | None:
    """What a block below the article is, by its shape, or None."""
    line = blocks[n].text
    if credit_line(line):
        return "credit-line", "says whose copy this is"
    if correction_note(line):
        return "correction", "a note on what was changed"
    if _is_bio(blocks, n, authors):
        return "bio", "a note on the author"
    if counter_line(line):
        return "counter", "a counter or a button of the page"
    if imprint_line(line):
        return "imprint", "names the publisher and its rights"
    if contact_line(line):
        return "contact", "asks readers to write, call or subscribe"
    if re.fullmatch(r"[\W_]+", line):
        return "rule", "a dividing line"
    if slug_line(line):
        return "slug", "a wire's filing mark"
    author = read_author_line(line)
    if read_byline(line) or (author and author.outlet):
        return "byline", "names the author"
    name = masthead_name(line)
    if name and name[1] and word_count(line) <= 6 and not line.endswith("."):
        return "credit-line", "the name of an outlet alone, as a sign-off"
    return None


def _is_bio(blocks: Sequence[Block], n: int, authors: str) -> bool:
    """Whether a block is a note on the author: in the byline, of an outlet, or of the trade.

    A person the article speaks of is no author, whatever their job.
    """
    line = blocks[n].text
    bio = read_bio(line)
    if bio is None:
        return False
    if bio.names[0].casefold() in authors.casefold():
        return True
    known = bio.outlet is not None or "@" in line or _TRADE.search(line) is not None
    return known and not _told_of(bio.names[0], blocks[1:n])


def _told_of(name: str, blocks: Sequence[Block]) -> bool:
    """Whether the article itself speaks of this person (by surname, outside its byline)."""
    surname = name.split()[-1]
    told = re.compile(rf"\b{re.escape(surname)}\b")
    return any(told.search(b.text) for b in blocks if is_prose(b.text) and not read_bio(b.text))
