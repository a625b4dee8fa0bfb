"""Laws of decisions: nothing is lost, and nothing but decisions changes."""

from __future__ import annotations

import string
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.decisions.apply import apply_decisions
from provenance.decisions.entries import Entry, from_json, in_order, joined, to_json
from provenance.decisions.file import NAME, read_decisions, record
from provenance.decisions.follow import follow, successors
from provenance.model import SETTLES, Audit, Choice, Decision
from tests.property.test_wire_laws import audits

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

letters = st.characters(exclude_categories=("Cc", "Cs"))
days = st.dates(date(2026, 1, 1), date(2026, 1, 4)).map(date.isoformat)
decisions = st.builds(
    Decision,
    st.sampled_from(get_args(Choice)),
    st.text(string.ascii_letters + "Äł7", min_size=1, max_size=2),
    st.text(letters | st.just("\n"), max_size=4),
    days,
)
#: Of few, so that they meet.
few_decisions = st.lists(
    st.sampled_from(
        [Decision(c, "AB", "", f"2026-01-0{day}") for c in ("accept", "dispute") for day in (1, 2)]
    ),
    max_size=4,
).map(tuple)
texts = st.lists(st.text(letters, max_size=5), max_size=2)
entries = st.builds(
    Entry,
    st.sampled_from(["f-1", "f-2", "f-3"]),
    st.sampled_from(["a.md", "desk/a.md", "b.md"]),
    st.sampled_from(["PRV101", "PRV203"]),
    texts.map(tuple),
    st.lists(decisions, max_size=3).map(tuple),
    st.frozensets(st.sampled_from(["0a", "1b", "2c"]), max_size=2),
)
listed = st.lists(entries, max_size=6)


@few
@given(listed)
def test_the_file_reads_back_and_is_written_in_the_same_bytes(some: list[Entry]) -> None:
    written = to_json(some)
    assert from_json(written, "here") == joined(some)
    assert to_json(from_json(written, "here")) == written
    assert to_json(joined(some)) == written


@few
@given(listed)
def test_the_order_of_different_entries_makes_no_difference(some: list[Entry]) -> None:
    different = joined(some)
    assert to_json(reversed(different)) == to_json(different)


@given(few_decisions, few_decisions)
def test_two_histories_as_one_keep_every_decision_of_either(
    one: tuple[Decision, ...], two: tuple[Decision, ...]
) -> None:
    both = Counter(in_order(one, two))
    assert both >= Counter(one)
    assert both >= Counter(two)
    assert both <= Counter(one) + Counter(two)


@given(few_decisions, few_decisions)
def test_a_history_and_what_it_went_on_from_are_the_history(
    one: tuple[Decision, ...], more: tuple[Decision, ...]
) -> None:
    later = (*one, *more)
    assert in_order(one, later) == in_order(later, one) == later


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(entries, decisions), max_size=8))
def test_what_is_recorded_is_all_there_in_its_order(calls: list[tuple[Entry, Decision]]) -> None:
    """Against histories that are simply kept in memory, one for each finding of a draft."""
    told: dict[tuple[str, str], list[Decision]] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / NAME
        for entry, decision in calls:
            draft = f"{entry.draft.replace('/', '-')}"  # no path ends another
            known = replace(
                entry, draft=draft, text=("few words",), decisions=(), pairs=frozenset()
            )
            told.setdefault((draft, known.fingerprint), []).append(decision)
            now = record(file, known, decision, seen=len(told[draft, known.fingerprint]) - 1)
            assert list(now.decisions) == told[draft, known.fingerprint]
        kept = {(e.draft, e.fingerprint): list(e.decisions) for e in read_decisions([file])}
    assert kept == told


def undecided(audit: Audit) -> Audit:
    """The audit without what decisions change."""
    return replace(
        audit,
        audits=tuple(
            replace(
                one,
                findings=tuple(replace(f, suppressed=None, decisions=()) for f in one.findings),
                expired=(),
            )
            for one in audit.audits
        ),
    )


@few
@given(audits(), listed)
def test_decisions_change_nothing_but_decisions(audit: Audit, some: list[Entry]) -> None:
    assert undecided(apply_decisions(audit, some)) == undecided(audit)


@few
@given(audits(), st.data())
def test_a_finding_is_held_back_by_a_decision_only_while_that_settles_it(
    audit: Audit, data: st.DataObject
) -> None:
    (one,) = audit.audits
    path = audit.documents[0].path
    marks = [f.fingerprint for f in one.findings]
    some = [replace(data.draw(entries), fingerprint=mark, draft=path) for mark in marks]
    (decided,) = apply_decisions(audit, some).audits
    for before, finding in zip(one.findings, decided.findings, strict=True):
        by = before.suppressed.by if before.suppressed is not None else None
        newest = finding.decisions[-1].choice if finding.decisions else None
        if by in ("config", "inline") or newest is None:
            assert finding.suppressed == before.suppressed
        elif newest in SETTLES:
            assert finding.suppressed is not None
            assert finding.suppressed.by == "decision"
        elif by == "baseline" and newest == "withdrawn":
            assert finding.suppressed == before.suppressed
        else:
            assert finding.suppressed is None
    assert apply_decisions(apply_decisions(audit, some), some) == apply_decisions(audit, some)


@few
@given(audits(), audits())
def test_every_finding_becomes_something_once(before: Audit, after: Audit) -> None:
    (one,), (two,) = before.audits, after.audits
    path = after.documents[0].path
    same = replace(before.documents[0], path=path)
    found = follow(replace(before, documents=(same, *before.documents[1:])), after)
    states = Counter(step.state for step in found)
    assert states["kept"] + states["changed"] + states["cleared"] == len(one.findings)
    assert follow(after, after) == tuple(
        replace(step, state="kept", was=step.now) for step in follow(after, after)
    )
    assert {step.now for step in found if step.now is not None} == {
        finding.fingerprint for finding in two.findings
    }


@given(listed, listed)
def test_no_two_findings_have_one_successor(before: list[Entry], after: list[Entry]) -> None:
    different = {entry.fingerprint: entry for entry in after}
    places = successors(list({e.fingerprint: e for e in before}.values()), list(different.values()))
    assert len(set(places.values())) == len(places)
