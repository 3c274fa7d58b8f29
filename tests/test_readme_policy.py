"""Every policy example of the README, run against articles of our own that it fits and does not."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from provenance.check import Checker
from provenance.gate import Gate
from provenance.read import ReadOptions, Source, read_stream
from provenance.reading import Models
from provenance.settings import Settings, load_settings
from provenance.types import Article, Report

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
SECTION = README.split("\n## Policy\n", 1)[1].split("\n## ", 1)[0]
BLOCKS = re.findall(r"```toml\n(.*?)```", SECTION, re.DOTALL)
COMMENTS = re.findall(r"<!-- provenance: .*? -->", SECTION)
CHECKER = Checker(models=Models())

PLAIN = (
    "The council of Varnholt met on Monday and voted on the harbor toll. The harbor office has "
    "counted forty ships a week since May, and the ferry is to run every twenty minutes between "
    "the old fish market and the university from the spring on."
)
RAGE = (
    "The reckless council and its disgraceful mayor have doomed the harbor with an outrageous, "
    "shameful and utterly stupid toll that only a corrupt and hapless clique could dream up.\n\n"
    "It is a disgusting betrayal by cowards who have ruined this town with their pathetic lies. "
    "Only a fool could fail to see the scandalous greed of these shameless, vicious bullies."
)
FIVE = " ".join(
    f"{who} boasted that the toll would {what}."
    for who, what in [("Ilse Brandt", "stand"), ("Tomas Reuel", "fall"), ("Ada Lund", "rise")]
)
TWO = "“The toll will stand,” Ilse Brandt said. “It will fall,” Tomas Reuel said."
CRITICS = "Critics say the toll is far too high for the small boats of the inner harbor."
ARTICLES = {
    "news/plain.md": f"# The council votes\n\n{PLAIN}\n\n{TWO}\n",
    "news/rage.md": f"# The council votes\n\n{PLAIN}\n\n{RAGE}\n\n{TWO}\n",
    "news/verbs.md": f"# The council votes\n\n{PLAIN}\n\n{FIVE}\n",
    "news/toll.md": f"# The council votes\n\n{PLAIN}\n\n{CRITICS}\n",
    "news/alone.md": "# The council votes\n\n“The toll will stand,” Ilse Brandt said.\n",
    "opinion/verbs.md": f"# The council votes\n\n{PLAIN}\n\n{FIVE}\n",
}


@pytest.fixture(scope="module")
def examined() -> dict[str, Report]:
    return {name: CHECKER.examine(read(text, name)) for name, text in ARTICLES.items()}


def read(text: str, name: str) -> Article:
    stream = io.BytesIO(text.encode())
    (article,) = read_stream(stream, Source(name, ReadOptions(), name))
    assert isinstance(article, Article)
    return article


def from_feed(feed: str, outlet: str, text: str) -> Report:
    return CHECKER.examine(
        Article(id="7", uri="https://quay.example/2026/7", text=text, outlet=outlet, feed=feed)
    )


def block(table: str) -> str:
    """The one example that has a table."""
    (found,) = [b for b in BLOCKS if table in tomllib.loads(b)]
    return found


def settings(table: str, tmp_path: Path) -> Settings:
    (tmp_path / "provenance.toml").write_text(block(table), "utf-8")
    return load_settings(start=tmp_path, environment={})


def gated(report: Report, policy: Settings) -> tuple[Report, bool]:
    gate = Gate(policy, today=date(2026, 12, 1))
    applied = gate.apply(report)
    return applied, gate.fails(applied)


def fired(report: Report) -> Iterator[str]:
    for finding in report.findings:
        if finding.code == "PV902":
            yield re.search(r"\(([a-z-]+): ", finding.message)[1]


def counting(report: Report, code: str) -> int:
    return sum(f.code == code and f.counts and f.suppressed is None for f in report.findings)


def test_every_example_is_tried_here() -> None:
    tables = [next(iter(t for t in tomllib.loads(b) if t in TRIED)) for b in BLOCKS]
    assert sorted(tables) == sorted(TRIED)


TRIED = ("severity", "threshold", "override", "suppress")


def test_severities(examined: dict[str, Report], tmp_path: Path) -> None:
    policy = settings("severity", tmp_path)
    report, fails = gated(examined["news/verbs.md"], policy)
    assert {f.severity for f in report.findings if f.code == "PV401"} == {"error"}
    assert fails
    assert "PV601" not in {f.code for f in report.findings}
    assert not gated(examined["news/plain.md"], policy)[1]


FIRES = {
    "reads-like-opinion": ("news/rage.md", "news/plain.md"),
    "one-source": ("news/alone.md", "news/plain.md"),
    "whispers": ("news/toll.md", "news/plain.md"),
    "judging-verbs": ("news/verbs.md", "news/toll.md"),
    "nobody-else-has-it": (None, "news/plain.md"),
}


def test_thresholds(examined: dict[str, Report], tmp_path: Path) -> None:
    policy = settings("threshold", tmp_path)
    assert {t.name for t in policy.threshold} == set(FIRES)
    for name, (yes, no) in FIRES.items():
        assert yes is None or name in set(fired(gated(examined[yes], policy)[0])), name
        assert name not in set(fired(gated(examined[no], policy)[0])), name
    rows = gated(examined["news/plain.md"], policy)[0].skipped
    assert "threshold nobody-else-has-it" in {row.what for row in rows}
    assert gated(examined["news/rage.md"], policy)[1]


def test_a_statement_that_nobody_else_has(tmp_path: Path) -> None:
    from provenance.collect import collect
    from provenance.evidence.memory import MemoryStore

    other = Article(id="o", outlet="Other", text="The weather was mild in the hills.")
    with MemoryStore() as store:
        assert len(list(collect([other], store, models=CHECKER.models))) == 1
        checker = Checker(store=store, models=CHECKER.models)
        report = checker.examine(read(ARTICLES["news/verbs.md"], "news/verbs.md"))
    policy = settings("threshold", tmp_path)
    assert "nobody-else-has-it" in set(fired(gated(report, policy)[0]))


def test_overrides(examined: dict[str, Report], tmp_path: Path) -> None:
    policy = settings("override", tmp_path)
    column, _ = gated(examined["opinion/verbs.md"], policy)
    assert (column.genre, counting(column, "PV401")) == ("opinion", 0)
    news, fails = gated(examined["news/verbs.md"], policy)
    assert (news.genre, counting(news, "PV401"), fails) == (None, 3, False)

    text = ARTICLES["news/verbs.md"].removeprefix("# ")
    agency = from_feed("feeds/agency.jsonl", "Meridian Press", text)
    assert gated(agency, policy)[1]
    assert not gated(from_feed("feeds/city.jsonl", "Meridian Press", text), policy)[1]

    sponsored, _ = gated(from_feed("feeds/city.jsonl", "Harbor Partners", PLAIN), policy)
    assert (sponsored.genre, set(fired(sponsored))) == ("sponsored", {"speaks-for-itself"})
    other, _ = gated(from_feed("feeds/city.jsonl", "The Quay Post", PLAIN), policy)
    assert (other.genre, set(fired(other))) == (None, set())


def test_tables_that_suppress(examined: dict[str, Report], tmp_path: Path) -> None:
    policy = settings("suppress", tmp_path)
    text = ARTICLES["news/verbs.md"].removeprefix("# ")
    there = from_feed("feeds/city.jsonl", "The Quay Post", text)
    assert counting(gated(there, policy)[0], "PV401") == 0
    assert counting(gated(examined["news/verbs.md"], policy)[0], "PV401") == 3
    assert counting(gated(examined["news/toll.md"], Settings())[0], "PV405") == 1
    assert counting(gated(examined["news/toll.md"], policy)[0], "PV405") == 0
    late = Gate(policy, today=date(2099, 4, 1)).apply(there)
    assert counting(late, "PV401") == 3
    assert counting(late, "PV901") == 1


def test_comments() -> None:
    ignore, disable, enable = COMMENTS
    text = f"# The council votes\n\n{PLAIN}\n\n{{}}\n{FIVE}\n\n{{}}\n{FIVE}\n\n{{}}\n{CRITICS}\n"
    for comments, verbs in (((ignore, "", ""), 3), ((disable, enable, ""), 3), (("", "", ""), 6)):
        report = CHECKER.examine(read(text.format(*comments), "news/a.md"))
        applied = Gate(Settings(), today=date(2026, 12, 1)).apply(report)
        assert counting(applied, "PV401") == verbs
        told = [f.message for f in applied.findings if f.code == "PV901"]
        assert ["PV215" in message for message in told] == (
            [True] if comments[0] == disable else []
        )
