"""What changed between two versions of an article.

`diff` compares two reports: wording, headline, sources, quotations word by word, numbers, scores,
verdicts and notes of correction.  Sentences are aligned first and wherever they stand, so a
paragraph that moved is not one that went and one that came.  `correction_finding` is PV603: a
later version that differs in substance and does not say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.diff._align import Aligned
from provenance.diff._correction import correction_finding, with_correction
from provenance.diff._figures import figure_changes
from provenance.diff._findings import finding_changes
from provenance.diff._notes import compared, notes_of
from provenance.diff._numbers import contribution_changes, score_changes, verdict_changes
from provenance.diff._quotations import quotation_changes
from provenance.diff._sentences import body_sentences, headline_change, sentence_changes
from provenance.diff._sources import Statements, paired_sources, source_changes
from provenance.diff._types import (
    Difference,
    Edit,
    FigureChange,
    FindingChange,
    HeadlineChange,
    Note,
    QuotationChange,
    ScoreChange,
    SentenceChange,
    SourceChange,
    Stretch,
    VerdictChange,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.types import Report

__all__ = [
    "Difference",
    "Edit",
    "FigureChange",
    "FindingChange",
    "HeadlineChange",
    "Note",
    "QuotationChange",
    "ScoreChange",
    "SentenceChange",
    "SourceChange",
    "Stretch",
    "VerdictChange",
    "correction_finding",
    "diff",
    "with_correction",
]


def diff(old: Report, new: Report) -> Difference:
    """What changed between two versions of an article.

    Args:
        old: Report on the older version.
        new: Report on the newer one, made with the same settings and evidence; otherwise scores
            and verdicts differ for reasons that are not the text's.
    """
    aligned = Aligned(old.article.text, body_sentences(old), new.article.text, body_sentences(new))
    statements = Statements(old, new, aligned)
    sources = paired_sources(old, new, statements)
    headline = headline_change(old, new)
    sentences = tuple(sentence_changes(old, new, aligned))
    notes, lost = compared(list(notes_of(old)), list(notes_of(new)))
    return Difference(
        old=old.article,
        new=new.article,
        headline=headline,
        sentences=sentences,
        findings=finding_changes(old, new, aligned),
        sources=tuple(source_changes(old, new, sources)),
        quotations=tuple(quotation_changes(old, new, aligned, sources)),
        figures=tuple(_figures(headline, sentences)),
        verdicts=tuple(verdict_changes(old, new, statements)),
        scores=tuple(score_changes(old, new, sources)),
        contributions=tuple(contribution_changes(old, new)),
        notes=notes,
        lost_notes=lost,
    )


def _figures(
    headline: HeadlineChange | None, sentences: tuple[SentenceChange, ...]
) -> Iterator[FigureChange]:
    changed: list[HeadlineChange | SentenceChange] = [headline] if headline else []
    changed += [sentence for sentence in sentences if sentence.kind == "changed"]
    for pair in changed:
        if pair.old is not None and pair.new is not None:
            yield from figure_changes(pair.old, pair.new)
