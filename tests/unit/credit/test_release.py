"""Whose releases go to everybody, where a newsroom names them."""

from __future__ import annotations

import pytest

from provenance.config import Config
from provenance.credit import settle
from provenance.credit.quotes import cut
from provenance.credit.release import is_release, released
from provenance.model import Alignment, CreditStatus, Document, Passage, Span
from tests.unit.credit.stories import courier, document

OFFICE = "Marlpit Weir Board"
SENTENCE = "Both gates of the weir will be mended before winter."


@pytest.mark.parametrize(
    "source",
    [
        document(SENTENCE, outlet=OFFICE),
        document(SENTENCE, outlet="The Marlpit Weir Board"),
        document(SENTENCE, domains=("weirs.example",)),
        document(SENTENCE, url="https://press.weirs.example/gates"),
        document(f"MARLPIT WEIR BOARD\n\nGates to be mended\n\n{SENTENCE}\n"),
        document(f"Press release from the Marlpit Weir Board, 3/5/2024\n\n{SENTENCE}\n"),
    ],
    ids=["outlet", "article", "domain", "host", "first line", "label"],
)
def test_a_document_is_an_offices(source: Document) -> None:
    assert is_release(source, (OFFICE, "weirs.example"))
    assert not is_release(source, ("Harrow Weir Board", "eirs.example"))
    assert not is_release(source, ())


@pytest.mark.parametrize(
    "text",
    [
        f"Marlpit Weir Board mends its gates\n\n{SENTENCE}\n",
        f"{SENTENCE} The Marlpit Weir Board said so.\n",
        "Alpha.\n\nBravo.\n\nCharlie.\n\nDelta.\n\nEcho.\n\nFoxtrot.\n\nMarlpit Weir Board\n",
    ],
)
def test_a_story_about_an_office_is_not_the_offices(text: str) -> None:
    assert not is_release(document(text), (OFFICE,))


def test_a_long_first_line_is_read_in_no_time() -> None:
    assert not is_release(document(" -" * 5_000 + "x Marlpit Weir Board"), (OFFICE,))
    assert not is_release(document(" " * 500 + "Marlpit Weir Board x"), (OFFICE,))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Both gates will be mended, the Marlpit Weir Board said.", True),
        ("According to the Marlpit  Weir Board, both gates will be mended.", True),
        ("The Marlpit Weir Board also announced a fête.", True),
        ("The Marlpit Weir Board told the Courier about a fête.", False),
        ("The Marlpit Weir Boarding House said so.", False),
    ],
)
def test_a_sentence_is_said_to_be_an_offices(sentence: str, said: bool) -> None:
    sentences = cut(document(sentence)).sentences
    assert bool(released(sentences, offices=(OFFICE,))) is said
    assert not released(sentences)


def _statuses(draft: Document, sources: list[Document], like: list[float]) -> list[CreditStatus]:
    pairs = [
        Alignment(
            f"a{n}",
            Passage(draft.id, Span(0, len(draft.text.strip()))),
            Passage(source.id, Span(0, len(source.text.strip()))),
            "paraphrase",
            close,
        )
        for n, (source, close) in enumerate(zip(sources, like, strict=True))
    ]
    config = Config(release_sources=(OFFICE,))
    settled = settle(cut(draft), pairs, (), [cut(s) for s in sources], config)
    return [a.credit for a in settled]


def test_what_a_release_carries_is_nobodys_to_credit() -> None:
    draft = document("The board will mend both gates of the weir by winter.")
    release = document(SENTENCE, "s2", role="source", outlet=OFFICE)
    paper = courier(SENTENCE)
    assert _statuses(draft, [release], [0.9]) == ["common-origin"]
    assert _statuses(draft, [paper], [0.9]) == ["uncredited"]
    assert _statuses(draft, [paper, release], [0.9, 0.85]) == ["common-origin"] * 2
    assert _statuses(draft, [paper, release], [0.9, 0.5]) == ["uncredited", "common-origin"]


def test_what_both_give_as_an_offices_is_its_statement() -> None:
    draft = document("Both gates will be mended, the Marlpit Weir Board said.")
    paper = courier("The gates will both be mended, according to the Marlpit Weir Board.")
    own = courier("The gates will both be mended, the Courier has learned.")
    assert _statuses(draft, [paper], [0.9]) == ["common-origin"]
    assert _statuses(draft, [own], [0.9]) == ["uncredited"]
