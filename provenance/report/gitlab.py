"""GitLab code quality: an array of issues for the widget and the diff of a merge request.

GitLab shows the description alone, so it begins with the code, and drops an issue whose
fingerprint it has seen, so that none comes twice.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, TextIO

from provenance.report._base import Format, Options
from provenance.report._clean import shortened, visible
from provenance.report._dump import dump
from provenance.report._encoding import ascii_json
from provenance.report._held import held, told
from provenance.report._phrases import headline_of
from provenance.report._place import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from provenance.types import Report, Severity

_SEVERITY: Mapping[Severity, str] = {"info": "info", "warning": "minor", "error": "major"}
_LONGEST = 1000
"""Characters of a description."""
_NO_FILE = "standard input"


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one array, one issue a line, as the reports come.

    Args:
        reports: Reports, read once.
        out: Where to.
        options: Which findings are shown.
    """
    places = Places()
    begun = False
    out.write("[")
    for report in reports:
        for issue in _issues(report, places, options):
            out.write(",\n" if begun else "\n")
            out.write(f"  {ascii_json(dump(issue), out)}")
            begun = True
    out.write("\n]\n" if begun else "]\n")


def _issues(report: Report, places: Places, options: Options) -> Iterator[dict[str, Any]]:
    here = places.of(report.article)
    seen: Counter[str] = Counter()
    for finding in held(report, options):
        place = here.finding(finding)
        about = "" if place.exact else f" [{shortened(headline_of(report), 100)}]"
        seen[finding.fingerprint] += 1
        yield {
            "description": shortened(f"{finding.code}: {told(finding)}{about}", _LONGEST),
            "check_name": finding.name,
            "fingerprint": _unique(report, finding.fingerprint, seen[finding.fingerprint]),
            "severity": _SEVERITY[finding.severity],
            "location": {
                "path": visible(place.path or _NO_FILE),
                "lines": {"begin": place.start[0], "end": place.end[0]},
            },
        }


def _unique(report: Report, fingerprint: str, times: int) -> str:
    """The finding's own fingerprint; hashed again where it has none or comes once more."""
    if fingerprint and times == 1:
        return fingerprint
    parts = dump([report.article.id, fingerprint, times])
    return hashlib.sha256(parts.encode("utf-8")).hexdigest()


FORMAT = Format(name="gitlab", suffix=".json", many="array", write=write)
