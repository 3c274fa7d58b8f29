"""What is refused: other names, other pages, forms without their token, too much, no session."""

from __future__ import annotations

import logging

import pytest
from starlette.testclient import TestClient

from provenance.desk import Desk, create_app
from provenance.desk._guard import HEADERS
from provenance.desk._sessions import IDLE, LONGEST, Sessions
from provenance.settings import Settings

from .conftest import come_in, token_of


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "", "[", "127.0.0.1.nip.example"]
)
def test_another_name_is_not_answered(client, host):
    assert client.get("/enter", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:9", "[::1]:8765", "LOCALHOST:1"])
def test_our_names_are(client, host):
    assert client.get("/enter", headers={"host": host}).status_code == 200


def test_a_name_that_was_given_is_answered(tmp_path):
    desk = Desk(tmp_path, hosts=("desk.newsroom.example",))
    with TestClient(create_app(desk), base_url="http://desk.newsroom.example") as client:
        assert client.get("/enter").status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/check", "/nowhere", "/export/labels", "/static/desk.css", "/enter"]
)
def test_every_answer_carries_the_headers(client, path):
    answer = client.get(path, follow_redirects=False)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert ("no-store" in answer.headers["cache-control"]) == (not path.startswith("/static"))
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_pages_hold_no_style_and_no_script_of_their_own(entered, shelved):
    for path in ("/", "/check", "/checks", "/evidence", f"/reports/{shelved}"):
        text = entered.get(path).text
        assert " style=" not in text
        assert "<style" not in text
        assert " on" + "click=" not in text
        assert text.count("<script") == text.count('<script src="/static/')


def test_without_a_session_nothing_is_shown_or_written(client, shelved):
    asked = client.get(f"/reports/{shelved}", follow_redirects=False)
    assert asked.status_code == 303
    assert asked.headers["location"] == f"/enter?next=%2Freports%2F{shelved}"
    assert client.post(f"/reports/{shelved}/decide", data={}).status_code == 403
    assert client.get("/export/labels", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "path",
    [
        "/enter",
        "/leave",
        "/look",
        "/check",
        "/checks/1/cancel",
        "/reports/x/decide",
        "/reports/x/undo",
    ],
)
@pytest.mark.parametrize("given", [{}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": "ü"}])
def test_every_write_needs_its_token(entered, path, given):
    assert entered.post(path, data={"name": "x", **given}).status_code in (400, 403)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_elsewhere_is_refused(entered, headers):
    data = {"csrf": entered.csrf, "text": "x"}
    assert entered.post("/check", data=data, headers=headers).status_code == 403


def test_another_browsers_token_is_refused(entered, desk):
    other = desk.sessions.form_token("another cookie")
    assert entered.post("/check", data={"csrf": other, "text": "x"}).status_code == 403


def test_the_cookie_is_strict_and_changes_on_coming_in(client):
    first = client.get("/enter")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    before = dict(client.cookies)
    come_in(client)
    assert dict(client.cookies) != before


def test_leaving_ends_the_session(entered):
    cookie = dict(entered.cookies)
    entered.post("/leave", data={"csrf": entered.csrf})
    entered.cookies.update(cookie)
    assert entered.get("/", follow_redirects=False).status_code == 303


def test_sessions_end(tmp_path):
    now = [1000.0]
    sessions = Sessions(tmp_path / "x.sqlite", b"key", now=lambda: now[0])
    idle, busy = sessions.begin("Ann"), sessions.begin("Ben")
    assert sessions.find("made up") is None
    for _ in range(LONGEST // IDLE * 2 - 1):
        now[0] += IDLE / 2
        assert sessions.find(busy.cookie).editor == "Ben"
    assert sessions.find(idle.cookie) is None
    now[0] += IDLE
    assert sessions.find(busy.cookie) is None


def test_a_token_is_asked_for(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    desk = Desk(tmp_path, token="a token of many characters")
    with TestClient(create_app(desk), base_url="http://localhost") as client:
        first = token_of(client.get("/enter").text)
        wrong = client.post("/enter", data={"csrf": first, "name": "Ann", "token": "nö"})
        assert wrong.status_code == 403
        assert client.get("/", follow_redirects=False).status_code == 303
        come_in(client, token=desk.token)
        assert client.get("/").status_code == 200
        cookie = next(iter(dict(client.cookies).values()))
    for secret in (desk.token, cookie, first):
        assert secret not in caplog.text
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("desk.sqlite*"))
    assert cookie.encode() not in kept


@pytest.mark.parametrize(
    "next_",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb"],
)
def test_coming_in_leads_nowhere_else(client, next_):
    first = token_of(client.get("/enter").text)
    data = {"csrf": first, "name": "Ann", "next": next_}
    answer = client.post("/enter", data=data, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_too_much_is_refused_declared_or_not(tmp_path):
    desk = Desk(tmp_path, settings=Settings(max_bytes=1000))
    with TestClient(create_app(desk), base_url="http://localhost") as client:
        csrf = come_in(client)
        large = {"csrf": csrf, "text": "x" * 200_000}
        assert client.post("/check", data=large).status_code == 413

        def undeclared():
            yield b"csrf=x&text="
            for _ in range(200):
                yield b"x" * 1000

        kind = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post("/check", content=undeclared(), headers=kind).status_code == 413
        upload = {"file": ("a.txt", b"x" * 300_000)}
        assert client.post("/check", data={"csrf": csrf}, files=upload).status_code == 413


def test_folder_is_its_owners(desk):
    assert desk.folder.stat().st_mode & 0o077 == 0
    assert desk.secret
    assert (desk.folder / "secret").stat().st_mode & 0o077 == 0
