"""What of that which two documents share says that one took it over from the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from provenance.config import Config
from provenance.lineage.examined import Judge
from provenance.lineage.features import runs_of
from provenance.model import Document
from provenance.text.words import keys
from tests.unit.lineage.texts import AGAIN, FAIR, LEAK, STALLS, STANDING, document, examination


class TestOfOneOutlet:
    """Its articles share furniture, columns and polls, which is no news."""

    def own(self, id: str, *sentences: str, published: str | None = None) -> Document:
        return document(id, *sentences, outlet="Tessel Vale Post", published=published)

    def test_versions_of_a_story_are_kin(self) -> None:
        first = self.own("d1", *LEAK, published="2026-03-07")
        (kin,) = examination(self.own("d2", *LEAK, *FAIR, published="2026-03-08"), first).kin
        assert kin.document == "d1"

    def test_less_than_three_sentences_is_nothing(self) -> None:
        for count, told in ((2, 0), (3, 1)):
            draft = self.own("d2", *FAIR, *LEAK[:count])
            assert len(examination(draft, self.own("d1", *LEAK)).kin) == told

    def test_less_than_a_tenth_is_nothing(self) -> None:
        assert examination(self.own("d2", *STALLS, *LEAK[:3]), self.own("d1", *LEAK)).kin == ()

    @pytest.mark.parametrize(("published", "told"), [("2026-03-14", 1), ("2026-03-15", 0)])
    def test_a_story_retold_is_told_of_for_a_week(self, published: str, told: int) -> None:
        first = self.own("d1", *LEAK, published="2026-03-07")
        assert len(examination(self.own("d2", *AGAIN, published=published), first).kin) == told

    def test_wording_carried_over_is_told_of_after_years(self) -> None:
        first = self.own("d1", *LEAK, published="2021-03-07")
        assert examination(self.own("d2", *LEAK, published="2026-03-07"), first).kin

    def test_what_both_heard_is_not_counted(self) -> None:
        said = f"“{LEAK[0]} {LEAK[2][:-1]},” Piet Hallam said."
        first = self.own("d1", said, LEAK[1], LEAK[3])
        assert examination(self.own("d2", *LEAK), self.own("d1", *LEAK)).kin
        assert examination(self.own("d2", *LEAK), first).kin == ()

    def test_other_outlets_owe_more(self) -> None:
        other = document("d1", *LEAK, outlet="Colm Courier")
        assert examination(self.own("d2", *FAIR, LEAK[0]), other).kin


def test_what_an_outlet_prints_again_and_again_is_not_taken_from_another() -> None:
    furniture = {"Tessel Vale Post": runs_of(keys(STANDING).split())}
    judge = Judge(Config(), None, furniture)
    outlets = "Tessel Vale Post", "Colm Courier", "Fell Echo"
    for one, other in permutations(outlets, 2):
        draft = document(f"d2 of {one}", *FAIR, STANDING, outlet=one)
        source = document(f"d1 of {other}", *LEAK, STANDING, outlet=other)
        assert len(judge(draft, [source]).kin) == ("Tessel Vale Post" not in (one, other))


BIO = (
    "Ana Brisco keeps the gauges of Tessel Vale and has written a book on green ledgers.",
    "Her column is printed in 31 papers.",
)


class TestTheFootOfAPage:
    """A columnist's bio, a licence, a notice: they close both pages, and are not taken over."""

    def shared(self, draft: Sequence[str], source: Sequence[str]) -> int:
        kin = examination(document("d2", *draft), document("d1", *source)).kin
        return len(kin[0].alignments) if kin else 0

    def test_what_closes_both_pages_is_not_taken_over(self) -> None:
        assert self.shared((*STALLS, *BIO), (*LEAK, *FAIR, *AGAIN, *BIO)) == 0

    def test_the_same_within_one_of_them_is(self) -> None:
        assert self.shared((*STALLS, *BIO), (*LEAK, *BIO, *FAIR, *AGAIN)) == 2

    def test_it_is_with_anything_else(self) -> None:
        assert self.shared((LEAK[0], *STALLS, *BIO), (*LEAK, *FAIR, *AGAIN, *BIO)) > 2

    def test_it_is_where_it_is_much_of_either(self) -> None:
        assert self.shared((*STALLS, *BIO), (*FAIR, *BIO)) == 2


SPOKEN = f"{LEAK[0]} {LEAK[1][:-1]}"


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (f"“{SPOKEN},” Piet Hallam said.", True),
        (f"{LEAK[0]} {LEAK[2]} — Piet Hallam (@marrows) March 7, 2026", True),
        (f"{SPOKEN}, Piet Hallam said.", False),
        (f"{SPOKEN.replace('anyone', '“anyone”')}, Piet Hallam said.", False),
    ],
    ids=["quoted", "posted", "told", "a word in marks"],
)
def test_what_the_source_only_gives_as_anothers_words_both_may_have_heard(
    said: str, heard: bool
) -> None:
    draft, source = document("d2", *FAIR, *LEAK[:3]), document("d1", said, *STALLS[:3])
    (kin,) = examination(draft, source).kin
    assert (kin.copied, kin.told) == ((0, 0.0) if heard else (2, max(kin.share, kin.source_share)))


def test_a_sentence_of_its_own_besides_was_not_heard() -> None:
    said = f"“{SPOKEN},” Piet Hallam said."
    draft = document("d2", *FAIR, *LEAK[:3])
    (kin,) = examination(draft, document("d1", said, LEAK[2], *STALLS[:3])).kin
    assert kin.copied == 1
    assert 0 < kin.told < max(kin.share, kin.source_share)


@pytest.mark.parametrize(
    "credit", ["as the Colm Courier first reported", "he told the Colm Courier"]
)
def test_a_quotation_that_it_is_credited_for_was_not_heard(credit: str) -> None:
    courier = {"outlet": "Colm Courier", "names": ("Colm Courier",)}
    source = document("d1", f"“{SPOKEN},” Piet Hallam said.", *STALLS[:3], **courier)
    draft = document("d2", *FAIR, f"“{SPOKEN},” Piet Hallam said, {credit}.")
    (kin,) = examination(draft, source).kin
    assert kin.told == max(kin.share, kin.source_share) > 0


def test_what_a_release_quotes_newsrooms_have_from_it() -> None:
    said = f"“{SPOKEN},” Piet Hallam said."
    release = document("d1", "FOR IMMEDIATE RELEASE", said, *STALLS[:3])
    (kin,) = examination(document("d2", *FAIR, said), release).kin
    assert kin.told > 0
