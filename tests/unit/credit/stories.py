"""Documents of an invented county, built by hand for the tests of credits."""

from __future__ import annotations

from provenance.model import Document, Link, Removed, Role, Span
from provenance.outlets import aliases


def document(
    text: str,
    id: str = "d1",
    *,
    role: Role = "suspicious",
    outlet: str | None = None,
    host: str | None = None,
    byline: tuple[str, ...] = (),
    url: str | None = None,
    domains: tuple[str, ...] = (),
    title: str | None = None,
    removed: tuple[tuple[str, str], ...] = (),
    links: tuple[tuple[str, str], ...] = (),
) -> Document:
    """A document whose body is all of ``text`` but its title and the removed lines."""
    title_span = Span(text.index(title), text.index(title) + len(title)) if title else None
    out = [
        Removed(Span(text.index(line), text.index(line) + len(line)), kind, "test")
        for line, kind in removed
    ]
    taken = sorted([r.span for r in out] + ([title_span] if title_span else []))
    body, at = [], 0
    for span in taken:
        body.append(Span(at, span.start))
        at = span.end
    body.append(Span(at, len(text)))
    return Document(
        id=id,
        path=f"{id}.txt",
        sha256="0" * 64,
        role=role,
        text=text,
        body=tuple(b for b in body if b.of(text).strip()),
        title=title,
        title_span=title_span,
        outlet=outlet,
        host=host,
        names=aliases(outlet) if outlet else (),
        domains=domains,
        url=url,
        byline=byline,
        removed=tuple(sorted(out, key=lambda r: r.span)),
        links=tuple(
            Link(Span(text.index(anchor), text.index(anchor) + len(anchor)), to)
            for anchor, to in links
        ),
    )


def courier(text: str = "The weir gave way at dawn.", id: str = "s1") -> Document:
    """A source: the Marlpit Courier, with a reporter and a site."""
    return document(
        text,
        id,
        role="source",
        outlet="Marlpit Courier",
        byline=("Orla Quint",),
        url="https://marlpitcourier.example/news/weir",
        domains=("marlpitcourier.example",),
    )


def radio(text: str = "A pump failed at the weir.", id: str = "s2") -> Document:
    """A second source: Fenland Public Radio."""
    return document(text, id, role="source", outlet="Fenland Public Radio")
