"""The command line: parse, call, print, exit.  The only room that prints.

Exit codes: 0 nothing at or above ``--fail-on``; 1 something is; 2 usage, settings, unreadable
input or internal error (it outranks 1); 130 on Ctrl-C.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and exit; every expected error is one line on stderr."""
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
    except BrokenPipeError:
        # The reader of our output went away (``| head``): not an error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if debug:
            raise
        _say(f"internal error: {type(error).__name__}: {error}; run again with --debug")
        sys.exit(2)


def _say(message: str) -> None:
    from provenance.cli._escape import escaped

    sys.stderr.write(f"provenance: {escaped(message)}\n")
