"""The desk in a real browser: keys, two editors, no script, axe, a killed server."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

pytest.importorskip("starlette", reason="the desk's packages are not installed")

from provenance.check import Checker
from provenance.decisions import Decisions
from provenance.desk import Desk
from provenance.types import Article

pytestmark = [pytest.mark.network, pytest.mark.enable_socket]

ROOT = Path(__file__).parent.parent.parent
HOSTILE = '"><script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>'


class Server:
    """`provenance desk` in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "provenance", "desk", "--folder", str(folder)]
        self.process = subprocess.Popen(
            [*command, "--port", "0", "--isolated", "--editor", "Ann"],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        line = self.process.stderr.readline()
        self.url = re.search(r"http://\S+/", line)[0].rstrip("/")

    def close(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()


@pytest.fixture(scope="module")
def sample():
    """A report on the sample article, with its evidence beside it."""
    text = (ROOT / "data" / "samples" / "article.txt").read_text("utf-8")
    return Checker().check(
        Article(id="quay", text=text, title="Quay Seven", outlet="The Sabel Courier")
    )


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "desk"


@pytest.fixture
def server(folder, sample):
    folder.mkdir(parents=True)
    Desk(folder).shelf.put(sample)
    with contextlib.closing(Server(folder)) as running:
        running.key = next(iter(Desk(folder).shelf.versions("quay"))).key
        yield running


def come_in(page, server, name, path="/"):
    page.goto(server.url + path)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url(lambda url: "/enter" not in url)


def kept(folder):
    with Decisions(folder / "decisions.sqlite") as decisions:
        return list(decisions.all())


@pytest.fixture
def tab(new_page):
    """Makes pages; what became of each is in its `watched`."""

    def make(**options):
        watched = new_page(**options)
        watched.page.watched = watched
        return watched.page

    return make


def calm(page):
    """No console error, no dialog, and nothing asked for elsewhere."""
    watched = page.watched
    assert (watched.told, watched.dialogs, watched.asked) == ([], [], [])


def test_triage_with_the_keyboard_alone(tab, server, folder):
    page = tab(width=1280)
    page.goto(f"{server.url}/reports/{server.key}")
    for key in ("Control+a", *"Ann", "Enter"):  # the name field needs a tab or two to reach
        if key == "Control+a":
            for _ in range(6):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.name === 'name'"):
                    break
        page.keyboard.press(key)
    page.wait_for_url("**/reports/*")
    settled = page.locator(".triage.current[data-state]")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(".triage.current[data-state=accepted]")
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.type("a quotation")
    page.keyboard.press("Enter")
    page.wait_for_selector(".triage.current[data-state=dismissed]")
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.type("ask the desk")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".triage.current[data-state=noted]")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(".triage.current[data-state=accepted]")
    page.keyboard.press("u")
    page.wait_for_selector(".triage.current[data-state=open]")
    page.keyboard.press("a")
    page.wait_for_selector(".triage.current[data-state=accepted]")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(".triage.current[data-state=accepted]")
    assert settled.count() == 1
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Escape")
    kinds = [d.kind for d in kept(folder)]
    assert kinds == ["accept", "dismiss", "note", "accept", "undo", "accept", "accept"]
    page.reload()
    assert page.locator("[data-state=accepted]").count() == 3
    assert page.locator("[data-state=dismissed]").count() == 1
    calm(page)


def test_two_editors_decide_at_once(tab, server, folder):
    ann, ben = tab(), tab()
    for page, name in ((ann, "Ann"), (ben, "Ben")):
        come_in(page, server, name, f"/reports/{server.key}")
    for page, key in ((ann, "a"), (ben, "a")):
        page.keyboard.press("j")
        page.keyboard.press(key)
    ann.wait_for_selector(".triage.current[data-state=accepted]")
    ben.get_by_text("Decided meanwhile:").wait_for()
    assert len(kept(folder)) == 1
    ben.get_by_role("button", name="Record mine beside it").click()
    ben.locator(".triage.current .decided li").nth(1).wait_for()
    assert {(d.editor, d.kind) for d in kept(folder)} == {("Ann", "accept"), ("Ben", "accept")}
    ann.reload()
    assert ann.locator(".decided").first.inner_text().count(": accepted") == 2
    calm(ann)
    calm(ben)


def test_everything_works_without_script(tab, server, folder):
    page = tab(java_script_enabled=False)
    come_in(page, server, "Ann")
    page.get_by_role("link", name="Quay Seven").click()
    block = page.locator(".notes .triage").first
    block.get_by_role("button", name="Accept").click()
    page.wait_for_url("**/reports/*")
    second = page.locator(".notes .triage").nth(1)
    second.locator("summary", has_text="Dismiss").click()
    second.get_by_label("Reason").fill("house style")
    second.get_by_role("button", name="Dismiss").click()
    page.locator("[data-state=dismissed]").wait_for()
    page.get_by_role("button", name="Undo my last").click()
    page.wait_for_url("**/reports/*")
    assert [d.kind for d in kept(folder)] == ["accept", "dismiss", "undo"]
    page.goto(server.url + "/check")
    page.get_by_label("Text", exact=True).fill("A short text about a bridge. " * 12)
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("cell", name="done").wait_for(timeout=30_000)  # the page reloads by itself
    calm(page)


def test_hostile_markup_runs_nothing(tab, server, folder, sample):
    hostile = replace(
        sample,
        article=replace(
            sample.article, id="hostile", title=HOSTILE, outlet=HOSTILE, authors=(HOSTILE,)
        ),
        findings=tuple(replace(f, text=HOSTILE, message=HOSTILE) for f in sample.findings),
        sources=tuple(replace(s, name=HOSTILE, role=HOSTILE) for s in sample.sources),
    )
    key, _ = Desk(folder).shelf.put(hostile)
    page = tab()
    come_in(page, server, HOSTILE, f"/reports/{key}")
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Enter")
    page.wait_for_selector(".triage.current[data-state=dismissed]")
    for path in ("/", f"/reports/{key}", f"/?{urlencode({'q': HOSTILE, 'told': HOSTILE})}"):
        page.goto(server.url + path)
    assert page.locator("img").count() == 0
    calm(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(tab, server, folder, scheme):
    page = tab(width=1280, color_scheme=scheme)
    page.goto(server.url + "/")
    found = {"/enter": page.watched.axe()}
    come_in(page, server, "Ann")
    with Decisions(folder / "decisions.sqlite", create=True):
        page.goto(f"{server.url}/reports/{server.key}")
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.wait_for_selector(".triage.current[data-state=accepted]")
        page.keyboard.press("j")
        page.keyboard.press("d")
    found["report"] = page.watched.axe()
    for path in ("/", "/check", "/checks", "/evidence", "/nowhere"):
        page.goto(server.url + path)
        found[path] = page.watched.axe()
    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize("width", [320, 360, 1024, 1600])
def test_nothing_is_wider_than_the_page(tab, server, width):
    page = tab(width=width)
    come_in(page, server, "Ann")
    for path in ("/", f"/reports/{server.key}", "/check", "/checks"):
        page.goto(server.url + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path


def test_a_killed_server_loses_nothing_acknowledged(folder, sample):
    """SIGKILL amid decisions: what was answered is there afterwards, and the desk starts again."""
    folder.mkdir(parents=True)
    key, _ = Desk(folder).shelf.put(sample)
    server = Server(folder)
    address = urlsplit(server.url).netloc
    connection = http.client.HTTPConnection(address, timeout=10)
    csrf, cookie = _entered(connection)
    acknowledged = []
    prints = [f.fingerprint for f in sample.findings]

    def work():
        with contextlib.suppress(OSError, http.client.HTTPException):
            for n in range(10_000):
                data = {"csrf": csrf, "key": prints[n % len(prints)], "kind": "note"}
                data |= {"reason": f"note {n}", "seen": "999999"}
                if _posted(connection, f"/reports/{key}/decide", data, cookie)[0] == 303:
                    acknowledged.append(f"note {n}")

    thread = threading.Thread(target=work)
    thread.start()
    while len(acknowledged) < 15:
        time.sleep(0.01)
    server.process.kill()
    thread.join()
    server.process.wait()
    server.process.stderr.close()
    connection.close()
    there = [d.reason for d in kept(folder)]
    assert there[: len(acknowledged)] == acknowledged
    assert len(there) - len(acknowledged) in (0, 1)
    with contextlib.closing(Server(folder)) as again:
        connection = http.client.HTTPConnection(urlsplit(again.url).netloc, timeout=10)
        connection.request("GET", f"/reports/{key}", headers={"cookie": cookie})
        assert "note 14" in connection.getresponse().read().decode()
        connection.close()
    assert json.dumps(there)


def _posted(connection, path, data, cookie):
    kind = {"content-type": "application/x-www-form-urlencoded", "cookie": cookie}
    connection.request("POST", path, urlencode(data), kind)
    answer = connection.getresponse()
    answer.read()
    return answer.status, answer.headers


def _entered(connection):
    connection.request("GET", "/enter")
    answer = connection.getresponse()
    cookie = answer.headers["set-cookie"].partition(";")[0]
    csrf = re.search(r'name="csrf" value="(\w+)"', answer.read().decode())[1]
    data = {"csrf": csrf, "name": "Ann", "next": "/"}
    _, headers = _posted(connection, "/enter", data, cookie)
    cookie = headers["set-cookie"].partition(";")[0]
    connection.request("GET", "/check", headers={"cookie": cookie})
    page = connection.getresponse().read().decode()
    return re.search(r'name="csrf" value="(\w+)"', page)[1], cookie
