"""The folder that results are kept in: private, out of version control and of backups."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

#: Says to backup programs that all of this can be made again (bford.info/cachedir).
_TAG = "CACHEDIR.TAG"
_SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55\n# Results that provenance keeps.\n"
_MINE = {_TAG: _SIGNATURE, ".gitignore": b"*\n"}


def prepare(folder: Path) -> None:
    """Make the folder, or see that it is one of ours; raises `OSError` if it cannot be used.

    A folder that holds anything else is left alone: what is in it is somebody's, and would be
    hidden from version control. Drafts are confidential: only their owner may read what is kept.
    """
    if folder.is_symlink():
        raise OSError("is a link, and not the folder itself")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    others = {path.name for path in folder.iterdir()} - _MINE.keys()
    if others and not (folder / _TAG).is_file():
        raise OSError("holds other files")
    with suppress(PermissionError):
        folder.chmod(0o700)  # somebody else's, who may have let us in
    for name, holds in _MINE.items():
        if not (folder / name).exists():
            (folder / name).write_bytes(holds)
