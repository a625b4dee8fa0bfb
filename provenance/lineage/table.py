"""The derivations of a lineage as a Parquet table, for what goes on with them in SQL."""

from __future__ import annotations

from pathlib import Path

from provenance.descent import Lineage
from provenance.tables import Column, Tables


def write_table(lineage: Lineage, target: Path) -> None:
    """Write a row a derivation, with path and outlet of both documents; no alignments.

    Raises `OSError` if the file cannot be written.
    """
    by_id = {one.id: one for one in lineage.documents}
    edges = lineage.derivations
    columns: dict[str, Column] = {
        "derived": [by_id[e.derived].path for e in edges],
        "derived_outlet": [by_id[e.derived].label for e in edges],
        "derived_published": [by_id[e.derived].published or "" for e in edges],
        "source": [by_id[e.source].path for e in edges],
        "source_outlet": [by_id[e.source].label for e in edges],
        "source_published": [by_id[e.source].published or "" for e in edges],
        "direction": [e.direction for e in edges],
        "reasons": ["; ".join(e.reasons) for e in edges],
        "percent": [round(100 * e.share) for e in edges],
        "percent_of_source": [round(100 * e.source_share) for e in edges],
        "percent_verbatim": [round(100 * e.verbatim) for e in edges],
        "credit": [e.credit for e in edges],
    }
    with Tables(target.parent, threads=1) as tables:
        if edges:
            tables.write_columns(columns, target)
        else:
            kinds = (
                f"{'0' if name.startswith('percent') else repr('')} AS {name}" for name in columns
            )
            tables.write(f"SELECT {', '.join(kinds)} LIMIT 0", target)
