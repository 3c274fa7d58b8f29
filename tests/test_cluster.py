"""A real cluster on this machine: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import json
import operator
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from provenance.check import check_all
from provenance.collect import collect
from provenance.errors import ProvenanceError, UsageError
from provenance.evidence import open_store
from provenance.evidence.memory import MemoryStore
from provenance.processes import Cluster
from provenance.reading import Models
from provenance.settings import Settings
from tests.collect.stories import stories

pytest.importorskip("distributed", reason="needs the extra 'dask'")
pytestmark = [
    pytest.mark.network,
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

ROOT = Path(__file__).parent.parent
COUNT = 6


def started(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Address of the scheduler, and its two workers."""
    told = tmp_path_factory.mktemp("cluster") / "scheduler.json"
    quiet = ("--no-dashboard", "--scheduler-file", str(told))
    scheduler = started(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *quiet
    )
    place = ("--local-directory", str(told.parent), "--nthreads", "1", "--no-nanny")
    workers = []
    try:
        deadline = time.monotonic() + 60
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        workers += [started("distributed.cli.dask_worker", *quiet, *place) for _ in range(2)]
        yield json.loads(told.read_text())["address"], workers
    finally:
        for process in (*workers, scheduler):
            process.send_signal(signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="module")
def models():
    return Models()


def on_the_cluster(address: str, **more: object) -> Settings:
    return Settings(backend="dask", scheduler=address, **more)


def test_a_cluster_says_what_one_process_says(cluster, models, tmp_path, monkeypatch) -> None:
    address, _ = cluster
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # the folder that all machines see
    with open_store(tmp_path / "e.db", create=True) as store:
        list(collect(stories(3), store, models=models))
        for mutual in (False, True):
            here, there = (
                list(check_all(stories(COUNT), settings=settings, store=store, models=models))
                for settings in (
                    Settings(mutual=mutual, jobs=1),
                    on_the_cluster(address, mutual=mutual, jobs=1),
                )
            )
            assert there == here
            assert [r.article.id for r in there] == [a.id for a in stories(COUNT)]


def test_both_workers_take_part(cluster) -> None:
    address, workers = cluster
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        assert set(client.run(os.getpid).values()) == {w.pid for w in workers}


def test_evidence_that_a_worker_cannot_open_is_told(cluster, models, tmp_path) -> None:
    address, _ = cluster
    with open_store(tmp_path / "gone.db", create=True) as store:
        list(collect(stories(1), store, models=models))
        (tmp_path / "gone.db").unlink()
        reports = check_all(
            stories(2), settings=on_the_cluster(address, mutual=False), store=store, models=models
        )
        with pytest.raises(ProvenanceError, match="every machine of the cluster must see it"):
            list(reports)


def test_evidence_in_memory_is_refused(cluster) -> None:
    with pytest.raises(UsageError, match="every machine can open"):
        list(check_all(stories(2), settings=on_the_cluster(cluster[0]), store=MemoryStore()))


def test_another_version_of_the_program_is_refused(cluster, models, monkeypatch) -> None:
    monkeypatch.setattr("provenance.check._examine.program_sha256", lambda: "another")
    with pytest.raises(ProvenanceError, match="another version of this program"):
        list(
            check_all(stories(2), settings=on_the_cluster(cluster[0], mutual=False), models=models)
        )


def test_no_scheduler_is_told() -> None:
    with pytest.raises(ProvenanceError, match="cannot be reached"):
        Cluster("tcp://127.0.0.1:9", b"", wait_s=0.5)


def test_no_address_is_told(models) -> None:
    with pytest.raises(UsageError, match="--scheduler ADDRESS"):
        list(check_all(stories(2), settings=Settings(backend="dask", mutual=False), models=models))


def test_when_no_worker_is_left_it_is_told(cluster) -> None:
    """The last of these tests: it ends the workers."""
    address, workers = cluster
    pool = Cluster(address, b"kit", wait_s=1.0)
    try:
        assert pool.result(pool.submit(operator.contains, b"k"[0])) is True
        for worker in workers:
            worker.send_signal(signal.SIGKILL)
            worker.wait()
        with pytest.raises(ProvenanceError, match=r"no worker is left|are gone"):
            pool.result(pool.submit(operator.contains, b"k"[0]))
    finally:
        pool.close()
    with pytest.raises(ProvenanceError, match="it has no worker"):
        Cluster(address, b"kit", wait_s=1.0)
