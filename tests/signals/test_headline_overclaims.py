"""The headline held against the body: figures, hedges, attribution."""

from __future__ import annotations

import pytest

from provenance.reading import Models, Reading
from provenance.signals import run_signals
from provenance.signals.headline_overclaims import SIGNAL
from provenance.types import Article, Finding


def findings(title: str | None, text: str, models: Models) -> list[Finding]:
    return run_signals(Reading(Article(id="a", text=text, title=title), models=models), [SIGNAL])


CRASH = "Eleven people were killed and 40 hurt in a ferry crash at Harlow Bay on Monday."
BRIBES = "The mayor of Varnholt allegedly took bribes from the owners of two mills."


def test_changed_toll_points_at_both_figures(models: Models) -> None:
    title = "14 killed in ferry crash at Harlow Bay"
    (finding,) = findings(title, CRASH, models)
    assert (finding.text, finding.where) == ("14", "title")
    assert title[finding.start : finding.end] == "14"
    assert [CRASH[a:b] for a, b in finding.related] == ["Eleven"]
    assert "“14”" in finding.message
    assert "“Eleven”" in finding.message


@pytest.mark.parametrize(
    "title",
    [
        "11 killed in ferry crash at Harlow Bay",
        "51 killed or hurt in ferry crash at Harlow Bay",
        "Ferry crash at Harlow Bay kills several",
        "14 boats lost in ferry crash at Harlow Bay",
        "Three years on, 14 words about the sea wall",
        "",
        None,
    ],
)
def test_figure_that_the_body_bears_or_does_not_give(title: str | None, models: Models) -> None:
    assert findings(title, CRASH, models) == []


def test_rounded_sum_is_the_same_sum(models: Models) -> None:
    text = "The county spent $41.8 million on the sea wall at Harlow Bay in March."
    assert findings("County spent $42 million on sea wall at Harlow Bay", text, models) == []
    (finding,) = findings("County spent $62 million on sea wall at Harlow Bay", text, models)
    assert finding.text == "$62 million"


def test_dropped_hedge(models: Models) -> None:
    (finding,) = findings("Mayor of Varnholt took bribes from mill owners", BRIBES, models)
    assert finding.text == "Mayor of Varnholt took bribes from mill owners"
    assert [BRIBES[a:b] for a, b in finding.related] == ["allegedly"]
    assert not finding.counts  # a preview


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Mayor of Varnholt allegedly took bribes from mill owners", BRIBES),
        ("Prosecutors: mayor of Varnholt took bribes from mill owners", BRIBES),
        ("Mayor of Varnholt ‘took bribes’ from mill owners", BRIBES),
        ("Mayor of Varnholt took bribes from mill owners?", BRIBES),
        ("Mayor resigns", BRIBES),
        (
            "Mayor of Varnholt took bribes from mill owners",
            BRIBES + " The mayor took bribes from the mill owners of Varnholt for nine years.",
        ),
        (
            "Mayor of Varnholt took bribes from mill owners",
            "The mayor of Varnholt took bribes from mill owners, who allegedly burned the books.",
        ),
    ],
)
def test_careful_headline_or_a_body_that_says_it_outright(
    title: str, text: str, models: Models
) -> None:
    assert findings(title, text, models) == []


def test_dropped_unnamed_source(models: Models) -> None:
    text = (
        "The governor has ordered the sale of the old Lenne bridge to a glass merchant, "
        "said two people familiar with the matter."
    )
    (finding,) = findings("Governor orders sale of old Lenne bridge", text, models)
    assert "familiar" in text[finding.related[0][0] : finding.related[0][1]]
    named = text.replace("two people familiar with the matter", "her spokesman, Tomas Reuel")
    assert findings("Governor orders sale of old Lenne bridge", named, models) == []


def test_dropped_report_of_another_outlet(models: Models) -> None:
    title = "Harbor company bought the Lenne bridge for a song"
    text = "The harbor company bought the Lenne bridge for a song, the Washington Post reported."
    (finding,) = findings(title, text, models)
    assert [text[a:b] for a, b in finding.related] == ["the Washington Post"]
    again = text + " The deed shows that the harbor company bought the Lenne bridge for a song."
    assert findings(title, again, models) == []


def test_dropped_may_and_kept_ability(models: Models) -> None:
    title = "Dye in Lenne mill water harms river fish"
    (finding,) = findings(title, "Dye in the water of the Lenne mill may harm river fish.", models)
    assert "may" in finding.message
    assert (
        findings(title, "Dye in the water of the Lenne mill could harm river fish.", models) == []
    )


def test_sum_with_a_scale_behind_its_digits(models: Models) -> None:
    text = "The county spent $1.48 trillion on the sea wall at Harlow Bay in March."
    assert findings("County spent $1.5T on sea wall at Harlow Bay", text, models) == []
    (finding,) = findings("County spent $2.5T on sea wall at Harlow Bay", text, models)
    assert finding.text == "$2.5T"


def test_headline_in_the_text(models: Models) -> None:
    text = "Mayor of Varnholt took bribes from mill owners\n\n" + BRIBES
    for finding in findings(None, text, models):
        assert text[finding.start : finding.end] == finding.text
