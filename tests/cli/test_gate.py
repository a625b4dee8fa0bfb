"""What fails a run and what does not: rules selected, severities, markers, a baseline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provenance.errors import ExitStatus
from tests.cli.windmill import COPY, Provenance

pytestmark = pytest.mark.usefixtures("folder")
AGAINST = ("--against", "origin.txt", "--words-only", "--quiet")
BASELINE = "provenance-baseline.json"


def told(audit: str) -> list[tuple[str, str | None]]:
    """The rule of each finding of an audit's JSON, and what holds it back."""
    found = [finding for one in json.loads(audit)["audits"] for finding in one["findings"]]
    return [(one["rule"], one["suppressed"] and one["suppressed"]["by"]) for one in found]


def test_a_rule_that_is_ignored_fails_nothing_and_stays_in_the_output(
    provenance: Provenance,
) -> None:
    done = provenance("audit", "copy.txt", *AGAINST, "--ignore", "PRV1,PRV3", "--format", "json")
    assert done.returncode == ExitStatus.CLEAN
    assert ("PRV101", "config") in told(done.stdout)


def test_only_what_is_selected_counts(provenance: Provenance) -> None:
    for select, status in (("PRV101", ExitStatus.FINDINGS), ("PRV2", ExitStatus.CLEAN)):
        done = provenance("audit", "copy.txt", *AGAINST, "--select", select)
        assert done.returncode == status, select


def test_the_more_exact_word_wins_across_setting_and_option(
    provenance: Provenance, folder: Path
) -> None:
    (folder / "provenance.toml").write_text('ignore = ["PRV1"]\n', encoding="utf-8")
    assert provenance("audit", "copy.txt", *AGAINST).returncode == ExitStatus.CLEAN
    done = provenance("audit", "copy.txt", *AGAINST, "--select", "PRV101")
    assert done.returncode == ExitStatus.FINDINGS


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("PRV1O1", "unknown rule 'PRV1O1'; did you mean 'PRV101'?"),
        ("PRV1,uncredited-verbtim", "did you mean 'uncredited-verbatim'?"),
        (" , ", "names no rule"),
    ],
)
def test_a_rule_that_there_is_not_is_told_with_the_nearest(
    provenance: Provenance, option: str, given: str, said: str
) -> None:
    done = provenance("audit", "copy.txt", option, given)
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr.startswith(f"provenance: {option}")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("settings", "option", "status"),
    [
        ('fail_on = "never"', (), ExitStatus.CLEAN),
        ('fail_on = "never"', ("--fail-on", "error"), ExitStatus.FINDINGS),
        ('fail_on = "error"\nseverity = { PRV101 = "warning" }', (), ExitStatus.CLEAN),
        ('fail_on = "warning"\nseverity = { PRV101 = "warning" }', (), ExitStatus.FINDINGS),
        ('[paths."copy.*"]\nfail_on = "never"', (), ExitStatus.CLEAN),
        ('[paths."copy.*"]\nfail_on = "never"', ("--fail-on", "note"), ExitStatus.FINDINGS),
        ('fail_on = "never"\n[paths."copy.*"]\nfail_on = "note"', (), ExitStatus.FINDINGS),
        ('fail_on = "never"\n[paths."other.*"]\nfail_on = "note"', (), ExitStatus.CLEAN),
        ('[paths."copy.*"]\nignore = ["PRV"]', (), ExitStatus.CLEAN),
    ],
)
def test_what_fails_a_run_is_set_for_all_or_by_path_and_the_option_wins(
    provenance: Provenance,
    folder: Path,
    settings: str,
    option: tuple[str, ...],
    status: ExitStatus,
) -> None:
    (folder / "provenance.toml").write_text(f"{settings}\n", encoding="utf-8")
    for shown in ((), ("--redacted",)):
        done = provenance("audit", "copy.txt", *AGAINST, *option, *shown)
        assert done.returncode == status, done.stderr


def test_a_marker_lets_a_draft_pass_and_its_reason_is_told(
    provenance: Provenance, folder: Path
) -> None:
    marked = f'<!-- provenance: ignore PRV reason="our own mill" -->\n\n# {COPY}'
    (folder / "copy.md").write_text(marked, encoding="utf-8")
    done = provenance("audit", "copy.md", *AGAINST, "--format", "markdown")
    assert done.returncode == ExitStatus.CLEAN
    assert "our own mill" in done.stdout


def test_a_marker_that_is_mistyped_is_told_and_holds_nothing_back(
    provenance: Provenance, folder: Path
) -> None:
    marked = f'<!-- provenance: ignore PRV10l reason="our own mill" -->\n\n# {COPY}'
    (folder / "copy.md").write_text(marked, encoding="utf-8")
    done = provenance(
        "audit", "copy.md", "--against", "origin.txt", "--words-only", "--output", "x"
    )
    assert done.returncode == ExitStatus.FINDINGS
    assert "marker PRV10l: it is not honoured: unknown rule 'PRV10l'" in done.stderr


def written(provenance: Provenance, *given: str) -> str:
    done = provenance("baseline", *given, *AGAINST)
    assert done.returncode == ExitStatus.CLEAN, done.stderr
    return str(done.stdout)


def test_a_baseline_keeps_the_old_and_fails_on_the_new(
    provenance: Provenance, folder: Path
) -> None:
    assert provenance("audit", "copy.txt", *AGAINST).returncode == ExitStatus.FINDINGS
    assert written(provenance, "copy.txt") == f"{BASELINE}: 1 finding, 1 new and 0 gone\n"
    done = provenance("audit", "copy.txt", *AGAINST, "--format", "json")
    assert done.returncode == ExitStatus.CLEAN
    assert ("PRV101", "baseline") in told(done.stdout)
    (folder / "second.txt").write_text(COPY, encoding="utf-8")
    assert provenance("audit", "second.txt", *AGAINST).returncode == ExitStatus.FINDINGS
    assert provenance("audit", "copy.txt", "second.txt", *AGAINST).returncode == 1


