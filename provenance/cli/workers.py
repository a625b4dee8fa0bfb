"""What a worker process of ``provenance align --pairs`` does: align one batch of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import InputProblem
from provenance.match.passages.find import Prepared, find_passages, prepare

#: Code points of prepared texts a worker keeps: some 200 MB.
_MOST_KEPT = 20_000_000

#: Passages of a pair: start and end in the suspicious text, start and end in the source.
Cases = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of the pairs file."""

    where: str
    """The file and the number of the line, for complaints."""
    suspicious: Path
    source: Path


def align_batch(pairs: Sequence[Pair]) -> list[Cases]:
    """The passages of each pair; a text is read and prepared when it is first needed.

    Raises `InputProblem`, with the line of the pair, for a text that is not UTF-8 or has no words.
    """
    last_use = {path: n for n, pair in enumerate(pairs) for path in (pair.suspicious, pair.source)}
    kept: dict[Path, Prepared] = {}
    found = []
    for number, pair in enumerate(pairs):
        suspicious = _prepared(pair.suspicious, pair.where, kept)
        source = _prepared(pair.source, pair.where, kept)
        found.append(
            tuple(
                (one.suspicious.start, one.suspicious.end, one.source.start, one.source.end)
                for one in find_passages(suspicious, source)
            )
        )
        for path in {pair.suspicious, pair.source}:
            if last_use[path] == number:
                del kept[path]
        while sum(text.length for text in kept.values()) > _MOST_KEPT:
            del kept[next(iter(kept))]
    return found


def _prepared(path: Path, where: str, kept: dict[Path, Prepared]) -> Prepared:
    """The text at ``path``, moved to the end of ``kept``."""
    text = kept.pop(path, None) or prepare(_read(path, where))
    kept[path] = text
    return text


def _read(path: Path, where: str) -> str:
    """The file exactly as it stands, so that offsets are those of the file."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise InputProblem(f"{where}: {path}: not UTF-8") from None
    except OSError as error:
        raise InputProblem(f"{where}: {path}: cannot be read: {error.strerror}") from None
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise InputProblem(f"{where}: {path}: holds nothing but white space")
    return text
