"""Tables ``[[suppress]]`` of the settings, for texts that cannot carry a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.policy._match import is_exact, names_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set
    from datetime import date

    from provenance.settings import Suppress
    from provenance.types import Article, Finding


class Entries:
    """The tables of one run, and what became of them.

    Args:
        entries: As the settings hold them.
        today: The day of the run; a table holds to the end of its last day.

    Attributes:
        all: The tables.
    """

    def __init__(self, entries: Sequence[Suppress], *, today: date) -> None:
        self.all = entries
        self._today = today
        self._named = [0] * len(entries)
        self._used = [False] * len(entries)

    def expired(self, entry: Suppress) -> bool:
        """Whether a table's last day has passed.

        Args:
            entry: One of the tables.
        """
        return entry.until is not None and entry.until < self._today

    def of(self, article: Article) -> list[Suppress]:
        """The tables that may concern an article: those that name it, and bare fingerprints.

        Args:
            article: The article.
        """
        return [e for e in self.all if e.article is None or names_article(e.article, article)]

    def hiding(self, finding: Finding, entries: Sequence[Suppress]) -> Suppress | None:
        """The first of some tables that means a finding, expired or not.

        Args:
            finding: A finding.
            entries: As `of` gave them for its article.
        """
        return next((e for e in entries if _means(e, finding)), None)

    def saw(self, entries: Sequence[Suppress], used: Set[Suppress], looked_for: Set[str]) -> None:
        """Note an article whose findings were gone through.

        Args:
            entries: As `of` gave them.
            used: Those that meant a finding of it.
            looked_for: Codes that were looked for in it.
        """
        for i, entry in enumerate(self.all):
            if entry in entries and (entry in used or judged(entry, looked_for)):
                self._named[i] += 1
                self._used[i] |= entry in used

    def unused(self) -> Iterator[tuple[Suppress, int]]:
        """Tables with a glob that meant nothing in all the articles they name, and how many.

        Tables for one article were told in its report, and a fingerprint alone names no article
        that could be known to have been checked.
        """
        for entry, named, used in zip(self.all, self._named, self._used, strict=True):
            if named and not used and entry.article is not None and not is_exact(entry.article):
                yield entry, named


def judged(entry: Suppress, looked_for: Set[str]) -> bool:
    """Whether a table could have hidden something: one of its codes was looked for.

    Args:
        entry: The table.
        looked_for: Codes that were looked for.
    """
    return not entry.code or any(code.startswith(entry.code) for code in looked_for)


def _means(entry: Suppress, finding: Finding) -> bool:
    if entry.fingerprint is not None and entry.fingerprint != finding.fingerprint:
        return False
    return not entry.code or finding.code.startswith(entry.code)
