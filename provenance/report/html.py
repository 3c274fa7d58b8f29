"""HTML: one file that reads like an edited page, without script or anything from elsewhere.

One article fills the page; several stand one after the other behind an index.  The articles go
through a temporary file while the index is collected, so that memory stays flat.  Where the place
is a folder (``html:DIR/``) every article gets a file of its own behind ``index.html``.
"""

from __future__ import annotations

import shutil
from itertools import chain
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, TextIO

from provenance.report._base import Format, Options
from provenance.report._encoding import holds_unicode
from provenance.report._html.context import Context
from provenance.report._html.folder import write_folder
from provenance.report._html.markup import Html, el
from provenance.report._html.page import foot, head, index, index_row, one
from provenance.report._phrases import count, headline_of
from provenance.report._view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.types import Report


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one document.

    Args:
        reports: Reports, read once.
        out: Where to.
        options: The least severity shown; suppressed findings are always shown, as such.
    """
    page = _Ascii(out)
    stream = iter(reports)
    first, second = next(stream, None), next(stream, None)
    if first is None:
        _write_none(page)
    elif second is None:
        context = Context(View(first, options, suppressed=True), number=1, level=1)
        page.write(head(headline_of(first), first.run.version))
        page.write(one(context))
        page.write(foot(first.run.version))
    else:
        _write_several(chain((first, second), stream), page, options, first.run.version)


def _write_several(reports: Iterator[Report], page: _Ascii, options: Options, version: str) -> None:
    rows: list[Html] = []
    with TemporaryFile("w+", encoding="utf-8", newline="\n") as kept:
        for i, report in enumerate(reports, 1):
            context = Context(View(report, options, suppressed=True), number=i, level=2)
            rows.append(index_row(context))
            kept.write(one(context))
        kept.seek(0)
        page.write(head(count(len(rows), "article"), version))
        page.write(index(rows))
        shutil.copyfileobj(kept, page)
    page.write(foot(version))


def _write_none(page: _Ascii) -> None:
    from provenance import __version__

    page.write(head("No articles", __version__))
    page.write(el("h1", "No articles", class_="title"))
    page.write(el("p", "Nothing was checked."))
    page.write(foot(__version__))


class _Ascii:
    """A stream that gets character references where it cannot hold every character.

    The page declares UTF-8; on any other stream only ASCII reads the same.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._whole = holds_unicode(out)

    def write(self, text: str) -> int:
        """Write markup."""
        if not self._whole:
            text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
        return self._out.write(text)


FORMAT = Format(name="html", suffix=".html", many="document", write=write, folder=write_folder)
