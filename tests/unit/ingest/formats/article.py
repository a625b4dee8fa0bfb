"""The article of `fixtures/formats`, taken apart, and what reading it must come to."""

from __future__ import annotations

from html import escape
from pathlib import Path

from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.model import Document, Skipped

FOLDER = Path(__file__).parents[4] / "fixtures/formats"
TEXT = (FOLDER / "article.txt").read_text(encoding="utf-8")
TITLE, HEAD, *PARAGRAPHS = TEXT.strip().split("\n\n")
BYLINE, DAY = HEAD.split("\n")
SUBHEAD = "Who will watch the beach"
BODY = "\n\n".join(PARAGRAPHS)


def markup(paragraph: str) -> str:
    """A paragraph of the article as HTML."""
    if paragraph.startswith("- "):
        items = "".join(f"<li>{escape(x[2:])}</li>" for x in paragraph.split("\n"))
        return f"<ul>{items}</ul>"
    tag = "h2" if paragraph == SUBHEAD else "p"
    return f"<{tag}>{escape(paragraph)}</{tag}>"


HTML = "\n".join(markup(one) for one in PARAGRAPHS)
PAGE = (
    f"<!doctype html><html><head><title>{escape(TITLE)}</title></head><body><nav><a href='/'>Home"
    f"</a></nav><article><h1>{escape(TITLE)}</h1><p>{BYLINE}</p><p>{DAY}</p>{HTML}</article>"
    "</body></html>"
)


def body_of(document: Document) -> list[str]:
    """The body's blocks as words, without the marks that list items have in a plain text."""
    return [" ".join(span.of(document.text).split()).removeprefix("- ") for span in document.body]


LINES = [line.removeprefix("- ") for one in PARAGRAPHS for line in one.split("\n")]


def documents(path: Path, config: Config | None = None) -> tuple[list[Document], list[Skipped]]:
    """What a file is read as, as a source, and what of it is skipped."""
    read, skipped = read_documents([], [path], config)
    return list(read), list(skipped)


def read_bytes(
    folder: Path, name: str, data: bytes, config: Config | None = None
) -> tuple[list[Document], list[Skipped]]:
    """The same for bytes under a name."""
    path = folder / name
    path.write_bytes(data)
    return documents(path, config)


def is_the_article(document: Document) -> None:
    """Assert what every format must give of the article."""
    title = document.title_span
    assert title is not None
    assert document.title == TITLE == title.of(document.text)
    assert body_of(document) == LINES
    assert document.byline == ("Mara Ellinwood",)
    assert document.outlet == "Tarn Valley Gazette"
    assert document.published == "2024-04-11"
