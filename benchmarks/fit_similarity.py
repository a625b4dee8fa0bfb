"""Fit the weights of the similarity of two sentences, and report how it does on held-out pairs.

    python benchmarks/fit_similarity.py --labelled PAIRS.jsonl --translations PAIRS.jsonl
        --cases FOLDER... [--words-only] [--ablate]
    python benchmarks/fit_similarity.py --test PAIRS.jsonl [--words-only]

--labelled are pairs with the fields a, b and label (the Microsoft Research Paraphrase Corpus, Dolan
and Brockett 2005); --translations pairs of independent translations with the fields a and b in the
order of their texts, whose neighbours are the negatives; --cases folders of cases with gold.json.
Every pair is judged by weights fitted without it: ten folds, in which a case, or fifty lines of
translations, stay together. Prints accuracy, calibration (expected calibration error, Naeini et al.
2015, ten bins), what fitting to the labelled pairs alone gives on the other two, and the weights
for provenance/match/similarity.py. With --test nothing is fitted: the weights that ship are held
against labelled pairs, which must be others than those they were fitted to. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.figures import Figure
from benchmarks.jsonlines import objects
from provenance.match.exchange import Said, exchanged
from provenance.match.likeness import compare
from provenance.match.semantic import Encoder, load_encoder
from provenance.match.similarity import expand, similarities
from provenance.text.folding import fold
from provenance.text.words import words

Array = NDArray[Any]
#: Two sentences, and whether they say the same.
Pair = tuple[str, str, bool]
FOLDS = 10
#: Every so-manieth labelled pair makes the sample.
EVERY = 8
#: Inverse strength of the penalty; from 1 to 30 nothing changes in the second decimal.
PENALTY = 10.0
#: Lines of translations that stay in one fold.
RUN = 50
#: How often a labelled pair counts: only they hold near misses, which people told apart.
LABELLED_COUNTS = 1.5
#: Negatives for a gold pair: the nearest other sources of its case.
RIVALS = 3
#: What an ablation leaves out.
KINDS = {
    "words and rarity": range(11),
    "what is left over": range(11, 16),
    "order and runs": (2, 3, 4, 5, 6),
    "facts and names": range(18, 25),
    "negation": (25,),
    "exchanged roles": (26,),
    "meaning": (27,),
}


def main() -> None:
    """Fit and report, or report of the weights that ship."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--labelled", type=Path)
    parser.add_argument("--translations", type=Path)
    parser.add_argument("--cases", type=Path, nargs="+")
    parser.add_argument("--test", type=Path, help="labelled pairs for the weights that ship")
    parser.add_argument("--words-only", action="store_true")
    parser.add_argument("--ablate", action="store_true")
    arguments = parser.parse_args()
    encoder = load_encoder()
    if encoder is None:
        parser.error("the sentence encoder is not installed")
    if arguments.test:
        hold_shipped(arguments.test, None if arguments.words_only else encoder)
    elif arguments.labelled and arguments.translations and arguments.cases:
        fit_all(arguments, encoder)
    else:
        parser.error("give --labelled, --translations and --cases, or --test")


def hold_shipped(path: Path, encoder: Encoder | None) -> None:
    """Report how the weights that ship do on these pairs."""
    pairs = labelled(path)
    near = nearness(pairs, encoder) if encoder is not None else None
    judged = np.array([one.value for one in similarities([(a, b) for a, b, _ in pairs], near)])
    report("shipped", judged, truth_of(pairs), np.array([path.stem] * len(pairs)), skip="all")


def measure(folder: Path, encoder: Encoder | None, *, sample: bool = False) -> Iterator[Figure]:
    """How labelled pairs are judged by what is fitted to the other nine tenths of them.

    ``folder`` holds train.jsonl. The weights that ship are fitted to all of it.
    """
    pairs = labelled(folder / "train.jsonl")[:: EVERY if sample else 1]
    truth = truth_of(pairs)
    judged = judge(measured(pairs, encoder), truth, shuffled(pairs), np.ones(len(pairs)))
    yield Figure("msrp/held-out accuracy", accuracy(judged, truth))
    yield Figure("msrp/held-out calibration error", calibration(judged, truth), "low")


