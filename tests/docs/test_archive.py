"""docs/archive.md names every command of ``provenance archive`` with all its options."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from provenance.archive import folder
from provenance.cli.archive import SCHEMA, archive_command

PAGE = (Path(__file__).parents[2] / "docs" / "archive.md").read_text("utf-8")


def section_of(command: str) -> str:
    """The section of a command, up to the next heading."""
    _, found, rest = PAGE.partition(f"\n## `provenance archive {command} ")
    assert found, f"no section for {command}"
    return rest.partition("\n## ")[0]


@pytest.mark.parametrize("name", sorted(archive_command.commands))
def test_every_option_stands_in_the_section_of_its_command(name: str) -> None:
    section = section_of(name)
    options = [
        spelled
        for option in archive_command.commands[name].params
        if isinstance(option, click.Option)
        for spelled in option.opts
        if spelled != "--debug"  # said once, for all of them
    ]
    assert [spelled for spelled in options if f"`{spelled}" not in section] == []
    assert "`--debug`" in PAGE


def test_the_schema_and_its_fields_are_named() -> None:
    assert f"`{SCHEMA}`" in section_of("stats")


def test_how_long_a_second_writer_waits_is_said_rightly() -> None:
    assert folder._TRIES * folder._PAUSE == 5
    assert "waits for five seconds" in PAGE
