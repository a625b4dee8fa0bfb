"""Wire slugs: the place, date and agency before the first sentence of a dispatch."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from provenance.ingest.origin.dates import has_date, without_dates
from provenance.ingest.origin.naming import nameplate
from provenance.outlets import is_agency, known_outlet

_BRACKETED = re.compile(
    r"(?P<before>(?:[A-ZÀ-Þ0-9][^()\n]{0,70}?)?)\s*(?:[—–-]{1,2}\s*)?"
    r"\((?P<name>[^()\n]{2,45})\)\s*(?P<dash>[—–-]{1,2}|_(?=\s)|:|\.\.\.)?\s*"
)
_SLASHED = re.compile(
    r"(?P<before>(?:[A-ZÀ-Þ0-9][^()/\n]{0,70}?)?)\s*/(?P<name>[A-Z][\w .-]{2,40})/\s*"
    r"(?P<dash>[—–-]{1,2})\s*"
)
#: Words in small letters that places and dates are written with.
_SMALL = frozenset(
    "of de del la las los le les the du da do di am an der den el al and on at".split()
)
#: Words of a place with its date or state.
_LONGEST_PLACE = 6
#: Initials before a story that name no agency.
_LABELS = frozenset(
    """VIDEO VIDEOS PHOTO PHOTOS UPDATE UPDATED UPDATES EXCLUSIVE OPINION ANALYSIS WATCH LIVE
    AUDIO LISTEN WARNING CORRECTED REPEAT REVIEW SPOILERS SPONSORED GALLERY MAP POLL NSFW""".split()
)


class Slug(NamedTuple):
    """The agency a slug names, and where in the block its name stands."""

    name: str
    start: int
    end: int


def read_slug(text: str, reads: Callable[[str], bool]) -> Slug | None:
    """The slug a paragraph opens with: "TAMSIN, Nov. 3 (XYZ) —", or None.

    ``reads``: whether a name reads as an outlet's. Initials that nobody lists are believed after
    a place in capitals, a place with its state or date, or alone before a dash.
    """
    for pattern in (_BRACKETED, _SLASHED):
        match = pattern.match(text)
        if match is None or not _is_place(match["before"]):
            continue
        for part in match["name"].split("/"):
            name = part.strip()
            if name and _signs(match, name, text[match.end() :], reads):
                start = match.start("name") + match["name"].index(name)
                return Slug(name, start, start + len(name))
    return None


def _is_place(before: str) -> bool:
    words = without_dates(before).replace(",", " ").split()
    if len(words) > 8 or (words and words[0] in {"The", "A", "An"}):
        return False
    return all(w[0].isupper() or not w[0].isalpha() or w in _SMALL for w in words)


def _signs(match: re.Match[str], name: str, rest: str, reads: Callable[[str], bool]) -> bool:
    """Whether this name in a slug's place is an agency's or outlet's."""
    before = match["before"].strip()
    follows = bool(rest) and (rest[0].isupper() or rest[0] in "\"'“‘$" or rest[0].isdigit())
    if not follows:
        return False
    filed = "," in before or has_date(before) or (before.isupper() and len(before) > 2)
    if not match["dash"]:  # networks set none: "Orrin (CNN) The ferry …"
        house = known_outlet(name) is not None and (is_agency(name) or name.isupper())
        return house and len(before.split()) <= _LONGEST_PLACE
    if len(name) < 3 and not is_agency(name):
        return False
    if reads(name):
        return True
    if name.isupper() and name.isalpha() and 3 <= len(name) <= 6:
        initials = "".join(w[0] for w in before.split() if w[0].isupper())
        return name not in _LABELS and name != initials and (filed or not before)
    named = len(name.split()) > 1 and nameplate(name) is not None and not has_date(name)
    return named and (before.isupper() or has_date(before))
