"""``provenance align``: the passages of one document that stand in another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from provenance.render.wire import ALIGNED
from tests.cli.windmill import ORIGIN, Provenance

pytestmark = pytest.mark.usefixtures("folder")
ALIGN = ("align", "copy.txt", "origin.txt", "--words-only")


def test_how_much_is_found_and_both_texts_beside_each_other(provenance: Provenance) -> None:
    done = provenance(*ALIGN)
    assert done.returncode == ExitStatus.CLEAN
    assert done.stderr == ""
    first, *rest = done.stdout.splitlines()
    assert first == "100% of copy.txt is found in origin.txt: 1 passage, 100% of origin.txt."
    assert rest[1] == "1. verbatim, similarity 1: 100% of copy.txt, 100% of origin.txt"
    left, right = zip(*(line.split(" | ") for line in rest[2:] if "|" in line), strict=True)
    assert " ".join(" ".join(left).split()) == " ".join(" ".join(right).split())
    assert max(map(len, done.stdout.splitlines())) <= 88
    assert done.stdout.isprintable() or "\x1b" not in done.stdout


def test_documents_that_share_nothing_are_no_failure(provenance: Provenance) -> None:
    done = provenance("align", "unrelated.txt", "origin.txt", "--words-only")
    assert done.returncode == ExitStatus.CLEAN
    assert done.stdout == "Nothing of unrelated.txt is found in origin.txt.\n"


def test_json_has_documents_passages_and_the_sentence_pairs(provenance: Provenance) -> None:
    found = json.loads(provenance(*ALIGN, "--format", "json").stdout)
    assert found["schema"] == ALIGNED
    assert [one["path"] for one in found["documents"]] == ["copy.txt", "origin.txt"]
    assert found["skipped"] == []
    (passage,) = found["passages"]
    assert passage["alignments"] == [pair["id"] for pair in found["alignments"]]
    texts = {one["id"]: one["text"] for one in found["documents"]}
    for pair in found["alignments"]:
        assert "credit" not in pair
        for side in ("suspicious", "source"):
            place, hull = pair[side], passage[side]
            assert place["document"] == hull["document"]
            assert hull["start"] <= place["start"] < place["end"] <= hull["end"]
            assert texts[place["document"]][place["start"] : place["end"]].strip()


def test_the_sentence_pairs_are_those_of_the_audit(provenance: Provenance) -> None:
    aligned = json.loads(provenance(*ALIGN, "--format", "json").stdout)["alignments"]
    call = ("audit", "copy.txt", "--against", "origin.txt", "--words-only", "--format", "json")
    (audited,) = json.loads(provenance(*call, "--exit-zero").stdout)["audits"]
    judged = [
        {key: value for key, value in pair.items() if not key.startswith("credit")}
        for pair in audited["alignments"]
    ]
    assert aligned == judged


def test_output_is_written_and_announced(provenance: Provenance, folder: Path) -> None:
    done = provenance(*ALIGN, "--output", "aligned.txt")
    assert done.stdout == ""
    assert done.stderr == "wrote aligned.txt\n"
    assert (folder / "aligned.txt").read_text("utf-8") == provenance(*ALIGN).stdout
    assert provenance(*ALIGN, "--output", "aligned.txt", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("copy.txt",), "two documents"),
        (("copy.txt", "origin.txt", "unrelated.txt"), "two documents"),
        ((), "two documents"),
        (("copy.txt", "origin.txt", "--jobs", "2"), "no --jobs"),
        (("copy.txt", "origin.txt", "--texts", "."), "no --texts"),
        (("copy.txt", "origin.txt", "--output", "copy.txt"), "one of the inputs"),
        (("copy.txt", "origin.txt", "--keep", "captoin"), "captoin"),
        (("copy.txt", "."), "and align takes one"),
        (("--pairs", "p.jsonl"), "needs --texts"),
        (("--pairs", "p.jsonl", "--texts", ".", "copy.txt"), "no further files"),
        (("--pairs", "p.jsonl", "--texts", ".", "--format", "json"), "no --format"),
        (("--pairs", "p.jsonl", "--texts", ".", "--words-only"), "no --words-only"),
        (("--pairs", "p.jsonl", "--texts", ".", "--jobs", "0"), "--jobs"),
    ],
)
def test_a_call_that_makes_no_sense(
    provenance: Provenance, call: tuple[str, ...], said: str
) -> None:
    done = provenance("align", *call)
    assert done.returncode == ExitStatus.USAGE
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x02" * 50])
def test_a_document_that_cannot_be_read(
    provenance: Provenance, folder: Path, content: bytes | None
) -> None:
    if content is not None:
        (folder / "bad.txt").write_bytes(content)
    for call in (("bad.txt", "copy.txt"), ("copy.txt", "bad.txt")):
        done = provenance("align", *call)
        assert done.returncode == ExitStatus.NOTHING_AUDITED
        assert done.stderr.startswith("provenance: nothing to align: bad.txt: ")
        assert done.stderr.count("\n") == 1


def test_a_document_with_itself(provenance: Provenance) -> None:
    done = provenance("align", "copy.txt", "copy.txt")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "copy.txt: is itself one of the drafts" in done.stderr


def test_text_that_would_move_the_cursor_is_shown(provenance: Provenance, folder: Path) -> None:
    (folder / "hostile.txt").write_text(ORIGIN.replace("Volunteers", "Volun\x1b[2Jteers"))
    done = provenance("align", "hostile.txt", "origin.txt", "--words-only")
    assert done.returncode == ExitStatus.CLEAN
    assert "\x1b" not in done.stdout
    assert "<U+001B>[2J" in done.stdout
