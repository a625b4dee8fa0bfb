"""Fit the weights of the pair evidence, and report how they do on cases they were not fitted to.

    python benchmarks/fit_alignment.py CASES... --independent ARTICLES.jsonl
        [--unseen CASES...] [--words-only] [--ablation]

CASES are folders of cases (a draft, sources/ and gold.json, as in fixtures/cases, or two rewrites
of one story with one gold.json); ARTICLES is a JSON Lines file of independent reports with the
fields event, title and text (BASIL's). A tenth of the cases is left out in turn, the rest fitted
together with half of the events, and the aligner run on what was left out and on the unseen cases,
which are never fitted to. Prints the weights fitted to everything else, to be written into
provenance/match/evidence.py, how far the stated likelihood of a derivation holds, and, with
--ablation, what is lost without each kind of evidence. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.newsroom import Case, cases, places
from provenance.examine.compare import Prepared
from provenance.ingest.read import read_documents
from provenance.match import evidence, sequence
from provenance.match.alignment import align, likeness
from provenance.match.evidence import MEASURES, Matrix, Weights, measure, weigh
from provenance.match.reading import Meanings, Reading
from provenance.match.semantic import Encoder, load_encoder
from provenance.match.sequence import derive
from provenance.model import Alignment, Document, Span

#: The numbers of two sentences, and their alignment.
Aligned = tuple[tuple[int, int], Alignment]

#: Pairs of independent reports drawn into the fit, so that no case outweighs the rest.
NEGATIVES = 40_000
FOLDS = 10
#: Bins of the stated likelihood of a derivation.
BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A draft and one of its sources, with the gold as a matrix of sentences."""

    case: str
    suspicious: Reading
    source: Reading
    derived: Matrix
    gold: tuple[tuple[list[int], list[int]], ...]
    original: tuple[int, ...]


@dataclass(slots=True)
class Figures:
    """What the aligner does with pairs it was not fitted to."""

    found: int = 0
    gold: int = 0
    taken: int = 0
    """Originals aligned, quotations left out: both may quote."""
    original: int = 0
    accused: int = 0
    """Independent reports of which more than quotations is aligned."""

    def __str__(self) -> str:
        return (
            f"recall {self.found / self.gold:.3f} ({self.found}/{self.gold}), originals taken "
            f"{self.taken} of {self.original}, independent pairs aligned {self.accused}"
        )


@dataclass(frozen=True, slots=True)
class Variant:
    """The aligner without one kind of evidence."""

    name: str
    without: tuple[str, ...] = ()
    """Measures whose weight is 0."""
    settings: tuple[tuple[Any, str, Any], ...] = ()
    """Module, name and value of what is set otherwise."""


VARIANTS = (
    Variant("everything"),
    Variant(
        "no words but the facts",
        ("shared words, suspicious", "shared words, source", "amount shared", "rare wording"),
    ),
    Variant("no rare wording", ("rare wording",)),
    Variant("no facts", ("facts shared",)),
    Variant("no standing out", ("stands out, suspicious", "stands out, source")),
    Variant("no order", settings=((sequence, "_STEPPING", 0.0),)),
    Variant("no neighbours, no document", settings=((sequence, "DERIVED_LOG_ODDS", np.inf),)),
    Variant("no doubt of the document", settings=((sequence, "DERIVED_LOG_ODDS", -np.inf),)),
)


