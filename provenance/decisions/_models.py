"""The data types: what is decided about, what is asked for, and what was decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from provenance.evidence import text_sha256
from provenance.fingerprint import fingerprint, normalized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.types import Attribution, Finding, Report

Kind = Literal[
    "accept", "dismiss", "note", "wrong_speaker", "wrong_verdict", "right_source", "undo"
]
KINDS: tuple[str, ...] = get_args(Kind)
"""``right_source`` names the speaker of a statement that was given none."""

About = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: a finding or a statement of one version of an article.

    Attributes:
        article: `Article.id`.
        text_sha256: Hash of the article's text, so that the decision names the version it saw.
        of: ``"finding"`` or ``"statement"``.
        key: The finding's fingerprint; of a statement a hash made the same way, of its words.
        about: What was judged, as the report had it: code, offsets, words, confidence, verdict.
    """

    article: str
    text_sha256: str
    of: Literal["finding", "statement"]
    key: str
    about: About


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision an editor asks to have kept.

    Attributes:
        kind: What is decided; not ``"undo"``.
        editor: Who.
        reason: Why; required of a dismissal, the words of a note.
        value: The right source or the right verdict, where the kind asks for one.
        seen: Number of the last decision on the same subject that the editor has seen, 0 for none.
    """

    kind: Kind
    editor: str
    reason: str = ""
    value: str = ""
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the history.

    Attributes:
        number: Grows with every row.
        subject: What it is about.
        kind: What was decided.
        editor: Who.
        reason: Why.
        value: The right source or verdict.
        time: When, ISO 8601 in UTC.
        undoes: Number of the row that an ``"undo"`` takes back, else None.
    """

    number: int
    subject: Subject
    kind: Kind
    editor: str
    reason: str
    value: str
    time: str
    undoes: int | None = None


def finding_subject(report: Report, finding: Finding) -> Subject:
    """A finding as something to decide about.

    Args:
        report: Its report.
        finding: One of the report's findings.
    """
    return Subject(
        article=report.article.id,
        text_sha256=text_sha256(report.article.text),
        of="finding",
        key=finding.fingerprint,
        about={
            **_place(report),
            "code": finding.code,
            "name": finding.name,
            "where": finding.where,
            "spans": [[finding.start, finding.end]],
            "quote": finding.text,
            "severity": finding.severity,
            "confidence": round(finding.confidence, 6),
            "counts": finding.counts,
            "voice": finding.voice,
        },
    )


def statement_subject(report: Report, attribution: Attribution, key: str) -> Subject:
    """A statement as something to decide about.

    Args:
        report: Its report.
        attribution: One of the report's attributions.
        key: From `statement_keys`.
    """
    source = next((s for s in report.sources if s.id == attribution.source_id), None)
    verdict = next((c for c in report.corroborations if c.attribution_id == attribution.id), None)
    return Subject(
        article=report.article.id,
        text_sha256=text_sha256(report.article.text),
        of="statement",
        key=key,
        about={
            **_place(report),
            "where": "text",
            "spans": [list(span) for span in attribution.content],
            "quote": _words(report, attribution),
            "cue": [list(span) for span in attribution.cue],
            "source": None if source is None else source.name or source.role or source.id,
            "source_spans": [list(span) for span in attribution.source],
            "confidence": round(attribution.confidence, 6),
            "verdict": None if verdict is None else verdict.verdict,
            "verdict_confidence": None if verdict is None else round(verdict.confidence, 6),
        },
    )


def statement_keys(report: Report) -> dict[str, str]:
    """A key for every statement, by attribution id: it survives edits elsewhere in the article.

    Args:
        report: The report.
    """
    seen: Counter[str] = Counter()
    keys: dict[str, str] = {}
    for attribution in report.attributions:
        words = _words(report, attribution)
        same = normalized(words)
        keys[attribution.id] = fingerprint("statement", report.article.id, words, seen[same])
        seen[same] += 1
    return keys


def subjects_of(report: Report) -> Iterator[Subject]:
    """Everything in a report that can be decided about.

    Args:
        report: The report.
    """
    for finding in report.findings:
        yield finding_subject(report, finding)
    keys = statement_keys(report)
    for attribution in report.attributions:
        yield statement_subject(report, attribution, keys[attribution.id])


def _words(report: Report, attribution: Attribution) -> str:
    return " … ".join(report.article.text[start:end] for start, end in attribution.content)


def _place(report: Report) -> About:
    article = report.article
    return {"uri": article.uri, "outlet": article.outlet, "published": article.published}
