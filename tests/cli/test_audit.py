"""``provenance audit`` from the outside: what it prints where, and the status it leaves."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from tests.cli.windmill import Provenance

pytestmark = pytest.mark.usefixtures("folder")
AGAINST = ("--against", "origin.txt", "--words-only")


def test_a_text_that_took_nothing_is_clean(provenance: Provenance) -> None:
    done = provenance("audit", "unrelated.txt", *AGAINST)
    assert done.returncode == ExitStatus.CLEAN
    assert "INDEPENDENT" in done.stdout
    assert done.stderr == ""


def test_an_uncredited_copy_is_a_finding(provenance: Provenance) -> None:
    done = provenance("audit", "copy.txt", *AGAINST)
    assert done.returncode == ExitStatus.FINDINGS
    assert "NEEDS CREDIT" in done.stdout


def test_exit_zero_reports_findings_without_failing(provenance: Provenance) -> None:
    done = provenance("audit", "copy.txt", *AGAINST, "--exit-zero")
    assert done.returncode == ExitStatus.CLEAN
    assert "NEEDS CREDIT" in done.stdout


def test_fail_on_never_lets_everything_pass(provenance: Provenance) -> None:
    assert provenance("audit", "copy.txt", *AGAINST, "--fail-on", "never").returncode == 0


def test_drafts_without_sources_are_audited_against_each_other(provenance: Provenance) -> None:
    done = provenance("audit", "copy.txt", "origin.txt", "--words-only", "--format", "json")
    audit = json.loads(done.stdout)
    assert [document["role"] for document in audit["documents"]] == ["suspicious"] * 2
    assert len(audit["audits"]) == 2


def test_a_draft_alone_is_read_for_its_credits(provenance: Provenance, folder: Path) -> None:
    (folder / "alone.txt").write_text("Mill burns\n\nThe mill burnt, the Tarn Gazette reported.\n")
    done = provenance("audit", "alone.txt", "--words-only", "--format", "json")
    assert done.returncode == ExitStatus.CLEAN
    assert "no sources given" in done.stderr
    assert "NOT COMPARED" in done.stderr
    (one,) = json.loads(done.stdout)["audits"]
    assert [(c["text"], c["counts"]) for c in one["credits"]] == [
        ("the Tarn Gazette reported", True)
    ]


def test_against_takes_every_path_up_to_the_next_option(provenance: Provenance) -> None:
    done = provenance(
        "audit", "copy.txt", "--against", "origin.txt", "unrelated.txt", "--words-only",
        "--format", "json",
    )  # fmt: skip
    roles = {d["path"]: d["role"] for d in json.loads(done.stdout)["documents"]}
    assert roles == {"copy.txt": "suspicious", "origin.txt": "source", "unrelated.txt": "source"}


def test_against_before_the_drafts_takes_one_path(provenance: Provenance) -> None:
    done = provenance(
        "audit", "--words-only", "--format", "json", "--against", "origin.txt", "copy.txt"
    )
    roles = {d["path"]: d["role"] for d in json.loads(done.stdout)["documents"]}
    assert roles == {"copy.txt": "suspicious", "origin.txt": "source"}


def test_json_on_stdout_comes_with_a_summary_on_stderr(provenance: Provenance) -> None:
    done = provenance("audit", "copy.txt", *AGAINST, "--format", "json")
    assert json.loads(done.stdout)["schema"] == "provenance.audit/1"
    assert "NEEDS CREDIT" in done.stderr


def test_quiet_leaves_stderr_empty(provenance: Provenance) -> None:
    done = provenance("audit", "copy.txt", *AGAINST, "--format", "json", "--quiet")
    assert json.loads(done.stdout)
    assert done.stderr == ""


def test_many_drafts_show_progress(provenance: Provenance, folder: Path) -> None:
    for number in range(4):
        (folder / f"more{number}.txt").write_text((folder / "unrelated.txt").read_text())
    drafts = [f"more{number}.txt" for number in range(4)]
    done = provenance("audit", *drafts, *AGAINST)
    assert all(draft in done.stderr for draft in drafts)


def test_a_terminal_shows_progress(provenance: Provenance) -> None:
    watching, terminal = os.openpty()
    provenance("audit", "unrelated.txt", *AGAINST, stderr=terminal)
    shown = os.read(watching, 10_000).decode()
    os.close(terminal)
    os.close(watching)
    assert "unrelated.txt" in shown


def test_the_same_audit_gives_the_same_bytes(provenance: Provenance) -> None:
    call = ("audit", "copy.txt", "unrelated.txt", *AGAINST, "--format", "json")
    assert provenance(*call).stdout == provenance(*call).stdout


def test_words_only_says_that_no_model_was_used(provenance: Provenance) -> None:
    words = provenance("audit", "copy.txt", *AGAINST, "--format", "json")
    tool = json.loads(words.stdout)["tool"]
    assert tool["model"] is None


def test_a_config_file_is_honoured(provenance: Provenance, folder: Path) -> None:
    (folder / "provenance.toml").write_text("encoder = false\n")
    done = provenance("audit", "copy.txt", "--against", "origin.txt", "--format", "json")
    assert json.loads(done.stdout)["tool"]["model"] is None


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["audit"], "no DRAFT given"),
        (["audit", "copy.txt", "--fromat", "json"], "No such option"),
        (["audit", "copy.txt", "--format", "pdf"], "'pdf' is not one of"),
        (["audit", "copy.txt", "--fail-on", "panic"], "'panic' is not one of"),
        (["audit", "copy.txt", "--config", "nowhere.toml"], "nowhere.toml"),
        (["audit", "copy.txt", "--output"], "requires an argument"),
        (["adit", "copy.txt"], "No such command"),
        (["audit", "", "--against", "origin.txt"], "the path is empty"),
        ([], "no command given"),
    ],
)
def test_a_wrong_call_is_one_line_and_a_usage_error(
    provenance: Provenance, arguments: list[str], complaint: str
) -> None:
    done = provenance(*arguments)
    assert done.returncode == ExitStatus.USAGE
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize(
    "settings",
    [
        "encodr = true\n",
        'encoder = "yes"\n',
        "encoder = \n",
        'licensed = "Herald"\n',
        'reach = "wide"\n',
        "thresholds.body_share = nan\n",
        "thresholds.words_in_a_row = 1000000000\n",
    ],
)
def test_a_wrong_configuration_is_a_usage_error(
    provenance: Provenance, folder: Path, settings: str
) -> None:
    (folder / "provenance.toml").write_text(settings)
    done = provenance("audit", "copy.txt", "--against", "origin.txt")
    assert done.returncode == ExitStatus.USAGE
    assert "provenance.toml" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_setting_for_a_rule_that_is_none_names_the_nearest(
    provenance: Provenance, folder: Path
) -> None:
    (folder / "provenance.toml").write_text('[severity]\nuncredited-verbatm = "off"\n')
    done = provenance("audit", "copy.txt", "--against", "origin.txt")
    assert done.returncode == ExitStatus.USAGE
    assert "did you mean 'uncredited-verbatim'?" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_rule_that_is_off_fails_no_run_and_its_findings_stay(
    provenance: Provenance, folder: Path
) -> None:
    call = ("audit", "copy.txt", "--against", "origin.txt", "--words-only")
    found = json.loads(provenance(*call, "--format", "json").stdout)["audits"][0]["findings"]
    errors = {f["rule"] for f in found if f["severity"] == "error"}
    assert errors
    off = "".join(f'{rule} = "off"\n' for rule in sorted(errors))
    (folder / "provenance.toml").write_text(f"[severity]\n{off}")
    done = provenance(*call, "--format", "json")
    assert done.returncode == ExitStatus.CLEAN
    held = json.loads(done.stdout)["audits"][0]["findings"]
    assert {f["rule"] for f in held if f["suppressed"]} == errors
    assert {f["suppressed"]["by"] for f in held if f["suppressed"]} == {"config"}
    assert len(held) == len(found)
    assert "suppressed finding" in provenance(*call).stdout
    assert "Not held against the draft (config)" in provenance(*call, "--format", "html").stdout
