"""The headline and the sentences of the body, in both versions."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.diff._types import HeadlineChange, SentenceChange, Stretch
from provenance.diff._words import edits, key_of, words_of
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

    Args:
        old: The older report.
        new: The newer report.
    """
    before, after = _headline(old), _headline(new)
    if before is not None and after is not None and before.where != after.where:
        # one version has the headline in its text, the other beside it: compare like with like
        titles = _title(old), _title(new)
        if all(titles):
            before, after = titles
    if words_of(before.text if before else "") == words_of(after.text if after else ""):
        return None
    if before is None or after is None:
        return HeadlineChange(before, after)
    steps = edits(before.text, after.text, old_at=before.start, new_at=after.start)
    return HeadlineChange(before, after, steps)


def _headline(report: Report) -> Stretch | None:
    text = report.article.text
    for block in report.blocks:
        if block.kind == "headline" and text[block.start : block.end].strip():
            return Stretch(block.start, block.end, text[block.start : block.end])
    return _title(report)


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
    told: set[int] = set()
    for j, span in enumerate(aligned.new):
        pair = to_old.get(j)
        after = _stretch(new, span)
        if pair is None:
            yield SentenceChange("added", None, after)
            continue
        before = _stretch(old, aligned.old[pair.old])
        if not pair.moved:
            yield from _gone_before(old, aligned, pair.old, told)
        if not pair.same and key_of(before.text) != key_of(after.text):
            steps = edits(before.text, after.text, old_at=before.start, new_at=after.start)
            yield SentenceChange("changed", before, after, steps, pair.moved)
        elif pair.moved:
            yield SentenceChange("moved", before, after, (), moved=True)
    yield from _gone_before(old, aligned, len(aligned.old), told)


def _gone_before(
    old: Report, aligned: Aligned, number: int, told: set[int]
) -> Iterator[SentenceChange]:
    """Sentences that went, from before one of the older version, that were not told yet."""
    first = max(told, default=-1) + 1
    for i in range(first, number):
        told.add(i)
        if i not in aligned.to_new:
            yield SentenceChange("removed", _stretch(old, aligned.old[i]), None)


def _stretch(report: Report, span: Span) -> Stretch:
    return Stretch(*span, report.article.text[slice(*span)])
