"""One finding as a SARIF result: where, how sure, what belongs to it, and whether it is known."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from provenance.baseline import BASELINED
from provenance.report._clean import shortened
from provenance.report._held import told
from provenance.report._html.markup import followable
from provenance.report._phrases import RELATION, headline_of, source_name
from provenance.report._place import as_uri
from provenance.report._sarif_rules import LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.report._place import ArticlePlaces, Place
    from provenance.types import Attribution, EvidencePassage, Finding, Report, Span

Json = dict[str, Any]

_LONGEST = 1000
"""Characters of a message."""
_SNIPPET = 300
_RELATED = 10
_STDIN = "stdin"


def sarif_result(report: Report, finding: Finding, here: ArticlePlaces, *, rule: int) -> Json:
    """A result.

    Args:
        report: The report it is of.
        finding: The finding.
        here: Places of its article.
        rule: Which rule of the run is its own, from 0.
    """
    place = here.finding(finding)
    location = _location(report, place)
    if finding.text.strip() and place.exact:
        snippet = {"text": shortened(finding.text, _SNIPPET)}
        location["physicalLocation"]["region"]["snippet"] = snippet
    about = "" if place.exact else f" [{shortened(headline_of(report), 100)}]"
    related = list(islice(_related(report, finding, here), _RELATED))
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVEL[finding.severity],
        "message": {"text": plain(shortened(told(finding) + about, _LONGEST))},
        "locations": [location],
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint},
        "rank": round(100 * finding.confidence, 4),
        **({"relatedLocations": related} if related else {}),
        **_suppressed(finding),
        "properties": {"voice": shortened(finding.voice, 100)},
    }


def plain(text: str) -> str:
    """A message in which brackets begin no link.

    Args:
        text: Any text.

    >>> plain("[here](http://x.example)")
    '[here] (http://x.example)'
    """
    return text.replace("](", "] (")


def _suppressed(finding: Finding) -> Json:
    if finding.suppressed is None:
        return {}
    reason = finding.suppressed.get("justification", "")
    kind = finding.suppressed.get("kind", "external")
    said = {"suppressions": [{"kind": kind, "justification": shortened(reason, _LONGEST)}]}
    return said | ({"baselineState": "unchanged"} if reason.startswith(BASELINED) else {})


def _location(report: Report, place: Place, *, message: str | None = None) -> Json:
    (line, column), (end_line, end_column) = place.start, place.end
    article = report.article
    url = article.uri if article.uri and followable(article.uri) else None
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": as_uri(place.path or _STDIN)},
            "region": {
                "startLine": line,
                "startColumn": column,
                "endLine": end_line,
                "endColumn": end_column,
            },
        },
        "logicalLocations": [
            {
                "name": shortened(headline_of(report), 200) or "article",
                "fullyQualifiedName": shortened(url or article.id, _LONGEST) or "article",
                "kind": "resource",
            }
        ],
        **({"message": {"text": plain(message)}} if message is not None else {}),
    }


def _related(report: Report, finding: Finding, here: ArticlePlaces) -> Iterator[Json]:
    for span in finding.related:
        if here.span(span).exact:
            yield _location(report, here.span(span), message="belongs to it")
    statement = _statement(report, finding)
    if statement is None:
        return
    source = next((s for s in report.sources if s.id == statement.source_id), None)
    for span in statement.source[:1]:
        if here.span(span).exact:
            name = shortened(source_name(source), 200) if source else "source"
            yield _location(report, here.span(span), message=f"source: {name}")
    if finding.code.startswith("PV5"):
        for found in report.corroborations:
            if found.attribution_id == statement.id:
                yield from map(_evidence, found.evidence)


def _statement(report: Report, finding: Finding) -> Attribution | None:
    """The innermost statement that a finding stands in, or whose cue or source it is."""
    if finding.where != "text":
        return None
    own = (finding.start, finding.end)
    touched = [
        a
        for a in report.attributions
        if any(_touch(own, span) for span in (*a.content, *a.cue, *a.source))
    ]
    return min(touched, key=_size, default=None)


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _evidence(passage: EvidencePassage) -> Json:
    """A passage elsewhere: its address, and the words in the message."""
    where = passage.outlet or passage.document_id
    words = f"{shortened(where, 100)}, {RELATION[passage.relation]}: {passage.text}"
    location: Json = {
        "logicalLocations": [
            {"fullyQualifiedName": shortened(passage.document_id, 300) or "document"}
        ],
        "message": {"text": plain(shortened(words, _LONGEST))},
    }
    if passage.url and followable(passage.url):
        location["physicalLocation"] = {"artifactLocation": {"uri": as_uri(passage.url)}}
    return location
