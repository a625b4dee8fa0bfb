"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from provenance.config import Config, load_config
from provenance.errors import UsageProblem
from provenance.ingest.fetch import is_address
from provenance.rules.selection import check_words, selected
from provenance.rules.severity import check_rules


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


def _rule_words(
    _: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """Rules, parted by commas or blanks: codes, what codes begin with, or names."""
    split = [one.replace(",", " ").split() for one in given]
    if not all(split):
        raise UsageProblem(f"{option.opts[0]} names no rule")
    words = tuple(word for words in split for word in words)
    check_words(words, option.opts[0])
    return words


select_option = click.option(
    "--select",
    multiple=True,
    callback=_rule_words,
    metavar="RULES",
    help="Hold only these rules against a draft (PRV1,PRV302), in place of the setting.",
)
ignore_option = click.option(
    "--ignore",
    multiple=True,
    callback=_rule_words,
    metavar="RULES",
    help="Do not hold these rules against a draft, besides those of the setting.",
)
debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show the trace of an internal error."
)


def settings(
    config_path: Path | None,
    keep: Sequence[str],
    *,
    words_only: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Config:
    """The settings in force: those of the file, and what this run keeps, selects and leaves out.

    Raises `UsageProblem` for what is no setting, and for a rule that there is not.
    """
    config = load_config(config_path)
    check_rules(config)
    encoder = config.encoder and not words_only
    config = replace(config, keep=(*config.keep, *keep), encoder=encoder)
    return selected(config, select, ignore)
