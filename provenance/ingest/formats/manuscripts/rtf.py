"""RTF (Rich Text Format Specification 1.9.1) as a reader sees it with all changes accepted.

Characters are read in the encoding of their font, as the specification asks: most files of word
processors outside Western Europe come out wrong otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.file import File
from provenance.ingest.formats.manuscripts.charsets import Charsets, in_utf_8
from provenance.ingest.formats.manuscripts.control import (
    CHARACTERS,
    PARAGRAPH_ENDS,
    RUNNING,
    SILENT,
    STARRED,
    SYMBOLS,
)
from provenance.ingest.formats.manuscripts.manuscript import (
    LARGEST_MANUSCRIPT,
    Manuscript,
    Paragraph,
)
from provenance.ingest.formats.manuscripts.office import (
    address_of_field,
    tag_of_level,
    tag_of_style,
)
from provenance.ingest.page import Page

#: Groups inside each other: tables in tables come to a few dozen.
_DEEPEST = 2_000
#: Control words and pieces of text: a book of 500 pages has half a million.
_MOST_TOKENS = 1_500_000
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?\x20?|\\'(?P<hex>[0-9A-Fa-f]{2})"
    r"|\\(?P<symbol>[\s\S])|(?P<brace>[{}])|(?P<text>[^\\{}]+)"
)
_CUT_OFF = "the end, which is cut off"


def read(file: File, _config: Config) -> Iterator[Page]:
    """The page that an RTF document is; raises `Unreadable` for a hostile one."""
    reader = _Reader()
    reader.read(file.data)
    page = reader.made.page()
    if not page.text and _CUT_OFF in reader.made.left_out:
        raise Unreadable("a damaged or cut-off RTF document")
    yield page


@dataclass(slots=True)
class _Flow:
    """A run of paragraphs: the text, a note, a text box, a running head."""

    done: list[Paragraph]
    paragraph: Paragraph = field(default_factory=Paragraph)
    boxes: list[Paragraph] = field(default_factory=list)
    """Paragraphs of text boxes that are anchored in the open paragraph."""

    def finish(self, tag: str, *, goes_on: bool = False) -> None:
        """End the open paragraph."""
        ended, self.paragraph = self.paragraph, Paragraph()
        ended.tag, ended.goes_on = tag, goes_on
        if self.done and self.done[-1].goes_on:
            self.done[-1].join(ended)
        else:
            self.done.append(ended)
        self.done.extend(self.boxes)
        self.boxes.clear()


@dataclass(slots=True)
class _Group:
    """What holds between a pair of braces; an inner group begins with what holds around it."""

    flow: _Flow
    silent: bool = False
    hidden: str = ""
    """Why what follows is not shown: hidden or deleted."""
    skip: int = 1
    """How many characters stand in for a Unicode character that follows (``\\uc``)."""
    font: int = -1
    tag: str = "p"
    table: str = ""
    """``fonttbl`` or ``stylesheet``."""
    code: list[str] | None = None
    """The code of the field whose instruction or result this is."""
    instruction: bool = False
    link_from: int | None = None
    starred: bool = False
    property: str = ""


class _Reader:
    """Goes through the tokens once."""

    def __init__(self) -> None:
        self.made = Manuscript()
        self._here = _Group(_Flow(self.made.paragraphs))
        self._around: list[_Group] = []
        self._bytes = bytearray()
        """Characters that wait for their encoding, which may take two of them."""
        self._skip = 0
        self._high = 0
        self._charsets = Charsets()
        self._utf_8 = False
        """Whether characters that no control word gives are in UTF-8, whatever the font."""
        self._styles: dict[int, str] = {}
        self._style = 0
        self._characters = 0

    def read(self, data: bytes) -> None:
        """Fill ``made``; raises `Unreadable` for what no word processor writes."""
        self._utf_8 = in_utf_8(data)
        text, tokens = data.decode("latin-1"), 0
        at = max(0, text.find("{"))
        while match := _TOKEN.match(text, at):
            at, tokens = match.end(), tokens + 1
            if tokens > _MOST_TOKENS:
                raise Unreadable("holds more markup than any book")
            at += self._token(match)
            if not self._around:
                break
        if self._around:
            self.made.left_out[_CUT_OFF] = None
            while self._around:
                self._brace("}")
        self._flush()
        self._here.flow.finish(self._here.tag)

    def _token(self, match: re.Match[str]) -> int:
        """Take a token; gives how many bytes after it are no RTF."""
        kind = match.lastgroup
        if kind == "text":
            if not self._here.silent:
                self._text(match["text"].replace("\r", "").replace("\n", ""))
        elif kind == "brace":
            self._brace(match["brace"])
        elif kind == "hex":
            self._byte(int(match["hex"], 16))
        elif kind == "symbol":
            self._symbol(match["symbol"])
        else:
            return self._word(match["word"], match["number"])
        return 0

    def _brace(self, brace: str) -> None:
        self._flush()
        self._skip = 0
        if brace == "{":
            if len(self._around) >= _DEEPEST:
                raise Unreadable("nested too deeply for an RTF document")
            self._around.append(self._here)
            self._here = replace(self._here, link_from=None, starred=False)
        elif self._around:
            ended, self._here = self._here, self._around.pop()
            if ended.link_from is not None and ended.code is not None:
                address = address_of_field("".join(ended.code))
                ended.flow.paragraph.link(ended.link_from, address)
            if ended.flow is not self._here.flow:
                ended.flow.finish(ended.tag)

    def _byte(self, byte: int) -> None:
        if self._skip:
            self._skip -= 1
        elif not self._here.silent:
            self._bytes.append(byte)

    def _text(self, piece: str) -> None:
        if self._skip:
            skipped = min(self._skip, len(piece))
            self._skip -= skipped
            piece = piece[skipped:]
        if self._here.table == "stylesheet":
            self._name_style(piece)
        elif self._utf_8 and not piece.isascii():
            self._flush()
            self._put(piece.encode("latin-1").decode("utf-8", "replace"))
        else:
            self._bytes += piece.encode("latin-1")

    def _flush(self) -> None:
        if self._bytes:
            waiting, self._bytes = bytes(self._bytes), bytearray()
            self._put(waiting.decode(self._charsets.of(self._here.font), "replace"))

    def _put(self, piece: str) -> None:
        here = self._here
        if here.silent or here.table or not piece:
            return
        if here.instruction:
            if here.code is not None and len(here.code) < 100:
                here.code.append(piece[:2_000])
        elif here.hidden:
            if piece.strip():
                self.made.left_out[here.hidden] = None
        elif here.property:
            setattr(self.made, here.property, getattr(self.made, here.property) + piece[:500])
        else:
            self._characters += len(piece)
            if self._characters > LARGEST_MANUSCRIPT:
                raise Unreadable("holds more text than any book")
            here.flow.paragraph.add(piece)

    def _symbol(self, symbol: str) -> None:
        if self._skip:
            self._skip -= 1
        elif symbol == "*":
            self._here.starred = True
        elif symbol in "\r\n":
            self._word("par", None)
        elif symbol in SYMBOLS:
            self._flush()
            self._put(SYMBOLS[symbol])

    def _word(self, word: str, number: str | None) -> int:
        """Take a control word; gives how many bytes after it are no RTF."""
        if word == "bin":
            return max(0, int(number or 0))
        if word != "u" and self._skip:
            self._skip -= 1
            return 0
        self._flush()
        if self._here.silent:
            if word in ("title", "author") and self._here.property == "-":
                self._here.silent, self._here.property = False, word
        elif word == "u":
            self._unicode(int(number or 0))
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word in PARAGRAPH_ENDS:
            hidden = bool(self._here.hidden)
            if not self._here.instruction:
                self._here.flow.finish(self._here.tag, goes_on=hidden and word == "par")
        elif word == "line" and not self._here.hidden:
            self._here.flow.paragraph.new_line()
        else:
            value = int(number) if number else None
            if not (self._destination(word) or self._formatting(word, value)):
                described = self._here.font if self._here.table == "fonttbl" else None
                self._charsets.take(word, value, described)
        return 0

    def _unicode(self, number: int) -> None:
        code = number & 0xFFFF
        self._skip = self._here.skip
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high:
                self._put(chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00))
            self._high = 0
        elif code:
            self._put(chr(code))

    def _destination(self, word: str) -> bool:
        """What the group from here on is; False for a word that says nothing of it."""
        here = self._here
        starred, here.starred = here.starred, False
        if word in ("fonttbl", "stylesheet"):
            here.table = word
        elif word in ("annotation", "atnid", "atnauthor"):
            here.silent = True
            self.made.left_out["comments"] = None
        elif word in RUNNING:
            here.flow, here.tag = _Flow(getattr(self.made, RUNNING[word])), "p"
        elif word == "footnote":
            here.flow, here.tag = _Flow(self.made.notes), "p"
        elif word in ("shptxt", "dptxbxtext"):
            here.flow, here.tag = _Flow(here.flow.boxes), "p"
        elif word in ("listtext", "pntext"):
            here.silent = True
            if self._around and self._around[-1].tag == "p":
                self._around[-1].tag = "li"
        elif word == "field":
            here.code, here.instruction = [], False
        elif word == "fldinst":
            here.instruction = True
        elif word == "fldrslt":
            here.link_from = here.flow.paragraph.length
        elif word in SILENT or (starred and word not in STARRED):
            here.silent = True
            here.property = "-" if word == "info" else ""
        else:
            return False
        return True

    def _formatting(self, word: str, value: int | None) -> bool:
        """How characters and paragraphs are given; False for a word that says nothing of it."""
        here = self._here
        if word == "v":
            here.hidden = "hidden text" if value != 0 else ""
        elif word == "deleted":
            here.hidden = "deleted text of tracked changes" if value != 0 else ""
        elif word == "plain":
            here.hidden, here.font = "", -1
        elif word == "pard":
            here.tag = "p"
        elif word == "outlinelevel" and value is not None:
            here.tag = tag_of_level(value) or here.tag
        elif word == "s" and value is not None:
            self._style = value
            here.tag = self._styles.get(value, here.tag)
        elif word in ("ls", "pnlvlblt") and here.tag == "p" and value != 0:
            here.tag = "li"
        elif word == "f" and value is not None:
            here.font = value
        elif word == "uc" and value is not None:
            here.skip = max(0, min(value, 16))
        else:
            return False
        return True

    def _name_style(self, piece: str) -> None:
        tag = tag_of_style(piece.strip(" ;").casefold())
        if tag:
            self._styles[self._style] = tag
