"""What a page states in JSON-LD (schema.org): of its article first, of its site after that.

Nodes may refer to each other by ``@id`` over all the scripts of a page, as JSON-LD 1.1 has it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape

from provenance.model import Evidence

Node = dict[str, object]

#: Anything longer in one block is not a news page's metadata.
_LONGEST = 500_000
_MOST_NODES = 2_000
#: Longer than any headline or name.
_LONGEST_VALUE = 500
#: Names below names: a publisher of a publication of a publisher.
_DEEPEST = 3
_ARTICLE = re.compile(r"Article|BlogPosting|Report\b|LiveBlog")
_PAGE = re.compile(r"WebPage|ItemPage")
_SITE = re.compile(r"WebSite|NewsMediaOrganization")
#: Marks that wrap a script for parsers long gone, and a comma or semicolon too many.
_WRAPPED = re.compile(
    r"\A(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|\]\]>(?:\s*\*/)?|;)\Z"
)
#: Field of the evidence and property that states it.
_PROPERTIES = (
    ("title", "headline"),
    ("outlet", "publisher"),
    ("outlet", "sourceOrganization"),
    ("outlet", "isBasedOn"),
    ("url", "isBasedOn"),
    ("byline", "author"),
    ("byline", "creator"),
    ("published", "datePublished"),
    ("published", "dateCreated"),
    ("updated", "dateModified"),
    ("url", "url"),
    ("url", "mainEntityOfPage"),
    ("language", "inLanguage"),
)
#: What a node of the page itself, not of its article, may add.
_OF_PAGE = frozenset({"datePublished", "dateModified", "publisher", "inLanguage"})


def of_article(scripts: Sequence[str], addresses: Sequence[str]) -> Iterator[Evidence]:
    """What the scripts state of the article; of several, the one at the page's own addresses."""
    known = _nodes(scripts)
    articles = [node for node in known.values() if _is(node, _ARTICLE)]
    own = [node for node in articles if not _others_address(node, addresses)]
    for node in (own or articles)[:1]:
        yield from _stated(node, known, [key for _, key in _PROPERTIES])
    for node in known.values():
        if _is(node, _PAGE):
            yield from _stated(node, known, [k for _, k in _PROPERTIES if k in _OF_PAGE])


def of_site(scripts: Sequence[str]) -> Iterator[Evidence]:
    """The name of the site, or of the newsroom that publishes it."""
    known = _nodes(scripts)
    for node in known.values():
        if _is(node, _SITE):
            for name in _texts(node.get("name"), known):
                yield Evidence("outlet", name, "JSON-LD site")


def _nodes(scripts: Sequence[str]) -> dict[str, Node]:
    """Every node by its ``@id``, or by its place where it has none; the fullest of each id."""
    known: dict[str, Node] = {}
    for script in scripts:
        try:
            data = json.loads(_WRAPPED.sub("", script[:_LONGEST].strip()), strict=False)
        except (ValueError, RecursionError):
            continue
        stack: list[object] = [data]
        while stack and len(known) < _MOST_NODES:
            value = stack.pop()
            if isinstance(value, list):
                stack.extend(reversed(value[:_MOST_NODES]))
            elif isinstance(value, dict):
                at = value.get("@id")
                key = at if isinstance(at, str) and at else f"#{len(known)}"
                if len(value) >= len(known.get(key, {})):
                    known[key] = value
                stack.extend(v for v in value.values() if isinstance(v, dict | list))
    return known


def _is(node: Node, kind: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(k, str) and kind.search(k)
        for k in (kinds if isinstance(kinds, list) else [kinds])
    )


def _others_address(node: Node, addresses: Sequence[str]) -> bool:
    """Whether a node gives an address that is none of the page's."""
    given = [*_addresses(node.get("url")), *_addresses(node.get("mainEntityOfPage"))]
    return bool(given and addresses) and not any(
        _path(g) == _path(a) for g in given for a in addresses
    )


def _path(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", url).rstrip("/").casefold()


def _addresses(value: object) -> list[str]:
    value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
    return [value] if isinstance(value, str) and value.startswith(("http://", "https://")) else []


def _stated(node: Node, known: dict[str, Node], keys: Sequence[str]) -> Iterator[Evidence]:
    for name, key in _PROPERTIES:
        if key not in keys or key not in node:
            continue
        how = f"JSON-LD {key}"
        if name == "url":
            for value in _addresses(node[key]):
                yield Evidence("url", value[:_LONGEST_VALUE], how)
            continue
        for value in _texts(node[key], known):
            if not (name in {"outlet", "byline"} and "://" in value):
                yield Evidence(name, value, how)


def _texts(value: object, known: dict[str, Node], depth: int = 0) -> Iterator[str]:
    """A value as texts: strings, lists of them, nodes by name or by reference."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:20]:
            yield from _texts(one, known, depth + 1)
    elif isinstance(value, dict):
        at = value.get("@id")
        named = value if "name" in value else known.get(at, {}) if isinstance(at, str) else {}
        yield from _texts(named.get("name"), known, depth + 1)
    elif isinstance(value, str):
        shown = " ".join(unescape(value[: 2 * _LONGEST_VALUE]).split())
        if shown:
            yield shown[:_LONGEST_VALUE]
