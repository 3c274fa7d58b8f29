"""Articles that are checked together are evidence for one another.

One pass collects them into a temporary SQLite file and a spool of articles on disk, a second one
reads them from the spool: memory stays flat, and the input (a pipe, say) is read only once.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TextIO

from provenance.collect import collect
from provenance.evidence import ChainStore, open_store
from provenance.types import Article, Comment, Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.evidence import Searchable
    from provenance.outlets import Outlets
    from provenance.reading import Models


@contextmanager
def mutual_collection(
    articles: Iterable[Article],
    *,
    store: Searchable | None,
    models: Models,
    outlets: Outlets,
    jobs: int | None = 1,
) -> Iterator[tuple[Iterator[Article], Searchable]]:
    """Collect a stream of articles, then hand it on with the collection.

    Args:
        articles: Read once, to the end, before anything is yielded.
        store: The user's own collection, asked beside the temporary one, or None.
        models: Loaded models.
        outlets: The registry of outlets.
        jobs: Processes that read for the first pass, as for `collect`.

    Yields:
        The same articles in the same order, and the collection to ask.
    """
    with TemporaryDirectory(prefix="provenance-") as folder:
        spool = Path(folder) / "articles.jsonl"
        with open_store(Path(folder) / "evidence.sqlite", create=True) as own:
            with spool.open("w", encoding="ascii") as out:
                spooled = _spooled(articles, out)
                for _ in collect(spooled, own, models=models, outlets=outlets, jobs=jobs):
                    pass
            both = own if store is None else ChainStore(own, store)
            yield _unspooled(spool), both


def _spooled(articles: Iterable[Article], out: TextIO) -> Iterator[Article]:
    for article in articles:
        out.write(json.dumps(asdict(article)) + "\n")
        yield article


def _unspooled(spool: Path) -> Iterator[Article]:
    with spool.open(encoding="ascii") as lines:
        for line in lines:
            yield _article(json.loads(line))


def _article(row: dict[str, Any]) -> Article:
    """The article again, with the tuples that JSON turned into lists."""
    row["authors"], row["notes"] = tuple(row["authors"]), tuple(row["notes"])
    row["regions"] = tuple(Region(**region) for region in row["regions"])
    row["comments"] = tuple(Comment(**comment) for comment in row["comments"])
    if row["source_map"] is not None:
        row["source_map"] = tuple((text, source) for text, source in row["source_map"])
    return Article(**row)
