"""Lines that credit a whole text: a wire slug, "With files from", "originally published by".

Such a line covers every sentence wherever it stands (newsroom practice for wire and mixed copy,
e.g. the Dallas Morning News' "From Wire Reports").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.model import CreditKind

#: A line that credits a whole text is no longer than this; what is longer is prose.
_LONGEST = 320
#: A sign-off names everybody who reported.
_LONGEST_SIGN_OFF = 800
_PIECE = (
    r"(?:article|story|piece|post|report|account|column|essay|interview|item|content|version|text|"
    r"op-ed|"
    r"commentary)"
)
_EDGE = r"^[\s*_>\-(\[~|]*"
_OPENINGS: tuple[tuple[CreditKind, re.Pattern[str]], ...] = (
    ("republication", re.compile(
        _EDGE + r"(?!(?-i:The (?:[A-Z]\w+ )?(?:Post|Report)\b))"
        rf"(?:(?:This|The|A version of this|An earlier version of this|Parts of this|"
        rf"Portions of this|Versions of this) (?:\w+ )?{_PIECE}\b[^.!?]{{0,60}}?\b)?"
        r"(?:(?:was|is|has been|were|first|originally|also|previously|co-|jointly|here) ?){0,3}"
        r"\s?(?:re-?published|published|reprinted|reposted|syndicated|appeared|appears|ran|aired|"
        r"printed|produced|posted|comes(?: to you)?|provided|supplied|excerpted|adapted|reproduced|"
        r"reported)(?: (?:here|online|first|originally|under|with|by|the|kind|permission|of|in "
        r"partnership|courtesy|a|license|licence|Creative|Commons|through|\w+day|on|in|at|to)){0,8}"
        r",? "
        r"(?:by|in|on|at|from|with|of|through|to)\b", re.IGNORECASE)),
    ("republication", re.compile(
        _EDGE + r"(?:Read|See|View|Find) the (?:original|full|complete)[\w ]{0,20}"
        r"(?:at|on|in|here|from|by)\b", re.IGNORECASE)),
    ("wire-line", re.compile(
        _EDGE + r"(?:With (?:\w+ )?(?:files?|reporting|information|material|contributions?|"
        r"reports?|copy|input) (?:from|by)|(?:Additional |Includes |Contains |Some )?"
        r"(?:reporting|information|material|files) (?:from|by|for)\b|Compiled (?:from|by|with)|"
        r"Story (?:from|by|courtesy of)|"
        r"Material from|Distributed by)", re.IGNORECASE)),
    ("named", re.compile(
        _EDGE + rf"(?:This|Our) (?:\w+ )?{_PIECE} (?:(?:is|was|\w+ly|in part) ){{0,2}}"
        r"(?:based|draws|drawn|builds|relies) (?:up)?on\b", re.IGNORECASE)),
    # SPJ Code of Ethics: acknowledge mistakes and correct them promptly and prominently.
    ("named", re.compile(
        _EDGE + r"(?:Corrections?|Clarifications?|Editor'?s'? note)\b[^:.]{0,30}: [^.]{0,160}?\b"
        r"(?:credit\w*|attribut\w*|acknowledg\w*|based on|(?:first|originally) (?:reported|"
        r"published|appeared)|reporting (?:by|of|from))\b", re.IGNORECASE)),
)  # fmt: skip
#: These credit only as a line of their own: a word, and nothing but names after it.
_LABEL = re.compile(
    _EDGE + r"(?:(?:Article |Story |News |Original )?(?:Sources?|Credits?|Via|Courtesy)\s?:|"
    r"(?:From|Via|Courtesy of|Source|By)\s)",
    re.IGNORECASE,
)
_INPUTS = re.compile(_EDGE + r"With (?:[\w./&-]+ ){0,4}inputs?\b", re.IGNORECASE)
_WIRE_REPORTS = re.compile(
    _EDGE + r"(?:Compiled )?(?:From )?(?:(?:local|combined|staff|news|wire|and|agency) ?){1,4}"
    r"(?:reports|services)[.*_)\s]*$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    rf"\bcontributed\s(?:\w+\s){{0,3}}(?:to|for)\s(?:this|the)\s(?:\w+\s)?{_PIECE}\b|"
    r"\bcontributed\s(?:additional\s)?(?:reporting|information|files)\b|"
    rf"\bwas used in this {_PIECE}\b",
    re.IGNORECASE,
)
#: The Reuters Handbook's sign-off, which its clients print: "(Reporting by …; Editing by …)".
_SIGN_OFF = re.compile(
    _EDGE + r"(?:(?:Additional )?Reporting|Writing|Compiled) by [^()\n]{3,400}?[;.] ?"
    r"(?:[^()\n]{3,200}?; ?)?Editing by [^()\n]{3,200}\)?\W*$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)
_SLUG = re.compile(
    r"(?P<place>[^\W\d_][^()\n]{0,70}?)\s?\((?P<agency>[^()]{2,60})\)\s?(?:-{1,2}|:)\s?"
)
_LONE_SLUG = re.compile(r"\((?P<agency>[A-Z][^()]{1,40})\)\s?(?:-{1,2}\s?)?(?=[A-Z\"'])")
_MOST_LABEL_WORDS = 14
_SMALL_WORDS = frozenset(
    "and the of & for from with by via additional reporting material files staff".split()
)


@dataclass(frozen=True, slots=True)
class Slug:
    """A wire slug: ``CITY (AP) -``."""

    agency: str
    end: int
    """Where in the folded sentence the slug ends and the story begins."""


def line_kind(text: str) -> CreditKind | None:
    """What whole-text credit the folded line ``text`` opens as, or None for ordinary prose."""
    if len(text) > _LONGEST or text.rstrip().endswith(":"):
        return None  # a colon introduces what follows, not the whole text
    for kind, pattern in _OPENINGS:
        if pattern.match(text):
            return kind
    label = _LABEL.match(text)
    if label and _only_names(text[label.end() :]):
        return "wire-line"
    if _CONTRIBUTED.search(text) or _WIRE_REPORTS.match(text) or _INPUTS.match(text):
        return "wire-line"
    return None


def is_sign_off(text: str) -> bool:
    """Whether the folded line signs agency copy off: "(Reporting by …; Editing by …)"."""
    return len(text) <= _LONGEST_SIGN_OFF and _SIGN_OFF.match(text) is not None


def states_rights(text: str) -> bool:
    """Whether the folded line says who holds the copyright."""
    return len(text) <= _LONGEST and _RIGHTS.search(text) is not None


def slug(text: str) -> Slug | None:
    """The wire slug the folded sentence ``text`` opens with, or None.

    The place is set in capitals or is a few capitalised words, perhaps with a date.
    """
    lone = _LONE_SLUG.match(text)
    if lone:
        return Slug(lone["agency"].strip(), lone.end())
    match = _SLUG.match(text)
    if match is None:
        return None
    words = match["place"].replace(",", " ").replace("/", " ").split()
    if len(words) > 8 or not all(
        w[0].isupper() or w[0].isdigit() or w in ("de", "of") for w in words
    ):
        return None
    return Slug(match["agency"].strip(), match.end())


def _only_names(rest: str) -> bool:
    words = re.findall(r"[^\s,;/|&()]+", rest.strip(" .*_)]"))
    return 0 < len(words) <= _MOST_LABEL_WORDS and all(
        not w[0].islower() or w in _SMALL_WORDS or "." in w for w in words
    )
