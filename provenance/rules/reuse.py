"""PRV1xx: reuse, and whether a credit covers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.model import WHOLE_TEXT, Alignment, Confidence, Finding, Reason
from provenance.rules import remedy
from provenance.rules.case import Case, sentences
from provenance.rules.licences import breached
from provenance.rules.own_words import own_words
from provenance.text.words import words


def uncredited(case: Case) -> Iterator[Finding]:
    """PRV101 for what is verbatim and no credit covers, PRV102 for what is paraphrased.

    The latter only of a source that is credited nowhere; else it is PRV103's. One finding a source,
    wherever its sentences went: a paragraph that is moved or put between makes no other finding.
    """
    for source in case.sources:
        if breached(case, source):
            continue  # a partner's copy is not taken; its line is missing
        owed = case.of(source, owed=True)
        copied = [a for a in owed if a.kind != "paraphrase"]
        retold = [a for a in owed if a.kind == "paraphrase"]
        for part in case.spoken.parted("PRV101", copied):
            yield case.finding(
                "PRV101",
                _confidence(part),
                f"{sentences(part)} word for word, or nearly, from "
                f"{source.document.label}, without a credit.",
                part,
                reasons=_reasons(part),
                remedy=remedy.credit(case, source, part, quoted=True),
            )
        if case.credits_to(source):
            continue
        for part in case.spoken.parted("PRV102", retold):
            yield case.finding(
                "PRV102",
                _confidence(part),
                f"{sentences(part)} {_verb(part, 'follows', 'follow')} "
                f"{source.document.label}, which {case.absence(source)}.",
                part,
                reasons=_reasons(part),
                remedy=remedy.credit(case, source, part),
            )


def credit_scope(case: Case) -> Iterator[Finding]:
    """PRV103: the source is credited, but reuse lies outside the reach of its credits."""
    most = case.config.thresholds.uncovered_share
    for source in case.sources:
        credits = case.credits_to(source)
        outside = case.of(source, owed=True)
        if not credits or not outside or breached(case, source):
            continue
        total = case.words_in(case.of(source))
        share = round(case.words_in(outside) / max(1, total), 2)
        for part in case.spoken.parted("PRV103", outside):
            yield case.finding(
                "PRV103",
                "high" if len(case.passages(part)) > 1 or share >= most else "medium",
                f"{source.document.label} is credited for {1 - share:.0%} of what is taken from "
                f"it; {sentences(part)} {_verb(part, 'lies', 'lie')} outside every credit.",
                part,
                severity="error" if share >= most else "warning",
                reasons=(Reason("share of the reuse outside any credit", share, most),),
                remedy=remedy.credit(case, source, part),
            )


def unmarked_verbatim(case: Case) -> Iterator[Finding]:
    """PRV104: several of the source's own words in a row in a credited sentence, unquoted."""
    least = case.config.thresholds.words_in_a_row
    carried = {c.id for c in case.credits if c.kind in WHOLE_TEXT}
    for source in case.sources:
        for alignment in case.of(source, owed=False):
            if alignment.credit != "credited" or carried.intersection(alignment.credits):
                continue
            theirs = [w.key for w in words(alignment.source.span.of(source.document.text))]
            own = own_words(case.suspicious, alignment.suspicious.span, theirs, least)
            if own:
                longest = max(count for count, _ in own)
                yield case.finding(
                    "PRV104",
                    "high" if longest > least + 3 else "medium",
                    f"{longest} words in a row are {source.document.label}'s own, without "
                    "quotation marks.",
                    [alignment],
                    reasons=(Reason("words in a row", float(longest), float(least)),),
                    remedy=remedy.quotation_marks(case, [span for _, span in own]),
                )


def patchwriting(case: Case) -> Iterator[Finding]:
    """PRV105: credited sentences in a row that follow the source's order."""
    least = case.config.thresholds.sentences_in_a_row
    for source in case.sources:
        retold = [
            a
            for a in case.of(source, owed=False)
            if a.credit == "credited" and a.kind == "paraphrase"
        ]
        rows = [row for row in case.passages(retold) if _follows(row, least)]
        if not rows:
            continue
        found = [alignment for row in rows for alignment in row]
        longest = max(len({a.suspicious for a in row}) for row in rows)
        where = "in a row" if len(rows) == 1 else f"in {len(rows)} passages"
        for part in case.spoken.parted("PRV105", found):
            yield case.finding(
                "PRV105",
                "medium",
                f"{sentences(part)} {where} {_verb(part, 'follows', 'follow')} "
                f"{source.document.label} in its order.",
                part,
                reasons=(Reason("sentences in a row", float(longest), float(least)),),
            )


def _follows(row: Sequence[Alignment], least: int) -> bool:
    """Whether neighbouring sentences, so many at least, keep the order of their source's."""
    starts = [a.source.span.start for a in row]
    return starts == sorted(starts) and len({a.suspicious for a in row}) >= least


def over_aggregation(case: Case) -> Iterator[Finding]:
    """PRV106: everything is credited, but most of the body is one source's."""
    most = case.config.thresholds.body_share
    for source in case.sources:
        reused = case.of(source)
        if not reused or case.of(source, owed=True):
            continue
        kinds = {c.kind for c in case.credits_to(source)}
        share = case.body_share(reused)
        if share > most and not kinds & WHOLE_TEXT and all(a.credit == "credited" for a in reused):
            yield case.finding(
                "PRV106",
                "medium",
                f"{share:.0%} of the body is {source.document.label}'s, with credit.",
                reused,
                reasons=(Reason("share of the body", share, most),),
            )


def _verb(alignments: Sequence[Alignment], one: str, many: str) -> str:
    return one if len({a.suspicious for a in alignments}) == 1 else many


def _likelihoods(alignments: Sequence[Alignment]) -> list[float]:
    return [
        float(r.value)
        for a in alignments
        for r in a.reasons
        if r.measure == "likelihood of derivation"
    ]


def _confidence(alignments: Sequence[Alignment]) -> Confidence:
    """High for a passage of several sure sentences, low for one doubtful sentence."""
    sure = sum(value >= 0.9 for value in _likelihoods(alignments))
    if sure >= 2 or any(a.kind != "paraphrase" for a in alignments):
        return "high"
    return "medium" if sure or len(alignments) > 1 else "low"


def _reasons(alignments: Sequence[Alignment]) -> tuple[Reason, ...]:
    mean = sum(a.similarity for a in alignments) / len(alignments)
    return (
        Reason("aligned sentences", float(len({a.suspicious for a in alignments}))),
        Reason("mean similarity", round(mean, 2)),
    )
