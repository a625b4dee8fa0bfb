"""The word difference of two aligned sentences, as the page shows it: what each side did with it.

Joined, the pieces of a side are its sentence, to the last character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from provenance.match.diff import Change, word_changes
from provenance.model import Span
from provenance.render.views import Wording
from provenance.text.words import words


def sides(
    said: str, told: str, judged_said: Sequence[Span], judged_told: Sequence[Span]
) -> tuple[tuple[Wording, ...], tuple[Wording, ...]]:
    """The draft's and the source's side of a pair of sentences.

    ``judged`` spans, counted from the sentence's beginning, are what findings point at in it.
    """
    changes = word_changes(said, told)
    shared = _content(said) & _content(told)
    return (
        tuple(_judged(_side(changes, "insert", shared), judged_said)),
        tuple(_judged(_side(changes, "delete", shared), judged_told)),
    )


def _content(text: str) -> frozenset[str]:
    return frozenset(word.key for word in words(text) if word.content)


def _side(
    changes: Iterable[Change], own: Literal["insert", "delete"], shared: frozenset[str]
) -> Iterator[Wording]:
    """The side that has the ``own`` changes, with the shared words free of outer spaces.

    A shared space or full stop alone says nothing, so it is not shown as shared. Of the ``own``
    changes, content words that are in ``shared`` stand on the other side too, in another place or
    form.
    """
    for change in changes:
        if change.op == own:
            yield from _moved(change.text, shared)
        elif change.op == "equal":
            start, middle, end = _outer_space(change.text)
            look: Literal["kept", "plain"] = "kept" if any(map(str.isalnum, middle)) else "plain"
            pieces = (Wording("plain", start), Wording(look, middle), Wording("plain", end))
            yield from (piece for piece in pieces if piece.text)


def _moved(text: str, shared: frozenset[str]) -> Iterator[Wording]:
    """``text`` cut where words of ``shared`` stand in it, neighbouring ones together."""
    stretches: list[tuple[int, int]] = []
    for word in words(text):
        end = stretches[-1][1] if stretches else 0
        if word.content and word.key in shared and word.start >= end:
            start = word.start
            if stretches and text[end:start].isspace():
                start = stretches.pop()[0]
            stretches.append((start, word.end))
    at = 0
    for start, end in stretches:
        if start > at:
            yield _changed(text[at:start])
        yield Wording("moved", text[start:end])
        at = end
    if at < len(text):
        yield _changed(text[at:])


def _changed(text: str) -> Wording:
    """A space says nothing, whoever has it."""
    return Wording("plain" if text.isspace() else "changed", text)


def _outer_space(text: str) -> tuple[str, str, str]:
    """``text`` cut into leading space, words and trailing space."""
    middle = text.strip()
    start = text.index(middle) if middle else len(text)
    return text[:start], middle, text[start + len(middle) :]


def _judged(side: Iterable[Wording], spans: Sequence[Span]) -> Iterator[Wording]:
    """The side cut where a judged stretch begins or ends, its words marked."""
    if not spans:
        yield from side
        return
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    at = 0
    for piece in side:
        end = at + len(piece.text)
        cuts = [at, *(edge for edge in edges if at < edge < end), end]
        for start, stop in pairwise(cuts):
            inside = any(span.start <= start and stop <= span.end for span in spans)
            yield Wording(piece.look, piece.text[start - at : stop - at], inside)
        at = end
