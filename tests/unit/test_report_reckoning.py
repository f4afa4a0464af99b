"""From the rows of an engine to a report: which chart, which changes, which homes beside their group, who is told what.

The engine gives rows that stand here, so that each can be counted by hand.
"""

from datetime import UTC, date, datetime

import pytest

pytest.importorskip("duckdb")

from calloutcli.cli.report_over_time import change_lines, home_lines, month_lines, one_child_words
from calloutcli.cli.report_table import table_lines
from calloutcli.cli.report_text import report_lines
from calloutcli.errors import UsageError
from calloutcli.frozen import replace
from calloutcli.report.contents import CountedLog, HomeInFunnel, Notice
from calloutcli.report.measure import measures
from calloutcli.report.period import months_between, parse_period, year_before
from calloutcli.report.reckoning import (
    Counting,
    Question,
    _notices,
    changes_in,
    first_month_in,
    list_sql,
    periods_of,
    reckon,
)
from calloutcli.report.view import POLICE, for_view
from tests.builders import LONDON
from tests.reports import REPORTS

ASKED = parse_period("2025/26")
MADE = datetime(2026, 4, 9, 8, 30, tzinfo=UTC)
LOG = CountedLog("elm/log/1", "elm", 9, "ab" * 32, True, 0, 0, 0, False, "2024-04-02", "2026-03-30")
MONTHS = months_between("2024-04", "2026-03")


class Rows:
    """An engine that gives these rows: by the id of a measure, or the name of a list."""

    def __init__(self, **rows) -> None:
        by_id = {one.id: one.sql for one in measures()}
        self._rows = {by_id.get(name) or list_sql(name): several for name, several in rows.items()}

    def rows(self, sql):
        """The rows of a SELECT; none of another."""
        return self._rows.get(sql, [])


def months(contacts, nights=200, home="elm", incidents=10):
    """Rows of M25: by month the contacts of a home, None where it does not count; `nights` None: not known."""
    found = []
    for month, count in zip(MONTHS, contacts, strict=False):
        of, counts = count or 0, count is not None
        known = counts and nights is not None
        found += [
            (f"month:{month}", home, "", of if known else 0, nights if known else None, int(not known)),
            (f"month:{month}", home, "count", of, None, int(not counts)),
            (f"month:{month}", home, "incidents", incidents if counts else 0, None, int(not counts)),
        ]
    return found


def question(*changes: str, **said) -> Question:
    """What is asked of the year, with these days named."""
    days = tuple(date.fromisoformat(day) for day in changes)
    return Question(ASKED, year_before(ASKED), MADE, MADE.date(), (LOG,), changes=days, **said)


def report(*changes: str, **rows):
    """The report that comes of these rows."""
    engine = Rows(**{"homes": [("elm", "2024-04")], **rows})
    asked = question(*changes)
    found = changes_in(engine, asked)
    return reckon(engine, Counting(asked, periods_of(asked, first_month_in(engine), found), found))


# ------------------------------------------------------------------------ over time


def test_many_contacts_with_bed_nights_are_a_u_chart():
    """Of all homes together; the point of a month is its contacts for each 1,000 bed nights of all."""
    made = report(M25=[*months([6] * 24), *months([2] * 24, 100, "oak")])
    assert made.chart_kind == "u"
    assert [point.label for point in made.chart.points] == list(MONTHS)
    assert made.chart.points[0].value == pytest.approx(8 * 1000 / 300)


def test_a_month_that_does_not_count_for_one_home_is_a_gap_for_all():
    """No entries is not zero: what the others had would look like fewer."""
    made = report(M25=[*months([6] * 24), *months([6] * 5 + [None] + [6] * 18, home="oak")])
    assert [point.label for point in made.chart.points if point.value is None] == [MONTHS[5]]
    assert sum(one.counts for one in made.months) == 47


def test_without_bed_nights_it_is_a_c_chart():
    """Counts alone: no rate is guessed."""
    made = report(M25=months([6, 8] * 12, None))
    assert (made.chart_kind, made.chart.points[1].value) == ("c", 8)


def test_few_contacts_are_charted_by_the_days_between_them():
    """Under four a month; contacts from before the chart's months are not among them, and two on one day are two."""
    days = [("elm", "2023-01-01", 3), ("elm", "2024-05-01", 1), ("elm", "2024-07-10", 2), ("elm", "2025-02-01", 1),
            ("elm", "2025-03-01", 1), ("elm", "2025-08-01", 1), ("elm", "2026-01-01", 1)]  # fmt: skip
    made = report(M25=months([0, 1] * 12), contact_days=days)
    assert made.chart_kind == "days between"
    assert [point.value for point in made.chart.points][:3] == [70, 0, 206]
    assert (made.chart.points[-1].running, made.chart.points[-1].value) == (True, 89)


