"""One GET of what was named, within limits. The only door to httpx.

Redirects are followed here and not by httpx, because each of them names a host that must be checked
again; and a connection is made to the numeric address that was checked, because a name may lead
elsewhere when it is looked up a second time (DNS rebinding).
"""

from __future__ import annotations

import asyncio
import ssl
import zlib
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpx

from provenance import __version__
from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.file import File
from provenance.ingest.formats.table import LARGEST_TEXT
from provenance.ingest.network import is_public, look_up

_HEADERS = {
    "User-Agent": f"provenance/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
#: Media types that no article is in.
_NO_ARTICLE = {"image": "a picture", "video": "a video", "audio": "a sound recording"}
#: Answers that a person at a browser may be spared.
_GUARDED = frozenset({401, 402, 403, 429, 451})
_CUT_OFF = "the server broke off before all of it was there"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much a server may answer."""

    silence: float = 10.0
    """Seconds to look up, to connect, and between two pieces of the answer."""
    seconds: float = 30.0
    """Seconds for all of it, redirects included; a page of news takes one or two."""
    size: int = LARGEST_TEXT
    """Bytes, unpacked."""
    redirects: int = 5
    """A short link, http to https, with and without www, a moved page: four."""


LIMITS = Limits()


def get(address: str, config: Config, limits: Limits = LIMITS) -> File:
    """The file at an ``http(s)`` address.

    Nothing goes out but the request for this one page: no cookie, no password, no word of any
    document. Raises `Unreadable` for what is not to be had within the limits, and for addresses in
    a private network unless ``config.private_addresses``.
    """
    return _finished(_followed(address, config, limits))


def _finished(work: Coroutine[Any, Any, File]) -> File:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as aside:  # a notebook's loop is running here
        return aside.submit(asyncio.run, work).result()


async def _followed(address: str, config: Config, limits: Limits) -> File:
    """The file at the end of an address's redirects."""
    url = _checked(address)
    try:
        # httpx limits each wait, not their sum, which a server that sends a byte a second exploits.
        async with asyncio.timeout(limits.seconds):
            for hop in range(limits.redirects + 1):
                try:
                    found = await _asked(url, config, limits)
                except Unreadable as problem:
                    if hop == 0:
                        raise
                    raise Unreadable(f"leads to {_short(url)}: {problem}") from None
                if not isinstance(found, str):
                    data, media_type = found
                    return File(address, data, media_type, str(url.copy_with(fragment=None)))
                url = _redirected(url, found)
    except TimeoutError:
        raise Unreadable(f"not all there after {limits.seconds:g} seconds") from None
    raise Unreadable(f"redirects more than {limits.redirects} times")


def _checked(address: str) -> httpx.URL:
    """An address that may be asked for, as far as can be seen without a look-up."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        raise Unreadable("not a web address") from None
    named = url.scheme in ("http", "https") and url.host and "%" not in url.host
    if not named or not (url.port is None or 0 < url.port < 2**16):
        raise Unreadable("not a web address")
    if url.userinfo:
        raise Unreadable("holds a user name or password: leave it out")
    return url


def _redirected(url: httpx.URL, location: str) -> httpx.URL:
    try:
        target = _checked(str(url.join(location)))
    except (httpx.InvalidURL, Unreadable):
        raise Unreadable("redirects to what is no web address") from None
    if url.scheme == "https" and target.scheme == "http":
        # What comes over http may have been altered on the way: that is for the user to accept.
        trust = "give that address if you trust it"
        raise Unreadable(f"redirects from https to {_short(target)}: {trust}")
    return target


def _short(url: httpx.URL) -> str:
    """An address that a server chose, for a line of output."""
    shown = str(url)
    return shown if len(shown) <= 200 else f"{shown[:200]}…"


async def _asked(url: httpx.URL, config: Config, limits: Limits) -> str | tuple[bytes, str | None]:
    """The location that a page redirects to, or its bytes and their media type."""
    proxy = _proxy(url)
    through = proxy if config.private_addresses else None
    targets = [url]
    if not through:
        targets = [url.copy_with(host=one) for one in _addresses(url, config, limits)]
    failed: httpx.HTTPError = httpx.ConnectError("no address")
    for target in targets:
        try:
            return await _answer(url, target, through, limits)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failed = error
    reason = _why(failed, limits)
    if proxy and not through:
        reason += "; the proxy that is set is used only with private_addresses = true"
    raise Unreadable(reason)


def _addresses(url: httpx.URL, config: Config, limits: Limits) -> tuple[str, ...]:
    """The numeric addresses that may be connected to; one private address rules out the host."""
    found = look_up(url.raw_host.decode("ascii"), limits.silence)
    for address in found:
        if not config.private_addresses and not is_public(address):
            raise Unreadable(f"lies inside a private network ({address}): see private_addresses")
    return found


def _proxy(url: httpx.URL) -> str | None:
    """The proxy that the environment names for an address.

    Which machine a proxy connects to cannot be seen from here, so `is_public` has no say in it.
    """
    known = getproxies()
    named = known.get(url.scheme) or known.get("all")
    if not named or proxy_bypass(url.host):
        return None
    return named if "://" in named else f"http://{named}"


async def _answer(
    url: httpx.URL, target: httpx.URL, proxy: str | None, limits: Limits
) -> str | tuple[bytes, str | None]:
    """What ``target``, a numeric address or ``url`` itself, answers when it is asked for ``url``.

    Raises what httpx raises where there is no connection, `Unreadable` for the rest.
    """
    headers = {"Host": url.netloc.decode("ascii"), **_HEADERS}
    extensions = {
        "timeout": httpx.Timeout(limits.silence).as_dict(),
        "sni_hostname": url.raw_host.decode("ascii").rstrip("."),
    }
    async with _transport(proxy) as transport:
        request = httpx.Request("GET", target, headers=headers, extensions=extensions)
        try:
            response = await transport.handle_async_request(request)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            raise
        except httpx.HTTPError as error:
            raise Unreadable(_why(error, limits)) from None
        try:
            return await _read(response, limits)
        except (httpx.NetworkError, httpx.ProtocolError):
            raise Unreadable(_CUT_OFF) from None
        except httpx.HTTPError as error:
            raise Unreadable(_why(error, limits)) from None
        finally:
            await response.aclose()


def _transport(proxy: str | None) -> httpx.AsyncHTTPTransport:
    """What carries one request: without a client around it there are no cookies to keep."""
    try:
        # SSL_CERT_FILE counts: houses that look into https have certificates of their own.
        return httpx.AsyncHTTPTransport(verify=httpx.create_ssl_context(), proxy=proxy)
    except (ImportError, ValueError):
        raise Unreadable("the proxy that is set is of a kind this version does not use") from None


async def _read(response: httpx.Response, limits: Limits) -> str | tuple[bytes, str | None]:
    if response.has_redirect_location:
        return response.headers["location"]
    if response.status_code != HTTPStatus.OK:
        raise Unreadable(_answered(response.status_code))
    media_type = response.headers.get("content-type")
    what = _NO_ARTICLE.get((media_type or "").partition("/")[0].strip().lower())
    if what:
        raise Unreadable(f"{what}, not an article")
    size = response.headers.get("content-length", "")
    if size.isdecimal() and int(size) > limits.size:
        raise Unreadable(_too_large(limits))
    return await _unpacked(response, limits), media_type


async def _unpacked(response: httpx.Response, limits: Limits) -> bytes:
    """The body. httpx would unpack each piece whole, however large, before its size is seen."""
    packed = response.headers.get("content-encoding", "identity").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise Unreadable("packed in a way that was not asked for")
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in packed else None
    data = bytearray()
    async for piece in response.aiter_raw():
        try:
            data += unpacker.decompress(piece, limits.size + 1 - len(data)) if unpacker else piece
        except zlib.error:
            raise Unreadable("damaged on the way: cannot be unpacked") from None
        if len(data) > limits.size:
            raise Unreadable(_too_large(limits))
    if unpacker and response.num_bytes_downloaded and not unpacker.eof:
        raise Unreadable(_CUT_OFF)
    return bytes(data)


def _too_large(limits: Limits) -> str:
    return f"larger than {limits.size / 1_000_000:g} MB"


def _answered(code: int) -> str:
    phrases = {one.value: one.phrase for one in HTTPStatus}
    answer = f"answered {code} {phrases.get(code, '')}".rstrip()
    hint = ": save the page from a browser and give the file"
    return answer + hint if code in _GUARDED else answer


def _why(error: httpx.HTTPError, limits: Limits) -> str:
    """What went wrong on the way, as an editor would say it."""
    if isinstance(error, httpx.ConnectTimeout):
        return f"no connection within {limits.silence:g} seconds"
    if isinstance(error, httpx.TimeoutException):
        return f"no answer for {limits.silence:g} seconds"
    if isinstance(error, httpx.ProxyError):
        return "the proxy did not let it through"
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate cannot be trusted: {cause.verify_message.rstrip('.')}"
        if isinstance(cause, ssl.SSLError):
            return "no secure connection: the server does not speak https there"
        if isinstance(cause, ConnectionRefusedError):
            return "the server refuses connections"
    if isinstance(error, httpx.ConnectError):
        return "cannot be reached"
    return "the server did not answer as web servers do"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
