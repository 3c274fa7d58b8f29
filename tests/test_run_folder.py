"""The folder of a run: whole files only, of one run only, in order."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from provenance.check import check_all
from provenance.errors import InputError, UsageError
from provenance.reading import Models
from provenance.run_folder import RunFolder, reports_of
from provenance.settings import Settings
from tests.collect.stories import stories

COUNT = 5
ASKED = {"inputs": ["a.jsonl"], "settings": "abc"}
ALONE = Settings(mutual=False, jobs=1)
TOGETHER = Settings(jobs=1)


@pytest.fixture(scope="module")
def models():
    return Models()


def run(folder, models, articles, settings=ALONE):
    with RunFolder(folder, ASKED) as kept:
        more = {"folder": folder} if settings.mutual else {}
        reports = check_all(articles, settings=settings, models=models, kept=[kept], **more)
        found = list(reports)
        kept.finish(len(found))
        return found, kept.found


@pytest.mark.parametrize("settings", [ALONE, TOGETHER], ids=["alone", "together"])
def test_an_interrupted_run_goes_on(tmp_path, models, settings) -> None:
    plain = list(check_all(stories(COUNT), settings=settings, models=models))
    folder = tmp_path / "deep" / "run"
    with RunFolder(folder, ASKED) as kept:
        more = {"folder": folder} if settings.mutual else {}
        some = check_all(stories(COUNT), settings=settings, models=models, kept=[kept], **more)
        assert [next(some), next(some)] == plain[:2]
        some.close()
    assert not json.loads((folder / "run.json").read_text())["done"]
    assert len(list(reports_of(folder))) == 2
    assert run(folder, models, stories(COUNT), settings) == (plain, 2)
    manifest = json.loads((folder / "run.json").read_text())
    assert (manifest["articles"], manifest["done"], manifest["asked"]) == (COUNT, True, ASKED)
    assert [r.article for r in reports_of(folder)] == list(stories(COUNT))
    assert run(folder, models, stories(COUNT), settings) == (plain, COUNT)


@pytest.mark.parametrize("settings", [ALONE, TOGETHER], ids=["alone", "together"])
def test_what_changed_in_the_input_is_done_again(tmp_path, models, settings) -> None:
    run(tmp_path, models, stories(COUNT), settings)
    other = [replace(a, text=a.text + " More.") if i == 1 else a for i, a in enumerate(stories(4))]
    found, kept = run(tmp_path, models, other, settings)
    assert found == list(check_all(other, settings=settings, models=models))
    assert kept == (0 if settings.mutual else 3)
    assert [r.article for r in reports_of(tmp_path)] == other


def test_a_damaged_report_is_made_again(tmp_path, models) -> None:
    first, _ = run(tmp_path, models, stories(COUNT))
    for path, raw in zip(sorted((tmp_path / "reports").iterdir()), (b"", b"no"), strict=False):
        path.write_bytes(raw)
    with pytest.raises(InputError, match="into a new folder"):
        list(reports_of(tmp_path))
    assert run(tmp_path, models, stories(COUNT)) == (first, COUNT - 2)


def test_another_runs_folder_is_refused(tmp_path) -> None:
    RunFolder(tmp_path, ASKED).close()
    with pytest.raises(UsageError, match=r"another run \(other settings\)"):
        RunFolder(tmp_path, {**ASKED, "settings": "abd"})
    (tmp_path / "run.json").write_text("{")
    with pytest.raises(UsageError, match="damaged"):
        RunFolder(tmp_path, ASKED)


def test_a_folder_with_other_files_is_refused(tmp_path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(UsageError, match=r"other files \(thesis.doc\)"):
        RunFolder(tmp_path, ASKED)
    with pytest.raises(UsageError, match=r"Not a directory|exists"):
        RunFolder(tmp_path / "thesis.doc", ASKED)
    with pytest.raises(InputError, match="not the folder of a run"):
        list(reports_of(tmp_path))


def test_two_at_a_time_are_refused(tmp_path) -> None:
    pytest.importorskip("fcntl")
    with RunFolder(tmp_path, ASKED), pytest.raises(UsageError, match="another process"):
        RunFolder(tmp_path, ASKED)
    RunFolder(tmp_path, ASKED).close()
