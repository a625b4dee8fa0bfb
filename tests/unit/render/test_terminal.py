"""The summary on the terminal: short, plain and unable to do anything to the terminal."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from provenance.model import Audit, Decision, Document, Passage, Span, Suppressed, Tool
from provenance.render.lines import COLUMNS
from provenance.render.terminal import to_text
from tests.story import hostile, rows, several, story


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def test_the_verdict_comes_first_in_a_plain_sentence() -> None:
    title, path, verdict, *_ = to_text(story()).splitlines()
    assert title == "Island ferry laid up after crack is found"
    assert path == "desk/draft.md"
    assert verdict.startswith("NEEDS MORE CREDIT: 6 of 8 sentences follow Quayside Ledger")


def test_the_worst_finding_comes_first_with_its_passage_and_remedy() -> None:
    lines = to_text(story()).splitlines()
    at = lines.index("2 findings:")
    assert lines[at + 1].startswith("  error PRV103 credit-scope: ")
    assert "    “The ferry Marguerite will stay in port for six weeks after …”" in lines
    assert "    → Check the length with the source." in lines
    assert lines.index("    → Check the length with the source.") > at + 3


def test_a_passage_of_a_source_is_quoted_with_its_outlet() -> None:
    audit = story()
    number, *others = audit.audits[0].findings
    told = replace(number, spans=number.spans[::-1])
    one = replace(audit.audits[0], findings=(told, *others))
    assert "“60 centimetres” (Quayside Ledger)" in to_text(replace(audit, audits=(one,)))


def test_a_finding_that_settings_suppress_is_counted_not_listed() -> None:
    audit = story()
    *others, vague = audit.audits[0].findings
    off = replace(vague, suppressed=Suppressed("config", "switched off"), decisions=())
    text = to_text(replace(audit, audits=(replace(audit.audits[0], findings=(*others, off)),)))
    assert "… 1 suppressed finding" in text
    assert "PRV201" not in text
    assert "Settled" not in text


def test_a_settled_finding_is_listed_with_the_decision_in_force() -> None:
    lines = to_text(story()).splitlines()
    at = lines.index("Settled:")
    assert lines[at + 1].startswith("  PRV201 vague-credit “Islanders now depend on")
    told = " ".join(" ".join(lines[at : at + 4]).split())
    assert ": accepted (RV, 2023-03-06): the desk knows the outlet" in told
    assert "which media?" not in told
    assert "suppressed" not in "\n".join(lines)


def test_a_finding_that_stands_shows_what_was_decided_of_it() -> None:
    audit = story()
    number, scope, vague = audit.audits[0].findings
    argued = replace(number, decisions=(Decision("dispute", "AB", "our own tape", "2023-03-07"),))
    one = replace(audit.audits[0], findings=(argued, scope, vague))
    text = to_text(replace(audit, audits=(one,)))
    assert "    Decided: disputed (AB, 2023-03-07): our own tape" in text.splitlines()
    assert "2 findings:" in text


def test_findings_that_were_decided_differently_are_not_told_as_one() -> None:
    audit = story()
    scope = audit.audits[0].findings[1]
    argued = replace(scope, decisions=(Decision("dispute", "AB", "", "2023-03-07"),))
    alike = replace(audit, audits=(replace(audit.audits[0], findings=(scope, scope)),))
    told = replace(audit, audits=(replace(audit.audits[0], findings=(scope, argued)),))
    assert "and 1 more passage like it" in to_text(alike)
    assert "like it" not in to_text(told)


def test_a_decision_that_no_longer_applies_is_told_with_the_reason() -> None:
    told = " ".join(to_text(story()).split())
    assert (
        "Decisions that no longer apply: PRV302 “14 centimetres”: false alarm (AB, 2023-03-05): "
        "measured on deck; the judged text has changed"
    ) in told


def test_credits_sources_skipped_and_limits_are_there() -> None:
    text = to_text(story())
    assert "“Quayside Ledger reported” counts (named in the text)" in text
    assert "“according to local media” does not count (unnamed source)" in text
    assert "Quayside Ledger: 74% of the draft, 66% of the source, needs more credit" in text
    assert "desk/photo.jpg: not a text: binary data" in text
    assert "No archive was searched" in text


def test_many_findings_are_cut_and_the_rest_counted() -> None:
    audit = story()
    first = audit.audits[0].findings[0]
    many = tuple(replace(first, rule="PRV302", message=f"{n} is 7 here.") for n in range(8))
    text = to_text(replace(audit, audits=(replace(audit.audits[0], findings=many),)))
    assert "8 findings:" in text
    assert text.count("→") == 5
    assert "… 3 more findings in the report" in text


def test_reuse_from_one_source_is_told_once() -> None:
    audit = story()
    one = replace(audit.audits[0], findings=audit.audits[0].findings[:2] * 3)
    text = to_text(replace(audit, audits=(one,)))
    assert "6 findings:" in text
    assert text.count("→") == 2
    assert text.count("    and 2 more passages like it\n") == 2


def test_a_quotation_is_not_put_in_quotation_marks_twice() -> None:
    audit = story()
    found = audit.audits[0].findings[0]
    start = audit.documents[0].text.index("“We should")
    place = Passage(found.spans[0].document, Span(start, start + 30))
    one = replace(audit.audits[0], findings=(replace(found, spans=(place,)),))
    assert "    “We should have looked sooner" in to_text(replace(audit, audits=(one,)))


def test_a_passage_the_message_repeats_is_not_quoted_again() -> None:
    audit = story()
    found = audit.audits[0].findings[0]
    words = found.spans[0].span.of(audit.document(found.spans[0].document).text)
    one = replace(audit.audits[0], findings=(replace(found, message=f"“{words}” is theirs."),))
    text = to_text(replace(audit, audits=(one,)))
    assert " ".join(text.split()).count(" ".join(words.split())[:30]) == 1


def test_an_independent_draft_says_so() -> None:
    text = to_text(several(2))
    assert "INDEPENDENT: No sentence follows a source." in text
    assert "No findings." in text
    assert "Quayside Ledger: nothing taken" in text


def test_nothing_audited_is_said() -> None:
    assert (
        to_text(Audit(Tool("provenance", "1", "c", None), (), (), ())) == "Nothing was audited.\n"
    )


@pytest.mark.parametrize("audit", [story(), hostile(), rows(3), several(3)])
def test_lines_fit_and_hold_only_printable_characters(audit: Audit) -> None:
    for line in to_text(audit).splitlines():
        assert line.isprintable()
        assert columns(line) <= COLUMNS


@pytest.mark.parametrize(
    "title", ["汽" * 300, "x" * 300, " " * 300 + "x", "word " * 90, "\t\x1b[2J"]
)
def test_awkward_titles_fit_too(title: str) -> None:
    audit = story()
    draft, *others = audit.documents
    titled: Document = replace(draft, title=title)
    one = replace(audit.audits[0], summary=title)
    for line in to_text(replace(audit, documents=(titled, *others), audits=(one,))).splitlines():
        assert line.isprintable()
        assert columns(line) <= COLUMNS


def test_control_characters_come_out_as_their_numbers() -> None:
    text = to_text(hostile())
    assert "\x1b" not in text
    assert "<U+001B>[31m<U+0007> <U+202E>txet<U+202C>" in text


def test_color_adds_only_escapes_of_its_own() -> None:
    colored = to_text(story(), color=True)
    assert "\x1b[31m  error PRV103" in colored
    for code in ("31", "33", "1", "1;33", "0"):
        colored = colored.replace(f"\x1b[{code}m", "")
    assert colored == to_text(story())
