"""What an HTML page states of itself, the surest first, each with where it was stated.

JSON-LD (schema.org), Open Graph and article tags, Dublin Core, the tags that Parse.ly, Sailthru
and Chartbeat read, microdata, `time` elements, links, and the window's title. What exists to name
the first publisher of a copy (``syndication-source`` and ``original-source``, the tags Google News
asked publishers for) is told apart by where it was stated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from provenance.ingest.formats.pages.json_ld import of_article, of_site
from provenance.ingest.formats.pages.walk import Element
from provenance.model import Evidence

#: Longer than any headline or name.
_LONGEST = 500
#: Words that names of sites have at most; beyond that it is a headline, whatever the tag is called.
_LONGEST_NAME = 5
#: Scripts searched for Chartbeat's settings are shorter than this.
_LONGEST_SETTINGS = 20_000
#: Field → names of the meta tags that state it, the most telling first.
_METAS = {
    "title": (
        "og:title",
        "parsely-title",
        "sailthru.title",
        "dc.title",
        "dcterms.title",
        "headline",
        "hdl",
        "twitter:title",
    ),
    "outlet": (
        "og:site_name",
        "application-name",
        "publisher",
        "dc.publisher",
        "dcterms.publisher",
        "article:publisher",
        "copyright",
        "apple-mobile-web-app-title",
    ),
    "byline": (
        "author",
        "article:author",
        "article:author_name",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
    ),
    "published": (
        "article:published_time",
        "og:published_time",
        "article:published",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dcterms.created",
        "dc.date.created",
        "publish-date",
        "publish_date",
        "publication_date",
        "pubdate",
        "cxenseparse:recs:publishtime",
        "date",
    ),
    "updated": (
        "article:modified_time",
        "og:updated_time",
        "og:modified_time",
        "article:modified",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "last-modified",
        "lastmod",
    ),
    "url": ("og:url", "syndication-source", "original-source"),
    "language": ("og:locale", "content-language", "dc.language", "dcterms.language", "language"),
}
#: Property of microdata (HTML Standard, 5) → field.
_ITEMS = {
    "headline": "title",
    "author": "byline",
    "publisher": "outlet",
    "datepublished": "published",
    "datemodified": "updated",
}
_UPDATED = re.compile(r"\b(?:updated?|modified|last-?mod)", re.I)
_PUBLISHED = re.compile(r"\b(?:published?|pubdate|posted|entry-date|dateline|timestamp)\b", re.I)
_CHARTBEAT = re.compile(
    r"_sf_async_config\.authors\s*=\s*(?P<q>['\"])(?P<names>[^'\"\n]{1,300})(?P=q)"
)
#: Between a headline and the name of its site.
_JOINT = r"\s*(?:[|·•»:–—-]|::|//)\s*"


def page_metadata(root: Element) -> list[Evidence]:
    """Title, outlet, byline, dates, addresses and language as the page states them."""
    scripts = [
        script.text
        for script in root.iter("script")
        if script.text and "ld+json" in (script.get("type") or "").lower()
    ]
    addresses = list(_links(root))
    metas = list(_metas(root))
    own = [e.value for e in (*addresses, *metas) if e.field == "url"]
    stated = [
        *addresses,
        *of_article(scripts, own),
        *metas,
        *_analytics(root),
        *_items(root),
        *_times(root),
        *of_site(scripts),
        *_window(root),
    ]
    return list(dict.fromkeys(_without_site(stated)))


def _links(root: Element) -> Iterator[Evidence]:
    for link in root.iter("link"):
        address = (link.get("href") or "").strip()[:2_000]
        kinds = (link.get("rel") or "").lower().split()
        if address and "canonical" in kinds:
            yield Evidence("url", address, "canonical link")
        for kind in ("syndication-source", "original-source"):
            if address and kind in kinds:
                yield Evidence("url", address, f"{kind} link")


def _metas(root: Element) -> Iterator[Evidence]:
    given: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        keys = meta.get("property") or meta.get("name") or meta.get("itemprop")
        keys = keys or meta.get("http-equiv") or ""
        value = " ".join((meta.get("content") or "")[: 4 * _LONGEST].split())[:_LONGEST]
        for key in keys.casefold().split()[:3] if value else ():
            held = given.setdefault(key, [])
            if len(held) < 20:
                held.append(value)
    for name, keys_of in _METAS.items():
        for key in keys_of:
            for value in given.get(key, ()):
                if _fits(name, value):
                    yield Evidence(name, value, f"meta {key}")
    for key in ("syndication-source", "original-source"):
        for value in given.get(key, ()):
            if "." not in value or " " in value:  # a name where an address belongs
                yield Evidence("outlet", value, f"meta {key}")


def _fits(name: str, value: str) -> bool:
    if name in {"outlet", "byline"}:
        return "://" not in value and not re.match(r"(?:©|\(c\)|copyright\b)", value, re.I)
    return name != "url" or ("." in value and " " not in value)


def _analytics(root: Element) -> Iterator[Evidence]:
    """Parse.ly's page record and Chartbeat's settings."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() != "parsely-page":
            continue
        try:
            data = json.loads((meta.get("content") or "")[:20_000], strict=False)
        except (ValueError, RecursionError):
            continue
        for name, key in (("title", "title"), ("byline", "author"), ("published", "pub_date")):
            value = data.get(key) if isinstance(data, dict) else None
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and one.strip() and _fits(name, one):
                    yield Evidence(name, " ".join(one.split())[:_LONGEST], "meta parsely-page")
    for script in root.iter("script"):
        if script.text and len(script.text) < _LONGEST_SETTINGS and "_sf_async" in script.text:
            match = _CHARTBEAT.search(script.text)
            for one in match["names"].split(",") if match else ():
                if one.strip():
                    yield Evidence("byline", one.strip(), "Chartbeat settings")


