"""How many faults of each kind were tried, and how many the log held against.

A test opens a kind with `tally("kill -9")` and tries its faults one by one with `trying("round 7")`: a fault that is not
held is noted and the next one is tried, so that the count is of all, and the test fails at the end of the kind with what was
found first. `conftest.py` prints the tally when the session ends. To add a kind: open it, and nothing else.
"""

import contextlib
import os
import traceback
from collections.abc import Callable, Iterator

import pytest

LONG = os.environ.get("CALLOUT_FAULTS") == "long"
"""Whether every fault is tried, however long it takes; else as many as fit into the suite."""

ENOUGH = 5
"""After so many faults that were not held the rest of a kind is not tried."""

Trying = Callable[[str], contextlib.AbstractContextManager[None]]


def many(few: int, in_all: int) -> int:
    """How many are to be tried: a few by default, all of them where time is given."""
    return in_all if LONG else few


class Tally:
    """The counts of one session, by kind, in the order in which the kinds were opened."""

    def __init__(self) -> None:
        self.ran: dict[str, int] = {}
        self.held: dict[str, int] = {}
        self.left_out: dict[str, str] = {}

    @contextlib.contextmanager
    def __call__(self, kind: str) -> Iterator[Trying]:
        """Faults of one kind. A kind that this computer cannot make is skipped by the test inside, and the tally says why."""
        failures: list[str] = []
        self.ran.setdefault(kind, 0)
        self.held.setdefault(kind, 0)

        @contextlib.contextmanager
        def trying(what: str) -> Iterator[None]:
            self.ran[kind] += 1
            try:
                yield
            except Exception:  # noqa: BLE001 - whatever went wrong, this fault was not held
                failures.append(f"{what}\n{traceback.format_exc()}")
                if len(failures) >= ENOUGH:
                    pytest.fail(_said(kind, failures))
            else:
                self.held[kind] += 1

        try:
            yield trying
        except pytest.skip.Exception as skipped:
            self.left_out[kind] = str(skipped)
            raise
        if failures:
            pytest.fail(_said(kind, failures))

    def lines(self) -> list[str]:
        """What was tried, a line for each kind."""
        return [
            f"faults: {kind}: {ran} ran, {self.held[kind]} held"
            + (f"; left out here: {self.left_out[kind]}" if kind in self.left_out else "")
            for kind, ran in self.ran.items()
        ]


def _said(kind: str, failures: list[str]) -> str:
    return "\n".join([f"{kind}: not held {len(failures)} times, the first ones being", *failures])
