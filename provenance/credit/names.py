"""Names: which of the given documents a name, a link or "the paper" stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from provenance.credit.signed import TITLES, marks, top_lines
from provenance.model import Document
from provenance.outlets import (
    STANDING_WORDS,
    aliases,
    domain_of,
    is_agency,
    is_compound,
    known_outlet,
    looks_like_outlet,
    outlet_of_domain,
    same_outlet,
)
from provenance.text.folding import fold

_INITIALS = re.compile(r"[A-Z]{2,4}")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)

#: What a run of capitalised words ends at: "Salt and Light", "Bishop's Ferry Echo".
_BROKEN = re.compile(r"\s[a-z]\w*\s|['’]s\s")

#: Last words that names of unions, parties, offices and products share with outlets: a name that
#: ends in one and is not known is believed only beside a verb of journalism.
_DOUBTFUL_WORDS = frozenset(
    """advance advocate agency broadcasting call citizen democrat digest enterprise hub independent
    leader live media network online pilot planet report reporter republic republican review service
    today tonight union voice witness fm agencia wire association syndicate""".split()
)
#: How a name resolves that is a byline's.
REPORTER = "the source's reporter"
_SHORT = "by its short name"
#: How a name resolves that the text has spelled out before.
NAMED_BEFORE = "short for the outlet named before"
#: How a name resolves that is an outlet's, but no source's.
UNGIVEN = "no source given goes by this name"
#: How a name resolves that is an outlet's short one.
SHORT = frozenset({_SHORT, NAMED_BEFORE})


_AIR = re.compile(
    r"(?i:\b(?:radio|tv|television|channel|broadcasting|fm)\b)|\b(?:BBC|CNN|CBS|NBC|ABC|NPR|PBS|MSNBC|"
    r"CNBC|Fox|ITV|Sky)\b|\b[KW][A-Z]{3}\b"
)
_WIRE = re.compile(
    r"(?i:\b(?:wire|agency|agence|newswire)\b)|"
    r"\b(?:Associated Press|AP|AFP|UPI|Reuters|dpa|Xinhua)\b"
)
_AIR_PHRASE = re.compile(r"\b(?:station|broadcaster|network|channel)$")
_WIRE_PHRASE = re.compile(r"\b(?:wire service|agency)$")
_PRINT_PHRASE = re.compile(
    r"\b(?:newspapers?|papers?|tabloid|magazine|daily|weekly|journal|bulletin|newsletter)$"
)


#: Evidence of an outlet that is itself the credit a paper owes the agency or paper it prints.
_CREDIT_MARKS = frozenset({"wire slug", "filing mark", "sign-off", "republication line"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who a name stands for."""

    name: str
    """As written."""
    document: str | None
    """Id of the source it resolves to."""
    own: bool = False
    """Whether it is the suspicious document's own outlet."""
    how: str = ""
    """One clause: how it was resolved."""
    doubtful: bool = False
    """Whether the name may be no outlet's at all."""
    unlisted: bool = False
    """Whether it is no source's and no listed outlet's name, but only looks like an outlet's."""


