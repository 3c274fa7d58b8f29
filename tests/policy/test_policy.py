"""Which settings hold for which item."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.errors import UsageError
from provenance.policy import Policy, holds
from provenance.policy._match import first_match, outlets_of, paths_of
from provenance.settings import Override, Settings, Suppress, Threshold
from provenance.signals import all_signals
from provenance.types import Article

CODES = tuple(signal.code for signal in all_signals())
COLUMN = Article(id="opinion/mill.md", uri="opinion/mill.md", text="x")
ITEM = Article(
    id="guid-7",
    uri="https://www.quay.example/2026/toll",
    text="x",
    outlet="The Quay Post",
    feed="feeds/agency.xml",
)
PAGE = Article(id="https://quay.example/a", uri="https://quay.example/a", text="x")


def rules(article: Article, *overrides: Override, **settings):
    return Policy(Settings(override=overrides, **settings), CODES).rules(article)


@pytest.mark.parametrize(
    ("override", "article", "matched"),
    [
        (Override(path=("opinion/*",)), COLUMN, True),
        (Override(path=("opinion/",)), COLUMN, True),
        (Override(path=("./opinion/mill.md",)), COLUMN, True),
        (Override(path=("*.md",)), COLUMN, True),
        (Override(path=("news/*", "opinion/*")), COLUMN, True),
        (Override(path=("opinion",)), COLUMN, False),
        (Override(path=("OPINION/*",)), COLUMN, False),
        (Override(feed=("*",)), COLUMN, False),
        (Override(path=("feeds/*",)), ITEM, True),
        (Override(feed=("*/agency.xml",)), ITEM, True),
        (Override(feed=("*/other.xml",)), ITEM, False),
        (Override(outlet=("the quay post",)), ITEM, True),
        (Override(outlet=("quay.example",)), ITEM, True),
        (Override(outlet=("*.example",)), ITEM, True),
        (Override(outlet=("Quay",)), ITEM, False),
        (Override(outlet=("*",)), COLUMN, False),
        (Override(feed=("*/agency.xml",), outlet=("Other",)), ITEM, False),
        (Override(feed=("*/agency.xml",), outlet=("Quay*", "The*")), ITEM, True),
        (Override(path=("*",)), PAGE, False),
        (Override(outlet=("quay.example",)), PAGE, True),
    ],
)
def test_an_override_matches_when_every_pattern_does(override, article, matched) -> None:
    (fit,) = Policy(Settings(override=(override,)), CODES).fits(article)
    assert fit.matched is matched
    assert fit.why.startswith(("its ", "it has no "))


def test_paths_are_also_held_against_the_folder_of_the_settings(tmp_path, monkeypatch) -> None:
    below = tmp_path / "site" / "opinion"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    article = Article(id="mill.md", uri="mill.md", text="x")
    assert paths_of(article, str(tmp_path / "site")) == ["opinion/mill.md", "mill.md"]
    assert paths_of(article, None) == ["mill.md"]
    assert paths_of(article, str(Path("/elsewhere"))) == ["mill.md"]


def test_an_address_that_is_none_has_no_host() -> None:
    assert outlets_of(Article(id="a", uri="http://[bad", text="x")) == []


def test_patterns_with_brackets_mean_themselves_too() -> None:
    assert first_match(["items[1].json"], ["items[1].json"]) == "items[1].json"
    assert first_match(["items[12].json"], ["items1.json"]) == "items[12].json"


def test_later_overrides_add_and_replace() -> None:
    found = rules(
        COLUMN,
        Override(path=("*",), ignore=("PV1",), fail_on="info", genre="news", select=("PV4",)),
        Override(path=("news/*",), ignore=("PV2",), fail_on="never"),
        Override(path=("opinion/*",), ignore=("PV401",), fail_on="warning", genre="opinion"),
        ignore=("PV6",),
        fail_on="error",
    )
    assert found.settings.ignore == ("PV6", "PV1", "PV401")
    assert (found.fail_on, found.genre, found.settings.select) == ("warning", "opinion", ("PV4",))


def test_the_command_line_outranks_overrides() -> None:
    override = Override(path=("*",), fail_on="never", select=("PV4",))
    found = rules(COLUMN, override, fail_on="info", select=("PV2",), pinned=("fail_on", "select"))
    assert (found.fail_on, found.settings.select) == ("info", ("PV2",))


def test_severities_the_override_first_then_the_longest_prefix() -> None:
    found = rules(
        COLUMN,
        Override(path=("*",), severity=(("PV4", "info"), ("PV405", "error"))),
        severity=(("PV401", "error"), ("PV2", "warning")),
    )
    asked = {code: found.severity(code, "warning") for code in ("PV401", "PV405", "PV303")}
    assert asked == {"PV401": "info", "PV405": "error", "PV303": "warning"}
    assert found.severity("PV203", "info") == "warning"


def test_what_the_desk_set_up_is_wanted_whatever_is_selected() -> None:
    found = rules(COLUMN, select=("PV4",), ignore=("PV902",))
    assert [found.wants(c) for c in ("PV401", "PV201", "PV901", "PV902")] == [
        True, False, True, False,
    ]  # fmt: skip


def test_thresholds_are_for_news_unless_they_say_otherwise() -> None:
    everywhere = Threshold("all", "sourcing.sources < 2", genre=("news", "opinion", "sponsored"))
    news = Threshold("news", "sourcing.sources < 2")
    own = Threshold("own", "sourcing.sources < 1")
    override = Override(path=("opinion/*",), genre="opinion", threshold=(own,))
    column = rules(COLUMN, override, threshold=(everywhere, news))
    assert [r.threshold.name for r in column.thresholds] == ["all", "own"]
    other = rules(ITEM, override, threshold=(everywhere, news))
    assert [r.threshold.name for r in other.thresholds] == ["all", "news"]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (Settings(select=("PV7",)), "begins with 'PV7'"),
        (Settings(severity=(("PV77", "info"),)), "[severity]: no signal"),
        (Settings(override=(Override(path=("*",), ignore=("PV8",), place="p 2"),)), "p 2: no"),
        (Settings(suppress=(Suppress("r", code=("PV8",), article="a", place="s 1"),)), "s 1: no"),
        (Settings(threshold=(Threshold("t", "sourcing.source < 1", place="t 1"),)), "t 1 when:"),
    ],
)
def test_what_names_nothing_is_refused(settings, says) -> None:
    with pytest.raises(UsageError) as raised:
        Policy(settings, CODES)
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("code", "news", "opinion", "sponsored"),
    [
        ("PV201", True, False, True),
        ("PV206", True, False, False),
        ("PV215", True, True, True),
        ("PV219", True, True, True),
        ("PV301", True, True, True),
        ("PV303", True, False, True),
        ("PV401", True, False, True),
        ("PV405", True, True, True),
        ("PV410", True, False, False),
        ("PV101", True, True, False),
        ("PV104", True, True, True),
        ("PV504", True, True, True),
        ("PV902", True, True, True),
    ],
)
def test_what_a_genre_is_held_to(code, news, opinion, sponsored) -> None:
    held = (holds(code, None), holds(code, "news"), holds(code, "opinion"))
    assert (*held, holds(code, "sponsored")) == (news, news, opinion, sponsored)
