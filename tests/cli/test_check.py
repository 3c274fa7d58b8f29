"""``provenance check``: exit codes, formats, skipped rows, the same bytes twice."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from provenance.report._contract import schema_text
from tests.cli.conftest import ARTICLE
from tests.cli.test_start import run


def check(*arguments, **options):
    return run("check", "--isolated", *arguments, **options)


def reports(done):
    found = json.loads(done.stdout)
    return found if isinstance(found, list) else [found]


def test_one_report_validates_and_is_the_same_twice(article_path):
    first = check("-f", "json", str(article_path))
    assert first.returncode == 0, first.stderr
    assert check("-f", "json", str(article_path)).stdout == first.stdout
    (report,) = reports(first)
    jsonschema.validate(report, json.loads(schema_text()))
    assert report["article"]["text"] == ARTICLE
    for finding in report["findings"]:
        assert finding["text"] == ARTICLE[finding["start"] : finding["end"]]


def test_contributions_add_up(article_path):
    (report,) = reports(check("-f", "json", str(article_path)))
    points = sum(row["points"] for row in report["scores"]["contributions"])
    assert points == pytest.approx(report["scores"]["framing"]["value"], abs=1e-4)
    assert "PV401" in {f["code"] for f in report["findings"]}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "warning", "--exit-zero"], 0),
        (["--fail-on", "info", "--select", "PV215"], 0),
        (["--fail-on", "never"], 0),
        (["--strict"], 2),
        (["--strict", "--exit-zero"], 2),
    ],
)
def test_exit_codes(article_path, options, code):
    assert check("-q", *options, str(article_path)).returncode == code


def test_lineage_and_annotations_of_two_articles_in_one_pass(tmp_path):
    from prov.model import ProvDocument

    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{ARTICLE} Published as {name}.", "utf-8")
    lineage, notes = tmp_path / "lineage.json", tmp_path / "notes.jsonld"
    formats = ("-f", f"prov:{lineage}", "-f", f"webannotation:{notes}", "-f", "json")
    done = check(*formats, str(tmp_path / "one.txt"), str(tmp_path / "two.txt"))
    assert done.returncode == 0, done.stderr
    document = ProvDocument.deserialize(content=lineage.read_text("utf-8"), format="json")
    assert len(list(document.bundles)) == 2
    annotations = json.loads(notes.read_text("utf-8"))["first"]["items"]
    assert len(annotations) == sum(
        len(r["findings"]) + len(r["attributions"]) + len(r["corroborations"])
        for r in reports(done)
    )
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        *("lineage.json", "notes.jsonld", "one.txt", "two.txt")
    ]


def test_a_sister_paper_and_a_shared_channel_attest_nobody_in_the_sample():
    """Who owns whom, and whose interview it was, is planted in the sample's evidence."""
    samples = Path(__file__).parent.parent.parent / "data" / "samples"
    evidence, owners = samples / "evidence.jsonl", samples / "outlets.csv"
    options = ("--evidence", str(evidence), "--outlets", str(owners), "--exit-zero")
    (report,) = reports(check("-f", "json", *options, str(samples / "article.txt"),
                              "--outlet", "The Sabel Courier"))  # fmt: skip
    assert report["article"]["owner"] == "Brightwater Media Group"
    sources = {s["name"]: s for s in report["sources"] if s["name"]}
    attesting = {outlet for s in sources.values() for outlet in s["attested_by"]}
    assert "The Tarn Valley Post" not in attesting  # the same owner
    assert {"The Calvenian Record", "Sabel Television"} <= attesting
    verrick = sources["Tomas Verrick"]  # his words come from one agency everywhere
    assert not verrick["attested"]
    reasons = {d["outlet"]: d["reason"] for d in verrick["dependent"]}
    assert reasons["The Inland Herald"] == "same channel (Meridian Press)"
    assert sources["Oskar Penhallow"]["attested_in_role"]
    owned = {p["outlet"]: p["owner"] for c in report["corroborations"] for p in c["evidence"]}
    assert owned["The Calvenian Record"] == "Record Trust"


def test_select_and_ignore(article_path):
    (report,) = reports(check("-f", "json", "--select", "PV4", str(article_path)))
    assert {f["code"][:3] for f in report["findings"]} == {"PV4"}
    (report,) = reports(check("-f", "json", "--ignore", "PV401", str(article_path)))
    assert "PV401" not in {f["code"] for f in report["findings"]}


def test_a_slash_makes_a_folder_behind_an_index(article_path, tmp_path):
    check("-f", f"html:{tmp_path / 'new' / 'review'}/", "-f", "json", str(article_path))
    index = (tmp_path / "new" / "review" / "index.html").read_text("utf-8")
    assert 'href="articles/000001-' in index
    done = check("-f", f"json:{tmp_path}/", str(article_path))
    assert done.returncode == 2
    assert b"json writes one file and no folder" in done.stderr


