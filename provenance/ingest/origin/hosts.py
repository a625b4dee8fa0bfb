"""Who published a copy: what its page states, its masthead, its window title, its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.ingest.origin.dates import is_date_line
from provenance.ingest.origin.directory import Directory
from provenance.ingest.origin.naming import (
    masthead_name,
    nameplate,
    outlets_in,
    short_form,
    speaks_of,
    titled,
)
from provenance.ingest.origin.parts import Parts
from provenance.ingest.page import Block
from provenance.model import Evidence, Span
from provenance.outlets import domain_matches, domain_of, is_agency, same_outlet

#: The way a host is known where only a scraper's page title names it.
WINDOW = "site name beside the headline"
#: Software and services that set a page and are not its publisher.
_PLATFORMS = frozenset(
    """blogger wordpress wordpress.com medium substack squarespace wix tumblr ghost drupal joomla
    facebook twitter youtube""".split()
)

#: Lines at the top of a page.
_TOP = 12
#: Words of a motto under a name.
_LONGEST_MOTTO = 8
#: What follows a newsroom's name that acts, and not a word that it describes.
_ACTING = (
    r"(?=['’]s?\s|[.,;:]|\s(?:has|had|have|is|was|will|would|and|in|on|at|for|to|that|which)\b)"
)


def find_hosts(parts: Parts, directory: Directory) -> Iterator[Evidence]:
    """Who published this copy, the surest sign first."""
    stated = [e for e in parts.stated("outlet") if e.value.strip().casefold() not in _PLATFORMS]
    own = [e for e in stated if not is_agency(e.value)]  # else the agency's page, or its copy
    for e in own or stated:
        yield Evidence("host", _site_name(e.value, directory), e.how)
    yield from _mastheads(parts, directory)
    yield from _beside_title(parts, directory)
    for url in parts.addresses():
        outlet = directory.at(domain_of(url) or "")
        if outlet:
            yield Evidence("host", outlet, "address of the page")


def _site_name(stated: str, directory: Directory) -> str:
    """The name without an account's sign and without the motto or address beside it."""
    name = stated.strip().removeprefix("@")
    segments = re.split(r"\s+[|·•»–—-]\s+", name)
    return titled(next((s for s in segments if directory.reads(s)), name))


def _mastheads(parts: Parts, directory: Directory) -> Iterator[Evidence]:
    loose = []
    for block in parts.of("masthead"):
        if parts.is_below_title(block) and not _is_imprinted(block.text):
            continue  # there it says for whom the author writes, or whose the picture is
        if any(b.text == block.text and b is not block for b in parts.page.blocks[:_TOP]):
            continue  # a headline, which the page repeats
        named = masthead_name(block.text)
        name, sure = named or (nameplate(block.text), False)
        if name and sure:
            yield Evidence("host", name, "masthead", block.span)
        elif name and (named or _is_nameplate(name, block, parts)):
            loose.append(Evidence("host", name, "masthead", block.span))
    for block in parts.page.blocks[:2]:
        bare = block.text.strip(" *_#")
        if directory.own.outlet(bare):
            yield Evidence("host", titled(bare), "masthead", block.span)
    yield from loose


def _is_imprinted(line: str) -> bool:
    """Whether a line below the headline frames a name with its issue, date, section or motto."""
    named = masthead_name(line)
    if named is None or named[0].casefold() == line.strip(" *_#").casefold():
        return False
    others = [name for name, _ in outlets_in(line) if not same_outlet(titled(name), named[0])]
    return "/" not in named[0] and not others


def _is_nameplate(name: str, block: Block, parts: Parts) -> bool:
    """Whether a name that no word marks as an outlet's heads the page as one.

    It alone is set in capitals, a date or a motto stands in its group of lines, or the text
    speaks of it as a newsroom.
    """
    title = parts.page.title
    if block.text.isupper() and title is not None and not title.isupper():
        return True
    following = next((b for b in parts.page.blocks if b.span > block.span), None)
    if following is not None:
        gap = parts.page.text[block.span.end : following.span.start].replace("\r\n", "\n")
        short = len(following.text.split()) <= _LONGEST_MOTTO
        if is_date_line(following.text) or (gap.count("\n") == 1 and short):
            return True
    forms = [form for form in (name, short_form(name)) if form]
    acting = re.compile(rf"\b[Tt]he (?:{'|'.join(map(re.escape, forms))}){_ACTING}")
    return any(speaks_of(parts.prose, form) for form in forms) or bool(acting.search(parts.prose))


def _beside_title(parts: Parts, directory: Directory) -> Iterator[Evidence]:
    """The site's name in a window title: what stands after the headline and a bar or dash."""
    title = parts.page.title
    windows: list[tuple[str, Span | None]] = [(e.value, None) for e in parts.stated("window")]
    headline = [(title, parts.page.title_span)] if title is not None else []
    for line, span in [*windows, *headline]:
        parted = re.fullmatch(r".*\S\s+(?P<mark>[-|–—·»•])\s+(?P<name>\S[^|·»•]{1,50}?)", line)
        if parted and _is_site(parted["name"], parted["mark"], span, parts, directory):
            yield Evidence("host", titled(parted["name"]), WINDOW, span)
    if not title:
        return
    chrome = [(b.text, b.span) for b in parts.of("navigation", "page", "header")]
    for line, span in [*windows, *chrome]:
        at = line.rfind(title)
        match = re.fullmatch(r"\s*[-|–—·:»•]+\s*(?P<name>\S.{1,50}?)\s*", line[at + len(title) :])
        if at >= 0 and match:
            name = re.split(r"\s+[-|–—·»•]\s+", match["name"])[-1]
            yield Evidence("host", titled(name), WINDOW, span)


def _is_site(name: str, mark: str, span: Span | None, parts: Parts, directory: Directory) -> bool:
    """Whether the end of a title is the site's name.

    In a window's title it is. In a headline a dash also sets off whom it credits ("– Reuters"):
    there the name must be one that nobody credits in short.
    """
    if not directory.reads(name):
        return any(domain_matches(domain_of(url) or "", name) for url in parts.addresses())
    if span is None or mark in "|·»•":
        return True
    return not is_agency(name) and len(name.split()) > 1 - ("." in name)
