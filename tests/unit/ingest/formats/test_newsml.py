"""Wire items in XML: what their fields say, what stands beside the text, and what is no article."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.config import Config
from provenance.errors import NotAnArticle, Unreadable
from provenance.ingest.file import File
from provenance.ingest.formats.wire.newsml import read
from provenance.ingest.page import Page
from tests.unit.ingest.formats.article import FOLDER, LINES, TITLE, documents

TEXT = "<p>The toll on the Orr Bridge will double in March, the county said on Monday.</p>"
NITF = f"<nitf><body><body.content>{TEXT}</body.content></body></nitf>"


def page(data: str) -> Page:
    (made,) = read(File("a.xml", data.encode()), Config())
    assert isinstance(made, Page)
    return made


def item(meta: str = "", content: str = "", *, inline: str | None = None, rights: str = "") -> str:
    held = inline or (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<body>{TEXT}</body></html></inlineXML>"
    )
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1">'
        f"<rightsInfo>{rights}</rightsInfo><itemMeta>{meta}</itemMeta>"
        f"<contentMeta>{content}</contentMeta><contentSet>{held}</contentSet></newsItem>"
    )


def said(made: Page, field: str) -> list[str]:
    return [e.value for e in made.stated if e.field == field]


def test_the_fields_of_an_item_are_evidence() -> None:
    (document,), _ = documents(FOLDER / "article.newsml")
    assert document.language == "en"
    notes = [(one.kind, one.span.of(document.text)) for one in document.removed]
    assert notes == [
        ("byline", "Mara Ellinwood"),
        ("dateline", "Hallow Bridge, April 11, 2024"),
        ("slug", "RESERVOIR-SWIMMERS"),
        ("slug", "Corrects the number of lifeguards."),
        ("credit-line", "Copyright 2024 Tarn Valley Gazette"),
        ("credit-line", "For use by subscribers until April 30."),
    ]


def test_nitf_says_who_wrote_it_and_keeps_captions_apart() -> None:
    (document,), _ = documents(FOLDER / "article.nitf")
    removed = {one.kind: one.span.of(document.text) for one in document.removed}
    assert removed["caption"] == "The north inlet in October."
    assert removed["byline"] == "Mara Ellinwood, Staff reporter"
    assert removed["slug"] == "Pictures to follow by 6 p.m."


def test_whose_reporting_it_is_comes_before_who_passes_it_on() -> None:
    made = page(
        item(
            '<provider qcode="nprov:NORD"><name>Nordwire</name></provider>',
            '<infoSource role="isrol:distributor" literal="Copy Shop"/>'
            '<infoSource role="isrol:originfo"><name>Orr Beacon</name></infoSource>',
            rights='<copyrightHolder literal="Orr Media"/>',
        )
    )
    assert said(made, "outlet") == ["Orr Beacon", "Nordwire", "Orr Media"]


@pytest.mark.parametrize(
    ("provider", "name"),
    [
        ('<provider qcode="nprov:NW"/>', ["NW"]),
        ('<provider literal="nw.example"/>', ["nw.example"]),
        ('<provider uri="http://nw.example/"/>', []),
        ("<provider>Nordwire</provider>", ["Nordwire"]),
    ],
)
def test_a_party_is_named_as_well_as_its_element_allows(provider: str, name: list[str]) -> None:
    assert said(page(item(provider)), "outlet") == name


def test_an_item_has_one_day_of_publication_and_one_of_its_last_change() -> None:
    made = page(
        item(
            "<versionCreated>2024-05-03T10:00:00Z</versionCreated>"
            "<firstCreated>2024-05-01T10:00:00Z</firstCreated>"
        )
    )
    assert said(made, "published") == ["2024-05-01T10:00:00Z"]
    assert said(made, "updated") == ["2024-05-03T10:00:00Z"]


def test_the_main_headline_comes_before_others() -> None:
    made = page(
        item(
            content='<headline role="hld:subHeadline">And the arches</headline>'
            "<headline>Toll to double</headline>"
        )
    )
    assert made.title == "Toll to double"
    assert [one.span.of(made.text) for one in made.removed] == ["And the arches"]


def test_a_creator_is_an_author_only_under_a_full_name() -> None:
    assert said(page(item(content='<creator literal="VRG"/>')), "byline") == []
    named = "<creator><name>Lena Marsh</name></creator>"
    assert said(page(item(content=named)), "byline") == ["Lena Marsh"]
    assert said(page(item(content=f"<by>By Tomas Vell</by>{named}")), "byline") == ["Tomas Vell"]


@pytest.mark.parametrize(
    ("meta", "limit"),
    [
        ('<pubStatus qcode="stat:usable"/>', ()),
        ('<pubStatus qcode="stat:canceled"/>', ("its provider marked it as canceled",)),
        ('<pubStatus qcode="stat:withheld"/>', ("its provider marked it as withheld",)),
        (
            "<embargoed>2024-06-01T00:00:00Z</embargoed>",
            ("its provider set an embargo on it: 2024-06-01T00:00:00Z",),
        ),
    ],
)
def test_a_status_other_than_usable_is_a_limit(meta: str, limit: tuple[str, ...]) -> None:
    assert page(item(meta)).limits == limit


@pytest.mark.parametrize(
    "inline",
    [
        f"<inlineXML>{NITF}</inlineXML>",
        f"<inlineXML>{TEXT}</inlineXML>",
        f'<inlineData contenttype="text/html"><![CDATA[{TEXT}]]></inlineData>',
        f'<inlineData contenttype="text/plain">{TEXT[3:-4]}</inlineData>',
        f'<inlineData contenttype="application/nitf+xml"><![CDATA[{NITF}]]></inlineData>',
        f'<inlineData contenttype="text/plain">Short.</inlineData><inlineXML>{TEXT}</inlineXML>',
    ],
)
def test_the_content_is_read_in_every_form(inline: str) -> None:
    made = page(item(inline=inline))
    assert [span.of(made.text) for span in made.body] == [TEXT[3:-4]]


def test_links_and_named_characters_of_html_are_kept() -> None:
    made = page(
        "<!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf><body><body.content><p>The toll&nbsp;will rise "
        "&mdash; &amp; soon, <a href='https://orr.example/plan'>the plan</a> says, and so does "
        "<person>Lena Marsh</person> of the county, who has read it.</p></body.content>"
        "</body></nitf>"
    )
    assert made.text.startswith("The toll\u00a0will rise — & soon, the plan says, and so does Lena")
    assert [link.url for link in made.links] == ["https://orr.example/plan"]


def test_the_items_of_a_message_are_files_of_their_own() -> None:
    items = item(content="<headline>One</headline>") + item(content="<headline>Two</headline>")
    parts = list(read(File("m.xml", f"<newsMessage>{items}</newsMessage>".encode()), Config()))
    assert [one.path for one in parts if isinstance(one, File)] == ["m.xml/1", "m.xml/2"]
    assert isinstance(parts[1], File)
    (second,) = read(parts[1], Config())
    assert isinstance(second, Page)
    assert second.title == "Two"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<packageItem/>", "a package: a list of other items, without a text of its own"),
        ("<planningItem/>", "a plan of coverage, not an article"),
        ("<newsMessage><header/></newsMessage>", "XML without a NewsML-G2 or NITF item"),
        (
            "<newsItem><itemMeta><itemClass qcode='ninat:picture'/></itemMeta></newsItem>",
            "a wire item of another kind (picture), without a text of its own",
        ),
        (
            "<newsItem><contentSet><remoteContent href='http://x.example/'/></contentSet></newsItem>",
            "a wire item without text: what it holds is linked, not inside it",
        ),
        ("<nitf><body/></nitf>", "a wire item without text"),
    ],
)
def test_what_holds_no_article_says_what_it_is(data: str, reason: str) -> None:
    with pytest.raises(NotAnArticle) as problem:
        page(data)
    assert str(problem.value) == reason


LAUGHS = (
    '<!DOCTYPE nitf [<!ENTITY a "ha ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<nitf><body><body.content><p>&b;</p></body.content></body></nitf>"
)
OUTSIDE = (
    '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    "<nitf><body><body.content><p>&a;</p></body.content></body></nitf>"
)


@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE])
def test_entities_of_a_files_own_are_refused(data: str) -> None:
    with pytest.raises(Unreadable, match="declares entities of its own"):
        page(data)


def test_a_cut_off_item_names_the_line(tmp_path: Path) -> None:
    whole = (FOLDER / "article.newsml").read_bytes()
    path = tmp_path / "cut.newsml"
    path.write_bytes(whole[: len(whole) // 2])
    _, (skipped,) = documents(path)
    assert skipped.reason.startswith("not well-formed XML: broken or cut off at line 3")


def test_depth_has_a_bound() -> None:
    deep = "<block>" * 5_000 + TEXT + "</block>" * 5_000
    with pytest.raises(Unreadable, match="not well-formed"):
        page(f"<nitf><body><body.content>{deep}</body.content></body></nitf>")


def test_the_number_of_tags_has_a_bound() -> None:
    with pytest.raises(Unreadable, match="more than 400,000 tags"):
        page(f"<nitf><body><body.content>{'<p>a</p>' * 200_001}</body.content></body></nitf>")


def test_an_encoding_that_the_xml_states_is_believed() -> None:
    text = TEXT.replace("Orr", "Orř")
    inline = item(inline=f"<inlineXML>{text}</inlineXML>")
    data = f"<?xml version='1.0' encoding='iso-8859-2'?>{inline}"
    (made,) = read(File("a.xml", data.encode("iso-8859-2")), Config())
    assert isinstance(made, Page)
    assert "Orř Bridge" in made.text


def test_the_article_is_the_same_from_both() -> None:
    for name in ("article.nitf", "article.newsml"):
        (document,), _ = documents(FOLDER / name)
        assert document.title == TITLE
        assert len(document.body) == len(LINES)
