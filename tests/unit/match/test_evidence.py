from __future__ import annotations

import numpy as np

from provenance.match.evidence import MEASURES, measure, weigh
from provenance.match.reading import View
from provenance.match.reading import view as view_of


def view(
    *sentences: str,
    names: tuple[str, ...] = (),
    facts: tuple[str, ...] = (),
    faint: tuple[str, ...] = (),
) -> View:
    keys = [frozenset(s.split()) for s in sentences]
    stated = [k & frozenset(facts) for k in keys]
    return view_of(keys, [frozenset(names)] * len(keys), stated, [frozenset(faint)] * len(keys))


def value(measures: np.ndarray, name: str, i: int = 0, j: int = 0) -> float:
    return float(measures[i, j, MEASURES.index(name)])


def test_shared_words_weigh_by_rarity() -> None:
    here = view("crane quay", "crane rope", "crane sail")
    measures = measure(here, view("quay lamp", "crane lamp"))
    assert value(measures, "amount shared", 0, 0) > value(measures, "amount shared", 0, 1)


def test_a_name_both_know_is_no_rare_wording() -> None:
    plain = measure(view("odell lamp"), view("odell rope"))
    named = measure(view("odell lamp", names=("odell",)), view("odell rope", names=("odell",)))
    assert value(plain, "rare wording") > 0
    assert value(named, "rare wording") == 0
    assert value(named, "amount shared") == value(plain, "amount shared")


def test_a_set_phrase_weighs_less_than_other_words_and_leaves_the_share_of_the_rest() -> None:
    plain = measure(view("crane quay lamp"), view("crane quay oil"))
    worn = measure(view("crane quay lamp", faint=("crane", "quay")), view("crane quay oil"))
    for name in ("amount shared", "rare wording", "shared words, suspicious"):
        assert 0 < value(worn, name) < value(plain, name)


def test_facts_that_both_state_count_and_those_that_differ_do_not() -> None:
    mine = view("number:7 crane", "number:9 lamp", facts=("number:7", "number:9"))
    theirs = view("number:7 quay", facts=("number:7",))
    assert value(measure(mine, theirs), "facts shared", 0) > 0
    assert value(measure(mine, theirs), "facts shared", 1) == 0


def test_a_pair_stands_out_from_the_other_pairs_of_its_sentences() -> None:
    measures = measure(view("crane quay", "lamp oil"), view("crane quay", "crane oil"))
    assert value(measures, "stands out, suspicious", 0, 0) > 0
    assert value(measures, "stands out, suspicious", 0, 1) < 0


def test_more_agreement_weighs_more() -> None:
    here = view("crane quay rope", "lamp oil wick")
    log_odds = weigh(measure(here, view("crane quay rope", "crane salt fish")), here)
    assert log_odds[0, 0] > log_odds[0, 1] > log_odds[1, 1]
