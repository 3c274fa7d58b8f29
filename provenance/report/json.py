"""JSON: one object for one article, an array for several; see ``report.schema.json``.

Written as the reports come: memory holds two of them, whatever the number.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TextIO

from provenance.report._base import Format, Options
from provenance.report._dict import as_dict
from provenance.report._dump import dump_by_key
from provenance.report._encoding import ascii_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.types import Report


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one object for one report, and an array for none or several.

    Args:
        reports: Reports, read once.
        out: Where to.
        options: Not used: JSON always carries everything.
    """
    stream = iter(reports)
    first = next(stream, None)
    second = next(stream, None)
    if first is None:
        out.write("[]\n")
        return
    if second is None:
        out.write(ascii_json(dump_by_key(as_dict(first)), out) + "\n")
        return
    out.write("[\n")
    for i, report in enumerate(chain((first, second), stream)):
        out.write(",\n" if i else "")
        out.write(ascii_json(dump_by_key(as_dict(report), indent="  "), out))
    out.write("\n]\n")


FORMAT = Format(name="json", suffix=".json", many="array", write=write)
