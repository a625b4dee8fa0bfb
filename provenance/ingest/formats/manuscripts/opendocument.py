"""OpenDocument texts (OASIS OpenDocument 1.3) as a reader sees them with all changes accepted.

Tracked deletions stand in a list of their own and are passed over, as are comments. Text boxes
follow the paragraph they are anchored in, footnotes the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.file import File
from provenance.ingest.formats.manuscripts.manuscript import Manuscript, Paragraph
from provenance.ingest.formats.manuscripts.package import Handler, Package, Properties
from provenance.ingest.page import Page

#: The namespaces that matter, by the end of their names.
_SPACES = {"text:1.0": "text", "office:1.0": "office", "style:1.0": "style", "drawing:1.0": "draw"}
#: Elements whose text is no text of the document → what to call it, where it says something.
_SILENT = {
    "office:annotation": "comments",
    "text:deletion": "deleted text of tracked changes",
    "text:hidden-text": "hidden text",
    "text:note-citation": "",
    "text:ruby-text": "",
    "office:forms": "",
    "svg:title": "",
    "svg:desc": "",
}
_RUNNING = {
    "style:header": "headers",
    "style:header-left": "headers",
    "style:header-first": "headers",
    "style:footer": "footers",
    "style:footer-left": "footers",
    "style:footer-first": "footers",
}


def read(file: File, _config: Config) -> Iterator[Page]:
    """The page that an OpenDocument text is; raises `Unreadable` where it is none or broken."""
    package = Package(file, "OpenDocument text")
    sealed = _Sealed()
    package.read("META-INF/manifest.xml", sealed)
    if sealed.found:
        raise Unreadable("protected with a password")
    made, stated = Manuscript(), Properties()
    package.read("meta.xml", stated)
    made.title = stated.values.get("title", "")
    made.author = stated.values.get("initial-creator") or stated.values.get("creator", "")
    walker = _Walker(made)
    package.read("styles.xml", walker)
    package.read("content.xml", walker)
    yield made.page()


@lru_cache(4_096)
def _short(name: str) -> str:
    """An element's or attribute's name with the prefix that the standard writes it with."""
    space, _, local = name.rpartition(" ")
    prefix = next((short for end, short in _SPACES.items() if space.endswith(end)), None)
    if prefix is None:
        prefix = "svg" if "svg" in space else ""
    return f"{prefix}:{local}" if prefix else local


class _Sealed(Handler):
    """Whether a part of the package is encrypted (part 2 of the standard, 3.4)."""

    def __init__(self) -> None:
        self.found = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002
        self.found = self.found or name.endswith(" encryption-data")


@dataclass
class _Walker(Handler):
    """Events of the styles, then of the content, to paragraphs."""

    whole: Manuscript
    _tags: dict[str, str] = field(default_factory=dict)
    """Paragraph style → the tag of its paragraphs."""
    _hidden: set[str] = field(default_factory=set)
    _style: str = ""
    _into: list[str] = field(default_factory=lambda: ["paragraphs"])
    """Which list of the manuscript paragraphs go to: its text, notes, heads or feet."""
    _open: list[tuple[Paragraph, list[Paragraph]]] = field(default_factory=list)
    _silent: list[str] = field(default_factory=list)
    _links: list[tuple[int, str]] = field(default_factory=list)
    _items: list[bool] = field(default_factory=list)
    """For each list item that is open, whether its first paragraph is still to come."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        short = _short(name)
        if self._silent:
            if short == self._silent[0]:
                self._silent.append(short)
            return
        given = {_short(key): value for key, value in attributes.items()}
        if short in _SILENT or self._is_hidden(short, given):
            said = _SILENT.get(short, "hidden text")
            if said:
                self.whole.left_out[said] = None
            self._silent.append(short)
        elif short in ("text:p", "text:h"):
            self._begin(short, given)
        elif short in _RUNNING or short == "text:note-body":
            self._into.append(_RUNNING.get(short, "notes"))
        elif short == "text:list-item":
            self._items.append(True)
        elif short.startswith("style:"):
            self._define(short, given)
        elif self._open:
            self._inside(short, given)

    def _is_hidden(self, short: str, given: Mapping[str, str]) -> bool:
        return (short == "text:section" and given.get("text:display") == "none") or (
            short in ("text:p", "text:h", "text:span", "text:section")
            and given.get("text:style-name") in self._hidden
        )

    def _begin(self, short: str, given: Mapping[str, str]) -> None:
        style = given.get("text:style-name", "")
        tag = self._tags.get(style, "p")
        if short == "text:h" and tag != "h1":
            level = given.get("text:outline-level", "1")
            tag = f"h{min(int(level), 6)}" if level.isdecimal() else "h2"
        elif self._items and self._items[-1]:
            tag, self._items[-1] = "li", False
        self._open.append((Paragraph(tag), []))

    def _define(self, short: str, given: Mapping[str, str]) -> None:
        """A style, of which only titles and hidden text are told apart."""
        if short == "style:style":
            self._style = given.get("style:name", "")
            parent = given.get("style:parent-style-name", "")
            if given.get("style:family") == "paragraph":
                title = "Title" in (self._style, parent)
                tag = "h1" if title else self._tags.get(parent)
                if tag:
                    self._tags[self._style] = tag
        elif short == "style:text-properties" and given.get("text:display") == "none":
            self._hidden.add(self._style)

    def _inside(self, short: str, given: Mapping[str, str]) -> None:
        paragraph = self._open[-1][0]
        if short in ("text:tab", "text:s"):
            paragraph.add(" ")
        elif short == "text:line-break":
            paragraph.new_line()
        elif short == "text:a":
            self._links.append((paragraph.length, given.get("href", "")))

    def end(self, name: str) -> None:
        short = _short(name)
        if self._silent:
            if short == self._silent[0]:
                self._silent.pop()
        elif short in ("text:p", "text:h") and self._open:
            self._close()
        elif short in _RUNNING or short == "text:note-body":
            self._into.pop()
        elif short == "text:list-item" and self._items:
            self._items.pop()
        elif short == "text:a" and self._links and self._open:
            start, address = self._links.pop()
            self._open[-1][0].link(start, address)

    def _close(self) -> None:
        paragraph, inside = self._open.pop()
        if self._open and self._into[-1] == "paragraphs":
            self._open[-1][1].extend((paragraph, *inside))
        else:
            getattr(self.whole, self._into[-1]).extend((paragraph, *inside))

    def text(self, piece: str) -> None:
        if self._open and not self._silent:
            self._open[-1][0].add(piece)
