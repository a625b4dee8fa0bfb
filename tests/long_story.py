"""A hand-built audit of a long draft: a harbour town's year, retold from six papers.

As long as a newspaper's longest pieces (10,000 words) and as entangled as a draft can be: several
sources for most sentences. The same numbers give the same audit.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.model import (
    Alignment,
    AlignmentKind,
    Audit,
    Credit,
    CreditStatus,
    Document,
    DocumentAudit,
    Finding,
    Omission,
    Passage,
    Reason,
    Removed,
    Severity,
    SourceAudit,
    Span,
    Tool,
)
from tests.story import document

#: What happened, in the draft's words and in a paper's.
_WHO = (
    ("the harbour master", "the master of the port"),
    ("a crew of four divers", "four divers"),
    ("the island council", "councillors of the island"),
    ("the owner of the ferry Marguerite", "the Marguerite’s owner"),
    ("inspectors from the mainland", "mainland inspectors"),
    ("the last lighthouse keeper", "the keeper of the lighthouse, the last one,"),
    ("fishing families", "the families who fish"),
    ("the shipyard’s apprentices", "apprentices at the yard"),
    ("a retired pilot", "a pilot, now retired,"),
    ("the school’s headteacher", "the head of the school"),
    ("the salvage company", "the firm hired for the salvage"),
)
_DID = (
    ("asked for", "requested"),
    ("put off", "postponed"),
    ("found fault with", "criticised"),
    ("paid for", "footed the bill for"),
    ("counted", "made a count of"),
    ("argued over", "quarrelled about"),
    ("gave up", "abandoned"),
)
_WHAT = (
    ("the repair of {n} planks", "repairs to {n} of the planks"),
    ("a loan of {n} crowns", "borrowed money, {n} crowns of it,"),
    ("{n} crates of spoiled herring", "spoiled herring in {n} crates"),
    ("the survey of {n} moorings", "{n} moorings and their survey"),
    ("letters from {n} residents", "what {n} residents had written"),
)
_WHERE = (
    ("in the old customs house", "at the former customs house"),
    ("on the eastern quay", "along the quay to the east"),
    ("behind the ice factory", "to the rear of the ice works"),
    ("at the mouth of the river", "where the river meets the sea"),
)
_WHY = (
    ("because no one had kept a record of the storm", "as nobody recorded the storm"),
    ("although the money had been promised in spring", "though funds were promised in the spring"),
    ("before the first ice closed the channel", "ahead of the first ice in the channel"),
    ("while the boats lay idle for want of fuel", "with boats idle for lack of fuel"),
    ("and said so at the meeting on Thursday", "and told Thursday’s meeting as much"),
    ("so that the crossing could open again", "in order to reopen the crossing"),
)
_PAPERS = (
    "Quayside Ledger",
    "Corrow Beacon",
    "Tidewater Post",
    "Radio Skerry",
    "Net Mender",
    "Sound Wire",
)
_STATUSES: tuple[CreditStatus, ...] = (
    "uncredited",
    "uncredited",
    "credited",
    "vague",
    "uncredited",
    "misattributed",
    "quoted",
)
_KINDS: tuple[AlignmentKind, ...] = ("paraphrase", "near-verbatim", "paraphrase", "verbatim")
_RULES: tuple[tuple[str, str, Severity], ...] = (
    ("PRV101", "uncredited-source", "error"),
    ("PRV103", "credit-scope", "error"),
    ("PRV201", "vague-credit", "warning"),
    ("PRV302", "changed-number", "warning"),
    ("PRV401", "late-credit", "note"),
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and where each of its sentences stands."""

    text: str
    spans: tuple[Span, ...]


def _sentence(number: int, side: int, *, wrong: bool = False) -> str:
    """Sentence ``number`` in the draft's words (``side`` 0) or a paper's (1); about 20 words."""
    n = 11 + number % 89 + (3 if wrong else 0)
    who, did = _WHO[number % len(_WHO)][side], _DID[number % len(_DID)][side]
    what = _WHAT[number % len(_WHAT)][side].format(n=n)
    where, why = _WHERE[number % len(_WHERE)][side], _WHY[number % len(_WHY)][side]
    ends = (f"{what} {where}", f"{where} {what}")[side]
    said = f"{who} {did} {ends} {why}"
    return f"{said[0].upper()}{said[1:]}."


def _joined(headline: str, sentences: list[str], paragraph: int = 3) -> _Text:
    """The sentences under the headline, so many to a paragraph; the headline is the first span."""
    text, spans = headline, [Span(0, len(headline))]
    for number, sentence in enumerate(sentences):
        text += " " if number % paragraph else "\n\n"
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence
    return _Text(text + "\n", tuple(spans))


