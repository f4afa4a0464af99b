"""A report as two A4 pages for a councillor: six questions, what the records say to each, and what to ask next (six_points.py)."""

from calloutcli.report.contents import Report
from calloutcli.report.page.rendering import render
from calloutcli.report.page.sections import HIDDEN_MEANS
from calloutcli.report.page.six_points import LONGEST, six_points
from calloutcli.report.page.whole import homes_words, records_words, sheet_of, standing_of
from calloutcli.wording import long_date


def render_snapshot(report: Report) -> str:
    """The HTML of the two pages."""
    questions = six_points(report)
    return render(
        "snapshot.html.j2",
        title=f"Snapshot for councillors: {report.asked.words}",
        standing=standing_of(report),
        facts=[
            ("Period", f"{report.asked.words}. Beside it, the year before: {report.before.words}"),
            ("Homes", _homes(report)),
            ("Made", f"{long_date(report.made.date())}, by callout"),
            ("Records", records_words(report)),
        ],
        hidden=HIDDEN_MEANS if report.published else "",
        sheets=(questions[:3], questions[3:]),
        sheet=sheet_of(report, "in the whole report"),
    )


def _homes(report: Report) -> str:
    words = homes_words(report)
    return words if len(words) <= LONGEST and len(report.homes) <= 6 else f"{len(report.homes)}"
