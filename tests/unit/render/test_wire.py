"""The wire format: written as documented, read back strictly."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provenance.errors import InputProblem
from provenance.model import Audit, Document, Skipped, Span, Tool
from provenance.render.wire import from_json, to_json
from tests.story import DRAFT, hostile, several, story

#: A clue that stands outside any text.
FAR = {"field": "day", "value": "Monday", "how": "read", "span": {"start": 0, "end": 10_000}}


def written() -> dict[str, Any]:
    """The story as parsed JSON, to be spoilt in one place."""
    parsed: dict[str, Any] = json.loads(to_json(story()))
    return parsed


def complaint(spoilt: object) -> str:
    with pytest.raises(InputProblem) as caught:
        from_json(spoilt if isinstance(spoilt, str) else json.dumps(spoilt))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_contract_fields_are_there() -> None:
    audit = written()
    assert audit["schema"] == "provenance.audit/1"
    assert set(audit["tool"]) >= {"name", "version", "config", "model"}
    assert set(audit["documents"][0]) >= set(
        "id path sha256 role text title outlet host byline published language body removed".split()
    )
    one = audit["audits"][0]
    assert set(one) == set(
        "document verdict derived_share summary sources alignments credits omitted findings "
        "expired unused".split()
    )
    assert set(one["sources"][0]) == set(
        "document outlet verdict derived_share source_share order direction "
        "direction_reasons".split()
    )
    assert set(one["alignments"][0]) == set(
        "id suspicious source kind similarity credit credits reasons".split()
    )
    assert set(one["credits"][0]) == set(
        "id span text kind name document counts covers why".split()
    )
    assert set(one["findings"][0]) == set(
        "rule name severity confidence message spans alignments reasons remedy edits fingerprint "
        "suppressed decisions".split()
    )
    assert set(one["expired"][0]) == set("fingerprint rule text decisions why now".split())


def test_places_have_the_documented_shape() -> None:
    audit = written()
    one = audit["audits"][0]
    start = DRAFT.index("Quayside Ledger reported")
    assert one["credits"][0]["span"] == {"start": start, "end": start + 24}
    assert one["alignments"][0]["suspicious"] == {"document": "d1", "start": 0, "end": 41}
    assert set(one["omitted"][0]) == {"document", "start", "end", "why"}
    assert set(audit["documents"][1]["removed"][0]) == {"start", "end", "kind", "reason"}
    assert audit["documents"][0]["body"] == [{"start": 0, "end": len(DRAFT)}]
    assert audit["skipped"] == [
        {"path": "desk/photo.jpg", "reason": "not a text: binary data", "incidental": False}
    ]


def test_keys_are_sorted_and_letters_are_kept() -> None:
    text = to_json(story())
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert "mayor’s lunch" in text


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/someone/desk/draft.md", "draft.md"),
        ("C:/Users/someone/draft.md", "draft.md"),
        ("C:\\Users\\someone\\draft.md", "draft.md"),
        ("desk/draft.md", "desk/draft.md"),
        ("../draft.md", "../draft.md"),
    ],
)
def test_no_absolute_path_is_written(path: str, shown: str) -> None:
    draft = Document("d1", path, "0", "suspicious", "", ())
    audit = Audit(Tool("provenance", "1", "c", None), (draft,), (), (Skipped(path, "why"),))
    parsed = json.loads(to_json(audit))
    assert parsed["documents"][0]["path"] == parsed["skipped"][0]["path"] == shown


def test_what_was_written_reads_back_equal() -> None:
    for audit in (story(), several(3)):
        assert from_json(to_json(audit)) == audit


def test_hostile_strings_read_back_equal() -> None:
    assert to_json(from_json(to_json(hostile()))) == to_json(hostile())


def test_fields_beyond_the_contract_may_be_missing() -> None:
    audit = written()
    for document in audit["documents"]:
        for extra in ("names", "domains", "url", "links", "evidence", "title_span"):
            del document[extra]
    del audit["tool"]["limits"], audit["audits"][0]["credits"][0]["why"]
    del audit["audits"][0]["expired"], audit["audits"][0]["findings"][2]["decisions"]
    read = from_json(json.dumps(audit))
    assert read.documents[1].names == ()
    assert read.tool.limits == ()
    assert read.audits[0].expired == ()
    assert read.audits[0].findings[2].decisions == ()


def test_unknown_fields_are_left_alone() -> None:
    audit = written()
    audit["later"] = audit["documents"][0]["later"] = {"more": 1}
    assert from_json(json.dumps(audit)) == story()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1,", '{"a": NaN}', "nonsense", "[" * 100_000, '{"a": ' + "9" * 5000 + "}"],
)
def test_what_is_not_json_is_refused(text: str) -> None:
    assert complaint(text).startswith("not JSON: ")


@pytest.mark.parametrize("text", ["[]", "null", '"audit"', "3"])
def test_json_that_is_no_object_is_refused(text: str) -> None:
    assert complaint(text) == "not a provenance audit: the whole must be an object"


def test_another_schema_is_refused() -> None:
    assert "'provenance.audit/2'" in complaint({"schema": "provenance.audit/2"})
    assert "schema is missing" in complaint({})


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("documents", {}, "documents must be a list"),
        ("documents.0", "d1", "documents[0] must be an object"),
        ("documents.0.text", 7, "documents[0].text must be a string"),
        ("documents.0.role", "draft", "role must be one of suspicious, source"),
        ("documents.0.role", ["source"], "role must be one of suspicious, source"),
        ("documents.0.byline", "me", "documents[0].byline must be a list"),
        ("documents.0.byline", [1], "documents[0].byline[0] must be a string"),
        ("documents.1.id", "d1", "documents has 'd1' twice"),
        ("documents.0.title", "\ud800", "lone surrogate"),
        ("documents.0.body.0.end", 10_000, "documents[0].body ends at 10000, outside the"),
        ("documents.1.removed.0.end", 10_000, "documents[1].removed ends at 10000"),
        ("documents.1.items", [{"start": 0, "end": 10_000}], "documents[1].items ends at 10000"),
        ("documents.1.days", [FAR], "documents[1].days ends at 10000"),
        ("documents.1.conflicts", [FAR], "documents[1].conflicts ends at 10000"),
        ("documents.1.title_span.start", 90, "starts at 90, after its end"),
        ("audits.0.verdict", "guilty", "verdict must be one of uncredited"),
        ("audits.0.document", "d9", "audits[0] names the document 'd9', unknown here"),
        ("audits.0.derived_share", 1.5, "derived_share must be a number from 0 to 1"),
        ("audits.0.derived_share", "0.5", "derived_share must be a number from 0 to 1"),
        ("audits.0.derived_share", True, "derived_share must be a number from 0 to 1"),
        ("audits.0.sources.1.document", "d9", "sources names the document 'd9'"),
        ("audits.0.alignments.1.id", "a1", "alignments has 'a1' twice"),
        ("audits.0.alignments.0.suspicious.document", "d2", "suspicious passage of 'd2'"),
        ("audits.0.alignments.0.suspicious.start", -1, "start must be a whole number from 0"),
        ("audits.0.alignments.0.suspicious.start", 1.0, "start must be a whole number from 0"),
        ("audits.0.alignments.0.source.end", 99_999, "alignments ends at 99999, outside the"),
        ("audits.0.alignments.0.credits", ["c9"], "credit 'c9', unknown"),
        ("audits.0.alignments.0.reasons.0.value", [], "value must be a number or a string"),
        ("audits.0.credits.0.counts", 1, "counts must be true or false"),
        ("audits.0.credits.0.document", "d9", "credits names the document 'd9'"),
        ("audits.0.credits.0.covers.0.end", 99_999, "credits ends at 99999"),
        ("audits.0.credits.1.id", "c1", "credits has 'c1' twice"),
        ("audits.0.omitted.0.end", 99_999, "omitted ends at 99999"),
        ("audits.0.findings.0.alignments", ["a9"], "alignment 'a9', unknown"),
        ("audits.0.findings.0.spans.0.end", 99_999, "findings ends at 99999"),
        ("audits.0.findings.0.edits.0.end", 99_999, "findings ends at 99999"),
        ("audits.0.findings.2.suppressed.by", "me", "by must be one of baseline"),
        ("tool.model", 3, "tool.model must be a string"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(path: str, value: object, message: str) -> None:
    audit = written()
    *above, last = (int(key) if key.isdigit() else key for key in path.split("."))
    holder: Any = audit
    for key in above:
        holder = holder[key]
    holder[last] = value
    assert message in complaint(audit)


def test_a_number_too_large_to_hold_is_refused() -> None:
    audit = written()
    audit["audits"][0]["alignments"][0]["reasons"][0]["value"] = 10**400
    assert "value must be a number" in complaint(audit)
    assert "from 0 to 1" in complaint(to_json(story()).replace('"order": 0.97', '"order": 1e999'))


def test_every_contract_field_is_required() -> None:
    for field in written()["audits"][0]["findings"][0]:
        audit = written()
        del audit["audits"][0]["findings"][0][field]
        if field not in ("suppressed", "edits", "decisions"):
            assert f"findings[0].{field} is missing" in complaint(audit)


def test_a_choice_nobody_knows_is_refused() -> None:
    audit = written()
    audit["audits"][0]["findings"][2]["decisions"][1]["choice"] = "agree"
    assert "findings[2].decisions[1].choice must be one of accept" in complaint(audit)


def test_offsets_are_code_points() -> None:
    text = "🚢 sails"
    draft = Document("d1", "a.txt", "0", "suspicious", text, (Span(0, 7),))
    audit = Audit(Tool("provenance", "1", "c", None), (draft,), (), ())
    assert from_json(to_json(audit)) == audit
    assert json.loads(to_json(audit))["documents"][0]["text"] == text
