"""Inside the article of a scraped page: buttons, boxes, captions, stamps between the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.ingest.body.captions import is_caption
from provenance.ingest.body.core import Core
from provenance.ingest.body.furniture import REASONS, goes_on
from provenance.ingest.body.labels import is_list_label, is_tag_label
from provenance.ingest.body.shape import is_headline, is_item, is_prose, word_count
from provenance.ingest.origin.dates import is_date_line
from provenance.ingest.origin.naming import nameplate, read_bio, read_byline
from provenance.ingest.page import Block, Layout

#: Words from which a line that shares none of the article's is a headline of something else.
_FOREIGN = 6
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?(?: uhr)?", re.I)
#: How a sentence or a part of one ends, and no headline.
_STOPPED = re.compile(r"[.!?:;,”\"]$")
#: Lines below a label inside an article that its box may hold.
_BOX = 6


def cut_inside(blocks: Sequence[Block], core: Core, layout: Layout, start: int) -> None:
    """Lines of the page among the paragraphs go, from block ``start`` on."""
    n = start
    while n < core.end:
        line = blocks[n].text
        kind = core.kinds[n]
        if n == layout.title:
            pass
        elif is_list_label(line) or (kind == "related" and not is_prose(line)):
            layout.drop(n, "related", "leads to another story")
            if is_list_label(line) or line.endswith(":"):
                n = _box(blocks, core, layout, n + 1)
                continue
        elif kind and not (_is_figure(line) and not _near(core, n)):
            layout.drop(n, kind, REASONS[kind])
        elif is_caption(line):
            layout.drop(n, "caption", "carries a photo credit")
        elif is_tag_label(line):
            layout.drop(n, "tags", "a list of topics")
        elif is_date_line(line) or _CLOCK.fullmatch(line):
            layout.drop(n, "stamp", "the time of a post")
        elif _is_foreign(blocks, core, n):
            layout.drop(n, "related", "a headline that shares no word with the article")
        elif core.start < n < core.end - 1 and _boxed(blocks, core, n):
            layout.drop(n, "notice", "between two lines of a box")
        n += 1


def _box(blocks: Sequence[Block], core: Core, layout: Layout, n: int) -> int:
    """Drop up to six headlines below a label; the number of the block after them."""
    end = min(n + _BOX, core.end)
    while n < end and is_headline(blocks[n].text) and not is_prose(blocks[n].text):
        if re.search(r"[.!”\"]$", blocks[n].text):
            break
        layout.drop(n, "related", "in a box of other stories")
        n += 1
    return n


def _is_foreign(blocks: Sequence[Block], core: Core, n: int) -> bool:
    """Whether a line among the paragraphs is a headline of another matter."""
    line = blocks[n].text
    if not (line[0].isupper() or line[0] in "'‘“\"") or is_item(line):
        return False
    if not _FOREIGN <= word_count(line) <= 25 or _STOPPED.search(line):
        return False
    return core.told(line, besides=1) == 0.0


def _boxed(blocks: Sequence[Block], core: Core, n: int) -> bool:
    line = blocks[n].text
    return bool(
        core.kinds[n - 1]
        and core.kinds[n + 1]
        and not _STOPPED.search(line)
        and not goes_on(blocks[n - 1].text)
        and not goes_on(blocks[n + 1].text)
        and word_count(line) <= 20
    )


def _is_figure(line: str) -> bool:
    return not re.search(r"[^\W\d_]{2}", line)


def _near(core: Core, n: int) -> bool:
    return any(core.kinds[m] for m in (n - 1, n + 1) if 0 <= m < len(core.kinds))


def cut_author_cards(blocks: Sequence[Block], core: Core, layout: Layout) -> None:
    """Author cards: the name of the byline alone on a line, and the note on that author."""
    names: list[str] = []
    for n, (kind, _) in sorted(layout.out.items()):
        signed = read_byline(blocks[n].text) if kind == "byline" else None
        names.extend(signed.names if signed else ())
        if n < core.end and nameplate(blocks[n].text):
            names.append(blocks[n].text)
    known = {name.casefold(): name for name in names if len(name.split()) > 1}
    surnames = {name.split()[-1].casefold(): name for name in known.values()}
    for n in range(core.start, core.end):
        line = blocks[n].text
        if n == layout.title or n in layout.out:
            continue
        if line.casefold() in known:
            layout.drop(n, "byline", "the author's name alone")
            continue
        first, _, rest = line.partition(" ")
        full = surnames.get(first.casefold())
        bio = read_bio(line) or (read_bio(f"{full.title()} {rest}") if full else None)
        if bio and bio.names[0].casefold() in known:
            layout.drop(n, "bio", "a note on the author")
