"""A report as a reader gets it, by the views of an extract (audit/extract.py): figures are of everybody, single cases are not.

reviewer   everything, with the references of the cases to look at first
meeting    no references: agencies look at what was done and why, not at who
reg44      no references: a case record is seen by consent alone (Regulation 44(2)(b))
police     contacts, what came of them, and missing children: what the home managed itself is not asked for
child      none: a child's own record is an export
"""

from collections import Counter
from typing import Final

from calloutcli.errors import UsageError
from calloutcli.frozen import replace
from calloutcli.report.contents import Notice, Report

VIEWS: Final = ("reviewer", "meeting", "police", "reg44")
POLICE: Final = frozenset(("M1", "M2", "M6", "M16", "M17", "M19", "M23", "M24", "M25", "M26"))
"""The measures of the view for the police; in-house outcomes are excluded, as from every extract for them."""
_OF_RECORDS: Final = "M26"
_OF_CONTACTS: Final = frozenset((
    "without:attended", "without:crime", "not_reporting", "logs_not_verified", "logs_partial", "problems", "disclosures", "unread",
))  # fmt: skip
"""Its parts for the police: the others are of all incidents, and with the contacts they would tell how many the home managed itself."""


def require_view(view: str) -> None:
    """Nothing, where somebody has a report in this view.

    Raises:
        UsageError: nobody has.
    """
    if view == "child":
        raise UsageError(
            "a report is about a home, and not for a child's own record", "use `callout log export --view child`"
        )
    if view not in VIEWS:
        raise UsageError(f"`{view}` is not a view", f"there are {', '.join(VIEWS)}")


def for_view(report: Report, view: str) -> Report:
    """The report as a reader of this view gets it.

    Raises:
        UsageError: nobody has a report in this view.
    """
    require_view(view)
    if view == "reviewer":
        return replace(report, view=view)
    report = replace(report, view=view, notices=_counted(report.notices))
    return report if view != "police" else _for_police(report)


def _counted(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """One notice of a kind and home, with how many there are and since when, and no reference."""
    counts = Counter((one.kind, one.home) for one in notices)
    first = {(one.kind, one.home): one.since for one in reversed(notices)}
    return tuple(Notice(kind, home, "", first[kind, home], count) for (kind, home), count in counts.items())


def _is_for_police(measure: str, part: str) -> bool:
    return measure in POLICE and (measure != _OF_RECORDS or part in _OF_CONTACTS)


def _for_police(report: Report) -> Report:
    return replace(
        report,
        measures=tuple(one for one in report.measures if one.id in POLICE),
        figures=tuple(one for one in report.figures if _is_for_police(one.measure, one.part)),
        changes={key: change for key, change in report.changes.items() if _is_for_police(key[0], key[2])},
        tiers={},
        concentration=(),
        notices=tuple(one for one in report.notices if one.kind == "emergency-not-called"),
    )
