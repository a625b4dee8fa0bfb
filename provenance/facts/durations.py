"""Durations told in two parts or in fractions: "an hour and 10", "two and a half hours"."""

from __future__ import annotations

import re

from provenance.facts.spelled import NUMBER_WORD, spelled

_COUNT = rf"\d{{1,3}}(?:\.\d+)?|(?:{NUMBER_WORD})(?:-(?:{NUMBER_WORD}))?|an|a"
_SMALL = rf"\d{{1,2}}|(?:{NUMBER_WORD})(?:-(?:{NUMBER_WORD}))?"
_UNIT_MINUTES = {"minute": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0}
_PART = {"half": 0.5, "a half": 0.5, "quarter": 0.25, "a quarter": 0.25, "three quarters": 0.75}
_PARTS = "|".join(sorted(_PART, key=len, reverse=True))
#: Hours with minutes, or a count and a part of a unit. What follows a bare number must not be
#: something it counts: "an hour and 10 people" is no duration of 70 minutes.
_DURATION = re.compile(
    rf"(?<![\w.,$£€])(?:"
    rf"(?P<hours>{_COUNT})[\s-](?:hours?|hrs?)(?:,?\s(?:and\s)?)"
    rf"(?:(?P<minutes>{_SMALL})(?:[\s-](?:minutes?|mins?)\b|(?=\s*(?:[.,;:!?)\"]|$)))|"
    rf"(?P<of_hour>{_PARTS})\b)"
    rf"|(?P<one>{_COUNT})[\s-](?P<unit>day|week)\sand\s(?P<of_one>{_PARTS})\b"
    rf"|(?P<many>{_COUNT})\sand\s(?P<part>{_PARTS})\s(?P<units>minute|hour|day|week)s?\b"
    rf"|(?P<half>half[\s-](?:an?|of\san)[\s-]hour|half-hour)\b"
    rf")",
    re.IGNORECASE,
)


def durations(folded: str) -> tuple[tuple[int, int, float], ...]:
    """Start, end and minutes of each such duration in a folded text, in order.

    A plain "70 minutes" is not among them: it is a number with a unit.
    """
    found = []
    for match in _DURATION.finditer(folded):
        minutes = _minutes(match)
        if minutes is not None:
            found.append((*match.span(), minutes))
    return tuple(found)


def _minutes(match: re.Match[str]) -> float | None:
    if match["half"]:
        return 30.0
    if match["hours"]:
        hours = _count(match["hours"])
        rest = _part(match["of_hour"]) * 60 if match["of_hour"] else _count(match["minutes"])
        return None if hours is None or rest is None or rest >= 60 else hours * 60 + rest
    if match["one"]:
        count, part, unit = match["one"], match["of_one"], match["unit"]
    else:
        count, part, unit = match["many"], match["part"], match["units"]
    value = _count(count)
    return None if value is None else (value + _part(part)) * _UNIT_MINUTES[unit.lower()]


def _count(said: str) -> float | None:
    said = said.lower()
    if said in ("a", "an"):
        return 1.0
    return float(said) if said[0].isdigit() else spelled(said.split("-"))


def _part(said: str) -> float:
    return _PART[" ".join(said.lower().split())]
