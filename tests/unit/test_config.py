"""Settings: what is refused, by name, and in one line."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from provenance.config import ARTICLE_FIELDS, Config, Thresholds, config_from, load_config
from provenance.errors import UsageProblem


def _refusal(settings: object) -> str:
    with pytest.raises(UsageProblem) as problem:
        config_from(settings, where="provenance.toml")
    return str(problem.value)


def test_fields_are_paths_by_the_name_of_what_they_hold() -> None:
    config = config_from({"fields": {"text": ["a.b", "c"], "title": ["d"]}})
    assert config == Config(fields={"text": ("a.b", "c"), "title": ("d",)})


def test_a_field_that_no_article_has_is_refused_with_those_that_one_has() -> None:
    assert _refusal({"fields": {"body": ["a"]}}) == (
        f"provenance.toml: fields: unknown field 'body'; known: {', '.join(ARTICLE_FIELDS)}"
    )


def test_outlets_may_have_any_name() -> None:
    assert config_from({"outlets": {"body": ["b"]}}).outlets == {"body": ("b",)}


def test_a_partner_has_its_agreed_line_or_none() -> None:
    agreed = {"Tarn Press Service": "From the Tarn Press Service"}
    assert config_from({"licensed": agreed}).licensed == agreed
    assert config_from({"licensed": ["Tarn Press Service"]}).licensed == {
        "Tarn Press Service": None
    }


def test_thresholds_that_are_not_set_keep_their_defaults() -> None:
    config = config_from({"thresholds": {"words_in_a_row": 9, "uncovered_share": 1}})
    assert config.thresholds == Thresholds(words_in_a_row=9, uncovered_share=1.0)
    assert Thresholds() == Thresholds(7, 3, 0.5, 0.5, 3)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"own_outlet": []}, "unknown key 'own_outlet'; did you mean 'own_outlets'?"),
        ({"Reach": "strict"}, "unknown key 'Reach'; did you mean 'reach'?"),
        ({"fields": {"titel": ["a"]}}, "fields: unknown field 'titel'; did you mean 'title'?"),
        (
            {"thresholds": {"word_in_a_row": 7}},
            "thresholds: unknown key 'word_in_a_row'; did you mean 'words_in_a_row'?",
        ),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_right_one(
    settings: dict[str, Any], said: str
) -> None:
    assert _refusal(settings) == f"provenance.toml: {said}"


def test_a_key_like_none_is_refused_with_all_there_are() -> None:
    said = _refusal({"zzz": 1})
    assert said.startswith("provenance.toml: unknown key 'zzz'; known: baseline, cache, content, ")


@pytest.mark.parametrize(
    "settings",
    [
        [],
        "strict",
        {"encoder": "yes"},
        {"encoder": 1},
        {"own_outlets": "Tarn Gazette"},
        {"own_outlets": [""]},
        {"own_outlets": ["  – "]},
        {"own_outlets": [3]},
        {"outlets": {"": ["TG"]}},
        {"outlets": {"Tarn Gazette": "TG"}},
        {"outlets": ["Tarn Gazette"]},
        {"licensed": "Tarn Press Service"},
        {"licensed": {"Tarn Press Service": ""}},
        {"licensed": {"Tarn Press Service": ["a line"]}},
        {"licensed": {"": "a line"}},
        {"licensed": 10**9},
        {"release_sources": {"Tarn Harbour Board": True}},
        {"reach": "Strict"},
        {"reach": ["strict"]},
        {"reach": math.nan},
        {"thresholds": 7},
        {"thresholds": {"words_in_a_row": 2}},
        {"thresholds": {"words_in_a_row": 10**9}},
        {"thresholds": {"words_in_a_row": 7.0}},
        {"thresholds": {"words_in_a_row": True}},
        {"thresholds": {"sentences_in_a_row": -3}},
        {"thresholds": {"body_share": math.nan}},
        {"thresholds": {"body_share": math.inf}},
        {"thresholds": {"body_share": -0.5}},
        {"thresholds": {"body_share": "half"}},
        {"thresholds": {"late_paragraph": 0}},
        {"severity": "off"},
        {"severity": {"PRV105": "quiet"}},
        {"severity": {"PRV105": False}},
        {"severity": {"PRV105": ["off"]}},
        {"select": "PRV1"},
        {"select": {"PRV1": True}},
        {"ignore": [""]},
        {"fail_on": "off"},
        {"fail_on": ["error"]},
        {"markers": 1},
        {"baseline": ""},
        {"baseline": False},
        {"cache": "a\0b"},
        {"content": "articles/"},
        {"content": [3]},
        {"content": [""]},
        {"sources": ["wire/", "["]},
        {"exclude": ["# old"]},
        {"gitignore": "no"},
        {"paths": ["opinion/"]},
        {"paths": {"opinion/": "strict"}},
        {"paths": {"opinion/": {"encoder": False}}},
        {"keep": [None]},
        {"fields": {"text": [""]}},
    ],
    ids=repr,
)
def test_a_value_that_does_not_fit_is_refused_in_one_line(settings: object) -> None:
    said = _refusal(settings)
    assert said.startswith("provenance.toml")
    assert "\n" not in said
    assert len(said) < 200


def test_what_a_threshold_may_be_is_said() -> None:
    assert _refusal({"thresholds": {"body_share": 7}}) == (
        "provenance.toml: thresholds.body_share must be a number from 0.05 to 1.0"
    )


def test_every_setting_tells_two_audits_apart() -> None:
    settings = [
        {},
        {"reach": "strict"},
        {"thresholds": {"late_paragraph": 4}},
        {"licensed": ["Tarn Press Service"]},
        {"licensed": {"Tarn Press Service": "TPS"}},
        {"severity": {"PRV105": "off"}},
        {"select": ["PRV105"]},
        {"ignore": ["PRV105"]},
        {"fail_on": "note"},
        {"markers": False},
        {"paths": {"opinion/": {"reach": "strict"}}},
        {"paths": {"opinion/": {"licensed": ["Tarn Press Service"]}}},
        {"release_sources": ["Tarn Harbour Board"]},
    ]
    assert len({config_from(one).digest() for one in settings}) == len(settings)


class TestFiles:
    def test_a_project_file_without_our_table_says_nothing(self, tmp_path: Path) -> None:
        for text in ('[tool.other]\nreach = "x"\n', "tool = 3\n", "tool = [broken\n"):
            (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
            assert load_config(folder=tmp_path) == Config()

    def test_our_table_in_a_project_file_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "pyproject.toml"
        path.write_text('[tool.provenance]\nreach = "lenient"\n', encoding="utf-8")
        assert load_config(folder=tmp_path) == Config(reach="lenient")
        path.write_text("[tool]\nprovenance = 3\n", encoding="utf-8")
        with pytest.raises(UsageProblem, match="must be a table"):
            load_config(folder=tmp_path)

    @pytest.mark.parametrize(
        "text",
        ["reach = \n", "a = " + "[" * 100_000, "a = " + "9" * 5_000, "a = 1\na = 2\n"],
        ids=["no value", "deep", "long number", "twice"],
    )
    def test_what_is_no_toml_is_refused(self, text: str, tmp_path: Path) -> None:
        path = tmp_path / "provenance.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(UsageProblem, match="not valid TOML"):
            load_config(path)


def test_settings_that_are_not_the_default_ones_are_told_in_words() -> None:
    assert Config().changed() == ()
    config = config_from(
        {
            "reach": "strict",
            "licensed": ["Tarn Press"],
            "outlets": {"Vale": ["vale.example"], "Harrow Examiner": ["HE"]},
            "thresholds": {"body_share": 0.4, "late_paragraph": 3},
            "keep": ["caption"],
        }
    )
    assert config.changed() == (
        'outlets.Vale = ["vale.example"]',
        'outlets."Harrow Examiner" = ["HE"]',
        'licensed."Tarn Press" = null',
        'reach = "strict"',
        "thresholds.body_share = 0.4",
        'keep = ["caption"]',
    )
