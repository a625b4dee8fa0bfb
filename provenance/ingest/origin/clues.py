"""The clues to a text's origin: metadata, masthead, byline, slug, end note, self-credit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.ingest.origin.dates import find_date
from provenance.ingest.origin.naming import (
    Byline,
    masthead_name,
    nameplate,
    outlets_in,
    read_author_line,
    read_bio,
    read_byline,
    short_form,
    speaks_of,
    split_byline,
    titled,
)
from provenance.ingest.page import Block, Page
from provenance.model import Evidence, Role, Span
from provenance.outlets import domain_matches, domain_of, looks_like_outlet

_SLUG = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.,'’ /-]{1,60}?)\s*"
    r"\((?P<name>[A-Za-z][\w .&'’-]{1,40})\)\s*(?:[—–-]{1,2}|:)\s"
    r"|\((?P<lone>[A-Z][\w .&'’-]{1,40})\)\s*(?:[—–-]{1,2})\s"
)
_FILED = re.compile(r"\((?P<name>[A-Z]{2,6})\)\s+[\d :/-]{4,}")
_REPUBLISHED = re.compile(
    r"\b(?:originally|first) (?:published|appeared|reported|produced|broadcast)\s+(?:by|in|on|"
    r"at)\s+(?:the\s+)?|"
    r"\b(?:republished|reprinted) (?:\w+ ){0,3}from\s+(?:the\s+)?",
    re.I,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|by)?\s*(?:(?:19|20)\d\d)?(?:\s*[-–]\s*(?:19|"
    r"20)?\d\d)?,?\s*(?:by\s+)?(?P<name>(?:The\s+)?[A-Z][\w&'’-]*(?:\s+[A-Z][\w&'’-]*){0,5})",
    re.I,
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,24})")
_SHORT = r"(?:the\s+)?(?P<name>[A-Z][\w&'’-]*(?:\s+(?:of\s+)?[A-Z0-9][\w&'’-]*){0,4})"
#: What an outlet says of itself. "Told the X" is also how a rewrite credits, so it is weak.
_BROKE = "says it broke the story"
_SIGNS_OFF = "a radio sign-off"
_OWN = (
    (
        re.compile(
            _SHORT + r"\s+(?:has learned|first reported|can reveal|has obtained|"
            r"was first to report)\b"
        ),
        _BROKE,
    ),
    (re.compile(r"\b[Ff]or\s+" + _SHORT + r",\s+I[’']m\s+[A-Z]"), _SIGNS_OFF),
    (
        re.compile(r"\b(?:[Mm]onitored|[Oo]btained|[Rr]eviewed|[Aa]nalyzed) by\s+" + _SHORT),
        "names its own work",
    ),
    (re.compile(r"\b(?:told|tells|telling)\s+" + _SHORT), "people spoke to it"),
)
#: How a text credits another newsroom; a name met here is not the text's own on weak signs.
_CREDITING = (
    r"(?:according to|reported by|cited by)\s+(?:the\s+)?{0}|"
    r"{0}(?:['’]s)?\s+(?:reported|reports|said|wrote)\b"
)
#: The way a host is known where only a scraper's page title names it.
WINDOW = "site name beside the headline"


def _own_name(text: str, match: re.Match[str]) -> str | None:
    """The name a self-credit's match holds, if it reads as an outlet's."""
    name = re.sub(r"['’]s$", "", match["name"])
    article = text[: match.start("name")].lower().endswith("the ")
    return (
        name if looks_like_outlet(f"the {name}" if article and " " not in name else name) else None
    )


class Clues:
    """The clues of one page, read off its metadata, removed blocks and body."""

    def __init__(self, page: Page) -> None:
        self.page = page
        shown = {block.span: block for block in page.blocks}
        self.removed = [(r.kind, shown[r.span]) for r in page.removed if r.span in shown]
        self.body = [shown[span] for span in page.body]
        self.prose = " ".join(block.text for block in self.body)

    def _of(self, *kinds: str) -> Iterator[Block]:
        return (block for kind, block in self.removed if kind in kinds)

    def _byline(self, block: Block) -> Byline | None:
        """The author line a block is, its second part an outlet where the page says so.

        "By Jane Roe, Oak Hollow Packet": three words after a lone author, or a name that the text
        uses as newsrooms use their own, are no second author.
        """
        line = read_byline(block.text) or read_author_line(block.text)
        name = nameplate(block.text) if line is None else None
        if name is not None:  # the line below an author
            line = Byline((), aside=name)
        if line is None or line.aside is None:
            return line
        known = [n for n in (line.aside, short_form(line.aside)) if n]
        if len(line.aside.split()) > 2 or any(speaks_of(self.prose, n) for n in known):
            return Byline(line.names[:1], line.aside)
        return line

    def hosts(self) -> Iterator[Evidence]:
        """Who published this copy, the surest sign first."""
        for stated in self.page.stated:
            if stated.field == "outlet":
                yield Evidence("host", titled(stated.value), stated.how)
        loose = []
        for kind, block in self.removed:
            if kind != "masthead":
                continue
            named = masthead_name(block.text) or (nameplate(block.text) or "", False)
            if named[1]:
                yield Evidence("host", named[0], "masthead", block.span)
            elif named[0]:
                loose.append(Evidence("host", named[0], "masthead", block.span))
        yield from loose
        yield from self._beside_title()

    def _beside_title(self) -> Iterator[Evidence]:
        """The site's name in a window title: what stands after the headline and a dash."""
        for stated in self.page.stated:
            name = re.split(r"\s+[-|–—·»•]\s+", stated.value)[-1]
            if stated.field == "window" and name != stated.value and looks_like_outlet(name):
                yield Evidence("host", titled(name), WINDOW)
        title = self.page.title
        if not title:
            return
        lines: list[tuple[str, Span | None]] = [
            (e.value, None) for e in self.page.stated if e.field == "window"
        ]
        lines += [(b.text, b.span) for b in self._of("navigation", "page", "header")]
        for line, span in lines:
            at = line.rfind(title)
            if at < 0 or line == title:
                continue
            match = re.fullmatch(
                r"\s*[-|–—·:»•]+\s*(?P<name>\S.{1,50}?)\s*", line[at + len(title) :]
            )
            if match:
                name = re.split(r"\s+[-|–—·»•]\s+", match["name"])[-1]
                yield Evidence("host", titled(name), WINDOW, span)

    def origins(self, *, signed: bool) -> Iterator[Evidence]:
        """Signs of whose reporting it is, the surest first.

        ``signed``: nothing states the host, so that an outlet's name at the foot or in a copyright
        line is the text's own; on another's page they are a credit or the name of its owner.
        """
        for block in self._of("byline"):
            line = self._byline(block)
            if line and line.outlet:
                yield Evidence("outlet", line.outlet, "byline", block.span)
        for block in self._of("bio", "credit-line"):
            bio = read_bio(block.text)
            if bio and bio.outlet:
                yield Evidence("outlet", bio.outlet, "end bio", block.span)
        yield from self.slugs()
        for block in self._of("credit-line"):
            match = _REPUBLISHED.search(block.text)
            if match:
                named = next((n for n, at in outlets_in(block.text) if at >= match.end() - 4), None)
                if named:
                    yield Evidence("outlet", named, "republication line", block.span)
            sign_off = masthead_name(block.text.strip("—–- ()"))
            if signed and sign_off and sign_off[1]:
                yield Evidence("outlet", sign_off[0], "sign-off", block.span)
        for block in self._of("imprint", "footer") if signed else ():
            rights = _RIGHTS.search(block.text)
            opening = next(iter(outlets_in(block.text)), None)
            if rights and looks_like_outlet(titled(rights["name"])):
                yield Evidence("outlet", titled(rights["name"]), "copyright line", block.span)
            elif opening and opening[1] <= 4:
                yield Evidence("outlet", opening[0], "imprint", block.span)

    def slugs(self) -> Iterator[Evidence]:
        """Wire slugs: "RIVERTON (APR) —" on the first paragraphs, filing marks at the end."""
        for block in self.body[:2]:
            match = _SLUG.match(block.text)
            if match:
                name = match["name"] or match["lone"]
                initials = name.isupper() and name.isalpha()
                signed = match["name"] and len(name.split()) > 1 and not find_date(name)
                if looks_like_outlet(name) or initials or (signed and nameplate(name)):
                    yield Evidence("outlet", name, "wire slug", block.span)
        for block in self._of("slug"):
            match = _FILED.search(block.text)
            if match:
                yield Evidence("outlet", match["name"], "filing mark", block.span)

    def self_credit(self, role: Role) -> Evidence | None:
        """An outlet that speaks of itself in the body.

        In a draft "told the X" and "X first reported" credit others; they are read as the text's
        own words only in a source, or on a page that shows a scraper's furniture.
        """
        scraped = any(kind in {"navigation", "counter"} for kind, _ in self.removed)
        for pattern, how in _OWN:
            if how != _SIGNS_OFF and role != "source" and not scraped:
                continue
            for block in self.body:
                for match in pattern.finditer(block.text):
                    name = _own_name(block.text, match)
                    if name is None:
                        continue
                    sure = how in {_SIGNS_OFF, _BROKE}
                    if sure or not re.search(_CREDITING.format(re.escape(name)), self.prose):
                        at = block.span.start + match.start("name")
                        exact = self.page.text.startswith(name, at)
                        span = Span(at, at + len(name)) if exact else block.span
                        return Evidence("outlet", name, f"self-credit: {how}", span)
        return None

    def addresses(self, outlet: str | None) -> tuple[str | None, tuple[str, ...]]:
        """The page's own address, and the domains that stand for it."""
        url = next(
            (e.value for e in self.page.stated if e.field == "url" and domain_of(e.value)), None
        )
        domains = [domain_of(url)] if url else []
        for _, block in self.removed:
            for match in _EMAIL.finditer(block.text):
                domain = match[1].lower()
                if outlet and domain_matches(domain, outlet):
                    domains.append(domain)
        return url, tuple(dict.fromkeys(d for d in domains if d))

    def authors(self) -> Iterator[tuple[str, Evidence]]:
        """Names in bylines, with the evidence for each."""
        stated = [e for e in self.page.stated if e.field == "byline"]
        for e in stated:
            for name in split_byline(re.sub(r"^[Bb]y\s+", "", e.value)).names:
                yield name, Evidence("byline", name, e.how)
        if stated:
            return
        for block in self._of("byline"):
            line = self._byline(block)
            for name in line.names if line else ():
                yield name, Evidence("byline", name, "byline", block.span)
