"""Whether what derives from each other in the written cases is found among all of them."""

from __future__ import annotations

import json
from pathlib import Path

from provenance.ingest.read import read_documents
from provenance.lineage.layout import WorkFolder
from provenance.lineage.local import Local
from provenance.model import Document

CASES = Path(__file__).parents[3] / "fixtures" / "cases"
#: Share three rare words, no two of them in one sentence.
TOO_LITTLE = ("39-two-couriers", "lisnagore-courier.txt")


def test_derived_pairs_of_all_cases_are_candidates_among_all_cases(tmp_path: Path) -> None:
    documents: list[Document] = []
    derived: dict[tuple[int, int], tuple[str, str]] = {}
    for case in sorted(path.parent for path in CASES.glob("*/gold.json")):
        (draft,) = case.glob("draft.*")
        read, _ = read_documents([draft], [case / "sources"])
        taken = {
            pair["source_file"] for pair in json.loads((case / "gold.json").read_text())["pairs"]
        }
        for number, source in enumerate(read[1:], len(documents) + 1):
            if source.file in taken:
                derived[len(documents), number] = (case.name, source.file)
        documents += read
    found = {(one.a, one.b) for one in Local(WorkFolder(tmp_path), jobs=1).pairs(documents)}
    missed = {name for pair, name in derived.items() if pair not in found}
    assert len(derived) > 70
    assert missed <= {TOO_LITTLE}
    assert len(found) < 2 * len(derived)
