"""Signals as SARIF rules: their pages as help, their precision as it was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.report._clean import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.signals import Page, Signal
    from provenance.types import Severity

LEVEL: Mapping[Severity, str] = {"info": "note", "warning": "warning", "error": "error"}
_PROBLEM: Mapping[Severity, str] = {
    "info": "recommendation",
    "warning": "warning",
    "error": "error",
}
_PRECISION = ((0.9, "very-high"), (0.8, "high"), (0.7, "medium"))
"""Least measured precision for each word; the rest, and what was not measured, is low."""
_FAMILY = {
    "PV1": "furniture",
    "PV2": "wording",
    "PV3": "headline",
    "PV4": "sourcing",
    "PV5": "corroboration",
    "PV6": "metadata",
    "PV9": "policy",
}
_FULL = 1024
_NAME = 255


def sarif_rules(codes: frozenset[str] | None) -> list[dict[str, Any]]:
    """A rule for every signal that was looked for, in order of code.

    Args:
        codes: Their codes, or None for all.
    """
    from provenance.signals import all_signals, page

    wanted = (s for s in all_signals() if codes is None or s.code in codes)
    return [_rule(signal, page(signal)) for signal in wanted]


def _rule(signal: Signal, text: Page) -> dict[str, Any]:
    about = text.sections.get("What it flags") or text.short or signal.name
    return {
        "id": signal.code,
        "name": shortened(signal.name, _NAME),
        "shortDescription": {"text": shortened(text.short or signal.name, _FULL)},
        "fullDescription": {"text": shortened(about, _FULL)},
        "help": {"text": _help(signal, text, mark=""), "markdown": _help(signal, text, mark="## ")},
        "defaultConfiguration": {"level": LEVEL[signal.severity]},
        "properties": {
            "precision": _precision(text),
            "problem.severity": _PROBLEM[signal.severity],
            "tags": ["news", _FAMILY.get(signal.code[:3], "other")]
            + (["preview"] if signal.preview else []),
        },
    }


def _help(signal: Signal, text: Page, *, mark: str) -> str:
    parts = [text.short or signal.name]
    parts += [f"{mark}{title}\n\n{body}" for title, body in text.sections.items()]
    return "\n\n".join(parts)


def _precision(text: Page) -> str:
    measured = text.measured.precision if text.measured else None
    if measured is None:
        return "low"
    return next((word for least, word in _PRECISION if measured >= least), "low")
