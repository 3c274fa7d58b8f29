"""HTML as a folder: a file for each article, an index in every order, and a CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.report import FORMATS, Options, write_atomically
from provenance.report._html.again import folded
from provenance.report._html.rows import ORDERS, file_name, row_of, sorted_by
from provenance.types import Attribution, Report
from tests.report.conftest import EVIL, calm, full, hostile


def write(reports: Iterator[Report], place: Path) -> None:
    folder = FORMATS.get("html").folder
    assert folder is not None
    with write_atomically(place / "index.html") as out:
        folder(reports, out, options=Options(), folder=place)


def named(title: str, id_: str = "x") -> Report:
    report = calm()
    return replace(report, article=replace(report.article, id=id_, title=title))


def test_each_article_has_its_page_and_its_line(tmp_path: Path) -> None:
    write(iter([full(), calm(), hostile()]), tmp_path)
    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as table:
        lines = list(csv.DictReader(table))
    assert [line["outlet"] for line in lines][:2] == ["The Averin Courier", "Radio Oster"]
    assert [line["framing"] for line in lines] == ["34.1", "4.0", ""]
    assert lines[0]["contradicted"] == "1"
    index = (tmp_path / "index.html").read_text("utf-8")
    for line in lines:
        assert (tmp_path / line["file"]).is_file()
        assert f'href="{line["file"]}"' in index
    assert "<script" not in index


@pytest.mark.parametrize(
    "title", [EVIL, "../../etc/passwd", "", "CON", "x" * 10_000, "\ud800", ".", "الميناء", "a/b\\c"]
)
def test_no_title_leaves_the_folder(title: str, tmp_path: Path) -> None:
    assert re.fullmatch(r"articles/000001(-[a-z0-9-]{1,40})?\.html", file_name(title, 1))
    write(iter([named(title), named(title)]), tmp_path)
    assert len(list((tmp_path / "articles").iterdir())) == 2
    assert {p.name for p in tmp_path.iterdir()} == {
        *("articles", "articles.csv"),
        *(f"{order.name}.html" for order in ORDERS),
    }


def test_orders() -> None:
    rows = [row_of(report, i) for i, report in enumerate([calm(), full(), hostile()], 1)]
    found = {o.name: [row.number for row in sorted_by(o, rows)] for o in ORDERS}
    assert found["index"] == [1, 2, 3]
    assert found["by-framing"] == [2, 1, 3]  # the one without a score is last
    assert found["by-contradicted"][:2] == [2, 3]
    assert found["by-date"][-1] == 1  # undated


def test_a_broken_stream_leaves_no_index(tmp_path: Path) -> None:
    def broken() -> Iterator[Report]:
        yield calm()
        raise ValueError("the feed broke off")

    with pytest.raises(ValueError, match="broke off"):
        write(broken(), tmp_path)
    assert not (tmp_path / "index.html").exists()
    assert not (tmp_path / "articles.csv").exists()
    assert [p.suffix for p in tmp_path.rglob("*") if p.is_file()] == [".html"]


def test_reports_are_not_kept(tmp_path: Path) -> None:
    alive = most = 0

    class Counted(Report):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def reports() -> Iterator[Report]:
        nonlocal alive, most
        fields = {name: getattr(calm(), name) for name in Report.__slots__}
        for _ in range(30):
            alive += 1
            most = max(most, alive)
            yield Counted(**fields)

    write(reports(), tmp_path)
    assert most <= 3
    assert "30 articles" in (tmp_path / "index.html").read_text("utf-8")


def test_no_articles(tmp_path: Path) -> None:
    write(iter([]), tmp_path)
    assert "Nothing was checked." in (tmp_path / "index.html").read_text("utf-8")


def test_a_statement_made_again_is_folded() -> None:
    words = {
        "a1": "“The wall was moving four millimeters a week.”",
        "a2": "that the wall was moving four millimeters a week",
        "a3": "the wall was moving four millimeters",
        "a4": "the wall",  # too few words to be sure
        "a5": "the wall was moving four millimeters a week",  # somebody else
    }
    made = [
        Attribution(id_, "s2" if id_ == "a5" else "s1", (), (), ((0, 1),), "direct")
        for id_ in words
    ]
    found = folded(made, lambda attribution: words[attribution.id])
    assert [(a.id, [b.id for b in again]) for a, again in found] == [
        ("a1", ["a2", "a3"]),
        ("a4", []),
        ("a5", []),
    ]
