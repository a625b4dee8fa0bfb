"""What state an archive is in, as a short name: results that hang on the archive are kept by it."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from provenance.archive import folder

#: What the engine writes anew with every commit.
_ENGINE = "meta.json"


def state_of(path: Path) -> str:
    """Another text after anything was added, removed or learnt; to be asked before opening it.

    Raises `UsageProblem` where there is no archive, or one of another version.
    """
    said = folder.manifest(path)
    found = blake2b(said.index.encode(), digest_size=16)
    for part in (path / said.index / _ENGINE, path / folder.BACKGROUND):
        try:
            found.update(blake2b(part.read_bytes()).digest())
        except OSError:
            found.update(b"none")
    return found.hexdigest()
