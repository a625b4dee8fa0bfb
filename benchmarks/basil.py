"""BASIL: events that three outlets reported independently, so that nearly no reuse is right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.figures import Figure
from benchmarks.jsonlines import objects
from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.match.semantic import Encoder

#: Every so-manieth event makes the sample.
EVERY = 24
CALLED = ("uncredited", "under-credited")


def measure(folder: Path, encoder: Encoder | None, *, sample: bool = False) -> Iterator[Figure]:
    """Articles said to owe another report of their event a credit, each against the two others."""
    called = [said for said in verdicts(folder, encoder, sample=sample) if said[1] in CALLED]
    yield Figure("basil/articles called in need of credit", len(called), "low", count=True)


def verdicts(
    folder: Path, encoder: Encoder | None, *, sample: bool = False
) -> Iterator[tuple[str, str]]:
    """Each article, as the beginning of its event and its outlet, with its verdict."""
    events: dict[str, list[dict[str, Any]]] = {}
    for row in objects(folder / "articles.jsonl"):
        events.setdefault(row["event"], []).append(row)
    for number, (event, rows) in enumerate(sorted(events.items())):
        if sample and number % EVERY:
            continue
        with TemporaryDirectory() as place:
            files = []
            for row in rows:
                files.append(Path(place, f"{event[:8]}-{row['outlet']}.txt"))
                files[-1].write_text(f"{row['title']}\n\n{row['text']}", encoding="utf-8")
            for file in files:
                against = [other for other in files if other != file]
                documents, skipped = read_documents([file], against)
                done = audit(documents, skipped, Config(), encoder)
                yield file.stem, done.audits[0].verdict
