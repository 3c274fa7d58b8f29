"""The outlet registry: who is who, and who owned them when."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import InputError
from provenance.outlets import Outlet, Outlets, periods
from provenance.outlets import _name_key as name_key


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return Outlets.load()


def planted(**changes: str) -> Outlet:
    row = {
        "domain": "example.org",
        "name": "The Harbor Post",
        "owner": "Quayside Ltd",
        "parent_group": "Quayside Ltd",
        "country": "US",
        "kind": "newspaper",
    }
    return Outlet(**(row | changes))


@pytest.mark.parametrize(
    "query",
    [
        "Reuters",
        "reuters",
        "the reuters",
        "Thomson Reuters",
        "reuters.com",
        "WWW.REUTERS.COM",
        "https://in.reuters.com/article/1?x=2",
        "http://user:pw@www.reuters.com:8080/a",
        "Reuters (Online)",
    ],
)
def test_one_outlet_under_many_names(outlets: Outlets, query: str) -> None:
    found = outlets.find(query)
    assert found is not None
    assert found.domain == "reuters.com"
    assert found.is_agency


@pytest.mark.parametrize("query", [None, "", "  ", "Nobody's Gazette", "co.uk", "http://[::1", "."])
def test_unknown_is_none(outlets: Outlets, query: str | None) -> None:
    assert outlets.find(query) is None


def test_article_accents_and_labels_do_not_matter(outlets: Outlets) -> None:
    assert outlets.find("El Pais") is outlets.find("El País")
    assert outlets.find("New York Times - News") is outlets.find("The New York Times")
    assert outlets.find("A.P.") is outlets.find("Associated Press")


def test_ruptly_belongs_to_rt(outlets: Outlets) -> None:
    assert outlets.same_owner("Ruptly", "RT", "2020-01-01") is True


def test_ownership_changes_with_the_date(outlets: Outlets) -> None:
    assert outlets.owner_at("The Washington Post", "2012-05-01") == "Washington Post Company"
    assert outlets.owner_at("The Washington Post", "2015-05-01") == "Nash Holdings"
    assert outlets.same_owner("Slate", "washingtonpost.com", "2012-05-01") is True
    assert outlets.same_owner("Slate", "washingtonpost.com", "2015-05-01") is False


def test_unknown_date_counts_against_independence(outlets: Outlets) -> None:
    assert outlets.same_owner("Slate", "washingtonpost.com", None) is True
    assert outlets.same_owner("Reuters", "The Washington Post", None) is False


def test_unknown_owner_is_neither_same_nor_other(outlets: Outlets) -> None:
    assert outlets.same_owner("Reuters", "Nobody's Gazette", "2015-01-01") is None
    own = Outlets((planted(owner="A since 2015", parent_group="A since 2015"),))
    assert own.owner_at("Harbor Post", "2014-12-31") is None
    assert own.same_owner("example.org", planted(domain="b.org"), "2014-12-31") is None


def test_periods_are_in_order_and_read_whole(outlets: Outlets) -> None:
    for outlet in outlets:
        for text in (outlet.owner, outlet.parent_group):
            parts = periods(text)
            assert parts, outlet
            for before, after in itertools.pairwise(parts):
                assert before.end <= after.start, (outlet.domain, text)
            leftover = [p.name for p in parts if re.search(r"\b(since|until|before)\b", p.name)]
            assert not leftover, (outlet.domain, leftover)


def test_no_name_belongs_to_two_outlets(outlets: Outlets) -> None:
    owner: dict[str, str] = {}
    for outlet in outlets:
        for name in (outlet.name, *outlet.aliases):
            assert owner.setdefault(name_key(name), outlet.domain) == outlet.domain, name


def test_domains_are_unique_hosts(outlets: Outlets) -> None:
    domains = [o.domain for o in outlets]
    assert len(domains) == len(set(domains)) == len(outlets) > 400
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", d) for d in domains)


def test_loading_is_quick() -> None:
    best = min(_seconds(Outlets.load) for _ in range(5))
    assert best < 0.05  # 6 ms on an idle core; the bound leaves room for a busy one


def _seconds(call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


@given(st.text(max_size=400))
def test_find_takes_any_text(text: str) -> None:
    one = Outlets((planted(),))
    assert one.find(text) in (None, planted())


def test_a_damaged_registry_is_named(tmp_path) -> None:
    bad = tmp_path / "outlets.csv"
    with pytest.raises(InputError, match=r"outlets\.csv"):
        Outlets.load(bad)
    bad.write_text("domain,owner\nx.org,X\n")
    with pytest.raises(InputError, match="no column 'name'"):
        Outlets.load(bad)
    bad.write_text("domain,name,aliases,owner,parent_group,country,kind,remark\nx.org,X\n")
    with pytest.raises(InputError, match="another length"):
        Outlets.load(bad)


def test_a_file_of_ones_own_may_leave_columns_out(tmp_path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,domain,owner\nHarbor Post,harbor.example,Quay\n")
    both = Outlets.load(extra=own)
    assert both.owner_at("harbor.example", "2020-01-01") == "Quay"


def test_own_rows_come_before_the_shipped_ones(tmp_path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "domain,name,aliases,owner,parent_group,country,kind,remark\n"
        "harbor.example,Harbor Post,Reuters,Quay,Quay,US,newspaper,\n"
    )
    both = Outlets.load(extra=own)
    assert both.owner_at("Harbor Post", "2020-01-01") == "Quay"
    assert both.find("harbor.example").name == "Harbor Post"
    assert both.find("reuters.com").name == "Reuters"
    assert len(both) == len(Outlets.load()) + 1


@pytest.mark.parametrize(
    ("credit", "domain"),
    [
        ("the AP", "apnews.com"),
        ("The AP’s", "apnews.com"),
        ("APS", "aps.dz"),
        ("CNN's", "cnn.com"),
        ("Barron's", "barrons.com"),
        ("NBC News", "nbcnews.com"),
        ("WaPo", "washingtonpost.com"),
        ("Reuters news agency", "reuters.com"),
        ("AFP news agency", "afp.com"),
        ("Guardian newspaper", "theguardian.com"),
        ("AP reporters", "apnews.com"),
        ("BNO News", "bnonews.com"),
        ("Nexstar Media Wire", "nexstar.tv"),
        ("https://eu.freep.com/story/1", "freep.com"),
        ("KTLA 5", "ktla.com"),
        ("PR Newswire", "prnewswire.com"),
    ],
)
def test_names_as_credits_write_them(outlets: Outlets, credit: str, domain: str) -> None:
    found = outlets.find(credit)
    assert found is not None
    assert found.domain == domain


@pytest.mark.parametrize("text", ["'s", "newspaper", " staff", "news agency", "'", "the"])
def test_a_word_for_an_outlet_is_none(outlets: Outlets, text: str) -> None:
    assert outlets.find(text) is None


@pytest.mark.parametrize(
    ("a", "b", "day", "same"),
    [
        ("The Buffalo News", "Omaha World-Herald", "2016-01-01", True),
        ("The Buffalo News", "St. Louis Post-Dispatch", "2016-01-01", False),
        ("The Buffalo News", "St. Louis Post-Dispatch", "2021-01-01", True),
        ("KTLA", "The Hill", "2018-01-01", False),
        ("KTLA", "The Hill", "2022-01-01", True),
        ("The Virginian-Pilot", "Chicago Tribune", "2017-01-01", False),
        ("The Virginian-Pilot", "Denver Post", "2022-01-01", True),
        ("WSMV", "Atlanta News First", "2016-01-01", True),
        ("Fort Worth Star-Telegram", "Miami Herald", "2019-01-01", True),
        ("San Diego Union-Tribune", "Los Angeles Times", "2020-01-01", True),
        ("San Diego Union-Tribune", "Los Angeles Times", "2024-01-01", False),
    ],
)
def test_sister_outlets_by_date(outlets: Outlets, a: str, b: str, day: str, *, same: bool) -> None:
    assert outlets.same_owner(a, b, day) is same
