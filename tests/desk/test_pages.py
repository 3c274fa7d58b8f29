"""Reading, deciding, taking back, two editors, filters, feeds, versions; nothing runs a script."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from provenance.check import Checker
from provenance.desk import Desk, create_app
from provenance.desk._feeds import look
from provenance.desk._from_json import read_reports
from provenance.desk._triage import block_id
from provenance.errors import InputError
from provenance.report import FORMATS, Options
from provenance.types import Article

from .conftest import TEXT, come_in

HTMX = {"hx-request": "true"}


def decide(client, key, subject, kind="accept", headers=None, **more):
    data = {"csrf": client.csrf, "key": subject, "kind": kind, "seen": "0", **more}
    return client.post(f"/reports/{key}/decide", data=data, headers=headers, follow_redirects=False)


def test_list_finds_and_filters(entered, shelved, report):
    assert report.article.text.splitlines()[0] in entered.get("/").text
    code = report.findings[0].code
    for query, there in [
        ("q=ferries+rot", True),
        ("q=ferries+xyzzy", False),
        ("q=%25", False),
        ("outlet=The+Tarn+Post", True),
        ("outlet=Other", False),
        (f"code={code}", True),
        ("code=PV999", False),
        ("open=1", True),
        ("order=score&page=77", True),
        ("order=nonsense&page=x", True),
    ]:
        assert (f"/reports/{shelved}" in entered.get(f"/?{query}").text) == there, query


def test_deciding_with_and_without_htmx(entered, desk, shelved, report):
    one, two = report.findings[0].fingerprint, report.findings[1].fingerprint
    plain = decide(entered, shelved, one)
    assert plain.status_code == 303
    assert plain.headers["location"].endswith(f"#{block_id(one)}")
    part = decide(entered, shelved, two, "dismiss", HTMX, reason="house <style>")
    assert part.status_code == 200
    assert "house &lt;style&gt;" in part.text
    assert 'hx-swap-oob="true"' in part.text
    text = entered.get(f"/reports/{shelved}").text
    assert text.count('data-state="accepted"') == 1
    assert text.count('data-state="dismissed"') == 1
    with desk.decisions() as decisions:
        assert [d.kind for d in decisions.all()] == ["accept", "dismiss"]
    undone = entered.post(f"/reports/{shelved}/undo", data={"csrf": entered.csrf}, headers=HTMX)
    assert undone.headers["hx-retarget"] == f"#{block_id(two)}"
    assert 'data-state="open"' in undone.text


def test_what_is_wrong_with_a_decision_is_said(entered, shelved, report):
    one = report.findings[0].fingerprint
    assert "needs its reason" in decide(entered, shelved, one, "dismiss").text
    assert decide(entered, shelved, one, "nonsense").status_code == 422
    assert decide(entered, shelved, "0" * 64).status_code == 404
    assert decide(entered, "0" * 24, one).status_code == 404
    nothing = entered.post(f"/reports/{shelved}/undo", data={"csrf": entered.csrf})
    assert "no decision here" in nothing.text


def test_statements_take_speakers_and_verdicts(entered, desk, shelved, report):
    text = entered.get(f"/reports/{shelved}").text
    key = re.search(
        r'name="key" value="([0-9a-f]{64})">\n<input type="hidden" name="seen" '
        r'value="0">\n<input type="hidden" name="kind" value="wrong_speaker"',
        text,
    )[1]
    decide(entered, shelved, key, "wrong_speaker", other="the yard", value="the outlet")
    with desk.decisions() as decisions:
        (kept,) = decisions.all()
    assert kept.value == "the yard"
    assert kept.subject.of == "statement"
    assert 'class="state corrected"' in entered.get(f"/reports/{shelved}").text


def test_two_editors_at_once(client, entered, desk, shelved, report):
    one = report.findings[0].fingerprint
    other = TestClient(client.app, base_url="http://localhost:8765")
    other.csrf = come_in(other, "Ben")
    decide(entered, shelved, one)
    late = decide(other, shelved, one, "dismiss", reason="a quotation")
    assert late.status_code == 409
    assert "Ann" in late.text
    assert "a quotation" in late.text
    late = decide(other, shelved, one, "dismiss", HTMX, reason="a quotation")
    assert "Record mine beside it" in late.text
    seen = re.search(r'name="seen" value="(\d+)"', late.text)[1]
    decide(other, shelved, one, "dismiss", reason="a quotation", seen=seen)
    assert 'data-state="disputed"' in entered.get(f"/reports/{shelved}").text
    with desk.decisions() as decisions:
        assert [d.editor for d in decisions.all()] == ["Ann", "Ben"]


def test_exports(entered, shelved, report):
    decide(entered, shelved, report.findings[0].fingerprint, "dismiss", reason="ours")
    assert report.findings[0].fingerprint in entered.get("/export/suppressions").text
    assert json.loads(entered.get("/export/labels").text)["decision"] == "dismiss"
    assert json.loads(entered.get("/export/webannotation").text)["type"] == "Annotation"
    assert entered.get("/export/nonsense").status_code == 404


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\x00\ud800'


def test_hostile_text_is_text_everywhere(entered, desk, report):
    hostile = replace(
        report,
        article=replace(
            report.article,
            id=HOSTILE,
            title=HOSTILE,
            outlet=HOSTILE,
            authors=(HOSTILE,),
            uri="javascript:alert(1)",
        ),
        findings=tuple(
            replace(f, text=HOSTILE, message=HOSTILE, suggestion=HOSTILE) for f in report.findings
        ),
        sources=tuple(replace(s, name=HOSTILE, role=HOSTILE) for s in report.sources),
    )
    key, _ = desk.shelf.put(hostile)
    decide(
        entered,
        key,
        report.findings[0].fingerprint,
        "dismiss",
        reason=HOSTILE.replace("\ud800", ""),
    )
    again = decide(entered, key, report.findings[0].fingerprint, "note", HTMX, reason=HOSTILE[:50])
    pages = [again.text]
    pages += [
        entered.get(path).text
        for path in ("/", f"/reports/{key}", "/?q=%3Cscript%3E&told=%3Cscript%3E")
    ]
    for text in pages:
        assert "<script>alert" not in text
        assert "<img" not in text
        assert 'href="javascript:' not in text
        assert "\u202e" not in text


def test_feeds_of_json_and_jsonl(tmp_path, report):
    files = {"a.json": "json", "b.jsonl": "jsonl"}
    for name, format_ in files.items():
        out = io.StringIO()
        FORMATS.get(format_).write([report], out, options=Options())
        (tmp_path / name).write_text(out.getvalue(), "utf-8")
    (back,) = read_reports(tmp_path / "a.json")
    assert back.article.text == report.article.text
    assert [f.fingerprint for f in back.findings] == [f.fingerprint for f in report.findings]
    assert [s.mentions for s in back.sources] == [s.mentions for s in report.sources]
    assert [a.content for a in back.attributions] == [a.content for a in report.attributions]
    desk = Desk(tmp_path / "desk", feeds=(tmp_path / "b.jsonl", tmp_path / "none.json"))
    new, lost = look(desk)
    assert new == 1
    assert "none.json" in lost[0]
    assert look(desk)[0] == 0
    (tmp_path / "c.json").write_text('{"article": {}}', "utf-8")
    with pytest.raises(InputError, match="no report"):
        list(read_reports(tmp_path / "c.json"))


def test_every_kind_of_block_comes_back(tmp_path, report):
    kinds = ("bio", "promo", "headline", "dateline")
    blocks = tuple(replace(report.blocks[0], kind=kind) for kind in kinds)
    with (tmp_path / "a.json").open("w", encoding="utf-8") as out:
        FORMATS.get("json").write([replace(report, blocks=blocks)], out, options=Options())
    (back,) = read_reports(tmp_path / "a.json")
    assert tuple(b.kind for b in back.blocks) == kinds


def test_versions_are_compared(entered, desk, report):
    old, _ = desk.shelf.put(report)
    text = TEXT.replace("3 million crowns", "5 million crowns").replace("brags", "speaks")
    new, _ = desk.shelf.put(Checker().check(replace(report.article, text=text)))
    assert old != new
    assert f"/compare/{old}/{new}" in entered.get(f"/reports/{new}").text
    page = entered.get(f"/compare/{old}/{new}").text
    assert "5 million" in page
    assert "<del>" in page
    assert entered.get(f"/compare/{old}/{'0' * 24}").status_code == 404


def test_restart_keeps_everything(desk, report):
    app = create_app(desk)
    with TestClient(app, base_url="http://localhost") as client:
        client.csrf = come_in(client)
        key, _ = desk.shelf.put(report)
        decide(client, key, report.findings[0].fingerprint)
        cookies = dict(client.cookies)
    again = Desk(desk.folder)
    with TestClient(create_app(again), base_url="http://localhost", cookies=cookies) as client:
        assert 'data-state="accepted"' in client.get(f"/reports/{key}").text


def test_an_article_without_anything_to_decide(entered, desk):
    key, _ = desk.shelf.put(Checker().check(Article(id="empty", text="")))
    assert entered.get(f"/reports/{key}").status_code == 200


def test_an_unreadable_report_is_told(entered, desk, shelved):
    (desk.folder / "reports" / f"{shelved}.report").write_bytes(b"rot")
    answer = entered.get(f"/reports/{shelved}")
    assert answer.status_code == 422
    assert "check it again" in answer.text
