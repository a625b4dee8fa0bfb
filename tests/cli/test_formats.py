"""``--format``, once and several times: each result in its place, or a line that says why not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.cli import run
from provenance.cli.formats import FORMATS, Target, deliver_all, renderers
from provenance.cli.output import say
from provenance.errors import ExitStatus, UsageProblem
from provenance.render.wire import to_json
from tests.cli.windmill import ROOT, Provenance
from tests.story import several, story

AUDIT = ("audit", "copy.txt", "--against", "origin.txt", "--words-only")


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stored audit in the folder that the test runs in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    Path("audit.json").write_text(to_json(several(2)), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_an_audit_goes_into_several_files_and_one_to_standard_output(
    provenance: Provenance, folder: Path
) -> None:
    files = {name: folder / f"out.{name}" for name in FORMATS if name != "github"}
    named = [f"--format={name}={file.name}" for name, file in files.items()]
    done = provenance(*AUDIT, *named, "--format", "github")
    assert done.returncode == ExitStatus.FINDINGS
    assert done.stdout.startswith("::error file=copy.txt,line=3,endLine=3,title=PRV101 ")
    assert done.stderr.count("wrote out.") == len(files)
    assert "NEEDS CREDIT" in done.stderr
    assert all(file.stat().st_size for file in files.values())
    assert json.loads(files["sarif"].read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize("name", FORMATS)
def test_a_stored_audit_is_written_in_every_format(
    stored: Path, capsysbinary: pytest.CaptureFixture[bytes], name: str
) -> None:
    assert run(["render", "audit.json", "--format", f"{name}=out"]) == 0
    ((_, expected),) = renderers([Target(name, None, "")])(several(2))
    assert (stored / "out").read_bytes() == expected.encode()
    assert capsysbinary.readouterr().out == b""
    assert run(["render", "audit.json", "--format", name]) == 0
    assert capsysbinary.readouterr().out == expected.encode()
    assert run(["render", "audit.json", "--format", name, "--output", "out"]) == 0
    assert (stored / "out").read_bytes() == expected.encode()


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--format sarf", "'sarf' is not one of text, html, json, sarif"),
        ("--format html=", "html=: the path is empty"),
        (
            "--format json --format sarif",
            "--format json and --format sarif would both go to standard output",
        ),
        (
            "--format json --format sarif --output both",
            "--format json and --format sarif would both go to both",
        ),
        (
            "--format json=one --format sarif=./one",
            "--format json=one and --format sarif=./one would both go to one",
        ),
        ("--format json=one --output two", "--output: there is a --format NAME=PATH"),
        ("--format json=no/one", "--format json=no/one: there is no folder no"),
        ("--format json=.", "--format json=.: is a folder"),
        ("--format html=audit.json", "--format html=audit.json: is one of the inputs"),
        ("--format sarif=a --templates .", "--templates: only a page has templates"),
    ],
)
def test_a_wrong_call_is_told_and_writes_nothing(options: str, said: str) -> None:
    before = sorted(Path().iterdir())
    with pytest.raises(UsageProblem) as problem:
        run(["render", "audit.json", *options.split()])
    assert said in str(problem.value)
    assert sorted(Path().iterdir()) == before


def test_what_cannot_be_written_keeps_nothing_else_from_being_written(stored: Path) -> None:
    written = [
        (Target("json", stored / "gone" / "a", "--format json=gone/a"), "one"),
        (Target("sarif", stored / "there", "--format sarif=there"), "two"),
    ]
    with pytest.raises(UsageProblem, match=r"^--format json=gone/a: cannot be written: No such"):
        deliver_all(written, story())
    assert (stored / "there").read_text() == "two"


def test_annotations_come_with_a_summary_of_the_job(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = stored / "summary.md"
    summary.write_text("from another step\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run(["render", "audit.json", "--format", "sarif=out.sarif"]) == 0
    assert summary.read_text() == "from another step\n"
    assert run(["render", "audit.json", "--format", "github=log"]) == 0
    ((_, page),) = renderers([Target("markdown", None, "")])(several(2))
    assert summary.read_text() == f"from another step\n\n{page}"


def test_no_summary_is_made_where_there_is_none(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(stored / "summary.md"))
    assert run(["render", "audit.json", "--format", "github=log"]) == 0
    assert not (stored / "summary.md").exists()


def test_a_summary_that_cannot_be_written_is_told(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = stored / "summary.md"
    summary.write_text("")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", fails)
    with pytest.raises(UsageProblem, match="GITHUB_STEP_SUMMARY: cannot be written: No space"):
        deliver_all([(Target("github", stored / "log", ""), "")], replace(story(), audits=()))


@pytest.mark.usefixtures("stored")
def test_a_format_is_loaded_when_it_is_asked_for() -> None:
    code = (
        "import sys; from provenance.cli import run; run(sys.argv[1:]); "
        "print(*(name for name in sys.modules if name.startswith('provenance.render.')))"
    )
    call = [sys.executable, "-c", code, "render", "audit.json", "--format", "gitlab=out"]
    done = subprocess.run(
        call,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    others = {"html", "sarif", "junit", "github", "markdown", "table"}
    assert others.isdisjoint(name.rpartition(".")[2] for name in done.stdout.split())
    assert "provenance.render.gitlab" in done.stdout


def test_no_file_name_gives_a_command_to_the_runner_of_a_job(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say("::add-mask::x: no sources given, ##[error]y.md")
    assert capsys.readouterr().err == (
        "<U+003A>:add-mask<U+003A>:x: no sources given, <U+0023>#[error]y.md\n"
    )
