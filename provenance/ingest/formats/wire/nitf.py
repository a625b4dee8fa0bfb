"""NITF, the text format of the wires (IPTC, News Industry Text Format 3.6): body and head.

The body is nearly HTML and is read as that; what NITF sets around it in elements of its own
(byline, dateline, notes, captions, terms) becomes evidence and notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from provenance.ingest.formats.claims import Note, claim
from provenance.ingest.formats.pages.walk import Element
from provenance.ingest.formats.tree import children, language_of, local_name, named, text_of
from provenance.model import Evidence

#: Element of NITF → the HTML element it reads as; of all others the text is read.
_AS_HTML = {one: one for one in "p pre ol ul li dl dt dd table tr td th br hr h1 h2".split()} | {
    "hl1": "h1",
    "hl2": "h2",
    "block": "div",
    "note": "div",
    "bq": "blockquote",
    "credit": "p",
    "tagline": "p",
    "caption": "p",
}
_VOID = frozenset({"br", "hr"})
#: Elements that are no part of the text → kind and reason of their receipt.
_BESIDE = {
    "media": ("caption", "comes with a picture, sound or film"),
    "byline": ("byline", "names the author"),
    "dateline": ("dateline", "says where and when it was written"),
    "copyrite": ("credit-line", "says whose copy this is"),
    "rights": ("credit-line", "says whose copy this is"),
    "datasource": ("credit-line", "says where the figures come from"),
    "distributor": ("credit-line", "says whose copy this is"),
    "bibliography": ("notice", "a list of further reading"),
    "abstract": ("summary", "a summary of the text"),
    "series": ("notice", "names the series it belongs to"),
}
#: The same for the head of the body only; in the text a note is part of it.
_ABOVE = _BESIDE | {
    "note": ("slug", "a note to editors"),
    "hl2": ("section", "a line below the headline"),
}
#: Field → elements and attributes that state it; of dates the first that is there counts.
_STATED = {
    "published": (
        ("date.release", "norm"),
        ("date.issue", "norm"),
        ("story.date", "norm"),
        ("pubdata", "date.publication"),
    ),
    "outlet": (("pubdata", "name"), ("doc.copyright", "holder")),
}


@dataclass(slots=True)
class WireText:
    """What the content of a wire item holds: its text as HTML and what is said beside it."""

    title: str = ""
    html: str = ""
    plain: str = ""
    """Where its content is text without markup."""
    stated: list[Evidence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    language: str | None = None


def read_nitf(root: Element) -> WireText:
    """What the tree of an NITF document holds."""
    made = WireText(language=language_of(root) or root.get("baselang"))
    made.title = text_of(next(named(root, "hl1"), None)) or text_of(
        next(named(root, "title"), None)
    )
    made.stated += claim("title", made.title, "NITF headline")
    for one in named(root, "body.head"):
        _above(one, made)
    for what, places in _STATED.items():
        found = [e for p in places for one in named(root, p[0]) for e in _claimed(what, one, *p)]
        made.stated += found[:1] if what == "published" else found
    for one in named(root, "ed-msg"):
        made.notes.append(Note(one.get("info") or "", "slug", "a note to editors"))
    for one in named(root, "docdata"):
        if one.get("management-status") in {"canceled", "embargoed"}:
            made.limits.append(f"its provider marked it as {one.get('management-status')}")
    written: list[str] = []
    for one in named(root, "body.content", "body.end"):
        _write(one, written, made.notes)
    made.html = "".join(written)
    return made


def _claimed(what: str, one: Element, name: str, attribute: str) -> Iterator[Evidence]:
    return claim(what, one.get(attribute), f"NITF {name}")


def _above(head: Element, made: WireText) -> None:
    """The head of the body: who wrote it, where, for whom, and what editors are told."""
    for one in named(head, "byline"):
        author, title = _byline(one)
        made.stated += claim("byline", author, "NITF byline")
        made.notes.append(Note(f"{author}, {title}" if title else author, *_BESIDE["byline"]))
    for one in (*named(head, "distributor"), *named(head, "rights.owner")):
        made.stated += claim("outlet", text_of(one), f"NITF {local_name(one)}")
    for one in named(head, *_ABOVE):
        if local_name(one) != "byline":
            made.notes.append(Note(text_of(one), *_ABOVE[local_name(one)]))


def _byline(one: Element) -> tuple[str, str]:
    """The author, as ``person`` marks it or as the line reads without the title, and the title."""
    title = " ".join(text_of(x) for x in named(one, "byttl"))
    person = text_of(next(named(one, "person"), None))
    line = text_of(one)
    return person or line.removesuffix(title).strip(" ,|"), title


def _write(top: Element, written: list[str], notes: list[Note]) -> None:
    """An element's content as HTML, without recursion; what stands beside the text to the notes."""
    stack: list[Element | str] = [*reversed(children(top))]
    written.append(escape(top.text or ""))
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            written.append(one)
            continue
        name = local_name(one)
        if name in _BESIDE:
            lines = [text_of(x) for x in named(one, "p", "media-caption", "media-producer")]
            notes.append(Note("\n".join(lines) or text_of(one), *_BESIDE[name]))
            written.append(escape(one.tail or ""))
            continue
        opening, closing = _tags(one, name)
        written.append(opening + escape(one.text or ""))
        stack.append(closing + escape(one.tail or ""))
        stack.extend(reversed(children(one)))


def _tags(one: Element, name: str) -> tuple[str, str]:
    if name == "a" and one.get("href"):
        return f'<a href="{escape(one.get("href") or "")}">', "</a>"
    tag = _AS_HTML.get(name)
    if tag is None:
        return "", ""
    return f"<{tag}>", "" if tag in _VOID else f"</{tag}>"
