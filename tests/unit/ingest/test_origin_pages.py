"""How newsroom files, copies, wires, blogs and newsletters show whose they are: a page a way."""

# ruff: noqa: ISC004
from __future__ import annotations

import pytest

from provenance.ingest.formats.markdown import read_markdown
from provenance.ingest.formats.pages.html import read_html
from provenance.ingest.formats.plain import read_plain
from provenance.ingest.origin.apparent import Origin, find_origin
from provenance.model import Role
from provenance.outlets import same_outlet

HEADLINE = "Ferry to the islands stops for the winter"
LEAD = (
    "The last ferry to the Tamsin Islands will sail on Friday, the harbour board said, and the 214 "
    "people who live there will have to charter boats until April."
)
MORE = (
    "The board put the cost of a winter service at 1.9 million dollars. Its chairman, Aldo Wray, "
    "said that nobody had offered to pay for it."
)
END = (
    "A new hull has been ordered from a yard in Orrin, but it will not be ready before the summer "
    "after next, according to the minutes of the meeting."
)
STORY = f"{LEAD}\n\n{MORE}\n\n{END}\n"


def read(text: str, role: Role = "source") -> Origin:
    return find_origin(read_plain(text), "in/item.txt", role)


def is_named(origin: Origin, outlet: str | None, host: str | None = None) -> bool:
    """Whether the page was understood so; a host of None is not looked at."""
    if outlet is None or origin.outlet is None:
        return outlet == origin.outlet
    right_host = host is None or (origin.host is not None and same_outlet(origin.host, host))
    return same_outlet(origin.outlet, outlet) and right_host


WIRE_COPY = [
    ("slug", f"TAMSIN (Reuters) - {STORY}", "Reuters"),
    ("slug with state", f"TAMSIN, Maine (AP) — {STORY}", "AP"),
    ("slug with date", f"TAMSIN, Nov 3 (Xinhua) -- {STORY}", "Xinhua"),
    ("old slug with underline", f"TAMSIN (AP) _ {STORY}", "Associated Press"),
    ("slug after the dash", f"TAMSIN — (UPI) — {STORY}", "UPI"),
    ("slug alone with date", f"Nov. 3 (UPI) -- {STORY}", "UPI"),
    ("network slug", f"(CNN) {STORY}", "CNN"),
    ("network slug with dash", f"Tamsin (CNN) — {STORY}", "CNN"),
    ("network's money desk", f"TAMSIN (CNN Business) -- {STORY}", "CNN"),
    ("network slug run on", f"(CNN){STORY}", "CNN"),
    ("Spanish slug", f"TAMSIN, 3 Nov. (EUROPA PRESS) - {STORY}", "Europa Press"),
    ("Italian slug", f"(ANSA) - TAMSIN, 03 NOV - {STORY}", "ANSA"),
    ("German slug", f"Tamsin (dpa/lno) - {STORY}", "dpa"),
    ("Indian slug", f"Tamsin, Nov 3 (PTI) {STORY}", "PTI"),
    ("station slug", f"TAMSIN, Maine (KQXZ) — {STORY}", "KQXZ"),
    ("release wire", f"TAMSIN, Nov. 3, 2025 /PRNewswire/ -- {STORY}", "PR Newswire"),
    ("slug below head and author", f"{HEADLINE}\n\nBy Jane Roe\n\nTAMSIN (AFP) – {STORY}", "AFP"),
    ("byline of an agency", f"{HEADLINE}\n\nBy Jane Roe, Associated Press\n\n{STORY}", "AP"),
    ("agency as author", f"{HEADLINE}\n\nBy The Associated Press\n\n{STORY}", "AP"),
    ("writer line", f"{HEADLINE}\n\nBy JANE ROE\nAssociated Press Writer\n\n{STORY}", "AP"),
    ("agency line under the head", f"{HEADLINE}\n\nReuters\n\n{STORY}", "Reuters"),
    ("staff line", f"{HEADLINE}\n\nReuters Staff\n\n{STORY}", "Reuters"),
    ("writers contributed", f"{STORY}\nAssociated Press writer Bo Chan contributed.\n", "AP"),
    (
        "agency's rights",
        f"{STORY}\nCopyright 2025 The Associated Press. All rights reserved. This material may not "
        "be published, broadcast, rewritten or redistributed.\n",
        "AP",
    ),
    (
        "network's wire",
        f"{STORY}\nThe-CNN-Wire™ & © 2025 Cable News Network, Inc., all rights reserved.\n",
        "CNN",
    ),
    (
        "trust principles",
        f"{STORY}\nReporting by Jane Roe in Orrin; Editing by Bo Chan\n\n"
        "Our Standards: The Thomson Reuters Trust Principles.\n",
        "Reuters",
    ),
]

