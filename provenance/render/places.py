"""Where findings stand: in which file, on which lines, in which words. All formats share it."""

from __future__ import annotations

import codecs
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from provenance.decisions.entries import in_words
from provenance.model import Audit, Document, DocumentAudit, Expired, Finding, Passage, Span, Unused
from provenance.render.lines import printable
from provenance.render.wording import badness, outlet_of, ranked
from provenance.text.shown import first_words, listed, shown_path

#: How much of a passage is repeated beside a finding.
QUOTED = 60
#: How many further lines a finding names: a screen's worth of places to look at.
_LINES = 8
#: What `Unused` ones are headed by.
HOLDS_NOTHING = "Markers and entries of the baseline that hold back nothing"
#: Left off the ends of a passage, which stands in quotation marks of ours.
_QUOTATION_MARKS = ' \n"“”„«»'
_LINE_END = re.compile(r"\r\n|\n|\r")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Region:
    """A span in lines and columns of its file, both from 1, columns in code points.

    The end column lies behind the last character, as SARIF 2.1.0 counts (section 3.30.8).
    """

    line: int
    column: int
    end_line: int
    end_column: int


class File:
    """A document as the file it was read from."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.path = shown_path(document.path)

    def region(self, span: Span) -> Region | None:
        """Where ``span`` stands in the file; None where the text was taken out of it.

        That a text is the file's own is told by the file's hash, so it holds for plain text and
        Markdown, and never for a page or a Word document.
        """
        if not self._starts:
            return None
        line, column = self._position(span.start)
        return Region(line, column, *self._position(span.end))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where the lines of the file begin; none where the text is not the file's own."""
        text = self.document.text
        if not _is_the_file(text, self.document.sha256):
            return ()
        return (0, *(end.end() for end in _LINE_END.finditer(text)))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        marked = line == 1 and self.document.text.startswith(_BYTE_ORDER_MARK)
        return line, max(1, column - marked)  # the mark is no character of the first line


def _is_the_file(text: str, sha256: str) -> bool:
    """Whether the file of this hash holds ``text`` and nothing else, in a usual encoding."""
    for mark, encoding in (
        (b"", "utf-8"),
        (b"", "cp1252"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        try:
            data = mark + text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if hashlib.sha256(data).hexdigest() == sha256:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Place:
    """A passage, as a reader finds it."""

    file: File
    span: Span
    region: Region | None

    @property
    def text(self) -> str:
        """The passage as it stands there."""
        return self.span.of(self.file.document.text)


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding and where it stands."""

    finding: Finding
    audit: DocumentAudit
    draft: File
    places: tuple[Place, ...]
    """In the draft: what it points at there, else the sentences that were taken over."""
    origins: tuple[Place, ...]
    """The same in the sources."""

    @property
    def stands(self) -> bool:
        """Whether the finding is held against the draft."""
        return self.finding.suppressed is None

    @property
    def region(self) -> Region | None:
        """Where it stands first in the draft's file, if that can be said in lines."""
        return self.places[0].region if self.places else None

    @property
    def rule(self) -> str:
        """Code and name of the rule, on one line."""
        return printable(f"{self.finding.rule} {self.finding.name}")

    @property
    def words(self) -> str:
        """The first passage in quotation marks; nothing where the message repeats it."""
        for place in (*self.places, *self.origins)[:1]:
            if not repeats(self.finding, place.text):
                name = "" if self.places else f" ({source_name(place)})"
                return printable(quotation(place.text)) + name
        return ""

    @property
    def elsewhere(self) -> str:
        """The lines on which it goes on, in words; nothing where all is said by `region`."""
        if self.region is None:
            return ""
        lines = sorted({place.region.line for place in self.places if place.region})
        further = [str(line) for line in lines if line > self.region.end_line]
        if not further:
            return ""
        if len(further) > _LINES:
            further[_LINES:] = [f"{len(further) - _LINES} more"]
        return f"Also on {'line' if len(further) == 1 else 'lines'} {listed(further)}."

    @property
    def said(self) -> tuple[str, ...]:
        """What is found, in which words and where else, and what clears it: safe to show."""
        finding = self.finding
        remedy = f"→ {printable(finding.remedy)}" if finding.remedy else ""
        lines = (printable(finding.message), self.words, self.elsewhere, remedy)
        return tuple(filter(None, lines))


def placed(audit: Audit) -> Iterator[Placed]:
    """Every finding, the suppressed too: draft after draft, the worst of each first."""
    files = {document.id: File(document) for document in audit.documents}
    for one in audit.audits:
        pairs = {pair.id: pair for pair in one.alignments}
        for finding in ranked(one.findings):
            aligned = [pairs[id] for id in finding.alignments if id in pairs]
            here = [passage for passage in finding.spans if passage.document == one.document]
            there = [passage for passage in finding.spans if passage.document != one.document]
            shown = {passage.document for passage in there}
            there += [pair.source for pair in aligned if pair.source.document not in shown]
            yield Placed(
                finding,
                one,
                files[one.document],
                _places(here or [pair.suspicious for pair in aligned], files),
                _places(there, files),
            )


def worst_first(found: Iterable[Placed]) -> list[Placed]:
    """Findings of several drafts by severity and confidence, else in the order they are in."""
    return sorted(found, key=lambda one: badness(one.finding))


def _places(passages: list[Passage], files: dict[str, File]) -> tuple[Place, ...]:
    return tuple(
        Place(files[one.document], one.span, files[one.document].region(one.span))
        for one in dict.fromkeys(passages)
    )


def passages_of(finding: Finding, one: DocumentAudit) -> tuple[Passage, ...]:
    """Where the finding stands: its passages, else the draft's sentences of its alignments."""
    if finding.spans:
        return finding.spans
    wanted = set(finding.alignments)
    return tuple(pair.suspicious for pair in one.alignments if pair.id in wanted)


def quotation(text: str) -> str:
    """How ``text`` begins, in quotation marks."""
    return f"“{first_words(text.strip(_QUOTATION_MARKS), QUOTED)}”"


def repeats(finding: Finding, text: str) -> bool:
    """Whether the finding's message itself says ``text``."""
    return " ".join(text.split()) in finding.message


def expired_in_words(old: Expired) -> str:
    """A decision that no longer applies, in a sentence."""
    where = f" {quotation(old.text[0])}" if old.text else ""
    decided = "".join(f": {in_words(decision)}" for decision in old.decisions[-1:])
    return f"{old.rule}{where}{decided}; {old.why}"


def unused_in_words(one: Unused) -> str:
    """What holds back nothing, in a sentence."""
    what = {"baseline": "entry of the baseline", "inline": "marker"}[one.by]
    return f"{f'{what} {one.rule}'.strip()}: {one.why}"


def source_name(place: Place) -> str:
    """What to call the source a place lies in, on one line."""
    return printable(outlet_of(place.file.document))
