"""Host names to the addresses behind them, and which of those the public can reach.

A page from outside can redirect to an address inside: a printer, a router, the machine that hands
a cloud server its keys (OWASP, Server-Side Request Forgery Prevention Cheat Sheet).
"""

from __future__ import annotations

import socket
from concurrent.futures import Future
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from threading import Thread

from provenance.errors import Unreadable

#: All that IANA has given out as global unicast (RFC 4291, section 2.4).
_GLOBAL_UNICAST = IPv6Network("2000::/3")
#: An IPv4 address in the last 32 bits (NAT64, RFC 6052).
_NAT64 = IPv6Network("64:ff9b::/96")
#: Not for the public, though `ipaddress` of one Python or another calls them global.
_INSIDE = (
    ip_network("192.0.0.0/24"),  # protocol assignments, RFC 6890; a cloud's metadata too
    ip_network("168.63.129.16/32"),  # a cloud's own services, seen from its machines only
    ip_network("3fff::/20"),  # documentation, RFC 9637
)


def is_public(address: str) -> bool:
    """Whether a numeric IP address is one that the whole internet reaches.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, NAT64) is as public as that.
    """
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        carried = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            carried = IPv4Address(ip.packed[-4:])
        if carried is not None:
            return is_public(str(carried))
        if ip not in _GLOBAL_UNICAST:
            return False
    inside = any(ip.version == one.version and ip in one for one in _INSIDE)
    return ip.is_global and not ip.is_multicast and not inside


def look_up(host: str, seconds: float) -> tuple[str, ...]:
    """The numeric addresses of a host, in the order to try them; one that is numeric is its own.

    The system's resolver reads ``0x7f000001``, ``2130706433`` and ``127.1`` as addresses too, so
    what comes back is what a connection would be made to. Raises `Unreadable` where there is no
    such host or no answer within ``seconds``.
    """
    answer: Future[tuple[str, ...]] = Future()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host.encode("ascii"), None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            answer.set_exception(error)
        else:
            answer.set_result(tuple(dict.fromkeys(str(one[4][0]) for one in found)))

    # The resolver takes no time limit; a thread that is left behind ends with the process.
    Thread(target=ask, daemon=True).start()
    try:
        return answer.result(timeout=seconds)
    except TimeoutError:
        raise Unreadable(f"no answer on where {host} is") from None
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise Unreadable(f"cannot look up {host}: is this machine connected?") from None
        raise Unreadable(f"there is no host {host}") from None
    except (OSError, UnicodeError):
        raise Unreadable(f"there is no host {host}") from None
