"""Examine one article in another process: what it is sent, and what it sends back."""

from __future__ import annotations

import pickle
import traceback
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.check._checker import Checker
from provenance.errors import EvidenceError, ProvenanceError
from provenance.evidence import ChainStore, open_store
from provenance.packed import pack
from provenance.program import program_sha256
from provenance.settings import Settings

if TYPE_CHECKING:
    from provenance.evidence import Searchable
    from provenance.outlets import Outlets
    from provenance.reading import Models
    from provenance.types import Article, EvidenceRef, Report


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no report on an article."""

    reason: str


@dataclass(frozen=True, slots=True)
class Kit:
    """What a process needs to examine articles.

    Attributes:
        settings: Those of the reading only.
        models: Sent as the folder they are loaded from.
        outlets: The registry.
        addresses: Of the collections to ask, in order.
        asked: Their snapshot.
        program: Hash of the program that makes the kit; empty where the process is its child.
    """

    settings: Settings
    models: Models
    outlets: Outlets
    addresses: tuple[str, ...]
    asked: EvidenceRef | None
    program: str = ""


def kit_of(checker: Checker, addresses: tuple[str, ...], *, elsewhere: bool) -> bytes:
    """The kit of a checker, packed.

    Args:
        checker: Of the process that reads and writes.
        addresses: Where its store is found.
        elsewhere: Whether the processes are on other machines.
    """
    settings = checker.settings
    reading = Settings(mutual=settings.mutual, readability=settings.readability)
    program = program_sha256() if elsewhere else ""
    kit = Kit(reading, checker.models, checker.outlets, addresses, checker.asked, program)
    return pickle.dumps(kit)


def examined(checker: Checker, article: Article) -> Report | Failed:
    """Examine an article; what goes wrong with it alone is told and ends nothing.

    Args:
        checker: What examines it.
        article: Any article.

    Raises:
        ProvenanceError: If something is wrong with more than this article: a model, a collection.
    """
    try:
        return checker.examine(article)
    except ProvenanceError:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        what = f"{type(error).__name__}: {error} ({where})"
        return Failed(f"internal error: {what}; please report it")


def examine_packed(kit: bytes, article: Article) -> bytes | Failed:
    """What a process does with an article.

    Args:
        kit: As `kit_of` packed it.
        article: Any article.

    Raises:
        ProvenanceError: As for `examined`; also if this is another version of the program.
    """
    found = examined(_unpacked(kit), article)
    return found if isinstance(found, Failed) else pack(found)


@lru_cache(maxsize=1)
def _unpacked(kit: bytes) -> Checker:
    """The checker, made once in each process."""
    made: Kit = pickle.loads(kit)  # noqa: S301 - made by `kit_of`
    if made.program and made.program != program_sha256():
        raise ProvenanceError(
            "a worker of the cluster runs another version of this program or of numpy; install the "
            "same on every machine"
        )
    return Checker(
        made.settings,
        store=_opened(made.addresses, elsewhere=bool(made.program)),
        models=made.models,
        outlets=made.outlets,
        asked=made.asked,
    )


def _opened(addresses: tuple[str, ...], *, elsewhere: bool) -> Searchable | None:
    """The collections, open as long as this process lives."""
    if not addresses:
        return None
    try:
        with ExitStack() as stack:
            stores = [stack.enter_context(open_store(address)) for address in addresses]
            stack.pop_all()
    except EvidenceError as error:
        if not elsewhere:
            raise
        raise EvidenceError(
            f"{error}; every machine of the cluster must see it under this name: name a shared "
            "folder with TMPDIR, or a postgresql:// collection"
        ) from error
    return stores[0] if len(stores) == 1 else ChainStore(*stores)
