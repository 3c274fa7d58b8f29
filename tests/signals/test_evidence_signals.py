"""Signals that hold an article against an evidence collection: PV105 and PV501 to PV505."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from provenance.collect import collect
from provenance.evidence.memory import MemoryStore
from provenance.reading import Models, Reading
from provenance.signals import (
    altered_quote,
    circular_sourcing,
    contradicted,
    press_release_copy,
    run_signals,
    same_origin_only,
    uncorroborated_source,
)
from provenance.types import Article, Finding

if TYPE_CHECKING:
    from provenance.signals._base import Signal

DAY = "2024-05-06"
SAID = "We will close the old mill before the winter comes to the valley"
NOT = SAID.replace("will", "will not")
SIGNALS = (
    press_release_copy.SIGNAL,
    uncorroborated_source.SIGNAL,
    same_origin_only.SIGNAL,
    contradicted.SIGNAL,
    altered_quote.SIGNAL,
    circular_sourcing.SIGNAL,
)
LENNE, HARBOR, COAST, MERROW = "Lenne Post", "Harbor Times", "Coast Mail", "Merrow Gazette"


def article(text: str, outlet: str | None = LENNE, *, day: str | None = DAY) -> Article:
    return Article(id=f"{outlet}/{day}", text=text, outlet=outlet, published=day)


def says(words: str, outlet: str, *, who: str = "Ines Falk", day: str | None = DAY) -> Article:
    return article(f"The council of {outlet} met. “{words},” {who} said.", outlet, day=day)


def found(signal: Signal, own: Article, *evidence: Article, models: Models) -> list[Finding]:
    with MemoryStore() as store:
        for _ in collect(evidence, store, models=models):
            pass
        return run_signals(Reading(own, models=models, store=store), [signal])


def altered(own: Article, *evidence: Article, models: Models) -> list[Finding]:
    return found(altered_quote.SIGNAL, own, *evidence, models=models)


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda s: s.code)
def test_nothing_is_held_against_an_empty_collection_or_none(
    signal: Signal, models: Models
) -> None:
    own = says(SAID, LENNE)
    assert found(signal, own, models=models) == []
    assert run_signals(Reading(own, models=models), [signal]) == []
    assert found(signal, article(""), says(SAID, HARBOR), models=models) == []


def test_where_one_other_differs_either_may_have_altered_it(models: Models) -> None:
    (finding,) = altered(says(SAID, LENNE), says(NOT, HARBOR), models=models)
    assert finding.text == f"“{SAID},”"
    assert finding.severity == "warning"
    assert finding.counts
    assert "We will -not- close the old mill" in finding.message
    assert "Harbor Times (2024-05-06) quotes it otherwise" in finding.message
    assert finding.message.endswith("one of the two altered it")


def test_where_two_agree_the_article_is_the_one(models: Models) -> None:
    (finding,) = altered(says(SAID, LENNE), says(NOT, HARBOR), says(NOT, COAST), models=models)
    assert finding.severity == "error"
    assert finding.confidence > 0.8
    assert "2 independent outlets agree against this text" in finding.message


def test_a_word_that_stands_only_here_is_marked_so(models: Models) -> None:
    own = says(SAID.replace("old", "rotten"), LENNE)
    (finding,) = altered(own, says(SAID, HARBOR), models=models)
    assert "-old- +rotten+ mill" in finding.message
    assert [own.text[start:end] for start, end in finding.related] == ["rotten"]


def test_whoever_is_confirmed_is_left_alone(models: Models) -> None:
    evidence = says(NOT, HARBOR), says(SAID, COAST)
    assert altered(says(SAID, LENNE), *evidence, models=models) == []
    confirmed = (*evidence, says(SAID, MERROW))
    assert len(altered(says(NOT, LENNE), *confirmed, models=models)) == 0
    (finding,) = altered(says(NOT, LENNE), *confirmed[1:], models=models)
    assert finding.severity == "error"


def test_another_speaker_said_something_else(models: Models) -> None:
    other = says(NOT, HARBOR, who="Tomas Reuel")
    assert altered(says(SAID, LENNE), other, models=models) == []


def test_weeks_later_it_is_another_utterance(models: Models) -> None:
    later = says(NOT, HARBOR, day="2024-07-06")
    assert altered(says(SAID, LENNE), later, models=models) == []
    undated = says(NOT, HARBOR, day=None)
    assert len(altered(says(SAID, LENNE), undated, models=models)) == 1


def test_little_differences_need_two_against_one_and_count_nothing(models: Models) -> None:
    padded = [says(f"Mark this, {SAID}", outlet) for outlet in (HARBOR, COAST)]
    own = says(f"Mark this, {SAID.replace('We', 'I')}", LENNE)
    assert altered(own, padded[0], models=models) == []
    (finding,) = altered(own, *padded, models=models)
    assert (finding.severity, finding.counts) == ("info", False)


def test_order_of_evidence_changes_nothing(models: Models) -> None:
    evidence = [says(NOT, HARBOR), says(NOT, COAST), says(SAID.replace("old", "new"), MERROW)]
    once = altered(says(SAID, LENNE), *evidence, models=models)
    assert once == altered(says(SAID, LENNE), *reversed(evidence), models=models)


FERRY = (
    "The new ferry carries four hundred passengers and ninety cars across the bay in eleven "
    "minutes, burns no oil, and was built by the best welders of the valley in only nine months, "
    "a full season earlier than the harbor board had planned."
)


@pytest.mark.parametrize(
    ("own", "release", "flagged"),
    [
        (f"{FERRY} It left.", f"FOR IMMEDIATE RELEASE\n\n{FERRY}", True),
        (f"{FERRY} It left.", f"{FERRY}\n\n###\n", True),
        (f"{FERRY} It left.", f"BAY CITY, May 6 /PRNewswire/ -- {FERRY}", True),
        (f"{FERRY} It left.", f"Boats.\n\n{FERRY}", False),
        (f"{FERRY} It left, a statement said.", f"FOR IMMEDIATE RELEASE\n\n{FERRY}", False),
        (f"{FERRY}\n\nPress release", f"FOR IMMEDIATE RELEASE\n\n{FERRY}", False),
        (f"FOR IMMEDIATE RELEASE\n\n{FERRY}", f"{FERRY}\n\n###\n", False),
        (FERRY[:120], f"FOR IMMEDIATE RELEASE\n\n{FERRY}", False),
    ],
)
def test_releases(own: str, release: str, flagged: bool, models: Models) -> None:
    evidence = article(release, "Harbor Line")
    findings = found(press_release_copy.SIGNAL, article(own), evidence, models=models)
    assert [f.code for f in findings] == ["PV105"] * flagged
    for finding in findings:
        assert FERRY.startswith(finding.text)
        assert "Harbor Line (2024-05-06)" in finding.message


KILNS = "The glass works of Varnholt will close its kilns in May"


def test_a_circle_of_two(models: Models) -> None:
    own = article(f"The town was calm. {KILNS}, Reuters reported.", "CNN")
    other = article(f"{KILNS}, CNN reported.", "Reuters")
    (finding,) = found(circular_sourcing.SIGNAL, own, other, models=models)
    assert finding.text == f"{KILNS}, Reuters reported."
    assert "Reuters (2024-05-06) credits CNN for the same" in finding.message


def test_an_outlet_that_nobody_knows_closes_no_circle(models: Models) -> None:
    own = article(f"{KILNS}, Reuters reported.", LENNE)
    other = article(f"{KILNS}, Lenne Post reported.", "Reuters")
    assert found(circular_sourcing.SIGNAL, own, other, models=models) == []


TOLL = "The flood in the Lenne valley killed {} people in Varnholt, the county said on Monday."


def test_both_figures_are_shown(models: Models) -> None:
    own, other = article(TOLL.format(14)), article(TOLL.format(31), HARBOR)
    (finding,) = found(contradicted.SIGNAL, own, other, models=models)
    assert "14" in finding.text
    assert "Harbor Times (2024-05-06): 31 (dead) where this text gives 14" in finding.message


def test_why_a_document_does_not_count_is_shown(models: Models) -> None:
    text = "Ines Falk, the mayor of Varnholt, said that the glass works would close in May."
    own, sister = article(text, "Fox News"), article(f"{text} Cold.", "Wall Street Journal")
    (finding,) = found(same_origin_only.SIGNAL, own, sister, models=models)
    assert "Wall Street Journal (2024-05-06): same owner" in finding.message
    assert finding.severity == "warning"
    agency = replace(own, authors=("Reuters",))
    (finding,) = found(same_origin_only.SIGNAL, agency, sister, models=models)
    assert finding.severity == "info"


def test_a_source_known_elsewhere_is_left_alone(models: Models) -> None:
    wall = "The sea wall of Varnholt broke in the storm on Sunday."
    own = article(f"{wall} “The engineers knew about the cracks,” said Tomas Reuel.")
    coverage = [
        article(f"{wall} It was old, said Ines Falk.", HARBOR),
        article(f"On Sunday the storm broke the wall of Varnholt. {wall} It rained.", COAST),
    ]
    signal = uncorroborated_source.SIGNAL
    (finding,) = found(signal, own, *coverage, models=models)
    assert finding.text == "Tomas Reuel"
    assert "Coast Mail (2024-05-06) and Harbor Times (2024-05-06)" in finding.message
    assert found(signal, own, coverage[0], models=models) == []
    known = article("Tomas Reuel paints boats at the Oster Quay.", MERROW)
    assert found(signal, own, *coverage, known, models=models) == []
