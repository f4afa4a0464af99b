"""Decisions that were put off by working days, and closures, byte for byte: of today, and of the first closures. Still format 1.

As in test_format_1.py: the files were written once, and are never written again by a test.
"""

from datetime import UTC, date, datetime

import pytest

from calloutcli.frozen import replace
from calloutcli.protocol.load import load_protocol
from calloutcli.record.closure import Closing, closing_in, closure_of
from calloutcli.record.deferral import format_defer, holidays_in, put_off_since
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.record.kinds import Position, format_record, parse_record
from calloutcli.store.settings import format_settings, parse_settings
from tests.builders import LONDON
from tests.golden.test_format_1 import ENTRY, ORIGIN, PREV, SETTINGS, TIME, fixed_random, golden

UID = "cdefghijklmnopqrstuvwxyzab"
PROTOCOL = load_protocol(golden("small.yaml"), "small.yaml")
WORKING = replace(PROTOCOL.outcome("slow_time").defer, days=2, working=True)
EVE = datetime(2026, 12, 24, 2, 0, tzinfo=UTC)
HOLIDAYS = (date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 28))
OLD = Closing("in_house", "manager", personal={"reason": "Mended on Monday."})
NEW = Closing(
    "report_101",
    "manager",
    datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    {"hurt_person_now": "police", "told": ["parent", "worker"], "times": 2},
    {"reason": "It is too serious.", "child_view": "I did not mean it.", "social_worker_view": "Agrees."},
)


def written(name):
    """(leaf, disclosures) that today's code writes for a golden file."""
    put_off = parse_record(golden("record.json"))
    defer = format_defer(WORKING, EVE, TIME.replace(day=28, month=12), LONDON, HOLIDAYS)
    entry = {
        "put-off.json": replace(ENTRY, body={**ENTRY.body, "version": 2, "defer": defer}),
        "closure-old.json": closure_of(put_off, OLD, "manager", UID, PROTOCOL, TIME),
        "closure.json": closure_of(put_off, NEW, "senior_on_shift", UID, PROTOCOL, TIME),
    }[name]
    return format_record(entry, Position(ORIGIN, 9, PREV), TIME, "0.1.0", fixed_random())


@pytest.mark.parametrize("name", ["put-off.json", "closure-old.json", "closure.json"])
def test_the_same_is_written(name):
    """Today's code writes these bytes for these values."""
    assert written(name)[0] == golden(name)


def test_what_was_put_off_is_read():
    """Until when, since when and which days were left out."""
    record = parse_record(golden("put-off.json"))
    assert record.body["defer"]["until"] == "2026-12-30T12:00:00.000Z"
    assert put_off_since(record) == EVE
    assert holidays_in(record.body) == (date(2026, 12, 25), date(2026, 12, 28))
    before = parse_record(golden("record.json"))
    assert (put_off_since(before), holidays_in(before.body)) == (before.time, None)


@pytest.mark.parametrize(("name", "closing"), [("closure-old.json", OLD), ("closure.json", NEW)])
def test_a_closure_is_read(name, closing):
    """A closure of the first kind, without when and without closing answers, is read like one of today."""
    words = {one.name: one.value for one in map(parse_disclosure, written(name)[1].values()) if one.name}
    assert closing_in(parse_record(golden(name)), words) == closing


def test_a_home_with_a_nation_is_read():
    """Settings that name a nation; the older file, without one, is read in test_format_1.py."""
    scotland = replace(SETTINGS, nation="scotland")
    assert parse_settings(golden("home-scotland.yaml"), "home.yaml") == scotland
    assert format_settings(scotland) == golden("home-scotland.yaml")
