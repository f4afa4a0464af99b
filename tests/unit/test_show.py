"""What `callout show` tells of a case: every kind of record in plain words, in the order in which things happened."""

import json
import re
from datetime import timedelta

import pytest

from calloutcli.followup.forms import form_of
from calloutcli.interview.moment import format_time
from calloutcli.record.kinds import DIGESTS, Entry, ProtocolName
from tests.builders import LONDON, NOW, uid_of
from tests.forms import FORMS, form_named, ways
from tests.houses import SLOW, House, reference

CASE = 1
HEADING = re.compile(r"Record (\d+): ([a-z ]+), (\w+ \d+ \w+(?: \d{4})?, \d\d:\d\d)\n")
BEGAN = NOW - timedelta(days=9)
OF_CASE = [form for form in FORMS if form.of_case]
OF_MONTH = [form for form in FORMS if not form.of_case]


@pytest.fixture
def house(tmp_path):
    """A home whose log holds one case, put off, that began nine days ago."""
    made = House(tmp_path / "home")
    made.decide(CASE, SLOW, personal={}, happened=BEGAN, recorded=BEGAN)
    return made


def shown(house, *words):
    """The screen of `callout show` for the case."""
    status, screen = house.run("show", reference(CASE), *words)
    assert status == 0, screen
    return screen


def order(screen):
    """The numbers of the records, as they are told."""
    return [int(number) for number, _, _ in HEADING.findall(screen)]


def follow(house, kind, hours, **values):
    """The seq of a follow-up that happened so many hours after the incident."""
    given = {**ways(form_named(kind))[0], "happened": format_time(BEGAN + timedelta(hours=hours)), **values}
    return house.follow(form_named(kind), CASE, **given)


def of_every_kind(house):
    """One record or more of every kind, those of the case entered in another order than they happened; (seq, when) of each of the case."""
    stands = {0: BEGAN}
    all_ = [(form, values) for form in OF_CASE for values in ways(form)]
    for index, (form, values) in enumerate(all_):
        hours = 1 + index * 7 % len(all_)
        happened = BEGAN + timedelta(hours=hours)
        given = values | ({"happened": format_time(happened)} if "happened" in values else {})
        seq = house.follow(form, CASE, **given)
        stands[seq] = happened if "happened" in values else recorded(house, seq)
    for form in OF_MONTH:
        house.follow(form, None, **ways(form)[0])
    house.adopt()
    first = min(seq for seq, record in house.records() if record.kind == "note")
    for seq in (
        house.close(CASE, "in_house"),
        house.correct(0, "answer", "repeats", 4),
        house.erase((first, "words"), case=CASE),
    ):
        stands[seq] = recorded(house, seq)
    return stands


def recorded(house, seq):
    """When a record was made."""
    return dict(house.records())[seq].time


# ------------------------------------------------------------------ every kind


def test_every_kind_is_told(house):
    """A case with a record of every kind there is: each under its name, each answer under its label, no code, no time as stored."""
    stands = of_every_kind(house)
    assert {record.kind for _, record in house.records()} == DIGESTS.keys()
    screen = shown(house)
    whole = " ".join(screen.split())
    assert {kind for _, kind, _ in HEADING.findall(screen)} == {
        record.kind.replace("_", " ") for seq, record in house.records() if seq in stands
    }
    for form in OF_CASE:
        for field in form.fields:
            assert f" {field.label}: " in whole, (form.kind, field.name)
    assert "_" not in screen.replace("why_corrected-of-0", "")
    assert not re.search(r"[{}\[\]]|\d{4}-\d\d|T\d\d:", screen)
    assert "\x1b" not in screen
    assert max(map(len, screen.splitlines())) <= 78


def test_every_kind_is_told_in_order_of_time(house):
    """Everything stands where it happened, whenever it was entered; a correction and an erasure where they were made."""
    stands = of_every_kind(house)
    screen = shown(house)
    assert order(screen) == [seq for seq, _ in sorted(stands.items(), key=lambda pair: (pair[1], pair[0]))]
    told = {int(number): when for number, _, when in HEADING.findall(screen)}
    for seq, moment in [*stands.items()][1:]:
        local = moment.astimezone(LONDON)
        assert told[seq] == f"{local:%A} {local.day} {local:%B, %H:%M}"