def fit_all(arguments: argparse.Namespace, encoder: Encoder) -> None:
    """Fit to everything, report of what was held out, and print the weights."""
    near_misses = labelled(arguments.labelled)
    parts = {
        "labelled": (near_misses, shuffled(near_misses)),
        "translations": translations(list(objects(arguments.translations))),
        "cases": cases(arguments.cases, encoder),
    }
    parts["exchanged"] = exchanges([p for p, _ in parts.values()], [f for _, f in parts.values()])
    for name, (pairs, _) in parts.items():
        print(f"{name}: {len(pairs)} pairs, {sum(label for *_, label in pairs)} say the same")
    every = [pair for pairs, _ in parts.values() for pair in pairs]
    measures = measured(every, None if arguments.words_only else encoder)
    truth = truth_of(every)
    fold_of_pair = np.concatenate([folds for _, folds in parts.values()])
    part = np.repeat(list(parts), [len(pairs) for pairs, _ in parts.values()])
    counts = np.where(part == "labelled", LABELLED_COUNTS, 1.0)

    held_out = judge(measures, truth, fold_of_pair, counts)
    report("held out", held_out, truth, part)
    first = part == "labelled"
    weights = fit(measures[first], truth[first], counts[first])
    report("fitted to the labelled alone", apply(measures, weights), truth, part, skip="labelled")
    if arguments.ablate:
        for kind, columns in KINDS.items():
            without = measures.copy()
            without[:, list(columns)] = 0.0
            judged = judge(without, truth, fold_of_pair, counts)
            print(f"without {kind:20s}", *figures(judged, truth, part))
    coefficients, intercept = fit(measures, truth, counts)
    print(f"intercept {intercept:.2f}")
    for name, row in zip(
        ("alone", "squared", "by_words", "by_meaning"), coefficients.reshape(4, -1), strict=True
    ):
        print(f"{name} {tuple(round(float(c), 2) for c in row)}")


def labelled(path: Path) -> list[Pair]:
    """The pairs of a file with the fields a, b and label."""
    return [(row["a"], row["b"], bool(row["label"])) for row in objects(path)]


def shuffled(pairs: Sequence[Pair]) -> Array:
    """The folds of pairs that have nothing to do with each other."""
    folds: Array = np.random.default_rng(0).permutation(len(pairs)) % FOLDS
    return folds


def truth_of(pairs: Sequence[Pair]) -> Array:
    """Of each pair, whether it says the same."""
    return np.array([label for *_, label in pairs])


def nearness(pairs: Sequence[Pair], encoder: Encoder) -> list[float]:
    """The cosine of each pair's sentence vectors."""
    said = sorted({text for a, b, _ in pairs for text in (a, b)})
    vectors = dict(zip(said, encoder.encode([fold(text).text for text in said]), strict=True))
    return [float(vectors[a] @ vectors[b]) for a, b, _ in pairs]


def measured(pairs: Sequence[Pair], encoder: Encoder | None) -> Array:
    """The measures of each pair, n × k; nearness of meaning is 0 without an encoder."""
    near = nearness(pairs, encoder) if encoder is not None else [0.0] * len(pairs)
    return np.array([compare(a, b, n).measures for (a, b, _), n in zip(pairs, near, strict=True)])


