"""Word and OpenDocument files are ZIP containers of XML parts; this opens them with care.

A part is unpacked up to a limit and read as events, not as a tree, so that neither a bomb nor deep
nesting costs much. Nothing outside the file is ever fetched.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from xml.parsers import expat

from provenance.errors import Unreadable
from provenance.ingest.file import File
from provenance.ingest.formats.manuscripts.manuscript import LARGEST_MANUSCRIPT

#: Bytes that the parts of a file may unpack to: Word's markup is up to ten times its text, and a
#: novel of 200,000 words has 1.2 MB of that.
LARGEST_UNPACKED = 50_000_000
#: Elements of all parts: that novel comes to 200,000.
_MOST_ELEMENTS = 1_000_000
#: No document nests its elements so deep; tables in tables come to a few dozen.
_DEEPEST = 2_000


class Handler:
    """Takes the events of a part in document order; names are ``namespace local``."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, piece: str) -> None:
        """Text inside the innermost element."""


class Package:
    """The parts of one file."""

    def __init__(self, file: File, kind: str) -> None:
        """``kind`` is what to call the file in a reason: "Word document"."""
        self._damaged = Unreadable(f"a damaged or cut-off {kind}")
        self._kind = kind
        self._guard = _Guard(kind)
        with self._guarded():
            self._zip = zipfile.ZipFile(io.BytesIO(file.data))
            self.names = frozenset(self._zip.namelist())

    def read(self, name: str, handler: Handler) -> None:
        """Feed a part to ``handler``; a part that is not there is none.

        Raises `Unreadable` with a one-line reason for a part that is damaged, declares entities,
        is protected, or makes the parts so far come to more than any document.
        """
        if name not in self.names:
            return
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        guard = self._guard
        guard.handler, guard.depth = handler, 0
        parser.StartElementHandler = guard.start
        parser.EndElementHandler = guard.end
        parser.CharacterDataHandler = guard.text
        parser.EntityDeclHandler = guard.entity
        with self._guarded(), self._zip.open(name) as part:
            room = LARGEST_UNPACKED - guard.unpacked
            markup = part.read(room + 1)
            if len(markup) > room:
                raise Unreadable(
                    f"unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB, "
                    f"too large for a {self._kind}"
                )
            guard.unpacked += len(markup)
            # In one piece: fed in chunks, expat before 2.6 begins a long token anew each time.
            parser.Parse(markup, True)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except RuntimeError:  # how zipfile says that a member is encrypted
            raise Unreadable("protected with a password") from None
        except (
            zipfile.BadZipFile,
            zlib.error,
            expat.ExpatError,
            EOFError,
            OSError,
            ValueError,
            LookupError,
        ):
            raise self._damaged from None


class _Guard:
    """Passes events on as long as they are a document's; counts over all its parts."""

    handler: Handler

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self.unpacked = self.depth = self._elements = self._characters = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self._elements += 1
        if self.depth > _DEEPEST:
            raise Unreadable(f"nested too deeply for a {self._kind}")
        if self._elements > _MOST_ELEMENTS:
            raise Unreadable("holds more markup than any book")
        self.handler.start(name, attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.handler.end(name)

    def text(self, piece: str) -> None:
        self._characters += len(piece)
        if self._characters > LARGEST_MANUSCRIPT:
            raise Unreadable("holds more text than any book")
        self.handler.text(piece)

    def entity(self, *_: object) -> None:
        raise Unreadable(f"declares entities, which no {self._kind} does")


class Properties(Handler):
    """Title and author of the part that states the document's properties (Dublin Core)."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._open: str | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002
        """A property begins."""
        self._open = name.rpartition(" ")[2]

    def end(self, name: str) -> None:  # noqa: ARG002
        """A property ends."""
        self._open = None

    def text(self, piece: str) -> None:
        """The value of the open property, up to what anybody would read."""
        if self._open is not None:
            self.values[self._open] = (self.values.get(self._open, "") + piece)[:1_000]
