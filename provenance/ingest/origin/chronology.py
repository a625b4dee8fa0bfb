"""When a text was published and changed, what speaks against that, and the days it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice

from provenance.ingest.origin.conflicts import date_conflicts
from provenance.ingest.origin.dated import stated_dates
from provenance.ingest.origin.relative import days_named
from provenance.ingest.page import Page
from provenance.model import Evidence

#: Days named by a story that are kept; what a reader of the report takes in at a glance.
_MOST_DAYS = 12


@dataclass(frozen=True, slots=True)
class Chronology:
    """A text's dates, each piece with its evidence."""

    published: str | None
    """ISO date, or None where no place states a whole one."""
    updated: str | None
    evidence: tuple[Evidence, ...]
    """Fields ``published`` and ``updated``, the surest first."""
    conflicts: tuple[Evidence, ...]
    """Field ``conflict``: a plain sentence as value; once for each place it is about."""
    days: tuple[Evidence, ...]
    """Field ``day``: relative days of the story as ISO dates. Empty where the date is doubtful."""


def read_chronology(page: Page) -> Chronology:
    """Weigh every statement of a page's date.

    The first whole one in order of trust counts; where others contradict it, that is kept as a
    conflict and nothing is settled.
    """
    statements = stated_dates(page)
    order = {"stated": 0, "filed": 1, "loose": 2}
    ranked = sorted(statements, key=lambda s: order[s.rank])
    first = {
        field: next((s.day for s in ranked if s.field == field and s.day), None)
        for field in ("published", "updated")
    }
    conflicts = date_conflicts(page, statements)
    published = first["published"]
    return Chronology(
        published=_iso(published),
        updated=_iso(first["updated"]),
        evidence=tuple(dict.fromkeys(s.evidence for s in ranked)),
        conflicts=conflicts,
        days=tuple(islice(days_named(page.text, page.body[:400], published), _MOST_DAYS))
        if published and not conflicts
        else (),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
