"""Audits of small texts, for tests of what an audit says."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.match.semantic import Encoder, load_encoder
from provenance.model import Audit, DocumentAudit, Finding

#: The story everybody takes from: the Corrow Beacon's.
BEACON = """\
THE CORROW BEACON

Covered market to come down after rot is found

By Signe Aldous, Corrow Beacon

The town of Corrow will tear down its only covered market next spring after engineers found rot in \
14 of the 22 roof beams.

The council voted 7-2 on Monday to close the hall at once, moving about 40 stallholders to a car \
park by the canal.

"I have sold eels under that roof since I was nine," said Petra Holm, whose family has had the \
corner stall for three generations. "They gave us an hour to pack."

A report by the engineering firm Laskey put the cost of repair at $2.3 million, more than the town \
spends on roads in a year.

The hall was built in 1888 with timber from a wrecked grain ship, and survived a flood in 1953.

Mayor Idris Vance said a glass building would rise on the site, though no money has been found.
"""
HEADLINE = "Corrow to lose its indoor market"
#: The Beacon's story in other words, paragraph by paragraph.
RETOLD = tuple(
    """\
Corrow's sole indoor market is to be demolished in the spring because rot was discovered in 14 of \
its 22 beams.

In a 7-2 vote on Monday, councillors shut the building immediately and some 40 traders were sent \
to a canalside parking lot.

Repairs would have cost $2.3 million, according to engineers from Laskey, which exceeds the \
municipality's yearly road budget.

Wood salvaged from a sunken grain vessel went into the 1888 structure, which came through the \
flood of 1953.

A glass hall is to replace it, Mayor Idris Vance said, but the funds for it do not exist yet.\
""".split("\n\n")
)
#: A report of the same event that owes the Beacon nothing.
OWN_REPORT = (
    "Fishmonger Ola Brandt packed her knives into a milk crate on Monday night and cried.",
    "She learned of the vote from a customer who had watched it on the town's website.",
    '"Forty of us, and not one was asked," she said outside the Corrow market hall.',
    "Councillor Rhea Moss, who opposed the closing, wants a second opinion on the beams.",
    "The stallholders' union has called a meeting for Thursday at the rowing club.",
    "Brandt has been offered a place in a garage by her brother-in-law, who is a mechanic.",
)


@cache
def encoder() -> Encoder | None:
    """The packaged encoder, loaded once for all tests."""
    return load_encoder()


def article(*paragraphs: str, headline: str = HEADLINE) -> str:
    """A plain-text article."""
    return "\n\n".join([headline, *paragraphs]) + "\n"


def audited(
    draft: str,
    *sources: str,
    config: Config | None = None,
    by_meaning: bool = True,
    suffix: str = ".txt",
) -> Audit:
    """The audit of a draft against sources, all given as the text of a file."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        path = root / f"draft{suffix}"
        path.write_text(draft, encoding="utf-8")
        given = []
        for number, source in enumerate(sources or (BEACON,), 1):
            given.append(root / f"source{number}.txt")
            given[-1].write_text(source, encoding="utf-8")
        documents, skipped = read_documents([path], given)
    return audit(documents, skipped, config or Config(), encoder() if by_meaning else None)


def one(draft: str, *sources: str, config: Config | None = None) -> DocumentAudit:
    """The draft's own part of the audit."""
    return audited(draft, *sources, config=config).audits[0]


def findings(draft: str, *sources: str, config: Config | None = None) -> dict[str, Finding]:
    """The findings by rule; the worst of each rule."""
    found: dict[str, Finding] = {}
    for finding in one(draft, *sources, config=config).findings:
        found.setdefault(finding.rule, finding)
    return found
