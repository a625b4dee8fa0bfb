"""The page of a lineage as text: what it says, escapes, links and leaves out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from provenance.descent import Cluster, Compared, Lineage
from provenance.render.lineage.html import to_html
from provenance.render.lineage.page import lineage_view
from provenance.render.lineage.views import LineageView
from tests.lineages import family, hostile, many, nothing, two_wires
from tests.unit.render.test_html import Page, page_policy

LINEAGES = [family(), hostile(), nothing(), two_wires(), many(40)]


def view() -> LineageView:
    return lineage_view(family())


@pytest.mark.parametrize("lineage", LINEAGES)
def test_elements_nest_ids_are_unique_and_links_lead_somewhere(lineage: Lineage) -> None:
    page = Page(to_html(lineage))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link for link in page.links if link.removeprefix("#") not in page.ids} == set()


@pytest.mark.parametrize("lineage", LINEAGES)
def test_nothing_but_the_own_style_and_script_may_run_or_load(lineage: Lineage) -> None:
    page = Page(to_html(lineage))
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert not {"img", "iframe", "link", "object"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert dict(page_policy(page))["default-src"] == "'none'"


def test_hostile_texts_are_shown_not_obeyed() -> None:
    html = to_html(hostile())
    assert "<script>window.taken" not in html
    assert "\u202e" not in html
    assert "{{ 7*7 }}" in Page(html).text


def test_the_head_says_how_much_there_is_and_what_was_looked_at() -> None:
    text = Page(to_html(family())).text
    assert "7 derivations among 10 documents: 2 uncredited, 2 under-credited, 3 credited." in text
    assert "1 pair of undetermined direction · 1 unseen origin · 2 families · 1 document in" in text
    assert "14 of the 45 pairs that 10 documents make looked alike enough to be compared." in text
    assert "Only words were compared." in text
    assert "collection/photo.bin – not a text" in text


def test_a_lineage_of_nothing_says_so() -> None:
    assert "Nothing was traced." in Page(to_html(nothing())).text
    alone = replace(family(), derivations=(), unseen=(), clusters=(), compared=Compared(10, 0))
    assert "No document took from another" in Page(to_html(alone)).text


def test_documents_that_are_not_held_are_counted_all_the_same() -> None:
    one = family()
    held = replace(one, documents=one.documents[:9], compared=Compared(5000, 14))
    text = Page(to_html(held)).text
    assert "7 derivations among 5,000 documents" in text
    assert "4,991 documents in none" in text


def test_whole_texts_are_left_out() -> None:
    html = to_html(family())
    assert "Records show a worn bearing was" in Page(html).text
    assert "The water board said it would publish" not in html
    assert "The Orrin choir sang on Saturday" not in html


def test_families_come_by_size_and_are_named_for_their_origin() -> None:
    first, second = view().families
    assert first.title == "From Aldermoor Chronicle, “Weir gate jammed twice before the flood”"
    assert second.title == "From Western Wire (not in the collection)"
    reordered = replace(family(), clusters=family().clusters[::-1])
    titles = [one.title for one in lineage_view(reordered).families]
    assert titles == [first.title, second.title]


def test_a_doubted_day_does_not_stretch_the_days_of_a_family() -> None:
    facts = view().families[0].facts
    assert facts.startswith("7 documents · 14 April 2026 to 24 April 2026 · 2 uncredited")


def test_reasons_against_stand_apart() -> None:
    edge = next(edge for edge in view().edges if edge.id == "e1")
    assert edge.speaks_for == (
        "its records were seen by the Aldermoor Chronicle, which says so",
        "it is a day later",
    )
    assert edge.speaks_against == ("it asked the water board itself",)


def test_why_a_date_is_doubted_is_said() -> None:
    assert "it tells of a flood on 12 April" in Page(to_html(family())).text


def test_of_many_pairs_every_derivation_shows_some_and_says_how_many_more() -> None:
    shown = lineage_view(many(120, sentences=90))
    numbers = [len(edge.pairs) for edge in shown.edges]
    assert sum(numbers) <= 4500
    assert min(numbers) > 10
    assert all(len(e.pairs) + e.left_out == len(e.derivation.alignments) for e in shown.edges)
    assert any(edge.left_out for edge in shown.edges)


def test_a_derivation_of_few_pairs_keeps_them_all() -> None:
    assert not any(edge.left_out for edge in view().edges)


def test_a_family_of_one_pair_stands_for_itself() -> None:
    one = family()
    pair = replace(
        one,
        documents=one.documents[:2],
        derivations=one.derivations[:1],
        unseen=(),
        clusters=(Cluster(("d1", "d2"), ("d1",)),),
    )
    (shown,) = lineage_view(pair).families
    assert [row.node.name for row in shown.rows] == ["Aldermoor Chronicle", "Marsh Today"]


def test_a_newsroom_may_put_its_own_files_in_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "theme.css").write_text(":root { --accent: #005f56; }", encoding="utf-8")
    assert "--accent: #005f56" in to_html(family(), templates=tmp_path)
