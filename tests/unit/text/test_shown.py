"""What output shows of a path, and of a long text."""

from __future__ import annotations

from provenance.text.shown import first_words, shown_path


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
