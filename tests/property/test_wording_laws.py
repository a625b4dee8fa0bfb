"""Laws of what the page shows of texts: cut in any way, they are still the texts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Alignment, Passage, Removed, Span
from provenance.render.marks import Layer, Mark, paragraphs
from provenance.render.texts import Aligned, Label, Thing, blocks
from provenance.render.wordings import sides
from tests.story import document

#: Any text at all, private-use characters included, and texts that share words.
anything = st.text(max_size=80)
_WORDS = (
    *("ferry", "Ferry", "ferries", "the", "harbour's", " ", "\n", ",", "40", "42", "é", "e\u0301"),
    *("港", "_", "\u202e", "\x00", "سفينة", "“", "\u2028"),
)
wordy = st.lists(st.sampled_from(_WORDS), max_size=40).map("".join)
texts = st.one_of(anything, wordy)


def spans_in(text: str) -> st.SearchStrategy[list[Span]]:
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return st.lists(edges.map(lambda pair: Span(min(pair), max(pair))), max_size=4)


@given(st.data(), texts, texts)
def test_the_marked_words_of_a_row_are_both_sentences(
    data: st.DataObject, said: str, told: str
) -> None:
    judged = data.draw(spans_in(said)), data.draw(spans_in(told))
    mine, theirs = sides(said, told, *judged)
    assert "".join(piece.text for piece in mine) == said
    assert "".join(piece.text for piece in theirs) == told
    assert all(piece.text for piece in (*mine, *theirs))


@given(st.data(), texts, texts)
def test_what_findings_point_at_is_marked_to_the_character(
    data: st.DataObject, said: str, told: str
) -> None:
    spans = data.draw(spans_in(said))
    at = 0
    for piece in sides(said, told, spans, ())[0]:
        here = range(at, at + len(piece.text))
        assert all(piece.judged == any(span.start <= n < span.end for span in spans) for n in here)
        at = here.stop


@given(texts, texts)
def test_kept_words_are_the_same_on_both_sides(said: str, told: str) -> None:
    mine, theirs = sides(said, told, (), ())
    kept = [
        "".join(piece.text for piece in side if piece.look == "kept") for side in (mine, theirs)
    ]
    assert kept[0] == kept[1]


_LAYERS: tuple[Layer, ...] = ("alignment", "credit", "finding", "omitted")
_long = st.lists(
    st.one_of(st.text(max_size=12), st.sampled_from(["\n\n", "\n", "\r\n", " ", "a ferry.", "港"])),
    max_size=25,
).map("".join)


@given(st.data(), _long)
def test_the_pieces_of_a_pane_are_its_document(data: st.DataObject, text: str) -> None:
    """All of it, in order, but for white space between paragraphs."""
    marked = data.draw(spans_in(text))
    marks = [
        Mark(span, data.draw(st.sampled_from(_LAYERS)), f"k{n}") for n, span in enumerate(marked)
    ]
    removed = tuple(Removed(span, "caption", "a caption") for span in data.draw(spans_in(text)))
    read = replace(document("d", "d.txt", text), removed=removed)
    cut = paragraphs(read, marks)
    joined = ["".join(run.text for cell in part.cells for run in cell.runs) for part in cut]
    at = 0
    for paragraph in joined:
        start = text.index(paragraph, at)
        assert not text[at:start].strip()
        assert paragraph == paragraph.strip()
        at = start + len(paragraph)
    assert not text[at:].strip()

    shown = [
        "".join(piece.text for stretch in paragraph for piece in stretch.pieces)
        for block in blocks(read, marks, _things(marks))
        for paragraph in block.paragraphs
    ]
    assert shown == joined


def _things(marks: list[Mark]) -> dict[str, Thing]:
    place = Passage("d", Span(0, 0))
    label = Label("A1", "tag", "")
    return {
        mark.key: Aligned(
            id=mark.key,
            label=label,
            alignment=Alignment(mark.key, place, place, "verbatim", 1.0),
            counterpart="x",
        )
        if mark.layer == "alignment"
        else Thing(id=mark.key, label=label)
        for mark in marks
    }