def long_story(sentences: int = 425, alignments: int = 2000, papers: int = 6) -> Audit:
    """A draft of ``sentences`` sentences in ``alignments`` alignments with so many papers.

    With 425 sentences the draft has 10,000 words.
    """
    names = _PAPERS[:papers]
    credited = range(5, sentences, 16)
    said = [
        f"{names[number % len(names)]} reported that " + _sentence(number, 0)
        if number in credited
        else _sentence(number, 0)
        for number in range(sentences)
    ]
    draft_text = _joined("A year without the island ferry", said)
    told = [
        [_sentence(number, 1, wrong=(number + at) % 13 == 0) for number in range(sentences)]
        for at in range(papers)
    ]
    texts = [
        _joined(f"{paper}: the year the ferry stopped", t, 2)
        for paper, t in zip(names, told, strict=True)
    ]
    draft = document(
        "d1", "desk/year.md", draft_text.text, "suspicious", "A year without the island ferry"
    )
    sources = tuple(_source(number, text) for number, text in enumerate(texts))
    found = _credits(said, draft_text, credited, names)
    pairs = _alignments(sentences, alignments, draft_text, texts)
    taken = {(pair.source.document, pair.source.span) for pair in pairs}
    one = DocumentAudit(
        document="d1",
        verdict="under-credited",
        derived_share=0.97,
        summary=f"{sentences} of {sentences} sentences follow the papers in their order.",
        sources=tuple(
            SourceAudit(
                source.id, source.outlet, "under-credited", 0.8, 0.7, 0.98, "from-source", ()
            )
            for source in sources
        ),
        alignments=pairs,
        credits=found,
        omitted=tuple(
            Omission(Passage(source.id, span), "not taken up")
            for source, text in zip(sources, texts, strict=True)
            for span in text.spans[1:]
            if (source.id, span) not in taken
        ),
        findings=_findings(pairs, draft_text, names),
    )
    limits = ("No archive was searched: only the sources given were compared.",)
    tool = Tool("provenance", "0.1.0", "sha256:" + "cd" * 32, None, limits)
    return Audit(tool, (draft, *sources), (one,), ())


def _source(number: int, text: _Text) -> Document:
    menu = "Home | Harbour | Weather | Tides"
    plain = document(f"s{number}", f"papers/{number}.html", text.text + menu + "\n")
    start = len(text.text)
    return Document(
        id=plain.id,
        path=plain.path,
        sha256=plain.sha256,
        role="source",
        text=plain.text,
        body=(Span(0, start),),
        title=text.spans[0].of(text.text),
        title_span=text.spans[0],
        outlet=_PAPERS[number],
        published=f"2023-03-0{number + 1}",
        removed=(Removed(Span(start, start + len(menu)), "navigation", "a row of links"),),
    )


def _alignments(
    sentences: int, number: int, draft: _Text, texts: list[_Text]
) -> tuple[Alignment, ...]:
    """The first ``number`` of the pairs, spread over the draft and the papers."""
    possible = [
        (sentence, paper)
        for paper in range(len(texts))
        for sentence in range(sentences)
        if (sentence + 2 * paper) % 6  # what each paper leaves out
    ]
    return tuple(
        Alignment(
            f"a{at}",
            Passage("d1", draft.spans[sentence + 1]),
            Passage(f"s{paper}", texts[paper].spans[sentence + 1]),
            _KINDS[(sentence + paper) % len(_KINDS)],
            round(0.6 + (sentence * 7 + paper * 3) % 40 / 100, 2),
            (
                Reason("shared words", 0.62, 0.5),
                Reason("rare words", "planks, moorings", None),
                Reason("facts", round(0.3 + sentence % 5 / 10, 2), 0.2),
                Reason("neighbours", "both aligned"),
            ),
            _STATUSES[sentence % len(_STATUSES)],
            (f"c{sentence // 16}",) if sentence % 16 == 5 else (),
        )
        for at, (sentence, paper) in enumerate(possible[:number])
    )


def _credits(
    said: list[str], draft: _Text, credited: range, names: tuple[str, ...]
) -> tuple[Credit, ...]:
    found = []
    for number in credited:
        paper = number % len(names)
        span = draft.spans[number + 1]
        cue = f"{names[paper]} reported"
        found.append(
            Credit(
                f"c{number // 16}",
                Span(span.start, span.start + len(cue)),
                cue,
                "named",
                names[paper],
                f"s{paper}",
                True,
                (span,),
                "the name is the source’s own; it reaches to the end of its sentence",
            )
        )
        assert said[number].startswith(cue)
    return tuple(found)


def _findings(
    pairs: tuple[Alignment, ...], draft: _Text, names: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Up to forty findings, each about a stretch of the draft; the errors about fifty sentences."""
    findings = min(40, 6 + len(draft.spans) // 8)
    per = len(draft.spans) // findings
    found = []
    for number in range(findings):
        code, name, severity = _RULES[number % len(_RULES)]
        many = 50 if severity == "error" else 2
        spans = draft.spans[1 + number * per :][:many]
        among = [pair.id for pair in pairs if pair.suspicious.span in set(spans)]
        found.append(
            Finding(
                code,
                name,
                severity,
                ("high", "medium", "low")[number % 3],
                f"{len(spans)} sentences from the {number + 1}. stretch follow a paper.",
                tuple(Passage("d1", span) for span in spans),
                tuple(among[:200]),
                (Reason("uncovered share of the reuse", 0.8, 0.5),),
                f"Name {names[number % len(names)]} where the stretch begins.",
                f"f-{number}",
            )
        )
    return tuple(found)
