"""What a user names, and what comes back."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tracemalloc

import pytest

from provenance.errors import FetchError
from provenance.read import READERS, ReadOptions, Unread, read_paths
from provenance.types import Article, Skipped


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*paths, **options):
    return list(read_paths([str(p) for p in paths], options=ReadOptions(**options)))


def ids(items):
    return [item.id for item in items if isinstance(item, Article)]


def line(**fields):
    return json.dumps(fields) + "\n"


def test_every_reader_is_registered_and_named_as_its_file():
    assert READERS.names() == [
        *(
            "csv",
            "feed",
            "html",
            "json",
            "jsonfeed",
            "jsonl",
            "markdown",
            "newsml",
            "ninjs",
            "nitf",
        ),
        *("sitemap", "text", "warc"),
    ]
    assert [reader.name for reader in READERS.all()] == READERS.names()


def test_ids_of_files(here):
    (here / "sub").mkdir()
    (here / "sub" / "a.txt").write_text("One.")
    assert ids(read("sub/a.txt", "./sub/../sub/a.txt")) == ["sub/a.txt", "sub/a.txt#2"]


def test_a_file_outside_the_working_directory_has_its_absolute_path(here, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "a.txt"
    other.write_text("One.")
    assert ids(read(other)) == [other.as_posix()]


def test_repeated_ids_never_collide(here):
    (here / "a.jsonl").write_text("".join(line(id=i, text="x") for i in ("a", "a#2", "a", "a")))
    found = ids(read("a.jsonl"))
    assert found[:2] == ["a", "a#2"]
    assert len(set(found)) == 4


def test_a_folder_is_walked_in_order_by_suffix(here):
    for name in ("b.txt", "a.md", "z/c.html", "z/.hidden.txt", ".git2/x.txt", "d.py", "e.TXT"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text("<p>The text of an article, said Ann.</p>")
    assert ids(read(".")) == ["a.md", "b.txt", "e.TXT", "z/c.html"]


def test_a_folder_keeps_to_gitignore(here):
    (here / ".gitignore").write_text("drafts/\n*.tmp.txt\n!keep.tmp.txt\n/top.txt\n")
    for name in ("a.txt", "b.tmp.txt", "keep.tmp.txt", "top.txt", "in/top.txt", "drafts/c.txt"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text("One.")
    (here / "in" / ".gitignore").write_text("no.txt\n")
    (here / "in" / "no.txt").write_text("One.")
    assert ids(read(".")) == ["a.txt", "in/top.txt", "keep.tmp.txt"]


def test_a_bad_file_of_a_folder_is_skipped_not_unread(here):
    (here / "a.txt").write_bytes(b"")
    (here / "b.txt").write_text("One.")
    first, second = read(".")
    assert type(first) is Skipped
    assert "empty" in first.reason
    assert second.id == "b.txt"


def test_a_folder_with_nothing_in_it(here):
    (item,) = read(".")
    assert isinstance(item, Unread)
    assert ".jsonl" in item.reason


def test_a_folder_named_like_a_file_is_a_folder(here):
    (here / "article.txt").mkdir()
    (here / "article.txt" / "a.txt").write_text("One.")
    assert ids(read("article.txt")) == ["article.txt/a.txt"]


def test_links_to_folders_are_not_followed(here):
    (here / "a.txt").write_text("One.")
    (here / "loop").symlink_to(here)
    assert ids(read(".")) == ["a.txt"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing.txt", "no such file"),
        ("", "not a path"),
        ("a\0b", "not a path"),
        ("ftp://x.example/a", "only http and https"),
        ("file:///etc/hosts", "only http and https"),
        ("\ud800.txt", "not a path"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_what_cannot_be_opened_is_unread(here, path, said):
    (item,) = read_paths([path])
    assert isinstance(item, Unread)
    assert said in item.reason
    assert item.where == path


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(here):
    (here / "a.txt").write_text("One.")
    (here / "a.txt").chmod(0)
    assert "permission" in read("a.txt")[0].reason


def test_a_permission_error_is_unread(here, monkeypatch):
    (here / "a.txt").write_text("One.")

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    (item,) = read("a.txt")
    assert isinstance(item, Unread)
    assert "permission" in item.reason


def test_a_100_mb_file_is_refused_without_reading_it(here):
    with (here / "big.txt").open("wb") as stream:
        stream.truncate(100_000_000)
    tracemalloc.start()
    (item,) = read("big.txt")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "100.0 MB is too large" in item.reason
    assert peak < 5_000_000


def test_a_stream_over_the_limit_is_refused():
    (item,) = read("-", stdin=io.BytesIO(b"x" * 101), max_bytes=100)
    assert isinstance(item, Unread)
    assert "too large" in item.reason


def test_one_5_mb_line_is_read(here):
    text = "word " * 1_000_000
    (here / "a.txt").write_text(text)
    (article,) = read("a.txt")
    assert article.text == text


def test_standard_input():
    (article,) = read("-", stdin=io.BytesIO(b"One."))
    assert (article.id, article.uri, article.text) == ("-", None, "One.")


def test_standard_input_by_name():
    (article,) = read("-", stdin=io.BytesIO(b"# One\n\nTwo"), stdin_filename="draft.md")
    assert (article.id, article.text, article.media_type) == (
        "draft.md",
        "One\n\nTwo",
        "text/markdown",
    )


class Pipe(io.RawIOBase):
    """A stream that gives a few bytes at a time and cannot go back."""

    def __init__(self, data):
        self._data = data

    def readable(self):
        return True

    def readinto(self, buffer):
        part, self._data = self._data[:7], self._data[7:]
        buffer[: len(part)] = part
        return len(part)


@pytest.mark.parametrize(
    ("data", "media_type", "count"),
    [
        (
            b"<!doctype html><html><body><p>The mayor said on Monday it would rain all week.</p>",
            "text/html",
            1,
        ),
        (line(text="One, said Ann.").encode() * 900, "text/plain", 900),
        (b"The mayor said " * 900, "text/plain", 1),
        (
            b'<?xml version="1.0"?><rss><channel><item><guid>g</guid>'
            b"<description>a &lt;b>b&lt;/b> c</description></item></channel></rss>",
            "text/html",
            1,
        ),
    ],
)
def test_a_pipe_is_recognized_by_its_first_bytes(data, media_type, count):
    found = read("-", stdin=io.BufferedReader(Pipe(data)))
    assert [item.media_type for item in found] == [media_type] * count


def test_the_outlet_can_be_given(here):
    (here / "a.jsonl").write_text(line(text="One.", outlet="X"))
    assert read("a.jsonl", outlet="Quay Post")[0].outlet == "Quay Post"


def test_a_refused_url_is_unread(monkeypatch):
    def refuse(url, **_options):
        raise FetchError(f"{url}: 10.0.0.1 is not a public address")

    monkeypatch.setattr("provenance.fetch.fetch", refuse)
    (item,) = read("https://intranet.example/a")
    assert isinstance(item, Unread)
    assert "not a public address" in item.reason


def test_a_fetched_page_keeps_its_url_as_id(monkeypatch):
    from provenance.fetch import Fetched

    body = "<p>Łódź: the mayor said on Monday it would rain all week.</p>".encode("iso-8859-2")

    def give(url, **options):
        assert options == {"allow_private": True, "timeout_s": 3.0, "max_bytes": 1000}
        return Fetched(url, url + "/moved", body, "text/html", "iso-8859-2")

    monkeypatch.setattr("provenance.fetch.fetch", give)
    (article,) = read("http://q.example/a", allow_private=True, timeout_s=3.0, max_bytes=1000)
    assert (article.id, article.uri) == ("http://q.example/a", "http://q.example/a/moved")
    assert article.text.startswith("Łódź")


def test_a_stream_of_articles_takes_constant_memory(here):
    with (here / "a.jsonl").open("w") as stream:
        for i in range(10_000):
            stream.write(line(id=f"id-{i}", text=f"Article {i}. " + "word " * 400))
    tracemalloc.start()
    count = sum(isinstance(item, Article) for item in read_paths(["a.jsonl"]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 6_000_000  # 20 MB of articles; what stays is their ids


def test_reading_begins_before_the_input_ends(here):
    (here / "a.jsonl").write_text(line(id="a", text="One.") + "{broken")
    assert next(iter(read_paths(["a.jsonl", "missing"]))).id == "a"


def test_importing_the_room_imports_no_heavy_library():
    code = (
        "import sys, provenance.read; from provenance.read import READERS; list(READERS.all());"
        "print([m for m in ('lxml', 'trafilatura', 'feedparser', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
