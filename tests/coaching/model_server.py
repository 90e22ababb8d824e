"""A small server on loopback that speaks OpenAI's protocol and behaves as well, or as badly, as it is told."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GOOD = json.dumps(
    {"ids": ["place-1"], "words": "Close the lid at the same minute each evening. One evening is enough to begin."}
)


class ModelServer(ThreadingHTTPServer):
    """`replies` are used up one by one, the last for ever: texts, statuses, or one of the words below."""

    daemon_threads = True

    def __init__(self, *replies):
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies, self.asked, self.released = list(replies), [], threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v1"

    def next_reply(self):
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Authorization"], json.loads(body)))
        reply = self.server.next_reply()
        if reply == "close":
            self.connection.close()
        elif reply == "slow":
            self.server.released.wait(30)
        elif reply == "trickle":
            self.begin(200, 10_000)
            while not self.server.released.wait(0.1):
                self.wfile.write(b" ")
        elif reply == "flood":
            self.begin(200, 10_000_000)
            self.wfile.write(b" " * 10_000_000)
        elif reply == "redirect":
            self.send_response(307)
            self.send_header("Location", "http://127.0.0.1:9/v1/chat/completions")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif isinstance(reply, int):
            self.answer(reply, b'{"error": {"message": "no"}}')
        elif isinstance(reply, bytes):
            self.answer(200, reply)
        else:
            message = {"role": "assistant", "content": reply}
            whole = {"id": "1", "object": "chat.completion", "choices": [{"index": 0, "message": message}]}
            self.answer(200, json.dumps(whole).encode())

    def begin(self, status, length):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def answer(self, status, body):
        self.begin(status, len(body))
        self.wfile.write(body)

    def handle(self):
        try:
            super().handle()
        except (ConnectionError, ValueError):
            return  # the other side has gone, or it was closed on purpose


@contextmanager
def model_server(settings, *replies):
    server = ModelServer(*replies)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    settings.COACH_MODEL_URL, settings.COACH_MODEL_NAME, settings.COACH_MODEL_KEY = server.url, "tiny", "xkey"
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
