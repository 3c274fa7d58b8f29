"""Papers that a text credits."""

from __future__ import annotations

import pytest

from provenance.corroboration.press import one_medium, press, shared_medium
from provenance.outlets import Outlets

OUTLETS = Outlets.load()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We may want more, the Varnholt Green Daily News reports.", {"Varnholt Green Daily News"}),
        ("He said so, according to the Lenne Courier. It rained.", {"Lenne Courier"}),
        ("She told the Sabel Crimson that she would stay.", {"Sabel Crimson"}),
        ("She told the Harbor Authority that she would stay.", set()),
        ("She told Ines Halloran that she would stay.", set()),
        ("“He told the Lenne Courier everything,” she said.", set()),
        ("She told Politico that she would stay.", {"Politico"}),
        ("She told CNN that she would stay.", set()),
    ],
)
def test_press(text: str, names: set[str]) -> None:
    assert press(text, OUTLETS) == names


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Sabel Crimson", "Crimson", True),
        ("Lenne Courier newspaper", "the Lenne Courier", True),
        ("Lenne Courier", "Sabel Courier", False),
        ("New York Times", "nytimes.com", True),
        ("New York Times", "Washington Times", False),
    ],
)
def test_one_medium(first: str, second: str, same: bool) -> None:
    assert one_medium(first, second, OUTLETS) is same


def test_shared_medium_is_the_first_in_order() -> None:
    mine = {"Sabel Courier", "Lenne Herald"}
    assert shared_medium(mine, {"Herald", "Sabel Courier"}, OUTLETS) == "Lenne Herald"
    assert shared_medium(mine, {"Morrow Gazette"}, OUTLETS) is None
