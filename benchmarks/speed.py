"""How long things take, as ratios within one run: machines differ, ratios travel.

    python benchmarks/speed.py [--runs 5] [--accept]

Prints the wall time of a cold `provenance audit` of two short articles over that of importing the
libraries and loading the encoder; of `--help` over an empty interpreter; of a second audit of a
collection, of which nothing has changed, over the first; the processor time of aligning a pair of
texts for their passages over that of reading them and finding their words; and how the cost of an
audit and of passage detection grows with the length of both documents, where they share everything
and where they share nothing. Exits with 1 if a ratio is worse than its ceiling in baseline.json;
``--accept`` lowers the ceilings to what was measured.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, judge
from provenance.audit import audit
from provenance.cli.workers import Pair, align_batch
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.match.passages.find import find_passages, prepare
from provenance.match.semantic import load_encoder
from tests.collection import build

FIXTURES = Path(__file__).parents[1] / "fixtures"
DRAFT = FIXTURES / "articles" / "drafts" / "quickdesk.txt"
SOURCE = FIXTURES / "articles" / "sources" / "trendpelican.txt"
IMPORTS = "import rapidfuzz, jinja2, click, numpy"
MODEL = "from provenance.match.semantic import load_encoder; load_encoder().encode(['a'])"
#: How far two runs of a ratio lie apart on a machine that does other things as well.
UNSTEADY = 0.25
LENGTHS = (1, 2, 4, 8, 16)
#: Code points of the shortest of the documents that share nothing: a page of news.
PAGE = 3_000


#: Cases whose texts are put together, so that figures stay comparable while the fixtures grow.
_CASES = 26


def main() -> int:
    """Time whole processes, then pairs, then growth in one process."""
    parser = argparse.ArgumentParser(description="time the program, as ratios")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--accept", action="store_true", help="lower the ceilings to these ratios")
    given = parser.parse_args()
    measured = [
        *processes(given.runs),
        *again(given.runs),
        *pairs(given.runs),
        *alike(),
        *strange(),
    ]
    return judge("speed", measured, accept=given.accept)


def ratio(name: str, value: float) -> Figure:
    """A ratio that is better when small."""
    return Figure(f"speed/{name}", value, "low", slack=value * UNSTEADY)


def processes(runs: int) -> Iterator[Figure]:
    """Commands that start cold."""
    python = [sys.executable, "-c"]
    command = [sys.executable, "-m", "provenance"]
    nothing = wall([*python, "pass"], runs)
    imports = wall([*python, IMPORTS], runs)
    model = wall([*python, MODEL], runs)
    audited = [*command, "audit", str(DRAFT), "--against", str(SOURCE), "--quiet", "--no-cache"]
    cold = wall(audited, runs)
    helped = wall([*command, "--help"], runs)
    yield ratio("cold audit / (imports + model)", cold / (imports + model))
    yield ratio("(cold audit - model) / imports", (cold - model) / imports)
    yield ratio("--help / empty interpreter", helped / nothing)


def again(runs: int) -> Iterator[Figure]:
    """An audit of a collection with nothing changed since the last one, over that one."""
    drafts, sources = 20, 60
    with TemporaryDirectory() as folder:
        build(Path(folder), drafts, sources)
        paths = [str(Path(folder, name)) for name in ("articles", "wire")]
        settings = Path(folder, "provenance.toml")
        settings.write_text(f"cache = {json.dumps(str(Path(folder, 'cache')))}", encoding="utf-8")
        command = [sys.executable, "-m", "provenance", "audit", paths[0], "--against", paths[1]]
        command += ["--config", str(settings), "--quiet"]
        first = once(command)
        second = wall(command, runs)
    yield ratio(f"second run / first, {drafts} drafts and {sources} sources", second / first)


def wall(command: list[str], runs: int) -> float:
    """Median wall time of a process, in seconds, after one run to warm the disk."""
    return median([once(command) for _ in range(runs + 1)][1:])


def once(command: list[str]) -> float:
    """Wall time of a process, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - start


def spent(work: Callable[[], object], runs: int) -> float:
    """Least processor time of doing this, in seconds, after once to warm up."""
    taken = []
    for _ in range(runs + 1):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken[1:])


def pairs(runs: int) -> Iterator[Figure]:
    """Reading, preparing and aligning pairs of texts over reading them and finding their words."""
    with TemporaryDirectory() as folder:
        files = []
        for number, case in enumerate(sorted((FIXTURES / "cases").iterdir())):
            files.append(Path(folder, f"{number}.txt"))
            files[-1].write_text(long(paragraphs([case]), PAGE), encoding="utf-8")
        listed = [Pair("", *two) for two in zip(files[::2], files[1::2], strict=False)]

        def read() -> None:
            for pair in listed:
                for path in (pair.suspicious, pair.source):
                    re.findall(r"\w+", path.read_bytes().decode("utf-8").lower())

        aligned = spent(lambda: align_batch(listed), runs)
        yield ratio("aligning pairs / finding their words", aligned / spent(read, runs))


def alike() -> Iterator[Figure]:
    """An audit of 1, 2, 4 and 8 copies of both documents' text, over that of one."""
    draft, source = (path.read_text(encoding="utf-8") for path in (DRAFT, SOURCE))
    texts = {
        times: ("\n\n".join([draft] * times), "\n\n".join([source] * times))
        for times in LENGTHS[:-1]
    }
    yield from grown("audit of a rewrite", texts, audit_of())


def strange() -> Iterator[Figure]:
    """Audits and passage detection on documents of growing length that share nothing."""
    cases = sorted((FIXTURES / "cases").iterdir())[:_CASES]
    half = len(cases) // 2
    ones, others = paragraphs(cases[:half]), paragraphs(cases[half:])
    texts = {times: (long(ones, times * PAGE), long(others, times * PAGE)) for times in LENGTHS}
    yield from grown("audit, nothing shared", texts, audit_of())
    yield from grown("passages, nothing shared", texts, found)


def found(suspicious: str, source: str) -> object:
    """The passages of two texts."""
    return find_passages(prepare(suspicious), prepare(source))


def grown(
    name: str, texts: dict[int, tuple[str, str]], work: Callable[[str, str], object]
) -> Iterator[Figure]:
    """The processor time of each length over that of the shortest."""
    taken = {times: spent(partial(work, *two), 2) for times, two in texts.items()}
    for times in list(texts)[1:]:
        yield ratio(f"{name}, {times} times as long", taken[times] / taken[1])


def audit_of() -> Callable[[str, str], object]:
    """An audit of one text against another, read from files, in this process."""
    encoder = load_encoder()

    def work(draft: str, source: str) -> object:
        with TemporaryDirectory() as folder:
            paths = [Path(folder) / "draft.txt", Path(folder) / "source.txt"]
            for path, text in zip(paths, (draft, source), strict=True):
                path.write_text(text, encoding="utf-8")
            documents, skipped = read_documents(paths[:1], paths[1:])
            return audit(documents, skipped, Config(), encoder)

    return work


def paragraphs(cases: Sequence[Path]) -> list[str]:
    """What the articles of these cases say, each paragraph once."""
    documents, _ = read_documents(cases, [])
    return list(dict.fromkeys(block.of(d.text) for d in documents for block in d.body))


def long(said: Sequence[str], length: int) -> str:
    """A text of these paragraphs, as often as it takes, cut to a length."""
    text = "\n\n".join(said)
    return (f"{text}\n\n" * (length // len(text) + 1))[:length]


if __name__ == "__main__":
    sys.exit(main())
