"""Which rules count: by code, by what codes begin with, by name; in settings and on the command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from provenance.config import Config, config_from
from provenance.errors import UsageProblem
from provenance.model import Finding, Suppressed
from provenance.rules.selection import check_words, left_out, selected
from provenance.rules.severity import check_rules, settle

FINDING = Finding("PRV105", "patchwriting", "note", "medium", "m", (), (), (), "r", "f")


@pytest.mark.parametrize(
    ("select", "ignore", "counts"),
    [
        ((), (), True),
        (("PRV",), (), True),
        (("PRV1",), (), True),
        (("PRV10",), (), True),
        (("patchwriting",), (), True),
        (("PRV2", "PRV105"), (), True),
        (("PRV2",), (), False),
        (("PRV101",), (), False),
        ((), ("PRV2",), True),
        ((), ("PRV105",), False),
        ((), ("patchwriting",), False),
        ((), ("PRV",), False),
        (("PRV105",), ("PRV1",), True),
        (("patchwriting",), ("PRV10",), True),
        (("PRV1",), ("PRV105",), False),
        (("PRV105",), ("PRV105",), False),
        (("PRV105",), ("patchwriting",), False),
        (("PRV1", "PRV105"), ("PRV10",), True),
    ],
)
def test_the_most_exact_word_decides_and_between_equals_ignore(
    select: tuple[str, ...], ignore: tuple[str, ...], *, counts: bool
) -> None:
    assert (left_out("PRV105", select, ignore) is None) == counts


def test_what_is_not_selected_stays_and_says_which_setting_left_it_out() -> None:
    (held,) = settle([FINDING], Config(ignore=("PRV3", "PRV10")))
    why = "PRV105 patchwriting is left out by ignore = PRV10"
    assert held.suppressed == Suppressed("config", why)
    (held,) = settle([FINDING], Config(select=("PRV2", "PRV301")))
    why = "PRV105 patchwriting is not in select = PRV2, PRV301"
    assert held.suppressed == Suppressed("config", why)


def test_a_rule_that_is_off_stays_off_though_it_is_selected() -> None:
    config = Config(select=("PRV105",), severity={"PRV105": "off"})
    (held,) = settle([FINDING], config)
    assert held.suppressed is not None
    assert "switched off" in held.suppressed.why


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("PRV1O5", "PRV105"),
        ("prv105", "PRV105"),
        ("PRV9", "PRV"),
        ("patch-writing", "patchwriting"),
        ("PR", "PRV"),
    ],
)
def test_a_word_that_names_no_rule_is_refused_with_the_nearest(word: str, nearest: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        check_words(["PRV101", word], "--select")
    assert str(problem.value) == f"--select: unknown rule {word!r}; did you mean {nearest!r}?"


@pytest.mark.parametrize(
    ("settings", "where"),
    [
        ({"select": ["PRV1", "PRV9X"]}, "select: unknown rule 'PRV9X'"),
        ({"ignore": ["PRV9X"]}, "ignore: unknown rule 'PRV9X'"),
        ({"severity": {"PRV9X": "off"}}, "severity: unknown rule 'PRV9X'"),
        (
            {"paths": {"wire/*": {"ignore": ["PRV9X"]}}},
            "paths.\"wire/*\".ignore: unknown rule 'PRV9X'",
        ),
        (
            {"paths": {"wire": {"severity": {"PRV9X": "off"}}}},
            "paths.wire.severity: unknown rule 'PRV9X'",
        ),
        (
            {"severity": {"PRV105": "off"}, "paths": {"a": {"severity": {"patchwriting": "note"}}}},
            "paths.a.severity: PRV105 is set twice, by code and by name",
        ),
    ],
)
def test_a_rule_that_the_settings_name_wrongly_is_told_with_its_place(
    settings: Mapping[str, Any], where: str
) -> None:
    with pytest.raises(UsageProblem) as problem:
        check_rules(config_from(settings))
    assert str(problem.value).startswith(where)


def test_settings_that_name_rules_rightly_pass() -> None:
    check_rules(
        config_from(
            {
                "select": ["PRV"],
                "paths": {"a": {"severity": {"PRV105": "off"}}, "b": {"ignore": ["patchwriting"]}},
            }
        )
    )


def test_on_the_command_line_select_replaces_and_ignore_adds() -> None:
    config = config_from({"select": ["PRV1"], "ignore": ["PRV105"]})
    assert selected(config, ("PRV2",), ("PRV201",)) == Config(
        select=("PRV2",), ignore=("PRV105", "PRV201")
    )
    assert selected(config, (), ()) == config


def test_the_command_line_outweighs_what_is_set_for_single_paths() -> None:
    paths = {"a.md": {"select": ["PRV3"], "ignore": ["PRV301"]}, "b.md": {"reach": "strict"}}
    config = selected(config_from({"paths": paths}), ("PRV2",), ("PRV201",))
    assert config.for_path("a.md").select == ("PRV2",)
    assert config.for_path("a.md").ignore == ("PRV301", "PRV201")
    assert config.for_path("b.md").ignore == ("PRV201",)
    assert config.for_path("b.md").reach == "strict"
