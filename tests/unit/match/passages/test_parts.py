from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.passages import candidates as sifting
from provenance.match.passages import seeds as seeding
from provenance.match.passages.candidates import candidates
from provenance.match.passages.extend import best_run, clusters
from provenance.match.passages.features import (
    PASSAGE_FEATURES,
    SUMMARY_FEATURES,
    passage_features,
    summary_features,
)
from provenance.match.passages.filter import WEIGHTS, judge
from provenance.match.passages.pairing import pairing
from provenance.match.passages.prepare import GRAM, prepare
from provenance.match.passages.runs import runs
from provenance.match.passages.seeds import Seeds, seeds
from provenance.match.passages.summary import summary

few_words = st.lists(st.sampled_from(["lamp", "rope", "cask", "mast"]), max_size=24)
#: Each word often enough to make runs, and no gram more often than a run may start with.
letters = st.lists(st.sampled_from("bcdf"), max_size=11)


@given(letters, letters)
def test_runs_are_the_longest_stretches_of_equal_words(one: list[str], two: list[str]) -> None:
    naive = set()
    for i in range(len(one)):
        for j in range(len(two)):
            if i and j and one[i - 1] == two[j - 1]:
                continue
            size = 0
            while i + size < len(one) and j + size < len(two) and one[i + size] == two[j + size]:
                size += 1
            if size >= GRAM:
                naive.add((i, j, size))
    got = runs(prepare(" ".join(one)), prepare(" ".join(two)))
    assert {tuple(row) for row in got.tolist()} == naive


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=12))
def test_the_best_run_has_the_largest_sum_there_is(scores: list[int]) -> None:
    first, last, total = best_run(np.array(scores, float))
    sums = [sum(scores[i:j]) for i in range(len(scores)) for j in range(i + 1, len(scores) + 1)]
    assert total == max(sums) == sum(scores[first:last])


@given(st.sets(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12))
def test_clusters_part_the_seeds_where_either_text_has_a_gap(cells: set[tuple[int, int]]) -> None:
    a, b = (np.array([cell[axis] for cell in sorted(cells)], np.int64) for axis in (0, 1))
    groups = clusters(Seeds(a, b, np.ones(len(a))))
    assert sorted(place for group in groups for place in group.tolist()) == list(range(len(a)))
    for group in groups:
        for places in (a[group], b[group]):
            assert not (np.diff(np.sort(places)) > 5).any()


@given(few_words, few_words)
def test_shared_stems_have_the_same_number_in_both_texts(one: list[str], two: list[str]) -> None:
    a, b = pairing(prepare(" ".join(one)), prepare(" ".join(two)))
    names = {key: word for key, word in zip(a.keys.tolist(), one, strict=True) if key >= 0}
    assert sorted(names) == list(range(a.shared))
    assert {key: word for key, word in zip(b.keys.tolist(), two, strict=True) if key >= 0} == names
    assert a.totals.tolist() == [one.count(names[key]) for key in range(a.shared)]


def test_a_sentence_ends_at_its_punctuation_and_at_whole_lines_only() -> None:
    whole = prepare("Harvest report\nThe crop failed. Nobody knew why\nMore on Friday")
    assert whole.sentences.tolist() == [0, 2, 5, 8]
    wrapped = prepare("The crop that they had\nhoped for failed. Nobody\nknew why")
    assert wrapped.sentences.tolist() == [0, 8]


def test_a_word_closes_with_the_punctuation_that_ends_it() -> None:
    text = 'They said: "Never again!" Then (later) silence.'
    prepared = prepare(text)
    pieces = [
        text[start:close]
        for start, close in zip(prepared.starts, prepared.closes, strict=True)
        if close - start > 5
    ]
    assert pieces == ['again!"', "later)", "silence."]


