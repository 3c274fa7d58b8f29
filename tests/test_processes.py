"""Work in processes: in order, a little ahead, and an item that kills its process is told."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator

import cloudpickle
import pytest

from provenance.errors import ProvenanceError
from provenance.processes import AHEAD, IN_A_ROW, Local, Lost, Task, in_order

KIT = b"kit"


@pytest.fixture(autouse=True, scope="module")
def sent_whole() -> Iterator[None]:
    """Another process does not find this module under its name."""
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    yield
    cloudpickle.unregister_pickle_by_value(sys.modules[__name__])


def double(kit: bytes, item: int) -> int:
    """Items that are slow, fail, or kill the process, as their number says."""
    assert kit == KIT
    if item < 0:
        os._exit(3)
    if item == 13:
        raise KeyError("thirteen")
    time.sleep(0.02 * (item % 3 == 0))
    return 2 * item


def results(items, size=2):
    tasks = [Task(item) for item in items]
    return [r for _, r in in_order(tasks, work=double, pool=Local(size, KIT))]


@pytest.mark.parametrize("size", [1, 3])
def test_the_order_is_that_of_the_items(size) -> None:
    assert results(range(12), size) == [2 * i for i in range(12)]


def test_known_results_keep_their_place_and_are_not_worked_on() -> None:
    tasks = [Task(-1, known=i) if i % 2 else Task(i) for i in range(8)]
    found = [r for _, r in in_order(tasks, work=double, pool=Local(2, KIT))]
    assert found == [i if i % 2 else 2 * i for i in range(8)]


def test_known_results_start_no_process(monkeypatch) -> None:
    def fail(*_):
        raise AssertionError("a process was started")

    monkeypatch.setattr("provenance.processes._local._executor", fail)
    tasks = [Task(-1, known=i) for i in range(8)]
    assert [r for _, r in in_order(tasks, work=double, pool=Local(2, KIT))] == list(range(8))


def test_an_item_that_kills_its_process_is_lost_and_no_other() -> None:
    found = results([0, 1, -1, 3, 4, -1, 6])
    lost = [i for i, r in enumerate(found) if isinstance(r, Lost)]
    assert lost == [2, 5]
    assert "ended by itself" in found[2].reason
    assert [r for r in found if not isinstance(r, Lost)] == [0, 2, 6, 8, 12]


def test_when_every_item_is_lost_it_is_no_items_fault() -> None:
    with pytest.raises(ProvenanceError, match=f"{IN_A_ROW} items in a row"):
        results([0, *[-1] * IN_A_ROW, 1])


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(KeyError, match="thirteen"):
        results([1, 2, 13, 4])


def test_the_input_is_read_only_a_little_ahead_and_an_end_ends_the_processes() -> None:
    taken = []
    pool = Local(2, KIT)
    stream = in_order((taken.append(i) or Task(i) for i in range(500)), work=double, pool=pool)
    assert next(stream)[1] == 0
    assert len(taken) <= AHEAD * 2 + 2
    stream.close()
    assert pool._pool is None
