"""The line at the start of an interview says what the whole log says, whatever happened to the log, the clock and the file."""

import re
import shutil
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from calloutcli.cli.courses import read_courses
from calloutcli.errors import CalloutError
from calloutcli.followup.form import Bounds, check_values, form_for, is_asked
from calloutcli.followup.forms import FORMS, pending_in
from calloutcli.followup.roles import roles_of
from calloutcli.interview.moment import dated_time, format_time
from tests.builders import LONDON
from tests.courses import DOOR, EMERGENCY, NOTHING, STABBING
from tests.forms import value_of
from tests.houses import reference
from tests.properties.strategies import lines
from tests.shifts import Shifts

ANSWERS = (
    DOOR,
    EMERGENCY,
    STABBING,
    {"danger": "no"},
    {**NOTHING, "concern": frozenset({"out"}), "out_where": "not_sure", "out_risk": "yes"},
    {
        **NOTHING,
        "happened": frozenset({"own_things"}),
        "not_over": "no",
        "loss": "no",
        "pattern": "no",
        "wishes": "not_yet",
    },
)
KINDS = [form.kind for form in FORMS if form.of_case]
STEPS = ("decide", "decide", "close", "add", "add", "add", "correct", "wait", "look", "look", "harm", "older", "list")
few = settings(max_examples=40)


def drawn(data, shifts, case, kind):
    """Answers to a form about a case, as it is asked of it now, that can stand; None where those drawn cannot."""
    course = shifts.course(case)
    form = form_for(next(one for one in FORMS if one.kind == kind), course)
    bounds = Bounds(shifts.now, course.happened, roles_of(course.protocol))
    values = {}
    for field in form.fields:
        known = form.known(course, values)
        if field.name in known:
            values[field.name] = known[field.name]
        elif is_asked(field, values) and (field.required or data.draw(st.booleans())):
            values[field.name] = data.draw(value_of(field, bounds, lines))
    return None if check_values(form, values, bounds, course) else values


class History:
    """A home in which anything may happen; `cases` that were begun, a copy of the log and of the file from before."""

    def __init__(self, folder, data):
        self.shifts = Shifts(folder)
        self.data = data
        self.cases = []
        self.copies = []

    def step(self, name):
        """One thing happens."""
        shifts, draw = self.shifts, self.data.draw
        shifts.hour += 0.1
        if name == "decide" or not self.cases:
            self.cases.append(len(self.cases) + 1)
            shifts.put_off(self.cases[-1], draw(st.sampled_from(ANSWERS)))
            return
        case = draw(st.sampled_from(self.cases))
        file, log = shifts.folder / "open-cases", shifts.folder / "log.sqlite"
        if name == "close" and shifts.course(case).is_put_off:
            shifts.make(case, draw(st.sampled_from(("in_house", "report_101"))))
        elif name == "add":
            kind = draw(st.sampled_from(KINDS))
            values = drawn(self.data, shifts, case, kind)
            if values is not None:
                shifts.add(case, kind, **values)
        elif name == "correct":
            first = shifts.course(case).records[0].record
            earlier = format_time(shifts.now - timedelta(hours=draw(st.integers(1, 60))))
            shifts.put_right(first.position.seq, "time", "happened", earlier)
        elif name == "wait":
            shifts.hour += draw(st.sampled_from((0.5, 11, 23, 49, 24 * 8)))
        elif name == "look":
            same(shifts)
            self.copies.append((log.read_bytes(), file.read_bytes() if file.exists() else b"", len(self.cases)))
        elif name == "harm" and file.exists():
            raw = file.read_bytes()
            at = draw(st.integers(0, max(0, len(raw) - 1)))
            older = draw(st.sampled_from([copy for _, copy, _ in self.copies] or [b""]))
            file.write_bytes(draw(st.sampled_from((b"", raw[:at], raw[:at] + b"~" + raw[at + 1 :], older))))
        elif name == "older" and self.copies:
            raw, _, count = draw(st.sampled_from(self.copies))
            log.write_bytes(raw)
            del self.cases[count:]
        elif name == "list":
            shifts.run("pending")


def same(shifts):
    """The line that is said, held against what the whole log says."""
    waits, said = shifts.waits(), shifts.line()
    if not waits:
        assert said == ""
        return
    first, late = waits[0], sum(one.is_overdue(shifts.now) for one in waits if one.matter != "missing")
    not_back = sum(one.matter == "missing" for one in waits)
    assert re.findall(r"^NOT BACK: (\d+)", said) == ([str(not_back)] if not_back else [])
    assert re.findall(r"OVERDUE: (\d+)\. ", said) == ([str(late)] if late else [])
    if late or not_back:
        assert said.endswith(f". callout pending lists all: {len(waits)}")
    else:
        assert said.startswith(f"Waiting: {len(waits)}. ")
    assert f"First: {first.reference}. {first.words}. " in said
    if first.due is not None:
        assert f". {dated_time(first.due.astimezone(LONDON), shifts.now)}"[2:] in said


@few
@given(steps=st.lists(st.sampled_from(STEPS), min_size=3, max_size=14), data=st.data())
def test_the_line_says_what_the_log_says(steps, data):
    """The same first thing, the same counts: after any records, any loss of the file or of the log, and any waiting."""
    folder = Path(tempfile.mkdtemp())
    try:
        history = History(folder / "home", data)
        for name in steps:
            history.step(name)
        same(history.shifts)
        same(history.shifts)
    finally:
        shutil.rmtree(folder)


@few
@given(
    steps=st.lists(
        st.sampled_from(("decide", "close", "add", "add", "add", "correct", "wait")), min_size=2, max_size=10
    ),
    data=st.data(),
)
def test_time_alone_adds_nothing_and_settles_nothing(steps, data):
    """What waits at a later time is what waited at an earlier one, less what is no longer shown (followup/pending.py)."""
    folder = Path(tempfile.mkdtemp())
    try:
        history = History(folder / "home", data)
        for name in steps:
            history.step(name)
        with history.shifts.open() as log:
            courses = read_courses(log)
        assert set(courses) == {reference(case) for case in history.cases}
        later = history.shifts.now + timedelta(hours=data.draw(st.sampled_from((0.5, 20, 80, 24 * 40, 24 * 400))))
        for course in courses.values():
            before = [one for one in pending_in(course, history.shifts.now) if one.is_shown(later)]
            assert list(pending_in(course, later)) == before
    finally:
        with suppress(OSError, CalloutError):
            shutil.rmtree(folder)
