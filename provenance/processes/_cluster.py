"""Processes of a Dask cluster, found by the address of its scheduler."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.errors import ProvenanceError, UsageError
from provenance.processes._base import Died, Work

if TYPE_CHECKING:
    from types import ModuleType

WAIT_S = 30.0
"""Seconds to wait for the scheduler, for a first worker, and before asking who is still there."""


class Cluster:
    """A pool on a cluster, one item a thread of its workers.

    Args:
        address: Of the scheduler, e.g. ``tcp://10.0.0.5:8786``.
        kit: What every item needs; sent to each worker once.
        wait_s: Seconds to wait for the scheduler and for a first worker.

    Raises:
        UsageError: If ``distributed`` is not installed.
        ProvenanceError: If the scheduler cannot be reached or has no worker.
    """

    def __init__(self, address: str, kit: bytes, *, wait_s: float = WAIT_S) -> None:
        distributed = _distributed()
        self._address = address
        self._wait_s = wait_s
        try:
            self._client = distributed.Client(
                address, timeout=wait_s, set_as_default=False, name="provenance"
            )
        except (OSError, ValueError) as error:
            raise ProvenanceError(
                f"scheduler {address}: cannot be reached ({error}); check the address and that "
                "'dask scheduler' is running"
            ) from error
        try:
            self._client.wait_for_workers(1, timeout=wait_s)
            self.size = max(1, sum(self._client.nthreads().values()))
            self._kit = self._client.scatter(kit, broadcast=True, hash=False)
        except TimeoutError as error:
            self._client.close()
            raise ProvenanceError(
                f"scheduler {address}: it has no worker; start some with 'dask worker {address}'"
            ) from error

    def submit(self, work: Work[Any, Any], item: object) -> object:
        """See `Pool.submit`."""
        return self._client.submit(work, self._kit, item, pure=False)

    def result(self, handle: Any) -> Any:  # noqa: ANN401
        """See `Pool.result`; the scheduler itself gives an item to another worker three times."""
        distributed = _distributed()
        while True:
            try:
                return handle.result(timeout=self._wait_s)
            except distributed.TimeoutError:
                if not self._client.nthreads():
                    raise ProvenanceError(
                        f"scheduler {self._address}: no worker is left; start some again and run "
                        "the same command once more"
                    ) from None
            except distributed.KilledWorker as error:
                raise Died(
                    "every worker that held it ended by itself, perhaps for want of memory",
                    alone=True,
                ) from error
            except (distributed.CancelledError, OSError) as error:
                raise ProvenanceError(
                    f"scheduler {self._address}: the work was given up, its workers or the "
                    f"connection are gone ({error}); run the same command again"
                ) from error

    def done(self, handle: Any) -> bool:  # noqa: ANN401
        """See `Pool.done`."""
        return str(handle.status) == "finished"

    def alone(self, work: Work[Any, Any], item: object) -> Any:  # noqa: ANN401
        """See `Pool.alone`; never needed, since `result` has tried it."""
        return self.result(self.submit(work, item))

    def close(self) -> None:
        """See `Pool.close`; the cluster stays, its work for us is given up."""
        self._client.close()


def _distributed() -> ModuleType:
    try:
        import distributed
    except ImportError as error:
        raise UsageError(
            "--backend dask needs the package 'distributed': pip install 'provenance-checker[dask]'"
        ) from error
    return distributed
