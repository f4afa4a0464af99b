"""What `callout report` costs for a whole region: beside its own SELECTs in bare DuckDB, and beside somebody's script in pandas.

`.venv/bin/python benchmarks/report.py --folder /tmp/region --records 100000 1000000`, with the extras `report` and `bench`. Homes of ten years
are made once, signed and verifiable (regions.py), into a folder that is kept and used again; a smaller region is the first homes of a larger.
Every figure is a whole process of its own, in turn and in the other order every second time, because these machines are shared: quote the
ratios. Memory is the most that the process ever held, as `wait4` tells it of the child. No test asserts a time.
"""

import argparse
import copy
import hashlib
import itertools
import json
import multiprocessing
import os
import platform
import shutil
import statistics
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import regions
from importing import cost

MONTHS = 120
A_MONTH = 14
FIRST, LAST, PERIOD = "2025-04-01", "2026-03-31", "2025/26"
PANDAS = Path(__file__).with_name("peer_pandas.py")

BARE = """
import json, sys, duckdb
connection = duckdb.connect()
with open(sys.argv[1], encoding="utf-8") as file:
    for sql, rows in json.load(file):
        if rows:
            connection.executemany(sql, rows)
        else:
            connection.execute(sql).fetchall()
"""


# -------------------------------------------------------------------- the region


def write_share(share):
    """Write each `step`th home from `first` on, but those that stand there already."""
    from calloutcli.demo.bundles import bundle_files
    from calloutcli.demo.leaves import leaves_of
    from calloutcli.store.bundle_writing import write_bundle

    folder, count, first, step = share
    for history in itertools.islice(regions.homes(count, A_MONTH, MONTHS), first, None, step):
        place = folder / history.profile.folder
        if not place.exists():
            write_bundle(place, bundle_files(leaves_of(history, regions.ENGINE), regions.span_of(MONTHS).cut))


def plan_region(wanted):
    """(the folder names of so many homes that they have so many records at least, the policy with all their keys)."""
    from calloutcli.log.policy import KnownLog, Policy, format_policy

    told = list(regions.homes(regions.TOLD_APART, A_MONTH, MONTHS))
    sizes = itertools.accumulate(len(told[number % len(told)].steps) for number in itertools.count())
    count = 1 + next(number for number, size in enumerate(sizes) if size >= wanted)
    year = told[0].signer.name.rpartition("/")[2]
    known = tuple(KnownLog(regions.signer_of(number, year).verifier) for number in range(count))
    return [regions.regional_profile(number, 0).folder for number in range(count)], format_policy(Policy(known))


def make_region(folder, wanted):
    """(the bundles of a region, its policy): what stands there already is used again."""
    homes = folder / "homes"
    homes.mkdir(parents=True, exist_ok=True)
    cores = os.cpu_count() or 1
    with multiprocessing.Pool(
        cores
    ) as pool:  # nor does this process ever hold a home: its children would seem as large
        names, policy = pool.apply(plan_region, (wanted,))
        if not all((homes / name).exists() for name in names):
            pool.map(write_share, [(homes, len(names), first, cores) for first in range(cores)], chunksize=1)
    path = folder / f"policy-{len(names)}"
    path.write_text(policy, encoding="utf-8")
    return [homes / name for name in names], path


def records_of(bundle):
    """How many records a bundle has, as its checkpoint says."""
    return int((bundle / "checkpoint").read_text(encoding="utf-8").split("\n")[1])


# -------------------------------------------------------------------- the same in bare DuckDB


def bare_statements(bundles, policy, projection):
    """What bare DuckDB is to run, as (statement, rows to insert): views over the same Parquet, what a report is given, each measure."""
    from calloutcli.cli.report import Asked, make_report
    from calloutcli.cli.verifying import Held
    from calloutcli.cli.world import real_world
    from calloutcli.report.engines import embedded
    from calloutcli.report.measure import measures, views
    from calloutcli.report.rows.tables import TABLES

    seen = []

    class Seen(embedded.Embedded):
        def __init__(self, parquet, given):
            seen.append((parquet, given))
            super().__init__(parquet, given)

    embedded.Embedded = Seen
    make_report(
        real_world(),
        None,
        Held(policy),
        Asked(paths=tuple(bundles), period=PERIOD, view="reviewer", projection=projection),
    )
    parquet, given = seen[-1]
    found = []
    for table in TABLES:
        files = ", ".join(f"'{path}'" for path in parquet.get(table.name, ()))
        empty = ", ".join(f"CAST(NULL AS {embedded.TYPES[kind]}) AS {name}" for name, kind in table.columns)
        rows = f"SELECT * FROM read_parquet([{files}])" if files else f"SELECT {empty} WHERE FALSE"
        found.append((f"CREATE VIEW {table.name}_row AS {rows}", None))
    for table, rows in given:
        columns = ", ".join(f"{name} {embedded.TYPES[kind]}" for name, kind in table.columns)
        found.append((f"CREATE TABLE {table.name} ({columns})", None))
        found.append(
            (f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})", [list(row) for row in rows])
        )
    found += [(f"CREATE VIEW {name} AS {select}", None) for name, select in views()]
    found += [(measure.sql, None) for measure in measures() if measure.sql]
    return found


