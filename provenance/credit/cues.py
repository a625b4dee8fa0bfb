"""Cues: the wordings that turn an outlet's name into a credit, or keep it from being one.

A cue is read from the words just before a name (``before``) or just after it (``after``), both
taken from the folded sentence (straight quotation marks, plain hyphens). The first cue of the
table that fits decides, so what keeps a name from being a credit stands before what makes it one.
How they are read beside a name is in `provenance.credit.reading`.
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
    POLL,
    PRODUCT,
    PUBLISHES,
    QUALIFIERS,
    SAYS,
    STAFF,
    STATES,
    TOLD,
    WHEN,
)

Meaning = Literal["credit", "photo", "subject", "employer", "poll"]

#: What only somebody who went and looked does.
FINDS = r"(?:found|finds|counted|counts|calculated|obtained|reviewed|visited|saw|spoke (?:to|with))"


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

    @property
    def says(self) -> str:
        """What the wording says of the outlet, to an editor: a clause without a subject."""
        return _SAYS.get(self.name, "says that it reported this")


_ORAL = "The Guardian on copying quotes: always say where they came from"
_POLL = "a poll is a document, whoever pays for it: citing it credits no report"
#: Whom a poll asks; a survey of others (of councils, of records) is a newsroom's own work.
POLLED = (
    r"(?:[\w,.-]+ ){0,4}(?:\d{1,3},\d{3}|voters|adults|residents|Americans|people|households|"
    r"Republicans|Democrats|respondents|men|women|students|parents|viewers|readers)\b"
)
#: After these a poll is what the outlet reports on.
NEWS_VERBS = r"(?:report\w*|obtained|reviewed|seen|cited|quoted|according)"
#: The rest of a name that two outlets share: "the Echo/Alba Radio poll".
_PARTNER = r"(?:[/-][A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})?"
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
         r"[^.;]{0,50}$|"
         r"^\W*(?:Facebook|Twitter|Instagram|Handout|Getty Images|[A-Z]\w+)(?:/[\w ]+)? via$|"
         r"(?:^|[(.]\s?)(?:[Cc]redit|Image|Photo|Pic)\s?:\s?[^.;]{0,50}$",
         "a picture credit credits no text"),
    _cue("photo after", "photo", "after",
         r"(?:'s)?(?:/[A-Z][\w ]{0,20})? (?:[Ff]ile |[Ss]taff |[Hh]andout )?[Pp]hotos?"
         r"(?:graph(?:er|s)?)?\b\s?(?:by\b|/|\)|$|\.)", "a picture credit credits no text"),
    _cue("notice", "subject", "before",
         r"\b(?i:notices?|advertisements?|adverts?|ads?|classifieds?|obituar(?:y|ies))\b"
         r"(?: [\w-]+){0,5} (?:in|on|by|to)$", "what others have printed is not its reporting"),
    _cue("its poll", "poll", "after",
         rf"(?:'s?|s')?{_PARTNER}(?:\s(?!{PUBLISHES}|and\b)[\w'/-]+)"
         rf"{{0,2}}?\s(?i:{POLL})\b(?! (?:average|aggregat\w+))"
         rf"(?!(?<=survey) of (?!{POLLED}))", _POLL),
    _cue("poll by", "poll", "before",
         rf"\b(?i:{POLL})(?:,? (?!{NEWS_VERBS})[\w'-]+){{0,7}}?,? (?:by|for|from|on|in)$", _POLL),
    _cue("interview", "credit", "before",
         r"\binterview(?:s|ed)?(?: [\w'-]+){0,4} (?:with|by|on)$", _ORAL),
    _cue("author's note", "employer", "before",
         r"\b(?:stories|work|articles|writing|essays|poems|columns|pieces) (?:have|has) (?:also )?"
         r"appeared (?:in|on)$", "names where an author's work has been printed"),
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
         rf"{ASIDE}{GAP}\s(?:said|says|announced|stated|(?:confirmed|added)(?= that\s|\sin a st))"
         r"\s(?:in a statement|(?:on \w+ |\w+day )?(?:that\s)?(?:it|its|it's|they|their)\b)"
         r"(?![^.]{0,80}\bits (?:own )?(?:tally|count|report|story|article|analysis|review)\b)"
         r"(?!(?:'s|'d)?\s(?:had|has|have|was|were|could|also|can|\s)*\s?(?:obtained|reviewed|seen|"
         r"spoke|spoken|found|learned|learnt|provided|given|shown|told|verified|confirmed|interviewed|examined|analy[sz]ed|"
         r"contacted|viewed|heard|identified|counted|unable|not|understands?|received|reporter|"
         r"own (?:count|analysis|review|reporting)|analysis|review|investigation|reporting|tally|"
         r"count|sources?|reporters?))",
         "the outlet as the subject of the story"),
    _cue("staff writes", "credit", "after",
         rf"(?:'s?)?,?\s(?:[\w-]+\s){{0,4}}?(?:{STAFF}|editor|editorial (?:board|page)),?\s"
         rf"(?:{PERSON}(?:'s?)?,?\s?)?{GAP}\s?(?:{PUBLISHES}|notes?d?|observe[sd]|points? out|"
         r"pointed out)\b", _PICKUP, journalism=True),
    _cue("staff find", "credit", "after",
         rf"(?:'s?)?\s(?i:reporter|journalist|correspondent)s?,?(?:\s{PERSON},?)?"
         rf"(?:\s[a-z][\w-]*(?:\s[\w'-]+){{0,7}}?\sand)?\s{FINDS}\b", _PICKUP, journalism=True),
    _cue("writer of it", "credit", "before",
         rf"(?:{PERSON},?|\b[Ee]dit(?:ors|orial (?:board|page)s?)) (?:of|from|at|with)$", _PICKUP),
    _cue("one of it", "credit", "before", rf"{PERSON},? of$", _PICKUP),
    _cue("by its writer", "credit", "before", r"[\"',]\s?by$", _PICKUP),
    _cue("columnist says", "credit", "after",
         rf"(?:'s?)?\s(?:[\w-]+\s){{0,3}}?(?:{STAFF}|editorial (?:board|page)),?\s"
         rf"(?:{PERSON},?\s?)?{ASIDE}{GAP}(?:\s?(?:{PUBLISHES}|{STATES})\b|:\s?\")", _PICKUP),
    _cue("writes of", "credit", "before",
         rf"\b(?:writes|wrote|reports|reported)\s{PERSON},?\s(?:[^.;]{{0,70}}\s)?(?:of|at|for|in|from|with)$",
         _PICKUP),
    _cue("runs in it", "credit", "before",
         r"\b(?:in|on|to|by|from) (?:an? |the |\w+day's |this |last |\w+ )?(?:[\w-]+ ){0,2}"
         r"(?:edition|issue|pages|website|site|front page|opinion page|airwaves) of$", _PICKUP),
    _cue("inverted report", "credit", "before",
         r"(?:[,\"'?!-]|^)\s?(?:reports|reported|writes|wrote|reveals|revealed)$", _PICKUP, True),
    _cue("says one of", "credit", "before", rf"\b[Aa]ccording to {PERSON},? (?:of|at|from|with)$",
         _PICKUP),
    _cue("its editor reports", "credit", "before", rf"\b(?:[Ee]ditor|{STAFF}) (?:at|for|of|with)$",
         _PICKUP, journalism=True),
    _cue("its analyst", "credit", "before", r"\b[Aa]ccording to$", _ORAL),
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
         r"\b(?:lawsuit|suit|libel|defam\w+|sued|suing|retract\w*|withdr\w+|apolog\w+)\b[^,;\"]{0,60}"
         r"(?<!,)$",
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
         rf"(?:out|due|{WHEN}))){{0,4}},? (?:with|in|by|from|on|at|to|for|of|via)$|"
         rf"\b{PRODUCT} (?:of|on|about|into) [^.;,\"]{{2,60}} by$|"
         rf"\b[Ii]nterviewed(?: [\w-]+){{1,5}} by$", _PICKUP),
    _cue("thanks to", "credit", "before",
         r"\b(?:[Tt]hanks(?: also| again)?|[Hh]ats? off) to$", _PICKUP),
    _cue("citing", "credit", "before",
         r"\b(?:[Cc]iting|[Qq]uoting|cites|cited|quotes|quoted|[Vv]ia|[Pp]er|[Hh]/[Tt]:?|"
         r"[Hh]at[- ]?tip(?: to)?:?|"
         r"credits|credited|crediting|[Cc]redit(?: goes)? to|"
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
         r"^\W*(?i:(?:click (?:here )?for |read )?more|(?:news |story )?sources?|"
         r"(?:read )?(?:the )?(?:full|whole|rest of the) "
         r"(?:story|report|piece|article|interview)|details|over)(?: here)?"
         r"(?::| (?:at|in|on)|(?<![Mm]ore) from)$", _PICKUP),
    _cue("more from", "credit", "before", r"^\W*(?i:click (?:here )?for |read )?(?i:more) from$",
         _PICKUP),
    _cue("said in", "credit", "before",
         rf"(?i)\b(?:{PUBLISHES}|{SAYS}|told|appear(?:s|ed|ance)|spoke|joked|shot back|confessed|"
         r"(?:say|tell|appear|speak|writ|report|argu|explain|not|add|claim|insist)ing|remarks)"
         r"(?: (?!in\b|on\b)[\w'-]+,?){0,5} (?:on|in|for)$|"
         r"\b(?:writes|wrote|reports|reported|argues|argued|notes|noted|blogs|over) at$", _ORAL),
    _cue("asked by", "credit", "before",
         r"\b(?:questions?|inquir(?:y|ies)|quer(?:y|ies)|requests?)(?: [\w-]+){0,3} from$", _ORAL),
    _cue("said on it", "credit", "after",
         rf"(?:'s \"[^\"]{{1,40}}\"(?: \w+)?,?\s|(?:'s [^,]{{1,40}})?(?: (?:on )?\w+day(?: \w+)?)?,"
         rf"\s)(?:[^.;:]{{1,60}}?\s)?(?:apologi[sz]ed|{PUBLISHES}|{STATES})\b", _ORAL),
    _cue("inverted", "credit", "before",
         r"(?:[,\"'?!-]|^)\s?(?:[Rr]eport|Reports|says|notes|noted|adds|added|said|claimed|claims|"
         r"observed|explains)$", _PICKUP),
    _cue("its work", "credit", "after",
         rf"(?:(?:'s?|s')(?!.{{0,30}}\b(?i:e-?mail|twitter|facebook|instagram|media) account)|"
         rf"(?!\s(?:[\w-]+\s){{0,2}}accounts?\b)){_PARTNER}"
         rf"(?:\s(?i:{PRODUCT})|{QUALIFIERS}\s{PRODUCT})\b"
         r"(?!'s tweet|\s(?:card|editor|desk|page|department|team))", _PICKUP),
    _cue("its reporter", "credit", "after",
         rf"(?:'s?)\s{PERSON},?{GAP}\s(?:{PUBLISHES}|{STATES})\b",
         _PICKUP),
    _cue("which reported", "credit", "after",
         rf",?\s(?:which|that|who)\b{GAP}\s(?:{PUBLISHES}|{STATES})\b", _PICKUP),
    _cue("reported", "credit", "after", rf"{ALSO}{ASIDE}{GAP}\s{PUBLISHES}\b", _PICKUP, True),
    _cue("said", "credit", "after", rf"{ALSO}{ASIDE}{GAP}\s{STATES}\b", _PICKUP),
    _cue("believed", "credit", "after", r"\s(?:is|are|was|were) to be (?:believed|trusted)\b",
         _PICKUP),
    _cue("among others", "credit", "after",
         rf"{ALSO},{GAP}\s(?:{PUBLISHES}|{STATES})\b", _PICKUP),
    _cue("and said", "credit", "after",
         rf"{ASIDE}\s[^,;:\"()]{{3,80}}?\s(?:and|but){GAP}\s(?:{PUBLISHES}|"
         r"found\b(?! (?:itself|themselves|guilty|liable|an? (?:buyer|home|job)))|"
         r"(?:said|says|noted|concluded|argued|added) (?:that|the|its|a)\b)", _PICKUP),
    _cue("headline", "credit", "after", r"(?::|\s\||\s-)\s(?=\S)", _PICKUP),
    _cue("author", "credit", "after",
         rf",\s{PERSON},?{GAP}\s(?:{PUBLISHES}|argues|says|said)\b", _PICKUP),
)  # fmt: skip

_TOLD = "says that this was told to it"
_ON_IT = "says that this was said there"
_ITS_WORK = "points to its report"
_CITED = "cites it"
#: Cue → what it says; of the others, that the outlet reported this.
_SAYS = {
    "told": _TOLD,
    "interview": _TOLD,
    "asked by": _TOLD,
    "said in": _ON_IT,
    "said on it": _ON_IT,
    "runs in it": _ON_IT,
    "according to": "says that this is according to it",
    "says one of": "says that this is according to it",
    "seen by": "says that it saw or found this",
    "citing": _CITED,
    "thanks to": "thanks it",
    "drawn from": "says that this comes from it",
    "read in": "says that this was read there",
    "more at": "sends the reader to it",
    "more from": "sends the reader to it",
    "report in": _ITS_WORK,
    "its work": _ITS_WORK,
    "its poll": "gives a poll of its own",
    "poll by": "gives a poll of its own",
    "headline": "puts its name before this",
}
