"""Fill an evidence collection, with a progress line; open the one a check asks."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from provenance.cli._progress import counted
from provenance.cli._totals import total_of
from provenance.errors import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import ExitStack

    from provenance.cli._inputs import Inputs
    from provenance.evidence import EvidenceStore
    from provenance.settings import Settings
    from provenance.types import Article


DEFAULT = "default"
"""Names the collection in the platform's data folder; a file of that name is ``./default``."""


def collect_into(
    store: EvidenceStore,
    articles: Iterable[Article],
    settings: Settings,
    *,
    show: bool,
    paths: Sequence[str] = (),
) -> tuple[int, int]:
    """Read articles and store them as evidence.

    Args:
        store: Filled document by document; each is there whole or not at all.
        articles: The documents.
        settings: Their `outlets`, `models` and `jobs` are used.
        show: Show a progress line when stderr is a terminal.
        paths: Where the articles come from, for the total that the line shows.

    Returns:
        How many documents were new or changed, and how many were there already.
    """
    from provenance.collect import collect
    from provenance.outlets import Outlets
    from provenance.reading import Models

    models = Models(Path(settings.models) if settings.models else None)
    outlets = Outlets.load(extra=Path(settings.outlets) if settings.outlets else None)
    changed = known = 0
    rows = collect(articles, store, models=models, outlets=outlets, jobs=settings.jobs)
    for one in counted(rows, "read", show=show, total=lambda: total_of(paths)):
        changed, known = changed + one.changed, known + (not one.changed)
    return changed, known


def place_of(settings: Settings) -> str:
    """Address of the collection of the ``evidence`` verbs: the one named, else the user's own."""
    from provenance.evidence import default_collection

    named = settings.evidence
    return str(default_collection()) if named in (None, DEFAULT) else named


def open_evidence(settings: Settings, inputs: Inputs, stack: ExitStack) -> EvidenceStore | None:
    """The collection a check asks: a store, or documents that are collected first.

    The user's own collection is asked only where it is named (``--evidence default``): what a
    check says must not depend on what happens to lie in a home folder.

    Args:
        settings: Their `evidence` names it; None where there is none.
        inputs: Reads the documents where it names a folder or a JSONL file, and keeps what
            could not be read.
        stack: Closes the collection.

    Raises:
        EvidenceError: If the collection cannot be opened, or not one document could be read.
    """
    from provenance.evidence import open_store

    if settings.evidence is None:
        return None
    if settings.evidence == DEFAULT:
        return stack.enter_context(open_store(place_of(settings), create=False))
    if not holds_documents(settings.evidence):
        return stack.enter_context(open_store(settings.evidence, create=False))
    # Several processes can open a file, where memory is one process's own.
    address = ":memory:"
    if settings.jobs != 1:
        folder = stack.enter_context(TemporaryDirectory(prefix="provenance-"))
        address = str(Path(folder) / "evidence.sqlite")
    store = stack.enter_context(open_store(address, create=True))
    paths = [settings.evidence]
    collect_into(store, inputs.read(paths), settings, show=True, paths=paths)
    inputs.complain(sys.stderr)
    if not inputs.articles:
        raise EvidenceError(
            f"--evidence {settings.evidence}: holds no article; name documents or a collection"
        )
    return store


def holds_documents(evidence: str) -> bool:
    """Whether the evidence is a folder or JSONL file of documents, not a collection."""
    path = Path(evidence)
    return path.is_dir() or path.name.endswith((".jsonl", ".jsonl.gz"))
