"""Web Annotation: one collection of W3C Web Annotations (JSON-LD) for any number of articles.

Annotations on findings assess, those on statements identify their source, and those on verdicts
link to the evidence; see `provenance.report._annotation`.  They are written as the reports come.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from provenance.report._annotation import CONTEXT, annotated
from provenance.report._base import Format, Options
from provenance.report._dump import dump
from provenance.report._encoding import ascii_json
from provenance.report._identifiers import urn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.types import Report


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one collection with one page of annotations, one a line.

    Args:
        reports: Reports, read once.
        out: Where to.
        options: Not used: every finding is carried, with its severity.
    """
    seen: Counter[str] = Counter()
    total = 0
    collection = "collection"
    for report in reports:
        seen[report.article.id] += 1
        for annotation in annotated(report, again=seen[report.article.id]):
            if not total:
                collection = report.article.id
                out.write(_begun(report, collection))
            out.write(",\n" if total else "\n")
            out.write(f"    {ascii_json(dump(annotation), out)}")
            total += 1
    if not total:
        out.write(f'{{\n  "@context": {dump(CONTEXT)},\n  "id": {dump(_id(collection))},\n')
        out.write('  "type": "AnnotationCollection",\n  "total": 0\n}\n')
        return
    out.write(f'\n  ]}},\n  "total": {total}\n}}\n')


def _begun(report: Report, first: str) -> str:
    """The collection up to its first annotation; the page has no context, as it is inside."""
    maker = {
        "id": urn("agent", "provenance"),
        "type": "Software",
        "name": f"provenance {report.run.version}",
    }
    return (
        f'{{\n  "@context": {dump(CONTEXT)},\n  "id": {dump(_id(first))},\n'
        f'  "type": "AnnotationCollection",\n  "label": "Findings, sources and evidence",\n'
        f'  "generator": {dump(maker)},\n'
        f'  "first": {{"id": {dump(urn("page", first))}, "type": "AnnotationPage", '
        f'"partOf": {dump(_id(first))}, "startIndex": 0, "items": ['
    )


def _id(first: str) -> str:
    """The collection's identifier, after its first article."""
    return urn("annotations", first)


FORMAT = Format(name="webannotation", suffix=".jsonld", many="document", write=write)
