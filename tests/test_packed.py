"""Reports as bytes and back: exactly, whatever they hold; damage and other versions are refused."""

from __future__ import annotations

import dataclasses
import json
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance import packed
from provenance.check import Checker
from provenance.collect import collect
from provenance.evidence import open_store
from provenance.packed import pack, pack_article, types_hash, unpack, unpack_article
from provenance.reading import Models
from provenance.types import Article, Channel, Finding, Report, Sourcing
from tests.collect.stories import stories

SAMPLE = Path(__file__).parent.parent / "data" / "samples" / "article.txt"
WILD = st.text(st.characters() | st.sampled_from("\ud83d\ude00\x00\x7f\u2028“\U0001f600"))
"""Lone surrogates too, and pairs of them that are not one character."""

ARTICLES = st.builds(
    lambda article, text, title: dataclasses.replace(article, text=text, title=title),
    st.from_type(Article),
    WILD,
    st.none() | WILD,
)


@given(article=ARTICLES)
def test_any_article_comes_back(article) -> None:
    assert repr(unpack_article(pack_article(article))) == repr(article)


@given(report=st.from_type(Report), article=ARTICLES, message=WILD)
@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
def test_any_report_comes_back(report, article, message) -> None:
    findings = tuple(dataclasses.replace(f, message=message) for f in report.findings)
    whole = dataclasses.replace(report, article=article, findings=findings)
    # Compared as written: NaN is not equal to itself, and 1 is equal to 1.0 and True.
    assert repr(unpack(pack(whole))) == repr(whole)


@pytest.fixture(scope="module")
def reports():
    with open_store(":memory:") as store:
        models = Models()
        list(collect(stories(6), store, models=models))
        checker = Checker(store=store, models=models)
        sample = Article("sample", SAMPLE.read_text("utf-8"), title="A title", authors=("A", "B"))
        return [checker.check(article) for article in (sample, *stories(6))]


def test_real_reports_come_back_and_are_packed_the_same_again(reports) -> None:
    assert any(r.corroborations for r in reports)
    assert any(r.findings for r in reports)
    for report in reports:
        back = unpack(pack(report))
        assert repr(back) == repr(report)
        assert pack(back) == pack(report)


@pytest.mark.parametrize("cut", [0, 4, 8, 9, 100, -1])
def test_a_part_of_one_is_refused(reports, cut) -> None:
    with pytest.raises(ValueError, match=r"packed by this version|damaged"):
        unpack(pack(reports[0])[:cut])


@given(st.binary(max_size=60))
def test_any_bytes_are_refused(raw) -> None:
    for kind in (b"", types_hash(Report)):
        with pytest.raises(ValueError, match=r"packed by this version|damaged"):
            unpack(kind + raw)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_json_of_another_shape_is_refused(value) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpack(types_hash(Report) + zlib.compress(json.dumps(value).encode()))


def test_an_article_is_no_report(reports) -> None:
    with pytest.raises(ValueError, match="packed by this version"):
        unpack(pack_article(reports[0].article))


def test_other_data_types_have_another_hash() -> None:
    one = dataclasses.make_dataclass("Kind", [("a", int), ("b", Channel | None)])
    two = dataclasses.make_dataclass("Kind", [("b", Channel | None), ("a", int)])
    assert len({types_hash(kind) for kind in (one, two, Report, Finding, Sourcing)}) == 5


def test_a_type_nobody_taught_it_is_told_at_once() -> None:
    odd = dataclasses.make_dataclass("Odd", [("held", set[int])])
    with pytest.raises(TypeError, match="no way to pack set"):
        packed._pack(odd({1}), odd)
