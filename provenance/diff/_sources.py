"""Which source of the newer version is which of the older, and how it is presented now."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING

from provenance.diff._align import ALIKE, similarity
from provenance.diff._types import SourceChange, SourceChangeKind, is_named, same_words
from provenance.diff._words import words_of
from provenance.fingerprint import normalized

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.diff._align import Aligned
    from provenance.types import Attribution, Report, Source

_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "the", "a", "an"})


class Statements:
    """Attributions of two versions that are the same statement.

    Args:
        old: The older report.
        new: The newer report.
        aligned: Their sentences.
    """

    def __init__(self, old: Report, new: Report, aligned: Aligned) -> None:
        self.pairs = list(_paired(old, new, aligned))


def paired_sources(old: Report, new: Report, statements: Statements) -> dict[str, str]:
    """Ids of the newer version's sources by those of the older.

    The same name is the same source; then a last name in common; then who makes the same
    statements, where only one of the two has a name or neither does.

    Args:
        old: The older report.
        new: The newer report.
        statements: Statements of both.
    """
    before, after = _speaking(old), _speaking(new)
    found: dict[str, str] = {}
    for key in (_name_key, _last_name_key):
        free = {key(s): s.id for s in reversed(after) if s.id not in found.values() and key(s)}
        for source in before:
            wanted = key(source)
            if wanted and source.id not in found and wanted in free:
                found[source.id] = free.pop(wanted)
    votes = Counter(
        (a.source_id, b.source_id)
        for a, b in statements.pairs
        if a.source_id is not None and b.source_id is not None
    )
    for (i, j), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def source_changes(old: Report, new: Report, paired: dict[str, str]) -> Iterator[SourceChange]:
    """Sources that went, then those presented otherwise, then those that came.

    Args:
        old: The older report.
        new: The newer report.
        paired: As `paired_sources` found them.
    """
    before = {s.id: s for s in _speaking(old)}
    after = {s.id: s for s in _speaking(new)}
    went = (source for i, source in before.items() if paired.get(i) not in after)
    yield from (SourceChange("went", source, None) for source in went)
    for i, source in before.items():
        other = after.get(paired.get(i, ""))
        kind = _changed(source, other) if other is not None else None
        if kind is not None:
            yield SourceChange(kind, source, other)
    kept = set(paired.values())
    yield from (SourceChange("came", None, s) for j, s in after.items() if j not in kept)


def _changed(old: Source, new: Source) -> SourceChangeKind | None:
    if is_named(old) != is_named(new):
        return "anonymized" if is_named(old) else "identified"
    described = old.kind == new.kind == "document"  # "the report released Friday"
    fuller = same_words(_name_key(old), _name_key(new))
    if old.name and new.name and not described and not fuller:
        return "renamed"
    if old.role and new.role and normalized(old.role) != normalized(new.role):
        return "role"
    return None


def _speaking(report: Report) -> list[Source]:
    """Sources that something is attributed to."""
    told = {a.source_id for a in report.attributions}
    return [source for source in report.sources if source.id in told]


def _name_key(source: Source) -> str:
    words = words_of(source.name or "")
    return " ".join(word for word in words if word not in _TITLES)


def _last_name_key(source: Source) -> str:
    return (_name_key(source).split() or [""])[-1] if source.kind == "person_named" else ""


def _paired(
    old: Report, new: Report, aligned: Aligned
) -> Iterator[tuple[Attribution, Attribution]]:
    """Same statements: the same words, else like words in sentences that belong together."""
    by_words: dict[tuple[str, ...], deque[Attribution]] = defaultdict(deque)
    for attribution in new.attributions:
        by_words[tuple(_content(new, attribution))].append(attribution)
    left, taken = [], set()
    for attribution in old.attributions:
        same = by_words.get(tuple(_content(old, attribution)))
        if same:
            taken.add(same[0].id)
            yield attribution, same.popleft()
        elif attribution.content:
            left.append(attribution)
    by_sentence: dict[int | None, list[Attribution]] = defaultdict(list)
    for attribution in new.attributions:
        if attribution.id not in taken and attribution.content:
            by_sentence[aligned.of_new(attribution.content[0][0])].append(attribution)
    for attribution in left:
        number = aligned.of_old(attribution.content[0][0])
        near = by_sentence[number] if number is not None else []
        best = _most_alike(_content(old, attribution), new, near)
        if best is not None:
            near.remove(best)
            yield attribution, best


def _most_alike(
    words: Sequence[str], new: Report, others: Sequence[Attribution]
) -> Attribution | None:
    scored = [(similarity(words, _content(new, other)), -n) for n, other in enumerate(others)]
    score, n = max(scored, default=(0.0, 0))
    return others[-n] if score >= ALIKE else None


def _content(report: Report, attribution: Attribution) -> list[str]:
    text = report.article.text
    return [word for start, end in attribution.content for word in words_of(text[start:end])]
