"""What a reader of one format hands on: the text, its blocks, and what the format itself states."""

from __future__ import annotations

from dataclasses import dataclass, field

from provenance.model import Evidence, Link, Removed, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A line, paragraph, list item or heading of a text; its span has no outer white space."""

    span: Span
    text: str
    """Reading text: markup taken off, white space as single spaces."""
    kind: str = "text"
    """``text``, ``heading`` or ``item``, where the format says so."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What readers are not shown and somebody wrote for this program."""

    text: str
    at: int
    """Where it stands, as an offset into the page's text."""
    inside: Span | None = None
    """The paragraph it stands in; None where it stands by itself."""
    problem: str | None = None
    """Why it is not heeded whatever it says, in one plain clause."""


@dataclass(frozen=True, slots=True)
class Page:
    """A text taken apart: article body, headline, and everything else with its receipt."""

    text: str
    blocks: tuple[Block, ...]
    body: tuple[Span, ...]
    removed: tuple[Removed, ...]
    title: str | None = None
    title_span: Span | None = None
    links: tuple[Link, ...] = ()
    stated: tuple[Evidence, ...] = ()
    """Metadata the format states: ``outlet``, ``byline``, ``published``, ``url``, ``title``."""
    language: str | None = None
    """What the format states, as a primary tag (``de``)."""
    limits: tuple[str, ...] = ()
    """What of the file its reader could not see, in plain clauses: ``pages 3–5 hold no text``."""
    comments: tuple[Comment, ...] = ()
    """Those that were meant for markers, where the format has comments."""


@dataclass(slots=True)
class Layout:
    """The judgement on each block: the headline's number, and kind and reason of what is out."""

    title: int | None = None
    out: dict[int, tuple[str, str]] = field(default_factory=dict)

    def drop(self, number: int, kind: str, reason: str) -> None:
        """Take a block out of the body; the first judgement stands."""
        self.out.setdefault(number, (kind, reason))
