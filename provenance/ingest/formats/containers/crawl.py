"""Web archives (WARC 1.1, ISO 28500) and the text that crawls extract from them (WET).

The only door to warcio. A page's address is that of its record; the day it was fetched is no day of
publication and is not taken for one.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.file import File
from provenance.ingest.formats.containers.unpack import Unpacked
from provenance.ingest.formats.table import LARGEST_TEXT
from provenance.model import Skipped

#: Unpacked bytes read through for the pages in them: five times what a file may have.
_MOST_READ = 1_000_000_000
#: Media types of records that may be articles; see `provenance.ingest.formats.recognise`.
_TEXTS = re.compile(
    r"text/(?:html|plain|markdown)|application/(?:xhtml\+xml|pdf|msword|rtf|json|ld\+json|"
    r"vnd\.openxmlformats-officedocument\.wordprocessingml|vnd\.oasis\.opendocument\.text)",
    re.I,
)
#: Records about the crawl, not of it.
_ABOUT = frozenset({"warcinfo", "request", "metadata"})


def read(file: File, _config: Config) -> Iterator[File | Skipped]:
    """The pages of an archive, named by the number of their record, from 1."""
    from warcio.archiveiterator import ArchiveIterator

    stream = Unpacked(file.data, _MOST_READ)
    records = ArchiveIterator(stream)
    passed: Counter[str] = Counter()
    number, trouble = 0, ""
    record: Any = None
    while True:
        last = record
        try:
            with contextlib.redirect_stderr(io.StringIO()) as said:
                record = next(records, None)
                part = _part(file, record, number + 1) if record is not None else None
        except Exception:  # noqa: BLE001 - a broken archive fails in whatever comes first
            trouble = "damaged"
            break
        if said.getvalue():
            trouble = trouble or "damaged"
        if record is None:
            cut = records.offset != stream.position or (last is not None and _missing(last))
            trouble = trouble or ("cut off" if cut else "")
            break
        number += 1
        if isinstance(part, str):
            passed[part] += 1
        elif part is not None:
            yield part
    if not number:
        raise Unreadable("a damaged WARC archive")
    yield from _summed(file, passed)
    if stream.full:
        trouble = f"more than {_MOST_READ // 1_000_000_000} GB unpacked"
    elif stream.broken:
        trouble = "cut off or damaged"
    if trouble:
        yield Skipped(file.path, f"{trouble}: not read behind record {number}")


def _part(file: File, record: Any, number: int) -> File | Skipped | str | None:  # noqa: ANN401
    """A record as a file; for what is no page the words for it, None for what needs none."""
    kind = record.rec_type
    if not kind:
        raise ValueError("a record without a type")
    if kind in _ABOUT:
        return None
    if kind == "revisit":
        return "seen before by the crawl"
    if kind not in {"response", "resource", "conversion"}:
        return "of other kinds"
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    media_type = record.rec_headers.get_header("Content-Type") or ""
    if record.http_headers is not None and kind == "response":
        if record.http_headers.get_statuscode() != "200":
            return "answers other than 200"
        media_type = record.http_headers.get_header("Content-Type") or ""
    if not _TEXTS.match(media_type.strip()):
        return "pictures, scripts and such"
    data = record.content_stream().read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        path = f"{file.path}/{number}"
        return Skipped(path, f"larger than {LARGEST_TEXT // 1_000_000} MB: {url[:200]}")
    if _missing(record):
        raise EOFError  # half a page is no page
    return file.member(str(number), data, media_type, url.strip("<>") or None)


def _missing(record: Any) -> bool:  # noqa: ANN401
    """Whether a record ends before the length it states, once it has been read through."""
    while record.raw_stream.read(1 << 16):
        pass
    return bool(getattr(record.raw_stream, "limit", 0))


def _summed(file: File, passed: Counter[str]) -> Iterator[Skipped]:
    """One line for all the records that are no pages: a crawl has thousands."""
    if passed:
        kinds = ", ".join(f"{count:,} {what}" for what, count in sorted(passed.items()))
        yield Skipped(file.path, f"records that are no pages: {kinds}", incidental=True)