def test_what_belongs_to_no_case_is_told_by_its_number(house):
    """A record of a month has no case: `log show` tells it in words, under its labels, beside the bytes."""
    for form in OF_MONTH:
        seq = house.follow(form, None, **ways(form)[0])
        status, screen = house.run("log", "show", str(seq))
        assert status == 0
        words = " ".join(screen.partition("In words: ")[2].partition("\nDigests: ")[0].split())
        for field in form.fields:
            assert f"{field.label}: " in words
        assert "_" not in words


def test_json_keeps_the_order_of_the_log(house):
    """For programs the records stand in the order of the log, whole."""
    stands = of_every_kind(house)
    found = json.loads(shown(house, "--json"))["result"]
    assert [one["seq"] for one in found] == sorted(stands)
    bodies = {seq: record.body for seq, record in house.records()}
    assert all(one["body"] == bodies[one["seq"]] for one in found)


# ------------------------------------------------------------------ late, corrected, from later


def test_a_late_entry_stands_where_it_happened(house):
    """What was entered three days later stands where it happened, and says when it was entered."""
    house.number = 10
    at_once = follow(house, "consultation", 9 * 24)
    late = follow(house, "consultation", 1)
    screen = shown(house)
    assert order(screen) == [0, late, at_once]
    part = screen.partition(f"Record {late}: ")[2].partition("\n\n")[0]
    assert part.startswith("consultation, Friday 13 November, 02:55\n")
    assert "\n  Entered: Sunday 22 November, 02:06 (late entry)\n" in part
    part = screen.partition(f"Record {at_once}: ")[2]
    assert "\n  Entered: Sunday 22 November, 02:05\n" in part, "ten minutes later is not late, and is said"


def test_what_was_entered_at_once_says_no_more(house):
    """Within five minutes of when it happened nothing is said of when it was entered: two clocks in a house differ."""
    house.number = 5
    follow(house, "consultation", 9 * 24)
    assert "Entered:" not in shown(house)


def test_later_versions_of_the_decision_stand_where_they_were_made(house):
    """The first decision stands at the incident; what was decided anew hours later does not stand before what led to it."""
    first = follow(house, "consultation", 9 * 24)
    second = house.decide(CASE, SLOW, "in_house", personal={}, happened=BEGAN, recorded=NOW, reason="manager_decided")
    assert order(shown(house)) == [0, first, second]


def test_a_corrected_time_moves_the_record(house):
    """A record whose time was wrong stands where it is right to stand, with the correction's line; the correction stands where it was made."""
    early, late = follow(house, "consultation", 5), follow(house, "consultation", 6)
    right = format_time(BEGAN + timedelta(hours=7))
    correction = house.correct(early, "time", "happened", right)
    screen = shown(house)
    assert order(screen) == [0, late, early, correction]
    part = " ".join(screen.partition(f"Record {early}: ")[2].partition("\n\n")[0].split())
    assert f"CORRECTED by record {correction}: " in part
    assert "Friday 13 November, 08:55 (it was typed wrong)" in part
    assert " When: Friday 13 November, 06:55 " in part, "what was written stays as it was"


def test_another_year_is_named(house):
    """A case that is read years later says in which year things happened."""
    follow(house, "consultation", 5)
    assert not re.search(r"\d{4}, ", shown(house))
    old = House(house.folder.parent / "old")
    long_ago = BEGAN - timedelta(days=730)
    old.decide(CASE, SLOW, personal={}, happened=long_ago, recorded=long_ago)
    old.follow(form_named("note"), CASE, **{**ways(form_named("note"))[0], "happened": format_time(long_ago)})
    screen = shown(old)
    assert "  Happened: Wednesday 13 November 2024, 01:55\n" in screen
    assert "Record 1: note, Wednesday 13 November 2024, 01:55\n" in screen


def test_what_a_later_version_wrote(house):
    """A kind, a field, a code and words that this version does not know are told as they stand, and nothing is hidden."""
    named = ProtocolName(house.protocol.id, house.protocol.version, house.protocol.sha256)
    happened = format_time(BEGAN + timedelta(hours=1))
    unknown = {"reference": reference(CASE), "happened": happened, "a_code": "a_later_code"}
    house.append(
        Entry(
            "note",
            uid_of(90),
            "manager",
            named,
            {},
            {**unknown, "handover": "perhaps_so", "late": True},
            {"words": "Known.", "more_words": "Unknown."},
        )
    )
    assert form_of("note") is not None
    screen = shown(house)
    assert "  For the next shift: perhaps so\n" in screen
    assert "  a code: a_later_code\n" in screen
    assert "  Note: Known.\n" in screen
    assert "  more words: Unknown.\n" in screen
