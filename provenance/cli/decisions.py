"""Where the decisions that an audit honours are: in a file that is named, or beside each draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from provenance.cli.options import GIVEN_PATH
from provenance.errors import UsageProblem
from provenance.model import Document

decisions_option = click.option(
    "--decisions",
    type=GIVEN_PATH,
    metavar="PATH",
    help="What reviewers decided, instead of provenance-decisions.json beside the drafts.",
)


def decisions_file_of(given: Path | None) -> Callable[[str], Path]:
    """A function that says where decisions on the draft of a path are kept.

    In the file ``given``, else beside the draft, or in a folder above it up to the working
    directory; those about a draft that was fetched from an address in the working directory.
    """
    if given is not None:
        return lambda _: given
    from provenance.decisions.file import decisions_file

    working = Path.cwd()
    return lambda path: decisions_file(Path(path), working)


def decisions_files(given: Path | None, documents: Iterable[Document]) -> tuple[Path, ...]:
    """The file ``given``, else those beside the drafts among ``documents``, each once.

    Raises `UsageProblem` if the file given is not there.
    """
    if given is not None and not given.exists():
        raise UsageProblem(f"--decisions {given}: there is no such file")
    drafts = (document.path for document in documents if document.role == "suspicious")
    return tuple(dict.fromkeys(map(decisions_file_of(given), drafts)))