@dataclass(slots=True)
class Roster:
    """The outlets of the suspicious document and its sources, and who was spoken of before.

    Short names are read in context: "the Courier" is the Courier last named in full, else the
    suspicious document's own, else a source's.
    """

    draft: Document
    sources: Sequence[Document]
    _forms: dict[str, list[tuple[str | None, bool]]] = field(init=False, default_factory=dict)
    _named: dict[str, Party] = field(init=False, default_factory=dict)
    _last_words: dict[str, Party] = field(init=False, default_factory=dict)
    _surnames: dict[str, Party] = field(init=False, default_factory=dict)
    _guessed: set[str] = field(init=False, default_factory=set)
    """Sources of unknown outlet: that a line above their headline names it needs proof."""
    spelled: re.Pattern[str] | None = field(init=False, default=None)
    """The sources' names that are no single run of capitals ("Salt and Light"), as a pattern."""

    def __post_init__(self) -> None:
        for name in own_names(self.draft):
            self._enter(name, None, self.draft.outlet)
        for source in self.sources:
            for name in filter(None, dict.fromkeys((source.outlet, *source.names))):
                self._enter(name, source.id, source.outlet)
            if source.outlet is None and source.host is None:
                for name in marks(source):
                    self._enter(name, source.id, name)
                for name in top_lines(source):
                    self._guessed.add(source.id)
                    self._enter(name, source.id, name)
        broken = sorted(
            {
                fold(_ARTICLE.sub("", name)).text
                for d in (self.draft, *self.sources)
                for name in (d.outlet, d.host)
                if name and _BROKEN.search(_ARTICLE.sub("", name))
            }
        )
        if broken:
            listed = "|".join(re.escape(name) for name in broken)
            self.spelled = re.compile(rf"(?<![\w@])(?:{listed})(?!\w)")

    def _enter(self, name: str, document: str | None, outlet: str | None) -> None:
        for form in aliases(name):
            key = _key(form)
            full = " " in key or (outlet is not None and key == _key(outlet))
            if len(key) > 1:
                entries = self._forms.setdefault(key, [])
                if (document, full) not in entries:
                    entries.append((document, full))

    def look_up(self, name: str, *, article: bool = False) -> Party | None:
        """Who ``name`` (a capitalised run as written, ``article`` if one stands before it) is.

        None if it is no outlet's name.
        """
        bare = _ARTICLE.sub("", name)
        entries = self._forms.get(_key(bare))
        if entries:
            return self._known(name, bare, entries)
        spoken = self._last_words.get(_key(bare)) if article or bare != name else None
        if spoken is not None:
            return Party(name, spoken.document, spoken.own, NAMED_BEFORE)
        earlier = self._named.get(_key(bare))
        if earlier is not None and _key(earlier.name) == _key(bare):
            return earlier
        if earlier is not None:
            return Party(name, earlier.document, earlier.own, NAMED_BEFORE)
        if article or bare != name:
            written = "The " + bare if len(bare.split()) == 1 else bare
            if looks_like_outlet(written) or looks_like_outlet(bare):
                return self._stranger(name, bare)
        elif looks_like_outlet(name):
            party = self._stranger(name, name)
            if party is not None and is_compound(name):
                return replace(party, doubtful=True)  # a person's surname may be one: no article
            return party
        return None

    def _known(self, name: str, bare: str, entries: list[tuple[str | None, bool]]) -> Party:
        earlier = self._named.get(_key(bare))
        if earlier is not None and not any(full for _, full in entries):
            return Party(name, earlier.document, earlier.own, NAMED_BEFORE)
        ids = [document for document, _ in entries]
        full = [document for document, is_full in entries if is_full]
        if None in ids and (None in full or not full):
            return Party(name, None, True, "the document's own outlet")
        if not full and self._ambiguous(ids):
            return Party(name, None, False, "more than one source goes by this name")
        how = "named in full" if full else _SHORT
        found = (full or ids)[0]
        return Party(name, found, False, how, found in self._guessed)

    def _ambiguous(self, ids: list[str | None]) -> bool:
        """Whether these sources are of more than one outlet."""
        named = [s for s in self.sources if s.id in ids]
        return any(not same_source(a, b) for a, b in pairwise(named))

    def _stranger(self, name: str, bare: str) -> Party | None:
        words = bare.replace(".", " ").split()
        if known_outlet(bare) or known_outlet(name):
            return Party(name, None, False, UNGIVEN)
        if _INITIALS.fullmatch(bare) or {w.casefold() for w in words} & TITLES:
            return None  # a person, or initials as likely an agency's as a station's
        doubtful = words[-1].casefold() in _DOUBTFUL_WORDS or "." in bare.rstrip(".")
        return Party(name, None, False, UNGIVEN, doubtful, True)

    def reporter(self, name: str) -> Party | None:
        """The source whose byline has this person: in full, or by surname once credited."""
        for source in self.sources:
            if any(_key(name) == _key(person) for person in source.byline):
                return Party(name, source.id, False, REPORTER)
        known = self._surnames.get(_key(name).split()[-1]) if name else None
        if known is None or (" " in name and _key(name) != _key(known.name)):
            return None
        return replace(known, name=name)

    def is_introduced(self, party: Party) -> bool:
        """Whether the text has credited this reporter before."""
        return _key(party.name).split()[-1] in self._surnames

    def link(self, url: str) -> Party | None:
        """The source at this address, or on the same site; None for any other address."""
        plain = _address(url)
        for source in self.sources:
            if source.url and _address(source.url) == plain:
                return Party(source.outlet or url, source.id, False, "links to the source")
        domain = domain_of(url)
        if domain is None:
            return None
        for source in self.sources:
            if any(_on_site(domain, site) for site in source.domains):
                if source.outlet and any(
                    same_outlet(source.outlet, n) for n in own_names(self.draft)
                ):
                    continue
                return Party(
                    source.outlet or domain, source.id, False, "links to the source's site"
                )
        return None

    def agency(self) -> Party | None:
        """The agency the text has credited, else a source's, or None."""
        given = (self.look_up(s.outlet) for s in self.sources if s.outlet)
        parties = [*self._named.values(), *filter(None, given)]
        return next((p for p in parties if is_wire(p.name)), None)

    def handle(self, name: str) -> Party | None:
        """Whose account on a social network ``name`` (without its @) is, or None."""
        key = name.casefold()
        for form, entries in self._forms.items():
            if re.sub(r"\W", "", form) == key:
                return self._known(name, form, entries)
        if outlet_of_domain(f"{key}.com"):
            return Party(name, None, False, UNGIVEN)
        return None

    def introduce(self, person: str, party: Party) -> None:
        """Remember a reporter named with the outlet: "the Echo's Ada Roe", then "Roe writes"."""
        surname = _key(person).split()[-1]
        self._surnames.setdefault(surname, replace(party, name=person, how=REPORTER))

    def credited(self, party: Party) -> None:
        """Remember whom the text has just credited."""
        if party.how == REPORTER:
            self._surnames[_key(party.name).split()[-1]] = party
            return
        for form in aliases(_ARTICLE.sub("", party.name)):
            self._named[_key(form)] = party
        if party.name.endswith(" News"):
            self._named[_key(party.name[: -len(" News")])] = party
        last = _ARTICLE.sub("", party.name).split()
        if len(last) > 1 and len(last[-1]) > 3 and last[-1][0].isupper():
            self._last_words[_key(last[-1])] = party


