"""Addresses to files. What asking for a page takes is imported when somebody gives an address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.file import File
from provenance.model import Skipped

_ADDRESS = re.compile(r"https?://", re.I)
_USERINFO = re.compile(r"(?<=//)[^/?#]*@")


def is_address(given: str) -> bool:
    """Whether what was given is a web address and no path."""
    return bool(_ADDRESS.match(given))


def page_of(address: str) -> str:
    """What two spellings of one page's address share: no fragment, its host in small letters."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return parts._replace(netloc=parts.netloc.lower(), fragment="").geturl()


def fetch(address: str, config: Config) -> File | Skipped:
    """What is to be had at an ``http(s)`` address, or in one line why not.

    The file's ``path`` is the address as given, its ``url`` where redirects ended. A user name and
    password in an address are refused, and not repeated.
    """
    try:
        from provenance.ingest.web import get
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("provenance"):
            raise
        return Skipped(address, "a web address: to fetch it, pip install 'provenance-audit[web]'")
    try:
        return get(address, config)
    except Unreadable as problem:
        return Skipped(_USERINFO.sub("", address), str(problem))
