"""Captions, told by the credit that closes them, or by being counted."""

from __future__ import annotations

import re

from provenance.ingest.body.shape import word_count

_PHOTO = re.compile(
    r"\b(?i:photos?|photograph(?:s|y)?|image|picture|pic|foto|illustration|graphic|video)"
    r"(?:\s+(?i:by|courtesy(?: of)?|credit)\b|\s*:)\s*(?P<who>[A-Z][^.?!]{0,80})[.)]?(?P<rest>.*)$"
)
_AGENCY_PHOTO = re.compile(
    r"(?:\((?:[^()]{0,60}\b)?(?i:photos?|foto|file photo|photographer)\b(?:/|:|\s+(?:by|via|"
    r"courtesy)\b)[^()]{0,80}\)|"
    r"\([A-Z][\w .’'-]{2,40}(?:/|\s+via\s+)[A-Z][^()]{0,60}\)|"
    r"(?:/|\s+via\s+|\s)(?:Getty(?: Images)?|AFP|Shutterstock|AP(?: Photo)?|Reuters|REUTERS|EPA|"
    r"iStock))\W*$"
)
_CREDITED = re.compile(r"[.!?”\"]\s?(?:Photo |Image )?Credit(?:\.{3}|…|s?:)\s?[A-Z].{1,80}$")
_CAPITALS = re.compile(
    r"[.!?”\"»)]\s(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+)(?:\s?[/,]?\s?[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){1,8}\)?$"
)
#: A picture's place in a gallery: "3 of 12", "3/12".
_PLACE = re.compile(r"\b(?P<at>\d{1,3})\s?(?:of|/)\s?(?P<all>\d{1,3})\b")
#: Pictures that make a gallery; fewer counts may be a sentence's.
_GALLERY = 3


def is_caption(line: str) -> bool:
    """Whether a line of a web page is a caption: a photo credit or a name in capitals closes it."""
    return has_caption_credit(line) or (word_count(line) <= 60 and bool(_CAPITALS.search(line)))


def is_gallery(block: str) -> bool:
    """Whether a block holds the captions of a gallery, counted through from 1 of so many to all."""
    places: dict[str, list[str]] = {}
    for place in _PLACE.finditer(block):
        places.setdefault(place["all"], []).append(place["at"])
    return any(
        int(last) >= _GALLERY and counted == [str(n) for n in range(1, int(last) + 1)]
        for last, counted in places.items()
    )


def has_caption_credit(line: str) -> bool:
    """Whether a block is a caption: a photo credit closes it."""
    if word_count(line) > 90:
        return False
    if re.match(
        r"(?:photos?|photo credit|image|picture|caption|foto)\s*(?:by\b|:|courtesy|credit)",
        line,
        re.I,
    ):
        return word_count(line) <= 40
    if _CREDITED.search(line) and word_count(line) <= 60:
        return True
    match = _PHOTO.search(line)
    if match and word_count(match["who"]) <= 8 and word_count(match["rest"]) <= 5:
        return match.start() > 0 and not re.search(r"[a-z]\s$", line[: match.start()][-2:])
    return bool(_AGENCY_PHOTO.search(line)) and (
        "(" in line[-80:] or "/" in line[-40:] or word_count(line) < 12
    )
