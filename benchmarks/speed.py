"""How long an audit takes, as ratios within one run: machines differ, ratios travel.

    python benchmarks/speed.py [--runs 5]

Prints the wall time of a cold `provenance audit` of two short articles over that of importing the
libraries and loading the encoder, of `--help` over an empty interpreter, and how the cost of an
audit in a warm process grows when both documents get longer.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.match.semantic import load_encoder

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
DRAFT = ARTICLES / "drafts" / "quickdesk.txt"
SOURCE = ARTICLES / "sources" / "trendpelican.txt"
IMPORTS = "import rapidfuzz, jinja2, click, numpy"
MODEL = "from provenance.match.semantic import load_encoder; load_encoder().encode(['a'])"


def main() -> None:
    """Time whole processes, then growth in one."""
    parser = argparse.ArgumentParser(description="time an audit, as ratios")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    python = [sys.executable, "-c"]
    command = [sys.executable, "-m", "provenance"]
    nothing = wall([*python, "pass"], runs)
    imports = wall([*python, IMPORTS], runs)
    model = wall([*python, MODEL], runs)
    cold = wall([*command, "audit", str(DRAFT), "--against", str(SOURCE), "--quiet"], runs)
    helped = wall([*command, "--help"], runs)
    print(f"cold audit / (imports + model)   {cold / (imports + model):.2f}")
    print(f"(cold audit - model) / imports   {(cold - model) / imports:.2f}")
    print(f"--help / empty interpreter       {helped / nothing:.2f}")
    growth()


def wall(command: list[str], runs: int) -> float:
    """Median wall time of a process, in seconds, after one run to warm the disk."""
    taken = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        taken.append(time.perf_counter() - start)
    return median(taken[1:])


def growth() -> None:
    """Time of an audit of 1, 2, 4 and 8 copies of both documents' text, over that of one."""
    encoder = load_encoder()
    draft, source = (p.read_text(encoding="utf-8") for p in (DRAFT, SOURCE))
    once = 0.0
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / "draft.txt", Path(folder) / "source.txt"]
        for times in (0, 1, 2, 4, 8):  # the first warms the process
            for path, text in zip(paths, (draft, source), strict=True):
                path.write_text("\n\n".join([text] * max(1, times)), encoding="utf-8")
            start = time.perf_counter()
            documents, skipped = read_documents(paths[:1], paths[1:])
            audit(documents, skipped, Config(), encoder)
            taken = time.perf_counter() - start
            once = taken if times == 1 else once
            if times > 1:
                print(f"both texts {times} times as long       {taken / once:.2f}")


if __name__ == "__main__":
    main()
