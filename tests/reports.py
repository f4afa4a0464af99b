"""Reports made by hand, for tests of the pages: a full one, an empty one, one record, hidden numbers, forty homes, unverified.

Figures come out of the room's own arithmetic from counts that stand here, so that an interval is never typed in.
"""

from datetime import UTC, date, datetime

from calloutcli.frozen import replace
from calloutcli.report.change import change_of, ratio_change
from calloutcli.report.contents import (
    Concentration,
    CountedLog,
    HomeInFunnel,
    HomeMonth,
    Notice,
    PolicyChange,
    Report,
)
from calloutcli.report.control.days_between import days_between_chart
from calloutcli.report.control.shewhart import plain_chart, u_chart
from calloutcli.report.figure import figure, figures_of
from calloutcli.report.measure import parse_measure
from calloutcli.report.period import around, chart_months, parse_period, year_before
from calloutcli.report.statistics.funnel import expected_events, funnel
from calloutcli.report.statistics.ratio import rate_ratio

ASKED = parse_period("2025/26")
BEFORE = year_before(ASKED)
MADE = datetime(2026, 4, 9, 8, 30, tzinfo=UTC)
ROOT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
HOSTILE = "<script>alert(1)</script>\"}\u202eesuoH \x1b[31m</style>'\\"

_HEADS = """
M1 | Police contacts | count | all; behaviour: about what a child is said to have done; missing: a child was missing; other: anything else
M2 | Police contacts for each 1,000 bed nights | rate 1000 | all
M3 | Incidents for each 1,000 bed nights | rate 1000 | all
M4 | Managed in the home | percent | where the protocol left room; all: of all
M5 | Departures from the advice | percent | in either direction; up: more serious than advised; down: less serious than advised; rule_up: more serious, by rule; rule_down: less serious, by rule
M6 | Offences recorded | events | all; inside: in the home; outside: elsewhere
M7 | Children with an offence recorded | percent | all
M8 | Only offence was in the home | percent | all
M9 | First-time entrants | events | all
M10 | Looked after for a year or more, and convicted or cautioned | percent | all
M11 | Beside published figures | lacks | all
M12 | Children with three incidents or more | percent | all
M13 | Minutes from incident to decision | quantile | median: half of them took no longer; p90: nine in ten took no longer
M14 | Restorative follow-up on time | percent | all
M15 | Restorative work | percent | offered: offered, where the decision asks for it; agreed: everybody wanted to take part; completed: held, and what was agreed was done; declined: declined
M16 | Referred back by court, prosecutors or police | events | all
M17 | What came of police contacts | percent | unknown: nothing is recorded yet; no_further_action: no further action; community_resolution: community resolution; charged: charged, or sent to court
M18 | Ofsted told | percent | all
M19 | Missing | count | all
M20 | Placements and incidents | lacks | all
M22 | Police contact by group | index | sex:female: girls; sex:male: boys; sex:not_recorded: sex not recorded
M23 | Homes beside all homes | funnel | all
M24 | Before and after a change | change | all
M25 | Over time | chart | all
M26 | Records entered late | percent | all
M27 | Police hours and repairs | lacks | all
"""
_COUNTS = {
    # part: (asked: numerator, denominator, missing), (year before)
    "M1": {"": ((34, None, 2), (52, None, 5)), "behaviour": ((14, None, 0), (29, None, 0)),
           "missing": ((17, None, 0), (18, None, 0)), "other": ((3, None, 0), (5, None, 0))},
    "M2": {"": ((34, 6190, 1), (52, 6015, 3))},
    "M3": {"": ((151, 6190, 1), (139, 6015, 3))},
    "M4": {"": ((117, 140, 3), (80, 128, 4)), "all": ((117, 151, 3), (80, 139, 4))},
    "M5": {"": ((12, 151, 3), (15, 139, 4)), "up": ((9, 151, 3), (13, 139, 4)), "down": ((3, 151, 3), (2, 139, 4)),
           "rule_up:elm-valley@1.2.0:costly": ((6, 30, 0), (7, 28, 0)), "rule_down:elm-valley@1.2.0:costly": ((1, 30, 0), (0, 28, 0)),
           "rule_up:elm-valley@1.2.0:needed-treatment": ((3, 12, 0), (6, 14, 0)), "rule_down:elm-valley@1.2.0:needed-treatment": ((2, 12, 0), (2, 14, 0))},
    "M6": {"": ((9, None, 4), (21, None, 1)), "inside": ((4, None, 0), (11, None, 0)), "outside": ((5, None, 0), (10, None, 0))},
    "M7": {"": ((7, 31, 2), (13, 33, 2))},
    "M8": {"": ((2, 7, 0), (6, 13, 0))},
    "M9": {"": ((1, None, 0), (2, None, 0))},
    "M10": {"": ((1, 14, 1), (2, 15, 1))},
    "M12": {"": ((6, 24, 9), (7, 26, 8))},
    "M14": {"": ((15, 19, 4), (9, 16, 1))},
    "M15": {"offered": ((60, 117, 0), (31, 80, 0)), "agreed": ((41, 60, 0), (18, 31, 0)), "completed": ((29, 41, 1), (11, 18, 0)),
            "declined:child": ((6, 60, 0), (5, 31, 0))},
    "M16": {"": ((2, None, 0), (0, None, 0))},
    "M17": {
        "unknown": ((3, 14, 0), (5, 29, 0)),
        "no_further_action": ((6, 14, 0), (12, 29, 0)),
        "community_resolution": ((4, 14, 0), (5, 29, 0)),
        "charged": ((1, 14, 0), (7, 29, 0)),
    },
    "M18": {"": ((5, 6, 0), (4, 9, 0))},
    "M19": {"": ((22, None, 0), (27, None, 0))},
    "M26": {"": ((12, 330, 0), (31, 300, 0))},
}  # fmt: skip
_TIMES = {"asked": {4: 20, 9: 40, 30: 30, 95: 12}, "year_before": {5: 30, 20: 30, 60: 20}}


