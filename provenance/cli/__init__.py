"""The command line: parse, call, print, exit.  The only room that prints.

Exit codes: 0 nothing at or above ``--fail-on``; 1 something is; 2 usage, settings, unreadable
input or internal error (it outranks 1); 130 on Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> None:
    """Run the command line and exit; every expected error is one line on stderr."""
    _open_closed_streams()
    _compute_in_one_thread()
    debug = "--debug" in sys.argv
    arguments = [a for a in sys.argv[1:] if a != "--debug"]
    from provenance.cli._app import app
    from provenance.errors import ProvenanceError

    try:
        app(arguments)
    except ProvenanceError as error:
        if debug:
            raise
        _say(f"error: {error}")
        sys.exit(error.exit_code)
    except SystemExit as ended:
        # typer turns a broken pipe into exit code 1, which means findings here.
        if isinstance(ended.__context__, BrokenPipeError):
            _reader_went_away()
        raise
    except BrokenPipeError:
        _reader_went_away()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if debug:
            raise
        if isinstance(error, OSError):
            _say(f"error: {error}; see that the disk is not full and the place can be written")
        else:
            _say(f"internal error: {type(error).__name__}: {error}; run again with --debug")
        sys.exit(2)


def _compute_in_one_thread() -> None:
    """Keep linear algebra from starting threads, which only wait for each other.

    The matrices of one article are small: with a thread per core a check takes twice as long, and
    as much processor time again per core.  Training, whose matrices are not, is left alone.
    """
    if not {"train", "evaluate"} & set(sys.argv[1:2]):
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
            os.environ.setdefault(name, "1")


def _open_closed_streams() -> None:
    """Give a program started with closed streams empty ones: Python sets them to None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _reader_went_away() -> NoReturn:
    """End quietly (``| head``): that is no error of ours."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(0)


def _say(message: str) -> None:
    from provenance.cli._escape import escaped

    with suppress(OSError):  # a full disk under stderr as well
        sys.stderr.write(f"provenance: {escaped(message)}\n")
