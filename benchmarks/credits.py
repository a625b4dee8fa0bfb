"""Measure the credits found in single articles, without sources, and list them for reading.

    python benchmarks/credits.py ARTICLES.jsonl.xz [--part odd|even|held] [--list]
    python benchmarks/credits.py --alone ARTICLES.jsonl... [--first 500] [--sample 100]

The first form measures on PolNeAR (Newell et al., LREC 2018): articles in whose text annotators
marked source, cue and content of each attribution to a news outlet. A sentence is gold if it holds
the source or the cue of one; it is found if it overlaps a credit that counts. Printed are

- recall and precision over the sentences, of all attributions and of credits alone: what the
  annotators marked although it credits no reporting is set apart by `not_reporting`, and so is
  what was found because it was said to an outlet ("told the Echo"): neither counts either way;
- precision, recall and F1 over the words covered by the credits in these sentences against what
  the annotators marked as content;
- precision, recall and F1 of the article columns: ``wire``, the agency whose copy an article is;
  ``credit``, the line at its foot ("h/t: The Echo"), which the corpus took out of the text and
  which is put back for this (of the publishers that have such lines).

``--list`` prints the false and missed sentences. Articles come in halves, by their number: what is
set on one is reported on the other. The second form draws credits that count at random, each with
its sentence, for reading. Both read each text as a file of its own, as an audit would.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.jsonlines import objects
from provenance.credit import find_credits
from provenance.ingest.read import read_documents
from provenance.model import Credit, Document, Sentence, Span
from provenance.outlets import is_agency, known_outlet
from provenance.text.sentences import split
from provenance.text.words import words

SEED = 20_181_108
#: Kinds that credit what a sentence says; the others credit the whole text.
IN_PROSE = frozenset({"named", "link"})
#: Part of the articles → every so-manieth, from which on.
PARTS = {"all": (1, 0), "odd": (2, 1), "even": (2, 0), "fourth": (4, 0), "held": (4, 2)}
#: A line at the foot of an article that credits another has no more words.
FOOT_WORDS = 8
_NONE = frozenset({"None", "NA", ""})
_SURVEY = re.compile(
    r"\b(?:polls?|polling|survey(?!s? of superdelegates)\w*|pollster|percent)\b", re.I
)
_OFFICE = re.compile(
    r"\b(?:moderators?|(?:co-)?(?:anchor|host)s?|(?:vice )?president|executives?|spokes\w+|"
    r"producers?|former|ex-|contributors?|commentators?|analysts?|employees?|panel|panelists?|crowd|"
    r"drama|show|members?|(?:tv|cable news) networks|covered|playing)\b",
    re.I,
)
_ON_STAGE = re.compile(
    r"\b(?:endors\w+|ask(?:s|ed)?|announc\w+|air(?:s|ed)|broadcast|accus\w+|lawsuit|replay|declin\w+|cancel\w*|pressed)\b",
    re.I,
)
#: What was said to an outlet or on its air credits it; the annotators' source is the speaker.
_SPOKEN = re.compile(
    r"\b(?:t[eo]ll?[sd]?|telling|interview\w*|sp[eo]\w?k\w*|talk\w*|said|says?|appear\w*|asked|e-?mails?|"
    r"remarks|comments?|statement|questions|contacted|reached|explained|insisted|argued|claimed|"
    r"confirmed|called|posted|wrote an?|declared|predicted|added)\b",
    re.I,
)


@dataclass(slots=True)
class Count:
    """Hits, false and missed ones of one measure."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 if nothing was found."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of what is right that was found; 1 if nothing is right."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, found: set[Any], right: set[Any]) -> None:
        """Count one article's found things against the right ones."""
        self.hits += len(found & right)
        self.false += len(found - right)
        self.missed += len(right - found)

    def __str__(self) -> str:
        return (
            f"recall {self.recall:.3f}  precision {self.precision:.3f}  F1 {self.f1:.3f}  "
            f"({self.hits} hits, {self.missed} missed, {self.false} false)"
        )


@dataclass(slots=True)
class Counts:
    """All measures of a set of articles."""

    attributions: Count = field(default_factory=Count)
    credits: Count = field(default_factory=Count)
    content: Count = field(default_factory=Count)
    wire: Count = field(default_factory=Count)
    foot: Count = field(default_factory=Count)
    named_anyway: int = 0
    """Articles with a line at the foot whose text credits the same outlet besides."""


