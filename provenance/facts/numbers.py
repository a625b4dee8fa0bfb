"""Numbers as news prose writes them: figures, words, money, shares, years, measures.

"half a million", "500,000" and "0.5m" are one value; "24 yards" and "22 metres" agree. Only what
can be read with certainty is returned: a number that is missed costs a finding, a number misread
costs an accusation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from provenance.facts.durations import durations
from provenance.facts.spelled import NUMBER_WORD, SCALES, spelled
from provenance.model import Span
from provenance.text.folding import fold
from provenance.text.words import words

Kind = Literal["money", "percent", "year", "ordinal", "time", "measure", "count"]

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "twentieth": 20,
}  # fmt: skip
#: Measures in one unit each: metres, kilograms, litres, square metres, minutes.
_MEASURES: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), ("length", 1.0)),
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), ("length", 1e3)),
    **dict.fromkeys(("cm", "centimetres", "centimeters"), ("length", 0.01)),
    **dict.fromkeys(("mile", "miles"), ("length", 1609.34)),
    **dict.fromkeys(("yard", "yards"), ("length", 0.9144)),
    **dict.fromkeys(("foot", "feet", "ft"), ("length", 0.3048)),
    **dict.fromkeys(("inch", "inches"), ("length", 0.0254)),
    **dict.fromkeys(("kg", "kilo", "kilos", "kilogram", "kilograms"), ("mass", 1.0)),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), ("mass", 0.4536)),
    **dict.fromkeys(("tonne", "tonnes"), ("mass", 1000.0)),
    **dict.fromkeys(("ton", "tons"), ("mass", 907.18)),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), ("volume", 1.0)),
    **dict.fromkeys(("gallon", "gallons"), ("volume", 3.785)),
    **dict.fromkeys(("hectare", "hectares", "ha"), ("area", 1e4)),
    **dict.fromkeys(("acre", "acres"), ("area", 4046.86)),
    **dict.fromkeys(("minute", "minutes", "min"), ("duration", 1.0)),
    **dict.fromkeys(("hour", "hours"), ("duration", 60.0)),
    **dict.fromkeys(("day", "days"), ("duration", 1440.0)),
    **dict.fromkeys(("week", "weeks"), ("duration", 10080.0)),
    **dict.fromkeys(("fortnight", "fortnights"), ("duration", 20160.0)),
}  # fmt: skip

_SCALE_WORD = "hundred|thousand|million|billion|trillion|dozen"
_NUMBER = re.compile(
    rf"""
    (?P<money>(?:US|A|C|NZ|HK)?[$£€¥]\s?)?
    (?:
      (?P<time>\b\d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\b\d{{1,2}}:\d\d\b)
     |(?P<half>\bhalf\s+a\s+(?:million|billion|dozen|trillion)\b)
     |(?<![\w.,])(?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?P<suffix>st|nd|rd|th|k|m|bn|b)?(?!\w|,\d|\s{{1,2}}\d⁄)(?:[\s-](?P<scale>{_SCALE_WORD})s?\b)?
     |\b(?P<word>(?:{NUMBER_WORD})(?:[\s-](?:and[\s-])?(?:{NUMBER_WORD}|{_SCALE_WORD}))*)\b
     |\ba\s+(?P<a>dozen|hundred|thousand|million|billion)\b
     |\b(?P<ordinal>{"|".join(_ORDINALS)})\b
    )
    (?P<percent>\s?%|[\s-]per\s?cent\b|[\s-]percent\b)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MONEY_AFTER = re.compile(r"\s(?:dollars?|pounds sterling|euros?|pesos?|yen|rupees?)\b", re.I)
_NEXT_WORD = re.compile(r"[\s-]+([^\W\d_]+)")
#: Before, and after, a "one" that counts nothing: "no one", "one another".
_PRONOUN = re.compile(r"\b(?:no|any|some|every|each|this|that|which)[\s-]$", re.IGNORECASE)
_ANOTHER = re.compile(r"\sanother\b", re.IGNORECASE)
#: Words around a figure that say it is rounded.
_ROUGH = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|approximately|over|more than|fewer than|"
    r"less than|under|up to|at least|an estimated|close to|just)\s*(?:US|A|C)?[$£€]?\s*$",
    re.IGNORECASE,
)

#: What "28 degrees" counts, as `Quantity.of` has it, and how far, in degrees Fahrenheit, rounding
#: either temperature takes a conversion from the other.
_DEGREES, _A_DEGREE_ROUNDED = "degre", 1.5

