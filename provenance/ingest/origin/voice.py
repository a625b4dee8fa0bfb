"""How a text's prose speaks of a newsroom: of its own, or of another that it credits.

Measured on half of a news archive (4,700 articles whose outlet is known): a request for comment,
"has reached out" and "has learned" name the text's own outlet in 88 to 100 of 100 articles; "told
X" in 42 where it stands once, in 80 where twice, in 91 from three times on; "obtained by X" in 60,
"interview with X" in 21 and "X first reported" in 25. The last three are therefore no signs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from provenance.ingest.origin.directory import Directory
from provenance.ingest.origin.naming import without_the
from provenance.ingest.origin.signs import Clue, Sign
from provenance.ingest.page import Block
from provenance.model import Evidence, Span
from provenance.outlets import looks_like_outlet

_NAME = r"(?P<article>[Tt]he\s)?(?P<name>[A-Z][\w&'’-]*(?:\s(?:of\s)?[A-Z0-9][\w&'’-]*){0,4}?)"
_STOP = r"(?=[.,;”\")]|['’]s?\b|\s[a-z(—–-]|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|$)"
_NOTE = r"(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|questions?|calls?|e-?mails?|messages?)"
_UNABLE = r"(?:could\snot|couldn['’]t|cannot|has\snot|have\snot|was\sunable\sto)"
_CHECKED = r"(?:verif|confirm|corroborat)"
#: What is said of oneself.
_ASKED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NOTE}\s(?:seeking\s|for\s)?(?:comment\s)?from\s{_NAME}{_STOP}",
        rf"\b{_NAME}(?:['’]s?)?\s(?:\w+\s)?{_NOTE}\s(?:\w+\s)?(?:for|about|seeking)\s",
        rf"\b{_NAME}\s(?:has\s|have\s)?(?:reached\sout|sought\scomment|asked\sfor\scomment)\b",
        rf"\b{_NAME}\s{_UNABLE}\s(?:been\sable\sto\s)?(?:immediately\s|independently\s){_CHECKED}",
        rf"\b{_NAME}\shas\slearned\b",
    )
)
#: Words one of which every such phrase holds.
_ASKING = re.compile(
    r"\b(?:requests?|inquir|enquir|questions?|calls?|e-?mails?|messages?|reached\sout|comment|"
    r"immediately|independently|learned)"
)
_TOLD = re.compile(rf"\b(?:told|tells|telling)\s{_NAME}{_STOP}")
_SIGNS_OFF = re.compile(rf"\b[Ff]or\s{_NAME},\sI[’']m\s[A-Z]")
#: How often a text must have people speak to one outlet, and to no other, to be its own.
_OFTEN = 3
#: How a text credits another newsroom.
_CREDITING = (
    r"(?:according to|reported (?:by|in)|cited by|as reported in)\s+(?:the\s+)?{0}\b|"
    r"\b{0}(?:['’]s)?\s+(?:(?:first|also|previously|originally)\s)?"
    r"(?:reported|reports|said|wrote|writes|notes|noted|quoted|revealed|broke)\b"
)


def signs_off(blocks: Sequence[Block], directory: Directory) -> Iterator[Clue]:
    """Sign-offs on air, which only the outlet itself speaks: "For X, I'm Jane Roe"."""
    for block in blocks:
        for match in _SIGNS_OFF.finditer(block.text):
            if directory.reads_in_prose(match["name"]):
                yield _clue(Sign.SIGNED, "a radio sign-off", match, block, directory)


def own_voice(blocks: Sequence[Block], directory: Directory) -> Iterator[Clue]:
    """Outlets of which the prose speaks as newsrooms do of themselves.

    Nothing where it also credits that outlet as another, and for "told the X" only where that is
    said of one outlet alone: often, or by a short name that no line introduces ("the Courier"),
    as a house speaks of itself.
    """
    prose = " ".join(block.text for block in blocks)
    asking = [block for block in blocks if _ASKING.search(block.text)]
    own: dict[str, bool] = {}
    for pattern in _ASKED:
        for clue in _matches(pattern, Sign.ASKED, "speaks of its own questions", asking, directory):
            if clue.name not in own:
                own[clue.name] = not _credits(prose, clue.name)
                if own[clue.name]:
                    yield clue
    told = list(_matches(_TOLD, Sign.SPOKEN, "people spoke to it", blocks, directory))
    spoken = Counter(clue.name for clue in told)
    if len(spoken) != 1 or _credits(prose, told[0].name):
        return
    name = told[0].name
    short = not directory.is_listed(name) and " " not in without_the(name)
    if _is_house_name(blocks, prose, name) if short else spoken[name] >= _OFTEN:
        yield told[0]


def _matches(
    pattern: re.Pattern[str], sign: Sign, how: str, blocks: Sequence[Block], directory: Directory
) -> Iterator[Clue]:
    for block in blocks:
        for match in pattern.finditer(block.text):
            name = _named(match)
            shown = f"the {name}" if match["article"] and " " not in name else name
            if directory.reads_in_prose(shown):
                yield _clue(sign, how, match, block, directory)


def _named(match: re.Match[str]) -> str:
    """The name as the house writes it: a capital article inside a sentence is part of it."""
    name = re.sub(r"['’]s?$", "", match["name"])
    inside = match.start("name") > len("The ") and (match["article"] or "").startswith("The")
    return f"The {name}" if inside else name


def _clue(sign: Sign, how: str, match: re.Match[str], block: Block, directory: Directory) -> Clue:
    name = _named(match)
    at = block.span.start + match.start("name")
    exact = len(block.text) == len(block.span)
    span = Span(at, at + len(match["name"])) if exact else block.span
    return Clue(sign, Evidence("outlet", directory.resolve(name), f"self-credit: {how}", span))


def _credits(prose: str, name: str) -> bool:
    return re.search(_CREDITING.format(re.escape(name)), prose) is not None


def _is_house_name(blocks: Sequence[Block], prose: str, name: str) -> bool:
    """Whether people speak to "the Courier", and no line of the text says which one that is."""
    word = without_the(name)
    if " " in word or not looks_like_outlet(f"the {word}") or looks_like_outlet(word):
        return False
    longer = re.compile(rf"\b(?![Tt]he\s)[A-Z][\w'’.-]*\s{re.escape(word)}\b")
    return f"he {word}" in prose and not any(longer.search(block.text) for block in blocks)
