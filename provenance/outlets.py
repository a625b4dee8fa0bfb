"""What the name of a news outlet looks like, and when two names are the same outlet.

A credit names its source as a newsroom writes it: in full ("the Riverton Courier"), by its last
word ("the Courier"), by initials ("RPR") or by an address. Well-known outlets are listed in
``outlets.toml``; every other name is judged by its words.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


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
    agentur nachrichtenagentur fernsehen rundfunk newsdesk
    """)
NAME_WORDS: frozenset[str] = STANDING_WORDS | GENERIC_WORDS

#: Of the words above, those too common outside journalism to make a name by themselves.
_WEAK = _words("""
    advance advocate age agency bee broadcasting call citizen daily democrat digest eagle
    enterprise hub independent item leader live media network online pilot planet record report
    reporter republic republican review service standard star sun today tonight union voice
    witness universo guardian globe
    """)
_TAILS = frozenset({"news", "service", "online", "newspaper"})
_WITH_SERVICE = frozenset({"wire", "news", "press", "broadcasting", "radio", "television", "tv"})
#: Words that make a name where they stand first: "Radio Alba".
_FIRST = frozenset({"radio", "diario", "télévision", "prensa", "noticias", "gazette", "tv"})
_PERIODS = frozenset({"daily", "morning", "evening", "sunday", "weekly"})
_SMALL = _words("""the of and for in on at de del du des von di la las los le les der die das und
    et y & el il""")
_ARTICLE = re.compile(r"^(?:THE|[Tt]he|El|La|Los|Le|Les|Der|Die|Das|Il)\s+")
#: Section labels: "Local News" names a page, not a newsroom.
_SECTIONS = _words("""
    local world business sports sport national international breaking latest top more community
    political entertainment weather crime good bad tech technology health science money market
    city state foreign fake
    """)
#: Words that open a sentence or phrase, never a name.
_OPENERS = _words("""
    a after all an and as at because before but by during for from her his if in its meanwhile no
    on once our since some that their there these this though through told until via when where
    while who with without
    """)
