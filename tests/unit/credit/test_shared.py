"""To whom a source says that a statement was made."""

from __future__ import annotations

import pytest

from provenance.credit.quotes import cut
from provenance.credit.shared import is_told
from tests.unit.credit.stories import document

SOURCE = cut(document("The weir leaks.", "d2", outlet="Tarn Gazette", byline=("Elke Sand",)))


@pytest.mark.parametrize(
    "said",
    [
        "Brome told the Tarn Gazette.",
        "Brome told the Gazette on Monday.",
        "Brome told a Gazette reporter.",
        "Brome told Elke Sand.",
        "Brome told us.",
        "Brome told this newspaper.",
        "Brome told our reporter.",
        "Brome said in an interview with the Gazette.",
        "Speaking to the Gazette, Brome was angry.",
        "Brome wrote in an email to the Gazette.",
        "Brome said when reached by the Gazette.",
    ],
)
def test_a_statement_made_to_the_source(said: str) -> None:
    assert is_told(said, SOURCE)


@pytest.mark.parametrize(
    "said",
    [
        "Brome said.",
        "Brome told the council.",
        "Brome told reporters.",
        "Brome told the Corrow Beacon.",
        "Brome said in a statement.",
        "Brome told the meeting that the Gazette was wrong.",
    ],
)
def test_a_statement_made_to_others(said: str) -> None:
    assert not is_told(said, SOURCE)
