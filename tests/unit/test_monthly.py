"""What a home says of a month: bed nights and residents, or that nothing happened; what is refused, and which record counts."""

import json
from datetime import date, timedelta

import pytest

from calloutcli.__main__ import main
from calloutcli.errors import UsageError
from calloutcli.followup import nil_return, occupancy
from calloutcli.followup.course import course_of
from calloutcli.followup.form import Bounds, check_values
from calloutcli.followup.imported import FORM as IMPORTED
from calloutcli.followup.month import days_in, is_over, month_of, month_words
from calloutcli.followup.nil_return import contradicted, incidents_in
from calloutcli.interview.moment import format_time, parse_month
from calloutcli.record.kinds import Entry
from calloutcli.record.told import Told
from tests.builders import LONDON, NOW, uid_of
from tests.houses import House, reference
from tests.worlds import dice, london, world_of

TODAY = date(2026, 11, 22)
FIGURES = ("5", "120", "4", "", "y", "")
"""Places, bed nights, children, no remark, yes, no role."""


class Folder:
    """A home, its commands run in this process."""

    def __init__(self, path):
        self.home = path / "home"
        self._chance = dice("monthly")

    def run(self, *arguments, typed=(), now="2026-11-22 01:55", piped=None):
        """The exit status of a command."""
        environ = {"CALLOUT_HOME": str(self.home)}
        world, screen, keyboard = world_of(typed, environ, london(now), self._chance, piped)
        status = main(list(arguments), world=world)
        self.said, self.left = " ".join(screen.getvalue().split()), keyboard.left
        assert "fault in callout" not in self.said, self.said
        assert not self.left, self.said
        return status

    def rows(self):
        """What `log list --json` says of each record."""
        return self.result("log", "list")

    def result(self, *arguments, **given):
        """The result in the JSON of a command."""
        assert self.run(*arguments, "--json", **given) == 0, self.said
        return json.JSONDecoder().raw_decode(self.said)[0]["result"]

    def decide(self, happened, now):
        """Record an incident that happened then; its reference."""
        assert self.run("decide", typed=["2", happened, "1", "0", "0", "y", "q"], now=now) == 0, self.said
        return self.said.split()[-1]


@pytest.fixture
def folder(tmp_path):
    """A home without a record."""
    return Folder(tmp_path)


# -------------------------------------------------------------------- months


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2026-10", (2026, 10)),
        ("October 2026", (2026, 10)),
        ("oct 2026", (2026, 10)),
        ("10/2026", (2026, 10)),
        ("1/2026", (2026, 1)),
        ("October", (2026, 10)),
        ("November", (2026, 11)),
        ("December", (2025, 12)),
        ("Last Month", (2026, 10)),
        (" sept,  2026 ", (2026, 9)),
    ],
)
def test_a_month_is_read(text, first):
    """As people write months; without a year the last such month."""
    assert parse_month(text, TODAY) == date(*first, 1)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-1", "13/2026", "Smarch 2026", "oc 2026", "2026-10-05", "x", "0000-01"]
)
def test_what_is_no_month_is_not_read(text):
    """With what to write instead."""
    with pytest.raises(UsageError, match="is not a month I can read"):
        parse_month(text, TODAY)


def test_last_month_in_january_is_december():
    """The year goes back too."""
    assert parse_month("last month", date(2026, 1, 31)) == date(2025, 12, 1)


def test_a_month_has_its_days():
    """All twelve, and the leap years."""
    assert [days_in(f"2026-{month:02}") for month in range(1, 13)] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [days_in(f"{year}-02") for year in (2024, 2100, 2000)] == [29, 28, 29]
    assert month_words("2026-02") == "February 2026"


def test_a_month_begins_and_ends_by_the_clock_on_the_wall():
    """In summer local midnight is 23:00 UTC."""
    assert month_of(london("2026-10-01 00:00"), LONDON) == "2026-10"
    assert month_of(london("2026-10-01 00:00") - timedelta(seconds=1), LONDON) == "2026-09"
    assert london("2026-10-01 00:00").day == 30
    assert month_of(london("2026-10-31 23:59"), LONDON) == "2026-10"
    assert not is_over("2026-11", TODAY)
    assert is_over("2026-11", date(2026, 12, 1))


