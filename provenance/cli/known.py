"""Where the findings that were known before are: in a file that is named, or in this folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from provenance.cli.options import GIVEN_PATH
from provenance.config import Config
from provenance.ingest.folders import BASELINE
from provenance.model import Audit

baseline_option = click.option(
    "--baseline",
    type=GIVEN_PATH,
    metavar="PATH",
    help="Findings known before, instead of provenance-baseline.json in this folder.",
)


def baseline_file(given: Path | None, config: Config) -> tuple[Path, bool]:
    """The file ``given``, else the one that the settings name, else that of this folder.

    And whether somebody named it, so that it has to be there.
    """
    if given is not None:
        return given, True
    return Path(config.baseline or BASELINE), config.baseline is not None


def holding(given: Path | None, config: Config) -> Callable[[Audit], Audit]:
    """A function that holds back what the baseline knows; the baseline is read at once.

    Raises `UsageProblem` for one that was named and is not there, and for one that is broken.
    """
    file, wanted = baseline_file(given, config)
    if not wanted and not file.exists():
        return lambda audit: audit
    from provenance.decisions.baseline import Place, read_baseline
    from provenance.decisions.hold import hold

    known, place = read_baseline(file), Place(file, Path.cwd())
    return lambda audit: hold(audit, known, place)
