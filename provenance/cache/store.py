"""The store: results in one SQLite file, for any number of runs at once, bounded in size.

Why SQLite, and what is kept: docs/decisions/0015.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self, TypeVar

from provenance.cache.folder import prepare
from provenance.cache.keys import key
from provenance.coding import decoded, encoded

T = TypeVar("T")

FILE = "results.sqlite"
#: Bytes of values that are kept; 500 articles and the audits of 200 of them take some 10 MB.
MOST_BYTES = 256_000_000
#: A larger value is not kept: one export would push out everything else.
LARGEST = 16_000_000
#: Of what is kept, what stays when there is too much: less, and every run would throw out again.
_STAYS = 0.75
#: Values that wait to be written, and their bytes: a run that is killed loses no more.
_MOST_WAITING, _MOST_WAITING_BYTES = 64, 4_000_000
#: Seconds that another run may take to write.
_PATIENCE = 10.0
#: Number of the layout of the file; another is not read.
_LAYOUT = 1
_SUM = 16


class Store:
    """A `Memory` in a folder. Whatever goes wrong, it complains once and goes on without."""

    def __init__(
        self, folder: Path, complain: Callable[[str], None], most_bytes: int = MOST_BYTES
    ) -> None:
        """Open the store in ``folder``, or make it. ``complain`` is given one line, or none."""
        self._folder = folder
        self._complain = complain
        self._most_bytes = most_bytes
        self._used: set[str] = set()
        self._waiting: dict[str, bytes] = {}
        self._waiting_bytes = 0
        self._file: sqlite3.Connection | None = None
        try:
            prepare(folder)
            self._file = self._opened(folder / FILE)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def key(self, kind: str, *parts: object) -> str:
        """See `Memory.key`."""
        return key(kind, *parts)

    def recall(self, key: str, kind: type[T]) -> T | None:
        """See `Memory.recall`; a value that is not whole counts as gone."""
        data = self._waiting.get(key) or self._read(key)
        if data is None or _sum(key, data[_SUM:]) != data[:_SUM]:
            return None
        found = decoded(data[_SUM:], kind)
        if found is not None:
            self._used.add(key)
        return found

    def keep(self, key: str, value: object) -> None:
        """See `Memory.keep`; what does not come back as it went in is not kept."""
        if self._file is None:
            return
        data = encoded(value)
        if len(data) > LARGEST or encoded(decoded(data, type(value))) != data:
            return
        self._waiting[key] = _sum(key, data) + data
        self._waiting_bytes += len(data)
        if len(self._waiting) >= _MOST_WAITING or self._waiting_bytes >= _MOST_WAITING_BYTES:
            self._write()

    def save(self) -> None:
        """Write what waits, and note what was used."""
        self._write()

    def close(self) -> None:
        """Write what waits, and throw out what was not used for longest, if there is too much."""
        self._write(last=True)
        if self._file is not None:
            self._file.close()
            self._file = None

    def _opened(self, path: Path) -> sqlite3.Connection:
        """The file, made anew if it is broken or of another layout."""
        try:
            return self._connected(path)
        except sqlite3.Error as error:
            if not _is_broken(error):
                raise
            _remove(path)
            return self._connected(path)

    def _connected(self, path: Path) -> sqlite3.Connection:
        if path.is_symlink():
            raise OSError(f"{path.name} is a link")
        file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            # A file from elsewhere may hold triggers and views: they are not to call anything.
            file.execute("PRAGMA trusted_schema = OFF")
            file.execute("PRAGMA cell_size_check = ON")
            layout = file.execute("PRAGMA user_version").fetchone()[0]
            if layout not in (0, _LAYOUT):
                raise sqlite3.NotSupportedError("of another layout")
            if not layout:
                file.execute("PRAGMA auto_vacuum = FULL")
            file.execute("PRAGMA journal_mode = WAL")
            file.execute("PRAGMA synchronous = NORMAL")
            if not layout:
                file.execute(
                    "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY,"
                    " value BLOB NOT NULL, used INTEGER NOT NULL)"
                )
                file.execute(f"PRAGMA user_version = {_LAYOUT}")
            found = file.execute("SELECT max(used) FROM results").fetchone()[0]
            self._run = 1 + int(found or 0)
        except (sqlite3.Error, ValueError, TypeError) as error:
            file.close()
            if isinstance(error, sqlite3.Error):
                raise
            raise sqlite3.NotSupportedError(str(error)) from None
        return file

    def _read(self, key: str) -> bytes | None:
        if self._file is None:
            return None
        try:
            row = self._file.execute("SELECT value FROM results WHERE key = ?", [key]).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def _write(self, *, last: bool = False) -> None:
        file = self._file
        if file is None or not (self._waiting or self._used):
            return
        rows = [(key, data, self._run) for key, data in self._waiting.items()]
        used = [(self._run, key, self._run) for key in sorted(self._used)]
        try:
            with file:  # commits; rolls back what Ctrl-C interrupts, for `close` to write
                file.execute("BEGIN IMMEDIATE")
                file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
                file.executemany("UPDATE results SET used = ? WHERE key = ? AND used != ?", used)
                if last:
                    self._throw_out(file)
        except sqlite3.Error as error:
            self._give_up(error)
        self._waiting.clear()
        self._used.clear()
        self._waiting_bytes = 0

    def _throw_out(self, file: sqlite3.Connection) -> None:
        """Leave out what was not used for longest, if there is too much."""
        total = file.execute("SELECT sum(length(value)) FROM results").fetchone()[0] or 0
        if total > self._most_bytes:
            file.execute(
                "DELETE FROM results WHERE key IN (SELECT key FROM (SELECT key, sum(length(value))"
                " OVER (ORDER BY used DESC, key) AS so_far FROM results) WHERE so_far > ?)",
                [int(self._most_bytes * _STAYS)],
            )

    def _give_up(self, error: Exception) -> None:
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
            self._file = None
        if isinstance(error, sqlite3.Error) and _is_broken(error):
            with suppress(OSError):
                _remove(self._folder / FILE)  # the next run begins anew
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        self._complain(f"{self._folder}: no results are kept: {why}")


def _sum(key: str, data: bytes) -> bytes:
    """What stands before a value: SQLite itself would not notice a letter that has changed."""
    return hashlib.blake2b(key.encode() + data, digest_size=_SUM).digest()


def _is_broken(error: sqlite3.Error) -> bool:
    """Whether a file is none of ours, or not whole, and will not be another time."""
    if isinstance(error, sqlite3.NotSupportedError):
        return True
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
