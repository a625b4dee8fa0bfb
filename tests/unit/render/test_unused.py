"""Markers and entries of a baseline that hold back nothing are told in every format."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from provenance.errors import InputProblem
from provenance.model import Audit, Marker, Span, Unused
from provenance.render.github import to_github
from provenance.render.html import to_html
from provenance.render.junit import to_junit
from provenance.render.markdown import to_markdown
from provenance.render.redacted import redact
from provenance.render.sarif import to_sarif
from provenance.render.terminal import to_text
from provenance.render.wire import from_json, to_json
from tests.story import DRAFT, several, story

FORMATS = (to_text, to_markdown, to_html, to_sarif, to_github, to_junit, to_json)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("write", FORMATS)
def test_each_is_told_with_its_reason(write: Callable[[Audit], str]) -> None:
    said = in_one_line(write(story())).casefold()
    assert "no finding answers to it: read to ms brennick" in said
    assert "its finding is not made any more (f-104)" in said


@pytest.mark.parametrize("write", FORMATS)
def test_redacted_only_that_there_is_one(write: Callable[[Audit], str]) -> None:
    said = in_one_line(write(redact(story()))).casefold()
    assert "nothing is held back by it" in said
    assert "read to ms" not in said
    assert "f-104" not in said


def test_what_a_marker_names_is_not_shown_redacted() -> None:
    audit = story()
    unused = (Unused("inline", "the secret source", "unknown rule"),)
    told = replace(audit, audits=(replace(audit.audits[0], unused=unused),))
    assert redact(told).audits[0].unused == (Unused("inline", "", "nothing is held back by it"),)
    assert redact(told).documents[0].markers == ()


def test_on_a_terminal_many_are_counted() -> None:
    audit = story()
    many = tuple(Unused("inline", "PRV301", f"no finding answers to it: {n}") for n in range(1_000))
    said = to_text(replace(audit, audits=(replace(audit.audits[0], unused=many),)))
    assert len(said.splitlines()) < 100
    assert "further ones" in said


def test_markers_are_written_where_there_are_any_and_read_back() -> None:
    documents = json.loads(to_json(story()))["documents"]
    assert documents[0]["markers"] == [
        {
            "start": 0,
            "end": 9,
            "rules": ["PRV301"],
            "reason": "read to Ms Brennick",
            "problem": None,
        }
    ]
    assert not any("markers" in one for one in documents[1:])
    assert from_json(to_json(story())).documents == story().documents


def test_neither_has_to_be_there() -> None:
    stored = json.loads(to_json(story()))
    for one in stored["audits"]:
        del one["unused"]
    for document in stored["documents"]:
        document.pop("markers", None)
    read = from_json(json.dumps(stored))
    assert read.audits[0].unused == ()
    assert read.documents[0].markers == ()


def test_a_marker_outside_its_text_is_refused() -> None:
    draft, *others = story().documents
    beyond = replace(draft, markers=(Marker(Span(0, len(DRAFT) + 1), ("PRV1",), "x"),))
    with pytest.raises(InputProblem, match=r"documents\[0\]\.markers ends at"):
        from_json(to_json(replace(story(), documents=(beyond, *others))))


def test_of_a_draft_without_any_nothing_is_said() -> None:
    (one, *_) = several(2).audits[1:]
    assert one.unused == ()
    assert "hold back nothing" not in to_text(replace(several(2), audits=(one,)))
