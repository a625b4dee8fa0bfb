"""Every remedy that an audit of the fixtures offers as an edit clears its finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.config import Config, load_config
from tests.remedies import Drafted, drafted, edited, remaining

CASES = Path(__file__).parents[2] / "fixtures" / "cases"


def audited(case: Path) -> Drafted:
    draft = next(path for path in case.iterdir() if path.stem == "draft")
    settings = case / "provenance.toml"
    return drafted(
        draft, case / "sources", load_config(settings) if settings.exists() else Config()
    )


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_remedies_clear_their_findings(case: Path, tmp_path: Path) -> None:
    draft = audited(case)
    for finding in draft.audit.audits[0].findings:
        if finding.edits:
            assert edited(draft.text, finding.edits) != draft.text
            assert remaining(draft, finding, tmp_path) == [], finding.remedy
