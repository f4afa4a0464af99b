"""Many made-up homes at once, to measure reports with: bundles of real records, signed and verifiable, by the maker of `callout demo`.

`.venv/bin/python benchmarks/regions.py FOLDER --records 1000000`. A few homes are told, and told again under other names, each with a key,
salts and so bytes of its own. The figures of the report are then those of the few, so many times over.
"""

import argparse
import itertools
import multiprocessing
import os
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from calloutcli.demo.agencies import Agreements, agreements_of
from calloutcli.demo.bundles import bundle_files
from calloutcli.demo.dice import bytes_of
from calloutcli.demo.history import History, history_of
from calloutcli.demo.leaves import leaves_of
from calloutcli.demo.profiles import Profile
from calloutcli.demo.span import Span, months_after
from calloutcli.frozen import replace
from calloutcli.log.note import Signer
from calloutcli.log.policy import KnownLog, Policy, format_policy
from calloutcli.store.bundle_writing import write_bundle

REFERENCE = Path(__file__).resolve().parent.parent / "protocols" / "reference-model" / "1.0.0.yaml"
ENGINE = "0.1.0"
END = date(2026, 4, 1)
TOLD_APART = 8
"""So many homes are told; every other is one of them under another name."""
IN_A_POLICY = 500
"""Logs: a policy is 65,536 bytes at most (C2SP tlog-policy)."""


def regional_profile(number: int, a_month: float) -> Profile:
    """An ordinary home of a region of up to 32,768 homes."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    letters = "".join(digits[number >> shift & 31] for shift in (10, 5, 0))
    return Profile(letters, "one home of many", 5, a_month)


def span_of(months: int) -> Span:
    """So many months, with the change of protocol in the middle."""
    first = months_after(END, -months)
    return Span(first, months_after(first, months // 2), END)


def homes(count: int, a_month: float, months: int, seed: str = "region") -> Iterator[History]:
    """So many homes, each with so many incidents a month on average."""
    span = span_of(months)
    agreements: Agreements = agreements_of(seed, span, REFERENCE.read_bytes())
    told = [history_of(regional_profile(n, a_month), span, agreements, seed) for n in range(min(count, TOLD_APART))]
    for number in range(count):
        yield renamed(told[number % TOLD_APART], number, seed)


def renamed(history: History, number: int, seed: str) -> History:
    """The same history as another home's: another name, another key, other salts."""
    profile = regional_profile(number, history.profile.a_month)
    signer = signer_of(number, history.signer.name.rpartition("/")[2], seed)
    return replace(history, profile=profile, signer=signer, seed=f"{seed} {number}")


def signer_of(number: int, year: str, seed: str = "region") -> Signer:
    """The key of a home's log, which was begun in a year."""
    profile = regional_profile(number, 0)
    return Signer(f"{profile.origin}/log/{year}", bytes_of(seed, profile.letter, "log"))


def write_share(share: tuple[Path, int, float, int, int, int]) -> tuple[int, float]:
    """(records, CPU seconds) of the homes that one process writes: each `step`th from `first` on."""
    folder, count, a_month, months, first, step = share
    begun, records = time.process_time(), 0
    for history in itertools.islice(homes(count, a_month, months), first, None, step):
        leaves = leaves_of(history, ENGINE)
        write_bundle(folder / history.profile.folder, bundle_files(leaves, span_of(months).cut))
        records += len(leaves.leaves)
    return records, time.process_time() - begun


def write_region(folder: Path, count: int, a_month: float = 12, months: int = 36, processes: int = 1) -> int:
    """The number of records in the bundles of a region, in `folder/bundles`, with `folder/policy-0` and so on."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "bundles").mkdir(parents=True)
    shares = [(folder / "bundles", count, a_month, months, first, processes) for first in range(processes)]
    begun = time.perf_counter()
    with multiprocessing.Pool(processes) as pool:
        done = pool.map(write_share, shares)
    year = next(homes(1, 1, months)).signer.name.rpartition("/")[2]
    for number in range(0, count, IN_A_POLICY):
        logs = tuple(KnownLog(signer_of(n, year).verifier) for n in range(number, min(number + IN_A_POLICY, count)))
        (folder / f"policy-{number // IN_A_POLICY}").write_text(format_policy(Policy(logs)), encoding="utf-8")
    records, seconds = (sum(one) for one in zip(*done, strict=True))
    wall = time.perf_counter() - begun
    print(
        f"{count:,} homes, {records:,} records, {records / seconds:,.0f} a CPU second, {wall:.1f} s with {processes} processes"
    )
    return records


def main() -> None:
    """Write bundles of about so many records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--months", type=int, default=36)
    parser.add_argument("--a-month", type=float, default=12)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    one = len(next(homes(1, options.a_month, options.months)).steps)
    write_region(options.folder, max(options.records // one, 1), options.a_month, options.months, options.processes)


if __name__ == "__main__":
    main()