OWN_PAGES = [
    ("masthead", f"THE TAMSIN SIGNAL-GAZETTE\n\n{HEADLINE}\n\n{STORY}", "Tamsin Signal-Gazette"),
    ("window title", f"{HEADLINE} | Orrin Valley Post\n\n{STORY}", "Orrin Valley Post"),
    ("window title, known", f"{HEADLINE} - CNN Politics\n\n{STORY}", "CNN"),
    ("window title, domain", f"{HEADLINE} - CNN.com\n\n{STORY}", "CNN"),
    ("author and outlet", f"{HEADLINE}\n\nJane Roe, CNN\n\n{STORY}", "CNN"),
    ("author for outlet", f"{HEADLINE}\n\nJane Roe for the Orrin Valley Post\n\n{STORY}", "OVP"),
    ("outlet in capitals", f"{HEADLINE}\n\nBy JANE ROE, USA TODAY\n\n{STORY}", "USA Today"),
    (
        "line under author",
        f"{HEADLINE}\n\nBy Jane Roe\nOrrin Valley Post\n\n{STORY}",
        "Orrin Valley Post",
    ),
    (
        "special to",
        f"{HEADLINE}\n\nBy Jane Roe\nSpecial to the Orrin Valley Post\n\n{STORY}",
        "Orrin Valley Post",
    ),
    (
        "staff report",
        f"{HEADLINE}\n\nOrrin Valley Post Staff Report\n\n{STORY}",
        "Orrin Valley Post",
    ),
    ("rights at the foot", f"{STORY}\n© 2025 Orrin Valley Post\n", "Orrin Valley Post"),
    ("rights of a radio", f"{STORY}\nCopyright 2025 NPR. To see more, visit NPR.\n", "NPR"),
    (
        "address at the foot",
        f"{STORY}\nWrite to Jane Roe at jane.roe@wsj.com\n",
        "Wall Street Journal",
    ),
    (
        "colleague contributed",
        f"{STORY}\nCBS News' Bo Chan and Ann Poe contributed to this report.\n",
        "CBS News",
    ),
    ("their own app", f"{STORY}\nCLICK HERE TO GET THE FOX NEWS APP\n", "Fox News"),
    (
        "disclaimer",
        f"{STORY}\nThe views expressed by contributors are their own and are not the views of The "
        "Hill.\n",
        "The Hill",
    ),
    (
        "about the newsroom",
        f"{STORY}\nThe Orrin Valley Post is a nonprofit newsroom that covers the coast. Sign up "
        "for our newsletter.\n",
        "Orrin Valley Post",
    ),
    (
        "sign-off",
        f"{STORY}\nFor Calder Public Radio, I'm Jane Roe in Tamsin.\n",
        "Calder Public Radio",
    ),
    (
        "network sign-off",
        f"{STORY}\nJane Roe, NPR News, Tamsin.\n",
        "NPR",
    ),
    ("newsletter", f"You are reading The Orrin Packet\n\n{HEADLINE}\n\n{STORY}", "Orrin Packet"),
    (
        "newsletter foot",
        f"{STORY}\nYou received this email because you signed up for The Orrin Packet. "
        "Unsubscribe\n",
        "The Orrin Packet",
    ),
]

