"""What the log costs, beside what cannot be done for less: append, verify, prove.

`.venv/bin/python benchmarks/log.py --records 1000000 --folder /somewhere/with/10GB`. Everything is measured in turn in one
run, because these machines are shared: quote the ratios. A log of a million records is made first, in one transaction, and
kept in the folder for the next run. The parts: `append`, `verify`, `memory`, `proofs`, `peers`. No test asserts a time.
"""

import argparse
import contextlib
import os
import platform
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from logs import PROTOCOL, SIGNER, entry_at, write_home

from calloutcli.log.checkpoint import verify_checkpoint
from calloutcli.log.merkle import leaf_hash
from calloutcli.log.proof import (
    consistency_nodes,
    inclusion_nodes,
    prove_consistency,
    prove_inclusion,
    verify_consistency,
    verify_inclusion,
)
from calloutcli.record.kinds import Position, format_record
from calloutcli.store.database import Leaf, open_database
from calloutcli.store.evidence import append_record, keep_head
from calloutcli.store.home import Home
from calloutcli.store.settings import Settings

HASHLIB = (
    "import hashlib, sys\nwith open(sys.argv[1], 'rb') as file: print(hashlib.file_digest(file, 'sha256').hexdigest())"
)
CALLOUT = [sys.executable, "-m", "calloutcli"]


