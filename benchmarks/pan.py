"""PAN 2013 text alignment: passages of many documents against labelled ones."""

from __future__ import annotations

import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from benchmarks.jsonlines import objects
from benchmarks.plagdet import Case, score
from provenance.cli.workers import Cases, Pair, align_batch
from provenance.match.schedule import batches

CLEAN = "no-plagiarism"
#: Every so-manieth pair of each kind makes the sample.
EVERY = 10


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair of documents with the passages that are labelled as taken over."""

    kind: str
    suspicious: str
    source: str
    cases: Cases


def measure(folder: Path, *, sample: bool = False) -> Iterator[Figure]:
    """Plagdet by kind of obfuscation and over all, and false detections on the clean pairs.

    ``folder`` holds pairs.jsonl and texts.tar.xz. The cost is the processor time of one process
    that reads, prepares and aligns, a pair.
    """
    pairs = _read(folder / "pairs.jsonl", sample=sample)
    with TemporaryDirectory() as place:
        asked = {f"susp/{p.suspicious}" for p in pairs} | {f"src/{p.source}" for p in pairs}
        with tarfile.open(folder / "texts.tar.xz") as packed:
            members = [member for member in packed if member.name in asked]
            packed.extractall(place, members, filter="data")
        started = time.process_time()
        found = _align(pairs, Path(place))
        taken = time.process_time() - started
    wanted: dict[str, list[Case]] = {}
    detected: dict[str, list[Case]] = {}
    for pair, cases in zip(pairs, found, strict=True):
        for kind in (pair.kind, "all"):
            wanted.setdefault(kind, []).extend(_named(pair, pair.cases))
            detected.setdefault(kind, []).extend(_named(pair, cases))
    for kind in sorted(wanted):
        scored = score(wanted[kind], detected[kind])
        if kind == CLEAN:
            yield Figure(f"pan13/{kind}/detections", scored.detections, "low", count=True)
            continue
        yield Figure(f"pan13/{kind}/plagdet", scored.plagdet)
        yield Figure(f"pan13/{kind}/precision", scored.precision, "neither")
        yield Figure(f"pan13/{kind}/recall", scored.recall, "neither")
        yield Figure(f"pan13/{kind}/granularity", scored.granularity, "neither")
    yield Figure("pan13/all/milliseconds a pair", taken * 1000 / len(pairs), "neither")


def _read(path: Path, *, sample: bool) -> list[Labelled]:
    seen: dict[str, int] = {}
    pairs = []
    for row in objects(path):
        number = seen[row["kind"]] = seen.get(row["kind"], -1) + 1
        if sample and number % EVERY:
            continue
        cases = tuple((*case["suspicious"], *case["source"]) for case in row["cases"])
        pairs.append(Labelled(row["kind"], row["suspicious"], row["source"], cases))
    return pairs


def _align(pairs: list[Labelled], texts: Path) -> list[Cases]:
    listed = [
        Pair(str(number), texts / "susp" / pair.suspicious, texts / "src" / pair.source)
        for number, pair in enumerate(pairs, 1)
    ]
    sizes = {path: path.stat().st_size for one in listed for path in (one.suspicious, one.source)}
    found: dict[int, Cases] = {}
    for batch in batches([(one.suspicious, one.source) for one in listed], sizes, 1):
        cases = align_batch([listed[n] for n in batch])
        found.update(zip(batch, cases, strict=True))
    return [found[n] for n in range(len(pairs))]


def _named(pair: Labelled, cases: Cases) -> Iterator[Case]:
    for start, end, source_start, source_end in cases:
        yield Case(pair.suspicious, start, end, pair.source, source_start, source_end)
