"""A marked document as the page shows it: ids, links, labels and classes, all decided here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from provenance.model import Alignment, CreditStatus, Document, Removed
from provenance.render.marks import Cell, Mark, Paragraph, Run, paragraphs
from provenance.render.wording import KINDS, STATUSES

#: Which status a sentence shows that has several alignments: the one that asks most of the editor.
_STATUS_ORDER: tuple[CreditStatus, ...] = (
    "uncredited",
    "misattributed",
    "vague",
    "credited",
    "licensed",
    "own",
    "quoted",
    "common-origin",
)
_KIND_ORDER = ("verbatim", "near-verbatim", "paraphrase")


@dataclass(frozen=True, slots=True)
class Label:
    """A small note after a marked stretch; a link where it leads somewhere."""

    text: str
    look: str
    """CSS classes."""
    says: str
    """The note in full: the description of a link, else shown after the text if there is any."""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look inside a cell."""

    text: str
    look: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """An aligned sentence, or text between two."""

    look: str
    href: str | None
    pairs: tuple[str, ...]
    """Ids of the rows of the alignments it belongs to."""
    ids: tuple[str, ...]
    says: str
    pieces: tuple[Piece, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or neighbouring ones that were removed for the same reason."""

    kind: str
    removed: Removed | None
    paragraphs: tuple[tuple[Stretch, ...], ...]
    folded: bool
    """Whether it is a removed block too long to stand open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What the page says of the thing a mark belongs to."""

    id: str
    """Of the place in this text."""
    label: Label | None
    look: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned(Thing):
    """An alignment, seen from one of its two texts."""

    alignment: Alignment
    counterpart: str
    """Id of its place in the other text."""


#: Removed blocks longer than this stand folded. About eight lines of a column.
_FOLDED_FROM = 500


def blocks(
    document: Document, marks: Iterable[Mark], things: Mapping[str, Thing]
) -> tuple[Block, ...]:
    """``document`` under ``marks``; ``things`` says by a mark's key what it is."""
    cut = paragraphs(document, marks)
    cells = [cell for paragraph in cut for cell in paragraph.cells]
    last = {mark: number for number, cell in enumerate(cells) for mark in cell.over}
    placed: set[str] = set()

    def place(mark: Mark) -> str | None:
        """The id of ``mark``, the first time it is asked for."""
        thing = things.get(mark.key)
        if thing is None or thing.id in placed:
            return None
        placed.add(thing.id)
        return thing.id

    number = -1
    grouped: list[tuple[Paragraph, list[tuple[Stretch, ...]]]] = []
    for paragraph in cut:
        stretches = []
        for cell in paragraph.cells:
            number += 1
            ending = [mark for mark in cell.over if last[mark] == number]
            stretches.append(_stretch(cell, ending, things, place))
        if (
            grouped
            and paragraph.removed
            and _same_receipt(grouped[-1][0].removed, paragraph.removed)
        ):
            grouped[-1][1].append(tuple(stretches))
        else:
            grouped.append((paragraph, [tuple(stretches)]))
    return tuple(_block(paragraph, found) for paragraph, found in grouped)


def _same_receipt(one: Removed | None, other: Removed) -> bool:
    return one is not None and (one.kind, one.reason) == (other.kind, other.reason)


def _block(paragraph: Paragraph, found: list[tuple[Stretch, ...]]) -> Block:
    stretches = [stretch for stretches in found for stretch in stretches]
    pieces = [piece for stretch in stretches for piece in stretch.pieces]
    # A block that something links to stays open, or the link would lead into a closed fold.
    linked = any(stretch.ids for stretch in stretches) or any(piece.ids for piece in pieces)
    long = sum(len(piece.text) for piece in pieces) > _FOLDED_FROM
    folded = paragraph.removed is not None and long and not linked
    return Block(paragraph.kind, paragraph.removed, tuple(found), folded)


def _stretch(
    cell: Cell,
    ending: list[Mark],
    things: Mapping[str, Thing],
    place: Callable[[Mark], str | None],
) -> Stretch:
    noted = (
        Label("not part of the article", "tag left-out", mark.key)
        if mark.layer == "removed"
        else things[mark.key].label
        for mark in ending
    )
    labels = tuple(dict.fromkeys(label for label in noted if label is not None))
    ids = tuple(filter(None, map(place, cell.aligned)))
    pieces = tuple(_piece(run, things, place) for run in cell.runs)
    known = (things[mark.key] for mark in cell.aligned)
    aligned = [thing for thing in known if isinstance(thing, Aligned)]
    if not aligned:
        return Stretch("", None, (), ids, "", pieces, labels)
    best = max(aligned, key=lambda thing: thing.alignment.similarity)
    status = min((thing.alignment.credit for thing in aligned), key=_STATUS_ORDER.index)
    kind = min((thing.alignment.kind for thing in aligned), key=_KIND_ORDER.index)
    says = f"{KINDS[kind]}, {STATUSES[status]}"
    look = f"sentence {kind} {status}"
    pairs = tuple(mark.key for mark in cell.aligned)
    # What the sentence says already, its labels need not say again.
    labels = tuple(replace(one, says="") if one.says == says else one for one in labels)
    return Stretch(look, f"#{best.counterpart}", pairs, ids, says, pieces, labels)


def _piece(run: Run, things: Mapping[str, Thing], place: Callable[[Mark], str | None]) -> Piece:
    looks = dict.fromkeys(
        things[mark.key].look if mark.key in things else mark.layer for mark in run.marks
    )
    ids = tuple(filter(None, map(place, run.marks)))
    return Piece(run.text, " ".join(filter(None, looks)), ids)
