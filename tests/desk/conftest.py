"""A desk in a folder of its own, with a report of ours, and somebody who has come in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

pytest.importorskip("starlette", reason="the desk's packages are not installed")

from starlette.testclient import TestClient

from provenance.check import Checker
from provenance.desk import Desk, create_app
from provenance.settings import Settings
from provenance.types import Article, Report

TEXT = (
    "Harbour chief brags as ferries rot\n\n"
    "The bungling ferry boss boasted on Tuesday that the disgraceful fleet was the envy of the "
    "coast, and shamelessly refused to name the engineer who had signed the papers.\n\n"
    '"Two of the four boats leak," said Nils Brandt, who has steered them for twenty years. '
    '"I would not put my children on them."\n\n'
    "Critics said the appalling affair would cost 3 million crowns. A spokesman for the yard "
    "admitted that the pumps had not been tested since March.\n\n"
    "The council will vote on the money on Friday in the town hall. The contract with the yard "
    "runs for five years and may be ended with six months of notice by either side."
)


@pytest.fixture(scope="session")
def report() -> Report:
    article = Article(id="https://tarn.example/ferries", text=TEXT, outlet="The Tarn Post")
    return Checker(Settings()).check(replace(article, uri=article.id, published="2026-06-02"))


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path / "desk", editor="Ann")


@pytest.fixture
def client(desk):
    with TestClient(create_app(desk), base_url="http://localhost:8765") as opened:
        yield opened


def token_of(html: str) -> str:
    return re.search(r'name="csrf" value="([0-9a-f]{64})"', html)[1]


def come_in(client: TestClient, name: str = "Ann", **more: str) -> str:
    """Come in; the token of the forms from then on."""
    first = token_of(client.get("/enter").text)
    answer = client.post("/enter", data={"csrf": first, "name": name, "next": "/", **more})
    assert answer.status_code == 200, answer.text
    return token_of(answer.text)


@pytest.fixture
def entered(client):
    client.csrf = come_in(client)
    return client


@pytest.fixture
def shelved(desk, report) -> str:
    return desk.shelf.put(report)[0]
