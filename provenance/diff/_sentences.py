"""The headline and the sentences of the body, in both versions."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.diff._types import Edit, HeadlineChange, SentenceChange, Stretch
from provenance.diff._words import edits, words_of
from provenance.types import READ_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.diff._align import Aligned
    from provenance.types import Report, Span

_BODY = READ_KINDS - {"headline"}


def body_sentences(report: Report) -> list[Span]:
    """Sentences of a report that stand in its body, in order.

    Args:
        report: The report.
    """
    blocks = [b for b in report.blocks if b.kind in READ_KINDS]
    starts = [b.start for b in blocks]
    found = []
    for sentence in report.sentences:
        at = bisect_right(starts, sentence.start) - 1
        if at < 0 or blocks[at].kind in _BODY:
            found.append((sentence.start, sentence.end))
    return found


def headline_change(old: Report, new: Report) -> HeadlineChange | None:
    """The headline's change, or None where it says the same words.

    Like is held against like: the titles given apart from the texts, then the headlines in the
    texts, and only where a version has but one of them, that one against the other's.

    Args:
        old: The older report.
        new: The newer report.
    """
    sides = [(_title(old), _title(new)), (_in_text(old), _in_text(new))]
    both = [pair for pair in sides if None not in pair]
    either = (_title(old) or _in_text(old), _title(new) or _in_text(new))
    for before, after in both or [either]:
        if words_of(before.text if before else "") != words_of(after.text if after else ""):
            steps = edits_between(before, after)
            return HeadlineChange(before, after, steps)
    return None


def edits_between(old: Stretch | None, new: Stretch | None) -> tuple[Edit, ...]:
    """Word-level difference of two stretches; none where there is but one."""
    if old is None or new is None:
        return ()
    return edits(old.text, new.text, old_at=old.start, new_at=new.start)


def _in_text(report: Report) -> Stretch | None:
    text = report.article.text
    for block in report.blocks:
        if block.kind == "headline" and text[block.start : block.end].strip():
            return Stretch(block.start, block.end, text[block.start : block.end])
    return None


def _title(report: Report) -> Stretch | None:
    title = report.article.title
    return Stretch(0, len(title), title, "title") if title and title.strip() else None


def sentence_changes(old: Report, new: Report, aligned: Aligned) -> Iterator[SentenceChange]:
    """Sentences that are not as and where they were.

    In the order of the newer version; a sentence that went comes before what follows it there.

    Args:
        old: The older report.
        new: The newer report.
        aligned: Their sentences.
    """
    to_old = {pair.new: pair for pair in aligned.pairs}
    told = [-1]
    for j, span in enumerate(aligned.new):
        pair = to_old.get(j)
        after = _stretch(new, span)
        if pair is None:
            yield SentenceChange("added", None, after)
            continue
        before = _stretch(old, aligned.old[pair.old])
        if not pair.moved:
            yield from _gone_before(old, aligned, pair.old, told)
        steps = () if pair.same else edits_between(before, after)
        if any(step.kind != "equal" for step in steps):
            yield SentenceChange("changed", before, after, steps, pair.moved)
        elif pair.moved:
            yield SentenceChange("moved", before, after, (), moved=True)
    yield from _gone_before(old, aligned, len(aligned.old), told)


def _gone_before(
    old: Report, aligned: Aligned, number: int, told: list[int]
) -> Iterator[SentenceChange]:
    """Sentences that went, from before one of the older version, that were not told yet."""
    for i in range(told[-1] + 1, number):
        told.append(i)
        if i not in aligned.to_new:
            yield SentenceChange("removed", _stretch(old, aligned.old[i]), None)


def _stretch(report: Report, span: Span) -> Stretch:
    return Stretch(*span, report.article.text[slice(*span)])
