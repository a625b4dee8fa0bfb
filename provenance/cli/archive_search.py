"""``provenance archive search``: what an archive holds that drafts may come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.options import (
    GIVEN_INPUT,
    GIVEN_PATH,
    config_option,
    debug_option,
    output_option,
    settings,
    words_only_option,
)
from provenance.cli.output import check_output, deliver, files_behind, report
from provenance.errors import ExitStatus, InputProblem
from provenance.render.lines import printable
from provenance.text.shown import shown_path

if TYPE_CHECKING:
    from provenance.archive.candidates import Candidates
    from provenance.model import Document

SCHEMA = "provenance.archive-search/1"


@click.command("search")
@click.argument("archive", type=GIVEN_PATH, metavar="ARCHIVE")
@click.argument("drafts", nargs=-1, required=True, type=GIVEN_INPUT, metavar="DRAFT...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to print them.",
)
@output_option
@config_option
@words_only_option
@debug_option
def search_command(
    archive: Path,
    drafts: tuple[Path | str, ...],
    format_: str,
    output: Path | None,
    config_path: Path | None,
    words_only: bool,
) -> ExitStatus:
    """Show the texts of ARCHIVE that each DRAFT most likely comes from, likeliest first.

    They are what an audit against the archive compares the draft with. A score says what speaks for
    a text, by rare words and by meaning; 0 is a few words only.
    """
    from provenance.archive.archive import Archive
    from provenance.archive.background import background_of
    from provenance.archive.candidates import candidates
    from provenance.cli.audit import encoder_for
    from provenance.ingest.read import read_documents

    check_output(output, (Path(given) for given in drafts))
    config = settings(config_path, (), words_only=words_only)
    opened = Archive.open(archive)
    documents, skipped = read_documents(drafts, [], config)
    if not documents:
        why = "; ".join(f"{one.path}: {one.reason}" for one in skipped)
        raise InputProblem(f"nothing to search for: {why or 'no article there'}")
    check_output(output, files_behind(documents))
    background, encoder = background_of([opened], ""), encoder_for(config)
    found = [
        (document, candidates(document, opened, config, encoder, background))
        for document in documents
    ]
    deliver(_json(archive, found) if format_ == "json" else _text(found), output)
    report(skipped)
    unread = any(not one.incidental for one in skipped)
    return ExitStatus.NOTHING_AUDITED if unread else ExitStatus.CLEAN


def _text(found: Sequence[tuple[Document, Candidates]]) -> str:
    return "".join(f"{line}\n" for one in found for line in _lines(*one))


def _lines(draft: Document, found: Candidates) -> Iterator[str]:
    looked = f"{found.looked_at:,} of {found.of:,} texts looked at"
    yield f"{printable(shown_path(draft.path))}: {looked}"
    for path in found.itself:
        yield f"  the draft itself: {printable(shown_path(path))}"
    if not found.found:
        yield "  none that it may come from"
    for one in found.found:
        first = one.documents[0]
        about = (first.published, first.outlet or first.host, first.title)
        yield f"  {one.score:6.1f}  {printable(', '.join(filter(None, about)) or 'no title')}"
        yield from (f"          {printable(shown_path(d.path))}" for d in one.documents)
        if one.further:
            yield f"          and {one.further:,} further copies"


def _json(archive: Path, found: Sequence[tuple[Document, Candidates]]) -> str:
    from provenance.coding import encoded, laid_out

    told = {
        "schema": SCHEMA,
        "archive": shown_path(archive.as_posix()),
        "drafts": [_searched(*one) for one in found],
    }
    return laid_out(encoded(told).decode()) + "\n"


def _searched(draft: Document, found: Candidates) -> dict[str, object]:
    return {
        "path": shown_path(draft.path),
        "looked_at": found.looked_at,
        "of": found.of,
        "itself": [shown_path(path) for path in found.itself],
        "texts": [
            {
                "key": one.text,
                "score": round(one.score, 1),
                "further_copies": one.further,
                "copies": [
                    {
                        "path": shown_path(d.path),
                        "outlet": d.outlet,
                        "published": d.published,
                        "title": d.title,
                        "url": d.url,
                    }
                    for d in one.documents
                ],
            }
            for one in found.found
        ],
    }