# -------------------------------------------------------------------- the figures


@pytest.mark.parametrize(
    ("places", "bed_nights", "residents", "said"),
    [
        (5, 155, 5, None),
        (5, 156, 6, "places: 5, nights: 31, so bed nights: at most 155"),
        (5, 0, 0, None),
        (5, 0, 1, "each child slept here at least one night, so children: at most 0"),
        (5, 3, 4, "each child slept here at least one night, so children: at most 3"),
        (5, 4, 4, None),
        (5, 31, 0, "bed nights: 31, nights: 31, so children: at least 1"),
        (5, 63, 2, "bed nights: 63, nights: 31, so children: at least 3"),
        (5, 62, 2, None),
        (2, 60, 9, None),
    ],
)
def test_figures_that_cannot_all_be_right(places, bed_nights, residents, said):
    """Each is held against the others; more children than places can be right."""
    values = {"month": "2026-10", "places": places, "bed_nights": bed_nights, "residents": residents}
    found = check_values(occupancy.FORM, values, Bounds(NOW, None, {}))
    assert [one.message for one in found] == ([] if said is None else [said])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"month": "2026-11"}, "that month is not over yet"),
        ({"month": "2026-12"}, "that month is still to come"),
        ({"month": "2026-13"}, "is not a month"),
        ({"month": "October"}, "is not a month"),
        ({"places": 0}, "is not a number that can be"),
        ({"places": True}, "is not a number that can be"),
        ({"bed_nights": -1}, "is not a number that can be"),
        ({"bed_nights": 1.5}, "is not a number that can be"),
        ({"residents": "four"}, "is not a number that can be"),
        ({"remark": "a\x1bb"}, ""),
        ({"beds": 4}, "is not asked in this form"),
        ({"month": None}, "is missing"),
    ],
)
def test_a_figure_that_cannot_stand(values, said):
    """By itself: a number, a month that is over, words without keys."""
    right = {"month": "2026-10", "places": 5, "bed_nights": 120, "residents": 4}
    found = check_values(occupancy.FORM, {**right, **values}, Bounds(NOW, None, {}))
    assert len(found) == 1
    assert found[0].field == next(iter(values))
    assert said in found[0].message


# -------------------------------------------------------------------- the command


def test_a_month_is_recorded_and_told(folder):
    """Asked one by one, kept as codes and numbers, told in words by `log list` and `log show`."""
    assert folder.run("occupancy", typed=["last month", *FIGURES]) == 0
    assert "October 2026: occupancy." in folder.said
    assert "Month: October 2026 1. Places: 5 2. Bed nights: 120 3. Children: 4 4. Remark: left out" in folder.said
    (row,) = folder.rows()
    assert (row["kind"], row["month"], row["reference"]) == ("occupancy", "2026-10", "")
    assert "said" not in row
    leaf = folder.result("log", "show", "0")["leaf"]
    assert {name: leaf[name] for name in ("month", "places", "bed_nights", "residents", "late")} == {
        "month": "2026-10",
        "places": 5,
        "bed_nights": 120,
        "residents": 4,
        "late": False,
    }
    assert "reference" not in leaf
    folder.run("log", "list")
    assert "occupancy October 2026. Places: 5. Bed nights: 120. Children: 4" in folder.said
    folder.run("log", "show", "0")
    assert "In words: Occupancy Month: October 2026 Places: 5 Bed nights: 120 Children: 4" in folder.said
    assert folder.run("log", "verify") == 0


def test_a_second_record_of_a_month_counts(folder):
    """It is said which one counted so far, asked whether to go on, and said by `log show` of the first."""
    folder.run("occupancy", "2026-10", typed=FIGURES)
    folder.run("occupancy", "2026-09", typed=FIGURES)
    assert folder.run("occupancy", "october", typed=["2"]) == 130
    assert "October 2026 was recorded on Sunday 22 November, 01:55 (record 0): Places: 5 Bed nights: 120" in folder.said
    assert len(folder.rows()) == 2
    assert folder.run("occupancy", "october", typed=["1", "5", "124", "4", "Counted again.", "y", "4"]) == 0
    assert "warning: record 0 is of the same month, and counts no longer" in folder.said
    folder.run("log", "show", "0")
    assert "Record 2 is of the same month and was made later: it counts, and not this one." in folder.said
    for seq in ("1", "2"):
        folder.run("log", "show", seq)
        assert "of the same month" not in folder.said
    folder.run("nil-return", "2026-10", typed=["", "y", ""])
    folder.run("log", "show", "2")
    assert "of the same month" not in folder.said, "a nil return is another kind"


