"""``provenance baseline``: write down the findings there are, to be told of new ones only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli.audit import audit_aloud, encoder_for, read_aloud
from provenance.cli.decisions import decisions_files, decisions_option
from provenance.cli.inputs import DraftsAgainstSources, against_option, drafts_argument
from provenance.cli.known import baseline_file
from provenance.cli.means import jobs_option, means, no_cache_option
from provenance.cli.options import (
    GIVEN_PATH,
    config_option,
    debug_option,
    ignore_option,
    keep_option,
    select_option,
    settings,
    words_only_option,
)
from provenance.cli.output import check_output, deliver, files_behind, say
from provenance.errors import ExitStatus, InputProblem
from provenance.render.lines import printable
from provenance.text.shown import count

if TYPE_CHECKING:
    from provenance.decisions.baseline import Held


@dataclass(frozen=True, slots=True)
class Request:
    """What a command line asks for, an option a field."""

    drafts: tuple[Path | str, ...]
    against: tuple[Path | str, ...]
    baseline: Path | None
    decisions: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config_path: Path | None
    keep: tuple[str, ...]
    words_only: bool
    no_cache: bool
    jobs: int | None
    quiet: bool


@click.command("baseline", cls=DraftsAgainstSources)
@drafts_argument
@against_option
@click.option(
    "--baseline",
    type=GIVEN_PATH,
    metavar="PATH",
    help="Write here, instead of provenance-baseline.json in this folder.",
)
@decisions_option
@select_option
@ignore_option
@config_option
@keep_option
@words_only_option
@no_cache_option
@jobs_option
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
@debug_option
def baseline_command(**options: Any) -> ExitStatus:  # noqa: ANN401 - click's, by their names
    """Write down the findings that stand now, so that audits hold only new ones against a draft.

    DRAFT and PATH are as for an audit. What is known of drafts that are not given stays, as long
    as they are there.
    """
    from provenance.content.choose import choose
    from provenance.decisions.apply import apply_decisions
    from provenance.decisions.baseline import (
        Place,
        known_findings,
        read_baseline,
        write_baseline,
    )
    from provenance.decisions.file import read_decisions

    request = Request(**options)
    quiet = request.quiet
    config = settings(
        request.config_path,
        request.keep,
        words_only=request.words_only,
        select=request.select,
        ignore=request.ignore,
    )
    file, _ = baseline_file(request.baseline, config)
    before = read_baseline(file) if file.exists() else ()
    choice = choose(request.drafts, request.against, config)
    if choice.nothing is not None:
        raise InputProblem(f"nothing to audit: {choice.nothing}")
    with means(config, jobs=request.jobs, no_cache=request.no_cache) as by:
        material = read_aloud(choice.drafts, choice.against, config, by, quiet=quiet)
        documents = material.documents
        files = decisions_files(request.decisions, documents)
        check_output(file, (*files_behind(documents), *files), f"--baseline {file}")
        kept = read_decisions(files)
        result = audit_aloud(material, config, encoder_for(config), by, quiet=quiet)
    if any(not one.incidental for one in result.skipped):
        say(f"{file}: not written, because not all inputs were read")
        return ExitStatus.NOTHING_AUDITED

    place = Place(file, Path.cwd())
    found = known_findings(apply_decisions(result, kept), place)
    drafts = {place.name(one.path) for one in documents if one.role == "suspicious"}
    others = [one for one in before if one.draft not in drafts and place.has(one.draft)]
    now = (*found, *others)
    write_baseline(file, now)
    old, new = _counted(before), _counted(now)
    added, gone = (new - old).total(), (old - new).total()
    told = f"{file}: {count(new.total(), 'finding')}, {added:,} new and {gone:,} gone"
    deliver(f"{printable(told)}\n", None)
    return ExitStatus.CLEAN


def _counted(known: Iterable[Held]) -> Counter[tuple[str, str, str]]:
    return Counter({(one.draft, one.rule, one.fingerprint): one.count for one in known})
