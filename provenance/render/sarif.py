"""An audit as SARIF 2.1.0, the exchange format of analysis tools (OASIS, errata 01).

What is not held against a draft is kept as a suppressed result. Results are told apart across runs
by ``partialFingerprints``, which hold no line. Every document is an artifact with its hash. Lines,
columns and fixes are given where a text is the file's own, see `places.File.region`. Nothing of the
machine shows: paths are relative, there is no clock and no command line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from provenance.decisions.entries import in_words
from provenance.model import Audit, Document, Finding, Rule
from provenance.render.lines import printable
from provenance.render.markdown import escaped
from provenance.render.places import (
    Place,
    Placed,
    Region,
    expired_in_words,
    placed,
    quotation,
    source_name,
    unused_in_words,
)
from provenance.render.wording import measured
from provenance.rules.table import BY_CODE, RULES
from provenance.text.shown import shown_path

VERSION = "2.1.0"
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
#: Under which name the fingerprint of a finding is known; a new way to make it gets a new number.
FINGERPRINT = "provenanceFingerprint/v1"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d{1,5})?(?:[/?#].*)?", re.ASCII | re.DOTALL)
#: What an address may hold besides letters and digits (RFC 3986); a lone ``%`` is none of it.
_OF_ADDRESSES = ":/?@!$&'()*+,;=~%"
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
#: What the run says of itself, by the id a notification refers to.
_NOTICES = {
    "not-audited": "An input that was given and not audited.",
    "expired-decision": "A decision that no longer applies.",
    "unused-suppression": "A marker or an entry of the baseline that holds back nothing.",
    "limit": "What this run could not see.",
}


def to_sarif(audit: Audit) -> str:
    """A log of one run: rules, documents, results, and what the run says of itself."""
    found = list(placed(audit))
    rules = [*RULES, *_unlisted(one.finding for one in found)]
    number = {rule.code: at for at, rule in enumerate(rules)}
    index = {document.id: at for at, document in enumerate(audit.documents)}
    run = {
        "tool": {"driver": _driver(audit, rules)},
        "automationDetails": {"id": "provenance/"},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [_artifact(document) for document in audit.documents],
        "invocations": [_invocation(audit)],
        "results": [_result(one, number, index) for one in found],
    }
    log = {"$schema": SCHEMA, "version": VERSION, "runs": [run]}
    return json.dumps(log, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _unlisted(findings: Iterable[Finding]) -> Iterator[Rule]:
    """Rules of another version's audit that this one has not, as far as their findings tell."""
    for code, finding in sorted({one.rule: one for one in findings}.items()):
        if code not in BY_CODE:
            yield Rule(code, finding.name, finding.severity, finding.name, "", finding.remedy)


def _driver(audit: Audit, rules: Iterable[Rule]) -> dict[str, Any]:
    return {
        "name": "provenance",
        "version": audit.tool.version,
        "rules": [_rule(rule) for rule in rules],
        "notifications": [
            {"id": id, "shortDescription": {"text": said}} for id, said in _NOTICES.items()
        ],
        "properties": {
            "config": audit.tool.config,
            "model": audit.tool.model,
            "settings": list(audit.tool.settings),
        },
    }


def _rule(rule: Rule) -> dict[str, Any]:
    """A rule with its help; no ``helpUri``, which must be an absolute address."""
    remedy, authority = printable(rule.remedy), printable(rule.authority)
    parts = {"What clears it": remedy, "Authority": authority}
    parts["More"] = f"provenance rules {printable(rule.code)}"
    told = {name: said for name, said in parts.items() if said}
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": printable(rule.summary)},
        "fullDescription": {"text": printable(f"{rule.summary} {rule.remedy}")},
        "help": {
            "text": "\n".join(f"{name}: {said}" for name, said in told.items()),
            "markdown": "\n\n".join(f"**{name}:** {escaped(said)}" for name, said in told.items()),
        },
        "defaultConfiguration": {"level": rule.severity},
    }


def _artifact(document: Document) -> dict[str, Any]:
    artifact: dict[str, Any] = {
        "location": {"uri": uri(document.path)},
        "properties": {"document": document.id, "role": document.role},
    }
    if document.role == "suspicious":
        artifact["roles"] = ["analysisTarget"]
    if _DIGEST.fullmatch(document.sha256):
        artifact["hashes"] = {"sha-256": document.sha256}
    return artifact


