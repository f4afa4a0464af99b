"""Some of the measures as somebody with pandas would compute them, straight from the lines of exports, and without callout.

`python benchmarks/peer_pandas.py FIRST_DAY LAST_DAY BUNDLE...` prints the figures of all homes together, as JSON. M1, M2, M3, M4, M5, M12, M13
and M17 by home, in the period and a year before. Nothing is checked, no interval is computed, and of corrections it applies three kinds.
"""

import base64
import json
import sys
from pathlib import Path

import pandas as pd

COLUMNS = (
    "seq", "kind", "time", "reference", "happened", "advice", "taken", "departure", "step", "disposal", "month", "bed_nights",
    "corrects", "part", "field", "right",
)  # fmt: skip


def children(bundle: Path) -> dict[int, str]:
    """The code of the child by seq: in words that are told apart from the records."""
    found = {}
    with (bundle / "disclosures.jsonl").open(encoding="ascii") as file:
        for line in file:
            value = json.loads(line)
            if "disclosure" in value:
                words = json.loads(base64.urlsafe_b64decode(value["disclosure"] + "=="))
                if len(words) == 3 and words[1] == "child":
                    found[value["seq"]] = words[2]
    return found


def read_home(bundle: Path) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """(the incidents of a home as they stand now, its disposals, its bed nights by month)."""
    read = pd.read_json(bundle / "entries.jsonl", lines=True, dtype=False)
    rows = read.reindex(columns=COLUMNS).set_index("seq", drop=False)
    rows["child"] = pd.Series(children(bundle), dtype=object)
    taken = rows.taken[rows.kind == "decision"]
    channels = dict(zip(taken.str["outcome"], taken.str["channel"], strict=True))
    corrections = rows[rows.kind == "correction"]
    for one in corrections.itertuples():
        if one.field == "child":
            rows.loc[one.corrects, "child"] = one.child
        elif one.field == "happened":
            rows.loc[one.corrects, "happened"] = one.right
        elif one.field == "taken":
            taken = {**rows.at[one.corrects, "taken"], "outcome": one.right, "channel": channels.get(one.right, "none")}  # noqa: PD008 - a mapping
            rows.at[one.corrects, "taken"] = taken  # noqa: PD008
    decisions = rows[rows.kind == "decision"]
    cases = decisions.groupby("reference").last()
    cases["recorded"] = decisions.groupby("reference").time.first()
    closed = rows[rows.kind == "closure"].groupby("reference").last()
    cases["done"] = closed.taken.reindex(cases.index).where(closed.seq.reindex(cases.index) > cases.seq, cases.taken)
    cases["outcome"] = cases.done.str["outcome"]
    cases["channel"] = cases.done.str["channel"]
    cases["advised"] = cases.advice.str["outcome"]
    cases["advised_tier"] = cases.advice.str["tier"]
    cases["direction"] = cases.departure.str["direction"]
    cases["home"] = bundle.name
    disposals = rows[(rows.kind == "police_outcome") & (rows.step == "disposal")][["reference", "disposal"]]
    nights = rows[rows.kind == "occupancy"].groupby("month").bed_nights.last().reset_index()
    kept = ["home", "happened", "recorded", "outcome", "channel", "advised", "advised_tier", "direction", "child"]
    return cases[kept].reset_index(), disposals.assign(home=bundle.name), nights.assign(home=bundle.name)


def matter_of(row: pd.DataFrame) -> pd.Series:
    """What each incident was about."""
    is_missing = row.outcome.str.startswith("missing") | row.advised.str.startswith("missing")
    is_away = row.outcome.str.startswith("away") | row.advised.str.startswith("away")
    is_safeguarding = (row.advised_tier == "safeguarding_report") | (row.outcome == "safeguarding")
    return (
        pd.Series("behaviour", index=row.index)
        .mask(is_safeguarding, "safeguarding")
        .mask(is_away, "other")
        .mask(is_missing, "missing")
    )


def measures(cases: pd.DataFrame, disposals: pd.DataFrame, nights: pd.DataFrame) -> dict[str, object]:
    """The measures of one period, by home; what is printed of them is the sum."""
    police = cases[cases.police]
    contacts = police.groupby(["home", "matter"]).size()
    per_home = pd.DataFrame({"P": police.groupby("home").size(), "I": cases.groupby("home").size()}).fillna(0)
    per_home["B"] = nights.groupby("home").bed_nights.sum()
    per_home["M2"] = 1000 * per_home.P / per_home.B
    per_home["M3"] = 1000 * per_home.I / per_home.B
    room = cases[(cases.advised_tier != "emergency_police") & (cases.advised_tier != "undecided") & cases.decided]
    managed = room.assign(managed=~room.police).groupby("home").managed.agg(["sum", "count"])
    advised = cases[(cases.advised_tier != "undecided") & (cases.outcome != "undecided")]
    departures = advised.groupby(["home", "direction"]).size()
    per_child = cases.dropna(subset="child").groupby(["home", "child"]).size()
    often = (per_child >= 3).groupby("home").agg(["sum", "count"])
    lag = cases.lag[(cases.lag >= 0) & (cases.lag <= 1440)]
    quantiles = lag.groupby(cases.home).quantile([0.5, 0.9])
    about = police[~police.matter.isin(["missing", "safeguarding"])]
    came = about.merge(disposals.drop_duplicates(), on=["home", "reference"]).groupby(["home", "disposal"]).size()
    return {
        "M1": {str(matter): int(count) for matter, count in contacts.groupby("matter").sum().items()},
        "M2": [int(per_home.P.sum()), int(per_home.B.sum()), round(float(per_home.M2.median()), 3)],
        "M3": [int(per_home.I.sum()), int(per_home.B.sum()), round(float(per_home.M3.median()), 3)],
        "M4": [int(managed["sum"].sum()), int(managed["count"].sum())],
        "M5": {str(way): int(count) for way, count in departures.groupby("direction").sum().items()},
        "M12": [int(often["sum"].sum()), int(often["count"].sum())],
        "M13": [float(lag.quantile(0.5)), float(lag.quantile(0.9)), len(quantiles)],
        "M17": {str(disposal): int(count) for disposal, count in came.groupby("disposal").sum().items()},
    }


def main(first: str, last: str, bundles: list[Path]) -> None:
    """Print the figures of the period and of a year before."""
    cases, disposals, nights = (
        pd.concat(parts, ignore_index=True) for parts in zip(*map(read_home, bundles), strict=True)
    )
    happened = pd.to_datetime(cases.happened, format="ISO8601")
    cases["day"] = happened.dt.tz_convert("Europe/London").dt.strftime("%Y-%m-%d")
    cases["lag"] = (pd.to_datetime(cases.recorded, format="ISO8601") - happened).dt.total_seconds() // 60
    cases["decided"] = ~cases.channel.isna() & (cases.outcome != "undecided") & (cases.outcome != "slow_time")
    cases["police"] = cases.decided & (cases.channel != "none")
    cases["matter"] = matter_of(cases)
    found = {}
    for begin, end in ((first, last), (f"{int(first[:4]) - 1}{first[4:]}", f"{int(last[:4]) - 1}{last[4:]}")):
        within = cases[cases.day.between(begin, end)]
        found[begin] = measures(within, disposals, nights[nights.month.between(begin[:7], end[:7])])
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], [Path(name) for name in sys.argv[3:]])
