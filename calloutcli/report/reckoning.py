"""From the rows that an engine gives to a report: every figure, every chart's numbers, what is to be seen first. Pure but for the engine."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, tzinfo
from importlib import resources
from typing import Any, Final, Protocol

from calloutcli.audit.exceptions import KINDS
from calloutcli.followup.month import first_day, last_day
from calloutcli.frozen import frozen, replace
from calloutcli.report.change import Change, change_of, ratio_change
from calloutcli.report.contents import (
    Concentration,
    CountedLog,
    HomeInFunnel,
    HomeMonth,
    Notice,
    PolicyChange,
    Report,
)
from calloutcli.report.control.chart import ControlChart
from calloutcli.report.control.days_between import choose_chart, days_between_chart
from calloutcli.report.control.shewhart import c_chart, plain_chart, u_chart
from calloutcli.report.figure import Cells, Figure, figures_of
from calloutcli.report.measure import Measure, measures
from calloutcli.report.period import BASELINE_MONTHS, Period, around, chart_months
from calloutcli.report.statistics.funnel import expected_events, funnel
from calloutcli.report.statistics.ratio import dispersion, rate_ratio

TIERS: Final = ("in_house", "safeguarding_report", "planned_police", "emergency_police", "undecided")
FEWEST_HOMES: Final = 3
"""With fewer there is no group to hold a home against."""
DISPERSED: Final = {"M2": "contacts", "M2a": "contacts", "M2b": "contacts", "M3": "incidents"}
"""Rates that are compared with the year before, and the counts by month that show how far they vary: other rates come from few children."""


class Engine(Protocol):
    """Where the measures run (engines/)."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a SELECT in DuckDB's SQL."""


@frozen
class Question:
    """What a report is asked: the period and the one a year before, when, by whom; and what is known of the logs."""

    asked: Period
    before: Period
    made: datetime
    today: date
    logs: tuple[CountedLog, ...]
    view: str = "reviewer"
    unverified: bool = False
    changes: tuple[date, ...] = ()
    zone: tzinfo = UTC


@frozen
class Counting:
    """A question with what follows from the logs: every period that the engine knows, and each (day, protocol, homes) of a change."""

    question: Question
    periods: tuple[Period, ...]
    changes: tuple[tuple[date, str, tuple[str, ...]], ...]


def list_sql(name: str) -> str:
    """The SELECT of a list (`lists/`): rows that are no measure."""
    return (resources.files("calloutcli.report") / "lists" / f"{name}.sql").read_text("utf-8")


def first_month_in(engine: Engine) -> str:
    """The first month of which any home says anything; empty where none does."""
    return min((str(month) for _, month in engine.rows(list_sql("homes")) if month), default="")


def periods_of(
    question: Question, first_month: str, changes: Sequence[tuple[date, str, tuple[str, ...]]]
) -> tuple[Period, ...]:
    """Every period that the measures answer for: asked, a year before, the months of a chart, before and after each change."""
    if not first_month:
        return (question.asked, question.before)
    found = [question.asked, question.before, *chart_months(question.asked, first_month)]
    for number, (day, _, _) in enumerate(changes, 1):
        found += around(day, question.asked, first_month, number)
    return tuple(found)


def changes_in(engine: Engine, question: Question) -> tuple[tuple[date, str, tuple[str, ...]], ...]:
    """(day, protocol, homes) of each change of protocol up to the end of the period: not the one that a home began with, and those named."""
    begun: dict[str, str] = {}
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for home, day, protocol in engine.rows(list_sql("protocol_changes")):
        if home in begun and begun[home] != day and day <= question.asked.last.isoformat():
            found[str(day), str(protocol)].append(str(home))
        begun.setdefault(str(home), str(day))
    of_protocol: dict[str, tuple[str, list[str]]] = {}
    for (day, protocol), homes in sorted(found.items()):
        # Homes go over to a protocol on the day they put it in force, or with their first case after: one change, from the first day on.
        _, several = of_protocol.setdefault(protocol, (day, []))
        several += homes
    changes = [(date.fromisoformat(day), protocol, tuple(homes)) for protocol, (day, homes) in of_protocol.items()]
    changes += [(day, "", ()) for day in question.changes]
    return tuple(sorted(changes))


def reckon(engine: Engine, counting: Counting, told: Callable[[int], None] = lambda _: None) -> Report:
    """The report that answers a question. `told` hears how many measures are done."""
    question, periods = counting.question, counting.periods
    kept = measures()
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for done, measure in enumerate(kept):
        rows[measure.id] = engine.rows(measure.sql) if measure.sql else []
        told(done)
    plain = [one for one in kept if one.method not in ("funnel", "change", "chart")]
    figures = tuple(one for measure in plain for one in figures_of(measure, rows[measure.id]))
    charted = tuple(period.first_month for period in periods if period.role == "month")
    months = _months(rows["M25"])
    chart, kind, why = chart_of(months, charted, engine.rows(list_sql("contact_days")), question)
    homes = tuple(sorted({str(row[0]) for row in engine.rows(list_sql("homes"))}))
    of_group, group = _funnel(rows["M23"])
    return Report(
        asked=question.asked,
        before=question.before,
        made=question.made,
        view=question.view,
        published=False,
        unverified=question.unverified,
        logs=question.logs,
        homes=homes,
        measures=kept,
        figures=figures,
        changes=_changes(kept, figures, months, question),
        notices=_notices(engine.rows(list_sql("exceptions")), question.zone),
        months=tuple(months),
        chart_months=charted,
        tiers=_tiers(engine.rows(list_sql("tiers")), months, charted),
        chart=chart,
        chart_kind=kind,
        chart_why=why,
        policy_changes=_policy_changes(counting, rows["M24"], months),
        funnel=of_group,
        group_rate=group,
        concentration=_concentration(engine.rows(list_sql("children"))),
    )


