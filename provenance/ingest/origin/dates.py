"""Dates as pages state them, read to ISO where year, month and day are all given."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero janvier januar",
            "february feb febrero février fevrier februar",
            "march mar marzo mars märz maerz",
            "april apr abril avril",
            "may mayo mai",
            "june jun junio juin juni",
            "july jul julio juillet juli",
            "august aug agosto août aout",
            "september sept sep septiembre septembre",
            "october oct octubre octobre oktober",
            "november nov noviembre novembre",
            "december dec diciembre décembre decembre dezember",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<day>\d\d?)(?!\d)")
_YEAR = r"(?:,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)\b)?"
_WRITTEN = (
    re.compile(_MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?!:)" + _YEAR, re.I),
    re.compile(
        r"(?<![\d:])(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?" + _MONTH + _YEAR, re.I
    ),
)
_MONTH_YEAR = re.compile(_MONTH + r",?\s+(?P<year>(?:19|20)\d\d)\b", re.I)
_SEASON = re.compile(r"\b(?:spring|summer|autumn|fall|winter)\s+(?:19|20)\d\d\b", re.I)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\.\d+)?\s*(?:[ap]\.?\s?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?", re.I
)
_STAMP = re.compile(r"(?:published|posted|updated|last (?:updated|modified))\b.{0,20}\d", re.I)
_FRAME = re.compile(
    r"\b(?:published|posted|updated|last|modified|created|first|date|on|at|by|and|of|"
    r"mon|tues?|wed|weds|thu|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    r"am|pm|a\.m|p\.m|[ecmp][sd]?t|gmt|utc|bst|cet|online|print|early|late|web|final|edition|"
    r"hours?|minutes?|days?|ago|\d{1,2}|min|read|listen|watch|uhr)\b",
    re.I,
)


def find_date(text: str) -> tuple[str | None, str] | None:
    """The first date in ``text``: (ISO date or None if the year is not given, as stated)."""
    match = _ISO.search(text)
    if match:
        iso = _iso(match["year"], int(match["m"]), match["day"])
        if iso:
            return iso, match.group()
    found = [m for m in (pattern.search(text) for pattern in _WRITTEN) if m]
    for match in sorted(found, key=lambda m: (m["year"] is None, m.start())):
        month = _MONTHS[match["month"].casefold()]
        if not 1 <= int(match["day"]) <= 31:
            continue
        if match["year"] is None:
            return None, match.group()
        iso = _iso(match["year"], month, match["day"])
        if iso:
            return iso, match.group()
    return None


def without_dates(text: str) -> str:
    """``text`` with dates, clock times and the words that frame them taken out."""
    for pattern in (_ISO, *_WRITTEN, _MONTH_YEAR, _SEASON, _CLOCK, _FRAME):
        text = pattern.sub(" ", text)
    return " ".join(text.split()).strip(" ,:;|·•—–-./()[]")


def has_date(text: str) -> bool:
    """Whether a day, a month with its year, or a season with its year is named."""
    return bool(find_date(text) or _MONTH_YEAR.search(text) or _SEASON.search(text))


def is_date_line(text: str) -> bool:
    """Whether a line states a date or time and nothing else."""
    if len(text) > 120 or not (has_date(text) or _STAMP.match(text)):
        return False
    return not re.search(r"\w", without_dates(text))


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
