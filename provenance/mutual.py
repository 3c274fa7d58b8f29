"""Articles that are checked together are evidence for one another.

One pass collects them into an SQLite file and a spool of articles on disk, a second one reads them
from the spool: memory stays flat, and the input (a pipe, say) is read only once.  The files are
temporary, or stay in the folder of a run: collecting then goes on where it was interrupted.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from provenance.collect import collect
from provenance.evidence import ChainStore, open_store
from provenance.packed import pack_article, unpack_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.evidence import Searchable
    from provenance.outlets import Outlets
    from provenance.reading import Models
    from provenance.types import Article

_LENGTH = 4
"""Bytes that say how long a spooled article is."""


@contextmanager
def mutual_collection(
    articles: Iterable[Article],
    *,
    store: Searchable | None,
    models: Models,
    outlets: Outlets,
    jobs: int | None = 1,
    folder: Path | None = None,
) -> Iterator[tuple[Iterator[Article], Searchable]]:
    """Collect a stream of articles, then hand it on with the collection.

    Args:
        articles: Read once, to the end, before anything is yielded.
        store: The user's own collection, asked beside the temporary one, or None.
        models: Loaded models.
        outlets: The registry of outlets.
        jobs: Processes that read for the first pass, as for `collect`.
        folder: Where the files stay; a temporary folder by default.

    Yields:
        The same articles in the same order, and the collection to ask.
    """
    with ExitStack() as stack:
        if folder is None:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="provenance-")))
        spool, place = folder / "articles.spool", folder / "evidence.sqlite"
        began_before = place.exists()
        own = stack.enter_context(open_store(place, create=True))
        with spool.open("wb") as out:
            spooled = _spooled(articles, out)
            ids = {
                row.document_id
                for row in collect(spooled, own, models=models, outlets=outlets, jobs=jobs)
            }
        if began_before:
            for gone in [d.id for d in own.documents() if d.id not in ids]:
                own.remove(gone)
        both = own if store is None else ChainStore(own, store)
        yield _unspooled(spool), both


def _spooled(articles: Iterable[Article], out: BinaryIO) -> Iterator[Article]:
    for article in articles:
        packed = pack_article(article)
        out.write(len(packed).to_bytes(_LENGTH, "big") + packed)
        yield article


def _unspooled(spool: Path) -> Iterator[Article]:
    with spool.open("rb") as source:
        while head := source.read(_LENGTH):
            yield unpack_article(source.read(int.from_bytes(head, "big")))
