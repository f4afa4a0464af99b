"""A report as JSON: every figure with its counts, interval, method and refusal; lists in the order of the page."""

from typing import Any

from calloutcli.cli.envelope import envelope
from calloutcli.interview.moment import format_time
from calloutcli.report.change import Change
from calloutcli.report.contents import PolicyChange, Report
from calloutcli.report.control.chart import ControlChart, Point
from calloutcli.report.figure import Figure
from calloutcli.report.period import Period

Values = dict[str, Any]
"""Ready for JSON. Unlike what is hashed (canonical.py), figures are no whole numbers."""


def report_json(made: Report) -> str:
    """The envelope of `callout report --json`."""
    result: Values = {
        "period": _period(made.asked),
        "year_before": _period(made.before),
        "made": format_time(made.made),
        "view": made.view,
        "published": made.published,
        "unverified": made.unverified,
        "hidden": made.hidden,
        "logs": [_plain(one) for one in made.logs],
        "homes": list(made.homes),
        "exceptions": [_plain(one) for one in made.notices],
        "figures": [_figure(one) for one in made.figures],
        "changes": [
            {"measure": measure, "home": home or None, "part": part, **_change(change)}
            for (measure, home, part), change in made.changes.items()
        ],
        "tiers": {"months": list(made.chart_months), **{tier: list(counts) for tier, counts in made.tiers.items()}},
        "chart": None if made.chart is None else _chart(made.chart, made.chart_kind, made.chart_why),
        "policy_changes": [_policy_change(one) for one in made.policy_changes],
        "funnel": [
            {
                "home": one.home,
                "contacts": one.contacts,
                "bed_nights": one.bed_nights,
                "expected": None if one.funnel is None else one.funnel.expected,
                "place": None if one.funnel is None else one.funnel.place(one.contacts),
            }
            for one in made.funnel
        ],
        "group": {"contacts": made.group_rate[0], "bed_nights": made.group_rate[1], "dispersion": made.dispersion},
        "concentration": [_plain(one) for one in made.concentration],
        "beside": [
            {**_plain(one.comparator), "date": one.comparator.date.isoformat(), "ours": one.percent, "points": one.points}
            for one in made.beside
        ],
        "measures": [
            {
                "id": one.id, "name": one.name, "numerator": one.numerator, "denominator": one.denominator,
                "period": one.period, "method": one.method, "caveat": one.caveat, "source": one.source,
                "parts": dict(one.parts), "lacks": one.lacks or None,
            }
            for one in made.measures
        ],
    }  # fmt: skip
    return envelope("report", result)


def _plain(value: Any) -> Values:
    """The fields of a value by name; an empty text is null."""
    fields = {name: getattr(value, name) for name in type(value).__slots__}
    return {name: None if one == "" else one for name, one in fields.items()}


def _period(period: Period) -> Values:
    return {"first": period.first.isoformat(), "last": period.last.isoformat(), "words": period.words}


def _figure(one: Figure) -> Values:
    return {**_plain(one), "part": one.part, "refusal": one.refusal or None}


def _change(change: Change) -> Values:
    return _plain(change)


def _chart(chart: ControlChart, kind: str, why: str) -> Values:
    return {
        "kind": kind,
        "why": why,
        "method": chart.method,
        "remarks": list(chart.remarks),
        "points": [_point(point) for point in chart.points],
    }


def _point(point: Point) -> Values:
    return {
        "label": point.label,
        "value": point.value,
        "centre": point.centre,
        "lower": point.lower,
        "upper": point.upper,
        "signals": list(point.signals),
    }


def _policy_change(one: PolicyChange) -> Values:
    return {
        "number": one.number,
        "day": one.day.isoformat(),
        "protocol": one.protocol or None,
        "homes": list(one.homes),
        "before": None if one.before is None else _period(one.before),
        "after": None if one.after is None else _period(one.after),
        "figures": [_figure(figure) for figure in one.figures],
        "change": None if one.change is None else _change(one.change),
    }
