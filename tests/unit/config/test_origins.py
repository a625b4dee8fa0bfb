"""Where a value comes from: the default, the file, or the table of paths that set it last."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from provenance.config import Config, InForce, Stated, config_from, in_force

FILE = Path("provenance.toml")
SETTINGS: dict[str, Any] = {
    "encoder": True,
    "licensed": ["Tarn Press"],
    "outlets": {"Harrow Examiner": ["HE"]},
    "thresholds": {"late_paragraph": 2},
    "paths": {
        "opinion/": {"reach": "lenient", "thresholds": {"late_paragraph": 5}},
        "*.md": {"reach": "strict", "licensed": ["Vale Wire"]},
    },
}


def told(settings: dict[str, Any], path: str | None = None) -> dict[str, InForce]:
    return {one.key: one for one in in_force(Stated(settings, FILE), path)}


def test_every_setting_is_told_once_and_its_value_is_that_in_force() -> None:
    found = in_force(Stated())
    keys = [one.key for one in found]
    assert len(keys) == len(set(keys))
    assert {key.partition(".")[0] for key in keys} == set(Config.__dataclass_fields__)
    assert {one.origin for one in found} == {"default"}


def test_what_the_file_sets_comes_from_the_file_though_it_is_the_default() -> None:
    found = told(SETTINGS)
    assert found["encoder"] == InForce("encoder", True, "provenance.toml")
    assert found["markers"].origin == "default"


def test_in_a_table_each_value_has_its_own_origin() -> None:
    found = told(SETTINGS)
    assert found["thresholds.late_paragraph"].origin == "provenance.toml"
    assert found["thresholds.body_share"].origin == "default"
    assert found['licensed."Tarn Press"'].origin == "provenance.toml"
    assert found['outlets."Harrow Examiner"'].value == ("HE",)


def test_for_a_draft_the_last_table_that_matches_is_named() -> None:
    found = told(SETTINGS, "opinion/a.md")
    assert found["reach"] == InForce("reach", "strict", 'paths."*.md"')
    assert found["thresholds.late_paragraph"].origin == 'paths."opinion/"'
    assert found['licensed."Vale Wire"'].origin == 'paths."*.md"'
    assert found['licensed."Tarn Press"'].origin == "provenance.toml"
    assert not any(key.startswith("paths") for key in found)


def test_for_any_other_draft_the_tables_count_for_nothing() -> None:
    found = told(SETTINGS, "news/a.txt")
    assert found["reach"] == InForce("reach", "standard", "default")
    config = config_from(SETTINGS).for_path("news/a.txt")
    assert found["thresholds.late_paragraph"].value == config.thresholds.late_paragraph == 2
