"""``provenance audit``: read, audit, write, and say by exit status how it went."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli.decisions import decisions_files, decisions_option
from provenance.cli.formats import (
    Target,
    check_targets,
    deliver_all,
    format_option,
    renderers,
    targets,
)
from provenance.cli.inputs import (
    DraftsAgainstSources,
    against_option,
    changed_since_option,
    content_only_option,
    drafts_argument,
    parted,
)
from provenance.cli.known import baseline_file, baseline_option, holding
from provenance.cli.means import Means, jobs_option, means, no_cache_option
from provenance.cli.options import (
    config_option,
    debug_option,
    ignore_option,
    keep_option,
    output_option,
    redacted_option,
    select_option,
    settings,
    templates_option,
    words_only_option,
)
from provenance.cli.output import files_behind, report, say, tell
from provenance.config import Config
from provenance.errors import ExitStatus, InputProblem
from provenance.ingest.folders import Files, Given
from provenance.model import Audit, Document, Skipped
from provenance.rules.severity import SEVERITIES

if TYPE_CHECKING:
    from provenance.content.choose import Choice
    from provenance.match.semantic import Encoder

#: From this many drafts on, a run is long enough to be followed even in a log.
MANY_DRAFTS = 4


#: The options, as the help shows them.
SECTIONS = {
    "What is audited": ("--changed-since", "--content-only", "--allow-empty", "--against"),
    "What is held against a draft": (
        "--select",
        "--ignore",
        "--fail-on",
        "--exit-zero",
        "--decisions",
        "--baseline",
    ),
    "What is written": ("--format", "--output", "--redacted", "--templates"),
    "How it runs": (
        "--config",
        "--keep",
        "--words-only",
        "--no-cache",
        "--jobs",
        "--quiet",
        "--debug",
        "--help",
    ),
}


@dataclass(frozen=True, slots=True)
class Request:
    """What a command line asks for, an option a field."""

    drafts: tuple[Path | str, ...]
    changed_since: str | None
    content_only: bool
    allow_empty: bool
    against: tuple[Path | str, ...]
    formats: tuple[Target, ...]
    output: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    exit_zero: bool
    decisions: Path | None
    baseline: Path | None
    redacted: bool
    templates: Path | None
    config_path: Path | None
    keep: tuple[str, ...]
    words_only: bool
    no_cache: bool
    jobs: int | None
    quiet: bool

    def inputs(self, config: Config) -> Choice:
        """The drafts and sources that it names, or that ``config`` does."""
        from provenance.content.choose import choose

        return choose(
            self.drafts,
            self.against,
            config,
            changed_since=self.changed_since,
            content_only=self.content_only,
        )

    def settings(self) -> Config:
        """The settings of the file, as far as it does not overrule them."""
        return settings(
            self.config_path,
            self.keep,
            words_only=self.words_only,
            select=self.select,
            ignore=self.ignore,
        )


@click.command("audit", cls=DraftsAgainstSources, sections=SECTIONS)
@drafts_argument
@changed_since_option
@content_only_option
@against_option
@click.option(
    "--allow-empty",
    is_flag=True,
    help="Exit with 0 where there is nothing to audit because no draft is left.",
)
@format_option
@output_option
@select_option
@ignore_option
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    help="Exit with 1 on findings at least this severe, in place of the setting (error).",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where it would be 1.")
@decisions_option
@baseline_option
@redacted_option
@templates_option
@config_option
@keep_option
@words_only_option
@no_cache_option
@jobs_option
@click.option("--quiet", is_flag=True, help="No progress and no summary on standard error.")
@debug_option
def audit_command(**options: Any) -> ExitStatus:  # noqa: ANN401 - click's, by their names
    """Audit each DRAFT: what it takes from which source, and whether it says so.

    DRAFT and PATH are files of any format that is read, folders of them, or web addresses. Without
    a DRAFT, the files that the setting content names are audited. A draft on its own is read for
    its credits, and compared with nothing.
    """
    from provenance.render.terminal import to_text

    request = Request(**options)
    config = request.settings()
    chosen = targets(request.formats, request.output)
    write = renderers(chosen, request.templates)
    choice = request.inputs(config)
    check_targets(chosen, _paths((*choice.drafts, *choice.against)))
    if choice.nothing is None:
        result = _audited(request, choice, chosen, config)
    else:
        result = _empty(request, choice.nothing, config)
    failing = _fails(result, config, request.fail_on) and not request.exit_zero
    if request.redacted:
        from provenance.render.redacted import redact

        result = redact(result)
    deliver_all(write(result), result)
    if not request.quiet and all(one.path or one.name != "text" for one in chosen):
        tell(to_text(result))
    for one in chosen:
        if one.path and not request.quiet:
            say(f"wrote {one.path}")

    if any(not one.incidental for one in result.skipped):
        return ExitStatus.NOTHING_AUDITED
    return ExitStatus.FINDINGS if failing else ExitStatus.CLEAN


def _audited(request: Request, choice: Choice, chosen: Sequence[Target], config: Config) -> Audit:
    """The audit of what was chosen, with what was decided about it."""
    from provenance.decisions.apply import apply_decisions
    from provenance.decisions.file import read_decisions

    quiet = request.quiet
    hold = holding(request.baseline, config)
    with means(config, jobs=request.jobs, no_cache=request.no_cache) as by:
        material = read_aloud(choice.drafts, choice.against, config, by, quiet=quiet)
        documents = material.documents
        files = decisions_files(request.decisions, documents)
        baseline, _ = baseline_file(request.baseline, config)
        check_targets(chosen, (*files_behind(documents), *files, baseline))
        kept = read_decisions(files)
        result = audit_aloud(material, config, encoder_for(config), by, quiet=quiet)
    return hold(apply_decisions(result, kept))


def _empty(request: Request, nothing: str, config: Config) -> Audit:
    """The audit of no draft; raises `InputProblem` unless that was allowed."""
    from provenance.audit import audit

    if not request.allow_empty:
        raise InputProblem(f"nothing to audit: {nothing} (--allow-empty makes this 0)")
    say(f"nothing to audit: {nothing}")
    return audit((), (), config, None)


def _paths(given: Iterable[Given]) -> Iterator[Path]:
    """The paths of inputs, those of files that were chosen one by one."""
    for one in given:
        if isinstance(one, Files):
            yield from (found for found in one.found if isinstance(found, Path))
        else:
            yield Path(one)


@dataclass(frozen=True, slots=True)
class Material:
    """What an audit is made of."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    archives: tuple[Path, ...]


