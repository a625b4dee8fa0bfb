"""Help in sections: a command with many options groups them by what they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click


class Sections(click.Command):
    """A command whose help shows its options under headings.

    ``sections`` is heading → names of options, in the order they are shown in. An option that is
    in none stands in the last.
    """

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - those of click
        sections: Mapping[str, Sequence[str]] | None = None,
        **named: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*arguments, **named)
        self._sections = sections or {}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, section by section."""
        if not self._sections:
            super().format_options(ctx, formatter)
            return
        records = {
            param.opts[0]: record
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
        }
        named = {title: list(names) for title, names in self._sections.items()}
        known = {name for names in named.values() for name in names}
        named[next(reversed(named))] += [name for name in records if name not in known]
        for title, names in named.items():
            with formatter.section(title):
                formatter.write_dl([records[name] for name in names if name in records])
