"""The options that name drafts and sources, and how the command line is read for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from provenance.cli.options import GIVEN_INPUT
from provenance.cli.sections import Sections
from provenance.ingest.folders import Files, Given, is_archive


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


drafts_argument = click.argument("drafts", nargs=-1, type=GIVEN_INPUT, metavar="[DRAFT]...")
changed_since_option = click.option(
    "--changed-since",
    metavar="REV",
    help="Only drafts that changed since this revision of git and HEAD parted, committed or not.",
)
content_only_option = click.option(
    "--content-only",
    is_flag=True,
    help="Of the drafts given only those that the setting content names.",
)
against_option = click.option(
    "--against",
    multiple=True,
    type=GIVEN_INPUT,
    metavar="PATH...",
    help="Possible sources: files, folders or archives, up to the next option. Without it, what the"
    " setting sources names; if there is none, the drafts are audited against each other.",
)


def parted(against: Sequence[Given]) -> tuple[tuple[Given, ...], tuple[Path, ...]]:
    """What is given as possible sources: what is to be read, and the archives to be searched."""
    read: list[Given] = []
    archives: list[Path] = []
    for one in against:
        if isinstance(one, Files):
            shelves = [path for path in one.found if isinstance(path, Path) and is_archive(path)]
            archives += shelves
            rest = tuple(found for found in one.found if found not in shelves)
            read.append(Files(rest, one.of_folder))
        elif isinstance(one, Path) and is_archive(one):
            archives.append(one)
        else:
            read.append(one)
    return tuple(read), tuple(dict.fromkeys(archives))
