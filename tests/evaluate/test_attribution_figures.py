"""The table of attribution figures: resampling, reliability, masked names, a whole run."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from provenance.cli._app import app
from provenance.evaluate import attribution
from provenance.evaluate._base import EVALUATIONS, Figure
from provenance.evaluate.attribution import figures
from provenance.evaluate.attribution._compare import differences, side_by_side
from provenance.evaluate.attribution._data import article_of
from provenance.evaluate.attribution._masking import Masker
from provenance.evaluate.attribution._reliability import count_confidence, reliability
from provenance.evaluate.attribution._resample import Measure, Totals, f1, figures_of, ratio
from provenance.nlp.tokens import tokenize
from tests.evaluate.invented import HARBOR, ROWS, write_data

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures of this room only; those of others have data and tests of their own."""
    monkeypatch.setattr(attribution, "_OTHERS", ())


def triples(overlap: int, found: int, gold: int) -> dict[tuple[str, str], float]:
    return {("triple", "overlap"): overlap, ("triple", "found"): found, ("triple", "gold"): gold}


def test_totals_begin_with_the_plain_sum_and_are_the_same_again() -> None:
    counts = [triples(1, 2, 3), triples(4, 4, 5), triples(0, 1, 7)]
    total = Totals(counts)
    assert total["triple", "overlap"][0] == 5
    assert total["triple", "gold"].shape == (1001,)
    assert set(total["triple", "overlap"].tolist()) <= {float(n) for n in range(13)}
    assert np.array_equal(total["triple", "found"], Totals(counts)["triple", "found"])
    assert not total["nobody", "counted"].any()
    assert Totals([])["triple", "gold"].tolist() == [0.0]


def test_an_interval_holds_what_was_measured_and_narrows_with_more_articles() -> None:
    few = [triples(i % 2, 1, 1) for i in range(10)]

    def interval(counts: list[dict[tuple[str, str], float]]) -> tuple[float, float, float]:
        t = Totals(counts)
        values = f1(*(t["triple", k] for k in ("overlap", "found", "gold")))
        (figure,) = figures_of([Measure("F1", values, t["triple", "gold"])])
        assert figure.low is not None and figure.high is not None
        return figure.low, figure.value, figure.high

    low, value, high = interval(few)
    assert low < value == 0.5 < high
    # The standard error of a mean of ten coins is .158: 95 % reach about .31 to each side.
    assert 0.15 <= low <= 0.25 and 0.75 <= high <= 0.85
    narrow = interval(few * 16)
    assert narrow[2] - narrow[0] < (high - low) / 3


def test_a_difference_is_paired() -> None:
    plain = [triples(i % 5, 5, 6) for i in range(20)]
    better = [triples(i % 5 + 1, 5, 6) for i in range(20)]
    rows = list(differences(Totals([side_by_side(*p) for p in zip(plain, better, strict=True)])))
    (more,) = list(figures_of(rows[2:]))
    # One more of five right in every article, whichever are drawn: the interval has no width.
    assert more.low == more.value == more.high == pytest.approx(2 / 11, abs=1e-4)
    same = list(differences(Totals([side_by_side(p, p) for p in plain])))[2]
    assert not same.values.any()


def test_reliability_by_hand() -> None:
    out: dict[tuple[str, str], float] = {}
    counts: Any = type("Zeros", (dict,), {"__missing__": lambda *_: 0.0})(out)
    for confidence, right, nested in (
        (0.85, True, False),
        (0.85, True, False),
        (0.85, False, False),
        (0.25, True, False),
        (1.0, False, True),
    ):
        count_confidence(counts, confidence, right=right, nested=nested)
    found = {f.name: f for f in figures_of(reliability(Totals([counts])))}
    assert found["precision at confidence 0.8 to 0.9"].value == pytest.approx(2 / 3, abs=1e-4)
    assert found["precision at confidence 0.8 to 0.9"].note == "mean confidence 0.850"
    assert found["precision at confidence 0.9 to 1.0"].value == 0.0
    assert "precision at confidence 0.4 to 0.5" not in found
    gap = 3 * (0.85 - 2 / 3) + 0.75
    assert found["expected calibration error"].value == pytest.approx((gap + 1) / 5, abs=1e-4)
    apart = found["expected calibration error, without nested ones"]
    assert (apart.value, apart.n) == (pytest.approx(gap / 4, abs=1e-4), 4)
    squares = 2 * 0.15**2 + 0.85**2 + 0.75**2
    assert found["Brier score"].value == pytest.approx((squares + 1) / 5, abs=1e-4)
    assert found["Brier score, without nested ones"].value == pytest.approx(squares / 4, abs=1e-4)


def test_quotients_of_nothing_are_no_numbers() -> None:
    assert np.isnan(ratio(np.zeros(1), np.zeros(1)))[0]
    assert f1(np.zeros(1), np.zeros(1), np.zeros(1))[0] == 0.0


