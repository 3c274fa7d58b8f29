"""Time to the first view of a stored report of about 1,000 words, over loopback.

``python tests/benchmarks/desk.py`` prints the median and the worst of 20 views.
"""

from __future__ import annotations

import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from provenance.check import Checker
from provenance.desk import Desk
from provenance.types import Article

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    text = (ROOT / "data" / "samples" / "article.txt").read_text("utf-8")
    text = "\n\n".join([text] * max(1000 // len(text.split()), 1))
    with tempfile.TemporaryDirectory() as folder:
        article = Article(id="bench", text=text, title="Quay Seven", outlet="The Sabel Courier")
        key, _ = Desk(Path(folder)).shelf.put(Checker().check(article))
        command = [sys.executable, "-m", "provenance", "desk", "--folder", folder, "--port", "0"]
        server = subprocess.Popen([*command, "--isolated"], stderr=subprocess.PIPE, text=True)
        try:
            url = re.search(r"http://\S+/", server.stderr.readline())[0]
            times = list(views(urlsplit(url).netloc, f"/reports/{key}"))
        finally:
            server.kill()
            server.wait()
    first, rest = times[0], times[1:]
    print(f"{len(text.split())} words; first view {first * 1000:.0f} ms;", end=" ")
    print(f"then median {statistics.median(rest) * 1000:.0f} ms, worst {max(rest) * 1000:.0f} ms")


def views(address: str, path: str):
    connection = http.client.HTTPConnection(address, timeout=30)
    connection.request("GET", "/enter")
    answer = connection.getresponse()
    cookie = answer.headers["set-cookie"].partition(";")[0]
    csrf = re.search(r'name="csrf" value="(\w+)"', answer.read().decode())[1]
    kind = {"content-type": "application/x-www-form-urlencoded", "cookie": cookie}
    connection.request("POST", "/enter", urlencode({"csrf": csrf, "name": "Ann"}), kind)
    answer = connection.getresponse()
    answer.read()
    cookie = answer.headers["set-cookie"].partition(";")[0]
    for _ in range(20):
        begun = time.perf_counter()
        connection.request("GET", path, headers={"cookie": cookie})
        connection.getresponse().read()
        yield time.perf_counter() - begun


if __name__ == "__main__":
    main()
