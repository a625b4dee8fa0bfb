"""Reading: the cue that stands beside a name, and names that stand apart from the prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.credit.cues import CUES, FINDS, Cue
from provenance.credit.phrases import (
    GAP,
    PERSON,
    PRODUCT,
    PUBLISHES,
    STAFF,
    STATES,
    TOLD,
)

#: How much of a sentence on either side of a name a cue may use, in characters.
WINDOW = 140

_DESCRIBED = re.compile(
    r"(?:^|(?<=\s)|(?<=\())(?:(?:[Tt]he|an?|its|both|rival|local)\s)?"
    r"(?:(?!(?:to|by|in|from|with|told|at|for|of|and|the|on|per|via|citing|as|that)\b)[\w'-]+\s){0,3}?"
    r"(?:newspapers?|papers?|daily|weekly|magazine|broadcasters?|stations?|networks?|websites?|sites?|"
    r"outlets?|agency|tabloid|blog|channel|affiliate|publications?|program(?:me)?|partners?|service)"
    r"(?: (?:including|such as|like))?,?\s(?:the\s|The\s)?$"
)
_ARTICLE = re.compile(
    r"(?:^|(?<=[\s(\"'/-]))(?:[Tt]he|[Aa]n?|THE|[\w.]+day's|(?:last|this) week's|[Tt]oday's)\s$"
)
#: What describes the name without naming a kind: "Alba's official", "the left-leaning".
_ATTRIBUTES = re.compile(
    r"(?:(?:^|(?<=\s))(?:[Tt]he|[Aa]n?)\s)?(?:(?:^|(?<=\s))[\w.-]+(?:'s|s')\s)?(?:(?<=\s)(?!(?:former|late|then|\w+ly)\b)"
    r"(?:[a-z]+(?:-[a-z]+)+|[a-z]+(?:ive|al|ing|ed|ent)|state|[A-Z][a-z]+(?:ish|ese|an|ench))\s){0,2}$"
)
#: The opening mark of a programme's or a paper's name in quotation marks: told "Fen Tonight".
_QUOTED = re.compile(r"(?<=[a-z] )[\"'](?:The )?$")
_HIS_REPORTERS = re.compile(
    rf"(?:an?\s|the\s|its\s|two\s|three\s)?(?:{STAFF}|anchors?|hosts?|crew)\s(?:for|from|at|of|with)\s$"
)
_COORDINATED = re.compile(
    r"(?:(?:[Tt]he\s)?[A-Z0-9][\w.&'/-]*(?:\s(?:of\s)?[A-Z0-9][\w.&'/-]*){0,4}"
    r"(?:,\sand|,|\sand|\sor|\s&|,\sas well as)\s(?:also\s)?"
    r"(?:the\s|The\s|by\s|to\s|in\s|from\s|an?\s)?)+$"
)
#: Marks, bullets and a time of day, as before the first word of a line.
_LINE_START = re.compile(r"^(?:\W|\d{1,2}[:.h]\d\d|\b(?:[ap]\.?m\b\.?|GMT|BST|E[SD]T))*$")
#: A footnote's mark, perhaps with the headline it cites.
_NOTE = re.compile(
    r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[*^])(?:\s?[^,.;]{3,60},)?"
    r"(?:\s?[\"'][^\"]{3,160}[\"'],?)?"
)
#: Fewer words before a dash are a label, not a statement.
_LEAST_WORDS = 4
_OPENS_CLAUSE = re.compile(r"(?:^|[,;]\s|\band\s|day\s)(?:[Ii]n|[Oo]n)$")
_OPENS_SUBJECT = re.compile(r"(?:^|[,;:\"'-]\s?|\b(?:that|because|while|when|after|as|and|but))$")
_TOLD_END = re.compile(TOLD)
_TO_OFFICE = re.compile(
    r"(?:'s)?(?:\s[A-Z][\w-]+)*\s(?:spokes\w+|management|executives?|employees|workers|bureau|studios?|"
    r"offices?|headquarters|newsroom)\b"
)


#: The other outlet of two that are one: "a poll by the Echo/" Courier.
_WITH = re.compile(r"(?:[A-Z][\w.&'-]*\s){0,4}[A-Z][\w.&'-]*/$")
#: "(PA, MI)": initials in a list of such are a state's.
_STATES_LISTED = re.compile(r"(?:,\s[A-Z]{2})+[)\]]")


@dataclass(frozen=True, slots=True)
class _Beside:
    """What must stand on the sides of a name besides the cue's own pattern."""

    left: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    but: re.Pattern[str] | None = None
    """What must not come after."""


