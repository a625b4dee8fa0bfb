"""The baseline file: what it holds, how it reads, and what it calls drafts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.decisions.baseline import (
    Held,
    Place,
    from_json,
    joined,
    known_findings,
    read_baseline,
    to_json,
    write_baseline,
)
from provenance.errors import UsageProblem
from provenance.model import Audit
from tests.story import DRAFT, LEDGER, several, story

ONE = Held("0123456789abcdef", "PRV102", "desk/a.md", 1, frozenset({"aa", "bb"}))


def place(folder: Path) -> Place:
    return Place(folder / "provenance-baseline.json", folder)


def with_prints(audit: Audit, *prints: str) -> Audit:
    """The audit with findings of these fingerprints, none of them held back."""
    one = audit.audits[0]
    told = tuple(replace(one.findings[0], fingerprint=mark, suppressed=None) for mark in prints)
    return replace(audit, audits=(replace(one, findings=told),))


def test_it_holds_what_stands_and_no_text(tmp_path: Path) -> None:
    written = to_json(known_findings(story(), place(tmp_path)))
    entries = json.loads(written)["findings"]
    standing = [f for f in story().audits[0].findings if f.suppressed is None]
    assert len(standing) < len(story().audits[0].findings)
    assert sorted(one["fingerprint"] for one in entries) == sorted(f.fingerprint for f in standing)
    assert {one["draft"] for one in entries} == {"desk/draft.md"}
    words = {word for word in f"{DRAFT} {LEDGER}".split() if len(word) > 6}
    assert not any(word in written for word in words)


def test_findings_of_one_fingerprint_are_counted(tmp_path: Path) -> None:
    mark = "0123456789abcdef"
    audit = with_prints(story(), mark, f"{mark}-2", f"{mark}-3", "f-302")
    found = {one.fingerprint: one.count for one in known_findings(audit, place(tmp_path))}
    assert found == {mark: 3, "f-302": 1}


def test_it_reads_as_it_was_written() -> None:
    entries = joined((replace(ONE, draft="b.md", count=3), ONE))
    assert from_json(to_json(entries), "x") == entries


def test_the_order_of_drafts_changes_no_byte(tmp_path: Path) -> None:
    audit = several(3)
    turned = replace(audit, audits=audit.audits[::-1], documents=audit.documents[::-1])
    written = [to_json(known_findings(one, place(tmp_path))) for one in (audit, turned)]
    assert written[0] == written[1]


def test_what_two_branches_wrote_is_joined() -> None:
    mine, theirs = replace(ONE, count=2), replace(ONE, pairs=frozenset({"cc"}))
    (one,) = from_json(to_json((mine, theirs)), "x")
    assert (one.count, one.pairs) == (2, frozenset({"aa", "bb", "cc"}))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not JSON"),
        ("[]", "the whole must be an object"),
        ('{"schema": "provenance.baseline/2", "findings": []}', "the schema is"),
        ('{"schema": "provenance.decisions/1", "decisions": []}', "the schema is"),
        ('{"schema": "provenance.baseline/1"}', "findings is missing"),
        ("<<<<<<< HEAD\n{}", "not JSON"),
        (to_json([ONE]).replace('"count": 1', '"count": 0'), "count must be a whole number from 1"),
        (to_json([ONE]).replace('"count": 1', '"count": true'), "count must be a whole number"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_line(
    tmp_path: Path, text: str, problem: str
) -> None:
    file = tmp_path / "known.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageProblem) as refused:
        read_baseline(file)
    assert str(refused.value).startswith(f"{file}: not a baseline: ")
    assert problem in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="there is no such baseline"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(UsageProblem, match="cannot be read"):
        read_baseline(tmp_path)
    with pytest.raises(UsageProblem, match="cannot be written"):
        write_baseline(tmp_path / "none" / "known.json", [ONE])
    (tmp_path / "latin.json").write_bytes(b'{"\xe9')
    with pytest.raises(UsageProblem, match="not UTF-8 at byte 2"):
        read_baseline(tmp_path / "latin.json")


def test_a_draft_has_one_name_wherever_the_audit_runs(tmp_path: Path) -> None:
    file = tmp_path / "provenance-baseline.json"
    (tmp_path / "desk").mkdir()
    names = {
        Place(file, tmp_path).name("desk/a.md"),
        Place(file, tmp_path).name("./desk/../desk/a.md"),
        Place(file, tmp_path / "desk").name("a.md"),
        Place(file, tmp_path / "desk").name(str(tmp_path / "desk" / "a.md")),
    }
    assert names == {"desk/a.md"}


def test_what_lies_elsewhere_is_no_draft_of_the_same_file_name(tmp_path: Path) -> None:
    here = place(tmp_path / "repository")
    names = [here.name(str(tmp_path / folder / "a.md")) for folder in ("", "one", "two")]
    assert len({*names, here.name("a.md")}) == 4
    assert all(name.endswith("/a.md") and str(tmp_path) not in name for name in names)
    assert all(here.has(name) for name in names)  # as far as anybody can say
    assert here.name("../a.md") == "../a.md"
    assert here.name("https://paper.example/a") == "https://paper.example/a"


def test_a_draft_is_there_while_its_file_or_archive_is(tmp_path: Path) -> None:
    here = place(tmp_path)
    for name in ("a.md", "week.zip"):
        (tmp_path / name).touch()
    assert here.has("a.md")
    assert here.has("week.zip/a.html")
    assert here.has("https://paper.example/a")
    assert not here.has("b.md")
    assert not here.has("x" * 5_000)
