"""Bodies that are sent slowly, falsely or in crowds: each is taken whole, refused, or given up after its deadline."""

import asyncio

import pytest

from integration_site import request_bodies
from integration_site.request_bodies import MAX_WAITING_BYTES, MAX_WAITING_BYTES_OF_NETWORK, BodyError, BodyReader

MEGABYTE = 1024 * 1024
ALLOWED = 4 * MEGABYTE


async def at_once():
    return b"a=1"


async def never():
    await asyncio.Event().wait()


def status_of(reader, receive, declared, network="192.0.2.1"):
    with pytest.raises(BodyError) as caught:
        asyncio.run(reader.read(receive, declared=declared, network=network))
    return caught.value.status


@pytest.mark.parametrize(
    ("declared", "status"),
    [(None, 411), ("", 400), ("-1", 400), ("1e3", 400), ("٣", 400), ("9" * 30, 400), (str(ALLOWED + 1), 413)],
)
def test_length_that_cannot_be_taken_is_refused_before_a_byte_is_read(declared, status):
    assert status_of(BodyReader(ALLOWED), never, declared) == status


def test_body_that_arrives_is_read_whole():
    reader = BodyReader(ALLOWED)
    assert asyncio.run(reader.read(at_once, declared="3", network="192.0.2.1")) == b"a=1"
    assert asyncio.run(reader.read(at_once, declared=str(ALLOWED), network="192.0.2.1")) == b"a=1"


def test_body_of_no_length_is_not_waited_for():
    assert asyncio.run(BodyReader(ALLOWED).read(never, declared="0", network="192.0.2.1")) == b""


@pytest.mark.parametrize("declared", ["1", str(ALLOWED)])
def test_body_that_does_not_arrive_is_given_up_after_its_deadline(monkeypatch, declared):
    monkeypatch.setattr(request_bodies, "DEADLINE_SECONDS", 0.01)
    monkeypatch.setattr(request_bodies, "MIN_BYTES_A_SECOND", 1000 * MEGABYTE)
    assert status_of(BodyReader(ALLOWED), never, declared) == 408


def test_body_that_is_large_has_more_time_than_a_small_one(monkeypatch):
    seconds = []
    monkeypatch.setattr(request_bodies.asyncio, "timeout", lambda limit: seconds.append(limit) or asyncio.Timeout(None))
    for declared in ("1000", str(ALLOWED)):
        asyncio.run(BodyReader(ALLOWED).read(at_once, declared=declared, network="192.0.2.1"))
    assert seconds == [pytest.approx(10.06, abs=0.01), 266]


async def waiting(reader, declared, networks):
    """(refused for want of room, the tasks that wait) after one body of each network was begun."""
    tasks = [
        asyncio.create_task(reader.read(never, declared=str(declared), network=f"network {each}")) for each in networks
    ]
    await asyncio.sleep(0)
    refused = [task for task in tasks if task.done() and task.exception().status == 503]
    return len(refused), [task for task in tasks if not task.done()]


def test_network_gets_its_share_of_the_room_and_leaves_the_rest_to_others():
    async def attack():
        reader = BodyReader(ALLOWED)
        fitting = MAX_WAITING_BYTES_OF_NETWORK // ALLOWED
        assert (await waiting(reader, ALLOWED, [1] * 20))[0] == 20 - fitting
        assert (await waiting(reader, ALLOWED, [2]))[0] == 0

    asyncio.run(attack())


def test_networks_that_are_many_fill_the_room_and_ordinary_forms_still_come_in():
    async def attack():
        reader = BodyReader(ALLOWED)
        refused, tasks = await waiting(reader, ALLOWED, range(200))
        assert len(tasks) == MAX_WAITING_BYTES // ALLOWED
        assert refused == 200 - len(tasks)
        assert (await waiting(reader, 64 * 1024, range(500)))[0] == 0
        assert await reader.read(at_once, declared="1000", network="a reader") == b"a=1"
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert (await waiting(reader, ALLOWED, range(10)))[0] == 0

    asyncio.run(attack())
