"""Outlet names inside lines: mastheads, bylines, end bios."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from provenance.ingest.origin.dates import has_date, without_dates
from provenance.outlets import aliases, looks_like_outlet

#: Whether a name reads as an outlet's.
Reads = Callable[[str], bool]

_CAP = r"(?:(?:[A-Z]\.){1,4}|St\.|[A-ZÀ-ÖØ-Þ][\w&'’-]*|\d{1,3})"
_RUN = re.compile(rf"{_CAP}(?:\s+(?:(?:of|and|de|del|la|the|der|&)\s+)?{_CAP})*")
_PERSON = (
    r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:\s+(?:(?:de|del|la|van|von|der|den|da|di|al|bin|ter|le)\s+)*"
    r"[A-ZÀ-ÖØ-Þ][\w'’.-]*){1,3}"
)
_PERSON_ONLY = re.compile(rf"{_PERSON}$")
_BY = re.compile(
    r"(?:(?:story|words|text|report|reporting|reported|written|analysis|review|interview|opinion|"
    r"column)\s+|(?:posted|published|updated|written)\b[^|·•\n]{0,40}?\s)?(?:by|von|por|par)\s*:?\s+(?=[A-ZÀ-ÖØ-Þ\"])",
    re.I,
)
_PARTS = re.compile(
    r"\s*[|·•/]\s*|,\s+|\s+[-–—]\s+|\s+(?:for|of)\s+(?:the\s+)?(?=[A-Z])|\s+\band\b\s+|\s+&\s+"
)
_ROLES = frozenset(
    "staff writer writers reporter reporters correspondent correspondents editor editors columnist "
    "columnists bureau team newsroom contributor contributors producer journalist journalists "
    "report desk intern".split()
)
_ROLE_KINDS = frozenset(
    "chief senior special contributing foreign political data web news city sports business "
    "digital investigative associate managing national state the".split()
)
_ROLE_LINE = re.compile(
    r"\b(?:staff writers?|staff reporters?|staff reports?|staff|reporters?|correspondents?|"
    r"editors?|columnists?|bureau|web staff|contributors?|newsroom|newsdesk|news team)\b",
    re.I,
)
_BIO = re.compile(
    rf"(?P<name>{_PERSON}),?\s+(?:"
    r"(?:is|was|has\s+been|(?:works|serves)\s+as)\s+(?:[\w'’,&-]+\s+){0,8}?(?:reporter|correspondent|editor|"
    r"writer|columnist|journalist|producer|freelancer?|anchor|fellow|intern|professor|author)\b|"
    r"(?:writes|reports|has\s+(?:written|reported))\s+(?:about|on|for|from)\b|"
    r"(?:covers|edits|produces|hosts|contributes|has\s+covered)\s|"
    r"can\s+be\s+(?:reached|followed|contacted)\b|contributed\s+to\s+th(?:is|e)\b)"
)
_WORKS_FOR = re.compile(r"(?:\b(?:at|for|of|with|in|to|by)|['’]s)\s+(?:[Tt]he\s+)?$")
_ISSUE = re.compile(
    r"[,.]?\s*\b(?:no|nr|issue|vol|volume|número|nummer|ausgabe)\b\.?\s*\d+.*$", re.I
)
_SMALL_CAPS = frozenset("OF THE AND FOR IN ON AT DE DEL LA DER VON DU DES".split())
#: Words of section labels, which stand where a masthead may stand.
_SECTION = frozenset(
    "local news world national business sport sports opinion politics life lifestyle culture arts "
    "home community weather obituaries education health science technology tech money crime travel "
    "features latest breaking top data waterfront traffic transit football and &".split()
)
#: How a text speaks of a newsroom, its own or another.
_SPOKEN_TO = (
    r"\b(?:told|tells|telling|(?:reviewed|obtained|seen|examined|contacted|asked) by|"
    r"sp(?:oke|eaking|oken) (?:to|with)|interview (?:with|by)|shared with|provided to)\s"
    r"(?:[Tt]he\s)?{0}\b(?!['’]|\s[A-Z])"
)
_ACTS = (
    r"\b(?:[Tt]he\s)?{0}(?:\s(?:reported|first reported|reports|reporters?|staff|newsroom|"
    r"correspondent|investigation|has (?:learned|learnt|asked|seen|obtained|reported|contacted))|"
    r"['’]s (?:request|reporters?|reporting|investigation|analysis|review of|readers|newsroom))\b"
)
_FRAMED = re.compile(r"\s[|·•/]\s|[|·•]\s")
_SEGMENT = re.compile(r"\s+[|·•/>»:—–]\s*|\s*[|·•>»]\s+|\s+-{1,2}\s+|\s+/\s+")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it, and for whom, as a line says."""

    names: tuple[str, ...]
    outlet: str | None = None
    aside: str | None = None
    """What follows a lone author after a comma or a bar: perhaps an outlet, perhaps a person."""


