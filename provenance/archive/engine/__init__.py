"""The index that an archive is kept in. The only door to tantivy.

One index holds texts, copies and files, so that its commit is the only one: who opens it finds
everything up to a commit and nothing of what came after. Its readers wait for no writer.
"""

from __future__ import annotations

from pathlib import Path

import tantivy

from provenance.archive.engine.changes import Changes
from provenance.archive.engine.schema import Damaged, reading, schema, writing
from provenance.archive.engine.view import View

__all__ = ["HEAP", "Changes", "Damaged", "Index", "View"]

#: Bytes of index that are built in memory before they go to disk.
HEAP = 100_000_000


class Index:
    """An index on disk, in a folder of an archive's."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        """Open the index in a folder, or make one there.

        Raises `Damaged` if it cannot be read, `UsageProblem` if it cannot be made.
        """
        self._archive = folder.parent
        if new:
            with writing(self._archive):
                folder.mkdir(parents=True, exist_ok=True)
                self._index = tantivy.Index(schema(), path=str(folder))
        else:
            with reading(self._archive):
                self._index = tantivy.Index.open(str(folder))

    def view(self) -> View:
        """What is committed now."""
        with reading(self._archive):
            self._index.reload()
            return View(self._index.searcher(), self._archive)

    def changes(self, heap: int = HEAP) -> Changes:
        """The one writer there can be; ``heap`` bytes are built in memory before they are put out.

        Raises `UsageProblem` where nothing can be written.
        """
        with writing(self._archive):
            return Changes(self._index.writer(heap, num_threads=1), self._archive)
