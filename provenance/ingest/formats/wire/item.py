"""One JSON record as a page: its text, what its fields say of it, and what comes beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any, TypeGuard

from provenance.config import Config
from provenance.ingest.formats.claims import Note, claim, is_markup, set_aside
from provenance.ingest.formats.pages.html import read_html, read_markup
from provenance.ingest.formats.plain import read_plain
from provenance.ingest.formats.wire.paths import USUAL, steps, values_at
from provenance.ingest.page import Page
from provenance.model import Evidence
from provenance.text.language import primary_tag

Record = Mapping[str, Any]

#: A field called "content" or "text" that holds fewer words is a label or a message.
_FEWEST_WORDS = 10
_DENSE = re.compile("[\u2e80-\U0010ffff]")
_WHOLE_PAGE = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b", re.I | re.S)
_NOTES = (
    ("ednote", "slug", "a note to editors"),
    ("slugline", "slug", "the slug of the wire"),
    ("copyrightnotice", "credit-line", "says whose copy this is"),
    ("usageterms", "credit-line", "says how it may be used"),
)
#: Kinds of elements among an article's that carry no text of its own (Arc's ANS 0.10).
_NO_PROSE = frozenset("image video gallery interstitial_link oembed_response custom_embed".split())

#: Names of which an article has at least one.
_HOLDS_TEXT = frozenset({"bodies", "content_elements"}).union(
    steps(path)[0].casefold() for path in USUAL["text"]
)


def article_text(record: Record, config: Config) -> str:
    """The text of an article, HTML or plain; empty where none of its fields holds one."""
    named = config.fields.get("text")
    if named:
        return next((t for t in (_joined(record, path) for path in named) if t.strip()), "")
    keys = {key.casefold() for key in record}
    if keys.isdisjoint(_HOLDS_TEXT):
        return ""  # an export has a thousand other objects for each article
    found = (
        _rendition(record),
        _elements(record.get("content_elements")),
        *(_joined(record, path) for path in _usual("text", record)),
    )
    return next((text for text in found if _tells(text)), "")


def _tells(text: str) -> bool:
    """Whether a text is long enough; scripts without spaces are counted by their characters."""
    start = text[:1_000]
    dense = 0 if start.isascii() else len(_DENSE.findall(start))
    return dense >= 3 * _FEWEST_WORDS or len(text.split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS


def _joined(record: Record, path: str) -> str:
    pieces = [one for one in values_at(record, path) if isinstance(one, str) and one.strip()]
    return "\n\n".join(pieces)


def _rendition(record: Record) -> str:
    """The longest of the bodies of a ninjs 2 or 3 item: the same text in several forms."""
    bodies = [one for one in values_at(record, "bodies") if isinstance(one, dict)]
    texts = [
        str(one.get("value") or "")
        for one in bodies
        if not re.search(r"caption|summary|abstract|teaser", str(one.get("role")), re.I)
    ]
    return max(texts, key=len, default="")


def _elements(elements: object) -> str:
    """The prose of an article kept as a list of elements, those inside others included (ANS)."""
    pieces: list[str] = []
    stack = list(reversed(elements[:5_000])) if isinstance(elements, list) else []
    while stack and len(pieces) < 5_000:
        one = stack.pop()
        if not isinstance(one, dict) or str(one.get("type")) in _NO_PROSE:
            continue
        text = one.get("content")
        if isinstance(text, str) and text.strip():
            pieces.append(f"<h2>{text}</h2>" if one.get("type") == "header" else f"<p>{text}</p>")
        for inside in (one.get("items"), one.get("content_elements")):
            stack.extend(reversed(inside[:5_000]) if isinstance(inside, list) else ())
    return "".join(pieces)


def read_item(record: Record, config: Config) -> Page:
    """The page of a record that `article_text` finds a text in."""
    text = article_text(record, config)
    stated = [e for field in USUAL if field != "text" for e in stated_in(record, field, config)]
    title = next((e.value for e in stated if e.field == "title"), None)
    language = next((e.value for e in stated if e.field == "language"), "")
    stated = [e for e in stated if e.field != "language"]
    if _WHOLE_PAGE.match(text):
        page = read_html(text)
        page = replace(page, stated=(*stated, *page.stated))
    elif is_markup(text):
        page = read_markup(text, stated=stated, title=title)
    else:
        page = read_plain(unescape(text) if "&" in text else text, stated=stated, title=title)
    notes = [
        Note(value, kind, reason)
        for path, kind, reason in _NOTES
        for value in values_at(record, path)
        if isinstance(value, str)
    ]
    return replace(
        set_aside(page, notes),
        language=primary_tag(language) or page.language,
        limits=tuple(_limits(record)),
    )


def stated_in(record: Record, field: str, config: Config) -> Iterator[Evidence]:
    """What the first path that holds anything says of a field."""
    if field == "title" and field not in config.fields:
        heads = [one for one in values_at(record, "headlines") if _has_value(one)]
        heads.sort(key=lambda one: one.get("role") != "main")
        for one in heads[:1]:
            yield from claim("title", one.get("value"), "JSON headlines")
            return
    for path in config.fields.get(field) or _usual(field, record):
        found = [e for value in values_at(record, path) for e in _claim(field, value, path)]
        if found:
            yield from found[: 10 if field in {"byline", "outlet"} else 1]
            return


def _usual(field: str, record: Record) -> Iterator[str]:
    keys = {key.casefold() for key in record}
    return (path for path in USUAL[field] if steps(path)[0].casefold() in keys)


def _has_value(one: object) -> TypeGuard[Record]:
    return isinstance(one, dict) and isinstance(one.get("value"), str)


def _claim(field: str, value: object, path: str) -> Iterator[Evidence]:
    if field == "url":
        if not isinstance(value, str) or re.search(r"\s", value.strip()):
            return
        bare = re.fullmatch(r"(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}", value.strip(), re.I)
        value = f"https://{value.strip()}/" if bare else value
        if not value.startswith(("http://", "https://")):
            return
    yield from claim(field, value, f"JSON {path}")


def _limits(record: Record) -> Iterator[str]:
    """What a status other than usable says (ninjs ``pubstatus``)."""
    for status in values_at(record, "pubstatus"):
        if isinstance(status, str) and status in {"canceled", "withheld"}:
            yield f"its provider marked it as {status}"
    for until in values_at(record, "embargoed"):
        if isinstance(until, str) and until:
            yield f"its provider set an embargo on it: {until[:40]}"
