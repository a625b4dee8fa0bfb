"""Typed reading of parsed JSON: every complaint is one line and names the place."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from provenance.model import Span

_REQUIRED: Any = object()

#: JSON can spell half of a surrogate pair, which no output can encode.
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class Malformed(Exception):
    """What was read is not what it should be; the message is one line: the place, and what."""


class NotJson(Malformed):
    """What was read is no JSON at all."""


def parsed(text: str, schema: str) -> Fields:
    """The JSON object of this ``schema`` that ``text`` is; raises `Malformed` if it is none."""
    try:
        top = Fields(json.loads(text, parse_constant=_no_constant))
    except (ValueError, RecursionError) as error:
        why = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise NotJson(f"not JSON: {why}") from None
    stated = top.text("schema")
    if stated != schema:
        raise Malformed(f"the schema is {stated!r}, not {schema!r}")
    return top


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


class Fields:
    """One JSON object and where it stands in the file.

    Each method gives the value of a field, or raises `Malformed` if the field is missing and
    no default is given, or holds something else than asked for. Unknown fields are left alone:
    a later version may add some.
    """

    __slots__ = ("_values", "_where")

    def __init__(self, values: object, where: str = "") -> None:
        self._where = where
        if not isinstance(values, dict):
            raise self.problem("", "must be an object")
        self._values: dict[str, Any] = values

    def problem(self, key: str, what: str) -> Malformed:
        """The complaint that ``what`` is wrong with the field ``key`` (or the object itself)."""
        place = ".".join(part for part in (self._where, key) if part) or "the whole"
        return Malformed(f"{place} {what}")

    def _get(self, key: str, default: object) -> Any:  # noqa: ANN401 - parsed JSON
        value = self._values.get(key, default)
        if value is _REQUIRED:
            raise self.problem(key, "is missing")
        return value

    def text(self, key: str, default: object = _REQUIRED) -> str:
        """A string that can be written out as UTF-8 again."""
        return self._text(self._get(key, default), key)

    def _text(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            raise self.problem(key, "must be a string")
        if _HALF_CHARACTER.search(value):
            raise self.problem(key, "holds half a character (a lone surrogate)")
        return value

    def text_or_none(self, key: str, default: object = _REQUIRED) -> str | None:
        """A string or null."""
        return None if self._get(key, default) is None else self.text(key)

    def texts(self, key: str, default: object = _REQUIRED) -> tuple[str, ...]:
        """A list of strings."""
        listed = self._list(key, default)
        return tuple(self._text(value, f"{key}[{at}]") for at, value in enumerate(listed))

    def flag(self, key: str, default: object = _REQUIRED) -> bool:
        """True or false."""
        value = self._get(key, default)
        if not isinstance(value, bool):
            raise self.problem(key, "must be true or false")
        return value

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self._get(key, _REQUIRED)
        if not _is_number(value) or not 0 <= value <= 1:
            raise self.problem(key, "must be a number from 0 to 1")
        return value  # type: ignore[no-any-return]  # as written, so that it is written so again

    def measured(self, key: str) -> float | str:
        """A finite number or a string."""
        value = self._get(key, _REQUIRED)
        if _is_number(value) and abs(value) <= sys.float_info.max:
            return value  # type: ignore[no-any-return]
        if not isinstance(value, str):
            raise self.problem(key, "must be a number or a string")
        return self._text(value, key)

    def measured_or_none(self, key: str) -> float | str | None:
        """A finite number, a string or null."""
        return None if self._get(key, None) is None else self.measured(key)

    def choice(self, key: str, allowed: tuple[Any, ...]) -> Any:  # noqa: ANN401 - of ``allowed``
        """One of the words of ``allowed``."""
        value = self._get(key, _REQUIRED)
        if value not in allowed:
            raise self.problem(key, f"must be one of {', '.join(allowed)}")
        return value

    def span(self) -> Span:
        """The ``start`` and ``end`` of this object."""
        start, end = self.whole("start"), self.whole("end")
        if start > end:
            raise self.problem("", f"starts at {start}, after its end at {end}")
        return Span(start, end)

    def span_or_none(self, key: str) -> Span | None:
        """The span that stands in the field ``key``, if any does."""
        return None if self._get(key, None) is None else self.item(key).span()

    def whole(self, key: str, least: int = 0) -> int:
        """A whole number, ``least`` at the least."""
        value = self._get(key, _REQUIRED)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.problem(key, f"must be a whole number from {least}")
        return value

    def item(self, key: str) -> Fields:
        """An object."""
        return Fields(self._get(key, _REQUIRED), self._inside(key))

    def item_or_none(self, key: str) -> Fields | None:
        """An object or null."""
        return None if self._get(key, None) is None else self.item(key)

    def items(self, key: str, default: object = _REQUIRED) -> Iterator[Fields]:
        """A list of objects."""
        for at, value in enumerate(self._list(key, default)):
            yield Fields(value, self._inside(f"{key}[{at}]"))

    def _list(self, key: str, default: object) -> list[object]:
        value = self._get(key, default)
        if not isinstance(value, list | tuple):
            raise self.problem(key, "must be a list")
        return list(value)

    def _inside(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
