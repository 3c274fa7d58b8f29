"""Decisions as W3C Web Annotations: what an editor says of the words at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.report._annotation import CONTEXT
from provenance.report._identifiers import address, urn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.decisions._current import Standing
    from provenance.decisions._models import Decision

Json = dict[str, Any]


def as_annotations(stand: Iterable[Standing]) -> Iterator[Json]:
    """An annotation for every decision that stands.

    Args:
        stand: What stands, from `provenance.decisions.standing`.
    """
    for item in stand:
        for decision in item.live:
            yield _annotation(decision, disputed=item.disputed)


def _annotation(decision: Decision, *, disputed: bool) -> Json:
    subject, about = decision.subject, decision.subject.about
    tag = about.get("code") or "statement"
    words = [text for text in (decision.value, decision.reason) if text]
    return {
        "@context": CONTEXT,
        "id": urn("decision", f"{decision.number} {subject.article} {subject.key}"),
        "type": "Annotation",
        "motivation": "commenting" if decision.kind == "note" else "moderating",
        "created": decision.time.replace("+00:00", "Z"),
        "creator": {"type": "Person", "name": decision.editor},
        "body": [
            {"type": "TextualBody", "value": decision.kind, "purpose": "classifying"},
            {"type": "TextualBody", "value": str(tag), "purpose": "tagging"},
            *(
                {
                    "type": "TextualBody",
                    "value": text,
                    "format": "text/plain",
                    "purpose": "commenting",
                }
                for text in words
            ),
        ],
        "target": {
            "type": "SpecificResource",
            "source": address(about.get("uri"), subject.article),
            "selector": _selectors(about),
        },
        "pv:fingerprint": subject.key,
        "pv:textSha256": subject.text_sha256,
        "pv:disputed": disputed,
    }


def _selectors(about: Json) -> list[Json]:
    quote: Json = {"type": "TextQuoteSelector", "exact": about.get("quote", "")}
    if about.get("where") == "title":  # a position would index the text
        return [quote]
    spans = about.get("spans") or []
    return [quote] + [
        {"type": "TextPositionSelector", "start": start, "end": end} for start, end in spans
    ]
