"""``provenance config``: what is in force, where it comes from, and what it means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.config import Config
from provenance.errors import ExitStatus
from tests.cli.windmill import ROOT, Provenance

SETTINGS = """reach = "strict"
licensed = ["Tarn Press"]

[paths."opinion/"]
reach = "lenient"
"""


@pytest.fixture(autouse=True)
def settings(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text(SETTINGS, encoding="utf-8")


def lines(text: str) -> dict[str, tuple[str, str]]:
    """Key → value and origin."""
    told = {}
    for line in text.splitlines():
        setting, _, origin = line.rpartition("  # ")
        key, _, value = setting.strip().partition(" = ")
        told[key] = (value, origin)
    return told


def test_every_setting_is_told_with_its_origin(provenance: Provenance) -> None:
    done = provenance("config")
    assert (done.returncode, done.stderr) == (ExitStatus.CLEAN, "")
    told = lines(done.stdout)
    assert told["reach"] == ('"strict"', "provenance.toml")
    assert told["encoder"] == ("true", "default")
    assert told['licensed."Tarn Press"'] == ("none", "provenance.toml")
    assert told["thresholds.late_paragraph"] == ("3", "default")
    assert told['paths."opinion/".reach'] == ('"lenient"', "provenance.toml")


def test_for_a_draft_those_by_which_it_is_judged(provenance: Provenance) -> None:
    assert lines(provenance("config", "opinion/a.md").stdout)["reach"] == (
        '"lenient"',
        'paths."opinion/"',
    )
    assert lines(provenance("config", "news/a.md").stdout)["reach"][0] == '"strict"'


def test_programs_get_json(provenance: Provenance) -> None:
    told = json.loads(provenance("config", "opinion/a.md", "--format", "json").stdout)
    assert {key: told[key] for key in ("schema", "file", "path")} == {
        "schema": "provenance.config/1",
        "file": "provenance.toml",
        "path": "opinion/a.md",
    }
    assert told["settings"]["reach"] == {"value": "lenient", "from": 'paths."opinion/"'}
    assert {key.partition(".")[0] for key in told["settings"]} == (
        set(Config.__dataclass_fields__) - {"paths"}
    )


def test_a_project_file_is_named_as_well(provenance: Provenance, tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").unlink()
    (tmp_path / "pyproject.toml").write_text(
        '[tool.provenance]\nreach = "strict"\n', encoding="utf-8"
    )
    assert lines(provenance("config").stdout)["reach"] == ('"strict"', "pyproject.toml")


def test_the_reference_is_the_page_of_the_documentation(provenance: Provenance) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert provenance("config", "--reference").stdout == page
    done = provenance("config", "--reference", "opinion/a.md")
    assert done.returncode == ExitStatus.USAGE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[paths."opinion/"]\nreech = "x"\n', "did you mean 'reach'?"),
        ('[paths."opinion/".severity]\nlate-credt = "off"\n', "did you mean 'late-credit'?"),
        ('[paths."opinion/"]\nselect = ["PRV99"]\n', "unknown rule 'PRV99'"),
        ('[paths."opinion/".thresholds]\nbody_shar = 1\n', "did you mean 'body_share'?"),
        ('[paths."["]\n', "'[' is no pattern of paths"),
        ('ignore = ["PRV1x"]\n', "unknown rule 'PRV1x'"),
        ('fail_on = "always"\n', 'must be "error", "warning", "note" or "never"'),
    ],
)
@pytest.mark.parametrize("command", ["config", "audit"])
def test_a_slip_in_the_settings_is_one_line_that_says_where(
    provenance: Provenance, tmp_path: Path, command: str, text: str, said: str
) -> None:
    (tmp_path / "provenance.toml").write_text(text, encoding="utf-8")
    done = provenance(command)
    assert (done.returncode, done.stdout) == (ExitStatus.USAGE, "")
    assert done.stderr.startswith("provenance: ")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


def test_the_example_in_the_documentation_is_understood(provenance: Provenance) -> None:
    example = ROOT / "docs" / "provenance.toml"
    done = provenance("config", "articles/opinion/a.md", "--config", example)
    assert done.returncode == ExitStatus.CLEAN
    assert {origin for _, origin in lines(done.stdout).values()} == {
        str(example),
        'paths."articles/opinion/"',
    }
