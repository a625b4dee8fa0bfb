"""``provenance trace``: who took from whom in a collection, and where it began."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.formats import Target, check_targets, formats_option, targets
from provenance.cli.options import (
    GIVEN_PATH,
    config_option,
    debug_option,
    keep_option,
    output_option,
    settings,
    words_only_option,
)
from provenance.cli.output import deliver, report, say, tell
from provenance.cli.sections import Sections
from provenance.config import Config
from provenance.errors import ExitStatus, InputProblem, UsageProblem

if TYPE_CHECKING:
    from provenance.archive.archive import Archive
    from provenance.descent import Lineage
    from provenance.lineage.engine import Engine
    from provenance.lineage.layout import WorkFolder

#: Where each format is made; imported when it is asked for.
_RENDERERS = {
    "text": "terminal.to_text",
    "html": "html.to_html",
    "json": "wire.to_json",
    "graphml": "graphml.to_graphml",
    "prov": "prov.to_prov",
    "jsonld": "jsonld.to_jsonld",
}
#: A table, which is no text.
_TABLE = "parquet"
#: Articles of an archive, and bytes of files, from which there is enough to do for two processes.
_MANY, _MUCH = 100, 500_000
_SECTIONS = {
    "What is written": ("--format", "--output"),
    "How it runs": (
        "--engine",
        "--work",
        "--jobs",
        "--config",
        "--keep",
        "--words-only",
        "--quiet",
        "--debug",
        "--help",
    ),
}


@click.command("trace", cls=Sections, sections=_SECTIONS)
@click.argument("paths", nargs=-1, required=True, type=GIVEN_PATH, metavar="PATH...")
@formats_option(
    (*_RENDERERS, _TABLE),
    "What to write, to standard output or to PATH; repeatable. text is a summary, html a page with"
    " the family tree on a time axis, json the wire format; graphml, prov (W3C PROV) and jsonld"
    " (schema.org) are for other programs, parquet=PATH is a table of the derivations.",
)
@output_option
@click.option(
    "--engine",
    type=click.Choice(("duckdb", "spark")),
    default="duckdb",
    show_default=True,
    help="What finds the pairs worth comparing: this machine, or the Spark it is set up for.",
)
@click.option(
    "--work",
    type=GIVEN_PATH,
    metavar="FOLDER",
    help="Keep the tables of the run here (Parquet). Without it they are thrown away.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=512),
    metavar="N",
    help="Processes that share the documents.  [default: one a core, where there is enough to do]",
)
@config_option
@keep_option
@words_only_option
@click.option("--quiet", is_flag=True, help="No progress and no summary on standard error.")
@debug_option
def trace_command(
    paths: tuple[Path, ...],
    formats: tuple[Target, ...],
    output: Path | None,
    engine: str,
    work: Path | None,
    jobs: int | None,
    config_path: Path | None,
    keep: tuple[str, ...],
    words_only: bool,
    quiet: bool,
) -> ExitStatus:
    """Trace who took from whom among the articles of each PATH, and where their text began.

    PATH is an archive, a file of any format that is read, or a folder of them. A derivation names
    direct parents only, says what speaks for its direction, and whether it is credited. The exit
    status is 0 whatever is found: to hold findings against a draft, audit it.
    """
    config = settings(config_path, keep, words_only=words_only)
    chosen = targets(formats, output)
    inputs = tuple(_files(paths))
    check_targets(chosen, inputs)
    if any(one.name == _TABLE and one.path is None for one in chosen):
        raise UsageProblem("--format parquet: is no text, so name a file: parquet=PATH")
    with _work_folder(work) as folder:
        try:
            lineage = _traced(paths, inputs, config, folder, engine, jobs, quiet=quiet)
        except OSError as error:
            where = f"--work {work}" if work else str(folder.path)
            why = error.strerror or " ".join(str(error).split())
            raise UsageProblem(f"{where}: cannot be written: {why}") from None
        for one in sorted(chosen, key=lambda target: target.path is None):
            _write(one, lineage)
    if not quiet and all(one.path or one.name != "text" for one in chosen):
        from provenance.render.lineage.terminal import to_text

        tell(to_text(lineage))
    for one in chosen:
        if one.path and not quiet:
            say(f"wrote {one.path}")
    if any(not one.incidental for one in lineage.skipped):
        return ExitStatus.NOTHING_AUDITED
    return ExitStatus.CLEAN


def _traced(
    paths: tuple[Path, ...],
    inputs: tuple[Path, ...],
    config: Config,
    folder: WorkFolder,
    engine: str,
    jobs: int | None,
    *,
    quiet: bool,
) -> Lineage:
    from provenance.archive.archive import Archive, is_archive
    from provenance.ingest.collection import collected
    from provenance.lineage.trace import Means, trace
    from provenance.processes import cores

    archives = [path for path in paths if is_archive(path)]
    files = [path for path in paths if path not in archives]
    opened = [Archive.open(path) for path in archives]
    processes = jobs or (cores() if _is_large(inputs, opened) else 1)
    collection = chain(
        collected(files, config, processes), *(archive.every(config) for archive in opened)
    )
    progress = (lambda _line: None) if quiet else say
    means = Means(_engine(engine, folder, jobs, processes), folder, progress)
    lineage = trace(collection, config, means, whole=not archives)
    report(lineage.skipped)
    number = lineage.compared.documents
    if number < 2:
        why = "; ".join(f"{one.path}: {one.reason}" for one in lineage.skipped)
        found = "one article" if number else "no article"
        raise InputProblem(f"nothing to trace: {found} there{'; ' if why else ''}{why}")
    return lineage


def _is_large(files: Iterable[Path], archives: Iterable[Archive]) -> bool:
    """Whether a second process, which loads all libraries anew, is worth its start."""
    if sum(archive.copies for archive in archives) >= _MANY:
        return True
    return sum(one.stat().st_size for one in files) >= _MUCH


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """All files that ``paths`` stand for."""
    from provenance.ingest.folders import files_of
    from provenance.ingest.members import COLLECTED

    for path in paths:
        yield from (one for one in files_of(path, COLLECTED) if isinstance(one, Path))


def _engine(name: str, folder: WorkFolder, jobs: int | None, processes: int) -> Engine:
    if name == "spark":
        from provenance.lineage.spark import Spark

        return Spark(folder, jobs)
    from provenance.lineage.local import Local

    return Local(folder, processes)


@contextmanager
def _work_folder(path: Path | None) -> Iterator[WorkFolder]:
    from provenance.lineage.layout import WorkFolder

    if path is not None:
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageProblem(f"--work {path}: {error.strerror or error}") from None
        yield WorkFolder(path)
        return
    with tempfile.TemporaryDirectory(prefix="provenance-") as made:
        yield WorkFolder(Path(made))


def _write(target: Target, lineage: Lineage) -> None:
    if target.name == _TABLE:
        assert target.path is not None  # noqa: S101 - checked before the work was done
        from provenance.lineage.table import write_table

        try:
            write_table(lineage, target.path)
        except OSError as error:
            why = error.strerror or error
            raise UsageProblem(f"{target.said}: cannot be written: {why}") from None
        return
    module, _, function = _RENDERERS[target.name].partition(".")
    render = getattr(importlib.import_module(f"provenance.render.lineage.{module}"), function)
    deliver(render(lineage), target.path, target.said)
