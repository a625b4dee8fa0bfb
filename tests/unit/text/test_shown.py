"""How paths, long texts, numbers and lists are shown."""

from __future__ import annotations

from provenance.text.shown import count, first_words, listed, shown_path


def test_a_path_shows_nothing_of_the_machine() -> None:
    assert shown_path("/home/ada/desk/a.txt") == "a.txt"
    assert shown_path("\\\\server\\desk\\a.txt") == "a.txt"
    assert shown_path("desk/a.txt") == "desk/a.txt"


def test_an_address_is_shown_whole() -> None:
    assert shown_path("https://paper.example/desk/a") == "https://paper.example/desk/a"
    assert shown_path("HTTP://paper.example/?id=3") == "HTTP://paper.example/?id=3"


def test_a_file_name_that_is_no_text_can_still_be_written() -> None:
    assert shown_path("caf\udce9.txt") == "caf\\udce9.txt"


def test_first_words_are_cut_between_words() -> None:
    assert first_words("The ferry sails\n at dawn.", 60) == "The ferry sails at dawn."
    assert first_words("The ferry sails at dawn.", 14) == "The ferry …"
    assert first_words("x" * 100, 10) == "x" * 10 + " …"


def test_things_are_counted_in_words() -> None:
    assert count(1, "finding") == "1 finding"
    assert count(0, "finding") == "0 findings"
    assert count(1200, "word") == "1,200 words"


def test_names_are_listed_as_in_a_sentence() -> None:
    assert [listed("abc"[:n]) for n in (1, 2, 3)] == ["a", "a and b", "a, b and c"]
