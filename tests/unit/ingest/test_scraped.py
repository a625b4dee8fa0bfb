"""Pages scraped to plain text: the article stays whole, nothing of the page stays with it.

A page is a file of `pages/`: "> " marks the lines of its article, "# " its headline, "~ " a line
that may count as either (a deck, a repeated quotation); all other lines are the page's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.ingest.formats.plain import read_plain
from provenance.ingest.page import Page

T = TypeVar("T")
PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@dataclass(frozen=True)
class Sample:
    text: str
    headline: str
    article: list[str]
    either: list[str]


def sample(file: Path) -> Sample:
    lines = file.read_text(encoding="utf-8").splitlines()
    marked = {
        mark: [line[2:].strip() for line in lines if line.startswith(mark)]
        for mark in ("> ", "# ", "~ ")
    }
    shown = [line[2:] if line[:2] in marked else line for line in lines]
    return Sample("\n".join(shown) + "\n", marked["# "][0], marked["> "], marked["~ "])


def body(page: Page) -> list[str]:
    return [span.of(page.text) for span in page.body]


def kinds(page: Page) -> dict[str, str]:
    return {r.span.of(page.text): r.kind for r in page.removed}


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_of_a_scraped_page_the_article_stays(file: Path) -> None:
    page = sample(file)
    found = [line for line in body(read_plain(page.text)) if line not in page.either]
    assert found == page.article


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_the_headline_is_found_among_menus(file: Path) -> None:
    page = sample(file)
    assert read_plain(page.text).title == page.headline


@pytest.mark.parametrize(
    ("file", "line", "kind"),
    [
        ("local-television", "Story continues below", "counter"),
        ("local-television", "Posted: Feb 11, 2025 / 05:12 PM EST", "dateline"),
        ("public-radio", "Tamsin Oyelaran/Lowland Public Radio", "caption"),
        ("live-page", "16:05", "stamp"),
        ("tabloid", "READ MORE: Fellmoor man finds python in piano", "related"),
        ("metered-paper", "Advertisement", "counter"),
        ("comment-heavy", "rakefan88", "comment"),
        ("sports-ticker", "DOW 41,208.11 +0.31%", "ticker"),
        ("french-daily", "Lire aussi : Ces ponts que personne ne veut payer", "related"),
        ("german-regional", "Lesedauer: 3 Min.", "counter"),
        ("agency-hub", "Grant covers courts and small towns for The Interior Wire.", "bio"),
        ("small-paper-blog", "Name *", "comment"),
        ("portal-copy", "Terms and Privacy Policy", "navigation"),
    ],
)
def test_every_line_of_the_page_has_its_kind(file: str, line: str, kind: str) -> None:
    (found,) = (f for f in PAGES if f.stem == file)
    assert kinds(read_plain(sample(found).text))[line] == kind


def test_a_correction_is_kept_but_is_no_part_of_the_article() -> None:
    page = read_plain(sample(next(f for f in PAGES if f.stem == "corrected-story")).text)
    notes = [line for line, kind in kinds(page).items() if kind == "correction"]
    assert [line.split(":")[0] for line in notes] == ["Editor's note", "CORRECTION"]


def test_readers_comments_go_and_posts_of_a_live_page_stay() -> None:
    """Both alternate a time with a paragraph; only comments have replies and stand below."""
    menu = "Menu\nSign in\nSubscribe\nSearch\nWeather\n"
    posts = "\n".join(
        f"{hour}:20\nShare\nThe lock keeper at gate {hour} says that the river has fallen by "
        "a hand since noon and that the barges will sail."
        for hour in (11, 12, 13)
    )
    live = read_plain(f"{menu}The river falls at all gates of the lock\n{posts}\nContact us\n")
    assert len(body(live)) == 3
    story = (
        "The lock keepers of the Tarn said on Tuesday that the river had fallen by a hand, and "
        "that the barges which had waited since Friday would sail before dark.\n"
        "Nobody cheered. The crews had been promised the same on Monday, and on the Sunday "
        "before that, by the same man.\n"
    )
    remarks = "\n".join(
        f"reader{n}\n{n} days ago\n"
        "I was at the lock that day and saw no barge move at all, whatever they say.\nReply"
        for n in (2, 3, 4)
    )
    page = read_plain(f"{menu}Barges to sail from the Tarn\n{story}3 Comments\n{remarks}\n")
    assert body(page) == story.splitlines()
    assert [r.kind for r in page.removed].count("comment") == 13


def test_a_paragraph_below_a_box_of_links_is_still_the_article() -> None:
    menu = "Menu\nSign in\nSubscribe\nSearch\n"
    first = (
        "The mill at Orr will grind again in May, its owners said, after forty years of silence."
    )
    last = "The first flour goes to the school, which has no oven."
    page = read_plain(
        f"{menu}Mill at Orr to grind again\n{first}\n{first.replace('Orr', 'Tarn')}\n"
        f"You may also like\nTen loaves to bake before lunch\nWhy rye is back\n{last}\n"
        "Privacy policy\n"
    )
    assert body(page)[-1] == last
    assert "Why rye is back" in kinds(page)


HEADLINE = "Lighthouse keepers' strike ends after cook returns"
PARAGRAPHS = (
    "The last lighthouse on the Amber Coast went back to work after its cook got her job back.",
    '"A light without a log is just a bonfire," said Elsbeth Roon, who signed the settlement.',
    "Nobody laughed.",
    "What happens next",
    "The cook, Marit Dahl, was let go in October after a dispute over butter.",
    "Why now?",
    '"Because of the butter," she said.',
    "Shipping was not affected.",
)
OTHER_STORIES = (
    "Snow geese delay opening of bypass",
    "Powerball numbers for Nov. 26: Did anyone win?",
    "'He just walked in': Stranger fixes town clock and leaves",
    "Inflation eased in October. Here's what that means for your mortgage.",
    "It can happen anywhere. Ask the man who lost his boat.",
    "Actor Dan Pell, 61, dies",
    "What is a caucus? And 4 other questions, answered",
)


@st.composite
def mirrors(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A page of the kind that copies others' articles between a path and lists of headlines."""

    def one(*of: T) -> T:
        return draw(st.sampled_from(of))

    article = list(PARAGRAPHS[: one(2, 3, 5, 6, 7, 8)])
    box = one("", "Advertisement", "More:Ferry adds dog deck", "ALSO READ: Ferry adds dog deck")
    told = [*article[:1], *filter(None, [box]), *article[1:]]
    path = one(
        f"Current:Home > Stocks{HEADLINE} -QuickLedger",
        f"Home>Stocks>{HEADLINE} | trendhub24",
        f"Current:Home > Markets > {HEADLINE} -Aurora Capital Club",
    )
    tags = one((), ("- In:", "- Labor"), ("- In:", "- Coast Guard", "- Food"))
    credit = one(
        "Jonas Pell covers the waterfront for the Amber Coast Mercury.",
        "Contributing: Jonas Pell, The Associated Press",
        "The Associated Press contributed to this report.",
        "Follow Jonas Pell on X @jonaspell",
    )
    counter = one("Facebookfabulous! (2917)", "Like (33)", "Share Pin Like! (871)")
    lists = [
        line
        for label, mark in (("Related", "- "), ("Ranking", "- "), ("Recommendation", ""))
        for line in (label, *(mark + story for story in OTHER_STORIES[: one(2, 4, 7)]))
    ]
    page = [path, HEADLINE, one("View", "Views: 20418"), "Date:2025-11-29 14:21:07"]
    return "\n".join([*page, *told, *tags, credit, counter, *lists]) + "\n", article


@given(mirrors())
def test_of_a_mirror_page_the_article_stays_whatever_is_around_it(
    mirror: tuple[str, list[str]],
) -> None:
    text, article = mirror
    page = read_plain(text)
    assert body(page) == article
    assert page.title == HEADLINE
