"""How long a person waits: start-up as ratios to `python -c "import typer"`, and `log verify` to hashing the same bytes.

Run it with the Python of an environment in which callout is installed: `.venv/bin/python benchmarks/start.py`. Every
figure is CPU time of a whole process, as the operating system counts it when the process ends; a process that waits for
an answer is ended when the line in question is on the screen. Each run is paired with a run of the base line, in turn,
because these machines are shared: quote the median of the ratios. No test asserts a time.
"""

import argparse
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from calloutcli import __version__
from calloutcli.interview.decision import decide
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.protocol.load import load_protocol
from calloutcli.record.entry import Case, entry_of
from calloutcli.record.kinds import Position, format_record
from calloutcli.record.reference import format_reference, new_uid
from calloutcli.store.database import open_database
from calloutcli.store.evidence import log_signer
from calloutcli.store.home import Home
from calloutcli.store.library import find_protocol
from calloutcli.store.settings import Settings

BASE = [sys.executable, "-c", "import typer"]
TARGETS = {
    "emergency line": 0.25,
    "first question": 1.2,
    "--help": 1.2,
    "log list, empty": 1.2,
    "protocol check, four rules": 1.8,
    "protocol check, thirty rules": 1.8,
    "protocol check, bad file": 3.2,
}


def callout(*arguments: str) -> list[str]:
    """The command as installed beside this Python, else as a module."""
    script = Path(sys.executable).with_name("callout")
    return [str(script), *arguments] if script.exists() else [sys.executable, "-m", "calloutcli", *arguments]


def cpu_seconds(command: list[str], environment: dict[str, str], until: bytes | None = None) -> float:
    """CPU seconds of the process; with `until`, up to the moment at which it has printed that."""
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    seen = b""
    while True:
        chunk = os.read(process.stdout.fileno(), 65_536)
        seen += chunk
        if until is not None and until in seen:
            process.kill()
            break
        if not chunk:
            if until is not None:
                raise SystemExit(f"{command} ended before it printed {until!r}:\n{seen.decode()}")
            break
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    process.stdin.close()
    process.stdout.close()
    return usage.ru_utime + usage.ru_stime


def paired(measure: Callable[[], float], base: Callable[[], float], runs: int) -> tuple[list[float], list[float]]:
    """(the figure, the base line) of each run, taken in turn after one run that is not counted."""
    measure(), base()
    pairs = [(measure(), base()) for _ in range(runs)]
    return [figure for figure, _ in pairs], [line for _, line in pairs]


def seed_log(folder: Path, number: int) -> bytes:
    """Write a log of `number` decisions in one transaction; all bytes that a verifier must hash."""
    home = Home(folder, Settings(home="Elm House", organisation="Example Care", code="ELM"))
    raw, name = find_protocol("reference-model")
    protocol = load_protocol(raw, name)
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    signer = log_signer(home, begun, os.urandom)
    answers = {"danger": "no", "plan": "silent", "concern": frozenset(), "happened": frozenset({"rude"})}
    answers = {id_: given for id_, given in answers.items() if id_ in {question.id for question in protocol.questions}}
    decision = decide(protocol, answers)
    open_database(home.log_path, signer.verifier, create=True).__exit__()
    connection = sqlite3.connect(home.log_path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("INSERT INTO protocol VALUES (?, ?)", (protocol.sha256, raw))
    hashes, hashed = [], []
    for seq in range(number):
        now = begun + timedelta(minutes=seq)
        personal = {"child": f"C{seq % 7}", "words": "Kicked a door, then sat down.", "staff": "AB"}
        reference = format_reference("ELM", seq)
        case = Case(reference, now, now, answers, decision, decision.outcome, personal=personal)
        entry = entry_of(case, protocol, new_uid(os.urandom), UTC)
        leaf, disclosures = format_record(entry, Position(signer.name, seq, root(hashes)), now, __version__, os.urandom)
        hashes, nodes = grow(seq, hashes, leaf_hash(leaf))
        connection.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (seq, entry.uid, reference, leaf))
        connection.executemany("INSERT INTO disclosure VALUES (?, ?, ?)", [(d, seq, t) for d, t in disclosures.items()])
        connection.executemany("INSERT INTO node VALUES (?, ?, ?)", nodes)
        hashed += [leaf, *(text.encode() for text in disclosures.values())]
    note = sign_checkpoint(Checkpoint(signer.name, number, root(hashes)), signer)
    connection.execute("INSERT INTO head VALUES (1, ?)", (note,))
    connection.execute("COMMIT")
    connection.close()
    return b"".join(hashed)


