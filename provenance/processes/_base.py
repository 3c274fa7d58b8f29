"""What a pool of processes is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")

Work = Callable[[bytes, I], R]
"""A function of a module: the pool's kit (what every item needs, packed once) and an item."""


class Died(Exception):
    """A process ended by itself while it held an item.

    Attributes:
        alone: Whether the item is known to be the reason: it was given to a process of its own.
    """

    def __init__(self, reason: str, *, alone: bool) -> None:
        super().__init__(reason)
        self.alone = alone


class Pool(Protocol):
    """Processes that work on items.

    Attributes:
        size: How many there are.
    """

    size: int

    def submit(self, work: Work[Any, Any], item: object) -> object:
        """Begin with an item.

        Returns:
            A handle for `result`.
        """

    def result(self, handle: Any) -> Any:  # noqa: ANN401 - whatever the work returns
        """Wait for a result.

        Raises:
            Died: If the process died.
            ProvenanceError: If nobody is left to work.
        """

    def done(self, handle: Any) -> bool:  # noqa: ANN401
        """Whether a result is there."""

    def alone(self, work: Work[Any, Any], item: object) -> Any:  # noqa: ANN401
        """Do one item in a process of its own, after another one died; then make new processes.

        Raises:
            Died: If it died again.
        """

    def close(self) -> None:
        """End the processes."""