def main() -> None:
    """Fit, leaving cases out in turn, then fit to all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("cases", nargs="+", type=Path)
    parser.add_argument("--independent", type=Path, required=True)
    parser.add_argument("--unseen", nargs="+", type=Path, default=[])
    parser.add_argument("--words-only", action="store_true")
    parser.add_argument("--ablation", action="store_true")
    arguments = parser.parse_args()
    encoder = None if arguments.words_only else load_encoder()
    pairs, unseen = (
        [pair for folder in folders for case in cases(folder) for pair in read_case(case, encoder)]
        for folders in (arguments.cases, arguments.unseen)
    )
    events = independent(arguments.independent, encoder)
    for variant in VARIANTS if arguments.ablation else VARIANTS[:1]:
        figures, stated, true, alike = held_out(
            pairs, unseen, events, variant, words_only=encoder is None
        )
        print(f"{variant.name}: {figures}", flush=True)
        if variant is VARIANTS[0]:
            calibration("derived", stated, true)
            values, same = zip(*alike, strict=True)
            odds = np.log(np.clip(values, 1e-6, 1 - 1e-6) / (1 - np.clip(values, 1e-6, 1 - 1e-6)))
            scaled = LogisticRegression(C=1e6).fit(odds[:, None], same)
            print(f"  aligned: slope {scaled.coef_[0][0]:.2f}, shift {scaled.intercept_[0]:.2f}")
            calibration("aligned rightly", scaled.predict_proba(odds[:, None])[:, 1], same)
    everything = fit(pairs, all_pairs(events), columns(VARIANTS[0], words_only=encoder is None))
    print(Weights(tuple(round(c, 2) for c in everything.coefficients), everything.intercept))


def held_out(
    pairs: Sequence[Pair],
    unseen: Sequence[Pair],
    events: Sequence[Sequence[Reading]],
    variant: Variant,
    *,
    words_only: bool,
) -> tuple[Figures, list[float], list[bool], list[tuple[float, bool]]]:
    """The figures, the likelihoods stated of sentences with whether they are derived.

    Last, of the pairs aligned that are no copies, how alike they are and whether the gold has them.
    """
    used = columns(variant, words_only=words_only)
    halves = [events[::2], events[1::2]]
    negatives = [all_pairs(half) for half in halves]
    names = sorted({p.case for p in (*pairs, *unseen)})
    figures = Figures()
    stated: list[float] = []
    true: list[bool] = []
    alike: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        left_out = set(names[fold::FOLDS])
        weights = fit([p for p in pairs if p.case not in left_out], negatives[fold % 2], used)
        with _set_to(weights, variant.settings):
            for pair in (p for p in (*pairs, *unseen) if p.case in left_out):
                found = aligned(pair.suspicious, pair.source)
                score(pair, found, figures)
                likelihoods(pair, stated, true)
                alike += likenesses(pair, found)
            if fold < len(halves):  # the events it was not fitted to
                figures.accused += sum(
                    accuses(one, other)
                    for event in halves[1 - fold]
                    for one, other in permutations(event, 2)
                )
    return figures, stated, true, alike


def columns(variant: Variant, *, words_only: bool) -> list[int]:
    """Numbers of the measures that a variant uses."""
    without = (*variant.without, "meaning") if words_only else variant.without
    return [i for i, name in enumerate(MEASURES) if name not in without]


@contextmanager
def _set_to(weights: Weights, settings: Sequence[tuple[Any, str, Any]]) -> Iterator[None]:
    """The package with these weights and settings for a while."""
    changed = [(evidence, "WITH_MEANING", weights), (evidence, "WORDS_ONLY", weights), *settings]
    before = [(module, name, getattr(module, name)) for module, name, _ in changed]
    for module, name, value in changed:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in before:
            setattr(module, name, value)


def score(pair: Pair, found: Sequence[Aligned], figures: Figures) -> None:
    """Count the gold pairs that the aligner finds, and the originals it takes for derived."""
    places = {place for place, _ in found}
    taken = {i for i, _ in places}
    figures.found += sum(not places.isdisjoint(product(*gold)) for gold in pair.gold)
    figures.gold += len(pair.gold)
    prose = [i for i in pair.original if pair.suspicious.quoted[i] < 0.5]
    figures.taken += sum(i in taken for i in prose)
    figures.original += len(prose)


def accuses(suspicious: Reading, source: Reading) -> bool:
    """Whether more than quotations of two documents is aligned."""
    return any(suspicious.quoted[i] < 0.5 for (i, _), _ in aligned(suspicious, source))


def aligned(suspicious: Reading, source: Reading) -> list[Aligned]:
    """The alignments, each with the numbers of its two sentences."""
    rows = {s.span: i for i, s in enumerate(suspicious.sentences)}
    columns = {s.span: i for i, s in enumerate(source.sentences)}
    return [
        ((rows[one.suspicious.span], columns[one.source.span]), one)
        for one in align(suspicious, source).alignments
    ]


def likelihoods(pair: Pair, stated: list[float], true: list[bool]) -> None:
    """What is stated of the sentences that the gold knows, and whether it is so."""
    a, b = pair.suspicious, pair.source
    if not pair.gold:
        return
    headline = np.array([s.paragraph < 0 for s in a.sentences])
    likely = derive(
        weigh(measure(a.whole, b.whole), a.whole),
        weigh(measure(a.unquoted, b.unquoted), a.unquoted),
        np.where(headline, np.float32(1), a.quoted),
    ).probabilities.sum(axis=1)
    for i in sorted({*pair.original, *(i for rows, _ in pair.gold for i in rows)}):
        stated.append(float(likely[i]))
        true.append(bool(pair.derived[i].any()))


def likenesses(pair: Pair, found: Sequence[Aligned]) -> list[tuple[float, bool]]:
    """How alike the pairs are that the aligner found, copies left out, and which the gold has."""
    places = [place for place, _ in found]
    alike = likeness(places, pair.suspicious, pair.source)
    return [
        (like.value, bool(pair.derived[place]))
        for (place, one), like in zip(found, alike, strict=True)
        if one.kind == "paraphrase"
    ]


def calibration(what: str, stated: Sequence[float], true: Sequence[bool]) -> None:
    """Print how often it is so where it is stated to be so likely."""
    said, so = np.array(stated), np.array(true)
    for low, high in pairwise(BINS):
        here = (said >= low) & ((said < high) | (high == 1))
        if here.any():
            print(f"  stated {low:.2f} to {high:.2f}: {here.sum():4} times, "
                  f"{said[here].mean():.3f} on average, {what} {so[here].mean():.3f}")  # fmt: skip


def read_case(case: Case, encoder: Encoder | None) -> Iterator[Pair]:
    """A case's draft with each source."""
    documents, _ = read_documents([case.draft], case.sources)
    suspicious, *sources = (reading(d, encoder) for d in documents)
    original = tuple(
        i
        for said in case.gold["original"]
        for i in touched(suspicious, said if isinstance(said, str) else said["draft"], None)
    )
    for source in sources:
        name = Path(source.document.path).name
        marked = []
        derived = np.zeros((len(suspicious.sentences), len(source.sentences)), np.float32)
        for pair in case.gold["pairs"]:
            if pair["source_file"] != name:
                continue
            rows = touched(suspicious, pair["draft"], pair.get("draft_plain"))
            columns = touched(source, pair["source"], pair.get("source_plain"))
            if rows and columns:
                marked.append((rows, columns))
                derived[np.ix_(rows, columns)] = 1
        yield Pair(str(case.draft), suspicious, source, derived, tuple(marked), original)


