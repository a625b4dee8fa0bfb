"""What becomes of a source's quotations: altered, without a speaker, dissolved."""

from __future__ import annotations

import pytest

from provenance.model import Finding
from tests.newsroom import BEACON, OWN_REPORT, RETOLD, article, one

#: What a stallholder says to the Beacon, besides the eels.
PACK = '"They gave us an hour to pack."'
EELS = '"I have sold eels under that roof since I was nine," said Petra Holm.'
#: A longer quotation in the source, that a draft can cut and change.
MAYOR = (
    '"We should not have waited for the beams to rot, and nobody will wait again," Vance said. '
    '"The organisers of the market wasted 5 per cent of what it earned on paint, which is $40,000."'
)
SOURCE = BEACON.replace("Mayor Idris Vance said", f"{MAYOR}\n\nMayor Idris Vance said")


def rewrite(*paragraphs: str) -> str:
    """A rewrite of the Beacon's story with these paragraphs in its middle."""
    return article(*RETOLD[:3], *paragraphs, *RETOLD[3:])


def of(rule: str, draft: str, *sources: str) -> list[Finding]:
    return [f for f in one(draft, *sources).findings if f.rule == rule]


def quoting(words: str) -> str:
    return rewrite(f'"{words}," Vance said.')


class TestAltered:
    @pytest.mark.parametrize(
        ("words", "message"),
        [
            ("We should not have delayed for the beams to rot", "“delayed” stands for “waited”"),
            ("We should not have waited for the two beams to rot", "“two” is put in"),
            ("We should have waited for the beams to rot", "“not” is left out"),
            ("We should … have waited for the beams to rot", "“…” stands for “not”"),
            ("We should not have waited for the roof to fall", "“roof” stands for “beams”"),
            ("of what it earned on paint, which is $50,000", "“50,000” stands for “40,000”"),
            ("wasted 15 percent of what it earned on paint", "“15” stands for “5”"),
        ],
    )
    def test_a_word_exchanged_put_in_or_taken_out(self, words: str, message: str) -> None:
        (found,) = of("PRV301", quoting(words), SOURCE)
        assert message in found.message

    @pytest.mark.parametrize(
        "words",
        [
            "We should not have waited for the beams to rot",
            "We shouldn't have waited for the beams to rot",
            "should not have waited for the beams to rot",
            "We should not have waited … and nobody will wait again",
            "[The council] should not have waited for the beams to rot",
            "We should not have waited for the beams [of the market] to rot",
            "We should not have waited for the beams to rot, and nobody would wait again",
            "We should not have waited for the beams to rot. The organizers of the market wasted 5",
            "The organizers of the market wasted five percent of what it earned on paint",
            "nobody will wait again",
        ],
    )
    def test_not_what_a_house_does_to_every_quotation(self, words: str) -> None:
        assert not of("PRV301", quoting(words), SOURCE)

    def test_not_if_another_source_has_the_words(self) -> None:
        draft = quoting("We should not have delayed for the beams to rot")
        other = article('"We should not have delayed for the beams to rot," Vance said.')
        assert not of("PRV301", draft, SOURCE, other)

    def test_not_if_the_source_has_the_words_as_its_own_sentence(self) -> None:
        retold = SOURCE + "\nVance said nobody should have delayed for the beams to rot.\n"
        draft = quoting("nobody should have delayed for the beams to rot")
        assert not of("PRV301", draft, retold)

    def test_not_in_a_report_that_owes_the_source_nothing(self) -> None:
        heard = '"We should not have delayed for the beams to rot," Vance told the meeting.'
        assert not of("PRV301", article(*OWN_REPORT[:3], heard, *OWN_REPORT[3:]), SOURCE)

    def test_the_change_offered_gives_the_words_back(self) -> None:
        draft = quoting("We should have delayed for the two beams to rot")
        (found,) = of("PRV301", draft, SOURCE)
        for edit in sorted(found.edits, key=lambda e: e.span, reverse=True):
            draft = draft[: edit.span.start] + edit.text + draft[edit.span.end :]
        assert '"We should not have waited for the beams to rot," Vance said.' in draft

    def test_a_quotation_made_of_the_sources_prose(self) -> None:
        made = '"I said a glass building would rise on the site," Mayor Idris Vance said.'
        (found,) = of("PRV301", article(*RETOLD[:4], made), BEACON)
        assert found.confidence == "low"


class TestUnattributed:
    def test_neither_speaker_nor_outlet(self) -> None:
        (found,) = of("PRV305", rewrite("“They gave us an hour to pack.” The hall is empty now."))
        assert "Petra Holm" in found.message

    @pytest.mark.parametrize(
        "paragraph",
        [
            "“They gave us an hour to pack,” Petra Holm said.",
            "“They gave us an hour to pack,” she said.",
            "“They gave us an hour to pack,” said one stallholder.",
            "For Holm it was quick. “They gave us an hour to pack.”",
            "A seller of eels was blunt: “They gave us an hour to pack.”",
            "“They gave us an hour to pack,” according to the Corrow Beacon.",
            "“They gave us an hour to pack,” local media reported.",
        ],
    )
    def test_not_with_a_speaker_or_a_credit(self, paragraph: str) -> None:
        assert not of("PRV305", rewrite(paragraph))

    def test_not_where_the_speaker_goes_on(self) -> None:
        assert not of("PRV305", rewrite(EELS, "“They gave us an hour to pack.”"))

    def test_in_a_report_that_takes_nothing_else(self) -> None:
        lone = "“I have sold eels under that roof since I was nine.”"
        assert of("PRV305", article(*OWN_REPORT[3:5], lone, *OWN_REPORT[5:]))

    def test_not_a_line_set_apart_from_the_story(self) -> None:
        draft = rewrite(EELS) + "\n“I have sold eels under that roof since I was nine”\n"
        assert not of("PRV305", draft)

    def test_not_hidden_by_another_speaker_before_it(self) -> None:
        draft = rewrite('"I voted against it," said Rhea Moss.', "“They gave us an hour to pack.”")
        assert of("PRV305", draft)

    def test_not_a_short_phrase(self) -> None:
        assert not of("PRV305", rewrite("They had “an hour to pack” on Monday."))


class TestDissolved:
    def test_words_of_a_quotation_as_prose(self) -> None:
        draft = rewrite("I have sold eels under that roof since I was nine, Petra Holm said.")
        (found,) = of("PRV306", draft)
        assert found.severity == "note"

    def test_not_a_paraphrase_with_its_speaker(self) -> None:
        retold = "Petra Holm has sold eels under that roof since her tenth year."
        assert not of("PRV306", rewrite(retold))

    def test_not_in_quotation_marks(self) -> None:
        assert not of("PRV306", rewrite(EELS))
