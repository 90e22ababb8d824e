"""The server beneath the site with no Python of ours but this: one answer, from files that FOLDER holds, to everything.

python -m tests.benchmarks.bare_server PORT, with FOLDER in the environment.
"""

import json
import os
import sys
from pathlib import Path

BODY, HEADERS = "body", "headers.json"


def write_answer(folder, headers, body):
    (folder / BODY).write_bytes(body)
    (folder / HEADERS).write_text(json.dumps([[name.lower(), value] for name, value in headers]))


async def application(scope, protocol):
    protocol.response_bytes(200, ANSWER_HEADERS, ANSWER_BODY)


if "FOLDER" in os.environ:
    ANSWER_BODY = Path(os.environ["FOLDER"], BODY).read_bytes()
    ANSWER_HEADERS = [(name, value) for name, value in json.loads(Path(os.environ["FOLDER"], HEADERS).read_text())]

if __name__ == "__main__":
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces

    Granian(
        "tests.benchmarks.bare_server:application",
        port=int(sys.argv[1]),
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        workers=1,
        websockets=False,
        log_enabled=False,
    ).serve()
