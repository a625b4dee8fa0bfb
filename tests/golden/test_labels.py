"""The fixtures' labels say what the fixtures say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest

from provenance.model import AlignmentKind, CreditStatus, Verdict

FIXTURES = Path(__file__).parents[2] / "fixtures"
ARTICLES = FIXTURES / "articles"


class Labelled(NamedTuple):
    draft: Path
    sources: Path
    gold: dict[str, Any]


def read_gold(folder: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text("utf-8"))
    return gold


def labelled() -> Iterator[Labelled]:
    for name, gold in read_gold(ARTICLES).items():
        yield Labelled(ARTICLES / "drafts" / name, ARTICLES / "sources", gold)
    for case in sorted((FIXTURES / "cases").iterdir()):
        draft = next(path for path in case.iterdir() if path.stem == "draft")
        yield Labelled(draft, case / "sources", read_gold(case))


every_label = pytest.mark.parametrize(
    "one", list(labelled()), ids=lambda one: f"{one.draft.parent.name}/{one.draft.name}"
)


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@every_label
def test_every_label_is_a_piece_of_its_file(one: Labelled) -> None:
    gold = one.gold
    pieces = gold["original"] + gold["shared_quotes"] + gold["unscored"]
    pieces += [pair["draft"] for pair in gold["pairs"]]
    pieces += [credit["text"] for credit in gold["credits"] + gold.get("carries", [])]
    pieces += [detail["draft"] for detail in gold.get("finding_details", [])]
    draft = text_of(one.draft)
    assert [piece for piece in pieces if not piece or piece not in draft] == []
    sources = {path.name: text_of(path) for path in one.sources.iterdir()}
    assert [
        pair["source"]
        for pair in gold["pairs"]
        if pair["source"] not in sources[pair["source_file"]]
    ] == []


@every_label
def test_labels_use_the_words_of_the_wire_format(one: Labelled) -> None:
    gold = one.gold
    assert {gold["verdict"], *gold.get("accept_verdicts", [])} <= set(get_args(Verdict))
    assert {pair["kind"] for pair in gold["pairs"]} <= set(get_args(AlignmentKind))
    assert {pair["credit"] for pair in gold["pairs"]} <= set(get_args(CreditStatus))
    files = {path.name for path in one.sources.iterdir()}
    assert {credit["source_file"] for credit in gold["credits"] if credit["counts"]} <= files


@every_label
def test_no_sentence_is_both_derived_and_original(one: Labelled) -> None:
    derived = {pair["draft"] for pair in one.gold["pairs"]}
    assert not derived & set(one.gold["original"])


@every_label
def test_the_verdict_follows_from_the_pairs(one: Labelled) -> None:
    credited = [pair["credit"] == "credited" for pair in one.gold["pairs"]]
    if not credited:
        expected = "independent"
    elif all(credited):
        expected = "credited"
    else:
        expected = "under-credited" if any(credited) else "uncredited"
    assert one.gold["verdict"] == expected


def test_every_draft_of_the_articles_is_labelled() -> None:
    assert set(read_gold(ARTICLES)) == {path.name for path in (ARTICLES / "drafts").iterdir()}
