"""Eight whole processes at once: none waits for ever, nothing is lost, nothing is doubled, and the log holds."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from calloutcli.store.evidence import kept_heads
from calloutcli.store.home import open_home
from tests.faults.homes import assert_sound, record_one
from tests.faults.tally import many
from tests.faults.writers import Told, told_by
from tests.terminal.terminals import REPOSITORY, ask, environment

PROCESSES = 8
PATIENCE_SECONDS = 600


def _start(home: Path, number: int, count: int) -> subprocess.Popen[str]:
    """A writer that is ready to begin."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writers", str(home), str(number), str(count)],
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


def _together(home: Path, writers: Sequence[int], count: int) -> list[list[Told]]:
    """What each writer was told of its records, when all begin at the same moment."""
    processes = [_start(home, number, count) for number in writers]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=PATIENCE_SECONDS) for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes), [errors for _, errors in said]
    return [told_by(lines) for lines, _ in said]


def test_eight_processes_append_to_one_log(tmp_path, tally):
    """Eight processes add 40 (long: 500) records each, from an empty folder on: none lost, none doubled, each its own seq."""
    home, count = tmp_path / "home", many(40, 500)
    with tally(f"{PROCESSES} processes at once, {count} appends each") as trying:
        told = _together(home, range(PROCESSES), count)
        references = [str(one["reference"]) for by_one in told for one in by_one if one.get("new", True)]
        uids = [str(one["uid"]) for by_one in told for one in by_one if "uid" in one]
        held = assert_sound(home, uids=uids, references=references)
        seqs = {record.reference: record.position.seq for record in held}
        assert len(held) == PROCESSES * count
        assert len(seqs) == len(held)
        for number, by_one in enumerate(told):
            with trying(f"process {number}"):
                mine = [one["reference"] for one in by_one]
                assert len(set(mine)) == count
                assert set(mine) <= set(seqs)
                if number % 2:
                    assert all(one["seq"] == seqs[str(one["reference"])] for one in by_one)
        news = [one["seq"] for by_one in told for one in by_one if one.get("new")]
        assert len(set(news)) == len(news)
        assert ask(home, "log", "verify")["ok"]
        assert not list((home / "drafts").glob("*.draft"))
        assert not list(home.rglob("*.tmp"))


def test_a_record_handed_in_twice_is_kept_once(tmp_path, tally):
    """Of four processes that hand in every tenth record twice, each second time is told the seq of the first, and adds nothing."""
    home, count = tmp_path / "home", many(10, 100)
    with tally("handed in twice, after a lost acknowledgement") as trying:
        told = _together(home, range(1, PROCESSES, 2), count)
        assert len(assert_sound(home)) == len(told) * count
        first = {str(one["uid"]): one["seq"] for by_one in told for one in by_one if one["new"]}
        again = [one for by_one in told for one in by_one if not one["new"]]
        assert len(again) == len(told) * count // 10
        for one in again:
            with trying(str(one["reference"])):
                assert one["seq"] == first[str(one["uid"])]


def test_every_append_keeps_its_head(tmp_path, tally):
    """heads.txt then holds one whole checkpoint for every record, each of its own size, all of the same log."""
    home, count = tmp_path / "home", many(5, 50)
    with tally("checkpoints kept by four processes at once") as trying:
        _together(home, range(0, PROCESSES, 2), count)
        heads = [head for head, _ in kept_heads(open_home(home))]
        assert len({head.origin for head in heads}) == 1
        sizes = [head.size for head in heads]
        for size in range(1, count * PROCESSES // 2 + 1):
            with trying(f"size {size}"):
                assert sizes.count(size) == 1
        verified = ask(home, "log", "verify")
        assert verified["ok"]
        assert max(heads, key=lambda head: head.size).root.hex() == verified["root"]


def test_many_starts_on_an_empty_folder(tmp_path, tally):
    """However often eight processes make the key, the tables and the first record at once, there is one key and one log."""
    with tally(f"{PROCESSES} processes beginning one log") as trying:
        for attempt in range(many(3, 40)):
            with trying(f"folder {attempt}"):
                home = tmp_path / f"home{attempt}"
                _together(home, range(PROCESSES), 1)
                assert len(assert_sound(home)) == PROCESSES
                origins = {head.origin for head, _ in kept_heads(open_home(home))}
                assert origins == {f"unnamed-home.unnamed-organisation/log/{time.gmtime().tm_year}"}
                record_one(home)
