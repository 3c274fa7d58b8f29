"""What the user named, as articles; what could not be read is kept and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from provenance.cli._escape import escaped
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.read import Unread
    from provenance.settings import Settings


class Inputs:
    """Reads the inputs of one run.

    Args:
        settings: Settings of the run.
        stdin_filename: Name standard input goes by.
        outlet: Publication of every article, over what the inputs say.

    Attributes:
        unread: Inputs named by the user that could not be read at all.
        articles: Number of articles read so far.
        waiting: Rows for broken items, by the number of the article that comes after them.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        stdin_filename: str | None = None,
        outlet: str | None = None,
    ) -> None:
        self._outlet = outlet
        self._settings = settings
        self._stdin_filename = stdin_filename
        self.unread: list[Unread] = []
        self.articles = 0
        self.waiting: dict[int, list[Skipped]] = {}

    def read(self, paths: Sequence[str]) -> Iterator[Article]:
        """The articles, in order.

        Args:
            paths: As given on the command line.
        """
        from provenance.read import ReadOptions, Unread, read_paths

        settings = self._settings
        options = ReadOptions(
            max_bytes=settings.max_bytes,
            fields=dict(settings.fields),
            allow_private=settings.allow_private,
            timeout_s=settings.timeout,
            stdin_filename=self._stdin_filename,
            outlet=self._outlet,
            pages=settings.pages,
            fetch=settings.fetch,
        )
        for item in read_paths(paths, options=options):
            if isinstance(item, Article):
                self.articles += 1
                yield item
            elif isinstance(item, Unread):
                self.unread.append(item)
            else:
                self.waiting.setdefault(self.articles, []).append(item)

    def rows_before(self, number: int) -> list[Skipped]:
        """Take the rows of broken items that came before an article, counted from 0."""
        return self.waiting.pop(number, [])

    def rows_left(self) -> list[Skipped]:
        """Take all rows that are still there."""
        left = [row for number in sorted(self.waiting) for row in self.waiting[number]]
        self.waiting.clear()
        return left

    def complain(self, out: TextIO) -> None:
        """Tell what could not be read, and the rows nobody took, one line each.

        Args:
            out: Where to; the command line gives stderr.
        """
        for unread in self.unread:
            out.write(f"provenance: {escaped(unread.what)}: {escaped(unread.reason)}\n")
        for row in self.rows_left():
            out.write(f"provenance: skipped {escaped(row.what)}: {escaped(row.reason)}\n")
