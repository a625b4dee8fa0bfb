"""When a text says it was published, and where on the page it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.ingest.origin.dates import find_date
from provenance.ingest.page import Page
from provenance.model import Evidence


def stated_dates(page: Page) -> Iterator[tuple[str | None, Evidence]]:
    """Dates as stated: (ISO or None where the year is missing, evidence)."""
    shown = {block.span: block for block in page.blocks}
    for e in page.stated:
        found = find_date(e.value) if e.field == "published" else None
        if found:
            yield found[0], Evidence("published", found[0] or found[1], e.how)
    for removed in page.removed:
        if removed.kind not in {"dateline", "byline", "masthead", "slug"}:
            continue
        found = find_date(shown[removed.span].text) if removed.span in shown else None
        if found:
            yield found[0], Evidence("published", found[0] or found[1], "date line", removed.span)
    for span in page.body[:1]:
        match = re.match(r"[A-ZÀ-Þ][^—–]{2,70}(?:\([A-Z][^)]{1,40}\)\s*)?[—–]", shown[span].text)
        found = find_date(match.group()) if match else None
        if found:
            yield found[0], Evidence("published", found[0] or found[1], "dateline", span)
