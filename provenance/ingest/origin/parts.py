"""A page as the search for its origin sees it: its head, its body, and the lines beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.ingest.page import Block, Page
from provenance.model import Evidence, Span
from provenance.outlets import domain_of

#: Metadata that exists to name the first publisher of a copy.
_ORIGINAL = re.compile(
    r"original[-_ ]?source|syndication|sourceOrganization|isBasedOn|original_", re.I
)
#: Sites that hold copies of other sites' pages under their own address.
_ARCHIVES = re.compile(r"https?://(?:web\.archive\.org/web/\w+/|archive\.\w+/\w*/?)(?=https?:)")
#: Lines above the article that are looked at.
_HEAD = 12
#: Words from which a paragraph is the story's and no line above it.
_PROSE = 12
#: Paragraphs at either end of the article in which a note may be left, and lines below it.
_EDGE, _FOOT = 4, 40
#: Paragraphs at the end among which a sign-off closes the text.
_CLOSE = 2
#: Kinds of removed blocks that are notes on the copy wherever they stand.
_NOTED = frozenset({"credit-line", "bio", "imprint", "footer", "contact", "notice"})


#: Characters of a story that are listened to: a magazine's longest piece, about 12,000 words.
_HEARD = 70_000


class Parts:
    """The blocks of a page by where they stand, and what its format states."""

    def __init__(self, page: Page) -> None:
        self.page = page
        shown = {block.span: block for block in page.blocks}
        self._number = {block.span: n for n, block in enumerate(page.blocks)}
        self.removed = [(r.kind, shown[r.span]) for r in page.removed if r.span in shown]
        self.kinds = {block.span: kind for kind, block in self.removed}
        self.body = [shown[span] for span in page.body if span in shown]
        self.story = _opening(self.body)
        """The story's paragraphs as far as its way of speaking is listened to."""
        self.prose = " ".join(block.text for block in self.story)
        first, last = (self.body[0].span, self.body[-1].span) if self.body else (Span(0, 0),) * 2
        story = next((b.span for b in self.body if len(b.text.split()) >= _PROSE), first)
        head = [b for b in page.blocks if b.span < story and b.span != page.title_span]
        self.head = head[-_HEAD:]
        """Lines above the story, the headline left out."""
        titles = [b for b in page.blocks if b.span == page.title_span]
        foot = [b for b in page.blocks if b.span > last and b.span in self.kinds][:_FOOT]
        beside = [*titles, *self.head, *self.body[:1], *self.body[1:][-_EDGE:], *foot]
        beside += [block for kind, block in self.removed if kind in _NOTED]
        self.beside = list(dict.fromkeys(beside))
        """Every block that may hold a note on the copy or its author."""

    def of(self, *kinds: str) -> Iterator[Block]:
        """The removed blocks of these kinds."""
        return (block for kind, block in self.removed if kind in kinds)

    def stated(self, field: str) -> list[Evidence]:
        """What the format states of a field, the first publisher of a copy left out."""
        return [e for e in self.page.stated if e.field == field and not _ORIGINAL.search(e.how)]

    def originals(self) -> list[Evidence]:
        """Metadata that exists to name the first publisher: an outlet or an address."""
        fields = {"outlet", "url"}
        return [e for e in self.page.stated if e.field in fields and _ORIGINAL.search(e.how)]

    def addresses(self) -> list[str]:
        """Addresses the page gives as its own, an archive's taken off."""
        return [_ARCHIVES.sub("", e.value) for e in self.stated("url") if domain_of(e.value)]

    def above(self, block: Block) -> str:
        """The line above a block."""
        n = self._number[block.span]
        return self.page.blocks[n - 1].text if n else ""

    def is_below_byline(self, block: Block) -> bool:
        """Whether the line above a block names an author."""
        n = self._number[block.span]
        return n > 0 and self.kinds.get(self.page.blocks[n - 1].span) == "byline"

    def is_below_title(self, block: Block) -> bool:
        """Whether a block stands below the headline."""
        return self.page.title_span is not None and block.span > self.page.title_span

    def is_at_end(self, block: Block) -> bool:
        """Whether a block closes the text, and is not a quotation's credit."""
        ending = bool(self.body) and block.span >= self.body[-_CLOSE:][0].span
        return ending and not self.follows_quotation(block)

    def follows_quotation(self, block: Block) -> bool:
        """Whether the line above closes a quotation."""
        return bool(re.search(r"[”\"]$", self.above(block)))


def _opening(body: list[Block]) -> list[Block]:
    """The first blocks of a body, up to the most that is listened to."""
    kept, length = [], 0
    for block in body:
        length += len(block.text)
        if length > _HEARD:
            break
        kept.append(block)
    return kept
