"""Wire items in XML: NewsML-G2 (IPTC, version 2) and NITF, each item an article of its own.

In NewsML-G2 an item has its management in ``itemMeta``, what it is about in ``contentMeta``, its
terms in ``rightsInfo`` and its text in ``contentSet``, as NITF, XHTML, or text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from provenance.config import Config
from provenance.errors import NotAnArticle
from provenance.ingest.file import File
from provenance.ingest.formats.claims import Note, claim, is_markup, set_aside
from provenance.ingest.formats.pages.html import read_markup
from provenance.ingest.formats.pages.walk import Element
from provenance.ingest.formats.plain import read_plain
from provenance.ingest.formats.tree import (
    children,
    html_text,
    language_of,
    local_name,
    named,
    parse_xml,
    text_of,
    xml_bytes,
)
from provenance.ingest.formats.wire.nitf import WireText, read_nitf
from provenance.ingest.page import Page
from provenance.model import Evidence, Skipped
from provenance.text.language import primary_tag

_ITEM_TYPE = "application/vnd.iptc.g2.newsitem+xml"
_ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_NO_ARTICLE = {
    "packageItem": "a package: a list of other items, without a text of its own",
    "conceptItem": "an item about a concept, not an article",
    "knowledgeItem": "an item about concepts, not an article",
    "planningItem": "a plan of coverage, not an article",
    "catalogItem": "a catalogue of codes, not an article",
}
#: Element of ``itemMeta``, ``contentMeta`` and ``rightsInfo`` → field, whose reporting it is before
#: who passes it on.
_PARTIES = (
    ("by", "byline"),
    ("infoSource", "outlet"),
    ("creditline", "outlet"),
    ("provider", "outlet"),
    ("copyrightHolder", "outlet"),
)
#: Field → elements that date it, of which the first that is there counts: an item is dated anew
#: with every version, which is no second day of publication.
_DATES = {
    "published": ("contentCreated", "firstCreated", "versionCreated"),
    "updated": ("contentModified", "versionCreated"),
}
_NOTES = {
    "by": ("byline", "names the author"),
    "dateline": ("dateline", "says where and when it was written"),
    "slugline": ("slug", "the slug of the wire"),
    "edNote": ("slug", "a note to editors"),
    "creditline": ("credit-line", "says whose copy this is"),
    "copyrightNotice": ("credit-line", "says whose copy this is"),
    "usageTerms": ("credit-line", "says how it may be used"),
}
#: Roles of a party that only passed a text on or paid for it (IPTC NewsCodes, infosourcerole).
_NOT_ORIGIN = re.compile(r"(?:distrib|aggreg|enhanc|sponsor|adver)", re.I)


def read(file: File, _config: Config) -> Iterator[Page | File | Skipped]:
    """The page of an item, or the items of a message as files of their own."""
    root = parse_xml(file.data)
    if local_name(root) == "nitf":
        yield _page(read_nitf(root))
        return
    items = list(named(root, *_ITEMS))
    if not items:
        embedded = next(named(root, "nitf"), None)
        if embedded is None:
            raise NotAnArticle("XML without a NewsML-G2 or NITF item")
        yield _page(read_nitf(embedded))
    elif len(items) == 1:
        yield _item(items[0])
    else:
        for number, item in enumerate(items, 1):
            yield file.member(str(number), xml_bytes(item), _ITEM_TYPE)


def _item(item: Element) -> Page:
    kind = local_name(item)
    if kind != "newsItem":
        raise NotAnArticle(_NO_ARTICLE[kind])
    text = _longest(item)
    if not (text.html or text.plain).strip():
        raise NotAnArticle(_without_text(item))
    text.title = _headline(item) or text.title
    text.stated[:0] = [*claim("title", text.title, "NewsML-G2 headline"), *_stated(item)]
    text.notes += _notes(item)
    text.limits += _limits(item)
    language = next((one.get("tag") for one in named(item, "language") if one.get("tag")), None)
    text.language = language or language_of(item) or text.language
    return _page(text)


def _page(text: WireText) -> Page:
    if text.html.strip():
        page = read_markup(text.html, stated=text.stated, title=text.title or None)
    elif text.plain.strip():
        page = read_plain(text.plain, stated=text.stated, title=text.title or None)
    else:
        raise NotAnArticle("a wire item without text")
    return replace(
        set_aside(page, text.notes),
        language=primary_tag(text.language) or page.language,
        limits=tuple(dict.fromkeys(text.limits)),
    )


def _longest(item: Element) -> WireText:
    """The rendition of an item's content that has the most text."""
    found = [_inline_xml(one) for one in named(item, "inlineXML")]
    found += [_inline_data(one) for one in named(item, "inlineData")]
    return max(found, key=lambda one: len(one.html) + len(one.plain), default=WireText())


