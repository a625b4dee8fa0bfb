"""Auditing again when a draft or a source has changed on disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from threading import Thread

from provenance.errors import ProvenanceError, fault
from provenance.model import Audit
from provenance.review.state import Review

#: Seconds between two looks. A change counts once it was seen in two, so that a file is not read
#: while an editor is writing it.
_BETWEEN = 0.5
#: A look may take this share of the time: a folder of 50,000 sources takes a second to list.
_BUSY = 0.1


class Watch:
    """Looks at the files now and then, and replaces the audit of a review when they changed."""

    def __init__(
        self,
        review: Review,
        make: Callable[[], Audit],
        look: Callable[[], Hashable],
        began: Hashable,
        complain: Callable[[Exception], None],
    ) -> None:
        """``make`` audits again; ``look`` gives another value once a file has changed.

        ``began`` is what ``look`` gave before the files were first read. ``complain`` hears of
        what is a fault of the program and no draft's.
        """
        self._review = review
        self._make = make
        self._look = look
        self._complain = complain
        self._seen: Hashable = began
        self._tried: Hashable = began
        self._pause = _BETWEEN

    def start(self) -> None:
        """Go on until the process ends, in a thread of its own."""
        Thread(target=self._run, name="watch", daemon=True).start()

    def _run(self) -> None:
        while True:
            self.step()
            time.sleep(self._pause)

    def step(self) -> None:
        """Look once; audit again if what is seen has changed, and not since the last look.

        Whatever goes wrong is told to the reviewers: a thread that died would go on showing them
        an old audit as if it were the newest.
        """
        try:
            started = time.monotonic()
            now = self._look()
            self._pause = max(_BETWEEN, (time.monotonic() - started) / _BUSY)
        except Exception as error:  # noqa: BLE001 - nothing may end the thread
            self._seen = self._tried = None  # nobody knows what has changed meanwhile
            self._fail(error)
            return
        settled = now == self._seen
        self._seen = now
        if settled and now != self._tried:
            self._tried = now
            self._again()

    def _again(self) -> None:
        try:
            audit = self._make()
            unreadable = self._review.unreadable(audit)
            if unreadable:
                self._review.keep(f"Not audited again: {unreadable}")
            else:
                self._review.replace(audit)
        except ProvenanceError as problem:
            self._review.keep(f"Not audited again: {problem}")
        except Exception as error:  # noqa: BLE001 - as above
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._review.keep(f"Not audited again: internal error: {fault(error)}")
        self._complain(error)
