"""One document examined: what it shares with which others, and whom it names besides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.config import Config
from provenance.examine.compare import Prepared
from provenance.lineage import examined as module
from provenance.lineage.examined import Examination, Judge, may_be_kin, settled_by_words
from provenance.match import alignment
from provenance.model import Evidence, Skipped
from tests.unit.lineage.texts import AGAIN, FAIR, LEAK, STALLS, document, examination


def test_a_copy_is_kin_with_all_that_is_known_of_it() -> None:
    draft = document("d2", *LEAK[:3], published="2026-03-09")
    (kin,) = examination(draft, document("d1", *LEAK, published="2026-03-07")).kin
    assert (kin.document, kin.share, kin.verbatim, kin.days) == ("d1", 1.0, 1.0, 2)
    assert 0.6 < kin.source_share < 0.8
    assert kin.credit == "uncredited"
    assert [a.suspicious.document for a in kin.alignments] == ["d2"] * 3
    assert kin.points > 0
    assert kin.reasons


def test_who_shares_nothing_is_no_kin() -> None:
    found = examination(document("d3", *LEAK), document("d1", *FAIR), document("d2", *AGAIN))
    assert [kin.document for kin in found.kin] == ["d2"]
    assert [len(kin.beyond) for kin in found.kin] == [1]


def test_what_is_shared_with_one_and_not_with_another_is_weighed() -> None:
    whole, part = document("d1", *LEAK), document("d2", *LEAK[:2])
    first, second = examination(document("d3", *LEAK), whole, part).kin
    assert first.beyond[0] == pytest.approx(first.beyond[1] + second.beyond[1], abs=0.002)
    assert first.beyond[1] > 4
    assert second.beyond[0] == 0


@pytest.mark.parametrize(
    ("credit", "state"),
    [
        ("", "uncredited"),
        ("This story was first published by the Colm Courier.", "credited"),
        (f"{FAIR[0][:-1]}, the Colm Courier reports.", "under-credited"),
        ("Local media first reported this story.", "uncredited"),
    ],
)
def test_kin_is_credited_or_not(credit: str, state: str) -> None:
    source = document("d1", *LEAK, outlet="Colm Courier", names=("Colm Courier",))
    (kin,) = examination(document("d2", *filter(None, (credit, *AGAIN))), source).kin
    assert kin.credit == state


RELEASE = document("d1", "FOR IMMEDIATE RELEASE", "Weir to be mended", *LEAK)
SAID = (
    "The weir will be mended in the autumn, the water board of Tessel Vale said in a news release. "
)


def test_what_two_newsrooms_print_of_a_release_is_from_it_and_not_from_each_other() -> None:
    first, second = (document(id, SAID + " ".join(LEAK)) for id in ("d2", "d3"))
    (kin,) = examination(second, RELEASE, first).kin
    assert kin.document == "d1"
    assert kin.points > 0
    assert kin.reasons[0] == "the source is a release to the press"


def test_what_is_said_to_be_from_a_release_is_not_uncredited() -> None:
    (kin,) = examination(document("d2", SAID + " ".join(LEAK)), RELEASE).kin
    assert kin.credit != "uncredited"


def test_a_short_first_line_that_cites_a_release_makes_no_release() -> None:
    draft = document("d2", "The weir leaks, the board said in a news release.", *LEAK)
    (kin,) = examination(draft, RELEASE).kin
    assert "the source is a release to the press" in kin.reasons


def test_whose_text_a_site_published_is_named() -> None:
    draft = document(
        "d2",
        *LEAK,
        outlet="Colm Courier",
        host="newsmirror.example",
        evidence=(Evidence("outlet", "Colm Courier", "copyright line"),),
    )
    (named,) = examination(draft, document("d1", *LEAK, outlet="Fell Echo")).named
    assert (named.name, named.kind, named.share) == ("Colm Courier", "republication", 1.0)
    assert named.why.endswith("it is Colm Courier's: copyright line")


def test_whom_it_credits_is_named_unless_that_is_kin_or_itself() -> None:
    draft = document("d2", f"{AGAIN[0][:-1]}, the Fenland Wire reported.", *AGAIN[1:])
    named = examination(draft, document("d1", *LEAK)).named
    assert [(one.name, one.kind) for one in named] == [("Fenland Wire", "named")]
    assert 0 < named[0].share <= 1
    wire = document("d1", *LEAK, outlet="Fenland Wire", names=("Fenland Wire",))
    assert examination(draft, wire).named == ()
    assert examination(replace(draft, outlet="Fenland Wire"), document("d1", *LEAK)).named == ()


def test_a_reprint_of_the_agencys_text_is_not_the_agency() -> None:
    """Two sites carry what is the wire's: both name it, though each is the other's kin."""
    first, second = (
        document(f"d{n}", *LEAK, outlet="Fenland Wire", names=("Fenland Wire",), host=f"Site {n}")
        for n in (1, 2)
    )
    assert [one.name for one in examination(second, first).named] == ["Fenland Wire"]


def test_what_is_too_long_to_compare_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.examine.compare.MOST_PAIRS", 3)
    found = examination(document("d2", *LEAK), document("d1", *LEAK))
    assert found.kin == ()
    assert found.skipped == (Skipped("d1.txt", "too long to compare with d2.txt"),)


def test_a_judge_that_forgets_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [document("d1", *LEAK), document("d2", *AGAIN), document("d3", *LEAK, *FAIR)]

    def all_said() -> list[Examination]:
        judge = Judge(Config(), None)
        return [judge(one, [other for other in texts if other is not one]) for one in texts]

    kept = all_said()
    monkeypatch.setattr(module, "_KEPT", 0)
    assert all_said() == kept


@pytest.mark.parametrize(
    ("sentences", "possible"),
    [(FAIR, False), (STALLS, False), (AGAIN, True), ((*STALLS, *LEAK[:2]), True)],
    ids=["other news", "a long text", "a rewrite", "two sentences in a long text"],
)
def test_words_leave_it_possible_that_one_derives_from_the_other(
    sentences: tuple[str, ...], possible: bool
) -> None:
    one, other = (Prepared(document(f"d{n}", *t)).reading for n, t in ((1, LEAK), (2, sentences)))
    assert may_be_kin(one, other) is possible


@pytest.mark.parametrize(
    ("outlet", "published", "settled"),
    [
        ("Tessel Vale Post", "2026-03-14", False),
        ("Tessel Vale Post", "2026-03-15", True),
        ("Colm Courier", "2026-03-15", False),
    ],
)
def test_meanings_are_not_looked_at_in_what_an_outlet_prints_more_than_a_week_later(
    outlet: str, published: str, settled: bool
) -> None:
    first = Prepared(document("d1", *LEAK, outlet="Tessel Vale Post", published="2026-03-07"))
    later = Prepared(document("d2", *AGAIN, outlet=outlet, published=published))
    by_words = settled_by_words(later.reading, first.reading)
    aligned = alignment.align(later.reading, first.reading, frozenset())
    assert by_words == (aligned if settled else None)
