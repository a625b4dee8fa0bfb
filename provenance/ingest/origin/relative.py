"""Days a story names by their place in its week, read against the day of publication.

"Monday" in a news story is the Monday just past; after "will" or "next", the one to come. Within a
week either side of publication no date is given (AP Stylebook, "days of the week"), so a weekday
alone never lies further off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from provenance.ingest.origin.dates import Stated, dates_in, nearest
from provenance.model import Evidence, Span

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = re.compile(
    r"\b(?:(?P<which>last|this|next|on|coming)\s+)?"
    r"(?P<day>today|yesterday|tomorrow|tonight|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday)\b(?!['’]s\b|\s(?:Night Live|Times|Mail|Telegraph|Express|Post))"
)
_TO_COME = re.compile(
    r"\b(?:will|would|going to|next|plans?|planned|set|scheduled|due|until|by|expected|to be|"
    r"may|could|should)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")


def days_named(text: str, spans: tuple[Span, ...], published: date) -> Iterator[Evidence]:
    """Each relative or yearless day in the stretches ``spans`` of ``text`` as an ISO day.

    Yields at most one reading for a wording, with the place where it first stands.
    """
    seen: set[tuple[str, date]] = set()
    for span in spans:
        raw = span.of(text)
        dates = dates_in(raw)
        readings = [*_weekdays(raw, dates, published), *_yearless(dates, published)]
        for place, said, day in sorted(readings, key=lambda r: r[0].start):
            if (said.casefold(), day) in seen:
                continue
            seen.add((said.casefold(), day))
            at = Span(span.start + place.start, span.start + place.end)
            how = f"“{said}” read against {published.isoformat()}"
            yield Evidence("day", day.isoformat(), how, at)


def _weekdays(
    raw: str, dates: Sequence[Stated], published: date
) -> Iterator[tuple[Span, str, date]]:
    for match in _NAMED.finditer(raw):
        place = Span(*match.span("day"))
        if any(place.overlap(one.span) for one in dates):
            continue
        which = (match["which"] or "").casefold()
        said = match.group() if which in {"last", "next", "this"} else match["day"]
        ahead = which in {"next", "coming"} or (
            which != "last" and bool(_TO_COME.search(_clause(raw, match.start())))
        )
        yield place, said, _weekday(match["day"].casefold(), which, published, ahead=ahead)


def _weekday(named: str, which: str, published: date, *, ahead: bool) -> date:
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}.get(named)
    if shift is None:
        back = (published.weekday() - _DAYS.index(named)) % 7
        if ahead:
            shift = (7 - back) % 7 or (7 if which == "next" else 0)
        else:
            shift = -back if back or which != "last" else -7
    return published + timedelta(days=shift)


def _clause(raw: str, at: int) -> str:
    """What stands before a place in its sentence, up to 80 characters back."""
    before = raw[max(0, at - 80) : at]
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _yearless(dates: Sequence[Stated], published: date) -> Iterator[tuple[Span, str, date]]:
    for one in dates:
        day = nearest(one, published) if one.year is None else None
        if day is not None:
            yield one.span, one.text, day
