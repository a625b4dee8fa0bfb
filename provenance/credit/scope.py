"""Scope: which part of a document a credit covers.

How far that is, editors do not agree on; a newsroom chooses one of three policies:

- ``standard``: its own sentence, the rest of its paragraph, and what carries it on: a quotation
  that runs into the next paragraph, the items of a list it introduces. In the PolNeAR corpus half
  of all credits to news outlets govern 14 words or fewer, so nothing before the credit is covered
  but the quotation it closes.
- ``strict``: its own sentence and what carries that on, because "credit ours and theirs separately"
  (AP 2010) leaves nothing to be guessed. A line that names a contributor ("With files from") does
  not say what is whose, and covers only itself.
- ``lenient``: on from the standard reach over the text that follows, until another source is
  credited or reporting of one's own is told (`further`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from provenance.config import ReachPolicy
from provenance.credit.found import Found
from provenance.credit.further import further
from provenance.credit.quotes import Quotation, paragraph_spans, quotation_spans, touching
from provenance.credit.speakers import SAYS
from provenance.model import WHOLE_TEXT, Document, Sentence, Span

_LOOKS_BACK = re.compile(
    r"[\"'“‘]?(?:All (?:of )?(?:this|that|the above|these)|The (?:above|foregoing|preceding)|"
    r"(?:These|Those|The) (?:details|facts|figures|findings|revelations|allegations|numbers|events)"
    r"(?: (?:above|here))?|This (?:account|information|news)|Much of this|Most of this|"
    r"Everything above)\b"
)
_ITEM = re.compile(r"[ \t]*(?:[-*+•·–—▪◦‣]|\d{1,3}[.)]|[a-z][.)])\s")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_NOTE_MARK = re.compile(r"\[\d{1,3}\]")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
#: Words (of a date, of an introduction) that may stand beside a credit that is a mark of its own.
_MARK_WORDS = 1
#: What ends a sentence inside a quotation, and the sentence that says whose it was.
_CRIES = frozenset("?!…")
_ATTRIBUTES = re.compile(rf"[^.;:]{{1,80}}?\b(?:{SAYS}|report(?:s|ed))\b", re.IGNORECASE)
#: A name before a colon heads what follows.
_LIST_HEAD = re.compile(r":\s*$")
#: A line for material of somebody's among one's own ("With files from"), not for a text of theirs.
_CONTRIBUTION = re.compile(
    r"\b(?:with|additional|some|includes|contains|compiled|contributed|parts? of|portions of|"
    r"material from|was used in)\b",
    re.IGNORECASE,
)
#: Longest line without a closing mark that is still taken for a list item.
_LONGEST_ITEM = 240


@dataclass(slots=True)
class Reach:
    """The sentences of one document, asked how far a credit in one of them reaches."""

    document: Document
    sentences: Sequence[Sentence]
    policy: ReachPolicy = "standard"
    _quotations: tuple[Quotation, ...] = field(init=False)
    _starts: list[int] = field(init=False)
    _listed: frozenset[int] = field(init=False)
    """Where the items begin that the document's format marks as a list's."""
    _firsts: list[int] = field(init=False)
    """Of each sentence, the first one of its paragraph, by index."""
    _lasts: list[int] = field(init=False)
    _items: list[int] = field(init=False)
    """Of each sentence, the last one of the list that it would introduce, or itself."""
    _quoted: list[int] = field(init=False)
    """Of each sentence, the last one of its paragraph that goes on with what it quotes."""

    def __post_init__(self) -> None:
        sentences = self.sentences
        body = [s for s in sentences if s.paragraph >= 0]
        self._quotations = quotation_spans(self.document.text, paragraph_spans(body))
        self._starts = [s.span.start for s in sentences]
        self._listed = frozenset(item.start for item in self.document.items)
        self._firsts, self._lasts = [], list(range(len(sentences)))
        for n, sentence in enumerate(sentences):
            goes_on = n > 0 and sentences[n - 1].paragraph == sentence.paragraph
            self._firsts.append(self._firsts[-1] if goes_on else n)
        self._items, self._quoted = list(self._lasts), list(self._lasts)
        for n in reversed(range(len(sentences) - 1)):
            if self._firsts[n + 1] <= n:
                self._lasts[n] = self._lasts[n + 1]
                if self._quotes_on(n):
                    self._quoted[n] = self._quoted[n + 1]
            if self._is_item(n + 1):
                self._items[n] = self._items[n + 1]

    def whole(self) -> tuple[Span, ...]:
        """Every sentence: the reach of a line that credits the whole text."""
        if not self.sentences:
            return self.document.body
        return (Span(self.sentences[0].span.start, self.sentences[-1].span.end),)

    def by_policy(self, found: Sequence[Found]) -> list[Found]:
        """All credits of the document with the reach they have beside each other."""
        if self.policy == "strict":
            return [self._without_whole(f) for f in found]
        if self.policy == "lenient":
            return further(found, self.sentences, self._quotations)
        return list(found)

    def _without_whole(self, found: Found) -> Found:
        """A credit; one to a contributor covers no more than the line that names it."""
        if found.kind not in WHOLE_TEXT or not found.counts:
            return found
        text = self.document.text
        start = text.rfind("\n", 0, found.span.start) + 1
        end = text.find("\n", found.span.end)
        line = text[start : end if end >= 0 else len(text)]
        if not _CONTRIBUTION.search(line):
            return found
        place = Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        return replace(found, covers=(place,), why=found.why + "; but not what is whose (strict)")

    def marked(self, index: int, credit: Span) -> tuple[Span, ...]:
        """What a credit that may be a mark of its own covers.

        A footnote covers the sentences that carry its number; a name in brackets or after a dash
        with nothing else in its sentence, the paragraph it closes or stands under, of which
        ``strict`` leaves the last sentence.
        """
        sentence = self.sentences[index]
        mark = _NOTE_MARK.match(sentence.text)
        if mark:
            noted = [
                span
                for n, s in enumerate(self.sentences)
                if n != index and mark.group() in s.text
                for span in self.of(n)
            ]
            return tuple(sorted({*self.of(index), *noted}))
        text = self.document.text
        rest = text[sentence.span.start : credit.start] + text[credit.end : sentence.span.end]
        if sentence.paragraph < 0 or len(_LONG_WORD.findall(_ADDRESS.sub("", rest))) > _MARK_WORDS:
            return self.of(index)
        first = self._firsts[index]
        if not _LIST_HEAD.search(text[credit.end : sentence.span.end]):
            first = self._opening(index)
        if self.policy == "strict":
            first = max(first, index - 1)
        return (Span(self.sentences[first].span.start, self.of(index)[-1].end),)

    def of(self, index: int) -> tuple[Span, ...]:
        """What a credit in the sentence with this index covers, as one stretch."""
        first = self._back(index)
        last = self._quoted[index] if self.policy == "strict" else self._lasts[index]
        if self.sentences[last].text.rstrip().endswith(":"):
            last = self._items[last]
        last = self._open_quotation(first, last)
        return (Span(self.sentences[first].span.start, self.sentences[last].span.end),)

    def _opening(self, index: int) -> int:
        """The first sentence of its paragraph, or of the one above where it is the first itself."""
        first = self._firsts[index]
        above = index - 1
        if first < index or above < 0:
            return first
        paragraph = self.sentences[above].paragraph
        return (
            self._firsts[above] if paragraph == self.sentences[index].paragraph - 1 >= 0 else first
        )

    def _back(self, index: int) -> int:
        """The sentence in which a quotation begins that runs into this one, or this one."""
        if _LOOKS_BACK.match(self.sentences[index].text):
            return self._opening(index)
        if index > self._firsts[index] and self._says_who(index):
            index -= 1
        while index > self._firsts[index]:
            quotation = self._across(index - 1)
            if quotation is None:
                break
            opens = bisect_right(self._starts, quotation.start) - 1
            index = min(index - 1, max(self._firsts[index], opens))
        return index

    def _says_who(self, index: int) -> bool:
        """Whether this sentence says who asked or cried what the one before quotes.

        "“Why a bridge?” Ada Roe told the Echo." ends a sentence inside the quotation.
        """
        before, here = self.sentences[index - 1], self.sentences[index]
        quoted = touching(self._quotations, before.span)
        if not quoted or quoted[-1].span.end != before.span.end:
            return False
        asked = before.text[-2:-1] in _CRIES and _ATTRIBUTES.match(here.text) is not None
        return asked and not touching(self._quotations, here.span)

    def _quotes_on(self, index: int) -> bool:
        """Whether the next sentence goes on with what this one quotes, in the same marks or new."""
        if self._across(index) is not None:
            return True
        here, following = self.sentences[index].span, self.sentences[index + 1].span
        opens = touching(self._quotations, following)
        if not opens or not touching(self._quotations, here):
            return False
        return not self.document.text[following.start : opens[0].span.start].strip()

    def _across(self, index: int) -> Span | None:
        """The quotation that runs from this sentence into the next, or None."""
        end = self.sentences[index].span.end
        at = bisect_right(self._quotations, end, key=lambda q: q.span.start) - 1
        if at < 0 or self._quotations[at].span.end <= self.sentences[index + 1].span.start:
            return None
        return self._quotations[at].span

    def _open_quotation(self, first: int, last: int) -> int:
        """On to the end of a quotation left open at the end of the covered paragraph."""
        covered = Span(self.sentences[first].span.start, self.sentences[last].span.end)
        at = bisect_right(self._quotations, covered.end, key=lambda q: q.span.start) - 1
        while 0 <= at < len(self._quotations) and self._quotations[at].goes_on:
            if self._quotations[at].span.end < covered.start or at + 1 == len(self._quotations):
                break
            at += 1
            end = self._quotations[at].span.end
            last = max(last, bisect_right(self._starts, end - 1) - 1)
            covered = Span(covered.start, self.sentences[last].span.end)
        return last

    def _is_item(self, index: int) -> bool:
        """Whether a sentence may be of a list that stands before it."""
        sentence = self.sentences[index]
        if self._firsts[index] < index:
            return True  # its paragraph's first sentence is judged
        if sentence.span.start in self._listed:
            return True
        text = self.document.text
        if _ITEM.match(text[text.rfind("\n", 0, sentence.span.start) + 1 : sentence.span.end]):
            return True
        alone = self._lasts[index] == index
        return alone and len(sentence.text) <= _LONGEST_ITEM and not _ENDED.search(sentence.text)