def test_a_month_whose_record_cannot_be_read_can_be_recorded_again(tmp_path):
    """Its figures are not told; `log verify` names it."""
    house = House(tmp_path / "home")
    house.decide(0)
    record = dict(house.records())[0]
    house.append(
        Entry("occupancy", uid_of(900), "manager", record.protocol, {}, {"month": "2026-10", "late": False}, {})
    )
    world, screen, keyboard = world_of(["1", *FIGURES], {"CALLOUT_HOME": str(house.folder)}, NOW, dice("again"))
    assert main(["occupancy", "2026-10"], world=world) == 0, screen.getvalue()
    assert not keyboard.left
    assert "(record 1): That record stays." in " ".join(screen.getvalue().split())
    assert house.run("log", "verify")[0] == 4


def test_more_children_than_places_is_said(folder):
    """It can be right, so it is recorded."""
    assert folder.run("occupancy", "2026-10", typed=["2", "60", "3", "", "y", ""]) == 0
    assert "warning: there were more children than places: right only where one left and another came" in folder.said


def test_a_month_is_no_case(folder):
    """It has no reference: none like it is named for one that is mistyped."""
    folder.run("occupancy", "2026-10", typed=FIGURES)
    assert folder.run("show", "X") == 2
    assert "did you mean" not in folder.said


def test_nine_is_a_number_too(folder):
    """The key 9 always means danger: the number is typed 09."""
    assert folder.run("occupancy", "2026-10", typed=["9", "09", "120", "4", "", "y", ""]) == 0
    assert "For the number 9 type 09." in folder.said
    assert folder.said.count("If anyone is in danger now, call 999.") == 1
    assert folder.result("log", "show", "0")["leaf"]["places"] == 9


@pytest.mark.parametrize(
    ("month", "said"),
    [
        ("2026-11", "that month is not over yet"),
        ("December 2026", "that month is still to come"),
        ("2026-13", "is not a month I can read"),
        ("\x1b", "is not a month I can read"),
    ],
)
@pytest.mark.parametrize("command", ["occupancy", "nil-return"])
def test_a_month_that_is_not_over_is_refused(folder, command, month, said):
    """Before a question is asked."""
    assert folder.run(command, month) == 2
    assert said in folder.said
    assert "\x1b" not in folder.said
    assert not folder.home.exists() or folder.rows() == []


def test_a_month_is_over_at_midnight_by_the_clock_on_the_wall(folder):
    """On the first of October at 00:10 in summer time, in UTC still September, September is over."""
    assert folder.run("nil-return", "september", typed=["", "y", ""], now="2026-10-01 00:10") == 0
    assert folder.rows()[0]["month"] == "2026-09"


@pytest.mark.parametrize("command", ["occupancy", "nil-return"])
@pytest.mark.parametrize("stop", ["q", "^C", "^D"])
def test_stopped_anywhere_nothing_is_recorded(folder, command, stop):
    """At the month, at each figure, at the end."""
    typed = ["2026-10", *(FIGURES if command == "occupancy" else ("", "y", ""))]
    for answered in range(len(typed)):
        assert folder.run(command, typed=[*typed[:answered], stop]) == 130
        assert "Stopped. Nothing was recorded." in folder.said
    assert folder.rows() == []


