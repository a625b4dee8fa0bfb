"""What a text gives as a third party's words without quotation marks."""

from __future__ import annotations

import pytest

from provenance.credit.attributed import Attributed, attributed, contradict
from provenance.credit.quotes import cut
from tests.unit.credit.stories import document


def _first(text: str, number: int = 0) -> Attributed | None:
    draft = cut(document(text))
    return attributed(draft, draft.sentences[number])


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The gates will close on Monday, police said.", "police"),
        ("The gates will close on Monday, police said in a news release.", "police"),
        ("The gates will close, said Ada Brome, the county engineer.", "Ada Brome"),
        ("The indictment says that he sold the keys twice.", "The indictment"),
        ("On Monday, Mayor Idris Vance said the gates would close.", "Mayor Idris Vance"),
        ("According to the weir board, the gates will close.", "the weir board"),
        ("The gates will close, according to a notice from the board.",
         "a notice from the board"),
        ("Ada Brome, the county engineer, told reporters the gates would close.",
         "Ada Brome, the county engineer,"),
    ],
)  # fmt: skip
def test_the_speaker_is_read_from_the_sentences_frame(said: str, who: str) -> None:
    found = _first(said)
    assert found is not None
    assert found.who == who


@pytest.mark.parametrize(
    "said",
    [
        "The gates of the weir leak.",
        "When the mayor said nothing the meeting ended.",
        "The gate that the mayor said was safe gave way.",
        "The bridge was called unsafe in 1953.",
        "The claimed losses came to nothing.",
    ],
)
def test_the_authors_own_prose_is_nobodys_statement(said: str) -> None:
    assert _first(said) is None


def test_a_statement_set_off_after_a_colon_is_its_speakers() -> None:
    found = _first("The board wrote in a statement:\n\nWe regret the leak.\n\nRain fell.\n", 1)
    assert found is not None
    assert found.public
    assert (
        _first("The board wrote in a statement:\n\nWe regret the leak.\n\nRain fell.\n", 2) is None
    )


def test_a_post_is_its_signatories() -> None:
    text = "The gates shut today.\n\n- Idris Vance (@idrisvance) May 4, 2019\n"
    found = _first(text)
    assert found is not None
    assert found.public


@pytest.mark.parametrize(
    ("said", "public"),
    [
        ("The gates will close, the sheriff's office said.", True),
        ("The gates will close, Tam Orr said in a news release.", True),
        ("The gates will close, Tam Orr said.", False),
        ("The gates will close, two officials familiar with the plan said.", False),
    ],
)
def test_what_a_body_says_is_public_and_what_is_said_in_confidence_is_not(
    said: str, public: bool
) -> None:
    found = _first(said)
    assert found is not None
    assert found.public is public


def test_two_speakers_are_at_odds_only_by_name() -> None:
    def by(who: str) -> Attributed:
        found = _first(f"The gates will close, {who} said.")
        assert found is not None
        return found

    assert contradict(by("Ada Brome"), by("Idris Vance"))
    assert not contradict(by("Mayor Idris Vance"), by("Vance"))
    assert not contradict(by("she"), by("Ada Brome"))
    assert not contradict(by("police"), by("the sheriff"))