def test_a_renamed_draft_passes_and_a_longer_one_does_not(
    provenance: Provenance, folder: Path
) -> None:
    paragraphs = COPY.split("\n\n")
    (folder / "copy.txt").write_text("\n\n".join(paragraphs[:3]) + "\n", encoding="utf-8")
    written(provenance, "copy.txt")
    (folder / "copy.txt").rename(folder / "windmill.txt")
    assert provenance("audit", "windmill.txt", *AGAINST).returncode == ExitStatus.CLEAN
    (folder / "windmill.txt").write_text(COPY, encoding="utf-8")
    assert provenance("audit", "windmill.txt", *AGAINST).returncode == ExitStatus.FINDINGS


def test_a_draft_that_was_mended_has_its_entry_told(provenance: Provenance, folder: Path) -> None:
    written(provenance, "copy.txt")
    (folder / "copy.txt").write_text((folder / "unrelated.txt").read_text(), encoding="utf-8")
    done = provenance("audit", "copy.txt", *AGAINST)
    assert done.returncode == ExitStatus.CLEAN
    assert "entry of the baseline PRV101: its finding is not made any more" in done.stdout
    assert written(provenance, "copy.txt") == f"{BASELINE}: 0 findings, 0 new and 1 gone\n"


def test_what_is_known_of_other_drafts_stays_while_they_are_there(
    provenance: Provenance, folder: Path
) -> None:
    (folder / "second.txt").write_text(COPY, encoding="utf-8")
    written(provenance, "copy.txt", "second.txt")
    assert written(provenance, "copy.txt") == f"{BASELINE}: 2 findings, 0 new and 0 gone\n"
    (folder / "second.txt").unlink()
    assert written(provenance, "copy.txt") == f"{BASELINE}: 1 finding, 0 new and 1 gone\n"


def test_it_is_the_same_from_another_folder(provenance: Provenance, folder: Path) -> None:
    first = written(provenance, "copy.txt") and (folder / BASELINE).read_bytes()
    (folder / "desk").mkdir()
    done = provenance(
        *("baseline", "../copy.txt", "--against", "../origin.txt", "--words-only"),
        *("--baseline", f"../{BASELINE}"),
        cwd=folder / "desk",
    )
    assert done.stdout == f"../{BASELINE}: 1 finding, 0 new and 0 gone\n"
    assert (folder / BASELINE).read_bytes() == first


def test_the_settings_name_another_file(provenance: Provenance, folder: Path) -> None:
    (folder / "provenance.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    done = provenance("audit", "copy.txt", *AGAINST)
    assert done.returncode == ExitStatus.USAGE
    assert "known.json: there is no such baseline" in done.stderr
    written(provenance, "copy.txt")
    assert (folder / "known.json").is_file()
    assert provenance("audit", "copy.txt", *AGAINST).returncode == ExitStatus.CLEAN


@pytest.mark.parametrize("text", [None, "", "{}", '{"schema": "provenance.baseline/9"}'])
def test_a_baseline_that_is_named_and_missing_or_broken_fails_loudly(
    provenance: Provenance, folder: Path, text: str | None
) -> None:
    if text is not None:
        (folder / "known.json").write_text(text, encoding="utf-8")
    done = provenance("audit", "copy.txt", *AGAINST, "--baseline", "known.json")
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr.startswith("provenance: known.json: ")
    assert done.stderr.count("\n") == 1


def test_a_broken_baseline_of_this_folder_is_no_empty_one(
    provenance: Provenance, folder: Path
) -> None:
    (folder / BASELINE).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    for command in ("audit", "baseline"):
        done = provenance(command, "copy.txt", *AGAINST)
        assert done.returncode == ExitStatus.USAGE
        assert f"{BASELINE}: not a baseline" in done.stderr


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        (("nothing.txt",), ExitStatus.NOTHING_AUDITED, "nothing to audit"),
        (("copy.txt", "nothing.txt"), ExitStatus.NOTHING_AUDITED, "not written, because"),
        (("copy.txt", "--baseline", "no/such/folder.json"), ExitStatus.USAGE, "there is no folder"),
        (("copy.txt", "--baseline", "copy.txt"), ExitStatus.USAGE, "not a baseline"),
        ((), ExitStatus.USAGE, "no DRAFT given"),
    ],
)
def test_where_not_all_was_read_none_is_written(
    provenance: Provenance, folder: Path, given: tuple[str, ...], status: ExitStatus, said: str
) -> None:
    done = provenance("baseline", *given, *AGAINST)
    assert done.returncode == status
    assert said in done.stderr
    assert not (folder / BASELINE).exists()


def test_a_folder_that_holds_a_baseline_is_audited_without_it(
    provenance: Provenance, folder: Path
) -> None:
    desk = folder / "desk"
    desk.mkdir()
    (folder / "copy.txt").rename(desk / "copy.txt")
    arguments: tuple[Any, ...] = (".", "--against", "../origin.txt", "--words-only", "--quiet")
    assert provenance("baseline", *arguments, cwd=desk).returncode == ExitStatus.CLEAN
    done = provenance("audit", *arguments, cwd=desk)
    assert (done.returncode, done.stderr) == (ExitStatus.CLEAN, "")
