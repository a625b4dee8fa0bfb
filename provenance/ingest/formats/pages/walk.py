"""HTML to lines of reading text: one pass over the tree, a line a block element.

Knows elements only by the few things it asks of them, so that no parser is imported here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from provenance.ingest.formats.pages.zones import Zone, zone_of
from provenance.ingest.markers import is_meant


class Element(Protocol):
    """What is asked of an element of a parsed page."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, key: str, /) -> str | None:
        """The value of an attribute, or None."""
        ...

    def iter(self, tag: str, /) -> Iterator[Element]:
        """Every element of this name below, in document order."""
        ...

    def itertext(self) -> Iterator[str]:
        """The pieces of text below, in document order."""
        ...

    def __iter__(self) -> Iterator[Element]:
        """The children, in document order."""
        ...

    def __reversed__(self) -> Iterator[Element]:
        """The children, last first."""
        ...

    def itersiblings(self, *, preceding: bool = False) -> Iterator[Element]:
        """What stands beside it: after it, or before it and the nearest first."""
        ...


#: Never reading text; the marks of ruby annotations repeat the word they stand on.
_SILENT = frozenset(
    "script style template noscript svg math canvas iframe object embed head select option "
    "datalist button input textarea rt rp".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre "
    "search section summary table tbody td tfoot th thead title tr ul".split()
)
#: Elements that hold text for the box they stand in and are no box of their own.
_OF_THEIR_BOX = frozenset(
    "p li h1 h2 h3 h4 h5 h6 hr td th tr blockquote pre dt dd ul ol dl table thead tbody "
    "tfoot".split()
)
#: Elements in which a comment speaks for the text that is to come in them.
_PARAGRAPHS = frozenset("p li h1 h2 h3 h4 h5 h6 td th dt dd figcaption caption pre".split())
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_HEADING = re.compile(r"h[1-6]")
_STYLE_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment meant for a marker, at the line beside which it stands."""

    text: str
    place: Literal["above", "inside", "below"]


@dataclass(slots=True)
class Line:
    """A line of reading text, the block element it stood in, and the zone of the page."""

    text: str
    tag: str = "p"
    zone: Zone | None = None
    links: list[tuple[int, int, str]] = field(default_factory=list)
    box: int = 0
    """Number of the nearest element around that is no paragraph, list or table: its column."""
    remarks: list[Remark] = field(default_factory=list)
    """The comments for markers that stand at it."""

    @property
    def is_heading(self) -> bool:
        """Whether it stood in a heading of any level."""
        return _HEADING.fullmatch(self.tag) is not None

    @property
    def linked(self) -> float:
        """Share of the line's characters that are links, 0 to 1."""
        return min(1.0, sum(end - start for start, end, _ in self.links) / max(1, len(self.text)))


@dataclass(slots=True)
class Walker:
    """One pass over the tree without recursion, joining inline text into lines."""

    lines: list[Line] = field(default_factory=list)
    zoned: bool = True
    """Whether elements and class names tell page furniture: not in a text that is all article."""
    hidden: bool = False
    """Whether text counts that styles hide, as on pages a script has to uncover."""
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _links: list[tuple[int, int, str]] = field(default_factory=list)
    _tags: list[str] = field(default_factory=lambda: ["body"])
    _zones: list[Zone | None] = field(default_factory=lambda: [None])
    _boxes: list[int] = field(default_factory=lambda: [0])
    _count: int = 0
    _remarks: list[Remark] = field(default_factory=list)

    def walk(self, root: Element) -> None:
        """Fill ``lines`` from a parsed tree."""
        self._remark(*reversed(list(root.itersiblings(preceding=True))))
        stack: list[tuple[Element, int, int]] = [
            (root, 0, 0)
        ]  # element, stage, where its link began
        while stack:
            element, stage, began = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else None
            if stage == 1:
                self._leave(element, tag, began)
                continue
            self._remark(*(element if tag == "head" else [element]))
            if tag is None or self._is_silent(element, tag):
                self._add(element.tail)
                continue
            stack.append((element, 1, self._enter(element, tag)))
            stack.extend((child, 0, 0) for child in reversed(element))
        self._flush()
        self._remark(*root.itersiblings())
        if self.lines:
            self.lines[-1].remarks += [replace(one, place="below") for one in self._remarks]

    def _remark(self, *elements: Element) -> None:
        """Keep the comments that are meant for markers, to be put to the lines they stand at."""
        for one in elements:
            comment = getattr(one.tag, "__name__", "") == "Comment"
            if comment and is_meant(one.text or ""):
                inside = bool(self._parts) or self._tags[-1] in _PARAGRAPHS
                self._remarks.append(Remark(one.text or "", "inside" if inside else "above"))

    def _is_silent(self, element: Element, tag: str) -> bool:
        if tag in _SILENT:
            return not (self.hidden and tag == "noscript")
        return not self.hidden and (
            element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or bool(_STYLE_HIDDEN.search(element.get("style") or ""))
        )

    def _enter(self, element: Element, tag: str) -> int:
        if tag in _BLOCKS or tag == "br":
            self._flush()
        if tag in _BLOCKS:
            self._tags.append(tag)
            self._zones.append(zone_of(element, tag) or self._zones[-1] if self.zoned else None)
            self._count += tag not in _OF_THEIR_BOX
            self._boxes.append(self._boxes[-1] if tag in _OF_THEIR_BOX else self._count)
        began = self._length
        self._add(element.text)
        return began

    def _leave(self, element: Element, tag: str | None, began: int) -> None:
        address = element.get("href") if tag == "a" else None
        if address:
            self._links.append((min(began, self._length), self._length, address))
        if tag in _BLOCKS:
            self._flush()
            self._remarks = [replace(one, place="above") for one in self._remarks]
            self._tags.pop()
            self._zones.pop()
            self._boxes.pop()
        self._add(element.tail)

    def _add(self, piece: str | None) -> None:
        """Add text with white space as single spaces, none at the start of a line."""
        if not piece or (not self._parts and piece.isascii() and piece.isspace()):
            return
        shown = _SPACE.sub(" ", piece)
        if shown.startswith(" ") and (not self._parts or self._parts[-1].endswith(" ")):
            shown = shown[1:]
        if shown:
            self._parts.append(shown)
            self._length += len(shown)

    def _flush(self) -> None:
        if not self._parts:
            self._links, self._length = [], 0
            return
        whole = "".join(self._parts)
        line = whole.rstrip()
        lead = len(line) - len(line.lstrip())
        if line.strip():
            made = Line(line.lstrip(), self._tags[-1], self._zones[-1], box=self._boxes[-1])
            made.remarks, self._remarks = self._remarks, []
            for start, end, url in self._links:
                low, high = max(start - lead, 0), min(end, len(line)) - lead
                low += len(made.text[low:high]) - len(made.text[low:high].lstrip())
                if low < high:
                    made.links.append((low, high, url))
            self.lines.append(made)
        self._parts, self._links, self._length = [], [], 0
