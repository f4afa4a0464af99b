"""The parts of a report's page that are charts: over time, before and after, homes beside each other, one child's share.

A chart never says that something is better or worse, nor why. Where none can be drawn, the part says so, with the reason.
"""

from typing import Final

from calloutcli.report.contents import PolicyChange, Report
from calloutcli.report.page.blocks import Table, block_of, compared_words, short_words
from calloutcli.report.page.pictures import (
    change_title,
    draw_change,
    draw_children,
    draw_homes,
    draw_over_time,
    draw_tiers,
)
from calloutcli.report.page.section import Section, care, drawn, measures_of
from calloutcli.report.words import SMALL_NUMBERS
from calloutcli.wording import long_date

NO_CAUSE: Final = (
    "This does not show that the change was the cause. Other things change too. And where something is changed after a bad "
    "year, the next year is often better all by itself (regression to the mean)."
)
CHANCE: Final = (
    "Figures go up and down by themselves. A point is marked only where chance alone would seldom put it. A mark says: "
    "look. It does not say why."
)
SMALL_HOMES: Final = (
    "A small home has few contacts, so its figure jumps. The lines show how far chance alone would carry a home of that "
    "size. Inside them nothing can be said of a home. Outside them, ask why. It may be the children who live there, the "
    "area, or the records. Homes stand in the order of their names: this is no ranking."
)
ONE_CHILD: Final = (
    "One child in great trouble can be most of a home's contacts. Then the question is that child's plan, and not the "
    "practice of the home."
)
_KINDS: Final = {
    "u": "Each point is a rate: contacts for each 1,000 bed nights of that month.",
    "c": "Each point is a count. Bed nights are not recorded for each month, so there is no rate.",
    "days between": "Contacts are few. So each point is the days since the contact before: the higher it stands, the longer there was none.",
}


def tiers_part(report: Report) -> Section | None:
    """Decisions month by month; none for the police, who are not told what the home managed itself."""
    if report.view == "police":
        return None
    picture = draw_tiers(report)
    if picture is None:
        return Section(
            "tiers",
            "Decisions month by month",
            (SMALL_NUMBERS if report.published else "There is no decision to show in these months.",),
        )
    undecided = sum(count or 0 for count in report.tiers.get("undecided", ()))
    notes = [f"Left undecided in these months, and not drawn: {undecided:,}."] if undecided else []
    return Section("tiers", "Decisions month by month", pictures=(drawn(picture, notes=notes),))


def over_time_part(report: Report) -> Section:
    """Police contacts over time, in the form that fits how many there are."""
    title, chart, picture = "Police contacts over time", report.chart, draw_over_time(report)
    why = f"Why no more is drawn: {report.chart_why}." if report.chart_why else ""
    if picture is None or chart is None:
        return Section(
            "over-time",
            title,
            (SMALL_NUMBERS,) if report.published else tuple(filter(None, ("There is nothing to draw.", why))),
        )
    return Section(
        "over-time",
        title,
        tuple(filter(None, (CHANCE, _KINDS.get(report.chart_kind, why)))),
        pictures=(drawn(picture),),
        after=(
            f"How it is drawn: {chart.method}.",
            *(f"Note: {one}." for one in chart.remarks if one != report.chart_why),
            *care(report, "M25"),
        ),
    )


def changes_part(report: Report) -> Section:
    """What was before and after each recorded change of protocol, and each day that was named."""
    pictures, rows = [], []
    for one in report.policy_changes:
        title = f"Change {one.number}, {long_date(one.day)}: {change_title(one)}"
        picture = draw_change(one)
        if picture is None:
            rows.append((title, _homes_of(report, one)))
        else:
            counts = "Before: {}. After: {}.".format(*(short_words(figure) for figure in one.figures))
            compared = f"After beside before: {compared_words(one.change)}. {counts}"
            pictures.append(drawn(picture, title, [compared, f"Homes: {_homes_of(report, one)}.", NO_CAUSE]))
    caption = "Changes of which nothing is compared: there are no whole months with bed nights on both sides"
    none = "No change of protocol is recorded up to the end of this period."
    return Section(
        "changes",
        "Before and after each change",
        () if report.policy_changes else (SMALL_NUMBERS if report.published else none,),
        pictures=tuple(pictures),
        tables=(Table(caption, ("Change", "Homes"), tuple(rows)),) if rows else (),
        after=care(report, "M24") if pictures else (),
    )


def _homes_of(report: Report, one: PolicyChange) -> str:
    homes = one.homes or report.homes
    return ", ".join(homes) if len(homes) <= 6 else f"{len(homes)}"


def homes_part(report: Report) -> Section:
    """Every home beside all of them, by name."""
    title, picture = "Homes beside each other", draw_homes(report)
    if picture is None:
        few = (
            "Homes are set beside each other only where three or more have whole months with bed nights, and a contact."
        )
        return Section("homes", title, (SMALL_NUMBERS if report.published else few,))
    contacts, nights = report.group_rate
    together = f"All homes together: police contacts {contacts:,}, bed nights {nights:,}."
    return Section("homes", title, (SMALL_HOMES, together), pictures=(drawn(picture),), after=care(report, "M23"))


def children_part(report: Report) -> Section:
    """How many contacts are about one child, of all homes and of each. No child stands in it by any code."""
    pictures = tuple(drawn(one) for one in draw_children(report.concentration))
    none = SMALL_NUMBERS if report.published else "There is no contact to show."
    return Section(
        "children",
        "How many contacts are about one child",
        (ONE_CHILD,) if pictures else (ONE_CHILD, none),
        pictures=pictures,
        blocks=tuple(block_of(report, one) for one in measures_of(report, "M12")),
    )