VOICE = [
    (
        "asked for comment",
        f"{STORY}\nThe board did not respond to the Orrin Valley Post's request for comment.\n",
        "Orrin Valley Post",
    ),
    (
        "has reached out",
        f"{STORY}\nABC News has reached out to the board for comment.\n",
        "ABC News",
    ),
    (
        "could not verify",
        f"{STORY}\nReuters could not independently verify the figures.\n",
        "Reuters",
    ),
    (
        "short name, never introduced",
        f'{STORY}\n"It is a poor winter," Mr Wray told the Courier. "We said so in May."\n',
        "Courier",
    ),
    (
        "learned",
        f"{STORY}\nThe board had the figures in May, the Orrin Valley Post has learned.\n",
        "Orrin Valley Post",
    ),
]

NOT_OWN = [
    ("a picture's rights", f"Image copyright Reuters Image caption Boats in May\n\n{STORY}"),
    (
        "a headline that speaks of reporters",
        f"Board laughs at the harbour correspondents dinner\n\nThe Harbour Board\n\n{STORY}",
    ),
    (
        "a headline given twice",
        f"Aldo Wray Named Board's No. 1 Man\n\nAldo Wray Named Board's No. 1 Man\n\n{STORY}",
    ),
    (
        "a digest that signs its quotations",
        f"{HEADLINE}\n\n{LEAD}\n\n“It is a poor winter, and the board knows it.”\n\n"
        "Jane Roe, Calder Gazette\n\n“It is a winter like any other on the coast.”\n\n"
        "Bo Chan, CNN\n",
    ),
    (
        "a syndicate sells columns",
        f"{STORY}\n© 2025 King Features Syndicate\n",
    ),
    ("one was told elsewhere", f'{STORY}\n"It is a poor winter," Mr Wray told CNN on Monday.\n'),
    (
        "two were told elsewhere",
        f"{STORY}\nMr Wray told CNN on Monday that it is poor. A clerk told Fox News it is not.\n",
    ),
    ("another reported", f"{STORY}\nThe hull is late, the Orrin Valley Post first reported.\n"),
    ("according to another", f"{STORY}\nAccording to CNN, which has obtained the minutes, so.\n"),
    (
        "an agency helped",
        f"{STORY}\nThe Associated Press and Reuters contributed to this report.\n",
    ),
    (
        "a life told in a bio",
        f"{STORY}\nJane Roe is the author of two books. Her work has appeared in The Atlantic, "
        "the Orrin Valley Post and Slate.\n",
    ),
    ("a former editor", f"{STORY}\nJane Roe, a professor, is a former editor of Newsweek.\n"),
    ("a senator's state", f"Senator Jane Roe (R) - {STORY}"),
    ("a ticker", f"TAMSIN Lines (NYSE: TML) — {STORY}"),
    ("a place in brackets", f"TAMSIN (Maine) — {STORY}"),
    ("an abbreviation", f"The Tamsin Harbour Board (THB) - {STORY}"),
    ("their poll", f"A CNN/Orrin College poll found that few mind. {STORY}"),
    ("a headline's credit", f"Ferry to stop for the winter - Reuters\n\n{STORY}"),
    ("wire reports", f"{HEADLINE}\n\nFrom staff and wire reports\n\n{STORY}"),
    ("the outlet is the story", f"CNN fired its anchor on Monday, the network said. {STORY}"),
    ("a photo's credit", f"Boats in Tamsin on Sunday. (Bo Chan/AP)\n\n{STORY}"),
    ("a picture agency", f"{HEADLINE}\n\nPhoto: Reuters\n\n{STORY}"),
    ("follow on a network", f"{STORY}\nFollow Jane Roe on Twitter and Facebook.\n"),
    ("time and age", f"{STORY}\nTime will tell. The Age of Sail is over, the hill is bare.\n"),
    (
        "a letter of another paper",
        f"{STORY}\nMr Wray wrote in the Orrin Valley Post last year that boats are a luxury.\n",
    ),
]


