"""Every statement with its verdict; each opens the evidence and why it counts or does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.report._clean import one_line, shortened
from provenance.report._html_context import Context, verdict_badge
from provenance.report._html_markup import Html, el, joined, link
from provenance.report._phrases import RELATION, VERDICT_MEANS, count, day, percent

if TYPE_CHECKING:
    from provenance.types import Attribution, Corroboration, EvidencePassage

_WORD = re.compile(r"\w+")
_LONG = 4
"""Letters from which a word shared by statement and evidence is set bold: shorter ones are mostly
function words.  Numbers always are."""
_COMMON = frozenset(
    (  # noqa: SIM905 - forty lines otherwise
        "about after also because been before being could from have into more most only other "
        "over said says some such than that their them then there these they this those under "
        "until were what when where which while will with would your"
    ).split()
)
"""Function words as long as that."""
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
    rows = (_statement(context, a) for a in ordered)
    return context.section("Statements", "statements", _asked(context), *rows)


def _asked(context: Context) -> Html | None:
    evidence = context.view.report.run.evidence
    if evidence is None:
        return None
    words = f"Looked for in a collection of {count(evidence.documents, 'document')}. "
    means = "“Not found” means not found there; it never means false."
    return el("p", words + means, class_="quiet")


def _statement(context: Context, attribution: Attribution) -> Html:
    speaker = context.source(attribution.source_id)
    verdict = context.view.verdicts.get(attribution.id)
    words = _words(context, attribution)
    return el(
        "details",
        el(
            "summary",
            speaker.chip(),
            el(
                "span",
                el("bdi", shortened(words, _SHOWN), class_="claim"),
                el("span", _by(context, attribution), class_="by"),
                class_="what",
            ),
            verdict_badge(verdict.verdict) if verdict else None,
        ),
        el(
            "div",
            el("p", _chain(context, attribution), class_="chain"),
            _in_full(words),
            el("p", _facts(context, attribution), class_="quiet"),
            *(_evidence(verdict, words) if verdict else ()),
            class_="open",
        ),
        id=context.statement_ids[attribution.id],
        class_=f"statement {speaker.tint}",
        # What an editor must see is not left behind a click.
        open=verdict is not None and verdict.verdict == "contradicted",
    )


def _in_full(words: str) -> Html | None:
    """The whole statement, where its summary had to cut it."""
    if shortened(words, _SHOWN) == one_line(words):
        return None
    return el("p", el("bdi", words), class_="said", dir="auto")


def _words(context: Context, attribution: Attribution) -> str:
    text = context.view.report.article.text
    return " … ".join(text[start:end] for start, end in attribution.content)


def _by(context: Context, attribution: Attribution) -> Html:
    text = context.view.report.article.text
    cue = " … ".join(text[start:end] for start, end in attribution.cue)
    name = el("bdi", shortened(context.source(attribution.source_id).name, 60))
    return joined([name, f" ({shortened(cue, 40)})" if cue else None])


def _chain(context: Context, attribution: Attribution) -> Html:
    """Statement, source, channel, outlet: the way the words came."""
    parent = context.view.attributions.get(attribution.parent or "")
    outlet = context.view.report.article.outlet or "this article"
    steps = [
        "statement",
        context.source(attribution.source_id).name,
        context.source(parent.source_id).name if parent else None,
        attribution.channel.name if attribution.channel else None,
        outlet,
    ]
    return joined((el("bdi", step) for step in steps if step), " → ")


def _facts(context: Context, attribution: Attribution) -> str:
    ascribed = "" if attribution.speech else ", ascribed by the outlet"
    return f"{attribution.style}{ascribed}; attribution {percent(attribution.confidence)} sure"


def _evidence(verdict: Corroboration, words: str) -> list[Html]:
    origins = count(verdict.independent, "independent origin")
    shared = _keys(words)
    return [
        el(
            "p",
            el("bdi", verdict.explanation),
            el("span", f" {origins}; {percent(verdict.confidence)} sure.", class_="quiet"),
            class_="why",
        ),
        *(_passage(passage, shared) for passage in verdict.evidence),
    ]


def _passage(passage: EvidencePassage, shared: frozenset[str]) -> Html:
    where = link(passage.url, passage.outlet or passage.document_id, class_="where")
    return el(
        "figure",
        el("blockquote", el("p", _matched(passage.text, shared), dir="auto")),
        el(
            "figcaption",
            where,
            el("time", day(passage.published)) if passage.published else None,
            el("span", RELATION[passage.relation], class_="relation"),
            _counts(passage),
        ),
        class_="evidence" if passage.independent else "evidence aside",
    )


def _counts(passage: EvidencePassage) -> Html:
    if passage.independent:
        return el("span", "independent", class_="yes")
    because = el("bdi", passage.not_independent_because or "for a reason that is not given")
    return el("span", "not independent: ", because, class_="no")


def _keys(words: str) -> frozenset[str]:
    """Words of a statement that are worth finding again, case folded."""
    found = (match[0].casefold() for match in _WORD.finditer(words))
    return frozenset(w for w in found if (len(w) >= _LONG and w not in _COMMON) or w[:1].isdigit())


def _matched(text: str, shared: frozenset[str]) -> Html:
    """Evidence with the words it shares with the statement set bold, neighbors together."""
    spans: list[list[int]] = []
    for match in _WORD.finditer(text):
        if match[0].casefold() not in shared:
            continue
        if spans and text[spans[-1][1] : match.start()].isspace():
            spans[-1][1] = match.end()
        else:
            spans.append([match.start(), match.end()])
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], el("b", text[start:end])]
        at = end
    return joined([*parts, text[at:]])
