"""A mail server on this machine, which takes every mail or refuses in a step, and answers as late as one says."""

import argparse
import asyncio
import ssl
import sys
import threading
from contextlib import contextmanager, suppress

DROP = None  # in the place of an answer: the connection ends


class Smtp:
    """`replies` are answers by step: connect, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, end. `kept` holds (to, text)."""

    def __init__(self, *, replies=None, latency=0.0, certificate=None, tls_from_start=False, offers=()):
        self.replies, self.latency, self.offers = replies or {}, latency, list(offers)
        self.certificate, self.tls_from_start = certificate, tls_from_start
        self.kept, self.connections, self.commands, self.port = [], 0, [], None
        self.times, self._writers, self._loop = [], [], None

    async def listen(self, port=0):
        context = self._context() if self.tls_from_start else None
        server = await asyncio.start_server(self._talk, "127.0.0.1", port, ssl=context, limit=1 << 20)
        self._loop = asyncio.get_running_loop()
        self.port = server.sockets[0].getsockname()[1]
        return server

    def end_all(self):
        """End every connection, and wait until that is done. From another thread."""
        asyncio.run_coroutine_threadsafe(self._end_all(), self._loop).result()

    async def _end_all(self):
        for writer in self._writers:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    def _context(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.certificate)
        return context

    async def _talk(self, reader, writer):
        self.connections += 1
        self._writers.append(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            if await self._answer(writer, "connect", "220 loopback"):
                await self._commands(reader, writer)
        writer.close()

    async def _commands(self, reader, writer):
        to = None
        while line := (await reader.readline()).decode("ascii", "replace").strip():
            word = line.split(" ")[0].upper()
            self.commands.append(word)
            known = {"EHLO": self._hello(), "STARTTLS": "220 go on", "AUTH": "235 welcome", "QUIT": "221 bye"}
            known |= {"RSET": "250 fine", "MAIL": "250 fine", "RCPT": "250 fine", "DATA": "354 go on"}
            answered = await self._answer(writer, word, known.get(word, "502 what"))
            if not answered or word == "QUIT":
                return
            if word == "STARTTLS" and answered.startswith("2"):
                await writer.start_tls(self._context())
            to = line.partition(":")[2].strip("<> ") if word == "RCPT" else to
            if word == "DATA" and answered.startswith("3"):
                text = await reader.readuntil(b"\r\n.\r\n")
                if (self.replies.get("end", "250") or "").startswith("2"):
                    self.kept.append((to, text))
                    self.times.append(asyncio.get_running_loop().time())
                if not await self._answer(writer, "end", "250 taken"):
                    return

    def _hello(self):
        return "\r\n".join(["250-loopback", *(f"250-{offer}" for offer in self.offers), "250 8BITMIME"])

    async def _answer(self, writer, step, usual):
        answer = self.replies.get(step, usual)
        if self.latency:
            await asyncio.sleep(self.latency)
        if answer is DROP:
            return DROP
        writer.write(f"{answer}\r\n".encode())
        await writer.drain()
        return answer


@contextmanager
def loopback_smtp(**options):
    """Listens in a thread of its own until the end."""
    smtp, loop = Smtp(**options), asyncio.new_event_loop()
    server = loop.run_until_complete(smtp.listen())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield smtp
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _serve(port, latency):
    """For each line that it reads it says how many mails it took, to how many people, on how many connections, and the
    seconds from the first to the last."""
    smtp = Smtp(latency=latency)
    await smtp.listen(port)
    print("listening", flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        span = smtp.times[-1] - smtp.times[0] if smtp.times else 0
        print(len(smtp.kept), len({to for to, _ in smtp.kept}), smtp.connections, span, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--latency", type=float, default=0.0)
    chosen = parser.parse_args()
    asyncio.run(_serve(chosen.port, chosen.latency))
