"""A collection read in full, by several processes, few of its articles in memory at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from provenance.config import Config
from provenance.ingest.body.kinds import check_kinds
from provenance.ingest.file import File
from provenance.ingest.folders import files_of, is_named
from provenance.ingest.members import COLLECTED, members_of
from provenance.ingest.read import documents_in
from provenance.model import Document, Skipped
from provenance.processes import in_order

#: Records that a process reads at once: a second's work.
_TOGETHER = 100


def collected(paths: Sequence[Path], config: Config, jobs: int) -> Iterator[Document | Skipped]:
    """The articles of all ``paths``, as sources without an id, in order; each file once.

    A path is a file of any format that is read, a Parquet table, or a folder of them. What cannot
    be read comes back as `Skipped`.
    """
    check_kinds(config.keep)
    batches = _batches(_members(paths, config))
    for read in in_order(partial(_read, config=config), batches, jobs):
        yield from read


def _members(paths: Sequence[Path], config: Config) -> Iterator[Document | File | Skipped]:
    seen: set[str] = set()
    for path in paths:
        for file in files_of(path, COLLECTED):
            if isinstance(file, Skipped):
                yield file
            elif (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                yield from members_of(file, config, named=is_named(file, path))


def _batches(
    members: Iterable[Document | File | Skipped],
) -> Iterator[list[Document | File | Skipped]]:
    coming = iter(members)
    while batch := list(islice(coming, _TOGETHER)):
        yield batch


def _read(members: Sequence[Document | File | Skipped], config: Config) -> list[Document | Skipped]:
    read: list[Document | Skipped] = []
    for one in members:
        if isinstance(one, File):
            held = documents_in(one, "source", config)
            read += (*held.documents, *held.skipped)
        else:
            read.append(one)
    return read
