"""Evidence beside the statement in the terminal; the marks read without color.

``*the same words in a row*``, ``_a word in common_``, ``[=11]`` a figure that agrees and ``[≠14]``
one that does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.report._beside import BEARING, excerpt, published, repeats, sides, why
from provenance.report._chain import SOURCE, chains
from provenance.report._clean import one_line, shortened, visible
from provenance.report._phrases import RELATION, VERDICT, VERDICT_MEANS, count, percent
from provenance.report._text_page import styled
from provenance.report._text_sources import VERDICT_STYLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from provenance.report._beside import Side
    from provenance.report._text_page import Page
    from provenance.report._view import View
    from provenance.types import Attribution, Corroboration, EvidencePassage

_ORDER = {verdict: i for i, verdict in enumerate(VERDICT_MEANS)}
_OPEN = {"run": "*", "word": "_", "agree": "[=", "clash": "[≠"}
_CLOSE = {"run": "*", "word": "_", "agree": "]", "clash": "]"}
_STYLE = {"run": "bold", "word": "underline", "agree": "bold green", "clash": "bold red"}
_WHITE = re.compile(r"\s+")
_MOST_BESIDE = 3
"""Passages set beside a statement; the others are a line each, unless everything is asked for."""

_MOST_CHARACTERS = 420
_ONE_LINE = 160
LEGEND = (
    "*same words in a row*, _word in common_, [=11] figure that agrees, [≠14] one that does not."
)


def write_statements(page: Page, view: View, *, everything: bool) -> None:
    """Write each statement's verdict with its evidence beside it, contradictions first.

    Args:
        page: Where to.
        view: The report.
        everything: Those that were not found, and every passage beside its statement.
    """
    rows = [
        (attribution, view.verdicts[attribution.id])
        for attribution in view.report.attributions
        if attribution.id in view.verdicts
        and (everything or view.verdicts[attribution.id].verdict != "not_found")
    ]
    if not rows:
        return
    page.heading("What the evidence says")
    if any(verdict.evidence for _, verdict in rows):
        page.flow(styled(LEGEND, "dim"), first="  ")
    for attribution, verdict in sorted(rows, key=lambda row: _ORDER[row[1].verdict]):
        page.blank()
        _statement(page, view, attribution, verdict, everything=everything)


def _statement(
    page: Page,
    view: View,
    attribution: Attribution,
    verdict: Corroboration,
    *,
    everything: bool,
) -> None:
    text = view.report.article.text
    words = " … ".join(text[start:end] for start, end in attribution.content)
    label = view.labels.get(attribution.source_id or "", "?")
    indent = " " * (4 + len(label))
    page.flow(_verdict(verdict, words), first=f"  {label}  ")
    page.flow(styled(verdict.explanation, "dim"), first=indent)
    if verdict.evidence:
        chain = chains(view, attribution)[0].words(first=SOURCE)
        page.flow(styled(chain, "dim"), first=f"{indent}chain: ")
    beside = _beside(verdict.evidence, everything=everything)
    for i, passage in enumerate(verdict.evidence):
        if repeats(verdict.evidence, i):
            page.flow(_heading(view, passage).append("; the passage above"), first=f"{indent}- ")
        elif i in beside:
            _set_beside(page, view, attribution, passage, words=words, indent=indent)
        elif verdict.verdict == "source_only" and i and not everything:
            page.flow(
                styled(f"and {count(len(verdict.evidence) - i, 'more passage')}"), first=indent
            )
            break  # the explanation names their outlets
        else:
            page.flow(_line(view, passage), first=f"{indent}- ")


def _verdict(verdict: Corroboration, words: str) -> Text:
    line = styled(VERDICT[verdict.verdict], VERDICT_STYLE.get(verdict.verdict, "bold"))
    facts = [count(verdict.independent, "independent origin")] if verdict.independent else []
    line.append(f" ({', '.join([*facts, f'{percent(verdict.confidence)} sure'])})")
    line.append(f": {shortened(words, 90)}")
    return line


def _beside(evidence: Sequence[EvidencePassage], *, everything: bool) -> set[int]:
    """Which passages are set beside the statement: those the verdict rests on."""
    bearing = [i for i, p in enumerate(evidence) if p.relation in BEARING]
    if everything:
        return set(bearing)
    free = [i for i in bearing if evidence[i].independent]
    return set(free[:_MOST_BESIDE] or bearing[:1])


def _set_beside(
    page: Page,
    view: View,
    attribution: Attribution,
    passage: EvidencePassage,
    *,
    words: str,
    indent: str,
) -> None:
    own, other = sides(words, passage, view.sources.get(attribution.source_id or ""))
    page.flow(_heading(view, passage), first=f"{indent}- ")
    assert own is not None  # noqa: S101 - the passage bears on the statement
    left, right = (marked(excerpt(side, _MOST_CHARACTERS)) for side in (own, other))
    page.beside(left, right, indent=f"{indent}  ")


def _heading(view: View, passage: EvidencePassage) -> Text:
    line = styled(published(passage))
    line.append(f": {RELATION[passage.relation]}")
    line.append(f"; {one_line(why(view.report, passage))}", "dim")
    return line


def _line(view: View, passage: EvidencePassage) -> Text:
    line = styled(published(passage))
    line.append(f": {RELATION[passage.relation]}, “{shortened(passage.text, _ONE_LINE)}”")
    if not passage.independent:
        line.append(f" ({one_line(why(view.report, passage))})", "dim")
    return line


def marked(side: Side) -> Text:
    """A text with its marks, on one line.

    Args:
        side: The text and the marks on it.
    """
    from rich.text import Text

    out = Text()
    at = 0
    for mark in side.marks:
        out.append(_flat(side.text[at : mark.start]))
        words = _flat(side.text[mark.start : mark.end])
        out.append(f"{_OPEN[mark.kind]}{words}{_CLOSE[mark.kind]}", _STYLE[mark.kind])
        at = mark.end
    out.append(_flat(side.text[at:]))
    return out


def _flat(text: str) -> str:
    return _WHITE.sub(" ", visible(text))
