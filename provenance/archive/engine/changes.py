"""What is to be in the index with its next commit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import tantivy

from provenance.archive.engine.schema import FIRST_DAY, NO_DAY, writing
from provenance.archive.entries import Copy, Known, Text
from provenance.coding import encoded


class Changes:
    """What is to be in the index with the next commit, and not before."""

    def __init__(self, writer: tantivy.IndexWriter, archive: Path) -> None:
        self._writer, self._archive = writer, archive

    def put_text(self, text: Text) -> None:
        """Add a text that is not there."""
        document = tantivy.Document()
        document.add_text("text", text.key)
        document.add_text("words", text.words)
        document.add_unsigned("high", int(text.key[:16], 16))
        document.add_unsigned("low", int(text.key[16:], 16))
        document.add_bytes("packed", text.packed)
        self._put(document)

    def put_copy(self, copy: Copy) -> None:
        """Add a copy; `drop_copy` is for one that its path had before."""
        document = tantivy.Document()
        document.add_text("copy", copy.text)
        document.add_text("path", copy.path)
        document.add_text("generation", copy.generation)
        if copy.outlet:
            document.add_text("outlet", copy.outlet)
        digits = (copy.published or "")[:10].replace("-", "")
        day = int(digits) if digits.isdecimal() else NO_DAY
        document.add_unsigned("day", day if day >= FIRST_DAY else NO_DAY)
        document.add_bytes("entry", encoded(replace(copy, packed=b"")))
        document.add_bytes("packed", copy.packed)
        self._put(document)

    def put_known(self, known: Known) -> None:
        """Say of a file that it was read, in place of what was said before."""
        self._drop("file", known.path)
        document = tantivy.Document()
        document.add_text("file", known.path)
        document.add_text("mark", blake2b(known.path.encode(), digest_size=8).hexdigest())
        document.add_bytes("entry", encoded(known))
        self._put(document)

    def drop_text(self, key: str) -> None:
        """Take a text out; its copies are taken out one by one."""
        self._drop("text", key)

    def drop_copy(self, path: str) -> None:
        """Take the copy with this path out."""
        self._drop("path", path)

    def drop_known(self, paths: Iterable[str]) -> None:
        """Forget that these files were read."""
        for path in paths:
            self._drop("file", path)

    def _put(self, document: tantivy.Document) -> None:
        with writing(self._archive):
            self._writer.add_document(document)

    def _drop(self, field: str, value: str) -> None:
        with writing(self._archive):
            self._writer.delete_documents_by_term(field, value)

    def commit(self) -> None:
        """Put it all on the disk, in one step."""
        with writing(self._archive):
            self._writer.commit()

    def give_up(self) -> None:
        """Forget what was to come, and free the room it took; nothing can follow."""
        with writing(self._archive):
            self._writer.rollback()
            self._writer.garbage_collect_files()
            del self._writer  # which lets go of the engine's own lock, and ends its merging

    def finish(self) -> None:
        """Wait until the engine has merged what it wants to merge; nothing can follow."""
        with writing(self._archive):
            self._writer.garbage_collect_files()
            self._writer.wait_merging_threads()
