"""Dates as pages write them, in eight languages: read to a day where they say which day.

"03/11/2024" is two days, one in America and one elsewhere: it is read only where a weekday beside
it, or the caller, decides. Nothing here asks what today is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from provenance.model import Span

#: Months by name, one line each: English, Spanish, French, German, Italian, Portuguese, Dutch,
#: Polish. Every name here may stand in any order with its day, as English writes it.
_MONTH_NAMES = (
    "january jan enero janvier januar gennaio janeiro januari stycznia",
    "february feb febrero février fevrier februar febbraio fevereiro februari lutego",
    "march mar marzo mars märz maerz março maart marca",
    "april apr abril avril aprile kwietnia",
    "may mayo mai maggio maio mei maja",
    "june jun junio juin juni giugno junho czerwca",
    "july jul julio juillet juli luglio julho lipca",
    "august aug agosto août aout augustus sierpnia",
    "september sept sep septiembre septembre settembre setembro września",
    "october oct octubre octobre oktober ottobre outubro października",
    "november nov noviembre novembre novembro listopada",
    "december dec diciembre décembre decembre dezember dicembre dezembro grudnia",
)
#: Short forms that are also words or parts of words; read only between a day and a year.
_SHORT_NAMES = (
    "ene janv gen jän",
    "févr fev febr",
    "mär mrt",
    "abr avr",
    "mag",
    "giu",
    "juil lug",
    "ago",
    "set",
    "okt ott out",
    "",
    "déc dic dez",
)
_MONTHS = {
    name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()
}
_SHORT = {
    name: number for number, names in enumerate(_SHORT_NAMES, start=1) for name in names.split()
}
#: Weekdays from Monday, the same languages.
_WEEKDAY_NAMES = (
    "monday mon montag mo lunes lundi lunedì segunda-feira segunda maandag poniedziałek",
    "tuesday tue tues dienstag martes mardi martedì terça-feira terça dinsdag wtorek",
    "wednesday wed weds mittwoch miércoles mercredi mercoledì quarta-feira quarta woensdag środa",
    "thursday thu thur thurs donnerstag jueves jeudi giovedì quinta-feira donderdag czwartek",
    "friday fri freitag viernes vendredi venerdì sexta-feira sexta vrijdag piątek",
    "saturday sat samstag sonnabend sábado samedi sabato zaterdag sobota",
    "sunday sun sonntag domingo dimanche domenica zondag niedziela",
)
_WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_BARE_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{_any(_MONTHS)})(?![^\W\d_])\.?"
_OF = r"(?:\s*(?:de|of|del)\s+|\s*[-/.]?\s*)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
#: What may stand before a date. Looked for from the date back: at the head of the patterns it would
#: be tried at every letter of a text.
_WEEKDAY = re.compile(
    rf"(?<!\w)(?P<weekday>{_any(_WEEKDAYS)})\b\.?,?\s+(?:(?:den|dem|le|el|il|de|the)\s+)?$", re.I
)
#: Characters of the longest weekday with what may follow it.
_BEFORE = 24
_DIGIT = re.compile(r"\d")
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<m>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<m>[01]\d)(?P<day>[0-3]\d)(?=T\d{4})")
_NUMERIC = re.compile(rf"(?<![\d/.-])(?P<a>\d\d?)(?P<mark>[-/.])(?P<b>\d\d?)(?P=mark){_YEAR}")
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_]){_MONTH}\s+{_BARE_DAY}(?![\d:])(?!\s?%)"
    rf"(?:,?\s*(?:de\s+)?{_YEAR})?",
    re.I,
)
_DAY_FIRST = re.compile(
    rf"(?<![\d:.,/$€£-]){_DAY}{_OF}{_MONTH}(?:,?\s*(?:de\s+|del\s+)?{_YEAR})?", re.I
)
_SHORT_DAY_FIRST = re.compile(
    rf"(?<![\d:.,/$€£-]){_DAY}{_OF}(?P<month>{_any(_SHORT)})\.?(?:\s*de)?\s*[-/.,]?\s*{_YEAR}",
    re.I,
)
_EAST = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]"
)
_MONTH_YEAR = re.compile(rf"(?<![^\W\d_]){_MONTH},?\s+(?:de\s+|del\s+|of\s+)?{_YEAR}", re.I)
_SEASON = re.compile(r"\b(?:spring|summer|autumn|fall|winter)\s+(?:19|20)\d\d\b", re.I)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\.\d+)?\s*(?:[ap]\.?\s?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?", re.I
)
_STAMP = re.compile(
    r"(?:published|posted|updated|printed|last (?:updated|modified))\b.{0,20}\d", re.I
)
_FRAME = re.compile(
    r"\b(?:published|posted|updated|printed|last|modified|created|first|date|on|at|by|and|of|"
    rf"{_any(_WEEKDAYS)}|am|pm|a\.m|p\.m|[ecmp][sd]?t|gmt|utc|bst|i?st|cest|cet|online|print|early|"
    r"late|web|final|edition|hours?|minutes?|days?|ago|\d{1,2}|min|read|listen|watch|uhr|um|à|às|"
    r"alle|a las|"
    r"publié|publiée|le|modifié|modifiée|mis à jour|mise à jour|veröffentlicht|erstellt|"
    r"aktualisiert|stand|am|publicado|publicada|actualizado|actualizada|el|pubblicato|aggiornato|"
    r"aggiornata|il|ore|atualizado|atualizada|em|gepubliceerd|bijgewerkt|op|om|opublikowano|"
    r"aktualizacja|godz)\b",
    re.I,
)
#: Words with a small letter that are months with a capital: "may 5 people", "march 3 miles".
_ALSO_WORDS = frozenset({"may", "march", "mar", "mars", "mai", "mei", "marca", "maja"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as a text states it."""

    span: Span
    text: str
    """As written, its weekday included."""
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    """The weekday beside it, Monday 0, or None."""
    other: date | None = None
    """The other day an all-numeric date may mean; None where it means one."""

    @property
    def value(self) -> date | None:
        """The day, where year and order are known."""
        if self.year is None or self.other is not None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def readings(self) -> tuple[date, ...]:
        """The days it may mean; none where the year is missing."""
        if self.year is None:
            return ()
        first = date(self.year, self.month, self.day)
        return (first,) if self.other is None else (first, self.other)