#: Without their band only four letters from K or W on: too many offices go by such initials.
_CALL_SIGN = re.compile(
    r"^(?:[KW][A-Z]{3}|[KWCX][A-Z]{2,3}[- ]?(?:TV|FM|AM))(?:\s+\d{1,3})?(?:\s+[Nn]ews)?$"
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
_DOMAIN = re.compile(r"^(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,24}$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*\.?")
#: Official publications, offices and objects whose last word an outlet's name may also have.
_NOT_OUTLETS = frozenset(
    """command post, trading post, federal register, national register, congressional record,
    world record, police report, annual report, supreme court reporter, court reporter,
    labor union, credit union, european union, soviet union, african union, western union,
    peer review, judicial review, north star, social media, mass media, news media, local media,
    state media, the media, the press, the news, the sun""".replace("\n   ", "").split(", ")
)


def looks_like_outlet(name: str) -> bool:
    """Whether a run of text reads as a news outlet's name.

    True for a known outlet or agency, a web domain, a broadcast call sign, "Channel 6", and a
    capitalised name of at least two words with a word of journalism where such names carry it:
    last ("Riverton Courier"), first ("Radio Alba") or before a closing generic word.
    """
    name = _tidy(name)
    if not name or len(name) > 80 or "," in name or ":" in name:
        return False
    if _known_key(name) is not None or _DOMAIN.match(name) or _CHANNEL.match(name):
        return True
    if _CALL_SIGN.match(name) and name.casefold() not in _NOT_SIGNS:
        return True
    bare = _ARTICLE.sub("", name)
    if bare.casefold() in _NOT_OUTLETS or name.casefold() in _NOT_OUTLETS:
        return False
    words = _WORD.findall(bare)
    if len(words) == 1 and words[0][0].isupper():
        return _stands_alone(words[0].casefold(), article=bare != name)
    if len(words) < 2 or not all(
        w[0].isupper() or w[0].isdigit() or w.casefold() in _SMALL for w in words
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
        return len(low) <= 4 and low[-2] not in _SMALL
    return last in NAME_WORDS or any(part in STANDING_WORDS for part in last.split("-"))


def _stands_alone(word: str, *, article: bool) -> bool:
    """Whether one word is an outlet's short name: "the Courier", "Tribune-Record"."""
    parts = word.split("-")
    if len(parts) == 2:
        return all(part in STANDING_WORDS for part in parts)
    return article and word in STANDING_WORDS and word not in _WEAK


def _is_office(words: list[str]) -> bool:
    """Words that make the run an institution in spite of its last word."""
    return bool(
        {"department", "bureau", "office", "court", "ministry", "council", "university", "bank"}
        & set(words)
    )


def known_outlet(name: str) -> str | None:
    """The listed outlet this name stands for (``USA Today``, ``the AP``), or None."""
    return _known_key(_tidy(name))


def aliases(name: str) -> tuple[str, ...]:
    """Every name by which prose may refer to the outlet, longest first, the name itself included.

    Without its article, by its distinctive last word ("Riverton Courier" → "Courier"), without
    a closing "News", by initials from three words on ("Alba Public Radio" → "APR"), and by the
    names a known outlet goes by. Ties are in alphabetical order.
    """
    name = _tidy(name)
    if not name:
        return ()
    found = {name, _ARTICLE.sub("", name) or name}
    key = _known_key(name)
    if key is not None:
        found.update(n for n in (key, *_known()[key]) if not _DOMAIN.match(n))
    bare = _ARTICLE.sub("", key or name)
    words = bare.split()
    low = [w.casefold() for w in words]
    if len(words) > 1:
        last = words[-1]
        standing = any(part in STANDING_WORDS for part in (low[-1], *low[-1].split("-")))
        if (standing and not (key and low[-1] == "press")) or low[0] in _PERIODS:
            found.add(last)
        if len(words) > 2 and standing and low[-2] in _PERIODS | {"free"}:
            found.add(" ".join(words[-2:]))
        channel = re.match(r"(?i)(channel|kanal|canal)\s+\d{1,3}\b", bare)
        if channel:
            found.add(channel.group())
    if key is None:
        if len(words) > 2 and low[-1] in _TAILS and looks_like_outlet(bare):
            found.add(" ".join(words[:-1]))
        initials = _initials(bare)
        if initials:
            found.add(initials)
    return tuple(sorted(found, key=lambda n: (-len(n), n)))


def _initials(name: str) -> str | None:
    """The initials of a name of three or more capitalised words, or None."""
    words = [w for w in name.replace("-", " ").split() if w.casefold() not in _SMALL]
    if len(words) < 3 or not all(w[0].isupper() for w in words):
        return None
    return "".join(w[0] for w in words)


def same_outlet(a: str, b: str) -> bool:
    """Whether two names are one outlet: case, article, punctuation and known names apart.

    Initials match the full name they abbreviate, and an address the name it spells. Sharing a
    last word ("the Courier" and "Riverton Courier") is not enough: resolve that in context.
    """
    a, b = _tidy(a), _tidy(b)
    if not a or not b:
        return False
    key_a, key_b = _known_key(a), _known_key(b)
    if key_a is not None or key_b is not None:
        return key_a == key_b
    if _fold(a) == _fold(b) or _stem(a) == _stem(b):
        return True
    for short, full in ((a, b), (b, a)):
        if short.isupper() and short.isalpha() and _initials(_ARTICLE.sub("", full)) == short:
            return True
        if _DOMAIN.match(short) and not _DOMAIN.match(full) and domain_matches(short, full):
            return True
    return False


def domain_of(url: str) -> str | None:
    """The host of an address in lower case without ``www.``, or None if there is none."""
    url = url.strip()
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host:
        return None
    host = host.lower().rstrip(".").removeprefix("www.")
    return host if _DOMAIN.match(host) else None


def outlet_of_domain(domain: str) -> str | None:
    """The well-known outlet at this domain or at a parent of it (``edition.cnn.com``), or None."""
    labels = domain.lower().removeprefix("www.").split(".")
    for start in range(max(1, len(labels) - 1)):
        name = _domains().get(".".join(labels[start:]))
        if name is not None:
            return name
    return None


def domain_matches(domain: str, name: str) -> bool:
    """Whether a domain spells the outlet's name, its initials or one of its known domains."""
    known = outlet_of_domain(domain)
    if known is not None:
        return same_outlet(known, name)
    labels = [x for x in domain.lower().removeprefix("www.").split(".")[:-1] if x]
    spelled = {label.replace("-", "") for label in labels}
    spelled |= {s.removeprefix("the") for s in spelled}
    spelled |= {s.removesuffix(tail) for s in spelled for tail in ("online", "news")}
    forms = {_fold(name), _stem(name)}
    initials = _initials(_ARTICLE.sub("", _tidy(name)))
    if initials:
        forms.add(initials.lower())
    return any(len(form) >= 2 and form in spelled for form in forms)


def _tidy(name: str) -> str:
    """The name without outer quotes, brackets, closing marks and a possessive."""
    name = " ".join(name.replace("’", "'").split()).strip("\"'“”‘()[]*_ ,;:")
    if name.endswith("'s") and _raw_fold(name) not in _index():
        name = name[:-2]
    return name.rstrip("'")


def _raw_fold(name: str) -> str:
    """Lower-case letters and digits alone, accents removed."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and "))
    return "".join(c for c in plain.casefold() if c.isalnum())


def _fold(name: str) -> str:
    return _raw_fold(_ARTICLE.sub("", name) or name)


def _stem(name: str) -> str:
    """The folded name without a closing generic word, where two words are left."""
    words = _ARTICLE.sub("", name).split()
    if len(words) > 2 and words[-1].casefold() in _TAILS:
        words = words[:-1]
    return _raw_fold(" ".join(words))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    path = Path(__file__).with_name("outlets.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: tuple(names) for name, names in data.items()}


@cache
def _index() -> dict[str, tuple[tuple[str, str], ...]]:
    """Folded name → (name as listed, outlet)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for outlet, names in _known().items():
        for name in (outlet, *names):
            if not _DOMAIN.match(name):
                found.setdefault(_fold(name), []).append((name, outlet))
    return {fold: tuple(entries) for fold, entries in found.items()}


@cache
def _domains() -> dict[str, str]:
    return {n: outlet for outlet, names in _known().items() for n in names if _DOMAIN.match(n)}


#: Known names that are everyday words without their capitals, or without their article.
_EVERYDAY = _words("""
    time slate salon wired variety fortune stat bild dawn hill verge age independent australian
    hindu atlantic intercept athletic marketplace folha ria cp rt pa ap ft sz dw
    oregonian guardian economist telegraph spectator vox abc sbs
    """)
_NEEDS_ARTICLE = _words("""hill verge age independent australian hindu atlantic intercept athletic
    telegraph spectator""")


def _known_key(name: str) -> str | None:
    """The listed outlet this name stands for, or None.

    A title that is an everyday word needs its capital article ("The Hill"), and everyday words
    and short initials must be written with their capitals.
    """
    entries = _index().get(_fold(name))
    if not entries:
        domain = name.lower().removeprefix("www.")
        return outlet_of_domain(domain) if _DOMAIN.match(name) else None
    fold = _fold(name)
    for written, outlet in entries:
        if fold in _NEEDS_ARTICLE and not name.startswith("The "):
            continue
        if fold in _EVERYDAY or len(fold) <= 4:
            bare = _ARTICLE.sub("", name)
            if bare != _ARTICLE.sub("", written) and bare.replace(".", "") != written:
                continue
        return outlet
    return None
