"""``provenance review``: serve an audit on this machine, and keep what is decided about it."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from provenance.cli.audit import audit_aloud, encoder_for, made, read_aloud, read_inputs
from provenance.cli.decisions import decisions_file_of
from provenance.cli.inputs import DraftsAgainstSources, against_option
from provenance.cli.known import holding
from provenance.cli.means import means
from provenance.cli.options import (
    GIVEN_INPUT,
    GIVEN_PATH,
    config_option,
    keep_option,
    settings,
    words_only_option,
)
from provenance.cli.output import check_output, deliver, say, say_fault
from provenance.cli.render import stored_audit
from provenance.errors import ExitStatus, UsageProblem
from provenance.ingest.folders import Given
from provenance.model import Audit

if TYPE_CHECKING:
    from provenance.review.site import Rendered
    from provenance.review.state import State

#: Bytes that nobody guesses: as many as Python's ``secrets`` deems enough.
_TOKEN_BYTES = 32
#: Decisions files that are named on standard error; more are counted.
_NAMED = 5


@click.command("review", cls=DraftsAgainstSources)
@click.argument(
    "given", nargs=-1, required=True, type=GIVEN_INPUT, metavar="[AUDIT.JSON | DRAFT...]"
)
@against_option
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=0,
    metavar="N",
    help="Where to listen, on this machine only; without it, on a free port.",
)
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--decisions",
    type=GIVEN_PATH,
    metavar="PATH",
    help="Keep all decisions in this file, instead of provenance-decisions.json beside the drafts.",
)
@click.option(
    "--templates",
    type=GIVEN_PATH,
    metavar="DIR",
    help="Take templates, style sheets and scripts of the page from here, where there are any.",
)
@config_option
@keep_option
@words_only_option
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
@click.option("--debug", is_flag=True, help="Show the trace of an internal error.")
def review_command(
    given: tuple[Path | str, ...],
    against: tuple[Path | str, ...],
    port: int,
    open_: bool,
    decisions: Path | None,
    templates: Path | None,
    config_path: Path | None,
    keep: tuple[str, ...],
    words_only: bool,
    quiet: bool,
    debug: bool,
) -> ExitStatus:
    """Serve an audit to this machine's browsers, and keep what is decided about its findings.

    A stored audit (AUDIT.JSON) is shown as it is. DRAFTs are audited, and audited again whenever
    one of them or a source changes. Decisions are kept beside them. Ctrl-C ends it.
    """
    import secrets

    from provenance.content.choose import choose
    from provenance.review.serve import HOST, listen, port_of, serve
    from provenance.review.site import site
    from provenance.review.state import Review
    from provenance.review.watch import Watch

    config = settings(config_path, keep, words_only=words_only)
    if templates is not None:
        from provenance.render.html import check_templates

        check_templates(templates)
    stored = _stored(given)
    if stored is not None and against:
        raise UsageProblem("--against: a stored audit is not audited again; give the drafts")
    check_output(decisions, (), f"--decisions {decisions}")
    file_of = decisions_file_of(decisions)
    listening = listen(port)  # first: a port that is taken is told before the work
    complain = partial(_complain, debug=debug)
    if stored is not None:
        review = Review(stored, lambda _: file_of(str(given[0])))
    else:
        hold = holding(None, config)
        choice = choose(given, against, config)
        look = _look((*choice.drafts, *choice.against), decisions)
        began = look()
        encoder = encoder_for(config)
        with means(config) as by:
            material = read_aloud(choice.drafts, choice.against, config, by, quiet=quiet)
            first = audit_aloud(material, config, encoder, by, quiet=quiet)
        review = Review(first, file_of, hold)

        def again() -> Audit:
            with means(config) as by:
                material = read_inputs(choice.drafts, choice.against, config, by)
                return made(material, config, encoder, by)

        Watch(review, again, look, began, complain).start()

    token = secrets.token_urlsafe(_TOKEN_BYTES)
    application = site(review, partial(_rendered, templates), token, port_of(listening), complain)
    if not quiet:
        _tell_where(review.files)
    address = f"http://{HOST}:{port_of(listening)}/?token={token}"
    deliver(f"{address}\n", None)
    if open_:
        Thread(target=_open, args=[address], daemon=True).start()
    serve(application, listening)
    return ExitStatus.CLEAN


def _stored(given: Sequence[Path | str]) -> Audit | None:
    """The stored audit that is all that was given, or None."""
    if len(given) != 1 or isinstance(given[0], str) or not given[0].is_file():
        return None
    try:
        data = given[0].read_bytes()
        top = json.loads(data) if data.lstrip().startswith(b"{") else None
    except (OSError, ValueError, RecursionError):
        return None  # to be read, and complained of, as a draft
    if not isinstance(top, dict) or not str(top.get("schema")).startswith("provenance.audit/"):
        return None
    return stored_audit(data, given[0])


def _look(given: Sequence[Given], decisions: Path | None) -> Callable[[], object]:
    """A function that gives another value once a draft or a source has changed."""
    from provenance.review.files import look

    beside = frozenset[str]() if decisions is None else frozenset({decisions.name})
    return partial(look, given, beside)


def _rendered(templates: Path | None, state: State) -> Rendered:
    from provenance.render.html import served_page
    from provenance.render.views import ReviewView
    from provenance.review.site import Rendered

    view = ReviewView(version=state.version, since=state.since, note=state.note)
    return Rendered(*served_page(state.audit, view, templates=templates))


def _tell_where(files: Sequence[Path]) -> None:
    for file in files[:_NAMED]:
        say(f"decisions are kept in {file}")
    if len(files) > _NAMED:
        say(f"and in {len(files) - _NAMED} further files of this name beside the drafts")


def _complain(error: Exception, *, debug: bool) -> None:
    say_fault(error)
    if debug:
        traceback.print_exception(error)


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        say("no browser could be opened")
