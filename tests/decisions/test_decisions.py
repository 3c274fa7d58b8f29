"""History, two editors, undo, and what the exports say."""

from __future__ import annotations

import json
import sqlite3
import threading
import tomllib
from datetime import date

import pytest
from typer.testing import CliRunner

from provenance.cli._app import app
from provenance.decisions import (
    Agreement,
    Asked,
    Conflict,
    Decisions,
    agreements,
    as_annotations,
    finding_subject,
    labels,
    propose,
    read_labels,
    standing,
    subjects_of,
    suppressions,
    wilson,
)
from provenance.errors import InputError, UsageError
from provenance.evaluate.decisions import figures
from provenance.settings import load_settings


def subject_of(report, at=0):
    return finding_subject(report, report.findings[at])


def statements(report):
    return [s for s in subjects_of(report) if s.of == "statement"]


def test_history_is_kept_and_undo_is_a_row(decisions, report):
    subject = subject_of(report)
    first = decisions.decide(subject, Asked("dismiss", "Ann", "house style"))
    undone = decisions.undo(first.number, editor="Ann")
    assert undone.undoes == first.number
    assert decisions.undo(first.number, editor="Ann") == undone
    assert [d.kind for d in decisions.all()] == ["dismiss", "undo"]
    (stand,) = standing(decisions.all())
    assert stand.live == ()
    assert not stand.decided
    assert stand.last == undone.number


def test_rows_are_never_changed_or_deleted(decisions, report):
    decisions.decide(subject_of(report), Asked("accept", "Ann"))
    with sqlite3.connect(decisions.path) as db:
        for statement in ("DELETE FROM decision", "UPDATE decision SET reason = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                db.execute(statement)
    db.close()


def test_the_second_editor_is_shown_the_first(decisions, report):
    subject = subject_of(report)
    first = decisions.decide(subject, Asked("accept", "Ann"))
    with pytest.raises(Conflict) as caught:
        decisions.decide(subject, Asked("dismiss", "Ben", "a quotation"))
    assert caught.value.since == [first]
    decisions.decide(subject, Asked("dismiss", "Ben", "a quotation", seen=caught.value.last))
    (stand,) = standing(decisions.all())
    assert [d.editor for d in stand.live] == ["Ann", "Ben"]
    assert stand.disputed
    assert stand.agreed("holds") is None
    assert list(suppressions([stand])) == []


def test_many_writers_lose_nothing(decisions, report):
    subjects = [subject_of(report, i) for i in range(min(4, len(report.findings)))]
    kept: list[int] = []

    def work(editor):
        with Decisions(decisions.path, create=True) as mine:
            for subject in subjects:
                seen = 0
                while True:
                    try:
                        kept.append(mine.decide(subject, Asked("accept", editor, seen=seen)).number)
                        break
                    except Conflict as conflict:
                        seen = conflict.last

    threads = [threading.Thread(target=work, args=(f"editor {i}",)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(d.number for d in decisions.all()) == sorted(kept)
    assert len(kept) == 6 * len(subjects)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Asked("dismiss", "Ann"), "reason"),
        (Asked("note", "Ann", "  "), "words"),
        (Asked("accept", " "), "who decides"),
        (Asked("wrong_speaker", "Ann", value="x"), "statements"),
        (Asked("undo", "Ann"), "no decision of the kind"),
        (Asked("dismiss", "Ann", "x" * 5000), "shorten"),
    ],
)
def test_what_says_too_little_is_refused(decisions, report, asked, says):
    with pytest.raises(UsageError, match=says):
        decisions.decide(subject_of(report), asked)
    assert list(decisions.all()) == []


def test_somebody_elses_decision_is_theirs(decisions, report):
    first = decisions.decide(subject_of(report), Asked("accept", "Ann"))
    with pytest.raises(UsageError, match="Ann's"):
        decisions.undo(first.number, editor="Ben")
    with pytest.raises(UsageError, match="no decision 99"):
        decisions.undo(99, editor="Ben")


def test_lone_surrogates_and_control_characters_are_held(decisions, report):
    kept = decisions.decide(subject_of(report), Asked("dismiss", "A\ud800", 'x"\n\0]\\ # y'))
    (stand,) = standing(decisions.all())
    table = tomllib.loads("\n".join(suppressions([stand])))["suppress"][0]
    assert table["reason"] == kept.reason
    json.loads(json.dumps(next(labels([stand]))))


def test_a_file_of_something_else_is_refused(tmp_path):
    other = tmp_path / "x.sqlite"
    other.write_bytes(b"no database at all" * 100)
    with pytest.raises(InputError, match="no file of decisions"):
        Decisions(other)
    with pytest.raises(InputError, match="no such file"):
        Decisions(tmp_path / "none.sqlite")


