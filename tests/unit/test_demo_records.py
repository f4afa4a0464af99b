"""The demo's records, each held against what callout would have taken at that moment: nothing in it could not have been recorded."""

from collections import defaultdict
from datetime import timedelta

import pytest

from calloutcli.cli.bank_holidays import bank_holidays
from calloutcli.demo.span import DEMO, HOLIDAYS, ZONE
from calloutcli.followup.closing import closing_form, require_open
from calloutcli.followup.course import course_of
from calloutcli.followup.form import Bounds, check_values, form_for, format_followup, parse_followup
from calloutcli.followup.forms import form_of
from calloutcli.followup.nil_return import FORM as NIL
from calloutcli.followup.roles import roles_of
from calloutcli.record.closure import closing_in
from calloutcli.record.correction import correction_in
from calloutcli.record.told import Told
from tests.demos import LETTERS, agreements, made, records


@pytest.mark.parametrize("letter", LETTERS)
def test_every_record_could_have_been_recorded_at_its_time(letter):
    """Each follow-up passes its form as it was asked of the case at that moment, and is the entry that the form makes of the answers."""
    editions = {one.protocol.sha256: one.protocol for one in (agreements().old, agreements().new)}
    told = defaultdict(list)
    seen = 0
    for record, leaf in zip(records(letter), made(letter).leaves, strict=True):
        protocol = editions[record.protocol.sha256]
        personal = dict(leaf.entry.personal)
        form = form_of(record.kind)
        case = told[record.reference] if record.reference else []
        if form is not None and record.kind != "imported":
            course = course_of(case) if form.of_case else None
            form = form if course is None else form_for(form, course)
            values = parse_followup(form, record, personal)
            assert record.protocol.sha256 == case[-1].protocol.sha256 if case else True
            roles = roles_of(course.protocol) if course else {}
            now = record.time if course else record.time.astimezone(ZONE)
            bounds = Bounds(now, course.happened if course else None, roles)
            assert check_values(form, values, bounds, course) == [], (record.kind, values)
            assert {**values, **form.known(course, values)} == values, (record.kind, values)
            again = format_followup(
                form, values, record.reference, record.role, record.uid, record.protocol, record.time
            )
            assert (dict(again.body), dict(again.personal)) == (dict(leaf.entry.body), personal)
            if record.kind == "individual_report":
                before = [one.record.body["who"] for one in case if one.record.kind == record.kind]
                assert (values["again"] == "yes") == (values["who"] in before)
            seen += 1
        elif record.kind == "closure":
            course = course_of(case)
            require_open(course)
            closing = closing_in(record, personal)
            codes = [code for code, _ in closing_form(course).fields[0].choices]
            assert closing.taken in codes
            assert course.happened <= closing.happened <= record.time
            assert (
                record.body["closes"]
                == case[-1 - [one.record.kind for one in reversed(case)].index("decision")].record.position.seq
            )
        elif record.kind == "correction":
            correction = correction_in(record, personal)
            assert correction.corrects in [one.record.position.seq for one in case]
        elif record.kind == "decision":
            assert record.body["version"] == 1 + sum(one.record.kind == "decision" for one in case)
            happened = course_of([*case, Told(record, protocol, personal)]).happened
            assert timedelta(0) < record.time - happened
            before = case[-1].record if case else record
            if before.kind == "decision" and before.body["taken"] == record.body["taken"] and "defer" in before.body:
                assert record.body["defer"]["until"] == before.body["defer"]["until"]
        case.append(Told(record, protocol, personal))
    assert seen > 100


@pytest.mark.parametrize("letter", LETTERS)
def test_a_nil_return_is_of_a_month_in_which_no_incident_was_known(letter):
    """As `callout nil-return` refuses a month with an incident, the demo has none of a month of which one was recorded by then."""
    known = set()
    for record in records(letter):
        if record.kind == NIL.kind:
            assert record.body["month"] not in known
        elif record.kind in ("decision", "imported"):
            known.add(course_of([Told(record, agreements().new, {})]).happened.astimezone(ZONE).strftime("%Y-%m"))


def test_records_are_dated_in_order_and_none_after_the_end():
    """The clock of a home never goes back, and what would come after the end is not told."""
    for letter in LETTERS:
        times = [record.time for record in records(letter)]
        assert times == sorted(times)
        assert times[-1] < DEMO.cut


def test_the_bank_holidays_are_those_of_england():
    """They stand in the demo itself, without those at a weekend, so that it is the same with every version of the library."""
    assert tuple(day for day in bank_holidays("england", range(2023, 2027)) if day.weekday() < 5) == HOLIDAYS
