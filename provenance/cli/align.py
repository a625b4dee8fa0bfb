"""``provenance align``: which passages of a document stand in another, and nothing judged by it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click
from click.core import ParameterSource

from provenance.cli.options import (
    GIVEN_INPUT,
    GIVEN_PATH,
    config_option,
    debug_option,
    keep_option,
    output_option,
    settings,
    words_only_option,
)
from provenance.cli.output import check_output, deliver, files_behind, report, say
from provenance.cli.pairs import align_pairs
from provenance.config import Config
from provenance.errors import ExitStatus, InputProblem, UsageProblem
from provenance.model import Document, Skipped

#: Options that only one of the two ways to call the command takes.
_FOR_TWO = ("format_", "config_path", "keep", "words_only")
_FOR_PAIRS = ("texts", "jobs")
#: Narrower, a passage is a column of single words; wider, its lines are too long to read.
_COLUMNS = (40, 160)


@click.command("align")
@click.argument("files", nargs=-1, type=GIVEN_INPUT, metavar="[A B]")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="What to write: both texts side by side, or the passages as JSON.",
)
@output_option
@config_option
@keep_option
@words_only_option
@click.option(
    "--pairs",
    type=GIVEN_PATH,
    metavar="PAIRS.JSONL",
    help='Instead of A and B, many pairs: a line {"suspicious": name, "source": name} each.',
)
@click.option(
    "--texts",
    type=GIVEN_PATH,
    metavar="DIR",
    help="Where the texts of --pairs lie, in DIR/susp and DIR/src.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=512),
    metavar="N",
    help="Processes that align --pairs.  [default: one a core]",
)
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
@debug_option
@click.pass_context
def align_command(
    context: click.Context,
    files: tuple[Path | str, ...],
    format_: str,
    output: Path | None,
    config_path: Path | None,
    keep: tuple[str, ...],
    words_only: bool,
    pairs: Path | None,
    texts: Path | None,
    jobs: int | None,
    quiet: bool,
) -> ExitStatus:
    """Show the passages of A that are found in B, whoever is credited for them.

    A and B are files of any format that is read, or web addresses. With --pairs, many pairs of
    plain texts are aligned by their words alone, on all cores, and a line of JSON is written for
    each.
    """
    if pairs is not None:
        _refuse(context, _FOR_TWO, "--pairs takes no")
        if files:
            raise UsageProblem("--pairs takes no further files: its pairs are those it lists")
        if texts is None:
            raise UsageProblem("--pairs needs --texts: the folder its texts lie in")
        align_pairs(pairs, texts, output, jobs, quiet=quiet)
        return ExitStatus.CLEAN
    _refuse(context, _FOR_PAIRS, "without --pairs there is no")
    if len(files) != 2:
        raise UsageProblem("two documents are aligned: name both, or give --pairs")
    config = settings(config_path, keep, words_only=words_only)
    check_output(output, (Path(given) for given in files))
    documents, skipped = _read(files, config)
    check_output(output, files_behind(documents))
    shown, too_long = _aligned(documents, skipped, config, format_, _columns(output))
    deliver(shown, output)
    report((*skipped, *too_long))
    if output is not None and not quiet:
        say(f"wrote {output}")
    unread = any(not one.incidental for one in (*skipped, *too_long))
    return ExitStatus.NOTHING_AUDITED if unread else ExitStatus.CLEAN


def _refuse(context: click.Context, names: tuple[str, ...], why: str) -> None:
    """Complain of an option that the call gives and that would do nothing."""
    for option in context.command.params:
        given = context.get_parameter_source(option.name or "") == ParameterSource.COMMANDLINE
        if given and option.name in names:
            raise UsageProblem(f"{why} {option.opts[0]}")


def _read(
    files: tuple[Path | str, ...], config: Config
) -> tuple[tuple[Document, Document], tuple[Skipped, ...]]:
    """The two documents, and what else was found and not read."""
    from provenance.ingest.read import read_documents

    documents, skipped = read_documents(files[:1], files[1:], config)
    for given, role in zip(files, ("suspicious", "source"), strict=True):
        articles = sum(document.role == role for document in documents)
        if articles > 1:
            raise UsageProblem(f"{given}: holds {articles} articles, and align takes one")
        if not articles:
            why = "; ".join(f"{one.path}: {one.reason}" for one in skipped)
            raise InputProblem(f"nothing to align: {why or f'{given}: no article there'}")
    one, two = documents
    return (one, two), skipped


def _aligned(
    documents: tuple[Document, Document],
    skipped: tuple[Skipped, ...],
    config: Config,
    format_: str,
    columns: int,
) -> tuple[str, tuple[Skipped, ...]]:
    """The passages as ``format_`` has them, and what was too long for alignment.

    The sentence pairs are those of an audit, so that the two commands never disagree.
    """
    from provenance.audit import audit
    from provenance.credit.quotes import cut
    from provenance.match.merge import passages
    from provenance.match.semantic import load_encoder

    encoder = load_encoder() if config.encoder else None
    result = audit(documents, skipped, config, encoder)
    alignments = result.audits[0].alignments
    suspicious, source = (cut(document) for document in documents)
    found = passages(alignments, suspicious.sentences, source.sentences)
    too_long = result.skipped[len(skipped) :]
    if format_ == "json":
        from provenance.render.wire import aligned_to_json

        return aligned_to_json(result, found), too_long
    from provenance.render.alignment import to_text

    return to_text(suspicious, source, found, alignments, columns), too_long


def _columns(output: Path | None) -> int:
    """How wide the result may be: as the terminal it goes to, else as all text is."""
    from provenance.render.lines import COLUMNS

    if output is not None or sys.stdout is None or not sys.stdout.isatty():
        return COLUMNS
    least, most = _COLUMNS
    return max(least, min(most, shutil.get_terminal_size((COLUMNS, 24)).columns))
