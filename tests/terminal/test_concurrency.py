"""Eight processes at once: none waits for ever, nothing is lost, nothing is doubled, and the log holds."""

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from calloutcli.log.checkpoint import Checkpoint
from calloutcli.store.evidence import kept_heads
from calloutcli.store.home import open_home
from tests.terminal.terminals import REPOSITORY, ask, environment

PROCESSES = 8
RECORDS = 200


def _start(home: Path, number: int, count: int) -> subprocess.Popen[str]:
    """An appender that is ready to begin."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.terminal.appender", str(home), str(number), str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(home),
        cwd=REPOSITORY,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _together(home: Path, numbers: Sequence[int], count: int) -> list[list[dict[str, object]]]:
    """What each appender was told of its records, when all begin at the same moment."""
    processes = [_start(home, number, count) for number in numbers]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=300) for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes), [errors for _, errors in told]
    return [[json.loads(line) for line in lines.splitlines()] for lines, _ in told]


def _heads(home: Path) -> list[Checkpoint]:
    return [head for head, _ in kept_heads(open_home(home))]


def test_eight_processes_append_to_one_log(tmp_path: Path) -> None:
    """Eight processes add 200 records each, from an empty folder on: none lost, none doubled, every receipt its own seq."""
    home = tmp_path / "home"
    receipts = _together(home, range(PROCESSES), RECORDS)

    verified = ask(home, "log", "verify")
    assert verified["ok"], verified["problems"]
    assert verified["records"] == PROCESSES * RECORDS

    rows = ask(home, "log", "list")
    assert [row["seq"] for row in rows] == list(range(PROCESSES * RECORDS))
    by_reference = {row["reference"]: row["seq"] for row in rows}
    assert len(by_reference) == len(rows)
    for number, told in enumerate(receipts):
        assert len({receipt["reference"] for receipt in told}) == RECORDS
        assert all(receipt["reference"] in by_reference for receipt in told)
        if number % 2:
            assert all(by_reference[str(receipt["reference"])] == receipt["seq"] for receipt in told)
            assert sum(receipt["new"] is True for receipt in told) == RECORDS
            assert sum(receipt["new"] is False for receipt in told) == RECORDS // 10
    seqs = [receipt["seq"] for told in receipts for receipt in told if receipt.get("new")]
    assert len(set(seqs)) == len(seqs)

    assert not list((home / "drafts").glob("*.draft"))
    assert not list(home.rglob("*.tmp"))


def test_heads_after_many_appends(tmp_path: Path) -> None:
    """heads.txt then holds one whole checkpoint for every record, each of its own size, all of the same log."""
    home = tmp_path / "home"
    _together(home, range(0, PROCESSES, 2), 10)
    heads = _heads(home)
    assert sorted(head.size for head in heads) == list(range(1, 10 * PROCESSES // 2 + 1))
    assert len({head.origin for head in heads}) == 1
    verified = ask(home, "log", "verify")
    assert verified["ok"]
    assert max(heads, key=lambda head: head.size).root.hex() == verified["root"]


def test_many_starts_on_an_empty_folder(tmp_path: Path) -> None:
    """However often eight processes make the key, the tables and the first record at once, there is one key and one log."""
    for attempt in range(5):
        home = tmp_path / f"home{attempt}"
        _together(home, range(PROCESSES), 1)
        verified = ask(home, "log", "verify")
        assert verified["ok"], verified["problems"]
        assert verified["records"] == PROCESSES
        assert {head.origin for head in _heads(home)} == {
            "unnamed-home.unnamed-organisation/log/" + str(time.gmtime().tm_year)
        }


def test_killed_while_others_append(tmp_path: Path) -> None:
    """Processes killed at any point of an append leave a log that holds, with every record that was acknowledged."""
    home = tmp_path / "home"
    chance = random.Random(2026)
    acknowledged: list[str] = []
    for round_ in range(8):
        victims = [_start(home, 2 * (3 * round_ + index) + 1, 10_000) for index in range(3)]
        for process in victims:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in victims:
            time.sleep(chance.random() / 5)
            process.send_signal(signal.SIGKILL)
        for process in victims:
            lines, _ = process.communicate(timeout=60)
            # A line that was cut short was not read by anybody.
            acknowledged += [
                json.loads(line)["reference"] for line in lines.splitlines(keepends=True) if line.endswith("}\n")
            ]
    verified = ask(home, "log", "verify")
    assert verified["ok"], verified["problems"]
    references = [row["reference"] for row in ask(home, "log", "list")]
    assert set(acknowledged) <= set(references)
    assert len(set(references)) == len(references)
    assert acknowledged
    _together(home, [99], 1)
    assert ask(home, "log", "verify")["ok"]
