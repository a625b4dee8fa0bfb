"""Files that are kept beside the content, read so that whatever is wrong is one line."""

from __future__ import annotations

import os
from pathlib import Path

from provenance.errors import UsageProblem


def text_of(file: Path, what: str) -> str | None:
    """The text of ``file``, None if it is not there.

    Raises `UsageProblem` for one that cannot be read, and for one that is no text, and so not
    ``what`` it should be: "a decisions file".
    """
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageProblem(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise UsageProblem(f"{file}: not {what}: not UTF-8 at byte {error.start}") from None


def absolute(path: Path) -> Path:
    """The absolute path, with no ``..`` in it and links as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve would follow links
