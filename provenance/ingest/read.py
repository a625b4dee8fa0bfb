"""Paths and addresses to documents: open, recognise, take apart, find the origin.

A file holds a page, or further files: those of a mail, an export, an archive. Each page becomes a
document; each thing that does not, a `Skipped` with its reason.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from provenance.cache import FORGETFUL, Memory
from provenance.config import Config
from provenance.errors import NotAnArticle, Unreadable
from provenance.ingest.body.kinds import check_kinds
from provenance.ingest.fetch import fetch, is_address, page_of
from provenance.ingest.file import File
from provenance.ingest.folders import Given, files_of, is_named
from provenance.ingest.formats.recognise import recognise
from provenance.ingest.formats.table import LARGEST_COLLECTION
from provenance.ingest.formats.wire.record import RECORD_TYPE
from provenance.ingest.markers import markers_of
from provenance.ingest.origin.apparent import find_origin
from provenance.ingest.page import Page
from provenance.model import Document, Evidence, Role, Skipped
from provenance.text.language import language_of

#: Containers inside containers: a mail in a ZIP in an export is three.
DEEPEST = 4
#: Bytes that the members of one file may come to; more is a trap or a job for an archive.
MOST_UNPACKED = 2 * LARGEST_COLLECTION
MOST_MEMBERS = 50_000
#: Files that lie deeper; no newsroom nests so many, a bomb of archives does nothing else.
MOST_TOO_DEEP = 20
_A_DRAFT = "is itself one of the drafts, so not a source"


def read_documents(
    drafts: Sequence[Given],
    against: Sequence[Given],
    config: Config | None = None,
    progress: Callable[[str], None] | None = None,
    memory: Memory = FORGETFUL,
) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    """Read drafts and sources as documents d1, d2, … drafts first.

    Each is a file, a folder, an ``http(s)`` address, or files that were chosen. What is reached
    twice is read once; a source that is one of the drafts is left out. What cannot be read comes
    back as `Skipped` with a one-line reason; nothing raises for a bad input. Raises `UsageProblem`
    for a kind of block to keep that there is not. ``memory`` is asked what a file held when it was
    last read; an address is fetched each time.
    """
    config = config or Config()
    check_kinds(config.keep)
    documents: list[Document] = []
    skipped: list[Skipped] = []
    seen: dict[str, Role] = {}
    listed: list[tuple[Given, Role]] = [(_given(one), "suspicious") for one in drafts]
    listed += [(_given(one), "source") for one in against]
    for given, role in listed:
        for found in (given,) if isinstance(given, str) else files_of(given):
            if isinstance(found, Skipped):
                skipped.append(found)
                continue
            shown = found if isinstance(found, str) else found.as_posix()
            real = page_of(found) if isinstance(found, str) else os.path.realpath(found)
            if real in seen:
                if role != seen[real]:
                    skipped.append(Skipped(shown, _A_DRAFT, incidental=True))
                continue
            seen[real] = role
            if progress:
                progress(f"reading {shown}")
            if isinstance(found, str):
                read = _page_at(found, role, config, seen)
            else:
                read = _file_at(found, role, config, memory, named=is_named(found, given))
            skipped += read.skipped
            documents += (
                replace(one, id=f"d{number}")
                for number, one in enumerate(read.documents, len(documents) + 1)
            )
    return tuple(documents), tuple(dict.fromkeys(skipped))


@dataclass(frozen=True, slots=True)
class Held:
    """What one file or address holds: articles, which have no id yet, and what was not read."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]


def _file_at(path: Path, role: Role, config: Config, memory: Memory, *, named: bool) -> Held:
    """What the file holds; what it did when it was last read, if it is the same.

    What could not be read is tried anew each time: the next time there may be more time or memory.
    """
    opened = _open(path)
    if isinstance(opened, Skipped):
        return Held((), (opened,))
    settings = (config.outlets, config.keep, config.fields)
    key = memory.key("file", opened.path, _sha256(opened.data), role, named, settings)
    held = memory.recall(key, Held)
    if held is None:
        held = _held(_all_parts(opened, config, named=named), role, config)
        if all(one.incidental for one in held.skipped):
            memory.keep(key, held)
    return held


def _page_at(address: str, role: Role, config: Config, seen: dict[str, Role]) -> Held:
    """What stands at the address; a draft that a redirect led to is no source."""
    opened = fetch(address, config)
    if isinstance(opened, Skipped):
        return Held((), (opened,))
    parts = (
        Skipped(address, _A_DRAFT, incidental=True)
        if isinstance(part, Article) and _is_draft(part.file, role, seen)
        else part
        for part in _all_parts(opened, config, named=True)
    )
    return _held(parts, role, config)


def _is_draft(file: File, role: Role, seen: dict[str, Role]) -> bool:
    """Whether a redirect led to a page that was read as a draft."""
    return bool(file.url) and seen.setdefault(page_of(file.url or ""), role) != role


def _held(parts: Iterable[Article | File | Skipped], role: Role, config: Config) -> Held:
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for part in parts:
        if isinstance(part, Skipped):
            skipped.append(part)
        elif isinstance(part, Article):
            documents.append(_document(part, role, config))
    return Held(tuple(documents), tuple(skipped))


@dataclass(frozen=True, slots=True)
class Article:
    """A page and the file it was read from."""

    file: File
    page: Page


