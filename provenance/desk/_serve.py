"""Running the desk on an address of this machine."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

from provenance.desk._app import create_app
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.desk._desk import Desk


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine only.

    Args:
        host: Address or name.
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve(desk: Desk, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Answer until Ctrl-C.

    Args:
        desk: The desk.
        host: Address to listen on.
        port: Port; 0 takes a free one.
        ready: Told the address once the desk listens.

    Raises:
        UsageError: If the address cannot be listened on.
    """
    import uvicorn

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {host} port {port} ({error.strerror}); name another with --port"
        ) from error
    config = uvicorn.Config(
        create_app(desk),
        # the access log would hold which article was read when; nobody needs it
        access_log=False,
        log_level="warning",
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=3,
    )
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{listening.getsockname()[1]}/")
    with listening:
        uvicorn.Server(config).run(sockets=[listening])
