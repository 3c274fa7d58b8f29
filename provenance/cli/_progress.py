"""A progress line on stderr, shown for more than a few articles and only on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.progress import Task

T = TypeVar("T")

_FEW = 3
"""A line for one or two articles is a flicker."""


def counted(
    items: Iterable[T], verb: str, *, show: bool, total: Callable[[], int | None] | None = None
) -> Iterator[T]:
    """Hand items on and show how many, how quickly and, where it is known, of how many.

    Args:
        items: Any stream.
        verb: What happens to each: "checked", "read".
        show: Show the line at all.
        total: Finds out how many there will be, or None; asked only when the line is shown.
    """
    if not (show and sys.stderr.isatty()):
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    known = total() if total is not None else None
    columns = [SpinnerColumn(), TextColumn("{task.fields[count]}"), TimeElapsedColumn()]
    if known is not None:
        columns.insert(1, BarColumn(bar_width=30))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(verb, total=known, visible=False, count="")
        for number, item in enumerate(items, 1):
            said = said_of(bar.tasks[task], number, known, verb)
            bar.update(task, completed=number, visible=number >= _FEW, count=said)
            yield item


def said_of(task: Task, number: int, total: int | None, verb: str) -> str:
    """The words of the line: "120 of 4,000 read, 41/s".

    Args:
        task: Knows the rate of the last half minute, once it does.
        number: How many are done.
        total: How many there are, or None.
        verb: What was done.
    """
    of = f" of {total:,}" if total is not None else ""
    rate = f", {task.speed:,.0f}/s" if task.speed else ""
    return f"{number:,}{of} {verb}{rate}"
