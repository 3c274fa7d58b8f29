"""A counting line on stderr, shown for more than a few articles and only on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_FEW = 3
"""A line for one or two articles is a flicker."""


def counted(items: Iterable[T], verb: str, *, show: bool) -> Iterator[T]:
    """Hand items on and count them.

    Args:
        items: Any stream.
        verb: What happens to each: "checked", "read".
        show: Show the line at all.
    """
    if not (show and sys.stderr.isatty()):
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(f"{{task.completed}} {verb}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(verb, total=None, visible=False)
        for number, item in enumerate(items, 1):
            bar.update(task, completed=number, visible=number >= _FEW)
            yield item
