"""What the name of a news outlet looks like, judged by its words."""

from __future__ import annotations

import re

from provenance.outlets.listed import ARTICLE, DOMAIN, listed, tidy


def _words(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


#: Words that may stand alone with an article: "the Courier reported".
STANDING_WORDS: frozenset[str] = _words("""
    advance advertiser advocate age argus banner beacon bee bugle bulletin call chronicle citizen
    clarion courant courier daily democrat despatch digest dispatch echo enquirer enterprise
    examiner express eagle free-press gazette globe guardian herald independent informer
    inquirer intelligencer item journal leader ledger magazine mail mercury messenger mirror
    monitor news-press newsletter observer pilot planet post post-gazette press quarterly record
    recorder reflector register reporter republic republican review scotsman sentinel spectator
    standard star statesman sun tabloid telegram telegraph times times-herald transcript tribune
    union voice weekly witness
    correo diario diarias heraldo mercurio periódico prensa universo
    dépêche écho gazette journal presse tribune voix
    abendblatt anzeiger blatt bote kurier morgenpost nachrichten rundschau tageblatt tagblatt
    wochenblatt zeitung
    """)
#: Words that mark a name as an outlet's but say too little alone: "Lakeside News", "Radio Alba".
GENERIC_WORDS: frozenset[str] = _words("""
    news radio wire newswire service broadcasting television tv network media newspaper newspapers
    newsroom agency fm online live today tonight report hub noticias agencia cadena télévision
    agentur nachrichtenagentur fernsehen rundfunk newsdesk journalism
    """)
NAME_WORDS: frozenset[str] = STANDING_WORDS | GENERIC_WORDS

#: Of the words above, those too common outside journalism to make a name by themselves.
_WEAK = _words("""
    advance advocate age agency bee broadcasting call citizen daily democrat digest eagle
    enterprise hub independent item leader live media network online pilot planet record report
    reporter republic republican review service standard star sun today tonight union voice
    witness universo guardian globe
    """)
#: Generic words that may be left off at the end of a name.
TAILS = frozenset({"news", "service", "online", "newspaper"})
#: What one-word names end in where words are compounded: "Velder Landbote", "Nordtidende".
_COMPOUNDED = (
    "zeitung", "anzeiger", "bote", "blatt", "kurier", "nachrichten", "rundschau", "tidende",
    "tidning", "tidningen", "bladet", "avisen", "dagblad", "courant", "krant",
)  # fmt: skip
_WITH_SERVICE = frozenset({"wire", "news", "press", "broadcasting", "radio", "television", "tv"})
#: Words that make a name where they stand first: "Radio Alba".
_FIRST = frozenset({"radio", "diario", "télévision", "prensa", "noticias", "gazette", "tv"})
PERIODS = frozenset({"daily", "morning", "evening", "sunday", "weekly"})
SMALL = _words("""the of and for in on at de del du des von di la las los le les der die das und
    et y & el il""")
#: Section labels: "Local News" names a page, not a newsroom.
_SECTIONS = _words("""
    local world business sports sport national international breaking latest top more community
    political entertainment weather crime good bad tech technology health science money market
    city state foreign fake auto motoring gaming celebrity music movie film tv food company
    industry press showbiz royal lifestyle travel property related
    """)
#: Words that open a sentence or phrase, never a name.
_OPENERS = _words("""
    a after all an and as at because before but by during for from her his if in its meanwhile no
    newer next older on once our previous related since some that their there these this though
    through told until via when where while who with without read watch listen see click view
    download subscribe
    """)
#: Without their band only four letters from K or W on: too many offices go by such initials.
_CALL_SIGN = re.compile(
    r"^(?:[A-Z]{0,3}TV\d{1,2}|[KW][A-Z]{3}|[KWCX][A-Z]{2,3}[- ]?(?:TV|FM|AM))(?:\s+\d{1,3})?"
    r"(?:\s+[Nn]ews)?$"
)
#: Other words in capitals of that form.
_NOT_SIGNS = _words("""
    wada wasp wnba wwii kfor kipp walk wall want ward warm warn wash wave ways weak wear week well
    went were west what when whom wide wife wild will wind wine wing wins wish with wood word work
    wrap keep kept kick kids kill kind king knew know
    """)
_CHANNEL = re.compile(
    r"^(?:channel|news ?channel|news|newscenter|newschannel|abc|cbs|nbc|fox|kanal|canal)\s?"
    r"(?:\d{1,3}|(?<=\s)(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
    r"(?:\s+\w+){0,2}(?:\s+news)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*\.?")
#: Publications, offices and objects whose last word an outlet's name may also have.
_NOT_OUTLETS = frozenset(
    """command post, trading post, federal register, national register, congressional record,
    world record, police report, annual report, supreme court reporter, court reporter,
    labor union, credit union, european union, soviet union, african union, western union,
    peer review, judicial review, north star, social media, mass media, news media, local media,
    state media, the media, the press, the news, the sun, rising star, guest post,
    blog post""".replace("\n   ", "").split(", ")
)
_OFFICES = _words("""
    department bureau office court ministry council university bank school college institute center
    centre prize award
    """)
#: Sites that carry anybody's words.
_PLATFORMS = frozenset(
    """wordpress.com blogspot.com blogger.com medium.com substack.com tumblr.com facebook.com
    twitter.com x.com youtube.com instagram.com linkedin.com reddit.com wikipedia.org github.com
    google.com gmail.com""".split()
)


def looks_like_outlet(name: str, *, signed: bool = False) -> bool:
    """Whether a run of text reads as a news outlet's name.

    True for a known outlet or agency, a web domain, a broadcast call sign, "Channel 6", and a
    capitalised name of at least two words with a word of journalism where such names carry it:
    last ("Riverton Courier"), first ("Radio Alba") or before a closing generic word. ``signed``:
    it stands where a page names itself, so that listed names which are everyday words count too.
    """
    name = tidy(name)
    if not name or len(name) > 80 or "," in name or ":" in name:
        return False
    if listed().outlet(name, signed=signed) is not None or _CHANNEL.match(name):
        return True
    if DOMAIN.match(name):
        return name.casefold().removeprefix("www.") not in _PLATFORMS
    if _CALL_SIGN.match(name) and name.casefold() not in _NOT_SIGNS:
        return True
    bare = ARTICLE.sub("", name)
    if bare.casefold() in _NOT_OUTLETS:
        return False
    words = _WORD.findall(bare)
    if len(words) == 1 and words[0][0].isupper():
        return _stands_alone(words[0].casefold(), article=bare != name)
    if len(words) < 2 or not all(
        w[0].isupper() or w[0].isdigit() or w.casefold() in SMALL for w in words
    ):
        return False
    return _named_like_one([w.casefold().rstrip(".") for w in words])


def _named_like_one(low: list[str]) -> bool:
    """Whether two or more words, in lower case, make an outlet's name."""
    if low[0] in _OPENERS or not {"in", "on", "at", "for"}.isdisjoint(low) or _is_office(low):
        return False
    if low[0] in _FIRST or (low[0] == "daily" and len(low) == 2):
        return True
    if low[0] in STANDING_WORDS and low[1] in {"de", "del", "du", "des", "von", "di"}:
        return True
    last = low[-1]
    if last in {"service", "agency", "network", "agentur", "association", "syndicate"}:
        return len(low) > 2 and low[-2] in _WITH_SERVICE
    if last == "news" and len(low) == 2 and low[0] in _SECTIONS:
        return False
    if last in _WEAK:
        return len(low) <= 4 and low[-2] not in SMALL
    return last in GENERIC_WORDS or has_standing_word(last) or is_compound(last)


def has_standing_word(word: str) -> bool:
    """Whether a word in lower case, or a part of it, may stand alone: "tribune-record"."""
    return any(part in STANDING_WORDS for part in word.split("-"))


def is_compound(name: str) -> bool:
    """Whether a name's last word is an outlet's by its ending alone: "Landbote"."""
    parts = name.casefold().split()[-1].split("-")
    return any(part.endswith(_COMPOUNDED) and part not in NAME_WORDS for part in parts)


def _stands_alone(word: str, *, article: bool) -> bool:
    """Whether one word is an outlet's short name: "the Courier", "Tribune-Record"."""
    parts = word.split("-")
    if len(parts) == 2:
        return all(part in STANDING_WORDS for part in parts)
    return article and word in STANDING_WORDS and word not in _WEAK


def _is_office(words: list[str]) -> bool:
    """Words that make the run an institution in spite of its last word."""
    return not _OFFICES.isdisjoint(words)
