"""rdjsonl: reviewdog's diagnostics, one a line, with columns in UTF-8 bytes and suggestions.

``reviewdog -f=rdjsonl`` puts them into a review.  A neutral wording is a suggestion to apply only
where the file holds the very words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from provenance.report._base import Format, Options
from provenance.report._clean import shortened, visible
from provenance.report._dump import dump
from provenance.report._encoding import ascii_json
from provenance.report._held import held, told
from provenance.report._phrases import headline_of
from provenance.report._place import Place, Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from provenance.report._place import ArticlePlaces
    from provenance.types import Finding, Report, Severity

_SEVERITY: Mapping[Severity, str] = {"info": "INFO", "warning": "WARNING", "error": "ERROR"}
_LONGEST = 1000
"""Characters of a message."""
_RELATED = 5


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one line a finding, as the reports come.

    Args:
        reports: Reports, read once.
        out: Where to; flushed after every report.
        options: Which findings are shown.
    """
    places = Places("utf8")
    for report in reports:
        for diagnostic in _diagnostics(report, places, options):
            out.write(ascii_json(dump(diagnostic), out) + "\n")
        out.flush()


def _diagnostics(report: Report, places: Places, options: Options) -> Iterator[dict[str, Any]]:
    here = places.of(report.article)
    for finding in held(report, options):
        place = here.finding(finding)
        about = "" if place.exact else f" [{shortened(headline_of(report), 100)}]"
        related = [here.span(span) for span in finding.related[:_RELATED]]
        yield {
            "message": shortened(told(finding) + about, _LONGEST),
            "location": _location(place),
            "severity": _SEVERITY[finding.severity],
            "source": {"name": "provenance"},
            "code": {"value": finding.code},
            **_suggestions(finding, place, here),
            **_related([other for other in related if other.exact]),
        }


def _location(place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"path": visible(place.path or "-")}
    return location | {
        "range": _range(place) if place.exact else {"start": _point(place.start[:1])}
    }


def _range(place: Place) -> dict[str, Any]:
    return {"start": _point(place.start), "end": _point(place.end)}


def _point(at: tuple[int, ...]) -> dict[str, int]:
    return dict(zip(("line", "column"), at, strict=False))


def _suggestions(finding: Finding, place: Place, here: ArticlePlaces) -> dict[str, Any]:
    if not finding.suggestion or finding.where != "text" or not place.exact:
        return {}
    if not here.verbatim((finding.start, finding.end)):
        return {}
    return {"suggestions": [{"range": _range(place), "text": visible(finding.suggestion)}]}


def _related(places: list[Place]) -> dict[str, Any]:
    if not places:
        return {}
    located = [{"message": "belongs to it", "location": _location(place)} for place in places]
    return {"related_locations": located}


FORMAT = Format(name="rdjsonl", suffix=".rdjsonl", many="stream", write=write)
