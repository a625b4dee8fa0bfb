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

_URL = re.compile(r"https?://[^\s<>\"'()\[\]{}|\\^`]+")


def read(file: File, _config: Config) -> Iterator[Page]:
    """The page that a file of this format is."""
    yield read_plain(file.text)


def read_plain(text: str) -> Page:
    """Take a plain text apart; every visible character ends in body, title or a receipt."""
    blocks = read_blocks(text)
    return assemble(text, blocks, lay_out(text, blocks), links=bare_links(text))


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
        language=language,
    )


def bare_links(text: str) -> tuple[Link, ...]:
    """Addresses written out in the text."""
    found = []
    for match in _URL.finditer(text):
        url = match.group().rstrip(".,;:!?")
        found.append(Link(Span(match.start(), match.start() + len(url)), url))
    return tuple(found)
