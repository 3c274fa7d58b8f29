"""NewsML-G2 and NITF: items, packages, pictures, damaged and hostile documents."""

from __future__ import annotations

import gzip

import pytest

from provenance.errors import InputError
from provenance.types import Article, Skipped

G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NITF = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/dtd/nitf-3-4.dtd">
<nitf><head><title>In the head</title><docdata><doc-id id-string="d.1"/>
<date.issue norm="20261103T100000Z"/></docdata><pubdata name="Quay Post"/></head>
<body><body.head><hedline><hl1>Toll <em>rises</em></hl1><hl2>Sub</hl2></hedline>
<byline>By <person>Ada Lund</person><byttl>Port reporter</byttl></byline>
<dateline><location>OSTERVIK</location></dateline></body.head>
<body.content><p><location>Ostervik</location>&nbsp;– The fare is <money>7 crowns</money>.</p>
<hl2>Why</hl2><p>Bo Ek &amp; co. said “no”.</p>
<media media-type="image"><media-caption>The quay.</media-caption></media></body.content>
</body></nitf>"""


def message(*items):
    return f"<newsMessage {G2}><itemSet>{''.join(items)}</itemSet></newsMessage>"


def item(guid, content, *, kind="text", status="usable", meta=""):
    return (
        f'<newsItem guid="{guid}"><itemMeta><itemClass qcode="ninat:{kind}"/>'
        f'<provider qcode="x"><name>Agency</name></provider><pubStatus qcode="stat:{status}"/>'
        f"</itemMeta><contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def text(words):
    return f'<inlineData contenttype="text/plain">{words}</inlineData>'


def test_nitf(read_as):
    (one,) = read_as("a.xml", NITF)
    assert one.text == (
        "Ostervik\u00a0– The fare is 7 crowns.\n\nWhy\n\nBo Ek & co. said “no”.\n\nThe quay."
    )
    assert [r.tag for r in one.regions] == ["p", "h2", "p", "figcaption"]
    assert (one.id, one.title, one.outlet) == ("d.1", "Toll rises", "Quay Post")
    assert (one.authors, one.published) == (("Ada Lund",), "2026-11-03T10:00:00+00:00")
    assert read_as("a.xml.gz", gzip.compress(NITF.encode()))[0].text == one.text
    assert read_as("-", NITF.encode("utf-16"))[0].text == one.text


def test_message(read_as):
    package = (
        '<packageItem guid="p"><groupSet><group><itemRef residref="a"/><itemRef residref="z"/>'
        "</group></groupSet></packageItem>"
    )
    meta = "<headline>Toll</headline><by>By Ada Lund</by><language tag='en-GB'/>"
    meta += "<contentCreated>2026-11-03</contentCreated>"
    one, two, none, gone, html, lost = read_as(
        "m.xml",
        message(
            package,
            item("a", text("One &lt;b&gt;."), meta=meta),
            item("b", "<inlineXML><nitf xmlns=''>" + NITF.split("<nitf>")[1] + "</inlineXML>"),
            item("c", ""),
            item("pic", '<remoteContent href="x.jpg"/>', kind="picture"),
            item("d", text("Old."), status="canceled"),
            item("e", '<inlineData contenttype="text/html">&lt;p&gt;Hi.&lt;/p&gt;</inlineData>'),
        ).replace("&nbsp;", " "),
    )
    assert (one.id, one.text, one.title) == ("a", "One <b>.", "Toll")
    assert (one.outlet, one.authors, one.language) == ("Agency", ("Ada Lund",), "en")
    assert (one.published, one.feed) == ("2026-11-03", "m.xml")
    assert two.text.endswith("The quay.")
    assert "no text" in none.reason
    assert "canceled" in gone.reason
    assert html.text == "Hi."
    assert (lost.what, type(lost)) == ("m.xml item z", Skipped)


def test_a_damaged_message_gives_what_it_has(read_as):
    whole = message(item("a", text("One.")), item("b", text("Two.")), item("c", text("Three.")))
    *good, row = read_as("m.xml", whole[: whole.index("Three")])
    assert [a.text for a in good if isinstance(a, Article)] == ["One.", "Two."]
    assert "damaged at line 1" in row.reason


def test_single_item(read_as):
    (one,) = read_as("i.xml", item("a", text("One.")).replace("<newsItem", f"<newsItem {G2}"))
    assert (one.id, one.text) == ("a", "One.")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("<NewsML><NewsItem/></NewsML>", "NewsML 1"),
        (message(), "no news item with text"),
        (message(item("p", "<x/>", kind="picture")), "no news item with text"),
        ("<nitf><body/></nitf>", "no body.content"),
        ("<nitf", "of a kind that is not read"),
        ("<nitf " + "x" * 3000, "no body.content"),
    ],
)
def test_what_is_refused(read_as, raw, said):
    with pytest.raises(InputError, match=said):
        read_as("a.xml", raw)


BOMB = (
    '<!DOCTYPE {root} [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 10))
    + "]>"
)
ROOTS = {
    "nitf": "<nitf><body><body.content><p>Before {} after.</p></body.content></body></nitf>",
    "newsMessage": message(item("a", text("Before {} after."))),
    "urlset": "<urlset><url><loc>http://q.example/{}</loc></url></urlset>",
    "rss": "<rss><channel><item><description>Before {} after.</description></item></channel></rss>",
}


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize(
    ("declaration", "use"),
    [
        (BOMB, "&a9;"),
        ('<!DOCTYPE {root} [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"),
        ('<!DOCTYPE {root} [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>', ""),
        ('<!DOCTYPE {root} SYSTEM "http://127.0.0.1:9/x.dtd">', "&undefined;"),
    ],
)
def test_entities_are_harmless(read_as, root, declaration, use):
    raw = declaration.replace("{root}", root) + ROOTS[root].format(use)
    try:
        items = read_as("a.xml", raw)
    except InputError:
        return
    for one in items:
        said = one.text if isinstance(one, Article) else one.what + one.reason
        assert len(said) < 400
        assert "root:" not in said
        assert "lol" not in said


@pytest.mark.parametrize("root", ROOTS)
def test_depth_is_harmless(read_as, root):
    deep = ROOTS[root].format("<x>" * 50_000 + "</x>" * 50_000)
    try:
        items = read_as("a.xml", deep)
    except InputError as error:
        assert "deep" in str(error) or "damaged" in str(error)
        return
    assert all(isinstance(one, Article | Skipped) for one in items)


def test_gzip_bomb(read_as):
    bomb = gzip.compress(b"<nitf>" + b" " * 5_000_000)
    with pytest.raises(InputError, match="too large"):
        read_as("a.xml.gz", bomb, max_bytes=1_000_000)
    with pytest.raises(InputError, match="damaged gzip"):
        read_as("a.xml.gz", bomb[:-20])
