"""The documentation says what the program does: nothing is missing from it, nothing made up."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

import click
import pytest

from provenance import model
from provenance.cli.audit import audit_command
from provenance.cli.review import review_command
from provenance.config import Config, ReachPolicy, Thresholds, config_from, load_config
from provenance.errors import ExitStatus
from provenance.match import alignment, sequence
from provenance.match.merge import AlignedPassage
from provenance.model import Audit, Passage, Rule, Span
from provenance.render.wire import ALIGNED, SCHEMA, SHOWN, aligned_to_json, to_json
from provenance.rules import direction, quotations
from provenance.rules.severity import check_rules
from provenance.rules.table import RULES
from tests.story import hostile, several, story

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
RULES_PAGE = (DOCS / "rules.md").read_text("utf-8")
WIRE_PAGE = (DOCS / "wire-format.md").read_text("utf-8")
SETTINGS_PAGE = (DOCS / "configuration.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md")), *DECISIONS]

#: Which section of the wire format's page describes the objects that stand at a place.
OBJECTS = {
    "": "run",
    "tool": "tool",
    "skipped": "skipped",
    "documents": "document",
    "documents.title_span": "span",
    "documents.body": "span",
    "documents.removed": "removed",
    "documents.links": "link",
    "documents.markers": "marker",
    "documents.evidence": "evidence",
    "documents.evidence.span": "span",
    "audits": "audit",
    "audits.sources": "source",
    "audits.alignments": "alignment",
    "audits.alignments.suspicious": "passage",
    "audits.alignments.source": "passage",
    "audits.alignments.reasons": "reason",
    "audits.credits": "credit",
    "audits.credits.span": "span",
    "audits.credits.covers": "span",
    "audits.omitted": "omission",
    "audits.findings": "finding",
    "audits.findings.spans": "passage",
    "audits.findings.reasons": "reason",
    "audits.findings.edits": "edit",
    "audits.findings.suppressed": "suppressed",
    "audits.findings.decisions": "decision",
    "audits.expired": "expired",
    "audits.expired.decisions": "decision",
    "audits.unused": "unused",
}
#: In which section each closed set of words is explained.
VOCABULARIES = {
    "Role": "document",
    "Verdict": "audit",
    "Direction": "source",
    "AlignmentKind": "alignment",
    "CreditStatus": "alignment",
    "CreditKind": "credit",
    "Severity": "finding",
    "Confidence": "finding",
    "Choice": "decision",
}
#: An example of settings.
TOML = re.compile(r"```toml\n(.+?)```", re.DOTALL)
#: Thresholds as the rules' page words them, with the number of the code.
THRESHOLDS = [
    ("PRV104", Thresholds().words_in_a_row, 7, "seven or more words in a row"),
    ("PRV105", Thresholds().sentences_in_a_row, 3, "three or more neighbouring sentences"),
    ("PRV103", Thresholds().uncovered_share, 0.5, "from 0.5 it is an error"),
    ("PRV106", Thresholds().body_share, 0.5, "more than half of the body's words"),
    ("PRV203", Thresholds().late_paragraph, 3, "after the third paragraph"),
    ("PRV203", Thresholds().body_share, 0.5, "at least half of the body's words"),
    ("PRV301", quotations._SHORTEST, 5, "five words or more"),
    ("PRV301", quotations._SAME, 0.6, "at least 60 %"),
    ("PRV301", quotations._SURE_WORDS, 8, "high from eight words"),
    ("PRV305", quotations._TELLING, 6, "six words or more"),
    ("PRV306", quotations._IN_A_ROW, 7, "seven or more words in a row"),
    ("Rules", alignment._VERBATIM, 0.98, "98 % of its words"),
    ("Rules", alignment._NEARLY_WHOLE, 0.85, "85 % of either sentence"),
    ("Rules", alignment._NEARLY_BOTH, 0.72, "72 % of both"),
]


def sections(page: str) -> dict[str, str]:
    """The text under each second-level heading; what stands before the first under the title."""
    title, *rest = re.split(r"^## ", page, flags=re.MULTILINE)
    cut = {part.partition("\n")[0].strip(): part.partition("\n")[2] for part in rest}
    return {title.partition("\n")[0].removeprefix("# "): title, **cut}


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def documented_fields(section: str) -> set[str]:
    """The names in the first column of the first table."""
    first = section.partition("Values of")[0]
    cells = re.findall(r"^\| (`.+?`) \|", first, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def objects(value: Any, place: str = "") -> list[tuple[str, dict[str, Any]]]:  # noqa: ANN401
    """Every JSON object with the names of the fields that lead to it."""
    if isinstance(value, list):
        return [found for item in value for found in objects(item, place)]
    if not isinstance(value, dict):
        return []
    inner = [
        found for key, item in value.items() for found in objects(item, f"{place}.{key}".strip("."))
    ]
    return [(place, value), *inner]


def test_every_rule_has_its_section_and_every_section_its_rule() -> None:
    assert list(sections(RULES_PAGE))[1:] == [f"{rule.code} {rule.name}" for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained_in_full(rule: Rule) -> None:
    section = sections(RULES_PAGE)[f"{rule.code} {rule.name}"]
    assert re.findall(r"^Severity: (\w+)$", section, re.MULTILINE) == [rule.severity]
    parts = ["**Fires**", "**Authority.**", "> Before", "> After:", "**Cleared by**"]
    places = [section.find(part) for part in [*parts, "**Does not mean**"]]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(("where", "value", "expected", "wording"), THRESHOLDS)
def test_thresholds_are_those_of_the_code(
    where: str, value: float, expected: float, wording: str
) -> None:
    section = next(text for name, text in sections(RULES_PAGE).items() if name.startswith(where))
    assert value == expected
    assert wording in in_one_line(section)


@pytest.mark.parametrize("audit", [story(), hostile(), several(2)], ids=["one", "hostile", "two"])
def test_every_field_of_the_wire_format_is_described(audit: Audit) -> None:
    described = sections(WIRE_PAGE)
    for place, value in objects(json.loads(to_json(audit))):
        unwritten = {"markers"} - set(value) if place == "documents" else set()
        assert documented_fields(described[OBJECTS[place]]) - unwritten == set(value), place


def test_the_story_writes_every_kind_of_object_that_is_described() -> None:
    written = {place for place, _ in objects(json.loads(to_json(story())))}
    assert written == set(OBJECTS)
    others = {"Documents alone", "Aligned documents", "Lineages", "Exit status", "The wire format"}
    assert set(OBJECTS.values()) | others == set(sections(WIRE_PAGE))
    assert f"`{SCHEMA}`" in WIRE_PAGE
    assert f"`{SHOWN}`" in WIRE_PAGE
    assert f"`{ALIGNED}`" in WIRE_PAGE


def test_every_field_of_aligned_documents_is_described() -> None:
    audit = story()
    hull = AlignedPassage(
        Passage("d1", Span(0, 9)), Passage("d2", Span(0, 9)), "verbatim", 1, 1, 1, ()
    )
    section = sections(WIRE_PAGE)["Aligned documents"]
    written = json.loads(aligned_to_json(audit, [hull]))
    assert [name for name in written if f"`{name}`" not in section] == []
    assert documented_fields(section) == set(written["passages"][0])


@pytest.mark.parametrize(("vocabulary", "section"), VOCABULARIES.items())
def test_every_value_a_field_may_have_is_named(vocabulary: str, section: str) -> None:
    text = sections(WIRE_PAGE)[section]
    assert [word for word in get_args(getattr(model, vocabulary)) if f"`{word}`" not in text] == []


def test_what_counts_as_reuse_is_said_rightly() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| .+ \| (yes|no) \|$", WIRE_PAGE, re.MULTILINE)
    assert {status for status, reuse in rows if reuse == "yes"} == set(model.REUSE)
    assert {status for status, _ in rows} == set(get_args(model.CreditStatus))


def test_every_setting_has_its_section_with_default_and_example() -> None:
    described = dict(list(sections(SETTINGS_PAGE).items())[1:])
    assert list(described) == [f.name for f in fields(Config)]
    for name, text in described.items():
        default = getattr(Config(), name)
        if not (default is None or is_dataclass(default)):
            written = "[]" if default == () else json.dumps(default)
            assert f"Default: `{written}`" in text
        (example,) = TOML.findall(text)
        assert list(tomllib.loads(example)) == [name]


def test_every_threshold_has_its_row_with_default_and_range() -> None:
    section = sections(SETTINGS_PAGE)["thresholds"]
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| (\S+) to (\S+) \| PRV", section, re.MULTILINE)
    assert rows == [
        (f.name, str(f.default), str(f.metadata["least"]), str(f.metadata["most"]))
        for f in fields(Thresholds)
    ]


def test_every_preset_of_reach_is_explained() -> None:
    section = sections(SETTINGS_PAGE)["reach"]
    assert re.findall(r"^- \*\*(\w+)\*\*", section, re.MULTILINE) == list(get_args(ReachPolicy))


def test_the_example_sets_every_key() -> None:
    example = DOCS / "provenance.toml"
    data = tomllib.loads(example.read_text("utf-8"))
    assert set(data) == {f.name for f in fields(Config)}
    assert set(data["thresholds"]) == {f.name for f in fields(Thresholds)}
    check_rules(load_config(example))


@pytest.mark.parametrize("example", TOML.findall(SETTINGS_PAGE))
def test_the_examples_are_settings(example: str) -> None:
    config = config_from(tomllib.loads(example))
    assert config != Config()
    check_rules(config)


def test_every_option_of_audit_is_in_the_readme() -> None:
    options = [
        name
        for option in audit_command.params
        if isinstance(option, click.Option)
        for name in option.opts
    ]
    assert options
    assert [name for name in options if f"  {name}" not in README] == []


def test_every_option_of_review_is_on_its_page() -> None:
    page = (DOCS / "review.md").read_text("utf-8")
    options = [
        name
        for option in review_command.params
        if isinstance(option, click.Option)
        for name in option.opts
    ]
    assert options
    assert [name for name in options if f"`{name}" not in page] == []


def test_every_exit_status_is_in_the_readme() -> None:
    assert [status for status in ExitStatus if f"\n| {int(status)} | " not in README] == []


def test_decisions_are_numbered_short_and_of_one_form() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))
    for number, page in zip(numbers, DECISIONS, strict=True):
        text = page.read_text("utf-8")
        assert text.startswith(f"# {number}. ")
        assert len(text.split()) <= 450
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert [heading for heading in headings if heading != "Figures"] == [
            "Context",
            "Decision",
            "Consequences",
        ]


def test_the_decisions_state_the_numbers_of_the_code() -> None:
    model_page, dates_page = (DECISIONS[at].read_text("utf-8") for at in (1, 5))
    assert f"log Bayes factor of {sequence.DERIVED_LOG_ODDS:g} " in in_one_line(model_page)
    assert alignment._PASSAGE == 3
    assert "passages of three sentences" in in_one_line(model_page)
    assert direction.CLEAR == 2
    assert "from two points on" in in_one_line(dates_page)


def test_links_lead_somewhere() -> None:
    broken = []
    for page in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
            path, _, anchor = target.partition("#")
            if target.startswith("https://"):
                continue
            linked = (page.parent / path).resolve() if path else page
            if not linked.exists() or (anchor and anchor not in anchors(linked)):
                broken.append(f"{page.name}: {target}")
    assert broken == []


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, made as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    "name", ["report.png", "report-texts.png", "report-dark.png", "report-narrow.png"]
)
def test_pictures_are_there_and_small(name: str) -> None:
    picture = (DOCS / name).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 300_000
