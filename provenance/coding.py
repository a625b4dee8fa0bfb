"""JSON at speed: values as bytes and back, and text laid out in lines. The only door to msgspec.

What is read is data, never code, and of the type that is asked for.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def encoded(value: object) -> bytes:
    """The value as bytes, the same each time.

    Names that are no text (files named in another encoding) are spelled out: such bytes tell
    values apart, and cannot be read back.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return repr(value).encode("utf-8", "backslashreplace")


def decoded(data: bytes, kind: type[T]) -> T | None:
    """The value of type ``kind`` that ``data`` says, or None if it says no such thing."""
    try:
        found: T = _decoder(kind).decode(data)  # type: ignore[arg-type]  # types are hashable
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError):
        return None
    return found


def laid_out(text: str) -> str:
    """JSON on one line as the same JSON with a line for each value, indented by one space.

    As ``json.dumps(…, indent=1)`` writes it, at a third of the cost.
    """
    try:
        return msgspec.json.format(text.encode(), indent=1).decode()
    except UnicodeEncodeError:  # a lone surrogate, which UTF-8 cannot hold
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1)


@cache
def _decoder(kind: type[Any]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