def _local(text: Any, zone: tzinfo) -> str:
    """A time of a table by the home's own clock: its first ten letters are the day on the wall."""
    return datetime.fromisoformat(str(text)).astimezone(zone).isoformat()


def _notices(rows: Iterable[Sequence[Any]], zone: tzinfo) -> tuple[Notice, ...]:
    """What is to be seen first, in the order in which a review looks (audit/exceptions.py), the oldest first."""
    order = {kind: place for place, (kind, _) in enumerate(KINDS)}
    found = [Notice(str(kind), str(home), str(reference), _local(since, zone)) for kind, home, reference, since in rows]
    return tuple(sorted(found, key=lambda one: (order[one.kind], one.since, one.home, one.reference)))


def _months(rows: Iterable[Sequence[Any]]) -> list[HomeMonth]:
    """Each home and month of the chart, by the rows of M25: contacts and incidents where it counts, and where bed nights are known these."""
    found: dict[tuple[str, str], dict[str, Sequence[Any]]] = defaultdict(dict)
    for row in rows:
        found[str(row[0]).partition(":")[2], str(row[1])][str(row[2])] = row
    months = []
    for (month, home), parts in sorted(found.items()):
        _, _, _, contacts, _, missing = parts["count"]
        nights, incidents = parts[""][4], parts["incidents"][3]
        bed_nights = None if nights is None else int(nights)
        months.append(HomeMonth(home, month, not missing, bed_nights, int(contacts), int(incidents)))
    return months


def _within(months: Iterable[HomeMonth], period: Period) -> list[HomeMonth]:
    return [one for one in months if period.first_month <= one.month <= period.last_month]


def _changes(
    kept: Sequence[Measure], figures: Sequence[Figure], months: Sequence[HomeMonth], question: Question
) -> dict[tuple[str, str, str], Change]:
    """Each figure beside that of the year before: shares, and those rates whose counts are known to vary more than by chance, or not."""
    by_id = {one.id: one for one in kept}
    earlier = {(one.measure, one.home, one.part): one for one in figures if one.period == "year_before"}
    by_home: dict[str, list[HomeMonth]] = defaultdict(list)
    for month in months:
        by_home[""].append(month)
        by_home[month.home].append(month)
    found = {}
    for one in figures:
        key = (one.measure, one.home, one.part)
        measure = by_id[one.measure].of_part(one.part)
        if one.period != "asked" or key not in earlier or (measure.method == "rate" and one.measure not in DISPERSED):
            continue
        phi = _phi(by_home[one.home], question, DISPERSED[one.measure]) if measure.method == "rate" else None
        change = change_of(one, earlier[key], measure, phi)
        if change is not None:
            found[key] = change
    return found


def _phi(months: Sequence[HomeMonth], question: Question, what: str) -> float | None:
    """How far the counts of a home, or of all homes together, vary more than by chance from month to month, in both periods."""
    return dispersion(*(_series(_within(months, period), what) for period in (question.asked, question.before)))


def _series(months: Iterable[HomeMonth], what: str = "contacts") -> list[tuple[int, float | None]]:
    """(events, bed nights) by month, of the home-months that count and of which bed nights are known."""
    by_month: dict[str, list[HomeMonth]] = defaultdict(list)
    for one in months:
        if one.counts and one.bed_nights:
            by_month[one.month].append(one)
    return [
        (sum(getattr(one, what) for one in several), float(sum(one.bed_nights or 0 for one in several)))
        for _, several in sorted(by_month.items())
    ]


# -------------------------------------------------------------------- over time


def _all_homes_since(months: Sequence[HomeMonth], labels: Sequence[str]) -> str:
    """The first month of which every home has something to say; the first of all, where fewer than twelve would be left."""
    first: dict[str, str] = {}
    for one in months:
        first[one.home] = min(first.get(one.home, one.month), one.month)
    since = max(first.values(), default="")
    return since if sum(label >= since for label in labels) >= BASELINE_MONTHS else ""