def cost(command: list[str], cores: int | None = None) -> tuple[float, float, float]:
    """(CPU seconds, wall seconds, peak memory in MB) of a whole process with its children; `cores`: no more than so many."""
    pinned = ["taskset", "-c", f"0-{cores - 1}"] if cores else []
    begun = time.perf_counter()
    process = subprocess.Popen([*pinned, *command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    if status:
        raise SystemExit(f"{command} failed")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024


def middle(figures: list[float]) -> float:
    return statistics.median(figures)


def table(*heads: str) -> None:
    print("\n| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))


# -------------------------------------------------------------------- append


def append(folder: Path, runs: int) -> None:
    """One append after another, each beside a bare write and fsync of the same bytes in the same folder."""
    source = PROTOCOL.read_bytes()
    home = Home(folder / "append", Settings())
    shutil.rmtree(home.folder, ignore_errors=True)
    home.folder.mkdir(parents=True)
    ours, with_head, bare = [], [], []
    with (home.folder / "bare").open("wb", buffering=0) as flat:
        for number in range(runs):
            entry, now = entry_at(number)

            def leaf(position: Position, entry=entry, now=now) -> Leaf:
                raw, disclosures = format_record(entry, position, now, "0.1.0", os.urandom)
                return Leaf(raw, disclosures, str(entry.body["reference"]), entry.protocol.sha256, source)

            begun = time.perf_counter()
            receipt = append_record(home, entry.uid, leaf, SIGNER)
            appended = time.perf_counter()
            keep_head(home, receipt.note)
            kept = time.perf_counter()
            flat.write(b"x" * 4096)
            os.fsync(flat.fileno())
            bare.append(time.perf_counter() - kept)
            ours.append(appended - begun)
            with_head.append(kept - begun)
    table("append, one process", "p50 ms", "p99 ms", "p50, x write+fsync", "floor measured when designed")
    for name, figures, floor in (
        ("bare write + fsync of 4 KB", bare, "4.0"),
        ("append: transaction, read back, signed checkpoint", ours, "24"),
        ("append and the checkpoint kept in heads.txt", with_head, ""),
    ):
        p99 = sorted(figures)[int(len(figures) * 0.99)]
        ratio = middle([one / base for one, base in zip(figures, bare, strict=True)])
        print(f"| {name} | {middle(figures) * 1000:.2f} | {p99 * 1000:.2f} | {ratio:.1f} | {floor} |")


# -------------------------------------------------------------------- verify


def flat_bytes(log: Path, folder: Path) -> Path:
    """The leaf bytes of a log, one after another, in a file."""
    flat = folder / f"{log.parent.name}.bytes"
    if not flat.exists():
        connection = sqlite3.connect(log)
        with flat.open("wb") as file:
            for (leaf,) in connection.execute("SELECT leaf FROM record ORDER BY seq"):
                file.write(leaf)
        connection.close()
    return flat


def verify(log: Path, folder: Path, runs: int, records: int) -> None:
    """Verifying a log, beside hashing the very same leaf bytes; one core and two."""
    flat = flat_bytes(log, folder)
    home = ["--home", str(log.parent)]
    hashing = {
        "hashlib, stream": ([sys.executable, "-c", HASHLIB, str(flat)], 1),
        "openssl dgst -sha256": (["openssl", "dgst", "-sha256", str(flat)], 1),
        "sha256sum": (["sha256sum", str(flat)], 1),
    }
    tree = {
        "log verify --tree-only, one core": ([*CALLOUT, "log", "verify", "--tree-only", *home], 1),
        "log verify --tree-only, two cores": ([*CALLOUT, "log", "verify", "--tree-only", *home], 2),
    }
    whole = {
        "log verify, one core": ([*CALLOUT, "log", "verify", *home], 1),
        "log verify, two cores": ([*CALLOUT, "log", "verify", *home], 2),
    }
    heads = ("CPU s", "wall s", "CPU, x hashlib", "wall, x sha256sum", "MB")
    table(f"{records:,} records, {flat.stat().st_size:,} bytes, runs: {5 * runs}", *heads)
    in_turn(hashing | tree, 5 * runs)
    table(f"the same, every record read, runs: {runs}", *heads)
    in_turn(hashing | whole, runs)


def in_turn(commands: dict[str, tuple[list[str], int]], runs: int) -> None:
    """Run the commands in turn, and print each against hashing in the same round."""
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, (command, cores) in commands.items():
            found[name].append(cost(command, cores))
    base = [cpu for cpu, _, _ in found["hashlib, stream"]]
    plain = [wall for _, wall, _ in found["sha256sum"]]
    for name, figures in found.items():
        cpu, wall, memory = (middle(list(one)) for one in zip(*figures, strict=True))
        by_hashlib = middle([one[0] / other for one, other in zip(figures, base, strict=True)])
        by_sum = middle([one[1] / other for one, other in zip(figures, plain, strict=True)])
        print(f"| {name} | {cpu:.2f} | {wall:.2f} | {by_hashlib:.2f} | {by_sum:.2f} | {memory:.0f} |", flush=True)


def memory(folder: Path, sizes: list[int]) -> None:
    """Peak memory of a whole `log verify` by the number of records, with a kept head for each."""
    table("records", "log verify, MB", "one core, MB", "--tree-only, MB")
    for size in sizes:
        home = ["--home", str(made(folder, size).parent)]
        command = [*CALLOUT, "log", "verify", *home]
        figures = [cost(command, 2)[2], cost(command, 1)[2], cost([*command, "--tree-only"], 1)[2]]
        print(f"| {size:,} | " + " | ".join(f"{one:.0f}" for one in figures) + " |", flush=True)


# -------------------------------------------------------------------- proofs


def timed(runs: int, work: Callable[[int], object]) -> list[float]:
    figures = []
    for number in range(runs):
        begun = time.perf_counter()
        work(number)
        figures.append(time.perf_counter() - begun)
    return figures


def proofs(log: Path, records: int) -> None:
    """Proofs out of a log of so many records, made and checked, at random places."""
    dice = random.Random("proofs")
    places = [dice.randrange(records) for _ in range(500)]
    with open_database(log, SIGNER.verifier, create=False) as opened:
        head = verify_checkpoint(opened.head(), SIGNER.verifier)

        def include(number: int) -> list[bytes]:
            nodes = opened.nodes_at(inclusion_nodes(places[number], records))
            return prove_inclusion(places[number], records, lambda *place: nodes[place])

        def continue_from(number: int) -> list[bytes]:
            nodes = opened.nodes_at(consistency_nodes(places[number], records))
            return prove_consistency(places[number], records, lambda *place: nodes[place])

        made_ = [include(number) for number in range(len(places))]
        leaves = [leaf_hash(opened.leaf(place)) for place in places]
        old = [opened.root_at(place) for place in places]
        continued = [continue_from(number) for number in range(len(places))]
        cases = {
            "make a proof of inclusion": include,
            "check it": lambda n: verify_inclusion(made_[n], places[n], records, leaves[n], head.root),
            "make a proof of consistency": continue_from,
            "check it ": lambda n: verify_consistency(continued[n], places[n], records, old[n], head.root),
        }
        floors = {"make a proof of inclusion": "2.2", "check it": "0.065"}
        table(f"proofs at {records:,} records", "p50 ms", "p99 ms", "floor measured when designed, ms")
        for name, work in cases.items():
            figures = sorted(timed(len(places), work))
            print(
                f"| {name} | {middle(figures) * 1000:.3f} | {figures[495] * 1000:.3f} | {floors.get(name.strip() if name != 'check it ' else '', '')} |"
            )


# -------------------------------------------------------------------- peers


def peers(folder: Path, records: int, runs: int) -> None:
    """The same records in a git repository under `git fsck`, and in a pymerkle tree, beside `log verify`."""
    log = made(folder, records)
    repository = folder / f"git-{records}"
    if not repository.exists():
        git_of(log, repository)
    home = ["--home", str(log.parent)]
    commands = {
        "git fsck --full (one commit a record)": ["git", "-C", str(repository), "fsck", "--full", "--no-progress"],
        "pymerkle: all leaves into a tree in memory": [sys.executable, __file__, "--pymerkle", str(log)],
        "log verify --tree-only": [*CALLOUT, "log", "verify", "--tree-only", *home],
        "log verify": [*CALLOUT, "log", "verify", *home],
    }
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            with contextlib.suppress(FileNotFoundError):
                found[name].append(cost(command, 1))
    base = [cpu for cpu, _, _ in found["log verify"]]
    table(f"{records:,} records, one core", "CPU s", "x log verify", "MB")
    for name, figures in found.items():
        ratio = middle([one[0] / other for one, other in zip(figures, base, strict=True)])
        print(
            f"| {name} | {middle([one[0] for one in figures]):.2f} | {ratio:.2f} | {middle([one[2] for one in figures]):.0f} |"
        )


def git_of(log: Path, repository: Path) -> None:
    """A git repository of the same records: a commit for each, the record its message."""
    subprocess.run(["git", "init", "-q", "--bare", str(repository)], check=True)
    connection = sqlite3.connect(log)
    process = subprocess.Popen(["git", "-C", str(repository), "fast-import", "--quiet"], stdin=subprocess.PIPE)
    for seq, leaf in connection.execute("SELECT seq, leaf FROM record ORDER BY seq"):
        stamp = f"home <> {1_767_225_600 + seq} +0000"
        process.stdin.write(f"commit refs/heads/log\ncommitter {stamp}\ndata {len(leaf)}\n".encode() + leaf + b"\n")
    process.stdin.close()
    process.wait()
    connection.close()


def run_pymerkle(log: Path) -> None:
    from pymerkle import InmemoryTree

    tree = InmemoryTree(algorithm="sha256")
    connection = sqlite3.connect(log)
    for (leaf,) in connection.execute("SELECT leaf FROM record ORDER BY seq"):
        tree.append_entry(leaf)
    connection.close()
    tree.get_root()


def made(folder: Path, records: int) -> Path:
    """The log of so many records, made when it is not there yet."""
    home = folder / f"log-{records}"
    if not (home / "log.sqlite").exists():
        print(f"making a log of {records:,} records ...", file=sys.stderr, flush=True)
        shutil.rmtree(home, ignore_errors=True)
        unfinished = folder / f".making-{records}"
        shutil.rmtree(unfinished, ignore_errors=True)
        write_home(unfinished, records)
        unfinished.rename(home)
    return home / "log.sqlite"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where the logs are made and kept; else a temporary folder")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each whole process")
    parser.add_argument("--appends", type=int, default=1_000)
    parser.add_argument("--parts", nargs="*", default=["append", "verify", "memory", "proofs", "peers"])
    parser.add_argument("--pymerkle", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.pymerkle:
        run_pymerkle(options.pymerkle)
        return
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        version = subprocess.run(["openssl", "version"], capture_output=True, text=True, check=False).stdout.split()
        print(
            f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, ",
            end="",
        )
        print(
            f"OpenSSL {version[1] if version else '?'}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
        )
        if "append" in options.parts:
            append(folder, options.appends)
        if "verify" in options.parts:
            verify(made(folder, options.records), folder, options.runs, options.records)
        if "memory" in options.parts:
            memory(folder, [options.records // 100, options.records // 10, options.records])
        if "proofs" in options.parts:
            proofs(made(folder, options.records), options.records)
        if "peers" in options.parts:
            peers(folder, options.records // 10, options.runs)


if __name__ == "__main__":
    main()
