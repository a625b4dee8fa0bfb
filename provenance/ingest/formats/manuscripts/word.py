"""Word documents (ECMA-376, WordprocessingML) as a reader sees them with all changes accepted.

Insertions are in, deletions and hidden text out; text boxes follow the paragraph they are anchored
in, footnotes the last. An element is known by few names, so that what Word adds every year is
passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from provenance.config import Config
from provenance.ingest.file import File
from provenance.ingest.formats.manuscripts.manuscript import Manuscript, Paragraph
from provenance.ingest.formats.manuscripts.office import (
    address_of_field,
    tag_of_level,
    tag_of_style,
)
from provenance.ingest.formats.manuscripts.package import Handler, Package, Properties
from provenance.ingest.page import Page

_MAIN = re.compile(r"word/document\d*\.xml")
_RUNNING = re.compile(r"word/(header|footer)\d*\.xml")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_WORD = re.compile(r"http://(?:schemas\.openxmlformats|purl\.oclc)\.org/.*wordprocessingml/.*main")
#: No address that a field holds is longer.
_LONGEST_CODE = 2_000
_OFF = frozenset({"0", "false", "off", "none"})
#: Elements whose text is no text of the document: field codes, deletions (ECMA-376 part 1,
#: 17.16.23, 17.13.5), the reading aid above a character, properties before a tracked change.
_SILENT = frozenset("instrText delText delInstrText rt pPrChange rPrChange".split())


def read(file: File, _config: Config) -> Iterator[Page]:
    """The page that a Word document is; raises `Unreadable` where it is none or broken."""
    package = Package(file, "Word document")
    main = min(name for name in package.names if _MAIN.fullmatch(name))
    made = Manuscript()
    styles, stated = _Styles(), Properties()
    package.read("word/styles.xml", styles)
    package.read("docProps/core.xml", stated)
    made.title = stated.values.get("title", "")
    made.author = stated.values.get("creator", "")
    parts = {main: made.paragraphs, **dict.fromkeys(_NOTES, made.notes)}
    for name in sorted(package.names):
        running = _RUNNING.fullmatch(name)
        if running:
            parts[name] = made.headers if running[1] == "header" else made.footers
    for name, into in parts.items():
        targets = _Targets()
        package.read(name.replace("word/", "word/_rels/") + ".rels", targets)
        package.read(name, _Walker(into, made, styles.tags, targets.addresses))
    if "word/comments.xml" in package.names:
        remarks = Manuscript()
        package.read("word/comments.xml", _Walker(remarks.paragraphs, remarks, {}, {}))
        if remarks.paragraphs:
            made.left_out["comments"] = None
    yield made.page()


@lru_cache(4_096)
def _local(name: str) -> str:
    """An element's or attribute's name without Word's namespace; others keep a prefix."""
    space, _, local = name.rpartition(" ")
    if not space or _WORD.fullmatch(space):
        return local
    if space.endswith("/markup-compatibility/2006"):
        return f"mc:{local}"
    if space.endswith("/math") and local == "t":
        return "t"
    return f"x:{local}"


def _value(attributes: Mapping[str, str], key: str = "val") -> str | None:
    return next((v for name, v in attributes.items() if _local(name) == key), None)


class _Targets(Handler):
    """Addresses outside the document, by the id its links use (ECMA-376 part 2, 9.3)."""

    def __init__(self) -> None:
        self.addresses: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name.endswith(" Relationship") and attributes.get("TargetMode") == "External":
            self.addresses[attributes.get("Id", "")] = attributes.get("Target", "")


class _Styles(Handler):
    """Which paragraph styles are headings, list items or captions."""

    def __init__(self) -> None:
        self.tags: dict[str, str] = {}
        self._style = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = _local(name)
        if local == "style":
            self._style = _value(attributes, "styleId") or ""
        elif local == "basedOn":
            inherited = self.tags.get(_value(attributes) or "")
            if inherited:
                self.tags.setdefault(self._style, inherited)
        elif local == "name" and self._style:
            tag = _tag_of_name(_value(attributes) or "")
            if tag:
                self.tags[self._style] = tag
        elif local == "outlineLvl" and self._style:
            self.tags[self._style] = _tag_of_outline(_value(attributes), self.tags.get(self._style))

    def end(self, name: str) -> None:
        if _local(name) == "style":
            self._style = ""


def _tag_of_name(name: str) -> str | None:
    folded = name.casefold()
    if folded == "caption":
        return "caption"
    if folded.startswith(("list bullet", "list number")):
        return "li"
    return tag_of_style(folded)


def _tag_of_outline(level: str | None, otherwise: str | None) -> str:
    stated = tag_of_level(int(level)) if level and level.isdecimal() else None
    return stated or otherwise or "p"


@dataclass(slots=True)
class _Field:
    """A field between its marks: a code, then the text that shows its result."""

    code: str = ""
    began: tuple[Paragraph, int] | None = None
    """Where the text that shows begins, once the code is at its end."""


