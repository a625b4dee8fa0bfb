"""Markdown: the file is the text; markup gets receipts, front matter is read as metadata.

The only door to PyYAML.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from provenance.config import Config
from provenance.ingest.body.blocks import trimmed
from provenance.ingest.body.chrome import lay_out
from provenance.ingest.file import File
from provenance.ingest.formats.comments import comments_in, for_markers
from provenance.ingest.formats.plain import assemble, bare_links
from provenance.ingest.page import Block, Page
from provenance.model import Evidence, Link, Removed, Span

#: Front matter larger than this is text that happens to start with a rule.
_LONGEST_FRONT = 20_000
_FRONT = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<data>.*?)(?:^|\n)(?P=mark)[ \t]*(?:\r?\n|$)", re.S
)
#: Field of the evidence → keys of front matter that state it, the most telling first.
_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("source", "outlet", "publisher", "publication", "site", "site_name", "sitename"),
    "byline": ("author", "authors", "byline", "by"),
    "published": ("published", "date", "published_at", "pubdate", "datepublished", "created"),
    "url": ("url", "canonical", "canonical_url", "link", "source_url", "original_url"),
    "language": ("language", "lang"),
}
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r"[ \t]{0,3}(```+|~~~+)")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})(?:[ \t]+|(?=[\r\n])|$)")
_SETEXT = re.compile(r"[ \t]{0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_MARKER = re.compile(
    r"[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+•][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,4}[.)][ \t]+)"
)
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_DEFINITION = re.compile(r"[ \t]{0,3}\[(?P<id>[^\]\n]{1,200})\]:[ \t]*<?(?P<url>[^\s>]+)>?")
_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]\n]{0,500})\]\([^()\n]{0,1000}\)")
_INLINE = re.compile(
    r"(?<!!)\[(?P<text>[^\[\]\n]{1,500})\]\(\s*<?(?P<url>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?"
    r"(?:\s+[\"'(][^\n]{0,300}?[\"')])?\s*\)"
)
_REFERENCE = re.compile(
    r"(?<![!\]])\[(?P<text>[^\[\]\n]{1,500})\](?:\[(?P<id>[^\[\]\n]{0,200})\])?(?![(:])"
)
_AUTOLINK = re.compile(r"<(?P<url>https?://[^\s<>]{1,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~|`+)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


def read(file: File, _config: Config) -> Iterator[Page]:
    """The page that a file of this format is."""
    yield read_markdown(file.text)


def read_markdown(text: str) -> Page:
    """Take a Markdown text apart: blocks without their markers, links, front matter, headline."""
    front = _front_matter(text)
    comments = comments_in(text, front.end)
    reader = _Reader(text, front.end, list(front.removed), comments)
    reader.read()
    blocks = reader.blocks
    layout = lay_out(text, blocks, titled=reader.titled)
    links = _links(text, front.end)
    page = assemble(
        text,
        blocks,
        layout,
        removed=reader.removed,
        links=links,
        stated=front.stated,
        language=front.language,
    )
    return replace(page, comments=for_markers(text, comments, blocks))


def reading_text(raw: str) -> str:
    """Markdown source as it reads: links by their text, emphasis and images gone."""
    raw = _COMMENT.sub(" ", raw)
    raw = _IMAGE.sub(lambda m: m["alt"], raw)
    raw = _INLINE.sub(lambda m: m["text"], raw)
    raw = re.sub(r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]", r"\1", raw)
    raw = _AUTOLINK.sub(lambda m: m["url"], raw)
    raw = _TAG.sub("", raw)
    raw = _EMPHASIS.sub("", raw)
    raw = _ESCAPE.sub(r"\1", raw)
    raw = re.sub(r"(?m)^[ \t]{0,3}>[ \t]?", "", raw)
    return " ".join(raw.split())


@dataclass(frozen=True, slots=True)
class _Front:
    end: int = 0
    removed: tuple[Removed, ...] = ()
    stated: tuple[Evidence, ...] = ()
    language: str | None = None


def _front_matter(text: str) -> _Front:
    """The metadata block above the text; a broken one is left out with a receipt that says so."""
    match = _FRONT.match(text[: _LONGEST_FRONT + 8])
    if not match:
        return _Front()
    span = trimmed(text, match.start(), match.end())
    if span is None:
        return _Front()
    try:
        data = _parse(match["mark"], match["data"])
    except ValueError as problem:
        if not re.search(r"(?m)^[\w -]+\s*[:=]", match["data"]):
            return _Front()  # a rule, some text, a rule
        return _Front(match.end(), (Removed(span, "front-matter", f"not readable: {problem}"),))
    if data is None:
        return _Front()
    stated, language = _stated(data)
    return _Front(
        match.end(), (Removed(span, "front-matter", "metadata of the file"),), stated, language
    )


def _parse(mark: str, data: str) -> Mapping[str, object] | None:
    """The table in front matter, None if it is no table; `ValueError` if it cannot be parsed."""
    if mark == "+++":
        return tomllib.loads(data.replace("\r\n", "\n"))
    import yaml

    try:
        loaded = yaml.safe_load(data)
    except yaml.YAMLError as error:
        raise ValueError(getattr(error, "problem", None) or "invalid YAML") from None
    except (RecursionError, ValueError, OverflowError):
        raise ValueError("invalid YAML") from None
    return loaded if isinstance(loaded, dict) else None


def _stated(data: Mapping[str, object]) -> tuple[tuple[Evidence, ...], str | None]:
    given = {str(key).casefold().replace("-", "_"): value for key, value in data.items()}
    found: list[Evidence] = []
    language = None
    for name, keys in _KEYS.items():
        key = next((k for k in keys if _values(given.get(k))), None)
        if key is None:
            continue
        for value in _values(given[key]):
            if name == "language":
                language = value
            elif name == "outlet" and value.startswith(("http://", "https://")):
                found.append(Evidence("url", value, f"front matter: {key}"))
            else:
                found.append(Evidence(name, value, f"front matter: {key}"))
    return tuple(found), language


def _values(value: object) -> list[str]:
    """A front matter value as texts; nested tables give their ``name``."""
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, date):  # and datetime
        return [value.isoformat()]
    if isinstance(value, str | int | float):
        shown = " ".join(str(value).split())
        return [shown[:500]] if shown else []
    if isinstance(value, Mapping):
        return _values(value.get("name")) if isinstance(value.get("name"), str) else []
    if isinstance(value, Sequence):
        return [v for item in value[:20] if isinstance(item, str | Mapping) for v in _values(item)]
    return []


@dataclass(slots=True)
class _Reader:
    """Walks the lines once; a block ends at a blank line or where another kind begins."""

    text: str
    at: int
    removed: list[Removed]
    comments: Sequence[Span]
    blocks: list[Block] = field(default_factory=list)
    titled: int | None = None
    """Number of the first block that is a heading of the first level."""
    _open: tuple[int, int, str] | None = None
    _parted: bool = False
    """Whether a comment ends the line on which the open block ends."""

    def read(self) -> None:
        """Fill ``blocks``, ``removed`` and ``titled``."""
        fence: str | None = None
        for start, end, line in self._lines():
            fenced = _FENCE.match(line)
            if fence is not None:
                if fenced and fenced[1].startswith(fence):
                    self._drop(start, end, "markup", "a code fence")
                    fence = None
                else:
                    self._drop(start, end, "code", "a code block")
            elif self._open and not self._parted and self.text[self._open[1] - 1] not in "\r\n":
                self._go_on(start, end, line, self._open[2])
            elif fenced:
                self._close()
                self._drop(start, end, "markup", "a code fence")
                fence = fenced[1]
            else:
                self._line(start, end, line)
        self._close()

    def _go_on(self, start: int, end: int, line: str, kind: str) -> None:
        """What follows a comment on its line is more of the same, but not in one span with it."""
        if line.strip():
            self._close()
            self._open = (start, end, kind)
        else:
            self._parted = True

    def _lines(self) -> list[tuple[int, int, str]]:
        """Lines outside comments; a comment gets its receipt and parts the line around it."""
        pieces: list[tuple[int, int, str]] = []
        for comment in self.comments:
            self._drop(comment.start, comment.end, "comment", "not shown to readers")
        bounds = [self.at, *(x for c in self.comments for x in (c.start, c.end)), len(self.text)]
        for low, high in zip(bounds[::2], bounds[1::2], strict=True):
            position = low
            while position < high:
                match = _LINE.match(self.text, position, high)
                if match is None or match.end() == position:
                    break
                pieces.append((position, match.end(), match.group().rstrip("\r\n")))
                position = match.end()
        return pieces

    def _line(self, start: int, end: int, line: str) -> None:
        if not line.strip(" \t\ufeff"):
            self._close()
        elif self._open and self._open[2] == "text" and _SETEXT.match(line):
            self._close("heading", first="=" in line)
            self._drop(start, end, "markup", "an underline of a heading")
        elif _RULE.match(line):
            self._close()
            self._drop(start, end, "rule", "a dividing line")
        elif _HEADING.match(line.lstrip("\ufeff")):
            self._heading(start, end)
        elif _DEFINITION.match(line):
            self._close()
            self._drop(start, end, "markup", "the address of a link")
        elif _IMAGE.sub("", line).strip() == "":
            self._close()
            self._drop(start, end, "image", "a picture")
        elif _MARKER.match(line):
            self._begin(start, end, _MARKER.match(self.text, start, end), "item")
        elif self._open is None or self._parted:
            self._begin(start, end, _QUOTE.match(self.text, start, end), "text")
        else:
            self._open = (self._open[0], end, self._open[2])

    def _heading(self, start: int, end: int) -> None:
        self._close()
        if self.text.startswith("\ufeff", start):
            start += 1
        match = _HEADING.match(self.text, start, end)
        if match is None:
            return
        self._drop(start, match.end(), "markup", "marks a heading")
        shown = re.sub(r"[ \t]+#+[ \t]*$", "", self.text[match.end() : end].rstrip("\r\n"))
        tail = match.end() + len(shown)
        self._drop(tail, end, "markup", "marks a heading")
        self._open = (match.end(), tail, "heading")
        self._close("heading", first=len(match[1]) == 1)

    def _begin(self, start: int, end: int, marker: re.Match[str] | None, kind: str) -> None:
        self._close()
        if marker and marker.end() > start:
            self._drop(start, marker.end(), "markup", "marks a list item or quotation")
            start = marker.end()
        self._open = (start, end, kind)

    def _close(self, kind: str | None = None, *, first: bool = False) -> None:
        if self._open is None:
            return
        start, end, was = self._open
        self._open, self._parted = None, False
        span = trimmed(self.text, start, end)
        if span is None:
            return
        shown = reading_text(span.of(self.text))
        if not shown:
            self.removed.append(Removed(span, "markup", "nothing a reader sees"))
            return
        if first and self.titled is None:
            self.titled = len(self.blocks)
        self.blocks.append(Block(span, shown, kind or was))

    def _drop(self, start: int, end: int, kind: str, reason: str) -> None:
        span = trimmed(self.text, start, end)
        if span is not None:
            if kind in {"comment", "rule", "code"}:
                self._close()
            self.removed.append(Removed(span, kind, reason))


def _links(text: str, start: int) -> tuple[Link, ...]:
    """Inline, reference and automatic links and bare addresses, each with its whole construct."""
    defined = {
        m["id"].casefold().strip(): m["url"]
        for m in re.finditer(r"(?m)^" + _DEFINITION.pattern, text[start:])
    }
    found = [Link(Span(m.start(), m.end()), m["url"]) for m in _INLINE.finditer(text, start)]
    for match in _REFERENCE.finditer(text, start):
        url = defined.get((match["id"] or match["text"]).casefold().strip())
        if url:
            found.append(Link(Span(match.start(), match.end()), url))
    for match in _AUTOLINK.finditer(text, start):
        url = match["url"] if "://" in match["url"] else f"mailto:{match['url']}"
        found.append(Link(Span(match.start(), match.end()), url))
    taken = sorted(link.span for link in found)
    inside = iter(taken)
    current = next(inside, None)
    for link in bare_links(text):
        while current is not None and current.end <= link.span.start:
            current = next(inside, None)
        hidden = current is not None and current.start <= link.span.start
        line = text.rfind("\n", 0, link.span.start) + 1
        if link.span.start >= start and not hidden and not _DEFINITION.match(text, line):
            found.append(link)
    return tuple(sorted(found, key=lambda link: (link.span, link.url)))
