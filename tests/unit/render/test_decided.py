"""What the page carries of decisions."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from provenance.decisions.apply import apply_decisions
from provenance.decisions.entries import Entry, entries_of, from_json
from provenance.model import Audit, Decision
from provenance.render.html import to_html
from provenance.render.redacted import redact
from tests.story import HOSTILE, hostile, story


class _Carried(HTMLParser):
    """The entries a page carries, as a browser reads its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found += [json.loads(value or "") for name, value in attrs if name == "data-entry"]


def carried(page: str) -> list[dict[str, Any]]:
    parser = _Carried()
    parser.feed(page)
    return parser.found


def in_a_file(entries: list[dict[str, Any]]) -> tuple[Entry, ...]:
    return from_json(json.dumps({"schema": "provenance.decisions/1", "decisions": entries}), "page")


def noted(note: str) -> Audit:
    """The story with a note about a finding that stands."""
    audit = story()
    documents = {document.id: document for document in audit.documents}
    entry = entries_of(audit.audits[0], documents)[0]
    argued = Decision("dispute", "AB", note, "2026-03-09")
    return apply_decisions(audit, [replace(entry, decisions=(argued,))])


def test_the_page_carries_each_finding_as_a_decisions_file_has_it() -> None:
    audit = story()
    documents = {document.id: document for document in audit.documents}
    made = entries_of(audit.audits[0], documents)
    found = in_a_file(carried(to_html(audit)))
    assert {entry.fingerprint: entry for entry in found if entry.fingerprint != "f-302-then"} == {
        entry.fingerprint: entry for entry in made
    }


def test_expired_decisions_are_carried_too_so_that_an_export_keeps_them() -> None:
    (expired,) = story().audits[0].expired
    found = {entry.fingerprint: entry for entry in in_a_file(carried(to_html(story())))}
    kept = found[expired.fingerprint]
    assert (kept.draft, kept.decisions) == ("desk/draft.md", expired.decisions)


def test_a_note_is_shown_and_carried_whatever_it_holds() -> None:
    page = to_html(noted(HOSTILE.replace("\x00", "").replace("\x1b", "").replace("\x07", "")))
    assert "<script>document.title" not in page
    note = next(one for one in carried(page) if one["history"])["history"][0]["note"]
    assert note.startswith("</style></script><script>")


def test_hostile_findings_are_carried_as_they_are() -> None:
    (finding,) = carried(to_html(hostile()))
    assert finding["fingerprint"] == HOSTILE


def test_a_decision_about_a_finding_that_stands_is_shown() -> None:
    page = to_html(noted("our own tape"))
    assert "Decided: <b>disputed</b> AB, <time>2026-03-09</time> " in page
    assert '<q dir="auto">our own tape</q>' in page


def test_a_redacted_page_carries_nothing_and_takes_no_decisions() -> None:
    page = to_html(redact(story()))
    assert carried(page) == []
    assert 'id="decide"' not in page
    assert " RV" not in page
    assert "the desk knows" not in page