def test_a_gap_over_months_of_which_nothing_is_known_is_no_gap():
    """The days between two contacts are not known where months between them do not count."""
    days = [("elm", f"{month}-01", 1) for month in (*MONTHS[:4], *MONTHS[6:12])]
    made = report(M25=months([1] * 4 + [None] * 2 + [1] * 6 + [0] * 12), contact_days=days)
    assert [point.value for point in made.chart.points][:5] == [30, 31, 30, None, 31]


def test_nothing_known_is_no_chart_of_noughts():
    """Where no month counts there are points without a value; where there is no month there is no chart."""
    made = report(M25=months([None] * 24))
    assert (made.chart_kind, {point.value for point in made.chart.points}) == ("plain", {None})
    assert "No entries is not zero" in made.chart_why
    assert report(homes=[]).chart is None


def test_decisions_by_tier_are_none_where_no_home_counts():
    """By month and tier, of all homes; tiers that nobody decided are left out, the most serious last."""
    rows = [
        ("elm", MONTHS[0], "in_house", 3),
        ("oak", MONTHS[0], "in_house", 2),
        ("elm", MONTHS[1], "emergency_police", 1),
    ]
    made = report(M25=months([1, 1, None, *[1] * 21]), tiers=rows)
    assert list(made.tiers) == ["in_house", "emergency_police"]
    assert made.tiers["in_house"][:4] == (5, 0, None, 0)
    assert made.tiers["emergency_police"][:4] == (0, 1, None, 0)
    assert made.chart_months == MONTHS


# ------------------------------------------------------------------------ changes


def test_a_change_of_protocol_is_found_from_the_records():
    """One change, from the first day on, however many days the homes took; the protocol that a home began with is none."""
    rows = [("elm", "2024-04-02", "p@1"), ("oak", "2024-04-09", "p@1"), ("ash", "2025-06-03", "p@2"), ("oak", "2025-06-01", "p@2"),
            ("elm", "2025-06-05", "p@2"), ("elm", "2026-04-01", "p@3")]  # fmt: skip
    found = changes_in(
        Rows(protocol_changes=sorted(rows, key=lambda row: row[1])), question("2025-09-01", "2025-01-01")
    )
    assert found == (
        (date(2025, 1, 1), "", ()),
        (date(2025, 6, 1), "p@2", ("oak", "elm")),
        (date(2025, 9, 1), "", ()),
    )


def test_two_protocols_on_a_homes_first_day_are_no_change():
    """Nothing was before."""
    rows = [("elm", "2025-05-02", "p@1"), ("elm", "2025-05-02", "p@2")]
    assert changes_in(Rows(protocol_changes=rows), question()) == ()


def sides(number, home, before, after):
    """Rows of M24: (contacts, bed nights) of a home before and after a change."""
    return [(f"before:{number}", home, "", *before, 0), (f"after:{number}", home, "", *after, 0)]


def test_a_change_is_of_the_homes_that_changed():
    """Their contacts and nights before and after, and no others'; of a day that was named all homes'."""
    rows = [("elm", "2024-04-02", "p@1"), ("oak", "2024-04-02", "p@1"), ("elm", "2025-04-01", "p@2")]
    elm, oak = ((43, 1000), (29, 1000)), ((7, 500), (9, 500))
    m24 = [row for number in (1, 2) for row in (*sides(number, "elm", *elm), *sides(number, "oak", *oak))]
    made = report("2025-07-01", protocol_changes=rows, M24=m24, M25=months([3] * 24))
    one, named = made.policy_changes
    assert (one.number, one.protocol, one.homes) == (1, "p@2", ("elm",))
    assert [(figure.numerator, figure.denominator) for figure in one.figures] == [(43, 1000), (29, 1000)]
    assert (one.before.first_month, one.before.last_month, one.after.first_month) == ("2024-04", "2025-03", "2025-04")
    assert round(one.change.value, 6) == 0.674419
    assert [(figure.numerator, figure.denominator) for figure in named.figures] == [(50, 1500), (38, 1500)]


def test_a_change_without_whole_months_on_both_sides_is_named_and_not_compared():
    """In the last month of the period, or before the records."""
    made = report("2026-03-02", "2020-01-01", M25=months([3] * 24))
    assert [(one.before, one.figures, one.change) for one in made.policy_changes] == [(None, (), None)] * 2
    assert "Nothing is compared" in " ".join(change_lines(made))


