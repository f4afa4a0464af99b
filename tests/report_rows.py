"""Rows of every table by dice: each code that a form knows, and what no home would record. For comparing engines, not for looking at.

Homes have names that locales sort in different ways, cases are written again and again, and any cell may be empty.
"""

import random
from datetime import date, timedelta
from pathlib import Path

from calloutcli.followup import imported, missing, notification, police_outcome, resident, restorative, review
from calloutcli.followup.form import NOT_RECORDED
from calloutcli.protocol.read_outcomes import TIERS, TIMINGS
from calloutcli.record.entry import DEPARTURE_REASONS
from calloutcli.report.period import Period, around, chart_months, year_before
from calloutcli.report.rows.tables import LAYOUT, LOG_TABLE, MONTH_TABLE, PERIOD_TABLE, TABLES, TODAY_TABLE
from calloutcli.store.projection import Head, begin_projection, writing

HOMES = (
    "Zebra.example/a",
    "ant.example/home-1",
    "ant.example/home1",
    "ant.example/home_1",
    "ánt.example/home",
    "zebra.example/B",
)
FIRST, DAYS = date(2024, 1, 1), 1_000
ASKED = Period("asked", "asked", date(2025, 4, 1), date(2026, 3, 31))
_CHANNELS = ("none", "call_999", "call_101", "online", "named_officer", "in_person")
_BY_HAND = {
    "source": ("decided", "imported"),
    "matter": ("behaviour", "missing", "safeguarding", "other"),
    "advised": ("talk", "report", "missing_now"),
    "taken": ("talk", "report", "missing_now"),
    "advised_tier": TIERS,
    "taken_tier": TIERS,
    "advised_channel": _CHANNELS,
    "taken_channel": _CHANNELS,
    "channel": _CHANNELS,
    "taken_timing": TIMINGS,
    "direction": ("up", "down", "none"),
    "departure_reason": tuple(code for code, _ in DEPARTURE_REASONS),
    "called_by": ("nobody", "home", "individual", "public", "child", "other_caller"),
    "authorised": ("yes", "not_yet", "no", "not_needed"),
    "state": ("offered", "held", "ended"),
    "declined_by": ("", "child", "person_hurt", "both", "somebody_else"),
    "what": ("decision", "notification", "return_interview"),
    "whom": ("ofsted", "placing_authority", "council", "parent"),
    "judged_by": ("", "manager"),
    "judgement": ("", "must_be_told", "need_not"),
    "placed": ("here", "near", "far"),
    "protocol": ("p@1", "p@2", "q@1"),
    "rule": ("r1", "r2", "R3", ""),
    "kind": ("decision", "imported", "correction", "police_outcome"),
}
_NUMBERS = {
    "hour": (0, 23),
    "places": (0, 9),
    "residents": (0, 9),
    "bed_nights": (0, 280),
    "birth_year": (2007, 2017),
}
_TIMES = ["recorded", "put_off_until", "closed", "enquired", "reported", "found", "due", "offered", "done", "declined"]
_FORMS = tuple(one.FORM for one in (imported, missing, notification, police_outcome, resident, restorative, review))
_CODES = {
    field.name: tuple(code for code, _ in field.choices)
    for form in _FORMS
    for field in form.fields
    if getattr(field, "choices", None)
}