def _invocation(audit: Audit) -> dict[str, Any]:
    """Notifications: an input that should have been read and was not makes the run incomplete."""
    notices = [
        _notice(
            "not-audited",
            "note" if one.incidental else "error",
            f"{shown_path(one.path)}: {one.reason}",
            one.path,
        )
        for one in audit.skipped
    ]
    for audited in audit.audits:
        path = audit.document(audited.document).path
        notices += [
            _notice("expired-decision", "warning", expired_in_words(old), path)
            for old in audited.expired
        ]
        notices += [
            _notice("unused-suppression", "warning", unused_in_words(old), path)
            for old in audited.unused
        ]
    notices += [_notice("limit", "note", limit) for limit in audit.tool.limits]
    return {
        "executionSuccessful": all(one.incidental for one in audit.skipped),
        "toolExecutionNotifications": notices,
    }


def _notice(id: str, level: str, said: str, path: str | None = None) -> dict[str, Any]:
    where = {"physicalLocation": {"artifactLocation": {"uri": uri(path)}}} if path else None
    return {
        "descriptor": {"id": id, "index": list(_NOTICES).index(id)},
        "level": level,
        "message": _message(said),
        "locations": [where] if where else [],
    }


def _result(one: Placed, number: dict[str, int], index: dict[str, int]) -> dict[str, Any]:
    finding = one.finding
    here = {"uri": uri(one.draft.document.path), "index": index[one.draft.document.id]}
    first: dict[str, Any] = {"artifactLocation": here}
    if one.region:
        first["region"] = _region(one.region)
    return {
        "ruleId": finding.rule,
        "ruleIndex": number[finding.rule],
        "level": finding.severity,
        "message": _message(*one.said),
        "locations": [{"physicalLocation": first}],
        "relatedLocations": list(_related(one, index)),
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "suppressions": _suppressions(finding),
        "fixes": _fixes(one, here),
        "properties": {
            "confidence": finding.confidence,
            "remedy": printable(finding.remedy),
            "reasons": [
                printable(f"{reason.measure}: {measured(reason.value)}")
                for reason in finding.reasons
            ],
            "decisions": [printable(in_words(decision)) for decision in finding.decisions],
        },
    }


def _related(one: Placed, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    """The further passages of the draft, and the source's side of the finding."""
    for id, place in enumerate((*one.places[1:], *one.origins), start=1):
        document = place.file.document
        said = quotation(place.text)
        if place.file is not one.draft:
            said = f"{source_name(place)}: {said}"
        yield {
            "id": id,
            "message": _message(said),
            "physicalLocation": _physical(place, index[document.id]),
        }


def _physical(place: Place, index: int) -> dict[str, Any]:
    where: dict[str, Any] = {
        "artifactLocation": {"uri": uri(place.file.document.path), "index": index}
    }
    if place.region:
        where["region"] = _region(place.region)
    return where


def _region(region: Region) -> dict[str, int]:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    """An empty list says that a result stands; none at all would say that nobody knows."""
    if finding.suppressed is None:
        return []
    return [
        {
            "kind": "inSource" if finding.suppressed.by == "inline" else "external",
            "status": "accepted",
            "justification": printable(finding.suppressed.why),
            "properties": {"by": finding.suppressed.by},
        }
    ]


def _fixes(one: Placed, draft: dict[str, Any]) -> list[dict[str, Any]]:
    """The finding's edits, made together, where they are edits of the file."""
    regions = [one.draft.region(edit.span) for edit in one.finding.edits]
    replacements = [
        {"deletedRegion": _region(region), "insertedContent": {"text": edit.text}}
        for edit, region in zip(one.finding.edits, regions, strict=True)
        if region
    ]
    if not replacements:
        return []
    change = {"artifactLocation": draft, "replacements": replacements}
    return [{"description": _message(one.finding.remedy), "artifactChanges": [change]}]


def _message(*lines: str) -> dict[str, str]:
    """A message in which braces stand for no argument and brackets for no link (3.11.5, 3.11.6)."""
    text = "\n".join(map(printable, lines))
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def uri(path: str) -> str:
    """A document's path as a reference of RFC 3986: relative, or the address it is."""
    shown = shown_path(path)
    if _ADDRESS.fullmatch(shown):
        parts = _LONE_PERCENT.sub("%25", shown).split("#", 1)
        return "#".join(quote(part, safe=_OF_ADDRESSES) for part in parts)
    return quote(shown, safe="/")
