"""Findings that came, went and stayed: by sentence and words, fingerprint, or sentence."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from provenance.diff._types import FindingChange
from provenance.fingerprint import normalized, with_fingerprints

if TYPE_CHECKING:
    from provenance.diff._align import Aligned
    from provenance.types import Finding, Report


def finding_changes(old: Report, new: Report, aligned: Aligned) -> tuple[FindingChange, ...]:
    """Findings that came, then those that went, then those that stayed.

    Args:
        old: The older report.
        new: The newer report.
        aligned: Their sentences.
    """
    # Two files have two ids, and an id is part of a fingerprint.
    before = list(with_fingerprints(new.article.id, old.findings))
    after = list(with_fingerprints(new.article.id, new.findings))
    # "boasted" in a new first paragraph must not be taken for the one that was there before
    stayed = [
        *_by_place(before, after, aligned, same_words=True),
        *_by_fingerprint(before, after),
        *_by_place(before, after, aligned),
    ]
    return (
        *(FindingChange("came", None, finding) for finding in after),
        *(FindingChange("went", finding, None) for finding in before),
        *(FindingChange("stayed", one, other) for one, other in stayed),
    )


def _by_fingerprint(before: list[Finding], after: list[Finding]) -> list[tuple[Finding, Finding]]:
    """Take out the findings that both versions have."""
    known = {finding.fingerprint: finding for finding in after}
    pairs = [(f, known[f.fingerprint]) for f in before if f.fingerprint in known]
    gone = {f.fingerprint for f, _ in pairs}
    before[:] = [f for f in before if f.fingerprint not in gone]
    after[:] = [f for f in after if f.fingerprint not in gone]
    return pairs


def _by_place(
    before: list[Finding], after: list[Finding], aligned: Aligned, *, same_words: bool = False
) -> list[tuple[Finding, Finding]]:
    """Take out findings of one code on sentences that belong together, or on both headlines."""

    def key(finding: Finding, number: int | None) -> tuple[str, str, int | str | None]:
        words = normalized(finding.text) if same_words else ""
        return finding.code, words, "title" if finding.where == "title" else number

    waiting: dict[tuple[str, str, int | str | None], deque[Finding]] = defaultdict(deque)
    for finding in after:
        waiting[key(finding, aligned.of_new(finding.start))].append(finding)
    pairs, left = [], []
    for finding in before:
        found = key(finding, aligned.of_old(finding.start))
        if found[2] is not None and waiting.get(found):
            pairs.append((finding, waiting[found].popleft()))
        else:
            left.append(finding)
    taken = {id(other) for _, other in pairs}
    before[:] = left
    after[:] = [finding for finding in after if id(finding) not in taken]
    return pairs
