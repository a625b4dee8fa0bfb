"""What a file's own fields say of its article, as evidence; notes beside it, as receipts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import unescape

from provenance.ingest.page import Block, Page
from provenance.model import Evidence, Removed, Span

#: Longer than any headline or name; what is longer is no such field.
_LONGEST = 500
#: Dates without separators, as NITF's ``norm`` and feeds write them (ISO 8601 basic format).
_BASIC = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?=T?\d{0,6}(?!\d))")
#: Seconds since 1970 between 1990 and 2100, and the same in thousandths.
_SECONDS = range(631_152_000, 4_102_444_800)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BY = re.compile(r"\A(?i:by|von|por|par|door|av)\s+(?=[A-ZÀ-ÖØ-Þ])")
_MARKED = re.compile(
    r"</?(?:p|br|div|h\d|ul|ol|li|table|a|em|strong|i|b|span)\b[^<>]{0,2000}>", re.I
)


def is_markup(text: str) -> bool:
    """Whether a text that a field holds is HTML."""
    return bool(_MARKED.search(text))


def claim(field: str, value: object, how: str) -> Iterator[Evidence]:
    """One field as its format states it, or nothing where it holds no text.

    Markup and outer white space are taken off. ``published`` and ``updated`` may be seconds or
    thousandths since 1970, or a date written without separators.
    """
    shown = _dated(value) if field in {"published", "updated"} else value
    if not isinstance(shown, str):
        return
    plain = " ".join(unescape(_TAG.sub("", shown[: 4 * _LONGEST])).split())
    if field == "byline":
        plain = _BY.sub("", plain)
    if plain and not (field in {"outlet", "byline"} and "://" in plain):
        yield Evidence(field, plain[:_LONGEST], how)


def _dated(value: object) -> object:
    if isinstance(value, str) and value.isdecimal() and len(value) in {10, 13}:
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = int(value) if int(value) in _SECONDS else int(value) // 1000
        if seconds not in _SECONDS:
            return None
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    return _BASIC.sub(r"\1-\2-\3", value) if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class Note:
    """A text that comes with an article and is no part of it: an editor's note, terms of use."""

    text: str
    kind: str
    reason: str


def set_aside(page: Page, notes: Sequence[Note]) -> Page:
    """The page with notes below its text, each with a receipt."""
    text, blocks, removed = page.text, list(page.blocks), list(page.removed)
    for note in notes:
        for line in note.text.splitlines():
            shown = " ".join(line.split())
            if not shown:
                continue
            text = f"{text.rstrip()}\n\n" if text.strip() and not text.endswith("\n\n") else text
            span = Span(len(text), len(text) + len(shown))
            text += shown
            blocks.append(Block(span, shown))
            removed.append(Removed(span, note.kind, note.reason))
    return replace(page, text=text, blocks=tuple(blocks), removed=tuple(removed))