def test_masking_replaces_people_and_moves_the_spans() -> None:
    masker = Masker(ROWS)
    for row in ROWS:
        masked = masker.mask(row)
        assert masked == Masker(ROWS).mask(row)
        for old, new in zip(row["attributions"], masked["attributions"], strict=True):
            for role in ("source", "cue", "content"):
                for a, b in zip(old[role], new[role], strict=True):
                    before = tokenize(row["text"][slice(*a)]).words
                    after = tokenize(masked["text"][slice(*b)]).words
                    assert len(before) == len(after)
                    names = {"Ines", "Calloway", "Jonas", "Ruth", "Abbott", "Stone"}
                    assert [x == y for x, y in zip(before, after, strict=True)] == [
                        x not in names for x in before
                    ]
    council, harbor = (masker.mask(row)["text"] for row in ROWS)
    assert "Calloway" not in council and "Mayor Ines" not in council
    mayor = re.match(r"Mayor (\w+) (\w+) said", council)
    assert mayor is not None
    assert f"on time,” {mayor[2]} told" in council
    assert "The old stone wall stays, according to Mayor" in council
    assert "Jonas" not in council and council.count("Stone") == 1
    assert council.endswith("Stone is dear.")
    # In a headline, as a plural and after a title in another article; the handle stays.
    headline = re.match(r"Harbor Plan Delights (\w+)\.", harbor)
    assert headline is not None and headline[1] != "Calloway"
    assert f"The {headline[1]}s were pleased, @calloway wrote." in harbor
    assert len(tokenize(harbor)) == len(tokenize(HARBOR))


def test_a_whole_run_names_every_figure(data: Path) -> None:
    found = {f.name: f for f in figures(data)}
    for name in (
        "triple overlap F1",
        "triple overlap precision",
        "triple overlap recall",
        "triple exact F1",
        "cue exact F1",
        "source exact F1",
        "content exact F1",
        "content soft F1",
        "direct quotation speaker right",
        "recall on direct content",
        "recall on indirect content",
        "nested and set aside",
        "expected calibration error",
        "Brier score, without nested ones",
        "names masked: triple overlap F1, after less before",
        "tokens per second, attribution stage",
    ):
        figure = found[f"dev: {name}"]
        assert figure.low is not None and figure.high is not None
        assert figure.low <= figure.value + 1e-9 and figure.value <= figure.high + 1e-9, name
    # The training split is the same two articles, so every cue of one is seen in training.
    assert "dev: recall on cues never seen in training" not in found
    assert found["dev: recall on cues seen 1 to 5 times in training"].n == 6


def test_figures_of_other_evaluations_stand_in_the_table(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attribution, "_OTHERS", (lambda _: iter([Figure("another", 0.25, n=4)]),))
    *_, last = figures(data)
    assert last == Figure("another", 0.25, n=4)
    fold = figures(data, ids=frozenset({"dev-council"}))
    assert all(figure.name.startswith("dev: ") for figure in fold)


def test_one_fold_of_the_training_split(data: Path) -> None:
    found = {f.name: f for f in figures(data, split="train", ids=frozenset({"train-council"}))}
    assert found["train: triple overlap F1"].n == 4
    assert found["train: recall on cues never seen in training"].n == 3


def test_reports_give_the_figures_of_the_table(data: Path, tmp_path: Path) -> None:
    place = tmp_path / "reports.jsonl"
    done = CliRunner().invoke(
        app, ["evaluate", "attribution", "--data", str(data), "--reports", str(place)]
    )
    assert done.exit_code == 0, done.output
    gold = data / "attribution" / "polnear_dev.jsonl.gz"
    train = data / "attribution" / "polnear_train.jsonl.gz"
    lines = script("score", str(gold), str(place), "--train", str(train)).splitlines()
    table = {f.name.removeprefix("dev: "): f.value for f in figures(data)}
    assert all(name in done.output for name in table)
    assert len(lines) > 20
    for line in lines:
        name, value = re.split(r"\s{2,}", line.strip())[:2]
        assert table[name] == pytest.approx(float(value), abs=6e-4), name
    same = script("compare", str(gold), str(place), str(place)).splitlines()
    assert re.search(r"after less before\s+0\.000\s+0\.000 to 0\.000", same[2])
    ids = tmp_path / "ids"
    ids.write_text("dev-harbor\n", "utf-8")
    one = script("score", str(gold), str(place), "--ids", str(ids))
    assert re.search(r"^triple overlap F1 .* n=2 ", one, re.MULTILINE)


def script(*arguments: str) -> str:
    command = [sys.executable, str(BENCHMARKS / "attribution_figures.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_articles_are_read_as_a_check_reads_them(data: Path) -> None:
    pairs = list(EVALUATIONS.get("attribution").articles(data))
    assert [a for a, _ in pairs] == [
        article_of({**row, "id": f"dev-{row['id']}"}) for row in json.loads(json.dumps(ROWS))
    ]


def test_the_benchmark_says_why_it_is_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setattr(sys, "argv", ["beside_spacy.py"])
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        monkeypatch.setenv(name, "1")
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(BENCHMARKS / "beside_spacy.py"), run_name="__main__")
    assert ended.value.code == 0
    assert "skipped: spaCy is not installed" in capsys.readouterr().out
