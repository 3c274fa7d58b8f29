"""SARIF: valid by its schema, kept within its limits, with columns that select the words."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from provenance.report import FORMATS, Options
from provenance.report import sarif as sarif_module
from provenance.report._sarif_rules import sarif_rules
from provenance.types import Article, Report, Skipped
from tests.report.ci import EVERY, found, schema, with_findings, write, write_all

VALID = jsonschema.Draft202012Validator(
    schema("sarif-2.1.0.json"), format_checker=jsonschema.FormatChecker()
)


def read(text: str) -> dict[str, Any]:
    log = json.loads(text)
    VALID.validate(log)
    (run,) = log["runs"]
    return run


@pytest.mark.parametrize("which", EVERY)
def test_every_report_is_valid(which: str, request: pytest.FixtureRequest) -> None:
    run = read(write("sarif", request.getfixturevalue(f"{which}_report")))
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(result["partialFingerprints"]["primaryLocationLineHash"]) == 64
        assert len(result.get("relatedLocations", ())) <= 10
        region = result["locations"][0]["physicalLocation"]["region"]
        assert {"startLine", "startColumn", "endLine", "endColumn"} <= set(region)
        assert (region["startLine"], region["startColumn"]) < (
            region["endLine"],
            region["endColumn"],
        )


def test_the_schema_notices_what_is_wrong(full_report: Report) -> None:
    log = json.loads(write("sarif", full_report))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        VALID.validate(log)


def test_what_counts_is_carried_and_what_is_known_is_marked(full_report: Report) -> None:
    run = read(write("sarif", full_report))
    assert len(run["results"]) == sum(f.counts for f in full_report.findings)
    (known,) = [r for r in run["results"] if "suppressions" in r]
    assert known["suppressions"] == [{"kind": "external", "justification": "house style allows it"}]
    assert "baselineState" not in known


def test_a_finding_of_the_baseline_is_unchanged(full_report: Report) -> None:
    from provenance.baseline import Baseline, Known

    first = next(f for f in full_report.findings if f.counts)
    line = Known(full_report.article.id, first.code, first.fingerprint, first.text)
    looked_for = {f.code for f in full_report.findings}
    report = Baseline([line]).apply(full_report, looked_for)
    run = read(write("sarif", report))
    states = {r["ruleId"]: r.get("baselineState") for r in run["results"] if "suppressions" in r}
    assert states == {first.code: "unchanged", "PV213": None}


def test_rules_say_what_was_measured() -> None:
    rules = {rule["id"]: rule for rule in sarif_rules(None)}
    assert rules["PV402"]["properties"]["precision"] == "very-high"
    assert rules["PV401"]["properties"]["precision"] == "high"
    assert rules["PV301"]["properties"]["problem.severity"] == "warning"
    assert "preview" in rules["PV201"]["properties"]["tags"]
    for rule in rules.values():
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert len(rule["name"]) <= 255
        assert "## " not in rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(rule["shortDescription"]["text"])
        assert len(rule["properties"]["tags"]) <= 10
        assert "security-severity" not in rule["properties"]
    assert [r["id"] for r in sarif_rules(frozenset({"PV401"}))] == ["PV401"]


def test_a_code_without_a_signal_gets_a_rule(full_report: Report) -> None:
    article = Article(id="a", text="One boasted.")
    odd = found(article.text, "boasted", code="ZZ001", name="house-rule")
    run = read(write("sarif", with_findings(full_report, article, [odd])))
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "ZZ001"


@pytest.mark.parametrize("text", ["🙂 é boasted", "e\u0301\r\nx boasted", "\ud800 boasted 🙂"])
def test_columns_count_code_points(text: str, full_report: Report) -> None:
    article = Article(id="a", text=text)
    report = with_findings(full_report, article, [found(text, "boasted")])
    (result,) = read(write("sarif", report))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    line = text.split("\r\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "boasted"


def test_what_belongs_to_a_finding(full_report: Report) -> None:
    run = read(write("sarif", full_report))
    by_code = {r["ruleId"]: r for r in run["results"]}
    told = [x["message"]["text"] for x in by_code["PV503"]["relatedLocations"]]
    assert told[0] == "source: report by the Halden Water Authority"
    assert told[1].startswith("Northern Post, conflicts: Inspectors")
    (logical,) = by_code["PV503"]["locations"][0]["logicalLocations"]
    assert logical["fullyQualifiedName"] == full_report.article.uri


def test_the_run_is_called_after_its_feed(full_report: Report) -> None:
    feed = replace(full_report, article=replace(full_report.article, feed="feeds/city.xml"))
    other = replace(full_report, article=replace(full_report.article, feed="b.xml"))
    assert read(write("sarif", feed, feed))["automationDetails"] == {
        "id": "provenance/feeds/city.xml/"
    }
    assert read(write("sarif", feed, other))["automationDetails"]["id"] == "provenance/"
    assert read(write("sarif"))["automationDetails"]["id"] == "provenance/"


def test_rows_for_what_was_skipped_are_notifications(bare_report: Report) -> None:
    rows = (Skipped("entry 4", "no text; give it a body", where="feed.xml"),) * 3
    run = read(write("sarif", replace(bare_report, skipped=rows)))
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "entry 4: no text; give it a body (3 times) [feed.xml]"


def test_very_many_rows_are_counted(bare_report: Report) -> None:
    rows = tuple(Skipped(f"entry {i}", "no text") for i in range(1500))
    run = read(write("sarif", replace(bare_report, skipped=rows)))
    notices = run["invocations"][0]["toolExecutionNotifications"]
    assert len(notices) == 1001
    assert notices[-1]["message"]["text"] == "500 more things could not be done"


def _many(report: Report, number: int, words: str) -> Iterator[Report]:
    for i in range(number):
        article = Article(id=f"a{i}", text=f"One boasted {words}.")
        severity = "error" if i % 100 == 7 else "info"
        one = found(article.text, "boasted", severity=severity, message=words)
        yield with_findings(report, article, [one])


def test_the_worst_are_kept(bare_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_module, "_RESULTS", 50)
    run = read(write_all("sarif", _many(bare_report, 2000, "of it")))
    assert len(run["results"]) == 50
    assert sum(r["level"] == "error" for r in run["results"]) == 20
    first = run["invocations"][0]["toolExecutionNotifications"][0]
    assert first["level"] == "warning"
    assert first["message"]["text"].startswith("1,950 results left out")
    where = [r["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for r in run["results"]]
    assert where == sorted(where, key=lambda name: int(name[1:]))


def test_a_packed_size_is_kept(bare_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    import random

    chance = random.Random(4)
    monkeypatch.setattr(sarif_module, "_PACKED", 60_000)

    def reports() -> Iterator[Report]:
        for i in range(400):
            words = "".join(chance.choices("abcdefghijklmnop ", k=600))
            article = Article(id=f"a{i}", text=f"One boasted {words}.")
            one = found(article.text, "boasted", severity="error" if i > 380 else "info")
            yield with_findings(bare_report, article, [replace(one, message=words)])

    text = write_all("sarif", reports())
    run = read(text)
    packed = len(gzip.compress(text.encode("utf-8")))
    rules = len(gzip.compress(write("sarif", bare_report).encode("utf-8")))
    assert packed < 60_000 + rules
    assert 50 < len(run["results"]) < 400
    assert sum(r["level"] == "error" for r in run["results"]) == 19


def test_hostile_words_make_no_link(hostile_report: Report) -> None:
    article = Article(id="a", text="One boasted.", title="[x](https://evil.example)")
    one = found(article.text, "boasted", message="[y](https://evil.example)")
    text = write("sarif", with_findings(hostile_report, article, [one]))
    (result,) = read(text)["results"]
    assert "](" not in result["message"]["text"]


def test_less_severe_findings_are_left_out(full_report: Report) -> None:
    options = Options(min_severity="error")
    run = read(write("sarif", full_report, options=options))
    assert {r["ruleId"] for r in run["results"]} == {"PV503"}


def test_a_stream_that_is_not_unicode_gets_ascii(hostile_report: Report) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="cp1252")
    FORMATS.get("sarif").write([hostile_report], out, options=Options())
    out.flush()
    read(raw.getvalue().decode("ascii"))


def test_goldens(
    full_report: Report,
    bare_report: Report,
    hostile_report: Report,
    golden: Callable[[str, str], None],
) -> None:
    codes = Options(codes=frozenset({"PV201", "PV401", "PV503"}))
    golden("sarif/full.sarif", write("sarif", full_report, options=codes))
    golden("sarif/bare.sarif", write("sarif", bare_report, options=codes))
    golden("sarif/hostile.sarif", write("sarif", hostile_report, options=codes))
