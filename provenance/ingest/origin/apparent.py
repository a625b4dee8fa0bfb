"""Whose reporting a text is, and who published this copy: how the clues are weighed.

A copy on another site keeps traces of its origin: an end bio, the byline's outlet, a wire slug,
"originally published by". Where such a trace names another outlet than the page does, the page is
the host and the trace the apparent origin. A text that merely credits an outlet is never taken for
that outlet's own. Of two signs the one of the surer kind is believed (`Sign`); every one is kept
as evidence. Where doubtful signs name two outlets, none is believed: no origin is better than a
wrong one, because every verdict after it rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from provenance.ingest.origin.chronology import read_chronology
from provenance.ingest.origin.clues import (
    akin,
    find_clues,
    find_elsewhere,
    find_slugs,
    find_voice,
)
from provenance.ingest.origin.directory import Directory
from provenance.ingest.origin.endnotes import EMAIL
from provenance.ingest.origin.hosts import WINDOW, find_hosts
from provenance.ingest.origin.naming import short_form, speaks_of
from provenance.ingest.origin.parts import Parts
from provenance.ingest.origin.signatures import authors
from provenance.ingest.origin.signs import FIRST_DOUBTFUL, LAST_ELSEWHERE, Clue
from provenance.ingest.page import Page
from provenance.model import Evidence, Role
from provenance.outlets import aliases, domain_matches, domain_of, looks_like_outlet, same_outlet

NO_OUTLETS: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Origin:
    """What was understood of a document's origin, each piece with its evidence."""

    outlet: str | None = None
    host: str | None = None
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    url: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[Evidence, ...] = ()
    days: tuple[Evidence, ...] = ()


def find_origin(
    page: Page, path: str, role: Role, outlets: Mapping[str, tuple[str, ...]] = NO_OUTLETS
) -> Origin:
    """Weigh every clue of a page; ``path`` counts only where nothing else names the outlet.

    ``outlets`` are the newsroom's own additions to the public list: name → further names and
    web domains.
    """
    directory = Directory(outlets)
    parts = Parts(page)
    hosts = list(find_hosts(parts, directory))
    host = hosts[0] if hosts else None
    signs = list(find_clues(parts, directory))
    if host is not None:
        signs += find_elsewhere(parts, directory, host.value)
    open_host = host is None or host.how == WINDOW
    voices = list(find_voice(parts, directory, role)) if open_host else []
    every = sorted([*signs, *voices], key=lambda clue: clue.sign)
    best = _best(every if open_host else [c for c in every if c.sign <= LAST_ELSEWHERE])
    named = [*hosts, *(c.evidence for c in every)]
    house = _house(parts, directory, host)
    origin = _full_name(_as_host(best, host, house), named)
    if origin is None and host is None:
        origin = _from_path(path, directory)
    outlet = origin or (replace(host, field="outlet") if host else None)
    name = outlet.value if outlet else None
    host_name = None
    if host is not None:
        host_name = name if name and _same(name, host.value) else host.value
    url, domains = _addresses(parts, name)
    signed, dates = list(authors(parts, directory)), read_chronology(page)
    further = [c.name for c in find_slugs(parts, directory) if name and _same(c.name, name)]
    if house and name and host and name == host.value:
        further += aliases(house)
    short = short_form(name) if name else None
    if short and speaks_of(parts.prose, short):
        further.append(short)
    evidence = [
        *((outlet,) if outlet else ()),
        *(c.evidence for c in every if c.evidence != outlet),
        *(replace(c, field="host") for c in hosts),
        *(e for _, e in signed),
        *dates.evidence,
    ]
    return Origin(
        outlet=name,
        host=host_name,
        names=_names(name, host_name, further),
        domains=domains,
        url=url,
        byline=tuple(dict.fromkeys(a for a, _ in signed)),
        published=dates.published,
        updated=dates.updated,
        conflicts=dates.conflicts,
        days=dates.days,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _same(a: str, b: str) -> bool:
    return same_outlet(a, b) or _bare(a) in aliases(b) or _bare(b) in aliases(a)


def _bare(name: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", name)


def _best(clues: Sequence[Clue]) -> Clue | None:
    """The surest clue, unless doubtful ones are all there is and they name more than one outlet."""
    if not clues:
        return None
    best = clues[0]
    if best.sign >= FIRST_DOUBTFUL and any(
        not (_same(c.name, best.name) or akin(c.name, best.name)) for c in clues
    ):
        return None
    return best


def _house(parts: Parts, directory: Directory, host: Evidence | None) -> str | None:
    """The listed outlet at the page's address, where the host goes by a name no list has."""
    if host is None or directory.is_listed(host.value):
        return None
    sites = {directory.at(domain_of(url) or "") for url in parts.addresses()}
    return sites.pop() if len(sites) == 1 else None


def _as_host(clue: Clue | None, host: Evidence | None, house: str | None) -> Evidence | None:
    """The clue, or the host's own evidence where another name of it is meant."""
    if clue is None:
        return None
    if host and (_same(clue.name, host.value) or (house and _same(clue.name, house))):
        return replace(host, field="outlet")
    return clue.evidence


def _full_name(clue: Evidence | None, others: Sequence[Evidence]) -> Evidence | None:
    """A short name ("Dispatch", "LWS") completed by another clue that spells it out."""
    if clue is None:
        return None
    for other in others:
        if len(other.value) > len(clue.value) and _bare(clue.value) in aliases(other.value):
            return replace(clue, value=other.value)
    return clue


def _names(outlet: str | None, host: str | None, further: Sequence[str]) -> tuple[str, ...]:
    if outlet is None:
        return ()
    found = [outlet, *aliases(outlet), *further]
    if host is not None:
        found.append(host)
    return tuple(dict.fromkeys(found))


def _addresses(parts: Parts, outlet: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The page's own address, and the domains that stand for it."""
    url = next(iter(parts.addresses()), None)
    mailed = [m[1].lower() for _, block in parts.removed for m in EMAIL.finditer(block.text)]
    own = [domain for domain in mailed if outlet and domain_matches(domain, outlet)]
    domains = [domain_of(url) if url else None, *own]
    return url, tuple(dict.fromkeys(d for d in domains if d))


def _from_path(path: str, directory: Directory) -> Evidence | None:
    """The outlet a file is named after: "calder-gazette.txt", "www.reuters.com/story.html"."""
    pure = PurePosixPath(path)
    for part in pure.parts:
        outlet = directory.at(domain_of(part.split("_")[0]) or "") if "." in part else None
        if outlet:
            return Evidence("outlet", outlet, "file name")
    if not re.fullmatch(r"[A-Za-z0-9]+(?:[-_ ][A-Za-z0-9]+){1,5}", pure.stem):
        return None
    name = " ".join(w[:1].upper() + w[1:] for w in re.split(r"[-_ ]", pure.stem))
    return Evidence("outlet", name, "file name") if looks_like_outlet(name) else None
