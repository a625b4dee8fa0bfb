"""``provenance config``: the settings in force, where each comes from, and what they mean."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from provenance.cli.options import GIVEN_PATH, config_option, debug_option
from provenance.cli.output import deliver
from provenance.config import InForce, Stated, in_force, read_stated
from provenance.errors import ExitStatus, UsageProblem
from provenance.rules.severity import check_rules

SCHEMA = "provenance.config/1"
#: From this column on a long value pushes aside where it comes from.
_WIDEST = 48


@click.command("config")
@click.argument("path", required=False, type=GIVEN_PATH)
@config_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to print them.",
)
@click.option("--reference", is_flag=True, help="Explain all settings, in Markdown.")
@debug_option
def config_command(
    path: Path | None, config_path: Path | None, format_: str, reference: bool
) -> ExitStatus:
    """Print every setting in force, and where its value comes from.

    With the PATH of a draft, those by which that draft is judged.
    """
    if reference:
        from provenance.config.reference.page import reference as page

        if path is not None:
            raise UsageProblem("--reference explains all settings; it takes no PATH")
        deliver(page(), None)
        return ExitStatus.CLEAN
    stated = read_stated(config_path)
    check_rules(stated.config())
    settings = in_force(stated, None if path is None else path.as_posix())
    deliver(_text(settings) if format_ == "text" else _json(settings, stated, path), None)
    return ExitStatus.CLEAN


def _text(settings: Sequence[InForce]) -> str:
    lines = [(f"{one.key} = {_written(one.value)}", one.origin) for one in settings]
    wide = min(_WIDEST, max(len(line) for line, _ in lines))
    return "".join(f"{line:{wide}}  # {origin}\n" for line, origin in lines)


def _written(value: object) -> str:
    return "none" if value is None else json.dumps(value, ensure_ascii=False)


def _json(settings: Sequence[InForce], stated: Stated, path: Path | None) -> str:
    told = {
        "schema": SCHEMA,
        "file": stated.file and stated.file.as_posix(),
        "path": path and path.as_posix(),
        "settings": {one.key: {"value": one.value, "from": one.origin} for one in settings},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
