"""The load: clients that go through errand after errand over connections that stay open. Its orders are JSON."""

import asyncio
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Generator
from dataclasses import dataclass, field

from bench.lifecycle.errand import ACTS, Ask, errand
from bench.lifecycle.processes import cpu_seconds

OK = (b"200", b"201")


@dataclass(frozen=True, kw_only=True)
class Orders:
    """What to ask for, how long, and whose CPU to count while it lasts."""

    host: str
    port: int
    token: str
    guide_id: str
    applicant_id: str
    clients: int
    warm_up: float
    seconds: float
    server: int  # process ids: with their children
    database: int


@dataclass
class Tally:
    """What was done in the time that counts."""

    moves: Counter[str] = field(default_factory=Counter)
    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: Counter[str] = field(default_factory=Counter)
    is_counting: bool = False

    def note(self, act: str, status: bytes, waited: float, body: bytes) -> None:
        """Count one answer."""
        if status not in OK:
            self.failures[f"{act} {status.decode()} {body.decode()[:300]}"] += 1
        elif self.is_counting:
            self.moves[act] += 1
            self.waits[act].append(waited)


class Client:
    """One client: it asks, waits for the answer, asks the next."""

    def __init__(self, orders: Orders, tally: Tally) -> None:
        self.is_in = asyncio.Event()
        self._orders = orders
        self._tally = tally
        self._head = (
            f" HTTP/1.1\r\nHost: {orders.host}:{orders.port}\r\nAuthorization: Bearer {orders.token}\r\n"
            "Content-Type: application/json\r\n"
        )

    async def run(self, is_over: asyncio.Event) -> None:
        """Go through errands until the time is over."""
        await self._connect()
        while not is_over.is_set():
            asks = errand(guide_id=self._orders.guide_id, applicant_id=self._orders.applicant_id)
            await self._go_through(asks, is_over)
        self._writer.close()

    async def _go_through(self, asks: Generator[Ask, bytes], is_over: asyncio.Event) -> None:
        ask = next(asks)
        while not is_over.is_set():
            began = time.perf_counter()
            status, body = await self._ask(ask)
            self.is_in.set()
            self._tally.note(ask.act, status, time.perf_counter() - began, body)
            if status not in OK:
                return
            try:
                ask = asks.send(body)
            except StopIteration:
                return

    async def _connect(self) -> None:
        self._reader, self._writer = await asyncio.open_connection(self._orders.host, self._orders.port)

    async def _ask(self, ask: Ask) -> tuple[bytes, bytes]:
        while True:
            try:
                return await self._try(ask)
            except (asyncio.IncompleteReadError, ConnectionError):
                await self._connect()  # the server closes connections now and then; the key makes asking again safe

    async def _try(self, ask: Ask) -> tuple[bytes, bytes]:
        head = f"POST {ask.path}{self._head}Idempotency-Key: {ask.key}\r\nContent-Length: {len(ask.body)}\r\n\r\n"
        self._writer.write(head.encode() + ask.body)
        answered = await self._reader.readuntil(b"\r\n\r\n")
        _, _, rest = answered.lower().partition(b"content-length:")
        return answered[9:12], await self._reader.readexactly(int(rest.split(b"\r\n", 1)[0]))


async def put(orders: Orders) -> dict[str, object]:
    """Put the load on and return what came of it."""
    tally, is_over, clients = Tally(), asyncio.Event(), []
    for _ in range(orders.clients):  # they come one after another, as systems do, and so spread over the processes
        client = Client(orders, tally)
        clients.append(asyncio.create_task(client.run(is_over)))
        await client.is_in.wait()
    await asyncio.sleep(orders.warm_up)
    before = cpu_seconds(orders.server), cpu_seconds(orders.database), time.process_time()
    tally.is_counting, began = True, time.monotonic()
    await asyncio.sleep(orders.seconds)
    tally.is_counting, took = False, time.monotonic() - began
    after = cpu_seconds(orders.server), cpu_seconds(orders.database), time.process_time()
    is_over.set()
    await asyncio.gather(*clients)
    server, database, load = (late - early for late, early in zip(after, before, strict=True))
    return {
        "seconds": took,
        "moves": dict(tally.moves),
        "failures": dict(tally.failures),
        "server_cpu": server,
        "database_cpu": database,
        "load_cpu": load,
        "milliseconds": {act: _spread(tally.waits[act]) for act in ACTS},
    }


def _spread(waits: list[float]) -> dict[str, float]:
    ordered = sorted(waits) or [0.0]
    return {
        name: round(ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000, 1)
        for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(put(Orders(**json.loads(sys.argv[1]))))))
