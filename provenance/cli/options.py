"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from provenance.config import Config, load_config
from provenance.ingest.fetch import is_address
from provenance.rules.severity import by_code


class GivenPath(click.Path):
    """A path that somebody meant to give.

    An unset shell variable arrives as an empty word, which as a path is the working directory:
    everything in it would be audited.
    """

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """The path; fails for an empty word."""
        if value == "":
            self.fail("the path is empty.", param, ctx)
        return super().convert(value, param, ctx)


class GivenInput(GivenPath):
    """A path as above, or a web address, which stays the text it is."""

    name = "path or address"

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """The path, or the address as it was given; fails for an empty word."""
        if isinstance(value, str) and is_address(value):
            return value
        return super().convert(value, param, ctx)


GIVEN_PATH = GivenPath(path_type=Path)
GIVEN_INPUT = GivenInput(path_type=Path)

output_option = click.option(
    "--output",
    type=GIVEN_PATH,
    metavar="PATH",
    help="Write the result here instead of standard output.",
)
config_option = click.option(
    "--config",
    "config_path",
    type=GIVEN_PATH,
    metavar="PATH",
    help="Settings to use, instead of provenance.toml or pyproject.toml in this folder.",
)
keep_option = click.option(
    "--keep",
    multiple=True,
    metavar="KIND",
    help="Put set-aside blocks of this kind (caption, bio, …) back into the articles; repeatable.",
)
words_only_option = click.option(
    "--words-only", is_flag=True, help="Compare words, not meanings: faster, sees less."
)
redacted_option = click.option(
    "--redacted",
    is_flag=True,
    help="Block out the texts, so that the result can be shown outside the newsroom.",
)
templates_option = click.option(
    "--templates",
    type=GIVEN_PATH,
    metavar="DIR",
    help="With --format html: templates, style sheets and scripts of your own.",
)
debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show the trace of an internal error."
)


def settings(config_path: Path | None, keep: Sequence[str], *, words_only: bool = False) -> Config:
    """The settings in force: those of the file, and what this run keeps and leaves out besides."""
    config = load_config(config_path)
    by_code(config.severity)  # names no unknown rule
    encoder = config.encoder and not words_only
    return replace(config, keep=(*config.keep, *keep), encoder=encoder)
