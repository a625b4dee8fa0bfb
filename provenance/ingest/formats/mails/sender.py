"""The header of a mail: who sent it, whether that is a person, and what its subject says."""

from __future__ import annotations

import re

from provenance.outlets import looks_like_outlet

_PREFIX = re.compile(
    r"\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|vb|antw|doorst|enc|i|r)\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?"
    r"[:：]|\[[^\[\]]{1,40}\])\s*",
    re.I,
)
_PERSON = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w'’.-]{0,30}(?:\s(?:(?:de|del|la|van|von|der|den|da|di|al|bin|ter|le)\s){0,2}"
    r"[A-ZÀ-ÖØ-Þ][\w'’.-]{0,30}){1,3}"
)
#: Words in the name of a sender that is no person, and mailboxes that are no person's.
_OFFICE = re.compile(
    r"\b(?:press|office|team|news|newsroom|desk|media|relations|communications?|service|support|"
    r"info|department|dept|university|council|county|city|ministry|institute|inc|ltd|llc|gmbh|"
    r"foundation|group|agency|public|affairs|bureau|editors?|alerts?|newsletter|daily|weekly|"
    r"association|company|list|via|no-?reply)\b",
    re.I,
)
_MAILBOX = re.compile(
    r"(?:no-?reply|do-?not-?reply|news|press|info|media|editor|desk|newsroom|contact|hello|pr|"
    r"comm|alert|subscri|list|admin|support|mail|office|bounce|redaktion|presse|prensa)\w*",
    re.I,
)


def bare_subject(subject: str) -> str:
    """A subject line without "Re:", "Fwd:" and the tags of mailing lists."""
    bare = " ".join(subject.split())
    for _ in range(10):
        shorter = _PREFIX.sub("", bare, count=1) if _PREFIX.match(bare) else bare
        if shorter == bare or not shorter:
            break
        bare = shorter
    return bare


def addressed(shown: str) -> tuple[str, str]:
    """Name and address of "Jane Roe <jane@paper.example>", as mail programs show it."""
    match = re.search(r"[<\[(]?(?:mailto:)?([\w.+-]{1,64}@[\w.-]{1,200})[>\])]?", shown)
    name = shown[: match.start()] if match else shown
    return name.strip(" \"'*_<[("), match[1] if match else ""


def straight(name: str) -> str:
    """A name with the surname first, as directories have it, the right way round."""
    bare = " ".join(name.strip(" \"'").split())
    last, comma, first = bare.partition(", ")
    swapped = f"{first} {last}"
    simple = len(last.split()) == 1 and len(first.split()) <= 2
    return swapped if comma and simple and _PERSON.fullmatch(swapped) else bare


def is_person(name: str, address: str) -> bool:
    """Whether a sender is a person by name and mailbox: not an office, an outlet or a list."""
    if not _PERSON.fullmatch(name) or _OFFICE.search(name) or looks_like_outlet(name):
        return False
    return not _MAILBOX.fullmatch(address.partition("@")[0])
