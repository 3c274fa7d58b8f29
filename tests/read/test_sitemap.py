"""Sitemaps: pages from a folder, from other inputs, fetched, or told to be missing."""

from __future__ import annotations

import json

import pytest

from provenance import fetch as fetcher
from provenance.errors import FetchError, InputError
from provenance.fetch import Fetched
from provenance.read import ReadOptions, read_paths
from provenance.read._wanted import mirror_paths
from provenance.types import Article, Skipped

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
TEXT = "The ferry to Ostervik stood still on Monday, said the harbor office in a statement. " * 6


def sitemap(*urls):
    entries = "".join(
        f"<url><loc>{url}</loc><news:news><news:publication><news:name>Quay Post</news:name>"
        "<news:language>en</news:language></news:publication><news:publication_date>2026-11-03"
        f"</news:publication_date><news:title>T {n}</news:title></news:news></url>"
        for n, url in enumerate(urls, start=1)
    )
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="{NEWS}">{entries}</urlset>'
    )


def index(*urls):
    entries = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f'<sitemapindex xmlns="x">{entries}</sitemapindex>'


def page(text=TEXT, canonical=None):
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return f"<html><head>{link}</head><body><article><p>{text}</p></article></body></html>"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(here, **files):
    for name, content in files.items():
        path = here / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def read(*paths, **options):
    return list(read_paths(paths, options=ReadOptions(**options)))


def test_nothing_is_fetched_unasked(here, monkeypatch):
    monkeypatch.setattr(fetcher, "fetch", None)
    put(here, s_xml=sitemap("https://q.example/a", "https://q.example/b", "ftp://x", ""))
    broken, empty, one, two = read("s.xml")
    assert "--pages" in one.reason
    assert "--fetch" in two.reason
    assert two.where == "https://q.example/b"
    assert "no address" in broken.reason
    assert "no address" in empty.reason


def test_a_folder_of_pages(here):
    put(
        here,
        s_xml=sitemap(
            "https://q.example/news/a", "https://q.example/b.html", "https://www.q.example/c?x=1"
        ),
        pages__q_example__news__a__index_html=page("Mirror. " + TEXT),
        pages__b_html=page("By name. " + TEXT),
        pages__odd_html=page("By its own address. " + TEXT, "https://q.example/c?x=1"),
    )
    a, b, c = read("s.xml", pages="pages")
    assert [x.text.split(". ")[0] for x in (a, b, c)] == [
        "Mirror",
        "By name",
        "By its own address",
    ]
    assert (a.id, a.uri, a.feed) == ("https://q.example/news/a",) * 2 + ("s.xml",)
    assert (a.title, a.outlet, a.published, a.language) == ("T 1", "Quay Post", "2026-11-03", "en")


def test_other_inputs_of_the_run(here):
    lines = [{"id": "j", "url": "http://q.example/a/", "text": TEXT}]
    put(
        here,
        s_xml=sitemap("https://q.example/a", "https://q.example/b", "https://q.example/c"),
        l_jsonl="".join(json.dumps(row) + "\n" for row in lines),
        b_html=page(canonical="https://q.example/b"),
    )
    items = read("s.xml", "l.jsonl", "b.html")
    assert [i.id for i in items if isinstance(i, Article)] == ["j", "b.html"]
    assert [i.where for i in items if isinstance(i, Skipped)] == ["https://q.example/c"]


def test_pages_are_fetched_on_request_up_to_a_cap(here, monkeypatch):
    asked = []

    def fetch(url, **options):
        asked.append(url)
        if url.endswith("bad"):
            raise FetchError(f"{url}: the server answered 500; check the address")
        return Fetched(url, url, page().encode(), "text/html", "utf-8")

    monkeypatch.setattr(fetcher, "fetch", fetch)
    put(here, s_xml=sitemap(*(f"https://q.example/{x}" for x in ("a", "bad", "a", "c", "d"))))
    a, bad, c, d = read("s.xml", fetch=True, max_fetches=3)
    assert (a.uri, a.title, c.id) == ("https://q.example/a", "T 1", "https://q.example/c")
    assert bad.reason == "the server answered 500; check the address"
    assert "at most 3 pages" in d.reason
    assert asked == [f"https://q.example/{x}" for x in ("a", "bad", "c")]


def test_an_index(here, monkeypatch):
    answers = {
        "https://q.example/1.xml": sitemap("https://q.example/a"),
        "https://q.example/2.xml": index("https://q.example/2.xml", "https://q.example/3.xml"),
        "https://q.example/3.xml": index("https://q.example/4.xml"),
        "https://q.example/4.xml": index("https://q.example/5.xml"),
    }

    def fetch(url, **options):
        body = answers.get(url, page())
        return Fetched(url, url, body.encode(), "text/html" if url not in answers else "", None)

    monkeypatch.setattr(fetcher, "fetch", fetch)
    put(here, s_xml=index("https://q.example/1.xml", "https://q.example/2.xml"))
    items = read("s.xml", fetch=True)
    assert [i.id for i in items if isinstance(i, Article)] == ["https://q.example/a"]
    (row,) = [i for i in items if isinstance(i, Skipped)]
    assert "too many indexes" in row.reason
    assert "(sitemap https://q.example/1.xml)" in read("s.xml")[0].what


def test_a_mirror_stays_in_its_folder(tmp_path):
    inside = tmp_path / "pages"
    inside.mkdir()
    (inside / "link").symlink_to("/etc")
    for url in ("http://q/../../etc/passwd", "http://q/%2e%2e/x", "http://../x", "http://[bad"):
        assert all(
            p.is_relative_to(inside) and ".." not in p.parts for p in mirror_paths(inside, url)
        )
    assert inside / "link" / "passwd" not in mirror_paths(inside, "http://q/link/passwd")


@pytest.mark.parametrize("raw", ["<urlset/>", "<sitemapindex></sitemapindex>", "<urlset><url>"])
def test_nothing_to_read(read_as, raw):
    try:
        (row,) = read_as("s.xml", raw)[-1:]
    except InputError:
        return
    assert isinstance(row, Skipped)