def main() -> None:
    """Measure, or draw for reading."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--alone", action="store_true", help="draw credits for reading")
    parser.add_argument("--first", type=int, help="of so many articles, drawn at random")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--part", choices=PARTS, default="all")
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    rows = [row for path in arguments.articles for row in objects(path)]
    if arguments.alone:
        if arguments.first:
            rows = random.Random(SEED).sample(rows, arguments.first)  # noqa: S311
        draw(rows, arguments.sample)
        return
    every, start = PARTS[arguments.part]
    measure(rows[start::every], listing=arguments.list)


def read(text: str, name: str) -> tuple[Document, tuple[Sentence, ...]]:
    """The text as read from a file, with its sentences."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{name}.txt")
        path.write_bytes(text.encode())
        documents, skipped = read_documents([path], [])
    if not documents:
        raise ValueError(skipped[0].reason)
    return documents[0], tuple(split(documents[0]))


def credits_of(document: Document, sentences: Sequence[Sentence]) -> list[Credit]:
    """The credits that count."""
    return [c for c in find_credits(document, sentences, ()) if c.counts]


def measure(rows: Sequence[dict[str, Any]], *, listing: bool) -> None:
    """Print the measures over annotated articles."""
    counts = Counts()
    with_lines = {row["publisher"] for row in rows if row["credit"] not in _NONE}
    for row in rows:
        document, sentences = read(row["text"], "article")
        found = credits_of(document, sentences)
        in_prose = [c for c in found if c.kind in IN_PROSE]
        for said in in_sentences(row, sentences, in_prose, counts):
            if listing:
                print(f"{row['doc'][:60]}\n  {said}")
        in_content(row, document, sentences, in_prose, counts)
        wire = {listed(c.name) for c in found if c.kind == "wire-line" and is_agency(c.name or "")}
        right = set() if row["wire"] in _NONE else {listed(row["wire"])}
        counts.wire.add(wire, right)
        if listing and wire != right:
            print(f"{row['doc'][:60]}\n  WIRE {wire} for {right}")
        if row["publisher"] in with_lines:
            at_foot(row, counts, listing=listing)
    print(f"sentences, all attributions  {counts.attributions}")
    print(f"sentences, credits alone     {counts.credits}")
    print(f"words covered                {counts.content}")
    print(f"wire                         {counts.wire}")
    print(f"credit at the foot           {counts.foot}")
    print(f"of these named in the text   {counts.named_anyway}")


def in_sentences(
    row: dict[str, Any], sentences: Sequence[Sentence], found: Sequence[Credit], counts: Counts
) -> Iterator[str]:
    """Count the sentences with a credit, and say which are false or missed."""
    gold: dict[int, list[str]] = {}
    for one in row["outlet_attributions"]:
        reporting = not (not_reporting(one) or is_person(one, row["text"]))
        told = f"{joined(one['source'])} | {joined(one['cue'])}"
        for index in where(sentences, spans(one["source"]) + spans(one["cue"])):
            gold.setdefault(index, []).append(told if reporting else "")
    hit = set(where(sentences, [c.span for c in found]))
    counts.attributions.add(hit, set(gold))
    right = {index for index, told in gold.items() if any(told)}
    apart = set(gold) - right
    spoken = [c.span for c in found if _SPOKEN.search(c.text)]
    other = [c.span for c in found if not _SPOKEN.search(c.text)]
    apart |= set(where(sentences, spoken)) - set(where(sentences, other)) - right
    counts.credits.add(hit - apart, right)
    for index in sorted((hit - apart) ^ right):
        told = "; ".join(gold.get(index, ())) or "; ".join(
            f"{c.text} [{c.why}]" for c in found if c.span.overlap(sentences[index].span)
        )
        kind = "MISSED" if index in right else "FALSE"
        yield f"{kind} <{told}> {' '.join(sentences[index].text.split())}"


def in_content(
    row: dict[str, Any],
    document: Document,
    sentences: Sequence[Sentence],
    found: Sequence[Credit],
    counts: Counts,
) -> None:
    """Count the words covered by each credit in a sentence that an attribution names, as a whole.

    A credit elsewhere covers what has no annotated content: it is right or wrong by the sentences.
    """
    covered: set[int] = set()
    content: set[int] = set()
    for one in row["outlet_attributions"]:
        at = {*where(sentences, spans(one["source"]) + spans(one["cue"]))}
        here = [c for c in found if at & {*where(sentences, [c.span])}]
        if here:
            covered |= {w for c in here for s in c.covers for w in words_in(document, s)}
            content |= {w for s in spans(one["content"]) for w in words_in(document, s)}
    counts.content.add(covered, content)