def write_statements(path, *about):
    """Nothing; the statements stand in a file."""
    path.write_text(json.dumps(bare_statements(*about)), encoding="utf-8")


# -------------------------------------------------------------------- a projection so many times over


def multiply_projection(kept, made, times):
    """Nothing; `made` holds the rows of `kept` so many times, each time as other homes and logs."""
    import duckdb

    made.mkdir(parents=True)
    connection = duckdb.connect(config={"memory_limit": "2GB"})
    head = json.loads((kept / "projection.json").read_text(encoding="utf-8"))
    for path in kept.glob("*.parquet"):
        other = f"SELECT p.* REPLACE ({other_name('home')} AS home, {other_name('log')} AS log)"
        rows = f"{other} FROM read_parquet('{path}') AS p, (SELECT UNNEST(RANGE({times})) AS n) ORDER BY n"
        connection.execute(f"COPY ({rows}) TO '{made / path.name}' (FORMAT parquet, COMPRESSION zstd)")
    for sums in head["files"].values():
        for name in sums:
            sums[name] = hashlib.sha256((made / name).read_bytes()).hexdigest()
    head["logs"] = {f"{n}-{log}": one for log, one in head["logs"].items() for n in range(times)}
    (made / "projection.json").write_text(json.dumps(head), encoding="utf-8")


def other_name(column):
    """The SQL of the name that a home or log has in the n-th copy."""
    return f"CAST(n AS VARCHAR) || '-' || p.{column}"


def multiply_bundles(bundles, folder, times):
    """What a report that reads nothing again opens of the bundles of so many copies: which log it is, and its checkpoint."""
    for number in range(times):
        for bundle in bundles:
            other = folder / f"{number}-{bundle.name}"
            shutil.copytree(bundle, other, ignore=shutil.ignore_patterns("*.jsonl"))
            for name in ("entries.jsonl", "disclosures.jsonl"):
                (other / name).touch()
            (other / "checkpoint").write_text(
                f"{number}-{(bundle / 'checkpoint').read_text(encoding='utf-8')}", encoding="utf-8"
            )
            yield other


# -------------------------------------------------------------------- the same figures


def ours(made):
    """What a report as JSON says of all homes together, as the script in pandas says it."""
    found = {}
    for first, period in ((FIRST, "asked"), (f"{int(FIRST[:4]) - 1}{FIRST[4:]}", "year_before")):
        of = {
            (one["measure"], one["part"]): one for one in made["figures"] if one["period"] == period and not one["home"]
        }
        pairs = {name: [of[name, ""]["numerator"], of[name, ""]["denominator"]] for name in ("M2", "M3", "M4", "M12")}
        matters = {part: of["M1", part]["numerator"] for part in ("behaviour", "missing", "safeguarding", "other")}
        ways = {part: of["M5", part]["numerator"] for part in ("up", "down")}
        came = {part: one["numerator"] for (name, part), one in of.items() if name == "M17"}
        minutes = [of["M13", part]["value"] for part in ("median", "p90")]
        found[first] = {"M1": matters, **pairs, "M5": ways, "M13": minutes, "M17": came}
    return found


def agreeing(ours, theirs):
    """(figures that pandas and the report have alike, all that pandas has)."""
    pairs = []
    for first, figures in theirs.items():
        for name, figure in figures.items():
            mine = ours[first][name]
            keys = figure if isinstance(figure, dict) else range(len(mine))
            pairs += [(mine[key], figure[key]) for key in keys if not isinstance(mine, dict) or key in mine]
    return sum(one == other for one, other in pairs), len(pairs)


# -------------------------------------------------------------------- measuring


