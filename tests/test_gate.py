"""The gate: severities, genre, thresholds, suppressions and the baseline, on real reports."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.baseline import Baseline, Known, load_baseline
from provenance.check import Checker
from provenance.errors import UsageError
from provenance.gate import Gate
from provenance.read import ReadOptions, Source, read_stream
from provenance.reading import Models
from provenance.settings import Override, Settings, Suppress, Threshold
from provenance.types import Article, Comment, Report

TODAY = date(2026, 12, 1)
MODELS = Models()
CHECKER = Checker(models=MODELS)
WORDS = """# Council slams the ferry toll

The council of Varnholt met on Monday and voted on the toll. Mayor Ilse Brandt boasted that “the \
plan will stand.” The harbor office has counted forty ships a week since May, and the ferry is to \
run every twenty minutes between the old fish market and the university from the spring on.

Critics say the toll is too high. The shipping line will pay about four thousand crowns for each \
call, and pupils and pensioners are to travel free of charge on both lines when it opens in May.

Tomas Reuel, who leads the opposition, boasted that his party had never voted for a boat.
"""
MAYOR, CRITICS, REUEL = "Mayor Ilse", "Critics say", "Tomas Reuel"


def examine(source: str, name: str = "news/ferry.md") -> Report:
    stream = io.BytesIO(source.encode("utf-8"))
    (article,) = read_stream(stream, Source(name, ReadOptions(), name))
    assert isinstance(article, Article)
    return CHECKER.examine(article)


PLAIN = examine(WORDS)


def noted(*notes: tuple[str, str], trailing: str = "") -> Report:
    """The article with a comment before the paragraph that begins with some words."""
    source = WORDS
    for words, note in notes:
        start = source.index("The council of") if words == "first" else source.index(words)
        start = source.rfind("\n", 0, start) + 1
        source = f"{source[:start]}<!-- provenance: {note} -->\n{source[start:]}"
    return examine(source + trailing)


def gated(report: Report, **settings) -> Report:
    return Gate(Settings(**settings), today=TODAY).apply(report)


def found(report: Report, code: str) -> list[tuple[str, str | None]]:
    """Words and reason for suppression of every finding of a code that counts."""
    return [
        (f.text.split()[0], (f.suppressed or {}).get("justification"))
        for f in report.findings
        if f.code == code and f.counts
    ]


def messages(report: Report, code: str = "PV901") -> list[str]:
    return [f.message for f in report.findings if f.code == code]


def test_the_article_has_what_these_tests_need() -> None:
    assert found(gated(PLAIN), "PV401") == [("boasted", None), ("boasted", None)]
    assert found(gated(PLAIN), "PV405") == [("Critics", None)]
    assert PLAIN.scores.framing is not None
    assert messages(gated(PLAIN)) == messages(gated(PLAIN), "PV902") == []


# -- severity, genre, fail-on -----------------------------------------------------------------


def test_severities_change_and_decide() -> None:
    changed = gated(PLAIN, severity=(("PV401", "error"), ("PV4", "info")))
    assert {f.severity for f in changed.findings if f.code == "PV401"} == {"error"}
    assert {f.severity for f in changed.findings if f.code == "PV405"} == {"info"}
    for severity, fails in (("error", True), ("warning", False)):
        gate = Gate(Settings(severity=(("PV", severity),)), today=TODAY)
        assert gate.fails(gate.apply(PLAIN)) is fails


def test_what_an_item_fails_on_may_be_its_own() -> None:
    never = Override(path=("news/*",), fail_on="never")
    info = Override(path=("other/*",), fail_on="info")
    for override, fails in ((never, False), (info, True)):
        gate = Gate(Settings(override=(override,), fail_on="warning"), today=TODAY)
        assert gate.fails(gate.apply(PLAIN)) is fails


def test_an_opinion_page_is_not_held_to_its_wording_and_keeps_its_score() -> None:
    column = gated(PLAIN, override=(Override(path=("news/*",), genre="opinion"),))
    assert column.genre == "opinion"
    assert found(column, "PV401") == []
    assert found(column, "PV405") == [("Critics", None)]
    assert len([f for f in column.findings if f.code == "PV401"]) == 2
    assert column.scores == PLAIN.scores


# -- thresholds -------------------------------------------------------------------------------


def test_a_threshold_is_a_finding_with_the_words_of_the_desk() -> None:
    limit = Threshold("thin", "sourcing.sources < 9", "Ask more people", severity="error")
    report = gated(PLAIN, threshold=(limit,))
    (finding,) = [f for f in report.findings if f.code == "PV902"]
    number = report.sourcing.sources
    assert finding.message == f"Ask more people (thin: sourcing.sources = {number} < 9)"
    assert (finding.severity, finding.counts, finding.text) == (
        "error",
        True,
        "Council slams the ferry toll",
    )
    assert finding.text == report.article.text[finding.start : finding.end]


@pytest.mark.parametrize(
    ("when", "fires"),
    [
        ("count(PV401) >= 2", True),
        ("count(PV401) > 2", False),
        ("count(PV4) >= 3", True),
        ("count(PV2) >= 1 and count(PV401) >= 2", False),
        ("sourcing.sources >= 1 and count(PV401) >= 2", True),
        ("scores.framing.value >= 0", True),
    ],
)
def test_what_fires(when: str, fires: bool) -> None:
    report = gated(PLAIN, threshold=(Threshold("t", when),))
    assert bool(messages(report, "PV902")) is fires


@pytest.mark.parametrize("when", ["sourcing.corroborated < 1", "count(PV5) < 1"])
def test_a_number_that_is_missing_is_never_beyond_a_limit(when: str) -> None:
    report = gated(PLAIN, threshold=(Threshold("t", when),))
    assert messages(report, "PV902") == []
    (row,) = [row for row in report.skipped if row.what == "threshold t"]
    assert when.split(" <", maxsplit=1)[0] in row.reason


def test_what_is_suppressed_does_not_count_towards_a_limit() -> None:
    three = Threshold("three", "count(PV401) >= 2")
    report = noted((MAYOR, "ignore[PV401] his own word"))
    assert messages(gated(report, threshold=(three,)), "PV902") == []


def test_a_threshold_survives_a_new_headline_and_may_be_suppressed() -> None:
    limit = Threshold("thin", "sourcing.sources < 9")
    one = gated(PLAIN, threshold=(limit,))
    other = gated(examine(WORDS.replace("slams", "debates")), threshold=(limit,))
    prints = {f.fingerprint for r in (one, other) for f in r.findings if f.code == "PV902"}
    assert len(prints) == 1
    entry = Suppress("a brief", code=("PV902",), article="news/ferry.md")
    hidden = gated(PLAIN, threshold=(limit,), suppress=(entry,))
    assert found(hidden, "PV902") == [("Council", "a brief")]
    assert messages(hidden) == []


# -- comments ---------------------------------------------------------------------------------


def test_a_comment_covers_the_block_that_follows() -> None:
    report = gated(noted((MAYOR, "ignore[PV401] his own word")))
    assert found(report, "PV401") == [("boasted", "his own word"), ("boasted", None)]
    assert messages(report) == []
    kinds = {f.suppressed["kind"] for f in report.findings if f.suppressed}
    assert kinds == {"inSource"}


def test_a_comment_behind_a_block_belongs_to_it() -> None:
    report = gated(examine(WORDS.rstrip("\n") + " <!-- provenance: ignore[PV401] said so -->\n"))
    assert found(report, "PV401") == [("boasted", None), ("boasted", "said so")]


def test_several_codes_and_prefixes() -> None:
    report = gated(noted((CRITICS, "ignore[PV401, PV4] quoted before")))
    assert found(report, "PV405") == [("Critics", "quoted before")]
    assert [m.split(":")[0] for m in messages(report)] == [
        "the comment ignore[PV401] (quoted before)"
    ]


def test_disable_holds_until_enable() -> None:
    report = gated(noted(("first", "disable[PV401] an essay"), (CRITICS, "enable[PV401]")))
    assert found(report, "PV401") == [("boasted", "an essay"), ("boasted", None)]
    open_ = gated(noted(("first", "disable[PV4] an essay")))
    assert {reason for code in ("PV401", "PV405") for _, reason in found(open_, code)} == {
        "an essay"
    }
    assert messages(report) == messages(open_) == []


def test_a_comment_on_the_headline_covers_the_article_as_a_whole() -> None:
    limit = Threshold("thin", "sourcing.sources < 9")
    report = examine("<!-- provenance: ignore[PV902] a brief -->\n" + WORDS)
    assert found(gated(report, threshold=(limit,)), "PV902") == [("Council", "a brief")]


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("ignore[PV401]", "gives no reason"),
        ("ignore[PV401] —", "gives no reason"),
        ("ignore[PV777] x", "no signal has such a code"),
        ("ignore[loaded] x", "no signal has such a code"),
        ("ignore[] x", "cannot be read"),
        ("ignore PV401 x", "cannot be read"),
        ("ignor[PV401] x", "cannot be read"),
        ("ignore[PV901] x", "not suppressed by a comment"),
        ("enable[PV401]", "no 'disable' of it before"),
        ("ignore[PV405] never said", "hides nothing here"),
    ],
)
def test_a_comment_that_does_nothing_is_told_and_hides_nothing(note: str, says: str) -> None:
    report = gated(noted((MAYOR, note)))
    assert found(report, "PV401") == [("boasted", None), ("boasted", None)]
    (message,) = messages(report)
    assert says in message
    (finding,) = [f for f in report.findings if f.code == "PV901"]
    assert finding.text == report.article.text[finding.start : finding.end]
    assert finding.severity == "warning"


def test_a_comment_before_nothing() -> None:
    report = gated(noted(trailing="\n<!-- provenance: ignore[PV401] the end -->\n"))
    assert ["no text follows it" in m for m in messages(report)] == [True]


def test_strict_makes_it_an_error_and_ignore_silences_it() -> None:
    report = noted((MAYOR, "ignore[PV405] idle"))
    strict = gated(report, strict=True)
    assert [f.severity for f in strict.findings if f.code == "PV901"] == ["error"]
    assert messages(gated(report, ignore=("PV901",))) == []
    assert len(messages(gated(report, select=("PV405",)))) == 1


def test_nobody_is_told_of_what_nobody_looked_for() -> None:
    report = noted((MAYOR, "ignore[PV502] one interview"), (CRITICS, "ignore[PV405] known"))
    assert messages(gated(report, select=("PV401",))) == []


@pytest.mark.parametrize(
    ("comments", "feed", "uri", "obeyed"),
    [
        ("local", None, "news/ferry.md", True),
        ("local", "feeds/city.jsonl", "https://quay.example/a", True),
        ("local", None, "https://quay.example/a", False),
        ("local", "https://quay.example/feed", "https://quay.example/a", False),
        ("always", None, "https://quay.example/a", True),
        ("never", None, "news/ferry.md", False),
    ],
)
def test_a_text_that_was_fetched_does_not_silence_its_check(comments, feed, uri, obeyed) -> None:
    report = noted((MAYOR, "ignore[PV4] a reason"), (CRITICS, "ignore[PV777]"))
    report = replace(report, article=replace(report.article, feed=feed, uri=uri))
    of_all = gated(report, comments=comments)
    of_some = gated(report, override=(Override(path=("*",), feed=(), comments=comments),))
    assert found(of_all, "PV401")[0] == ("boasted", "a reason" if obeyed else None)
    assert bool(messages(of_all)) is obeyed
    if "://" not in (feed or uri):
        assert found(of_some, "PV401") == found(of_all, "PV401")


# -- tables of the settings -------------------------------------------------------------------


def table(code: str = "PV401", article: str | None = "news/ferry.md", **more) -> Suppress:
    return Suppress("house style", code=(code,), article=article, place="s 1", **more)


@pytest.mark.parametrize("article", ["news/ferry.md", "news/*", "*"])
def test_a_table_hides_in_the_articles_it_names(article: str) -> None:
    report = gated(PLAIN, suppress=(table(article=article),))
    assert found(report, "PV401") == [("boasted", "house style")] * 2
    assert messages(report) == []
    assert {f.suppressed["kind"] for f in report.findings if f.suppressed} == {"external"}


def test_a_fingerprint_means_one_finding() -> None:
    first = next(f for f in gated(PLAIN).findings if f.code == "PV401")
    entry = Suppress("checked", fingerprint=first.fingerprint)
    report = gated(PLAIN, suppress=(entry,))
    assert found(report, "PV401") == [("boasted", "checked"), ("boasted", None)]


@pytest.mark.parametrize(("until", "holds"), [(TODAY, True), (date(2026, 11, 30), False)])
def test_a_table_runs_out_after_its_last_day(until: date, holds: bool) -> None:
    report = gated(PLAIN, suppress=(table(until=until),))
    assert found(report, "PV401") == [("boasted", "house style" if holds else None)] * 2
    told = ["s 1 (PV401: house style) held until 2026-11-30, and 2 findings are still here"]
    assert messages(report) == ([] if holds else told)


def test_an_idle_table_for_one_article_is_told_there() -> None:
    report = gated(PLAIN, suppress=(table("PV215"), table("PV502"), table(article="other.md")))
    assert messages(report) == [
        "s 1 (PV215: house style) hides nothing in this article; take it out"
    ]


def test_an_idle_table_for_many_articles_is_told_at_the_end() -> None:
    entries = (table("PV215", "news/*"), table("PV401", "news/*"), table("PV215", "opinion/*"))
    gate = Gate(Settings(suppress=entries), today=TODAY)
    assert messages(gate.apply(PLAIN)) == []
    gate.apply(replace(PLAIN, article=replace(PLAIN.article, id="news/b.md", uri=None)))
    ended = gate.finish()
    assert ended.unused == (
        "s 1 (PV215: house style) hides nothing in the 2 articles it names; take it out",
    )
    assert (ended.severity, ended.fails) == ("warning", False)
    strict = Gate(Settings(suppress=entries, strict=True), today=TODAY)
    strict.apply(PLAIN)
    assert (strict.finish().severity, strict.finish().fails) == ("error", True)


def test_what_tells_of_suppressions_is_not_suppressed() -> None:
    with pytest.raises(UsageError, match=r"s 1: PV901 tells of suppressions.*ignore = \['PV901'\]"):
        Gate(Settings(suppress=(table("PV901"),)))


# -- baseline ---------------------------------------------------------------------------------


def updated(*reports: Report, known: Baseline | None = None, **settings) -> Baseline:
    baseline = known or Baseline([], update=True)
    gate = Gate(Settings(**settings), baseline=baseline, today=TODAY)
    for report in reports:
        applied = gate.apply(report)
        assert not gate.fails(applied)
    return baseline


def saved(baseline: Baseline, tmp_path, *, update: bool = False) -> Baseline:
    path = tmp_path / "known.json"
    path.write_text(baseline.text(), "utf-8")
    return load_baseline(path, update=update)


def test_known_findings_fail_nobody_and_stay_in_the_report(tmp_path) -> None:
    known = saved(updated(PLAIN, fail_on="info"), tmp_path)
    gate = Gate(Settings(fail_on="info"), baseline=known, today=TODAY)
    report = gate.apply(PLAIN)
    assert not gate.fails(report)
    assert found(report, "PV401") == [("boasted", "known: it stands in known.json")] * 2
    assert len(report.findings) == len(PLAIN.findings)
    assert known.gone == []


def test_exactly_the_new_findings_count_after_an_edit(tmp_path) -> None:
    known = saved(updated(PLAIN), tmp_path)
    edit = WORDS.replace(
        "The council of",
        "The weather was mild.\n\nThe harbor office gloated about it. The council of",
    )
    gate = Gate(Settings(), baseline=known, today=TODAY)
    report = gate.apply(examine(edit))
    new = [f.text for f in report.findings if f.counts and f.suppressed is None]
    assert new == ["gloated"]
    assert known.gone == []


def test_what_is_gone_is_dropped_and_what_was_not_checked_is_kept(tmp_path) -> None:
    other = examine(WORDS, "news/other.md")
    first = saved(updated(PLAIN, other, severity=(("PV404", "info"),)), tmp_path, update=True)
    size = len(first)
    fixed = examine(WORDS.replace("Critics say", "Two shippers say"))
    updated(fixed, known=first)
    assert [(line.article, line.code) for line in first.gone] == [("news/ferry.md", "PV405")]
    assert len(first) == size - 1
    again = saved(first, tmp_path)
    assert {line.code for line in again.of("news/other.md")} >= {"PV405", "PV401"}


def test_codes_that_nobody_looked_for_are_kept(tmp_path) -> None:
    first = saved(updated(PLAIN), tmp_path, update=True)
    size = len(first)
    updated(PLAIN, known=first, select=("PV6",))
    assert (first.gone, len(first)) == ([], size)


def test_findings_of_the_gate_are_known_too(tmp_path) -> None:
    report = noted((MAYOR, "ignore[PV405] idle"))
    policy = {"threshold": (Threshold("thin", "sourcing.sources < 9"),), "fail_on": "info"}
    known = saved(updated(report, **policy), tmp_path)
    gate = Gate(Settings(**policy), baseline=known, today=TODAY)
    applied = gate.apply(report)
    assert {f.code for f in applied.findings if f.code.startswith("PV9")} == {"PV901", "PV902"}
    assert not gate.fails(applied)


def test_what_a_comment_hides_needs_no_baseline(tmp_path) -> None:
    first = saved(updated(PLAIN), tmp_path, update=True)
    updated(noted((MAYOR, "ignore[PV401] his own word")), known=first)
    assert [line.code for line in first.gone] == ["PV401"]


def test_the_file_is_sorted_one_line_a_finding_and_the_same_twice(tmp_path) -> None:
    other = examine(WORDS, "a.md")
    text = updated(PLAIN, other).text()
    assert text == updated(other, PLAIN).text()
    rows = json.loads(text)["findings"]
    assert len(text.splitlines()) == len(rows) + 2
    keys = [(row["article"], row["code"], row["fingerprint"]) for row in rows]
    assert keys == sorted(keys)
    assert set(rows[0]) == {"fingerprint", "code", "article", "text"}
    assert updated(known=Baseline([], update=True)).text() == '{"version": 1, "findings": []}\n'


def test_any_words_survive_the_file(tmp_path) -> None:
    from provenance.report import write_atomically

    words = ("“Größe” \u2028 \x85", "lone \ud800 one", '"\\ \x00')
    known = [Known(f"a {w}", "PV401", f"{n:064x}", w) for n, w in enumerate(words)]
    with write_atomically(tmp_path / "known.json") as out:
        out.write(Baseline(known).text())
    again = load_baseline(tmp_path / "known.json", update=False)
    assert [again.of(f"a {w}") for w in words] == [[line] for line in known]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "not valid JSON"),
        (b"\xff\xfe", "cannot be read"),
        (b"{", "not valid JSON at line 1"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{\n<<<<<<< ours\n"version": 1}', "a merge left its marks"),
        (b"[]", "is no baseline"),
        (b'{"version": 1}', "is no baseline"),
        (b'{"version": 2, "findings": []}', "newer version"),
        (b'{"version": 1, "findings": [{"code": "PV401"}]}', "finding 1 is damaged"),
        (b'{"version": 1, "findings": [3]}', "finding 1 is damaged"),
        (
            b'{"version": 1, "findings": [{"fingerprint": "x", "code": "PV401", "article": "a", '
            b'"text": "b"}]}',
            "finding 1 is damaged",
        ),
    ],
)
def test_a_broken_baseline_is_one_clear_error(tmp_path, raw: bytes, says: str) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(raw)
    for update in (False, True):
        with pytest.raises(UsageError) as raised:
            load_baseline(path, update=update)
        assert says in str(raised.value)
        assert str(path) in str(raised.value)


def test_a_baseline_that_is_not_there_is_begun_only_when_asked(tmp_path) -> None:
    assert len(load_baseline(tmp_path / "none.json", update=True)) == 0
    with pytest.raises(UsageError, match="--update-baseline"):
        load_baseline(tmp_path / "none.json", update=False)


# -- anything ---------------------------------------------------------------------------------

NOTES = st.one_of(
    st.text(max_size=40),
    st.builds(
        "{}[{}]{}".format,
        st.sampled_from(["ignore", "disable", "enable", "Ignore"]),
        st.sampled_from(["PV401", "PV4,PV2", "PV", "", "PV902", "]", "PV401]x["]),
        st.sampled_from(["", " reason", " \ud800 \x00"]),
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    notes=st.lists(st.tuples(NOTES, st.integers(0, 900), st.booleans()), max_size=6),
    article_id=st.text(max_size=20),
    pattern=st.text(max_size=12),
)
def test_whatever_is_written_no_finding_is_lost_and_every_place_is_one(
    notes: list[tuple[str, int, bool]], article_id: str, pattern: str
) -> None:
    size = len(PLAIN.article.text)
    comments = tuple(
        Comment(min(at, size), note, trailing)
        for note, at, trailing in sorted(notes, key=lambda n: n[1])
    )
    article = replace(PLAIN.article, id=article_id, comments=comments)
    entry = Suppress("r", code=("PV4",), article=pattern or "x")
    override = Override(path=(pattern or "x",), genre="opinion")
    limit = Threshold("t", "count(PV4) >= 1")
    policy = Settings(suppress=(entry,), override=(override,), threshold=(limit,))
    gate = Gate(policy, baseline=Baseline([], update=True), today=TODAY)
    report = gate.apply(replace(PLAIN, article=article))
    kept = [f.fingerprint for f in report.findings if not f.code.startswith("PV9")]
    assert kept == [f.fingerprint for f in PLAIN.findings]
    for finding in report.findings:
        string = article.text if finding.where == "text" else article.title or ""
        assert finding.text == string[finding.start : finding.end] != ""
        assert finding.suppressed is None or finding.suppressed["justification"]
    assert not gate.fails(report)
    gate.finish()
    json.loads(gate.baseline.text())
