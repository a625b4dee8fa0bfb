from __future__ import annotations

import numpy as np
import pytest

from provenance.errors import UsageProblem
from provenance.match import semantic
from provenance.match.semantic import Encoder, load_encoder


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    found = load_encoder()
    assert found is not None, "the encoder comes with the plain installation"
    return found


def test_what_means_the_same_is_nearer_than_what_does_not(encoder: Encoder) -> None:
    crane, lifted, bakery = encoder.encode(
        ["The crane was taken down.", "They dismantled the hoist.", "The bakery sells rye bread."]
    )
    assert crane @ lifted > crane @ bakery


def test_rows_are_unit_vectors_and_an_empty_sentence_is_no_vector(encoder: Encoder) -> None:
    lengths = np.linalg.norm(encoder.encode(["The crane fell.", "", "  "]), axis=1)
    assert lengths == pytest.approx([1, 0, 0], abs=1e-5)


def test_a_sentence_without_end_is_cut(encoder: Encoder) -> None:
    endless = "the crane fell and " * 10_000
    assert np.allclose(encoder.encode([endless]), encoder.encode([endless + "rose"]))


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "_WEIGHTS", {"weights.npz": "0" * 64})
    with pytest.raises(UsageProblem, match="not the file this version was measured with"):
        load_encoder()


def test_without_the_package_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert load_encoder() is None