def dates_in(text: str) -> list[Stated]:
    """Every date in ``text`` with a day and a month, in order of place."""
    if not _DIGIT.search(text):
        return []
    found = [one for pattern in _PATTERNS for one in _read(pattern, text)]
    found.sort(key=lambda one: (one.span.start, -len(one.span)))
    kept: list[Stated] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


_PATTERNS = (_ISO, _COMPACT, _EAST, _NUMERIC, _MONTH_FIRST, _DAY_FIRST, _SHORT_DAY_FIRST)


def _read(pattern: re.Pattern[str], text: str) -> Iterator[Stated]:
    for match in pattern.finditer(text):
        named = match.groupdict()
        before = _WEEKDAY.search(text, max(0, match.start() - _BEFORE), match.start())
        weekday = _WEEKDAYS[before["weekday"].casefold()] if before else None
        span = Span(before.start() if before else match.start(), match.end())
        year = int(named["year"]) if named.get("year") else None
        other = None
        if named.get("a"):
            days = _orders(match, weekday)
            if not days:
                continue
            first, other = days[0], days[1] if len(days) > 1 else None
            month, day = first.month, first.day
        else:
            word = (named.get("month") or "").rstrip(".")
            if year is None and (
                word in {"may", "march"} or (word in _ALSO_WORDS and pattern is _MONTH_FIRST)
            ):
                continue
            month = int(named["m"]) if named.get("m") else _month(word)
            day = int(named["day"])
        if _is_day(year, month, day):
            yield Stated(span, span.of(text).strip(), month, day, year, weekday, other)


def _orders(match: re.Match[str], weekday: int | None) -> list[date]:
    """The days an all-numeric date may mean: with full stops the day stands first."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    orders = [(b, a)] if match["mark"] == "." else [(a, b), (b, a)]
    days = [date(year, m, d) for m, d in dict.fromkeys(orders) if _is_day(year, m, d)]
    fitting = [one for one in days if one.weekday() == weekday]
    return fitting if len(fitting) == 1 else days


def _month(word: str) -> int:
    folded = word.casefold()
    return _MONTHS.get(folded) or _SHORT[folded]


def _is_day(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def without_dates(text: str) -> str:
    """``text`` with dates, clock times and the words that frame them taken out."""
    for pattern in (*_PATTERNS, _MONTH_YEAR, _SEASON, _CLOCK, _FRAME):
        text = pattern.sub(" ", text)
    return " ".join(text.split()).strip(" ,:;|·•—–-./()[]")


def has_date(text: str) -> bool:
    """Whether a day, a month with its year, or a season with its year is named."""
    return bool(dates_in(text) or _MONTH_YEAR.search(text) or _SEASON.search(text))


def is_date_line(text: str) -> bool:
    """Whether a line states a date or time and nothing else."""
    if len(text) > 120 or not (has_date(text) or _STAMP.match(text)):
        return False
    return not re.search(r"\w", without_dates(text))


def days_in(stated: Stated, years: Iterable[int]) -> list[date]:
    """The days of a date's month and day in these years; none in a year that has no such day."""
    month, day = stated.month, stated.day
    return [date(year, month, day) for year in years if _is_day(year, month, day)]


def nearest(stated: Stated, to: date) -> date | None:
    """The occurrence of a date without its year that is nearest to a day.

    Where its weekday is named, the nearest that fits it in the years around; None if none does.
    """
    days = days_in(stated, (to.year - 1, to.year, to.year + 1))
    if stated.weekday is not None:
        days = [one for one in days if one.weekday() == stated.weekday]
    return min(days, key=lambda one: abs((one - to).days), default=None)
