"""What `log verify` says of follow-ups, closures and records of a month: what is no such record, is wrongly late, or stands where it may not."""

from datetime import timedelta

import pytest

from calloutcli.audit.followed import Looking, joined, never_begun
from calloutcli.audit.parts import own_key
from calloutcli.audit.verify import check_log
from calloutcli.followup import consultation, imported, nil_return, note, occupancy
from calloutcli.followup.form import format_followup
from calloutcli.frozen import replace
from calloutcli.interview.moment import format_time
from calloutcli.record.kinds import Entry, ProtocolName
from calloutcli.store.parts import live_parts
from tests.builders import NOW, SIGNER, tamper, uid_of
from tests.houses import POLICE, SLOW, House, reference
from tests.properties.test_runs import in_runs

ASKED = {"whom": "manager", "result": "agreed", "channel": "phone"}
FIGURES = {"month": "2026-10", "places": 5, "bed_nights": 120, "residents": 4}


@pytest.fixture
def house(tmp_path):
    """A home without a record."""
    return House(tmp_path / "home")


def problems(house):
    """(id, seq) of what verify finds."""
    with house.open() as log:
        return [(one.id, one.seq) for one in check_log(live_parts(log), own_key(SIGNER.verifier)).problems]


def add(house, case=0, form=consultation.FORM, values=ASKED, **body):
    """The seq of a follow-up whose body is changed before it is written; None takes a field out."""
    named = ProtocolName(house.protocol.id, house.protocol.version, house.protocol.sha256)
    now = NOW + timedelta(minutes=house.number)
    given = {"happened": format_time(now), **values} if form.of_case else values
    of = reference(case) if form.of_case else ""
    entry = format_followup(form, given, of, "manager", uid_of(house.number + 1), named, now)
    changed = {name: value for name, value in {**entry.body, **body}.items() if value is not None}
    return house.append(replace(entry, body=changed))


def test_a_log_of_every_kind_holds(house):
    """A case with what was added to it, a closure, figures of a month, an imported incident: nothing is said."""
    house.decide(0, SLOW)
    add(house)
    add(house, form=note.FORM, values={"words": "All is well.", "handover": "no"})
    house.close(0, "in_house")
    add(house)
    add(house, form=occupancy.FORM, values=FIGURES)
    add(house, form=nil_return.FORM, values={"month": "2026-10"})
    old = {"happened": "2026-03-01T12:00:00.000Z", "category": "loud", "time_known": "no"}
    add(house, 7, imported.FORM, old)
    add(house, 7)
    assert problems(house) == []
    assert house.run("log", "verify")[0] == 0


@pytest.mark.parametrize(
    "body",
    [
        {"whom": None},
        {"whom": 3},
        {"result": None},
        {"happened": None},
        {"happened": "yesterday"},
        {"channel": ["phone"]},
    ],
)
def test_what_is_no_such_record_is_named(house, body):
    """A field that is always answered is missing, or has another type."""
    house.decide(0)
    seq = add(house, **body)
    assert problems(house)[0] == ("unreadable-follow-up", seq)
    status, screen = house.run("log", "verify")
    assert status == 4
    assert f"record {seq} cannot be read as a consultation" in " ".join(screen.split())


def test_figures_and_closures_that_cannot_be_read_are_named(house):
    """A month that is none; a closure that does not say what was decided."""
    seq = add(house, form=occupancy.FORM, values=FIGURES, month="2026-13")
    house.decide(0, SLOW)
    closed = house.close(0, "in_house")
    record = dict(house.records())[closed]
    body = {**record.body, "reference": reference(1)}
    del body["taken"]
    house.decide(1, SLOW)
    other = house.append(Entry("closure", uid_of(900), "manager", record.protocol, {}, body, {}))
    assert problems(house) == [("unreadable-follow-up", seq), ("unreadable-follow-up", other)]


@pytest.mark.parametrize(("hours", "late"), [(1, True), (30, False), (30, None)])
def test_a_wrong_late_is_named(house, hours, late):
    """`late` follows from when it happened and when it was recorded; left out it does not follow either."""
    house.decide(0)
    happened = format_time(NOW - timedelta(hours=hours))
    fine = add(house, happened=happened, late=hours > 24)
    seq = add(house, happened=happened, late=late)
    assert problems(house) == [("wrong-late", seq)]
    assert fine == 1


def test_a_code_or_a_kind_of_a_later_version_is_left_alone(house):
    """A later version may know more answers, more fields and more kinds."""
    house.decide(0)
    add(house, result="said_by_letter", weather="wet")
    named = dict(house.records())[0].protocol
    house.append(Entry("note", uid_of(901), "manager", named, {}, {"reference": reference(0), "late": False}, {}))
    assert problems(house) == [("unreadable-follow-up", 2)]  # a kind that this version knows must be of its form
    leaf_kind = replace(dict(house.records())[1], kind="visit", body={"reference": reference(5), "step": 1})
    assert list(Looking(whole=True).see(leaf_kind)) == []


