"""Which entry a finding has."""

from __future__ import annotations

import pytest

from provenance.decisions.entries import Entry
from provenance.decisions.known import Known, named
from provenance.model import Decision

LONG = ("The ferry Marguerite will stay in port for six weeks.",)
SHORT = ("Quayside Ledger reported",)


def entry(draft: str, text: tuple[str, ...] = SHORT, on: str = "2026-03-09") -> Entry:
    return Entry("f", draft, "PRV203", text, (Decision("accept", "AB", "", on),))


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ("drafts/a.md", "drafts/a.md"),
        ("a.md", "drafts/a.md"),
        ("desk/drafts/a.md", "drafts/a.md"),
    ],
)
def test_a_draft_is_known_however_its_path_is_spelled(draft: str, kept: str) -> None:
    assert Known([entry(kept)]).entry(entry(draft)) == entry(kept)


def test_a_few_words_that_many_drafts_have_belong_to_one_draft() -> None:
    assert Known([entry("a.md")]).entry(entry("b.md")) is None
    assert Known([entry("drafts/a.md")]).entry(entry("drafts/data.md")) is None
    assert Known([entry("drafts/xa.md")]).entry(entry("a.md")) is None


def test_where_only_a_source_was_judged_the_draft_decides() -> None:
    assert Known([entry("a.md", ())]).entry(entry("b.md", ())) is None


def test_a_passage_is_known_in_a_draft_that_was_moved() -> None:
    kept = entry("drafts/a.md", LONG)
    assert Known([kept]).entry(entry("published/b.md", LONG)) == kept


def test_the_own_entry_comes_before_that_of_a_copy() -> None:
    mine, other = entry("a.md", LONG), entry("b.md", LONG, "2026-12-01")
    assert Known([mine, other]).entry(entry("a.md", LONG)) == mine
    assert Known([mine, other]).entry(entry("c.md", LONG)) == other


def test_a_name_that_may_be_of_several_drafts_is_of_none() -> None:
    assert named("a.md", ["x/a.md", "y/a.md"]) is None
    assert named("a.md", ["x/a.md", "y/a.md", "a.md"]) == "a.md"
    assert named("z/x/a.md", ["x/a.md", "y/a.md"]) == "x/a.md"
