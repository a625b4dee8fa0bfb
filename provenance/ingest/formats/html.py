"""HTML: the text of the page by our own walk, its article as trafilatura finds it.

The only door to lxml and trafilatura, both imported on first use. Offsets are exact because the
text is made here, a line a block; trafilatura's own output is only asked which blocks it kept.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from html import unescape

from provenance.config import Config
from provenance.ingest.body.chrome import lay_out
from provenance.ingest.body.shape import credit_line
from provenance.ingest.file import File
from provenance.ingest.formats.metadata import page_metadata
from provenance.ingest.formats.plain import assemble
from provenance.ingest.formats.walk import Element, Line, Walker
from provenance.ingest.origin.naming import read_bio, read_byline
from provenance.ingest.page import Block, Page
from provenance.model import Evidence, Link, Span

#: Lines at the top of a fragment among which its own headline is looked for: a slug, a section
#: label, the byline and the date may stand above it.
_OPENING = 5
_EDGE_KINDS = frozenset(
    {
        "byline",
        "dateline",
        "credit-line",
        "bio",
        "imprint",
        "slug",
        "counter",
        "contact",
        "caption",
        "notice",
        "masthead",
        "tags",
        "rule",
        "navigation",
    }
)


def read(file: File, _config: Config) -> Iterator[Page]:
    """The page that a file of this format is."""
    yield read_html(file.text)


def read_html(source: str) -> Page:
    """The reading text of a page, its article, metadata and links; never raises on broken HTML."""
    source = _bare(source)
    root = _parsed(source)
    lines = _walked(root) if root is not None else []
    if root is None or not lines:
        return _whole(_flat(source))
    text = "\n".join(line.text for line in lines)
    return _page(text, lines, page_metadata(root), _main_text(source), root.get("lang"))


def read_markup(source: str, *, stated: Sequence[Evidence] = (), title: str | None = None) -> Page:
    """The page of a fragment that is an article as a whole: a wire item, a converted manuscript.

    Nothing is looked for around the article: every line is judged by its shape and place, as the
    lines of a plain text are. ``title`` becomes the first line unless the fragment shows it there
    itself; without one the first ``h1`` is the headline. ``stated`` is what the fragment's
    container says of it. Never raises on broken markup.
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
    """The tree of a page or fragment, or None where no parser gets through."""
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root: Element = lxml_html.document_fromstring(source or "<html></html>")
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return root


def _walked(root: Element, *, zoned: bool = True) -> list[Line]:
    walker = Walker(zoned=zoned)
    walker.walk(root)
    return walker.lines


def _flat(source: str) -> list[Line]:
    """The text between the tags, for pages no parser gets through (100,000 nested tags)."""
    bare = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>", " ", source)
    lines = (" ".join(unescape(x).split()) for x in re.split(r"<[^>]*>", bare))
    return [Line(line) for line in lines if line]


def _whole(
    lines: list[Line],
    stated: Sequence[Evidence] = (),
    title: str | None = None,
    language: str | None = None,
) -> Page:
    """The page of lines that are all judged by their shape alone."""
    named = " ".join((title or "").split())
    shown = [n for n, line in enumerate(lines[:_OPENING]) if _fold(line.text) == _fold(named)]
    headed = [n for n, line in enumerate(lines[:_OPENING]) if line.tag == "h1"]
    if named and not shown:
        lines = [Line(named, "h1"), *lines]
    first = next(iter(shown if named else headed), 0 if named else None)
    text = "\n".join(line.text for line in lines)
    blocks = _blocks(lines)
    return assemble(
        text,
        blocks,
        lay_out(text, blocks, titled=first),
        links=_links(lines, blocks),
        stated=stated,
        language=_language(language),
    )


def _links(lines: Sequence[Line], blocks: Sequence[Block]) -> list[Link]:
    return [
        Link(Span(block.span.start + start, block.span.start + end), url)
        for block, line in zip(blocks, lines, strict=True)
        for start, end, url in line.links
    ]


def _language(stated: str | None) -> str | None:
    return (stated or "")[:2].lower() or None


