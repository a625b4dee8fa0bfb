"""What can go wrong on purpose, and the exit status each ends in."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit status of every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    NOTHING_AUDITED = 3
    INTERNAL = 4


def fault(error: Exception) -> str:
    """An error that nobody foresaw, on one line: ``KeyError: 'd1'``."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


class ProvenanceError(Exception):
    """A failure with a one-line message for the user and an exit status."""

    status = ExitStatus.INTERNAL


class UsageProblem(ProvenanceError):
    """The call or the configuration is wrong."""

    status = ExitStatus.USAGE


class InputProblem(ProvenanceError):
    """An input could not be read, or nothing was left to audit."""

    status = ExitStatus.NOTHING_AUDITED


class Unreadable(Exception):
    """An input that is not read; the message is the one-line reason, for an editor to read."""


class NotAnArticle(Unreadable):
    """An input of another kind: a failure when it was named, none when a folder merely holds it."""
