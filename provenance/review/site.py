"""The pages and answers of a review. The door to Flask and Werkzeug.

Only who has the address with the token gets anything. Any page in the reviewer's browser can send
requests to this machine, and with a name that it points here read the answers; so the host, the
origin and the token of every request are checked (OWASP, Cross-Site Request Forgery Prevention
Cheat Sheet: token, origin verification, Fetch Metadata). No request names a file.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hmac import compare_digest
from threading import Lock
from typing import Any, Generic, TypeVar

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from provenance.decisions.entries import check, plain
from provenance.decisions.file import Conflict
from provenance.errors import UsageProblem, fault
from provenance.model import Decision
from provenance.review.serve import HOST, MOST_BODY
from provenance.review.state import Review, State, UnknownFinding

_Made = TypeVar("_Made")

#: On every answer. The page's own policy is stricter still: it names its style and script by hash.
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_METHODS = ("GET", "HEAD", "POST")
#: What a browser says of requests that the page itself, or a person with the address, makes.
_OURS = (None, "same-origin", "none")
#: What a request may say of a decision.
_ASKED: dict[str, type] = {
    "fingerprint": str,
    "choice": str,
    "reviewer": str,
    "note": str,
    "seen": int,
    "draft": str,
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page and the content security policy it is to be read under."""

    html: str
    policy: str


class _Refused(Exception):
    """A request that is not answered: its status and one plain line."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def site(
    review: Review,
    render: Callable[[State], Rendered],
    token: str,
    port: int,
    complain: Callable[[Exception], None],
) -> Flask:
    """The application that serves ``review`` on this ``port`` to whoever has the ``token``.

    ``render`` makes the page of a state, once for all who ask; what it raises for the first one,
    this raises. ``complain`` hears of what is a fault of the program and no request's.
    """
    application = Flask(__name__, static_folder=None, template_folder=None)
    application.config["MAX_CONTENT_LENGTH"] = MOST_BODY
    application.url_map.merge_slashes = False
    page, state = _Once(render), _Once(_state)
    page(review.state())
    add = partial(application.add_url_rule, provide_automatic_options=False)
    add("/", "page", lambda: _page(page(review.state())), methods=["GET"])
    add("/state", "state", lambda: _unless_known(state(review.state())), methods=["GET"])
    add("/decisions", "decisions", lambda: _decided(review), methods=["POST"])
    application.before_request(lambda: _admit(token, port))
    application.after_request(_with_headers)
    application.register_error_handler(Exception, partial(_failed, complain))
    return application


class _Once(Generic[_Made]):
    """A function of the state, whose last value is kept for as long as the state is the same."""

    def __init__(self, of: Callable[[State], _Made]) -> None:
        self._of = of
        self._lock = Lock()
        self._last: tuple[State, _Made] | None = None

    def __call__(self, state: State) -> _Made:
        with self._lock:
            if self._last is None or self._last[0] is not state:
                self._last = (state, self._of(state))
            return self._last[1]


def _admit(token: str, port: int) -> None:
    """Let only requests pass that our page, or who was given its address, has made."""
    shown = "" if port == 80 else f":{port}"  # as browsers write it
    hosts = [f"{name}{shown}" for name in (HOST, "localhost")]
    if request.headers.get("Host") not in hosts:
        raise _Refused(403, "this server answers only to its own address")
    origin = request.headers.get("Origin")
    if origin is not None and origin not in [f"http://{host}" for host in hosts]:
        raise _Refused(403, "this server answers only to its own page")
    if request.headers.get("Sec-Fetch-Site") not in _OURS:
        raise _Refused(403, "this server answers only to its own page")
    given = request.args.getlist("token")
    if len(given) != 1 or not compare_digest(given[0].encode("utf-8", "replace"), token.encode()):
        raise _Refused(403, "the address must have the token that was printed with it")
    if request.method not in _METHODS:
        raise _Refused(405, "only GET, HEAD and POST are answered")


def _page(page: Rendered) -> Response:
    response = Response(page.html, mimetype="text/html")
    response.headers["Content-Security-Policy"] = f"{page.policy}; frame-ancestors 'none'"
    return response


def _state(state: State) -> str:
    """The state as pages ask for it again and again."""
    return _written(
        version=state.version,
        entries=[plain(entry) for entry in state.entries],
        became=state.became,
        note=state.note,
    )


def _unless_known(state: str) -> Response:
    """The state, or that it is the one which whoever asks has."""
    response = Response(state, mimetype="application/json")
    response.add_etag()
    response.make_conditional(request)
    return response


def _decided(review: Review) -> Response:
    """The answer to a decision."""
    asked = _asked()
    today = datetime.now(UTC).astimezone().date().isoformat()
    decision = Decision(asked["choice"], asked["reviewer"], asked.get("note", ""), today)
    try:
        check(decision)
    except UsageProblem as problem:
        raise _Refused(400, str(problem)) from None
    try:
        entry = review.decide(asked["fingerprint"], decision, asked.get("seen"), asked.get("draft"))
    except UnknownFinding:
        raise _Refused(404, "no such finding: the draft was changed and audited again") from None
    except Conflict as conflict:
        answer = _written(entry=plain(conflict.entry), why=str(conflict))
        return Response(answer, status=409, mimetype="application/json")
    return Response(_written(entry=plain(entry)), mimetype="application/json")


def _asked() -> dict[str, Any]:
    """What a request wants decided, each field of its type; the choice may still be none."""
    if request.mimetype != "application/json":
        raise _Refused(415, "a decision is sent as application/json")
    try:
        asked = json.loads(request.get_data())
    except (ValueError, RecursionError):
        raise _Refused(400, "the decision is not JSON") from None
    if not isinstance(asked, dict):
        raise _Refused(400, "the decision must be a JSON object")
    for name in ("fingerprint", "choice", "reviewer"):
        if name not in asked:
            raise _Refused(400, f"{name} is missing")
    for name, value in asked.items():
        if name not in _ASKED:
            raise _Refused(400, f"a decision has only {', '.join(_ASKED)}")
        if type(value) is not _ASKED[name]:
            raise _Refused(400, f"{name} must be a {_ASKED[name].__name__}")
    return asked


def _written(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True) + "\n"


def _with_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _failed(complain: Callable[[Exception], None], error: Exception) -> Response:
    """One plain line for whatever a request ran into."""
    if isinstance(error, _Refused):
        return _line(error.status, str(error))
    if isinstance(error, UsageProblem):
        return _line(503, str(error))
    if isinstance(error, HTTPException) and error.code == 413:
        return _line(413, "the request is too large")
    if isinstance(error, HTTPException):
        return _line(404, "there is nothing here")
    complain(error)
    return _line(500, f"internal error: {fault(error)}")


def _line(status: int, why: str) -> Response:
    return Response(f"{why}\n", status=status, mimetype="text/plain")
