"""Findings, statements and verdicts as W3C Web Annotations.

Each says with two selectors where it stands: the words with what is around them, which survive an
edit elsewhere, and their position in code points, which is exact.  Both select the same words of
the article's text; for a web page that is the text that was read from it, not its source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.report._beside import BEARING
from provenance.report._identifiers import NAMESPACE, address, urn
from provenance.report._phrases import KIND, VERDICT, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.types import (
        Attribution,
        Corroboration,
        EvidencePassage,
        Finding,
        Report,
        Source,
        Span,
    )

Json = dict[str, Any]

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"pv": f"{NAMESPACE}terms:"}]
"""Keys of our own begin with ``pv:``; a reader that knows only the model drops them."""

AROUND = 32
"""Characters of context in a selector, before and after."""


def annotated(report: Report, *, again: int = 1) -> Iterator[Json]:
    """Every annotation on one article.

    Args:
        report: The report.
        again: How often the article's id has come in this file, so that no identifier comes twice.
    """
    times = f"#{again}" if again > 1 else ""
    sources = {source.id: source for source in report.sources}
    content = {a.id: a.content for a in report.attributions}
    for i, finding in enumerate(report.findings):
        yield _annotation(report, f"finding {i} {finding.fingerprint}{times}", _finding(finding),
                          _place(report, finding))  # fmt: skip
    for attribution in report.attributions:
        source = sources.get(attribution.source_id or "")
        yield _annotation(report, f"statement {attribution.id}{times}",
                          _statement(report, attribution, source),
                          [_target(report, span) for span in attribution.content])  # fmt: skip
    for verdict in report.corroborations:
        spans = content.get(verdict.attribution_id, ())
        yield _annotation(report, f"verdict {verdict.attribution_id}{times}", _verdict(verdict),
                          [_target(report, span) for span in spans])  # fmt: skip


def _annotation(report: Report, key: str, said: Json, targets: list[Json | str]) -> Json:
    targets = targets or [_source_of(report)]
    return {
        "id": urn("annotation", f"{report.article.id} {key}"),
        "type": "Annotation",
        **said,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _words(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _finding(finding: Finding) -> Json:
    bodies = [
        _words(finding.message, "assessing") | {"language": "en"},
        _words(f"{finding.code} {finding.name}", "tagging"),
    ]
    if finding.suggestion:
        bodies.append(_words(finding.suggestion, "editing"))
    return {
        "motivation": "assessing",
        "body": bodies,
        "pv:severity": finding.severity,
        "pv:voice": finding.voice,
        "pv:counts": finding.counts,
        "pv:confidence": round(finding.confidence, 6),
        **({"pv:suppressed": finding.suppressed} if finding.suppressed is not None else {}),
    }


def _statement(report: Report, attribution: Attribution, source: Source | None) -> Json:
    name = source_name(source) if source else "no source given"
    role = f", {source.role}" if source and source.name and source.role else ""
    kind = f" ({KIND[source.kind]})" if source else ""
    who: Json = {} if source is None else {"pv:source": _source_id(report, source)}
    through = {} if attribution.channel is None else {"pv:channel": attribution.channel.name}
    return {
        "motivation": "identifying",
        "body": [_words(f"{name}{role}{kind}", "identifying")],
        **who,
        **through,
        "pv:style": attribution.style,
        "pv:speech": attribution.speech,
        "pv:confidence": round(attribution.confidence, 6),
    }


def _source_id(report: Report, source: Source) -> str:
    """The identifier that PROV-JSON gives the same source."""
    return f"{urn('document', report.article.id)}.{source.id}"


def _verdict(found: Corroboration) -> Json:
    words = f"{VERDICT[found.verdict]}: {found.explanation}"
    return {
        "motivation": "linking",
        "body": [
            _words(words, "assessing") | {"language": "en"},
            _words(found.verdict, "tagging"),
            *(_passage(passage) for passage in found.evidence),
        ],
        "pv:confidence": round(found.confidence, 6),
        "pv:independent": found.independent,
    }


def _passage(passage: EvidencePassage) -> Json:
    """A passage of evidence as a body: the place in a document that the statement is linked to."""
    known = {
        "pv:outlet": passage.outlet,
        "pv:owner": passage.owner,
        "pv:published": passage.published,
        "pv:origin": passage.origin,
        "pv:notIndependentBecause": passage.not_independent_because,
    }
    return {
        "type": "SpecificResource",
        "purpose": "linking" if passage.relation in BEARING else "identifying",
        "source": address(passage.url, passage.document_id),
        "selector": [
            {"type": "TextQuoteSelector", "exact": passage.text},
            {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
        ],
        "pv:relation": passage.relation,
        "pv:independent": passage.independent,
        **{key: value for key, value in known.items() if value is not None},
    }


def _source_of(report: Report) -> str:
    return address(report.article.uri, report.article.id)


def _place(report: Report, finding: Finding) -> list[Json | str]:
    if finding.where == "text":
        return [_target(report, (finding.start, finding.end))]
    title = report.article.title or ""
    words = _quote(title, finding.start, min(finding.end, len(title)))
    # A position would index the article's text, and the title is not in it.
    return [_resource(report, words)] if words else []


def _target(report: Report, span: Span) -> Json | str:
    """The words at a span; the whole article where there are none."""
    text = report.article.text
    start, end = max(span[0], 0), min(span[1], len(text))
    words = _quote(text, start, end)
    if words is None:
        return _source_of(report)
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return _resource(report, [words, position])


def _resource(report: Report, selector: Json | list[Json]) -> Json:
    return {"type": "SpecificResource", "source": _source_of(report), "selector": selector}


def _quote(text: str, start: int, end: int) -> Json | None:
    if start >= end:
        return None
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - AROUND, 0) : start],
        "suffix": text[end : end + AROUND],
    }
