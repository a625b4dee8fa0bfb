from __future__ import annotations

import pytest

from provenance.text.tenses import base


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [("knew", "know"), ("risen", "rise"), ("was", "be"), ("know", "know"), ("kept", "keep")],
)
def test_irregular_forms_have_their_infinitive(form: str, infinitive: str) -> None:
    assert base(form) == infinitive


@pytest.mark.parametrize("word", ["founded", "walked", "wound", "lay", "quay"])
def test_other_words_stay_as_they_are(word: str) -> None:
    assert base(word) == word
