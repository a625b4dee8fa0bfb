"""Where what a text says of its date cannot all be true. Noted, never settled.

Stated dates lie: a copy is stamped with the day it was copied, a page with the day it was changed.
Each check names what speaks against what; none decides which of the two is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from provenance.ingest.origin.dated import Statement
from provenance.ingest.origin.dates import Stated, dates_in, days_in
from provenance.ingest.page import Page
from provenance.model import Evidence, Span

#: Days by which two statements of one publication may differ: time zones, and print a day later.
_SAME_DAY = 1
#: Days by which a dateline may come before its publication: a weekly prints what was filed last
#: week.
_FILED_BEFORE = 10
#: Characters of a story that are searched for dates.
_SEARCHED = 60_000
#: Years from which a figure "in 2023 alone" is stale: of 12 such figures in a news archive of 9,000
#: dated articles, where no newer year was named, none was older than the year before.
_STALE = 2
_FRESH = re.compile(
    r"\b(?:(?:in|for|during) (?P<alone>(?:19|20)\d\d) alone|so far in (?P<sofar>(?:19|20)\d\d))\b"
)
_YEARS = re.compile(r"(?<![\d.,$€£#-])(?:19|20)\d\d(?![\d,]|\.\d|%)")
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TO_COME = re.compile(
    r"\b(?:will|would|shall|could|may|might|should|can|must|plans?|planned|planning|schedul\w+|set|"
    r"due|until|till|by|through|before|deadline|expir\w+|expected|expects?|next|upcoming|coming|"
    r"forecast\w*|project\w*|predict\w*|aim\w*|target\w*|ahead|slated|going|to be|begin\w*|"
    r"start\w*|"
    r"opens?|ends?|runs?|takes? (?:effect|place)|effective|if|when|after|from|propos\w+|promis\w+|"
    r"pledg\w+|agree\w*|order\w*|request\w*|ask\w*|extend\w*|delay\w*|postpon\w*|reschedul\w+|"
    r"election|trial|hearing|to)\b",
    re.I,
)
_HAPPENED = re.compile(r"\b(?:was|were|had|did|died|won|lost|said|killed|arrested|signed|voted)\b")


def date_conflicts(page: Page, statements: Sequence[Statement]) -> tuple[Evidence, ...]:
    """What speaks against the date a text states: plain sentences, each with its places.

    A conflict between two places comes as two pieces of evidence with one and the same ``value``.
    """
    published = _reference(statements)
    found = [*_weekday_slips(statements), *_two_dates(statements), *_updated_before(statements)]
    if published is not None and published.day is not None:
        found += _of_story(page, published, published.day)
    return tuple(dict.fromkeys(found))


def _reference(statements: Sequence[Statement]) -> Statement | None:
    dated = [s for s in statements if s.field == "published" and s.day]
    return next((s for s in dated if s.rank == "stated"), dated[0] if dated else None)


def _both(sentence: str, how: str, *spans: Span | None) -> Iterator[Evidence]:
    places = [span for span in dict.fromkeys(spans) if span is not None]
    for span in places or (None,):
        yield Evidence("conflict", sentence, how, span)


def _weekday_slips(statements: Sequence[Statement]) -> Iterator[Evidence]:
    for one in statements:
        slip = _slip(one.stated, one.day) if one.rank != "loose" else None
        if slip:
            yield from _both(slip, "weekday against date", one.span)


def _slip(stated: Stated, day: date | None) -> str | None:
    """What to say where a date's weekday is not the day's, else None."""
    if day is None or stated.weekday is None or day.weekday() == stated.weekday:
        return None
    right = _DAY_NAMES[day.weekday()]
    return f"“{' '.join(stated.text.split())}” does not fit: that day was a {right}."


def _two_dates(statements: Sequence[Statement]) -> Iterator[Evidence]:
    """Two statements of the publication that differ; a dateline may be some days earlier."""
    known = [s for s in statements if s.field == "published" and s.rank != "loose"]
    first = next((s for s in known if s.day and s.rank == "stated"), None)
    if first is None or first.day is None:
        return
    for one in known:
        day = one.day or _this_year(one.stated, first.day)
        if one is first or day is None:
            continue
        apart = (day - first.day).days
        least = -_FILED_BEFORE if one.rank == "filed" else -_SAME_DAY
        if not least <= apart <= _SAME_DAY:
            yield from _both(
                f"Two dates of publication: {first.day.isoformat()} ({first.how}) and "
                f"{_shown(one)} ({one.how}).",
                "two dates",
                first.span,
                one.span,
            )
            return


def _shown(one: Statement) -> str:
    return one.day.isoformat() if one.day else f"“{one.stated.text}”"


def _this_year(stated: Stated, near: date) -> date | None:
    """A yearless date on the side of ``near`` where it is least far off."""
    if stated.year is not None:
        return None
    return min(_around(stated, near), key=lambda d: abs((d - near).days), default=None)


def _around(stated: Stated, near: date) -> list[date]:
    """The days of that name a story may mean: the last two up to ``near``, the first after it."""
    days = days_in(stated, range(near.year - 2, near.year + 2))
    before = [d for d in days if d <= near]
    after = [d for d in days if d > near]
    return [*before[-2:], *after[:1]]


def _updated_before(statements: Sequence[Statement]) -> Iterator[Evidence]:
    dated = [s for s in statements if s.day and s.rank != "loose"]
    first = next((s for s in dated if s.field == "published" and s.rank == "stated"), None)
    for one in dated:
        if one.field != "updated" or first is None or one.day is None or first.day is None:
            continue
        early = (first.day - one.day).days
        if early > (0 if one.span == first.span and one.span else _SAME_DAY):
            yield from _both(
                f"Updated {one.day.isoformat()} ({one.how}), before it was published "
                f"{first.day.isoformat()} ({first.how}).",
                "update before publication",
                one.span,
                first.span,
            )
            return


def _of_story(page: Page, published: Statement, day: date) -> Iterator[Evidence]:
    """What the story itself says of its time, against the day it is stamped with."""
    newest = 0
    fresh: tuple[int, str, Span] | None = None
    later: tuple[Stated, Span] | None = None
    for span, raw in islice(_paragraphs(page), 400):
        newest = max([newest, *map(int, _YEARS.findall(raw))])
        for match in _FRESH.finditer(raw):
            year = int(match["alone"] or match["sofar"])
            if fresh is None or year > fresh[0]:
                at = Span(span.start + match.start(), span.start + match.end())
                fresh = (year, match.group(), at)
        for one in dates_in(raw):
            at = Span(span.start + one.span.start, span.start + one.span.end)
            if one.year is None and one.weekday is not None:
                if all(d.weekday() != one.weekday for d in _around(one, day)):
                    yield from _both(
                        f"The story's “{' '.join(one.text.split())}” fits no year next to the "
                        f"stated date {day.isoformat()} ({published.how}).",
                        "weekday against year",
                        at,
                        published.span,
                    )
            elif slip := _slip(one, one.value):
                yield from _both(slip, "weekday against date", at)
            elif later is None and one.value and (one.value - day).days > _SAME_DAY:
                sentence = _around_place(raw, one.span)
                if _HAPPENED.search(sentence) and not _TO_COME.search(sentence):
                    later = (one, at)
    if later is not None:
        yield from _both(
            f"The story tells of {later[0].text} as past, after the stated date "
            f"{day.isoformat()} ({published.how}).",
            "later event",
            later[1],
            published.span,
        )
    if fresh is not None and newest == fresh[0] and day.year - fresh[0] >= _STALE:
        yield from _both(
            f"The story's newest figure is for {fresh[0]} (“{fresh[1]}”), and it is stamped "
            f"{day.isoformat()} ({published.how}).",
            "years against date",
            fresh[2],
            published.span,
        )


def _paragraphs(page: Page) -> Iterator[tuple[Span, str]]:
    searched = 0
    for span in page.body:
        searched += len(span)
        if searched > _SEARCHED:
            return
        yield span, span.of(page.text)


def _around_place(raw: str, place: Span) -> str:
    """The sentence a place stands in, roughly: between full stops with a space after them."""
    start = max((m.end() for m in re.finditer(r"[.!?][\"'”’)]*\s", raw[: place.start])), default=0)
    end = re.search(r"[.!?][\"'”’)]*(?:\s|$)", raw[place.end :])
    return raw[start : place.end + (end.start() if end else len(raw))]
