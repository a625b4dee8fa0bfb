from __future__ import annotations

import re
from dataclasses import replace

import pytest

from provenance.model import Document, Span
from provenance.text.sentences import split


def document(text: str, title: str | None = None) -> Document:
    start = text.index(title) if title else 0
    end = start + len(title) if title else 0
    return Document(
        id="d1",
        path="a.txt",
        sha256="",
        role="source",
        text=text,
        body=(Span(end, len(text)),),
        title=title,
        title_span=Span(start, end) if title else None,
    )


def sentences(text: str) -> list[str]:
    return [s.text for s in split(document(text))]


@pytest.mark.parametrize(
    "expected",
    [
        ["The mayor voted no.", "Rep. Ann Lisle voted yes."],
        ["It opens at 7 p.m. EST on Friday.", "Then it shuts."],
        ["It is shut from 11 p.m. Thursday to 5 a.m. Friday.", "Then it opens."],
        ["He was born in Ft. Orrin.", "He left."],
        ["“We waited,” she said.", "“Nobody came.”"],
        ["The U.S. Army left at 5 p.m.", "Nobody saw it."],
        ["It cost $1.5 million.", "Who paid?", "Nobody knows!"],
        ["Mr. and Mrs. Odell paid.", "They left."],
    ],
)
def test_sentences_of_news_prose(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_paragraph_the_format_knows_is_one_wherever_its_lines_end() -> None:
    found = split(document("The ferry stays in port.\nDivers found a crack, said\nOle Dahl."))
    assert [(s.paragraph, s.text) for s in found] == [
        (0, "The ferry stays in port."),
        (0, "Divers found a crack, said\nOle Dahl."),
    ]


def test_lines_are_paragraphs_and_list_items_are_sentences() -> None:
    plain = document("Key points\n- The pool shuts\n- The hall stays\nBoth reopen in May.")
    lines = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", plain.text))
    found = split(replace(plain, body=lines))
    assert [s.text for s in found] == [
        "Key points",
        "- The pool shuts",
        "- The hall stays",
        "Both reopen in May.",
    ]
    assert [s.paragraph for s in found] == [0, 1, 2, 3]


def test_text_wrapped_to_a_column_is_put_together_again() -> None:
    wrapped = (
        "The harbour board met on Tuesday night and decided, after\n"
        "four hours, that the crane on the north quay would have to\n"
        "come down. Nobody spoke for it.\n"
        "\n"
        "The work will begin in March and end before the regatta in\n"
        "June, the board said.\n"
    )
    found = split(document(wrapped))
    assert [s.paragraph for s in found] == [0, 0, 1]
    assert found[0].text.startswith("The harbour board")
    assert found[0].text.endswith("come down.")


def test_a_short_line_in_a_wrapped_paragraph_does_not_end_it() -> None:
    wrapped = (
        "The ferryman has rowed the strait for forty-one years and has\n"
        "no wish to stop.\n"
        "“What would I do with a bridge?” he asked the harbour board on\n"
        "Monday, and got no answer.\n"
        "\n"
        "The bridge has stood finished since March without a road at its\n"
        "northern end.\n"
    )
    assert [s.paragraph for s in split(document(wrapped))] == [0, 0, 1]


def test_windows_line_ends_part_paragraphs_too() -> None:
    assert sentences("One line ends.\r\n\r\nAnother begins.") == [
        "One line ends.",
        "Another begins.",
    ]


def test_the_headline_is_a_sentence_of_its_own() -> None:
    found = split(document("Crane comes down\n\nIt fell on Tuesday.", title="Crane comes down"))
    assert [(s.text, s.paragraph) for s in found] == [
        ("Crane comes down", -1),
        ("It fell on Tuesday.", 0),
    ]


def test_marks_without_words_are_no_sentences() -> None:
    assert sentences("***\n\n—\n\nThe end came.") == ["The end came."]