def fits(phrase: str, name: str) -> bool:
    """Whether "the newspaper", "the station" or "the wire service" may mean this outlet."""
    air, wire = bool(_AIR.search(name)), bool(_WIRE.search(name))
    if _AIR_PHRASE.search(phrase):
        last = name.split()[-1].casefold() if name else ""
        return air or not (wire or last in STANDING_WORDS)
    if _WIRE_PHRASE.search(phrase):
        return wire
    if _PRINT_PHRASE.search(phrase):
        return not air and not wire
    return True


def is_wire(name: str) -> bool:
    """Whether a name is an agency's: a listed one's, or called one."""
    return is_agency(name) or _WIRE.search(name) is not None


def own_names(draft: Document) -> tuple[str, ...]:
    """Names by which the document speaks of its own newsroom.

    A copy on another's site speaks of its host; where an outlet was only inferred from the text's
    own credits, it is no evidence of whose pages these are.
    """
    if draft.host and draft.outlet and not same_outlet(draft.host, draft.outlet):
        return (draft.host,)
    if draft.outlet is None or _is_credited(draft):
        return (draft.host,) if draft.host else ()
    return tuple(dict.fromkeys((draft.outlet, *draft.names)))


def publisher(document: Document) -> str | None:
    """Who published this copy: the host, else the outlet if the page is signed with it."""
    return document.host or (None if _is_credited(document) else document.outlet)


def is_reprint(document: Document) -> bool:
    """Whether it says that this copy was published by another than the outlet whose work it is."""
    return bool(
        document.outlet and document.host and not same_outlet(document.outlet, document.host)
    )


def _is_credited(document: Document) -> bool:
    """Whether all that names the outlet is a credit: a wire's slug or mark, a line at the foot."""
    hows = {e.how for e in document.evidence if e.field == "outlet" and e.value == document.outlet}
    return document.host is None and bool(hows) and hows <= _CREDIT_MARKS


def same_source(a: Document, b: Document) -> bool:
    """Whether a credit to one is a credit to the other: the same outlet's work."""
    if a.id == b.id:
        return True
    return a.outlet is not None and b.outlet is not None and same_outlet(a.outlet, b.outlet)


def is_one_of(document: Document, names: Iterable[str]) -> bool:
    """Whether a document is from one of the outlets with these names."""
    known = {n for n in (document.outlet, *document.names) if n}
    return any(same_outlet(a, b) for b in names for a in known)


def _key(name: str) -> str:
    return " ".join(_ARTICLE.sub("", name).replace("’", "'").casefold().replace(".", "").split())


def _address(url: str) -> str:
    plain = re.sub(r"^[a-z]+://(?:www\.)?|[?#].*$", "", url.strip(), flags=re.IGNORECASE)
    return plain.rstrip("/").casefold()


def _on_site(domain: str, site: str) -> bool:
    return domain == site or domain.endswith("." + site)
