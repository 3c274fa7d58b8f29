"""A report on a text of our own, and an empty file of decisions."""

from __future__ import annotations

import pytest

from provenance.check import Checker
from provenance.decisions import Decisions
from provenance.settings import Settings
from provenance.types import Article, Report

TEXT = (
    "Council boss slams shameful bus chaos\n\n"
    "The hapless council leader boasted on Monday that the disastrous bus contract was a triumph, "
    "and shamelessly refused to say who had signed it.\n\n"
    '"We ran every bus we had," said Mara Oxley, of the drivers\' union. "Nobody asked us."\n\n'
    "Critics said the outrageous fiasco would cost 4 million crowns, and a spokesman for the "
    "depot admitted that 12 buses had stood idle since March.\n\n"
    "The council meets on Thursday in the town hall, where residents may speak before the vote. "
    "The contract runs for six years and was signed in the spring of last year."
)


@pytest.fixture(scope="session")
def report() -> Report:
    return Checker(Settings()).check(
        Article(id="bus.txt", text=TEXT, uri="bus.txt", outlet="The Tarn Post")
    )


@pytest.fixture
def decisions(tmp_path):
    with Decisions(tmp_path / "decisions.sqlite", create=True) as opened:
        yield opened
