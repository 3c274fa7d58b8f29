"""Every example on every signal's page, through the real pipeline with the shipped models.

Where a page's signal needs evidence, a document of the collection stands behind ``||``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pytest

from provenance.collect import collect
from provenance.evidence.memory import MemoryStore
from provenance.reading import Models, Reading
from provenance.signals import all_signals, page, run_signals
from provenance.signals._base import Signal
from provenance.types import Article, Finding, Span

_HEAD = re.compile(r"\{([^}]*)\} ?(.*)")
_MARK = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True)
class Example:
    """An article made from one bullet, and what is marked in its text and title."""

    article: Article
    text_marks: tuple[Span, ...]
    title_marks: tuple[Span, ...]
    evidence: tuple[Article, ...] = ()


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Take the brackets out and say where the marked words stand."""
    spans = []
    removed = 0
    for match in _MARK.finditer(marked):
        start = match.start() - removed
        spans.append((start, start + len(match.group(1))))
        removed += 4
    return _MARK.sub(r"\1", marked), tuple(spans)


def parse(bullet: str) -> Example:
    own, *others = bullet.split(" || ")
    example = parse_one(own, "example")
    evidence = [parse_one(other, f"evidence-{i}").article for i, other in enumerate(others)]
    return replace(example, evidence=tuple(evidence))


def parse_one(bullet: str, name: str) -> Example:
    fields: dict[str, str] = {}
    head = _HEAD.fullmatch(bullet)
    if head:
        fields = dict(part.strip().split("=", 1) for part in head.group(1).split(";"))
        bullet = head.group(2)
    text, text_marks = unmark(bullet.replace(" ¶ ", "\n\n"))
    title, title_marks = unmark(fields.get("title", ""))
    article = Article(
        id=name,
        uri=fields.get("url"),
        text=text,
        title=title or None,
        outlet=fields.get("outlet"),
        published=fields.get("published"),
        authors=(fields["authors"],) if "authors" in fields else (),
        media_type=fields.get("media_type", "text/plain"),
    )
    return Example(article, text_marks, title_marks)


def cases(section: str) -> list[object]:
    return [
        pytest.param(signal, bullet, id=f"{signal.code}-{i}")
        for signal in all_signals()
        if signal.needs.isdisjoint({"policy", "version"})  # shown by test_gate.py, tests/diff
        for i, bullet in enumerate(page(signal).bullets(section))
    ]


def findings_in(example: Example, signal: Signal, models: Models) -> list[Finding]:
    """Run one signal, with the example's own collection where there is one."""
    with MemoryStore() as store:
        for _ in collect(example.evidence, store, models=models):
            pass
        asked = store if "store" in signal.needs else None
        return run_signals(Reading(example.article, models=models, store=asked), [signal])


@pytest.mark.parametrize(("signal", "bullet"), cases("Flagged"))
def test_flagged_example_is_flagged_there(signal: Signal, bullet: str, models: Models) -> None:
    example = parse(bullet)
    findings = findings_in(example, signal, models)
    found = {(f.where, f.start, f.end) for f in findings}
    marked = {("text", *span) for span in example.text_marks}
    marked |= {("title", *span) for span in example.title_marks}
    assert found
    if marked:
        assert found == marked


@pytest.mark.parametrize(("signal", "bullet"), cases("Not flagged"))
def test_other_example_is_not_flagged(signal: Signal, bullet: str, models: Models) -> None:
    example = parse(bullet)
    findings = findings_in(example, signal, models)
    assert [f.text for f in findings] == []


def test_examples_are_parsed_as_meant() -> None:
    example = parse("{title=A [[b]] c; published=2024-05-06} One [[two]]. ¶ [[Three]]")
    assert example.article.text == "One two.\n\nThree"
    assert example.article.title == "A b c"
    assert example.article.published == "2024-05-06"
    assert example.text_marks == ((4, 7), (10, 15))
    assert example.title_marks == ((2, 3),)
