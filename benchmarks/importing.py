"""What `callout import` costs, beside what cannot be done for less: `csv.reader` and one INSERT of each line, one commit.

`.venv/bin/python benchmarks/importing.py --rows 10000`. Both are whole processes, in turn, in the same folder, because these machines
are shared: quote the ratios. The bare one keeps the cells as they are: no check, no record, no hash, no signature. While the import
runs, another process asks again and again for the right to write: how long it ever waits is what a worker waits at night. No test
asserts a time.
"""

import argparse
import contextlib
import csv
import os
import platform
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

MAPPING = """\
format: 1
dates: [DD/MM/YYYY]
happened: {column: Date, time column: Time}
fields:
  category:
    column: Type
    values: {AWOL: missing, Assault on staff: hurt_staff, Assault on YP: hurt_child, Damage: damage, Theft: taken}
  location: {column: Where, values: {Unit: inside, Community: outside}, blank: not_recorded}
  channel: {column: Police, values: {999: call_999, 101: call_101, N: none}, blank: not_recorded}
  called_by: {column: By, values: {Staff: home, Public: public}, blank: not_recorded}
  attended: {column: Attended, values: {Y: yes, N: no}, blank: not_recorded}
  crime: {column: Crime, values: {Y: yes, N: no}, blank: not_recorded}
  disposal: {column: Outcome, values: {NFA: no_further_action, Reprimand: reprimand}, blank: not_recorded}
  child: {column: YP}
  words: {column: Notes}
  old_reference: {column: Ref}
"""
HEAD = ("Ref", "Date", "Time", "Type", "Where", "Police", "By", "Attended", "Crime", "Outcome", "YP", "Notes")
TYPES = ("AWOL", "Assault on staff", "Assault on YP", "Damage", "Theft")
BEGUN = date(2008, 1, 1)

BARE = """
import csv, sqlite3, sys
connection = sqlite3.connect(sys.argv[2], isolation_level=None)
for pragma in ("journal_mode=DELETE", "synchronous=EXTRA"):
    connection.execute(f"PRAGMA {pragma}")
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = csv.reader(file)
    width = len(next(rows))
    connection.execute(f"CREATE TABLE old({', '.join(f'c{number} TEXT' for number in range(width))})")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(f"INSERT INTO old VALUES ({', '.join('?' * width)})", rows)
    connection.execute("COMMIT")
"""

WAITER = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60)
longest = 0.0
print("ready", flush=True)
while True:
    begun = time.perf_counter()
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        pass
    longest = max(longest, time.perf_counter() - begun)
    print(longest, flush=True)
    time.sleep(0.02)
"""


def write_rows(path: Path, rows: int) -> None:
    """So many incidents, each unlike every other."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEAD)
        for number in range(rows):
            day = BEGUN + timedelta(days=number % 5_000)
            called = number % 3 == 0
            lines.writerow(
                (
                    f"IR{number}", f"{day:%d/%m/%Y}", f"{9 + number % 12:02}:{number % 60:02}" if number % 4 else "",
                    TYPES[number % len(TYPES)], "Unit" if number % 2 else "Community", "101" if called else "N",
                    "Staff" if called else "", "Y" if called else "N", "N", "NFA" if called else "",
                    f"K{number % 40}", f"Kicked a door, number {number}, then sat down and talked, 'sorry' at the end.",
                )
            )  # fmt: skip


def cost(command: list[str], environ: dict[str, str]) -> tuple[float, float, float]:
    """(wall seconds, CPU seconds, peak memory in MB) of a whole process."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environ)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


@contextlib.contextmanager
def waiting(log: Path):
    """A list that holds, afterwards, how long another writer ever waited for the log."""
    found: list[float] = []
    process = subprocess.Popen([sys.executable, "-S", "-c", WAITER, str(log)], stdout=subprocess.PIPE, encoding="ascii")
    process.stdout.readline()
    try:
        yield found
    finally:
        process.terminate()
        waits = [float(line) for line in process.stdout.read().splitlines()]
        process.wait()
        process.stdout.close()
        found.append(max(waits, default=0.0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, {python}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    ours, dry, bare, waits = [], [], [], []
    with tempfile.TemporaryDirectory() as folder_name:
        folder = Path(folder_name)
        rows, mapping, home = folder / "old.csv", folder / "mapping.yaml", folder / "home"
        write_rows(rows, options.rows)
        mapping.write_text(MAPPING, encoding="utf-8")
        environ = {**os.environ, "CALLOUT_HOME": str(home)}
        callout = [sys.executable, "-m", "calloutcli"]
        command = [*callout, "import", str(rows), "--mapping", str(mapping)]
        answers = folder / "answers.yaml"
        answers.write_text("danger: no\n", encoding="utf-8")
        for _ in range(options.runs):
            shutil.rmtree(home, ignore_errors=True)
            cost([*callout, "decide", "--answers", str(answers)], environ)  # the key, the tables and a first record
            dry.append(cost([*command, "--dry-run"], environ))
            with waiting(home / "log.sqlite") as waited:
                ours.append(cost(command, environ))
            waits += waited
            (folder / "bare.sqlite").unlink(missing_ok=True)
            bare.append(cost([sys.executable, "-c", BARE, str(rows), str(folder / "bare.sqlite")], environ))
    print(
        f"\n| {options.rows:,} incidents, whole processes | wall s | CPU s | CPU, x bare | MB |\n|---|---|---|---|---|"
    )
    for name, figures in (("csv.reader, INSERT, one commit", bare), ("import --dry-run", dry), ("import", ours)):
        wall, cpu, memory = (statistics.median(column) for column in zip(*figures, strict=True))
        ratio = statistics.median(one[1] / other[1] for one, other in zip(figures, bare, strict=True))
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {ratio:.1f} | {memory:.0f} |")
    print(
        f"\nThe longest that another writer waited meanwhile: {max(waits):.2f} s (median of runs {statistics.median(waits):.2f} s)."
    )


if __name__ == "__main__":
    main()
