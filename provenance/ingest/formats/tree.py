"""Markup to a tree: pages as browsers forgive them, XML strictly and with nothing fetched for it.

The only door to lxml, which is imported on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING

from provenance.errors import Unreadable

if TYPE_CHECKING:
    from provenance.ingest.formats.pages.walk import Element

_NAMED_CHARACTER = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31};)")
#: A day's message of a sports wire has 100,000; a tree takes up to a kilobyte for each.
_MOST_TAGS = 400_000
#: Entities every XML parser knows (XML 1.0, 4.6); the others are HTML's or the file's own.
_OF_XML = frozenset({b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"})
#: A document type with declarations of its own (XML 1.0, 2.8): no wire item carries one, and what
#: they declare grows without bound (CVE-2003-1564, "billion laughs").
_DECLARES = re.compile(rb"<!(?:ENTITY|ATTLIST|ELEMENT)\b")


def parse_html(source: str) -> Element | None:
    """The tree of a page or fragment, or None where no parser gets through to its end.

    Old pages nest unclosed elements past the 256 that libxml2 takes by itself, and it leaves out
    what follows without a word; with large trees allowed it takes 2,048.
    """
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(huge_tree=True)
    try:
        root: Element = lxml_html.document_fromstring(source or "<html></html>", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    cut = any(problem.type_name == "ERR_RESOURCE_LIMIT" for problem in parser.error_log)
    return None if cut else root


def parse_xml(data: bytes) -> Element:
    """The root of an XML document; raises `Unreadable` where it is broken or sets a trap.

    No document type is loaded, no entity of the file's own is expanded, nothing is fetched, and
    libxml2's limits on depth and size stand. HTML's named characters are taken as such, since
    NITF borrows them from a document type that is not loaded.
    """
    from lxml import etree

    if data.count(b"<") > _MOST_TAGS:
        raise Unreadable(f"XML of more than {_MOST_TAGS:,} tags, more than any wire item has")
    if _DECLARES.search(data):
        raise Unreadable("XML that declares entities of its own, which no wire item needs")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element = etree.fromstring(_NAMED_CHARACTER.sub(_numbered, data.lstrip()), parser)
    except (etree.LxmlError, ValueError) as problem:
        line = getattr(problem, "lineno", None)
        where = f" at line {line}" if line else ""
        raise Unreadable(f"not well-formed XML: broken or cut off{where}") from None
    return root


def _numbered(match: re.Match[bytes]) -> bytes:
    character = html5.get(match[1].decode("ascii"))
    if match[1] in _OF_XML or character is None:
        return match[0]
    return b"".join(b"&#%d;" % ord(c) for c in character)


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element) -> list[Element]:
    """The elements right below, in their order."""
    return [one for one in element if isinstance(one.tag, str)]


def named(element: Element, *names: str) -> Iterator[Element]:
    """The elements of these local names, the element itself included, in document order."""
    return (one for one in element.iter("*") if local_name(one) in names)


def text_of(element: Element | None) -> str:
    """All text inside an element, white space as single spaces; empty for None."""
    if element is None:
        return ""
    return " ".join("".join(element.itertext()).split())


def language_of(element: Element) -> str | None:
    """The language an element states (``xml:lang``)."""
    return element.get("{http://www.w3.org/XML/1998/namespace}lang")


def xml_bytes(element: Element) -> bytes:
    """An element and what is in it as a document of its own, in UTF-8."""
    from lxml import etree

    written: bytes = etree.tostring(element, encoding="utf-8", with_tail=False)
    return written


def html_text(element: Element) -> str:
    """An element of XHTML and what is in it as HTML, without its namespaces."""
    from lxml import etree

    for one in element.iter("*"):
        one.tag = local_name(one)
    etree.cleanup_namespaces(element)
    written: str = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return written
