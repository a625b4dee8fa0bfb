"""Credits that stand around a story, and names that belong to others: notes, lists, corrections."""

from __future__ import annotations

import pytest

from provenance.credit import find_credits
from provenance.model import Credit, Document, Span
from provenance.text.sentences import split
from tests.unit.credit.stories import courier, document

STORY = "The weir was cracked in May.\n\nThe keeper knew of it.\n\n"


def credits(draft: Document) -> tuple[Credit, ...]:
    return find_credits(draft, split(draft), [courier()])


def covered(draft: Document) -> str:
    return " ".join(s.of(draft.text) for c in credits(draft) if c.counts for s in c.covers)


@pytest.mark.parametrize(
    "line",
    [
        "This article is based on reporting by the Marlpit Courier.",
        "This account draws on the Marlpit Courier's reporting.",
        "Correction: An earlier version did not credit the Marlpit Courier, which had it first.",
        "Clarification, June 3: This story was first reported by the Marlpit Courier.",
    ],
)
def test_a_line_for_the_whole_story_is_no_licence_to_carry_it(line: str) -> None:
    draft = document(STORY + line)
    (found,) = credits(draft)
    assert found.kind == "named"
    assert "The weir was cracked in May." in covered(draft)


def test_a_line_that_rests_on_people_credits_nobody() -> None:
    assert not credits(document(STORY + "This article is based on interviews with nine keepers."))


def test_a_note_on_the_author_is_a_bio() -> None:
    note = "Ada Roe is a former Marlpit Courier reporter."
    (found,) = credits(document(STORY + note, byline=("Ada Roe",)))
    assert (found.kind, found.counts) == ("bio", False)
    (other,) = credits(document(STORY + note, byline=("Ben Low",)))
    assert (other.kind, other.counts) == ("named", False)


def test_items_that_the_format_marks_belong_to_their_list() -> None:
    lead = "The Marlpit Courier found three things:"
    items = ("The gate is stuck.", "The pump is old.", "The keeper sleeps.")
    text = "\n\n".join((lead, *items, "Nobody else has looked."))
    plain = document(text)
    assert covered(plain) == lead
    spans = tuple(Span(text.index(i), text.index(i) + len(i)) for i in items)
    marked = Document(plain.id, plain.path, "", "suspicious", text, plain.body, items=spans)
    assert covered(marked).endswith("The keeper sleeps.")


def test_the_newspaper_that_is_the_story_may_be_credited_too() -> None:
    said = "The Marlpit Courier has been sold, the newspaper reported in its Sunday edition."
    assert [c.text for c in credits(document(said)) if c.counts] == ["the newspaper reported"]
    of_itself = "The Marlpit Courier has been sold. The newspaper said it would go on."
    assert not any(c.counts for c in credits(document(of_itself)))


@pytest.mark.parametrize(
    "said",
    [
        "“Why a weir?” the keeper told the Marlpit Courier.",
        "“Why a weir?” Ada Roe told the Marlpit Courier.",
        "“A weir!” Roe, 77, told the Marlpit Courier.",
    ],
)
def test_who_asked_is_said_after_the_question(said: str) -> None:
    assert "a weir" in covered(document("It stands in the river. " + said)).lower()


@pytest.mark.parametrize(
    "said",
    [
        "The paper appeared in the New England Journal of Medicine.",
        "Three counties (PA, MI, WI) have weirs.",
        "“It will hold,” said Jon Feinblatt, who built it.",
        "A poll by the Fenland Echo/Marlpit Argus found that nobody knew.",
    ],
)
def test_names_that_are_no_outlets_reporting(said: str) -> None:
    assert not any(c.counts for c in credits(document(STORY + said)))
