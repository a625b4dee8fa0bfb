"""``provenance show``: what was understood of each file, before anything is judged by it."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.cli.options import (
    GIVEN_INPUT,
    config_option,
    debug_option,
    keep_option,
    output_option,
    settings,
)
from provenance.cli.output import check_output, deliver, files_behind, report
from provenance.errors import ExitStatus, InputProblem


@click.command("show")
@click.argument("files", nargs=-1, required=True, type=GIVEN_INPUT, metavar="FILE...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="What to write: lines to read, or the documents of the wire format.",
)
@output_option
@keep_option
@config_option
@debug_option
def show_command(
    files: tuple[Path | str, ...],
    format_: str,
    output: Path | None,
    keep: tuple[str, ...],
    config_path: Path | None,
) -> ExitStatus:
    """Show what is understood of each FILE: title, byline, origin, dates, article, page furniture.

    FILE is a file of any format that is read, a folder of them, or a web address.
    """
    from provenance.ingest.read import read_documents

    check_output(output, (Path(given) for given in files))
    documents, skipped = read_documents(files, [], settings(config_path, keep))
    if not documents:
        why = "; ".join(f"{one.path}: {one.reason}" for one in skipped)
        raise InputProblem(f"nothing to show: {why or 'no article there'}")
    check_output(output, files_behind(documents))
    if format_ == "json":
        from provenance.render.wire import documents_to_json

        shown = documents_to_json(documents, skipped)
    else:
        from provenance.render.documents import to_text

        shown = to_text(documents, skipped)
    deliver(shown, output)
    if format_ == "json" or output is not None:
        report(skipped)
    unread = any(not one.incidental for one in skipped)
    return ExitStatus.NOTHING_AUDITED if unread else ExitStatus.CLEAN
