from __future__ import annotations

from provenance.examine.compare import Prepared
from provenance.match.background import Background, load_background
from provenance.match.reading import Reading
from provenance.match.screen import may_share
from provenance.model import Document, Span

HARBOUR = "The harbour crane at Odell Quay toppled onto the ferry Marigold on Tuesday."
RETOLD = "A ferry, the Marigold, was struck on Tuesday when a crane fell at Odell Quay."
COUNCIL = "The council said on Tuesday that people in the city would have to wait for a decision."
BUDGET = "People in the city had waited for the council to say what it would do, officials said."


def reading(
    *paragraphs: str, language: str = "en", background: Background | None = None
) -> Reading:
    text = "\n\n".join(paragraphs)
    whole = (Span(0, len(text)),)
    document = Document("d", "d", "", "source", text, whole, language=language)
    return Prepared(document, background).reading


def shares(suspicious: Reading, source: Reading) -> bool:
    return may_share(suspicious, source)


def test_a_retold_sentence_amid_others_is_enough() -> None:
    assert shares(reading(COUNCIL, RETOLD), reading(HARBOUR, BUDGET))


def test_words_that_every_article_has_are_not() -> None:
    assert not shares(reading(COUNCIL), reading(BUDGET))


def test_rare_words_must_meet_in_one_sentence() -> None:
    scattered = reading("A crane was seen.", "The ferry left.", "They met at the quay.")
    assert not shares(
        scattered, reading("Odell is old.", "The ferry is late.", "A crane flew off.")
    )


def test_another_language_leaves_no_words_and_is_always_compared() -> None:
    assert shares(reading("El consejo se reunió.", language="es"), reading(COUNCIL))


def test_a_word_that_both_documents_use_throughout_costs_no_comparing_of_all_its_places() -> None:
    looked_up = []

    class Watched(Background):
        def rarity(self, key: str) -> float:
            looked_up.append(key)
            return 2.5 if key == "zeppelin" else 0.0

    background = Watched(2, {}, load_background().phrases)
    lines = (f"Zeppelin, they said of it for the {n}th time." for n in range(120))
    throughout = reading(*lines, background=background)
    assert not may_share(throughout, throughout)
    assert looked_up.count("zeppelin") == 1
