"""HTML: the text of the page by our own walk, its article as trafilatura finds it.

The only door to trafilatura, imported on first use. Offsets are exact because the
text is made here, a line a block; trafilatura's own output is only asked which blocks it kept.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.body.chrome import lay_out
from provenance.ingest.file import File
from provenance.ingest.formats.pages.article import find_article, fold, is_thin
from provenance.ingest.formats.pages.headline import headline, site_names
from provenance.ingest.formats.pages.metadata import page_metadata
from provenance.ingest.formats.pages.receipts import give_receipts
from provenance.ingest.formats.pages.walk import Element, Line, Walker
from provenance.ingest.formats.plain import OPENING, assemble
from provenance.ingest.formats.tree import parse_html
from provenance.ingest.page import Block, Comment, Page
from provenance.model import Evidence, Link, Span
from provenance.outlets import domain_of

#: Tags this long are looked at for attributes; a picture written into one has few.
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}+")
_MOST_ATTRIBUTES = 2_000
#: A newspaper's whole Sunday edition is 10,000 paragraphs; beyond that it takes minutes.
_MOST_LINES = 50_000
#: Half the characters of an article from which text hidden by styles is taken for the page's own.
_UNCOVERED = 100


def read(file: File, _config: Config) -> Iterator[Page]:
    """The page that a file of this format is."""
    yield read_html(file.text, file.url)


def read_html(source: str, url: str | None = None) -> Page:
    """The reading text of a page, its article, metadata and links; ``url`` is where it was found.

    Broken HTML never raises; `Unreadable` does where there are more lines than an article's page
    can have.
    """
    source = _bare(source)
    root = _parsed(source)
    if root is None:
        return _whole(_flat(source))
    stated = page_metadata(root)
    language = root.get("lang") or next((e.value for e in stated if e.field == "language"), None)
    lines = _walked(root)
    main = _main_text(root, lines)
    if main and max(_UNCOVERED, sum(len(line.text) for line in lines)) < len(main) / 2:
        lines = _walked(root, hidden=True)
    if not lines:
        return _whole(_flat(source), stated, language=language)
    found = [*stated, Evidence("url", url, "")] if url else stated
    stated += site_names(root, lines, found)
    return _page(lines, stated, main, language, domain_of(_address(found)))


def _address(stated: Sequence[Evidence]) -> str:
    return next((e.value for e in stated if e.field == "url"), "")


def read_markup(source: str, *, stated: Sequence[Evidence] = (), title: str | None = None) -> Page:
    """The page of a fragment that is an article as a whole: a wire item, a converted manuscript.

    Nothing is looked for around the article: every line is judged by its shape and place, as the
    lines of a plain text are. ``title`` becomes the first line unless the fragment shows it there
    itself; without one the first ``h1`` is the headline. ``stated`` is what the fragment's
    container says of it. Raises as `read_html` does.
    """
    source = _bare(source)
    root = _parsed(source)
    lines = _walked(root, zoned=False) if root is not None else []
    return _whole(
        lines or _flat(source), stated, title, root.get("lang") if root is not None else None
    )


def _bare(source: str) -> str:
    """Markup without what a parser of text stumbles over: marks, NULs, an XML declaration."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", source.lstrip("\ufeff").replace("\0", ""))


def _parsed(source: str) -> Element | None:
    """The tree, or None for what no parser gets through in time: it compares all attributes."""
    if any(tag[0].count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(source)):
        return None
    return parse_html(source)


def _walked(root: Element, *, zoned: bool = True, hidden: bool = False) -> list[Line]:
    walker = Walker(zoned=zoned, hidden=hidden)
    walker.walk(root)
    return _bounded(walker.lines)


def _flat(source: str) -> list[Line]:
    """The text between the tags, for pages no parser gets through (100,000 nested tags)."""
    small, at, pieces = source.lower(), 0, []
    while at < len(source):
        opened = source.find("<", at)
        pieces.append(source[at:opened] if opened >= 0 else source[at:])
        closed = source.find(">", opened) if opened >= 0 else -1
        if closed < 0:
            pieces.append(source[opened:] if opened >= 0 else "")
            break
        silent = re.compile(r"<(script|style)\b").match(small, opened)
        end = small.find(f"</{silent[1]}", closed) if silent else closed
        if end < 0:
            break
        at = end + (0 if silent else 1)
    lines = (" ".join(unescape(piece).split()) for piece in pieces)
    return _bounded([Line(line) for line in lines if line])


def _bounded(lines: list[Line]) -> list[Line]:
    if len(lines) > _MOST_LINES:
        raise Unreadable(f"more than {_MOST_LINES:,} lines of text, more than any article's page")
    return lines


def _whole(
    lines: list[Line],
    stated: Sequence[Evidence] = (),
    title: str | None = None,
    language: str | None = None,
) -> Page:
    """The page of lines that are all judged by their shape alone."""
    named = " ".join((title or "").split())
    shown = [n for n, line in enumerate(lines[:OPENING]) if fold(line.text) == fold(named)]
    headed = [n for n, line in enumerate(lines[:OPENING]) if line.tag == "h1"]
    if named and not shown:
        lines = [Line(named, "h1"), *lines]
    first = next(iter(shown if named else headed), 0 if named else None)
    text = "\n".join(line.text for line in lines)
    blocks = _blocks(lines)
    page = assemble(
        text,
        blocks,
        lay_out(text, blocks, titled=first),
        links=_links(lines, blocks),
        stated=stated,
        language=language,
    )
    return replace(page, comments=_comments(lines, page))


def _links(lines: Sequence[Line], blocks: Sequence[Block]) -> list[Link]:
    return [
        Link(Span(block.span.start + start, block.span.start + end), url)
        for block, line in zip(blocks, lines, strict=True)
        for start, end, url in line.links
    ]


def _comments(lines: Sequence[Line], page: Page) -> tuple[Comment, ...]:
    return tuple(
        Comment(
            remark.text,
            len(page.text) if remark.place == "below" else block.span.start,
            block.span if remark.place == "inside" else None,
        )
        for block, line in zip(page.blocks, lines, strict=True)
        for remark in line.remarks
    )


def _blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    blocks, at = [], 0
    for line in lines:
        kind = "heading" if line.is_heading else "item" if line.tag == "li" else "text"
        blocks.append(Block(Span(at, at + len(line.text)), line.text, kind))
        at += len(line.text) + 1
    return tuple(blocks)


def _main_text(root: Element, lines: Sequence[Line]) -> str | None:
    """The article as trafilatura extracts it, or None where it finds none or fails.

    Its quick way first; where that finds too little, the slow one, which asks readability and
    jusText as well.
    """
    found = _extracted(root, fast=True)
    return _extracted(root, fast=False) if is_thin(lines, found) else found


def _extracted(root: Element, *, fast: bool) -> str | None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import extract

    try:
        found = extract(root, fast=fast, include_comments=False, include_tables=True)
    except Exception:  # noqa: BLE001 - hostile markup must not end the audit; blocks are judged by zone
        return None
    return found if isinstance(found, str) and found.strip() else None


def _page(
    lines: Sequence[Line],
    stated: list[Evidence],
    main: str | None,
    language: str | None,
    site: str | None,
) -> Page:
    text = "\n".join(line.text for line in lines)
    blocks = _blocks(lines)
    title = headline(lines, stated)
    article = find_article(lines, main, title, site)
    page = assemble(
        text,
        blocks,
        give_receipts(text, lines, blocks, article, title),
        links=_links(lines, blocks),
        stated=stated,
        language=language,
    )
    return replace(page, comments=_comments(lines, page))