def row(name: str, figures: list[float], base: list[float], target: float | None) -> str:
    """One line of the table."""
    ratios = [figure / line for figure, line in zip(figures, base, strict=True)]
    wanted = "" if target is None else f"{target:.2f}"
    return (
        f"| {name} | {statistics.median(figures) * 1000:.0f} | {statistics.median(base) * 1000:.0f} "
        f"| {statistics.median(ratios):.2f} | {min(ratios):.2f} to {max(ratios):.2f} | {wanted} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=21, help="counted runs of each pair")
    parser.add_argument("--records", type=int, default=10_000, help="records in the log to verify")
    options = parser.parse_args()
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as temporary:
        fresh, used, large = (Path(temporary, name) for name in ("fresh", "used", "large"))
        used.mkdir()
        large.mkdir()
        seed_log(used, 100)
        hashed = seed_log(large, options.records)
        flat = Path(temporary, "bytes")
        flat.write_bytes(hashed)
        subprocess.run([*callout("protocol", "new", "small"), "--folder", temporary], check=True, capture_output=True)
        new, bad = Path(temporary, "small", "0.1.0.yaml"), Path(temporary, "bad.yaml")
        bad.write_bytes(find_protocol("reference-model")[0].replace(b"then: call_999", b"then: call_99"))

        def at(home: Path, *arguments: str, until: bytes | None = None) -> Callable[[], float]:
            return lambda: cpu_seconds(callout(*arguments), {**environment, "CALLOUT_HOME": str(home)}, until)

        def base() -> float:
            return cpu_seconds(BASE, environment)

        print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, ", end="")
        print(f"{platform.system()} {platform.machine()}, runs: {options.runs}")
        print("\n| what | CPU ms | `import typer` ms | ratio (median) | ratio (all runs) | to reach |")
        print("|---|---|---|---|---|---|")
        cases = {
            "emergency line": at(fresh, "decide", until=b"call 999"),
            "first question": at(fresh, "decide", until=b"Question 1"),
            "first question, log of 100 records": at(used, "decide", until=b"Question 1"),
            "--help": at(fresh, "--help"),
            "log list, empty": at(Path(temporary, "none"), "log", "list"),
            "protocol check, four rules": at(fresh, "protocol", "check", str(new)),
            "protocol check, thirty rules": at(fresh, "protocol", "check", "reference-model"),
            "protocol check, bad file": at(fresh, "protocol", "check", str(bad)),
        }
        for name, measure in cases.items():
            print(row(name, *paired(measure, base, options.runs), TARGETS.get(name)), flush=True)
        hashing = [
            sys.executable,
            "-c",
            f"import hashlib; print(hashlib.sha256(open({str(flat)!r}, 'rb').read()).hexdigest())",
        ]
        print(
            f"\n| what | CPU ms | hashing the same {len(hashed):,} bytes, ms | ratio (median) | ratio (all runs) | to reach |"
        )
        print("|---|---|---|---|---|---|")
        verify = paired(at(large, "log", "verify"), lambda: cpu_seconds(hashing, environment), min(options.runs, 5))
        print(row(f"log verify, {options.records:,} records", *verify, None))
        noise = [base() for _ in range(options.runs)]
        spread = (max(noise) - min(noise)) / statistics.median(noise)
        print(
            f"\nNoise of this machine: `import typer` took {min(noise) * 1000:.0f} to {max(noise) * 1000:.0f} ms CPU, a spread of {spread:.0%}."
        )


if __name__ == "__main__":
    main()
