"""Whose reporting a text is, and who published this copy: the clues and how they are weighed.

A copy on another site keeps traces of its origin: an end bio, the byline's outlet, a wire slug,
"X first reported". Where such a trace names another outlet than the page does, the page is the
host and the trace the apparent origin. A text that merely credits an outlet is never taken for
that outlet's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from provenance.ingest.origin.clues import WINDOW, Clues
from provenance.ingest.origin.dated import stated_dates
from provenance.ingest.origin.naming import short_form, speaks_of
from provenance.ingest.page import Page
from provenance.model import Evidence, Role
from provenance.outlets import (
    aliases,
    looks_like_outlet,
    outlet_of_domain,
    same_outlet,
)


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
    evidence: tuple[Evidence, ...] = ()


def find_origin(page: Page, path: str, role: Role) -> Origin:
    """Weigh every clue of a page; ``path`` counts only where nothing else names the outlet."""
    clues = Clues(page)
    host_clues = list(clues.hosts())
    origin_clues = list(clues.origins(signed=all(c.how == WINDOW for c in host_clues)))
    host = host_clues[0] if host_clues else None
    origin = _full_name(_best(origin_clues, host), [*host_clues, *origin_clues])
    if origin is None and (host is None or host.how == WINDOW):
        origin = _full_name(clues.self_credit(role), [*host_clues, *origin_clues])
    if origin is None and host is None:
        origin = _from_file_name(path)
    outlet = origin or (replace(host, field="outlet") if host else None)
    url, domains = clues.addresses(outlet.value if outlet else None)
    if outlet is None and domains and outlet_of_domain(domains[0]):
        outlet = Evidence("outlet", outlet_of_domain(domains[0]) or "", "address of the page")
    authors, dates = list(clues.authors()), list(stated_dates(page))
    iso = next((value for value, _ in dates if value), None)
    evidence = [
        *((outlet,) if outlet else ()),
        *(replace(c, field="outlet") for c in origin_clues if c != outlet),
        *(replace(c, field="host") for c in host_clues),
        *(e for _, e in authors),
        *(e for _, e in dates),
    ]
    name = outlet.value if outlet else None
    host_name = (
        host.value if host and not (name and _same(name, host.value)) else name if host else None
    )
    further = [c.value for c in clues.slugs() if name and _same(c.value, name)]
    short = short_form(name) if name else None
    if short and speaks_of(clues.prose, short):
        further.append(short)
    return Origin(
        outlet=name,
        host=host_name,
        names=_names(name, host_name, further),
        domains=domains,
        url=url,
        byline=tuple(dict.fromkeys(a for a, _ in authors)),
        published=iso,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _same(a: str, b: str) -> bool:
    return same_outlet(a, b) or _bare(a) in aliases(b) or _bare(b) in aliases(a)


def _bare(name: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", name)


def _best(origins: Sequence[Evidence], host: Evidence | None) -> Evidence | None:
    """The first clue of origin, the host's own name where a short form means it."""
    if not origins:
        return None
    if host and _same(origins[0].value, host.value):
        return replace(host, field="outlet")
    return origins[0]


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


def _from_file_name(path: str) -> Evidence | None:
    stem = PurePosixPath(path).stem
    if not re.fullmatch(r"[A-Za-z0-9]+(?:[-_ ][A-Za-z0-9]+){1,5}", stem):
        return None
    name = " ".join(w[:1].upper() + w[1:] for w in re.split(r"[-_ ]", stem))
    return Evidence("outlet", name, "file name") if looks_like_outlet(name) else None
