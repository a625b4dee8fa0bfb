"""How well the degree of rewriting shows in what an alignment gives: copy, light, heavy, none.

    python benchmarks/rewriting.py FOLDER [--words-only]

FOLDER holds short answers, the texts they may be taken from (orig_task*.txt) and labels.csv with
the columns file, task and category (cut, light, heavy, non; Clough and Stevenson 2011). Every
answer is aligned with its task's text, and judged by a logistic regression over shares of the
alignment, fitted to the answers of all other persons. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from provenance.audit import prepare
from provenance.ingest.read import read_documents
from provenance.match.alignment import align
from provenance.match.lexical import compare_wording
from provenance.match.reading import Meanings, Reading
from provenance.match.semantic import load_encoder
from provenance.match.similarity import similarities
from provenance.model import Span

Array = NDArray[np.float64]
CLASSES = ("cut", "light", "heavy", "non")
MEASURES = (
    "aligned",
    "verbatim",
    "near-verbatim",
    "paraphrase",
    "same words in order",
    "longest run",
    "runs of three words",
    "runs of six words",
    "best similarity",
)


def main() -> None:
    """Measure every answer, judge it by the others, and print the table of confusions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words-only", action="store_true")
    arguments = parser.parse_args()
    encoder = None if arguments.words_only else load_encoder()
    with (arguments.folder / "labels.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["category"] in CLASSES]
    measures = []
    for row in rows:
        paths = (arguments.folder / row["file"], arguments.folder / f"orig_task{row['task']}.txt")
        documents, _ = read_documents([paths[0]], [paths[1]])
        answer, text = (prepare(document).reading for document in documents)
        if encoder is not None:
            meanings = Meanings(encoder)  # a document's id is its own within one row only
            answer, text = meanings.of(answer), meanings.of(text)
        measures.append(measure(answer, text))
    table = np.array(measures)
    truth = np.array([CLASSES.index(row["category"]) for row in rows])
    persons = [row["file"].split("_")[0] for row in rows]
    classes = judge(table, truth, persons)
    copied = judge(table, (truth < CLASSES.index("non")).astype(int), persons)
    right = int((copied == (truth < CLASSES.index("non"))).sum())
    print(f"plagiarised or not: {right} of {len(rows)} = {right / len(rows):.3f}")
    wrong = [row["file"] for row, c, t in zip(rows, copied, truth, strict=True) if c != (t < 3)]
    print(f"   wrong: {', '.join(wrong)}")
    right = int((classes == truth).sum())
    print(f"four classes: {right} of {len(rows)} = {right / len(rows):.3f}")
    print("   " + "".join(f"{name:>8}" for name in ("", *CLASSES)) + "   (columns: judged)")
    for number, name in enumerate(CLASSES):
        cells = [int(((truth == number) & (classes == other)).sum()) for other in range(4)]
        print("   " + f"{name:>8}" + "".join(f"{cell:>8}" for cell in cells))


def measure(reading: Reading, source: Reading) -> list[float]:
    """What the alignment and the wording of two documents give, in the order of `MEASURES`."""
    length = {s.span: len(w) for s, w in zip(reading.sentences, reading.words, strict=True)}
    total = max(1, sum(length.values()))
    alignments = align(reading, source).alignments
    kinds: dict[str, set[Span]] = {
        kind: set() for kind in ("verbatim", "near-verbatim", "paraphrase")
    }
    for one in alignments:
        kinds[one.kind].add(one.suspicious.span)
    covered = {one.suspicious.span for one in alignments}
    keys, others = ([word.key for words in r.words for word in words] for r in (reading, source))
    wording = compare_wording(keys, others)
    return [
        sum(length[span] for span in covered) / total,
        *(sum(length[span] for span in spans) / total for spans in kinds.values()),
        wording.suspicious,
        float(np.log1p(wording.run)),
        contained(keys, others, 3),
        contained(keys, others, 6),
        best(reading, source),
    ]


def contained(keys: list[str], others: list[str], length: int) -> float:
    """Share of the runs of so many words that stand in the other text."""
    mine, theirs = (
        Counter(tuple(k[i : i + length]) for i in range(len(k) - length + 1))
        for k in (keys, others)
    )
    return sum(n for run, n in mine.items() if run in theirs) / max(1, mine.total())


def best(here: Reading, there: Reading) -> float:
    """Mean of each sentence's best similarity to one of the text, weighted by length in words."""
    pairs = [(a.text, b.text) for a in here.sentences for b in there.sentences]
    near = None
    if here.whole.vectors is not None and there.whole.vectors is not None:
        near = (here.whole.vectors @ there.whole.vectors.T).ravel().tolist()
    values = np.array([one.value for one in similarities(pairs, near)])
    top = values.reshape(len(here.sentences), -1).max(axis=1)
    weights = np.array([len(words) for words in here.words]) + 1e-9
    return float(np.average(top, weights=weights))


def judge(table: Array, truth: Array, persons: list[str]) -> Array:
    """The class of every answer by what is fitted to all other persons' answers."""
    judged = np.zeros(len(truth), dtype=int)
    for person in sorted(set(persons)):
        out = np.array([p == person for p in persons])
        model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))
        judged[out] = model.fit(table[~out], truth[~out]).predict(table[out])
    return judged


if __name__ == "__main__":
    main()
