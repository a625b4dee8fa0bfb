"""Web archives for tests, written by hand as ISO 28500 has them."""

from __future__ import annotations

import gzip


def record(
    kind: str, url: str, block: bytes, media_type: str = "application/http; msgtype=response"
) -> bytes:
    """One record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2025-01-09T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:{len(block)}>\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(data: bytes, media_type: str = "text/html; charset=utf-8", status: int = 200) -> bytes:
    """An HTTP answer."""
    return f"HTTP/1.1 {status} X\r\nContent-Type: {media_type}\r\n\r\n".encode() + data


def archive(
    *pages: tuple[str, bytes], kind: str = "response", packed: bool = False, more: bytes = b""
) -> bytes:
    """An archive of pages, or of the text of pages; ``more`` stands behind them."""
    records = [record("warcinfo", "", b"software: test\r\n", "application/warc-fields")]
    for url, data in pages:
        if kind == "conversion":
            records.append(record(kind, url, data, "text/plain"))
        else:
            records.append(record(kind, url, answer(data)))
    records += [more] if more else []
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)
