"""A web application served on this machine until a signal ends it. The door to waitress."""

from __future__ import annotations

import errno
import logging
import signal
import socket
from contextlib import suppress
from types import FrameType
from wsgiref.types import WSGIApplication

from provenance.errors import UsageProblem

#: Nobody else's machine reaches this address.
HOST = "127.0.0.1"
#: Bytes of a request's body. A note of 2,000 characters comes to 24,000 as escaped JSON.
MOST_BODY = 64 * 1024
#: Bytes of a request's head; a browser sends about 1,000.
MOST_HEAD = 16 * 1024
#: Requests answered at once: a page being made must not keep another reviewer waiting.
_THREADS = 8
#: Seconds after which a connection on which nothing moves is closed.
_IDLE = 30


def listen(port: int) -> socket.socket:
    """A socket that listens on ``port``, 0 for a free one; `port_of` tells which.

    Raises `UsageProblem` if the port is taken, or not this user's to open.
    """
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "another program listens there" if taken else error.strerror
        raise UsageProblem(f"--port {port}: {why}") from None


def port_of(listening: socket.socket) -> int:
    """The port on which a socket listens."""
    return int(listening.getsockname()[1])


def serve(application: WSGIApplication, listening: socket.socket) -> None:
    """Answer requests until SIGTERM, then return; raises `KeyboardInterrupt` after Ctrl-C.

    Requests that are under way are finished first, so that nothing is half done.
    """
    from waitress.server import create_server

    logging.getLogger("waitress").setLevel(logging.CRITICAL)  # what matters is answered, not logged
    server = create_server(
        application,
        sockets=[listening],
        threads=_THREADS,
        ident=None,
        max_request_body_size=MOST_BODY,
        max_request_header_size=MOST_HEAD,
        channel_timeout=_IDLE,
    )
    ended_by: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        ended_by.append(number)
        if len(ended_by) == 1:  # the second comes while requests are being finished
            raise SystemExit

    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) != signal.SIG_IGN:  # as a shell sets it for "&"
            signal.signal(number, end)
    with suppress(SystemExit):
        server.run()  # waits for its threads when it ends, and is mostly quiet about why
    server.close()
    if signal.SIGINT in ended_by:
        raise KeyboardInterrupt
