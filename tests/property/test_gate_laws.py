"""What holds of every baseline and every selection of rules."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from provenance.decisions.baseline import from_json, known_findings, to_json
from provenance.decisions.hold import hold
from provenance.model import Audit
from provenance.rules.selection import left_out
from provenance.rules.table import RULES
from tests.drafts import Desk, audit, draft, finding, standing

NAMES = ("a.md", "b.md", "c/d.md", "e.html")
MARKS = tuple(f"{number:016x}" for number in range(4))
EVERYWHERE = Desk(*NAMES, "new.md")
#: For some drafts, which fingerprints their findings have, one perhaps several times.
FOUND = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from(MARKS), max_size=5), min_size=1
)
RULE = st.sampled_from([rule.code for rule in RULES])
WORDS = st.lists(
    st.sampled_from(
        [
            *(rule.code for rule in RULES),
            *(rule.name for rule in RULES),
            *{rule.code[:length] for rule in RULES for length in (3, 4, 5)},
        ]
    ),
    max_size=4,
)


def made(found: dict[str, list[str]]) -> Audit:
    """An audit with these findings, those of one fingerprint numbered as the rules do."""
    drafts = []
    for name, marks in found.items():
        numbered = [
            mark if mark not in marks[:at] else f"{mark}-{marks[:at].count(mark) + 1}"
            for at, mark in enumerate(marks)
        ]
        drafts.append(draft(name, *map(finding, numbered)))
    return audit(*drafts)


@given(FOUND)
def test_a_baseline_of_an_audit_leaves_nothing_of_it_standing(found: dict[str, list[str]]) -> None:
    held = hold(made(found), known_findings(made(found), EVERYWHERE), EVERYWHERE)
    assert standing(held) == []
    assert all(one.unused == () for one in held.audits)


@given(FOUND, st.sampled_from(NAMES), st.sampled_from([*MARKS, "f" * 16]))
def test_one_finding_more_stands_and_nothing_else(
    found: dict[str, list[str]], name: str, mark: str
) -> None:
    more = {**found, name: [*found.get(name, []), mark]}
    held = hold(made(more), known_findings(made(found), EVERYWHERE), EVERYWHERE)
    assert [(path, left.partition("-")[0]) for path, left in standing(held)] == [(name, mark)]


@given(FOUND, st.randoms(use_true_random=False))
def test_the_order_of_drafts_and_findings_is_nothing(
    found: dict[str, list[str]], random: Random
) -> None:
    turned = list(found.items())
    random.shuffle(turned)
    audits = [made(found), made(dict(turned))]
    written = [to_json(known_findings(one, EVERYWHERE)) for one in audits]
    assert written[0] == written[1]


@given(FOUND)
def test_a_baseline_reads_as_it_was_written(found: dict[str, list[str]]) -> None:
    known = known_findings(made(found), EVERYWHERE)
    assert from_json(to_json(known), "x") == known


@given(FOUND, st.sampled_from(NAMES))
def test_a_renamed_draft_has_nothing_new(found: dict[str, list[str]], name: str) -> None:
    known = known_findings(made(found), EVERYWHERE)
    renamed = {("new.md" if path == name else path): marks for path, marks in found.items()}
    desk = Desk(*(path for path in renamed))
    assert standing(hold(made(renamed), known, desk)) == []


@given(FOUND)
def test_no_baseline_holds_nothing_back(found: dict[str, list[str]]) -> None:
    assert hold(made(found), (), EVERYWHERE) == made(found)


@given(RULE, WORDS, WORDS)
def test_to_ignore_more_never_makes_a_rule_count(
    rule: str, select: Sequence[str], ignore: Sequence[str]
) -> None:
    for fewer in range(len(ignore)):
        if left_out(rule, select, ignore[:fewer]) is not None:
            assert left_out(rule, select, ignore) is not None


@given(RULE, WORDS, WORDS)
def test_the_order_of_words_is_nothing(
    rule: str, select: Sequence[str], ignore: Sequence[str]
) -> None:
    there = left_out(rule, select, ignore) is None
    assert (left_out(rule, select[::-1], ignore[::-1]) is None) == there


@given(RULE, WORDS)
def test_a_rule_that_is_ignored_by_its_code_never_counts(rule: str, select: Sequence[str]) -> None:
    assert left_out(rule, select, [rule]) is not None


@given(RULE, WORDS)
def test_without_a_selection_a_rule_counts_unless_it_is_ignored(
    rule: str, ignore: Sequence[str]
) -> None:
    assert (left_out(rule, (), ignore) is None) == (left_out(rule, ["PRV"], ignore) is None) or (
        "PRV" in ignore
    )


@given(RULE, WORDS)
def test_a_rule_that_is_selected_by_its_code_counts_unless_it_is_ignored_so(
    rule: str, ignore: Sequence[str]
) -> None:
    name = next(one.name for one in RULES if one.code == rule)
    counts = rule not in ignore and name not in ignore
    assert (left_out(rule, [rule], ignore) is None) == counts
