"""What stands between quotation marks, and who is said to have said it."""

from __future__ import annotations

import pytest

from provenance.credit.quotes import Quotation, quotations
from provenance.text.sentences import split
from tests.unit.credit.stories import document


def _quotes(text: str) -> tuple[Quotation, ...]:
    draft = document(text)
    return quotations(draft.text, split(draft))


@pytest.mark.parametrize(
    "quoted",
    [
        '"It leaks badly,"',
        "“It leaks badly,”",
        "„Es leckt stark“,",
        "„It leaks badly,”",
        "«It leaks badly»,",
        "»It leaks badly«,",
        "‘It leaks badly,’",
        "'It leaks badly,'",
        "“I said ‘stop’ and it leaked,”",
        "‹It leaks badly,›",
        "”It leaks badly,”",
        "»It leaks badly,»",
        "``It leaks badly,''",
        "''It leaks badly,''",
        "‘‘It leaks badly,’’",
        "「It leaks badly,」",
        '“It leaks badly,"',
        '"It leaks badly,”',
        "“I said “stop” and it leaked,”",
        '"I said "stop" and it leaked,"',
        '“I said "stop" and it leaked,”',
        "«I said «stop» and it leaked,»",
        "‘The boats’ owners left,’",
    ],
)
def test_every_style_of_marks(quoted: str) -> None:
    (quotation,) = _quotes(f"On Monday {quoted} said Ada Brome.")
    text = f"On Monday {quoted} said Ada Brome."
    assert quotation.span.of(text) == quoted.rstrip(",") or quotation.span.of(text) == quoted
    assert quotation.speaker == "Ada Brome"


@pytest.mark.parametrize(
    "text",
    [
        "The keeper's boat and the board's minutes aren't theirs.",
        "The boys' boat leaks. It's the '90s.",
        "The plank is 5'10\" long.",
        "A stray “ mark stands here.",
        "A stray ” mark stands here, and » another.",
        "'Tis the season, as in the '90s, for rock 'n' roll.",
    ],
)
def test_apostrophes_and_stray_marks_quote_nothing(text: str) -> None:
    assert not _quotes(text)


@pytest.mark.parametrize(
    ("opening", "again", "closing"),
    [("“", "“", "”"), ('"', '"', '"'), ("‘", "‘", "’"), ("«", "»", "»"), ("“", "”", "”")],
)
def test_a_quotation_goes_on_in_the_next_paragraph(opening: str, again: str, closing: str) -> None:
    first, second = _quotes(
        f"Brome said: {opening}It leaks.\n\n{again}It has for years.{closing}\n"
    )
    assert (first.goes_on, second.goes_on) == (True, False)
    assert first.speaker == second.speaker == "Brome"


def test_what_is_set_off_after_a_colon_is_quoted_without_marks() -> None:
    text = "Brome was blunt:\n\n> It leaks.\n\nThen she left.\n\n> A note in the margin.\n"
    (quotation,) = _quotes(text)
    assert "It leaks." in quotation.span.of(text)
    assert quotation.speaker == "Brome"


def test_one_kind_of_mark_may_close_another() -> None:
    found = _quotes('"It leaks,” said Brome. “It has for years," said Orr.')
    assert [q.speaker for q in found] == ["Brome", "Orr"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It leaks,” Brome said.", "Brome"),
        ("“It leaks,” said engineer Ada Brome.", "Ada Brome"),
        ("“It leaks,” she said.", "she"),
        ("“It leaks,” according to the survey.", "the survey"),
        ("Ada Brome, who keeps the weir, said, “It leaks.”", "Ada Brome"),
        ("“It leaks,” Brome said. “It has for years.”", "Brome"),
        ("The weir “leaks”.", None),
        ("“It leaks,” Brome, 54, who keeps the weir, said.", "Brome"),
        ("“It leaks,” Brome told the Courier.", "Brome"),
        ("Brome told the Courier: “It leaks.”", "Brome"),
        ("“It leaks,” Brome testified on Monday.", "Brome"),
        ("“It leaks,” Brome said of it. “Always.”", "Brome"),
        ("“It leaks,” said council leader Ada Brome.", "Ada Brome"),
        ("“It leaks,” laughs Ólafur Þorn.", "Ólafur Þorn"),
        ("“It leaks,” say residents.", "residents"),
        ("“It leaks,” one keeper conceded.", "one keeper"),
        ("“It leaks,” his wife said.", "his wife"),
        ("“It leaks,” he added.", "he"),
        ("“It leaks,” in the words of Ada Brome.", "Ada Brome"),
        ("Brome was blunt: “It leaks.”", "Brome"),
        ("ADA BROME: “It leaks.”", "ADA BROME"),
        ("Brome put it this way. “It leaks.”", "Brome"),
        ("Orr said “it holds,” but Brome said: “It leaks.”", "Brome"),
        ("“It lеаks,” Brome sаid.", "Brome"),
    ],
)
def test_the_speaker_is_found_beside_the_quotation(text: str, speaker: str | None) -> None:
    assert _quotes(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“It leaks,” the board said in a statement.",
        "“It leaks,” says the indictment.",
        "“It leaks,” he testified.",
        "“It leaks,” she told reporters.",
        "“It leaks,” he wrote in a post on Facebook.",
        "“It leaks,” she said at a news conference.",
    ],
)
def test_public_words_are_known_by_their_attribution(text: str) -> None:
    assert _quotes(text)[0].public


def test_words_said_to_one_newsroom_are_not_public() -> None:
    assert not _quotes("“It leaks,” Ada Brome told the Courier.")[0].public
