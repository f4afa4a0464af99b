"""What is to be seen in each home of the demo is there, and its figures are golden: reports are tested against them."""

from collections import Counter, defaultdict

import pytest

from calloutcli.audit.departures import departure, not_called
from calloutcli.audit.exceptions import exceptions_of_months
from calloutcli.demo.profiles import PROFILES
from calloutcli.demo.span import DEMO, ZONE, on_the_clock
from calloutcli.followup import missing, police_outcome, resident, restorative
from calloutcli.followup.month import days_in
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.record.told import Told
from tests.demos import LETTERS, agreements, courses, is_contact, made, records, year_of

FIGURES = """
A 2023 114 46 1772 14 2 2
A 2024 108 35 1798 13 6 2
A 2025 120 29 1764 8 3 2
B 2023 172 107 2181 41 39 0
B 2024 166 71 2160 30 25 0
B 2025 137 54 2032 24 29 1
C 2023 131 52 1828 17 4 0
C 2024 102 31 1773 13 3 0
C 2025 112 24 1762 8 2 0
D 2023 100 37 1404 16 1 2
D 2024 72 25 1161 7 3 0
D 2025 89 22 1440 8 2 0
E 2023 12 4 1393 0 0 0
E 2024 10 5 1430 5 2 1
E 2025 13 2 1420 0 0 1
F 2023 128 39 2191 14 0 24
F 2024 117 22 2132 2 2 15
F 2025 107 15 2093 2 0 10
G 2023 76 28 1431 14 5 0
G 2024 77 21 1426 4 5 1
G 2025 70 9 1427 5 1 0
H 2023 108 48 1783 16 3 0
H 2024 124 36 1796 9 7 2
H 2025 109 17 1732 8 0 0
I 2023 148 55 1797 12 4 3
I 2024 119 38 1825 11 4 1
I 2025 151 19 1717 5 3 1
J 2023 141 50 2160 21 6 2
J 2024 133 45 2150 18 7 2
J 2025 140 42 2122 13 4 3
K 2023 102 39 1793 18 1 2
K 2024 118 35 1783 13 3 1
K 2025 123 24 1764 9 2 1
L 2023 112 51 1445 22 5 2
L 2024 97 21 1367 6 2 0
L 2025 106 23 1398 8 0 2
"""
"""By home and financial year: incidents decided, police contacts, bed nights, crimes recorded, departures up, down."""


def bed_nights(letter):
    """By month, as the last record of it says."""
    return {record.body["month"]: record.body["bed_nights"] for record in records(letter) if record.kind == "occupancy"}


def rate(letter, year):
    """Police contacts for a thousand bed nights."""
    nights = sum(count for month, count in bed_nights(letter).items() if f"{year}-04" <= month < f"{year + 1}-04")
    return 1000 * sum(is_contact(one) for one in courses(letter) if year_of(one.happened) == year) / nights


def lines():
    """The figures as they are."""
    for profile in PROFILES:
        found = defaultdict(Counter)
        for course in courses(profile.letter):
            year = found[year_of(course.happened)]
            if course.decision is not None:
                way = departure(course)
                year.update(("incidents", way), contacts=is_contact(course))
            steps = [values for _, values in course.followups(police_outcome.FORM)]
            year["crimes"] += sum(values.get("crime") == "yes" for values in steps)
        for month, nights in bed_nights(profile.letter).items():
            found[int(month[:4]) - (month[5:] < "04")]["nights"] += nights
        for year in (2023, 2024, 2025):
            one = found[year]
            figures = [one[name] for name in ("incidents", "contacts", "nights", "crimes", "up", "down")]
            yield f"{profile.letter} {year} {' '.join(map(str, figures))}"


def test_the_figures_are_golden():
    """Twelve homes, three financial years."""
    assert list(lines()) == FIGURES.strip().split("\n")


def test_contacts_fall_when_the_protocol_changes_and_incidents_do_not():
    """Of all homes together, 18 months before and 18 months after: contacts fall by two fifths or so, incidents stay."""
    change = on_the_clock(DEMO.change, 0, 5)
    every = [course for letter in LETTERS for course in courses(letter) if course.decision is not None]
    before, after = ([one for one in every if (one.happened >= change) is later] for later in (False, True))
    assert 0.9 < len(after) / len(before) < 1.15
    assert 0.5 < sum(map(is_contact, after)) / sum(map(is_contact, before)) < 0.7
    versions = Counter((one.happened >= change, one.decision.record.protocol.version) for one in every)
    assert versions[False, "2.0.0"] <= 20  # decided after midnight, or written down days later
    assert versions[True, "1.0.0"] == 0


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_one_home_is_far_above_the_group_and_one_far_below(year):
    """B has the most contacts for its bed nights in each year, and F under two thirds of the group's."""
    rates = {letter: rate(letter, year) for letter in LETTERS}
    middle = sorted(rates.values())[6]
    assert max(rates, key=rates.get) == "B"
    assert rates["B"] > 1.4 * middle
    assert rates["F"] < 0.75 * middle


def test_in_one_home_one_child_accounts_for_most_contacts():
    """Of C's contacts more than half are about C1, by the code as it was put right; in no other home is it so."""
    shares = {}
    for letter in LETTERS:
        children = Counter()
        for course in courses(letter):
            if is_contact(course):
                codes = [one.personal["child"] for one in course.decisions if "child" in one.personal]
                children[codes[-1] if codes else ""] += 1
        shares[letter] = children.most_common(1)[0]
        total = sum(children.values())
        assert (2 * shares[letter][1] > total) == (letter == "C"), (letter, children)
    assert shares["C"][0] == "C1"


