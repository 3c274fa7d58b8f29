"""Limits are read as written and never run; what no report holds is refused with a suggestion."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UsageError
from provenance.policy._expression import Limit, parse

CODES = ("PV401", "PV405", "PV902")


def read(when: str) -> tuple[Limit, ...]:
    return parse(when, codes=CODES, where="provenance.toml [[threshold]] 1 when")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("scores.framing.value > 45", [Limit("scores.framing.value", ">", 45)]),
        ("sourcing.sources<2", [Limit("sourcing.sources", "<", 2)]),
        ("sourcing.anonymous_share >= .5", [Limit("sourcing.anonymous_share", ">=", 0.5)]),
        ("count(PV4) != 3", [Limit("count(PV4)", "!=", 3, "PV4")]),
        (" count( PV405 ) == 0 ", [Limit("count(PV405)", "==", 0, "PV405")]),
        (
            "sourcing.sources < 2 and count(PV) <= 1",
            [Limit("sourcing.sources", "<", 2), Limit("count(PV)", "<=", 1, "PV")],
        ),
    ],
)
def test_what_is_read(when: str, expected: list[Limit]) -> None:
    assert list(read(when)) == expected


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("sourcing.source < 2", "did you mean 'sourcing.sources'?"),
        ("framing.value > 45", "did you mean 'scores.framing.value'?"),
        ("value > 45", "did you mean 'scores.framing.value'?"),
        ("nonsense > 45", "there are: readability."),
        ("sourcing > 1", "has no number 'sourcing'"),
        ("scores.framing.band > 1", "has no number"),
        ("count(PV7) > 1", "no signal's code begins with 'PV7'"),
        ("count() > 1", "no signal's code begins with ''"),
        ("count(pv4) > 1", "begins with 'pv4'"),
        ("sourcing.sources", "cannot read 'sourcing.sources'"),
        ("sourcing.sources < two", "cannot read"),
        ("sourcing.sources < nan", "cannot read"),
        ("sourcing.sources < 1e3", "cannot read"),
        ("2 > sourcing.sources", "cannot read"),
        ("sourcing.sources < 2 or count(PV4) > 1", "cannot read"),
        ("sourcing.sources < 2 and", "cannot read ''"),
        ("__import__('os').system('x') > 1", "cannot read"),
        ("sourcing.sources < " + "9" * 400, "too large"),
    ],
)
def test_what_is_refused(when: str, says: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(when)
    assert says in str(raised.value)
    assert str(raised.value).startswith("provenance.toml [[threshold]] 1 when")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(when: str) -> None:
    with suppress(UsageError):
        assert all(limit.what for limit in read(when))


@pytest.mark.parametrize(
    ("sign", "below", "equal", "above"),
    [
        (">", False, False, True),
        (">=", False, True, True),
        ("<", True, False, False),
        ("<=", True, True, False),
        ("==", False, True, False),
        ("!=", True, False, True),
    ],
)
def test_signs(sign: str, below: bool, equal: bool, above: bool) -> None:
    limit = Limit("sourcing.sources", sign, 2)
    assert [limit.holds(n) for n in (1, 2, 3)] == [below, equal, above]
