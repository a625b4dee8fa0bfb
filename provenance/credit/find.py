"""Credits of a document: every place where it says whose reporting it uses, or seems to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from provenance.config import ReachPolicy
from provenance.credit.carried import Carried
from provenance.credit.cues import Meaning
from provenance.credit.found import AUTHORS_NOTE, OWN, PICTURE, Found, Piece, piece
from provenance.credit.frame import (
    removed_credits,
    sign_off_credit,
    slug_credit,
    whole_text_credits,
)
from provenance.credit.lines import is_sign_off, line_kind
from provenance.credit.mentions import Mention, mentions
from provenance.credit.names import SHORT, Party, Roster, own_names
from provenance.credit.phrases import REPORT, STAFF
from provenance.credit.reading import Reading, around, by_trade, read, stands_apart
from provenance.credit.scope import Reach
from provenance.credit.vague import vague_cues
from provenance.model import Credit, Document, Link, Removed, Sentence, Span
from provenance.text.folding import fold
from provenance.text.language import UNDETERMINED

#: A wire slug opens the story: it is looked for in this many sentences after the headline.
_SLUG_SENTENCES = 3
_REPORT = re.compile(rf"\b{REPORT}s?\b", re.IGNORECASE)
#: Cues that may make a credit a mark of its own after what it credits: "(Echo)", "H/t Echo".
_MARKS = frozenset({"stands apart", "citing", "thanks to", "more at", "more from"})
#: "The Echo's Ada Roe", "the Echo's reporter Ada Roe": a reporter named with the outlet.
_ITS_REPORTER = re.compile(
    rf"(?:'s?\s|\s(?:[a-z-]+\s){{0,2}}{STAFF}\s)(?P<person>[A-Z][\w.'-]+(?:\s[A-Z][\w'-]+){{1,2}})"
)
#: What calls the name after it an outlet's.
_CALLED = re.compile(
    r"\b(?:news)?(?:paper|magazine|daily|weekly|tabloid|site|station|agency)s?,?\s$"
)
#: A vague cue this close before a named credit belongs to it ("news outlets including the Echo").
_SAME_BREATH = 60
#: Languages whose cues are read; where it cannot be told, English is tried.
READ = frozenset({"en", UNDETERMINED})
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s$")


def find_credits(
    draft: Document,
    sentences: Sequence[Sentence],
    sources: Sequence[Document],
    policy: ReachPolicy = "standard",
) -> tuple[Credit, ...]:
    """The credits of ``draft`` in text order, numbered ``c1``, ``c2``, …, with what each covers.

    ``sentences`` are the draft's, as `provenance.text.sentences.split` gives them; ``policy`` says
    how far a credit reaches. A credit that names an outlet none of ``sources`` comes from has no
    document. Attributions to persons and official documents are no credits and are not returned;
    what only looks like a credit (a photo credit, the document's own outlet, an outlet in the news,
    unnamed media) has ``counts`` false.
    "The newspaper added" is no credit of its own: it adds to what the last one covers.
    """
    found = _Finder(draft, sentences, Roster(draft, sources), policy).run()
    return tuple(
        Credit(
            id=f"c{number}",
            span=f.span,
            text=f.span.of(draft.text),
            kind=f.kind,
            name=f.party.name if f.party else None,
            document=f.party.document if f.party else None,
            counts=f.counts,
            covers=f.covers,
            why=f.why,
        )
        for number, f in enumerate(sorted(found, key=lambda f: (f.span, not f.counts)), 1)
    )


class _Finder:
    """One pass over a document, remembering who was credited last."""

    def __init__(
        self,
        draft: Document,
        sentences: Sequence[Sentence],
        roster: Roster,
        policy: ReachPolicy,
    ) -> None:
        self.draft = draft
        self.sentences = sentences
        self.roster = roster
        self.reach = Reach(draft, sentences, policy)
        self.carried = Carried(draft, sentences, self.reach)
        self.found = self.carried.found
        self.links = _by_sentence(draft, sentences)
        self.foreign = draft.language not in READ

    def run(self) -> list[Found]:
        steps: list[tuple[int, int, int | Removed]] = [
            (s.span.start, 1, i) for i, s in enumerate(self.sentences)
        ]
        steps += [(r.span.start, 0, r) for r in self.draft.removed]
        body_seen = 0
        for _, _, step in sorted(steps, key=lambda s: s[:2]):
            if isinstance(step, Removed):
                self.found.extend(removed_credits(step, self.draft, self.roster, self.reach))
            else:
                body_seen += self.sentences[step].paragraph >= 0
                self._sentence(step, opening=body_seen <= _SLUG_SENTENCES)
        return self.reach.by_policy(self.found)

    def _sentence(self, index: int, *, opening: bool) -> None:
        sentence = self.sentences[index]
        part = piece(sentence.text, sentence.span.start)
        if is_sign_off(part.text):
            self.found.extend(sign_off_credit(part, self.roster, self.reach))
            return
        kind = line_kind(part.text)
        if kind is not None and not self._within(index):
            whole = list(whole_text_credits(part, kind, self.roster, self.reach))
            if whole:
                self.found.extend(whole)
                return
        after_slug = part.at
        if opening:
            found = slug_credit(part, self.roster, self.reach)
            if found is not None:
                self.found.append(found)
                after_slug = found.span.end
        self._prose(part, index, after_slug)

    def _within(self, index: int) -> bool:
        """Whether a sentence closes a paragraph with more to come: it credits no whole text."""
        here = self.sentences[index].paragraph
        after_others = index > 0 and self.sentences[index - 1].paragraph == here >= 0
        return after_others and self.sentences[-1].paragraph > here

    def _prose(self, part: Piece, index: int, after_slug: int) -> None:
        first = len(self.found)
        for mention in mentions(part.text, self.roster):
            if part.at + mention.start < after_slug:
                continue
            if mention.kind.startswith("carried"):
                self.carried.on(mention, part, index)
                continue
            found = self._mention(mention, part, index)
            if found is not None:
                self.carried.keep(found, index)
        for found in self._links(index, self.found[first:]):
            self.carried.keep(found, index)
        credited = [f.span for f in self.found[first:] if f.counts]
        for a, b in vague_cues(part.text):
            span = part.back(a, b)
            near = Span(max(0, span.start - 2), span.end + _SAME_BREATH)
            if not any(near.overlap(c) for c in credited):
                why = "points at media without naming one"
                self.found.append(Found(span, "vague", None, False, self.reach.of(index), why))

    def _mention(self, mention: Mention, part: Piece, index: int) -> Found | None:
        text, party = part.text, mention.party
        if self.foreign:
            return self._named(mention, part, index)
        before, after = around(text, mention.start, mention.end)
        doubtful = party.doubtful and not _CALLED.search(before)
        if self.sentences[index].paragraph < 0 or _is_title_case(text):
            before, after = before.lower(), after.lower()
            doubtful = doubtful or party.unlisted
        reading = read(before, after, doubtful=doubtful)
        if reading is None and mention.run_end > mention.end:
            reading = read(before, text[mention.run_end :], doubtful=doubtful)
            if reading is not None and reading.cue.name == "headline":
                reading = None  # the name is only part of what heads the line
            elif reading is not None and reading.cue.side == "after":
                reading = replace(reading, after=reading.after + mention.run_end - mention.end)
        apart = stands_apart(before, after) and mention.kind == "name" and not party.doubtful
        if reading is None and (apart or (mention.kind == "reporter" and by_trade(before, after))):
            span = part.back(mention.start, mention.end)
            why = "sets its name apart after this" if apart else "names its reporter"
            return self._credit(span, party, index, "stands apart" if apart else "by trade", why)
        if reading is None or not _credits(reading.cue.meaning, party):
            return self._no_credit(mention, reading, part, index)
        if reading.cue.name == "said" and _may_be_person(mention, before, text):
            return None
        if mention.kind == "reporter" and not (
            reading.cue.journalism or self.roster.is_introduced(party) or by_trade(before, after)
        ):
            return None  # a person spoken to, not one who reports
        reporter = _ITS_REPORTER.match(text[mention.end :]) if mention.kind == "name" else None
        if reporter and party.document is not None:
            self.roster.introduce(reporter["person"], party)
        self.carried.reported = bool(_REPORT.search(before) or _REPORT.search(after))
        cue = reading.cue
        return self._credit(_span(mention, reading, part), party, index, cue.name, cue.says)

    def _named(self, mention: Mention, part: Piece, index: int) -> Found | None:
        """A source's name in a text whose cues are not read: held for a credit, to be just."""
        party = mention.party
        if party.own or party.document is None or mention.kind != "name":
            return None
        self.roster.credited(party)
        span = part.back(mention.start, mention.end)
        why = f"named, in a language whose cues are not read; {party.how}"
        return Found(span, "named", party, True, self.reach.of(index), why)

    def _credit(self, span: Span, party: Party, index: int, cue: str, says: str) -> Found:
        self.roster.credited(party)
        if party.own:
            return Found(span, "named", party, False, (), OWN)
        if party.document is None and self._maybe_own(party, cue):
            why = "may be the document's own outlet, which is not known"
            return Found(span, "named", party, False, (), why)
        covers = self.reach.marked(index, span) if cue in _MARKS else self.reach.of(index)
        return Found(span, "named", party, True, covers, f"{says}; {party.how}")

    def _maybe_own(self, party: Party, cue: str) -> bool:
        """Whether "told the Weekly" may be the document speaking of itself."""
        single = " " not in re.sub(r"^[Tt]he\s", "", party.name)
        return not own_names(self.draft) and cue == "told" and single and party.unlisted

    def _no_credit(
        self, mention: Mention, reading: Reading | None, part: Piece, index: int
    ) -> Found | None:
        party = mention.party
        photo = reading is not None and reading.cue.meaning == "photo"
        if not photo and (party.document is None or mention.kind != "name"):
            return None
        self.roster.credited(party)
        span = part.back(mention.start, mention.end)
        if photo:
            return Found(span, "photo", party, False, (), PICTURE)
        why = "named, but not as whose report this is"
        if reading is not None and reading.cue.meaning == "subject":
            why = "the outlet is the subject of the story"
        elif reading is not None and reading.cue.meaning == "employer":
            why = "names a person's employer"
        if self._is_bio(part, index):
            return Found(span, "bio", party, False, (), AUTHORS_NOTE)
        return Found(span, "named", party, False, (), why)

    def _is_bio(self, part: Piece, index: int) -> bool:
        """Whether a sentence at the foot of the story speaks of its own author."""
        foot = self.sentences[index].paragraph == self.sentences[-1].paragraph
        return foot and any(fold(name).text in part.text for name in self.draft.byline)

    def _links(self, index: int, named: Sequence[Found]) -> Iterator[Found]:
        credited = {f.party.document for f in named if f.counts and f.party}
        for link in self.links.get(index, ()):
            party = self.roster.link(link.url)
            if party is None or party.document in credited:
                continue
            credited.add(party.document)
            self.roster.credited(party)
            yield Found(link.span, "link", party, True, self.reach.of(index), party.how)


