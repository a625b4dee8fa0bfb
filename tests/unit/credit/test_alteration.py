"""Which differences between two prints of a quotation are alterations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.credit.alteration import Comparison, QuotedWords
from provenance.credit.quotes import cut
from provenance.credit.spoken import spoken
from provenance.model import Span
from tests.unit.credit.stories import document

SOURCE = """\
“We should have looked under the water years ago, and we did not,” said Ada Brome. “It will never \
be rebuilt in my lifetime. The organisers wasted 5 per cent of it.”

“I don't think the council was honest about the cost of repair, which is five million dollars,” \
Tully said.

“He remembers it by the smell,” Pike said. “Is that the wall you mean?”

“[The mayor] told us nothing … and the hall stood empty for months,” said Orr.
"""
QUOTED = QuotedWords(cut(document(SOURCE)))


def compared(said: str) -> Comparison | None:
    return QUOTED.compare(spoken(said, Span(0, len(said))))


def differences(said: str) -> list[tuple[str, str]]:
    found = compared(said)
    assert found is not None
    return [(d.here.of(said), d.there.of(SOURCE)) for d in found.differences]


@pytest.mark.parametrize(
    "said",
    [
        "We should have looked under the water years ago",
        "we should have looked under the water … and we did not",
        "should have looked under the water years ago",
        "We should have looked under the water, and we did not",
        "we should have looked under water years ago",
        "[They] should have looked under the water",
        "We should have looked under the water [of the weir] years ago",
        "We should have looked under the water (of the weir) years ago",
        "It will never be rebuilt in my lifetime. The organizers wasted five percent of it.",
        "and we did not. It will never be rebuilt",
        "it would never be rebuilt in his lifetime",
        "I do not think the council was honest about the cost",
        "about the cost of repair, which is $5 million",
        "He [the keeper] remembers it by the smell",
        "Orr told us nothing and the hall stood empty for months",
        "We should have looked under the water years ago. Nobody asked us to look at all.",
    ],
)
def test_no_alteration(said: str) -> None:
    assert differences(said) == []


@pytest.mark.parametrize(
    ("said", "altered"),
    [
        ("We ought to have looked under the water years ago", ("ought to", "should")),
        ("We should have looked under the water ten years ago", ("ten", "")),
        ("We should have looked under the bridge years ago", ("bridge", "water")),
        ("It will be rebuilt in my lifetime", ("", "never")),
        ("It will … be rebuilt in my lifetime", ("…", "never")),
        ("I think the council was honest about the cost", ("", "don't")),
        ("We should have looked under the water years ago, and we did", ("", "not")),
        ("about the cost of repair, which is six million dollars", ("six million", "five million")),
        ("He recognizes it by the smell", ("recognizes", "remembers")),
    ],
)
def test_an_alteration(said: str, altered: tuple[str, str]) -> None:
    assert differences(said) == [altered]


def test_words_of_other_quotations_are_no_part_of_this_one() -> None:
    found = compared("He remembers it by the smell of that wall")
    assert found is not None
    assert found.quotations == (3,)


@pytest.mark.parametrize("said", ["The bread is fresh on Tuesdays", "", "… and …", "the of it"])
def test_what_the_source_does_not_quote(said: str) -> None:
    assert compared(said) is None


FREE_OF_FIGURES = (cut(document(SOURCE)).quotations[0], cut(document(SOURCE)).quotations[3])


@given(st.data())
def test_a_fragment_of_a_quotation_is_unaltered(data: st.DataObject) -> None:
    quotation = data.draw(st.sampled_from(FREE_OF_FIGURES))
    words = quotation.span.of(SOURCE).strip("“”").split()
    start = data.draw(st.integers(0, len(words) - 4))
    end = data.draw(st.integers(start + 4, len(words)))
    fragment = " ".join(words[start:end])
    found = compared(fragment)
    # Cut before a word that denies what it says, it says the opposite.
    cut_short = end < len(words) and words[end].strip(",.") in ("not", "never")
    assert found is None or cut_short or not found.differences
