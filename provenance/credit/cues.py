"""Cues: the wordings that turn an outlet's name into a credit, or keep it from being one.

A cue is read from the words just before a name (``before``) or just after it (``after``), both
taken from the folded sentence (straight quotation marks, plain hyphens). The first cue of the
table that fits decides, so what keeps a name from being a credit stands before what makes it one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from provenance.credit.phrases import (
    ALSO,
    ASIDE,
    DONE,
    GAP,
    NEWS_DONE,
    OFFICE,
    ON,
    PERSON,
    PRODUCT,
    PUBLISHES,
    QUALIFIERS,
    STAFF,
    STATES,
    TOLD,
    WHEN,
)

Meaning = Literal["credit", "photo", "subject", "employer"]

#: How much of a sentence on either side of a name a cue may use, in characters.
WINDOW = 140


#: What only somebody who went and looked does.
_FINDS = (
    r"(?:found|finds|counted|counts|calculated|obtained|reviewed|visited|saw|spoke (?:to|with))"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One wording, what it makes of the name beside it, and who says so."""

    name: str
    meaning: Meaning
    side: Literal["before", "after"]
    pattern: re.Pattern[str]
    authority: str
    journalism: bool = False
    """Whether only journalism does this (publish, report), so that a doubtful name passes."""


_ORAL = "The Guardian on copying quotes: always say where they came from"
_PICKUP = "Associated Press, credit memo (2010): credit who broke the story, by name, in the body"


def _cue(
    name: str,
    meaning: Meaning,
    side: Literal["before", "after"],
    pattern: str,
    authority: str,
    journalism: bool = False,
) -> Cue:
    return Cue(name, meaning, side, re.compile(pattern), authority, journalism)


