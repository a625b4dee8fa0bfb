"""``provenance archive``: articles kept to be searched, and the commands that look after them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.archive_search import search_command
from provenance.cli.options import (
    GIVEN_PATH,
    config_option,
    debug_option,
    keep_option,
    settings,
)
from provenance.cli.output import deliver, report, say
from provenance.errors import ExitStatus, InputProblem
from provenance.render.lines import printable
from provenance.text.shown import count

if TYPE_CHECKING:
    from provenance.archive.stats import Stats

SCHEMA = "provenance.archive-stats/1"
#: Problems that are named; of a broken archive each text may be one.
_NAMED = 100

archive_argument = click.argument("archive", type=GIVEN_PATH, metavar="ARCHIVE")
quiet_option = click.option("--quiet", is_flag=True, help="No progress on standard error.")


@click.group("archive")
def archive_command() -> None:
    """Keep articles in an archive, to find the sources of drafts among them."""


archive_command.add_command(search_command)


@archive_command.command("add")
@archive_argument
@click.argument("paths", nargs=-1, required=True, type=GIVEN_PATH, metavar="PATH...")
@keep_option
@config_option
@quiet_option
@debug_option
def add_command(
    archive: Path,
    paths: tuple[Path, ...],
    keep: tuple[str, ...],
    config_path: Path | None,
    quiet: bool,
) -> ExitStatus:
    """Add the articles that each PATH holds to ARCHIVE, which is made if it is not there.

    PATH is a file of any format that is read, a Parquet table, or a folder of them. What is in the
    archive as it is is passed over; a file that changed takes the place of what it held before.
    """
    from provenance.archive.phrases import learn
    from provenance.archive.writing import Writer

    config = settings(config_path, keep)
    writing = Writer.open(archive, "provenance archive add", new=True)
    with told_when_interrupted(archive), writing as writer:
        added = writer.add(paths, config, progress(quiet=quiet))
    learn(archive, progress(quiet=quiet))
    report(added.skipped)
    parts = [
        f"{count(added.copies, 'article')} added, {added.texts:,} of them new texts",
        f"{added.replaced:,} replaced" if added.replaced else "",
        f"{added.removed:,} removed" if added.removed else "",
        f"{count(added.unchanged, 'file')} unchanged" if added.unchanged else "",
    ]
    deliver(f"{printable(f'{archive}: ' + ', '.join(filter(None, parts)))}\n", None)
    unread = any(not one.incidental for one in added.skipped)
    return ExitStatus.NOTHING_AUDITED if unread else ExitStatus.CLEAN


@archive_command.command("remove")
@archive_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@debug_option
def remove_command(archive: Path, paths: tuple[str, ...]) -> ExitStatus:
    """Take articles out of ARCHIVE.

    PATH is that of an article as the archive shows it, of a file, or of a folder: everything below
    it goes. A text goes with its last copy. The room on the disk is free after a compact.
    """
    from provenance.archive.writing import Writer

    writing = Writer.open(archive, "provenance archive remove")
    with told_when_interrupted(archive), writing as writer:
        removed = [(path, writer.remove(Path(path).as_posix())) for path in paths]
    told = count(sum(number for _, number in removed), "article")
    deliver(f"{printable(f'{archive}: {told} removed')}\n", None)
    missing = [path for path, number in removed if not number]
    if missing:
        raise InputProblem(f"{archive}: holds no {', '.join(missing)}")
    return ExitStatus.CLEAN


@archive_command.command("stats")
@archive_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to print them.",
)
@debug_option
def stats_command(archive: Path, format_: str) -> ExitStatus:
    """Print what ARCHIVE holds, in figures."""
    from provenance.archive.stats import stats

    figures = stats(archive)
    deliver(_json(figures) if format_ == "json" else _text(archive, figures), None)
    return ExitStatus.CLEAN


@archive_command.command("verify")
@archive_argument
@quiet_option
@debug_option
def verify_command(archive: Path, quiet: bool) -> ExitStatus:
    """Check that ARCHIVE is whole; exits with 1 where it is not.

    Everything in it is read: that takes about as long as it took to add it.
    """
    from provenance.archive.checking import problems

    found = 0
    for problem in problems(archive, progress(quiet=quiet)):
        found += 1
        if found <= _NAMED:
            deliver(f"{printable(problem)}\n", None)
    told = "whole" if not found else f"not whole, {count(found, 'problem')}"
    deliver(f"{printable(f'{archive}: {told}')}\n", None)
    return ExitStatus.FINDINGS if found else ExitStatus.CLEAN


@archive_command.command("compact")
@archive_argument
@quiet_option
@debug_option
def compact_command(archive: Path, quiet: bool) -> ExitStatus:
    """Write ARCHIVE anew, without what was taken out of it and in fewer parts.

    Until that is done it takes twice its room on the disk.
    """
    from provenance.archive.compacting import compact
    from provenance.archive.phrases import learn

    done = compact(archive, "provenance archive compact", progress(quiet=quiet))
    learn(archive, progress(quiet=quiet))
    told = (
        f"{archive}: {done.bytes_after / 1e6:,.1f} MB in {count(done.parts_after, 'part')},"
        f" before {done.bytes_before / 1e6:,.1f} MB in {done.parts_before:,}"
    )
    deliver(f"{printable(told)}\n", None)
    return ExitStatus.CLEAN


def progress(*, quiet: bool) -> Callable[[str], None] | None:
    """Where to tell how far a long run is; it tells every few seconds at most."""
    return None if quiet or sys.stderr is None else say


@contextmanager
def told_when_interrupted(archive: Path) -> Iterator[None]:
    """Say what becomes of an archive whose writing somebody ended."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        say(f"{archive}: what was committed stays; the same command goes on from there")
        raise


def _text(archive: Path, figures: Stats) -> str:
    span = f"{figures.first} to {figures.last}" if figures.first else "not known"
    lines = [
        f"archive    {archive}",
        f"texts      {figures.texts:,}",
        f"copies     {figures.copies:,}",
        f"files      {figures.files:,}",
        f"published  {span}",
        f"disk       {figures.disk / 1e6:,.1f} MB in {count(figures.parts, 'part')}",
        *(f"outlet     {name}: {number:,}" for name, number in figures.outlets),
    ]
    return "".join(f"{printable(line)}\n" for line in lines)


def _json(figures: Stats) -> str:
    from provenance.coding import encoded, laid_out

    told = {
        "schema": SCHEMA,
        "texts": figures.texts,
        "copies": figures.copies,
        "files": figures.files,
        "published": figures.first and [figures.first, figures.last],
        "outlets": [{"name": name, "copies": number} for name, number in figures.outlets],
        "disk": figures.disk,
        "parts": figures.parts,
    }
    return laid_out(encoded(told).decode()) + "\n"
