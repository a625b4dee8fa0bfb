"""How newsroom cases are scored: what is a pair found, a sentence wrongly claimed, a credit."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.newsroom import Case, Tally, audited, cases, figures, places, tally
from provenance.model import Alignment, CreditStatus, Passage, Span
from tests.newsroom import BEACON, RETOLD, article

FIRST = "The town of Corrow will tear down its only covered market next spring"
OWN = "Pancakes are sold at the rowing club every Sunday for three coins each."
LAST = "Mayor Idris Vance said a glass building would rise on the site"


def gold(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - parsed JSON
    pairs = [
        {"draft": RETOLD[0], "source": FIRST, "source_file": "beacon.txt", "credit": "uncredited"},
        {"draft": RETOLD[4], "source": LAST, "source_file": "beacon.txt", "credit": "credited"},
    ]
    labels = {
        "verdict": "uncredited",
        "pairs": pairs,
        "original": [OWN],
        "credits": [],
        "findings": ["vague-credit", "a-name-that-is-not-scored"],
    }
    return labels | changed


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A rewrite with one sentence of its own."""
    (tmp_path / "one" / "sources").mkdir(parents=True)
    (tmp_path / "one" / "sources" / "beacon.txt").write_text(BEACON, "utf-8")
    (tmp_path / "one" / "draft.txt").write_text(article(*RETOLD, OWN), "utf-8")
    (tmp_path / "one" / "gold.json").write_text(json.dumps(gold()), "utf-8")
    (found,) = cases(tmp_path)
    return found


def scored(case: Case, status: CreditStatus = "uncredited", **changed: Any) -> Tally:  # noqa: ANN401
    """The case with other labels, and an audit that aligned three sentences, all of one status."""
    result = audited(case, None)
    draft, source = (document.text for document in result.documents)
    alignments = tuple(
        Alignment(
            f"a{number}",
            Passage("d1", place(draft, RETOLD[number])),
            Passage("d2", place(source, told)),
            "paraphrase",
            0.5,
            credit=status,
        )
        for number, told in ((0, FIRST), (1, "The council voted 7-2"), (4, LAST))
    )
    one = replace(result.audits[0], verdict="uncredited", alignments=alignments)
    return tally(replace(case, gold=gold(**changed)), replace(result, audits=(one,)))


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_pairs_found_and_those_with_the_right_credit(case: Case) -> None:
    got = scored(case)
    assert (got.pairs, got.found, got.statuses, got.false) == (2, 2, 1, 0)
    assert got.verdicts == 1


def test_a_verdict_that_is_also_defensible_is_right(case: Case) -> None:
    assert scored(case, verdict="credited").verdicts == 0
    assert scored(case, verdict="credited", accept_verdicts=["uncredited"]).verdicts == 1


def test_a_pair_of_another_source_or_another_place_is_not_found(case: Case) -> None:
    elsewhere = {"draft": RETOLD[0], "source": LAST, "source_file": "beacon.txt", "credit": ""}
    other = {**elsewhere, "source": FIRST, "source_file": "other.txt"}
    lost = {**elsewhere, "draft": "Nobody wrote this."}
    assert scored(case, pairs=[elsewhere, other, lost]).found == 0


def test_a_sentence_of_the_authors_own_that_is_claimed_is_false(case: Case) -> None:
    assert scored(case, original=[RETOLD[1], {"draft": OWN}]).false == 1


def test_words_of_a_third_party_are_no_claim(case: Case) -> None:
    assert scored(case, "common-origin", original=[RETOLD[1]]).false == 0


def test_credits_are_found_made_up_or_missed(case: Case) -> None:
    label = {"text": "40 traders", "counts": True, "source_file": "beacon.txt"}
    assert scored(case).credits == (0, 0, 0)
    assert scored(case, credits=[label]).credits == (0, 0, 1)


def test_findings_outside_the_scored_names_do_not_matter(case: Case) -> None:
    assert scored(case).findings == (0, 0, 1)
    assert scored(case, findings=["a-name-that-is-not-scored"]).findings == (0, 0, 0)


def test_the_figures_are_of_all_cases_together() -> None:
    one = Tally(cases=1, verdicts=1, pairs=4, found=3, statuses=3, credits=(1, 0, 0))
    two = Tally(cases=1, verdicts=0, pairs=0, found=0, false=1, credits=(0, 1, 1))
    values = {figure.name: figure.value for figure in figures("town", [one, two])}
    assert values == {
        "town/verdicts right": 1,
        "town/recall": 0.75,
        "town/precision": 0.75,
        "town/credit status": 1,
        "town/credits F1": 0.5,
        "town/findings F1": 0,
    }


def test_a_label_is_found_wherever_it_stands_and_however_it_is_wrapped() -> None:
    assert places("a  b, c. A b", "a b") == [Span(0, 4)]
    assert places("a b, a\tb", "x", "a b") == [Span(0, 3), Span(5, 8)]
    assert places("a b", None, "") == []
