"""Two independent translations of the same news, taken as two documents: nothing is copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.jsonlines import objects
from provenance.audit import audit
from provenance.config import Config
from provenance.match.semantic import Encoder
from provenance.model import Alignment, Document, Role, Span

#: Lines that make a document.
RUN = 50
#: Every so-manieth document makes the sample.
EVERY = 6


def measure(folder: Path, encoder: Encoder | None, *, sample: bool = False) -> Iterator[Figure]:
    """Share of the lines that are aligned to their own translation, and to another line."""
    rows = list(objects(folder / "pairs.jsonl"))
    runs = [rows[at : at + RUN] for at in range(0, len(rows), RUN)]
    own = other = lines = 0
    for run in runs[:: EVERY if sample else 1]:
        one, places = document("d1", "suspicious", [row["a"] for row in run])
        two, source_places = document("d2", "source", [row["b"] for row in run])
        aligned = audit([one, two], [], Config(), encoder).audits[0].alignments
        for number, place in enumerate(places):
            met = met_lines(aligned, place, source_places)
            own += number in met
            other += bool(met - {number})
        lines += len(run)
    yield Figure("wmt21/lines aligned to their own translation", own / lines)
    yield Figure("wmt21/lines aligned to another", other / lines, "low")


def document(id: str, role: Role, lines: Sequence[str]) -> tuple[Document, list[Span]]:
    """A document of these lines, and where each stands."""
    places: list[Span] = []
    at = 0
    for line in lines:
        places.append(Span(at, at + len(line)))
        at += len(line) + 2
    return Document(id, f"{id}.txt", "", role, "\n\n".join(lines), tuple(places)), places


def met_lines(aligned: Sequence[Alignment], line: Span, source: Sequence[Span]) -> set[int]:
    """The source's lines to which sentences of this line are aligned."""
    return {
        number
        for a in aligned
        if a.suspicious.span.overlap(line)
        for number, place in enumerate(source)
        if a.source.span.overlap(place)
    }
