"""A web site on this machine that serves what a test says, and a watch over it."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

import pytest

from provenance.check import Checker
from provenance.reading import Models
from provenance.settings import Settings
from provenance.watch import Folder, Pass, State, lease, load_feeds

BODY = """\
<p>The council of {place} voted on Monday to pay {sum} million crowns for a second ferry, after a \
debate of four hours in which nobody changed sides. The line is to open in May.</p>
<p>“We have talked about this boat for eleven years,” Mayor {mayor} told reporters after the vote. \
“Now we will build it.”</p>"""


def story(number, **changes):
    """One item: id, headline, body and date; a change of any makes another version."""
    values = {"place": f"Varnholt {number}", "sum": "nine", "mayor": "Ilse Brandt"} | changes
    title = changes.get("title", f"Ferry number {number} approved")
    day = f"{28 - number:02} May 2026 10:00:00 GMT"
    return {"id": f"item-{number}", "title": title, "body": BODY.format(**values), "day": day}


def rss(items, link="https://paper.example"):
    entries = "".join(
        f"<item><guid isPermaLink='false'>{i['id']}</guid><title>{escape(i['title'])}</title>"
        f"<link>{link}/{i['id']}</link><pubDate>Thu, {i['day']}</pubDate>"
        f"<description>{escape(i.get('summary', i['body']))}</description></item>"
        for i in items
    )
    head = "<rss version='2.0'><channel><title>The Varnholt Post</title>"
    return f"{head}{entries}</channel></rss>".encode()


@dataclass
class Site:
    """What a server answers by path, and what it was asked.

    Attributes:
        pages: Path to a function of the request handler, or bytes of a feed.
        seen: Path and headers of every request.
    """

    url: str = ""
    pages: dict = field(default_factory=dict)
    seen: list = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        site = self.server.site
        site.seen.append((self.path, dict(self.headers)))
        page = site.pages.get(self.path)
        if callable(page):
            page(self)
        elif page is None:
            self.send_error(404)
        else:
            answer(self, page)

    def log_message(self, *_arguments):
        pass


def answer(handler, body=b"", *, status=200, kind="application/rss+xml", **headers):
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    if "Content_Length" not in headers:
        handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.site
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="session")
def models():
    return Models()


@dataclass
class Desk:
    """A folder with a file of feeds, watched pass by pass.

    Attributes:
        folder: Where everything stands.
        models: Loaded models.
        now: The clock, seconds since 1970; a test moves it.
        walk: The last pass.
    """

    folder: object
    models: object
    now: float = 1_780_000_000.0
    settings: Settings = field(default_factory=lambda: Settings(allow_private=True, timeout=1.0))
    walk: Pass | None = None

    def feeds(self, text):
        (self.folder / "feeds.toml").write_text(text, "utf-8")

    def run(self, *, stop_after=None, mark=True, keep=True):
        """One pass; stopped after some events, as if killed; what it told."""
        named = load_feeds(self.folder / "feeds.toml")
        settings = named.applied(self.settings)
        checker = Checker(settings, models=self.models)
        told = []
        with ExitStack() as stack:
            stack.enter_context(lease(named.state))
            state = State(named.state)
            stack.callback(state.close)
            folder = Folder(self.folder / "out", state.id) if keep else None
            self.walk = Pass(state, lambda _feed: checker, clock=lambda: self.now)
            for one in self.walk.run(named.feeds):
                told.append(one)
                if stop_after is not None and len(told) > stop_after:
                    return told[:-1]
                if folder is not None:
                    folder.add(one)
            if mark:
                state.mark_told([one.event.seq for one in told])
        self.now += 60
        return told

    def kinds(self, **options):
        return [(one.event.kind, one.event.item) for one in self.run(**options)]

    def with_settings(self, **changes):
        self.settings = replace(self.settings, **changes)


@pytest.fixture
def desk(tmp_path, models):
    return Desk(tmp_path, models)


@pytest.fixture
def paper(desk, site):
    """A desk that watches one feed of a site."""
    desk.feeds(f"[[feed]]\nname = 'post'\nurl = '{site.url}/feed'\n")
    site.pages["/feed"] = rss([story(i) for i in range(1, 4)])
    return desk
