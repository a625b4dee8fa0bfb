"""Lines above and below an article that say whose it is: rights, notes on the copy, end bios."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.ingest.origin.directory import Directory
from provenance.ingest.origin.naming import masthead_name, outlets_in, read_bio, titled
from provenance.ingest.origin.signs import Clue, Sign
from provenance.ingest.page import Block
from provenance.model import Evidence
from provenance.outlets import domain_of, is_agency, is_broadcaster, is_syndicate

#: A sign, the name it gives and how it was found.
Found = tuple[Sign, str, str]

#: Characters beyond which a block is no note, and no sign-off.
_LONGEST, _SHORT = 900, 90
_REPUBLISHED = re.compile(
    r"\b(?:originally|first|also|previously) "
    r"(?:published|appeared|reported|produced|broadcast|ran)\s+"
    r"(?:\w+\s+){0,3}?(?:by|in|on|at|with)\s+(?:the\s+)?|"
    r"\b(?:republished|reprinted|reposted|syndicated) (?:\w+ ){0,4}?"
    r"(?:from|courtesy of|by permission of)\s+(?:the\s+)?|"
    r"\bversion of this (?:article|story|column|essay) (?:\w+ ){0,4}?(?:in|on|by|at)\s+(?:the\s+)?",
    re.I,
)
#: How a block on the copy begins: anything else is prose that speaks of some publication.
_ON_THE_COPY = re.compile(
    r"\W*(?:(?:this|the)\s(?:\w+\s){0,2}"
    r"(?:story|article|report|piece|post|column|essay|op-ed)\b|originally\b|"
    r"first (?:published|appeared)|republished\b|reprinted\b|syndicated\b|a version of\b|"
    r"editor[’']s note\b)",
    re.I,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b|&copy;)\s*(?:©|\(c\)|copyright\b|by\b)?\s*"
    r"(?:(?:19|20)\d\d\s*(?:[-–]\s*(?:19|20)?\d\d)?)?"
    r"[,.:]?\s*(?:by\s+)?(?:the-)?(?P<name>\S.{0,80})",
    re.I,
)
_WIRE_RIGHTS = re.compile(
    r"\bThe-CNN-Wire\b|\bdistributed by\b|\bvisit\b.{0,60}\bat\s+(?:https?:|www\.)", re.I
)
#: What only a newsletter says to its readers.
_MAILED = re.compile(r"(?i)\b(?:you[’']re|you are) reading\b|\bunsubscribe\b|\byou received this\b")
_PICTURE = re.compile(r"\b(?:image|photo|picture|caption|video|foto)\w*\b", re.I)
_TRUST = re.compile(r"\bThomson Reuters Trust Principles\b")
_RUN = (
    r"(?P<name>(?:[Tt]he\s)?[A-Z0-9][\w&'’!-]*(?:\.[a-z]{2,4}\b)?"
    r"(?:\s(?:of\s|and\s)?[A-Z0-9][\w&'’!-]*(?:\.[a-z]{2,4}\b)?){0,5})"
)
_PERSON = r"[A-Z][\w.'’-]+\s(?:[A-Z][\w.'’-]*\s?){1,3}"
_CONTRIBUTED = r".{0,240}?\bcontributed\b(?!\s+by)"
#: What a page says of its own house; each holds the name as a capitalised run.
_NOTICES = (
    (
        re.compile(
            rf"(?i:\b(?:get|download|open)\s+the)\s+{_RUN}\s+(?i:(?:mobile\s|news\s)?app)\b"
        ),
        "its app",
    ),
    (
        re.compile(
            rf"(?i:\b(?:views?|opinions?)\b.{{0,120}}?\b(?:not|necessarily)\b.{{0,80}}?\bof)\s+{_RUN}"
        ),
        "whose views these are not",
    ),
    (
        re.compile(
            rf"^{_RUN},?\s+(?:which\s)?is\s+an?\s+(?:[\w,-]+\s+){{0,6}}(?:newsroom|newspaper|publication|magazine|"
            r"news\s(?:organi[sz]ation|outlet|site|website|service|agency|magazine))\b"
        ),
        "about the newsroom",
    ),
    (
        re.compile(
            rf"(?i:\b(?:sign(?:ed)?\s+up\s+(?:for|to)|subscribed?\s+to|subscriber\s+(?:to|of)|"
            rf"(?:you[’']re|you\s+are)\s+reading|welcome\s+to))\s+{_RUN}"
        ),
        "its newsletter",
    ),
    (
        re.compile(
            rf"(?i:\b(?:view|read|see|find|hear|watch)\s+more\s+(?:\w+\s+){{0,3}}?(?:at|on|from))\s+{_RUN}"
        ),
        "more of its own",
    ),
    (
        re.compile(rf"(?i:\bfollow)\s+{_RUN}\s+(?i:on\s+(?:twitter|facebook|instagram|x)\b)"),
        "its account",
    ),
    (re.compile(rf"(?i:\balso\s+on)\s+{_RUN}\s*:"), "more of its own"),
    (
        re.compile(rf"(?i:\b(?:rest|more)\s+of)\s+{_RUN}['’]s?\s+(?i:coverage|reporting)\b"),
        "more of its own",
    ),
    (re.compile(rf"(?i:\bcontent\s+created\s+by)\s+{_RUN}\s+(?i:is\s+available)"), "its licence"),
    (
        re.compile(rf"^\W*{_RUN}['’]s?\s+(?:[\w-]+\s){{0,3}}{_PERSON}{_CONTRIBUTED}"),
        "its colleagues",
    ),
    (
        re.compile(
            rf"^\W*{_RUN}\s+(?:[a-z-]+\s){{0,2}}(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Pp]roducers?|"
            rf"[Ee]ditors?|journalists?)\s+{_PERSON}{_CONTRIBUTED}"
        ),
        "its colleagues",
    ),
)
_OTHERS = re.compile(r"\[|\W*(?:courtesy|via|h/t|hat tip|source|photo)\b", re.I)
_READ_AT = re.compile(
    r"\bread (?:more|the (?:full|original|rest)|or share this)\b.{0,60}?(?P<url>https?://\S{4,300})",
    re.I,
)
EMAIL = re.compile(r"[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,24})")
_REACH = re.compile(
    r"\b(?:write to|e-?mail|reach(?:ed)?|contact(?:ed)?|send|follow|tips?|letters?)\b", re.I
)
_ON_AIR = re.compile(
    r"\W*(?P<person>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}),\s+"
    r"(?P<name>(?:[A-Z][\w&'’-]*\s?){1,4}),?(?:\s[^.]{2,40})?\.?\W*"
)
#: Bios that place a writer elsewhere than where the text ran.
_LIFE = re.compile(
    r"\b(?:appeared in|written for|published (?:in|by)|contributed to|contributor to|"
    r"worked (?:at|for)|former(?:ly)?|previously|author|professor|fellow|freelance|winner|"
    r"syndicated|podcast|host of)\b",
    re.I,
)


def endnotes(
    block: Block, kind: str, directory: Directory, *, at_end: bool = True
) -> Iterator[Clue]:
    """The clues of one block beside the article; ``kind`` is what it was taken for, or ``text``.

    ``at_end``: it closes the text; elsewhere a name alone is a picture's or a quotation's credit.
    """
    if len(block.text) > _LONGEST:
        return
    for sign, name, how in (
        *_on_the_copy(block.text, kind, directory),
        *_rights(block.text, kind, directory),
        *_people(block.text, kind, directory),
        *_notices(block.text, directory),
    ):
        if sign == Sign.SIGNED and not at_end:
            continue
        shown = directory.resolve(titled(name))
        yield Clue(sign, Evidence("outlet", shown, how, block.span))


def _on_the_copy(text: str, kind: str, directory: Directory) -> Iterator[Found]:
    """Whose copy it is: "originally published by X", an agency's house rules, a sign-off."""
    if _TRUST.search(text):
        yield Sign.FILED, "Reuters", "filing mark"
    noted = kind == "credit-line" or _ON_THE_COPY.match(text)
    copied = _REPUBLISHED.search(text) if noted else None
    if copied:
        for name, at in outlets_in(text, directory.reads):
            if at >= copied.end() - len("the "):
                yield Sign.REPUBLISHED, name, "republication line"
                break
    if kind == "credit-line":
        sign_off = masthead_name(text.strip("—–- ()"))
        if sign_off and sign_off[1] and not _OTHERS.match(text):
            yield Sign.SIGNED, sign_off[0], "sign-off"


