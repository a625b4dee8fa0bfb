"""``provenance render``: write a stored audit in another format."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.cli.formats import (
    Target,
    check_targets,
    deliver_all,
    format_option,
    renderers,
    targets,
)
from provenance.cli.options import (
    GIVEN_PATH,
    debug_option,
    output_option,
    redacted_option,
    templates_option,
)
from provenance.errors import ExitStatus, InputProblem
from provenance.model import Audit


@click.command("render")
@click.argument("stored", type=GIVEN_PATH, metavar="AUDIT.JSON")
@format_option
@output_option
@redacted_option
@templates_option
@debug_option
def render_command(
    stored: Path,
    formats: tuple[Target, ...],
    output: Path | None,
    redacted: bool,
    templates: Path | None,
) -> ExitStatus:
    """Write an audit stored with --format json in other formats."""
    chosen = targets(formats, output)
    check_targets(chosen, [stored])
    write = renderers(chosen, templates)
    try:
        data = stored.read_bytes()
    except OSError as error:
        raise InputProblem(f"{stored}: cannot be read: {error.strerror}") from None
    audit = stored_audit(data, stored)
    if redacted:
        from provenance.render.redacted import redact

        audit = redact(audit)
    deliver_all(write(audit), audit)
    return ExitStatus.CLEAN


def stored_audit(data: bytes, path: Path) -> Audit:
    """The audit that a file at ``path`` holds as ``data``.

    Raises `InputProblem`, in one line that names the file, if it holds something else.
    """
    from provenance.render.wire import from_json

    try:
        return from_json(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise InputProblem(f"{path}: not a provenance audit: not UTF-8") from None
    except InputProblem as problem:
        raise InputProblem(f"{path}: {problem}") from None
