"""The formats that are read: by which module, up to which size, with which extra."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.file import File
from provenance.ingest.page import Page
from provenance.model import Skipped

#: What a file holds: its page, files inside it, and what of it cannot be read.
Part = Page | File | Skipped
Reader = Callable[[File, Config], Iterator[Part]]

#: A newspaper's whole Sunday edition is under 2 MB of text; ten times that is a wrong file.
LARGEST_TEXT = 20_000_000
#: Manuscripts and print pages carry pictures.
LARGEST_MANUSCRIPT = 100_000_000
#: Exports and crawls; more than that belongs cut in pieces, since a file is held in memory.
LARGEST_COLLECTION = 200_000_000


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file, known by its content; see `provenance.ingest.formats.recognise`."""

    name: str
    """With its article, as in "a PDF"."""
    module: str
    """The module of this package whose ``read`` reads it; imported on first use."""
    suffixes: frozenset[str]
    """Suffixes by which a folder is searched for it."""
    largest: int = LARGEST_TEXT
    """Bytes."""
    extra: str | None = None
    """The extra of the distribution that brings the library it is read with."""

    def read(self, file: File, config: Config) -> Iterator[Part]:
        """The parts of a file of this format; raises `Unreadable` where it is none or broken."""
        reader: Reader = importlib.import_module(f"provenance.ingest.formats.{self.module}").read
        try:
            yield from reader(file, config)
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("provenance"):
                raise
            raise Unreadable(
                f"{self.name}: to read it, pip install 'provenance-audit[{self.extra}]'"
            ) from None


def _suffixes(words: str) -> frozenset[str]:
    return frozenset(words.split())


PLAIN = Format("a plain text", "plain", frozenset({".txt", ".text", ""}))
MARKDOWN = Format("a Markdown text", "markdown", _suffixes(".md .markdown"))
HTML = Format("an HTML page", "pages.html", _suffixes(".html .htm .xhtml"))
WORD = Format("a Word document", "manuscripts.word", _suffixes(".docx"), LARGEST_MANUSCRIPT)
ODT = Format(
    "an OpenDocument text", "manuscripts.opendocument", _suffixes(".odt"), LARGEST_MANUSCRIPT
)
RTF = Format("an RTF document", "manuscripts.rtf", _suffixes(".rtf"), LARGEST_MANUSCRIPT)
PDF = Format("a PDF", "manuscripts.pdf", _suffixes(".pdf"), LARGEST_MANUSCRIPT, "pdf")
MAIL = Format("a mail", "mails.mail", _suffixes(".eml .mht .mhtml"), LARGEST_MANUSCRIPT)
OUTLOOK = Format("an Outlook mail", "mails.outlook", _suffixes(".msg"), LARGEST_MANUSCRIPT, "mail")
NEWSML = Format("a NewsML-G2 item", "wire.newsml", _suffixes(".xml .newsml .nitf"))
RECORD = Format("a JSON export", "wire.record", _suffixes(".json .ninjs"))
RECORDS = Format(
    "a JSON Lines export", "wire.record", _suffixes(".jsonl .ndjson"), LARGEST_COLLECTION
)
CRAWL = Format(
    "a WARC archive", "containers.crawl", _suffixes(".warc .wet"), LARGEST_COLLECTION, "warc"
)
ZIP = Format("a ZIP archive", "containers.bundle", _suffixes(".zip"), LARGEST_COLLECTION)
TAR = Format(
    "a TAR archive", "containers.bundle", _suffixes(".tar .tgz .tbz2 .txz"), LARGEST_COLLECTION
)
PACKED = Format(
    "a compressed file", "containers.bundle", _suffixes(".gz .bz2 .xz"), LARGEST_COLLECTION
)

FORMATS = (
    PLAIN,
    MARKDOWN,
    HTML,
    WORD,
    ODT,
    RTF,
    PDF,
    MAIL,
    OUTLOOK,
    NEWSML,
    RECORD,
    RECORDS,
    CRAWL,
    ZIP,
    TAR,
    PACKED,
)
#: Suffixes of the files that a folder is searched for.
SUFFIXES = frozenset().union(*(one.suffixes for one in FORMATS))
#: Suffixes of files that hold an article or are broken; one of another kind may hold none.
OF_ARTICLES = frozenset().union(
    *(one.suffixes for one in (PLAIN, MARKDOWN, HTML, WORD, ODT, RTF, PDF, MAIL, OUTLOOK))
) - {""}
