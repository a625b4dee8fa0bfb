"""``provenance align --pairs``: many known pairs of texts, aligned on all cores."""

from __future__ import annotations

import json
import stat
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeAlias

from provenance.cli.output import check_output, deliver, say
from provenance.errors import InputProblem
from provenance.processes import cores, shared_out

if TYPE_CHECKING:
    from provenance.cli.workers import Cases, Pair

#: The number of each batch that is done, and the passages of its pairs.
Done: TypeAlias = "Generator[tuple[int, list[Cases]], None, None]"

#: Folders of the suspicious texts and of the sources, as PAN names them.
_FOLDERS = ("susp", "src")
#: Bytes of a text beyond which it is no article and no corpus document either.
_LARGEST_TEXT = 50_000_000
#: Times that a run says how far it is.
_STEPS = 10


def align_pairs(
    listed: Path, texts: Path, output: Path | None, jobs: int | None, *, quiet: bool
) -> None:
    """Align the pairs listed, and write a line with the passages of each, in the order listed.

    ``jobs`` None takes every core this process may use. Raises `InputProblem` with the number of
    the line for the first line that cannot be used; then nothing is written.
    """
    check_output(output, [listed])
    lines = list(_lines(listed))
    pairs = [_pair(where, names, texts) for where, names in lines]
    if not pairs:
        raise InputProblem(f"{listed}: no pairs in it")
    sizes = _sizes(pairs)
    check_output(output, sizes)
    found = _aligned(pairs, sizes, jobs or cores(), quiet=quiet)
    rows = (_row(*names, cases) for (_, names), cases in zip(lines, found, strict=True))
    deliver("".join(rows), output)
    if not quiet and output is not None:
        say(f"wrote {output}")


def _lines(listed: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Of each line that is not blank where it stands, for complaints, and the two names."""
    try:
        data = listed.read_bytes()
    except OSError as error:
        raise InputProblem(f"{listed}: cannot be read: {error.strerror}") from None
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        where = f"{listed}: line {number}"
        try:
            row = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError:
            raise InputProblem(f"{where}: not UTF-8") from None
        except (ValueError, RecursionError):
            raise InputProblem(f"{where}: not a JSON object") from None
        if not isinstance(row, dict):
            raise InputProblem(f"{where}: not a JSON object")
        for key in ("suspicious", "source"):
            if not isinstance(row.get(key), str):
                raise InputProblem(f"{where}: {key} must be the name of a file")
        yield where, (row["suspicious"], row["source"])


def _pair(where: str, names: tuple[str, str], texts: Path) -> Pair:
    from provenance.cli.workers import Pair

    for name in names:
        path = PurePath(name)
        if not path.parts or path.is_absolute() or ".." in path.parts or "\0" in name:
            raise InputProblem(f"{where}: {name!r} is no file name inside {texts}")
    suspicious, source = (texts / folder for folder in _FOLDERS)
    return Pair(where, suspicious / names[0], source / names[1])


def _sizes(pairs: Sequence[Pair]) -> dict[Path, int]:
    """The bytes of every text."""
    sizes: dict[Path, int] = {}
    for pair in pairs:
        for path in (pair.suspicious, pair.source):
            if path not in sizes:
                sizes[path] = _size(path, pair.where)
    return sizes


def _size(path: Path, where: str) -> int:
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "no file name"
        raise InputProblem(f"{where}: {path}: cannot be read: {why}") from None
    why = "is no file" if not stat.S_ISREG(found.st_mode) else ""
    why = why or ("empty" if not found.st_size else "")
    if found.st_size > _LARGEST_TEXT:
        why = f"larger than {_LARGEST_TEXT // 1_000_000} MB"
    if why:
        raise InputProblem(f"{where}: {path}: {why}")
    return found.st_size


def _aligned(
    pairs: Sequence[Pair], sizes: dict[Path, int], jobs: int, *, quiet: bool
) -> list[Cases]:
    """The passages of every pair, in order, whatever batches they were found in."""
    from provenance.match.schedule import batches

    scheduled = batches([(pair.suspicious, pair.source) for pair in pairs], sizes, jobs)
    work = [[pairs[n] for n in batch] for batch in scheduled]
    found: dict[int, Cases] = {}
    told = 0
    with closing(_run(work, min(jobs, len(work)))) as running:
        for at, cases in running:
            found.update(zip(scheduled[at], cases, strict=True))
            steps = len(found) * _STEPS // len(pairs)
            if steps > told and not quiet:
                say(f"aligned {len(found):,} of {len(pairs):,} pairs")
            told = steps
    return [found[n] for n in range(len(pairs))]


def _run(work: Sequence[Sequence[Pair]], jobs: int) -> Done:
    """The batches aligned, by as many processes."""
    from provenance.cli.workers import align_batch

    if jobs == 1:
        yield from ((at, align_batch(batch)) for at, batch in enumerate(work))
        return
    yield from shared_out(align_batch, work, jobs)


def _row(suspicious: str, source: str, cases: Cases) -> str:
    found = [{"suspicious": one[:2], "source": one[2:]} for one in cases]
    row = {"suspicious": suspicious, "source": source, "cases": found}
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"
