"""Articles in, reports out: one, or a stream of them in as many processes as are asked for.

A text is examined with every signal there is, whatever is selected, and then the gate applies the
settings: a score belongs to the article and not to the selection.  Examining is the costly part
and is done in any process, or not at all where the report is kept from before; the gate sees the
reports here, one by one and in order, so that any number of processes gives the same bytes.
"""

from __future__ import annotations

from contextlib import ExitStack, closing
from itertools import chain, islice
from typing import TYPE_CHECKING

from provenance.check._checker import Checker
from provenance.check._many import Keeps, Many, lost_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from provenance.evidence import Searchable
    from provenance.gate import Gate
    from provenance.reading import Models
    from provenance.settings import Settings
    from provenance.types import Article, Report, Skipped

__all__ = ["Checker", "Keeps", "check", "check_all"]


def check(article: Article, *, settings: Settings | None = None) -> Report:
    """Check one article with the shipped models and no evidence.

    Args:
        article: The article.
        settings: Settings; the defaults if left out.
    """
    return Checker(settings).check(article)


def check_all(
    articles: Iterable[Article],
    *,
    settings: Settings | None = None,
    store: Searchable | None = None,
    models: Models | None = None,
    gate: Gate | None = None,
    kept: Sequence[Keeps] = (),
    lost: Callable[[Skipped], None] = lost_item,
    folder: Path | None = None,
) -> Iterator[Report]:
    """Check a stream of articles, in order, in constant memory.

    Two or more articles are evidence for one another through a temporary collection, unless
    ``settings.mutual`` is off: one pass collects them, a second checks them.

    Args:
        articles: The articles; read once.
        settings: Settings; the defaults if left out.
        store: Evidence collection to ask beside the articles themselves, or None.
        models: Loaded models.
        gate: Applies the settings to each report; one made from `settings` by default.
        kept: Where examined reports are looked for first and kept afterwards: a cache, a folder
            of this run.
        lost: Told of an article that no process survived, in its turn among the reports; by
            default that is an error.
        folder: Where the collection stays that articles checked together make; a temporary folder
            by default.
    """
    checker = Checker(settings, store=store, models=models, gate=gate)
    stream = iter(articles)
    first = list(islice(stream, 2))
    with ExitStack() as stack:
        stream = chain(first, stream)
        if len(first) > 1 and checker.settings.mutual:
            from provenance.mutual import mutual_collection

            together = mutual_collection(
                stream,
                store=store,
                models=checker.models,
                outlets=checker.outlets,
                jobs=checker.settings.jobs,
                folder=folder,
            )
            stream, checker.store = stack.enter_context(together)
        many = Many(checker, kept=kept, lost=lost)
        yield from map(checker.gate.apply, stack.enter_context(closing(many.reports(stream))))
