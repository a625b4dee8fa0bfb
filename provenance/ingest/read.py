"""Paths to documents: the one place of this package that touches the disk."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from provenance.ingest.decode import NotText, decode
from provenance.ingest.formats.markdown import read_markdown
from provenance.ingest.formats.plain import read_plain
from provenance.ingest.origin.apparent import find_origin
from provenance.ingest.page import Page
from provenance.model import Document, Role, Skipped

#: A newspaper's whole Sunday edition is under 2 MB of text; ten times that is a wrong file.
LARGEST_FILE = 20_000_000
_PLAIN = frozenset({".txt", ".text", ""})
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
#: Suffixes of the files that a folder is searched for.
ARTICLES = _PLAIN | _MARKDOWN | _HTML
_LOOKS_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)


def read_documents(
    drafts: Sequence[Path],
    against: Sequence[Path],
    progress: Callable[[str], None] | None = None,
) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    """Read drafts and sources, files or folders, as documents d1, d2, … drafts first.

    A file reached twice is read once; a source that is one of the drafts is left out. What cannot
    be read comes back as `Skipped` with a one-line reason; nothing raises for a bad input.
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    seen: dict[str, Role] = {}
    listed: list[tuple[Path, Role]] = [(p, "suspicious") for p in drafts]
    listed += [(p, "source") for p in against]
    for root, role in listed:
        for path, problem in _files(root):
            shown = path.as_posix()
            if problem is not None:
                skipped.append(Skipped(shown, problem))
                continue
            real = os.path.realpath(path)
            if real in seen:
                if role != seen[real]:
                    skipped.append(Skipped(shown, "is itself one of the drafts, so not a source"))
                continue
            seen[real] = role
            if progress:
                progress(f"reading {shown}")
            found = read_document(path, role, f"d{len(documents) + 1}")
            if isinstance(found, Document):
                documents.append(found)
            else:
                skipped.append(found)
    return tuple(documents), tuple(dict.fromkeys(skipped))


def read_document(path: Path, role: Role, id: str) -> Document | Skipped:
    """One file as a `Document`, or `Skipped` with the reason it is none."""
    shown = path.as_posix()
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Skipped(shown, f"larger than {LARGEST_FILE // 1_000_000} MB")
        data = path.read_bytes()
        text = decode(data)
    except OSError as error:
        return Skipped(shown, f"cannot be read: {error.strerror or 'unknown error'}")
    except NotText as problem:
        return Skipped(shown, str(problem))
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        return Skipped(shown, "empty" if not data else "holds nothing but white space")
    page = _page(text, path.suffix.lower())
    if not page.body and page.title is None:
        return Skipped(shown, "no article text in it")
    origin = find_origin(page, shown, role)
    return Document(
        id=id,
        path=shown,
        sha256=hashlib.sha256(data).hexdigest(),
        role=role,
        text=page.text,
        body=page.body,
        title=page.title or next((e.value for e in page.stated if e.field == "title"), None),
        title_span=page.title_span,
        outlet=origin.outlet,
        host=origin.host,
        names=origin.names,
        domains=origin.domains,
        url=origin.url,
        byline=origin.byline,
        published=origin.published,
        language=page.language or "en",
        removed=page.removed,
        links=page.links,
        evidence=origin.evidence,
    )


def _page(text: str, suffix: str) -> Page:
    if suffix in _HTML or (suffix not in _MARKDOWN and _LOOKS_HTML.match(text[:4_000])):
        from provenance.ingest.formats.html import read_html

        return read_html(text)
    return read_markdown(text) if suffix in _MARKDOWN else read_plain(text)


def _files(root: Path) -> Iterator[tuple[Path, str | None]]:
    """The files a path stands for, sorted, each with the reason it is not read or None."""
    if root.is_dir():
        yield from _folder(root)
    elif root.is_file():
        yield root, None
    elif root.is_symlink() or not root.exists():
        yield root, "no such file or folder"
    else:
        yield root, "neither a file nor a folder"


def _folder(root: Path) -> Iterator[tuple[Path, str | None]]:
    walked: set[str] = set()
    problems: list[tuple[Path, str | None]] = []

    def failed(error: OSError) -> None:
        problems.append((Path(error.filename), f"cannot be read: {error.strerror}"))

    for folder, folders, files in os.walk(root, followlinks=True, onerror=failed):
        real = os.path.realpath(folder)
        if real in walked:
            folders[:] = []
            continue
        walked.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            path = Path(folder) / name
            if not path.is_file():
                yield path, "not a regular file"
            elif path.suffix.lower() not in ARTICLES:
                yield path, "not a format this version reads"
            else:
                yield path, None
    yield from sorted(problems)