def measures_by_hand():
    """Measures of every method, with heads as in their files."""
    return tuple(
        parse_measure(_head_of(*(cell.strip() for cell in line.split("|")))) for line in _HEADS.strip().split("\n")
    )


def _head_of(id_, name, method, parts):
    lines = [f"-- measure: {id_}", f"-- name: {name}", f"-- numerator: what {id_} counts", "-- period: the day of the incident",
             f"-- denominator: {'none' if method in ('count', 'events') else 'what it is counted in'}",
             f"-- caveat: The caveat of {id_}.", "-- source: leicestershire-2010"]  # fmt: skip
    for part in parts.split(";"):
        code, _, words = part.strip().rpartition(": ")
        lines.append(f"-- part {code}: {words}" if code else f"-- part: {words}")
    if method == "lacks":
        return "\n".join([*lines, "-- method: count", "-- lacks: no record holds it", ""])
    return "\n".join([*lines, f"-- method: {method}", "SELECT 1"])


def figures_by_hand(measures, counts=None, home="", share=1):
    """(figures, changes) of all measures that are counted, divided by `share` for one home of several."""
    figures, changes = [], {}
    by_id = {one.id: one for one in measures}
    for id_, parts in (counts or _COUNTS).items():
        for part, sides in parts.items():
            both = []
            for period, (numerator, denominator, missing) in zip(("asked", "year_before"), sides, strict=True):
                of = None if denominator is None else denominator // share
                both.append(figure(by_id[id_], (period, home, part), numerator // share, of, missing))
            figures += both
            change = change_of(*both, by_id[id_])
            if change is not None:
                changes[id_, home, part] = change
    if not home and "M13" in by_id:
        rows = [
            (period, "elm", "", many, minutes, 0) for period, times in _TIMES.items() for minutes, many in times.items()
        ]
        figures += figures_of(by_id["M13"], rows)
    return figures, changes


def full(homes=("Ash Lodge", "Elm House", "Oak View"), **changed):
    """A report with something of everything, of a year and the year before."""
    measures = measures_by_hand()
    figures, changes = figures_by_hand(measures)
    for home in homes if len(homes) > 1 else ():
        more, others = figures_by_hand(
            measures, {id_: _COUNTS[id_] for id_ in ("M1", "M2", "M3", "M4", "M5")}, home, len(homes)
        )
        figures += more
        changes |= others
    labels = tuple(one.first_month for one in chart_months(ASKED, "2024-04"))
    monthly = [6, 5, 4, 7, 3, 5, 4, 6, 3, 4, 3, 2, 4, 3, 2, 5, 2, 3, 2, 3, 4, 2, None, 2]
    nights = [None if one is None else 500.0 + at for at, one in enumerate(monthly)]
    months = tuple(
        HomeMonth(home, label, counts=count is not None, bed_nights=None if count is None else 170, contacts=2)
        for label, count in zip(labels, monthly, strict=True)
        for home in homes
    )
    contacts, of_all = 34, 6190
    funnels = tuple(
        HomeInFunnel(home, nights_of, events, funnel(expected_events(nights_of, contacts, of_all)))
        for at, home in enumerate(homes)
        for nights_of, events in [(1200 + 700 * (at % 5), 4 + 11 * (at % 4 == 1) + at % 3)]
    )
    report = Report(
        asked=ASKED,
        before=BEFORE,
        made=MADE,
        view="reviewer",
        published=False,
        unverified=False,
        logs=tuple(
            CountedLog(f"{home}/log/7b1c", home, 210 + at, f"{at:02x}{ROOT[2:]}", verified=True, problems=0, missing=0, unread=0,
                       partial=False, first_day="2024-04-01", last_day="2026-03-31")
            for at, home in enumerate(homes)
        ),
        homes=tuple(homes),
        measures=measures,
        figures=tuple(figures),
        changes=changes,
        notices=tuple(_notices(homes)),
        months=months,
        chart_months=labels,
        tiers={
            "in_house": tuple(None if one is None else 9 - at % 4 for at, one in enumerate(monthly)),
            "safeguarding_report": tuple(None if one is None else at % 2 for at, one in enumerate(monthly)),
            "planned_police": tuple(None if one is None else one - one // 3 for one in monthly),
            "emergency_police": tuple(None if one is None else one // 3 for one in monthly),
            "undecided": tuple(None if one is None else int(at == 3) for at, one in enumerate(monthly)),
        },
        chart=u_chart(labels, monthly, nights),
        chart_kind="u",
        chart_why="events per exposure",
        policy_changes=_changes_by_hand(measures, homes),
        funnel=funnels if len(homes) > 2 else (),
        group_rate=(contacts, of_all),
        concentration=(Concentration("", 34, 15, 11, 17, 4, 2), *(Concentration(home, 9, 5, 4 + at % 3, 3, 0, 1) for at, home in enumerate(homes))),
    )  # fmt: skip
    return replace(report, **changed)


def _notices(homes):
    yield Notice("emergency-not-called", homes[0], "ELM-9X4R-S", "2026-02-11T22:10:00Z")
    for number in range(14):
        yield Notice(
            "duty-late", homes[number % len(homes)], f"ELM-4T{number:02}-Q", f"2025-11-{number + 1:02}T09:00:00Z"
        )
    yield Notice("put-off-overdue", homes[-1], "ELM-77AB-C", "2026-03-30T11:00:00Z")


def _changes_by_hand(measures, homes):
    measure = next(one for one in measures if one.id == "M2")
    day = date(2025, 4, 14)
    before, after = around(day, ASKED, "2024-04", 1)
    sides = (52, 6015), (31, 5680)
    change = ratio_change(rate_ratio(*sides[1], *sides[0]))
    figures = tuple(
        figure(measure, (period.id, "", ""), *counts, 1) for period, counts in zip((before, after), sides, strict=True)
    )
    return (
        PolicyChange(1, day, "elm-valley@1.2.0", tuple(homes), before, after, figures, change),
        PolicyChange(2, date(2026, 3, 20), "elm-valley@1.3.0", tuple(homes[:1])),
    )


def few():
    """Few contacts: days between them are charted."""
    days = [date(2025, 4, 9), date(2025, 4, 30), date(2025, 6, 2), date(2025, 6, 20), date(2025, 8, 1), date(2025, 8, 9),
            date(2025, 10, 2), date(2025, 11, 20), date(2026, 1, 30)]  # fmt: skip
    why = "under 4 events a month: days between them are charted"
    return full(
        ("Elm House",), chart=days_between_chart(days, until=ASKED.last), chart_kind="days between", chart_why=why
    )


def empty():
    """Nothing was ever recorded."""
    measures = measures_by_hand()
    return Report(
        asked=ASKED, before=BEFORE, made=MADE, view="reviewer", published=False, unverified=False, logs=(), homes=(),
        measures=measures, figures=(), changes={}, notices=(), months=(), chart_months=(), tiers={}, chart=None,
        chart_kind="plain", chart_why="No entries is not zero: no month counts", policy_changes=(), funnel=(), group_rate=(0, 0),
        concentration=(),
    )  # fmt: skip


def one_record():
    """One incident, in the home's first month, without bed nights."""
    measures = measures_by_hand()
    counts = {
        "M1": {"": ((1, None, 0), (0, None, 0))},
        "M2": {"": ((0, None, 1), (0, None, 0))},
        "M4": {"": ((0, 1, 0), (0, 0, 0))},
    }
    figures, _ = figures_by_hand(measures, counts)
    figures = [one for one in figures if one.period == "asked"]
    log = CountedLog("Elm House/log/7b1c", "Elm House", 1, ROOT, verified=True, problems=0, missing=0, unread=0, partial=False,
                     first_day="2026-03-03", last_day="2026-03-03")  # fmt: skip
    return replace(
        empty(), logs=(log,), homes=("Elm House",), figures=tuple(figures), changes={},
        months=(HomeMonth("Elm House", "2026-03", counts=True, bed_nights=None, contacts=1),),
        chart_months=("2026-03",), tiers={"planned_police": (1,)}, chart=plain_chart(["2026-03"], [1.0], "too few to tell"),
        chart_why="too few to tell", concentration=(Concentration("", 1, 1, 1, 0, 0, 0), Concentration("Elm House", 1, 1, 1, 0, 0, 0)),
    )  # fmt: skip


def hidden():
    """A published report: counts from 1 to 4 are hidden, with everything that would give them away."""
    report = full()
    figures = tuple(_hide(one) for one in report.figures)
    return replace(
        report, view="meeting", published=True, figures=figures, notices=(), concentration=(), funnel=(), policy_changes=(),
        tiers={"in_house": report.tiers["in_house"], "planned_police": tuple(None if one in (1, 2, 3, 4) else one for one in report.tiers["planned_police"])},
        hidden="Numbers hidden: 31.",
    )  # fmt: skip


def _hide(one):
    if one.numerator is not None and 1 <= one.numerator <= 4:
        return replace(one, numerator=None, value=None, low=None, high=None, refusal="not shown", hidden=True)
    return one


def forty():
    """Forty homes with long names."""
    return full(tuple(f"Home number {number:02} of the North Riding and Vale Trust" for number in range(1, 41)))


def unverified():
    """A log that does not hold, part of another, personal words missing, a home of which nothing is known."""
    report = full()
    first, second, third = report.logs
    logs = (
        replace(first, verified=False, problems=3),
        replace(second, missing=2, unread=1),
        replace(third, partial=True),
    )
    months = tuple(
        one if one.home != "Oak View" else replace(one, counts=False, bed_nights=None) for one in report.months
    )
    return replace(report, unverified=True, logs=logs, months=months)


def hostile():
    """Names as somebody would choose them who wants to break the page."""
    return full((HOSTILE, "Elm House", "x" * 400))


REPORTS = {
    "full": full, "few": few, "empty": empty, "one_record": one_record, "hidden": hidden, "forty": forty, "unverified": unverified,
    "hostile": hostile,
}  # fmt: skip