def outlets_in(text: str, reads: Reads = looks_like_outlet) -> Iterator[tuple[str, int]]:
    """Names in running text that read as outlets, longest at each place, with their offsets."""
    for match in _RUN.finditer(text):
        run = match.group().rstrip(".'’-")
        words = list(re.finditer(r"\S+", run))
        for first in range(len(words)):
            tail = run[words[first].start() :]
            if reads(tail):
                yield tail, match.start() + words[first].start()
                break
            head = re.sub(r"['’]s$", "", tail)
            if head != tail and reads(head):
                yield head, match.start() + words[first].start()
                break


def read_byline(text: str, reads: Reads = looks_like_outlet) -> Byline | None:
    """The author line ``text`` is, or None: "By Jane Roe, Riverton Courier"."""
    opening = _BY.match(text)
    if not opening or len(text) > 160:
        return None
    rest = text[opening.end() :]
    named = re.match(_PERSON, rest)
    words = rest.split()
    sentence = rest.endswith(".") and len(words) > 6
    if sentence or len(words) > 22:
        return None
    if named is None and len(words) > 6:
        return None
    if named is not None:
        after = rest[named.end() :].lstrip(" *_")
        if (
            after
            and after[0].islower()
            and not re.match(r"(?:and|for|in|at|of|with|y|und|et|staff)\b", after)
        ):
            return None
    elif not (len(words) == 1 or _signs(rest, reads)):
        return None
    return split_byline(rest, reads)


def _signs(rest: str, reads: Reads) -> bool:
    """Whether what follows a "By" names a desk, a role or an outlet: "the City Desk, Daily Oak"."""
    parts = [part.strip(" .*_") for part in rest.split(",")]
    return bool(
        _ROLE_LINE.search(rest)
        or re.fullmatch(r"(?:the\s)?(?:[A-Z]\w+\s){1,2}[Dd]esk", parts[0])
        or any(reads(_without_role(part, reads)) for part in parts)
    )


def split_byline(rest: str, reads: Reads = looks_like_outlet) -> Byline:
    """Names and outlet of what follows the "By"."""
    names: list[str] = []
    outlet: str | None = None
    who, *where = re.split(r"\s+(?:at|in)\s+(?=[A-Z])", rest)
    for n, piece in enumerate((*_PARTS.split(who), *where)):
        part = piece.strip(" .,*_")
        bare = _without_role(part, reads)
        bare = re.sub(r"^(?:special to|exclusive to|for)\s+(?:the\s+)?", "", bare, flags=re.I)
        if not bare:
            continue
        shown = titled(bare)
        person = bare == part and _PERSON_ONLY.match(shown) and not has_date(part)
        if reads(shown):
            outlet = outlet or shown
        elif person and n < len(_PARTS.split(who)):
            names.append(" ".join(_titled_name(w) for w in shown.split()))
    alone = rest.strip(" .,*_")
    if not names and outlet is None and alone[:1].isupper() and not _ROLE_LINE.search(alone):
        names.append(titled(alone))
    aside = None
    two = re.fullmatch(r"[^,|·•/]+(?:,|\s*[|·•/])\s+([^,|·•/]+)", rest.strip(" .,*_"))
    if two and outlet is None and len(names) == 2 and not re.search(r"\s(?:and|&)\s", rest):
        aside = names[1]
    return Byline(tuple(names), outlet, aside)


def _without_role(part: str, reads: Reads) -> str:
    """``part`` without a closing job title, stopping at what reads as an outlet."""
    words = part.split()
    while words and words[-1].casefold() in _ROLES:
        words.pop()
        if reads(" ".join(words)):
            return " ".join(words)
    if len(words) < len(part.split()):
        while words and words[-1].casefold() in _ROLE_KINDS:
            words.pop()
    return " ".join(words)


def read_author_line(text: str, reads: Reads = looks_like_outlet) -> Byline | None:
    """A line that names an author without "By": "Hal Petty · 4-minute listen", "Staff report"."""
    words = text.split()
    if len(words) > 10 or re.search(r"[.!?]$", text):
        return None
    parts = [p for p in re.split(r"\s*[|·•]\s*|,\s+|\s+(?:at|in)\s+(?=[A-Z])", text) if p]
    if not parts or not _SECTION.isdisjoint(parts[0].casefold().split()):
        return None
    ends = list(_ROLE_LINE.finditer(parts[-1]))
    role = (ends and ends[-1].end() == len(parts[-1])) or _ROLE_LINE.fullmatch(parts[0])
    if role and (len(words) <= 8) and not re.search(r"\b(?:to|is|are|was|as|over|after)\b", text):
        return split_byline(text, reads)
    if len(parts) < 2 or not _PERSON_ONLY.match(parts[0]) or len(parts[0].split()) > 4:
        return None
    placed = re.fullmatch(_PERSON + r" (?:at|in) [A-Z].*", text) is not None
    timed = re.search(r"\b\d+[- ](?:minute|min)\b", text) is not None
    if placed or timed or any(reads(titled(part)) for part in parts[1:]):
        return split_byline(text, reads)
    return None


