"""Who is whose parent: documents are sets of marks, and clues say who took from whom."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.descent import Derivation
from provenance.lineage.examined import Examination, Kin
from provenance.lineage.family import Family
from tests.unit.lineage.kinship import edges, examinations

NAMES = {
    "d1": "Tarn Gazette",
    "d2": "Orrin Post",
    "d3": "Radio Fell",
    "d4": "Weir Weekly",
    "d5": "Moss Mail",
}
#: A story of forty marks.
STORY = set(range(40))
#: What a rewrite brought in.
ADDED = set(range(50, 56))


def derivations(examined: Sequence[Examination]) -> tuple[Derivation, ...]:
    return Family(examined, NAMES).derivations()


def test_a_rewrite_of_a_rewrite_points_at_the_rewrite() -> None:
    marks = {"d1": STORY, "d2": {*range(30), *ADDED}, "d3": {*range(20), *ADDED}}
    clear = {("d2", "d1"): 4, ("d3", "d2"): 3, ("d3", "d1"): 8}
    assert edges(derivations(examinations(marks, clear))) == [("d2", "d1"), ("d3", "d2")]


def test_what_is_in_the_rewrite_by_chance_makes_it_no_parent() -> None:
    marks = {"d1": STORY, "d2": set(range(30)) | {50, 51}, "d3": set(range(10, 40)) | {50, 51}}
    clear = {("d2", "d1"): 4, ("d3", "d2"): 3, ("d3", "d1"): 4}
    assert edges(derivations(examinations(marks, clear))) == [("d2", "d1"), ("d3", "d1")]


def test_of_two_siblings_neither_is_the_others_parent() -> None:
    marks = {"d1": STORY, "d2": set(range(30)), "d3": set(range(10, 40))}
    clear = {("d2", "d1"): 4, ("d3", "d1"): 4}
    assert edges(derivations(examinations(marks, clear))) == [("d2", "d1"), ("d3", "d1")]


def test_a_merger_has_two_parents() -> None:
    other = set(range(100, 130))
    marks = {"d1": STORY, "d2": other, "d3": STORY | other}
    clear = {("d3", "d1"): 4, ("d3", "d2"): 4}
    assert edges(derivations(examinations(marks, clear))) == [("d3", "d1"), ("d3", "d2")]


def test_a_clash_is_settled_by_what_both_took_from() -> None:
    marks = {"d1": STORY, "d2": {*range(30), *ADDED}, "d3": {*range(15), *ADDED}}
    clear = {("d2", "d1"): 4, ("d3", "d1"): 4}
    first, second = derivations(examinations(marks, clear))
    assert (first.derived, first.source) == ("d2", "d1")
    assert (second.derived, second.source, second.direction) == ("d3", "d2", "from-source")
    assert second.reasons == (
        (
            "what they share with Tarn Gazette stands fuller in Orrin Post:"
            " the other has nothing of it besides"
        ),
    )


def test_what_stands_between_may_be_all_that_the_last_one_has_of_the_first() -> None:
    """A column that follows only the rewrite meets the first text in what the rewrite kept."""
    marks = {"d1": STORY, "d2": set(range(30)) | set(range(50, 60)), "d3": set(range(20, 60))}
    examined = {one.document: one for one in examinations(marks, {("d2", "d1"): 4})}
    examined["d3"] = without(examined["d3"], "d1")
    found = derivations((*examined.values(),))
    assert ("d3", "d2") in edges(found)
    assert found[-1].direction == "from-source"


def without(examination: Examination, other: str) -> Examination:
    """An examination that found nothing in common with ``other``."""
    at = [one.document for one in examination.kin].index(other)
    return replace(
        examination,
        kin=tuple(
            replace(one, beyond=one.beyond[:at] + one.beyond[at + 1 :])
            for one in examination.kin
            if one.document != other
        ),
    )


@pytest.mark.parametrize(("points", "state"), [(1, "undetermined"), (2, "from-source")])
def test_a_direction_is_stated_where_clues_clearly_outweigh_each_other(
    points: int, state: str
) -> None:
    (found,) = derivations(examinations({"d1": STORY, "d2": STORY}, {("d2", "d1"): points}))
    assert found.direction == state


def test_the_clearer_of_both_sides_is_believed() -> None:
    one, other = examinations({"d1": STORY, "d2": STORY}, {("d2", "d1"): 1})
    one = replace(one, kin=(replace(one.kin[0], points=4),))
    assert edges(derivations((one, other))) == [("d1", "d2")]


def test_reasons_of_the_other_side_are_read_from_the_derived_documents() -> None:
    one, other = examinations({"d1": STORY, "d2": STORY}, {("d2", "d1"): 1})
    reasons = (
        "more of the source than of the draft is shared: the draft has what the source left out",
        "but stated dates: the source 2026-05-02, the draft 2026-05-03",
    )
    one = replace(one, kin=(replace(one.kin[0], points=-4, reasons=reasons),))
    (found,) = derivations((one, other))
    assert (found.derived, found.source) == ("d2", "d1")
    assert found.reasons == (
        (
            "more of Orrin Post than of Tarn Gazette is shared:"
            " Tarn Gazette has what Orrin Post left out"
        ),
        "but stated dates: Orrin Post 2026-05-02, Tarn Gazette 2026-05-03",
    )


def test_two_texts_of_one_name_are_told_apart_in_reasons() -> None:
    reasons = ("the source quotes what the draft tells in its own words",)
    examined = examinations(
        {"d1": STORY, "d2": STORY},
        {("d2", "d1"): 3},
        {("d2", "d1"): {"reasons": reasons}, ("d1", "d2"): {"points": 0}},
    )
    (found,) = Family(examined, {"d1": "Moss Mail", "d2": "Moss Mail"}).derivations()
    assert found.reasons == ("its source quotes what this text tells in its own words",)


def test_of_parents_that_explain_the_same_the_credited_one_is_taken() -> None:
    marks = {"d1": STORY, "d2": STORY, "d3": STORY}
    clear = {("d3", "d1"): 4, ("d3", "d2"): 4, ("d2", "d1"): 4}
    for named in ("d1", "d2"):
        credit = {("d3", named): {"credit": "credited"}}
        assert edges(derivations(examinations(marks, clear, credit))) == [
            ("d2", "d1"),
            ("d3", named),
        ]


def test_of_parents_that_explain_the_same_and_none_is_credited_the_ancestor_is_taken() -> None:
    marks = {"d1": STORY, "d2": STORY, "d3": STORY}
    for first, second in (("d1", "d2"), ("d2", "d1")):
        clear = {("d3", "d1"): 4, ("d3", "d2"): 4, (second, first): 4}
        assert edges(derivations(examinations(marks, clear))) == [(second, first), ("d3", first)]


@pytest.mark.parametrize(
    ("share", "source_share", "told"), [(0.24, 0.24, 0), (0.25, 0.1, 1), (0.1, 0.25, 1)]
)
def test_an_undetermined_pair_is_told_from_a_quarter_of_either_text(
    share: float, source_share: float, told: int
) -> None:
    much = {"share": share, "source_share": source_share, "told": 0.25}
    both = {("d1", "d2"): much, ("d2", "d1"): much}
    assert len(derivations(examinations({"d1": STORY, "d2": STORY}, {}, both))) == told
    clear = derivations(examinations({"d1": STORY, "d2": STORY}, {("d2", "d1"): 2}, both))
    assert len(clear) == 1


@pytest.mark.parametrize(
    ("credit", "copied", "least"),
    [
        ("credited", 0, 0.05),
        ("under-credited", 0, 0.05),
        ("uncredited", 2, 0.1),
        ("uncredited", 1, 0.45),
    ],
)
def test_the_less_speaks_for_it_the_more_has_to_be_shared(
    credit: str, copied: int, least: float
) -> None:
    for short, told in ((0.01, 0), (0.0, 1)):
        much = least - short
        found = {"share": much, "source_share": 0.01, "told": much}
        more = {("d2", "d1"): {**found, "credit": credit, "copied": copied}}
        examined = examinations({"d1": STORY, "d2": STORY}, {("d2", "d1"): 3}, more)
        assert len(derivations(examined)) == told


@pytest.mark.parametrize("credit", ["credited", "under-credited", "uncredited"])
def test_what_both_may_have_heard_does_not_speak_for_it(credit: str) -> None:
    more = {("d2", "d1"): {"told": 0.0, "copied": 0, "credit": credit}}
    examined = examinations({"d1": STORY, "d2": STORY}, {("d2", "d1"): 3}, more)
    assert derivations(examined) == ()


def test_an_undetermined_pair_is_put_in_the_order_of_dates() -> None:
    days = {("d1", "d2"): {"days": 3}, ("d2", "d1"): {"days": -3}}
    (found,) = derivations(examinations({"d1": STORY, "d2": STORY}, {}, days))
    assert (found.derived, found.source, found.direction) == ("d1", "d2", "undetermined")


def test_some_marks_in_common_are_chance() -> None:
    for common, told in ((4, 0), (5, 1)):
        marks = {"d1": set(range(common)), "d2": set(range(common))}
        assert len(derivations(examinations(marks, {("d2", "d1"): 8}))) == told


def test_a_circle_is_broken_where_it_is_least_clear() -> None:
    marks = {"d1": set(range(60)), "d2": set(range(20, 80)), "d3": {*range(20), *range(60, 80)}}
    circle = {("d1", "d2"): 5, ("d2", "d3"): 4, ("d3", "d1"): 6}
    assert edges(derivations(examinations(marks, circle))) == [("d1", "d2"), ("d3", "d1")]


def test_derivations_come_in_the_order_of_the_documents() -> None:
    names = {f"d{n}": f"Post {n}" for n in range(1, 13)}
    marks = dict.fromkeys(names, STORY)
    clear = {(id, "d1"): 4 for id in names if id != "d1"}
    found = Family(examinations(marks, clear), names).derivations()
    assert edges(found) == [(id, "d1") for id in names if id != "d1"]


def test_reasons_that_a_third_document_outweighs_speak_against() -> None:
    marks = {"d1": STORY, "d2": {*range(30), *ADDED}, "d3": {*range(15), *ADDED}}
    dated = "stated dates: the source 2026-05-02, the draft 2026-05-03"
    clear = {("d2", "d1"): 8, ("d3", "d1"): 8, ("d2", "d3"): 2}
    back: dict[tuple[str, str], dict[str, object]] = {
        ("d2", "d3"): {"reasons": (dated, "but the source has quotations the draft lacks")},
        ("d3", "d2"): {"points": 0},
    }
    found = derivations(examinations(marks, clear, back))[-1]
    assert (found.derived, found.source) == ("d3", "d2")
    assert [reason.startswith("but ") for reason in found.reasons] == [False, False, True]


def test_third_documents_that_speak_against_each_other_settle_nothing() -> None:
    """Both have something of their own in common, and each more of another story."""
    own = set(range(200, 240))
    marks = {
        "d1": STORY,
        "d2": set(range(100, 140)),
        "d3": {*range(30), *range(100, 110), *own},
        "d4": {*range(10), *range(100, 130), *own},
    }
    clear = {(mine, other): 4 for mine in ("d3", "d4") for other in ("d1", "d2")}
    found = derivations(examinations(marks, clear))
    assert [f.direction for f in found if {f.derived, f.source} == {"d3", "d4"}] == ["undetermined"]


def test_possible_parents_that_clues_put_in_a_circle_do_not_all_fall() -> None:
    marks = dict.fromkeys(("d1", "d2", "d3", "d4"), STORY)
    circle = {("d1", "d2"): 4, ("d2", "d3"): 4, ("d3", "d1"): 4}
    clear = {("d4", id): 4 for id in ("d1", "d2", "d3")}
    assert "d4" in [of for of, _ in edges(derivations(examinations(marks, circle | clear)))]


def test_sides_that_contradict_each_other_leave_the_direction_open() -> None:
    one, other = examinations({"d1": STORY, "d2": STORY}, {("d2", "d1"): 3})
    one = replace(one, kin=(replace(one.kin[0], points=3),))
    (found,) = derivations((one, other))
    assert found.direction == "undetermined"


@st.composite
def examined(draw: st.DrawFn) -> tuple[Examination, ...]:
    """Anything that examinations may say of up to five documents."""
    ids = list(NAMES)[: draw(st.integers(2, len(NAMES)))]
    some = st.frozensets(st.integers(0, 30), max_size=30)
    marks: dict[str, Set[int]] = {id: draw(some) for id in ids}
    points = {pair: draw(st.integers(-9, 9)) for pair in combinations(ids, 2)}
    found = examinations(marks, points)
    return tuple(replace(one, kin=tuple(varied(draw, k) for k in one.kin)) for one in found)


def varied(draw: st.DrawFn, one: Kin) -> Kin:
    share = st.sampled_from((0.1, 0.25, 0.9))
    return replace(
        one,
        share=draw(share),
        source_share=draw(share),
        credit=draw(st.sampled_from(("credited", "under-credited", "uncredited"))),
        days=draw(st.sampled_from((None, -2, 0, 3))),
    )


@given(examined())
def test_no_text_is_its_own_ancestor(all_of_them: tuple[Examination, ...]) -> None:
    above: dict[str, set[str]] = {}
    for mine, parent in edges(derivations(all_of_them)):
        above.setdefault(mine, set()).add(parent)
    for id in above:
        waiting, met = list(above[id]), set[str]()
        while waiting:
            one = waiting.pop()
            assert one != id
            if one not in met:
                met.add(one)
                waiting += above.get(one, ())


@given(examined(), st.randoms(use_true_random=False))
def test_no_result_hangs_on_the_order_of_documents_or_partners(
    all_of_them: tuple[Examination, ...], chance: Random
) -> None:
    shuffled = [
        shuffled_kin(one, chance.sample(range(len(one.kin)), len(one.kin))) for one in all_of_them
    ]
    chance.shuffle(shuffled)
    assert derivations(shuffled) == derivations(all_of_them)


def shuffled_kin(one: Examination, order: Sequence[int]) -> Examination:
    return replace(
        one,
        kin=tuple(
            replace(one.kin[at], beyond=tuple(one.kin[at].beyond[n] for n in order)) for at in order
        ),
    )