def test_overdispersed_counts_widen_the_interval_of_a_change():
    """Months that vary more than by chance say less: the method names phi."""
    wild = [0, 30] * 12
    made = report("2025-04-01", M24=sides(1, "elm", (180, 2400), (180, 2400)), M25=months(wild))
    assert "widened by sqrt(phi)" in made.policy_changes[0].change.method
    calm = report("2025-04-01", M24=sides(1, "elm", (180, 2400), (180, 2400)), M25=months([15] * 24))
    assert calm.policy_changes[0].change.low > made.policy_changes[0].change.low


def test_a_rate_beside_the_year_before_is_widened_by_how_its_own_counts_vary():
    """Contacts by contacts, incidents by incidents; a rate of which that is not known is not tested at all."""
    rows = {"M2": [("asked", "elm", "", 100, 2400, 0), ("year_before", "elm", "", 140, 2400, 0)],
            "M3": [("asked", "elm", "", 100, 2400, 0), ("year_before", "elm", "", 140, 2400, 0)],
            "M20": [("asked", "elm", "incidents:first", 9, 3, 0), ("year_before", "elm", "incidents:first", 9, 3, 0)]}  # fmt: skip
    made = report(M25=months([0, 30] * 12), **rows)
    assert "phi" in made.changes["M2", "", ""].method
    assert "phi" not in made.changes["M3", "", ""].method
    assert {key[0] for key in made.changes} == {"M2", "M3"}


# ------------------------------------------------------------------------ homes and children


def test_three_homes_are_a_group_and_two_are_none():
    """Homes without nights are not beside them; they stand by name, and the group's rate is that of those who stand there."""
    rows = [
        ("asked", "oak", "", 5, 900, 0),
        ("asked", "ash", "", 20, 900, 0),
        ("asked", "elm", "", 5, 1200, 0),
        ("asked", "yew", "", 9, None, 12),
    ]
    made = report(M23=rows)
    assert [(one.home, one.contacts, one.bed_nights) for one in made.funnel] == [
        ("ash", 20, 900),
        ("elm", 5, 1200),
        ("oak", 5, 900),
    ]
    assert made.group_rate == (30, 3000)
    assert (made.funnel[0].funnel.expected, made.funnel[0].funnel.place(20)) == (9.0, "above the 95 % limits")
    assert made.dispersion == pytest.approx(((20 - 9) ** 2 / 9 + (5 - 12) ** 2 / 12 + (5 - 9) ** 2 / 9) / 2)
    lines = list(home_lines(made))
    assert [line.split(":")[0] for line in lines if ", expected" in line] == ["  ash", "  elm", "  oak"]
    assert "Dispersion of the homes: 9.7" in " ".join(lines).replace("\n", " ").replace("    ", "")
    two = report(M23=rows[1:3])
    assert (two.funnel, two.group_rate, two.dispersion) == ((), (25, 2100), None)
    assert "no group" in " ".join(home_lines(two))


def test_a_group_without_contacts_says_nothing_of_a_home():
    """Nought beside nought."""
    made = report(M23=[("asked", home, "", 0, 900, 0) for home in ("ash", "elm", "oak")])
    assert {one.funnel for one in made.funnel} == {None}
    assert made.dispersion is None
    assert "  elm: 0 in 900 bed nights" in list(home_lines(made))


def test_how_much_comes_from_one_child():
    """The child with most, the next nine, the rest, and those without a code; of all homes, and of each."""
    rows = [("elm", f"c{number:02}", 12 - number) for number in range(12)] + [("oak", "d", 20), ("elm", None, 4)]
    made = report(children=rows)
    everybody, elm, oak = made.concentration
    assert (everybody.home, everybody.contacts, everybody.children, everybody.first, everybody.next_nine, everybody.rest, everybody.unknown) == (
        "", 102, 13, 20, 72, 6, 4,
    )  # fmt: skip
    assert (elm.home, elm.first, elm.next_nine, elm.rest, elm.unknown) == ("elm", 12, 63, 3, 4)
    assert (oak.home, oak.contacts, oak.first) == ("oak", 20, 20)
    said = " ".join(" ".join(one_child_words(made)).split())
    assert (
        said
        == "Of police contacts, from the child with most: 20 of 102. Children: 13. Contacts of children who are not known by a code: 4."
    )
    assert list(one_child_words(report())) == []


