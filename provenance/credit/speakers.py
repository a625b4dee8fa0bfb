"""Speakers: who the words around a quotation say it is from, and whether it was said to all."""

from __future__ import annotations

import re

#: Verbs of saying, as a pattern.
SAYS = (
    r"(?:said|says|say|saying|told|tells|telling|added|adds|wrote|writes|noted|notes|testified|"
    r"explained|explains|recalled|recalls|asked|asks|replied|replies|declared|announced|argued|"
    r"tweeted|posted|insisted|insists|warned|warns|continued|joked|stated|states|read|reads|"
    r"observed|commented|remarked|responded|admitted|acknowledged|concluded|predicted|suggested|"
    r"claimed|claims|alleges|alleged|accuses|promised|vowed|urged|quipped|shouted|cited|cites|"
    r"describes|described|called|calls|thanked|blamed|put|stressed|stresses|emphasi[sz]ed|"
    r"complained|lamented|contended|contends|maintained|maintains)"
)
#: Further verbs that say nothing but beside quotation marks: "ruled", "laughs", "sighed".
_BESIDE_MARKS = (
    r"(?:conceded|concedes|ruled|rules|laughed|laughs|sighed|sighs|mused|muses|shrugged|grinned|"
    r"smiled|cried|exclaimed|whispered|muttered|yelled|screamed|shot\sback|reckons|reckoned|"
    r"believes|believed|thinks|thought|feels|felt|wonders|wondered|jokes|argues|answered|answers|"
    r"countered|counters|confirmed|confirms|agreed|agrees|boasted|boasts|pleaded|protested|"
    r"pointed\sout|points\sout|went\son|goes\son|goes|summed\sup|sums\sup|offered|offers|"
    r"confessed|confided|confides|hissed|roared|sang|chanted|texted|emailed|tweets|posts|"
    r"suggests|urges|vows|remembers|remembered|reflected|reflects|reports|reported|found|"
    r"predicts|responds|remarks|observes|comments|denies|denied|dubbed|"
    r"labell?ed|branded|hailed|welcomed|praised|likened|greeted)"
)
_VERB = rf"(?:{SAYS}|{_BESIDE_MARKS})"
_UPPER = "".join(c for c in map(chr, range(0x530)) if c.isupper())
_NAME = rf"(?:[{_UPPER}][\w.'’-]*\s){{0,3}}[{_UPPER}][\w'’-]+"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)"
#: No speaker's name begins so: a day, or a word that opens a clause.
_NO_NAME = (
    r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today|On|In|At|By|For|After|When|"
    r"While|But|And|As|If|Then|That|There|Yet|The|An?)\b)"
)
#: An office between the verb and the name, not where, when or to whom it was said.
_OFFICE = (
    r"(?:(?!(?:on|in|at|of|to|about|that|by|for|from|after|during|with|it|as|and|but|while|when|"
    r"because|which|who|if|before|then|so|or)\b)[\w'’-]+\s)"
)
_SPEAKER = (
    re.compile(rf"\b(?!tell|told){SAYS}\s{_OFFICE}{{0,4}}?{_NO_NAME}(?P<who>{_NAME})"),
    re.compile(
        rf"\b{_NO_NAME}(?P<who>{_NAME}|{_PRONOUN})"
        rf"(?:,[^\"“”]{{1,120}}?,)?\s(?:[a-z]+\s){{0,2}}{SAYS}\b"
    ),
    re.compile(r"\b[Aa]ccording\sto\s(?P<who>(?:the\s|an?\s)?(?:[\w-]+\s){0,4}[\w-]+)"),
    re.compile(rf"\b(?P<who>(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s){{0,4}}?[\w-]+)\s(?:also\s)?{SAYS}\b"),
    re.compile(rf"\b(?!tell|told){SAYS}\s(?P<who>(?:the|an?)\s(?:[\w-]+\s){{0,3}}?[\w-]+)\b"),
)
#: Somebody named or described: "Ada Brome", "council leader Ada Brome", "his wife", "residents".
_SOMEBODY = (
    rf"(?:{_OFFICE}{{0,5}}?{_NO_NAME}(?P<name>{_NAME})|(?P<other>{_PRONOUN}\b|"
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Aa]nother|"
    rf"[Ss]ome|[Ss]everal|[Mm]any|[Bb]oth|[Aa]ll)\s{_OFFICE}{{0,4}}?[\w'’-]+|"
    r"(?:every|some|any|no)(?:one|body)|no\sone|[a-z]{3,}s))"
)
#: What stands right behind the closing mark, or opens the sentence after it.
_BEHIND = (
    re.compile(rf"\W{{0,6}}{_VERB}\s{_SOMEBODY}"),
    re.compile(rf"\W{{0,6}}{_SOMEBODY}(?:,[^\"“”]{{1,120}}?,)?\s(?:[a-z]+\s){{0,2}}{_VERB}\b"),
    re.compile(rf"\W{{0,6}}in\sthe\swords\sof\s{_SOMEBODY}"),
    re.compile(rf"\s*[-–—]\s?{_SOMEBODY}\W{{0,6}}$"),
)
#: Whoever is spoken of before a colon, with no verb of saying: "Ada Brome was blunt:".
_BEFORE_COLON = re.compile(rf"\b{_NO_NAME}(?P<who>{_NAME}|{_PRONOUN}\b)")
_PUBLIC = re.compile(
    r"\b(?:statements?|(?:news|press|media)\s(?:release|conference|briefing|statement)|release|"
    r"indictment|complaint|lawsuit|affidavit|warrant|filings?|filed|court\s(?:papers|records|"
    r"documents|filings?)|court|brief|ruling|(?-i:opinion|order)|verdict|testimony|testified|testifying|"
    r"deposition|transcript|hearing|sentencing|tweets?|tweeted|tweeting|posted|(?-i:posts?)|Twitter|"
    r"Facebook|Instagram|Truth\sSocial|social\smedia|blog|speech|speaking\sat|address(?:ed|ing)?|"
    r"rally|debate|remarks|podium|reporters|journalists|news\smedia|memo(?:randum)?|"
    r"open\sletter|letter\sto|(?-i:report)|resolution|declaration|proclamation|advisory|announcement|"
    r"announced|website|manifesto|constitution|(?-i:law|bill|act)|statute|ordinance|"
    r"told\sthe\s(?:board|council|committee|commission|panel|court|jury|judge|crowd|audience|"
    r"hearing|meeting|conference|lawmakers|legislators|parliament|house|senate|assembly)|"
    r"read\s(?:aloud|out)|press\ssecretary|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)


def speaker_of(said: str) -> str | None:
    """Who speaks by the words of a sentence outside its quotations, as written; None if unsaid."""
    found = (pattern.search(said) for pattern in _SPEAKER)
    match = next((m for m in found if m), None)
    if match is None and said.endswith(":"):
        match = _BEFORE_COLON.search(said)
    return match["who"] if match else None


def speaker_beside(before: str, behind: str) -> str | None:
    """Who speaks by the words next to a quotation, up to others on either side.

    ``behind`` goes first: it must name the speaker at once ("…, said Ada Brome"). Of those before
    the quotation the last counts.
    """
    for pattern in _BEHIND:
        match = pattern.match(behind)
        if match:
            return match["name"] or match["other"]
    last = max(
        (m for pattern in _SPEAKER for m in pattern.finditer(before)),
        key=lambda m: m.end(),
        default=None,
    )
    return last["who"] if last else None


def names(who: str) -> frozenset[str]:
    """The names in a speaker's name and title, without articles and common titles."""
    found = re.findall(r"[A-Z][\w'’-]+", who)
    return frozenset(n.removesuffix("'s").removesuffix("’s") for n in found) - {
        "The", "A", "An", "In", "He", "She", "They", "It", "Mr", "Mrs", "Ms", "Dr", "President",
        "Mayor", "Judge", "Sen", "Rep", "Gov", "Police", "Chief", "Secretary", "Minister",
    }  # fmt: skip


def names_public(word: str) -> bool:
    """Whether a word names a public statement, document or event ("release", "indictment")."""
    return _PUBLIC.fullmatch(word) is not None


def is_public(said: str) -> bool:
    """Whether words around a statement say that it was made to everybody."""
    return _PUBLIC.search(said) is not None
