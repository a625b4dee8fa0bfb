"""What an HTML page states of itself: JSON-LD first, then meta tags, links and the window title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from provenance.ingest.formats.walk import Element
from provenance.model import Evidence

#: Anything longer in one JSON-LD block is not a news page's metadata.
_LONGEST_JSON = 500_000
#: Field → names of the meta tags that state it, the most telling first.
_METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "byline": ("author", "article:author", "parsely-author", "dc.creator", "byl"),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "parsely-pub-date",
        "pubdate",
        "dc.date",
        "dcterms.created",
    ),
    "url": ("og:url",),
}


def page_metadata(root: Element) -> list[Evidence]:
    """Title, outlet, byline, date and address as the page states them, the surest first."""
    return [*_canonical(root), *_json_ld(root), *_metas(root), *_times(root), *_window(root)]


def _canonical(root: Element) -> Iterator[Evidence]:
    for link in root.iter("link"):
        address = (link.get("href") or "").strip()
        if address and "canonical" in (link.get("rel") or "").lower().split():
            yield Evidence("url", address, "canonical link")


def _metas(root: Element) -> Iterator[Evidence]:
    given: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = " ".join((meta.get("content") or "").split())
        if key and value:
            given.setdefault(key.strip().casefold(), []).append(value[:500])
    for name, keys in _METAS.items():
        for key in keys:
            for value in given.get(key, ()):
                if not (name in {"outlet", "byline"} and "://" in value):
                    yield Evidence(name, value, f"meta {key}")


def _times(root: Element) -> Iterator[Evidence]:
    for time in root.iter("time"):
        stated = time.get("datetime")
        if stated:
            yield Evidence("published", stated, "time element")


def _window(root: Element) -> Iterator[Evidence]:
    title = next(root.iter("title"), None)
    shown = " ".join((title.text or "").split()) if title is not None else ""
    if shown:
        yield Evidence("window", shown[:500], "title element")


def _json_ld(root: Element) -> Iterator[Evidence]:
    for script in root.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" not in kind or not script.text or len(script.text) > _LONGEST_JSON:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _articles(data):
            yield from _of_article(node)


def _articles(data: object) -> Iterator[dict[str, Any]]:
    """Nodes typed as some kind of article, however the page nests them."""
    stack, seen = [data], 0
    while stack and seen < 2_000:
        node = stack.pop()
        seen += 1
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(
                isinstance(k, str) and re.search(r"Article|BlogPosting|Report\b", k) for k in kinds
            ):
                yield node
            stack.extend(
                v for k, v in node.items() if k in {"@graph", "mainEntity", "mainEntityOfPage"}
            )


def _of_article(node: dict[str, Any]) -> Iterator[Evidence]:
    for name, key in (
        ("title", "headline"),
        ("outlet", "publisher"),
        ("outlet", "sourceOrganization"),
        ("byline", "author"),
        ("published", "datePublished"),
        ("url", "url"),
    ):
        values = node.get(key)
        for value in values if isinstance(values, list) else [values]:
            shown = value.get("name") if isinstance(value, dict) else value
            if isinstance(shown, str) and shown.strip():
                if name in {"outlet", "byline"} and "://" in shown:
                    continue
                yield Evidence(name, " ".join(unescape(shown).split())[:500], f"JSON-LD {key}")