def test_what_is_to_be_seen_first_stands_in_the_order_of_a_review():
    """By kind, then the oldest, then by home."""
    rows = [("duty-late", "elm", "E-2", "2025-05-01T00:00:00Z"), ("undecided", "oak", "O-1", "2025-07-01T00:00:00Z"),
            ("emergency-not-called", "oak", "O-2", "2025-09-01T00:00:00Z"), ("duty-late", "elm", "E-1", "2025-04-01T00:00:00Z")]  # fmt: skip
    assert [one.reference for one in report(exceptions=rows).notices] == ["O-2", "O-1", "E-1", "E-2"]


# ------------------------------------------------------------------------ views


def test_agencies_see_how_many_and_no_references():
    """One line of a kind and home, with how many there are and since when; figures as they are."""
    notices = tuple(
        Notice("duty-late", home, f"R-{day}", f"2025-05-{day}T00:00:00Z") for home in ("elm", "oak") for day in (11, 12)
    )
    made = replace(report(), notices=notices)
    for view in ("meeting", "reg44"):
        seen = for_view(made, view)
        assert seen.view == view
        assert seen.notices == (
            Notice("duty-late", "elm", "", "2025-05-11T00:00:00Z", 2),
            Notice("duty-late", "oak", "", "2025-05-11T00:00:00Z", 2),
        )
        assert seen.figures == made.figures
    assert for_view(made, "reviewer").notices == notices


def test_the_police_see_nothing_of_what_the_home_managed_itself():
    """Contacts, what came of them, missing children, and how complete the records are; of exceptions emergencies alone."""
    made = for_view(REPORTS["full"](), "police")
    assert {one.id for one in made.measures} <= POLICE
    assert {one.measure for one in made.figures} <= POLICE
    assert {key[0] for key in made.changes} <= POLICE
    assert (made.tiers, {one.kind for one in made.notices}) == ({}, {"emergency-not-called"})
    assert POLICE.isdisjoint({"M3", "M4", "M5", "M12", "M13", "M14", "M15", "M18", "M22a", "M22b"})
    plain = next(one for one in REPORTS["full"]().figures if one.measure == "M26")
    of_records = tuple(replace(plain, part=part) for part in ("late", "without:role", "without:crime"))
    seen = for_view(replace(REPORTS["full"](), figures=of_records), "police")
    assert [one.part for one in seen.figures] == ["without:crime"], (
        "all incidents less the contacts are what the home managed"
    )


@pytest.mark.parametrize("view", ["child", "everybody", ""])
def test_there_is_no_other_view(view):
    """A child's own record is an export, and says so."""
    with pytest.raises(UsageError):
        for_view(report(), view)


# ------------------------------------------------------------------------ as text

NARROW = [name for name in REPORTS if name != "hostile"]


@pytest.mark.parametrize("name", NARROW)
def test_a_report_in_lines(name):
    """Every line fits 78 columns but a home's long name; every measure stands there once; ranks and praise nowhere."""
    made = REPORTS[name]()
    lines = report_lines(made)
    text = "\n".join(lines)
    assert all(len(line) <= 78 for line in lines)
    assert text.isascii()
    for measure in made.measures:
        assert sum(line.lstrip().startswith(f"{measure.id} ") for line in lines) == 1
    assert "No ranking is meant" in text
    assert ("NOT VERIFIED" in lines[2] + lines[3] and "NOT VERIFIED" in " ".join(lines[-6:])) == made.unverified


def test_a_figure_in_lines():
    """Counts, value, interval, missing, the year before, the change: on one line where there is room, else a line each."""
    lines = report_lines(REPORTS["full"]())
    assert "  all: 34. Missing: 2. A year before: 52" in lines
    at = lines.index("  all: 34 in 6,190, 5.49 for each 1,000, between 3.80 and 7.68")
    assert lines[at + 1 : at + 4] == [
        "    Missing: 1. A year before: 52 in 6,015, 8.65 for each 1,000, between 6.46",
        "      and 11.34",
        "    Change: 36 % less, ratio 0.64, between 0.41 and 0.98: more than chance",
    ]
    assert "  half took no longer: of 102, 9. Missing: 0. A year before: of 80, 20" in "\n".join(lines)


def test_figures_of_which_there_are_none_stand_together():
    """Where they differ in nothing but what they are of; two that are alike and not none stay apart."""
    for count, together in ((0, True), (7, False)):
        made = REPORTS["full"]()
        alike = tuple(
            replace(one, numerator=count) if one.measure == "M1" and one.part in ("other", "missing") else one
            for one in made.figures
        )
        lines = report_lines(replace(made, figures=alike))
        said = [
            "  a child was missing: 7. Missing: 0. A year before: 7",
            "  anything else: 7. Missing: 0. A year before: 7",
        ]
        if together:
            said = ["  each of: a child was missing; anything else: 0. Missing: 0. A year before: 0"]
        assert set(said) <= set(lines)


