"""What a finding's fingerprint survives, and what changes it: real audits of an edited draft."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from tests.weekend import BUS, GRIND, OWL, SACKS, SAILS, TITLE, audited, text_of

CRANE = "Tobias Crane, the miller, taught himself from a book and wore out two pairs of gloves."
PARAGRAPHS = (TITLE, BUS, GRIND, f"{SAILS} {CRANE}", OWL)


def fingerprints(folder: Path, draft: str, name: str = "draft.md") -> dict[str, str]:
    """The fingerprint of each rule that speaks of the draft."""
    (one,) = audited(folder, draft, name).audits
    found = {finding.rule: finding.fingerprint for finding in one.findings}
    assert len(found) == len(one.findings), "a rule speaks once of a source"
    return found


@pytest.fixture
def before(tmp_path: Path) -> dict[str, str]:
    found = fingerprints(tmp_path, text_of(*PARAGRAPHS))
    assert set(found) >= {"PRV101", "PRV102"}
    return found


@pytest.mark.parametrize(
    "draft",
    [
        text_of(TITLE, GRIND, BUS, OWL, f"{SAILS} {CRANE}"),
        text_of(TITLE, f"{SAILS} {CRANE}", GRIND, BUS, OWL),
        text_of(TITLE, BUS, GRIND, OWL, SAILS, "It is to rain on Sunday.", CRANE),
        text_of(TITLE, "Buses are free on Saturday.", GRIND, f"{SAILS} {CRANE}", OWL),
        text_of(*PARAGRAPHS, "The choir will sing, if a bass is found in time."),
        text_of("Out and about on Saturday", *PARAGRAPHS[1:]),
        text_of(*(textwrap.fill(paragraph, 40) for paragraph in PARAGRAPHS)),
        text_of(*(textwrap.fill(paragraph, 120) for paragraph in PARAGRAPHS)),
        text_of(*PARAGRAPHS).replace(". ", ".\n"),
        text_of(*PARAGRAPHS).replace("\n", "\r\n"),
        text_of(*PARAGRAPHS).replace("$212,000", "$212,000 "),
    ],
    ids=[
        "the paragraph moved down",
        "the paragraph moved up",
        "the paragraph cut in two",
        "another paragraph edited",
        "a paragraph added",
        "another headline",
        "lines wrapped again",
        "longer lines",
        "a line a sentence",
        "other line ends",
        "another space",
    ],
)
def test_it_survives_what_leaves_the_sentences_alone(
    tmp_path: Path, before: dict[str, str], draft: str
) -> None:
    assert fingerprints(tmp_path, draft) == before


def test_it_survives_another_name_of_the_file(tmp_path: Path, before: dict[str, str]) -> None:
    assert fingerprints(tmp_path, text_of(*PARAGRAPHS), "ready/weekend.md") == before


def test_it_changes_with_the_sentence_that_was_taken(
    tmp_path: Path, before: dict[str, str]
) -> None:
    copied = text_of(*PARAGRAPHS).replace("Volunteers spent nine", "Volunteers gave nine")
    assert changed(before, fingerprints(tmp_path, copied)) == {"PRV101"}
    retold = text_of(*PARAGRAPHS).replace("wore out two pairs", "ruined two pairs")
    assert changed(before, fingerprints(tmp_path, retold)) == {"PRV102"}


def test_it_changes_when_more_is_taken(tmp_path: Path, before: dict[str, str]) -> None:
    assert changed(before, fingerprints(tmp_path, text_of(*PARAGRAPHS, SACKS))) == {"PRV101"}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    assert before.keys() == after.keys()
    return {rule for rule, mark in after.items() if before[rule] != mark}