class Region:
    """A region with its commands. `kept`: the projection that is used again."""

    def __init__(self, folder, wanted):
        self.bundles, self.policy = make_region(folder, wanted)
        self.records = sum(map(records_of, self.bundles))
        self.bytes = sum(one.stat().st_size for bundle in self.bundles for one in bundle.iterdir())
        self.kept, self.new = folder / f"projection-{len(self.bundles)}", folder / "projection-new"
        self.statements = folder / "statements.json"
        self.environ = {**os.environ, "CALLOUT_HOME": str(folder / "nobody"), "PYTHONPATH": os.pathsep.join(sys.path)}

    def times(self, times):
        """A region that is this one so many times over, as far as a report that reads nothing again sees."""
        other = copy.copy(self)
        folder = self.kept.with_name(f"times-{times}")
        shutil.rmtree(folder, ignore_errors=True)
        other.kept, other.statements = folder / "projection", folder / "statements.json"
        with multiprocessing.Pool(1) as pool:
            pool.apply(multiply_projection, (self.kept, other.kept, times))
            other.bundles = list(multiply_bundles(self.bundles, folder / "homes", times))
            pool.apply(write_statements, (other.statements, other.bundles, self.policy, other.kept))
        other.records, other.bytes = times * self.records, 0
        return other

    def report(self, projection, *more):
        """The command of a report."""
        paths = [str(one) for one in self.bundles]
        options = ["--policy", str(self.policy), "--period", PERIOD, "--projection", str(projection)]
        return [sys.executable, "-m", "calloutcli", "report", *paths, *options, *more]

    def first(self):
        """(wall, CPU, MB) of a report that checks and reads everything."""
        shutil.rmtree(self.new, ignore_errors=True)
        done = cost(self.report(self.new), self.environ)
        shutil.rmtree(self.kept, ignore_errors=True)
        self.new.rename(self.kept)
        with multiprocessing.Pool(1) as pool:
            pool.apply(write_statements, (self.statements, self.bundles, self.policy, self.kept))
        return done

    def again(self):
        """(wall, CPU, MB) of a report over what is kept."""
        return cost(self.report(self.kept), self.environ)

    def bare(self):
        """(wall, CPU, MB) of the measures in bare DuckDB."""
        return cost([sys.executable, "-c", BARE, str(self.statements)], self.environ)

    def pandas(self):
        """(wall, CPU, MB) of eight of the measures in pandas."""
        return cost(self._pandas(), self.environ)

    def _pandas(self):
        return [sys.executable, str(PANDAS), FIRST, LAST, *map(str, self.bundles)]

    def answers(self):
        """(figures alike, figures that pandas has): not timed."""
        told = [
            json.loads(subprocess.run(command, capture_output=True, check=True, env=self.environ).stdout)
            for command in (self.report(self.kept, "--json"), self._pandas())
        ]
        return agreeing(ours(told[0]["result"]), told[1])


def measured(region, runs, names):
    """The (wall, CPU, MB) of each run by what was run; None in place of a run that did not end well."""
    found = {name: [] for name in names}
    for number in range(runs):
        for name in names if number % 2 == 0 else reversed(names):
            try:
                found[name].append(getattr(region, name)())
            except SystemExit:
                found[name].append(None)
            print(f"{region.records:,} {name}: {found[name][-1]}", file=sys.stderr, flush=True)
    return found


WHAT = {
    "first": "first report: every log checked and read",
    "again": "report again, over what was kept",
    "bare": "the same SELECTs, bare DuckDB",
    "pandas": "8 of the measures in pandas, nothing checked",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="kept, and used again")
    parser.add_argument("--records", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3, help="of the sizes under a million; one of the others")
    parser.add_argument(
        "--only", nargs="+", choices=tuple(WHAT), default=list(WHAT), help="of a region that has been read"
    )
    parser.add_argument(
        "--times", type=int, nargs="*", default=[], help="the first size so many times over, read again only"
    )
    options = parser.parse_args()
    packages = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "pyarrow", "pandas"))
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {packages}, {machine}\n")
    print(
        "| records | homes | what | wall s | CPU s | CPU, x bare DuckDB | µs CPU a record | MB |\n|---|---|---|---|---|---|---|---|"
    )
    notes = []
    for wanted in options.records:
        region = Region(options.folder, wanted)
        print_rows(region, measured(region, options.runs if wanted < 1_000_000 else 1, options.only))
        notes.append(told(region))
        if "pandas" in options.only:
            alike, both = region.answers()
            notes.append(f"Figures that the report and pandas have alike: {alike} of {both}.")
        for times in options.times if wanted == options.records[0] else ():
            more = region.times(times)
            print_rows(more, measured(more, 1, ("again", "bare")))
            notes.append(f"{told(more)} Those of {region.records:,}, {times} times over under other names.")
    print("\n" + "\n".join(notes))


def told(region):
    """How large a region is."""
    parquet = sum(one.stat().st_size for one in region.kept.glob("*.parquet"))
    return f"{region.records:,} records: {region.bytes / 1e6:,.0f} MB of bundles, {parquet / 1e6:,.1f} MB of Parquet."


def print_rows(region, found):
    """A line of the table for each thing that was run."""
    bare = [one[1] for one in found.get("bare", []) if one]
    for name, runs in found.items():
        row = f"| {region.records:,} | {len(region.bundles)} | {WHAT[name]} |"
        done = [one for one in runs if one]
        if not done:
            print(f"{row} did not finish | | | | |", flush=True)
            continue
        wall, cpu, memory = (statistics.median(column) for column in zip(*done, strict=True))
        ratio = (
            f"{statistics.median(one[1] / other for one, other in zip(done, bare, strict=False)):.2f}" if bare else ""
        )
        print(f"{row} {wall:.1f} | {cpu:.2f} | {ratio} | {1e6 * cpu / region.records:.1f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
