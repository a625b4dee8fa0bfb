"""What ``--format`` asks for: which formats, where each goes, and the writing of them all."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from provenance.cli.output import check_output, deliver
from provenance.errors import UsageProblem
from provenance.model import Audit

#: Where each format is made; imported when it is asked for.
_RENDERERS = {
    "text": "terminal.to_text",
    "html": "html.to_html",
    "json": "wire.to_json",
    "sarif": "sarif.to_sarif",
    "junit": "junit.to_junit",
    "github": "github.to_github",
    "gitlab": "gitlab.to_gitlab",
    "markdown": "markdown.to_markdown",
    "csv": "table.to_csv",
}
FORMATS = tuple(_RENDERERS)
Command = TypeVar("Command", bound=Callable[..., Any])
#: Names the file that a step of a GitHub job adds to the job's summary.
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


@dataclass(frozen=True, slots=True)
class Target:
    """A format and where it goes."""

    name: str
    path: Path | None
    """None is standard output."""
    said: str
    """How it was asked for, for a message about it."""


def formats_option(names: Sequence[str], says: str) -> Callable[[Command], Command]:
    """The option ``--format NAME[=PATH]``, repeatable, of a command that writes these formats."""

    def asked(
        _context: click.Context, _option: click.Parameter, values: Sequence[str]
    ) -> tuple[Target, ...]:
        return tuple(_target(value, names) for value in values)

    return click.option(
        "--format",
        "formats",
        callback=asked,
        multiple=True,
        default=("text",),
        show_default=True,
        metavar="NAME[=PATH]",
        help=says,
    )


def _target(value: str, names: Sequence[str]) -> Target:
    """A value ``NAME`` or ``NAME=PATH``; fails for a name that is no format and an empty path."""
    name, asks, path = value.partition("=")
    if name not in names:
        raise click.BadParameter(f"{name!r} is not one of {', '.join(names)}.")
    if asks and not path:
        raise click.BadParameter(f"{value}: the path is empty.")
    return Target(name, Path(path) if path else None, f"--format {value}")


format_option = formats_option(
    FORMATS,
    "What to write, to standard output or to PATH; repeatable. text is a summary, html a page"
    " with both texts side by side, json the wire format; sarif, junit, github, gitlab, markdown"
    " and csv are for CI.",
)


def targets(asked: Sequence[Target], output: Path | None) -> tuple[Target, ...]:
    """What was ``asked`` for, with ``--output`` as the place of a format that names none.

    Raises `UsageProblem` for two formats in one place, and for ``--output`` beside a format that
    names its own.
    """
    if output is not None and any(one.path for one in asked):
        raise UsageProblem("--output: there is a --format NAME=PATH, so name every path like that")
    placed = [
        one if one.path or output is None else Target(one.name, output, f"--output {output}")
        for one in asked
    ]
    met: dict[str | None, Target] = {}
    for one, given in zip(placed, asked, strict=True):
        place = os.path.realpath(one.path) if one.path else None
        other = met.setdefault(place, given)
        if other is not given:
            where = one.path or "standard output"
            raise UsageProblem(f"{other.said} and {given.said} would both go to {where}")
    return tuple(placed)


def check_targets(chosen: Iterable[Target], inputs: Iterable[Path]) -> None:
    """`check_output` of every target."""
    known = list(inputs)
    for one in chosen:
        check_output(one.path, known, one.said)


def renderers(
    chosen: Sequence[Target], templates: Path | None = None
) -> Callable[[Audit], list[tuple[Target, str]]]:
    """The function that writes an audit in every format of ``chosen``.

    Raises `UsageProblem` for ``templates`` that are wrong, or that no format has a use for.
    """
    if templates is not None and all(one.name != "html" for one in chosen):
        raise UsageProblem("--templates: only a page has templates (--format html)")
    writers = [(one, _renderer(one.name, templates)) for one in chosen]
    return lambda audit: [(one, write(audit)) for one, write in writers]


def _renderer(name: str, templates: Path | None) -> Callable[[Audit], str]:
    if name == "html":
        from provenance.render.html import check_templates, to_html

        if templates is not None:
            check_templates(templates)
        return lambda audit: to_html(audit, templates=templates)
    module, _, function = _RENDERERS[name].partition(".")
    write: Callable[[Audit], str] = getattr(
        importlib.import_module(f"provenance.render.{module}"), function
    )
    return write


def deliver_all(written: Iterable[tuple[Target, str]], audit: Audit) -> None:
    """Write every format to its place, files first.

    Where annotations for GitHub are among them, the job's summary gets the audit as Markdown. What
    cannot be written keeps nothing else from being written. Raises `UsageProblem` that names it.
    """
    failed = []
    results = sorted(written, key=lambda one: one[0].path is None)
    for target, text in results:
        try:
            deliver(text, target.path, target.said)
        except UsageProblem as problem:
            failed.append(str(problem))
    if any(target.name == "github" for target, _ in results):
        try:
            _summarise(audit)
        except OSError as error:
            failed.append(f"{_STEP_SUMMARY}: cannot be written: {error.strerror or error}")
    if failed:
        raise UsageProblem("; ".join(failed))


def _summarise(audit: Audit) -> None:
    """Add the audit to the summary of the GitHub job that this runs in, if it does."""
    named = os.environ.get(_STEP_SUMMARY)
    if not named or not Path(named).is_file():
        return
    from provenance.render.markdown import to_markdown

    with Path(named).open("a", encoding="utf-8", errors="backslashreplace") as summary:
        summary.write(f"\n{to_markdown(audit)}")
