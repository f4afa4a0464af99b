"""Decisions that were put off and not closed: gathered from any run of records, and said by every audit view."""

import json
from datetime import timedelta

import pytest

from calloutcli.__main__ import main
from calloutcli.audit.extract import VIEWS
from calloutcli.audit.put_off import Gathering, joined, may_defer, overdue, overdue_json, overdue_lines
from calloutcli.audit.verify import check_log
from calloutcli.canonical import format_canonical
from calloutcli.store.bundle import open_bundle
from calloutcli.store.parts import live_parts
from tests.builders import NOW
from tests.courses import DOOR, EMERGENCY, Chronicle, hours
from tests.houses import POLICE, SLOW, House, reference
from tests.properties.test_runs import OWN, in_runs
from tests.worlds import world_of

LATER = NOW + timedelta(days=3)


def chronicle() -> list:
    """Records of four cases: put off and open; put off and closed; put off, then decided otherwise; called at once."""
    cases = [
        Chronicle("ELM-0001-1").decide(DOOR),
        Chronicle("ELM-0002-2").decide(DOOR).close("in_house"),
        Chronicle("ELM-0003-3").decide(DOOR).decide(DOOR, "report_101", after=1),
        Chronicle("ELM-0004-4").decide(EMERGENCY).decide(EMERGENCY, after=1),
    ]
    return [one.record for case in cases for one in case.told]


def gathered(records) -> Gathering:
    """What some records say."""
    found = Gathering()
    for record in records:
        found.see(record)
    return found


def test_what_waits_is_what_was_put_off_and_not_closed():
    """A closure ends it, and so does a later version of the decision that puts nothing off."""
    waiting = gathered(chronicle()).found().waiting
    assert [one.reference for one in waiting] == ["ELM-0001-1"]
    assert overdue(waiting, waiting[0].until) == ()
    assert overdue(waiting, waiting[0].until + timedelta(milliseconds=1)) == waiting


@pytest.mark.parametrize("cut", range(8))
def test_runs_of_a_log_say_together_what_one_says(cut):
    """However a log is cut into runs, a closure in a later run ends what an earlier one put off."""
    records = chronicle()
    parts = [gathered(records[:cut]).found(), gathered(records[cut:]).found()]
    assert joined(parts).waiting == gathered(records).found().waiting


@pytest.mark.parametrize("length", [1, 2, 4])
def test_a_log_checked_by_several_says_what_one_says(tmp_path, length):
    """A large log is checked in runs by several processes: a closure in another run than its decision counts too."""
    house = House(tmp_path)
    for case in range(1, 5):
        house.decide(case, SLOW)
    house.close(2, "in_house")
    house.decide(3, POLICE)
    with house.open() as log:
        found = in_runs(log, length)
        assert [one.seq for one in found.put_off] == [0, 3]
        assert found == check_log(live_parts(log), OWN)


def test_a_deadline_that_cannot_be_read_waits_for_nobody():
    """What replay names as wrong is not counted here, and stops nothing."""
    odd = Chronicle().decide(DOOR)
    for defer in ({"until": "soon", "owner": "x"}, {"owner": "x"}, "later"):
        record = odd.with_body(0, defer=defer).told[0].record
        assert gathered([record]).found().waiting == ()


def test_the_quick_look_at_the_bytes_misses_nothing(tmp_path):
    """Every record that changes what waits is looked at; a first decision that puts nothing off is not."""
    house = House(tmp_path)
    house.decide(1, SLOW)
    house.decide(1, POLICE)
    house.decide(2, SLOW)
    house.close(2, "in_house")
    house.decide(3, POLICE)
    with house.open() as log:
        looked = [may_defer(leaf) for _, _, _, leaf in log.leaves()]
    assert looked == [True, True, True, True, False]
    assert not may_defer(format_canonical({"kind": "note", "words": "about"}))


def test_in_words_and_in_figures():
    """A line only where somebody is late; figures always."""
    waiting = gathered(chronicle()).found().waiting
    assert overdue_lines(waiting, hours(1), partial=False) == []
    (line,) = overdue_lines(waiting, hours(100), partial=False)
    assert line == "PUT OFF, AND NOT DECIDED BY THEIR TIME: 1. Which: callout log review"
    assert "as far as this part of the log shows" in overdue_lines(waiting, hours(100), partial=True)[0]
    assert overdue_json(waiting, hours(1)) == {"waiting": 1, "overdue": 0}
    assert overdue_json(waiting, hours(100)) == {"waiting": 1, "overdue": 1}


# -------------------------------------------------------------------- every audit view


@pytest.fixture
def house(tmp_path) -> House:
    """A home with one decision put off long ago, one closed, and one police contact."""
    house = House(tmp_path / "home")
    house.decide(1, SLOW, personal={"child": "AB"})
    house.decide(2, SLOW, personal={"child": "AB"})
    house.close(2, "in_house")
    house.decide(3, POLICE, personal={"child": "AB"})
    return house


