"""The parts of a report's page that come last: how complete the records are, all other measures, what each means, how to check again."""

from typing import Final

from calloutcli.report.contents import CountedLog, Report
from calloutcli.report.page.blocks import HEADLINES, Table, block_of, definition
from calloutcli.report.page.day_words import short_month
from calloutcli.report.page.section import Defined, Section, care, measures_of
from calloutcli.wording import long_date

NOT_ZERO: Final = (
    "A figure is as good as its records. No entries is not zero: a month counts only with an incident or a nil return, and in "
    "a rate only with its bed nights."
)
_SHOWN: Final = ("M12", "M14", "M15", "M22", "M23", "M24", "M25", "M26")
"""What has a part of its own; M1 to M5 are the main figures."""


def records_part(report: Report) -> Section:
    """Logs, months of each home, and what is not recorded."""
    columns = ("Log", "Records", "From", "To", "Checked", "Problems", "Missing words", "Not readable", "Handed over")
    logs = Table("Logs that were counted", columns, tuple(map(_log, report.logs)))
    return Section(
        "records",
        "How complete the records are",
        (NOT_ZERO,),
        blocks=tuple(block_of(report, one) for one in measures_of(report, "M26")),
        tables=tuple(one for one in (_months(report), logs) if one.rows),
    )


def _log(one: CountedLog) -> tuple[str, ...]:
    days = (one.first_day or "none", one.last_day or "none")
    counts = (f"{one.problems:,}", f"{one.missing:,}", f"{one.unread:,}")
    return (one.log, f"{one.records:,}", *days, checked_words(one), *counts, "a part" if one.partial else "whole")


def checked_words(one: CountedLog) -> str:
    """Whether a log was seen to hold."""
    return "holds" if one.verified else "NOT VERIFIED"


def _months(report: Report) -> Table:
    """By home how many months of the period count, as far as the months of the chart go back."""
    asked = report.known_months
    rows = []
    for home in report.homes if asked else ():
        months = [one for one in report.months if one.home == home and one.month in asked]
        counting = [one for one in months if one.counts]
        silent = [short_month(one.month) for one in months if not one.counts]
        without = [short_month(one.month) for one in counting if not one.bed_nights]
        unknown = f"{len(asked) - len(months)}"
        rows.append(
            (
                home,
                f"{len(counting)} of {len(asked)}",
                ", ".join(silent) or "none",
                ", ".join(without) or "none",
                unknown,
            )
        )
    columns = (
        "Home",
        "Months that count",
        "Months without an entry",
        "Months without bed nights",
        "Months before its first entry",
    )
    return Table("Months of the period, by home", columns, tuple(rows))


def others_part(report: Report) -> Section | None:
    """Every measure that has no part of its own; None where there is none."""
    shown = {*HEADLINES, *(one.id for one in measures_of(report, *_SHOWN))}
    blocks = tuple(block_of(report, one) for one in report.measures if one.id not in shown and not one.lacks)
    return Section("others", "Every other measure", blocks=blocks) if blocks else None


def beside_part(report: Report) -> Section | None:
    """Shares of this report beside published ones; None where nobody gave any."""
    if not report.beside:
        return None
    names = {one.id: one.name for one in report.measures}
    rows = []
    for one in report.beside:
        published = one.comparator
        here = (
            ("no such share", "none")
            if one.percent is None or one.points is None
            else (f"{one.percent:.1f} %", f"{one.points:+.1f}")
        )
        name = f"{names.get(published.measure, published.measure)} ({published.measure})"
        rows.append(
            (published.label, name, f"{published.percent:g} %", long_date(published.date), *here, published.source)
        )
    columns = (
        "Published figure of",
        "Measure",
        "Published",
        "As of",
        "Here",
        "Percentage points more or less",
        "Source",
    )
    words = "A published percentage comes without its numbers. So it has no interval, and no test is made."
    table = Table("Beside published figures", columns, tuple(rows))
    return Section("beside", "Beside published figures", (words,), tables=(table,), after=care(report, "M11"))


def not_counted_part(report: Report) -> Section | None:
    """What no record holds; None where everything can be counted."""
    rows = tuple((f"{one.name} ({one.id})", one.lacks) for one in report.measures if one.lacks)
    if not rows:
        return None
    table = Table("What cannot be counted, and which field it lacks", ("Measure", "What no record holds"), rows)
    return Section(
        "not-counted", "What cannot be counted yet", ("An empty place here is not a zero.",), tables=(table,)
    )


def definitions_part(report: Report) -> Section:
    """What every figure means, as the file of its measure says."""
    found = tuple(Defined(f"{one.name} ({one.id})", definition(one)) for one in report.measures)
    return Section("definitions", "How each figure is counted", definitions=found)


def again_part(report: Report) -> Section:
    """The roots, and what to type to get the same report again."""
    days = f"{report.asked.first.isoformat()}..{report.asked.last.isoformat()}"
    view = f" --view {report.view}" if report.view != "reviewer" else ""
    steps = (
        (
            "Get the records from each home by another way than this page. The home makes a bundle of them:",
            "callout log export FOLDER",
        ),
        ("Ask whether the records hold. The root must be the one below:", "callout log verify FOLDER"),
        (
            "Make the report again. Every figure must be the same:",
            f"callout report FOLDER --period {days}{view}{' --publish' if report.published else ''}",
        ),
    )
    rows = tuple((one.log, f"{one.records:,}", one.root or "none", checked_words(one)) for one in report.logs)
    return Section(
        "again",
        "How to check this report again",
        (
            "A root is a number that stands for every record of a log. If one letter of one record changes, the root is another.",
        ),
        commands=steps,
        tables=(Table("Logs and their roots", ("Log", "Records", "Root (SHA-256)", "Checked"), rows),) if rows else (),
        after=("This shows that no record was changed. It cannot show what was never recorded.",),
    )
