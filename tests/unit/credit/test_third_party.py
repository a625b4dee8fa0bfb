"""Sentences that both texts give as the same third party's words."""

from __future__ import annotations

import pytest

from provenance.config import Config
from provenance.credit import find_credits, settle
from provenance.credit.quotes import cut
from provenance.model import Alignment, AlignmentKind, Passage, Span
from tests.unit.credit.stories import courier, document


def _statuses(
    draft: str, source: str, *rows: tuple[str, str], kind: AlignmentKind = "paraphrase"
) -> list[str]:
    given, origin = document(draft), courier(source)
    pairs = []
    for number, (here, there) in enumerate(rows):
        a, b = draft.index(here), source.index(there)
        pairs.append(
            Alignment(
                f"a{number}",
                Passage(given.id, Span(a, a + len(here))),
                Passage(origin.id, Span(b, b + len(there))),
                kind,
                0.9,
            )
        )
    text = cut(given)
    credits = find_credits(given, text.sentences, [origin])
    return [a.credit for a in settle(text, pairs, credits, [cut(origin)], Config())]


HERE = "Two gates of the weir were forced open at night, police said."
THERE = "Police said somebody forced open two of the weir's gates at night."


def test_what_police_told_everybody_has_a_common_origin() -> None:
    assert _statuses(HERE, THERE, (HERE, THERE)) == ["common-origin"]


def test_so_has_it_word_for_word() -> None:
    assert _statuses(HERE, HERE, (HERE, HERE), kind="verbatim") == ["common-origin"]


def test_in_a_draft_that_takes_the_sources_own_prose_too_it_is_reuse() -> None:
    own = ("Nine households went away.", "Nine families left.")
    draft, source = f"{HERE} {own[0]}", f"{THERE} {own[1]}"
    assert _statuses(draft, source, (HERE, THERE), own) == ["uncredited"] * 2


def test_a_statement_whose_second_likeness_is_prose_stays_the_third_partys() -> None:
    source = f"{THERE} The weir has gates."
    prose = (HERE, "The weir has gates.")
    given, origin = document(HERE), courier(source)
    pairs = [
        Alignment(f"a{like}", Passage(given.id, Span(0, len(HERE))),
                  Passage(origin.id, Span(at := source.index(there), at + len(there))),
                  "paraphrase", like)
        for there, like in ((THERE, 0.8), (prose[1], 0.3))
    ]  # fmt: skip
    settled = settle(cut(given), pairs, [], [cut(origin)], Config())
    assert [a.credit for a in settled] == ["common-origin"] * 2


PRIVATE = "The wood was rotten when they bought it, keeper Tam Orr said."


def test_what_somebody_said_may_be_reported_by_two_in_their_own_words() -> None:
    other = "Orr said they had bought rotten wood."
    assert _statuses(PRIVATE, other, (PRIVATE, other)) == ["quoted"]


def test_but_not_in_the_words_the_sources_reporter_chose() -> None:
    assert _statuses(PRIVATE, PRIVATE, (PRIVATE, PRIVATE), kind="verbatim") == ["uncredited"]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Two gates were forced open, police said.", "Two gates were forced open on Sunday night."),
        ("Two gates of the weir were forced open.", "Two gates were forced open, Mr. Orr said."),
        ("Two gates were forced open, Ada Brome said.", "Tam Orr said two gates were forced."),
        ("Two gates were forced open, police said.", "Police told the Courier two gates were."),
        ("Two gates were forced open, officials said.",
         "Two gates were forced open, two officials familiar with the matter said."),
    ],
    ids=["the source says it", "the draft says it", "two speakers", "told", "in confidence"],
)  # fmt: skip
def test_otherwise_it_is_the_sources(draft: str, source: str) -> None:
    assert _statuses(draft, source, (draft, source)) == ["uncredited"]


BLOCK = "Both gates were rotten the day we bought them and everybody knew."


def test_a_statement_in_marks_there_and_as_a_block_here_is_its_speakers() -> None:
    draft = f"Keeper Tam Orr wrote to this paper about it.\n\n{BLOCK}\n\nRain fell.\n"
    source = f"“{BLOCK[:-1]},” Tam Orr said."
    assert _statuses(draft, source, (BLOCK, source), kind="verbatim") == ["quoted"]


def test_a_quotation_without_its_marks_and_its_speaker_is_reuse() -> None:
    source = f"“{BLOCK[:-1]},” Tam Orr said."
    assert _statuses(f"Rain fell.\n\n{BLOCK}\n", source, (BLOCK, source), kind="verbatim") == [
        "uncredited"
    ]


def test_what_the_source_has_from_another_outlet_is_not_the_sources() -> None:
    draft = "Two gates were forced open, two of the keepers said."
    source = "The New York Times reported two gates had been forced, citing a keeper."
    assert _statuses(draft, source, (draft, source)) == ["quoted"]


def test_a_speakers_words_the_source_has_not_are_no_quotation_of_it() -> None:
    draft = "“I told the board in spring that it would not hold another winter,” Tam Orr said."
    source = "The board knew that the weir would give way."
    assert _statuses(draft, source, (draft, source)) == ["quoted"]
