"""The clues to whose reporting a text is: metadata, author lines, slugs, notes, its own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.ingest.origin.directory import Directory
from provenance.ingest.origin.endnotes import endnotes
from provenance.ingest.origin.naming import speaks_of, titled, without_the
from provenance.ingest.origin.parts import Parts
from provenance.ingest.origin.signatures import signed_outlets
from provenance.ingest.origin.signs import Clue, Sign
from provenance.ingest.origin.slugs import read_slug
from provenance.ingest.origin.voice import own_voice, signs_off
from provenance.model import Evidence, Role, Span
from provenance.outlets import domain_of, is_agency

_FILED = re.compile(r"\((?P<name>[A-Z]{2,6})\)\s+[\d :/-]{4,}")
_TWO_SITES = 2
#: Paragraphs that may open with a slug: the first, or the one after a deck.
_OPENING = 2


def find_clues(parts: Parts, directory: Directory) -> Iterator[Clue]:
    """Every line that says whose reporting it is."""
    for e in parts.originals():
        site = directory.at(domain_of(e.value) or "")
        name = site if "://" in e.value else e.value
        if name:
            yield Clue(Sign.ORIGINAL, Evidence("outlet", titled(name), e.how))
    for e in parts.stated("outlet"):
        if is_agency(e.value):
            yield Clue(Sign.FILED, Evidence("outlet", directory.resolve(e.value), e.how))
    yield from signed_outlets(parts, directory)
    yield from find_slugs(parts, directory)
    for block in parts.beside:
        kind = parts.kinds.get(block.span, "text")
        yield from endnotes(block, kind, directory, at_end=parts.is_at_end(block))
    yield from signs_off(parts.story, directory)


def find_slugs(parts: Parts, directory: Directory) -> Iterator[Clue]:
    """Wire slugs: "RIVERTON (APR) —" on the first paragraphs, filing marks at the end."""

    def reads(name: str) -> bool:
        """Whether it is an outlet's, if only because the story has people tell it things."""
        return directory.reads(name) or (name.isalpha() and speaks_of(parts.prose, name))

    for block in parts.body[:_OPENING]:
        slug = read_slug(block.text, reads)
        if slug:
            at = block.span.start
            exact = parts.page.text[at + slug.start : at + slug.end] == slug.name
            span = Span(at, at + slug.end + 1) if exact else block.span
            name = directory.resolve(slug.name)
            yield Clue(Sign.SLUG, Evidence("outlet", name, "wire slug", span))
    for block in parts.of("slug"):
        match = _FILED.search(block.text)
        if match:
            name = directory.resolve(match["name"])
            yield Clue(Sign.FILED, Evidence("outlet", name, "filing mark", block.span))


def find_voice(parts: Parts, directory: Directory, role: Role) -> Iterator[Clue]:
    """How the prose speaks of its own newsroom.

    Only in a source: a draft may have taken over such words with the rest, as its credit.
    """
    return own_voice(parts.story, directory) if role == "source" else iter(())


def find_elsewhere(parts: Parts, directory: Directory, host: str) -> Iterator[Clue]:
    """The page's own statement that its first address is another well-known outlet's.

    A site may go by a name that no list has for it ("Twin Cities"): then only a second address of
    the page, on another site, shows that the first is not its own.
    """
    sites = [directory.at(domain_of(url) or "") for url in parts.addresses()]
    if not directory.is_listed(host) and len(set(sites)) < _TWO_SITES:
        return
    for outlet in sites:
        if outlet and not akin(outlet, host) and not directory.same(outlet, host):
            yield Clue(Sign.CANONICAL, Evidence("outlet", outlet, "canonical link"))


def akin(outlet: str, other: str) -> bool:
    """Whether two names are of one house by their first word: "CBS Chicago" and "CBS News"."""
    words = without_the(outlet).casefold().split()
    return bool(words) and len(words[0]) > 2 and words[0] in other.casefold().split()