def reading(document: Document, encoder: Encoder | None) -> Reading:
    """A document prepared, with its sentences' meanings where there is an encoder."""
    read = Prepared(document).reading
    return Meanings(encoder).of(read) if encoder is not None else read


def touched(side: Reading, said: str, plain: str | None) -> list[int]:
    """Numbers of the sentences that lie in the stretch of text quoted, the last if it recurs."""
    found = places(side.document.text, said, plain)[-1:]
    return [
        i
        for span in found
        for i, s in enumerate(side.sentences)
        if 2 * s.span.overlap(span) >= min(len(s.span), len(span))
    ]


def independent(path: Path, encoder: Encoder | None) -> list[list[Reading]]:
    """The independent reports of each event."""
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
    return [events[event] for event in sorted(events)]


def all_pairs(events: Sequence[Sequence[Reading]]) -> Matrix:
    """Measures of all pairs of unquoted sentences of independent reports of one event."""
    rows = [
        measure(a.whole, b.whole)[a.quoted == 0].reshape(-1, len(MEASURES))
        for reports in events
        for a, b in permutations(reports, 2)
    ]
    return np.concatenate(rows)


def fit(pairs: Sequence[Pair], negatives: Matrix, used: Sequence[int]) -> Weights:
    """Weights of the measures numbered ``used``, the intercept as log-odds against chance."""
    drawn = np.random.default_rng(0).choice(len(negatives), NEGATIVES, replace=False)
    measures = [_measures(p) for p in pairs] + [negatives[drawn]]
    labels = np.concatenate([p.derived.ravel() for p in pairs] + [np.zeros(NEGATIVES)])
    fitted = LogisticRegression(max_iter=3000).fit(np.concatenate(measures)[:, used], labels)
    coefficients = np.zeros(len(MEASURES))
    coefficients[used] = fitted.coef_[0]
    chance = labels.mean()
    intercept = fitted.intercept_[0] - np.log(chance / (1 - chance))
    return Weights(tuple(coefficients.tolist()), round(float(intercept), 2))


def _measures(pair: Pair) -> Matrix:
    return measure(pair.suspicious.whole, pair.source.whole).reshape(-1, len(MEASURES))


if __name__ == "__main__":
    main()
