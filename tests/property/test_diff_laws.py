"""Laws of word differences, on any two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.match.diff import word_changes

#: Any text at all, private-use characters included, and texts that share words.
anything = st.text(max_size=80)
wordy = st.lists(
    st.sampled_from(["ferry", "Ferry", "the", "harbour's", " ", "\n", ",", "42", "é", "港", "_"]),
    max_size=40,
).map("".join)
texts = st.one_of(anything, wordy)


@given(texts, texts)
def test_the_pieces_rebuild_both_sides(suspicious: str, source: str) -> None:
    changes = word_changes(suspicious, source)
    assert "".join(c.text for c in changes if c.op != "insert") == source
    assert "".join(c.text for c in changes if c.op != "delete") == suspicious


@given(texts, texts)
def test_no_piece_is_empty(suspicious: str, source: str) -> None:
    assert all(change.text for change in word_changes(suspicious, source))


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert {change.op for change in word_changes(text, text)} <= {"equal"}


@given(texts, texts)
def test_same_input_same_changes(suspicious: str, source: str) -> None:
    assert word_changes(suspicious, source) == word_changes(suspicious, source)