def read_aloud(
    drafts: Sequence[Given], against: Sequence[Given], config: Config, by: Means, *, quiet: bool
) -> Material:
    """`read_inputs`, with progress and a line on standard error for all that was left out."""
    progress = _progress(quiet=quiet, many=len(drafts) >= MANY_DRAFTS)
    material = read_inputs(drafts, against, config, by, progress)
    documents = material.documents
    report(material.skipped)
    if len(documents) == 1 and not material.archives and not quiet:
        say(f"{documents[0].path}: no sources given (--against), so only its credits are read")
    return material


def read_inputs(
    drafts: Sequence[Given],
    against: Sequence[Given],
    config: Config,
    by: Means,
    progress: Callable[[str], None] | None = None,
) -> Material:
    """The documents of an audit, what was left out, and the archives to be searched.

    Raises `InputProblem` where nothing is left to audit, or to audit against.
    """
    from provenance.ingest.read import read_documents

    read, archives = parted(against)
    documents, skipped = read_documents(drafts, read, config, progress, by.memory)
    missing = _missing(documents, against=bool(against) and not archives)
    if missing:
        why = [f"{one.path}: {one.reason}" for one in skipped]
        raise InputProblem("; ".join((missing, *why)))
    return Material(documents, skipped, archives)


def audit_aloud(
    material: Material,
    config: Config,
    encoder: Encoder | None,
    by: Means,
    *,
    quiet: bool,
) -> Audit:
    """The audit, with progress and a line on standard error for what was not compared."""
    suspicious = sum(document.role == "suspicious" for document in material.documents)
    progress = _progress(quiet=quiet, many=suspicious >= MANY_DRAFTS)
    result = made(material, config, encoder, by, progress)
    report(result.skipped[len(material.skipped) :])
    return result


def made(
    material: Material,
    config: Config,
    encoder: Encoder | None,
    by: Means,
    progress: Callable[[str], None] | None = None,
) -> Audit:
    """The audit of what was read."""
    from provenance.audit import audit

    given = material.documents, material.skipped
    return audit(*given, config, encoder, progress, by.memory, by.examine, material.archives)


def encoder_for(config: Config) -> Encoder | None:
    """The sentence encoder, or None where it is switched off or not installed."""
    from provenance.match.semantic import load_encoder

    return load_encoder() if config.encoder else None


def _missing(documents: Sequence[Document], *, against: bool) -> str | None:
    """What an audit of these documents lacks, or None if it can begin."""
    drafts = [document.path for document in documents if document.role == "suspicious"]
    if not drafts:
        return "nothing to audit: no article among the drafts"
    if against and len(documents) == len(drafts):
        return "nothing to audit against: no article among the sources"
    return None


def _progress(*, quiet: bool, many: bool) -> Callable[[str], None] | None:
    if quiet or not (many or (sys.stderr is not None and sys.stderr.isatty())):
        return None
    return say


def _fails(result: Audit, config: Config, given: str | None) -> bool:
    """Whether a finding that nothing suppresses is as severe as ``given``, or its draft's setting.

    To be asked while documents have their own paths.
    """
    paths = {document.id: document.path for document in result.documents}
    for one in result.audits:
        least = given or config.for_path(paths[one.document]).fail_on
        failing = () if least == "never" else SEVERITIES[: SEVERITIES.index(least) + 1]
        if any(f.severity in failing and f.suppressed is None for f in one.findings):
            return True
    return False