def _items(root: Element) -> Iterator[Evidence]:
    """Microdata: the first of each property, since teasers of other stories carry it as well."""
    met: set[str] = set()
    for element in root.iter("*"):
        names = element.get("itemprop")
        for name in (names or "").casefold().split():
            if name not in _ITEMS or name in met or element.tag in {"meta", "time"}:
                continue
            value = _item_text(element)
            if value and _fits(_ITEMS[name], value):
                met.add(name)
                yield Evidence(_ITEMS[name], value, f"itemprop {name}")


def _item_text(element: Element) -> str:
    """The name inside an item, else what it states or shows; empty where that is no name."""
    if element.get("itemscope") is not None:
        for inner in element.iter("*"):
            if (inner.get("itemprop") or "").casefold() == "name":
                return _item_text(inner)
    stated = element.get("content") or element.get("datetime")
    shown = stated or "".join(
        piece for piece, _ in zip(element.itertext(), range(50), strict=False)
    )
    value = " ".join(shown[: 4 * _LONGEST].split())
    return value if len(value) <= _LONGEST else ""


def _times(root: Element) -> Iterator[Evidence]:
    """Marked `time` elements; the first unmarked one, which may as well be another story's."""
    loose = None
    for time in root.iter("time"):
        stated = (time.get("datetime") or time.get("content") or "").strip()[:_LONGEST]
        if not stated:
            continue
        marks = " ".join(time.get(key) or "" for key in ("itemprop", "class", "id"))[:300]
        if _UPDATED.search(marks) or "dateModified" in marks:
            yield Evidence("updated", stated, "time element")
        elif time.get("pubdate") is not None or "datePublished" in marks:
            yield Evidence("published", stated, "time element marked as published")
        elif loose is None or (_PUBLISHED.search(marks) and not loose[1]):
            loose = (stated, bool(_PUBLISHED.search(marks)))
    if loose is not None:
        yield Evidence("published", loose[0], "time element")


def _window(root: Element) -> Iterator[Evidence]:
    title = next((t for t in root.iter("title") if (t.text or "").strip()), None)
    shown = " ".join((title.text or "")[: 4 * _LONGEST].split()) if title is not None else ""
    if shown:
        yield Evidence("window", shown[:_LONGEST], "title element")


def _without_site(stated: Sequence[Evidence]) -> Iterator[Evidence]:
    """Titles without the site's name beside them; no title or outlet that is really the other.

    The window's title stands in for a headline where nothing else states one.
    """
    headlines = {e.value.casefold() for e in stated if e.field == "title" and _is_long(e.value)}
    stated = [e for e in stated if e.field != "outlet" or e.value.casefold() not in headlines]
    names = {e.value for e in stated if e.field == "outlet"}
    titled = False
    for e in stated:
        bare = _parted(e.value, names) if e.field in {"title", "window"} else ""
        if e.field != "title":
            yield e
        if bare and (e.field == "title" or not titled):
            titled = True
            yield Evidence("title", bare, e.how)


def _is_long(title: str) -> bool:
    """Whether a title is longer than names of sites are."""
    return len(title.split()) > _LONGEST_NAME


def _parted(title: str, names: set[str]) -> str:
    """A title without a site's name before or after it; empty where it is nothing but that."""
    bare = title
    for name in sorted(names, key=len, reverse=True):
        if bare.casefold() == name.casefold():
            return ""
        if len(name) > 1:
            site = re.escape(name)
            bare = re.sub(
                rf"(?:{_JOINT}{site}|\s+[|–—-]\s+{site}\s*.{{0,3}})$", "", bare, flags=re.I
            )
            bare = re.sub(rf"^{site}\s*(?:[|:»–—]|\s-\s)\s*", "", bare, flags=re.I)
    return bare.strip() or title
