"""When a text says it was published and last changed, and where on the page it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from provenance.ingest.origin.dates import Stated, dates_in
from provenance.ingest.page import Block, Page
from provenance.model import Evidence, Span

#: How sure it is that a date is the article's own. ``stated``: metadata that names the article, or
#: a date line by its headline. ``loose``: dates of the page (a `time` element, a line in the page's
#: head), which may be another story's or the day of the visit.
Rank = Literal["stated", "filed", "loose"]

_UPDATED = (
    r"(?:last )?(?:updated?|modified|edited|revised|corrected|changed)|mis(?:e)? à jour|modifiée?|"
    r"aktualisiert|geändert|stand|actualizad[oa]|modificad[oa]|aggiornat[oa]|modificat[oa]|"
    r"atualizad[oa]|bijgewerkt|gewijzigd|aktualizacja|uppdaterad|oppdatert"
)
_PUBLISHED = (
    r"(?:first |originally )?(?:published?|posted|created|filed|released|issued)|date|"
    r"publiée?|veröffentlicht|erschienen|erstellt|publicad[oa]|pubblicat[oa]|gepubliceerd|"
    r"opublikowano|publicerad|publisert"
)
_LABEL = re.compile(rf"(?<!\w)(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))(?!\w)", re.I)
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][^—–]{2,70}?(?:\([A-Z][^)]{1,40}\)\s*)?[—–]|.{2,70}?\([A-Z]{2,6}\) -"
)
#: Languages in which an all-numeric date has the day first; English has both orders.
_DAY_FIRST = frozenset("de fr es it pt nl pl sv no nb da fi cs".split())
#: Blocks between the headline and the story in which its own date stands.
_NEAR = 14
#: Blocks of the story that may stand above its byline: a deck of two.
_DECK = 2
_DATED_KINDS = frozenset({"dateline", "byline", "masthead", "slug", "counter", "section"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One place that dates the text."""

    field: Literal["published", "updated"]
    day: date | None
    """The day, or None where the year is missing or the order of day and month unknown."""
    stated: Stated
    rank: Rank
    how: str
    span: Span | None

    @property
    def evidence(self) -> Evidence:
        """The statement as a piece of evidence: ISO where the day is known, else as written."""
        shown = self.day.isoformat() if self.day else self.stated.text
        return Evidence(self.field, shown, self.how, self.span)


def stated_dates(page: Page) -> tuple[Statement, ...]:
    """Every place that dates the text, the surest first.

    An all-numeric date of two readings is settled by the page's language, or by another date of the
    page that one of the readings agrees with; else it stays as written.
    """
    found = [*_of_metadata(page), *_visible(page)]
    return tuple(_settled(one, found, page.language) for one in found)


def _settled(one: Statement, all_of_them: list[Statement], language: str | None) -> Statement:
    if one.day is not None or one.stated.other is None:
        return one
    known = {s.day for s in all_of_them if s.day}
    fitting = [d for d in one.stated.readings if any(abs((d - k).days) <= 1 for k in known)]
    if not fitting and (language or "en") in _DAY_FIRST:
        fitting = [d for d in one.stated.readings if d.day == _first_figure(one.stated.text)]
    if len(fitting) != 1:
        return one
    return replace(one, day=fitting[0])


def _first_figure(text: str) -> int:
    match = re.search(r"\d+", text)
    return int(match.group()) if match else 0


def _of_metadata(page: Page) -> Iterator[Statement]:
    for e in page.stated:
        if e.field not in ("published", "updated"):
            continue
        for stated in dates_in(e.value)[:1]:
            rank: Rank = "loose" if e.how.startswith("time element") else "stated"
            field: Literal["published", "updated"] = (
                "updated" if e.field == "updated" else "published"
            )
            yield Statement(field, stated.value, stated, rank, e.how, e.span)


def _visible(page: Page) -> Iterator[Statement]:
    """Dates in the lines around the headline, and in the story's own dateline."""
    number = {block.span: n for n, block in enumerate(page.blocks)}
    first = number.get(page.body[0], 0) if page.body else len(page.blocks)
    title = number.get(page.title_span, -1) if page.title_span else -1
    menus = sum(r.kind == "navigation" for r in page.removed if number.get(r.span, first) < title)
    for removed in page.removed:
        n = number.get(removed.span)
        if n is None or removed.kind not in _DATED_KINDS:
            continue
        above = n < title and menus > 2
        own = n <= max(first, min(title + _NEAR, first + _DECK)) and not above
        rank: Rank = "stated" if own and n >= max(0, title - _NEAR) else "loose"
        if removed.kind == "slug" and n > first:
            rank = "loose"  # a filing mark is the wire's clock
        yield from _in_line(page.blocks[n], rank)
    for span in page.body[:1]:
        yield from _filed(page.blocks[number[span]])


def _in_line(block: Block, rank: Rank) -> Iterator[Statement]:
    """The dates of a line, each by the word before it: "Published …, updated …"."""
    labels = list(_LABEL.finditer(block.text))
    seen: set[str] = set()
    for stated in dates_in(block.text):
        label = next((m for m in reversed(labels) if m.end() <= stated.span.start), None)
        field: Literal["published", "updated"] = (
            "updated" if label and label["updated"] else "published"
        )
        if field in seen:
            continue
        seen.add(field)
        yield Statement(field, stated.value, stated, rank, "date line", block.span)


def _filed(block: Block) -> Iterator[Statement]:
    """The day in a dateline: "RIVERTON, April 18 (APR) —"."""
    match = _DATELINE.match(block.text)
    for stated in dates_in(match.group())[:1] if match else ():
        yield Statement("published", stated.value, stated, "filed", "dateline", block.span)
