"""One Chromium for all browser tests; they are skipped, with the reason, where there is none.

``pytest -m browser`` runs them alone.  Pages are reached as files or on the loopback address; a
request to anywhere else is recorded as having left the page, and never made.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

AXE = Path(__file__).with_name("axe.min.js")
WIDTHS = (360, 1024, 2560)
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium on the PATH; on Debian: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )
        yield browser
        browser.close()


class Watched:
    """A page and what it did: what its console said, and where it asked for anything.

    Attributes:
        page: The page.
        told: Errors and warnings of its console, and errors nothing caught.
        asked: Addresses it asked for outside files and the loopback address.
        dialogs: What ``alert`` and its like said.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.told: list[str] = []
        self.asked: list[str] = []
        self.dialogs: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.on("dialog", self._dialog)

    def _said(self, message: object) -> None:
        if message.type in {"error", "warning"}:
            self.told.append(message.text)

    def _dialog(self, dialog: object) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def scrolls_sideways(self) -> bool:
        """Whether the page is wider than its window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )

    def axe(self) -> list[str]:
        """What axe-core finds wrong, one line a violation."""
        if not self.page.evaluate("typeof window.axe === 'object'"):
            self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{v['id']}: {node['html'][:160]} ({node['failureSummary'][:300]})"
            for v in found["violations"]
            for node in v["nodes"][:3]
        ]


@contextmanager
def _watched(context: BrowserContext) -> Iterator[Watched]:
    watched = Watched(context.new_page())

    def route(route: object) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in {"file", "data", "about", "blob"} or address.hostname in _HERE:
            route.continue_()
        else:
            watched.asked.append(route.request.url)
            route.abort()

    context.route("**/*", route)
    try:
        yield watched
    finally:
        context.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Watched]]:
    """Makes pages, each in a context of its own (its own cookies): ``new_page(width=1024)``."""
    with ExitStack() as stack:

        def make(*, width: int = 1024, **options: object) -> Watched:
            size = {"width": width, "height": 900}
            return stack.enter_context(_watched(chromium.new_context(viewport=size, **options)))

        yield make


@pytest.fixture(scope="module")
def shared(chromium: Browser) -> Iterator[Watched]:
    """One page for a whole file of tests; it goes from place to place and forgets in between."""
    context = chromium.new_context(viewport={"width": 1024, "height": 900})
    with _watched(context) as watched:
        yield watched


@pytest.fixture
def page(shared: Watched) -> Watched:
    """The file's page, with nothing remembered of the tests before."""
    shared.told.clear()
    shared.asked.clear()
    shared.dialogs.clear()
    return shared
