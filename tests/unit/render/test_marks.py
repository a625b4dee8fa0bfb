"""Cutting a document into cells and runs, so that overlapping marks nest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Document, Removed, Span
from provenance.render.marks import Layer, Mark, Paragraph, paragraphs
from tests.story import document


def cut(text: str, *marks: tuple[str, Layer]) -> tuple[Paragraph, ...]:
    found = [
        Mark(Span(text.index(words), text.index(words) + len(words)), layer, words)
        for words, layer in marks
    ]
    return paragraphs(document("d1", "a.txt", text), found)


def shape(paragraph: Paragraph) -> list[tuple[int, list[tuple[str, list[str]]]]]:
    """How many alignments each cell has, and each run with the layers over it."""
    return [
        (len(cell.aligned), [(run.text, [mark.layer for mark in run.marks]) for run in cell.runs])
        for cell in paragraph.cells
    ]


def words_of(found: tuple[Paragraph, ...]) -> list[str]:
    return ["".join(run.text for cell in one.cells for run in cell.runs) for one in found]


def test_text_without_marks_is_one_run() -> None:
    (one,) = cut("The ferry sails.")
    assert shape(one) == [(0, [("The ferry sails.", [])])]


def test_an_aligned_sentence_is_a_cell_of_its_own() -> None:
    (one,) = cut("First. Second. Third.", ("Second.", "alignment"))
    assert shape(one) == [(0, [("First. ", [])]), (1, [("Second.", [])]), (0, [(" Third.", [])])]


def test_a_credit_inside_a_sentence_does_not_split_its_cell() -> None:
    (one,) = cut("The Ledger said so.", ("The Ledger said so.", "alignment"), ("Ledger", "credit"))
    assert shape(one) == [(1, [("The ", []), ("Ledger", ["credit"]), (" said so.", [])])]


def test_a_mark_across_two_sentences_is_cut_at_their_border() -> None:
    (one,) = cut("One. Two.", ("One.", "alignment"), ("Two.", "alignment"), ("e. T", "finding"))
    assert shape(one) == [
        (1, [("On", []), ("e.", ["finding"])]),
        (0, [(" ", ["finding"])]),
        (1, [("T", ["finding"]), ("wo.", [])]),
    ]


def test_overlapping_alignments_share_a_cell_where_they_overlap() -> None:
    (one,) = cut("one two three", ("one two", "alignment"), ("two three", "alignment"))
    assert [(count, runs[0][0]) for count, runs in shape(one)] == [
        (1, "one "),
        (2, "two"),
        (1, " three"),
    ]


def test_a_mark_over_two_paragraphs_appears_in_both() -> None:
    first, second = cut("One.\n\nTwo.", ("One.\n\nTwo.", "alignment"))
    assert shape(first) == [(1, [("One.", [])])]
    assert shape(second) == [(1, [("Two.", [])])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\n", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("A headline\nA sentence.", ["A headline", "A sentence."]),
        ("  \n\n ", []),
        ("", []),
    ],
)
def test_paragraphs_end_at_blank_lines_and_short_lines(text: str, expected: list[str]) -> None:
    assert words_of(cut(text)) == expected


def test_a_line_broken_to_fit_a_column_runs_on() -> None:
    text = (
        "The ferry Marguerite will stay in port for six weeks, because the\n"
        "inspectors found a crack.\nA new paragraph."
    )
    assert len(cut(text)) == 2


def test_a_list_item_never_continues_the_line_before() -> None:
    text = (
        "The company said that it would, for as long as the repairs last\n- refund tickets\n- wait"
    )
    assert len(cut(text)) == 3


def ferry(*removed: tuple[str, str]) -> Document:
    text = "Menu\nOffers\n\nHARBOUR (Wire) - The ferry sails.\n"
    return replace(
        document("d1", "a.txt", text),
        removed=tuple(
            Removed(Span(text.index(words), text.index(words) + len(words)), kind, "why")
            for words, kind in removed
        ),
    )


def test_removed_blocks_stay_visible_as_paragraphs_of_their_own_kind() -> None:
    found = paragraphs(ferry(("Menu\nOffers", "navigation")), [])
    assert [(one.kind, one.removed and one.removed.kind) for one in found] == [
        ("removed", "navigation"),
        ("removed", "navigation"),
        ("text", None),
    ]


def test_a_removed_piece_inside_a_paragraph_is_a_cell_with_its_kind_and_reason() -> None:
    *_, last = paragraphs(ferry(("HARBOUR (Wire) - ", "dateline")), [])
    assert shape(last) == [
        (0, [("HARBOUR (Wire) - ", ["removed"])]),
        (0, [("The ferry sails.", [])]),
    ]
    assert [mark.key for mark in last.cells[0].over] == ["dateline – why"]


def test_lines_removed_one_by_one_are_paragraphs_of_their_own() -> None:
    lines = [
        f"Gulls steal the lunch of mayor number {n} on the old harbour wall" for n in (1, 2, 3)
    ]
    told = document("d1", "a.txt", "\n".join(lines))
    spans = [Span(told.text.index(line), told.text.index(line) + len(line)) for line in lines]
    removed = tuple(Removed(span, "related", "a teaser") for span in spans[:2])
    found = paragraphs(replace(told, removed=removed), [])
    assert [one.kind for one in found] == ["removed", "removed", "text"]


def test_neighbouring_omissions_are_cells_of_their_own() -> None:
    (one,) = cut("One. Two.", ("One.", "omitted"), ("Two.", "omitted"))
    assert [runs[0][0] for _, runs in shape(one)] == ["One.", " ", "Two."]


def test_the_title_is_its_own_kind() -> None:
    found = paragraphs(
        document("d1", "a.txt", "Ferry sails\n\nIt sailed.", title="Ferry sails"), []
    )
    assert [one.kind for one in found] == ["title", "text"]


@given(st.text(alphabet="ab. \n\r-", max_size=60), st.data())
def test_no_character_is_lost_but_white_space_between_paragraphs(
    text: str, data: st.DataObject
) -> None:
    offset = st.integers(0, len(text))
    layers: st.SearchStrategy[Layer] = st.sampled_from(["alignment", "credit", "finding"])
    marks = [
        Mark(Span(*sorted(data.draw(st.tuples(offset, offset)))), data.draw(layers), str(number))
        for number in range(data.draw(st.integers(0, 4)))
    ]
    found = paragraphs(document("d1", "a.txt", text), marks)
    assert "".join("".join(words_of(found)).split()) == "".join(text.split())
    for cell in (cell for one in found for cell in one.cells):
        assert set(cell.aligned) <= set(cell.over)
        assert all(run.text for run in cell.runs)
