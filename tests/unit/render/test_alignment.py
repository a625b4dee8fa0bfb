"""Passages on a terminal: how much, what kind, and both texts beside each other."""

from __future__ import annotations

from provenance.credit.quotes import Text, cut
from provenance.match.merge import passages
from provenance.model import Alignment, Document, Passage, Span
from provenance.render.alignment import to_text
from provenance.render.lines import columns_of

DRAFT = """Tram line closed for moss

The tram stands still. Moss has grown over nine points of the line. Nobody was hurt.

My aunt walked home instead.
"""
ORIGIN = """Trams stop as moss takes the points

Nine points are overgrown with moss. No tram has run since dawn. The depot is quiet. No one was \
injured.
"""


def text(id: str, path: str, said: str) -> Text:
    head = Span(0, said.index("\n"))
    body = Span(head.end, len(said))
    return cut(Document(id, path, "", "source", said, (body,), title_span=head))


def shown(*pairs: tuple[int, int], columns: int = 88, draft: str = DRAFT) -> list[str]:
    """The lines for alignments of sentences with these numbers, the headline being 0."""
    one, two = text("d1", "desk/draft.txt", draft), text("d2", "wire/origin.txt", ORIGIN)
    alignments = [
        Alignment(
            f"a{number}",
            Passage("d1", one.sentences[mine].span),
            Passage("d2", two.sentences[other].span),
            "paraphrase",
            0.5,
        )
        for number, (mine, other) in enumerate(pairs)
    ]
    found = passages(alignments, one.sentences, two.sentences)
    return to_text(one, two, found, alignments, columns).splitlines()


def test_the_first_line_says_how_much_is_found() -> None:
    assert (
        shown((3, 4))[0] == "14% of draft.txt is found in origin.txt: 1 passage, 20% of origin.txt."
    )
    assert shown() == ["Nothing of draft.txt is found in origin.txt."]


def test_a_passage_says_its_kind_similarity_and_shares() -> None:
    assert shown((3, 4))[1:] == [
        "",
        "1. paraphrase, similarity 0.5: 14% of draft.txt, 20% of origin.txt",
        "Nobody was hurt.                           | No one was injured.",
    ]


def test_a_headline_has_no_share() -> None:
    assert "1. paraphrase, similarity 0.5: headline" in shown((0, 0))


def test_sentences_that_agree_begin_on_one_line() -> None:
    lines = shown((2, 2), (3, 4), columns=67)
    assert lines[-3:] == [
        "Moss has grown over nine points  | No tram has run since dawn. The",
        "of the line.                     | depot is quiet.",
        "Nobody was hurt.                 | No one was injured.",
    ]


def test_sentences_that_changed_places_are_shown_together() -> None:
    (first, *_) = (line for line in shown((1, 2), (2, 1)) if "|" in line)
    assert first.startswith("The tram stands still. Moss has grown")
    assert "| Nine points are overgrown" in first


def test_a_sentence_between_belongs_to_what_stands_before_it() -> None:
    joined = " ".join(line.partition("|")[2].strip() for line in shown((2, 2), (3, 4)))
    assert "No tram has run since dawn. The depot is quiet. No one was injured." in joined


def test_where_there_is_no_room_the_source_stands_below() -> None:
    assert shown((3, 4), columns=40)[-2:] == ["  Nobody was hurt.", "  | No one was injured."]


def test_no_line_is_wider_than_asked_for_in_any_script() -> None:
    wide = DRAFT.replace("Nobody was hurt", "没有人受伤" * 30)
    for columns in (40, 67, 88, 121):
        lines = shown((1, 1), (3, 4), columns=columns, draft=wide)
        assert max(map(columns_of, lines)) <= columns


def test_quotation_marks_and_dashes_do_not_shift_the_line_between_the_texts() -> None:
    for said in ("“Nobody” — nobody — was hurt.", "没有人受伤。"):
        (line,) = shown((3, 4), draft=DRAFT.replace("Nobody was hurt.", said))[3:]
        left, _, right = line.partition(" | ")
        assert right == "No one was injured."
        assert columns_of(left, "WF") == 42


def test_nothing_in_a_text_can_move_the_cursor() -> None:
    lines = shown((3, 4), draft=DRAFT.replace("Nobody", "\x1b[2JNo\u202ebody"))
    assert "<U+001B>[2JNo<U+202E>body was hurt." in lines[-1]
