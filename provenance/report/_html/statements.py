"""Every statement with its verdict; each opens the evidence and why it counts or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._chain import chains
from provenance.report._clean import one_line, shortened
from provenance.report._html.again import folded
from provenance.report._html.chain import in_words, picture
from provenance.report._html.context import Context, verdict_badge
from provenance.report._html.evidence import evidence, key
from provenance.report._html.markup import Html, el, joined
from provenance.report._phrases import VERDICT_MEANS, count, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import Attribution

_SHOWN = 130
"""Characters of a statement in its summary: two lines of a wide page."""
_ORDER = {verdict: i for i, verdict in enumerate(VERDICT_MEANS)}


def statements(context: Context) -> Html | None:
    """The section with all statements, contradictions first; None where there are none.

    Args:
        context: The article's place on the page.
    """
    view = context.view
    if not view.report.attributions:
        return None

    def rank(attribution: Attribution) -> int:
        verdict = view.verdicts.get(attribution.id)
        return _ORDER[verdict.verdict] if verdict else len(_ORDER)

    ordered = sorted(view.report.attributions, key=rank)
    # A desk decides about every statement, so that none may be folded there.
    told = [(a, []) for a in ordered] if context.additions else folded(ordered, view.words_of)
    rows = (_statement(context, first, again) for first, again in told)
    shown = any(c.evidence for c in view.report.corroborations)
    marked = key() if shown else None
    return context.section("Statements", "statements", _asked(context), marked, *rows)


def _asked(context: Context) -> Html | None:
    evidence = context.view.report.run.evidence
    if evidence is None:
        return None
    words = f"Looked for in a collection of {count(evidence.documents, 'document')}. "
    means = "“Not found” means not found there; it never means false."
    return el("p", words + means, class_="quiet")


def _statement(
    context: Context, attribution: Attribution, again: Sequence[Attribution] = ()
) -> Html:
    speaker = context.source(attribution.source_id)
    verdict = context.view.verdicts.get(attribution.id)
    words = context.view.words_of(attribution)
    return el(
        "details",
        el(
            "summary",
            speaker.chip(),
            el(
                "span",
                el("bdi", shortened(words, _SHOWN), class_="claim"),
                el("span", _by(context, attribution), _times(again), class_="by"),
                class_="what",
            ),
            verdict_badge(verdict.verdict) if verdict else None,
            context.additions.badge(attribution) if context.additions else None,
        ),
        el(
            "div",
            _in_full(words),
            el("p", _facts(context, attribution), class_="quiet"),
            *_chain(context, attribution),
            *(evidence(context, verdict, words, attribution.source_id) if verdict else ()),
            _again(context, again),
            context.additions.statement(attribution) if context.additions else None,
            class_="open",
        ),
        id=context.statement_ids[attribution.id],
        class_=f"statement {speaker.tint}{'' if verdict and verdict.evidence else ' bare'}",
        # What an editor must see is not left behind a click.
        open=verdict is not None and verdict.verdict == "contradicted",
    )


def _in_full(words: str) -> Html | None:
    """The whole statement, where its summary had to cut it."""
    if shortened(words, _SHOWN) == one_line(words):
        return None
    return el("p", el("bdi", words), class_="said", dir="auto")


def _times(again: Sequence[Attribution]) -> str | None:
    return f"; attributed {len(again) + 1} times" if again else None


def _again(context: Context, again: Sequence[Attribution]) -> Html | None:
    """The other places where the article attributes the same words to the same source."""
    if not again:
        return None
    return el("div", el("p", "The article attributes this again:", class_="quiet"),
              el("ul", *(_repeated(context, a) for a in again), class_="again"))  # fmt: skip


def _repeated(context: Context, attribution: Attribution) -> Html:
    found = context.view.verdicts.get(attribution.id)
    return el(
        "li",
        el("bdi", shortened(context.view.words_of(attribution), _SHOWN)),
        joined([" ", verdict_badge(found.verdict)]) if found else None,
        id=context.statement_ids[attribution.id],
    )


def _by(context: Context, attribution: Attribution) -> Html:
    text = context.view.report.article.text
    cue = " … ".join(text[start:end] for start, end in attribution.cue)
    name = el("bdi", shortened(context.source(attribution.source_id).name, 60))
    return joined([name, f" ({shortened(cue, 40)})" if cue else None])


def _chain(context: Context, attribution: Attribution) -> tuple[Html, Html]:
    """The way the words came, as a picture and in words."""
    found = chains(context.view, attribution)
    return picture(found, id_=f"{context.statement_ids[attribution.id]}-way"), in_words(found)


def _facts(context: Context, attribution: Attribution) -> str:
    ascribed = "" if attribution.speech else ", ascribed by the outlet"
    return f"{attribution.style}{ascribed}; attribution {percent(attribution.confidence)} sure"
