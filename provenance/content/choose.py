"""What an audit is of: the drafts given or named, of them those that changed, and the sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.config import Config
from provenance.content.select import Content
from provenance.errors import UsageProblem
from provenance.ingest.folders import Files, Given, files_of
from provenance.model import Skipped

if TYPE_CHECKING:
    from provenance.content.changes import Changes


@dataclass(frozen=True, slots=True)
class Choice:
    """The inputs of an audit."""

    drafts: tuple[Given, ...]
    against: tuple[Given, ...]
    nothing: str | None = None
    """Why no draft is left, where none is; an input that cannot be read is one that is left."""


def choose(
    drafts: Sequence[Path | str],
    against: Sequence[Path | str],
    config: Config,
    *,
    changed_since: str | None = None,
    content_only: bool = False,
) -> Choice:
    """The drafts given, else those that ``content`` names; the same for sources.

    ``content_only`` keeps of the drafts given those that ``content`` names, ``changed_since`` those
    that git does not know to be unchanged since the merge base of that revision and HEAD. Raises
    `UsageProblem` where there are neither drafts nor a setting that names any, and where git
    cannot say.
    """
    content = Content(config)
    chosen: tuple[Given, ...] = tuple(drafts)
    nothing = ""
    if not drafts:
        if not config.content:
            raise UsageProblem("no DRAFT given, and there is no setting content that names any")
        chosen, nothing = (content.drafts(),), "the setting content names no file that is here"
    elif content_only:
        if not config.content:
            raise UsageProblem("--content-only: there is no setting content")
        paths = (one for one in drafts if isinstance(one, Path))
        chosen = tuple(Files(tuple(content.among(one))) for one in paths)
        nothing = "no draft given is content"
    if changed_since is not None and not _is_empty(chosen):
        from provenance.content.changes import changes_since

        changes = changes_since(changed_since)
        touched = partial(_touched, changes, config, content)
        chosen = tuple(kept for one in chosen for kept in _kept(one, touched))
        nothing = f"no draft has changed since {changed_since}"
    return Choice(
        drafts=chosen,
        against=tuple(against) or ((content.sources(),) if config.sources else ()),
        nothing=nothing if _is_empty(chosen) else None,
    )


def _is_empty(chosen: Sequence[Given]) -> bool:
    return all(
        isinstance(one, Files) and all(isinstance(f, Skipped) and f.incidental for f in one.found)
        for one in chosen
    )


def _kept(given: Given, touched: Callable[[Path], bool]) -> tuple[Given, ...]:
    """What is left of something given when all that is not ``touched`` is taken away."""
    if isinstance(given, str):
        return (given,)  # of a page nobody knows whether it changed
    if isinstance(given, Path) and not given.is_dir():
        return (given,) if touched(given) else ()
    found = (one for one in files_of(given) if isinstance(one, Skipped) or touched(one))
    return (Files(tuple(found), of_folder=isinstance(given, Path)),)


def _touched(changes: Changes, config: Config, content: Content, draft: Path) -> bool:
    """Whether a draft is not known to be as it was.

    One that was only renamed counts as changed where it was not content at its old place, or the
    settings judge it otherwise at the new one: nobody has looked at it so.
    """
    if changes.touch(draft):
        return True
    former = changes.former(draft)
    if former is None:
        return False
    if config.for_path(former.as_posix()) != config.for_path(draft.as_posix()):
        return True
    return content.holds(draft) and not content.holds(former)