#: In order of precedence.
CUES: tuple[Cue, ...] = (
    _cue("photo", "photo", "before",
         r"(?:^|[(.\]|]\s?)(?:[Ff]ile )?(?:[Pp]hoto(?:graph|s)?|PHOTO|[Ii]mage|[Pp]icture|[Vv]ideo|"
         r"[Gg]raphic|[Ii]llustration)s?(?: (?:[Bb]y|[Cc]ourtesy(?: of)?|[Cc]redit|[Ff]rom)\b|\s?:)"
         r"[^.;]{0,50}$|(?:^|[(.]\s?)(?:[Cc]redit|Image|Photo|Pic)\s?:\s?[^.;]{0,50}$",
         "a picture credit credits no text"),
    _cue("photo after", "photo", "after",
         r"(?:'s)?(?:/[A-Z][\w ]{0,20})? (?:[Ff]ile |[Ss]taff |[Hh]andout )?[Pp]hotos?"
         r"(?:graph(?:er|s)?)?\b\s?(?:by\b|/|\)|$|\.)", "a picture credit credits no text"),
    _cue("notice", "subject", "before",
         r"\b(?i:notices?|advertisements?|adverts?|ads?|classifieds?|obituar(?:y|ies))\b"
         r"(?: [\w-]+){0,5} (?:in|on|by|to)$", "what others have printed is not its reporting"),
    _cue("told to act", "subject", "after", r"\s(?:not )?to (?!the\b|an?\b)[a-z]+\b(?=.)(?<!to be)",
         "an order to the outlet is about the outlet"),
    _cue("told", "credit", "before", TOLD, _ORAL),
    _cue("results", "subject", "after",
         rf"{GAP}\s(?:reported|posted|said)\s(?:[\w$.,%-]+\s){{0,6}}(?:loss(?:es)?|profits?|"
         r"revenues?|earnings|income|circulation|ratings|sales|layoffs|job cuts)\b",
         "a company's own results"),
    _cue("correction", "subject", "after",
         rf"{GAP}\s(?:published|ran|issued|printed|posted|retracted)\s(?:an?|its|the)\s"
         r"(?:[\w-]+\s){0,2}(?:correction|retraction|apology|edition|issue|clarification)\b",
         "the outlet's own affairs"),
    _cue("speaks of itself", "subject", "after",
         rf"{ASIDE}{GAP}\s(?:said|says|announced|confirmed|stated|added)"
         r"\s(?:in a statement|(?:on \w+ |\w+day )?(?:that\s)?(?:it|its|it's|they|their)\b)"
         r"(?!(?:'s|'d)?\s(?:had|has|have|was|were|could|also|can|\s)*\s?(?:obtained|reviewed|seen|"
         r"spoke|spoken|found|learned|learnt|provided|given|shown|told|verified|confirmed|interviewed|examined|analy[sz]ed|"
         r"contacted|viewed|heard|identified|counted|unable|not|understands?|received|reporter|"
         r"own (?:count|analysis|review|reporting)|analysis|review|investigation|reporting|tally|"
         r"count|sources?|reporters?))",
         "the outlet as the subject of the story"),
    _cue("staff writes", "credit", "after",
         rf"(?:'s?)?,?\s(?:[\w-]+\s){{0,4}}?(?:{STAFF}|editor),?\s(?:{PERSON},?\s?)?{GAP}\s?"
         rf"{PUBLISHES}\b", _PICKUP, journalism=True),
    _cue("staff find", "credit", "after",
         rf"(?:'s?)?\s(?i:reporter|journalist|correspondent)s?,?(?:\s{PERSON},?)?"
         rf"(?:\s[a-z][\w-]*(?:\s[\w'-]+){{0,7}}?\sand)?\s{_FINDS}\b", _PICKUP, journalism=True),
    _cue("writer of it", "credit", "before", rf"{PERSON},? (?:of|from|at|with)$", _PICKUP),
    _cue("columnist says", "credit", "after",
         rf"(?:'s?)?\s(?:[\w-]+\s){{0,3}}?(?:columnist|critic|blogger)s?,?\s(?:{PERSON},?\s?)?{ASIDE}"
         rf"{GAP}\s?(?:{PUBLISHES}|{STATES})\b", _PICKUP),
    _cue("writes of", "credit", "before",
         rf"\b(?:writes|wrote|reports|reported)\s{PERSON},?\s(?:[^.;]{{0,70}}\s)?(?:of|at|for|in|from|with)$",
         _PICKUP),
    _cue("runs in it", "credit", "before",
         r"\b(?:in|on|to|by|from) (?:an? |the |\w+day's |this |last |\w+ )?(?:[\w-]+ ){0,2}"
         r"(?:edition|issue|pages|website|site|front page|opinion page|airwaves) of$", _PICKUP),
    _cue("office of", "employer", "before",
         rf"\b(?:{OFFICE}|{STAFF})(?: [\w-]+)? (?:at|for|of|with|to|from)$", "a person's employer"),
    _cue("works for", "employer", "before",
         r"\b(?:work(?:s|ed|ing)?|join(?:s|ed|ing)|freelanc\w+|writes|interned|cover(?:s|ed)\b"
         r"[\w, ]{0,60}|career|job|years|post|position|retired|resigned|fired|laid off) "
         r"(?:for|at|with|from)$|\b(?:former|ex-|then-|joined|left|quit|rejoined)$",
         "a person's employer"),
    _cue("against", "subject", "before",
         r"\b(?:sued|suing|sues|against|owns?|owned(?: by)?|owner of|bought|buys?|buying|acquired?|"
         r"acquiring|sold|sell|selling|parent of|boycott\w*|banned|bans?|barred|criticiz\w+|"
         r"criticis\w+|attack\w*|blast\w*|slam\w*|accus\w+|blam\w+|mock\w*|defam\w+|"
         r"[Ss]ubscrib\w+ to|advertis\w+ (?:in|on|with)|endorsed by|watch(?:es|ed|ing)?|"
         r"(?:lawsuit|suit|libel|complaint)\b.{0,40})$", "the outlet as the subject of the story"),
    _cue("disputed piece", "subject", "before",
         r"\b(?:lawsuit|suit|libel|defam\w+|sued|suing|retract\w*|withdr\w+|apolog\w+)\b.{0,60}$",
         "the outlet as the subject of the story"),
    _cue("office", "employer", "after",
         rf"(?:'s?)?{QUALIFIERS}\s{OFFICE}\b(?!'s report)", "a person's employer"),
    _cue("according to", "credit", "before", r"\b(?:[Aa]ccording to(?: both)?|ACCORDING TO)$",
         _PICKUP),
    _cue("as reported by", "credit", "before",
         rf"\b[Aa]s (?:\w+ ){{0,2}}?(?:{DONE}|said|announced)(?: {WHEN}| exclusively| first|"
         r" here)?(?: (?:by|in|on|to|at|from|for))?$|\b[Aa]s per$", _PICKUP, journalism=True),
    _cue("reported by", "credit", "before", rf"\b(?i:{NEWS_DONE}){ON}",
         _PICKUP, journalism=True),
    _cue("seen by", "credit", "before", rf"\b(?i:{DONE}){ON}", _PICKUP),
    _cue("report in", "credit", "before",
         rf"\b(?:[Rr]eporting|[Ii]nterviews?|[Ii]nterviewed|{PRODUCT})"
         rf"(?:,? (?:published|posted|released|aired|printed|broadcast|conducted|done|commissioned|"
         rf"written|online|first|jointly|exclusively|he gave|she gave|they gave|given|"
         rf"(?:out|due|{WHEN}))){{0,4}},? (?:with|in|by|from|on|at|to|for|of|via)$", _PICKUP),
    _cue("citing", "credit", "before",
         r"\b(?:[Cc]iting|[Qq]uoting|cites|cited|quotes|quoted|[Vv]ia|[Pp]er|[Hh]/[Tt]:?|"
         r"[Hh]at[- ]?tip(?: to)?:?|credits|credited|crediting|[Cc]redit(?: goes)? to|"
         r"referring to|referenced|references|echoing|reacting to|responding to|"
         r"[Ww]ith reference to|[Hh]/[Tt] to)$", _PICKUP),
    _cue("drawn from", "credit", "before",
         r"\b(?i:details|story|figures|account|news|information|numbers|claims?|quot\w+|report|"
         r"scoop|this|that|it|facts|material|findings|above)(?: \w+){0,2}?"
         r"(?: (?:comes?|came|is|are|was|were|drawn|taken|excerpted|obtained))? from$", _PICKUP),
    _cue("read in", "credit", "before",
         r"\b(?i:I|we|you|I've|we've|you've)(?: have| had)?(?: \w+)? "
         r"(?:read|saw|seen|learned|learnt|heard|see)(?: \w+){0,4} (?:in|on|from)$", _PICKUP),
    _cue("more at", "credit", "before",
         r"^\W*(?i:(?:read )?more|(?:news |story )?sources?|"
         r"(?:read )?(?:the )?(?:full|whole|rest of the) "
         r"(?:story|report|piece|article|interview)|details|over)(?: here)?"
         r"(?::| (?:at|in|from|on))$", _PICKUP),
    _cue("said in", "credit", "before",
         r"(?i)\b(?:said|saying|says|told|appear(?:s|ed|ing|ance)|interviewed|asked|spoke|speaking|claimed|"
         r"argued|added|wrote|written|writing|writes|posted|declared|explained|insisted|remarks|"
         r"recalled|suggested|predicted)(?: (?!in\b|on\b)[\w'-]+,?){0,5} (?:on|in|for)$", _ORAL),
    _cue("asked by", "credit", "before",
         r"\b(?:questions?|inquir(?:y|ies)|quer(?:y|ies)|requests?)(?: [\w-]+){0,3} from$", _ORAL),
    _cue("said on it", "credit", "after",
         r"(?:'s [^,]{1,40})?(?: (?:on )?\w+day(?: \w+)?)?,\s[^.;:]{1,60}?\b(?:said|says|wrote|"
         r"writes|told|argued|argues|called|claimed|apologi[sz]ed)\b", _ORAL),
    _cue("inverted report", "credit", "before",
         r"(?:[,\"'?!-]|^)\s?(?:reports|reported|writes|wrote|reveals|revealed)$", _PICKUP, True),
    _cue("inverted", "credit", "before",
         r"(?:[,\"'?!-]|^)\s?(?:[Rr]eports?|reported|says|writes|wrote|notes|noted|adds|added|said|"
         r"claimed|claims|observed|revealed|reveals|explains)$", _PICKUP),
    _cue("its work", "credit", "after",
         rf"(?:'s?|s')?(?:[/-][A-Z][\w-]*(?:\s[A-Z][\w-]*){{0,3}})?{QUALIFIERS}\s"
         rf"(?i:{PRODUCT})\b(?!\s(?:card|editor|desk|page|department))", _PICKUP),
    _cue("its reporter", "credit", "after",
         rf"(?:'s?)\s{PERSON},?{GAP}\s(?:{PUBLISHES}|{STATES})\b",
         _PICKUP),
    _cue("which reported", "credit", "after",
         rf",?\s(?:which|that|who)\b{GAP}\s(?:{PUBLISHES}|{STATES})\b", _PICKUP),
    _cue("reported", "credit", "after", rf"{ALSO}{ASIDE}{GAP}\s{PUBLISHES}\b", _PICKUP, True),
    _cue("said", "credit", "after", rf"{ALSO}{ASIDE}{GAP}\s{STATES}\b", _PICKUP),
    _cue("headline", "credit", "after", r"(?::|\s\||\s-)\s(?=\S)", _PICKUP),
    _cue("author", "credit", "after",
         rf",\s{PERSON},?{GAP}\s(?:{PUBLISHES}|argues|says|said)\b", _PICKUP),
)  # fmt: skip

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
_HIS_REPORTERS = re.compile(
    rf"(?:an?\s|the\s|its\s|two\s|three\s)?(?:{STAFF}|anchors?|hosts?|crew)\s(?:for|from|at|of|with)\s$"
)
_COORDINATED = re.compile(
    r"(?:(?:[Tt]he\s)?[A-Z0-9][\w.&'/-]*(?:\s(?:of\s)?[A-Z0-9][\w.&'/-]*){0,4}"
    r"(?:,\sand|,|\sand|\sor|\s&|,\sas well as)\s(?:also\s)?"
    r"(?:the\s|The\s|by\s|to\s|in\s|from\s|an?\s)?)+$"
)
#: Marks, bullets and a time of day, as before the first word of a line.
_LINE_START = re.compile(r"(?:\W|\d{1,2}[:.h]\d\d|\b(?:[ap]\.?m\b\.?|GMT|BST|E[SD]T))*")
#: A footnote's mark, perhaps with the headline it cites.
_NOTE = re.compile(
    r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[*^])(?:\s?[^,.;]{3,60},)?"
    r"(?:\s?[\"'][^\"]{3,160}[\"'],?)?"
)
#: Fewer words before a dash are a label, not a statement.
_LEAST_WORDS = 4
_OPENS_CLAUSE = re.compile(r"(?:^|[,;]\s|\band\s)(?:[Ii]n|[Oo]n)$")
_TOLD_END = re.compile(TOLD)
_TO_OFFICE = re.compile(
    r"(?:'s)?(?:\s[A-Z][\w-]+)*\s(?:spokes\w+|management|executives?|employees|workers|bureau|studios?|"
    r"offices?|headquarters|newsroom)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A cue as it stands beside a name: how many characters before and after it belong to it."""

    cue: Cue
    before: int
    after: int


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
    if cue.name == "told":
        return not _TO_OFFICE.match(after)
    if cue.name == "headline":
        return _LINE_START.fullmatch(left) is not None
    if cue.name == "writer of it":
        return re.match(rf",?{GAP}\s(?:{PUBLISHES}|{_FINDS})\b", after) is not None
    if cue.name == "said on it":
        return _OPENS_CLAUSE.search(left) is not None
    if cue.name == "told to act":
        return _TOLD_END.search(left) is not None
    return True


def stands_apart(before: str, after: str) -> bool:
    """Whether the name stands in brackets or after a dash at the end of what it credits."""
    left = _ARTICLE.sub("", before).rstrip()
    if left.endswith(("(", "[")):
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
    for pattern in (_ARTICLE, _DESCRIBED, _HIS_REPORTERS, _ARTICLE):
        plain = pattern.sub("", plain)
    plain = plain.rstrip()
    joined = _COORDINATED.sub("", _ARTICLE.sub("", before))
    joined = _ARTICLE.sub("", joined).rstrip()
    return (plain,) if joined in (plain, before.rstrip()) else (plain, joined)
