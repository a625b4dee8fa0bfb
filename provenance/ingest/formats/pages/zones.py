"""Zones of a page: what its elements and their class names say stands inside them.

HTML's own sectioning elements (HTML Standard, 4.3) come first; class names and ids are read by
the words designers use for the parts of a page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

#: Kind and reason of the receipt for what stands in a zone.
Zone = tuple[str, str]

#: Class names and ids longer than this are made by programs.
_LONGEST_NAME = 300
_ELEMENTS: dict[str, Zone] = {
    "nav": ("navigation", "inside the page's navigation"),
    "header": ("header", "inside the page's header"),
    "footer": ("footer", "inside the page's footer"),
    "aside": ("related", "inside an aside"),
    "figcaption": ("caption", "the caption of a figure"),
    "form": ("notice", "inside a form"),
}
#: Words of class names and ids → zone; the first that fits counts.
_NAMES: tuple[tuple[re.Pattern[str], Zone], ...] = tuple(
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
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})


class Named(Protocol):
    """What is asked of an element."""

    def get(self, key: str, /) -> str | None:
        """The value of an attribute, or None."""
        ...


def zone_of(element: Named, tag: str) -> Zone | None:
    """The zone an element opens, or None where it says nothing of what it holds."""
    if tag in _ELEMENTS:
        return _ELEMENTS[tag]
    if tag in _WHOLE_PAGE:
        return None
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _named(named[:_LONGEST_NAME]) if len(named) > 1 else None


@lru_cache(maxsize=4096)
def _named(names: str) -> Zone | None:
    return next((zone for pattern, zone in _NAMES if pattern.search(names)), None)
