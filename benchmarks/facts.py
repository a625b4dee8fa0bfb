"""How often a changed fact is seen, and how often a mere rewording is called one.

    python benchmarks/facts.py [--msrp train.jsonl] [--translations pairs.jsonl] [--list]

Recall: the sentences that the drafts under fixtures/cases took over are altered one fact at a time
by rule, and held against their source again. False alarms: pairs of sentences that readers judged
to be paraphrases (MSRP, JSON Lines with a, b and label), and two translations of one sentence
(JSON Lines with a and b). Of those every finding is listed with --list, for reading: paraphrases
do differ in facts, and not every one is false.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.jsonlines import objects
from provenance.audit import audit
from provenance.config import Config
from provenance.facts.changes import changed_figures
from provenance.facts.dated import figures
from provenance.facts.exchanged import changed_names
from provenance.facts.meaning import changed_meaning
from provenance.facts.names import names
from provenance.ingest.read import read_documents
from provenance.match.semantic import load_encoder
from provenance.model import REUSE
from provenance.text.words import words

CASES = Path(__file__).parent.parent / "fixtures" / "cases"
RULES = ("changed-number", "changed-name", "changed-meaning")
#: Put in the place of a part of a name; none is in a fixture.
STRANGERS = ("Quillfeather", "Obadare", "Zimmerli")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|should)\b(?! not)")
_OPPOSITES = {
    "rose": "fell", "fell": "rose", "more": "fewer", "fewer": "more", "less": "more",
    "before": "after", "after": "before", "higher": "lower", "lower": "higher", "won": "lost",
    "lost": "won", "approved": "rejected", "rejected": "approved", "opened": "closed",
    "closed": "opened", "north": "south", "south": "north", "east": "west", "west": "east",
    "allowed": "banned", "banned": "allowed", "started": "ended", "began": "ended",
    "above": "below", "below": "above", "guilty": "innocent", "accepted": "rejected",
    "supported": "opposed", "opposed": "supported", "increased": "decreased", "grew": "shrank",
}  # fmt: skip
_POSSIBLE = re.compile(r"\b(?:may|might|could)\b")
_NEGATED = re.compile(
    r"\b(is|are|was|were|has|have|had|did|does|do|will|would|could|can)(?: not|n't)\b"
)
_DENIED = re.compile(r"n't\b|\b(?:no|not|nobody|none|never|nothing|without|un\w+)\b", re.I)
#: A piece of a text, and what is put in its place.
Edit = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, and the texts of the documents they stand in."""

    suspicious: str
    source: str
    draft: str
    origin: str

    def altered(self, old: str, new: str) -> Pair:
        """With something else in the place of a piece of the draft, wherever it stands."""
        said, text = self.suspicious.replace(old, new), self.draft.replace(old, new)
        return Pair(said, self.source, text, self.origin)


