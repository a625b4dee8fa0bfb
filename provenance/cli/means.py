"""By what means an audit is made: what it remembers, and how many processes share it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cache import FORGETFUL, Memory
from provenance.cli.output import say
from provenance.config import Config

if TYPE_CHECKING:
    from provenance.audit import Examine

no_cache_option = click.option(
    "--no-cache",
    is_flag=True,
    help="Neither use nor keep results of other runs (the setting cache says where they are).",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1, max=512),
    metavar="N",
    help="Processes that share the drafts.  [default: one a core, where there is enough to do]",
)


@dataclass(frozen=True, slots=True)
class Means:
    """What remembers results, and what examines drafts. No result hangs on either."""

    memory: Memory
    examine: Examine


@contextmanager
def means(config: Config, *, jobs: int | None = None, no_cache: bool = False) -> Iterator[Means]:
    """The means, the cache of the settings among them; closed at the end, however it comes."""
    from provenance.cli.examiners import examiners

    if no_cache:
        yield Means(FORGETFUL, examiners(jobs, None))
        return
    from provenance.cache.store import Store

    folder = Path(config.cache)
    with Store(folder, say) as store:
        yield Means(store, examiners(jobs, folder))
