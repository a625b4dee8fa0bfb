"""What an archive keeps of an article: enough to read it in full when it is asked for.

A record of an export is kept as it came, with the names of its fields that were in force; anything
else as the document that was read. Both are packed; a further copy of a text against the first,
which leaves little but its own particulars.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from provenance.coding import decoded, encoded
from provenance.config import Config
from provenance.ingest.file import File
from provenance.ingest.formats.wire.record import RECORD_TYPE
from provenance.ingest.outline import outline
from provenance.ingest.read import documents_in
from provenance.model import Document
from provenance.text.words import keys

#: A record of 950 words, 6.4 kB, takes 3.0 kB after 0.13 ms; at level 6 it is 2.9 kB after 0.19.
_LEVEL = 3
#: How far back in what went before the packing looks.
_WINDOW = 32_768
#: No content comes to more; a few bytes can be packed so that they do.
_LARGEST = 400_000_000


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a record, or of an encoded document."""

    data: bytes
    is_record: bool
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a record: where it was said to hold what (`Config.fields`)."""


@dataclass(frozen=True, slots=True)
class Described:
    """What is to be known of an article before anybody asks for it."""

    key: str
    words: str
    """Word keys of title and text, parted by blanks."""
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


def text_key(words: str) -> str:
    """The key of a text by its word keys: case, marks and white space make no other text."""
    return blake2b(words.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def described_document(document: Document) -> Described:
    """What is to be known of a document."""
    text = " ".join(span.of(document.text) for span in document.body)
    return _described(text, document.title, document.outlet, document.published, document.url)


def described_record(file: File, config: Config) -> Described | None:
    """What is to be known of a record; None where it is not one article."""
    found = outline(file, config)
    if found is None:
        return None
    return _described(found.text, found.title, found.outlet, found.published, found.url)


def _described(
    text: str, title: str | None, outlet: str | None, published: str | None, url: str | None
) -> Described:
    words = keys(text)
    headed = f"{keys(title)} {words}" if title else words
    return Described(text_key(words), headed, title, outlet, published, url)


def described(content: Content) -> Described | None:
    """What is to be known of what was kept; None where it cannot be read any more."""
    if content.is_record:
        return described_record(_file("", content), Config(fields=content.fields))
    document = decoded(content.data, Document)
    return described_document(document) if document else None


def documents(content: Content, path: str, config: Config) -> tuple[Document, ...]:
    """The article in full, as a source without an id; empty where it cannot be read any more."""
    if content.is_record:
        settings = replace(config, fields=content.fields)
        return documents_in(_file(path, content), "source", settings).documents
    document = decoded(content.data, Document)
    return () if document is None else (replace(document, path=path),)


def _file(path: str, content: Content) -> File:
    return File(path, content.data, RECORD_TYPE, depth=1)


def packed(content: Content, first: bytes = b"") -> bytes:
    """Content as bytes; of a further copy, packed against the ``first`` one's unpacked bytes.

    Empty where it is the same as the first.
    """
    plain = plain_bytes(content)
    if plain == first:
        return b""
    packer = zlib.compressobj(_LEVEL, zdict=first[-_WINDOW:]) if first else zlib.compressobj(_LEVEL)
    return packer.compress(plain) + packer.flush()


def plain_bytes(content: Content) -> bytes:
    """Content as bytes that are not packed."""
    return encoded((content.is_record, content.fields)) + b"\n" + content.data


def unpacked(data: bytes, first: bytes = b"") -> bytes:
    """What `packed` packed, as `plain_bytes`. Raises ``ValueError`` for anything else."""
    if not data:
        return first
    opener = zlib.decompressobj(zdict=first[-_WINDOW:]) if first else zlib.decompressobj()
    try:
        plain = opener.decompress(data, _LARGEST)
    except zlib.error as error:
        raise ValueError(f"cannot be unpacked: {error}") from None
    if not opener.eof or opener.unused_data:
        raise ValueError("cannot be unpacked: cut off or too large")
    return plain


def content_in(plain: bytes) -> Content:
    """The content that `plain_bytes` wrote. Raises ``ValueError`` for anything else."""
    head, mark, data = plain.partition(b"\n")
    found = decoded(head, tuple[bool, dict[str, tuple[str, ...]]])
    if not mark or found is None:
        raise ValueError("is no content of an article")
    return Content(data, found[0], found[1])