def main() -> None:
    """Alter and compare, then compare what is the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--msrp", type=Path)
    parser.add_argument("--translations", type=Path)
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    measured = list(recall(taken_over(CASES), arguments.list))
    for name, path in (("msrp", arguments.msrp), ("wmt21", arguments.translations)):
        if path:
            measured += alarms(name, same(path), arguments.list)
    for figure in measured:
        print(f"{figure.name:45} {figure.value:8.4f}")


def taken_over(cases: Path) -> list[Pair]:
    """The aligned sentences of the cases that are reuse, as the auditor finds them."""
    encoder = load_encoder()
    pairs = []
    for case in sorted(path for path in cases.iterdir() if (path / "sources").is_dir()):
        draft = next(path for path in sorted(case.iterdir()) if path.stem == "draft")
        done = audit(*read_documents([draft], [case / "sources"]), Config(), encoder)
        for one in done.audits:
            text = done.document(one.document).text
            for a in one.alignments:
                if a.credit in REUSE:
                    origin = done.document(a.source.document).text
                    said = a.suspicious.span.of(text), a.source.span.of(origin)
                    pairs.append(Pair(*said, text, origin))
    return pairs


def same(path: Path) -> list[Pair]:
    """Pairs said to be the same, each sentence a document of its own."""
    return [
        Pair(row["a"], row["b"], row["a"], row["b"])
        for row in objects(path)
        if row.get("label", 1) == 1
    ]


def changes(pair: Pair) -> Iterator[tuple[str, str]]:
    """What the rules see in a pair: the rule's name, and both spans' words."""
    said, was = pair.suspicious, pair.source
    for figure in changed_figures(said, was, figures(pair.draft), figures(pair.origin)):
        yield RULES[0], f"{figure.source.of(was)} → {figure.suspicious.of(said)}"
    for name in changed_names(said, was, keys(pair.draft), keys(pair.origin)):
        yield RULES[1], f"{name.source.text} → {name.suspicious.text}"
    for turn in changed_meaning(said, was):
        yield RULES[2], f"{turn.source.of(was)} → {turn.suspicious.of(said)} ({turn.turn})"


def keys(text: str) -> frozenset[str]:
    """Keys of the words of a text."""
    return frozenset(word.key for word in words(text))


def recall(pairs: Sequence[Pair], listed: bool) -> Iterator[Figure]:
    """Share of the alterations that their rule sees, one figure a kind."""
    for kind, (rule, alter) in ALTERATIONS.items():
        made = seen = 0
        for pair in pairs:
            edit = alter(pair)
            if edit is None or any(name == rule for name, _ in changes(pair)):
                continue
            altered = pair.altered(*edit)
            made += 1
            found = any(name == rule for name, _ in changes(altered))
            seen += found
            if listed and not found:
                print(f"unseen {kind}: {altered.suspicious}\n   <- {pair.source}")
        if made:
            yield Figure(f"facts/{rule}/{kind} seen of {made}", seen / made)


def alarms(corpus: str, pairs: Sequence[Pair], listed: bool) -> list[Figure]:
    """Share of pairs that say the same in which each rule sees a change."""
    fired: Counter[str] = Counter()
    for pair in pairs:
        found = list(changes(pair))
        fired.update({name for name, _ in found})
        if listed and found:
            print(*(f"{name}: {what}" for name, what in found), sep="\n")
            print(f"   {pair.suspicious}\n   <- {pair.source}")
    return [
        Figure(f"facts/{corpus}/{rule} fires", fired[rule] / len(pairs), "low") for rule in RULES
    ]


def _transposed(pair: Pair) -> Edit | None:
    """Two digits of a figure of three or more exchanged."""
    for figure in re.findall(r"(?<![\w.,])\d[\d,]+\d\b(?![.,]\d)", pair.suspicious):
        if figure in pair.source:
            for i in range(len(figure) - 2, 0, -1):
                x, y = figure[i], figure[i + 1]
                if x != y and "," not in (x, y):
                    return figure, figure[:i] + y + x + figure[i + 2 :]
    return None


def _other_count(pair: Pair) -> Edit | None:
    """A figure of one or two digits and the word after it, by half more."""
    for figure, rest in re.findall(r"(?<![\w.,:-])(\d{1,2})( [a-z]+)", pair.suspicious):
        if int(figure) > 2 and re.search(rf"\b{figure}\b", pair.source):
            return figure + rest, f"{int(figure) * 3 // 2}{rest}"
    return None


def _scaled(pair: Pair) -> Edit | None:
    both = "million" in pair.suspicious and "million" in pair.source
    return ("million", "billion") if both else None


def _other_currency(pair: Pair) -> Edit | None:
    for sign, other in (("£", "$"), ("$", "€"), ("€", "£")):
        if sign in pair.suspicious and sign in pair.source:
            return sign, other
    return None


def _other_weekday(pair: Pair) -> Edit | None:
    for at, day in enumerate(_WEEKDAYS):
        if day in pair.suspicious and day in pair.source:
            return day, _WEEKDAYS[(at + 3) % 7]
    return None


def _namesake(pair: Pair) -> Edit | None:
    """Another first name before the last."""
    for name in names(pair.suspicious):
        first = name.text.split()[0]
        if len(name.text.split()) == 2 and name.text in pair.source and first.isalpha():
            return first, STRANGERS[len(first) % 3]
    return None


def _stranger(pair: Pair) -> Edit | None:
    """Another last name after the first."""
    for name in names(pair.suspicious):
        last = name.text.split()[-1]
        if len(name.text.split()) == 2 and name.text in pair.source and last.isalpha():
            return last, STRANGERS[len(last) % 3]
    return None


def _misspelt(pair: Pair) -> Edit | None:
    """A consonant of a last name for another."""
    for name in names(pair.suspicious):
        last = name.text.split()[-1]
        if name.certain and last in pair.source and last.isalpha() and len(last) > 5:
            for at in range(2, len(last)):
                if last[at] in "bdfglmnprtv":
                    other = {"b": "d", "d": "t", "g": "d", "t": "p"}.get(last[at], "g")
                    return last, last[:at] + other + last[at + 1 :]
    return None


def _put_in(pair: Pair) -> Edit | None:
    """With "not" after the first auxiliary, where nothing is denied."""
    if _DENIED.search(pair.suspicious) or _DENIED.search(pair.source):
        return None
    return _edited(pair, _AUXILIARY, r"\1 not")


def _dropped(pair: Pair) -> Edit | None:
    """Without its "not"."""
    return _edited(pair, _NEGATED, r"\1") if _NEGATED.search(pair.source) else None


def _certain(pair: Pair) -> Edit | None:
    return _edited(pair, _POSSIBLE, "will") if _POSSIBLE.search(pair.source) else None


def _opposite(pair: Pair) -> Edit | None:
    for word, other in _OPPOSITES.items():
        whole = re.compile(rf"\b{word}\b")
        if whole.search(pair.suspicious) and whole.search(pair.source):
            return _edited(pair, whole, other)
    return None


def _edited(pair: Pair, pattern: re.Pattern[str], new: str) -> Edit | None:
    changed, count = pattern.subn(new, pair.suspicious, count=1)
    return (pair.suspicious, changed) if count else None


#: The rule that each alteration is for, and the alteration; None where a sentence has no room.
ALTERATIONS: dict[str, tuple[str, Callable[[Pair], Edit | None]]] = {
    "digits transposed": (RULES[0], _transposed),
    "another count": (RULES[0], _other_count),
    "million to billion": (RULES[0], _scaled),
    "another currency": (RULES[0], _other_currency),
    "another weekday": (RULES[0], _other_weekday),
    "another first name": (RULES[1], _namesake),
    "another last name": (RULES[1], _stranger),
    "misspelt": (RULES[1], _misspelt),
    "not put in": (RULES[2], _put_in),
    "not dropped": (RULES[2], _dropped),
    "may to will": (RULES[2], _certain),
    "opposite": (RULES[2], _opposite),
}

if __name__ == "__main__":
    main()
