"""The fetcher against a real server on this machine, and the addresses it refuses."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from contextlib import contextmanager

import pytest

from provenance.errors import FetchError
from provenance.fetch import Validators, fetch, fetch_if_changed, is_public
from provenance.read import ReadOptions, Unread, read_paths

PAGE = b"<!doctype html><html><body><p>The mayor said on Monday it would rain all week.</p></body>"


@contextmanager
def server(*answers, wait=0.0, trickle=False):
    """A server that gives one raw answer per connection and keeps the requests."""
    listener = socket.create_server(("127.0.0.1", 0))
    seen = []

    def serve():
        for answer in answers:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            with peer:
                seen.append(peer.recv(65_536))
                time.sleep(wait)
                try:
                    for i in range(0, len(answer), 1 if trickle else 1 << 20):
                        peer.sendall(answer[i : i + (1 if trickle else 1 << 20)])
                        time.sleep(0.05 if trickle else 0)
                except OSError:
                    pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", seen
    finally:
        listener.close()
        thread.join(5)


def answer(body=PAGE, *, status="200 OK", kind="text/html; charset=utf-8", length=True, **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines += [f"Content-Length: {len(body)}"] if length else []
    return "\r\n".join([*lines, "", ""]).encode() + body


pytestmark = [pytest.mark.network, pytest.mark.enable_socket]


def get(url, **options):
    return fetch(url, **{"allow_private": True, "timeout_s": 10.0, **options})


def test_a_page():
    with server(answer(kind="Text/HTML; Charset='ISO-8859-2'")) as (url, seen):
        found = get(url + "/a b?q=ö")
    assert (found.body, found.media_type, found.charset) == (PAGE, "text/html", "ISO-8859-2")
    assert seen[0].startswith(b"GET /a%20b?q=%C3%B6 HTTP/1.1\r\n") is True
    assert b"User-Agent: provenance/" in seen[0]


def test_read_paths_reads_a_url():
    with server(answer()) as (url, _):
        (article,) = read_paths([url], options=ReadOptions(allow_private=True))
    assert (article.id, article.text) == (url, "The mayor said on Monday it would rain all week.")


def test_private_addresses_are_refused_by_default():
    with server() as (url, seen):
        with pytest.raises(FetchError, match=r"127\.0\.0\.1 is not a public address"):
            fetch(url)
        (item,) = read_paths([url])
    assert isinstance(item, Unread)
    assert seen == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "2001::1",
        "junk",
    ],
)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"]
)
def test_addresses_that_are(address):
    assert is_public(address)


@pytest.mark.parametrize(
    ("host", "addresses"),
    [("one.example", ["127.0.0.1"]), ("two.example", ["93.184.215.14", "10.0.0.1"])],
)
def test_a_name_with_any_private_address_is_refused(monkeypatch, host, addresses):
    def resolve(_host, port, **_options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(FetchError, match="not a public address"):
        fetch(f"http://{host}/")


def test_the_name_is_resolved_once_and_the_connection_goes_there(monkeypatch):
    with server(answer()) as (url, seen):
        port = int(url.rpartition(":")[2])
        asked = []

        def resolve(host, _port, **_options):
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        get(f"http://news.example:{port}/")
    assert asked == ["news.example"]
    assert f"Host: news.example:{port}".encode() in seen[0]


@pytest.mark.parametrize(
    "url", ["http://2130706433/", "http://0x7f.1/", "http://localhost/", "http://[::1]/"]
)
def test_other_spellings_of_this_machine(url):
    with pytest.raises(FetchError, match=r"not a public address|not known"):
        fetch(url)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://q.example/", "only http and https"),
        ("file:///etc/hosts", "only http and https"),
        ("http://user:pass@q.example/", "user name or password"),
        ("http://@q.example/", "user name or password"),
        ("http:///a", "not a valid address"),
        ("http://q.example:99999/", "not a valid address"),
        ("http://[bad/", "not a valid address"),
        ("http://q.example/a\r\nHost: x", "not a valid address"),
        ("http://" + "ö" * 80 + ".example/", "not a valid host name"),
    ],
)
def test_addresses_that_are_never_fetched(url, said):
    with pytest.raises(FetchError, match=said):
        get(url)


def test_redirects_are_followed_and_the_last_one_is_the_final_url():
    hops = [answer(b"", status="302 Found", Location=f"/{i}") for i in range(5)]
    with server(*hops, answer()) as (url, seen):
        found = get(url + "/start")
    assert found.url == url + "/start"
    assert found.final_url == url + "/4"
    assert len(seen) == 6


def test_six_redirects_are_too_many():
    with (
        server(*[answer(b"", status="301 Moved", Location="/again")] * 7) as (url, _),
        pytest.raises(FetchError, match="more than 5 redirects"),
    ):
        get(url)


@pytest.mark.parametrize(
    "location", ["file:///etc/hosts", "ftp://q.example/", "http://a:b@q.example/"]
)
def test_a_redirect_is_checked_like_the_first_address(location):
    with (
        server(answer(b"", status="302 Found", Location=location)) as (url, _),
        pytest.raises(FetchError),
    ):
        get(url)


def test_a_redirect_to_a_private_address_is_refused(monkeypatch):
    with server(answer(b"", status="302 Found", Location="http://10.0.0.1/")) as (url, _):
        here = "127.0.0.1".__eq__
        monkeypatch.setattr("provenance.fetch._visit.is_public", here)
        with pytest.raises(FetchError, match=r"10\.0\.0\.1 is not a public address"):
            fetch(url)


@pytest.mark.parametrize("length", [True, False])
def test_a_page_over_the_limit(length):
    with (
        server(answer(b"x" * 300_000, length=length)) as (url, _),
        pytest.raises(FetchError, match=r"larger than 0\.1 MB"),
    ):
        get(url, max_bytes=100_000)


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)]
)
def test_content_encodings(encoding, pack):
    with server(answer(pack(PAGE * 9), Content_Encoding=encoding)) as (url, _):
        assert get(url).body == PAGE * 9


def test_a_compression_bomb_is_stopped():
    with (
        server(answer(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")) as (url, _),
        pytest.raises(FetchError, match="larger than"),
    ):
        get(url, max_bytes=1_000_000)


@pytest.mark.parametrize(
    ("body", "headers", "said"),
    [
        (PAGE, {"Content_Encoding": "br"}, "not asked for"),
        (PAGE, {"Content_Encoding": "gzip"}, "damaged"),
        (gzip.compress(PAGE, mtime=0)[:-12], {"Content_Encoding": "gzip"}, "cut off"),
    ],
)
def test_bad_encodings(body, headers, said):
    with server(answer(body, **headers)) as (url, _), pytest.raises(FetchError, match=said):
        get(url)


def test_a_page_cut_off():
    with server(answer()[:-20]) as (url, _), pytest.raises(FetchError, match="cut off"):
        get(url)


def test_a_chunked_page_cut_off():
    raw = answer(b"40\r\nonly this much", length=False, Transfer_Encoding="chunked")
    with server(raw) as (url, _), pytest.raises(FetchError, match="cut off"):
        get(url)


def test_a_chunked_page():
    raw = answer(b"5\r\nhello\r\n0\r\n\r\n", length=False, Transfer_Encoding="chunked")
    with server(raw) as (url, _):
        assert get(url).body == b"hello"


@pytest.mark.parametrize("status", ["404 Not Found", "500 Error", "204 No Content"])
def test_other_answers_are_errors(status):
    with (
        server(answer(b"", status=status)) as (url, _),
        pytest.raises(FetchError, match=status[:3]),
    ):
        get(url)


@pytest.mark.parametrize(
    "raw", [b"", b"junk\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n"]
)
def test_broken_answers_are_errors(raw):
    with server(raw) as (url, _), pytest.raises(FetchError, match=r"failed|cut off"):
        get(url)


def test_a_silent_server_times_out():
    begun = time.monotonic()
    with server(answer(), wait=1.5) as (url, _), pytest.raises(FetchError, match="too long"):
        get(url, timeout_s=0.3)
    assert time.monotonic() - begun < 5


def test_a_trickling_server_meets_the_total_deadline():
    begun = time.monotonic()
    with server(answer(), trickle=True) as (url, _), pytest.raises(FetchError, match="too long"):
        get(url, timeout_s=0.5)
        assert time.monotonic() - begun < 3


def test_nobody_listens():
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    listener.close()
    with pytest.raises(FetchError, match="failed"):
        get(f"http://127.0.0.1:{port}/")


def test_plain_text_where_tls_is_expected():
    with server(answer()) as (url, _), pytest.raises(FetchError, match=r"certificate|failed"):
        get(url.replace("http:", "https:"))


def test_a_page_that_has_not_changed_is_not_sent_again():
    first = answer(ETag='"v1"', Last_Modified="Mon, 01 Jun 2026 08:00:00 GMT")
    with server(first, answer(b"", status="304 Not Modified")) as (url, seen):
        found = fetch_if_changed(url, None, allow_private=True)
        again = fetch_if_changed(url, found.validators, allow_private=True)
    assert found.validators == Validators('"v1"', "Mon, 01 Jun 2026 08:00:00 GMT")
    assert again is None
    assert b'If-None-Match: "v1"\r\n' in seen[1]
    assert b"If-Modified-Since: Mon, 01 Jun 2026 08:00:00 GMT\r\n" in seen[1]
    assert b"If-" not in seen[0]


def test_304_to_whoever_did_not_ask_is_an_error():
    unasked = answer(b"", status="304 Not Modified")
    with server(unasked) as (url, _), pytest.raises(FetchError, match="answered 304"):
        get(url)


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ("120", 120, 120),
        (" 0 ", 0, 0),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 1e9, 1e10),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0, 0),
        ("soon", None, None),
        ("-5", None, None),
    ],
)
def test_the_pause_a_server_asks_for(value, least, most):
    refused = answer(b"", status="503 Service Unavailable", Retry_After=value)
    with server(refused) as (url, _), pytest.raises(FetchError) as error:
        get(url)
    pause = error.value.retry_after_s
    assert (pause is None) == (least is None)
    assert pause is None or least <= pause <= most


def test_a_validator_that_cannot_be_sent_back_is_not_kept():
    with server(answer(ETag='"\xe9"'), answer(ETag='"' + "x" * 2000 + '"')) as (url, _):
        assert get(url).validators == Validators()
        assert get(url).validators == Validators()