@pytest.mark.parametrize(
    ("text", "outlet"), [p[1:] for p in WIRE_COPY], ids=[p[0] for p in WIRE_COPY]
)
@pytest.mark.parametrize("role", ["source", "suspicious"])
def test_an_agency_signs_its_copy(text: str, outlet: str, role: Role) -> None:
    assert is_named(read(text, role), outlet)


@pytest.mark.parametrize(
    ("text", "outlet"), [p[1:] for p in OWN_PAGES], ids=[p[0] for p in OWN_PAGES]
)
@pytest.mark.parametrize("role", ["source", "suspicious"])
def test_a_page_shows_its_own_outlet(text: str, outlet: str, role: Role) -> None:
    if outlet == "OVP":
        outlet = "Orrin Valley Post"
    assert is_named(read(text, role), outlet)


@pytest.mark.parametrize(("text", "outlet"), [p[1:] for p in VOICE], ids=[p[0] for p in VOICE])
def test_an_outlet_speaks_of_itself(text: str, outlet: str) -> None:
    assert is_named(read(text), outlet)


@pytest.mark.parametrize("text", [p[1] for p in NOT_OWN], ids=[p[0] for p in NOT_OWN])
@pytest.mark.parametrize("role", ["source", "suspicious"])
def test_what_is_said_of_others_names_no_outlet(text: str, role: Role) -> None:
    assert read(text, role).outlet is None


REPUBLISHED = [
    f"ORRIN VALLEY POST\n\n{HEADLINE}\n\n{STORY}\nThis story was originally published by the "
    "Calder Gazette.\n",
    f"ORRIN VALLEY POST\n\n{HEADLINE}\n\n{STORY}\nThis article is republished from the Calder "
    "Gazette under a Creative Commons licence. Read the original article.\n",
    f"ORRIN VALLEY POST\n\nThis story first appeared in the Calder Gazette.\n\n{HEADLINE}\n\n"
    f"{STORY}",
    f"{HEADLINE} | Orrin Valley Post\n{HEADLINE}\n\nBy Jane Roe, Calder Gazette\n\n{STORY}",
    f"Home > News > {HEADLINE} - Orrin Valley Post\n{HEADLINE}\n\n{STORY}\nJane Roe covers ports "
    "for the Calder Gazette.\n",
    f"ORRIN VALLEY POST\n\n{HEADLINE}\n\n{STORY}\n(c)2025 Calder Gazette. Distributed by Tribune "
    "Content Agency, LLC.\n",
]


@pytest.mark.parametrize("text", REPUBLISHED)
def test_a_copy_on_anothers_page_has_a_host_and_an_origin(text: str) -> None:
    assert is_named(read(text), "Calder Gazette", "Orrin Valley Post")


def test_agency_copy_on_a_papers_page() -> None:
    origin = read(f"ORRIN VALLEY POST\n\n{HEADLINE}\n\nTAMSIN (AP) — {STORY}")
    assert is_named(origin, "Associated Press", "Orrin Valley Post")


def test_a_short_slug_is_the_full_name_in_the_list() -> None:
    assert read(f"TAMSIN (AP) — {STORY}").outlet == "Associated Press"


def page(head: str, body: str = "") -> Origin:
    paragraphs = "".join(f"<p>{p}</p>" for p in (LEAD, MORE, END))
    return find_origin(
        read_html(
            f"<html><head><title>{HEADLINE}</title>{head}</head><body><article><h1>{HEADLINE}</h1>"
            f"{paragraphs}{body}</article></body></html>"
        ),
        "in/item.html",
        "source",
    )


