"""The index of many articles in a browser, in every order and at every width."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provenance.report import FORMATS, Options
from tests.report.conftest import calm, full, hostile

if TYPE_CHECKING:
    from tests.browser.conftest import Watched


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports, two of them by one outlet, one of them hostile."""
    place = tmp_path_factory.mktemp("index")
    late = full()
    score = replace(late.scores, framing=replace(late.scores.framing, value=71.0))
    article = replace(late.article, id="late", published="2026-04-01", title="W" * 300)
    reports = [full(), calm(), hostile(), replace(late, article=article, scores=score)]
    html = FORMATS.get("html")
    assert html.folder is not None
    with (place / "index.html").open("w", encoding="utf-8", errors="replace") as out:
        html.folder(iter(reports), out, options=Options(), folder=place)
    return place


@pytest.mark.parametrize("name", ["index", "by-framing"])
def test_the_index_stays_itself(name: str, folder: Path, page: Watched) -> None:
    page.page.goto((folder / f"{name}.html").as_uri())
    for width in (360, 1024, 2560):
        page.page.set_viewport_size({"width": width, "height": 900})
        assert not page.scrolls_sideways(), width
    assert page.page.locator("script, img, form").count() == 0
    assert (page.told, page.asked, page.dialogs) == ([], [], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1024])
def test_everybody_can_read_the_index(width: int, scheme: str, folder: Path, page: Watched) -> None:
    page.page.emulate_media(color_scheme=scheme)
    page.page.set_viewport_size({"width": width, "height": 900})
    page.page.goto((folder / "by-framing.html").as_uri())
    assert page.axe() == []


def test_every_link_leads_to_a_page_and_back(folder: Path, page: Watched) -> None:
    page.page.set_viewport_size({"width": 1024, "height": 900})
    page.page.goto((folder / "index.html").as_uri())
    page.page.click(".index thead a >> text=Framing")
    assert page.page.url.endswith("by-framing.html")
    first = page.page.locator(".index tbody a").first
    assert first.inner_text().startswith("WWW")
    first.click()
    assert page.page.locator("article.report").count() == 1
    page.page.click("text=All articles")
    assert page.page.url.endswith("index.html")
