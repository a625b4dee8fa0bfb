"""What was understood of documents, for an editor to check before it decides anything."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from provenance.model import Document, Evidence, Skipped, Span
from provenance.render.lines import wrapped
from provenance.text.hidden import describe_hidden
from provenance.text.language import language_name
from provenance.text.shown import count, first_words, shown_path

#: How much of what a field was read off is repeated.
_QUOTED = 60
#: Kind of the receipts that stand inside paragraphs; they are cut out and counted, not listed.
_MARKUP = "markup"
_LEAD = 12


def to_text(documents: Sequence[Document], skipped: Sequence[Skipped]) -> str:
    """The documents one after the other, each with its fields and then its text in order.

    Paragraphs of the article stand at the margin ``|``, blocks that were set aside at ``-`` with
    their kind and the reason.
    """
    lines: list[str] = []
    for document in documents:
        lines += [*_fields(document), "", *_text(document), ""]
    for one in skipped:
        lines += wrapped(f"{shown_path(one.path)}: not read: {one.reason}", "", 4)
    return "\n".join(lines).rstrip("\n") + "\n"


def _fields(document: Document) -> Iterator[str]:
    yield from wrapped(shown_path(document.path), "", 4)
    yield from _field("Title", document.title or "none found")
    yield from _field("Byline", ", ".join(document.byline) or "none found", document, "byline")
    yield from _field("Origin", document.outlet or "unknown", document, "outlet")
    yield from _field("Host", document.host or "unknown", document, "host")
    yield from _field("Published", document.published or "not stated", document, "published")
    if document.updated:
        yield from _field("Updated", document.updated, document, "updated")
    for conflict in dict.fromkeys(clue.value for clue in document.conflicts):
        yield from _field("Conflict", conflict)
    yield from _field("Language", language_name(document.language))
    if document.url:
        yield from _field("Address", document.url)
    words = sum(len(part.of(document.text).split()) for part in document.body)
    yield from _field(
        "Article",
        f"{count(len(document.body), 'block')}, {count(words, 'word')}; "
        f"{count(len(document.removed), 'piece')} set aside",
    )
    for hidden in describe_hidden(document.text):
        yield from _field("Hidden", f"{hidden.said}{'' if hidden.hides else ' (hiding no word)'}")
    for limit in document.limits:
        yield from _field("Limit", limit)


def _field(
    name: str, value: str, document: Document | None = None, field: str = ""
) -> Iterator[str]:
    """A field and under it each place it was read off."""
    yield from wrapped(value, f"  {name:<{_LEAD - 2}}", _LEAD)
    if document is not None:
        for clue in document.evidence:
            if clue.field == field:
                yield from wrapped(_clue(document, clue), " " * _LEAD + "· ", _LEAD + 2)


def _clue(document: Document, clue: Evidence) -> str:
    place = clue.span.of(document.text) if clue.span else ""
    said = f": “{first_words(place, _QUOTED)}”" if place and place != clue.value else ""
    return f"{clue.value} ({clue.how}){said}"


def _text(document: Document) -> Iterator[str]:
    """Every block in the order of the text."""
    title = (document.title_span,) if document.title_span else ()
    shown = [(span, "=" if span in title else "|", "") for span in (*title, *document.body)]
    shown += [
        (one.span, "-", f"[{one.kind}: {one.reason}] ")
        for one in document.removed
        if one.kind != _MARKUP
    ]
    markup = sorted(one.span for one in document.removed if one.kind == _MARKUP)
    for span, margin, note in sorted(shown):
        yield from wrapped(note + _reading(document.text, span, markup), f"{margin} ", 2)


def _reading(text: str, span: Span, markup: Sequence[Span]) -> str:
    """The text of a span without the markup inside it, which is given in order."""
    parts, at = [], span.start
    first, last = bisect_left(markup, Span(at, at)), bisect_left(markup, Span(span.end, span.end))
    for mark in markup[first:last]:
        if mark.start >= at and mark.end <= span.end:
            parts.append(text[at : mark.start])
            at = mark.end
    return "".join((*parts, text[at : span.end]))