def _rights(text: str, kind: str, directory: Directory) -> Iterator[Found]:
    rights = _RIGHTS.search(text)
    if rights and _states_rights(text, rights.start()):
        name = directory.leading(_capitalised(rights["name"]))
        if name:
            carried = is_agency(name) or _WIRE_RIGHTS.search(text)
            if not is_syndicate(name):  # it sells columns and reports nothing
                yield Sign.FILED if carried else Sign.RIGHTS, name, "copyright line"
    elif kind == "imprint":
        opening = next(iter(outlets_in(text, directory.reads)), None)
        if opening and opening[1] <= len("The "):
            yield Sign.RIGHTS, opening[0], "imprint"


def _states_rights(text: str, at: int) -> bool:
    """Whether a copyright sign opens the block or a sentence of it, and not a picture's credit."""
    before = text[:at].rstrip()
    return not before or (before[-1] in ".!?|·™&)" and not _PICTURE.search(text))


def _people(text: str, kind: str, directory: Directory) -> Iterator[Found]:
    """Notes on authors, their sign-offs on air and their mail addresses."""
    bio = read_bio(text, directory.reads_in_prose)
    if bio and bio.outlet and not _LIFE.search(text):
        yield Sign.BIO, bio.outlet, "end bio"
    on_air = _ON_AIR.fullmatch(text) if len(text) < _SHORT and kind != "byline" else None
    if on_air and is_broadcaster(on_air["name"].strip()):
        yield Sign.SIGNED, on_air["name"].strip(), "a radio sign-off"
    for match in EMAIL.finditer(text) if _REACH.search(text) else ():
        outlet = directory.at(match[1])
        if outlet:
            yield Sign.ADDRESS, outlet, "a mail address"


def _notices(text: str, directory: Directory) -> Iterator[Found]:
    for pattern, how in _NOTICES:
        match = pattern.search(text)
        name = directory.leading(match["name"]) if match else None
        if name is None and match and _MAILED.search(text) and match["name"].startswith("The "):
            name = match["name"]
        if name:
            yield Sign.NOTICE, name, f"the page's own: {how}"
    address = _READ_AT.search(text)
    site = directory.at(domain_of(address["url"]) or "") if address else None
    if site:
        yield Sign.NOTICE, site, "the page's own: its address"


def _capitalised(text: str) -> str:
    """The capitalised words a line begins with, up to the first stop."""
    words = []
    for word in text.split():
        if not (word[0].isupper() or word[0].isdigit() or word in {"of", "and", "the", "&"}):
            break
        words.append(word)
        if word[-1] in ".,;|" and word not in {"U.S.", "N.Y.", "St."}:
            break
    return " ".join(words).rstrip(".,;|")
