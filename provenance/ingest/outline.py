"""What a record of an export says of itself, told without reading its text as an article.

Reading a text in full, its furniture and its origin, takes ten times as long. An archive does that
for the few texts it is asked for; this is for all the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from provenance.config import Config
from provenance.ingest.file import File
from provenance.ingest.formats.claims import is_markup
from provenance.ingest.formats.wire.item import Record, article_text, stated_in
from provenance.ingest.formats.wire.record import article_in
from provenance.ingest.origin.dates import dates_in

_TAG = re.compile(r"<[^<>]{0,2000}>")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Outline:
    """A record's text without markup, and what its fields say of it."""

    text: str
    title: str | None
    outlet: str | None
    published: str | None
    """ISO date."""
    url: str | None


def outline(file: File, config: Config) -> Outline | None:
    """The outline of a record; None where it is not one article."""
    record = article_in(file.data, config)
    if record is None:
        return None
    text = article_text(record, config)
    if is_markup(text):
        text = _TAG.sub(" ", text)
    return Outline(
        unescape(text) if "&" in text else text,
        _first(record, "title", config),
        _first(record, "outlet", config),
        _day(_first(record, "published", config)),
        _first(record, "url", config),
    )


def _first(record: Record, field: str, config: Config) -> str | None:
    return next((one.value for one in stated_in(record, field, config)), None)


def _day(stated: str | None) -> str | None:
    """The day that a date field means, where it can mean but one."""
    if stated is None:
        return None
    iso = _ISO.match(stated)
    if iso:
        return iso[1]
    day = next((one.value for one in dates_in(stated)), None)
    return day.isoformat() if day else None
