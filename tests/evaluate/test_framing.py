"""Measuring the score: kinds of page, constants that a fit finds again, exchanged words."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.evaluate._base import EVALUATIONS
from provenance.evaluate.framing._figures import auc, calibration_error, refitted, separated
from provenance.evaluate.framing._fit import brier, fit, out_of_fold, values
from provenance.evaluate.framing._pages import MOST, Page, article_of, drawn, half_of, kind_of
from provenance.evaluate.framing._swap import (
    LOADED,
    _why,
    direct_quotations,
    figures,
    moves,
    outside,
    swapped,
    value_of,
)
from provenance.nlp.quotations import find_quotations
from provenance.reading import Models, Reading
from provenance.types import Article

STORY = (
    "The council of Varnholt met on Tuesday to decide about the bridge over the Lenne. "
    "“We will repair it before the winter and not a day later,” said Ilse Brandt, the mayor. "
    "The governor's disgraceful and shameful record hangs over the plan.\n\n"
    "Work begins in May. “Nobody has asked us about any of this,” said Tom Hale, a baker. "
    "The town pays for the work and the county pays the rest of the sum.\n\n"
    "Buses will run on Mill Street until the road opens again in the autumn of next year."
)


@pytest.fixture(scope="module")
def models():
    return Models()


def reading(text, models):
    return Reading(Article(id="a", text=text), models=models)


@pytest.mark.parametrize(
    ("url", "title", "kind"),
    [
        ("https://www.reuters.com/world/bridge", "Bridge opens", "agency"),
        ("https://apnews.com/opinion/bridge", "Opinion: Bridge", "agency"),
        ("https://www.foxnews.com/opinion/bridge", "Bridge", "opinion"),
        ("https://varnholt.example/news/bridge", "COLUMN: Bridge", "opinion"),
        ("https://www.nytimes.com/2026/bridge-opinion-poll.html", "Poll on bridge", "news"),
        ("https://varnholt.example/news/bridge", "Opinions differ on bridge", None),
    ],
)
def test_the_kind_stands_in_address_and_title(url, title, kind):
    assert kind_of(url, title) == kind


def row(name, url, domain, title="Bridge opens"):
    text = STORY.replace("Varnholt", f"Varnholt {name}")
    return {"id": name, "url": url, "domain": domain, "title": title, "text": text, "date": ""}


def write(tmp_path, rows):
    folder = tmp_path / "corroboration"
    folder.mkdir()
    with gzip.open(folder / "allsides-1.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(one) + "\n" for one in rows)
    return tmp_path


def test_no_outlet_gives_more_than_its_share(tmp_path):
    most = MOST["news"]
    rows = [row(str(i), f"https://www.npr.org/{i}", "npr.org") for i in range(most + 5)]
    rows += [row("x", "https://varnholt.example/x", "varnholt.example")]
    assert [kind for kind, _ in drawn(write(tmp_path, rows))] == ["news"] * most


def test_a_title_does_not_tell_its_kind():
    one = row("1", "https://varnholt.example/1", "varnholt.example", "OPINION: Bridge opens")
    assert article_of(one).title == "Bridge opens"


def page(kind, outlet, density, points=0.0, words=500):
    return Page(kind, outlet, half_of(outlet), points, density * (words + 150), words)


def made(*, seed=1, scale=10.0, plain=0.02, n=400):
    """Pages whose kind is drawn with the chance that their value states."""
    random = np.random.default_rng(seed)
    out = []
    for i in range(n):
        density, points = random.uniform(0.0, 0.06), random.exponential(2.0)
        one = page("news", "", density, points)
        opinion = random.random() < values([one], plain, scale)[0]
        outlet = f"o{i % 20}.example" if opinion else ("reuters.com", "apnews.com")[i % 2]
        out.append(page("opinion" if opinion else "agency", outlet, density, points))
    return out


def test_the_fit_finds_the_constants_that_made_the_pages():
    found = fit(made(n=1500))
    assert found.plain_density == pytest.approx(0.02, abs=0.006)
    assert found.scale == pytest.approx(10.0, abs=3.0)
    assert 0 <= found.low <= found.high <= 100


def test_out_of_fold_values_come_from_the_other_half():
    pages = made()
    first = [p for p in pages if p.half == "first"]
    other = fit([p for p in pages if p.half == "second"])
    pick = np.array([p.half == "first" for p in pages])
    expected = values(first, other.plain_density, other.scale)
    assert np.array_equal(out_of_fold(pages)[pick], expected)


def test_auc_brier_and_calibration_by_hand():
    value = np.array([0.9, 0.4, 0.4, 0.1])
    opinion = np.array([True, True, False, False])
    assert auc(value, opinion) == pytest.approx(3.5 / 4)
    assert brier(value, opinion) == pytest.approx((0.01 + 0.36 + 0.16 + 0.01) / 4)
    # Bins of 0.9, 0.4 (one of each kind) and 0.1: off by 0.1, 0.1 and 0.1.
    assert calibration_error(value, opinion) == pytest.approx(0.25 * 0.1 + 0.5 * 0.1 + 0.25 * 0.1)


def test_figures_hold_their_intervals_and_name_what_is_shipped():
    pages = [*made(), *(page("news", "npr.org", 0.01 + i / 9000, i / 20) for i in range(60))]
    found = [*separated(pages), *refitted(pages)]
    shares = [f for f in found if f.name.startswith("AUC")]
    assert len(shares) == 6
    assert all(0.5 < f.low <= f.value <= f.high <= 1 for f in shares)
    assert sum("shipped: " in f.note for f in found) == 5


def test_only_words_inside_the_quotations_are_exchanged():
    text = "He “Went on to say” that it “is” so."
    new = swapped(text, find_quotations(text, [(0, len(text))]))
    assert new == "He “Disgraceful corrupt shameful pathetic” that it “reckless” so."


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*LOADED, "quiet", "Hale", "never", "we"]), min_size=24))
def test_no_words_inside_move_the_value(models, words):
    quotations = direct_quotations(reading(STORY, models))
    text = swapped(STORY, quotations, words=words)
    assert value_of(reading(text, models)) == value_of(reading(STORY, models))


def test_words_inside_do_not_move_the_value_and_words_outside_raise_it(models):
    before = reading(STORY, models)
    quotations = direct_quotations(before)
    assert len(quotations) == 2
    value = value_of(before)
    assert value_of(reading(swapped(STORY, quotations), models)) == value > 0
    assert value_of(reading(outside(STORY, before), models)) > value


def test_moves_are_counted_by_article(tmp_path):
    rows = [row(str(i), f"https://www.npr.org/{i}", "npr.org") for i in range(3)]
    rows += [{**rows[0], "id": "short", "text": "“No, never again,” he said."}]
    found = list(moves(write(tmp_path, rows), most=5))
    assert len(found) == 3
    assert all(m.quotations == 2 and m.outside > 0 for m in found)
    assert all(m.inside == 0 and m.why == () for m in found)


def test_the_figures_say_what_moved_the_values(tmp_path):
    rows = [row(str(i), f"https://www.npr.org/{i}", "npr.org") for i in range(2)]
    first, _, raised = figures(write(tmp_path, rows))
    assert (first.value, raised.value) == (0, 1)
    assert first.note == "4 quotations; 0 articles lost their value; moved by: nothing"


def test_why_a_value_moved(models):
    before = reading(STORY, models)
    milder = reading(STORY.replace("disgraceful and shameful record", "record"), models)
    assert list(_why(before, milder)) == ["words"]
    graver = reading(STORY.replace("disgraceful and shameful", "worst ever"), models)
    assert any(code.startswith("PV2") for code in _why(before, graver))
    assert list(_why(before, reading(STORY + "\n\nREAD MORE: Bridge opens", models))) == ["blocks"]


def test_it_is_one_of_the_evaluations():
    assert EVALUATIONS.get("framing").name == "framing"
