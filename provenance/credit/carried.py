"""Carried credits: "the newspaper also found" goes on with what was credited last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from provenance.credit.found import OWN, Found, Piece
from provenance.credit.further import joined
from provenance.credit.mentions import Mention
from provenance.credit.names import NAMED_BEFORE, REPORTER, Party, fits, own_names
from provenance.credit.reading import around, read
from provenance.credit.scope import Reach
from provenance.model import Document, Sentence

#: Words that may stand for other things than the outlet carry a credit on only this many
#: paragraphs from where it was last named.
_LOOSE = re.compile(
    r"\b(?:website|site|network|channel|report|article|story|piece|journal|account)$"
)
_LOOSE_REACH = 2
#: What a review or a count is of: "Its review of nine contracts found …".
_OBJECT = re.compile(
    r"^\s(?:of|into)\s(?:[\w'-]+\s){0,6}?[\w'-]+(?=\s(?:also\s)?(?:f|show|sugg|reveal))"
)
#: Characters after a credit in which its reporter's name may stand.
_NAME_AFTER = 40
_AGENCY = re.compile(r"\b(?:news agency|wire service)\b")
_PERSONAL = frozenset({"he", "she", "they"})
_PRONOUNS = _PERSONAL | {"it", "its"}
#: "The Echo's Ada Roe", "Ada Roe of the Echo": a credit that names a person.
_HER_OUTLET = re.compile(
    r"['’]s\s(?:[a-z]+\s){0,2}[A-Z]\w+\s[A-Z]|[A-Z]\w+\s[A-Z][\w'’-]+,?\s(?:of|at|for)\s"
)


class Carried:
    """The credits found so far, and who was credited last."""

    def __init__(self, draft: Document, sentences: Sequence[Sentence], reach: Reach) -> None:
        self.draft = draft
        self.sentences = sentences
        self.reach = reach
        self.found: list[Found] = []
        self.spoken_of: dict[str, int | None] = {}
        """Outlets, the last named last, with where in `found` their credit stands; None for own."""
        self.last_sentence = -1
        self.in_the_news: tuple[Party, int] | None = None
        """The source that the story last spoke of without crediting it, and in which sentence."""
        self.reported = False
        """Whether the last credit was to "a report", so that "the report" carries it on."""

    def keep(self, found: Found, index: int) -> None:
        """Add a credit in the sentence with this index."""
        self.found.append(found)
        if found.counts:
            name = found.party.name if found.party else ""
            if _AGENCY.search(found.span.of(self.draft.text)):
                name += " Agency"  # "the Orla news agency reported", then "the agency said"
            self._speak_of(name, len(self.found) - 1)
            self.last_sentence = index
        elif found.why == OWN and found.party:
            self._speak_of(found.party.name, None)
        elif found.party and found.kind == "named":
            self.in_the_news = found.party, index

    def _speak_of(self, name: str, credit: int | None) -> None:
        """Make an outlet the one named last."""
        self.spoken_of.pop(name, None)
        self.spoken_of[name] = credit

    def _stands_for(self, phrase: str) -> int | None:
        """The credit "the paper" or "the station" goes back to, None if it is nobody's."""
        may_be_own = any(fits(phrase, own) for own in own_names(self.draft))
        for name, credit in reversed(self.spoken_of.items()):
            if fits(phrase, name):
                return credit
            if may_be_own:
                return None
        return None

    def _is_person(self, credit: Found) -> bool:
        """Whether a credit names the reporter, to whom "she writes" may go back."""
        if credit.party is not None and credit.party.how == REPORTER:
            return True
        said = self.draft.text[credit.span.start : credit.span.end + _NAME_AFTER]
        return _HER_OUTLET.search(said) is not None

    def _of_the_news(self, mention: Mention, part: Piece, index: int) -> None:
        """A credit to the outlet in the news: "The Echo is for sale, the newspaper reported"."""
        if self.in_the_news is None or self.spoken_of:
            return
        party, named = self.in_the_news
        if index - named > 1 or not fits(mention.party.name, party.name):
            return
        reading = read(*around(part.text, mention.start, mention.end))
        if reading is not None and reading.cue.meaning == "credit" and reading.cue.journalism:
            span = part.back(mention.start, mention.end + reading.after)
            covers = self.reach.of(index)
            why = f"{reading.cue.says}; {NAMED_BEFORE}"
            self.keep(Found(span, "named", party, True, covers, why), index)

    def on(self, mention: Mention, part: Piece, index: int) -> None:
        """Let "the newspaper also found" extend what the last credit covers."""
        last = self._stands_for(mention.party.name)
        if last is None:
            self._of_the_news(mention, part, index)
            return
        if mention.kind == "carried report" and not self.reported:
            return
        on = self.sentences[index].paragraph - self.sentences[self.last_sentence].paragraph
        if _LOOSE.search(mention.party.name) and on > _LOOSE_REACH:
            return
        before, after = around(part.text, mention.start, mention.end)
        pronoun = mention.party.name.split()[0].lower()
        if pronoun in _PRONOUNS:
            if index - self.last_sentence > 1:
                return  # "its" is somebody else's by now
            if pronoun in _PERSONAL and not self._is_person(self.found[last]):
                return
            after = _OBJECT.sub("", after)
        reading = read(before, after)
        if reading is None or reading.cue.meaning != "credit":
            return
        self.last_sentence = index
        credit = self.found[last]
        covers = joined((*credit.covers, *self.reach.of(index)))
        if covers != credit.covers:
            why = credit.why
            if "carried on" not in why:
                why += f"; carried on by {mention.party.name!r}"
            self.found[last] = replace(credit, covers=covers, why=why)