def run(house: House, *words: str, now=LATER) -> tuple[int, str]:
    """(exit status, screen) of a command in this home, days later."""
    world, screen, _ = world_of([], {"CALLOUT_HOME": str(house.folder), "NO_COLOR": "1"}, now, house.chance)
    return main(list(words), world=world), screen.getvalue()


LINE = "PUT OFF, AND NOT DECIDED BY THEIR TIME"


@pytest.mark.parametrize("command", ["verify", "replay", "review"])
def test_verify_replay_and_review_say_it(house, command):
    """Each of them says it, once it is late and not before; the exit status stays what it was."""
    for now, said in ((LATER, True), (NOW + timedelta(hours=1), False)):
        status, screen = run(house, "log", command, now=now)
        assert status == 0
        assert (LINE in screen) is said
        result = json.loads(run(house, "log", command, "--json", now=now)[1])["result"]
        if command == "review":
            assert [one["reference"] for one in result["exceptions"] if one["id"] == "put-off-overdue"] == (
                [reference(1)] if said else []
            )
        else:
            assert result["put_off"] == {"waiting": 1, "overdue": int(said)}


ASKED = {
    "reviewer": [],
    "meeting": [],
    "reg44": ["--case", reference(1), "--consent", "child", "--consent", "placing_authority"],
    "child": ["--case", reference(1)],
}


def test_every_view_that_can_hold_it_is_tried():
    """The police view gives out no case that is put off: it refuses (test_the_police_view_holds_none)."""
    assert {*ASKED, "police"} == set(VIEWS)


@pytest.mark.parametrize("view", sorted(ASKED))
def test_each_view_names_it(house, tmp_path, view):
    """The command and the bundle's README name the case and its time; once it is made, neither says a word of it."""
    for closed in (False, True):
        if closed:
            house.close(1, "in_house")
        out = tmp_path / f"bundle-{closed}"
        status, screen = run(house, "log", "export", str(out), "--view", view, *ASKED[view])
        assert status == 0, screen
        with open_bundle(out) as bundle:
            readme = bundle.read("README.txt").decode()
        for text in (screen, readme):
            assert (f"{LINE}: 1" in text) is not closed
            assert (f"{reference(1)}, by Monday 23 November 2026, 12:00" in text) is not closed


def test_before_its_time_no_view_says_it(house, tmp_path):
    """A decision that is put off and whose time is still to come is no exception."""
    _, screen = run(house, "log", "export", str(tmp_path / "out"), now=NOW + timedelta(hours=1))
    assert LINE not in screen


def test_without_consent_only_a_number_is_told(house, tmp_path):
    """The Regulation 44 visitor who sees no case is told of no case: a small number stands as fewer than five."""
    house.adopt()
    _, screen = run(house, "log", "export", str(tmp_path / "out"), "--view", "reg44")
    with open_bundle(tmp_path / "out") as bundle:
        readme = bundle.read("README.txt").decode()
    for text in (screen, readme):
        assert f"{LINE}: fewer than 5" in text
        assert reference(1) not in text


def test_another_childs_case_is_not_named(house, tmp_path):
    """Who asks for one case is told of no other that is put off."""
    out = tmp_path / "out"
    _, screen = run(house, "log", "export", str(out), "--view", "child", "--case", reference(2))
    with open_bundle(out) as bundle:
        readme = bundle.read("README.txt").decode()
    assert LINE not in screen + readme


def test_a_range_of_records_names_those_in_it(house, tmp_path):
    """A range without the decision that was put off says nothing of it."""
    for asked, said in (("0-0", True), ("2-3", False)):
        _, screen = run(house, "log", "export", str(tmp_path / asked), "--seq", asked)
        assert (LINE in screen) is said


def test_the_police_view_holds_none(house, tmp_path):
    """A case that is put off is none to which the police were called: nothing goes out, and another case's bundle says nothing of it."""
    asked = ["--view", "police", "--agreed-by", "registered_manager", "--basis", "safeguarding"]
    status, _ = run(house, "log", "export", str(tmp_path / "no"), *asked, "--case", reference(1))
    assert status == 2
    _, screen = run(house, "log", "export", str(tmp_path / "out"), *asked, "--case", reference(3))
    with open_bundle(tmp_path / "out") as bundle:
        assert LINE not in screen + bundle.read("README.txt").decode()


def test_a_bundle_is_looked_at_as_the_log_is(house, tmp_path):
    """Verify, replay and review say of a whole bundle what they say of the log."""
    out = tmp_path / "out"
    run(house, "log", "export", str(out))
    for words in (["verify", str(out), "--policy", str(house.policy)], ["replay", str(out)], ["review", str(out)]):
        status, screen = run(house, "log", *words)
        assert status == 0, screen
        assert LINE in screen


def test_what_was_corrected_is_left_to_a_review():
    """A decision of which somebody said later that another outcome is right is not counted: `log review` reads it as corrected."""
    case = Chronicle().decide(DOOR)
    assert len(gathered(one.record for one in case.told).found().waiting) == 1
    case.correct(0, "outcome", "taken", "in_house")
    records = [one.record for one in case.told]
    assert gathered(records).found().waiting == ()
    assert joined([gathered(records[:1]).found(), gathered(records[1:]).found()]).waiting == ()
