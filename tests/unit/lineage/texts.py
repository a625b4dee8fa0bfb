"""Texts that are examined: a story, the same in other words, and what has nothing to do with it."""

from __future__ import annotations

from dataclasses import replace

from provenance.config import Config
from provenance.examine.compare import Comparison, Prepared
from provenance.lineage.examined import Examination, examine
from provenance.model import Document, Span

LEAK = (
    "The weir at Colm Bridge leaked for 11 years before anyone told the farmers of Tessel Vale.",
    "Ana Brisco, who keeps the gauges there, wrote it down 1,830 times in a green ledger.",
    "Her ledger was found in March by a plumber who had come to mend the kettle room.",
    "The water board has promised the farmers a meeting in the corn hall before harvest.",
)
#: The same, told in other words.
AGAIN = (
    "For 11 years the farmers of Tessel Vale were not told that the weir at Colm Bridge leaked.",
    "Gauge keeper Ana Brisco wrote it down 1,830 times in her green ledger.",
    "A plumber who came to mend the kettle room found the ledger in March.",
    "The farmers are promised a meeting in the corn hall by the water board before harvest.",
)
FAIR = (
    "Judges at the Ostrey fair gave the ribbon for marrows to Piet Hallam of Dunmere.",
    "He fed his on beer and brass band music, he said, and slept beside them in August.",
)
STANDING = (
    "Support the Tessel Vale Post, which is owned by 212 of its readers, from a crown a week."
)
STALLS = tuple(f"Stall {n} sold {n + 3} jars of quince jelly to visitors." for n in range(60))


def document(id: str, *sentences: str, **more: object) -> Document:
    text = "\n\n".join(sentences) + "\n"
    plain = Document(id, f"{id}.txt", "", "suspicious", text, (Span(0, len(text)),))
    return replace(plain, **more)  # type: ignore[arg-type]


def examination(draft: Document, *partners: Document, **more: object) -> Examination:
    prepared = [Prepared(one) for one in (draft, *partners)]
    return examine(prepared[0], prepared[1:], Comparison(None), Config(), **more)  # type: ignore[arg-type]