def test_suppressions_silence_exactly_those_in_check(decisions, report, tmp_path):
    """Through the command line: the same article, with the desk's tables in its settings."""
    text = tmp_path / "bus.txt"
    text.write_text(report.article.text, "utf-8")
    runner = CliRunner()
    arguments = ["check", str(text), "--format", "json", "--exit-zero", "--quiet"]
    before = json.loads(runner.invoke(app, [*arguments, "--isolated"]).stdout)
    prints = [f["fingerprint"] for f in before["findings"]]
    from provenance.check import Checker
    from provenance.types import Article

    there = Checker().check(
        Article(id=before["article"]["id"], text=before["article"]["text"], uri=str(text))
    )
    assert [f.fingerprint for f in there.findings] == prints
    chosen = prints[::2]
    assert 0 < len(chosen) < len(prints)
    for finding in there.findings:
        if finding.fingerprint in chosen:
            decisions.decide(finding_subject(there, finding), Asked("dismiss", "Ann", "our style"))
    settings = tmp_path / "provenance.toml"
    done = runner.invoke(
        app, ["agreement", str(decisions.path), "-f", "suppressions", "-o", str(settings)]
    )
    assert done.exit_code == 0, done.output
    assert len(load_settings(config=settings, isolated=False, flags={}).suppress) == len(chosen)
    after = json.loads(runner.invoke(app, [*arguments, "--config", str(settings)]).stdout)
    silenced = {f["fingerprint"] for f in after["findings"] if f["suppressed"]}
    assert silenced == set(chosen)
    assert [f["fingerprint"] for f in after["findings"]] == prints


def test_labels_of_statements(decisions, report, tmp_path):
    one, two, *_ = statements(report)
    decisions.decide(one, Asked("wrong_speaker", "Ann", value="the drivers' union"))
    decisions.decide(one, Asked("note", "Ann", "ask Mara", seen=1))
    decisions.decide(two, Asked("accept", "Ann"))
    made = list(labels(standing(decisions.all())))
    assert made[0]["speaker"] == "wrong"
    assert made[0]["right_source"] == "the drivers' union"
    assert made[0]["decision"] is None
    assert made[0]["notes"] == ["ask Mara"]
    assert made[1]["speaker"] == "right"
    for label, subject in zip(made, (one, two), strict=True):
        start, end = label["spans"][0]
        assert report.article.text[start:end] in subject.about["quote"]
    file = tmp_path / "labels.jsonl"
    file.write_text("".join(json.dumps(x) + "\n" for x in made), "utf-8")
    assert list(read_labels(file)) == made
    found = {f.name: f for f in figures(tmp_path)}
    assert found["speaker agreed"].value == 0.5
    assert found["speaker agreed"].n == 2
    file.write_text("{}\n", "utf-8")
    with pytest.raises(InputError, match="line 1: no label"):
        list(figures(tmp_path))


def test_annotations_select_the_words(decisions, report):
    decisions.decide(subject_of(report), Asked("note", "Ann", "<b>look</b>"))
    (made,) = as_annotations(standing(decisions.all()))
    quote, position = made["target"]["selector"]
    assert report.article.text[position["start"] : position["end"]] == quote["exact"]
    assert made["creator"]["name"] == "Ann"
    assert made["motivation"] == "commenting"


def test_wilson_against_known_values():
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(81, 263)  # Newcombe 1998, Statistics in Medicine 17, table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_proposals_need_enough(decisions, report):
    rows = [
        {"of": "finding", "code": "PV102", "name": "x", "severity": "warning", "decision": said}
        for said in ["dismiss"] * 15 + ["accept"] * 4
    ]
    assert list(propose(agreements(rows))) == []
    (lower,) = propose(agreements([*rows, rows[0]]))
    assert (lower.code, lower.severity) == ("PV102", "info")
    assert next(propose([Agreement("PV102", "x", 0, 20, "warning")])).severity is None
    assert next(propose([Agreement("PV102", "x", 50, 50, "warning")])).severity == "error"


def test_agreement_on_the_command_line(decisions, report):
    runner = CliRunner()
    none = runner.invoke(app, ["agreement", str(decisions.path)])
    assert "Nothing was decided" in none.stdout
    subject = subject_of(report)
    for i in range(len(report.findings)):
        decisions.decide(subject_of(report, i), Asked("accept", "Ann"))
    said = runner.invoke(app, ["agreement", str(decisions.path.parent)]).stdout
    assert subject.about["code"] in said
    rows = json.loads(runner.invoke(app, ["agreement", str(decisions.path), "-f", "json"]).stdout)
    assert sum(row["right"] for row in rows) == len(report.findings)
    assert runner.invoke(app, ["agreement", str(decisions.path), "-f", "nonsense"]).exit_code != 0
    assert date.today().isoformat()[:2] in next(decisions.all()).time
