"""Releases: prose that a text takes, and says it takes, from a statement handed to everybody.

Two newsrooms that print the same news release agree word for word without either having copied the
other (NPR: public statements excepted; Churnalism.com measured how common it is). A newsroom may
name the press offices and public bodies whose statements are such.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from provenance.credit.names import is_one_of
from provenance.model import Document, Sentence, Span
from provenance.outlets import domain_of

_RELEASE = re.compile(
    r"\b(?:news|press|media)[\s-]release\b"
    r"|\bthe\s(?:release|statement|advisory|notice|bulletin)\s(?:also\s)?"
    r"(?:said|says|added|adds|stated|states|read|reads|continued|noted|explained)\b"
    r"|\bin\s(?:a|an|its|their|his|her|the)\s(?:[a-z]+\s)?"
    r"(?:statement|announcement|advisory|notice|bulletin)\b"
    r"|\baccording\sto\s(?:a|an|the|its|their)\s(?:[a-z]+\s)?"
    r"(?:release|statement|announcement|advisory|notice|bulletin)\b",
    re.IGNORECASE,
)


#: "According to the " is no longer.
_LEAD = 20
_BEFORE = re.compile(r"\baccording\sto\s(?:the\s)?$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:['’]s)?\s(?:also\s)?(?:said|says|added|adds|advised|announced|confirmed|explained|noted|"
    r"stated|states|warned)\b",
    re.IGNORECASE,
)
#: The name of who hands out a release stands on one of the first lines.
_TOP_LINES = 6
_HEAD = 600
#: A line with the label of a release is shorter than this.
_LABEL_LINE = 80
_LABEL = re.compile(
    r"(?:by|for|from|immediate|information|issued|media|news|notice|office|press|release|statement|"
    r"the|[\W\d_])*",
    re.IGNORECASE,
)


#: What a release calls itself above its text.
_MARKED = re.compile(
    r"(?:[^.!?]{1,60}\s[–—|:/-]\s*)?"
    r"(?:for immediate release|(?:news|press|media)[\s-](?:release|statement))"
    r"(?:\s*[:–—|,/-].*|\s+(?:no\b|\d).*)?",
    re.IGNORECASE,
)


def is_marked_release(source: Document) -> bool:
    """Whether one of the first lines of ``source`` labels it a release to the press."""
    lines = [line.strip(" \t#*_") for line in source.text[:_HEAD].splitlines() if line.strip()]
    return any(len(one) < _LABEL_LINE and _MARKED.fullmatch(one) for one in lines[:_TOP_LINES])


def speaks_of_release(text: str) -> bool:
    """Whether a text says of anything that it is from a release or a statement."""
    return _RELEASE.search(text) is not None


def is_release(source: Document, offices: Sequence[str]) -> bool:
    """Whether ``source`` was handed out by one of these press offices, by name or domain.

    A release seldom says where it is from as an article does: a label on one of the first lines
    ("SKARN HARBOUR BOARD – Press release") will do.
    """
    own = {*source.domains, *filter(None, [domain_of(source.url or "")])}
    sites = [site for site in map(domain_of, offices) if site is not None]
    if any(d == site or d.endswith(f".{site}") for site in sites for d in own):
        return True
    if is_one_of(source, offices):
        return True
    lines = [line for line in source.text[:_HEAD].splitlines() if line.strip()][:_TOP_LINES]
    return bool(offices) and any(
        _LABEL.fullmatch(line[: name.start()]) and _LABEL.fullmatch(line[name.end() :])
        for line in lines
        for name in _named(tuple(offices)).finditer(line)
    )


def released(
    sentences: Sequence[Sentence], *, following: bool = False, offices: Sequence[str] = ()
) -> tuple[Span, ...]:
    """Sentences said to come from a release: the one that says so and the rest of its paragraph.

    So are those that are said to be of one of ``offices``. With ``following``, the start of its
    paragraph and the next one too: who prints a release at length names it once.
    """
    body = [s for s in sentences if s.paragraph >= 0]
    saying = {s.span for s in body if _RELEASE.search(s.text) or _is_said(s.text, tuple(offices))}
    named = {s.paragraph for s in body if s.span in saying} if following else set()
    found = []
    reached = -1
    for sentence in body:
        if sentence.span in saying:
            reached = sentence.paragraph + following
        if sentence.paragraph <= reached or sentence.paragraph in named:
            found.append(sentence.span)
    return tuple(found)


def _is_said(sentence: str, offices: tuple[str, ...]) -> bool:
    """Whether a sentence says that it is from one of the offices, as a statement to all."""
    return bool(offices) and any(
        _BEFORE.search(sentence[max(0, name.start() - _LEAD) : name.start()])
        or _AFTER.match(sentence, name.end())
        for name in _named(offices).finditer(sentence)
    )


@lru_cache(maxsize=16)
def _named(offices: tuple[str, ...]) -> re.Pattern[str]:
    names = (r"\s+".join(map(re.escape, office.split())) for office in offices)
    return re.compile(rf"\b(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)
