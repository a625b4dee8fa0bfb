"""A web site on this machine that answers as badly as a test wants it to."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

#: What goes over the wire: whole, in pieces, or in pieces made for a request.
Answer = bytes | Callable[[], Iterable[bytes]]


#: What would send a request elsewhere than to this machine.
PROXY_VARIABLES = tuple(
    cased
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
    for cased in (name, name.upper())
)


def page(body: bytes = b"", *, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; ``Content_Type="text/html"`` is a header."""
    lines = {"Content-Length": str(len(body)), "Content-Type": "text/plain"}
    lines.update({name.replace("_", "-"): value for name, value in headers.items()})
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def redirect(target: str) -> bytes:
    """An answer that points to another address."""
    return page(status="302 Found", Location=target)


def drip(start: bytes, every: float = 0.02) -> Callable[[], Iterator[bytes]]:
    """An answer without an end, a byte at a time."""

    def pieces() -> Iterator[bytes]:
        yield start
        while True:
            time.sleep(every)
            yield b"x"

    return pieces


@dataclass
class Site:
    """What the site has at each path, and every request that it got."""

    address: str
    port: int
    pages: dict[str, Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a page."""
        return f"{self.address}{path}".replace("127.0.0.1", host)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [request.split(" ")[1] for request in self.requests]


@contextmanager
def served(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that is up while the block runs."""

    class Handler(socketserver.BaseRequestHandler):
        request: socket.socket

        def handle(self) -> None:
            try:
                self.answer()
            except OSError:  # whoever asked has gone
                pass
            finally:
                self.request.close()

        def answer(self) -> None:
            if tls:
                self.request = tls.wrap_socket(self.request, server_side=True)
            asked = b""
            while b"\r\n\r\n" not in asked:
                piece = self.request.recv(65_536)
                if not piece:
                    return
                asked += piece
                if not asked.startswith(b"GET"):
                    self.request.sendall(page(status="400 Bad Request"))
                    return
            site.requests.append(asked.decode("latin-1"))
            answer = site.pages.get(site.paths[-1], page(status="404 Not Found"))
            for part in [answer] if isinstance(answer, bytes) else answer():
                self.request.sendall(part)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        port = server.server_address[1]
        site = Site(f"{'https' if tls else 'http'}://127.0.0.1:{port}", port)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
