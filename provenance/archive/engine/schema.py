"""What the index has for fields, and what goes wrong with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import tantivy

from provenance.errors import InputProblem, UsageProblem

#: With less room than this on the disk, that is what stops the engine.
_ROOM = 20_000_000
#: Characters of what the engine says.
_LONGEST = 200
#: A day is kept as the number 20260714, none as 0; no newspaper is older than the first one.
NO_DAY, FIRST_DAY = 0, 1605_01_01


class Damaged(InputProblem):
    """The index cannot be read; the message says which, and what the engine says."""


@cache
def schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    for name in ("text", "copy", "path", "generation", "file", "mark"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("outlet", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("high", "low", "day"):
        builder.add_unsigned_field(name, fast=True)
    builder.add_bytes_field("packed", stored=True)
    builder.add_bytes_field("entry", stored=True)
    return builder.build()


@contextmanager
def reading(archive: Path) -> Iterator[None]:
    """Turn what the engine raises, a panic of its native code included, into `Damaged`."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise Damaged(_damage(archive, error)) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Damaged(_damage(archive, error)) from None
        raise


def _damage(archive: Path, error: BaseException) -> str:
    said = " ".join(str(error).split())[:_LONGEST]
    return f"{archive}: damaged, its index cannot be read ({said}); see provenance archive verify"


@contextmanager
def writing(archive: Path) -> Iterator[None]:
    """Turn what the engine raises where it writes into a `UsageProblem`."""
    try:
        yield
    except (ValueError, OSError) as error:
        # A thread of the engine that finds the disk full only says that it is gone.
        full = shutil.disk_usage(archive).free < _ROOM
        why = "no space left on device" if full else " ".join(str(error).split())[:_LONGEST]
        raise UsageProblem(f"{archive}: cannot be written: {why}") from None
