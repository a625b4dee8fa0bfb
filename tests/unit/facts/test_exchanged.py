from __future__ import annotations

import pytest

from provenance.facts.exchanged import changed_names, one_name
from provenance.text.words import words


def keys(text: str) -> frozenset[str]:
    return frozenset(word.key for word in words(text))


def changes(suspicious: str, source: str, *, draft: str = "", rest: str = "") -> list[str]:
    found = changed_names(
        suspicious, source, keys(f"{suspicious} {draft}"), keys(f"{source} {rest}")
    )
    return [f"{c.source.text} → {c.suspicious.text}" for c in found]


@pytest.mark.parametrize(
    ("suspicious", "source", "change"),
    [
        ("The bridge was drawn by Peter Low, an engineer.",
         "Ann Low, an engineer, drew the bridge.", "Ann Low → Peter Low"),
        ("The bridge was drawn by Ann Vane, an engineer.",
         "Ann Low, an engineer, drew the bridge.", "Ann Low → Ann Vane"),
        ("They blamed Mr Okoro for the fire.", "The fire was blamed on Mr Okafor.",
         "Okafor → Okoro"),
        ("The mill burned in Telmark on the night of the fair.",
         "The mill burned in Corrow on the night of the fair.", "Corrow → Telmark"),
    ],
)  # fmt: skip
def test_another_bearer_is_a_change(suspicious: str, source: str, change: str) -> None:
    assert changes(suspicious, source) == [change]


@pytest.mark.parametrize(
    ("suspicious", "source"),
    [
        ("The bridge was drawn by the engineer Low.", "Ann Low, an engineer, drew the bridge."),
        ("Dr Low drew the bridge.", "Prof. Low drew the bridge."),
        ("The NGB fined the mill.", "The National Grain Board fined the mill."),
        ("They met Bob Vane at the mill.", "They met Robert Vane at the mill."),
        ("They met Dave Vane at the mill.", "They met David Vane at the mill."),
        ("The Romanian mill burned.", "The mill in Romania burned."),
        ("The boat left Darién at dawn.", "The boat left Darien at dawn."),
        ("They met Mr Zelenkov at dawn.", "They met Mr Selenkow at dawn."),
        ("The mayor drew it.", "Ann Low drew it."),
        ("The mill in Corrow burned.", "The mill in Norland burned down by the river at night."),
    ],
)
def test_other_forms_of_one_name_are_none(suspicious: str, source: str) -> None:
    assert changes(suspicious, source) == []


def test_a_name_either_document_has_elsewhere_was_not_exchanged() -> None:
    said, was = "Peter Low drew the old bridge.", "Ann Low drew the old bridge."
    assert changes(said, was) == ["Ann Low → Peter Low"]
    assert changes(said, was, rest="Peter was her brother.") == []
    assert changes(said, was, draft="Ann was his sister.") == []


def test_a_misspelling_counts_though_the_draft_has_it_right_elsewhere() -> None:
    said, was = "They blamed Mr Okoro.", "They blamed Mr Okafor."
    assert changes(said, was, draft="Okafor denied it.") == ["Okafor → Okoro"]


def test_a_list_of_names_is_not_compared() -> None:
    said = ", ".join(f"Ann Low{letter * 3}" for letter in "abcdefghijklmnop")
    assert changes(said, said.replace("Low", "Vel")) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("st", "saint", True), ("wilhelm", "vilhelm", True), ("okoro", "okafor", False)],
)
def test_spellings_of_one_name(one: str, other: str, expected: bool) -> None:
    assert one_name(one, other) is expected
