"""Fit the judges of passages and of summaries, and report how they do on pairs not fitted to.

    python benchmarks/fit_passages.py FOLDER [--folds N] [--keep]

FOLDER is a PAN-2013 text alignment corpus: pairs.jsonl (kind, suspicious, source, cases with
offsets) and texts.tar.xz (src/, susp/). Suspicious texts are dealt into folds, and each fold
judged by what was fitted to the pairs that share neither suspicious text nor source with it.
Prints, for each kind of pair, how many candidates and summaries are rightly and wrongly believed.
Writes provenance/match/passages/weights.json, fitted to everything, unless told to keep it.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from sklearn.linear_model import LogisticRegression

from provenance.match.passages.candidates import candidates
from provenance.match.passages.extend import Stretch, overlap
from provenance.match.passages.features import (
    PASSAGE_FEATURES,
    SUMMARY_FEATURES,
    passage_features,
    summary_features,
)
from provenance.match.passages.filter import WEIGHTS, Judge
from provenance.match.passages.find import PASSAGE_FROM, SUMMARY_FROM
from provenance.match.passages.pairing import pairing
from provenance.match.passages.prepare import Floats, Prepared, prepare
from provenance.match.passages.runs import runs
from provenance.match.passages.summary import summary

#: A candidate is right if so much of it lies in a case, a summary if so much of it does.
PASSAGE_RIGHT, SUMMARY_RIGHT = 0.4, 0.3
#: A pair that shares nothing weighs so much: a false accusation is worse than a missed passage.
CLEAN_WEIGHT = 4.0
#: The share of features at either end that is cut off.
CUT = 0.005
#: How freely the weights may move (scikit-learn's C).
FREEDOM = {"passage": 0.05, "summary": 1.0}


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One thing to be judged."""

    row: Floats
    right: bool
    kind: str
    suspicious: str
    source: str


def main() -> None:
    """Read, measure, fit, report, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--keep", action="store_true", help="leave weights.json as it is")
    told = options.parse_args()
    lines = (told.folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    texts = read_texts(told.folder / "texts.tar.xz")
    examples: dict[str, list[Example]] = {"passage": [], "summary": []}
    for pair in map(json.loads, lines):
        for what, example in measured(pair, texts):
            examples[what].append(example)
    weights = {}
    for what, least, names in (
        ("passage", PASSAGE_FROM, PASSAGE_FEATURES),
        ("summary", SUMMARY_FROM, SUMMARY_FEATURES),
    ):
        report(what, examples[what], crossed(examples[what], told.folds, FREEDOM[what]), least)
        weights[what] = stored(fitted(examples[what], FREEDOM[what]), names)
    if not told.keep:
        WEIGHTS.write_text(json.dumps(weights) + "\n", encoding="utf-8")


def read_texts(archive: Path) -> dict[str, Prepared]:
    """Every text of the archive, prepared, under its folder and name."""
    texts = {}
    with tarfile.open(archive) as members:
        for member in members:
            content = members.extractfile(member)
            if content is not None:
                name = "/".join(Path(member.name).parts[-2:])
                texts[name] = prepare(content.read().decode("utf-8"))
    return texts


def measured(pair: dict[str, Any], texts: dict[str, Prepared]) -> Iterator[tuple[str, Example]]:
    """What is to be judged in one pair, with the truth."""
    a, b = texts[f"susp/{pair['suspicious']}"], texts[f"src/{pair['source']}"]
    one, two = pairing(a, b)
    names = pair["kind"], pair["suspicious"], pair["source"]
    some, whole = candidates(one, two, runs(a, b)), summary(one, two)
    for each, row in zip(some, passage_features(one, two, some, whole), strict=True):
        here, there = span(a, each.a), span(b, each.b)
        right = any(
            overlap(there, case["source"])
            and overlap(here, case["suspicious"]) > PASSAGE_RIGHT * (here[1] - here[0])
            for case in pair["cases"]
        )
        yield "passage", Example(row, right, *names)
    if whole is not None:
        here = span(a, whole.a)
        right = pair["kind"].startswith("summary") and any(
            overlap(here, case["suspicious"]) > SUMMARY_RIGHT * (here[1] - here[0])
            for case in pair["cases"]
        )
        yield "summary", Example(summary_features(one, two, whole, some), right, *names)


def span(text: Prepared, words: Stretch) -> Stretch:
    """A stretch of words as code points."""
    return int(text.starts[words[0]]), int(text.closes[words[1] - 1])


def fitted(examples: list[Example], freedom: float) -> Judge:
    """The judge that fits the examples best."""
    rows = np.array([example.row for example in examples])
    low, high = np.quantile(rows, [CUT, 1 - CUT], axis=0)
    rows = np.clip(rows, low, high)
    mean, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-9)
    rows = (rows - mean) / scale
    size = rows.shape[1]
    above = np.triu_indices(size)
    design = np.hstack((rows, rows[:, above[0]] * rows[:, above[1]]))
    middle, spread = design.mean(axis=0), np.maximum(design.std(axis=0), 1e-9)
    importance = [CLEAN_WEIGHT if example.kind == "no-plagiarism" else 1.0 for example in examples]
    model = LogisticRegression(C=freedom, max_iter=1000)
    model.fit((design - middle) / spread, [e.right for e in examples], sample_weight=importance)
    weights = model.coef_[0] / spread
    square = np.zeros((size, size))
    square[above] = weights[size:]
    intercept = float(model.intercept_[0] - weights @ middle)
    return Judge(low, high, mean, scale, intercept, weights[:size], square)


def crossed(examples: list[Example], folds: int, freedom: float) -> Floats:
    """What each example is given by a judge that saw neither of its texts."""
    fold = np.array([crc32(example.suspicious.encode()) % folds for example in examples])
    given = np.zeros(len(examples))
    for number in range(folds):
        left_out = np.flatnonzero(fold == number)
        sources = {examples[place].source for place in left_out}
        kept = [e for e, f in zip(examples, fold, strict=True) if f != number]
        kept = [example for example in kept if example.source not in sources]
        rows = np.array([examples[place].row for place in left_out])
        given[left_out] = fitted(kept, freedom)(rows)
    return given


def report(what: str, examples: list[Example], given: Floats, least: float) -> None:
    """Print, for each kind of pair, what is found, missed and wrongly believed."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for example, probability in zip(examples, given.tolist(), strict=True):
        counts[example.kind, example.right, probability >= least] += 1
    for kind in sorted({example.kind for example in examples}):
        found, missed, wrong = (
            counts[kind, right, believed]
            for right, believed in ((True, True), (True, False), (False, True))
        )
        print(f"{what:8} {kind:26} found {found:5} missed {missed:4} wrong {wrong:4}")


def stored(judge: Judge, names: Sequence[str]) -> dict[str, Any]:
    """The judge's numbers, rounded, as weights.json keeps them."""
    above = np.triu_indices(len(judge.linear))
    arrays = {
        "low": judge.low,
        "high": judge.high,
        "mean": judge.mean,
        "scale": judge.scale,
        "linear": judge.linear,
        "square": judge.square[above],
    }
    numbers = {name: [float(f"{x:.5g}") for x in array] for name, array in arrays.items()}
    return {"features": list(names), "intercept": round(judge.intercept, 5), **numbers}


if __name__ == "__main__":
    main()
