"""Evidence beside the statement: the matching words marked in both, and why it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._beside import Side, repeats, sides, why
from provenance.report._html.markup import Html, el, joined, link
from provenance.report._phrases import RELATION, count, day, percent

if TYPE_CHECKING:
    from provenance.report._html.context import Context
    from provenance.report._marks import Mark
    from provenance.types import Corroboration, EvidencePassage, Source

_MEANS = {
    "run": "the same words in a row",
    "word": "a word in common",
    "agree": "a figure that agrees",
    "clash": "a figure that does not",
}


def key() -> Html:
    """What the marks mean, said once above the statements."""
    samples = {"run": "bold on a tint", "word": "underlined", "agree": "= 11", "clash": "≠ 14"}
    parts: list[str] = ["Marks in statement and evidence: "]
    for i, (kind, words) in enumerate(samples.items()):
        parts += ["; " if i else "", _mark(words.removeprefix("= ").removeprefix("≠ "), kind)]
        parts.append(f" {_MEANS[kind]}")
    return el("p", *parts, ".", class_="quiet legend")


def evidence(
    context: Context, verdict: Corroboration, words: str, source_id: str | None
) -> list[Html]:
    """The reasons for a verdict, then each passage beside the statement.

    Args:
        context: The article's place on the page.
        verdict: The verdict.
        words: Words of the statement.
        source_id: Its source.
    """
    origins = count(verdict.independent, "independent origin")
    told = "independent origin" in verdict.explanation
    facts = f" {'' if told else origins + '; '}{percent(verdict.confidence)} sure."
    source = context.view.sources.get(source_id or "")
    return [
        el(
            "p",
            el("bdi", verdict.explanation),
            el("span", facts, class_="quiet"),
            class_="why",
        ),
        *(
            _again(context, passage)
            if repeats(verdict.evidence, i)
            else _passage(context, passage, words, source)
            for i, passage in enumerate(verdict.evidence)
        ),
    ]


def _again(context: Context, passage: EvidencePassage) -> Html:
    """A passage that stands above already, with what else it says."""
    above = el("p", "The passage above again:", class_="whose")
    return el("figure", above, _caption(context, passage), class_="evidence aside")


def _passage(context: Context, passage: EvidencePassage, words: str, source: Source | None) -> Html:
    own, other = sides(words, passage, source)
    return el(
        "figure",
        el(
            "div",
            _side("The article", own) if own else None,
            _side(passage.outlet or passage.document_id, other),
            class_="sides" if own else "sides alone",
        ),
        _caption(context, passage),
        class_="evidence" if passage.independent else "evidence aside",
    )


def _side(whose: str, side: Side) -> Html:
    return el(
        "div",
        el("p", el("bdi", whose), class_="whose"),
        el("blockquote", el("p", marked(side), dir="auto")),
    )


def marked(side: Side) -> Html:
    """A text with its marks.

    Args:
        side: The text and the marks on it.
    """
    parts: list[str] = []
    at = 0
    for mark in side.marks:
        parts += [side.text[at : mark.start], _marked(side.text, mark)]
        at = mark.end
    return joined([*parts, side.text[at:]])


def _marked(text: str, mark: Mark) -> Html:
    return _mark(text[mark.start : mark.end], mark.kind)


def _mark(words: str, kind: str) -> Html:
    """Words as marked; a figure says in its title how it compares."""
    if kind in ("agree", "clash"):
        return el("mark", words, class_=kind, title=_MEANS[kind])
    return el("b", words, class_=kind)


def _caption(context: Context, passage: EvidencePassage) -> Html:
    owner = el("bdi", passage.owner) if passage.owner else None
    reason = el("bdi", why(context.view.report, passage))
    return el(
        "figcaption",
        link(passage.url, passage.outlet or passage.document_id, class_="where"),
        el("span", "owner: ", owner) if owner else el("span", "owner not known"),
        el("time", day(passage.published)) if passage.published else el("span", "no date"),
        el("span", RELATION[passage.relation], class_="relation"),
        el("span", reason, class_=_weight(passage)),
    )


def _weight(passage: EvidencePassage) -> str:
    """Class of the reason: for the statement, against it, or neither."""
    if not passage.independent:
        return "no"
    return {"conflicts": "against", "names_source": "neither"}.get(passage.relation, "yes")
