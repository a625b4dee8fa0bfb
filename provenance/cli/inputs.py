"""What a command audits: the drafts and sources of its command line, or those of the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli.options import GIVEN_INPUT
from provenance.cli.sections import Sections
from provenance.config import Config

if TYPE_CHECKING:
    from provenance.content.choose import Choice


class DraftsAgainstSources(Sections):
    """A command whose ``--against`` takes all paths up to the next option.

    A shell turns ``--against wire/*.txt`` into one option and many words. Taken as drafts, the
    words would be audited as if they were suspicious. An ``--against`` that stands before any
    draft still takes one path, because the words after it are the drafts.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat ``--against`` before each of its further paths."""
        return super().parse_args(ctx, self._repeated(args))

    def _repeated(self, args: Sequence[str]) -> list[str]:
        takes_value = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        repeated: list[str] = []
        waiting: str | None = None
        draft_seen = gathering = False
        for place, word in enumerate(args):
            if word == "--":
                return [*repeated, *args[place:]]
            if waiting is not None:
                gathering = waiting == "--against" and draft_seen
                waiting = None
            elif word.startswith("-") and word != "-":
                gathering = False
                waiting = word if word in takes_value else None
            elif gathering:
                repeated.append("--against")
            else:
                draft_seen = True
            repeated.append(word)
        return repeated


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs that a command line names."""

    drafts: tuple[Path | str, ...]
    against: tuple[Path | str, ...]
    changed_since: str | None = None
    content_only: bool = False

    def choose(self, config: Config) -> Choice:
        """Them, or where there are none those that the settings name."""
        from provenance.content.choose import choose

        return choose(
            self.drafts,
            self.against,
            config,
            changed_since=self.changed_since,
            content_only=self.content_only,
        )


against_option = click.option(
    "--against",
    multiple=True,
    type=GIVEN_INPUT,
    metavar="PATH...",
    help="Possible sources: files or folders, up to the next option. Without it, what the setting"
    " sources names; if there is none, the drafts are audited against each other.",
)


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that make up its `Inputs`."""
    for option in reversed(
        (
            click.argument("drafts", nargs=-1, type=GIVEN_INPUT, metavar="[DRAFT]..."),
            click.option(
                "--changed-since",
                metavar="REV",
                help="Only drafts that changed since this revision of git and HEAD parted,"
                " committed or not.",
            ),
            click.option(
                "--content-only",
                is_flag=True,
                help="Of the drafts given only those that the setting content names.",
            ),
            against_option,
        )
    ):
        command = option(command)
    return command