def test_a_hidden_number_is_c_and_says_so():
    """A published report, in lines."""
    text = "\n".join(report_lines(REPORTS["hidden"]()))
    assert "PUBLISHED VERSION. c stands for a small number that is hidden." in text
    assert "all: c of c" in text or "all: c" in text


def test_no_name_can_drive_the_terminal():
    """Control characters and marks that turn a line round are written out, in lines and in a table."""
    made = REPORTS["hostile"]()
    for table in (None, lambda headings, rows: table_lines(headings, rows, 80)):
        text = "\n".join(report_lines(made, table))
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "\\u202e" in text


def test_empty_and_single_reports_in_words():
    """Nothing recorded is said, and never shown as nought."""
    text = " ".join(report_lines(REPORTS["empty"]()))
    assert "There is nothing to count yet" in text
    assert ": 0" not in text.partition("M1 ")[2]
    text = "\n".join(report_lines(REPORTS["one_record"]()))
    assert "Homes: 1" in text
    assert "all: 1. Missing: 0" in text


def test_only_whole_months_have_rates_and_the_head_says_so():
    """A period that is none is named as the reason."""
    made = REPORTS["full"]()
    assert "there are no rates" not in " ".join(report_lines(made))
    assert "there are no rates" in " ".join(report_lines(replace(made, asked=parse_period("2025-04-02..2026-03-31"))))


def test_days_of_exceptions_are_by_the_homes_clock():
    """Half past eleven in the evening of universal time on 31 March is 1 April in the hall."""
    (notice,) = _notices([("duty-late", "elm", "E-1", "2026-03-31T23:30:00Z")], LONDON)
    made = replace(REPORTS["full"](), notices=(notice,))
    assert "    E-1, elm since 2026-04-01" in report_lines(made)


def test_months_in_lines():
    """The last twelve points with their limits and what chance would seldom give; how many stand before."""
    lines = [*month_lines(REPORTS["full"]())]
    assert "  Points before these: 12. All of them: --html or --json" in lines
    assert sum(line.startswith(("  2025-", "  2026-")) for line in lines) == 12
    assert "  2026-02: not known" in lines
    few = "\n".join(month_lines(REPORTS["few"]()))
    assert "days since the contact before" in few
    assert "so far" in few
    assert list(month_lines(REPORTS["empty"]())) == [
        "  There is nothing to draw: No entries is not zero: no month counts."
    ]


# ------------------------------------------------------------------------ as tables


def test_a_table_has_numbers_at_the_right_and_cuts_nothing():
    """Plain signs, within the width, whatever stands in it; a long name is folded."""
    rows = [
        ("all", "328 in 20,679", "15.86\n14.19 to 17.67", "0", "381"),
        ("x" * 90, "1 of 3", "too few to tell", "12", "nothing recorded"),
    ]
    for width in (72, 80, 110):
        lines = table_lines(("", "Counted", "Figure", "Missing", "Year before"), rows, width)
        assert all(len(line) <= width for line in lines)
        text = "\n".join(lines)
        assert text.isascii()
        assert text.count("x") == 90
        assert "14.19 to 17.67" in text
        assert set(lines[1].strip()) == {"-"}
    lines = table_lines(("", "Counted"), [("a", "1"), ("b", "1,000")], 60)
    assert lines == ["      Counted", "  -----------", "  a         1", "  b     1,000"]


@pytest.mark.parametrize("name", NARROW)
@pytest.mark.parametrize("width", [72, 80, 110])
def test_tables_say_what_lines_say(name, width):
    """Every count of a figure stands in the table too; changes that are more than chance stand below it."""
    made = REPORTS[name]()
    lines = report_lines(made, lambda headings, rows: table_lines(headings, rows, width))
    assert all(len(line) <= max(78, width) for line in lines)
    text = "\n".join(lines)
    if name == "full":
        assert "328" not in text
        assert "all, beside the year before: 36 % less" in text
        assert "No change from the year before can be told from chance." in text
    assert text.isascii()


def test_home_in_funnel_without_a_group_is_no_crash():
    """A home of which nothing can be said stands there all the same."""
    made = replace(REPORTS["full"](), funnel=(HomeInFunnel("elm", 10, 0, None),) * 3, group_rate=(0, 30))
    assert "  elm: 0 in 10 bed nights" in list(home_lines(made))
