"""Plain text: the file is the text; what it shows of a page is told from the article by shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provenance.config import Config
from provenance.ingest.body.blocks import read_blocks
from provenance.ingest.body.chrome import lay_out
from provenance.ingest.file import File
from provenance.ingest.page import Block, Layout, Page
from provenance.model import Evidence, Link, Removed, Span
from provenance.text.language import primary_tag

#: Blocks at the top among which a headline is looked for: a slug, a section label, the byline and
#: the date may stand above it.
OPENING = 5
_URL = re.compile(r"https?://[^\s<>\"'()\[\]{}|\\^`]+")


def read(file: File, _config: Config) -> Iterator[Page]:
    """The page that a file of this format is."""
    yield read_plain(file.text)


def read_plain(text: str, *, stated: Sequence[Evidence] = (), title: str | None = None) -> Page:
    """Take a plain text apart; every visible character ends in body, title or a receipt.

    ``title`` and ``stated`` are what its container says of it; the title becomes the first line
    unless the text shows it near its top.
    """
    blocks = read_blocks(text)
    titled = find_title(blocks, title or "")
    if title and titled is None:
        text = f"{title}\n\n{text}"
        blocks = read_blocks(text)
        titled = find_title(blocks, title)
    layout = lay_out(text, blocks, titled=titled)
    return assemble(text, blocks, layout, links=bare_links(text), stated=stated)


def find_title(blocks: Sequence[Block], title: str) -> int | None:
    """Which of the first blocks shows a title that is known, its punctuation aside."""
    wanted = fold(title)
    if not wanted:
        return None
    return next((n for n, b in enumerate(blocks[:OPENING]) if fold(b.text) == wanted), None)


def fold(text: str) -> str:
    """Letters and digits alone, in small letters."""
    return "".join(c for c in text.casefold() if c.isalnum())


def assemble(
    text: str,
    blocks: Sequence[Block],
    layout: Layout,
    *,
    removed: Sequence[Removed] = (),
    links: Sequence[Link] = (),
    stated: Sequence[Evidence] = (),
    language: str | None = None,
) -> Page:
    """A `Page` of blocks and the judgement on them; ``removed`` holds what never was a block."""
    body: list[Span] = []
    gone = list(removed)
    title, title_span = None, None
    for n, block in enumerate(blocks):
        if n == layout.title:
            title, title_span = block.text, block.span
        elif n in layout.out:
            kind, reason = layout.out[n]
            gone.append(Removed(block.span, kind, reason))
        else:
            body.append(block.span)
    return Page(
        text=text,
        blocks=tuple(blocks),
        body=tuple(body),
        removed=tuple(sorted(gone, key=lambda r: r.span)),
        title=title,
        title_span=title_span,
        links=tuple(links),
        stated=tuple(stated),
        language=primary_tag(language),
    )


def bare_links(text: str) -> tuple[Link, ...]:
    """Addresses written out in the text."""
    found = []
    for match in _URL.finditer(text):
        url = match.group().rstrip(".,;:!?")
        found.append(Link(Span(match.start(), match.start() + len(url)), url))
    return tuple(found)
