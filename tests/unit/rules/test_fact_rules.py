"""PRV302 to PRV304: facts that came out differently, and restatements that did not."""

from __future__ import annotations

import pytest

from provenance.config import Config
from provenance.model import DocumentAudit, Finding
from tests.newsroom import RETOLD, article, findings, one

HEADLINE = "Norland tram off the rails"
SOURCE = """\
THE NORLAND LEDGER

Tram leaves rails at Quarry Bend

By Ida Marsh, The Norland Ledger

A tram with 41 passengers left the rails at Quarry Bend on Monday and came to rest against a bakery.

The driver, Torvald Okafor, was not injured when the tram struck the bakery wall.

The tramway may close the line in spring if the county does not pay for new rails.

Ridership on the line rose by a third after the ferry stopped, figures of the tramway show.

Mayor Ann Lindqvist accused the tramway of neglecting the curve and its sleepers.
"""
KEPT = (
    "On Monday a tram with 41 passengers jumped the rails at Quarry Bend and stopped at a bakery.",
    "Torvald Okafor, its driver, was not injured when the tram hit the wall of the bakery.",
    "In spring the tramway may close the line, unless the county finds the money for new rails.",
    "The tramway's figures show that ridership on the line rose by a third once the ferry stopped.",
    "The mayor, Ann Lindqvist, accused the tramway of having neglected curve and sleepers.",
)
FACTS = ("PRV302", "PRV303", "PRV304")


def draft(*edits: tuple[str, str]) -> str:
    text = article(*KEPT, headline=HEADLINE)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


def changed(*edits: tuple[str, str], config: Config | None = None) -> dict[str, Finding]:
    found = findings(draft(*edits), SOURCE, config=config)
    return {rule: finding for rule, finding in found.items() if rule in FACTS}


def test_a_faithful_rewrite_changes_nothing() -> None:
    assert changed() == {}


@pytest.mark.parametrize(
    ("old", "new", "rule", "message"),
    [
        ("41 passengers", "47 passengers", "PRV302", "“41” in The Norland Ledger is “47” here."),
        ("On Monday", "On Friday", "PRV302", "“Monday” in The Norland Ledger is “Friday” here."),
        ("Okafor", "Okoro", "PRV303",
         "“Torvald Okafor” in The Norland Ledger is “Torvald Okoro” here."),
        ("Ann Lindqvist", "Petra Lindqvist", "PRV303",
         "“Ann Lindqvist” in The Norland Ledger is “Petra Lindqvist” here."),
        ("was not injured", "was injured", "PRV304",
         "“not injured” in The Norland Ledger is “was injured” here."),
        ("may close", "will close", "PRV304",
         "“may close” in The Norland Ledger is “will close” here."),
        ("rose by", "fell by", "PRV304", "“rose” in The Norland Ledger is “fell” here."),
        ("accused the tramway of having neglected", "praised how the tramway neglected", "PRV304",
         "“accused” in The Norland Ledger is “praised” here."),
    ],
)  # fmt: skip
def test_one_changed_fact_is_one_finding(old: str, new: str, rule: str, message: str) -> None:
    found = changed((old, new))
    assert list(found) == [rule]
    assert found[rule].message == message
    assert found[rule].severity == "warning"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("41 passengers", "forty-one passengers"),
        ("41 passengers", "about 40 passengers"),
        ("Torvald Okafor, its driver,", "Okafor, its driver,"),
        ("The mayor, Ann Lindqvist,", "The mayor"),
        ("was not injured", "was unhurt"),
        ("may close", "might close"),
        ("rose by a third", "went up by a third"),
        ("accused the tramway of having neglected", "said the tramway had neglected"),
    ],
)
def test_a_restated_fact_is_none(old: str, new: str) -> None:
    assert changed((old, new)) == {}


def test_both_places_are_shown() -> None:
    text = draft(("was not injured", "was injured"))
    (here, there) = findings(text, SOURCE)["PRV304"].spans
    assert here.span.of(text) == "was injured"
    assert there.span.of(SOURCE) == "not injured"


def test_names_that_changed_places_are_a_changed_meaning() -> None:
    source = (
        SOURCE + "\nTorvald Okafor sued the baker Jon Ferrow over the wall of the old bakery.\n"
    )
    swapped = "Jon Ferrow sued the baker Torvald Okafor over the wall of the old bakery."
    found = findings(article(*KEPT, swapped, headline=HEADLINE), source)["PRV304"]
    assert "changed places" in found.message


def test_a_sentence_split_in_two_keeps_its_not_in_one_half() -> None:
    halves = (
        "The driver, Torvald Okafor, was not injured. He was injured in 2019, not when the tram"
    )
    text = draft(
        ("Torvald Okafor, its driver, was not injured when the tram", halves),
    )
    assert "PRV304" not in findings(text, SOURCE)


def test_an_outlets_own_facts_move_on() -> None:
    own = Config(own_outlets=("Norland Ledger",))
    assert changed(("41 passengers", "47 passengers"), config=own) == {}


def test_nothing_is_compared_where_nothing_was_taken() -> None:
    audit: DocumentAudit = one(draft(("41", "47")), article(*RETOLD))
    assert not [f for f in audit.findings if f.rule in FACTS]
