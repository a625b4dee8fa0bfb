"""How long a page keeps the browser busy at a time, from Chromium's own trace.

Counted is the processor time of each task on the page's main thread, not the time on the clock:
on a machine that does other things too, a task waits for its turn, and would look long for no
fault of the page. Even so a busy machine is slower at everything, so that of several tries the
best one tells what the page costs.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

_CATEGORIES = [
    "toplevel",
    "blink.user_timing",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
]
_PHASE = "phase:"
#: Of so many tries the best one counts.
_TRIES = 3
#: What a task may be made of, as far as that tells where to look.
_PARTS = {
    "ParseHTML",
    "EvaluateScript",
    "FunctionCall",
    "UpdateLayoutTree",
    "Layout",
    "PrePaint",
    "Paint",
    "MajorGC",
    "MinorGC",
}


@dataclass(frozen=True, slots=True, order=True)
class Task:
    """One task: milliseconds of processor time, and of what."""

    ms: float
    of: str = ""


@dataclass
class Longest:
    """The longest task of each phase; filled when the trace ends."""

    by_phase: dict[str, Task] = field(default_factory=dict)


Phase = Callable[[str], None]
Allowed = Callable[[str], float]
"""Milliseconds that a task of this phase may take."""


@contextmanager
def traced(browser: Browser, page: Page) -> Iterator[tuple[Longest, Phase]]:
    """Traces ``page`` until the end; ``phase(name)`` says that what follows belongs to ``name``.

    The phase ``loaded`` begins by itself, when the page is told that it is loaded; what happens
    before the first phase is not counted.
    """
    longest = Longest()
    browser.start_tracing(page=page, categories=_CATEGORIES)

    def phase(name: str) -> None:
        page.evaluate("name => { performance.mark(name); }", _PHASE + name)

    yield longest, phase
    phase("end")
    longest.by_phase = _longest(json.loads(browser.stop_tracing())["traceEvents"])


def repeated(use: Callable[[], Longest], allowed: Allowed) -> list[Longest]:
    """Tries of ``use``: no more than it takes for each phase to be quick enough in one of them."""
    tries = [use()]
    while len(tries) < _TRIES and too_long(tries, allowed):
        tries.append(use())
    return tries


def too_long(tries: Sequence[Longest], allowed: Allowed) -> dict[str, list[Task]]:
    """What was too long in every try, phase by phase."""
    phases = {name: [one.by_phase[name] for one in tries] for name in tries[0].by_phase}
    return {name: tasks for name, tasks in phases.items() if min(tasks).ms > allowed(name)}


def _longest(events: list[dict[str, Any]]) -> dict[str, Task]:
    main = next((e["pid"], e["tid"]) for e in events if e["name"].startswith(_PHASE))
    marks = sorted(
        (e["ts"], e["name"].removeprefix(_PHASE).replace("loadEventEnd", "loaded"))
        for e in events
        if (e["pid"], e["tid"]) == main
        if e["name"].startswith(_PHASE) or e["name"] == "loadEventEnd"
    )
    mine = [e for e in events if (e["pid"], e["tid"]) == main and "tdur" in e]
    found: dict[str, Task] = {name: Task(0.0) for _, name in marks}
    for event in (e for e in mine if e["name"].endswith("RunTask")):
        at = bisect_right(marks, (event["ts"], "\uffff")) - 1
        ms = event["tdur"] / 1000
        if at >= 0 and ms > found[marks[at][1]].ms:
            found[marks[at][1]] = Task(round(ms, 1), _parts(event, mine) if ms > 50 else "")
    del found["end"]
    return found


def _parts(task: dict[str, Any], events: list[dict[str, Any]]) -> str:
    """The parts of a task by processor time; one part may lie in another."""
    spent: Counter[str] = Counter()
    for event in events:
        if event["name"] in _PARTS and 0 <= event["ts"] - task["ts"] < task["dur"]:
            spent[event["name"]] += event["tdur"]
    return ", ".join(f"{name} {us / 1000:.0f}" for name, us in spent.most_common(4))
