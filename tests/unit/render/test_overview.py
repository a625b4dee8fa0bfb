"""Many drafts at a glance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.model import Audit, Finding
from provenance.render.overview import Overview, overview
from provenance.render.page import draft_views
from tests.story import several, story


def seen(audit: Audit) -> Overview:
    return overview(draft_views(audit))


def test_verdicts_that_occur_are_counted_the_most_pressing_first() -> None:
    bars = seen(several(4)).verdicts
    assert [(bar.says, bar.number, bar.part) for bar in bars] == [
        ("Needs more credit", 1, 33.3),
        ("Independent", 3, 100.0),
    ]


@pytest.mark.parametrize(
    ("share", "step"), [(0.0, 0), (0.099, 0), (0.1, 1), (0.5, 5), (0.999, 9), (1.0, 9)]
)
def test_shares_fall_into_steps_of_ten_per_cent(share: float, step: int) -> None:
    audit = story()
    one = replace(audit.audits[0], derived_share=share)
    steps = seen(replace(audit, audits=(one,))).steps
    assert [bar.number for bar in steps] == [int(at == step) for at in range(10)]
    assert [bar.says for bar in steps][::9] == ["0–10%", "90–100%"]


def test_both_distributions_are_told_in_words() -> None:
    assert seen(several(3)).summary == (
        "1 needs more credit; 2 independent; 2 drafts 0–10% derived; 1 draft 80–90% derived"
    )


def test_a_draft_compared_with_nothing_has_a_bar_of_its_own() -> None:
    audit = story()
    alone = replace(audit.audits[0], sources=(), alignments=(), credits=(), omitted=(), findings=())
    (bar,) = seen(replace(audit, audits=(alone,))).verdicts
    assert (bar.says, bar.look, bar.number) == ("Not compared", None, 1)


def test_an_error_outweighs_any_number_of_warnings() -> None:
    audit = story()
    one = audit.audits[0]
    error = next(finding for finding in one.findings if finding.severity == "error")
    warning = replace(error, severity="warning")

    def worst(*findings: Finding) -> int:
        only = replace(one, findings=findings)
        return seen(replace(audit, audits=(only,))).rows[0].worst

    assert worst() == 0
    assert worst(*[warning] * 300) < worst(error) < worst(error, warning) < worst(error, error)


def test_a_line_names_the_source_most_was_taken_from() -> None:
    first, second = seen(several(2)).rows
    assert (first.main, second.main) == ("Quayside Ledger", None)
    assert dict(second.counts) == {}
