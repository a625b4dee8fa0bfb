"""JSON: wire items in ninjs, and the records of exports, content APIs and scrapers.

A record is an article where one of the fields that are known to hold an article's text does so, or
the field that the configuration names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from provenance.config import Config
from provenance.errors import NotAnArticle, Unreadable
from provenance.ingest.decode import decode
from provenance.ingest.file import File
from provenance.ingest.formats.wire.item import Record, article_text, read_item
from provenance.ingest.page import Page
from provenance.model import Skipped

_NO_TEXT = "JSON without an article: no field for its text; name it under [fields]"
#: How deep in a file its records are looked for, and at how many places.
_DEEPEST, _MOST_PLACES = 6, 100_000
#: Broken lines of an export that are named one by one; more are counted.
_NAMED = 20
#: What a record of an export is called, taken out of it.
RECORD_TYPE = "application/json"
#: Suffixes of exports with a record a line.
LINES = frozenset({".jsonl", ".ndjson"})
_HIGH, _LOW = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_HALF = re.compile(rf"{_HIGH}(?!{_LOW})|(?<!{_HIGH}){_LOW}")


def read(file: File, config: Config) -> Iterator[Page | File | Skipped]:
    """The page of a single record, or the records of an export as files of their own."""
    text = file.text.lstrip("\ufeff \t\r\n")
    if file.suffix in LINES:
        yield from _lines(file, config)
        return
    try:
        data = _loaded(text)
    except (ValueError, RecursionError) as problem:
        if not _is_json(text.partition("\n")[0]):
            raise Unreadable(_broken(problem)) from None
        yield from _lines(file, config)
        return
    if isinstance(data, dict) and str(data.get("schema")).startswith("provenance."):
        what = "an audit" if data["schema"].startswith("provenance.audit/") else "a file"
        raise NotAnArticle(f"{what} that this program wrote: give the texts it is about")
    records = list(_records(data, config))
    articles = [(n, one) for n, one in records if one is not None]
    if not articles:
        raise NotAnArticle(_without_text(data))
    if len(records) == 1:
        yield read_item(articles[0][1], config)
        return
    for n, one in articles:
        yield file.member(str(n), json.dumps(one, ensure_ascii=False).encode(), RECORD_TYPE)
    yield from _counted(file, len(records) - len(articles), len(records), len(articles))


def article_in(data: bytes, config: Config) -> Record | None:
    """The one article that a record holds; None where it holds none or several, or is broken."""
    try:
        found = [one for _, one in _records(_loaded(decode(data)), config) if one is not None]
    except (ValueError, RecursionError, Unreadable):
        return None
    return found[0] if len(found) == 1 else None


def _lines(file: File, config: Config) -> Iterator[File | Skipped]:
    """The records of an export with a line for each, named by the number of their line."""
    broken = articles = others = 0
    for number, match in enumerate(re.finditer(r"[^\n]*\n|[^\n]+\Z", file.text), 1):
        line = match.group().strip("\ufeff \t\r\n")
        if not line:
            continue
        try:
            data = _loaded(line)
        except (ValueError, RecursionError):
            broken += 1
            if broken <= _NAMED:
                yield Skipped(f"{file.path}/{number}", "not valid JSON: broken or cut off")
            continue
        if any(one is not None for _, one in _records(data, config)):
            articles += 1
            yield file.member(str(number), line.encode(), RECORD_TYPE)
        else:
            others += 1
    if broken > _NAMED:
        yield Skipped(file.path, f"{broken - _NAMED:,} further lines are not valid JSON")
    yield from _counted(file, others, broken + articles + others, articles)


def _counted(file: File, others: int, of: int, articles: int) -> Iterator[Skipped]:
    if others:
        why = f"{others:,} of {of:,} records hold no article: no field for its text"
        hint = "" if articles else "; name it under [fields]"
        yield Skipped(file.path, why + hint, incidental=bool(articles))


def _loaded(text: str) -> Any:  # noqa: ANN401 - JSON
    """Parsed JSON; halves of characters beyond U+FFFF, which no encoding can carry, replaced."""
    return json.loads(_HALF.sub(r"\\ufffd", text) if "\\u" in text else text)


def _is_json(line: str) -> bool:
    try:
        return isinstance(_loaded(line), dict)
    except (ValueError, RecursionError):
        return False


def _broken(problem: Exception) -> str:
    if isinstance(problem, json.JSONDecodeError):
        return f"not valid JSON: broken or cut off at line {problem.lineno}"
    return "not valid JSON: nested without end, or a number out of all bounds"


def _without_text(data: object) -> str:
    kind = data.get("type") if isinstance(data, dict) else None
    if isinstance(kind, str) and kind in {"picture", "graphic", "video", "audio", "event"}:
        return f"a wire item of another kind ({kind}), without a text of its own"
    return _NO_TEXT


def _records(data: object, config: Config) -> Iterator[tuple[int, Record | None]]:
    """The records of a file with their positions from 1, None for those that are no article.

    They are the file itself, or what lies in it, however wrapped: the items of the first list, or
    the values of the first object, of which one is an article.
    """
    if isinstance(data, list):
        yield from ((n, _article(one, config)) for n, one in enumerate(data, 1))
        return
    one = _article(data, config)
    if one is not None:
        yield 1, one
        return
    level: list[object] = [[data]]
    places = 0
    for _ in range(_DEEPEST):
        below: list[object] = []
        for place in level:
            for value in _values(place):
                places += 1
                inside = [_article(v, config) for v in _values(value)]
                if any(v is not None for v in inside):
                    yield from enumerate(inside, 1)
                    return
                below.append(value)
            if places > _MOST_PLACES:
                return
        level = below


def _values(data: object) -> list[Any]:
    if isinstance(data, dict):
        return [v for v in data.values() if isinstance(v, dict | list)]
    return data if isinstance(data, list) else []


def _article(data: object, config: Config) -> Record | None:
    """The article a record is, or the only one it holds in a field such as ``_source``."""
    level = [data] if isinstance(data, dict) else []
    for _ in range(3):
        found = [one for one in level if article_text(one, config)]
        if found:
            return found[0] if len(found) == 1 else None
        below = (value for one in level for value in one.values())
        level = [value for value in below if isinstance(value, dict)][:100]
    return None