#: Whole numbers below it are counted, not rounded.
_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text."""

    value: float
    """In the unit of its kind: money as stated, shares in per cent, measures in metres, kilograms,
    litres, square metres or minutes."""
    kind: Kind
    of: str
    """What is counted or measured: the dimension of a measure, else the stem of the next word."""
    rough: bool
    """Whether the text calls it approximate."""
    span: Span


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of ``text`` in order, with spans into it."""
    folded = fold(text)
    read: list[tuple[int, int, float, Kind, str]] = [
        (start, end, minutes, "measure", "duration")
        for start, end, minutes in durations(folded.text)
    ]
    starts, ends = [start for start, *_ in read], [end for _, end, *_ in read]
    for match in _NUMBER.finditer(folded.text):
        before = bisect_left(starts, match.end())
        if before and match.start() < ends[before - 1]:
            continue  # its hours, or its minutes
        quantity = _read(match, folded.text)
        if quantity is not None:
            read.append((*match.span(), *quantity))
    return tuple(
        Quantity(
            value,
            kind,
            of,
            bool(_ROUGH.search(folded.text[max(0, start - 20) : start])),
            folded.back(start, end),
        )
        for start, end, value, kind, of in sorted(read)
    )


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether one restates or rounds the other: equal, or as near as rounding makes them.

    "about 1,900" agrees with 1,884, "24 yards" with "22 metres", 28 degrees Celsius with 82. A year
    or a clock time is never rounded.
    """
    if a.value == b.value:
        return True
    if a.of == b.of == _DEGREES and _one_temperature(*sorted((a.value, b.value))):
        return True
    if "year" in (a.kind, b.kind) or "time" in (a.kind, b.kind):
        return False
    larger = max(abs(a.value), abs(b.value))
    gap = abs(a.value - b.value) / larger
    if a.kind == b.kind == "measure" and a.of == b.of:
        return gap <= 0.1  # converted and rounded
    if a.rough or b.rough:
        return gap <= 0.15  # "over 200" for 214
    return gap <= 0.05 and (_round(a.value) or _round(b.value) or _rounds(a.value, b.value))


def _one_temperature(celsius: float, fahrenheit: float) -> bool:
    return abs(celsius * 9 / 5 + 32 - fahrenheit) <= _A_DEGREE_ROUNDED


def _rounds(a: float, b: float) -> bool:
    """Whether one is the other with decimals rounded or cut: 8.8 and 8.76, 247bn and 247.7bn."""
    if a == int(a) < _COUNTED and b == int(b) < _COUNTED:
        return False
    coarse, fine = sorted((Decimal(f"{a:.12g}"), Decimal(f"{b:.12g}")), key=_digits)
    unit = Decimal(1).scaleb(int(coarse.normalize().as_tuple().exponent))
    return any(fine.quantize(unit, way) == coarse for way in (ROUND_HALF_UP, ROUND_DOWN))


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _round(value: float) -> bool:
    """Whether a value has at most two significant figures and more digits than that."""
    if value < 100 or value != int(value):
        return False
    return len(str(int(value)).rstrip("0")) <= 2


def _read(match: re.Match[str], text: str) -> tuple[float, Kind, str] | None:
    if match["time"]:
        return _minutes(match["time"]), "time", ""
    ordinal = bool(match["ordinal"]) or (match["suffix"] or "").lower() in ("st", "nd", "rd", "th")
    value = _value(match)
    if value is None:
        return None
    after = _NEXT_WORD.match(text, match.end())
    following = after[1].lower() if after else ""
    if match["money"] or _MONEY_AFTER.match(text, match.end()):
        return value, "money", ""
    if match["percent"]:
        return value, "percent", ""
    if ordinal:
        return value, "ordinal", _stem(following)
    figure = match["figure"]
    if figure and len(figure) == 4 and figure.isdigit() and 1500 <= value <= 2100:
        return value, "year", ""
    if following in _MEASURES:
        dimension, factor = _MEASURES[following]
        return value * factor, "measure", dimension
    return value, "count", _stem(following)


def _value(match: re.Match[str]) -> float | None:
    if match["half"]:
        return 0.5 * SCALES[match["half"].lower().split()[-1]]
    if match["a"]:
        return SCALES[match["a"].lower()]
    if match["ordinal"]:
        return float(_ORDINALS[match["ordinal"].lower()])
    if match["figure"]:
        value = float(match["figure"].replace(",", ""))
        suffix = (match["suffix"] or "").lower()
        if suffix in SCALES and (match["money"] or suffix in ("k", "bn")):
            value *= SCALES[suffix]
        elif suffix and suffix not in ("st", "nd", "rd", "th"):
            return None  # "3m" is metres or millions: not certain
        if match["scale"]:
            value *= SCALES[match["scale"].lower()]
        return value
    if match["word"]:
        if match["word"].lower() == "one" and _is_pronoun(match):
            return None
        return spelled(re.split(r"[\s-]+", match["word"].lower()))
    return None


def _is_pronoun(match: re.Match[str]) -> bool:
    """Whether a "one" stands for somebody."""
    before = match.string[max(0, match.start() - 7) : match.start()]
    return bool(_PRONOUN.search(before) or _ANOTHER.match(match.string, match.end()))


def _minutes(clock: str) -> float:
    digits = re.findall(r"\d+", clock)
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in clock.lower() and hour < 12:
        hour += 12
    if "a" in clock.lower() and hour == 12:
        hour = 0
    return float(hour * 60 + minute)


def _stem(word: str) -> str:
    found = words(word)
    return found[0].key if found and found[0].content else ""
