"""The words in which every format speaks of a lineage to its reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Literal

from provenance.descent import CreditState, Derivation, Lineage, Unseen, name_in_family
from provenance.model import Document
from provenance.render.wording import percent
from provenance.text.shown import count, first_words, listed

#: What is known of when a document came out: its date stands, there is none, or the date it
#: states cannot be right. An unseen origin has none to state.
Dating = Literal["dated", "undated", "doubted", "unseen"]

DATINGS: dict[Dating, str] = {
    "dated": "",
    "undated": "undated",
    "doubted": "date doubted",
    "unseen": "not in the collection",
}
#: What asks more of the editor comes first.
CREDITS: tuple[CreditState, ...] = ("uncredited", "under-credited", "credited")
#: A sign for each credit state, the same as for the verdicts of an audit.
SIGNS: dict[CreditState, str] = {"uncredited": "○", "under-credited": "◐", "credited": "●"}

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
#: Characters of an outlet's name that are shown where it stands in a line with others.
_LONGEST_NAME = 48
#: Characters of a title, and origins, that the title of a family names.
_LONGEST_TITLE, _ORIGINS = 80, 3


def day_of(document: Document) -> date | None:
    """The day the document states, or None if it states none."""
    found = _DAY.match(document.published or "")
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def day_in_words(day: date) -> str:
    """``18 April 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_in_short(day: date) -> str:
    """``18 Apr``."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def name_of(document: Document) -> str:
    """What to call the document in a line with others."""
    return first_words(name_in_family(document), _LONGEST_NAME)


def said_of(one: Derivation, names: Mapping[str, str]) -> str:
    """What the derived document took: ``took 62% from Aldermoor Chronicle, uncredited``."""
    share, source = percent(one.share), names[one.source]
    if one.direction == "from-source":
        return f"took {share} from {source}, {one.credit}"
    return f"shares {share} with {source}, direction undetermined, {one.credit}"


def title_of_family(all_origins: Sequence[str | Unseen], documents: Mapping[str, Document]) -> str:
    """Where a family comes from: ``From Aldermoor Chronicle, “Weir gate jammed twice”``."""
    origins = [_origin(one, documents) for one in all_origins[:_ORIGINS]]
    if more := len(all_origins) - len(origins):
        origins.append(f"{more} more")
    return f"From {listed(origins)}" if origins else "Of unknown origin"


def _origin(origin: str | Unseen, documents: Mapping[str, Document]) -> str:
    if isinstance(origin, Unseen):
        return f"{first_words(origin.name, _LONGEST_NAME)} (not in the collection)"
    document = documents[origin]
    title = first_words(document.title or "", _LONGEST_TITLE)
    return name_of(document) + (f", “{title}”" if title else "")


def facts_of_family(
    documents: int, days: Collection[date], derivations: Sequence[Derivation]
) -> str:
    """How many documents, on which days, how many derivations of each credit state."""
    facts = [count(documents, "document")]
    if days:
        facts.append(" to ".join(map(day_in_words, dict.fromkeys((min(days), max(days))))))
    certain = [one for one in derivations if one.direction == "from-source"]
    states = Counter(one.credit for one in certain)
    facts += [f"{states[state]} {state}" for state in CREDITS if states[state]]
    if len(certain) < len(derivations):
        facts.append(f"{len(derivations) - len(certain)} of undetermined direction")
    return " · ".join(facts)


def tally(lineage: Lineage) -> str:
    """How many derivations there are, and how many of them say so, as a plain sentence."""
    certain = [one for one in lineage.derivations if one.direction == "from-source"]
    states = Counter(one.credit for one in certain)
    parts = [f"{states[one]} {one}" for one in CREDITS if states[one]]
    documents = count(lineage.compared.documents, "document")
    said = f"{count(len(certain), 'derivation')} among {documents}"
    return f"{said}{': ' if parts else ''}{', '.join(parts)}."


def besides(lineage: Lineage) -> tuple[str, ...]:
    """What else there is, in counts: open pairs, unseen origins, families, documents alone."""
    parts = []
    if number := sum(one.direction != "from-source" for one in lineage.derivations):
        parts.append(f"{count(number, 'pair')} of undetermined direction")
    if lineage.unseen:
        parts.append(count(len(lineage.unseen), "unseen origin"))
    number = len(lineage.clusters)
    parts.append(f"{number:,} {'family' if number == 1 else 'families'}")
    joined = {id for cluster in lineage.clusters for id in cluster.documents}
    alone = lineage.compared.documents - len(joined)
    return (*parts, f"{count(alone, 'document')} in none")


def looked_at(lineage: Lineage) -> str:
    """How much was compared, as a plain sentence."""
    pairs, documents = lineage.compared.pairs, lineage.compared.documents
    every = documents * (documents - 1) // 2
    return (
        f"{pairs:,} of the {count(every, 'pair')} that {count(documents, 'document')} make looked "
        "alike enough to be compared."
    )
