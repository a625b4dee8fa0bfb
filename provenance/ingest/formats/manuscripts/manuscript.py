"""Paragraphs of a manuscript or a printed page to a `Page`, and what its properties say of it.

What a word processor or a typesetter puts around the text (running heads, page numbers) stands in
the text with a receipt; the rest is judged by shape, as the lines of a plain text are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from provenance.ingest.body.chrome import lay_out
from provenance.ingest.formats.pages.walk import Line
from provenance.ingest.formats.plain import assemble, fold
from provenance.ingest.origin.naming import split_byline
from provenance.ingest.page import Block, Layout, Page
from provenance.model import Evidence, Link, Span
from provenance.outlets import looks_like_outlet

#: Characters of the longest manuscript: four novels.
LARGEST_MANUSCRIPT = 5_000_000
#: Lines at the top among which the headline is looked for: a slug, a section label, the byline and
#: the date may stand above it.
_OPENING = 5
#: Words of the shortest property that is believed as a title: not "page 3", not "final version".
_SHORTEST_TITLE = 3
#: Share of such a property's words that the text has too: a template's title stays in documents
#: about other things.
_SAID = 0.5
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_HEADER = ("header", "a running head of the document")
_FOOTER = ("footer", "a running foot of the document")
#: Titles that a program made up, not an author.
_MADE_UP = re.compile(
    r"microsoft word\b.*|(?:untitled|unbenannt|sans titre|document|dokument|doc|draft|new)\W*\d*|"
    r".*\.(?:docx?|odt|rtf|pdf|txt|html?|pages|indd|qxp|pptx?|xlsx?)(?:\W.*)?|\S*|about:blank.*|"
    r"https?://.*|.*\b(?:template|vorlage|letterhead)\b.*",
    re.I | re.S,
)
#: Words of accounts and machines that stand where an author's name should.
_NO_AUTHOR = re.compile(
    r"\d|[@\\/_]|\b(?:admin\w*|user|owner|office|microsoft|windows|desk|desktop|laptop|"
    r"pc|guest|unknown|author|editor|press|newsroom|team|staff|intern|temp|test|student|"
    r"communications?|ltd|inc|gmbh|llc)\b",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")


@dataclass(slots=True)
class Paragraph:
    """Text of one paragraph as it comes in, white space as single spaces, with its links."""

    tag: str = "p"
    """As in HTML: ``h1`` to ``h6``, ``li``, ``p``."""
    zone: tuple[str, str] | None = None
    """Kind and reason of its receipt, if it is no part of the article."""
    goes_on: bool = False
    """Whether the next paragraph is of one piece with it: the mark between them was deleted."""
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _space: bool = True
    """Whether white space is swallowed: at the start and after other white space."""
    _opened: bool = False
    """Whether white space was swallowed at the start, which counts where paragraphs are joined."""
    _links: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, piece: str) -> None:
        """Add text; a line feed is white space."""
        shown = _SPACE.sub(" ", piece)
        if self._space:
            self._opened |= not self._length and shown[:1] == " "
            shown = shown.removeprefix(" ")
        self._put(shown)

    def new_line(self) -> None:
        """End a line inside the paragraph."""
        self._put("\n")

    def _put(self, shown: str) -> None:
        if shown:
            self._parts.append(shown)
            self._length += len(shown)
            self._space = shown[-1] in " \n"

    @property
    def length(self) -> int:
        """Characters so far: where a link begins or ends."""
        return self._length

    def link(self, start: int, url: str) -> None:
        """What was added since ``start`` leads to ``url``; only web addresses are kept."""
        if start < self._length and re.match(r"https?://", url, re.I):
            self._links.append((start, self._length, url))

    def join(self, other: Paragraph) -> None:
        """Go on with the next paragraph, which decides what it is if this one is empty."""
        if not self._length:
            self.tag, self.zone = other.tag, other.zone
        self.goes_on = other.goes_on
        if other._opened:
            self.add(" ")
        at = self._length
        self._put("".join(other._parts))
        self._links += [(start + at, end + at, url) for start, end, url in other._links]

    def lines(self) -> list[Line]:
        """Its lines of text, none if it is empty; a heading is one line."""
        whole = "".join(self._parts)
        if re.match(r"h\d", self.tag):
            whole = whole.replace("\n", " ")
        made, at = [], 0
        for piece in whole.split("\n"):
            text = piece.strip(" ")
            low = at + len(piece) - len(piece.lstrip(" "))
            high = low + len(text)
            if text.strip():
                line = Line(text, self.tag, self.zone)
                for start, end, url in self._links:
                    inside = max(start, low) - low, min(end, high) - low
                    if inside[0] < inside[1]:
                        line.links.append((*inside, url))
                made.append(line)
            at += len(piece) + 1
        return made


@dataclass(slots=True)
class Manuscript:
    """What was read of a document: paragraphs, what runs on its pages, what it says of itself."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    headers: list[Paragraph] = field(default_factory=list)
    footers: list[Paragraph] = field(default_factory=list)
    left_out: dict[str, None] = field(default_factory=dict)
    """What of the file is not in the text, in a few words each: "comments"."""
    title: str = ""
    author: str = ""

    def page(self) -> Page:
        """The page of it: running heads first, notes last, running feet below them."""
        lines = [
            *_running(self.headers, _HEADER),
            *(line for p in (*self.paragraphs, *self.notes) for line in p.lines()),
            *_running(self.footers, _FOOTER),
        ]
        limits = [f"left out: {', '.join(self.left_out)}"] if self.left_out else []
        return page_of(lines, title=self.title, author=self.author, limits=limits)


