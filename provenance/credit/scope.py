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
from provenance.credit.quotes import Quotation, paragraph_spans, quotation_spans
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

    def __post_init__(self) -> None:
        body = [s for s in self.sentences if s.paragraph >= 0]
        self._quotations = quotation_spans(self.document.text, paragraph_spans(body))
        self._starts = [s.span.start for s in self.sentences]

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
        text = self.document.text
        end = text.find("\n", found.span.end)
        line = Span(text.rfind("\n", 0, found.span.start) + 1, end if end >= 0 else len(text))
        if (
            found.kind not in WHOLE_TEXT
            or not found.counts
            or not _CONTRIBUTION.search(line.of(text))
        ):
            return found
        return replace(found, covers=(line,), why=found.why + "; says not what is whose")

    def marked(self, index: int, credit: Span) -> tuple[Span, ...]:
        """What a credit that may be a mark of its own covers.

        A footnote covers the sentences that carry its number; a name in brackets or after a dash
        with nothing else in its sentence, the paragraph it closes or stands under.
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
        if self.policy == "strict":
            return (Span(self.sentences[max(0, index - 1)].span.start, self.of(index)[-1].end),)
        first = index
        while first and self.sentences[first - 1].paragraph == sentence.paragraph:
            first -= 1
        if first == index and not _LIST_HEAD.search(text[credit.end : sentence.span.end]):
            while first and self.sentences[first - 1].paragraph == sentence.paragraph - 1 >= 0:
                first -= 1
        return (Span(self.sentences[first].span.start, self.of(index)[-1].end),)

    def of(self, index: int) -> tuple[Span, ...]:
        """What a credit in the sentence with this index covers, as one stretch."""
        first = self._back(index)
        if self.policy == "strict":
            last = self._rest_of_quotation(index)
        else:
            last = self._rest_of_paragraph(index)
        last = self._list(last)
        last = self._open_quotation(first, last)
        return (Span(self.sentences[first].span.start, self.sentences[last].span.end),)

    def _rest_of_paragraph(self, index: int) -> int:
        paragraph = self.sentences[index].paragraph
        while index + 1 < len(self.sentences) and self.sentences[index + 1].paragraph == paragraph:
            index += 1
        return index

    def _rest_of_quotation(self, index: int) -> int:
        """The sentence in which a quotation ends that runs on from this one, or this one."""
        while index + 1 < len(self.sentences) and self._one_quotation(
            self.sentences[index].span, self.sentences[index + 1].span
        ):
            index += 1
        return index

    def _back(self, index: int) -> int:
        here = self.sentences[index]
        if _LOOKS_BACK.match(here.text):
            first = index
            while first and self.sentences[first - 1].paragraph == here.paragraph:
                first -= 1
            if first == index:
                while first and self.sentences[first - 1].paragraph == here.paragraph - 1 >= 0:
                    first -= 1
            return first
        while index and self.sentences[index - 1].paragraph == here.paragraph:
            if not self._one_quotation(self.sentences[index - 1].span, self.sentences[index].span):
                break
            index -= 1
        return index

    def _one_quotation(self, before: Span, after: Span) -> bool:
        """Whether one quotation runs across the boundary of two sentences."""
        at = bisect_right(self._quotations, before.end, key=lambda q: q.span.start) - 1
        return at >= 0 and self._quotations[at].span.end > after.start

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

    def _list(self, last: int) -> int:
        """On over the items of a list that the covered paragraph introduces with a colon."""
        if not self.sentences[last].text.rstrip().endswith(":"):
            return last
        following = last + 1
        while following < len(self.sentences) and self._is_item(following):
            last = following
            following += 1
        return last

    def _is_item(self, index: int) -> bool:
        sentence = self.sentences[index]
        text = self.document.text
        line = text[max(text.rfind("\n", 0, sentence.span.start) + 1, 0) : sentence.span.end]
        if _ITEM.match(line):
            return True
        previous = self.sentences[index - 1]
        if previous.paragraph == sentence.paragraph:
            return True  # the item's first sentence has been judged before
        alone = index + 1 == len(self.sentences) or (
            self.sentences[index + 1].paragraph != sentence.paragraph
        )
        return alone and len(sentence.text) <= _LONGEST_ITEM and not _ENDED.search(sentence.text)
