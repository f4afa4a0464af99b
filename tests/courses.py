"""A case as it goes on, record by record, under the reference model: for tests of what a case owes and of what a review sees.

Times are hours after the incident. Nothing here checks anything but that the answers can stand.
"""

from datetime import datetime, timedelta
from functools import cache

from calloutcli.followup.course import Course, course_of
from calloutcli.followup.form import Bounds, check_values, form_for, format_followup
from calloutcli.followup.forms import form_of
from calloutcli.followup.roles import roles_of
from calloutcli.frozen import replace
from calloutcli.interview.decision import decide
from calloutcli.interview.moment import format_time
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.record.closure import Closing, closure_of
from calloutcli.record.correction import Correction, correction_of
from calloutcli.record.entry import Case, entry_of
from calloutcli.record.kinds import Entry, Position, ProtocolName, format_record, parse_record
from calloutcli.record.told import Told
from tests.builders import ENGINE, LONDON, NOW, ORIGIN, REFERENCE_MODEL, counting_random, uid_of

NOTHING = {"danger": "no", "plan": "silent", "concern": frozenset(), "happened": frozenset()}
EMERGENCY = {"danger": "yes"}
DOOR = {
    **NOTHING, "happened": frozenset({"home_things"}), "not_over": "no", "loss": "yes", "pattern": "no", "under_ten": "no",
}  # fmt: skip
"""A door that will cost a lot: put off to the manager."""
STABBING = {
    **NOTHING, "happened": frozenset({"hurt"}), "injury": "serious", "not_over": "no", "pattern": "no", "wishes": "not_yet",
    "upset": "no", "under_ten": "no",
}  # fmt: skip
"""Somebody is badly hurt, and it is over: the police are told today by 101, once the on-call manager agrees."""


@cache
def reference_model() -> Protocol:
    """The reference model as it is shipped."""
    return load_protocol(REFERENCE_MODEL.read_bytes(), "reference-model/1.0.0.yaml")


def hours(count: float) -> datetime:
    """So many hours after the incident."""
    return NOW + timedelta(hours=count)


class Chronicle:
    """A case with its records in the order in which they were made."""

    def __init__(self, reference: str = "ELM-0001-1", protocol: Protocol | None = None) -> None:
        self.reference = reference
        self.protocol = protocol or reference_model()
        self.told: list[Told] = []

    @property
    def course(self) -> Course:
        """The case up to now."""
        return course_of(self.told)

    def decide(self, answers=None, taken: str = "", after: float = 0.25, **changed) -> "Chronicle":
        """One more version of the decision."""
        answers = dict(DOOR) if answers is None else answers
        decision = decide(self.protocol, answers)
        version = 1 + sum(one.record.kind == "decision" for one in self.told)
        case = Case(
            reference=self.reference,
            happened=NOW,
            recorded=hours(after),
            answers=answers,
            decision=decision,
            taken=taken or decision.outcome,
            reason=changed.pop("reason", "risk_lower" if taken else "not_departed"),
            version=version,
            **changed,
        )
        return self._record(entry_of(case, self.protocol, self._uid(), LONDON), after)

    def close(self, taken: str, decided_by: str = "registered_manager", after: float = 30) -> "Chronicle":
        """The decision that was put off, made."""
        closing = Closing(taken, decided_by, hours(after))
        last = self.course.decision
        assert last is not None
        entry = closure_of(last.record, closing, decided_by, self._uid(), self.protocol, hours(after))
        return self._record(entry, after)

    def add(self, kind: str, after: float, recorded: float | None = None, **values) -> "Chronicle":
        """A follow-up that happened so many hours after the incident, recorded then or later."""
        form = form_of(kind)
        assert form is not None
        course = self.course
        form = form_for(form, course)
        if form.field("happened") is not None:
            values["happened"] = format_time(hours(after))
        recorded = after if recorded is None else recorded
        values = {**form.known(course, values), **values}
        bounds = Bounds(hours(recorded), course.happened, roles_of(self.protocol))
        assert check_values(form, values, bounds, course) == []
        named = ProtocolName(self.protocol.id, self.protocol.version, self.protocol.sha256)
        entry = format_followup(form, values, self.reference, "manager", self._uid(), named, hours(recorded))
        return self._record(entry, recorded)

    def correct(self, seq: int, part, field: str, right, after: float = 40) -> "Chronicle":
        """A correction of one of its records."""
        correction = Correction(seq, part, field, "typed_wrong", right, "", "")
        return self._record(correction_of(self.told[seq].record, correction, "manager", self._uid()), after)

    def with_body(self, seq: int, **changed) -> "Chronicle":
        """The record as another program, or a later version, might have written it."""
        one = self.told[seq]
        self.told[seq] = replace(one, record=replace(one.record, body={**one.record.body, **changed}))
        return self

    def _uid(self) -> str:
        return uid_of(len(self.told) + 1)

    def _record(self, entry: Entry, after: float) -> "Chronicle":
        position = Position(ORIGIN, len(self.told), bytes(32))
        leaf, _ = format_record(entry, position, hours(after), ENGINE, counting_random(len(self.told)))
        self.told.append(Told(parse_record(leaf), self.protocol, dict(entry.personal)))
        return self
