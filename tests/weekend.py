"""A weekend's notes that take from the windmill story, to be edited and audited again."""

from __future__ import annotations

from pathlib import Path

from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.model import Audit
from tests.cli.windmill import ORIGIN

TITLE = "What to do this weekend"
GRIND = "The windmill at Thorn End will grind flour on Saturday for the first time in 60 years."
SAILS = (
    "Volunteers spent nine years and $212,000 on the sails, which are 24 feet long and were cut "
    "from larch that fell in the storm of 2013."
)
SACKS = "The first sacks of flour are promised to the bakery on Quay Street."
BUS = "Parking is tight near the dike, so the council has laid on a bus from the station."
OWL = "An owl has moved in under the roof beams and sleeps through everything."


def audited(folder: Path, draft: str, name: str = "draft.txt") -> Audit:
    (folder / "origin.txt").write_text(ORIGIN, "utf-8")
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(draft.encode())
    config = Config(encoder=False)
    documents, _ = read_documents([path], [folder / "origin.txt"], config)
    return audit(documents, (), config, None)


def text_of(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"