@dataclass
class _Walker(Handler):
    """Events of a part to paragraphs."""

    made: list[Paragraph]
    whole: Manuscript
    styles: Mapping[str, str]
    addresses: Mapping[str, str]
    _open: list[tuple[Paragraph, list[Paragraph]]] = field(default_factory=list)
    """Paragraphs that lie in each other through text boxes, each with what stands in it."""
    _silent: list[str] = field(default_factory=list)
    """Elements, from the outermost, inside which nothing is text."""
    _links: list[tuple[int, str]] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _in_text: bool = False
    _marks: bool = False
    """Inside the properties of a paragraph's own mark."""
    _chosen: list[bool] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = _local(name)
        if self._silent:
            if local == self._silent[0]:
                self._silent.append(local)
        elif local == "p":
            self._open.append((Paragraph(), []))
        elif local in ("del", "moveFrom"):
            self._deleted(local)
        elif local.startswith("mc:"):
            self._alternative(local)
        elif local == "txbxContent" or not self._open:
            if local == "altChunk":
                self.whole.left_out["a document put into it"] = None
        else:
            self._inside(local, attributes)

    def _deleted(self, local: str) -> None:
        """A deleted stretch, or the deleted mark of a paragraph, which joins it to the next."""
        self.whole.left_out["deleted text of tracked changes"] = None
        if self._marks and self._open:
            self._open[-1][0].goes_on = True
        else:
            self._silent.append(local)

    def _alternative(self, local: str) -> None:
        """Of the same thing for newer and older programs only the first is read."""
        if local == "mc:AlternateContent":
            self._chosen.append(False)
        elif local in ("mc:Choice", "mc:Fallback") and self._chosen:
            if self._chosen[-1]:
                self._silent.append(local)
            self._chosen[-1] = True

    def _inside(self, local: str, attributes: Mapping[str, str]) -> None:
        paragraph = self._open[-1][0]
        if local == "t":
            self._in_text = True
        elif local in _SILENT:
            if local == "instrText" and self._fields:
                self._in_text = True
            else:
                self._silent.append(local)
        elif local in ("tab", "ptab") and not self._marks:
            paragraph.add(" ")
        elif local in ("br", "cr"):
            if _value(attributes, "type") in (None, "textWrapping"):
                paragraph.new_line()
        elif local == "noBreakHyphen":
            paragraph.add("\u2011")
        elif local == "softHyphen":
            paragraph.add("\u00ad")
        elif local == "sym":
            code = int(_value(attributes, "char") or "0", 16)
            paragraph.add(chr(code) if 32 <= code < 0xE000 else "")
        elif local == "hyperlink":
            address = self.addresses.get(_value(attributes, "x:id") or "", "")
            self._links.append((paragraph.length, address))
        elif local in ("fldChar", "fldSimple"):
            self._field(local, attributes)
        else:
            self._property(local, attributes)

    def _property(self, local: str, attributes: Mapping[str, str]) -> None:
        """What a paragraph or a run is."""
        paragraph = self._open[-1][0]
        value = _value(attributes)
        if local == "pPr":
            self._marks = True
        elif local == "pStyle":
            self._style(paragraph, self.styles.get(value or "", "p"))
        elif local == "outlineLvl":
            paragraph.tag = _tag_of_outline(value, paragraph.tag)
        elif local == "numId" and paragraph.tag == "p" and value != "0":
            paragraph.tag = "li"
        elif local == "vanish" and not self._marks and value not in _OFF:
            self.whole.left_out["hidden text"] = None
            self._silent.append("r")

    @staticmethod
    def _style(paragraph: Paragraph, tag: str) -> None:
        if tag == "caption":
            paragraph.zone = ("caption", "set in the style of captions")
        else:
            paragraph.tag = tag

    def _field(self, local: str, attributes: Mapping[str, str]) -> None:
        """Marks of a field: begin, code, separate, result, end (17.16.18)."""
        paragraph = self._open[-1][0]
        kind = _value(attributes, "fldCharType")
        if local == "fldSimple":
            address = address_of_field(_value(attributes, "instr") or "")
            self._links.append((paragraph.length, address))
        elif kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].began = (paragraph, paragraph.length)
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.began:
                ended.began[0].link(ended.began[1], address_of_field(ended.code))

    def end(self, name: str) -> None:
        local = _local(name)
        if self._silent:
            if local == self._silent[0]:
                self._silent.pop()
        elif local in ("t", "instrText"):
            self._in_text = False
        elif local == "pPr":
            self._marks = False
        elif local in ("hyperlink", "fldSimple") and self._links and self._open:
            start, address = self._links.pop()
            self._open[-1][0].link(start, address)
        elif local == "mc:AlternateContent" and self._chosen:
            self._chosen.pop()
        elif local == "p" and self._open:
            self._close()

    def _close(self) -> None:
        paragraph, inside = self._open.pop()
        into = self._open[-1][1] if self._open else self.made
        if into and into[-1].goes_on:
            into[-1].join(paragraph)
        else:
            into.append(paragraph)
        into.extend(inside)

    def text(self, piece: str) -> None:
        if not self._in_text or self._silent or not self._open:
            return
        if all(one.began for one in self._fields):
            self._open[-1][0].add(piece)
        elif len(self._fields[-1].code) < _LONGEST_CODE:
            self._fields[-1].code += piece
