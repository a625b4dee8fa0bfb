"""What archives gave to an audit: documents that come to have numbers, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from provenance.cache.audits import renamed
from provenance.examine.work import Examined, Looked
from provenance.model import Document, DocumentAudit
from provenance.text.shown import listed, shown_path

#: So many paths are named; of more the number is told.
_MOST_NAMED = 3


class Numbered:
    """The documents of an audit, those out of archives numbered in the order they come up in."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = list(documents)
        self._names = {document.id: document.id for document in documents}

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents given, then those found."""
        return tuple(self._documents)

    def named(self, one: Examined) -> DocumentAudit:
        """The audit of one draft, by the numbers that the documents have in the whole audit."""
        if not one.found:
            return one.audit
        for document in one.found:
            if document.id not in self._names:
                number = f"d{len(self._documents) + 1}"
                self._names[document.id] = number
                self._documents.append(replace(document, id=number))
        return renamed(one.audit, self._names)


def searched(drafts: Sequence[str], looked: Sequence[Sequence[Looked]]) -> tuple[str, ...]:
    """What is to be said of the archives that drafts were held against, in plain sentences.

    ``drafts`` are their paths, ``looked`` of each of them what was looked at, an archive each.
    """
    lines: list[str] = []
    for each in zip(*looked, strict=True):
        lines += _of_archive(drafts, each)
    return tuple(lines)


def _of_archive(drafts: Sequence[str], each: Sequence[Looked]) -> Iterator[str]:
    name, texts = shown_path(each[0].archive), sorted({one.texts for one in each})
    compared, further = sum(one.compared for one in each), sum(one.further for one in each)
    at = f"{texts[0]:,}" if len(texts) == 1 else f"{texts[0]:,} to {texts[-1]:,}"
    for_each = "" if len(each) == 1 else " for each draft"
    whole = "" if len(each) == 1 else " in all"
    copies = f" (of {further:,} further copies none was read)" if further else ""
    yield (
        f"archive {name}: {at} of {each[0].of:,} texts were looked at{for_each}, {compared:,} "
        f"were compared sentence by sentence{whole}{copies}."
    )
    for draft, one in zip(drafts, each, strict=True):
        here = shown_path(draft)
        if one.itself:
            yield f"archive {name} holds {here} itself ({_named(one.itself)}): no source of it."
        if one.later:
            yield f"archive {name}: left out what rather took from {here} ({_named(one.later)})."


def _named(paths: Sequence[str]) -> str:
    if len(paths) > _MOST_NAMED:
        return f"{len(paths)} articles"
    return listed([shown_path(path) for path in paths])