def _blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    blocks, at = [], 0
    for line in lines:
        kind = (
            "heading"
            if re.fullmatch(r"h[1-6]", line.tag)
            else "item"
            if line.tag == "li"
            else "text"
        )
        blocks.append(Block(Span(at, at + len(line.text)), line.text, kind))
        at += len(line.text) + 1
    return tuple(blocks)


def _main_text(source: str) -> str | None:
    """The article as trafilatura extracts it, or None where it finds none or fails."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import extract

    try:
        found = extract(source, fast=True, include_comments=False, include_tables=True)
    except Exception:  # noqa: BLE001 - hostile markup must not end the audit; blocks are judged by zone
        return None
    return found if isinstance(found, str) and found.strip() else None


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _page(
    text: str,
    lines: Sequence[Line],
    stated: list[Evidence],
    main: str | None,
    language: str | None,
) -> Page:
    blocks = _blocks(lines)
    title = _title(lines, stated)
    inside = _inside(lines, main, title)
    kept = [n for n in range(len(lines)) if n in inside or n == title]
    layout = lay_out(
        text, [blocks[n] for n in kept], titled=kept.index(title) if title is not None else None
    )
    judged = {kept[n]: why for n, why in layout.out.items() if why[0] in _EDGE_KINDS}
    whole = lay_out(text, blocks, titled=title)
    for n, line in enumerate(lines):
        if n in inside or n == title or n in judged:
            continue
        judged[n] = (
            _signs(line.text) or line.zone or whole.out.get(n) or ("page", "outside the article")
        )
    if title is None and layout.title is not None:
        title = kept[layout.title]
    judged.pop(title if title is not None else -1, None)
    whole.title, whole.out = title, judged
    return assemble(
        text,
        blocks,
        whole,
        links=_links(lines, blocks),
        stated=stated,
        language=_language(language),
    )


def _signs(line: str) -> tuple[str, str] | None:
    """Lines on author and copy, which count wherever on the page they stand."""
    if credit_line(line):
        return "credit-line", "says whose copy this is"
    if read_byline(line):
        return "byline", "names the author"
    bio = read_bio(line)
    return ("bio", "a note on an author") if bio and bio.outlet else None


def _title(lines: Sequence[Line], stated: Sequence[Evidence]) -> int | None:
    """The line of the headline: an h1 that the metadata repeats, else the first h1."""
    named = [_fold(e.value) for e in stated if e.field == "title"]
    heads = [n for n, line in enumerate(lines) if line.tag == "h1" and line.text.strip()]
    for n in heads:
        folded = _fold(lines[n].text)
        if folded and any(folded in name or name in folded for name in named):
            return n
    if len(heads) == 1 or (heads and not named):
        return heads[-1] if len(heads) == 1 else heads[0]
    for n, line in enumerate(lines):
        if len(line.text) > 15 and _fold(line.text) in named:
            return n
    return heads[0] if heads else None


def _inside(lines: Sequence[Line], main: str | None, title: int | None) -> set[int]:
    """Numbers of the lines that belong to the article."""
    if main is None:
        return {
            n
            for n, line in enumerate(lines)
            if n != title and line.zone is None and line.tag != "title"
        }
    kept = [_fold(x.lstrip("-|# ")) for x in main.splitlines()]
    whole = "\n".join(k for k in kept if k)
    exact = set(kept)
    inside = set()
    for n, line in enumerate(lines):
        folded = _fold(line.text)
        if n == title or not folded:
            continue
        if folded in exact or (len(folded) >= 25 and folded in whole):
            inside.add(n)
        elif line.zone is None and line.tag in {"td", "th", "li"} and folded in whole:
            if len(folded) >= 4 or (line.tag != "li" and n - 1 in inside):
                inside.add(n)
        elif any(len(k) >= 25 and k in folded for k in kept if len(k) <= len(folded)):
            inside.add(n)
    return _dedupe(lines, inside)


def _dedupe(lines: Sequence[Line], inside: set[int]) -> set[int]:
    """Without short lines far from the article: the page repeats them in its furniture."""
    long = [n for n in inside if len(lines[n].text) >= 80]
    if not long:
        return inside
    low, high = min(long), max(long)
    return {
        n
        for n in inside
        if len(lines[n].text) >= 80
        or (low - 6 <= n <= high + 6 and (lines[n].zone is None or low <= n <= high))
    }
