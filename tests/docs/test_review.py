"""The page on reviewing says what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

from provenance.decisions import entries, known
from provenance.decisions.entries import from_json, to_json
from provenance.model import SETTLES, Choice

PAGE = (Path(__file__).parents[2] / "docs" / "review.md").read_text("utf-8")


def test_every_choice_is_there_and_what_it_does() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| .+ \| (settled|stands) \|$", PAGE, re.MULTILINE)
    assert {choice for choice, _ in rows} == set(get_args(Choice))
    assert {choice for choice, after in rows if after == "settled"} == SETTLES


def test_the_example_is_a_decisions_file_as_it_is_written() -> None:
    found = re.search(r"```json\n(.+?)```", PAGE, re.DOTALL)
    assert found is not None
    assert to_json(from_json(found[1], "the example")) == found[1]
    (entry,) = json.loads(found[1])["decisions"]
    fields = PAGE.partition("## The file")[2].partition("## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", fields, re.MULTILINE) == sorted(entry)


def test_the_numbers_are_those_of_the_code() -> None:
    assert entries._LONGEST_NOTE == 2000
    assert "at most 2,000 characters" in PAGE
    assert known._OWN_WORDS == 7
    assert "at least seven words of it were judged" in " ".join(PAGE.split())
