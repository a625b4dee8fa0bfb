"""Hand-built audits of an invented story, for every test of a report.

A harbour town's ferry is taken out of service. The Quayside Ledger has the story; a draft
follows it without saying so, names the Ledger once, and takes one line from a radio station.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from provenance.model import (
    Alignment,
    AlignmentKind,
    Audit,
    Credit,
    CreditStatus,
    Decision,
    Document,
    DocumentAudit,
    Edit,
    Evidence,
    Expired,
    Finding,
    Link,
    Marker,
    Omission,
    Passage,
    Reason,
    Removed,
    Role,
    Skipped,
    SourceAudit,
    Span,
    Suppressed,
    Tool,
    Unused,
)

DRAFT = """Island ferry laid up after crack is found

The ferry Marguerite will stay in port for six weeks after inspectors found a crack in her hull.

Nobody was on board when the damage was noticed, the harbour master said. The crack is 40 \
centimetres long. Quayside Ledger reported that the owner had put off two inspections.

“We should have looked sooner,” said the owner, Ada Brennick. Islanders now depend on a fishing \
boat for their post, according to local media.

The school will open late on Monday.
"""

LEDGER = """Home | Harbour | Weather

Ferry to the islands laid up with cracked hull
By Tomasz Vell, Quayside Ledger

The island ferry Marguerite will be laid up for six weeks, after inspectors discovered a crack \
in its hull.

No passengers were aboard when the damage was spotted. The crack measures 60 centimetres. The \
owner had twice postponed an inspection, the Ledger has learned.

“We should have looked sooner,” owner Ada Brennick told the Ledger. The company has run the \
crossing since 1974.

Read next: Gulls steal mayor’s lunch
"""

RADIO = """Islanders get their letters by fishing boat

