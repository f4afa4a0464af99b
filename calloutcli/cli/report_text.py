"""A report as lines of text: what it is of and what to see first, then every measure (report_figures.py)."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from calloutcli.audit.exceptions import KINDS
from calloutcli.cli.render import wrap
from calloutcli.cli.report_figures import Table, measure_lines
from calloutcli.frozen import replace
from calloutcli.report.contents import Notice, Report
from calloutcli.report.page.noticed import noticed_in

UNVERIFIED: Final = "NOT VERIFIED. These figures rest on records that nobody has seen to hold."
NOT_SEEN: Final = "What nobody recorded is not here. No ranking is meant: homes differ in the children they care for."
HOW_TO_READ: Final = '"Between" gives the 95 % interval: how far chance alone may move a figure. Missing: how many nobody recorded it of.'
MOST_NOTICES: Final = 10
NOT_WHOLE: Final = (
    "Bed nights are known by whole months, and this period is not of whole months: there are no rates by bed nights."
)


def report_lines(made: Report, table: Table | None = None) -> list[str]:
    """The whole report, of all homes together; each measure drawn by `table` where there is one."""
    lines = [*_head(made), "", *_first(made), ""]
    nothing = []
    for measure in made.measures:
        found = list(measure_lines(made, measure, table))
        lines += [*found, ""] if found else []
        nothing += [] if found else [measure]
    if nothing:
        lines += ["NOTHING IS RECORDED IN THIS PERIOD OF"]
        lines += [line for one in nothing for line in wrap(f"{one.id} {one.name}", "  ")] + [""]
    if made.unverified:
        lines += wrap(UNVERIFIED, hang="")
    if len(made.homes) > 1:
        lines += wrap("These are all homes together. Each home by itself: --html, --csv or --json.", hang="")
    return [*lines, *wrap(NOT_SEEN, hang="")]


# -------------------------------------------------------------------- what comes first


def _head(made: Report) -> Iterator[str]:
    yield from wrap(f"REPORT. {made.asked.words}. A year before: {made.before.words}.", hang="")
    records = sum(one.records for one in made.logs)
    yield from wrap(
        f"Homes: {len(made.homes)}. Logs: {len(made.logs)}. Records: {records:,}. View: {made.view}.", hang=""
    )
    if made.published:
        yield from wrap(
            f"PUBLISHED VERSION. c stands for a small number that is hidden. {made.hidden}".strip(), hang=""
        )
    if made.unverified:
        yield from wrap(UNVERIFIED, hang="")
    for one in made.logs[:3]:
        holds = (
            "holds"
            if one.verified
            else f"does not hold. Problems: {one.problems}"
            if one.problems
            else "was not checked"
        )
        part = " A part of a log: what was not handed over is not counted." if one.partial else ""
        root = f" Root: {one.root}." if one.root else ""
        yield from wrap(f"{one.log}: {holds}. Records: {one.records:,}.{root}{part}")
    if len(made.logs) > 3:
        yield f"... and so many more logs: {len(made.logs) - 3}. All of them: --json"
    if made.homes:
        yield from wrap(HOW_TO_READ, hang="")
        if not made.asked.is_whole_months:
            yield from wrap(NOT_WHOLE, hang="")
    else:
        yield from wrap(
            "There is nothing to count yet: no incident, no occupancy and no nil return is recorded.", hang=""
        )


def _first(made: Report) -> Iterator[str]:
    titles = dict(KINDS)
    yield "TO LOOK AT FIRST. What is open is of whenever; what came late, of the period."
    found = False
    for kind, group in groupby(made.notices, attrgetter("kind")):
        found = True
        several = _by_case(group)
        yield from wrap(f"{titles.get(kind, kind).capitalize()}: {sum(one.count for one in several):,}", "  ")
        if made.published:
            continue
        for one in several[:MOST_NOTICES]:
            yield from wrap(_notice(one), "    ")
        if len(several) > MOST_NOTICES:
            yield f"    ... and so many more: {len(several) - MOST_NOTICES:,}. All of them: --json"
    kinds = {one.kind for one in made.notices}
    for noticed in noticed_in(made):
        if noticed.id not in kinds:
            found = True
            yield from wrap(f"{noticed.title}: {noticed.count:,}", "  ")
    if not found:
        yield "  Nothing is overdue, and no emergency was advised and not called."


def _by_case(notices: Iterable[Notice]) -> list[Notice]:
    """One notice a case: of several of a kind the first, with how many there are."""
    found: dict[tuple[str, str], Notice] = {}
    for one in notices:
        first = found.setdefault((one.home, one.reference), replace(one, count=0))
        found[one.home, one.reference] = replace(first, count=first.count + one.count)
    return list(found.values())


def _notice(one: Notice) -> str:
    where = f"{one.reference}, {one.home}" if one.reference else one.home
    many = f": {one.count}, the first" if one.count > 1 else ""
    return f"{where}{many} since {one.since[:10]}"
