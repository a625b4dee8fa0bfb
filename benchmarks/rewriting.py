"""How well the degree of rewriting shows in what an alignment gives: copy, light, heavy, none.

    python benchmarks/rewriting.py FOLDER [--words-only]

FOLDER holds short answers, the texts they may be taken from (orig_task*.txt) and labels.csv with
the columns file, task and category (cut, light, heavy, non; Clough and Stevenson 2011). Every
answer is aligned with its task's text, and judged by logistic regressions over what the alignment
gives, fitted to the answers of all other persons. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.figures import Figure
from provenance.examine.compare import Prepared
from provenance.ingest.read import read_documents
from provenance.match.alignment import align
from provenance.match.lexical import compare_wording
from provenance.match.reading import Meanings, Reading
from provenance.match.semantic import Encoder, load_encoder
from provenance.match.similarity import similarities
from provenance.model import Span

Array = NDArray[np.float64]
CLASSES = ("cut", "light", "heavy", "non")
MEASURES = (
    "a run of seven words",
    "likelihood of derivation",
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
#: What says that a text was taken over at all. Answers to one question are alike in words and
#: meaning, so what merely resembles says nothing: only what an audit goes by does.
TAKEN_OVER = slice(0, 3)
#: What says how it was rewritten.
DEGREE = slice(2, None)
#: Words in a row that are no accident (as in provenance/match/alignment.py).
RUN = 7


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """The answers, what is true of each and what they were judged to be by the others."""

    files: tuple[str, ...]
    truth: Array
    """Numbers of `CLASSES`."""
    classes: Array
    taken_over: Array
    """0 or 1."""

    @property
    def right(self) -> Array:
        """Of each answer, whether it is rightly said to be taken over or not."""
        result: Array = self.taken_over == (self.truth < CLASSES.index("non"))
        return result


def main() -> None:
    """Judge every answer by the others, and print the table of confusions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words-only", action="store_true")
    arguments = parser.parse_args()
    judged = judge(arguments.folder, None if arguments.words_only else load_encoder())
    for figure in figures(judged):
        print(f"{figure.name}: {figure.value:.3f} of {len(judged.files)}")
    wrong = [file for file, right in zip(judged.files, judged.right, strict=True) if not right]
    print(f"   taken over or not, wrong: {', '.join(wrong)}")
    print("   " + "".join(f"{name:>8}" for name in ("", *CLASSES)) + "   (columns: judged)")
    for number, name in enumerate(CLASSES):
        of_class = judged.classes[judged.truth == number]
        print("   " + f"{name:>8}" + "".join(f"{(of_class == n).sum():>8}" for n in range(4)))


def measure(folder: Path, encoder: Encoder | None) -> Iterator[Figure]:
    """Share of the answers rightly said to be taken over or not, and of those rightly classed."""
    yield from figures(judge(folder, encoder))


def figures(judged: Judged) -> Iterator[Figure]:
    """Shares of the answers that are judged rightly; another machine may turn one of them."""
    one = 1 / len(judged.files)
    right, in_class = judged.right.mean(), (judged.classes == judged.truth).mean()
    yield Figure("clough-stevenson/plagiarised or not", float(right), slack=one)
    yield Figure("clough-stevenson/four classes", float(in_class), slack=one)


def judge(folder: Path, encoder: Encoder | None) -> Judged:
    """Align every answer with its task's text, and judge it by those of all other persons."""
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["category"] in CLASSES]
    files = [row["file"] for row in rows]
    readings = read(folder, files, sorted({_text(row["task"]) for row in rows}), encoder)
    table = np.array(
        [described(readings[row["file"]], readings[_text(row["task"])]) for row in rows]
    )
    truth = np.array([CLASSES.index(row["category"]) for row in rows])
    persons = [file.split("_")[0] for file in files]
    taken = (truth < CLASSES.index("non")).astype(int)
    return Judged(
        tuple(files),
        truth,
        by_others(table[:, DEGREE], truth, persons),
        by_others(table[:, TAKEN_OVER], taken, persons),
    )


def _text(task: str) -> str:
    return f"orig_task{task}.txt"


def read(
    folder: Path, answers: Sequence[str], texts: Sequence[str], encoder: Encoder | None
) -> dict[str, Reading]:
    """The documents of these files, prepared for matching."""
    documents, _ = read_documents(
        [folder / name for name in answers], [folder / name for name in texts]
    )
    readings = [Prepared(document).reading for document in documents]
    if encoder is not None:
        readings = [*map(Meanings(encoder).of, readings)]
    return {reading.document.file: reading for reading in readings}


def described(reading: Reading, source: Reading) -> list[float]:
    """What the alignment and the wording of two documents give, in the order of `MEASURES`."""
    length = {s.span: len(w) for s, w in zip(reading.sentences, reading.words, strict=True)}
    total = max(1, sum(length.values()))
    aligned = align(reading, source)
    kinds: dict[str, set[Span]] = {
        kind: set() for kind in ("verbatim", "near-verbatim", "paraphrase")
    }
    for one in aligned.alignments:
        kinds[one.kind].add(one.suspicious.span)
    covered = {one.suspicious.span for one in aligned.alignments}
    keys, others = ([word.key for words in r.words for word in words] for r in (reading, source))
    wording = compare_wording(keys, others)
    return [
        float(wording.run >= RUN),
        # As a probability: the log-odds themselves grow with the length of the answer.
        float(np.exp(-np.logaddexp(0, -aligned.log_odds))),
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


def by_others(table: Array, truth: Array, persons: Sequence[str]) -> Array:
    """The class of every answer by what is fitted to all other persons' answers."""
    judged = np.zeros(len(truth), dtype=int)
    for person in sorted(set(persons)):
        out = np.array([p == person for p in persons])
        model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))
        judged[out] = model.fit(table[~out], truth[~out]).predict(table[out])
    return judged


if __name__ == "__main__":
    main()
