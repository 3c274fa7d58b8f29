"""Where the reports of a run are kept: the cache, and the folder of the run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import ExitStack

    from provenance.cache import Cache
    from provenance.run_folder import RunFolder
    from provenance.settings import Settings

OFF, DEFAULT = "off", "default"


def open_cache(settings: Settings, stack: ExitStack) -> Cache | None:
    """The cache that the settings name.

    Args:
        settings: Their `cache` names it.
        stack: Closes it.
    """
    if settings.cache == OFF:
        return None
    from provenance.cache import Cache, cache_file

    folder = None if settings.cache == DEFAULT else Path(settings.cache)
    return stack.enter_context(Cache(cache_file(folder)))


def open_run(
    folder: Path | None, settings: Settings, paths: Sequence[str], stack: ExitStack
) -> RunFolder | None:
    """The folder of the run, where one is named.

    Args:
        folder: As named by the user, or None.
        settings: Of the run.
        paths: As given on the command line.
        stack: Closes it.

    Raises:
        UsageError: If it belongs to another run or cannot be used.
    """
    if folder is None:
        return None
    from provenance.models import Models
    from provenance.program import program_sha256
    from provenance.run_folder import RunFolder

    asked = {
        "inputs": list(paths),
        "evidence": settings.evidence,
        "outlet": settings.outlet,
        "outlets": settings.outlets,
        "fields": dict(settings.fields),
        "reading": settings.reading_sha256(),
        "models": Models(Path(settings.models) if settings.models else None).identity(),
        "program": program_sha256(),
    }
    return stack.enter_context(RunFolder(folder, asked))
