"""CSV: one row a finding; ``csv:FILE.csv`` writes a second file, ``FILE.sources.csv``, of sources.

Every finding is carried.  A cell that a spreadsheet would take for a formula begins with an
apostrophe, as spreadsheets mark text.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from provenance.report._base import Format, Options
from provenance.report._cells import cell
from provenance.report._encoding import fitting
from provenance.report._phrases import source_name
from provenance.report._place import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from provenance.types import Report

Row = dict[str, object]

_FINDING = (
    *("article", "title", "outlet", "published", "code", "name", "severity", "counts", "voice"),
    *("confidence", "where", "start", "end", "file", "line", "column", "text", "message"),
    *("suggestion", "fingerprint", "suppressed", "reason"),
)
_SOURCE = (
    *("article", "title", "outlet", "published", "source", "name", "kind", "role", "official"),
    *("anonymous", "words", "share", "channels", "statements", "attested", "attested_by"),
    *("corroborated", "corroborated_claim", "same_origin", "source_only", "contradicted"),
    *("not_found", "not_checkable"),
)


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one row a finding, as the reports come.

    Args:
        reports: Reports, read once.
        out: Where to.
        options: Not used: every finding is carried.
    """
    places = Places()
    _write(_FINDING, lambda report: _findings(report, places), reports, out)


def write_sources(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one row a source, as the reports come.

    Args:
        reports: Reports, read once.
        out: Where to.
        options: Not used: every source is carried.
    """
    _write(_SOURCE, _sources, reports, out)


class _Fitting:
    """A stream for the csv writer that escapes what the real one cannot hold."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Write one row."""
        return self._out.write(fitting(text, self._out))


def _write(
    columns: tuple[str, ...],
    rows: Callable[[Report], Iterator[Row]],
    reports: Iterable[Report],
    out: TextIO,
) -> None:
    table = csv.writer(_Fitting(out))  # CR LF, as RFC 4180 has it; then a CR in a cell is quoted
    table.writerow(columns)
    for report in reports:
        for row in rows(report):
            table.writerow([cell(row[column]) for column in columns])
        out.flush()


def _article(report: Report) -> Row:
    article = report.article
    return {
        "article": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
    }


def _findings(report: Report, places: Places) -> Iterator[Row]:
    here = places.of(report.article)
    about = _article(report)
    for finding in report.findings:
        place = here.finding(finding)
        suppressed: Mapping[str, str] = finding.suppressed or {}
        yield about | {
            "code": finding.code,
            "name": finding.name,
            "severity": finding.severity,
            "counts": finding.counts,
            "voice": finding.voice,
            "confidence": round(finding.confidence, 6),
            "where": finding.where,
            "start": finding.start,
            "end": finding.end,
            "file": place.path,
            "line": place.start[0],
            "column": place.start[1] if place.exact else None,
            "text": finding.text,
            "message": finding.message,
            "suggestion": finding.suggestion,
            "fingerprint": finding.fingerprint,
            "suppressed": suppressed.get("kind"),
            "reason": suppressed.get("justification"),
        }


def _sources(report: Report) -> Iterator[Row]:
    about = _article(report)
    found = {a.source_id: a for a in report.attestations}
    for source in report.sources:
        own = [a for a in report.attributions if a.source_id == source.id]
        channels = dict.fromkeys(a.channel.name for a in own if a.channel is not None)
        asked = found.get(source.id)
        verdicts: Mapping[str, int] = dict(asked.verdicts) if asked else {}
        yield (
            dict.fromkeys(_SOURCE[-7:], None if asked is None else 0)
            | about
            | {
                "source": source.id,
                "name": source_name(source),
                "kind": source.kind,
                "role": source.role,
                "official": source.official,
                "anonymous": source.anonymous,
                "words": source.words,
                "share": round(source.share, 6),
                "channels": "; ".join(channels),
                "statements": len(own),
                "attested": asked.attested if asked else None,
                "attested_by": "; ".join(asked.outlets) if asked else None,
                **verdicts,
            }
        )


FORMAT = Format(
    name="csv",
    suffix=".csv",
    many="document",
    write=write,
    beside=(Format(name="sources", suffix=".csv", many="document", write=write_sources),),
)
