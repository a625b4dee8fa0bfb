"""``provenance show``: what was understood of a file, and what was set aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from provenance.render.wire import SHOWN
from tests.cli.windmill import Provenance

pytestmark = pytest.mark.usefixtures("folder")

FIRST = (
    "The windmill at Thorn End will grind flour on Saturday for the first time in 60 years, the "
    "Saltmarsh Herald has learned."
)
PAGE = f"""\
Home | News | Sport

Windmill to grind again after 60 years

Date:2024-05-03 07:10:00

{FIRST}

Volunteers spent nine years on the sails, which are 24 feet long and were cut from larch.

Edda Roke is a staff writer at the Saltmarsh Herald.

Related
- Choir looks for a bass
- Ferry stuck on sandbank for a third day
"""


def test_the_fields_and_where_each_was_found(provenance: Provenance, folder: Path) -> None:
    (folder / "page.txt").write_text(PAGE)
    done = provenance("show", "page.txt")
    assert done.returncode == ExitStatus.CLEAN
    assert done.stderr == ""
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["Title", "Windmill", "to", "grind", "again", "after", "60", "years"] in lines
    assert ["Origin", "Saltmarsh", "Herald"] in lines
    assert ["Published", "2024-05-03"] in lines
    assert "(end bio): “Edda Roke is a staff writer" in done.stdout


def test_article_and_removed_blocks_in_the_order_of_the_text(
    provenance: Provenance, folder: Path
) -> None:
    (folder / "page.txt").write_text(PAGE)
    shown = provenance("show", "page.txt").stdout.split("\n\n", 1)[1]
    blocks = [(line[0], line[2:].split("]")[0]) for line in shown.splitlines() if line[0] in "|=-"]
    assert [margin for margin, _ in blocks] == ["-", "=", "-", "|", "|", "-", "-", "-", "-"]
    assert blocks[2][1].startswith("[dateline: ")
    assert blocks[5][1].startswith("[bio: ")
    assert blocks[-1][1].startswith("[related: ")


def test_json_is_the_documents_of_the_wire_format(provenance: Provenance, folder: Path) -> None:
    (folder / "empty.txt").touch()
    done = provenance("show", "copy.txt", "empty.txt", "--format", "json")
    shown = json.loads(done.stdout)
    assert shown["schema"] == SHOWN
    assert [one["path"] for one in shown["documents"]] == ["copy.txt"]
    assert shown["documents"][0]["text"] == (folder / "copy.txt").read_text()
    assert [one["path"] for one in shown["skipped"]] == ["empty.txt"]
    assert done.stderr == "skipped empty.txt: empty\n"
    assert done.returncode == ExitStatus.NOTHING_AUDITED


def test_a_kept_kind_is_part_of_the_article(provenance: Provenance, folder: Path) -> None:
    (folder / "page.txt").write_text(PAGE)
    before, after = (
        json.loads(provenance("show", "page.txt", "--format", "json", *more).stdout)["documents"][0]
        for more in ((), ("--keep", "bio"))
    )
    bio = [one for one in before["removed"] if one["kind"] == "bio"]
    assert bio
    assert [one for one in before["removed"] if one not in after["removed"]] == bio
    assert {"start": bio[0]["start"], "end": bio[0]["end"]} in after["body"]
    assert after["outlet"] == before["outlet"] == "Saltmarsh Herald"


def test_a_kind_that_there_is_not(provenance: Provenance) -> None:
    done = provenance("show", "copy.txt", "--keep", "captoin")
    assert done.returncode == ExitStatus.USAGE
    assert "captoin" in done.stderr
    assert "caption" in done.stderr
    assert done.stderr.count("\n") == 1


def test_nothing_to_show(provenance: Provenance, folder: Path) -> None:
    (folder / "empty.txt").touch()
    done = provenance("show", "empty.txt")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr == "provenance: nothing to show: empty.txt: empty\n"


def test_a_folder_of_several_kinds_of_file(provenance: Provenance, folder: Path) -> None:
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" * 9)
    done = provenance("show", ".")
    assert done.returncode == ExitStatus.CLEAN
    assert "picture.jpg: not read: " in done.stdout
    assert "Choir looks for a bass" in done.stdout


def test_the_output_is_not_written_over_an_input(provenance: Provenance, folder: Path) -> None:
    before = (folder / "copy.txt").read_bytes()
    done = provenance("show", ".", "--output", "copy.txt")
    assert done.returncode == ExitStatus.USAGE
    assert (folder / "copy.txt").read_bytes() == before
