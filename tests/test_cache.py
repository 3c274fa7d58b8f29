"""The cache: exact, private, bounded, and out of the way when it cannot be used."""

from __future__ import annotations

import sqlite3
import stat
from dataclasses import replace

import pytest

from provenance.cache import Cache, cache_file
from provenance.check import check_all
from provenance.packed import pack
from provenance.reading import Models
from provenance.settings import Settings
from tests.collect.stories import stories, story

COUNT = 6
ALONE = Settings(mutual=False, jobs=1)


@pytest.fixture(scope="module")
def models():
    return Models()


def run(models, cache, articles=None, settings=ALONE, **more):
    given = list(stories(COUNT)) if articles is None else articles
    return list(check_all(given, settings=settings, models=models, kept=[cache], **more))


def counted(path, models, articles=None, settings=ALONE, **more):
    with Cache(path) as cache:
        reports = run(models, cache, articles, settings, **more)
        assert cache.trouble is None
    return reports, cache.hits, cache.misses


@pytest.fixture(scope="module")
def plain(models):
    return list(check_all(stories(COUNT), settings=ALONE, models=models))


def test_a_second_run_examines_nothing_and_says_the_same(tmp_path, models, plain, monkeypatch):
    path = tmp_path / "deep" / "c.sqlite"
    first, *counts = counted(path, models)
    assert (first, counts) == (plain, [0, COUNT])
    monkeypatch.setattr("provenance.check._checker.Checker.examine", None)
    second, *counts = counted(path, models)
    assert (second, counts) == (plain, [COUNT, 0])


def test_no_text_of_an_article_is_kept_and_nobody_else_may_read_it(tmp_path, models, monkeypatch):
    path = tmp_path / "deep" / "c.sqlite"
    seen = []
    monkeypatch.setattr("provenance.cache.pack", lambda r: seen.append(r) or pack(r))
    counted(path, models)
    assert len(seen) == COUNT
    assert {r.article.text for r in seen} == {""}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


CHANGES = {
    "text": {"text": story(0).text + " More."},
    "outlet": {"outlet": "Another Paper"},
    "date": {"published": "2020-01-01"},
    "title": {"title": "Another title"},
    "note": {"notes": ("assumed UTF-8",)},
    "id": {"id": "another"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_in_an_article_it_is_examined_again(tmp_path, models, change) -> None:
    path = tmp_path / "c.sqlite"
    counted(path, models)
    changed = [replace(story(0), **change), *list(stories(COUNT))[1:]]
    reports, *counts = counted(path, models, changed)
    assert counts == [COUNT - 1, 1]
    assert reports == list(check_all(changed, settings=ALONE, models=models))


def test_settings_of_the_reading_count_and_others_do_not(tmp_path, models) -> None:
    path = tmp_path / "c.sqlite"
    counted(path, models)
    assert counted(path, models, settings=replace(ALONE, readability="full"))[1:] == (0, COUNT)
    selected, *counts = counted(path, models, settings=replace(ALONE, select=("PV6",)))
    assert counts == [COUNT, 0]
    assert {f.code[:3] for r in selected for f in r.findings} <= {"PV6"}


def test_another_program_takes_nothing_over(tmp_path, models, monkeypatch) -> None:
    path = tmp_path / "c.sqlite"
    counted(path, models)
    monkeypatch.setattr("provenance.check._many.program_sha256", lambda: "another")
    assert counted(path, models)[1:] == (0, COUNT)


def test_other_outlets_examine_again(tmp_path, models) -> None:
    path, rows = tmp_path / "c.sqlite", tmp_path / "outlets.csv"
    counted(path, models)
    rows.write_text("domain,name,owner\npaper1.example,Paper 1,A Group\n")
    assert counted(path, models, settings=replace(ALONE, outlets=str(rows)))[1:] == (0, COUNT)


def test_articles_together_depend_on_one_another(tmp_path, models) -> None:
    path, together = tmp_path / "c.sqlite", replace(ALONE, mutual=True)
    first, *counts = counted(path, models, settings=together)
    assert counts == [0, COUNT]
    second, *counts = counted(path, models, settings=together)
    assert (second, counts) == (first, [COUNT, 0])
    changed = [*list(stories(COUNT))[:-1], replace(story(COUNT - 1), outlet="Another")]
    third, *counts = counted(path, models, changed, settings=together)
    assert counts == [0, COUNT]
    assert third == list(check_all(changed, settings=together, models=models))


def test_a_model_in_memory_is_not_known_by_anything(tmp_path, models) -> None:
    own = Models(layout=models.layout)
    assert counted(tmp_path / "c.sqlite", own)[1:] == (0, 0)


def test_the_least_recently_used_go_first(tmp_path, models, plain) -> None:
    size = len(pack(replace(plain[0], article=replace(plain[0].article, id="", text=""))))
    path = tmp_path / "c.sqlite"

    def kept():
        with Cache(path) as cache:
            found = [n for n in range(COUNT) if cache.get(n, f"key{n}") is not None]
            cache._asked.clear()  # looking is not using, here
            return found

    with Cache(path, most_bytes=4 * size) as cache:
        for n in range(3):
            cache.put(n, f"key{n}", plain[n])
    with Cache(path, most_bytes=4 * size) as cache:
        assert cache.get(0, "key0") is not None
    with Cache(path, most_bytes=4 * size) as cache:
        for n in range(3, COUNT):
            cache.put(n, f"key{n}", plain[n])
    left = kept()
    assert 1 not in left
    assert {3, 4, 5} & set(left)
    assert len(left) < COUNT
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT sum(size) FROM report").fetchone()[0] <= 4 * size
    db.close()


@pytest.mark.parametrize("raw", [b"no database", b"SQLite format 3\x00" + b"\x07" * 4000])
def test_a_damaged_cache_is_told_and_passed_by(tmp_path, models, plain, raw) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(raw)
    with Cache(path) as cache:
        assert run(models, cache) == plain
    assert str(path) in cache.trouble
    assert "\n" not in cache.trouble


def test_a_damaged_report_is_made_again(tmp_path, models, plain) -> None:
    path = tmp_path / "c.sqlite"
    counted(path, models)
    with sqlite3.connect(path) as db:
        db.execute(
            "UPDATE report SET packed = x'00112233' WHERE key IN (SELECT min(key) FROM report)"
        )
        db.execute("UPDATE report SET packed = 'text' WHERE key IN (SELECT max(key) FROM report)")
    db.close()
    reports, *counts = counted(path, models)
    assert (reports, counts) == (plain, [COUNT - 2, 2])
    assert counted(path, models)[1:] == (COUNT, 0)


def test_a_folder_that_cannot_be_made_is_told(tmp_path, models) -> None:
    (tmp_path / "file").write_text("")
    with Cache(tmp_path / "file" / "c.sqlite") as cache:
        assert len(run(models, cache, [story(0)])) == 1
    assert "not used" in cache.trouble


def test_two_at_a_time(tmp_path, models, plain) -> None:
    path = tmp_path / "c.sqlite"
    with Cache(path) as one, Cache(path) as other:
        assert run(models, one) == run(models, other) == plain
    assert counted(path, models)[1:] == (COUNT, 0)


def test_its_place_is_the_platforms_cache_folder(tmp_path) -> None:
    assert cache_file(tmp_path).parent == tmp_path
    assert cache_file().parent.name in ("provenance", "Cache")
