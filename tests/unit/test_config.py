"""Settings: what is refused, by name."""

from __future__ import annotations

import pytest

from provenance.config import ARTICLE_FIELDS, Config, config_from
from provenance.errors import UsageProblem


def test_fields_are_paths_by_the_name_of_what_they_hold() -> None:
    config = config_from({"fields": {"text": ["a.b", "c"], "title": ["d"]}})
    assert config == Config(fields={"text": ("a.b", "c"), "title": ("d",)})


def test_a_field_that_no_article_has_is_refused_with_those_that_one_has() -> None:
    with pytest.raises(UsageProblem) as problem:
        config_from({"fields": {"body": ["a"]}}, where="provenance.toml")
    assert str(problem.value) == (
        f"provenance.toml: unknown field 'body'; known: {', '.join(ARTICLE_FIELDS)}"
    )


def test_outlets_may_have_any_name() -> None:
    assert config_from({"outlets": {"body": ["b"]}}).outlets == {"body": ("b",)}
