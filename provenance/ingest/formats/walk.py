"""HTML to lines of reading text: one pass over the tree, a line a block element.

Knows elements only by the few things it asks of them, so that no parser is imported here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol


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

    def __reversed__(self) -> Iterator[Element]:
        """The children, last first."""
        ...


_HIDDEN = frozenset(
    "script style template noscript svg math canvas iframe object embed head select option "
    "datalist button input textarea".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre "
    "search section summary table tbody td tfoot th thead title tr ul".split()
)
#: Element → (kind, reason) of a receipt for what stands inside it.
_ZONES = {
    "nav": ("navigation", "inside the page's navigation"),
    "header": ("header", "inside the page's header"),
    "footer": ("footer", "inside the page's footer"),
    "aside": ("related", "inside an aside"),
    "figcaption": ("caption", "the caption of a figure"),
    "form": ("notice", "inside a form"),
}
#: Words of class names and ids → the same; the first that fits counts.
_NAMED_ZONES = tuple(
    (re.compile(rf"\b(?:{words})\b", re.I), (kind, reason))
    for words, kind, reason in (
        ("byline|author|dateline|article-meta|post-meta|entry-meta", "byline", "marked as byline"),
        ("caption|wp-caption-text|photo-credit|image-credit", "caption", "marked as a caption"),
        ("related|recommended|read-more|most-read|trending|sidebar", "related", "other stories"),
        ("breadcrumbs?|nav|navbar|menu|skip-link", "navigation", "marked as navigation"),
        ("newsletter|cookie|consent|advert|promo|paywall|subscribe", "notice", "marked as notice"),
        ("comments?|disqus", "comment", "marked as readers' comments"),
        ("share|social|tools", "counter", "marked as buttons"),
        ("tags|topics|keywords", "tags", "marked as topics"),
    )
)
_STYLE_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True)
class Line:
    """A line of reading text, the block element it stood in, and the zone of the page."""

    text: str
    tag: str = "p"
    zone: tuple[str, str] | None = None
    links: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Walker:
    """One pass over the tree without recursion, joining inline text into lines."""

    lines: list[Line] = field(default_factory=list)
    zoned: bool = True
    """Whether elements and class names tell page furniture: not in a text that is all article."""
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _links: list[tuple[int, int, str]] = field(default_factory=list)
    _tags: list[str] = field(default_factory=lambda: ["body"])
    _zones: list[tuple[str, str]] = field(default_factory=list)

    def walk(self, root: Element) -> None:
        """Fill ``lines`` from a parsed tree."""
        stack: list[tuple[Element, int, int]] = [
            (root, 0, 0)
        ]  # element, stage, where its link began
        while stack:
            element, stage, began = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else None
            if stage == 1:
                self._leave(element, tag, began)
                continue
            if tag is None or tag in _HIDDEN or _is_hidden(element):
                self._add(element.tail)
                continue
            stack.append((element, 1, self._enter(element, tag)))
            stack.extend((child, 0, 0) for child in reversed(element))
        self._flush()

    def _enter(self, element: Element, tag: str) -> int:
        if tag in _BLOCKS or tag == "br":
            self._flush()
        if tag in _BLOCKS:
            self._tags.append(tag)
            zone = _zone(element, tag) if self.zoned else None
            self._zones.append(
                self._zones[-1] if zone is None and self._zones else zone or ("", "")
            )
        began = self._length
        self._add(element.text)
        return began

    def _leave(self, element: Element, tag: str | None, began: int) -> None:
        address = element.get("href") if tag == "a" else None
        if address:
            self._links.append((min(began, self._length), self._length, address))
        if tag in _BLOCKS:
            self._flush()
            self._tags.pop()
            self._zones.pop()
        self._add(element.tail)

    def _add(self, piece: str | None) -> None:
        """Add text with white space as single spaces, none at the start of a line."""
        if not piece:
            return
        shown = re.sub(r"[ \t\r\n\f\v]+", " ", piece)
        if shown.startswith(" ") and (not self._parts or self._parts[-1].endswith(" ")):
            shown = shown[1:]
        if shown:
            self._parts.append(shown)
            self._length += len(shown)

    def _flush(self) -> None:
        whole = "".join(self._parts)
        line = whole.rstrip()
        lead = len(line) - len(line.lstrip())
        if line.strip():
            zone = self._zones[-1] if self._zones and self._zones[-1][0] else None
            made = Line(line.lstrip(), self._tags[-1], zone)
            for start, end, url in self._links:
                low, high = max(start - lead, 0), min(end, len(line)) - lead
                low += len(made.text[low:high]) - len(made.text[low:high].lstrip())
                if low < high:
                    made.links.append((low, high, url))
            self.lines.append(made)
        self._parts, self._links, self._length = [], [], 0


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_STYLE_HIDDEN.search(element.get("style") or ""))
    )


def _zone(element: Element, tag: str) -> tuple[str, str] | None:
    if tag in _ZONES:
        return _ZONES[tag]
    if tag in {"body", "main", "article", "html"}:
        return None
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    if named.strip():
        for pattern, zone in _NAMED_ZONES:
            if pattern.search(named):
                return zone
    return None
