"""Vague credits: media that are pointed at without a name.

NPR's handbook: "media reports" is not good enough, be specific. What the public or a named person
said *to* the media ("told reporters") credits nobody and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_KIND = (
    r"(?:(?:recent|several|multiple|some|various|many|other|certain|local|regional|national|state|"
    r"state-run|foreign|international|overseas|online|earlier|previous|unconfirmed|initial|early|"
    r"numerous|widespread|different|two|three|both|all|a\snumber\sof|a\shandful\sof|domestic|"
    r"mainstream|published|broadcast|independent|leading|major|area|these|those|the|more|latest|"
    r"new|separate|conflicting|US|U\.S\.|UK|[A-Z][a-z]+(?:ish|ese|an|ian|ch|i))\s)"
)
_PLURAL = (
    r"(?:(?:(?:news|media|press|newspaper|television|TV|radio|wire|wire-service|tabloid|print|web)\s"
    r"(?:and\s\w+\s)?(?:reports?|outlets|accounts?|organi[sz]ations|sources|articles|stories|"
    r"coverage|sites|websites|publications|agencies|services|companies|channels|networks|reporting|"
    r"stations))|newspapers|outlets|tabloids|broadcasters|news\s?sites|newswires)"
)
_MEDIA = r"(?:(?:news\s|social\s)?media|(?:the\s)?press)"
_ONE = (
    r"(?:an?|another|one|some)\s(?:[\w-]+\s){0,3}?(?:newspaper|news\s(?:outlet|site|agency|channel|"
    r"organi[sz]ation|website|service)|(?:TV|television|radio)\s(?:station|channel|network)|"
    r"media\soutlet|tabloid|(?:local|regional|national|daily|weekly|rival|community)\s"
    r"(?:paper|outlet|station|broadcaster|magazine|daily|weekly)|(?:news|press|media)\sreport)"
)
_SAY = (
    r"(?:(?:have|has|had|is|are|were|was|also|first|widely|previously|earlier|recently|later|"
    r"[a-z]+ly|on\s\w+day|this\sweek|last\sweek)\s){0,3}"
    r"(?:say|says|said|saying|report|reports|reported|reporting|claim|claims|claimed|suggest|"
    r"suggests|suggested|indicate|indicates|indicated|state|states|stated|reveal|reveals|revealed|"
    r"note|notes|noted|published|show|showed|shows|describe|described|describes|put|cite|cited|"
    r"quoted|allege|alleged|alleges|speculated|carried|aired|broadcast|detailed|identified|named|"
    r"emerged|surfaced|circulated)\b"
)
_LED_BY = (
    r"(?:[Aa]ccording\sto|[Aa]s\s(?:\w+ly\s)?(?:reported|noted|detailed|described|stated|quoted|"
    r"cited|seen)\s(?:by|in|on)|[Cc]iting|[Cc]ited\s(?:by|in)|[Qq]uoted\s(?:by|in)|"
    r"(?:[Rr]eported|[Rr]eports?|[Pp]ublished|[Rr]evealed|[Aa]ired|[Bb]roadcast|[Cc]arried|"
    r"[Dd]isclosed)\s(?:widely\s)?(?:by|in|on|from)|[Pp]er|[Vv]ia|"
    r"(?:is|are|was|were)\s(?:widely\s)?said\sby|[Bb]ased\son|[Ff]ollowing|[Aa]mid|[Ii]nterviews?\s(?:with|to|in)|[Tt]old|[Ss]poke\sto)"
)
_BARE = (
    r"(?:(?:recent|multiple|several|some|various|earlier|published|unconfirmed|local|initial|"
    r"numerous|previous|early|widespread|online|conflicting|separate|preliminary)\s){1,3}reports"
)

_VAGUE = (
    # according to (recent) news reports / media reports / a local newspaper / published reports
    re.compile(
        rf"\b{_LED_BY}\s(?:{_KIND}{{0,4}}(?:{_PLURAL}|{_MEDIA}(?!\s(?:release|conference|"
        rf"secretary|officer|statement|briefing|office|account|post|platform))|{_BARE})|{_ONE}|"
        r"reports\b(?!\s(?:by|from|in|of|filed|to|submitted|prepared|that\sthe)\b))\b"
    ),
    # (recent) media reports say / local media said / newspapers reported
    re.compile(
        rf"\b(?:{_KIND}{{0,4}}(?:{_PLURAL})|(?:{_KIND}{{1,4}}{_MEDIA}|media|the\spress)(?!,?\sreports\b)|{_BARE}|"
        rf"(?:^|(?<=[.;,]\s))[Rr]eports|{_ONE}),?\s{_SAY}",
        re.IGNORECASE,
    ),
    # it was reported / has been widely reported / was first reported (by nobody)
    re.compile(
        r"\b(?:(?:[Ii]t\s(?:was|is|has\sbeen|had\sbeen)|[Aa]s(?:\s(?:was|has\sbeen|had\sbeen))?)"
        r"(?:\s(?:first|widely|also|recently|previously|earlier|initially|originally|later|then))"
        r"{0,2}|(?:was|were|has\sbeen|have\sbeen|had\sbeen)\s(?:first|widely|previously|"
        r"variously|originally))\sreported\b(?!\s(?:[\w-]+\s){0,3}?(?:by|in\sthe|to|missing|"
        r"stolen|dead|killed|injured|lost|at|as|from|safe|absent|on\sthe)\b)"
    ),
    re.compile(r"\bfrom\s(?:wire|news|staff\sand\swire)\s(?:reports|services)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:[Ss]taff\sand|[Cc]ombined|[Cc]ompiled\sfrom)\s(?:wire|news)\s(?:reports|services)\b"
    ),
)
#: No vague credit does without one of these words.
_TRIGGER = re.compile(
    r"media|press|news|outlet|report|broadcaster|tabloid|station|channel|network|magazine|paper|"
    r"agenc|wire|daily|weekly|publication",
    re.IGNORECASE,
)
_TO_THE_PUBLIC = re.compile(
    r"\b(?:told|spoke\sto|speaking\sto|talking\sto|briefed|addressed|declined)\s(?:(?:the|assembled|news|"
    r"gathered|other|a\sgroup\sof|waiting)\s){0,2}(?:reporters|media|press|"
    r"journalists|outlets)",
    re.IGNORECASE,
)
_PUBLIC_FACT = re.compile(
    r"\b(?:(?:no|other|crime|crash|fire|accident|incident)s?\s(?:injuries|deaths|casualties|damage)"
    r"|cases|infections|injuries|deaths|fire|crash|crime|incident|shooting|accident|burglar\w+|"
    r"outages?|damage|arrests?|thefts?|fatalities|casualties)\s"
    r"(?:was|were|has\sbeen|have\sbeen|had\sbeen)\s(?:\w+\s){0,2}reported$",
    re.IGNORECASE,
)


def vague_cues(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each vague credit in the folded sentence ``text``, in order, disjoint."""
    if not _TRIGGER.search(text):
        return
    found: list[tuple[int, int]] = []
    for pattern in _VAGUE:
        for match in pattern.finditer(text):
            if _TO_THE_PUBLIC.search(text[max(0, match.start() - 20) : match.end()]):
                continue
            if _PUBLIC_FACT.search(text[max(0, match.start() - 60) : match.end()]):
                continue
            if "social media" in match.group().lower():
                continue
            if not any(a < match.end() and match.start() < b for a, b in found):
                found.append((match.start(), match.end()))
    yield from sorted(found)
