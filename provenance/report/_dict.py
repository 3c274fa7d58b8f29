"""A report as plain values, with the keys of the contract in the contract's order.

The schema is `provenance.report._contract.schema_text`.  Sources carry what the evidence says of
them, and those keys are null where no evidence was asked.
"""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING, Any

from provenance.report._contract import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.types import (
        Attestation,
        Attribution,
        Corroboration,
        EvidencePassage,
        Finding,
        Report,
        Run,
        Scores,
        Source,
        Sourcing,
        Span,
    )

Json = dict[str, Any]


def as_dict(report: Report) -> Json:
    """A report as JSON values: floats rounded to 6 decimals, every required key present.

    Args:
        report: The report.
    """
    attested = {a.source_id: a for a in report.attestations}
    plain = {
        "schema_version": SCHEMA_VERSION,
        "run": _run(report.run),
        "article": _article(report),
        "blocks": [
            {"start": b.start, "end": b.end, "confidence": b.confidence, "kind": b.kind}
            for b in report.blocks
        ],
        "sentences": [
            {"start": s.start, "end": s.end, "voice": s.voice, "loaded": s.loaded}
            for s in report.sentences
        ],
        "findings": [_finding(f) for f in report.findings],
        "scores": _scores(report.scores),
        "sources": [_source(s, attested.get(s.id)) for s in report.sources],
        "attributions": [_attribution(a) for a in report.attributions],
        "corroborations": [_corroboration(c) for c in report.corroborations],
        "sourcing": _sourcing(report.sourcing),
        "readability": {k: v for k, v in report.readability.items() if math.isfinite(v)},
        "skipped": [{"what": s.what, "reason": s.reason, "where": s.where} for s in report.skipped],
        "voices": [{"start": v.start, "end": v.end, "voice": v.voice} for v in report.voices],
    }
    rounded: Json = _rounded(plain)
    return rounded


def _rounded(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The same value with floats at 6 decimals and without a negative zero."""
    if isinstance(value, float):
        return round(value, 6) + 0.0
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return value


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _run(run: Run) -> Json:
    evidence = run.evidence
    return {
        "tool": "provenance",
        "version": run.version,
        "settings_sha256": run.settings_sha256,
        "models": [{"name": m.name, "version": m.version, "sha256": m.sha256} for m in run.models],
        "evidence": None
        if evidence is None
        else {"documents": evidence.documents, "sha256": evidence.sha256},
    }


def _article(report: Report) -> Json:
    article = report.article
    return {
        "id": article.id,
        "uri": article.uri,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "authors": list(article.authors),
        "language": article.language,
        "text": article.text,
        "sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "owner": report.owner,
        "feed": article.feed,
        "genre": report.genre,
    }


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "voice": finding.voice,
        "counts": finding.counts,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "confidence": finding.confidence,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
        "related": _spans(finding.related),
        "where": finding.where,
    }


def _scores(scores: Scores) -> Json:
    framing = scores.framing
    return {
        "framing": None
        if framing is None
        else {
            "value": framing.value,
            "low": framing.low,
            "high": framing.high,
            "band": framing.band,
        },
        "by_voice": [
            {"voice": v.voice, "words": v.words, "value": v.value} for v in scores.by_voice
        ],
        "contributions": [
            {"code": c.code, "points": c.points, "count": c.count} for c in scores.contributions
        ],
        "headline": None if scores.headline is None else {"loaded": scores.headline},
    }


def _source(source: Source, attestation: Attestation | None) -> Json:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "role": source.role,
        "official": source.official,
        "anonymous": source.anonymous,
        "anonymity_reason": source.anonymity_reason,
        "mentions": _spans(source.mentions),
        "words": source.words,
        "share": source.share,
        **_attestation(attestation),
    }


def _attestation(found: Attestation | None) -> Json:
    return {
        "attested": None if found is None else found.attested,
        "attested_in_role": None if found is None else found.in_role,
        "attested_by": None if found is None else list(found.outlets),
        "dependent": None
        if found is None
        else [{"outlet": outlet, "reason": reason} for outlet, reason in found.dependent],
        "statements": None if found is None else found.statements,
        "verdicts": None if found is None else dict(found.verdicts),
        "origins": None if found is None else found.origins,
    }


def _attribution(attribution: Attribution) -> Json:
    channel = attribution.channel
    return {
        "id": attribution.id,
        "source_id": attribution.source_id,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "style": attribution.style,
        "parent": attribution.parent,
        "channel": None if channel is None else {"name": channel.name, "span": list(channel.span)},
        "confidence": attribution.confidence,
        "speech": attribution.speech,
    }


def _corroboration(corroboration: Corroboration) -> Json:
    return {
        "attribution_id": corroboration.attribution_id,
        "verdict": corroboration.verdict,
        "confidence": corroboration.confidence,
        "independent": corroboration.independent,
        "evidence": _passages(corroboration.evidence),
        "explanation": corroboration.explanation,
    }


def _passages(passages: Sequence[EvidencePassage]) -> list[Json]:
    return [
        {
            "document_id": p.document_id,
            "url": p.url,
            "outlet": p.outlet,
            "published": p.published,
            "start": p.start,
            "end": p.end,
            "text": p.text,
            "relation": p.relation,
            "independent": p.independent,
            "not_independent_because": p.not_independent_because,
            "owner": p.owner,
            "origin": p.origin,
        }
        for p in passages
    ]


def _sourcing(sourcing: Sourcing) -> Json:
    return {
        "sources": sourcing.sources,
        "named": sourcing.named,
        "anonymous": sourcing.anonymous,
        "attributed_share": sourcing.attributed_share,
        "official_share": sourcing.official_share,
        "anonymous_share": sourcing.anonymous_share,
        "top_source_share": sourcing.top_source_share,
        "single_channel_share": sourcing.single_channel_share,
        "corroborated": sourcing.corroborated,
        "attested": sourcing.attested,
    }
