"""Memory: what an audit asks for results of earlier runs, and hands its own to."""

from __future__ import annotations

from typing import Protocol, TypeVar

T = TypeVar("T")


class Memory(Protocol):
    """Values by key. A value that is gone or cannot be kept is no failure: it is made again."""

    def key(self, kind: str, *parts: object) -> str:
        """The key of a result of this ``kind`` that hangs on all ``parts`` and on nothing else.

        Parts are dataclasses, texts, numbers, and collections of such; mappings count in their
        order, for what comes first in the settings may win.
        """

    def recall(self, key: str, kind: type[T]) -> T | None:
        """The value kept under ``key``, read as a ``kind``; None if there is none."""

    def keep(self, key: str, value: object) -> None:
        """Keep ``value``, a frozen dataclass, under ``key``."""


class _Forgetful:
    def key(self, kind: str, *parts: object) -> str:  # noqa: ARG002
        return ""

    def recall(self, key: str, kind: type[T]) -> T | None:  # noqa: ARG002
        return None

    def keep(self, key: str, value: object) -> None:
        pass


#: Keeps nothing and knows nothing.
FORGETFUL: Memory = _Forgetful()
