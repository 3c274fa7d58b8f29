"""A difference as an editor reads it: what matters first, the words side by side.

``[-words-]`` went and ``{+words+}`` came, as in ``git diff --word-diff``.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from provenance.diff._types import is_named
from provenance.report._clean import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.diff._types import (
        Difference,
        Edit,
        FindingChange,
        ScoreChange,
        SentenceChange,
        SourceChange,
        Stretch,
    )
    from provenance.types import Finding, Source, Verdict

_WIDTH = 80
_AROUND = 60
"""Characters of an unchanged stretch that are shown on either side of a change."""

_QUOTED = 160
_SCORES = 4
_POINT, _POINTS = 0.5, 5.0
"""Points by which the framing score, and any other, must have moved to be worth a line."""


def text_of(difference: Difference, finding: Finding | None = None, *, brief: bool = False) -> str:
    """A difference as text, ending with a line end.

    Args:
        difference: What changed.
        finding: PV603, where it holds.
        brief: The line at the top and what weighs, no sentences and no scores.
    """
    return "".join(f"{line}\n" for line in _lines(difference, finding, brief))


def _lines(d: Difference, finding: Finding | None, brief: bool) -> Iterator[str]:
    title = d.new.title or (d.headline.new.text if d.headline and d.headline.new else None)
    yield from _wrapped(shortened(title or d.new.id, _QUOTED), "")
    yield _versions(d)
    if d.empty:
        yield "  Not a word differs."
    if finding is not None:
        told = f"{finding.code} {finding.name} ({finding.severity}): {finding.message}"
        yield from _wrapped(one_line(told), "  ")
    for note in d.notes:
        state = "new" if note.fresh else "as before"
        kind = note.kind.replace("editors_note", "editor’s note")
        yield from _wrapped(f"{kind} ({state}): {shortened(note.stretch.text, 300)}", "  ")
    for note in d.lost_notes:
        yield from _wrapped(f"{note.kind} taken out: {shortened(note.stretch.text, 300)}", "  ")
    yield from _section("Headline", _headline(d))
    yield from _section("Quotations", _quotations(d))
    yield from _section("Figures", _figures(d))
    yield from _section("Sources", map(_source_line, filter(_telling, d.sources)))
    yield from _section("Verdicts", _verdicts(d))
    if not brief:
        yield from _section("Findings", _findings(d.findings))
        yield from _section("Score", _scores(d))
        yield from _section(_counted(d.sentences), _sentences(d))


def _versions(d: Difference) -> str:
    if d.old.id != d.new.id:
        return f"{one_line(d.old.id)} → {one_line(d.new.id)}"
    return one_line(d.new.uri or d.new.id)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    first = True
    for line in lines:
        if first:
            yield f"  {title}"
            first = False
        yield from _wrapped(line, "    ")


def _headline(d: Difference) -> Iterator[str]:
    head = d.headline
    if head is None:
        return
    if head.old is None or head.new is None:
        yield f"before: {_quoted(head.old)}; now: {_quoted(head.new)}"
    else:
        yield _marked(head.edits, head.old, head.new)


def _quotations(d: Difference) -> Iterator[str]:
    for q in d.quotations:
        speaker = q.new_speaker or q.old_speaker or "nobody named"
        if q.kind == "reattributed":
            words = shortened(q.new.text if q.new else "", _QUOTED)
            yield f"now {_name(q.new_speaker)}, before {_name(q.old_speaker)}: “{words}”"
        elif q.old is None or q.new is None:
            words = shortened((q.old or q.new).text, _QUOTED)  # type: ignore[union-attr]
            yield f"{q.kind}, {one_line(speaker)}: “{words}”"
        else:
            yield f"{q.kind}, {one_line(speaker)}: “{_marked(q.edits, q.old, q.new)}”"


def _name(speaker: str | None) -> str:
    return one_line(speaker) if speaker else "nobody named"


def _quoted(stretch: Stretch | None) -> str:
    return f"“{shortened(stretch.text, _QUOTED)}”" if stretch is not None else "none"


def _figures(d: Difference) -> Iterator[str]:
    for figure in d.figures:
        old, new = figure.old, figure.new
        if old is not None and new is not None:
            yield f"{one_line(old.text)} → {one_line(new.text)}"
        else:
            words = (old or new).text  # type: ignore[union-attr]
            yield f"{figure.kind}: {one_line(words)}"


def _telling(change: SourceChange) -> bool:
    """Whether a reader would look for the source; who has no name and withholds none is many."""
    if change.old is not None and change.new is not None:
        return True
    return any(s is not None and (is_named(s) or s.anonymous) for s in (change.old, change.new))


def _source_line(change: SourceChange) -> str:
    old, new = change.old, change.new
    if old is None or new is None:
        only = old or new
        return f"{change.kind}: {_source(only)}{_role(only)}"
    if change.kind == "role":
        return f"{_source(new)}: “{one_line(old.role or '')}” → “{one_line(new.role or '')}”"
    words = {"anonymized": "not named any more", "identified": "now named"}
    return f"{words.get(change.kind, change.kind)}: {_source(old)} → {_source(new)}"


def _source(source: Source | None) -> str:
    if source is None:
        return "nobody"
    name = source.name or source.role or "an unnamed source"
    return one_line(name) + ("" if is_named(source) or source.name is None else " (no name)")


def _role(source: Source | None) -> str:
    return f", {one_line(source.role)}" if source is not None and source.role else ""


def _verdicts(d: Difference) -> Iterator[str]:
    for change in d.verdicts:
        was, now = _verdict(change.old), _verdict(change.new)
        yield f"{was} → {now}: “{shortened(change.statement.text, _QUOTED)}”"


def _verdict(verdict: Verdict | None) -> str:
    return "none" if verdict is None else verdict.replace("_", " ")


def _findings(changes: Iterable[FindingChange]) -> Iterator[str]:
    stayed = told = 0
    for change in changes:
        found = change.new or change.old
        if change.kind == "stayed" or found is None:
            stayed += 1
        elif found.counts:
            told += 1
            yield f"{change.kind}: {_found(found)}"
    if stayed and told:
        yield f"stayed: {stayed}"


def _found(finding: Finding) -> str:
    words = shortened(finding.text, _AROUND)
    return f"{finding.code} {finding.name} ({finding.severity}) “{words}”"


def _scores(d: Difference) -> Iterator[str]:
    for score in d.scores:
        if not _worth_a_line(score):
            continue
        why = ""
        if score.name == "framing" and d.contributions:
            moves = (f"{m.name} {_move(m)}" for m in d.contributions[:_SCORES])
            why = f" ({', '.join(moves)})"
        if score.name != "outlet":  # the framing score is the outlet's
            yield f"{one_line(score.name)} {_value(score.old)} → {_value(score.new)}{why}"


def _worth_a_line(score: ScoreChange) -> bool:
    if score.old is None or score.new is None:
        return score.name == "framing"
    return abs(score.new - score.old) >= (_POINT if score.name == "framing" else _POINTS)


def _value(value: float | None) -> str:
    return "none" if value is None else f"{value:.0f}"


def _move(score: ScoreChange) -> str:
    return f"{(score.new or 0.0) - (score.old or 0.0):+.1f}"


def _counted(sentences: Iterable[SentenceChange]) -> str:
    counts = Counter(sentence.kind for sentence in sentences)
    return "Sentences: " + ", ".join(
        f"{counts[kind]} {kind}"
        for kind in ("changed", "added", "removed", "moved")
        if counts[kind]
    )


def _sentences(d: Difference) -> Iterator[str]:
    for change in d.sentences:
        if change.kind == "changed" and change.old is not None and change.new is not None:
            yield f"~ {_marked(change.edits, change.old, change.new)}"
        elif change.kind == "moved":
            yield f"> moved: {shortened(change.new.text if change.new else '', _AROUND)}"
        else:
            sign = "+" if change.kind == "added" else "-"
            only = change.new or change.old
            yield f"{sign} {shortened(only.text if only else '', 3 * _QUOTED)}"


def _marked(edits: Iterable[Edit], old: Stretch, new: Stretch) -> str:
    """The two texts as one, what went and what came in brackets."""
    parts: list[str] = []
    steps = list(edits)
    for number, step in enumerate(steps):
        before = old.text[step.old[0] - old.start : step.old[1] - old.start]
        after = new.text[step.new[0] - new.start : step.new[1] - new.start]
        if step.kind == "equal":
            words = _middle(one_line(after), first=number == 0, last=number == len(steps) - 1)
        else:
            gone = f"[-{one_line(before)}-]" if before else ""
            words = " ".join(filter(None, (gone, f"{{+{one_line(after)}+}}" if after else "")))
        if parts and _spaced(steps[number - 1], step, old, new):
            words = f" {words}"
        parts.append(words)
    return "".join(parts)


def _spaced(last: Edit, step: Edit, old: Stretch, new: Stretch) -> bool:
    """Whether white space stands between two steps in either text."""
    if last.kind != "equal" and step.kind != "equal":
        return True
    gaps = (
        old.text[last.old[1] - old.start : step.old[0] - old.start],
        new.text[last.new[1] - new.start : step.new[0] - new.start],
    )
    return any(gap.isspace() for gap in gaps)


def _middle(words: str, *, first: bool, last: bool) -> str:
    """An unchanged stretch, only its ends that touch a change."""
    if len(words) <= 2 * _AROUND:
        return words
    head = "" if first else words[:_AROUND].rsplit(" ", 1)[0] + " "
    tail = "" if last else " " + words[-_AROUND:].split(" ", 1)[-1]
    return f"{head}…{tail}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
