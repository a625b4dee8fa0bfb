"""Files replaced in one step: who reads one finds what stood there before, or all of the new."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def replace(target: Path, data: bytes, *, durable: bool = False) -> None:
    """Put ``data`` in the place of the file ``target``, or make it; it keeps who may read it.

    A failure leaves what stood there before. With ``durable``, the new file is on the disk when
    this returns, and stays there when the power goes. Raises `OSError` if it cannot be written.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        if target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        if durable:
            _sync(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    if durable:
        _sync(target.parent)


def _sync(path: Path) -> None:
    """Put on the disk what a file holds, or which names a folder has."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