def test_one_home_says_nothing_for_three_months():
    """D records nothing from December 2024 to February 2025, later neither incident nor nil return of them, of the last its beds."""
    silent = ("2024-12", "2025-01", "2025-02")
    assert not {record.time.astimezone(ZONE).strftime("%Y-%m") for record in records("D")} & {*silent}
    assert not {course.happened.astimezone(ZONE).strftime("%Y-%m") for course in courses("D")} & {*silent}
    said = [(record.kind, record.body["month"]) for record in records("D") if record.body.get("month") in silent]
    assert said == [("occupancy", "2025-02")]


def test_every_other_month_of_every_home_has_its_beds_and_an_incident_or_a_nil_return():
    """No entries are not zero: a month without an incident says so."""
    months = [f"{day:%Y-%m}" for day in DEMO.months()]
    for letter in LETTERS:
        known = {course.happened.astimezone(ZONE).strftime("%Y-%m") for course in courses(letter)}
        nil = {record.body["month"] for record in records(letter) if record.kind == "nil_return"}
        expected = [month for month in months if letter != "D" or month not in ("2024-12", "2025-01")]
        assert list(bed_nights(letter)) == expected
        left = set(months) - known - nil
        assert left == ({"2024-12", "2025-01", "2025-02"} if letter == "D" else set())


def test_one_home_has_few_incidents_and_a_nil_return_that_is_contradicted():
    """E: under one a month, months without any, and one that was said to have none and had one, recorded weeks later."""
    assert 20 <= len(courses("E")) <= 40
    nil = [record for record in records("E") if record.kind == "nil_return"]
    assert len(nil) >= 8
    found = exceptions_of_months(nil, courses("E"), ZONE)
    assert [one.id for one in found] == ["nil-return-contradicted"]


def test_once_an_emergency_is_not_called_and_once_a_decision_is_never_made():
    """Both in I, and nowhere else."""
    uncalled = {letter: sum(not_called(course) is not None for course in courses(letter)) for letter in LETTERS}
    assert uncalled == {letter: int(letter == "I") for letter in LETTERS}
    waiting = {letter: sum(course.is_put_off for course in courses(letter)) for letter in LETTERS}
    assert waiting == {letter: int(letter == "I") for letter in LETTERS}


def test_decisions_that_are_put_off_are_made_in_time_mostly_and_late_sometimes():
    """By the time that the record says, of all that were."""
    late = Counter()
    for letter in LETTERS:
        for course in courses(letter):
            if course.closure is not None and "defer" in course.decision.record.body:
                until = course.decision.record.body["defer"]["until"]
                late[course.closure.record.body["happened"] > until] += 1
    assert 0.05 < late[True] / late.total() < 0.3


def test_words_were_erased_once():
    """In H: the digest of one decision's words, disclosed no more, and why."""
    erasures = {letter: [record for record in records(letter) if record.kind == "erasure"] for letter in LETTERS}
    assert [letter for letter in LETTERS if erasures[letter]] == ["H"]
    (erasure,) = erasures["H"]
    leaf = made("H").leaves[erasure.body["of"][0]]
    assert [parse_disclosure(leaf.disclosures[digest]).name for digest in erasure.body["erased"]] == ["words"]


def test_one_home_has_a_year_of_imported_incidents():
    """J: 96 from the year before, none of them decided here."""
    old = {letter: [course for course in courses(letter) if course.decision is None] for letter in LETTERS}
    assert {letter: len(cases) for letter, cases in old.items() if cases} == {"J": 96}
    assert {year_of(course.happened) for course in old["J"]} == {2022}


def test_children_are_recorded_and_their_nights_are_the_occupancy():
    """The stays that records of residents tell add up, night by night, to the bed nights of the months."""
    for letter in LETTERS:
        protocol = agreements().new.protocol
        pairs = zip(records(letter), made(letter).leaves, strict=True)
        told = [Told(record, protocol, dict(leaf.entry.personal)) for record, leaf in pairs]
        children = resident.residents_of(told)
        for month, nights in bed_nights(letter).items():
            first = next(day for day in DEMO.months() if f"{day:%Y-%m}" == month)
            counted = 0
            for child in children:
                came, left = (child.came - first).days, ((child.left or DEMO.end) - first).days
                counted += max(0, min(left, days_in(month)) - max(came, 0))
            assert counted == nights, (letter, month)


def test_what_follows_is_of_every_sort():
    """Every step of police, restorative work and missing children comes up, and every kind of record."""
    seen = defaultdict(Counter)
    kinds = Counter()
    for letter in LETTERS:
        kinds.update(record.kind for record in records(letter))
        for course in courses(letter):
            for form, name in (
                (police_outcome.FORM, "step"),
                (police_outcome.FORM, "disposal"),
                (restorative.FORM, "step"),
                (missing.FORM, "step"),
            ):
                for _, values in course.followups(form):
                    seen[form.kind, name][values.get(name)] += 1
    assert {*kinds} == {
        "closure", "consultation", "correction", "debrief", "decision", "erasure", "imported", "individual_report", "missing", "nil_return",
        "note", "notification", "occupancy", "police_outcome", "protocol_adopted", "resident", "restorative", "review",
    }  # fmt: skip
    assert seen["police_outcome", "step"].keys() == {code for code, _ in police_outcome.FORM.field("step").choices}
    assert len(seen["police_outcome", "disposal"]) > 9
    assert seen["missing", "step"].keys() == {code for code, _ in missing.FORM.field("step").choices}
    assert {"offered", "held", "completion", "declined"} <= seen["restorative", "step"].keys()
    assert 15_000 < kinds.total() < 25_000
