"""Every format tells the same findings, the same way each time, whatever the texts try."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import junitparser
import pytest

from provenance.cli.formats import FORMATS, Target, renderers
from provenance.model import Audit
from provenance.render.github import MOST, to_github
from provenance.render.gitlab import to_gitlab
from provenance.render.junit import to_junit
from provenance.render.markdown import escaped, to_markdown
from provenance.render.places import placed
from provenance.render.sarif import FINGERPRINT, to_sarif
from provenance.render.table import to_csv
from provenance.render.wire import from_json
from tests.long_story import long_story
from tests.story import hostile, rows, several, story
from tests.threats import THREATS, threatened

SAMPLE = Path(__file__).parents[3] / "reports" / "samples" / "articles.json"
NOTHING = replace(story(), documents=(), audits=(), skipped=())
AUDITS = {
    "story": story(),
    "several": several(4),
    "rows": rows(3),
    "hostile": hostile(),
    "long": long_story(60, 120),
    "articles": from_json(SAMPLE.read_text("utf-8")),
    "nothing": NOTHING,
    **{f"threat-{number}": threatened(threat) for number, threat in enumerate(THREATS)},
}
every_audit = pytest.mark.parametrize("audit", AUDITS.values(), ids=list(AUDITS))
Told = list[tuple[str, str, int | None]]


def expected(audit: Audit, *, standing: bool = False) -> Told:
    """Draft, fingerprint and line of every finding, in order."""
    return sorted(
        (one.draft.path, one.finding.fingerprint, one.region.line if one.region else None)
        for one in placed(audit)
        if one.stands or not standing
    )


@every_audit
def test_sarif_tells_every_finding(audit: Audit) -> None:
    (run,) = json.loads(to_sarif(audit))["runs"]
    found = []
    for result in run["results"]:
        where = result["locations"][0]["physicalLocation"]
        document = run["artifacts"][where["artifactLocation"]["index"]]["properties"]["document"]
        draft = next(one.draft.path for one in placed(audit) if one.draft.document.id == document)
        line = where.get("region", {}).get("startLine")
        found.append((draft, result["partialFingerprints"][FINGERPRINT], line))
    assert sorted(found) == expected(audit)
    standing = [result for result in run["results"] if not result["suppressions"]]
    assert len(standing) == len(expected(audit, standing=True))


@every_audit
def test_junit_tells_every_finding(audit: Audit) -> None:
    read = junitparser.JUnitXml.fromstring(to_junit(audit).encode("utf-8", "backslashreplace"))
    cases = [case for suite in read for case in suite if suite.name != "not audited"]
    failed = [
        case for case in cases if any(isinstance(r, junitparser.Failure) for r in case.result)
    ]
    skipped = [
        case for case in cases if any(isinstance(r, junitparser.Skipped) for r in case.result)
    ]
    assert len(failed) == len(expected(audit, standing=True))
    assert len(failed) + len(skipped) == len(expected(audit))
    names = [(case.classname, case.name) for case in cases]
    assert len(set(names)) == len(names)
    assert (read.failures, read.skipped) == (len(failed), len(skipped)) or audit.skipped


@every_audit
def test_gitlab_tells_every_finding_that_stands(audit: Audit) -> None:
    found = json.loads(to_gitlab(audit))
    told = expected(audit, standing=True)
    assert len({one["fingerprint"] for one in found}) == len(found) == len(told)
    assert {one["fingerprint"] for one in found} >= {fingerprint for _, fingerprint, _ in told}
    places = sorted((one["location"]["path"], one["location"]["lines"]["begin"]) for one in found)
    assert places == sorted((path, line or 1) for path, _, line in told)


@every_audit
def test_the_table_tells_every_finding(audit: Audit) -> None:
    table = list(csv.DictReader(io.StringIO(to_csv(audit), newline="")))
    assert len(table) == len(expected(audit))
    assert [row["line"] for row in table] == [
        str(one.region.line) if one.region else "" for one in placed(audit)
    ]
    assert sum(not row["suppressed by"] for row in table) == len(expected(audit, standing=True))


@every_audit
def test_github_tells_every_finding_that_stands_up_to_its_limit(audit: Audit) -> None:
    found = Counter(one.finding.severity for one in placed(audit) if one.stands)
    unread = sum(not one.incidental for one in audit.skipped)
    shown = {severity: min(number, MOST) for severity, number in found.items()}
    shown["error"] = min(found["error"], MOST - unread)
    title = re.compile(r",title=[^:]* confidence\)::")
    lines = to_github(audit).splitlines()
    assert sum(bool(title.search(line)) for line in lines) == sum(shown.values())


@every_audit
def test_markdown_tells_every_finding(audit: Audit) -> None:
    page = to_markdown(audit)
    assert " left out, since " not in page
    for one in placed(audit):
        assert f"**{escaped(one.finding.rule)[:20]}" in page
    table = re.findall(r"^\| (?:error|warning|note), ", page, re.MULTILINE)
    assert len(table) == len(expected(audit, standing=True))


@every_audit
def test_the_same_audit_gives_the_same_bytes(audit: Audit) -> None:
    write = renderers([Target(name, None, "") for name in FORMATS])
    first, second = write(audit), write(audit)
    assert first == second
    for _, text in first:
        text.encode("utf-8", "backslashreplace")


@every_audit
def test_no_character_acts_on_a_terminal(audit: Audit) -> None:
    for write in (to_sarif, to_junit, to_github, to_gitlab, to_markdown, to_csv):
        assert re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", write(audit)) == []


@pytest.mark.parametrize("threat", THREATS)
def test_nothing_in_a_log_is_a_command_but_ours(threat: str) -> None:
    audit = threatened(threat)
    ((_, summary),) = renderers([Target("text", None, "")])(audit)
    assert [line for line in summary.splitlines() if line.strip().startswith("::")] == []
    assert "##[" not in summary
    for line in re.split("[\r\n\u2028\u2029]", to_github(audit))[:-1]:
        command = re.match(r"::(error|warning|notice) file=[^:]*,title=[^:]*::", line)
        assert command is not None
        assert "::" not in line[command.end() :]
