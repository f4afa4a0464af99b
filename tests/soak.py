"""The long run: a simulated year of a home, then everything that callout says of it held against what it acknowledged on the way.

    python -m tests.soak [--incidents 400] [--seed 2026] [--keep FOLDER]

400 incidents, each told to a person's keyboard or in a process that is killed; broken off, gone on with, corrected, erased; three writers at once;
English and Welsh; clocks that change and clocks that are wrong; a protocol that is replaced in mid-year; practice in between. The same seed draws the
same year; at which moment a process is killed, the computer decides. It ends with a table of how often what was done, and says what did not hold, case by case; the exit
status is 0 when all held, else 1, and then the home is kept where it says. It takes a few minutes, and no network. How it is made: tests/soaking.
"""

import argparse
import contextlib
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 20
"""So many sentences of what did not hold; the rest is counted."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of a whole year: 0 when all held, 1 when something did not, 130 when it was interrupted."""
    asked = _asked(arguments)
    from tests.soaking.holding import check
    from tests.soaking.year import Year

    folder = Path(tempfile.mkdtemp(prefix="callout-soak-")) if asked.keep is None else asked.keep
    began = time.monotonic()
    year = Year(folder, asked.seed, asked.incidents, lambda done: _progress(f"incident {done} of {asked.incidents}"))
    interrupted: list[int] = []
    with _noting_interrupts(interrupted):
        try:
            year.live()
            _progress("checking")
            problems = [*check(year).problems]
        except AssertionError as error:
            problems = [str(error)]
        except KeyboardInterrupt:
            problems = []
    _progress("")
    if interrupted:
        print(f"Stopped. Nothing was found out. The home is in {folder}")
        return 130
    _say(year.ledger.tally, sum(year.ledger.kinds().values()), problems)
    verdict = "DID NOT HOLD" if problems else "all of it holds"
    print(f"Seed {asked.seed}, incidents: {asked.incidents}, {time.monotonic() - began:.0f} s: {verdict}.")
    if problems or asked.keep is not None:
        print(f"The home is in {folder}")
    else:
        shutil.rmtree(folder)
    return 1 if problems else 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the command line asks for, where it can be done."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.soak", description="A simulated year of a home, held against its own ledger."
    )
    parser.add_argument("--incidents", type=int, default=400, metavar="N", help="how many incidents (default: 400)")
    parser.add_argument("--seed", default="2026", help="what the year is drawn from (default: 2026)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="make the home in this new folder, and keep it")
    asked = parser.parse_args(arguments)
    if asked.incidents < 1:
        parser.error("--incidents: one at least")
    if asked.keep is not None and asked.keep.exists():
        parser.error(f"--keep: {asked.keep} is there already")
    if not hasattr(os, "fork"):
        parser.error("processes that are killed are made by fork, which this system has not")
    return asked


@contextlib.contextmanager
def _noting_interrupts(interrupted: list[int]) -> Iterator[None]:
    """Ctrl-C stops the command that runs, as it stops anybody's, and is noted: no command would tell of it."""

    def note(number: int, _frame: object) -> None:
        interrupted.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _say(tally: Mapping[str, int], records: int, problems: Sequence[str]) -> None:
    """How often what was done; then what did not hold."""
    for what, times in sorted(tally.items(), key=lambda pair: (-pair[1], pair[0])):
        if times:
            print(f"{times:7}  {what}")
    print(f"{records:7}  records acknowledged")
    for sentence in problems[:SHOWN]:
        print(f"NOT HELD: {sentence}")
    if len(problems) > SHOWN:
        print(f"NOT HELD, and not shown here: {len(problems) - SHOWN}")


def _progress(said: str) -> None:
    """One line that is written over, where somebody looks at it."""
    if sys.stderr.isatty():
        print(f"\r{said:<40}\r", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    sys.exit(main())
