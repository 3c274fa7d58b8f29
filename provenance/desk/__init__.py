"""The editor's desk: a web application on this machine, to read reports and decide about them.

Pages are rendered on the server and work without script; htmx (vendored) and a small script of our
own make them quicker.  `create_app` makes the application, `serve` runs it.
"""

from provenance.desk._app import create_app
from provenance.desk._desk import Desk
from provenance.desk._serve import serve

__all__ = ["Desk", "create_app", "serve"]
