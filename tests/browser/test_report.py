"""The HTML report in a browser: nothing runs, nothing leaves, nothing overlaps, all can read it."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provenance.check import Checker
from provenance.collect import collect
from provenance.evidence.memory import MemoryStore
from provenance.read import read_paths
from provenance.report import FORMATS, Options
from provenance.settings import Settings
from tests.browser import articles
from tests.report.conftest import full, hostile

if TYPE_CHECKING:
    from tests.browser.conftest import Watched

WIDTHS = (360, 1024, 2560)
NAMES = ("sample", "full", "hostile", "forty", "long", "arabic", "unbroken", "empty")

_OVERLAPS = """() => {
  const box = e => e.getBoundingClientRect();
  const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const shown = s => [...document.querySelectorAll(s)].filter(e => box(e).height > 0);
  const notes = shown('.page .notes'), texts = shown('.page .text, .page .speakers');
  const boxes = new Map([...notes, ...texts].map(e => [e, box(e)]));
  const said = (a, b) => a.className + ' over ' + b.className + ': ' + b.textContent.slice(0, 60);
  const found = [];
  notes.forEach((n, i) => {
    for (const t of texts) if (meets(boxes.get(n), boxes.get(t))) found.push(said(n, t));
    for (const m of notes.slice(i + 1)) {
      if (meets(boxes.get(n), boxes.get(m))) found.push(said(n, m));
    }
  });
  return found.slice(0, 5);
}"""


def rendered(*reports: object) -> str:
    out = io.StringIO()
    FORMATS.get("html").write(iter(reports), out, options=Options())
    return out.getvalue()


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page as a file, by name."""
    folder = tmp_path_factory.mktemp("pages")
    samples = Path(__file__).parents[2] / "data" / "samples"
    settings = Settings(outlets=str(samples / "outlets.csv"))
    checker = Checker(settings)
    check = checker.check
    (sample,) = read_paths([str(samples / "article.html")])
    with MemoryStore() as store:
        evidence = read_paths([str(samples / "evidence.jsonl")])
        list(collect(evidence, store, models=checker.models, outlets=checker.outlets))
        asked = Checker(settings, store=store, models=checker.models)
        pages = {"sample": asked.check(sample)}
    pages |= {"full": full(), "hostile": hostile()}
    pages |= {
        "forty": check(articles.forty_on_one_sentence()),
        "long": check(articles.long()),
        "arabic": check(articles.arabic()),
        "unbroken": check(articles.unbroken()),
        "empty": check(articles.empty()),
    }
    assert sum(f.start > 10 for f in pages["forty"].findings) >= 40
    assert len(pages["long"].article.text.split()) > 20_000
    made = {}
    for name, report in pages.items():
        place = folder / f"{name}.html"
        text = rendered(report)
        place.write_text(text, "utf-8", errors="replace", newline="\n")
        made[name] = place.as_uri()
    return made


@pytest.mark.parametrize("name", NAMES)
def test_the_page_stays_itself(name: str, places: dict[str, str], page: Watched) -> None:
    page.page.goto(places[name])
    for width in WIDTHS:
        page.page.set_viewport_size({"width": width, "height": 900})
        assert not page.scrolls_sideways(), width
        assert page.page.evaluate(_OVERLAPS) == [], width
    assert (page.told, page.asked, page.dialogs) == ([], [], [])


def test_hostile_words_stay_words(places: dict[str, str], page: Watched) -> None:
    page.page.goto(places["hostile"])
    assert page.page.locator("script, iframe, object, embed, form, img").count() == 0
    assert page.page.locator("[onload], [onerror], [onclick]").count() == 0
    links = page.page.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href'))")
    assert [href for href in links if not href.startswith("#")] == []
    assert "<script>alert(1)</script>" in page.page.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["sample", "full", "arabic", "empty"])
def test_everybody_can_read_it(
    name: str, scheme: str, places: dict[str, str], page: Watched
) -> None:
    page.page.emulate_media(color_scheme=scheme)
    page.page.goto(places[name])
    page.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.axe() == []


def test_headings_go_down_one_by_one(places: dict[str, str], page: Watched) -> None:
    page.page.goto(places["sample"])
    levels = page.page.eval_on_selector_all(
        "h1, h2, h3, h4", "all => all.map(h => Number(h.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_the_keyboard_goes_in_reading_order(places: dict[str, str], page: Watched) -> None:
    page.page.goto(places["full"])
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.className") == "skip"
    tops = page.page.evaluate(
        "[...document.querySelectorAll('main a[href], main summary')]"
        ".filter(e => e.closest('.text') || e.closest('.wide'))"
        ".map(e => e.tabIndex)"
    )
    assert tops
    assert set(tops) == {0}


def test_marks_and_notes_lead_to_each_other(places: dict[str, str], page: Watched) -> None:
    page.page.goto(places["full"])
    found = page.page.eval_on_selector_all(
        "sup a",
        """all => all.map(a => {
          const note = document.querySelector(a.getAttribute('href'));
          return note && note.querySelector('a.num').getAttribute('href') === '#' + a.id;
        })""",
    )
    assert found
    assert all(found)


def test_an_arabic_quotation_runs_right_to_left(places: dict[str, str], page: Watched) -> None:
    page.page.goto(places["arabic"])
    assert page.page.eval_on_selector("h1", "h => getComputedStyle(h).direction") == "rtl"
    said = page.page.eval_on_selector_all(
        ".statement .claim", "all => all.map(c => getComputedStyle(c).direction)"
    )
    assert "rtl" in said


def test_in_print_all_evidence_is_open(places: dict[str, str], page: Watched) -> None:
    page.page.goto(places["full"])
    page.page.emulate_media(media="print")
    heights = page.page.eval_on_selector_all(
        ".statement > .open", "all => all.map(e => e.getBoundingClientRect().height)"
    )
    page.page.emulate_media(media="screen")
    assert heights
    assert min(heights) > 0
