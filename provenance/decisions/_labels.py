"""Decisions as labels: one JSON object a line, with offsets into the version that was judged.

Every line has ``format`` (``provenance-labels/1``), ``article``, ``text_sha256``, ``url``,
``outlet``, ``published``, ``of`` (``finding`` or ``statement``), ``key`` (the fingerprint),
``spans`` (code points, half open, into the text or, with ``where: "title"``, the title),
``quote``, ``confidence``, ``editors``, ``time`` of the last decision, ``disputed`` (then what the
editors differ on is null), ``reasons`` and ``notes``.

A finding adds ``code``, ``name``, ``severity``, ``counts``, ``voice`` and ``decision``
(``accept``, ``dismiss`` or null).  A statement adds ``decision`` (whether it is one), ``source``,
``source_spans``, ``speaker`` (``right``, ``wrong`` or null), ``right_source``, ``verdict``,
``verdict_decision`` (``right``, ``wrong`` or null) and ``right_verdict``.  What nobody judged is
null: a label is never guessed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provenance.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from provenance.decisions._current import Facet, Standing

LABELS_FORMAT = "provenance-labels/1"
Label = dict[str, Any]

_OF_FINDING = ("code", "name", "severity", "counts", "voice")
_OF_STATEMENT = ("cue", "source", "source_spans", "verdict", "verdict_confidence")


def labels(stand: Iterable[Standing]) -> Iterator[Label]:
    """A label for every subject that somebody judged.

    Args:
        stand: What stands, from `provenance.decisions.standing`.
    """
    return (_label(item) for item in stand if item.decided)


def _label(item: Standing) -> Label:
    subject = item.subject
    about = subject.about
    label: Label = {
        "format": LABELS_FORMAT,
        "article": subject.article,
        "text_sha256": subject.text_sha256,
        "url": about.get("uri"),
        "outlet": about.get("outlet"),
        "published": about.get("published"),
        "of": subject.of,
        "key": subject.key,
        **{name: about.get(name) for name in ("where", "spans", "quote", "confidence")},
        "decision": _said(item, "holds", "accept", "dismiss"),
    }
    if subject.of == "finding":
        label |= {name: about.get(name) for name in _OF_FINDING}
    else:
        label |= {
            **{name: about.get(name) for name in _OF_STATEMENT},
            "speaker": _said(item, "speaker", "right", "wrong"),
            "right_source": _value(item, "speaker"),
            "verdict_decision": _said(item, "verdict", "right", "wrong"),
            "right_verdict": _value(item, "verdict"),
        }
    return label | {
        "reasons": [d.reason for d in item.live if d.kind != "note" and d.reason],
        "notes": [d.reason for d in item.live if d.kind == "note"],
        "editors": sorted({d.editor for d in item.live}),
        "time": item.live[-1].time,
        "disputed": item.disputed,
    }


def _said(item: Standing, facet: Facet, yes: str, no: str) -> str | None:
    agreed = item.agreed(facet)
    return None if agreed is None else yes if agreed else no


def _value(item: Standing, facet: Facet) -> str | None:
    """What the editors give as right, where they give the same."""
    given = {j.by.value for j in item.judged(facet) if not j.right}
    return given.pop() if item.agreed(facet) is False and len(given) == 1 else None


def read_labels(path: Path) -> Iterator[Label]:
    """Labels of a file.

    Args:
        path: A file of labels, UTF-8.

    Raises:
        InputError: If a line of it is no label.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _read(line, f"{path}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as labels ({error})") from error


def _read(line: str, where: str) -> Label:
    try:
        label = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: no JSON; export the labels again") from error
    if not isinstance(label, dict) or label.get("format") != LABELS_FORMAT:
        raise InputError(f"{where}: no label; its format must be {LABELS_FORMAT!r}")
    if label.get("of") not in ("finding", "statement"):
        raise InputError(f"{where}: a label is of a finding or of a statement")
    return label