def test_several_formats_in_one_pass(article_path, tmp_path):
    page, data = tmp_path / "out.html", tmp_path / "out.jsonl"
    done = check("-f", f"html:{page}", "-f", f"jsonl:{data}", "-f", "text", str(article_path))
    assert done.returncode == 0, done.stderr
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(data.read_text("utf-8"))["article"]["text"] == ARTICLE
    assert b"Brandt" in done.stdout


def test_output_names_the_file(article_path, tmp_path):
    out = tmp_path / "report.json"
    done = check("-f", "json", "-o", str(out), str(article_path))
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(out.read_text("utf-8"))["schema_version"] == 1


def test_nothing_is_half_written(tmp_path):
    out = tmp_path / "report.json"
    out.write_text("kept")
    done = check("-f", "json", "-o", str(out), str(tmp_path / "missing.txt"))
    assert done.returncode == 2
    assert out.read_text() == "kept"
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]


def test_an_unread_input_is_2_and_the_others_are_reported(article_path, tmp_path):
    done = check("-f", "json", str(tmp_path / "missing.txt"), str(article_path))
    assert done.returncode == 2
    assert len(reports(done)) == 1
    assert b"missing.txt" in done.stderr


def test_broken_lines_are_rows_and_the_rest_is_checked(tmp_path):
    path = tmp_path / "feed.jsonl"
    row = json.dumps({"id": "a", "text": ARTICLE, "published": "2026-05-04"})
    path.write_text(f"{{broken\n{row}\n[1, 2]\n{row}\nnot json\n", "utf-8")
    done = check("-f", "json", str(path))
    assert done.returncode == 0, done.stderr
    first, second = reports(done)
    assert [first["article"]["id"], second["article"]["id"]] == ["a", "a#2"]
    rows = [r for r in first["skipped"] + second["skipped"] if "feed.jsonl" in json.dumps(r)]
    assert len(rows) == 3
    assert check("--strict", "-q", str(path)).returncode == 2


def test_articles_checked_together_are_evidence_for_one_another(tmp_path):
    path = tmp_path / "two.jsonl"
    other = ARTICLE.replace("Council backs", "City council approves").replace(
        "after a debate", "following a debate"
    )
    rows = [
        {"id": "one", "outlet": "The Varnholt Post", "text": ARTICLE, "published": "2026-05-04"},
        {"id": "two", "outlet": "Sill Radio", "text": other, "published": "2026-05-05"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    both = reports(check("-f", "json", str(path)))
    assert [r["run"]["evidence"]["documents"] for r in both] == [2, 2]
    assert all(r["corroborations"] for r in both)
    shown = {
        e["document_id"] for e in (v for c in both[0]["corroborations"] for v in c["evidence"])
    }
    assert shown == {"two"}
    alone = reports(check("-f", "json", "--no-mutual", str(path)))
    assert all(r["run"]["evidence"] is None and not r["corroborations"] for r in alone)


def test_short_and_foreign_texts_have_no_score_but_a_reason(tmp_path):
    french = (
        "Le conseil municipal a voté lundi pour une deuxième ligne de ferry, après un débat de "
        "quatre heures dans lequel personne n'a changé d'avis. La ligne doit ouvrir en mai et "
        "fonctionnera toutes les vingt minutes entre le marché et l'université. Le bateau doit "
        "coûter neuf millions de couronnes, selon un rapport du port qui a été publié la semaine "
        "dernière. Les élèves et les retraités voyageront sans payer sur les deux lignes.\n"
    )
    for text, says in (("The boat is late.", "words"), (french * 3, "'fr'")):
        done = check("-f", "json", "-", stdin=text.encode())
        assert done.returncode == 0, done.stderr
        (report,) = reports(done)
        assert report["scores"]["framing"] is None
        reasons = {r["what"]: r["reason"] for r in report["skipped"]}
        assert says in reasons["scores.framing"]


def test_stdin_takes_the_name_it_is_given(article_path):
    done = check("-f", "json", "--stdin-filename", "desk/a.txt", "-", stdin=ARTICLE.encode())
    assert reports(done)[0]["article"]["id"] == "desk/a.txt"


def test_a_damaged_model_is_one_line(article_path, tmp_path):
    from shutil import copytree

    from provenance.shipped import models_dir

    copytree(models_dir(), tmp_path / "models")
    damaged = tmp_path / "models" / "wording" / "params.npz"
    damaged.write_bytes(damaged.read_bytes()[:-40])
    done = check("--models", str(tmp_path / "models"), str(article_path))
    assert done.returncode == 2
    assert b"wording" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_no_error(article_path):
    import subprocess
    import sys

    shell = f"{sys.executable} -m provenance check --isolated {article_path} | head -1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert b"internal error" not in done.stderr
