"""What a report format is: a value with a name, a suffix and a function that writes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from provenance.settings import FailOn
    from provenance.types import Article, Report, Severity

Many = Literal["stream", "array", "document"]
"""How several reports share one output.

``stream``: one after the other, each written as soon as it comes.  ``array``: one report is an
object, several are an array.  ``document``: one document with a part for each report.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a report is shown; none of these changes what was found.

    Attributes:
        verbosity: Below 0 one line an article; 0 the usual; above 0 suppressed findings and
            statements that nobody else carries are shown too.
        min_severity: Least severity of a finding that is shown.  Formats that hand everything on
            (json, jsonl, csv, webannotation) carry every finding.
        min_confidence: Least confidence of a finding that is shown, 0 to 1; in the same formats.
        color: ``auto`` colors a terminal unless ``NO_COLOR`` is set.
        width: Columns of the terminal; None asks the terminal, and takes 80 where there is none.
        codes: Codes that were looked for, or None for all there are.
        fail_on: Severity from which on the run fails.
        of_item: The last two as a policy has them for one article, or None where it makes no
            difference between articles.
    """

    verbosity: int = 0
    min_severity: Severity = "info"
    min_confidence: float = 0.0
    color: Literal["auto", "always", "never"] = "auto"
    width: int | None = None
    codes: frozenset[str] | None = None
    fail_on: FailOn = "error"
    of_item: Callable[[Article], tuple[frozenset[str], FailOn]] | None = None

    def item(self, article: Article) -> Options:
        """The options as they hold for one article.

        Args:
            article: The article.
        """
        if self.of_item is None:
            return self
        codes, fail_on = self.of_item(article)
        return replace(self, codes=codes, fail_on=fail_on)


class Write(Protocol):
    """Writes reports to a text stream, holding as few of them at a time as the format allows."""

    def __call__(self, reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
        """Write.

        Args:
            reports: Reports, read once, in order.
            out: Where to; neither opened nor closed here.
            options: How to show them.
        """


class WriteFolder(Protocol):
    """Writes reports as a folder of files behind one that leads to them."""

    def __call__(
        self, reports: Iterable[Report], out: TextIO, *, options: Options, folder: Path
    ) -> None:
        """Write.

        Args:
            reports: Reports, read once, in order.
            out: The file that leads to the others; neither opened nor closed here, and put under
                its name after this ends.
            options: How to show them.
            folder: Where the other files go; it is there.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """One report format.

    Attributes:
        name: As in ``--format NAME``; the name of its file.
        suffix: Usual file suffix, with the dot.
        many: How several reports share one output.
        write: Writes reports to a text stream.
        beside: Formats of further files that are written with it where it goes to a file: with
            ``out.csv`` goes ``out.sources.csv`` for one named ``sources``.
        folder: Writes reports where the place is a folder (``NAME:DIR/``), or None.
        index: Name of the file in that folder that leads to the others.
    """

    name: str
    suffix: str
    many: Many
    write: Write
    beside: tuple[Format, ...] = ()
    folder: WriteFolder | None = None
    index: str = "index.html"
