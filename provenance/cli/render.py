"""``provenance render``: write a stored audit in another format."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.cli.options import (
    GIVEN_PATH,
    debug_option,
    format_option,
    output_option,
    renderer,
)
from provenance.cli.output import check_output, deliver
from provenance.errors import ExitStatus, InputProblem


@click.command("render")
@click.argument("stored", type=GIVEN_PATH, metavar="AUDIT.JSON")
@format_option
@output_option
@debug_option
def render_command(stored: Path, format_: str, output: Path | None) -> ExitStatus:
    """Write an audit stored with --format json in another format."""
    from provenance.render.wire import from_json

    check_output(output, [stored])
    try:
        data = stored.read_bytes()
    except OSError as error:
        raise InputProblem(f"{stored}: cannot be read: {error.strerror}") from None
    try:
        audit = from_json(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise InputProblem(f"{stored}: not a provenance audit: not UTF-8") from None
    except InputProblem as problem:
        raise InputProblem(f"{stored}: {problem}") from None
    deliver(renderer(format_)(audit), output)
    return ExitStatus.CLEAN
