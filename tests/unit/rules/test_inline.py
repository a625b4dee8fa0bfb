"""What markers in a draft hold back, and what is said of those that hold back nothing."""

from __future__ import annotations

import pytest

from provenance.config import Config
from provenance.model import DocumentAudit, Finding, Suppressed, Unused
from tests.newsroom import BEACON, HEADLINE, OWN_REPORT, RETOLD, audited

HEAD = "# What became of the eel stalls"
LIFTED = BEACON.split("\n\n")[4]
COPIED = "PRV101"


def marker(rules: str = COPIED, reason: str = "agreed with their desk") -> str:
    return f'<!-- provenance: ignore {rules} reason="{reason}" -->'


def draft(*parts: str, config: Config | None = None) -> DocumentAudit:
    """The audit of a Markdown draft of these paragraphs."""
    return audited("\n\n".join((HEAD, *parts)) + "\n", config=config, suffix=".md").audits[0]


def by(one: DocumentAudit, rule: str) -> list[Finding]:
    return [finding for finding in one.findings if finding.rule == rule]


def held(one: DocumentAudit, rule: str) -> list[str]:
    """Why findings of a rule are held back inline."""
    found = (finding.suppressed for finding in by(one, rule))
    return [one.why for one in found if one is not None and one.by == "inline"]


def test_a_finding_is_held_back_with_the_reason_and_stays() -> None:
    one = draft(*OWN_REPORT[:3], marker(), LIFTED)
    (finding,) = by(one, COPIED)
    assert finding.suppressed == Suppressed("inline", "agreed with their desk")
    assert one.unused == ()
    assert one.verdict == draft(*OWN_REPORT[:3], LIFTED).verdict


@pytest.mark.parametrize("rules", ["PRV101", "PRV1", "PRV10", "uncredited-verbatim", "PRV"])
def test_it_names_rules_as_a_selection_does(rules: str) -> None:
    assert held(draft(*OWN_REPORT[:3], marker(rules), LIFTED), COPIED)


def test_a_marker_of_another_rule_holds_nothing_back() -> None:
    one = draft(*OWN_REPORT[:3], marker("PRV301, PRV4"), LIFTED)
    assert held(one, COPIED) == []
    why = "no finding answers to it: agreed with their desk"
    assert one.unused == (Unused("inline", "PRV301", why), Unused("inline", "PRV4", why))


def test_a_finding_about_several_sentences_is_parted_in_the_marked_and_the_rest() -> None:
    whole = by(draft(*RETOLD), "PRV102")
    mark = marker("PRV102")
    one = draft(RETOLD[0], f"{RETOLD[1]} {mark}", RETOLD[2], mark, *RETOLD[3:])
    marked, rest = sorted(by(one, "PRV102"), key=lambda finding: finding.suppressed is None)
    assert marked.suppressed is not None
    assert rest.suppressed is None
    assert marked.message.startswith("2 sentences follow")
    spans = {passage.span for passage in (*marked.spans, *rest.spans)}
    assert len(spans) == len(marked.spans) + len(rest.spans) == len(whole[0].spans)
    assert len({marked.fingerprint, rest.fingerprint, whole[0].fingerprint}) == 3


def test_reasons_of_several_markers_are_all_told() -> None:
    first, second = marker("PRV102", "first"), marker("PRV102", "second")
    one = draft(f"{RETOLD[0]} {first}", *(f"{said} {second}" for said in RETOLD[1:]))
    assert held(one, "PRV102") == ["first; second"]


def test_a_headline_goes_with_the_paragraphs_if_all_of_them_are_marked() -> None:
    mark = marker("PRV102")
    paragraphs = [f"{said} {mark}" for said in RETOLD]
    (one,) = audited("\n\n".join((f"# {HEADLINE}", *paragraphs)) + "\n", suffix=".md").audits
    (finding,) = by(one, "PRV102")
    assert finding.suppressed is not None
    assert len(finding.spans) == len(RETOLD) + 1


def test_a_marker_above_the_headline_speaks_for_all_of_the_draft() -> None:
    text = "\n\n".join((marker("PRV"), HEAD, *RETOLD)) + "\n"
    (one,) = audited(text, suffix=".md").audits
    assert one.findings
    assert all(f.suppressed and f.suppressed.by == "inline" for f in one.findings)


def test_what_the_settings_hold_back_is_told_as_theirs_and_the_marker_is_used() -> None:
    one = draft(*OWN_REPORT[:3], marker(), LIFTED, config=Config(ignore=(COPIED,)))
    (finding,) = by(one, COPIED)
    assert finding.suppressed is not None
    assert finding.suppressed.by == "config"
    assert one.unused == ()


def test_where_the_settings_switch_markers_off_each_is_told() -> None:
    one = draft(*OWN_REPORT[:3], marker(), LIFTED, config=Config(markers=False))
    assert held(one, COPIED) == []
    assert one.unused == (Unused("inline", COPIED, "markers are switched off in the settings"),)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("<!-- provenance: ignore PRV101 -->", "it is not honoured: it gives no reason"),
        ('<!-- provenance: ingore PRV101 reason="x" -->', "is not understood"),
        (marker("PRV1O1"), "it is not honoured: unknown rule 'PRV1O1'; did you mean 'PRV101'?"),
        (marker("PRV101 PRV1O1"), "unknown rule 'PRV1O1'"),
    ],
)
def test_what_is_not_honoured_is_told_and_holds_nothing_back(broken: str, why: str) -> None:
    one = draft(*OWN_REPORT[:3], broken, LIFTED)
    assert held(one, COPIED) == []
    (told,) = one.unused
    assert told.by == "inline"
    assert why in told.why


def test_the_reason_of_a_marker_clears_nothing() -> None:
    """A name or a number in it is not said to readers."""
    said = marker("PRV301", "The Corrow Beacon reported all of this, with 14 beams, on its site")
    plain, noted = draft(*RETOLD), draft(said, *RETOLD)
    assert [f.fingerprint for f in noted.findings] == [f.fingerprint for f in plain.findings]
    assert [f.message for f in noted.findings] == [f.message for f in plain.findings]
    assert noted.credits == ()


def test_a_number_in_a_comment_is_not_said_by_the_draft() -> None:
    changed = LIFTED.replace("7-2", "6-3")
    for note in ("", "<!-- 7-2, says the clerk -->", marker("PRV4", "a 7-2 vote, says the clerk")):
        assert by(draft(f"{changed} {note}", *OWN_REPORT[:3]), "PRV302"), note


def test_quotation_marks_in_a_marker_are_no_quotation() -> None:
    note = '<!-- provenance: ignore PRV301 reason="They gave us an hour to pack." -->'
    one = draft(f"{OWN_REPORT[0]} {note} {OWN_REPORT[1]}", *OWN_REPORT[2:])
    assert [f.rule for f in one.findings if f.rule.startswith("PRV3")] == []


def test_markers_of_a_source_hold_nothing_back() -> None:
    text = "\n\n".join((HEAD, *RETOLD)) + "\n"
    (one,) = audited(text, f"{marker('PRV')}\n\n{BEACON}", suffix=".md").audits
    assert one.findings
    assert not any(finding.suppressed for finding in one.findings)