_BESIDE = {
    "told": _Beside(but=_TO_OFFICE),
    "told to act": _Beside(left=_TOLD_END),
    "headline": _Beside(left=_LINE_START),
    "writer of it": _Beside(after=re.compile(rf",?{GAP}\s(?:{PUBLISHES}|{FINDS})\b")),
    "one of it": _Beside(after=re.compile(rf",?{GAP}\s{STATES}\b")),
    "its editor reports": _Beside(after=re.compile(rf",?{GAP}\s{PUBLISHES}\b")),
    "its analyst": _Beside(
        after=re.compile(
            rf"(?:'s?)?(?:\s[a-z][\w-]*){{0,3}}\s(?:contributor|analyst|commentator|editor|{STAFF})\b"
        )
    ),
    "said on it": _Beside(left=_OPENS_CLAUSE),
    "among others": _Beside(left=re.compile(r"\b(?:including|such as|like|led by)$")),
    "and said": _Beside(left=_OPENS_SUBJECT),
    "more from": _Beside(but=re.compile(r"\s?:?$")),
    "inverted": _Beside(but=re.compile(rf"\s{PRODUCT}\b")),
    "works for": _Beside(but=re.compile(r"\sthat\b")),
    "by its writer": _Beside(after=re.compile(rf"'s? {PERSON}")),
    "thanks to": _Beside(after=re.compile(r"(?:'s? [A-Z][\w ]*)?(?: for\b|\W*$)")),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A cue as it stands beside a name: how many characters before and after it belong to it."""

    cue: Cue
    before: int
    after: int


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What of a sentence a cue may use before and after the name from ``start`` to ``end``."""
    return text[max(0, start - WINDOW) : start], text[end : end + WINDOW]


def read(before: str, after: str, *, doubtful: bool = False) -> Reading | None:
    """The cue that decides what a name is, given the folded sentence on either side of it.

    A ``doubtful`` name (one that may be no outlet's) needs a cue only journalism uses.
    None if no cue is there.
    """
    window, after = before[-WINDOW:], after[:WINDOW]
    for left in _readings(window):
        for cue in CUES:
            match = cue.pattern.search(left) if cue.side == "before" else cue.pattern.match(after)
            if match is None or not _stands(cue, left, after):
                continue
            if doubtful and cue.meaning == "credit" and not cue.journalism:
                return None
            if cue.side == "before":
                return Reading(cue, len(window) - match.start(), 0)
            return Reading(cue, 0, match.end())
    return None


def _stands(cue: Cue, left: str, after: str) -> bool:
    """What one side's pattern alone cannot say."""
    beside = _BESIDE.get(cue.name)
    return beside is None or (
        (beside.left is None or beside.left.search(left) is not None)
        and (beside.after is None or beside.after.match(after) is not None)
        and (beside.but is None or beside.but.match(after) is None)
    )


def stands_apart(before: str, after: str) -> bool:
    """Whether the name stands in brackets or after a dash at the end of what it credits."""
    left = _ARTICLE.sub("", before).rstrip()
    if left.endswith(("(", "[")):
        if _STATES_LISTED.match(after):
            return False
        closed = re.match(r"(?:[;,][^()]*)?[)\]]\s?[.,;]?$", after) is not None
        return closed or re.match(r",\s[^()]{0,30}\d[^()]{0,12}[)\]]", after) is not None
    ended = re.match(r"(?:,\s[^.;]{0,30}\d[^.;]{0,8})?\.?$", after) is not None
    if _NOTE.fullmatch(left) or left == "-" or (not left and re.search(r"\d", after)):
        return ended
    parted = left.endswith("-") and not re.search(r"\w-$", before)
    label = left.endswith(":") and not after
    return ended and (parted or label) and len(left.split()) >= _LEAST_WORDS


def by_trade(before: str, after: str) -> bool:
    """Whether a person is called a reporter: "journalist Ada Roe", "Ada Roe, a reporter for".

    Only for the name of a source's byline: others who report are of no account here.
    """
    if re.search(rf"\b(?:{STAFF}|author)\s$", before):
        return True
    return re.match(rf",\s(?:an?|the|its)\s(?:[\w'-]+\s){{0,3}}?{STAFF}\b", after) is not None


def _readings(before: str) -> tuple[str, ...]:
    """What stands before the name, without its article and description.

    Then also without other names it is joined to ("according to the Echo and the …").
    """
    plain = before
    for pattern in (_QUOTED, _WITH, _ARTICLE, _DESCRIBED, _HIS_REPORTERS, _ARTICLE):
        plain = pattern.sub("", plain)
    plain = plain.rstrip()
    joined = _COORDINATED.sub("", _ARTICLE.sub("", before))
    joined = _ARTICLE.sub("", joined).rstrip()
    described = _ATTRIBUTES.sub("", before).rstrip()
    others = (x for x in (joined, described) if x != before.rstrip())
    return tuple(dict.fromkeys((plain, *others)))
