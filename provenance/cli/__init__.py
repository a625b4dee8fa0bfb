"""The commands: options in, exit status out. The only door to click.

What a command needs of the audit is imported when it runs, so that ``provenance --help`` answers
without loading the encoder, the HTML reader or the templates.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from provenance import __version__
from provenance.cli.align import align_command
from provenance.cli.archive import archive_command
from provenance.cli.audit import audit_command
from provenance.cli.baseline import baseline_command
from provenance.cli.config import config_command
from provenance.cli.render import render_command
from provenance.cli.review import review_command
from provenance.cli.rules import rules_command
from provenance.cli.show import show_command
from provenance.cli.trace import trace_command
from provenance.errors import UsageProblem


@click.group(
    commands=[
        audit_command,
        align_command,
        show_command,
        render_command,
        review_command,
        baseline_command,
        archive_command,
        trace_command,
        rules_command,
        config_command,
    ],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="provenance", message="%(prog)s %(version)s")
def provenance() -> None:
    """Audit where a news text comes from, and whether it says so."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit status.

    Raises `UsageProblem` for a call that click cannot make sense of; what a command raises passes
    through.
    """
    try:
        # Not click's own main(): it would end a broken pipe with status 1, which means findings.
        with provenance.make_context("provenance", list(arguments)) as context:
            return int(provenance.invoke(context) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        raise UsageProblem("no command given; see provenance --help") from error
    except click.ClickException as error:
        where = getattr(error, "ctx", None)
        command = where.command_path if where else "provenance"
        raise UsageProblem(f"{error.format_message()} See {command} --help.") from None