def read_bio(text: str, reads: Reads = looks_like_outlet) -> Byline | None:
    """The end note on an author that ``text`` is, or None: "Jane Roe covers courts for the X"."""
    match = _BIO.match(text)
    if not match or len(text) > 700 or re.search(r"[:“\"]", text[:200]):
        return None
    name = match["name"]
    if reads(name):
        return None
    outlet = None
    for found, at in outlets_in(text, reads):
        before = text[max(0, at - 60) : at]
        if _WORKS_FOR.search(before) and "former" not in before.casefold():
            outlet = found
            break
    if outlet is None:
        short = re.search(r"\b(?:at|for|of|with)\s+the\s+([A-Z][\w-]+)\b", text)
        if short and reads(f"the {short[1]}"):
            outlet = short[1]
    return Byline((name,), outlet)


def masthead_name(text: str) -> tuple[str, bool] | None:
    """The outlet a masthead line names, and whether the name itself reads as an outlet's.

    "HARBOR TIMES | Local", "Sportsweek / League / 3 May 2020", "The Valley Letter, No. 12".
    """
    if len(text) > 120 or (
        re.search(r"[!?.]$", re.sub(r"\bno\.?$", "", text)) and not _SEGMENT.search(text)
    ):
        return None
    segments = [s.strip(' .,*_"“”') for s in _SEGMENT.split(text)]
    segments = [s for s in segments if s]
    if not segments:
        return None
    first = segments[0]
    bare = _ISSUE.sub("", first)
    framed = bool(_FRAMED.search(text)) or bare != first
    if has_date(bare):
        undated = without_dates(bare)
        if not undated or not bare.startswith(undated):
            return None
        bare, framed = undated, True
    if not bare or len(bare.split()) > 6 or _SECTION.issuperset(bare.casefold().split()):
        return None
    shown = titled(bare)
    if looks_like_outlet(shown):
        return shown, True
    capitalised = all(w[0].isupper() or w in {"of", "the", "and", "for"} for w in bare.split())
    named = len(bare.split()) > 1 or bare.isupper()
    return (shown, False) if framed and capitalised and named and ":" not in bare else None


def nameplate(line: str) -> str | None:
    """The name a line may hold that opens a page, with no word in it that says it is an outlet's.

    Two to five capitalised words and nothing else: "The Evening Oak", "THE BARROW PLAINSMAN".
    """
    bare = line.strip(" *_#")
    words = bare.split()
    if not 2 <= len(words) <= 5 or not _RUN.fullmatch(bare) or has_date(bare):
        return None
    role = _ROLE_LINE.search(bare) or not _ROLES.isdisjoint(bare.casefold().split())
    if role or _SECTION.issuperset(bare.casefold().split()) or bare[-1].isdigit():
        return None
    return titled(bare)


def without_the(name: str) -> str:
    """The name without the English article before it."""
    return re.sub(r"^[Tt]he\s", "", name)


def short_form(name: str) -> str | None:
    """The last word of a name of two or more, by which prose may speak of the outlet."""
    words = without_the(name).split()
    last = words[-1] if len(words) > 1 else ""
    return last if len(last) >= 4 and last.isalpha() and last[0].isupper() else None


def speaks_of(text: str, name: str) -> bool:
    """Whether a text has people speak to this name, or the name report, as only outlets do."""
    return bool(
        re.search(
            _SPOKEN_TO.format(re.escape(name)) + "|" + _ACTS.format(re.escape(name)),
            text,
        )
    )


def titled(name: str) -> str:
    """A name set in capitals, in title case; initials and call signs stay."""
    if not name.isupper() or (len(name) <= 4 and name.isalpha()):
        return name
    words = [_titled_word(word, first=n == 0) for n, word in enumerate(name.split())]
    shown = " ".join(words)
    known = [n for n in aliases(shown) if n.casefold() == shown.casefold()]
    return known[0] if known else shown


def _titled_name(word: str) -> str:
    return word.title() if word.isupper() and len(word) > 2 and word.isalpha() else word


def _titled_word(word: str, *, first: bool) -> str:
    if not first and word in _SMALL_CAPS:
        return word.lower()
    short = len(word) <= 4 and word.isalpha()
    if short and (not re.search(r"[AEIOUY]", word) or word in {"ABC", "USA", "UPI", "AP", "AFP"}):
        return word
    if short and looks_like_outlet(word):
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
