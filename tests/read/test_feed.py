"""RSS and Atom: entries as articles, hostile XML as rows."""

from __future__ import annotations

import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import InputError
from provenance.read import ReadOptions, Source
from provenance.read.feed import READER, without_declarations
from provenance.types import Article, Skipped

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quay Post</title>
<language>en-gb</language>
<item><title>Toll &amp;amp; rises</title><link>http://q.example/1</link><guid>tag:1</guid>
<dc:creator>Ada Lund</dc:creator><pubDate>Tue, 03 Nov 2026 10:00:00 +0100</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>The port said &ldquo;no&rdquo;.</p>
<p>Second <a href="x">one</a>.</p><script>x</script>]]></content:encoded></item>
<item><title>Two</title><link>http://q.example/2</link>
<description>Just a &lt;b&gt;summary&lt;/b&gt;.</description></item>
<item><title>Three</title></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Post</title>
<entry><id>tag:i</id><title type="html">A &lt;i&gt;b&lt;/i&gt;</title><link href="http://q.example/i"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>
<author><name>Bo Ek</name></author><updated>2026-11-03T10:00:00Z</updated></entry>
<entry><id>tag:j</id><content type="text">Plain &lt;b&gt; text</content></entry></feed>"""


def read(feed):
    raw = feed if isinstance(feed, bytes) else feed.encode()
    return list(READER.read(io.BytesIO(raw), Source("a.xml", ReadOptions(), "a.xml")))


def test_rss():
    full, short, empty = read(RSS)
    assert (full.id, full.uri, full.title) == ("tag:1", "http://q.example/1", "Toll & rises")
    assert full.text == "The port said “no”.\n\nSecond one."
    assert (full.outlet, full.language, full.authors) == ("Quay Post", "en", ("Ada Lund",))
    assert full.published == "2026-11-03T10:00:00+01:00"
    assert full.regions[1].linked > 0.2
    assert short.id == "http://q.example/2"
    assert short.text == "Just a summary."
    assert any("only a summary" in note for note in short.notes)
    assert type(empty) is Skipped
    assert empty.what == "a.xml entry 3"


def test_atom():
    one, two = read(ATOM)
    assert (one.id, one.text, one.title) == ("tag:i", "One.\n\nTwo.", "A b")
    assert (one.authors, one.published) == (("Bo Ek",), "2026-11-03T10:00:00+00:00")
    assert (two.text, two.media_type, two.source_map) == ("Plain <b> text", "text/plain", None)


def test_another_encoding():
    feed = RSS.replace("utf-8", "iso-8859-2").replace("Ada Lund", "Łucja Źrebak")
    assert read(feed.encode("iso-8859-2"))[0].authors == ("Łucja Źrebak",)


def test_utf16():
    assert read(RSS.replace("utf-8", "utf-16").encode("utf-16"))[0].id == "tag:1"


def test_a_feed_cut_in_half_keeps_its_first_entry():
    items = read(RSS[: RSS.index("<item><title>Two") + 30])
    assert items[0].id == "tag:1"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol lol lol lol">'
    + "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    + "]><rss version='2.0'><channel><item><guid>g</guid><description>&e9; text, said Ann."
    "</description></item></channel></rss>"
)


def test_entities_are_not_expanded():
    begun = time.process_time()
    (article,) = read(BOMB)
    assert time.process_time() - begun < 5
    assert len(article.text) < 100
    assert "not expanded" in article.notes[0]


def test_an_external_entity_is_not_opened(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("a secret word")
    feed = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss version="2.0"><channel><item>'
        "<guid>g</guid><description>before &x; after</description></item></channel></rss>"
    )
    (article,) = read(feed)
    assert "secret word" not in article.text


def test_a_doctype_inside_an_entry_is_left_alone():
    assert without_declarations("<rss><!DOCTYPE x [</rss>") == ("<rss><!DOCTYPE x [</rss>", ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<?xml version='1.0'?><invoice/>", "of a kind that is not read"),
        ("<rss version='2.0'><channel/></rss>", "without entries"),
        ("<!doctype html><html><body>404</body></html>", "web page under the name of a feed"),
        ("   ", "white space"),
        ("", "empty"),
    ],
)
def test_what_is_no_feed_is_refused(data, said):
    with pytest.raises(InputError, match=said):
        read(data)


def test_nothing_is_opened_or_fetched(monkeypatch):
    import builtins

    import feedparser  # noqa: F401 - its own files are read before the guard is set

    read(RSS)

    def refuse(*args, **_options):
        raise AssertionError(args)

    monkeypatch.setattr(builtins, "open", refuse)
    monkeypatch.setattr("feedparser.http.get", refuse)
    feed = RSS.replace("<title>Quay", "<?xml-stylesheet href='http://q.example/x'?><title>Quay")
    assert len(read(feed)) == 3
    with pytest.raises(InputError):
        read("http://q.example/feed.xml")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/&;![]ad\"' \n", max_size=60), st.integers(0, len(ATOM)))
def test_any_damage_gives_articles_rows_or_an_input_error(noise, at):
    try:
        for item in read(ATOM[:at] + noise + ATOM[at:]):
            assert isinstance(item, Article | Skipped)
    except InputError as error:
        assert str(error)


def test_links_are_made_absolute():
    feed = ATOM.replace('<link href="http://q.example/i"/>', '<link href="news/i"/>', 1).replace(
        "<feed ", '<feed xml:base="http://q.example/en/" '
    )
    assert read(feed)[0].uri == "http://q.example/en/news/i"


def test_a_podcast_without_words_is_told():
    (row,) = read(
        '<rss version="2.0"><channel><title>Q</title><item><title>Talk</title>'
        '<enclosure url="http://q.example/a.mp3" type="audio/mpeg" length="1"/></item>'
        "</channel></rss>"
    )
    assert "audio or video" in row.reason


def test_rss_1_0():
    (one,) = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Quay Post</title></channel><item rdf:about='http://q.example/1'>"
        "<title>One</title><link>http://q.example/1</link><dc:date>2026-11-03</dc:date>"
        "<dc:creator>Ada Lund</dc:creator><description>Words.</description></item></rdf:RDF>"
    )
    assert (one.text, one.outlet, one.published) == ("Words.", "Quay Post", "2026-11-03")
    assert one.authors == ("Ada Lund",)