def translations(rows: Sequence[dict[str, Any]]) -> tuple[list[Pair], Array]:
    """Every line with its counterpart, and with the next and the next but one."""
    pairs, folds = [], []
    for i, row in enumerate(rows):
        for step in (0, 1, -2):
            if 0 <= i + step < len(rows) and (step == 0 or rows[i + step]["b"] != row["b"]):
                pairs.append((row["a"], rows[i + step]["b"], step == 0))
                folds.append(i // RUN % FOLDS)
    return pairs, np.array(folds)


def cases(folders: Sequence[Path], encoder: Encoder) -> tuple[list[Pair], Array]:
    """The gold pairs of the cases, and each draft sentence with its nearest other sources."""
    pairs: list[Pair] = []
    folds: list[int] = []
    number = 0
    for folder in folders:
        for path in sorted(folder.glob("*/gold.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))["pairs"]
            texts = [
                (p.get("draft_plain") or p["draft"], p.get("source_plain") or p["source"])
                for p in gold
            ]
            true = set(texts)
            drafts, sources = (sorted({t[side] for t in texts}) for side in (0, 1))
            found = [(d, s, True) for d, s in sorted(true)]
            if drafts:
                near = encoder.encode(drafts) @ encoder.encode(sources).T
                for draft, row in zip(drafts, near, strict=True):
                    others = [
                        sources[j] for j in np.argsort(-row) if (draft, sources[j]) not in true
                    ]
                    found += [(draft, s, False) for s in others[:RIVALS]]
            pairs += found
            folds += [number % FOLDS] * len(found)
            number += 1
    return pairs, np.array(folds)


def exchanges(pairs: Sequence[list[Pair]], folds: Sequence[Array]) -> tuple[list[Pair], Array]:
    """Sentences with two of their names exchanged: they no longer say the same.

    No corpus here holds such pairs, and an error of this kind must show.
    """
    made, fold_of = [], []
    for part, numbers in zip(pairs, folds, strict=True):
        for (a, _, label), number in zip(part, numbers, strict=True):
            names = [w for w in words(a)[1:] if w.content and a[w.start].isupper()] if label else []
            for x, y in pairwise(names):
                between = a[x.end : y.start]
                if x.key != y.key and re.search(r"\b[a-z]{4,}\b", between) and "," not in between:
                    turned = (
                        a[: x.start]
                        + a[y.start : y.end]
                        + between
                        + a[x.start : x.end]
                        + a[y.end :]
                    )
                    if not exchanged(Said(turned, words(turned)), Said(a, words(a))):
                        break  # no measure sees it, and the others must not be bent to
                    made.append((turned, a, False))
                    fold_of.append(int(number))
                    break
    return made[::3], np.array(fold_of[::3])


def fit(measures: Array, truth: Array, counts: Array) -> tuple[Array, float]:
    """Coefficients of what `expand` makes of the measures, and the intercept."""
    fitted = LogisticRegression(C=PENALTY, max_iter=5000)
    fitted.fit(expand(measures), truth, sample_weight=counts)
    return fitted.coef_[0], float(fitted.intercept_[0])


def apply(measures: Array, weights: tuple[Array, float]) -> Array:
    """Probabilities by these weights."""
    result: Array = 1 / (1 + np.exp(-(expand(measures) @ weights[0] + weights[1])))
    return result


def judge(measures: Array, truth: Array, folds: Array, counts: Array) -> Array:
    """Every pair by weights fitted to the other folds."""
    judged = np.zeros(len(truth))
    for number in range(FOLDS):
        out = folds == number
        judged[out] = apply(measures[out], fit(measures[~out], truth[~out], counts[~out]))
    return judged


def figures(judged: Array, truth: Array, part: Array) -> list[str]:
    """Accuracy and calibration error, part by part."""
    return [
        f"{name} {accuracy(judged[at], truth[at]):.3f}/{calibration(judged[at], truth[at]):.3f}"
        for name in dict.fromkeys(part.tolist())
        for at in [part == name]
    ]


def accuracy(judged: Array, truth: Array) -> float:
    """Share of the pairs that are on the right side of one half."""
    return float(((judged > 0.5) == truth).mean())


def calibration(judged: Array, truth: Array) -> float:
    """Expected calibration error: mean gap of stated and true share over ten bins."""
    bins = np.minimum((judged * 10).astype(int), 9)
    return float(
        sum(
            abs(judged[at].mean() - truth[at].mean()) * at.mean()
            for b in range(10)
            for at in [bins == b]
            if at.any()
        )
    )


def report(title: str, judged: Array, truth: Array, part: Array, skip: str = "") -> None:
    """Accuracy, calibration error and table of reliability of each part."""
    for name in [*dict.fromkeys(part.tolist()), "all"]:
        if name == skip or (skip and name == "all"):
            continue
        at = np.ones(len(part), dtype=bool) if name == "all" else part == name
        p, t = judged[at], truth[at]
        print(f"{title}, {name}: accuracy {accuracy(p, t):.4f}, ECE {calibration(p, t):.3f}")
        bins = np.minimum((p * 10).astype(int), 9)
        cells = [
            f"{b / 10:.1f}: {p[bins == b].mean():.2f} stated {t[bins == b].mean():.2f} true"
            f" ({(bins == b).sum()})"
            for b in range(10)
            if (bins == b).any()
        ]
        print("   " + "\n   ".join(cells))


if __name__ == "__main__":
    main()
