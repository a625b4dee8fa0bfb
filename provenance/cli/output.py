"""Where words go: results to standard output or a file, everything else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from provenance.atomic import replace
from provenance.errors import UsageProblem, fault
from provenance.model import Document, Skipped
from provenance.render.lines import no_command


def say(line: str) -> None:
    """Put one line on standard error, with what a file name might do there made visible."""
    plain = "".join(
        mark if mark.isprintable() else mark.encode("unicode_escape", "surrogatepass").decode()
        for mark in line
    )
    tell(f"{no_command(plain)}\n")


def say_fault(error: Exception) -> None:
    """Put a line on standard error for an error that nobody foresaw."""
    say(f"provenance: internal error: {fault(error)} (--debug shows the trace)")


def tell(text: str) -> None:
    """Put ``text``, lines and all, on standard error, if anybody is there to read it."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()


def report(skipped: Iterable[Skipped]) -> None:
    """Put a line on standard error for everything that was not read."""
    for one in skipped:
        say(f"skipped {one.path}: {one.reason}")


def files_behind(documents: Iterable[Document]) -> Iterator[Path]:
    """The files that documents were read from: their paths, or those of what they lie in."""
    for document in documents:
        path = Path(document.path)
        yield from (path, *path.parents)


def check_output(output: Path | None, inputs: Iterable[Path], said: str = "") -> None:
    """Refuse, before any work is done, an ``output`` that could not or should not be written.

    ``said`` is how it was asked for, where that was not by ``--output``. Raises `UsageProblem` for
    a folder, a path in no folder, and a path that is one of ``inputs``.
    """
    if output is None:
        return
    said = said or f"--output {output}"
    if output.is_dir():
        raise UsageProblem(f"{said}: is a folder, not a file")
    if not output.parent.is_dir():
        raise UsageProblem(f"{said}: there is no folder {output.parent}")
    if output.exists() and any(one.is_file() and output.samefile(one) for one in inputs):
        raise UsageProblem(f"{said}: is one of the inputs and would be overwritten")


def deliver(result: str, output: Path | None, said: str = "") -> None:
    """Write ``result`` as UTF-8 to ``output``, or to standard output when that is None.

    ``said`` is how that was asked for, where it was not by ``--output``. A file is replaced in one
    step: a failure leaves what stood there before. Raises `UsageProblem` if it cannot be written,
    `BrokenPipeError` if the reader of standard output went away.
    """
    # A file name that is no text comes with lone surrogates, which UTF-8 cannot hold.
    data = result.encode("utf-8", errors="backslashreplace")
    try:
        if output is None:
            _to_stdout(data)
        elif output.exists() and not output.is_file():
            output.write_bytes(data)  # a device or a pipe, which must not be replaced
        else:
            replace(output.resolve(), data)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = "standard output" if output is None else said or f"--output {output}"
        raise UsageProblem(f"{where}: cannot be written: {error.strerror or error}") from None


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise OSError("it is closed")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