def not_reporting(attribution: dict[str, Any]) -> bool:
    """Whether an annotated attribution credits no outlet's reporting.

    By its source: a survey, which is a document like any other whoever paid for it; a person named
    by an office at an outlet that is not reporting ("moderator", "executive", "former"), or by an
    office on the air. By its cue: the outlet acts in the news (endorses, asks, announces, airs).
    """
    source, cue = joined(attribution["source"]), joined(attribution["cue"])
    return bool(_SURVEY.search(source) or _OFFICE.search(source) or _ON_STAGE.search(cue))


def is_person(attribution: dict[str, Any], text: str) -> bool:
    """Whether the source is a person who bears an outlet's name: Mayor Guardian, Mr. Bloomberg."""
    name = joined(attribution["source"]).removeprefix("the ").removeprefix("The ").split()[-1:]
    called = r"\b(?:Mr\.|Mrs\.|Ms\.|Mayor|Gov\.|Sen\.|Michael|Don)\s"
    return any(re.search(called + re.escape(word) + r"\b", text) for word in name)


def at_foot(row: dict[str, Any], counts: Counts, *, listing: bool) -> None:
    """Count the outlets named by a short line at the foot, with the line put back."""
    line = "" if row["credit"] in _NONE else row["credit"].strip()
    document, sentences = read(row["text"] + (f"\n\n{line}\n" if line else ""), "article")
    text = document.text.rstrip()
    start = text.rfind("\n") + 1
    foot = Span(start, len(text))
    short = len(text[start:].split()) <= FOOT_WORDS
    found = credits_of(document, sentences)
    named = {key(c.name) for c in found if short and foot.overlap(c.span)}
    right = {key(line.removeprefix("h/t:"))} if line else set()
    counts.foot.add(named, right)
    if listing and named != right:
        print(f"{row['doc'][:60]}\n  FOOT {named} for {right}")
    above = {key(c.name) for c in found if not foot.overlap(c.span)}
    counts.named_anyway += bool(right & above)


def draw(rows: Sequence[dict[str, Any]], wanted: int) -> None:
    """Print credits drawn at random, each with its sentence."""
    told: list[str] = []
    for row in rows:
        document, sentences = read(f"{row['title']}\n\n{row['text']}\n", "article")
        for credit in credits_of(document, sentences):
            at = [s for s in sentences if s.span.overlap(credit.span)]
            said = (
                " ".join(s.text for s in at)
                or document.text[credit.span.start - 80 : credit.span.end + 40]
            )
            told.append(
                f"{credit.kind} “{credit.text}” ({credit.why})\n   {' '.join(said.split())}"
            )
    drawn = random.Random(SEED).sample(told, min(wanted, len(told)))  # noqa: S311
    for number, one in enumerate(drawn, 1):
        print(f"{number}. {one}")
    print(f"{len(drawn)} of {len(told)} credits in {len(rows)} articles")


def where(sentences: Sequence[Sentence], marked: Sequence[Span]) -> Iterator[int]:
    """The indices of the sentences that hold any of the spans."""
    for index, sentence in enumerate(sentences):
        if any(sentence.span.overlap(span) for span in marked):
            yield index


def spans(parts: Sequence[dict[str, Any]]) -> list[Span]:
    """The spans of an annotated source, cue or content."""
    return [Span(*pair) for part in parts for pair in part["spans"]]


def joined(parts: Sequence[dict[str, Any]]) -> str:
    """The text of an annotated source, cue or content."""
    return " / ".join(part["text"] for part in parts)


def words_in(document: Document, span: Span) -> Iterator[int]:
    """Where the words of a stretch of the document begin."""
    for word in words(span.of(document.text)):
        yield span.start + word.start


def listed(name: str | None) -> str:
    """The listed outlet of a name, else the name."""
    given = (name or "").strip()
    return known_outlet(given) or known_outlet(given.title()) or given


def key(name: str | None) -> str:
    """A name, folded to be compared."""
    plain = listed((name or "").strip(" ."))
    return re.sub(r"\W", "", plain.removeprefix("The ").casefold())


if __name__ == "__main__":
    main()
