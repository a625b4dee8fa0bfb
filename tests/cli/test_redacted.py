"""``--redacted``: what may be shown outside the newsroom, in every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance.cli.formats import FORMATS
from provenance.errors import ExitStatus
from tests.cli.windmill import COPY, ORIGIN, Provenance

pytestmark = pytest.mark.usefixtures("folder")
AUDIT = ("audit", "copy.txt", "--against", "origin.txt", "--words-only")
#: Words of the two texts and of the files' names that nothing of ours says.
SECRET = re.compile(
    r"windmill|thorn|volunteers|larch|crane|bakery|212,000|copy\.txt|origin\.txt", re.I
)


@pytest.mark.parametrize("format_", FORMATS)
def test_an_audit_can_be_shown_without_its_texts(provenance: Provenance, format_: str) -> None:
    assert SECRET.search(COPY)
    assert SECRET.search(ORIGIN)
    done = provenance(*AUDIT, "--redacted", "--format", format_)
    assert done.returncode == ExitStatus.FINDINGS
    assert not SECRET.search(done.stdout)
    assert not SECRET.search(done.stderr)


@pytest.mark.parametrize("format_", ["text", "html", "json"])
def test_it_says_that_it_is_redacted_and_names_the_outlets(
    provenance: Provenance, format_: str
) -> None:
    done = provenance(*AUDIT, "--redacted", "--format", format_)
    assert "Saltmarsh Herald".casefold() in done.stdout.casefold()
    assert "This is the redacted variant." in done.stdout


def test_a_stored_audit_is_redacted_when_it_is_rendered(
    provenance: Provenance, folder: Path
) -> None:
    (folder / "audit.json").write_text(provenance(*AUDIT, "--format", "json").stdout, "utf-8")
    done = provenance("render", "audit.json", "--redacted", "--format", "json")
    assert done.returncode == ExitStatus.CLEAN
    assert not SECRET.search(done.stdout)
    assert done.stdout == provenance(*AUDIT, "--redacted", "--format", "json").stdout


def test_a_redacted_audit_stays_one_when_it_is_rendered(
    provenance: Provenance, folder: Path
) -> None:
    shown = provenance(*AUDIT, "--redacted", "--format", "json").stdout
    (folder / "shown.json").write_text(shown, "utf-8")
    page = provenance("render", "shown.json", "--format", "html").stdout
    assert page == provenance("render", "shown.json", "--format", "html", "--redacted").stdout
    assert page == provenance(*AUDIT, "--redacted", "--format", "html").stdout
