"""Who adds records in these tests: forked children, or whole processes of `python -m tests.faults.writers FOLDER NUMBER COUNT`.

A whole process says `ready` and waits for a line. Each prints what it was told of a record as a line of JSON, at once:
`{"uid", "reference", "seq", "new"}`. Even numbers go through `main` and an answers file, as a script would; odd ones hand
their cases to `record_case`, as the interview does, and every tenth of them twice, as after a lost acknowledgement.
"""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import count as numbers
from pathlib import Path

from calloutcli.__main__ import main
from calloutcli.cli.desk import choose_protocol, open_desk
from calloutcli.cli.recording import record_case
from calloutcli.cli.world import World
from calloutcli.interview.decision import Decision, decide
from calloutcli.protocol.model import Protocol
from calloutcli.record.entry import Case
from calloutcli.record.reference import format_reference, new_uid
from tests.terminal.terminals import CALM_FILE
from tests.worlds import dice

KEY_BYTES = 32
ANSWERS = {"danger": "no", "plan": "silent", "concern": frozenset(), "happened": frozenset()}

Told = dict[str, object]


def writing(folder: Path, number: int, count: int | None = None) -> Callable[[], int]:
    """The work of a forked writer; without a count it goes on until it is killed."""
    decided(folder)

    def work() -> int:
        write(_world(folder, number), number, count)
        return 0

    return work


def write(world: World, number: int, count: int | None) -> None:
    """Add the records, and print what was told of each."""
    for told in by_case(world, number, count) if number % 2 else by_script(world, count):
        os.write(1, json.dumps(told).encode() + b"\n")  # one system call: a reader has the whole line or nothing of it


def by_script(world: World, count: int | None) -> Iterator[Told]:
    """COUNT times `callout decide --answers - --json`."""
    for _ in numbers() if count is None else range(count):
        stdin, stdout = io.StringIO(CALM_FILE), io.StringIO()
        status = main(
            ["decide", "--answers", "-", "--json"],
            World(world.now, world.random, stdin, stdout, sys.stderr, world.environ),
        )
        if status:
            sys.exit(status)
        yield {"reference": json.loads(stdout.getvalue())["result"]["reference"]}


def by_case(world: World, number: int, count: int | None) -> Iterator[Told]:
    """COUNT records of cases that were decided already; every tenth is handed in twice."""
    desk = open_desk(world)
    protocol, source, decision = decided(desk.home.folder)
    for index in numbers() if count is None else range(count):
        now = world.now()
        uid = new_uid(world.random)
        reference = format_reference("OAK", (number * 1_000 + index) & 0xFFFFF)
        case = Case(reference, now, now, ANSWERS, decision, decision.outcome)
        for _ in range(2 if index % 10 == 0 else 1):
            receipt, warning = record_case(desk, protocol, source, case, uid)
            assert not warning, warning
            yield {"uid": uid, "reference": reference, "seq": receipt.seq, "new": receipt.new}


@cache
def decided(folder: Path) -> tuple[Protocol, bytes, Decision]:
    """(the protocol in use in a home, its bytes, what it decides of the answers)."""
    protocol, source = choose_protocol(open_desk(_world(folder, 0)))
    return protocol, source, decide(protocol, dict(ANSWERS))


def told_by(lines: str) -> list[Told]:
    """What a writer was told, as far as it printed it."""
    return [json.loads(line) for line in lines.splitlines()]


def _world(folder: Path, number: int) -> World:
    chance, key = dice(f"appender {number}"), dice(f"key {number}")

    def random(count: int) -> bytes:
        """Whoever makes the key must not go on with other numbers than when another did: references would differ by run."""
        return (key if count == KEY_BYTES else chance).randbytes(count)

    return World(lambda: datetime.now(UTC), random, sys.stdin, sys.stdout, sys.stderr, {"CALLOUT_HOME": str(folder)})


if __name__ == "__main__":
    world = _world(Path(sys.argv[1]), int(sys.argv[2]))
    print("ready", flush=True)
    sys.stdin.readline()
    write(world, int(sys.argv[2]), int(sys.argv[3]))
