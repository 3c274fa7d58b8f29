"""The same items in every format: the same texts, the same facts, the same findings."""

from __future__ import annotations

import pytest

from provenance.check import Checker
from provenance.types import Article

FORMS = (
    *("rss.xml", "atom.xml", "jsonfeed.json", "lines.jsonl", "table.csv", "ninjs1.json"),
    *("ninjs3.json", "newsml.xml", "archive.warc.gz"),
)
TEXTS = (
    "The ferry to Ostervik stood still on Monday, the harbor office said.\n\n"
    "“We were told nothing,” Ada Lund, a baker, told the Quay Post. “Nobody even called & "
    "nobody came.”\n\nCritics boasted that the disastrous line would obviously close, and the "
    "pathetic council shrugged it off while the passengers waited on the quay for hours.",
    "Bo Ek, the mayor, claimed that prices <rose> by 4.5 percent – “a disgrace”.\n\n"
    "Unnamed officials insisted the figures were fine and slammed the shameless report, which the "
    "statistics office had published on Friday after two delays and a short inquiry.",
    "Rain fell for a week – 71 mm at Kvalsund, says the weather service 🌧.\n\nRoads are shut "
    "“until further notice”, according to a statement of the county that was sent to all of the "
    "newspapers on Sunday evening and repeated on the radio the next morning.",
)


@pytest.fixture(scope="module")
def items(forms):
    return [
        forms.Item(
            id=f"tag:quay.example,2026:{n}",
            url=f"https://quay.example/news/{n}",
            title=f"Toll & talk no. {n}",
            outlet="Quay Post",
            published=f"2026-11-0{n}T10:00:00+00:00",
            authors=("Ada Berg", "Jon Moe") if n == 1 else ("Ada Berg",),
            text=text,
        )
        for n, text in enumerate(TEXTS, start=1)
    ]


@pytest.fixture(scope="module")
def read(forms, items, read_as):
    written = forms.forms(items)
    assert tuple(written) == FORMS
    return {name: read_as(name, raw) for name, raw in written.items()}


@pytest.mark.parametrize("form", FORMS)
def test_same_articles(read, items, form):
    got = read[form]
    assert all(isinstance(item, Article) for item in got), got
    assert [a.text for a in got] == [item.text for item in items]
    for article, item in zip(got, items, strict=True):
        assert article.title == item.title
        assert article.outlet == item.outlet
        assert article.published == item.published
        assert article.authors == item.authors
        assert article.language == "en"
        assert article.feed == form
        assert [r.main for r in article.regions] == [True] * len(item.paragraphs)
        if form != "newsml.xml":
            assert article.uri == item.url
        assert article.id == (item.url if form == "archive.warc.gz" else item.id)


def test_same_findings(read):
    checker = Checker()
    found = {
        form: [
            [(f.code, f.start, f.end, f.where) for f in checker.check(article).findings]
            for article in articles
        ]
        for form, articles in read.items()
    }
    assert sum(map(len, found["rss.xml"])) > 5
    for form in FORMS:
        assert found[form] == found["rss.xml"], form


def test_same_without_a_name(forms, items, read_as):
    for name, raw in forms.forms(items).items():
        if name == "table.csv":  # a table is not told from plain text by its bytes
            continue
        texts = [a.text for a in read_as("-", raw)]
        assert texts == [item.text for item in items], name