def test_what_stands_before_its_case_is_named(house):
    """A follow-up before the first record of its case, and one of a case that has none; a closure likewise."""
    early = add(house, 1)
    house.decide(1, SLOW)
    closed = house.close(1, "in_house")
    never = add(house, 2)
    add(house, 2)
    assert problems(house) == [("before-its-case", early), ("before-its-case", never)]
    record, closure = (dict(house.records())[seq] for seq in (1, closed))
    body = {**record.body, "version": 2, "reference": reference(3)}
    house.append(Entry("decision", uid_of(902), "manager", record.protocol, record.facts, body, {}))
    second = add(house, 3)
    body = {**closure.body, "reference": reference(4)}
    alone = house.append(Entry("closure", uid_of(903), "manager", record.protocol, {}, body, {}))
    assert problems(house)[2:] == [("before-its-case", second), ("before-its-case", alone)]


def test_where_a_record_is_gone_only_that_is_said(house):
    """The first record of a case was taken out: nothing is said of what was added to the case."""
    house.decide(0)
    house.decide(1)
    add(house, 1)
    tamper(house.folder / "log.sqlite", "DELETE FROM record WHERE seq = 1")
    assert "missing-record" in {id_ for id_, _ in problems(house)}
    assert "before-its-case" not in {id_ for id_, _ in problems(house)}


def test_a_closed_case_is_closed_once(house):
    """The second closure is named, with the first one in its words."""
    house.decide(0, SLOW)
    first = house.close(0, "in_house")
    second = house.close(0, "report_101")
    house.decide(1, SLOW)
    house.close(1, "in_house")
    assert problems(house) == [("closed-twice", second)]
    _, screen = house.run("log", "verify")
    assert f"record {second} closes a case that record {first} closed" in " ".join(screen.split())


def test_a_bundle_says_the_same(house, tmp_path):
    """A whole bundle is held against the same; of single records nobody can say what came before them."""
    early = add(house, 1)
    house.decide(1, POLICE)
    late = add(house, 1, late=True)
    house.export(tmp_path / "whole")
    found = house.verify(tmp_path / "whole")
    assert [(one["id"], one["seq"]) for one in found["problems"]] == [("before-its-case", early), ("wrong-late", late)]
    house.export(tmp_path / "part", "--seq", "2-")
    assert [(one["id"], one["seq"]) for one in house.verify(tmp_path / "part")["problems"]] == [("wrong-late", late)]
    house.export(tmp_path / "first", "--seq", "0")
    assert house.verify(tmp_path / "first")["ok"]


def test_runs_of_a_log_say_the_same(house):
    """A log looked at in runs: what stands in one run is known in the next, and what is wrong between two is named."""
    add(house, 1)
    house.decide(1)
    house.decide(0, SLOW)
    house.close(0, "in_house")
    add(house, 2)
    house.close(0, "in_house")
    house.close(0, "in_house")
    add(house, 2)
    records = [record for _, record in house.records()]
    whole = said_in_runs([records])
    assert [(id_, seq) for id_, _, seq in whole] == [
        ("before-its-case", 0),
        ("before-its-case", 4),
        ("closed-twice", 5),
        ("closed-twice", 6),
    ]
    assert "that record 3 closed" in whole[-1][1]
    assert said_in_runs([[record] for record in records]) == whole
    for cut in range(len(records)):
        found = said_in_runs([records[:cut], records[cut:]])
        assert [(id_, seq) for id_, _, seq in found] == [(id_, seq) for id_, _, seq in whole]


def said_in_runs(runs):
    """What is said of runs of a log, by seq."""
    found, said = [], []
    for run in runs:
        looking = Looking(whole=True)
        said += [one for record in run for one in looking.see(record)]
        found.append(looking.found())
    together, between = joined(found)
    return sorted([*said, *between, *never_begun(together)], key=lambda one: (one[2], one[0]))


def test_what_is_wrong_between_two_runs_is_left_to_one_walk(house):
    """The check in runs finds that something is wrong, and names nothing itself."""
    house.decide(0, SLOW)
    house.close(0, "in_house")
    house.decide(1)
    add(house, 0)
    with house.open() as log:
        assert in_runs(log, 2) == check_log(live_parts(log), own_key(SIGNER.verifier))
    house.close(0, "in_house")
    with house.open() as log:
        assert in_runs(log, 2) is None
