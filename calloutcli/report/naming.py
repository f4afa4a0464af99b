"""Homes by a name that people read: `elm-house.example` is Elm house, where no other home would have that name too. Pure.

A log's name holds its home and organisation as they were spelt for a computer (store/evidence.py); JSON and CSV keep that spelling.
"""

from collections import Counter
from collections.abc import Sequence

from calloutcli.frozen import replace
from calloutcli.report.contents import Report


def names_of(homes: Sequence[str]) -> dict[str, str]:
    """A readable name for each home, no two alike; empty for no home."""
    short = {home: _words(home.partition(".")[0]) or home for home in homes}
    often = Counter(short.values())
    return {"": ""} | {home: name if often[name] == 1 else _words(home) for home, name in short.items()}


def _words(home: str) -> str:
    words = home.replace("-", " ").replace(".", ", ").strip()
    return words[:1].upper() + words[1:]


def with_names(report: Report) -> Report:
    """The report with readable names in the place of homes."""
    every = {*report.homes, *(one.home for one in report.logs)}
    name = names_of(sorted(every))

    def of(home: str) -> str:
        return name.get(home, home)

    return replace(
        report,
        homes=tuple(map(of, report.homes)),
        logs=tuple(replace(one, home=of(one.home)) for one in report.logs),
        figures=tuple(replace(one, home=of(one.home)) for one in report.figures),
        changes={(measure, of(home), part): change for (measure, home, part), change in report.changes.items()},
        notices=tuple(replace(one, home=of(one.home)) for one in report.notices),
        months=tuple(replace(one, home=of(one.home)) for one in report.months),
        policy_changes=tuple(replace(one, homes=tuple(map(of, one.homes))) for one in report.policy_changes),
        funnel=tuple(replace(one, home=of(one.home)) for one in report.funnel),
        concentration=tuple(replace(one, home=of(one.home)) for one in report.concentration),
    )