def chart_of(
    months: Sequence[HomeMonth], labels: Sequence[str], days: Iterable[Sequence[Any]], question: Question
) -> tuple[ControlChart | None, str, str]:
    """(police contacts over time, of all homes together, the kind of chart, why this one)."""
    by_month = {label: [one for one in months if one.month == label] for label in labels}
    counting = {label: bool(several) and all(one.counts for one in several) for label, several in by_month.items()}
    since = _all_homes_since(months, labels)
    complete = {label: counts and label >= since for label, counts in counting.items()}
    counts = [sum(one.contacts for one in by_month[label]) if complete[label] else None for label in labels]
    nights = [
        float(sum(one.bed_nights or 0 for one in by_month[label]))
        if complete[label] and all(one.bed_nights for one in by_month[label])
        else None
        for label in labels
    ]
    within = [
        (date.fromisoformat(str(day)), int(count)) for _, day, count in days if labels and str(day)[:7] >= labels[0]
    ]
    events = [day for day, count in within for _ in range(count)]
    kind, why = choose_chart(counts, nights, len(events))
    if kind in ("u", "c") and labels and since > labels[0]:
        why = "; ".join(filter(None, (why, "months before every home has records are left out")))
    if kind == "u":
        return u_chart(labels, counts, nights), kind, why
    if kind == "c":
        return c_chart(labels, counts), kind, why
    if kind == "days between":
        unknown = [(first_day(label), last_day(label)) for label in labels if not counting[label]]
        return days_between_chart(events, until=question.asked.last, unknown=unknown), kind, why
    return (
        (plain_chart(labels, [None if one is None else float(one) for one in counts], why), kind, why)
        if labels
        else (None, kind, why)
    )


def _tiers(
    rows: Iterable[Sequence[Any]], months: Sequence[HomeMonth], labels: Sequence[str]
) -> dict[str, tuple[int | None, ...]]:
    """By tier the decisions of each month; None in a month that counts for no home."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for _, month, tier, incidents in rows:
        counts[str(month), str(tier)] += int(incidents)
    counting = {one.month for one in months if one.counts}
    tiers = [tier for tier in TIERS if any(key[1] == tier for key in counts)]
    return {tier: tuple(counts[label, tier] if label in counting else None for label in labels) for tier in tiers}


def _policy_changes(counting: Counting, rows: Sequence[Cells], months: Sequence[HomeMonth]) -> tuple[PolicyChange, ...]:
    """Each change with the rates before and after it, of the homes that it is about; of all where somebody named a day."""
    by_id = {period.id: period for period in counting.periods}
    measure = replace(
        next(one for one in measures() if one.id == "M24"), method="rate", per=1000, unit="for each 1,000"
    )
    found = []
    for number, (day, protocol, homes) in enumerate(counting.changes, 1):
        sides = [by_id.get(f"{role}:{number}") for role in ("before", "after")]
        before, after = sides
        if before is None or after is None:
            found.append(PolicyChange(number, day, protocol, homes))
            continue
        of_homes = [row for row in rows if not homes or row[1] in homes]
        figures = [
            one
            for side in (before, after)
            for one in figures_of(measure, [row for row in of_homes if row[0] == side.id])
            if not one.home
        ]
        change = None
        if len(figures) == 2:
            series = [[one for one in months if not homes or one.home in homes] for _ in sides]
            phi = dispersion(
                *(_series(_within(side, period)) for side, period in zip(series, (before, after), strict=True))
            )
            earlier, later = figures
            assert earlier.numerator is not None
            assert later.numerator is not None
            change = ratio_change(
                rate_ratio(later.numerator, later.denominator, earlier.numerator, earlier.denominator, phi)
            )
        found.append(PolicyChange(number, day, protocol, homes, before, after, tuple(figures), change))
    return tuple(found)


# -------------------------------------------------------------------- homes and children


def _funnel(rows: Sequence[Sequence[Any]]) -> tuple[tuple[HomeInFunnel, ...], tuple[int, int]]:
    """(each home beside the group, by name; the group's contacts and bed nights); none where there are fewer than three homes."""
    counted = sorted((str(home), int(contacts), int(nights)) for _, home, _, contacts, nights, _ in rows if nights)
    contacts, nights = sum(events for _, events, _ in counted), sum(exposure for _, _, exposure in counted)
    if len(counted) < FEWEST_HOMES:
        return (), (contacts, nights)
    return (
        tuple(
            HomeInFunnel(home, exposure, events, funnel(expected_events(exposure, contacts, nights)))
            for home, events, exposure in counted
        ),
        (contacts, nights),
    )


def _concentration(rows: Iterable[Sequence[Any]]) -> tuple[Concentration, ...]:
    """For all homes together and for each: how many contacts came from the child with most, the next nine, the rest."""
    by_home: dict[str, list[tuple[str | None, int]]] = defaultdict(list)
    for home, child, contacts in rows:
        for key in ("", str(home)):
            by_home[key].append((None if child is None else str(child), int(contacts)))
    found = []
    for home, several in sorted(by_home.items()):
        known = sorted((count for child, count in several if child is not None), reverse=True)
        unknown = sum(count for child, count in several if child is None)
        found.append(
            Concentration(
                home, sum(known) + unknown, len(known), sum(known[:1]), sum(known[1:10]), sum(known[10:]), unknown
            )
        )
    return tuple(found)
