"""``provenance audit``: read, audit, write, and say by exit status how it went."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.decisions import decisions_files
from provenance.cli.formats import (
    Target,
    check_targets,
    deliver_all,
    format_option,
    renderers,
    targets,
)
from provenance.cli.options import (
    GIVEN_INPUT,
    GIVEN_PATH,
    config_option,
    debug_option,
    keep_option,
    output_option,
    redacted_option,
    settings,
    templates_option,
    words_only_option,
)
from provenance.cli.output import files_behind, report, say, tell
from provenance.config import Config
from provenance.errors import ExitStatus, InputProblem
from provenance.model import Audit, Document, Skipped
from provenance.rules.severity import SEVERITIES

if TYPE_CHECKING:
    from provenance.match.semantic import Encoder

#: From this many drafts on, a run is long enough to be followed even in a log.
MANY_DRAFTS = 4


class DraftsAgainstSources(click.Command):
    """A command whose ``--against`` takes all paths up to the next option.

    A shell turns ``--against wire/*.txt`` into one option and many words. Taken as drafts, the
    words would be audited as if they were suspicious. An ``--against`` that stands before any
    draft still takes one path, because the words after it are the drafts.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat ``--against`` before each of its further paths."""
        return super().parse_args(ctx, self._repeated(args))

    def _repeated(self, args: Sequence[str]) -> list[str]:
        takes_value = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        repeated: list[str] = []
        waiting: str | None = None
        draft_seen = gathering = False
        for place, word in enumerate(args):
            if word == "--":
                return [*repeated, *args[place:]]
            if waiting is not None:
                gathering = waiting == "--against" and draft_seen
                waiting = None
            elif word.startswith("-") and word != "-":
                gathering = False
                waiting = word if word in takes_value else None
            elif gathering:
                repeated.append("--against")
            else:
                draft_seen = True
            repeated.append(word)
        return repeated


against_option = click.option(
    "--against",
    multiple=True,
    type=GIVEN_INPUT,
    metavar="PATH...",
    help="Possible sources: files or folders, up to the next option. Without it, the drafts are"
    " audited against each other.",
)


@click.command("audit", cls=DraftsAgainstSources)
@click.argument("drafts", nargs=-1, required=True, type=GIVEN_INPUT, metavar="DRAFT...")
@against_option
@format_option
@output_option
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    default="error",
    show_default=True,
    help="Exit with 1 on findings at least this severe.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where it would be 1.")
@click.option(
    "--decisions",
    type=GIVEN_PATH,
    metavar="PATH",
    help="What reviewers decided, instead of provenance-decisions.json beside the drafts.",
)
@redacted_option
@templates_option
@config_option
@keep_option
@words_only_option
@click.option("--quiet", is_flag=True, help="No progress and no summary on standard error.")
@debug_option
def audit_command(
    drafts: tuple[Path | str, ...],
    against: tuple[Path | str, ...],
    formats: tuple[Target, ...],
    output: Path | None,
    fail_on: str,
    exit_zero: bool,
    decisions: Path | None,
    redacted: bool,
    templates: Path | None,
    config_path: Path | None,
    keep: tuple[str, ...],
    words_only: bool,
    quiet: bool,
) -> ExitStatus:
    """Audit each DRAFT: what it takes from which source, and whether it says so.

    DRAFT and PATH are files of any format that is read, folders of them, or web addresses. A
    draft on its own is read for its credits, and compared with nothing.
    """
    from provenance.decisions.apply import apply_decisions
    from provenance.decisions.file import read_decisions
    from provenance.render.terminal import to_text

    config = settings(config_path, keep, words_only=words_only)
    chosen = targets(formats, output)
    write = renderers(chosen, templates)
    check_targets(chosen, (Path(given) for given in (*drafts, *against)))

    documents, skipped = read_aloud(drafts, against, config, quiet=quiet)
    files = decisions_files(decisions, documents)
    check_targets(chosen, (*files_behind(documents), *files))
    kept = read_decisions(files)
    result = audit_aloud(documents, skipped, config, encoder_for(config), quiet=quiet)
    result = apply_decisions(result, kept)
    if redacted:
        from provenance.render.redacted import redact

        result = redact(result)
    deliver_all(write(result), result)
    if not quiet and all(one.path or one.name != "text" for one in chosen):
        tell(to_text(result))
    for one in chosen:
        if one.path and not quiet:
            say(f"wrote {one.path}")

    if any(not one.incidental for one in result.skipped):
        return ExitStatus.NOTHING_AUDITED
    failing = _fails(result, fail_on) and not exit_zero
    return ExitStatus.FINDINGS if failing else ExitStatus.CLEAN


def read_aloud(
    drafts: Sequence[Path | str], against: Sequence[Path | str], config: Config, *, quiet: bool
) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    """`read_inputs`, with progress and a line on standard error for all that was left out."""
    progress = _progress(quiet=quiet, many=len(drafts) >= MANY_DRAFTS)
    documents, skipped = read_inputs(drafts, against, config, progress)
    report(skipped)
    if len(documents) == 1 and not quiet:
        say(f"{documents[0].path}: no sources given (--against), so only its credits are read")
    return documents, skipped


def read_inputs(
    drafts: Sequence[Path | str],
    against: Sequence[Path | str],
    config: Config,
    progress: Callable[[str], None] | None = None,
) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    """The documents of an audit, and what was left out.

    Raises `InputProblem` where nothing is left to audit, or to audit against.
    """
    from provenance.ingest.read import read_documents

    documents, skipped = read_documents(drafts, against, config, progress)
    missing = _missing(documents, against=bool(against))
    if missing:
        why = [f"{one.path}: {one.reason}" for one in skipped]
        raise InputProblem("; ".join((missing, *why)))
    return documents, skipped


def audit_aloud(
    documents: Sequence[Document],
    skipped: Sequence[Skipped],
    config: Config,
    encoder: Encoder | None,
    *,
    quiet: bool,
) -> Audit:
    """The audit, with progress and a line on standard error for what was not compared."""
    from provenance.audit import audit

    suspicious = sum(document.role == "suspicious" for document in documents)
    progress = _progress(quiet=quiet, many=suspicious >= MANY_DRAFTS)
    result = audit(documents, skipped, config, encoder, progress)
    report(result.skipped[len(skipped) :])
    return result


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


def _fails(result: Audit, fail_on: str) -> bool:
    """Whether a finding that nothing suppresses is at least as severe as ``fail_on``."""
    failing = () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(
        finding.severity in failing and finding.suppressed is None
        for one in result.audits
        for finding in one.findings
    )