def _inline_xml(content: Element) -> WireText:
    nitf = next(named(content, "nitf"), None)
    if nitf is not None:
        return read_nitf(nitf)
    html = next(named(content, "html"), None)
    return WireText(html=html_text(content if html is None else html))


def _inline_data(content: Element) -> WireText:
    """Text in an element; some agencies put HTML or a whole NITF document there as characters."""
    text = content.text or ""
    kind = (content.get("contenttype") or "text/plain").lower()
    if content.get("encoding") or not kind.startswith(("text/", "application/")):
        return WireText()
    if "nitf" in kind or text.lstrip()[:5].lower() == "<nitf":
        return read_nitf(parse_xml(text.encode()))
    return WireText(html=text) if is_markup(text) else WireText(plain=text)


def _headline(item: Element) -> str:
    """The headline: the one whose role says main, or that has none, before sub-headlines."""
    lines = [one for one in named(item, "headline") if text_of(one)]
    lines.sort(
        key=lambda one: bool(re.search(r"sub|deck|second|short", one.get("role") or "", re.I))
    )
    return text_of(lines[0]) if lines else text_of(next(named(item, "title"), None))


def _stated(item: Element) -> Iterator[Evidence]:
    for name, what in _PARTIES:
        for one in _of_item(item, name):
            if not _NOT_ORIGIN.search(one.get("role") or ""):
                yield from claim(what, _party(one), f"NewsML-G2 {name}")
    for what, names in _DATES.items():
        dated = [(name, text_of(one)) for name in names for one in _of_item(item, name)]
        for name, value in dated[:1]:
            yield from claim(what, value, f"NewsML-G2 {name}")
    if not any(True for _ in _of_item(item, "by")):
        for one in _of_item(item, "creator"):
            yield from claim("byline", _person(one), "NewsML-G2 creator")


def _of_item(item: Element, name: str) -> Iterator[Element]:
    """Elements of an item's own management, not of its parts, its content or what it links to."""
    for part in children(item):
        if local_name(part) in {"itemMeta", "contentMeta", "rightsInfo"}:
            yield from (one for one in children(part) if local_name(one) == name)


def _party(one: Element) -> str:
    """A party's name: in words, else as its literal, else the local part of its code."""
    name = next((text_of(x) for x in named(one, "name") if text_of(x)), "")
    code = (one.get("qcode") or "").partition(":")[2]
    return name or (one.get("literal") or "") or text_of(one) or code


def _person(one: Element) -> str:
    """A creator's name where it reads as a person's: two words or more, not initials or a desk."""
    name = _party(one)
    return name if re.fullmatch(r"[^\W\d_][^\d]*\s[^\d]+", name) and not name.isupper() else ""


def _notes(item: Element) -> Iterator[Note]:
    for name, (kind, reason) in _NOTES.items():
        for one in _of_item(item, name):
            yield Note(text_of(one), kind, reason)
    headline = _headline(item)
    for one in _of_item(item, "headline"):
        if text_of(one) != headline:
            yield Note(text_of(one), "section", "a further headline")


def _limits(item: Element) -> Iterator[str]:
    """What a status other than usable says (IPTC NewsCodes, pubstatusg2)."""
    for one in _of_item(item, "pubStatus"):
        status = (one.get("qcode") or "").partition(":")[2] or (one.get("uri") or "").rpartition(
            "/"
        )[2]
        if status in {"canceled", "withheld"}:
            yield f"its provider marked it as {status}"
    for one in _of_item(item, "embargoed"):
        yield f"its provider set an embargo on it: {text_of(one) or 'until told otherwise'}"


def _without_text(item: Element) -> str:
    kind = next((one.get("qcode") or "" for one in named(item, "itemClass")), "").partition(":")[2]
    if kind and kind != "text":
        return f"a wire item of another kind ({kind}), without a text of its own"
    return "a wire item without text: what it holds is linked, not inside it"