def documents_in(file: File, role: Role, config: Config) -> Held:
    """What a file holds that somebody opened already."""
    return _held(_all_parts(file, config, named=True), role, config)


def pieces_of(path: Path, config: Config, *, named: bool) -> Iterator[Document | File | Skipped]:
    """What a file on disk holds: its articles as sources, and the records of exports unread."""
    opened = _open(path)
    if isinstance(opened, Skipped):
        yield opened
        return
    for part in _all_parts(opened, config, named=named, whole=_is_record):
        yield _document(part, "source", config) if isinstance(part, Article) else part


def _is_record(file: File) -> bool:
    return file.media_type == RECORD_TYPE


def _all_parts(
    opened: File, config: Config, *, named: bool, whole: Callable[[File], bool] | None = None
) -> Iterator[Article | File | Skipped]:
    """The articles of one file, those inside it included, in its order.

    A file inside it that ``whole`` is true of is given as it is.

    ``named`` says that somebody asked for it; a file of another kind that a folder merely holds is
    no failure.
    """
    unpacked, members, too_deep = 0, 0, 0
    stack: list[Iterator[Article | File | Skipped]] = [_parts(opened, config, named=named)]
    while stack:
        part = next(stack[-1], None)
        if part is None:
            stack.pop()
        elif not isinstance(part, File):
            yield part
        elif unpacked + len(part.data) > MOST_UNPACKED or members >= MOST_MEMBERS:
            yield Skipped(opened.path, f"holds too much: not read from {part.path} on")
            return
        elif part.depth > DEEPEST:
            yield Skipped(part.path, f"lies in more than {DEEPEST} files inside each other")
            too_deep += 1
            if too_deep == MOST_TOO_DEEP:
                why = f"a trap of files in files: not read from {part.path} on"
                yield Skipped(opened.path, why)
                return
        else:
            unpacked, members = unpacked + len(part.data), members + 1
            if whole is not None and whole(part):
                yield part
                continue
            stack.append(_parts(part, config, named=False))


def _parts(file: File, config: Config, *, named: bool) -> Iterator[Article | File | Skipped]:
    """What one file holds, itself an article or a container of files."""
    try:
        if not file.data.strip(b"\xef\xbb\xbf \t\r\n\f\v"):
            raise Unreadable("holds nothing but white space" if file.data else "empty")
        found = recognise(file)
        if len(file.data) > found.largest:
            raise Unreadable(
                f"larger than {found.largest // 1_000_000} MB, too large for {found.name}"
            )
        for part in found.read(file, config):
            if not isinstance(part, Page):
                yield part
            elif not part.body and part.title is None:
                raise Unreadable("no article text in it")
            else:
                yield Article(file, part)
    except Unreadable as problem:
        incidental = isinstance(problem, NotAnArticle) and not named
        yield Skipped(file.path, str(problem), incidental=incidental)


def _given(given: Given) -> Given:
    """What was given as text as a path, but for an address, which stays the text it is."""
    return Path(given) if isinstance(given, str) and not is_address(given) else given


def _open(path: Path) -> File | Skipped:
    shown = path.as_posix()
    try:
        if path.stat().st_size > LARGEST_COLLECTION:
            return Skipped(shown, f"larger than {LARGEST_COLLECTION // 1_000_000} MB")
        return File(shown, path.read_bytes())
    except OSError as error:
        return Skipped(shown, f"cannot be read: {error.strerror or 'unknown error'}")


def _document(article: Article, role: Role, config: Config) -> Document:
    file, page = article.file, article.page
    if file.url:
        fetched = Evidence("url", file.url, "the address it was fetched from")
        page = replace(page, stated=(*page.stated, fetched))
    path = file.path if file.url is None else ""  # an address names its page, not its outlet
    origin = find_origin(page, path, role, config.outlets)
    page = _kept(page, config.keep)  # what a bio says of the origin, it says wherever it stands
    return Document(
        id="",
        path=file.path,
        sha256=_sha256(file.data),
        role=role,
        text=page.text,
        body=page.body,
        title=page.title or next((e.value for e in page.stated if e.field == "title"), None),
        title_span=page.title_span,
        outlet=origin.outlet,
        host=origin.host,
        names=origin.names,
        domains=origin.domains,
        url=origin.url or file.url,
        byline=origin.byline,
        published=origin.published,
        updated=origin.updated,
        language=language_of(_own_words(page), page.language).code,
        removed=page.removed,
        links=page.links,
        items=tuple(block.span for block in page.blocks if block.kind == "item"),
        evidence=origin.evidence,
        conflicts=origin.conflicts,
        days=origin.days,
        limits=page.limits,
        markers=markers_of(page) if role == "suspicious" else (),
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _own_words(page: Page) -> str:
    """Headline and article, without the page around them, which may be in another language."""
    return " ".join((page.title or "", *(span.of(page.text) for span in page.body)))


def _kept(page: Page, kinds: Sequence[str]) -> Page:
    """The page with removed blocks of these kinds put back into its body."""
    back = [one.span for one in page.removed if one.kind in kinds]
    if not back:
        return page
    return replace(
        page,
        body=tuple(sorted((*page.body, *back))),
        removed=tuple(one for one in page.removed if one.kind not in kinds),
    )
