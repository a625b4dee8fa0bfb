"""JUnit, GitHub, GitLab and the table, as those who read them expect them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import junitparser
import pytest

from provenance.model import Audit, Severity, Skipped
from provenance.render.github import MOST, to_github
from provenance.render.gitlab import to_gitlab
from provenance.render.junit import to_junit
from provenance.render.table import COLUMNS, to_csv
from tests.story import several, story
from tests.threats import threatened


def many(severity: Severity, number: int) -> Audit:
    """The story with ``number`` findings of one severity, the last of them the surest."""
    audit = story()
    one = audit.audits[0]
    findings = tuple(
        replace(
            one.findings[0],
            severity=severity,
            confidence="high" if at == number - 1 else "low",
            message=f"Finding {at}.",
            fingerprint=f"f-{at}",
        )
        for at in range(number)
    )
    return replace(
        audit, audits=(replace(one, findings=findings, expired=(), unused=()),), skipped=()
    )


def suites(audit: Audit) -> dict[str, junitparser.TestSuite]:
    read = junitparser.JUnitXml.fromstring(to_junit(audit).encode())
    return {suite.name: suite for suite in read}


def test_junit_has_a_suite_for_each_draft_and_one_for_what_was_not_read() -> None:
    assert list(suites(several(3))) == ["desk/draft.md", "desk/1.txt", "desk/2.txt", "not audited"]


def test_in_junit_what_stands_is_a_failure_and_what_is_settled_is_skipped() -> None:
    scope, number, vague = suites(story())["desk/draft.md"]
    assert (scope.name, scope.classname) == ("PRV103 credit-scope f-103", "desk/draft.md")
    (failure,) = scope.result
    assert isinstance(failure, junitparser.Failure)
    assert (failure.type, number.result[0].type) == ("error", "warning")
    assert "→ Add “Quayside Ledger first reported” to the second paragraph." in failure.text
    (skipped,) = vague.result
    assert isinstance(skipped, junitparser.Skipped)
    assert skipped.message == "accepted (RV, 2023-03-06): the desk knows the outlet"


def test_in_junit_a_draft_without_findings_passes() -> None:
    (case,) = suites(several(2))["desk/1.txt"]
    assert (case.name, case.is_passed) == ("no findings", True)


def test_in_junit_an_input_that_was_not_read_is_an_error_but_for_a_stray_one() -> None:
    strays = (Skipped("a.jpg", "a picture", incidental=True), Skipped("a.jpg", "given twice"))
    picture, twice = suites(replace(story(), skipped=strays))["not audited"]
    assert isinstance(picture.result[0], junitparser.Skipped)
    assert isinstance(twice.result[0], junitparser.Error)
    assert twice.name == "a.jpg (2)"


def test_github_gets_a_command_a_finding_with_its_lines() -> None:
    lines = to_github(story()).splitlines()
    assert lines[0] == "::error file=desk/photo.jpg,title=not audited::not a text: binary data"
    assert lines[1] == (
        "::error file=desk/draft.md,line=3,endLine=3,title=PRV103 credit-scope (high confidence)::"
        "Quayside Ledger is credited once, but four further sentences follow it.%0A"
        "“The ferry Marguerite will stay in port for six weeks after …”%0A"
        "Also on line 5.%0A"
        "→ Add “Quayside Ledger first reported” to the second paragraph."
    )
    assert lines[2].startswith("::warning file=desk/draft.md,line=5,endLine=5,title=PRV302 ")
    assert lines[3].startswith("::notice file=desk/draft.md,title=decision no longer applies::")
    unused = "::notice file=desk/draft.md,title=holds back nothing::"
    assert lines[4:] == [
        f"{unused}entry of the baseline PRV104: its finding is not made any more (f-104)",
        f"{unused}marker PRV301: no finding answers to it: read to Ms Brennick",
    ], "a settled finding is no annotation"


def test_github_escapes_what_its_runner_reads() -> None:
    line = to_github(threatened("100%, a:b\nc")).splitlines()[0]
    assert line == ("::error file=100%25%2C a%3Ab%0Ac.jpg,title=not audited::100%25, a:b c")


@pytest.mark.parametrize(
    ("severity", "command"), [("error", "error"), ("warning", "warning"), ("note", "notice")]
)
def test_github_gets_ten_of_a_kind_the_surest_first(severity: Severity, command: str) -> None:
    *shown, last = to_github(many(severity, 13)).splitlines()
    assert len(shown) == MOST
    assert all(line.startswith(f"::{command} ") for line in shown)
    assert "::Finding 12." in shown[0]
    assert last.startswith(f"… and 3 {severity}s more")


def test_github_is_told_of_nothing_more_where_all_is_shown() -> None:
    assert to_github(many("error", 10)).splitlines()[-1].startswith("::error ")


def test_gitlab_gets_what_its_report_asks_for() -> None:
    scope, number = json.loads(to_gitlab(story()))
    assert number == {
        "description": "PRV302 changed-number: The draft says 40 centimetres, the source 60. "
        "→ Check the length with the source.",
        "check_name": "PRV302",
        "fingerprint": "f-302",
        "severity": "major",
        "location": {"path": "desk/draft.md", "lines": {"begin": 5, "end": 5}},
    }
    assert scope["severity"] == "critical"


def test_in_gitlab_two_drafts_may_have_the_same_finding() -> None:
    audit = several(3)
    first, *others = audit.audits
    copied = tuple(replace(one, findings=first.findings[:1]) for one in others)
    told = replace(audit, audits=(replace(first, findings=first.findings[:1]), *copied))
    fingerprints = [one["fingerprint"] for one in json.loads(to_gitlab(told))]
    assert fingerprints == ["f-302", "f-302.2", "f-302.3"]


def test_the_table_has_a_row_a_finding() -> None:
    text = to_csv(story())
    assert text.endswith("\r\n")
    header, *told = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == COLUMNS
    number = dict(zip(header, told[1], strict=True))
    assert number["draft"] == "desk/draft.md"
    assert number["passage"] == "40 centimetres"
    assert (number["source"], number["source passage"]) == ("desk/ledger.html", "60 centimetres")
    assert dict(zip(header, told[2], strict=True))["suppressed by"] == "decision"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_of_the_table_is_a_formula(formula: str) -> None:
    audit = threatened(formula)
    draft = replace(audit.documents[0], path=f"{formula.strip()}.md")
    told = replace(audit, documents=(draft, *audit.documents[1:]))
    _, row = csv.reader(io.StringIO(to_csv(told), newline=""))
    assert [cell for cell in row if cell[:1] in set("=+-@＝\t\r")] == []
    assert row[0] == f"'{formula.strip()}.md"
