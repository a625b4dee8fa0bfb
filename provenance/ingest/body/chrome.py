"""Which blocks of a text are the article and which are the page around it.

No word list can know every page, so a block is judged by its shape (does it read as prose?), its
place (before the first or after the last prose) and the run it stands in (a label and headlines
under it). Between two prose blocks everything is body unless its shape is unmistakable; losing a
sentence of the article is worse than keeping a line of the page. A text that shows many lines only
a page has is first cut down to the stretch where its sentences stand (`core`).
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.ingest.body.captions import has_caption_credit, is_gallery
from provenance.ingest.body.core import find_core
from provenance.ingest.body.foot import cut_foot
from provenance.ingest.body.head import (
    FIRST_PROSE,
    HEAD,
    choose_title,
    drop_nameplate,
    judge_below_deck,
    judge_head,
    label_above_title,
)
from provenance.ingest.body.labels import is_list_label, is_notice
from provenance.ingest.body.scraped import cut_page
from provenance.ingest.body.shape import is_headline, is_prose, word_count
from provenance.ingest.origin.naming import outlets_in
from provenance.ingest.page import Block, Layout


def lay_out(text: str, blocks: Sequence[Block], *, titled: int | None = None) -> Layout:
    """Judge every block of a text.

    ``titled`` is the number of the block the format names as the headline, if it does.
    """
    layout = Layout(title=titled)
    if not blocks:
        return layout
    prose = [is_prose(block.text) for block in blocks]
    first = next(
        (n for n, block in enumerate(blocks) if prose[n] and word_count(block.text) >= FIRST_PROSE),
        None,
    )
    head_end = min(HEAD, len(blocks)) if first is None else min(first, HEAD)
    core = find_core(blocks)
    if core is not None:
        cut_page(blocks, core, layout)
    drop_nameplate(text, blocks, layout, head_end)
    judge_head(blocks, layout, head_end)
    judge_below_deck(blocks, layout, prose)
    cut_foot(blocks, layout, prose, end=core.end if core is not None else None)
    _between(blocks, layout, prose)
    if layout.title is None:
        layout.title = choose_title(text, blocks, layout, head_end)
    label_above_title(text, blocks, layout)
    return layout


def _between(blocks: Sequence[Block], layout: Layout, prose: list[bool]) -> None:
    """Unmistakable page lines among the paragraphs: captions, notices, boxes of links."""
    n = 0
    while n < len(blocks):
        line = blocks[n].text
        if n in layout.out or n == layout.title:
            n += 1
            continue
        if has_caption_credit(line):
            layout.drop(n, "caption", "carries a photo credit")
        elif is_gallery(line):
            layout.drop(n, "caption", "captions, counted through")
        elif is_notice(line) and not any(outlets_in(line)):
            layout.drop(n, "notice", "a notice of the page")
        elif is_list_label(line) and not line.endswith(":"):
            box = range(n + 1, min(n + 7, len(blocks)))
            run = 0
            while run < len(box) and is_headline(blocks[box[run]].text) and not prose[box[run]]:
                run += 1
            if run:
                for m in (n, *box[:run]):
                    layout.drop(m, "related", "in a box of other stories")
        n += 1
