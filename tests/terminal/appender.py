"""One of several processes that add records to the same log: `python -m tests.terminal.appender FOLDER NUMBER COUNT`.

It says `ready`, waits for a line, adds COUNT records, and prints what it was told of each as a line of JSON:
`{"uid", "reference", "seq", "new"}`. Even numbers go through `main` and an answers file, as a script would; odd ones hand
their cases to `record_case`, as the interview does, and every tenth of them twice, as after a lost acknowledgement.
"""

import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from calloutcli.__main__ import main
from calloutcli.cli.desk import choose_protocol, open_desk
from calloutcli.cli.recording import record_case
from calloutcli.cli.world import World
from calloutcli.interview.decision import decide
from calloutcli.record.entry import Case
from calloutcli.record.reference import format_reference, new_uid
from tests.worlds import dice

KEY_BYTES = 32
ANSWERS = {"danger": "no", "plan": "silent", "concern": frozenset(), "happened": frozenset()}


def by_script(world: World, count: int) -> None:
    """COUNT times `callout decide --answers - --json`."""
    for _ in range(count):
        stdin = io.StringIO("danger: no\nplan: silent\nconcern: []\nhappened: []\n")
        stdout = io.StringIO()
        status = main(
            ["decide", "--answers", "-", "--json"],
            World(world.now, world.random, stdin, stdout, sys.stderr, world.environ),
        )
        if status:
            sys.exit(status)
        print(json.dumps({"reference": json.loads(stdout.getvalue())["result"]["reference"]}), flush=True)


def by_case(world: World, number: int, count: int) -> None:
    """COUNT records of cases that were decided already; every tenth is handed in twice."""
    desk = open_desk(world)
    protocol, source = choose_protocol(desk)
    decision = decide(protocol, dict(ANSWERS))
    for index in range(count):
        now = world.now()
        uid = new_uid(world.random)
        reference = format_reference("OAK", number * 10_000 + index)
        case = Case(reference, now, now, ANSWERS, decision, decision.outcome)
        for _ in range(2 if index % 10 == 0 else 1):
            receipt, warning = record_case(desk, protocol, source, case, uid)
            assert not warning, warning
            print(json.dumps({"uid": uid, "reference": reference, "seq": receipt.seq, "new": receipt.new}), flush=True)


def append(folder: Path, number: int, count: int) -> None:
    """Wait for the sign, then add the records."""
    chance, key = dice(f"appender {number}"), dice(f"key {number}")

    def random(count: int) -> bytes:
        """Whoever makes the key must not go on with other numbers than when another did: references would differ by run."""
        return (key if count == KEY_BYTES else chance).randbytes(count)

    world = World(lambda: datetime.now(UTC), random, sys.stdin, sys.stdout, sys.stderr, {"CALLOUT_HOME": str(folder)})
    print("ready", flush=True)
    sys.stdin.readline()
    if number % 2:
        by_case(world, number, count)
    else:
        by_script(world, count)


if __name__ == "__main__":
    append(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