def diced(folder: Path, seed: int, incidents: int):
    """(the Parquet files of each table, the rows given beside them) of a projection that was extended once."""
    dice = random.Random(seed)
    projection = begin_projection(folder, LAYOUT, "Europe/London", dice.randbytes)
    for turn in range(2):
        with writing(projection, {table.name: table.columns for table in TABLES}, f"{turn:04}") as writer:
            writer.add(_rows(dice, incidents // 2, turn))
            projection = writer.finish({f"{home}/log/1": Head(1, "") for home in HOMES})
    changes = around(date(2025, 7, 15), ASKED, FIRST.isoformat()[:7], 1)
    periods = [one.row for one in (ASKED, year_before(ASKED), *chart_months(ASKED, "2024-01"), *changes)]
    first, last = min(row[4] for row in periods), max(row[5] for row in periods)
    months = [
        (one,)
        for one in sorted({f"{y}-{m:02}" for y in range(2024, 2027) for m in range(1, 13)})
        if first <= one <= last
    ]
    logs = [(home, f"{home}/log/1", *_cells(dice, LOG_TABLE, FIRST, 2)) for home in HOMES]
    today = [(f"{ASKED.last}T23:59:59Z", f"{ASKED.last}")]
    return projection.files, [(PERIOD_TABLE, periods), (MONTH_TABLE, months), (LOG_TABLE, logs), (TODAY_TABLE, today)]


def _rows(dice, count, turn):
    """Rows for each table: of cases of this turn, and in the second turn of a third of the first turn's again, with what they supersede."""
    rows = {table.name: [] for table in TABLES}
    cases = [(dice.choice(HOMES), f"{turn}-{n}", turn + 1) for n in range(count)]
    if turn:
        cases += [(home, f"0-{n}", 2) for n in range(0, count, 3) for home in dice.sample(HOMES, 2)]
    for home, reference, known in cases:
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        for table in TABLES:
            if table.of_case:
                times = 1 if table.name == "incident" else dice.choice((0, 0, 1, 2))
                head = (home, f"{home}/log/1", reference, known)
                rows[table.name] += [(*head, *_cells(dice, table, day, 4)) for _ in range(times)]
        rows["superseded"].append((home, f"{home}/log/1", known, reference))
    for table in TABLES:
        if not table.of_case and table.name != "superseded":
            for home in HOMES[turn:]:
                # A record has a seq, and no other of its log has the same: what was recorded last is never a tie.
                for seq in dice.sample(range(10_000), 40):
                    day = FIRST + timedelta(days=dice.randrange(DAYS))
                    cells = _cells(dice, table, day, 3)
                    cells = (seq, *cells[1:]) if table.columns[3][0] == "seq" else cells
                    rows[table.name].append((home, f"{home}/log/1", turn + 1, *cells))
    return rows


def _cells(dice, table, day, skip):
    """Cells for the columns after the first; a day and its month agree, and `day` is the incident's."""
    found = {}
    for name, kind in table.columns[skip:]:
        if name.endswith("month") and name.removesuffix("month") + "day" in found:
            on = found[name.removesuffix("month") + "day"]
            found[name] = on and on[:7]
        elif name in ("day", "month", "happened"):
            found[name] = {"day": day.isoformat(), "month": day.isoformat()[:7], "happened": f"{day}T12:00:00Z"}[name]
        else:
            found[name] = _cell(dice, name, kind, day)
    return tuple(found[name] for name, _ in table.columns[skip:])


def _cell(dice, name, kind, day):
    if dice.random() < 0.12:
        return None
    if kind == "yes":
        return dice.random() < 0.5
    if kind == "whole":
        first, last = _NUMBERS.get(name, (0, 2_000))
        return dice.randint(first, last)
    if name == "child":
        return f"{dice.randrange(25):016x}"
    if name in ("came_on", "looked_after_since"):
        since = day - timedelta(days=dice.randrange(900))
        return since.isoformat()[: 10 if name == "came_on" else 7]
    later = day + timedelta(days=dice.randrange(-3, 90))
    if name.endswith(("_day", "_on")) or name == "complete_by":
        return None if name == "left_on" and dice.random() < 0.4 else later.isoformat()
    if name in _TIMES:
        return f"{later}T{dice.randrange(24):02}:{dice.randrange(60):02}:00Z"
    codes: tuple = _BY_HAND.get(name) or _CODES.get(name) or ("alpha", "Beta", "gamma-1", "gamma_1")
    return dice.choice((*codes, NOT_RECORDED) if len(codes) < 9 else codes)
