"""Fit the weights of the pair evidence, and report how they do on cases they were not fitted to.

    python benchmarks/fit_alignment.py CASES... --independent ARTICLES.jsonl [--words-only]

CASES are folders of cases (a draft, sources/ and gold.json, as in fixtures/cases); ARTICLES is a
JSON Lines file of independent reports with the fields event, title and text (BASIL's). Each case
is left out in turn, the rest fitted, and its gold pairs and original sentences scored. Prints the
weights fitted to all cases, to be written into provenance/match/evidence.py. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from provenance.audit import prepare
from provenance.ingest.read import read_documents
from provenance.match.evidence import MEASURES, Matrix, measure
from provenance.match.reading import Meanings, Reading
from provenance.match.semantic import Encoder, load_encoder
from provenance.match.sequence import derive
from provenance.model import Document, Span

#: Pairs of independent reports drawn into the fit, so that no case outweighs the rest.
NEGATIVES = 40_000
LIKELY = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A draft and one of its sources, with the gold as a matrix of sentences."""

    case: str
    quoted: Matrix
    whole: Matrix
    unquoted: Matrix
    derived: Matrix
    gold: tuple[tuple[list[int], list[int]], ...]
    original: tuple[int, ...]


def main() -> None:
    """Fit, leaving each case out in turn, then fit to all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("cases", nargs="+", type=Path)
    parser.add_argument("--independent", type=Path, required=True)
    parser.add_argument("--words-only", action="store_true")
    arguments = parser.parse_args()
    encoder = None if arguments.words_only else load_encoder()
    columns = [i for i in range(len(MEASURES)) if encoder is not None or MEASURES[i] != "meaning"]

    pairs = [
        pair
        for folder in arguments.cases
        for case in sorted(folder.iterdir())
        if (case / "gold.json").exists()
        for pair in read_case(case, encoder)
    ]
    negatives = independent(arguments.independent, encoder)
    found = total = false = original = 0
    for case in sorted({p.case for p in pairs}):
        weights = fit([p for p in pairs if p.case != case], negatives, columns)
        for pair in (p for p in pairs if p.case == case):
            one = score(pair, weights)
            found, total = found + one[0], total + one[1]
            false, original = false + one[2], original + one[3]
    print(f"left out in turn: recall {found / total:.3f} ({found}/{total}), "
          f"precision {found / (found + false):.3f} ({false} of {original} originals)")  # fmt: skip
    coefficients, intercept = fit(pairs, negatives, columns)
    print(f"Weights({tuple(round(float(c), 2) for c in coefficients)}, {intercept:.2f})")


def read_case(case: Path, encoder: Encoder | None) -> Iterator[Pair]:
    """A case's draft with each source."""
    gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
    draft = next(p for p in sorted(case.iterdir()) if p.stem == "draft")
    documents, _ = read_documents([draft], [case / "sources"])
    suspicious, *sources = (reading(d, encoder) for d in documents)
    original = tuple(
        i
        for said in gold["original"]
        for i in touched(suspicious, said if isinstance(said, str) else said["draft"], None)
    )
    for source in sources:
        name = Path(source.document.path).name
        marked = []
        derived = np.zeros((len(suspicious.sentences), len(source.sentences)), np.float32)
        for pair in gold["pairs"]:
            if pair["source_file"] != name:
                continue
            rows = touched(suspicious, pair["draft"], pair.get("draft_plain"))
            columns = touched(source, pair["source"], pair.get("source_plain"))
            if rows and columns:
                marked.append((rows, columns))
                derived[np.ix_(rows, columns)] = 1
        yield Pair(
            f"{case.parent.name}/{case.name}",
            suspicious.quoted,
            measure(suspicious.whole, source.whole),
            measure(suspicious.unquoted, source.unquoted),
            derived,
            tuple(marked),
            original,
        )


def reading(document: Document, encoder: Encoder | None) -> Reading:
    """A document prepared, with its sentences' meanings where there is an encoder."""
    read = prepare(document).reading
    return Meanings(encoder).of(read) if encoder is not None else read


def touched(side: Reading, said: str, plain: str | None) -> list[int]:
    """Numbers of the sentences that lie in the stretch of text quoted."""
    text = side.document.text
    for wanted in (said, plain):
        words = (wanted or "").split()
        match = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
        if match:
            span = Span(*match.span())
            return [
                i
                for i, s in enumerate(side.sentences)
                if 2 * s.span.overlap(span) >= min(len(s.span), len(span))
            ]
    return []


def independent(path: Path, encoder: Encoder | None) -> Matrix:
    """Measures of all pairs of unquoted sentences of independent reports of one event."""
    events: dict[str, list[Reading]] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            text = f"{row['title']}\n\n{row['text']}"
            head = Span(0, len(row["title"]))
            document = Document(
                "d", "d", "", "source", text, (Span(head.end, len(text)),), title_span=head
            )
            events.setdefault(row["event"], []).append(reading(document, encoder))
    rows = [
        measure(a.whole, b.whole)[a.quoted == 0].reshape(-1, len(MEASURES))
        for reports in events.values()
        for a in reports
        for b in reports
        if a is not b
    ]
    return np.concatenate(rows)


def fit(
    pairs: Sequence[Pair], negatives: Matrix, columns: Sequence[int]
) -> tuple[Matrix, np.float32]:
    """Coefficients in the order of `MEASURES`, and the intercept as log-odds against chance."""
    drawn = np.random.default_rng(0).choice(len(negatives), NEGATIVES, replace=False)
    measures = [p.whole.reshape(-1, len(MEASURES)) for p in pairs] + [negatives[drawn]]
    labels = np.concatenate([p.derived.ravel() for p in pairs] + [np.zeros(NEGATIVES)])
    fitted = LogisticRegression(max_iter=3000).fit(np.concatenate(measures)[:, columns], labels)
    coefficients = np.zeros(len(MEASURES), np.float32)
    coefficients[columns] = fitted.coef_[0]
    chance = labels.mean()
    return coefficients, np.float32(fitted.intercept_[0] - np.log(chance / (1 - chance)))


def score(pair: Pair, weights: tuple[Matrix, np.float32]) -> tuple[int, int, int, int]:
    """Gold pairs found of all, originals taken for derived of all."""
    coefficients, intercept = weights
    log_odds = pair.whole @ coefficients + intercept
    likely = derive(log_odds, pair.unquoted @ coefficients + intercept, pair.quoted).probabilities
    taken = {
        i: int(row.argmax())
        for i, row in enumerate(likely)
        if row.sum() >= LIKELY and log_odds[i, int(row.argmax())] >= 0
    }
    found = sum(any(taken.get(i) in columns for i in rows) for rows, columns in pair.gold)
    prose = [i for i in pair.original if pair.quoted[i] < 0.5]
    return found, len(pair.gold), sum(i in taken for i in prose), len(prose)


if __name__ == "__main__":
    main()
