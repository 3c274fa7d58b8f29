"""Many articles: each report taken from where it is kept, else examined, here or elsewhere."""

from __future__ import annotations

from collections import deque
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol

from provenance.check._examine import Failed, examine_packed, examined, kit_of
from provenance.errors import ProvenanceError, UsageError
from provenance.evidence import addresses_of, state_of
from provenance.packed import article_sha256, unpack
from provenance.processes import Cluster, Local, Lost, Pool, Task, cores, in_order
from provenance.program import program_sha256
from provenance.types import Report, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from provenance.check._checker import Checker
    from provenance.types import Article

_Found = tuple["Article", "Report | Failed | Lost"]
_Task = Task["Article", "bytes | Report | Failed"]

FEW = 24
"""Articles below which no process is started: that takes as long as examining them."""

FEW_ASKING = 4
"""The same where there is evidence to ask, which takes most of the time."""


class Keeps(Protocol):
    """Something that keeps examined reports.

    A key says everything that can change the report: the article, the settings of the reading,
    the models, the state of the evidence and the program itself.
    """

    def get(self, number: int, key: str) -> Report | None:
        """A report kept before.

        Args:
            number: The article's place in the run, from 0.
            key: Hash of all that makes the report.

        Returns:
            The report, in which the article itself may be left out.
        """

    def put(self, number: int, key: str, report: Report) -> None:
        """Keep a report; what cannot be kept is not."""


def lost_item(row: Skipped) -> None:
    """Nobody takes the row: the run ends.

    Raises:
        ProvenanceError: Always.
    """
    raise ProvenanceError(f"{row.what}: {row.reason}")


class Many:
    """Examines a stream of articles.

    Args:
        checker: Of this run.
        kept: Where reports are looked for first, and kept.
        lost: Told of an article that there is no report on.

    Raises:
        UsageError: If a cluster is to ask a collection that it cannot open.
    """

    def __init__(
        self, checker: Checker, *, kept: Sequence[Keeps], lost: Callable[[Skipped], None]
    ) -> None:
        self._checker = checker
        # Of a model that is only in memory nothing is known by which a report could be found.
        self._kept = kept if checker.models.identity() is not None else ()
        self._lost = lost

    def reports(self, articles: Iterable[Article]) -> Generator[Report, None, None]:
        """A report on each article, in order.

        Args:
            articles: Read a few ahead of what is handed out.
        """
        stream = iter(articles)
        few = FEW if self._checker.store is None else FEW_ASKING
        first = list(islice(stream, few))
        pool = self._pool(enough=len(first) == few)
        stream = chain(first, stream)
        found = self._here(stream) if pool is None else self._elsewhere(stream, pool)
        with closing(found):
            for article, result in found:
                if isinstance(result, Report):
                    yield result
                else:
                    self._lost(Skipped(article.id, result.reason, where=article.uri))

    def _pool(self, *, enough: bool) -> Pool | None:
        """The processes to use, or None where it is done here."""
        settings = self._checker.settings
        addresses = addresses_of(self._checker.store)
        if settings.backend == "dask":
            if addresses is None or settings.scheduler is None:
                raise UsageError(
                    "--backend dask needs --scheduler ADDRESS and evidence that every machine can "
                    "open: an SQLite file in a shared folder or postgresql://..."
                )
            return Cluster(settings.scheduler, kit_of(self._checker, addresses, elsewhere=True))
        jobs = (settings.jobs or cores()) if enough else 1
        if jobs == 1 or addresses is None:
            return None
        return Local(jobs, kit_of(self._checker, addresses, elsewhere=False))

    def _here(self, articles: Iterable[Article]) -> Generator[_Found, None, None]:
        for number, article in enumerate(articles):
            key = self._key(article)
            known = self._known(article, number, key)
            yield (
                article,
                known or self._keep(number, key, examined(self._checker, article)),
            )

    def _elsewhere(self, articles: Iterable[Article], pool: Pool) -> Generator[_Found, None, None]:
        keys: deque[str] = deque()
        done = in_order(self._tasks(articles, keys), work=examine_packed, pool=pool)
        with closing(done):
            for number, (task, result) in enumerate(done):
                key = keys.popleft()
                if isinstance(result, bytes):
                    yield task.item, self._keep(number, key, unpack(result))
                else:
                    yield task.item, result

    def _tasks(self, articles: Iterable[Article], keys: deque[str]) -> Iterator[_Task]:
        for number, article in enumerate(articles):
            keys.append(self._key(article))
            yield Task(article, self._known(article, number, keys[-1]))

    def _known(self, article: Article, number: int, key: str) -> Report | None:
        without: list[Keeps] = []
        for place in self._kept:
            report = place.get(number, key)
            if report is not None:
                report = replace(report, article=article)
                for other in without:
                    other.put(number, key, report)
                return report
            without.append(place)
        return None

    def _keep(self, number: int, key: str, result: Report | Failed) -> Report | Failed:
        if isinstance(result, Report):
            for place in self._kept:
                place.put(number, key, result)
        return result

    def _key(self, article: Article) -> str:
        if not self._kept:
            return ""
        return sha256(f"{self._run} {article_sha256(article)}".encode()).hexdigest()

    @cached_property
    def _run(self) -> str:
        """Hash of all that can change a report, apart from the article."""
        checker = self._checker
        parts = (
            program_sha256(),
            checker.settings.reading_sha256(),
            checker.models.identity(),
            checker.outlets.sha256(),
            state_of(checker.store) if checker.store is not None else None,
        )
        return sha256(repr(parts).encode()).hexdigest()
