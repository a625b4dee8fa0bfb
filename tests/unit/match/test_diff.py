"""Word differences between an aligned sentence and its source."""

from __future__ import annotations

from provenance.match.diff import Change, word_changes


def sides(changes: tuple[Change, ...]) -> tuple[str, str]:
    source = "".join(c.text for c in changes if c.op != "insert")
    suspicious = "".join(c.text for c in changes if c.op != "delete")
    return suspicious, source


def test_a_replaced_word_is_one_deletion_and_one_insertion() -> None:
    changes = word_changes("The harbour reopened on Friday.", "The harbour closed on Friday.")
    assert changes == (
        Change("equal", "The harbour "),
        Change("delete", "closed"),
        Change("insert", "reopened"),
        Change("equal", " on Friday."),
    )


def test_equal_texts_are_one_equal_stretch() -> None:
    assert word_changes("Ferries sail.", "Ferries sail.") == (Change("equal", "Ferries sail."),)


def test_nothing_against_nothing_is_no_change() -> None:
    assert word_changes("", "") == ()


def test_an_empty_side_is_a_single_change() -> None:
    assert word_changes("", "Ferries sail.") == (Change("delete", "Ferries sail."),)
    assert word_changes("Ferries sail.", "") == (Change("insert", "Ferries sail."),)


def test_words_are_never_cut() -> None:
    changes = word_changes("The mayors' unreported dues", "The mayor's reported dues")
    assert [c.text for c in changes if c.op == "equal"] == ["The ", " dues"]


def test_a_change_of_a_mark_leaves_the_word_before_it_alone() -> None:
    changes = word_changes("Closed; nobody knows.", "Closed, nobody knows.")
    assert Change("delete", ",") in changes
    assert Change("insert", ";") in changes


def test_a_change_of_spacing_is_seen() -> None:
    assert Change("insert", "\n\n") in word_changes("one\n\ntwo", "one two")


def test_text_written_without_spaces_is_compared_by_character() -> None:
    changes = word_changes("港は金曜日に再開した", "港は月曜日に再開した")
    assert Change("delete", "月") in changes


def test_a_long_diff_is_not_silently_coarsened() -> None:
    words = [f"word{number}" for number in range(700)]
    shuffled = words[:]
    for at in range(0, 700, 10):  # swap neighbours, so that most of the order stays
        shuffled[at], shuffled[at + 1] = shuffled[at + 1], shuffled[at]
    changes = word_changes(" ".join(shuffled), " ".join(words))
    assert sum(c.op == "equal" for c in changes) >= 70


def test_more_words_than_can_be_compared_are_one_deletion_and_one_insertion() -> None:
    one, other = (" ".join(f"{side}{number}" for number in range(1500)) for side in "ab")
    assert word_changes(one, other) == (Change("delete", other), Change("insert", one))


def test_more_distinct_words_than_code_points_still_rebuild_both_sides() -> None:
    many = " ".join(f"w{number}" for number in range(140_000))
    assert sides(word_changes("one short line", many)) == ("one short line", many)
