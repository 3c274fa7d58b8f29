"""A process that checks what it is handed, so that pages stay quick meanwhile.

It gets ``(number, kind, name, title, outlet, payload)`` and answers with ``("said", number,
words)``, ``("report", number, packed)`` and, at the end, ``("done", number, words)`` or
``("failed", number, words)``.
"""

from __future__ import annotations

import io
import os
from contextlib import ExitStack, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from provenance.errors import ProvenanceError
from provenance.packed import pack
from provenance.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from provenance.check import Checker
    from provenance.settings import Settings
    from provenance.types import Skipped

Job = tuple[int, str, str, str, str, bytes]


def work(connection: Connection, settings: Settings) -> None:
    """Check one job after the other until the other end is closed.

    Args:
        connection: To the desk.
        settings: Settings of the checks.
    """
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desk, which ends this process
    with suppress(AttributeError, OSError):
        os.nice(5)
    with ExitStack() as stack, suppress(EOFError, OSError):
        checker: Checker | None = None
        while True:
            job: Job = connection.recv()
            try:
                if checker is None:
                    connection.send(("said", job[0], "loading models"))
                    checker = _checker(settings, stack)
                connection.send(("done", job[0], _run(connection, checker, settings, job)))
            except ProvenanceError as error:
                connection.send(("failed", job[0], str(error)))
            except (EOFError, OSError):
                raise
            except Exception as error:
                words = f"the check broke off ({type(error).__name__}); this is a fault of ours"
                connection.send(("failed", job[0], words))


def _checker(settings: Settings, stack: ExitStack) -> Checker:
    from provenance.check import Checker
    from provenance.evidence import default_collection, open_store

    if settings.evidence is None:
        return Checker(settings)
    place = default_collection() if settings.evidence == "default" else settings.evidence
    return Checker(settings, store=stack.enter_context(open_store(str(place), create=False)))


def _run(connection: Connection, checker: Checker, settings: Settings, job: Job) -> str:
    number = job[0]
    connection.send(("said", number, "reading"))
    checked, skipped = 0, []
    for item in _articles(settings, job):
        if not isinstance(item, Article):
            skipped.append(f"{item.what}: {item.reason}")
            continue
        connection.send(("said", number, f"checking article {checked + 1}"))
        connection.send(("report", number, pack(checker.check(item))))
        checked += 1
    if not checked:
        return "nothing was checked. " + " ".join(skipped[:3])
    left = f"; {len(skipped)} left out: {skipped[0]}" if skipped else ""
    return f"checked {checked} {'article' if checked == 1 else 'articles'}{left}"


def _articles(settings: Settings, job: Job) -> Iterator[Article | Skipped]:
    from provenance.read import ReadOptions, read_paths, read_stream
    from provenance.read._base import Source

    _, kind, name, title, outlet, payload = job
    options = ReadOptions(
        max_bytes=settings.max_bytes,
        fields=dict(settings.fields),
        allow_private=settings.allow_private,
        timeout_s=settings.timeout,
        outlet=outlet or settings.outlet,
    )
    if kind == "url":
        yield from read_paths([name], options=options)
        return
    uri = None if kind == "paste" else name
    for item in read_stream(io.BytesIO(payload), Source(name, options, uri=uri)):
        yield _named(item, title, outlet)


def _named(item: Article | Skipped, title: str, outlet: str) -> Article | Skipped:
    if not isinstance(item, Article):
        return item
    given: dict[str, Any] = {}
    if title:
        given["title"] = title
    if outlet:
        given["outlet"] = outlet
    return replace(item, **given)
