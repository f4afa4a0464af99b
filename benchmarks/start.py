"""How long a person waits: start-up as ratios to `python -c "import typer"`.

Run it with the Python of an environment in which callout is installed: `.venv/bin/python benchmarks/start.py`. Every
figure is CPU time of a whole process, as the operating system counts it when the process ends; a process that waits for
an answer is ended when the line in question is on the screen. Each run is paired with a run of the base line, in turn,
because these machines are shared: quote the median of the ratios. No test asserts a time.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from logs import write_home

from calloutcli.store.library import find_protocol

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
    options = parser.parse_args()
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as temporary:
        fresh, used = Path(temporary, "fresh"), Path(temporary, "used")
        write_home(used, 100)
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
            "first question, in Welsh": at(fresh, "decide", "--lang", "cy", until=b"Cwestiwn 1"),
            "practice, its story": at(fresh, "decide", "--practice", until=b"Press Enter"),
            "first question, log of 100 records": at(used, "decide", until=b"Question 1"),
            "--help": at(fresh, "--help"),
            "log list, empty": at(Path(temporary, "none"), "log", "list"),
            "protocol check, four rules": at(fresh, "protocol", "check", str(new)),
            "protocol check, thirty rules": at(fresh, "protocol", "check", "reference-model"),
            "protocol check, bad file": at(fresh, "protocol", "check", str(bad)),
        }
        for name, measure in cases.items():
            print(row(name, *paired(measure, base, options.runs), TARGETS.get(name)), flush=True)
        noise = [base() for _ in range(options.runs)]
        spread = (max(noise) - min(noise)) / statistics.median(noise)
        print(
            f"\nNoise of this machine: `import typer` took {min(noise) * 1000:.0f} to {max(noise) * 1000:.0f} ms CPU, a spread of {spread:.0%}."
        )


if __name__ == "__main__":
    main()