def _credits(meaning: Meaning, party: Party) -> bool:
    """Whether a cue credits this party: a poll only if it is the source's own news."""
    return meaning == "credit" or (meaning == "poll" and party.document is not None)


def _may_be_person(mention: Mention, before: str, text: str) -> bool:
    """Whether a short name that "said" so, with no article, is more likely somebody's surname."""
    name = text[mention.start : mention.end]
    plain = " " not in name and name.isalpha() and not name.isupper()
    bare = (
        re.search(r"(?:^|[.;:,\"']\s?|\b(?:and|but|that|as|which|because)\s)$", before) is not None
    )
    return plain and bare and mention.party.how in SHORT and not _is_title_case(text)


@lru_cache(maxsize=8)
def _is_title_case(text: str) -> bool:
    """Whether a line is set as a headline: nearly every longer word with a capital."""
    long = [w for w in re.findall(r"[^\W\d_][\w'-]*", text) if len(w) > 3]
    return len(long) > 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _by_sentence(draft: Document, sentences: Sequence[Sentence]) -> dict[int, list[Link]]:
    """The links of each sentence, by its index."""
    starts = [s.span.start for s in sentences]
    found: dict[int, list[Link]] = {}
    for link in draft.links:
        index = bisect_right(starts, link.span.start) - 1
        if index >= 0 and sentences[index].span.overlap(link.span):
            found.setdefault(index, []).append(link)
    return found


def _span(mention: Mention, reading: Reading, part: Piece) -> Span:
    """Cue and name together, article included."""
    text = part.text
    start = mention.start - min(reading.before, mention.start)
    end = min(mention.end + reading.after, len(text))
    article = _ARTICLE.search(text[max(0, start - 4) : start])
    if article and not reading.before:
        start -= len(article.group())
    piece_of_text = text[start:end]
    start += len(piece_of_text) - len(piece_of_text.lstrip(" ,-(\"'"))
    end -= len(piece_of_text) - len(piece_of_text.rstrip(" ,-:"))
    return part.back(start, max(end, start))
