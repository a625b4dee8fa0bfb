"""``--templates``: a newsroom's own look, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from tests.cli.windmill import Provenance

AUDIT = ("audit", "copy.txt", "--against", "origin.txt", "--words-only", "--exit-zero")
PAGE = (*AUDIT, "--format", "html", "--templates", "ours")


@pytest.fixture
def ours(folder: Path) -> Path:
    """An empty folder for templates."""
    (folder / "ours").mkdir()
    return folder / "ours"


def test_one_template_is_replaced_and_the_others_stay(provenance: Provenance, ours: Path) -> None:
    (ours / "colophon.html.j2").write_text("<footer>Made at the Windmill Desk</footer>", "utf-8")
    done = provenance(*PAGE)
    assert done.returncode == ExitStatus.CLEAN
    assert "<footer>Made at the Windmill Desk</footer>" in done.stdout
    assert "How this audit was made" not in done.stdout
    assert 'class="findings"' in done.stdout
    assert "Windmill Desk" not in provenance(*AUDIT, "--format", "html").stdout


def test_one_style_sheet_is_replaced_and_still_the_only_one_that_may_act(
    provenance: Provenance, ours: Path
) -> None:
    (ours / "print.css").write_text("/* the desk's paper */", "utf-8")
    page = provenance(*PAGE).stdout
    assert "/* the desk's paper */" in page
    assert "@page" not in page
    assert "--paper:" in page
    plain = provenance(*AUDIT, "--format", "html").stdout
    policies = [
        text.split('http-equiv="Content-Security-Policy"')[1][:300] for text in (page, plain)
    ]
    assert policies[0] != policies[1]


def test_a_stored_audit_takes_templates_too(
    provenance: Provenance, folder: Path, ours: Path
) -> None:
    (ours / "colophon.html.j2").write_text("<footer>Made at the Windmill Desk</footer>", "utf-8")
    (folder / "audit.json").write_text(provenance(*AUDIT, "--format", "json").stdout, "utf-8")
    done = provenance("render", "audit.json", "--format", "html", "--templates", "ours")
    assert "Made at the Windmill Desk" in done.stdout


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% if %}", "draft.html.j2, line 1: "),
        ("\n{{ draft.document.titel }}", "titel"),
        ("{{ draft.id + 1 }}", "str"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{% include 'draft.html.j2' %}", "recursion"),
        ("{% include 'nothing.j2' %}", "nothing.j2"),
        (b"\xff\xfe", "utf-8"),
    ],
)
def test_a_broken_template_is_named_in_one_line(
    provenance: Provenance, ours: Path, template: str | bytes, said: str
) -> None:
    written = template.encode() if isinstance(template, str) else template
    (ours / "draft.html.j2").write_bytes(written)
    done = provenance(*PAGE, "--quiet")
    assert done.returncode == ExitStatus.USAGE
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "--templates ours: " in done.stderr
    assert said in done.stderr


def test_a_template_that_cannot_be_read_is_found_before_anything_is_audited(
    provenance: Provenance, ours: Path
) -> None:
    (ours / "draft.html.j2").write_text("{% if %}", "utf-8")
    done = provenance("audit", "nowhere.txt", "--format", "html", "--templates", "ours")
    assert done.returncode == ExitStatus.USAGE
    assert "draft.html.j2" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "html", "--templates", "nowhere"), "No such file or directory"),
        (("--format", "html", "--templates", "copy.txt"), "Not a directory"),
        (("--format", "html", "--templates", "ours"), "none of the report's files"),
        (("--format", "html", "--templates", ""), "the path is empty"),
        (("--format", "json", "--templates", "ours"), "--format html"),
        (("--templates", "ours"), "--format html"),
    ],
)
def test_templates_that_cannot_be_used_are_a_usage_error(
    provenance: Provenance, ours: Path, arguments: tuple[str, ...], said: str
) -> None:
    (ours / "drafts.html").write_text("not a name of ours", "utf-8")
    done = provenance(*AUDIT, *arguments)
    assert done.returncode == ExitStatus.USAGE
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