def test_a_summary_is_the_stretch_whose_words_come_from_all_over_the_other_text() -> None:
    topics = ["harbour", "customs", "smuggler", "lighthouse", "patrol", "anchor", "cargo", "tide"]
    source = " ".join(
        f"The {topic} mattered because the {topic} keeper had waited {number} winters for rain."
        for number, topic in enumerate(topics * 4)
    )
    condensed = "Harbour customs caught a smuggler. Patrol and lighthouse watched anchor and cargo."
    before = "Bakers in the old quarter raised the price of bread and cakes once more. " * 3
    one, two = pairing(prepare(before + condensed), prepare(source))
    whole = summary(one, two)
    assert whole is not None
    start, end = one.text.starts[whole.a[0]], one.text.closes[whole.a[1] - 1]
    assert (before + condensed)[start:end] == condensed
    assert whole.found > 0.7
    assert whole.locality < 1


def test_every_feature_is_a_number_under_its_name_and_has_its_weights() -> None:
    text = "The salvage tug towed the ferry to the northern quay before dawn broke. " * 2
    one, two = pairing(prepare(text), prepare("Nobody slept. " + text))
    found = candidates(one, two, runs(one.text, two.text))
    whole = summary(one, two)
    assert whole is not None
    rows = passage_features(one, two, found, whole)
    assert found
    assert rows.shape == (len(found), len(PASSAGE_FEATURES))
    assert np.isfinite(rows).all()
    row = summary_features(one, two, whole, found)
    assert row.shape == (len(SUMMARY_FEATURES),)
    assert np.isfinite(row).all()
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert tuple(stored["passage"]["features"]) == PASSAGE_FEATURES
    assert tuple(stored["summary"]["features"]) == SUMMARY_FEATURES
    assert judge("passage").linear.shape == (len(PASSAGE_FEATURES),)
    assert judge("summary").linear.shape == (len(SUMMARY_FEATURES),)


def test_a_judge_weighs_features_and_their_products() -> None:
    given = judge("summary")
    row = (given.low + given.high) / 2
    scaled = (row - given.mean) / given.scale
    score = given.intercept + sum(given.linear * scaled)
    for i in range(len(row)):
        for j in range(i, len(row)):
            score += given.square[i, j] * scaled[i] * scaled[j]
    expected = 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))
    assert given(row[None, :])[0] == pytest.approx(expected)
    beyond = np.where(scaled > 0, given.high + 1000, given.low - 1000)
    ends = np.where(scaled > 0, given.high, given.low)
    assert given(beyond[None, :])[0] == given(ends[None, :])[0]


@pytest.mark.parametrize("words", [2_000, 4_000])
def test_meetings_of_words_grow_with_the_texts_and_not_with_their_product(
    words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = 0
    meetings = seeding._meetings

    def counted(*given: object) -> object:
        nonlocal looked_at
        keys, stems = meetings(*given)  # type: ignore[arg-type]
        looked_at = len(keys)
        return keys, stems

    monkeypatch.setattr(seeding, "_meetings", counted)
    vocabulary = [a + b + c for a in "bdgklm" for b in "aeiou" for c in ("rt", "nd", "sk", "lp")]
    texts = [
        ". ".join(
            " ".join(vocabulary[(place * step + k * k) % len(vocabulary)] for k in range(10))
            for place in range(words // 10)
        )
        for step in (7, 11)
    ]
    seeds(*pairing(prepare(texts[0]), prepare(texts[1])))
    assert 0 < looked_at <= 20 * 2 * words


def test_of_many_candidates_the_largest_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [
        f"Warden k{n}a counted boats k{n}b beside pier k{n}c before storm k{n}d closed k{n}e."
        for n in range(60)
    ]
    fillers = [" ".join(f"{side}{n}" for n in range(300)) for side in ("x", "y")]
    one, two = (
        f" {filler}. ".join(order)
        for filler, order in zip(fillers, (sentences, sentences[::-1]), strict=True)
    )
    sides = pairing(prepare(one), prepare(two))
    equal = runs(sides[0].text, sides[1].text)
    assert len(candidates(*sides, equal)) > 5
    monkeypatch.setattr(sifting, "_MOST", 5)
    assert len(candidates(*sides, equal)) == 5
    monkeypatch.setattr(seeding, "_MOST_MEETINGS", 0)
    assert candidates(*sides, equal) == ()
