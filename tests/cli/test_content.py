"""Drafts and sources from the settings, and of them what changed, through the real command."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from tests.cli.windmill import COPY, ORIGIN, ROOT, UNRELATED, Provenance
from tests.repository import Repository
from tests.reviewing import reviewing, until, write_texts

SETTINGS = """content = ["articles/"]
sources = ["wire/"]
exclude = ["*.tmp.txt"]
encoder = false
"""


@pytest.fixture
def desk(tmp_path: Path) -> Repository:
    """A repository whose first article copies a source, on a branch of its own."""
    made = Repository(tmp_path)
    made.put("provenance.toml", SETTINGS)
    made.put("wire/origin.txt", ORIGIN)
    made.put("articles/copy.txt", COPY)
    made.put("articles/unrelated.txt", UNRELATED)
    made.put("articles/old.tmp.txt", COPY)
    made.commit()
    made("checkout", "--quiet", "-b", "desk")
    return made


def audited(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    """The role and path of each document of an audit in JSON."""
    assert done.returncode in (ExitStatus.CLEAN, ExitStatus.FINDINGS), done.stderr
    return [(one["role"], one["path"]) for one in json.loads(done.stdout)["documents"]]


SOURCE = ("source", "wire/origin.txt")


@pytest.mark.usefixtures("desk")
def test_without_a_draft_the_settings_say_what_is_audited(provenance: Provenance) -> None:
    done = provenance("audit", "--format", "json")
    assert done.returncode == ExitStatus.FINDINGS
    assert audited(done) == [
        ("suspicious", "articles/copy.txt"),
        ("suspicious", "articles/unrelated.txt"),
        SOURCE,
    ]


def test_only_what_changed_is_audited_against_all_sources(
    desk: Repository, provenance: Provenance
) -> None:
    desk.put("articles/unrelated.txt", UNRELATED + "\nAnd one more sentence of our own.\n")
    done = provenance("audit", "--changed-since", "main", "--format", "json")
    assert audited(done) == [("suspicious", "articles/unrelated.txt"), SOURCE]
    assert done.returncode == ExitStatus.CLEAN


@pytest.mark.usefixtures("desk")
class TestNothing:
    def test_to_check_is_told_apart_from_nothing_found(self, provenance: Provenance) -> None:
        done = provenance("audit", "--changed-since", "main")
        assert done.returncode == ExitStatus.NOTHING_AUDITED
        assert done.stdout == ""
        assert done.stderr == (
            "provenance: nothing to audit: no draft has changed since main"
            " (--allow-empty makes this 0)\n"
        )

    def test_may_be_allowed_and_every_format_is_written_all_the_same(
        self, provenance: Provenance, tmp_path: Path
    ) -> None:
        empty = ("--changed-since", "main", "--allow-empty")
        done = provenance("audit", *empty, "--format", "json", "--format", "sarif=out.sarif")
        assert done.returncode == ExitStatus.CLEAN
        assert json.loads(done.stdout)["documents"] == []
        assert json.loads(done.stdout)["tool"]["limits"] == []
        assert json.loads((tmp_path / "out.sarif").read_text("utf-8"))["runs"][0]["results"] == []
        assert "nothing to audit: no draft has changed since main\n" in done.stderr

    def test_may_be_left_of_what_a_hook_hands_over(self, provenance: Provenance) -> None:
        given = ("provenance.toml", "articles/old.tmp.txt", "wire/origin.txt")
        done = provenance("audit", *given, "--content-only", "--allow-empty")
        assert done.returncode == ExitStatus.CLEAN
        assert "nothing to audit: no draft given is content\n" in done.stderr

    def test_is_allowed_but_what_cannot_be_read_is_not(self, provenance: Provenance) -> None:
        done = provenance("audit", "articles/gone.txt", "--content-only", "--allow-empty")
        assert done.returncode == ExitStatus.NOTHING_AUDITED
        assert "articles/gone.txt: no such file or folder" in done.stderr


def test_what_a_hook_hands_over_is_sorted_out(desk: Repository, provenance: Provenance) -> None:
    given = ("provenance.toml", "articles/copy.txt", "wire/origin.txt")
    done = provenance("audit", *given, "--content-only", "--format", "json")
    assert audited(done) == [("suspicious", "articles/copy.txt"), SOURCE]
    assert desk("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("call", "status"),
    [
        ((), ExitStatus.NOTHING_AUDITED),
        (("--changed-since", "main"), ExitStatus.NOTHING_AUDITED),
        (
            ("articles/ferry.md", "articles/unrelated.txt", "--content-only", "--allow-empty"),
            ExitStatus.NOTHING_AUDITED,
        ),
        (("articles", "--ignore", "PRV1"), ExitStatus.CLEAN),
        (("articles", "--ignore", "PRV1", "--changed-since", "main"), ExitStatus.CLEAN),
    ],
)
def test_an_article_that_is_broken_is_passed_over_only_in_a_folder(
    desk: Repository, provenance: Provenance, call: tuple[str, ...], status: ExitStatus
) -> None:
    (desk.root / "articles" / "ferry.md").write_bytes(b"\x89\0\1\2")
    desk.put("articles/unrelated.txt", UNRELATED + "\nAnd one more sentence of our own.\n")
    desk.put("articles/settings.json", '{"name": "x", "version": 1}')
    done = provenance("audit", *call)
    assert done.returncode == status, done.stderr
    assert "skipped articles/ferry.md: a binary file, not text\n" in done.stderr


def test_what_git_cannot_say_is_a_wrong_call(desk: Repository, provenance: Provenance) -> None:
    done = provenance("audit", "--changed-since", "nope")
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr == (
        "provenance: --changed-since: there is no revision 'nope'; git fetch may bring it\n"
    )
    done = provenance("audit", "--changed-since", "-n")
    assert done.returncode == ExitStatus.USAGE
    assert "'-n' is no revision" in done.stderr
    bare = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": str(desk.root)}
    done = provenance("audit", "--changed-since", "main", env=bare)
    assert done.returncode == ExitStatus.USAGE
    assert "git is not installed" in done.stderr


@pytest.mark.usefixtures("desk")
def test_a_result_is_not_written_over_what_was_chosen(provenance: Provenance) -> None:
    done = provenance("audit", "--format", "json=wire/origin.txt")
    assert done.returncode == ExitStatus.USAGE
    assert "is one of the inputs" in done.stderr


def test_without_a_draft_or_the_setting_the_call_is_wrong(provenance: Provenance) -> None:
    done = provenance("audit")
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr == (
        "provenance: no DRAFT given, and there is no setting content that names any\n"
    )


def test_the_help_is_in_sections_and_has_every_option_once(provenance: Provenance) -> None:
    from provenance.cli.audit import SECTIONS, audit_command

    said = provenance("audit", "--help").stdout
    places = [said.find(f"\n{title}:\n") for title in SECTIONS]
    assert -1 not in places
    assert places == sorted(places)
    for option in audit_command.params:
        for name in option.opts if option.param_type_name == "option" else ():
            assert sum(line.split(",")[0].split()[:1] == [name] for line in said.splitlines()) == 1
    named = {name for names in SECTIONS.values() for name in names}
    assert named <= {name for option in audit_command.params for name in option.opts} | {"--help"}


def test_a_review_is_held_against_the_same_sources(tmp_path: Path) -> None:
    texts = write_texts(tmp_path / "desk")
    (texts / "provenance.toml").write_text('sources = ["origin.txt"]\n', encoding="utf-8")
    with reviewing(texts, "copy.txt", "--words-only") as served:
        assert served.fingerprint()
        before = served.state()["version"]
        (texts / "origin.txt").write_text(UNRELATED, encoding="utf-8")
        until(lambda: served.state()["version"] != before)
