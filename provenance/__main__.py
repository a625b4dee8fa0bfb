"""The command line's last stop: every way a run can end, as one line and an exit status."""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

from provenance.errors import ExitStatus, ProvenanceError, fault

#: What shells expect of a command that Ctrl-C ended: 128 and the number of the signal.
INTERRUPTED = 130
#: The same for a command whose reader went away, as in ``provenance rules | head -1``.
READER_GONE = 141
#: The same for a command that was told to end, as by ``kill`` or a CI job that is cancelled.
TERMINATED = 143
#: New values before Python looks for cycles among them. An audit makes values by the million and
#: hardly a cycle: at Python's own 700 that took a fifth of a second run over 200 drafts.
_SELDOM = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line ``arguments``, or the process's own, and give its exit status.

    Exceptions end here and nowhere else: an uncaught one would exit with 1, which means
    "findings". ``--debug`` shows the trace of an internal error.
    """
    gc.set_threshold(_SELDOM)
    try:  # here, not above: an installation that lacks a part is no finding, either
        from provenance.cli import run
        from provenance.cli.output import say, say_fault
    except Exception as error:  # noqa: BLE001
        print(f"provenance: not installed as a whole: {fault(error)}", file=sys.stderr)  # noqa: T201
        return ExitStatus.INTERNAL
    given = list(sys.argv[1:] if arguments is None else arguments)
    if signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)
    try:
        status = run(given)
    except KeyboardInterrupt:
        say("provenance: interrupted")
        status = INTERRUPTED
    except _Terminated:
        say("provenance: terminated")
        status = TERMINATED
    except BrokenPipeError:
        status = READER_GONE
    except ProvenanceError as error:
        say(f"provenance: {error}")
        status = error.status
    except Exception as error:  # noqa: BLE001 - nothing may pass this line
        if "--debug" in given:
            traceback.print_exc()
        say_fault(error)
        status = ExitStatus.INTERNAL
    _let_go_of_stdout()
    return status


class _Terminated(SystemExit):
    """SIGTERM came. Wherever it is raised, it ends the process with the right status."""


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    """End as Ctrl-C does: what is half done is cleared away, what was found is kept."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a second one must not disturb the clearing
    raise _Terminated(TERMINATED)


def _let_go_of_stdout() -> None:
    """Keep the interpreter from failing again, with its own status, on output nobody takes."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
