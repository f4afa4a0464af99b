"""What is to be seen first in a report: each kind with how many there are, and where the reader may see them, which. Pure.

Beside what the records themselves show (`Report.notices`) stands what is wrong with the records: a log that does not hold, personal
words that are missing unexplained, homes and months of which nothing is known. The order is that of a review (audit/exceptions.py).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from calloutcli.audit.exceptions import KINDS
from calloutcli.frozen import frozen
from calloutcli.report.contents import Notice, Report
from calloutcli.report.page.day_words import short_month, since_words

EMERGENCY: Final = "emergency-not-called"
_MEANINGS: Final = {
    EMERGENCY: "The advice was to call 999, and 999 was not called.",
    "put-off-overdue": "A manager was to decide by a time that has passed.",
    "undecided": "The answers left the decision open, and nobody has decided since.",
    "duty-not-done": "Somebody had to be told by a time that has passed, and no record says that they were.",
    "judgement-missing": "Somebody had to judge whether Ofsted or others must be told, and no judgement is recorded.",
    "duty-late": "Somebody was told, but after the time for it.",
}
_TITLES: Final = {id_: title.capitalize() for id_, title in KINDS}
_ORDER: Final = {id_: place for place, (id_, _) in enumerate(KINDS)}


@frozen
class Noticed:
    """One kind: `rows` say which, in `columns`, as far as the reader may see them; `meaning` says in a sentence what it is."""

    id: str
    title: str
    meaning: str
    count: int
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def noticed_in(report: Report) -> tuple[Noticed, ...]:
    """Every kind that there is one of, the most pressing first."""
    found = [*_cases(report), *_logs(report), *_silent(report)]
    return tuple(one for one in found if one.count)


def _cases(report: Report) -> Iterator[Noticed]:
    by_kind = defaultdict(list)
    for one in report.notices:
        by_kind[one.kind].append(one)
    for kind in sorted(by_kind, key=lambda kind: (_ORDER.get(kind, len(_ORDER)), kind)):
        ones = by_kind[kind]
        count = sum(one.count for one in ones)
        title = _TITLES.get(kind, kind.replace("-", " ").capitalize())
        columns, rows = _by_case(ones) if any(one.reference for one in ones) else _by_home(ones)
        yield Noticed(kind, title, _MEANINGS.get(kind, ""), count, columns, rows)


def _by_case(ones: Sequence[Notice]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    rows = tuple((one.reference or "not shown", one.home, since_words(one.since)) for one in ones)
    return ("Reference", "Home", "Since"), rows


def _by_home(ones: Sequence[Notice]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    totals: dict[str, int] = defaultdict(int)
    for one in ones:
        totals[one.home] += one.count
    return ("Home", "How many"), tuple((home or "All homes", f"{many:,}") for home, many in sorted(totals.items()))


def _logs(report: Report) -> Iterator[Noticed]:
    unverified = tuple((one.home, one.log, f"{one.problems:,}") for one in report.logs if not one.verified)
    yield Noticed(
        "log-not-verified",
        "Records that were not checked, or do not hold",
        "Somebody may have changed these records. Do not rest a decision on this report.",
        len(unverified),
        ("Home", "Log", "Problems found"),
        unverified,
    )
    missing = tuple((one.home, one.log, f"{one.missing:,}") for one in report.logs if one.missing)
    yield Noticed(
        "missing-unexplained",
        "Personal words that are missing, and nobody said why",
        "The record says that they were written. They are neither here nor marked as withheld or erased.",
        sum(one.missing for one in report.logs),
        ("Home", "Log", "Missing"),
        missing,
    )
    unread = tuple((one.home, one.log, f"{one.unread:,}") for one in report.logs if one.unread)
    yield Noticed(
        "unread",
        "Records that cannot be read here",
        "They are in no figure of this report.",
        sum(one.unread for one in report.logs),
        ("Home", "Log", "Records"),
        unread,
    )
    partial = tuple((one.home, one.log, f"{one.records:,}") for one in report.logs if one.partial)
    yield Noticed(
        "partial",
        "Logs of which only a part was handed over",
        "What was not handed over is in no figure of this report.",
        len(partial),
        ("Home", "Log", "Records here"),
        partial,
    )


def _silent(report: Report) -> Iterator[Noticed]:
    """Homes and months that say nothing: no entries is not zero. A month that is not over yet is not asked for."""
    asked = report.known_months
    if not asked:
        return
    months = defaultdict(list)
    counting: set[str] = set()
    for one in report.months:
        if one.month in asked and one.counts:
            counting.add(one.home)
        elif one.month in asked:
            months[one.home].append(one.month)
    silent = tuple((home,) for home in report.homes if home not in counting)
    yield Noticed(
        "home-not-reporting",
        "Homes of which the period holds nothing",
        "Neither an incident nor a nil return. No entries is not zero: these homes are in no rate.",
        len(silent),
        ("Home",),
        silent,
    )
    rows = tuple((home, ", ".join(map(short_month, some))) for home, some in sorted(months.items()) if home in counting)
    yield Noticed(
        "month-not-reporting",
        "Months without an entry and without a nil return",
        "No entries is not zero: these months are in no rate.",
        sum(len(months[home]) for home, *_ in rows),
        ("Home", "Months"),
        rows,
    )
