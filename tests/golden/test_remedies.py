"""Every remedy that an audit of the fixtures offers as an edit clears its finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.remedies import drafted_case, edited, remaining

CASES = Path(__file__).parents[2] / "fixtures" / "cases"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_remedies_clear_their_findings(case: Path, tmp_path: Path) -> None:
    draft = drafted_case(case)
    for finding in draft.audit.audits[0].findings:
        if finding.edits:
            assert edited(draft.text, finding.edits) != draft.text
            assert remaining(draft, finding, tmp_path) == [], finding.remedy
