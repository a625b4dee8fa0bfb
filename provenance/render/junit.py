"""An audit as JUnit XML, for whatever shows test results: a suite a draft, a case a finding.

Every finding that stands is a failure, with its severity as the type: the format knows no warning,
and what reads it is used to that from linters. It says nothing of the exit status, which
``--fail-on`` decides; a rule that should not show as a failure is switched off in the settings. A
finding that is not held against its draft is skipped, with the reason. A draft without findings
passes. An input that could not be read is an error.

Readers tell cases by suite and name, and drop a second of the same name (GitLab: unit test
reports). So the name ends in the finding's fingerprint, and holds no line number, which would make
a new case of a finding that only moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from provenance.decisions.entries import in_words
from provenance.model import Audit, DocumentAudit, Skipped
from provenance.render.lines import printable, visible
from provenance.render.places import (
    HOLDS_NOTHING,
    Placed,
    expired_in_words,
    placed,
    unused_in_words,
)
from provenance.render.wording import percent, verdict_of
from provenance.text.shown import shown_path

#: How the format counts cases, by the element in them that says how they went.
_COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}


def to_junit(audit: Audit) -> str:
    """The suites in the order of the drafts; what was not read comes last."""
    run = Element("testsuites", name="provenance")
    found: dict[str, list[Placed]] = {one.document: [] for one in audit.audits}
    for one in placed(audit):
        found[one.audit.document].append(one)
    for audited in audit.audits:
        path = shown_path(audit.document(audited.document).path)
        _draft(SubElement(run, "testsuite", name=visible(path)), audited, found[audited.document])
    if audit.skipped:
        _not_read(SubElement(run, "testsuite", name="not audited"), audit.skipped)
    for suite in (*run, run):
        _count(suite)
    ElementTree.indent(run, " ")
    written = ElementTree.tostring(run, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _draft(suite: Element, audited: DocumentAudit, found: Sequence[Placed]) -> None:
    path = suite.get("name", "")
    properties = SubElement(suite, "properties")
    for name, value in (
        ("verdict", verdict_of(audited)),
        ("derived share", percent(audited.derived_share)),
    ):
        SubElement(properties, "property", name=name, value=value)
    for one in found:
        name = printable(f"{one.rule} {one.finding.fingerprint}")
        case = SubElement(suite, "testcase", classname=path, name=name, file=path)
        if one.region:
            case.set("line", str(one.region.line))
        _outcome(case, one)
    if not found:
        SubElement(suite, "testcase", classname=path, name="no findings", file=path)
    told = [
        ("Decisions that no longer apply", map(expired_in_words, audited.expired)),
        (HOLDS_NOTHING, map(unused_in_words, audited.unused)),
    ]
    said = [[f"{heading}:", *map(printable, lines)] for heading, lines in told]
    out = "\n".join(line for lines in said if len(lines) > 1 for line in lines)
    if out:
        SubElement(suite, "system-out").text = out


def _outcome(case: Element, one: Placed) -> None:
    finding = one.finding
    if finding.suppressed is not None:
        SubElement(case, "skipped", message=printable(finding.suppressed.why))
        return
    where = f"line {one.region.line}, " if one.region else ""
    lines = [f"{finding.severity}, {where}{finding.confidence} confidence", *one.said]
    lines += [printable(f"Decided: {in_words(decision)}") for decision in finding.decisions[-1:]]
    message = printable(finding.message)
    failure = SubElement(case, "failure", type=finding.severity, message=message)
    failure.text = "\n".join(lines)


def _not_read(suite: Element, skipped: Sequence[Skipped]) -> None:
    """One case a path; a path that was left out for several reasons is numbered."""
    given: dict[str, int] = {}
    for one in skipped:
        path = visible(shown_path(one.path))
        given[path] = given.get(path, 0) + 1
        name = path if given[path] == 1 else f"{path} ({given[path]})"
        case = SubElement(suite, "testcase", classname="not audited", name=name, file=path)
        reason = printable(one.reason)
        if one.incidental:
            SubElement(case, "skipped", message=reason)
        else:
            SubElement(case, "error", type="not audited", message=reason).text = reason


def _count(suite: Element) -> None:
    cases = list(suite.iter("testcase"))
    suite.set("tests", str(len(cases)))
    for outcome, attribute in _COUNTED.items():
        suite.set(attribute, str(sum(case.find(outcome) is not None for case in cases)))
