"""The catalogue holds together: codes, names, files, pages, defaults."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from provenance.errors import UsageError
from provenance.registry import Registry
from provenance.signals import all_signals, page
from provenance.signals._base import Signal
from provenance.signals._page import MEASURED, SECTIONS

CATALOGUE = {
    "PV101": ("promotional-footer", "always", "warning"),
    "PV102": ("page-chrome", "never", "info"),
    "PV103": ("related-links", "never", "info"),
    "PV104": ("undisclosed-advertorial", "always", "warning"),
    "PV105": ("press-release-copy", "always", "warning"),
    "PV201": ("loaded-word", "outlet", "warning"),
    "PV202": ("name-calling", "outlet", "warning"),
    "PV203": ("subjective-intensifier", "outlet", "info"),
    "PV204": ("booster", "outlet", "info"),
    "PV205": ("hedge-stack", "outlet", "info"),
    "PV206": ("puffery", "outlet", "info"),
    "PV207": ("exaggeration-minimisation", "outlet", "warning"),
    "PV208": ("appeal-to-fear", "outlet", "warning"),
    "PV209": ("slogan", "outlet", "info"),
    "PV210": ("false-dilemma", "outlet", "info"),
    "PV211": ("whataboutism", "outlet", "info"),
    "PV212": ("one-sided-entailment", "outlet", "warning"),
    "PV213": ("implicative", "outlet", "info"),
    "PV214": ("agentless-passive", "outlet", "info"),
    "PV215": ("demeaning-identity-language", "outlet", "warning"),
    "PV216": ("speculation-as-fact", "outlet", "warning"),
    "PV217": ("opinion-in-news", "outlet", "warning"),
    "PV218": ("shouting", "outlet", "info"),
    "PV219": ("scare-quotes", "always", "warning"),
    "PV301": ("clickbait-headline", "outlet", "warning"),
    "PV302": ("headline-overclaims", "always", "warning"),
    "PV303": ("loaded-headline", "outlet", "warning"),
    "PV401": ("editorialising-verb", "cue", "warning"),
    "PV402": ("theatrical-verb", "cue", "warning"),
    "PV403": ("mind-reading-verb", "cue", "info"),
    "PV404": ("factive-verb", "cue", "info"),
    "PV405": ("vague-attribution", "cue", "warning"),
    "PV406": ("unnamed-authority", "cue", "warning"),
    "PV407": ("anonymous-source", "cue", "info"),
    "PV408": ("bare-anonymity", "cue", "warning"),
    "PV409": ("anonymous-opinion", "always", "warning"),
    "PV410": ("single-source", "always", "warning"),
    "PV411": ("official-dominance", "always", "info"),
    "PV412": ("single-channel", "always", "warning"),
    "PV413": ("no-right-of-reply", "always", "warning"),
    "PV414": ("source-not-justified", "cue", "info"),
    "PV415": ("unattributed-claim", "outlet", "info"),
    "PV416": ("document-not-linked", "cue", "info"),
    "PV417": ("number-without-base", "outlet", "info"),
    "PV501": ("uncorroborated-source", "always", "info"),
    "PV502": ("same-origin-only", "always", "warning"),
    "PV503": ("contradicted", "always", "error"),
    "PV504": ("altered-quote", "always", "error"),
    "PV505": ("circular-sourcing", "always", "warning"),
    "PV601": ("no-byline", "always", "info"),
    "PV602": ("no-date", "always", "info"),
    "PV603": ("no-correction-note", "always", "info"),
    "PV901": ("unused-suppression", "always", "warning"),
    "PV902": ("policy-threshold", "always", "warning"),
}
"""Code to name, whose words count, default severity (a preview is info whatever stands here)."""

LEFT_AS_THEY_ARE = {"PV102", "PV103", "PV601", "PV602"}
"""Labels that count nothing and look-ups in the metadata: no precision makes them previews."""

MANY_READ = 40
"""Places to read, or all there are."""

SIGNALS = all_signals()
EACH = pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.code)
OF_A_TEXT = [signal for signal in SIGNALS if signal.needs.isdisjoint({"policy", "version"})]
EACH_OF_A_TEXT = pytest.mark.parametrize("signal", OF_A_TEXT, ids=lambda signal: signal.code)
"""What the gate or a second version shows is no matter of one text: there is no rate to measure."""


def test_every_signal_of_the_catalogue_is_there_and_no_other() -> None:
    assert [signal.code for signal in SIGNALS] == sorted(CATALOGUE)


@EACH
def test_signal_is_as_the_catalogue_says(signal: Signal) -> None:
    name, counts, severity = CATALOGUE[signal.code]
    expected = "info" if signal.preview else severity
    assert (signal.name, signal.counts, signal.severity) == (name, counts, expected)


@EACH
def test_name_is_kebab_case_and_the_name_of_its_file(signal: Signal) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", signal.name)
    file = sys.modules[signal.check.__module__].__file__
    assert file is not None
    assert Path(file).stem == signal.name.replace("-", "_")


@EACH
def test_page_is_complete(signal: Signal) -> None:
    text = page(signal)
    assert 0 < len(text.short) < 80
    measured = (MEASURED,) if signal in OF_A_TEXT else ()
    assert tuple(text.sections) == (*SECTIONS[:-1], *measured, SECTIONS[-1])
    assert all(text.sections.values())
    assert len(text.bullets("Flagged")) >= 3
    assert len(text.bullets("Not flagged")) >= 3


@EACH_OF_A_TEXT
def test_figures_are_stated_and_fit_together(signal: Signal) -> None:
    found = page(signal).measured
    assert found is not None, "the section Measured is malformed"
    places = round(found.rate * found.articles / 1000)
    if found.precision is None:
        assert signal.preview or signal.code in LEFT_AS_THEY_ARE
    else:
        assert abs(found.precision - found.right / found.read) <= 0.005 + 1e-9
        assert min(MANY_READ, places) <= found.read
        assert 1 <= found.outlets <= found.read


@EACH_OF_A_TEXT
def test_what_is_often_wrong_or_rare_is_a_preview_and_nothing_else_is(signal: Signal) -> None:
    if signal.code in LEFT_AS_THEY_ARE:
        assert (signal.severity, signal.preview) == ("info", False)
        return
    found = page(signal).measured
    assert found is not None
    rare = found.rate < 2  # fewer than 10 places in 5,000 articles
    wrong = found.precision is None or found.right / found.read < 0.70
    assert signal.preview == (rare or wrong)


@EACH
def test_limits_do_not_contradict_the_figures(signal: Signal) -> None:
    limits = page(signal).sections["Limits"].lower()
    assert signal.preview or "preview" not in limits
    assert "not yet measured" not in limits


def test_two_signals_with_one_code_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = SIGNALS[0], SIGNALS[1]
    twin = Signal(one.code, "twin", "info", "never", two.check)
    monkeypatch.setattr(Registry, "all", lambda _self: iter([one, twin]))
    with pytest.raises(UsageError, match=r"share the code PV101"):
        all_signals()
