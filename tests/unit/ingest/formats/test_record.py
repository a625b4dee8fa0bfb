"""JSON: where records hold what, which of a file's values are records, and what is no article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.config import Config
from provenance.ingest.file import File
from provenance.ingest.formats.wire.paths import steps, values_at
from provenance.ingest.formats.wire.record import read
from provenance.ingest.page import Page
from provenance.model import Skipped
from tests.unit.ingest.formats.article import read_bytes

P1 = "The toll on the Orr Bridge will double in March, the county said on Monday evening."
P2 = "The money will repaint the arches, which have not been painted since the year 1988."
STORY = {"title": "Toll to double", "text": f"{P1}\n\n{P2}"}


def page(record: object, config: Config | None = None) -> Page:
    (made,) = read(File("a.json", json.dumps(record).encode()), config or Config())
    assert isinstance(made, Page)
    return made


def said(made: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for e in made.stated:
        found.setdefault(e.field, []).append(e.value)
    return found


def reason(data: object, config: Config | None = None) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    try:
        parts = list(read(File("a.json", raw), config or Config()))
    except Exception as problem:  # noqa: BLE001 - the test names what it must be
        return f"{type(problem).__name__}: {problem}"
    raise AssertionError(parts)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a.b", [1]),
        ("A.B", [1]),
        ("l.0.x", ["p"]),
        ("l[1].x", ["q"]),
        ("l[*].x", ["p", "q"]),
        ("l.x", ["p", "q"]),
        ("l[9].x", []),
        ("a.*", [1, 2]),
        ("a.b.c", []),
        ("none", []),
        ("w", ["r", "s"]),
        ("", [{"a": 0}]),
        ("..", [{"a": 0}]),
    ],
)
def test_a_path_leads_to_values(path: str, found: list[object]) -> None:
    record = {"a": {"b": 1, "c": 2}, "l": [{"x": "p"}, {"x": "q"}], "w": ["r", "s"]}
    assert list(values_at({"a": 0} if not steps(path) else record, path)) == found


def test_the_configuration_names_where_a_record_holds_what() -> None:
    record = {
        "stuff": {"parts": [{"t": P1}, {"t": P2}], "head": "Toll to double"},
        "who": ["Lena Marsh", "Tomas Vell"],
        "paper": {"name": "Orr Beacon"},
        "when": {"first": "2024-05-01", "last": "2024-05-03"},
        "at": "https://orr.example/toll",
        "in": "de",
        "text": "This is a summary and not what the newsroom wants to have compared at all.",
    }
    config = Config(
        fields={
            "text": ("missing", "stuff.parts[*].t"),
            "title": ("stuff.head",),
            "byline": ("who",),
            "outlet": ("paper.name",),
            "published": ("when.first",),
            "updated": ("when.last",),
            "url": ("at",),
            "language": ("in",),
        }
    )
    made = page(record, config)
    assert made.text == f"Toll to double\n\n{P1}\n\n{P2}"
    assert said(made) == {
        "title": ["Toll to double"],
        "byline": ["Lena Marsh", "Tomas Vell"],
        "outlet": ["Orr Beacon"],
        "published": ["2024-05-01"],
        "updated": ["2024-05-03"],
        "url": ["https://orr.example/toll"],
    }
    assert made.language == "de"


def test_html_in_a_field_is_read_as_html() -> None:
    for text in (f"<p>{P1}</p><p>{P2}</p>", f"{P1}<br/><br/>{P2}"):
        made = page({"title": "Toll &#8211; up", "content": text})
        assert [span.of(made.text) for span in made.body] == [P1, P2]
        assert made.title == "Toll – up"
    assert "R&D" in page({"text": f"R&amp;D says: {P1}"}).text


def test_a_whole_page_in_a_field_loses_its_furniture() -> None:
    story = f"<article><h1>Toll to double</h1><p>{P1}</p><p>{P2}</p></article>"
    html = f"<!doctype html><html><body><nav>Home</nav>{story}</body></html>"
    made = page({"html": html, "url": "https://orr.example/toll"})
    assert [span.of(made.text) for span in made.body] == [P1, P2]
    assert said(made)["url"] == ["https://orr.example/toll"]


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z"),
        ("20240501T100000Z", "2024-05-01T100000Z"),
        (1714557600, "2024-05-01T10:00:00+00:00"),
        ("1714557601", "2024-05-01T10:00:01+00:00"),
        (1714557600123, "2024-05-01T10:00:00+00:00"),
        (7, None),
        (True, None),
    ],
)
def test_days_are_read_as_exports_write_them(stated: object, day: str | None) -> None:
    assert said(page(STORY | {"published": stated})).get("published") == ([day] if day else None)


def test_a_domain_is_an_address_and_a_number_is_none() -> None:
    assert said(page(STORY | {"url": "urn:x:1", "domain": "orr.example"}))["url"] == [
        "https://orr.example/"
    ]
    assert "url" not in said(page(STORY | {"url": "urn:x:1"}))


def test_what_comes_with_an_item_gets_receipts() -> None:
    made = page(STORY | {"edNote": "Updates the sum.", "usageTerms": "No archives."})
    assert [(one.kind, one.span.of(made.text)) for one in made.removed] == [
        ("slug", "Updates the sum."),
        ("credit-line", "No archives."),
    ]


def test_a_canceled_item_says_so() -> None:
    assert page(STORY | {"pubStatus": "canceled"}).limits == ("its provider marked it as canceled",)
    assert page(STORY | {"pubstatus": "usable"}).limits == ()


@pytest.mark.parametrize(
    "wrapped",
    [
        [STORY, STORY],
        {"articles": [STORY, STORY]},
        {"response": {"total": 2, "results": [STORY, STORY]}},
        {"hits": {"hits": [{"_source": STORY}, {"_source": STORY}]}},
        {"data": [{"id": 1, "attributes": STORY}, {"id": 2, "attributes": STORY}]},
        {"first": STORY, "second": STORY},
        {"@graph": [STORY, STORY]},
    ],
)
def test_the_records_of_an_export_are_files_of_their_own(wrapped: object) -> None:
    parts = list(read(File("a.json", json.dumps(wrapped).encode()), Config()))
    assert [one.path for one in parts if isinstance(one, File)] == ["a.json/1", "a.json/2"]
    assert len(parts) == 2


def test_an_array_counts_what_is_no_article(tmp_path: Path) -> None:
    data = json.dumps([{"id": 1}, STORY, "x", STORY, None]).encode()
    documents, skipped = read_bytes(tmp_path, "a.json", data)
    assert [d.path.removeprefix(f"{tmp_path}/") for d in documents] == ["a.json/2", "a.json/4"]
    why = "3 of 5 records hold no article: no field for its text"
    assert skipped == [Skipped(f"{tmp_path}/a.json", why, incidental=True)]


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    line = json.dumps(STORY)
    data = f"{line}\n\n{line[:40]}\n{line}\n{{}}\n".encode()
    documents, skipped = read_bytes(tmp_path, "export.jsonl", data)
    assert [d.path.removeprefix(f"{tmp_path}/") for d in documents] == [
        "export.jsonl/1",
        "export.jsonl/4",
    ]
    assert [(s.path.removeprefix(f"{tmp_path}/"), s.reason, s.incidental) for s in skipped] == [
        ("export.jsonl/3", "not valid JSON: broken or cut off", False),
        ("export.jsonl", "1 of 4 records hold no article: no field for its text", True),
    ]


def test_many_broken_lines_are_counted(tmp_path: Path) -> None:
    _, skipped = read_bytes(tmp_path, "export.jsonl", b"{\n" * 5_000)
    assert len(skipped) == 21
    assert skipped[20].reason == "4,980 further lines are not valid JSON"


def test_lines_are_recognised_under_another_name(tmp_path: Path) -> None:
    line = json.dumps(STORY)
    documents, _ = read_bytes(tmp_path, "export.json", f"{line}\n{line}\n".encode())
    assert len(documents) == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"name": "x", "version": 1}, "NotAnArticle: JSON without an article: no field"),
        (
            [],
            "NotAnArticle: JSON without an article: no field for its text; name it under [fields]",
        ),
        ({"text": "OK"}, "NotAnArticle: JSON without an article"),
        (7, "NotAnArticle: JSON without an article"),
        (
            {"type": "picture", "headline": "x"},
            "NotAnArticle: a wire item of another kind (picture)",
        ),
        (
            {"schema": "provenance.audit/1", "documents": [STORY]},
            "NotAnArticle: an audit that this program wrote: give the texts it is about",
        ),
        (
            {"schema": "provenance.decisions/1", "decisions": [{"text": [STORY]}]},
            "NotAnArticle: a file that this program wrote: give the texts it is about",
        ),
        (b'{"text": "The toll', "Unreadable: not valid JSON: broken or cut off at line 1"),
        (b'[\n{"a": 1},\n{"b"', "Unreadable: not valid JSON: broken or cut off at line 3"),
        (b"[" * 100_000, "Unreadable: not valid JSON: nested without end"),
        (b'{"n": ' + b"9" * 10_000 + b"}", "Unreadable: not valid JSON: nested without end, or"),
    ],
)
def test_what_holds_no_article_says_why(data: object, why: str) -> None:
    assert reason(data).startswith(why)


def test_a_field_that_is_named_but_absent_is_no_article() -> None:
    assert "name it under [fields]" in reason(STORY, Config(fields={"text": ("content",)}))


def test_text_without_spaces_is_a_text() -> None:
    assert page({"text": "橋の通行料は三月に二倍になると郡が月曜日に発表した。" * 2}).body


def test_half_a_character_is_replaced_and_a_whole_one_is_not(tmp_path: Path) -> None:
    line = '{"title": "Toll \\ud83d", "text": "' + P1 + " \\ud83d\\ude00 \\ude00 " + P2 + '"}'
    documents, _ = read_bytes(tmp_path, "a.jsonl", f"{line}\n{line}\n".encode())
    for document in documents:
        assert document.title == "Toll \ufffd"
        assert "\U0001f600 \ufffd" in document.text
