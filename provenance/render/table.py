"""An audit as a table of its findings: comma-separated values for a spreadsheet.

RFC 4180 with a header; every finding has its row, the suppressed too. A spreadsheet takes a cell
that begins with ``=``, ``+``, ``-``, ``@`` or a tab for a formula, so such a text gets an
apostrophe in front (OWASP, CSV Injection). White space in texts is one space.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from provenance.decisions.entries import in_words
from provenance.model import Audit
from provenance.render.lines import printable, visible
from provenance.render.places import Place, Placed, placed
from provenance.render.wording import verdict_of

COLUMNS = (
    "draft",
    "verdict",
    "rule",
    "name",
    "severity",
    "confidence",
    "line",
    "column",
    "end line",
    "end column",
    "message",
    "passage",
    "source",
    "source passage",
    "remedy",
    "decision",
    "suppressed by",
    "suppressed why",
    "fingerprint",
)
#: Also as Japanese and Chinese keyboards type them: some spreadsheets take those, too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def to_csv(audit: Audit) -> str:
    """One row a finding, draft after draft, the worst of each first."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for found in placed(audit):
        writer.writerow(_row(found))
    return out.getvalue()


def _row(found: Placed) -> Iterator[str | int | None]:
    finding, region = found.finding, found.region
    yield _text(visible(found.draft.path))
    yield verdict_of(found.audit)
    yield from map(_text, (finding.rule, finding.name))
    yield from (finding.severity, finding.confidence)
    if region is None:
        yield from (None, None, None, None)
    else:
        yield from (region.line, region.column, region.end_line, region.end_column)
    yield from map(_text, (finding.message, _passage(found.places)))
    origin = found.origins[0].file if found.origins else None
    yield _text(visible(origin.path)) if origin else None
    yield from map(_text, (_passage(found.origins), finding.remedy))
    yield _text("".join(map(in_words, finding.decisions[-1:])))
    suppressed = finding.suppressed
    yield suppressed.by if suppressed else None
    yield _text(suppressed.why) if suppressed else None
    yield _text(finding.fingerprint)


def _passage(places: tuple[Place, ...]) -> str:
    return places[0].text if places else ""


def _text(text: str) -> str:
    shown = printable(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