With the ferry out of service, islanders depend on a fishing boat for their post.
"""


def document(
    id: str, path: str, text: str, role: Role = "source", title: str | None = None
) -> Document:
    """A document whose whole text is its body."""
    start = text.find(title) if title else -1
    return Document(
        id=id,
        path=path,
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        role=role,
        text=text,
        body=(Span(0, len(text)),),
        title=title,
        title_span=Span(start, start + len(title)) if title and start >= 0 else None,
    )


def passage(id: str, text: str, words: str) -> Passage:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Passage(id, Span(start, start + len(words)))


def aligned(
    id: str,
    draft: str,
    source: str,
    kind: AlignmentKind = "paraphrase",
    credit: CreditStatus = "uncredited",
    *,
    of: tuple[str, str] = ("d2", LEDGER),
    credits: tuple[str, ...] = (),
) -> Alignment:
    """An alignment of the words ``draft`` of the draft with the words ``source`` of a source."""
    return Alignment(
        id=id,
        suspicious=passage("d1", DRAFT, draft),
        source=passage(*of, source),
        kind=kind,
        similarity=0.81,
        reasons=(Reason("shared words", 0.62, 0.5), Reason("neighbours", "both aligned")),
        credit=credit,
        credits=credits,
    )


def story() -> Audit:
    """A draft that follows one source mostly without credit, and takes a line from another."""
    draft = document("d1", "desk/draft.md", DRAFT, "suspicious", DRAFT.splitlines()[0])
    return Audit(
        tool=Tool(
            "provenance",
            "0.1.0",
            "sha256:" + "ab" * 32,
            "a small encoder",
            ("No archive was searched: only the sources given were compared.",),
        ),
        documents=(
            replace(draft, markers=(Marker(Span(0, 9), ("PRV301",), "read to Ms Brennick"),)),
            _ledger(),
            document(
                "d3", "desk/radio.txt", RADIO, title="Islanders get their letters by fishing boat"
            ),
        ),
        audits=(_story_audit(),),
        skipped=(Skipped("desk/photo.jpg", "not a text: binary data"),),
    )


def _ledger() -> Document:
    return Document(
        id="d2",
        path="desk/ledger.html",
        sha256="0" * 64,
        role="source",
        text=LEDGER,
        body=(passage("d2", LEDGER, LEDGER[LEDGER.index("Ferry to") : LEDGER.index("Read")]).span,),
        title="Ferry to the islands laid up with cracked hull",
        title_span=passage("d2", LEDGER, "Ferry to the islands laid up with cracked hull").span,
        outlet="Quayside Ledger",
        host="News Reef",
        names=("Quayside Ledger", "The Ledger"),
        domains=("ledger.example",),
        url="https://ledger.example/ferry",
        byline=("Tomasz Vell",),
        published="2023-03-04",
        language="en-GB",
        removed=(
            Removed(
                passage("d2", LEDGER, "Home | Harbour | Weather").span,
                "navigation",
                "a row of links",
            ),
            Removed(
                passage("d2", LEDGER, "Read next: Gulls steal mayor’s lunch").span,
                "related",
                "a teaser",
            ),
        ),
        links=(Link(passage("d2", LEDGER, "Home").span, "https://ledger.example/"),),
        evidence=(
            Evidence(
                "outlet", "Quayside Ledger", "byline", passage("d2", LEDGER, "Quayside Ledger").span
            ),
        ),
    )


def _story_audit() -> DocumentAudit:
    reach = passage(
        "d1", DRAFT, "Quayside Ledger reported that the owner had put off two inspections."
    )
    crack = passage("d1", DRAFT, "The crack is 40 centimetres long.")
    lead = DRAFT.splitlines()[2]
    boat = "Islanders now depend on a fishing boat for their post, according to local media."
    return DocumentAudit(
        document="d1",
        verdict="under-credited",
        derived_share=0.86,
        summary="6 of 8 sentences follow Quayside Ledger in its order; one of them credits it.",
        sources=(
            SourceAudit(
                "d2",
                "Quayside Ledger",
                "under-credited",
                0.74,
                0.66,
                0.97,
                "from-source",
                ("The source says it broke the story.",),
            ),
            SourceAudit("d3", None, "uncredited", 0.12, 0.7, 1.0, "undetermined", ()),
        ),
        alignments=(
            aligned("a1", DRAFT.splitlines()[0], "Ferry to the islands laid up with cracked hull"),
            aligned(
                "a2",
                lead,
                LEDGER.splitlines()[5],
                "near-verbatim",
            ),
            aligned(
                "a3",
                "Nobody was on board when the damage was noticed, the harbour master said.",
                "No passengers were aboard when the damage was spotted.",
            ),
            aligned(
                "a4", "The crack is 40 centimetres long.", "The crack measures 60 centimetres."
            ),
            aligned(
                "a5",
                reach.span.of(DRAFT),
                "The owner had twice postponed an inspection, the Ledger has learned.",
                "paraphrase",
                "credited",
                credits=("c1",),
            ),
            aligned(
                "a6",
                "“We should have looked sooner,” said the owner, Ada Brennick.",
                "“We should have looked sooner,” owner Ada Brennick told the Ledger.",
                "verbatim",
                "quoted",
            ),
            aligned(
                "a7",
                boat,
                "With the ferry out of service, islanders depend on a fishing boat for their post.",
                "near-verbatim",
                "vague",
                of=("d3", RADIO),
                credits=("c2",),
            ),
        ),
        credits=(
            Credit(
                "c1",
                passage("d1", DRAFT, "Quayside Ledger reported").span,
                "Quayside Ledger reported",
                "named",
                "Quayside Ledger",
                "d2",
                True,
                (reach.span,),
                "the name is the source’s own; it reaches to the end of its sentence",
            ),
            Credit(
                "c2",
                passage("d1", DRAFT, "according to local media").span,
                "according to local media",
                "vague",
                None,
                None,
                False,
                (),
                "no outlet is named",
            ),
        ),
        omitted=(
            Omission(
                passage("d2", LEDGER, "The company has run the crossing since 1974."),
                "background left out",
            ),
        ),
        findings=(
            Finding(
                "PRV302",
                "changed-number",
                "warning",
                "high",
                "The draft says 40 centimetres, the source 60.",
                (passage("d1", DRAFT, "40 centimetres"), passage("d2", LEDGER, "60 centimetres")),
                ("a4",),
                (Reason("number", "40 for 60"),),
                "Check the length with the source.",
                "f-302",
                edits=(Edit(passage("d1", DRAFT, "40 centimetres").span, "60 centimetres"),),
            ),
            Finding(
                "PRV103",
                "credit-scope",
                "error",
                "high",
                "Quayside Ledger is credited once, but four further sentences follow it.",
                (passage("d1", DRAFT, lead), crack),
                ("a1", "a2", "a3", "a4"),
                (Reason("uncovered share of the reuse", 0.8, 0.5),),
                "Add “Quayside Ledger first reported” to the second paragraph.",
                "f-103",
            ),
            Finding(
                "PRV201",
                "vague-credit",
                "warning",
                "medium",
                "Only “local media” is credited.",
                (passage("d1", DRAFT, boat),),
                ("a7",),
                (),
                "Name the outlet.",
                "f-201",
                Suppressed("decision", "accepted (RV, 2023-03-06): the desk knows the outlet"),
                decisions=(
                    Decision("dispute", "AB", "which media?", "2023-03-05"),
                    Decision("accept", "RV", "the desk knows the outlet", "2023-03-06"),
                ),
            ),
        ),
        expired=(
            Expired(
                "f-302-then",
                "PRV302",
                ("14 centimetres",),
                (Decision("false-alarm", "AB", "measured on deck", "2023-03-05"),),
                "the judged text has changed",
                "f-302",
            ),
        ),
        unused=(
            Unused("baseline", "PRV104", "its finding is not made any more (f-104)"),
            Unused("inline", "PRV301", "no finding answers to it: read to Ms Brennick"),
        ),
    )


def rows(number: int, sources: int = 1) -> Audit:
    """One draft of ``number`` sentences, each aligned with a sentence of every source."""
    said = [
        f"Boat {n} left pier {n % 9} at dawn with {n + 3} crates of herring for market."
        for n in range(number)
    ]
    told = [
        f"At dawn boat {n} sailed from pier {n % 9} and carried {n + 3} crates of herring."
        for n in range(number)
    ]
    draft = document("d1", "boats.txt", "\n\n".join(said), "suspicious")
    harbours = [
        document(f"s{n}", f"harbour{n}.txt", "\n\n".join(told)) for n in range(1, sources + 1)
    ]
    alignments = tuple(
        Alignment(
            f"{harbour.id}-{n}",
            passage("d1", draft.text, said[n]),
            passage(harbour.id, harbour.text, told[n]),
            "paraphrase",
            0.8,
            (Reason("shared words", 0.62, 0.5), Reason("meaning", 0.84, 0.6)),
        )
        for harbour in harbours
        for n in range(number)
    )
    taken = tuple(
        SourceAudit(harbour.id, None, "uncredited", 1.0, 1.0, 1.0, "undetermined", ())
        for harbour in harbours
    )
    summary = "Every sentence follows a source."
    one = DocumentAudit("d1", "uncredited", 1.0, summary, taken, alignments, (), (), ())
    return Audit(Tool("provenance", "0.1.0", "sha256:0", None), (draft, *harbours), (one,), ())


#: Text that would act, if any of it reached a page as markup or a terminal as control codes.
HOSTILE = (
    "</style></script><script>document.title='taken'</script>"
    '<img src=x onerror="document.title=\'taken\'"> {{ 7*7 }} <a href="javascript:alert(1)">x</a>'
    "\x1b[31m\x07 \u202etxet\u202c \x00 &lt;b&gt; '\"` -->"
)


def hostile() -> Audit:
    """An audit in which every string that comes from outside is hostile."""
    bad = HOSTILE
    draft = Document(
        "d1" + bad,
        bad,
        bad,
        "suspicious",
        bad,
        (Span(0, len(bad)),),
        bad,
        Span(0, 9),
        bad,
        bad,
        (bad,),
        (bad,),
        "javascript:alert(1)",
        (bad,),
        bad,
        bad,
        markers=(Marker(Span(0, 9), (bad,), bad, bad),),
    )
    source = Document(
        "d2" + bad,
        bad,
        bad,
        "source",
        bad,
        (),
        bad,
        None,
        bad,
        bad,
        (bad,),
        (bad,),
        "javascript:alert(1)",
        (bad,),
        bad,
        bad,
        (Removed(Span(3, 20), bad, bad),),
        (Link(Span(0, 4), "javascript:alert(1)"),),
        (Evidence(bad, bad, bad),),
    )
    here, there = Passage(draft.id, Span(2, len(bad) - 2)), Passage(source.id, Span(5, len(bad)))
    one = DocumentAudit(
        draft.id,
        "uncredited",
        0.5,
        bad,
        (SourceAudit(source.id, bad, "uncredited", 0.5, 0.5, 0.5, "undetermined", (bad,)),),
        (
            Alignment(
                bad, here, there, "paraphrase", 0.5, (Reason(bad, bad, bad),), "uncredited", (bad,)
            ),
        ),
        (Credit(bad, Span(4, 30), bad, "named", bad, source.id, True, (Span(0, 40),), bad),),
        (Omission(Passage(source.id, Span(30, 40)), bad),),
        (
            Finding(
                bad,
                bad,
                "error",
                "high",
                bad,
                (here, there),
                (bad,),
                (Reason(bad, 1.0, bad),),
                bad,
                bad,
                Suppressed("config", bad),
            ),
        ),
        unused=(Unused("inline", bad, bad),),
    )
    return Audit(Tool(bad, bad, bad, bad, (bad,)), (draft, source), (one,), (Skipped(bad, bad),))


def several(number: int) -> Audit:
    """``number`` drafts of the ferry story in one run, the last of them independent."""
    first = story()
    drafts = [
        document(
            f"x{n}",
            f"desk/{n}.txt",
            f"Lighthouse {n} is painted\n\nIt is white.\n",
            "suspicious",
            f"Lighthouse {n} is painted",
        )
        for n in range(1, number)
    ]
    audits = tuple(
        DocumentAudit(
            draft.id,
            "independent",
            0.0,
            "No sentence follows a source.",
            (
                SourceAudit(
                    "d2", "Quayside Ledger", "independent", 0.0, 0.0, 0.0, "undetermined", ()
                ),
            ),
            (),
            (),
            (),
            (),
        )
        for draft in drafts
    )
    return Audit(first.tool, (*first.documents, *drafts), (*first.audits, *audits), first.skipped)
