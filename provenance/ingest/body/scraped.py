"""A page scraped to plain text: the article's stretch stays, the lines around it get receipts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.ingest.body.above import cut_above, cut_signature, find_headline
from provenance.ingest.body.captions import is_caption
from provenance.ingest.body.core import Core
from provenance.ingest.body.foot import foot_kind, signed_by
from provenance.ingest.body.furniture import REASONS
from provenance.ingest.body.inside import cut_author_cards, cut_inside
from provenance.ingest.body.labels import is_tag_label
from provenance.ingest.body.shape import word_count
from provenance.ingest.page import Block, Layout

_CONTENTS = re.compile(
    r"(?:table of )?contents|(?:in|on) this (?:article|page|story)|jump to|inhalt(?:sverzeichnis)?|"
    r"sommaire|índice|indice|inhoud",
    re.I,
)
_PICTURE = re.compile(
    r"(enlarge this image|view image in fullscreen|hide caption|toggle caption)\W*", re.I
)
_ABOVE_ITS_CAPTION = frozenset({"enlarge this image", "view image in fullscreen"})
#: Words of a caption and of the credit alone on the line beside it.
_CAPTION_WORDS, _CREDIT_WORDS = 40, 8


def cut_page(blocks: Sequence[Block], core: Core, layout: Layout) -> None:
    """Leave of a page its headline, deck and article; everything else gets its kind."""
    if layout.title is None:
        layout.title = find_headline(blocks, core)
    _repeats(blocks, layout)
    _captions(blocks, layout)
    cut_above(blocks, core, layout)
    cut_inside(blocks, core, layout, cut_signature(blocks, core, layout))
    _below(blocks, core, layout)
    cut_author_cards(blocks, core, layout)


def _repeats(blocks: Sequence[Block], layout: Layout) -> None:
    """The headline once more, and a table of contents, whose lines return as subheads."""
    last = {block.text: n for n, block in enumerate(blocks)}
    listing = False
    for n, block in enumerate(blocks):
        if layout.title is not None and block.text == blocks[layout.title].text:
            if n != layout.title:
                layout.drop(n, "repeated", "repeats the headline")
        elif _CONTENTS.fullmatch(block.text):
            listing = True
            layout.drop(n, "navigation", "a table of contents")
        elif listing and last[block.text] > n:
            layout.drop(n, "navigation", "a line of the table of contents")
        else:
            listing = False


def _captions(blocks: Sequence[Block], layout: Layout) -> None:
    """Captions without a credit of known form, by the picture's own buttons beside them.

    A button that opens the picture stands above the caption, one that hides it below the credit.
    """
    for n, block in enumerate(blocks):
        button = _PICTURE.fullmatch(block.text)
        if not button:
            continue
        above = button[1].casefold() in _ABOVE_ITS_CAPTION
        caption, credit = (n + 1, n + 2) if above else (n - 2, n - 1)
        if not 0 <= min(caption, credit) <= max(caption, credit) < len(blocks):
            continue
        told, signed = (word_count(blocks[m].text) for m in (caption, credit))
        if signed <= _CREDIT_WORDS or above:
            if told <= _CAPTION_WORDS:
                layout.drop(caption, "caption", "stands by a picture's button")
            if signed <= _CREDIT_WORDS:
                layout.drop(credit, "caption", "stands by a picture's button")
    captions = {blocks[n].text for n, (kind, _) in layout.out.items() if kind == "caption"}
    for n, block in enumerate(blocks):
        if block.text in captions:
            layout.drop(n, "caption", "repeats a caption")


def _below(blocks: Sequence[Block], core: Core, layout: Layout) -> None:
    authors = signed_by(blocks, layout)
    for n in range(core.end, len(blocks)):
        if n == layout.title:
            continue
        line = blocks[n].text
        judged = foot_kind(blocks, n, authors)
        kind = core.kinds[n]
        if n >= core.comments:
            layout.drop(n, "comment", "in the readers' comments")
        elif judged:
            layout.drop(n, *judged)
        elif kind:
            layout.drop(n, kind, REASONS[kind])
        elif is_tag_label(line):
            layout.drop(n, "tags", "a list of topics")
        elif is_caption(line):
            layout.drop(n, "caption", "carries a photo credit")
        else:
            layout.drop(n, "related", "below the article")
