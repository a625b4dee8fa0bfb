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
    ],
)
def test_apostrophes_and_stray_marks_quote_nothing(text: str) -> None:
    assert not _quotes(text)


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    first, second = _quotes("She said: “It leaks.\n\n“It has for years.”\n")
    assert (first.goes_on, second.goes_on) == (True, False)


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
