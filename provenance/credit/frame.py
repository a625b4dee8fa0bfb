"""What stands around the story: whole-text lines, bylines, bios, captions, metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.credit.found import AUTHORS_NOTE, OWN, PICTURE, Found, Piece, piece
from provenance.credit.lines import is_sign_off, line_kind, slug, states_rights
from provenance.credit.mentions import mentions
from provenance.credit.names import REPORTER, Party, Roster, is_wire
from provenance.credit.scope import Reach
from provenance.credit.vague import vague_cues
from provenance.model import CreditKind, Document, Removed, Span

_METADATA = re.compile(
    r"^[ \t]*(?:source|via|credit|publisher|publication|syndicated[_ -]?from|original[\w -]{0,20}|"
    r"canonical|outlet|attribution)[ \t]*[:=](?P<value>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
_BY = re.compile(r"\W*by\b", re.IGNORECASE)
#: A correction that says whose reporting was used (SPJ: "acknowledge mistakes").
_OWNS_UP = re.compile(
    r"\b(?:credit|attribut|acknowledg)|\b(?:first|originally) (?:reported|published|appeared)\b|"
    r"\breporting (?:by|from|of)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\b(?:photo|image|picture|graphic)", re.IGNORECASE)
#: The agency whose handbook prescribes the sign-off, where the text names none.
_SIGNS_OFF = "Reuters"


def removed_credits(
    block: Removed, draft: Document, roster: Roster, reach: Reach
) -> Iterator[Found]:
    """Credits in a block that is no part of the article."""
    part = piece(block.span.of(draft.text), block.span.start)
    if block.kind in ("caption", "photo", "figure"):
        yield from _aside(part, roster, "photo", PICTURE)
    elif block.kind == "bio":
        yield from _aside(part, roster, "bio", AUTHORS_NOTE)
    elif block.kind == "front-matter":
        yield from _metadata(block, draft, roster)
    elif block.kind == "correction":
        yield from _correction(part, roster, reach)
    elif block.kind == "imprint":
        yield from _imprint(part, roster, reach)
    elif block.kind in ("byline", "credit-line", "dateline", "author"):
        yield from _line(part, block.kind, draft, roster, reach)


def whole_text_credits(
    part: Piece, kind: CreditKind, roster: Roster, reach: Reach
) -> Iterator[Found]:
    """The outlets a line that credits the whole text names, or its nameless agencies."""
    named = [m for m in mentions(part.text, roster) if m.kind == "name"]
    for mention in named:
        roster.credited(mention.party)
        span = part.back(0, mention.end)
        why = "a line that credits the whole text"
        yield _of_the_whole(span, kind, mention.party, reach, why)
    if not named:
        for a, b in vague_cues(part.text):
            why = "a line that credits agencies without naming one"
            yield Found(part.back(a, b), "vague", None, False, reach.whole(), why)


def slug_credit(part: Piece, roster: Roster, reach: Reach) -> Found | None:
    """The credit of a wire slug at the start of the story, or None."""
    found = slug(part.text)
    party = roster.look_up(found.agency) if found else None
    if found is None or party is None or party.doubtful:
        return None
    roster.credited(party)
    return _of_the_whole(part.back(0, found.end), "wire-line", party, reach, "a wire slug")


def sign_off_credit(part: Piece, roster: Roster, reach: Reach) -> Iterator[Found]:
    """The agency of a sign-off: the one the text has credited, else the one whose form it is.

    ``part`` is a line that `is_sign_off`.
    """
    party = roster.agency() or roster.look_up(_SIGNS_OFF)
    if party is not None:
        why = f"an agency's sign-off, in the form of {party.name}"
        yield _of_the_whole(part.back(0, len(part.text)), "wire-line", party, reach, why)


def _of_the_whole(span: Span, kind: CreditKind, party: Party, reach: Reach, why: str) -> Found:
    """A credit of the whole text, which a document does not owe its own outlet."""
    if party.own:
        return Found(span, kind, party, False, (), OWN)
    return Found(span, kind, party, True, reach.whole(), f"{why}; {party.how}")


def _imprint(part: Piece, roster: Roster, reach: Reach) -> Iterator[Found]:
    """A copyright line of an agency or of another outlet, under copy that others print."""
    if not states_rights(part.text):
        return
    for mention in mentions(part.text, roster):
        party = mention.party
        if mention.kind == "name" and (party.document is not None or is_wire(party.name)):
            span = part.back(0, mention.end)
            yield _of_the_whole(span, "wire-line", party, reach, "another's copyright line")
            return


def _line(
    part: Piece, block_kind: str, draft: Document, roster: Roster, reach: Reach
) -> Iterator[Found]:
    found = slug_credit(part, roster, reach)
    if found is not None:
        yield found
        return
    if is_sign_off(part.text):
        yield from sign_off_credit(part, roster, reach)
        return
    kind: CreditKind = line_kind(part.text) or "wire-line"
    if block_kind == "byline" or _BY.match(part.text):
        if _PICTURE.search(part.text):
            yield from _aside(part, roster, "photo", PICTURE)
            return
        kind = "byline"
    named = list(whole_text_credits(part, kind, roster, reach))
    yield from named
    if kind == "byline" and not named and draft.outlet is None:
        yield from _reporters(part, roster, reach)


def _reporters(part: Piece, roster: Roster, reach: Reach) -> Iterator[Found]:
    """A source's reporter in the byline of a text that names no outlet."""
    for source in roster.sources:
        for person in source.byline:
            at = part.text.find(person)
            if person and at >= 0:
                party = Party(person, source.id, False, REPORTER)
                span = part.back(at, at + len(person))
                yield _of_the_whole(span, "byline", party, reach, "the byline")


def _correction(part: Piece, roster: Roster, reach: Reach) -> Iterator[Found]:
    """Sources that a correction credits; one that was only misspelt is none."""
    if not _OWNS_UP.search(part.text):
        return
    for mention in mentions(part.text, roster):
        party = mention.party
        if mention.kind == "name" and party.document is not None and not party.own:
            span = part.back(mention.start, mention.end)
            yield _of_the_whole(span, "named", party, reach, "a correction credits it")


def _metadata(block: Removed, draft: Document, roster: Roster) -> Iterator[Found]:
    for match in _METADATA.finditer(block.span.of(draft.text)):
        value = match["value"].strip().strip("\"'")
        party = roster.look_up(value) or roster.link(value)
        if party is not None and party.document is not None and not party.own:
            span = Span(block.span.start + match.start(), block.span.start + match.end())
            yield Found(span, "bio", party, False, (), "only the metadata names it")


def _aside(part: Piece, roster: Roster, kind: CreditKind, why: str) -> Iterator[Found]:
    """Sources named where no text is credited."""
    for mention in mentions(part.text, roster):
        party = mention.party
        if mention.kind == "name" and party.document is not None and not party.own:
            yield Found(part.back(mention.start, mention.end), kind, party, False, (), why)