def test_figures_from_a_file(folder):
    """With the month in the file or on the command line; what does not fit is named with its line, and nothing is recorded."""
    text = "places: 5\nbed_nights: 120\nresidents: 4\nremark: Full house.\n"
    found = folder.result("occupancy", "2026-10", "--answers", "-", piped=text)
    assert found == {"kind": "occupancy", "month": "2026-10", "seq": 0, "supersedes": None}
    found = folder.result("occupancy", "--answers", "-", piped=f"month: October 2026\n{text}")
    assert (found["seq"], found["supersedes"]) == (1, 0)
    assert folder.run("occupancy", "2026-09", "--answers", "-", piped=f"month: 2026-10\n{text}") == 2
    assert "the answers are of `2026-10`, and the command line says `2026-09`" in folder.said
    assert folder.run("occupancy", "2026-10", "--answers", "-", piped=text.replace("120", "156")) == 2
    assert "standard input:2:1" in folder.said
    assert folder.run("occupancy", "--answers", "-", piped=text) == 2
    assert "`month` is missing" in folder.said
    assert folder.run("occupancy", "--json") == 2
    assert len(folder.rows()) == 2


# -------------------------------------------------------------------- no incidents


def test_a_month_without_incidents(folder):
    """Recorded, and told in words."""
    assert folder.run("nil-return", "2026-10", typed=["", "y", ""]) == 0
    assert "October 2026: no incidents." in folder.said
    folder.run("log", "list")
    assert "nil_return October 2026. No incidents" in folder.said


def test_a_month_with_an_incident_is_refused(folder):
    """Decided at its very beginning or end, by the clock on the wall; the month beside it is not."""
    first = folder.decide("1 October 00:30", "2026-10-01 00:40")
    last = folder.decide("31 October 23:50", "2026-11-01 09:00")
    assert folder.run("nil-return", "2026-10") == 2
    assert f"October 2026 had incidents: {first}, {last}" in folder.said
    assert folder.run("nil-return", "--answers", "-", piped="month: October 2026\n") == 2
    assert "had incidents" in folder.said
    assert folder.run("nil-return", "2026-09", typed=["", "y", ""]) == 0
    assert len([row for row in folder.rows() if row["kind"] == "nil_return"]) == 1


def test_a_corrected_time_counts(folder):
    """An incident that was put into another month by a slip leaves the one and comes into the other."""
    ref = folder.decide("1 October 00:30", "2026-10-05 00:40")
    assert folder.run("nil-return", "2026-09", typed=["", "y", ""]) == 0
    typed = ["1", "30 September 23:00", "1", "1", "", ""]
    assert folder.run("add", ref, "correction", typed=typed, now="2026-10-06 09:00") == 0
    assert folder.run("nil-return", "2026-10", typed=["", "y", ""]) == 0
    assert folder.run("nil-return", "2026-09") == 2


def test_many_incidents_are_named_in_part(tmp_path):
    """The first five by their references, the rest by their number; imported ones count alike."""
    house = House(tmp_path / "home")
    for case in range(7):
        happened = format_time(london("2026-10-10 12:00") + timedelta(days=case))
        house.follow(IMPORTED, case, happened=happened, category="loud", time_known="no")
    status, screen = house.run("nil-return", "2026-10")
    assert status == 2
    said = " ".join(screen.split())
    assert ", ".join(map(reference, range(5))) in said
    assert reference(5) not in said
    assert "Not named here: 2" in said


def test_what_is_recorded_later_contradicts_a_nil_return(tmp_path):
    """The last nil return of each month that had incidents all the same, with their references, in order of the months."""
    house = House(tmp_path / "home")
    for month in ("2026-10", "2026-08", "2026-10", "2026-07"):
        house.follow(nil_return.FORM, month=month)
    times = ("2026-10-31 23:59", "2026-08-01 00:00", "2026-10-01 00:00", "2026-09-15 12:00")
    for case, text in enumerate(times):
        house.follow(IMPORTED, case, happened=format_time(london(text)), category="loud", time_known="yes")
    records = [record for _, record in house.records()]
    cases = [one for one in records if one.reference]
    courses = [
        course_of(Told(one, house.protocol, {}) for one in cases if one.reference == reference(case))
        for case in range(len(times))
    ]
    found = contradicted(records, courses, LONDON)
    assert [(one.month, one.seq, one.references) for one in found] == [
        ("2026-08", 1, (reference(1),)),
        ("2026-10", 2, (reference(2), reference(0))),
    ]
    assert incidents_in("2026-09", courses, LONDON) == (reference(3),)
    assert contradicted(records, (), LONDON) == ()
    assert contradicted((), courses, LONDON) == ()
