"""A lineage as one self-contained HTML page: the family trees, and every pair side by side.

It is built as an audit's report is, and as safe: see `provenance.render.html`.
"""

from __future__ import annotations

from pathlib import Path

from provenance.descent import Lineage
from provenance.render.html import Parts, assembled
from provenance.render.lineage.page import lineage_view

_PARTS = Parts(
    template="lineage.html.j2",
    styles=(
        "sheet.css",
        "front.css",
        "tables.css",
        "index.css",
        "texts.css",
        "evidence.css",
        "lineage.css",
        "theme.css",
        "print.css",
        "lineage-print.css",
    ),
    scripts=("lineage.js", "lineage-walk.js", "lineage-sift.js"),
)


def to_html(lineage: Lineage, *, templates: Path | None = None) -> str:
    """The page: works from disk, without network and without scripts; same lineage, same bytes.

    Of the documents it holds names, dates and the sentences that agree, never whole texts.
    ``templates`` and what is raised are as for an audit's report.
    """
    page, _ = assembled(
        _PARTS,
        templates,
        view=lineage_view(lineage),
        audit=lineage,
        redacted=False,
        made="trace",
    )
    return page
