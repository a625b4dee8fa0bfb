"""Where the decisions that an audit honours are: in a file that is named, or beside each draft."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from provenance.errors import UsageProblem
from provenance.model import Document


def decisions_files(given: Path | None, documents: Iterable[Document]) -> tuple[Path, ...]:
    """The file ``given``, else those beside the drafts among ``documents``, each once.

    Decisions about a draft that was fetched from an address are kept in the working directory.
    Raises `UsageProblem` if the file given is not there.
    """
    from provenance.decisions.file import decisions_file

    if given is not None:
        if not given.exists():
            raise UsageProblem(f"--decisions {given}: there is no such file")
        return (given,)
    working = Path.cwd()
    drafts = [Path(document.path) for document in documents if document.role == "suspicious"]
    return tuple(dict.fromkeys(decisions_file(draft, working) for draft in drafts))
