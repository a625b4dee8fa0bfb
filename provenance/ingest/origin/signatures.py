"""Who signs a text, and for whom: author lines and what stands below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.ingest.origin.directory import Directory
from provenance.ingest.origin.naming import (
    Byline,
    nameplate,
    read_author_line,
    read_byline,
    short_form,
    speaks_of,
    split_byline,
    titled,
)
from provenance.ingest.origin.parts import Parts
from provenance.ingest.origin.signs import Clue, Sign
from provenance.ingest.page import Block
from provenance.model import Evidence
from provenance.outlets import domain_of

_DESK_LINE = re.compile(
    r"(?:(?:by|from|special to|exclusive to)\s+)?(?:the\s+)?(?P<name>[A-Z][\w.&'’ -]{1,50}?)"
    r"(?:\s+(?:staff(?:\s+(?:writers?|reporters?|reports?))?|writers?|reporters?|correspondents?|"
    r"news\s+services?|wire\s+report))?",
    re.I,
)
_FOR_LINE = re.compile(
    r"(?:[Bb]y\s+)?(?:[A-ZÀ-Þ][\w.'’-]+\s+){2,3}(?:for|of)\s+(?:[Tt]he\s+)?"
    r"(?P<name>[A-Z][\w.&'’ -]{1,50})"
)
#: Words of a line that holds an outlet's name and an author's or a role.
_LONGEST_DESK = 9
#: Paragraphs of a deck that may stand above the author's line.
_DECK = 2
#: What no outlet's name holds, but an author's or the label of their portrait.
_PERSONAL = re.compile(r"\s[A-Z]\.(?:\s|$)|^(?:About|Sobre|Über|Por|Con)\s")


def signed_outlets(parts: Parts, directory: Directory) -> Iterator[Clue]:
    """Outlets for which the text is signed: "By Jane Roe, X", "X staff report"."""
    for e in parts.stated("byline"):
        outlet = split_byline(re.sub(r"^[Bb]y\s+", "", e.value), directory.reads).outlet
        if outlet:
            yield Clue(Sign.BYLINE, Evidence("outlet", directory.resolve(outlet), e.how))
    lines = [(b, line.outlet) for b in parts.of("byline") if (line := _read(b, parts, directory))]
    several = len({outlet for _, outlet in lines if outlet}) > 1  # a digest signs each of its items
    for block, outlet in lines:
        if outlet and not _is_stray(outlet, directory) and _heads(block, parts, alone=not several):
            shown = directory.resolve(outlet)
            yield Clue(Sign.BYLINE, Evidence("outlet", shown, "byline", block.span))
    for block in parts.head:
        shown = block.text.strip(" *_")
        match = _FOR_LINE.fullmatch(shown) or _DESK_LINE.fullmatch(shown)
        if match is None or len(shown.split()) > _LONGEST_DESK or not _may_sign(block, parts):
            continue
        name = titled(match["name"])
        if directory.reads(name):
            carried = shown[:5].casefold() == "from "  # of briefs too, which one line heads
            sign, how = (Sign.SIGNED, "sign-off") if carried else (Sign.BYLINE, "byline")
            yield Clue(sign, Evidence("outlet", directory.resolve(name), how, block.span))


def authors(parts: Parts, directory: Directory) -> Iterator[tuple[str, Evidence]]:
    """Names in bylines, with the evidence for each."""
    stated = parts.stated("byline")
    for e in stated:
        for name in split_byline(re.sub(r"^[Bb]y\s+", "", e.value)).names:
            yield name, Evidence("byline", name, e.how)
    if stated:
        return
    for block in parts.of("byline"):
        line = _read(block, parts, directory)
        for name in line.names if line else ():
            yield name, Evidence("byline", name, "byline", block.span)


def _read(block: Block, parts: Parts, directory: Directory) -> Byline | None:
    """The author line a block is, its second part an outlet where the page says so.

    "By Jane Roe, Oak Hollow Packet": three words after a lone author, or a name that the text
    uses as newsrooms use their own, are no second author.
    """
    reads = directory.reads
    line = read_byline(block.text, reads) or read_author_line(block.text, reads)
    name = nameplate(block.text) if line is None else None
    if name is not None and parts.is_below_byline(block):
        line = Byline((), aside=name)
    if line is None or line.aside is None:
        return line
    known = [n for n in (line.aside, short_form(line.aside)) if n]
    named = len(line.aside.split()) > 2 and not _PERSONAL.search(line.aside)
    if (named and not parts.stated("outlet")) or any(speaks_of(parts.prose, n) for n in known):
        return Byline(line.names[:1], line.aside)
    return line


def _is_stray(outlet: str, directory: Directory) -> bool:
    """Whether it is an address that no list has: the maker of the site, not for whom one writes."""
    return "." in outlet and domain_of(outlet) is not None and not directory.is_listed(outlet)


def _heads(block: Block, parts: Parts, *, alone: bool) -> bool:
    """Whether an author line belongs to the text: at its head, or the only one at its end."""
    if parts.follows_quotation(block):
        return False
    deck = parts.body[min(_DECK, len(parts.body) - 1)] if parts.body else None
    if deck is None or block.span < deck.span:
        return True
    return alone and block.span > parts.body[-1].span


def _may_sign(block: Block, parts: Parts) -> bool:
    """Whether a line of the head stands where authors sign: under the headline or their name.

    Under a caption it is the picture's credit.
    """
    if parts.kinds.get(block.span) == "byline":
        return True
    under_prose = re.search(r"[.!?”\"]$", parts.above(block)) is not None
    return parts.is_below_title(block) and "/" not in block.text and not under_prose
