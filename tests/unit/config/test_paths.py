"""Settings by path: what they change, for which drafts, and what they leave alone."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.config import Config, Thresholds, config_from
from provenance.config.settings import PATH_KEYS, RUN_KEYS
from provenance.errors import UsageProblem

TABLES = st.fixed_dictionaries(
    {},
    optional={
        "reach": st.sampled_from(["strict", "standard", "lenient"]),
        "fail_on": st.sampled_from(["error", "warning", "note", "never"]),
        "ignore": st.lists(st.sampled_from(["PRV1", "PRV105", "late-credit"]), max_size=2),
        "severity": st.dictionaries(
            st.sampled_from(["PRV101", "PRV105"]), st.sampled_from(["off", "note"])
        ),
        "thresholds": st.dictionaries(
            st.sampled_from(["words_in_a_row", "late_paragraph"]), st.integers(3, 20)
        ),
        "licensed": st.dictionaries(
            st.sampled_from(["Tarn Press", "Vale Wire"]), st.just("From the wire")
        ),
        "markers": st.booleans(),
    },
)
PATTERNS = st.sampled_from(["opinion/", "*.md", "**/live/**", "news/a.md", "other/"])
PATHS = st.sampled_from(["opinion/a.md", "news/a.md", "news/live/b.txt", "c.html"])
SETTINGS = st.tuples(TABLES, st.dictionaries(PATTERNS, TABLES, max_size=4)).map(
    lambda both: {**both[0], "paths": both[1]}
)


@given(SETTINGS, PATHS)
def test_where_nothing_matches_the_settings_are_the_same_object(
    settings: dict[str, Any], path: str
) -> None:
    config = config_from(settings)
    if not list(config.tables_for(path)):
        assert config.for_path(path) is config


@given(SETTINGS, PATHS)
def test_what_is_settled_stays_settled(settings: dict[str, Any], path: str) -> None:
    settled = config_from(settings).for_path(path)
    assert settled.for_path(path) == settled


@given(SETTINGS, PATHS)
def test_each_key_is_that_of_the_last_table_that_sets_it(
    settings: dict[str, Any], path: str
) -> None:
    config = config_from(settings)
    settled = config.for_path(path)
    tables = [table for _, table in config.tables_for(path)]
    for key in ("reach", "fail_on", "ignore", "markers"):
        stated = [table[key] for table in tables if key in table]
        assert getattr(settled, key) == (stated or [getattr(config, key)])[-1]


@given(SETTINGS, PATHS)
def test_tables_are_merged_key_by_key(settings: dict[str, Any], path: str) -> None:
    config = config_from(settings)
    settled = config.for_path(path)
    tables = [table for _, table in config.tables_for(path)]
    severity, licensed = dict(config.severity), dict(config.licensed)
    numbers: dict[str, float] = {}
    for table in tables:
        severity |= table.get("severity", {})
        licensed |= table.get("licensed", {})
        numbers |= table.get("thresholds", {})
    assert settled.severity == severity
    assert settled.licensed == licensed
    for one in fields(Thresholds):
        expected = numbers.get(one.name, getattr(config.thresholds, one.name))
        assert getattr(settled.thresholds, one.name) == expected


def test_lists_of_partners_add_to_the_table_of_all() -> None:
    config = config_from(
        {"licensed": {"Tarn Press": "From TP"}, "paths": {"wire/": {"licensed": ["Vale Wire"]}}}
    )
    assert config.for_path("wire/a.md").licensed == {"Tarn Press": "From TP", "Vale Wire": None}
    assert config.for_path("a.md").licensed == {"Tarn Press": "From TP"}


def test_only_what_judges_a_draft_is_set_by_path() -> None:
    assert set(PATH_KEYS).isdisjoint(RUN_KEYS)
    assert {*PATH_KEYS, *RUN_KEYS} <= set(Config.__dataclass_fields__)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"opinion/": {"reech": "strict"}}, "unknown key 'reech'; did you mean 'reach'?"),
        ({"opinion/": {"thresholds": {"body_shar": 1}}}, "did you mean 'body_share'?"),
        ({"opinion/": {"content": ["a"]}}, "content is set for all drafts alike, not by path"),
        ({"opinion/": {"paths": {}}}, "paths is set for all drafts alike, not by path"),
        ({"opinion/": {"reach": "far"}}, 'reach must be "strict", "standard" or "lenient"'),
        ({"opinion/": 3}, "must be a table of settings"),
        ({"[": {}}, "'[' is no pattern of paths"),
        ({"!opinion/": {}}, "cannot begin with '!'"),
        ([], "paths must be a table of pattern = settings"),
    ],
)
def test_a_slip_in_a_table_of_paths_is_refused_in_one_line(table: object, said: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        config_from({"paths": table}, where="provenance.toml")
    assert said in str(problem.value)
    assert str(problem.value).startswith("provenance.toml: paths")
    assert "\n" not in str(problem.value)


class TestDigest:
    def test_where_a_runs_files_lie_is_no_part_of_it(self) -> None:
        elsewhere: dict[str, Any] = {
            "content": ["articles/"],
            "sources": ["wire/"],
            "exclude": ["old/"],
            "gitignore": False,
            "baseline": "known.json",
            "cache": "/tmp/cache",  # noqa: S108 - a name, nothing is written
        }
        assert set(elsewhere) == set(RUN_KEYS)
        assert config_from(elsewhere).digest() == Config().digest()
        assert config_from(elsewhere).changed() == ()

    def test_the_order_of_paths_is(self) -> None:
        one, other = {"a/": {"reach": "strict"}}, {"*.md": {"reach": "lenient"}}
        there, back = config_from({"paths": one | other}), config_from({"paths": other | one})
        assert there.for_path("a/b.md") != back.for_path("a/b.md")
        assert there.digest() != back.digest()

    @given(SETTINGS)
    def test_it_tells_settings_apart_that_judge_otherwise(self, settings: dict[str, Any]) -> None:
        config = config_from(settings)
        assert (config.digest() == Config().digest()) == (config == Config())


def test_what_is_set_by_path_is_told_like_other_settings() -> None:
    config = config_from({"paths": {"opinion/": {"reach": "strict", "ignore": ["PRV1"]}}})
    assert config.changed() == (
        'paths."opinion/".reach = "strict"',
        'paths."opinion/".ignore = ["PRV1"]',
    )
