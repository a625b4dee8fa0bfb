"""What goes into an archive with the next commit, and what that commit has to hold together.

The engine shows only what is committed. So what is pending is kept here as well: which texts are
coming, and which of the committed ones lose a copy.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace

from provenance.archive.content import Content, Described, packed, unpacked
from provenance.archive.engine import Index
from provenance.archive.entries import Copy, Known, Text
from provenance.errors import UsageProblem

#: Records in one commit: some five seconds' work. The engine merges eight of them, then eight of
#: those, and what it merges is in memory: with twice as many, adding a million takes 1.5 GB of it
#: in place of 1.1 (benchmarks/archive.py). An article that is read in full takes as long as ten.
FULL = 2_500
_IN_FULL = 10
#: Copies taken out in one commit.
_TAKEN_OUT = 5_000


class Batch:
    """One commit after the other."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._changes = index.changes()
        self._start()

    def _start(self) -> None:
        self._view = self._index.view()
        self._texts: dict[str, bytes] = {}
        """Texts that are coming, with their first copy's content."""
        self._coming: Counter[str] = Counter()
        """Copies that are coming, by text."""
        self._going: Counter[str] = Counter()
        """Committed copies that are going, by text."""
        self._paths: set[str] = set()
        self._work = 0

    def is_full(self) -> bool:
        """Whether it is time for a commit."""
        return self._work >= FULL

    def known(self, path: str) -> Known | None:
        """What is known of a file that was read to its end."""
        return self._view.known(path)

    def has_any(self, path: str) -> bool:
        """Whether copies came out of this file before."""
        return self._view.copy_at(path) is not None or self._view.has_below(path)

    def put(
        self, about: Described, content: Content, copy: Copy, *, before: bool
    ) -> tuple[bool, bool]:
        """Add a copy, in place of the one its path had; its text, too, if it is new.

        ``before`` says whether its path may have had one. Gives whether the text is new, and
        whether a copy was replaced.
        """
        if copy.path in self._paths:  # two members of a file with the same name
            self.commit()
            before = True
        replaced = before and self._drop(copy.path)
        first = self._first(about.key)
        if first is None:
            text = Text(about.key, about.words, packed(content))
            self._changes.put_text(text)
            self._texts[about.key] = text.packed
        else:
            copy = replace(copy, packed=packed(content, unpacked(first)))
        self._put_copy(copy)
        self._work += 0 if content.is_record else _IN_FULL - 1
        return first is None, replaced

    def _first(self, key: str) -> bytes | None:
        if key in self._texts:
            return self._texts[key]
        return self._view.packed(key) if self._view.has_text(key) else None

    def _put_copy(self, copy: Copy) -> None:
        self._changes.put_copy(copy)
        self._coming[copy.text] += 1
        self._paths.add(copy.path)
        self._work += 1

    def keep(self, path: str, sha256: str, settings: str, generation: str) -> bool:
        """Whether a record is there as it is; if so it is made one of the new generation."""
        copy = self._view.copy_at(path)
        if copy is None or (copy.sha256, copy.settings) != (sha256, settings):
            return False
        if copy.generation != generation:
            self._drop(path)
            self._put_copy(replace(copy, generation=generation))
            if self.is_full():
                self.commit()
        return True

    def drop_older(self, path: str, generation: str) -> int:
        """Take out what came from a file in other generations than this; gives how much."""
        self.commit()
        copy = self._view.copy_at(path)
        is_older = copy is not None and copy.generation != generation
        dropped = int(is_older and self._drop(path))
        return dropped + self._drop_all(path, but=generation)

    def drop_below(self, what: str) -> int:
        """Take out the copies at or below a path, or those of a text."""
        self.commit()
        dropped = int(self._drop(what))
        for copy in self._view.copies_of(what):
            dropped += self._drop(copy.path)
        dropped += self._drop_all(what)
        # A file that is added again brings back what was taken out of it.
        lies_in = (what[: slash.start()] for slash in re.finditer("/", what))
        self._changes.drop_known((what, *lies_in))
        while below := self._view.known_below(what, _TAKEN_OUT):
            self._changes.drop_known(below)
            self.commit()
        self.commit()
        return dropped

    def _drop_all(self, path: str, but: str | None = None) -> int:
        dropped = 0
        while below := self._view.paths_below(path, _TAKEN_OUT, but):
            dropped += sum(self._drop(one) for one in below)
            self.commit()
        return dropped

    def _drop(self, path: str) -> bool:
        copy = self._view.copy_at(path)
        if copy is None:
            return False
        self._changes.drop_copy(path)
        self._going[copy.text] += 1
        return True

    def put_known(self, known: Known) -> None:
        """Say of a file that it was read to its end."""
        self._changes.put_known(known)

    def commit(self) -> None:
        """Put it on the disk, without the texts that lose their last copy."""
        for key, going in self._going.items():
            if self._view.copies(key) == going and not self._coming[key]:
                self._changes.drop_text(key)
        self._changes.commit()
        self._start()

    def give_up(self) -> None:
        """Drop what was not committed."""
        with suppress(UsageProblem):  # what ended the run is told
            self._changes.give_up()

    def finish(self) -> None:
        """Let the engine come to rest; nothing can follow."""
        self._changes.finish()
