"""Manuscripts and printed pages through the real command."""

from __future__ import annotations

import json

import pytest

from provenance.errors import ExitStatus
from tests.cli.windmill import ROOT, Provenance

FOLDER = ROOT / "fixtures/formats"


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf", "pdf"])
def test_a_manuscript_is_audited_against_the_same_article_as_a_text(
    provenance: Provenance, suffix: str
) -> None:
    if suffix == "pdf":
        pytest.importorskip("pypdfium2")
    done = provenance(
        "audit",
        FOLDER / f"article.{suffix}",
        "--against",
        FOLDER / "article.txt",
        "--words-only",
        "--format=json",
        "--exit-zero",
    )
    assert done.returncode == ExitStatus.CLEAN
    (audit,) = json.loads(done.stdout)["audits"]
    assert {one["kind"] for one in audit["alignments"]} == {"verbatim"}
    assert audit["derived_share"] == 1
