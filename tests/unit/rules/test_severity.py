"""What a newsroom makes of the rules."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from provenance.config import Config, Judgement, Thresholds
from provenance.errors import UsageProblem
from provenance.model import Finding, Suppressed
from provenance.rules.severity import by_code, settle
from tests.newsroom import OWN_REPORT, RETOLD, article, one

FINDING = Finding("PRV105", "patchwriting", "note", "medium", "m", (), (), (), "r", "f")


@pytest.mark.parametrize("name", ["PRV105", "patchwriting"])
def test_a_rule_is_set_by_code_or_by_name(name: str) -> None:
    assert by_code({name: "error"}) == {"PRV105": "error"}
    assert [f.severity for f in settle([FINDING], Config(severity={name: "error"}))] == ["error"]


def test_a_rule_that_is_not_set_keeps_its_own_severity() -> None:
    assert settle([FINDING], Config(severity={"PRV106": "error"})) == [FINDING]
    assert settle([FINDING], Config()) == [FINDING]


def test_what_is_off_stays_and_says_why() -> None:
    (held,) = settle([FINDING], Config(severity={"patchwriting": "off"}))
    assert held.severity == "note"
    assert held.suppressed == Suppressed(
        "config", "PRV105 patchwriting is switched off in the settings"
    )


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"PRV1O5": "off"}, "severity: unknown rule 'PRV1O5'; did you mean 'PRV105'?"),
        ({"patch-writing": "off"}, "unknown rule 'patch-writing'; did you mean 'patchwriting'?"),
        ({"prv105": "off"}, "unknown rule 'prv105'; did you mean 'PRV105'?"),
        ({"patchwriting": "off", "PRV105": "note"}, "PRV105 is set twice"),
    ],
)
def test_a_rule_that_is_none_is_refused(settings: Mapping[str, Judgement], said: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        by_code(settings)
    assert said in str(problem.value)


def test_the_settings_win_over_a_rule_that_chooses_for_itself() -> None:
    late = article(*RETOLD[:4], RETOLD[4].removesuffix(".") + ", the Corrow Beacon reported.")
    severities = {
        f.rule: f.severity
        for f in one(late, config=Config(severity={"credit-scope": "note"})).findings
    }
    assert severities["PRV103"] == "note"
    assert {f.rule: f.severity for f in one(late).findings}["PRV103"] == "error"


def test_a_threshold_decides_where_a_rule_speaks() -> None:
    draft = article(*OWN_REPORT[:3], RETOLD[0].removesuffix(".") + ", the Corrow Beacon reported.")
    low = Config(thresholds=Thresholds(body_share=0.05))
    assert "PRV106" not in {f.rule for f in one(draft).findings}
    assert "PRV106" in {f.rule for f in one(draft, config=low).findings}
