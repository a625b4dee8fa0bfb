"""A lineage as plain text: how much there is, then every family as an indented tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from provenance.descent import Cluster, CreditState, Derivation, Lineage, Unseen
from provenance.model import Document
from provenance.render.lineage.tree import Member, by_row, days_of, family, unseen_id
from provenance.render.lineage.words import (
    DATINGS,
    SIGNS,
    besides,
    day_of,
    facts_of_family,
    looked_at,
    name_of,
    said_of,
    tally,
    title_of_family,
)
from provenance.render.lines import wrapped
from provenance.text.shown import count, first_words, shown_path

#: Families, and documents of each, that are listed before the rest is only counted.
_FAMILIES, _ROWS = 10, 40
#: No document is indented further; deeper ones stand below each other.
_DEEPEST = 12
_TITLE = 60
_BOLD = "1"
_COLORS: dict[CreditState, str] = {"uncredited": "31", "under-credited": "33", "credited": "32"}


def to_text(lineage: Lineage, color: bool = False) -> str:
    """The lineage in lines no wider than a terminal; ``color`` adds ANSI colours, nothing else."""
    lines = [*_painted(tally(lineage), "", 0, _BOLD if color else "")]
    lines += wrapped(", ".join(besides(lineage)) + ".")
    lines += wrapped(looked_at(lineage))
    documents = {one.id: one for one in lineage.documents}
    derivations: dict[str, list[Derivation]] = {}
    for one in lineage.derivations:
        derivations.setdefault(one.derived, []).append(one)
    clusters = sorted(lineage.clusters, key=lambda one: -len(one.documents))
    for number, cluster in enumerate(clusters[:_FAMILIES], 1):
        lines.append("")
        lines += _family(number, cluster, documents, derivations, color)
    if len(clusters) > _FAMILIES:
        rest = len(clusters) - _FAMILIES
        lines += ["", f"… {rest:,} more {'family' if rest == 1 else 'families'}"]
    skipped = (f"{shown_path(one.path)}: {one.reason}" for one in lineage.skipped)
    lines += [*_listed("Not read", skipped), *_listed("Limits", lineage.tool.limits)]
    return "\n".join(lines) + "\n"


def _family(
    number: int,
    cluster: Cluster,
    documents: Mapping[str, Document],
    derivations: Mapping[str, Sequence[Derivation]],
    color: bool,
) -> Iterator[str]:
    own = [documents[id] for id in cluster.documents]
    edges = [one for id in cluster.documents for one in derivations.get(id, ())]
    unseen = [one for one in cluster.origins if isinstance(one, Unseen)]
    names = {one.id: name_of(one) for one in own} | {unseen_id(one): one.name for one in unseen}
    members = family(own, edges, unseen)
    title = title_of_family(by_row(cluster.origins, members), documents)
    yield from _painted(f"{number}. {title}", "", 3, _BOLD if color else "")
    yield from wrapped(facts_of_family(len(own), days_of(members), edges), "   ", 3)
    for member in members[:_ROWS]:
        yield from _member(member, documents.get(member.id), names)
        indent = 5 + 2 * min(member.depth, _DEEPEST)
        for one in derivations.get(member.id, ()):
            said = f"{SIGNS[one.credit]} {said_of(one, names)}"
            yield from _painted(
                said, " " * indent, indent + 2, _COLORS[one.credit] if color else ""
            )
        for origin in unseen:
            if member.id in origin.derived:
                said = f"credits {origin.name}, not in the collection"
                yield from wrapped(said, " " * indent, indent + 2)
    if len(members) > _ROWS:
        yield f"   … {count(len(members) - _ROWS, 'more document')}"


def _member(member: Member, document: Document | None, names: Mapping[str, str]) -> Iterator[str]:
    day = day_of(document) if document else None
    when = ", ".join(filter(None, (day.isoformat() if day else "", DATINGS[member.dating])))
    title = f": {first_words(document.title, _TITLE)}" if document and document.title else ""
    said = f"{names[member.id]} ({when}){title}"
    indent = 3 + 2 * min(member.depth, _DEEPEST)
    yield from wrapped(said, " " * indent, indent + 2)


def _listed(heading: str, items: Iterable[str]) -> Iterator[str]:
    found = [line for item in items for line in wrapped(item, "  ", 4)]
    if found:
        yield from ("", f"{heading}:", *found)


def _painted(text: str, lead: str, indent: int, code: str) -> Iterator[str]:
    for line in wrapped(text, lead, indent):
        yield f"\x1b[{code}m{line}\x1b[0m" if code else line
