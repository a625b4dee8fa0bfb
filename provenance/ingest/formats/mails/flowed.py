"""Text/plain with format=flowed (RFC 3676): soft line breaks taken out again."""

from __future__ import annotations

import re


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """The text with its flowed lines joined, each paragraph a line.

    ``delete_space`` is the parameter ``DelSp=yes``: the space that marks a soft break is no part
    of the text.
    """
    lines: list[str] = []
    parts: list[str] = []
    depth = 0

    def close() -> None:
        if parts:
            lines.append(">" * depth + (" " if depth else "") + "".join(parts).rstrip(" "))
            parts.clear()

    for raw in re.split(r"\r\n|\r|\n", text):
        quoted = len(raw) - len(raw.lstrip(">"))
        line = raw[quoted:]
        line = line.removeprefix(" ")  # space-stuffed, section 4.4
        if quoted != depth or line == "-- ":
            close()
        depth = quoted
        if line == "-- ":
            lines.append(">" * quoted + (" " if quoted else "") + line)
            continue
        flows = line.endswith(" ")
        parts.append(line[:-1] if flows and delete_space else line)
        if not flows:
            close()
    close()
    return "\n".join(lines)
