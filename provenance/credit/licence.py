"""Licences: copy that may be run under an agreement, and the line that is agreed for it.

A partner's copy needs no credit where it is used beyond the line under which it is printed
(newsroom practice for wire copy, e.g. the Dallas Morning News' "From Wire Reports").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from provenance.config import Config
from provenance.credit.found import piece
from provenance.credit.lines import line_kind, slug
from provenance.credit.names import is_one_of, same_source
from provenance.credit.quotes import Text
from provenance.model import Credit, Document, Span
from provenance.text.words import words

#: Blocks outside the article that may carry the line; of the others, a page's menus name anybody.
_CARRIERS = frozenset({"byline", "credit-line", "deck", "imprint", "slug"})
#: A line is no longer than this; what is longer is prose.
_LONGEST = 200
_PICTURE = re.compile(r"\b(?:photos?|images?|pictures?|graphics?|videos?)\b", re.IGNORECASE)
#: The end of a sentence, which a line that only names somebody does not have.
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]*_\s]*$")
_CAPITAL_OR_SMALL = re.compile(r"[^a-z]|(?:and|by|for|from|in|of|the|to|via|with)\b")
_NAMES = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Licence:
    """An agreement with the outlet a source is from."""

    partner: str
    line: str | None
    """The credit line agreed on; None where any credit that names the partner will do."""


def licence(source: Document, config: Config) -> Licence | None:
    """The agreement under which copy of ``source`` may be used, or None."""
    for partner, line in config.licensed.items():
        if is_one_of(source, (partner,)):
            return Licence(partner, line)
    return None


def with_agreed_lines(
    credits: Sequence[Credit], draft: Text, sources: Sequence[Document], config: Config
) -> tuple[Credit, ...]:
    """``credits``, with the credit lines agreed on for licensed copy that stand in the draft.

    Such a line covers the whole text, whether or not it reads like a credit; it takes the place of
    what was read there. The credits are numbered anew.
    """
    lines: list[tuple[Document, Credit]] = []
    for source in sources:
        agreed = licence(source, config)
        if agreed is None or any(same_source(source, other) for other, _ in lines):
            continue
        place = stands(agreed.line, draft) if agreed.line is not None else None
        if place is not None:
            lines.append((source, _line(place, draft, source, agreed.partner)))
    if not lines:
        return tuple(credits)
    others = [
        c
        for c in credits
        if not any(c.span.overlap(line.span) and c.document == line.document for _, line in lines)
    ]
    found = sorted([*others, *(line for _, line in lines)], key=lambda c: (c.span, not c.counts))
    return tuple(replace(c, id=f"c{number}") for number, c in enumerate(found, 1))


def _line(place: Span, draft: Text, source: Document, partner: str) -> Credit:
    covered = [s.span for s in draft.sentences] or [place]
    return Credit(
        id="",
        span=place,
        text=place.of(draft.document.text),
        kind="wire-line",
        name=partner,
        document=source.id,
        counts=True,
        covers=(Span(covered[0].start, covered[-1].end),),
        why="the credit line agreed on for licensed copy",
    )


def stands(line: str, draft: Text) -> Span | None:
    """Where ``draft`` carries an agreed credit line, or None.

    Case, spacing, accents and punctuation make no difference. It stands as a line of its own, alone
    or with a few words more ("By Ada Roe, Northern Press Service"), as a sentence of its own, or as
    the slug before the first words; in a sentence of prose a name is a credit, and not the line.
    """
    wanted = tuple(w.key for w in words(line))
    for place, set_apart in _places(draft):
        said = place.of(draft.document.text)
        if len(said) <= _LONGEST + len(line) and _is_in(wanted, said):
            alone = len(words(said)) == len(wanted)
            if alone or (set_apart and _is_line(said)):
                return place
    for sentence in draft.sentences:
        head = piece(sentence.text[:_LONGEST], sentence.span.start)
        opening = slug(head.text)
        if opening is not None and _is_in(wanted, opening.agency):
            return head.back(0, opening.end)
    return None


def _places(draft: Text) -> Iterator[tuple[Span, bool]]:
    """The lines and sentences that readers see, and whether each is a line by itself."""
    document = draft.document
    hidden = [r.span for r in document.removed if r.kind not in _CARRIERS]
    if document.title_span is not None:
        hidden.append(document.title_span)
    hidden.sort()
    ends = [span.end for span in hidden]
    at = 0
    for line in document.text.splitlines(keepends=True):
        start = at + len(line) - len(line.lstrip())
        span = Span(min(start, at + len(line.rstrip())), at + len(line.rstrip()))
        at += len(line)
        next_hidden = bisect_left(ends, span.start + 1)
        if next_hidden == len(hidden) or not hidden[next_hidden].overlap(span):
            yield span, True
    for sentence in draft.sentences:
        yield sentence.span, False


def _is_in(wanted: tuple[str, ...], said: str) -> bool:
    keys = tuple(w.key for w in words(said))
    return any(keys[n : n + len(wanted)] == wanted for n in range(len(keys) - len(wanted) + 1))


def _is_line(said: str) -> bool:
    """Whether a line that holds more than the agreed words is a credit line, and not prose."""
    if _PICTURE.search(said):
        return False
    if line_kind(piece(said, 0).text) is not None or not _SENTENCE.search(said):
        return True
    return all(_CAPITAL_OR_SMALL.match(name) for name in _NAMES.findall(said))