SITE = '<meta property="og:site_name" content="Orrin Valley Post">'


@pytest.mark.parametrize(
    ("head", "outlet", "host"),
    [
        (SITE, "Orrin Valley Post", "Orrin Valley Post"),
        ('<link rel="canonical" href="https://www.cbsnews.com/a">', "CBS News", "CBS News"),
        (
            SITE + '<link rel="canonical" href="https://www.orrinvalleypost.example/a">',
            "Orrin Valley Post",
            "Orrin Valley Post",
        ),
        (
            SITE + '<link rel="canonical" href="https://www.cbsnews.com/a">'
            '<meta property="og:url" content="https://www.orrinvalleypost.example/a">',
            "CBS News",
            "Orrin Valley Post",
        ),
        (
            '<meta property="og:site_name" content="MSN">'
            '<link rel="canonical" href="https://www.cbsnews.com/a">',
            "CBS News",
            "MSN",
        ),
        (  # a site that goes by a name no list has
            '<meta property="og:site_name" content="Bay Cities">'
            '<link rel="canonical" href="https://www.mercurynews.com/a">'
            '<meta name="author" content="Jane Roe, Mercury News">',
            "Bay Cities",
            "Bay Cities",
        ),
        (
            '<meta property="og:site_name" content="Orrin Valley Post | All the news">',
            "Orrin Valley Post",
            "Orrin Valley Post",
        ),
        (
            SITE + '<meta property="og:site_name" content="Associated Press">',
            "Associated Press",
            "Orrin Valley Post",
        ),
    ],
)
def test_what_the_head_of_a_page_states(head: str, outlet: str, host: str) -> None:
    assert is_named(page(head), outlet, host)


def test_front_matter_in_its_many_words() -> None:
    for key in ("source", "publication", "outlet", "publisher"):
        found = find_origin(
            read_markdown(f"---\n{key}: Calder Gazette\n---\n# {HEADLINE}\n\n{STORY}"),
            "a.md",
            "source",
        )
        assert is_named(found, "Calder Gazette"), key


def test_every_sign_that_lost_is_kept_with_its_place() -> None:
    text = (
        f"ORRIN VALLEY POST\n\n{HEADLINE}\n\nTAMSIN (AP) — {STORY}\n"
        "Jane Roe covers ports for the Calder Gazette.\n"
    )
    found = {
        (e.field, e.value): e.span for e in read(text).evidence if e.field in ("outlet", "host")
    }
    assert {value for _, value in found} >= {
        "Associated Press",
        "Calder Gazette",
        "Orrin Valley Post",
    }
    for (_, value), span in found.items():
        assert span is not None, value
    slug = found["outlet", "Associated Press"]
    assert slug is not None
    assert "(AP)" in text[slug.start : slug.end]


CONFIGURED = {"Kestrel": ("The Evening Kestrel", "kestrel.example")}


@pytest.mark.parametrize(
    "text",
    [
        f"TAMSIN (Kestrel) — {STORY}",
        f"{HEADLINE}\n\nBy Jane Roe, Kestrel\n\n{STORY}",
        f"{STORY}\nJane Roe covers ports for The Evening Kestrel.\n",
        f"{STORY}\nWrite to the author at jroe@kestrel.example\n",
        f"{STORY}\n© 2025 Kestrel\n",
    ],
)
def test_a_newsrooms_own_list_names_outlets_too(text: str) -> None:
    found = find_origin(read_plain(text), "a.txt", "source", CONFIGURED)
    assert found.outlet in {"Kestrel", "The Evening Kestrel"}


def test_the_page_address_is_looked_up_in_the_newsrooms_list() -> None:
    source = f'<link rel="canonical" href="https://news.kestrel.example/a"><h1>{HEADLINE}</h1><p>{LEAD}</p>'
    assert find_origin(read_html(source), "a.html", "source", CONFIGURED).outlet == "Kestrel"
