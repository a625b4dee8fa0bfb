"""Hand-built lineages of invented stories, for every test of how a lineage is shown.

A sluice gate at the Orrin Weir fails. The Aldermoor Chronicle has the story; others take it over,
name it or not, and each other. Two papers follow a wire report that nobody has.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from provenance.descent import (
    Cluster,
    Compared,
    CreditState,
    Derivation,
    Lineage,
    Unseen,
)
from provenance.model import (
    Alignment,
    AlignmentKind,
    CreditStatus,
    Direction,
    Document,
    Evidence,
    Passage,
    Reason,
    Skipped,
    Span,
    Tool,
)
from tests.attacks import ATTACKS, NAME

TOOL = Tool(
    name="provenance",
    version="0.8.0",
    config="sha256:" + "0" * 64,
    model=None,
    limits=("Only words were compared.",),
)

_CHRONICLE = (
    "The north sluice gate at Orrin Weir jammed twice in the weeks before the April flood.",
    "Records seen by the Aldermoor Chronicle show a worn bearing was reported in March, twice.",
    "No repair was ordered, and the gate could not be lowered when the water rose on Sunday night.",
    "Eleven houses in Mill Row were flooded, and 34 people spent the night in the school hall.",
    "“We asked for that bearing three times,” the gate keeper, Ilse Varnham, told the Chronicle.",
    "The water board said it would publish its own report by the end of June.",
)
_TODAY = (
    "A gate at Orrin Weir had jammed twice in the weeks before the flood.",
    "Records show a worn bearing was reported on 9 March and again on 28 March.",
    "No repair was ordered and the gate could not be lowered on Sunday night.",
    "Eleven houses in Mill Row were flooded.",
    "Marsh Today has asked the water board for comment.",
)
_EXAMINER = (
    "The Orrin Weir gate jammed twice before the April flood, the Aldermoor Chronicle reports.",
    "According to the Chronicle, a worn bearing was reported in March, and reported again.",
    "In Harrow Vale the council met on Tuesday to talk about its own three gates.",
    "“Ours were greased in autumn,” said the council's engineer, Pavel Roon.",
)
_LANTERN = (
    "The flood gate had jammed two times in the weeks before.",
    "A worn bearing was reported on 9 March, records show.",
    "It could not be lowered on Sunday night.",
    "The Daily Lantern spoke to two families in Mill Row.",
)
_RADIO = (
    "Harrow Vale's council has met to talk about its three gates.",
    "They were greased in autumn, its engineer Pavel Roon told the Harrow Vale Examiner.",
)
_POST = (
    "Who greases the gates?",
    "Pavel Roon says that Harrow Vale's were greased in autumn, the Examiner writes.",
    "At Orrin Weir a worn bearing was reported on 9 March, records show.",
    "Nobody lowered the gate on Sunday night.",
)
_HERALD = (
    "Three barges ran aground below Fenland lock on Wednesday, Western Wire reported.",
    "Nobody was hurt, and the lock was open again by evening.",
    "The skippers had been told of the low water, the canal trust said.",
)
_ARGUS = (
    "Three barges have run aground below Fenland lock, according to Western Wire.",
    "Nobody was hurt and the lock was open again by the evening.",
    "The canal trust said that skippers had been told of the low water.",
)
_WEEKLY = ("The Orrin choir sang on Saturday.", "It has a new alto, and needs two tenors.")


@dataclass(frozen=True, slots=True)
class Took:
    """Which sentence of a document agrees with which of its source, by number."""

    derived: int
    source: int
    kind: AlignmentKind = "paraphrase"
    credit: CreditStatus = "uncredited"


def document(
    id: str,
    outlet: str | None,
    title: str | None,
    sentences: Sequence[str],
    published: str | None,
    *,
    conflict: str | None = None,
) -> Document:
    """A document whose sentences stand one a paragraph under its title."""
    text = "\n\n".join(filter(None, (title, *sentences))) + "\n"
    conflicts = (Evidence("conflict", conflict, "the text"),) if conflict else ()
    return Document(
        id=id,
        path=f"collection/{id}.txt",
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        role="suspicious",
        text=text,
        body=(Span(len(title) + 2 if title else 0, len(text)),),
        title=title,
        title_span=Span(0, len(title)) if title else None,
        outlet=outlet,
        names=(outlet,) if outlet else (),
        published=published,
        conflicts=conflicts,
    )


def sentence(of: Document, number: int) -> Passage:
    """The sentence of this number as a place of the document."""
    start = of.body[0].start
    parts = of.text[start:].rstrip("\n").split("\n\n")
    start += sum(len(part) + 2 for part in parts[:number])
    return Passage(of.id, Span(start, start + len(parts[number])))


def derivation(
    derived: Document,
    source: Document,
    took: Iterable[Took],
    credit: CreditState,
    *,
    share: float,
    direction: Direction = "from-source",
    reasons: tuple[str, ...] = (),
) -> Derivation:
    """That ``derived`` took these sentences from ``source``."""
    found = tuple(
        Alignment(
            id=f"a{number}",
            suspicious=sentence(derived, one.derived),
            source=sentence(source, one.source),
            kind=one.kind,
            similarity=0.82,
            reasons=(Reason("shared words", 0.7, 0.5),),
            credit=one.credit,
        )
        for number, one in enumerate(took, start=1)
    )
    days = None
    if derived.published and source.published:
        days = (date.fromisoformat(derived.published) - date.fromisoformat(source.published)).days
    verbatim = sum(one.kind != "paraphrase" for one in found) / max(1, len(found))
    return Derivation(
        derived.id,
        source.id,
        direction,
        reasons,
        share,
        round(share * 0.7, 2),
        verbatim,
        credit,
        found,
        days,
    )


def family() -> Lineage:
    """Two families and a document of its own: every kind of node and edge there is."""
    chronicle, today, examiner, lantern, mirror, radio, post, herald, argus, weekly = (
        document(
            "d1",
            "Aldermoor Chronicle",
            "Weir gate jammed twice before the flood",
            _CHRONICLE,
            "2026-04-14",
        ),
        document("d2", "Marsh Today", "Flood: gate was broken for weeks", _TODAY, "2026-04-15"),
        document(
            "d3",
            "Harrow Vale Examiner",
            "After Orrin Weir, council looks at its own gates",
            _EXAMINER,
            "2026-04-16",
        ),
        document("d4", "Daily Lantern", "They knew the gate was broken", _LANTERN, "2026-04-17"),
        document(
            "d5",
            "newsmirror.example",
            "Weir gate jammed twice before the flood",
            _CHRONICLE[:5],
            "2026-04-11",
            conflict="Dated 2026-04-11, but it tells of a flood on 12 April.",
        ),
        document("d6", "Radio Orrin", None, _RADIO, None),
        document("d7", "Kestrel Post", "Who greases the gates?", _POST, "2026-04-24"),
        document("d8", "Fenland Herald", "Barges aground at the lock", _HERALD, "2026-05-06"),
        document("d9", "Lowmoor Argus", "Three barges run aground", _ARGUS, "2026-05-06"),
        document("d10", "Orrin Weekly", "New alto for the choir", _WEEKLY, "2026-04-15"),
    )
    first = "its records were seen by the Aldermoor Chronicle, which says so"
    derivations = (
        derivation(
            today,
            chronicle,
            (Took(0, 0), Took(1, 1), Took(2, 2, "near-verbatim"), Took(3, 3)),
            "uncredited",
            share=0.82,
            reasons=(first, "it is a day later", "but it asked the water board itself"),
        ),
        derivation(
            examiner,
            chronicle,
            (Took(0, 0, credit="credited"), Took(1, 1, credit="credited")),
            "credited",
            share=0.46,
            reasons=("it names the Aldermoor Chronicle as its source", "it is two days later"),
        ),
        derivation(
            lantern,
            today,
            (Took(0, 0), Took(1, 1, "near-verbatim"), Took(2, 2)),
            "uncredited",
            share=0.7,
            reasons=("it has wording that only Marsh Today has: “records show”",),
        ),
        derivation(
            mirror,
            chronicle,
            tuple(Took(n, n, "verbatim", "vague" if n else "credited") for n in range(5)),
            "under-credited",
            share=1.0,
            reasons=(first, "but its stated date is earlier, which its own text speaks against"),
        ),
        derivation(
            radio,
            examiner,
            (Took(0, 2), Took(1, 3, credit="credited")),
            "credited",
            share=0.9,
            reasons=("it names the Harrow Vale Examiner",),
        ),
        derivation(
            post,
            examiner,
            (Took(1, 3, credit="credited"),),
            "credited",
            share=0.35,
            reasons=("it names the Examiner",),
        ),
        derivation(
            post,
            lantern,
            (Took(2, 1, "near-verbatim"), Took(3, 2)),
            "under-credited",
            share=0.4,
            reasons=("it is a week later",),
        ),
        derivation(
            argus,
            herald,
            (Took(0, 0), Took(1, 1, "near-verbatim"), Took(2, 2)),
            "credited",
            share=0.95,
            direction="undetermined",
            reasons=("both state the same day", "both credit Western Wire"),
        ),
    )
    wire = Unseen("Western Wire", ("d8", "d9"), ("both credit it for what they share",))
    return Lineage(
        tool=TOOL,
        documents=(
            chronicle,
            today,
            examiner,
            lantern,
            mirror,
            radio,
            post,
            herald,
            argus,
            weekly,
        ),
        derivations=derivations,
        unseen=(wire,),
        clusters=(
            Cluster(("d1", "d2", "d3", "d4", "d5", "d6", "d7"), ("d1",)),
            Cluster(("d8", "d9"), (wire,)),
        ),
        skipped=(Skipped("collection/photo.bin", "not a text"),),
        compared=Compared(10, 14),
    )


def two_wires() -> Lineage:
    """Two families that credit an agency of one name for two reports."""
    one = family()
    ids = ("d1", "d8", "d9", "d10")
    first, second = (Unseen("Western Wire", pair, ("they name it",)) for pair in (ids[:2], ids[2:]))
    return replace(
        one,
        documents=tuple(text for text in one.documents if text.id in ids),
        derivations=(),
        unseen=(first, second),
        clusters=(Cluster(ids[:2], (first,)), Cluster(ids[2:], (second,))),
        compared=Compared(4, 2),
    )


def nothing() -> Lineage:
    """A run in which no document could be read."""
    return Lineage(TOOL, (), (), (), (), (Skipped("empty.txt", "empty"),), Compared(0, 0))


def hostile() -> Lineage:
    """A lineage whose every string attacks."""
    one = document("d1", NAME, ATTACKS[0], ATTACKS, "2026-04-14", conflict=NAME)
    two = document("d2", f"{NAME} 2", ATTACKS[6], ATTACKS, NAME)
    one, two = replace(one, path=NAME), replace(two, path=NAME + "2")
    took = tuple(Took(n, n, "verbatim") for n in range(len(ATTACKS)))
    pair = derivation(one, replace(two, published=None), took, "uncredited", share=1.0)
    unseen = Unseen(NAME, ("d2",), (NAME,))
    return Lineage(
        tool=replace(TOOL, limits=(NAME,), settings=(NAME,), model=NAME),
        documents=(one, two),
        derivations=(replace(pair, reasons=(NAME, f"but {NAME}")),),
        unseen=(unseen,),
        clusters=(Cluster(("d1", "d2"), (unseen,)),),
        skipped=(Skipped(NAME, NAME),),
        compared=Compared(2, 1),
    )


_FIRST = "Ash Bracken Calder Dunmore Eller Farrow Garth Hollin Inver Kell Lorne Marl".split()
_LAST = "Chronicle Echo Examiner Gazette Herald Ledger Mercury Observer Post Star".split()
_WHO = "the harbour board, two ferry crews, the school of Penhallow, a court in Stane".split(", ")
_DID = "put off the repair, closed the slipway, found a second leak, sold the old pump".split(", ")
_WHEN = "on Monday, before dawn, for the third time, without a word, in front of guests".split(", ")


def many(documents: int = 300, *, sentences: int = 12, seed: int = 8) -> Lineage:
    """A collection with families of 120, 60, 30 … documents and some that belong to none."""
    chance = random.Random(seed)  # noqa: S311 - nothing hangs on it
    made: list[Document] = []
    derivations: list[Derivation] = []
    clusters: list[Cluster] = []
    unseen: list[Unseen] = []
    size = documents * 2 // 5
    while len(made) + size <= documents and size > 1:
        first = len(made) + 1
        below: list[str] = []
        for number in range(first, first + size):
            parent = made[chance.randrange(first - 1, len(made))] if number > first else None
            if parent and chance.random() < 0.5:
                parent = made[first - 1]
            made.append(_report(number, parent, chance, sentences))
            if parent is None:
                continue
            if chance.random() < 0.05:
                below.append(made[-1].id)
            else:
                derivations.append(_link(made[-1], parent, chance, sentences))
        origins: list[str | Unseen] = [f"d{first}"]
        if below:
            unseen.append(Unseen(f"{_FIRST[len(unseen)]} Wire", tuple(below), ("they name it",)))
            origins.append(unseen[-1])
        ids = tuple(f"d{number}" for number in range(first, first + size))
        clusters.append(Cluster(ids, tuple(origins)))
        size = max(2, size // 2) if len(clusters) < 12 else 0
    made += [_report(n, None, chance, sentences) for n in range(len(made) + 1, documents + 1)]
    return Lineage(
        TOOL,
        tuple(made),
        tuple(derivations),
        tuple(unseen),
        tuple(clusters),
        (),
        Compared(documents, documents * 7),
    )


def _report(number: int, parent: Document | None, chance: random.Random, long: int) -> Document:
    outlet = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    said = [
        f"{chance.choice(_WHO).capitalize()} {chance.choice(_DID)} {chance.choice(_WHEN)}, and "
        f"number {number}.{line} of the crates was counted by {chance.choice(_WHO)} again."
        for line in range(long)
    ]
    day = date(2026, 3, 1) + timedelta(days=chance.randrange(20))
    if parent is not None and parent.published:
        day = date.fromisoformat(parent.published) + timedelta(days=chance.choice((0, 0, 1, 1, 3)))
        said[: long * 2 // 3] = [
            line.replace("again", "anew")
            for line in parent.text.strip().split("\n\n")[1 : 1 + long * 2 // 3]
        ]
    stated = None if chance.random() < 0.04 else day.isoformat()
    return document(f"d{number}", outlet, f"Report {number}: {said[-1][:60]}", said, stated)


def _link(of: Document, parent: Document, chance: random.Random, long: int) -> Derivation:
    credit = chance.choice(("credited", "under-credited", "uncredited", "uncredited"))
    state: CreditStatus = "credited" if credit == "credited" else "uncredited"
    return derivation(
        of,
        parent,
        (Took(n, n, "near-verbatim", state) for n in range(long * 2 // 3)),
        credit,  # type: ignore[arg-type]  # chosen from its words
        share=round(chance.uniform(0.2, 1), 2),
        direction="undetermined" if chance.random() < 0.06 else "from-source",
        reasons=("it is later", "it lacks what only the other has"),
    )