def _running(paragraphs: Iterable[Paragraph], zone: tuple[str, str]) -> list[Line]:
    """Lines of running heads or feet, each once, however many kinds of pages repeat it."""
    shown = {line.text: line for p in paragraphs for line in p.lines()}
    return [replace(line, zone=zone) for line in shown.values()]


def page_of(
    lines: Sequence[Line],
    *,
    title: str = "",
    author: str = "",
    limits: Sequence[str] = (),
    opening: int = _OPENING,
) -> Page:
    """The page of lines of which those in a zone are out already.

    ``title`` and ``author`` are the document's properties. A title that the text shows at its top
    marks the headline; one that it does not show is evidence only if no program made it up. The
    author is often the owner of the machine or of the template: a name of a person is believed
    only where the text itself names no author. ``opening`` is how many lines at the top may hold
    the headline.
    """
    text = "\n".join(line.text for line in lines)
    blocks, at = [], 0
    for line in lines:
        kind = "item" if line.tag == "li" else "heading" if line.tag[0] == "h" else "text"
        blocks.append(Block(Span(at, at + len(line.text)), " ".join(line.text.split()), kind))
        at += len(line.text) + 1
    kept = [n for n, line in enumerate(lines) if line.zone is None]
    titled = _headline(lines, kept[:opening], title)
    judged = lay_out(text, [blocks[n] for n in kept], titled=titled)
    layout = Layout(
        title=None if judged.title is None else kept[judged.title],
        out={n: line.zone for n, line in enumerate(lines) if line.zone}
        | {kept[n]: why for n, why in judged.out.items()},
    )
    links = [
        Link(Span(block.span.start + start, block.span.start + end), url)
        for block, line in zip(blocks, lines, strict=True)
        for start, end, url in line.links
    ]
    signed = any(kind == "byline" for kind, _ in layout.out.values())
    named = None if layout.title is None else blocks[layout.title].text
    page = assemble(
        text,
        blocks,
        layout,
        links=links,
        stated=[
            *_stated_title(title, named, text),
            *(_stated_author(author) if not signed else ()),
        ],
    )
    return replace(page, limits=tuple(limits))


def _headline(lines: Sequence[Line], kept: Sequence[int], title: str) -> int | None:
    """Which of these lines is the headline, where properties or styles say so."""
    opening = list(enumerate(lines[n] for n in kept))
    named = fold(title)
    shown = [n for n, line in opening if named and fold(line.text) == named]
    return next(iter([*shown, *(n for n, line in opening if line.tag == "h1")]), None)


def _stated_title(title: str, headline: str | None, text: str) -> Iterable[Evidence]:
    shown = " ".join(title.split())[:500]
    if headline and headline in shown and headline != shown:  # as a browser prints a page
        yield Evidence("window", shown, "document properties: title")
    elif len(shown.split()) >= _SHORTEST_TITLE and not _MADE_UP.fullmatch(shown):
        words = re.findall(r"[^\W\d_]{4,}", shown.casefold())
        said = set(re.findall(r"[^\W\d_]{4,}", text.casefold()))
        if sum(word in said for word in words) >= _SAID * len(words):
            yield Evidence("title", shown, "document properties")


def _stated_author(author: str) -> Iterable[Evidence]:
    shown = " ".join(author.split())[:200]
    names = split_byline(shown).names if shown and not _NO_AUTHOR.search(shown) else ()
    for name in names:
        capitals = name[0].isupper() and name.rsplit(" ", 1)[-1][0].isupper()
        if _NAME.fullmatch(name) and capitals and not looks_like_outlet(name):
            yield Evidence("byline", name, "document properties: author")
