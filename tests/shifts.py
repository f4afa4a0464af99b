"""A home that is worked in over days: cases under the reference model, recorded at given hours, in a log on disk.

Times are hours after the first incident. Nothing here checks anything but that the answers can stand.
"""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from calloutcli.__main__ import main
from calloutcli.cli.courses import read_courses
from calloutcli.cli.desk import Desk
from calloutcli.cli.waiting import say_waiting
from calloutcli.followup.course import Course
from calloutcli.followup.form import Bounds, check_values, form_for, format_followup
from calloutcli.followup.forms import form_of, pending_in
from calloutcli.followup.pending import Pending, in_order
from calloutcli.followup.roles import roles_of
from calloutcli.interview.decision import decide
from calloutcli.interview.moment import format_time
from calloutcli.record.closure import Closing, closure_of
from calloutcli.record.correction import Correction, correction_of
from calloutcli.record.entry import Case, entry_of
from calloutcli.record.kinds import Entry, Position, ProtocolName, format_record
from calloutcli.store.database import Leaf
from calloutcli.store.home import Home, open_home
from tests.builders import ENGINE, LONDON, REFERENCE_MODEL, SIGNER, counting_random, uid_of
from tests.courses import DOOR, hours, reference_model
from tests.houses import House, reference
from tests.worlds import dice, world_of

DETAILS = {"child": "AB", "words": "He kicked the door and cried."}


@cache
def _source() -> bytes:
    return REFERENCE_MODEL.read_bytes()


class Shifts(House):
    """The home. `hour` is the present."""

    def __init__(self, folder) -> None:
        super().__init__(folder)
        self.protocol = reference_model()
        self.hour = 0.0

    @property
    def now(self) -> datetime:
        """The present."""
        return hours(self.hour)

    @property
    def home(self) -> Home:
        """The home's folder and its settings."""
        return open_home(self.folder)

    def append(self, entry: Entry, *_ignored, **_also) -> int:
        """The seq of an entry, recorded at the present."""
        random = counting_random(1000 * self.number)

        def leaf(position: Position) -> Leaf:
            raw, disclosures = format_record(entry, position, self.now, ENGINE, random)
            return Leaf(raw, disclosures, str(entry.body.get("reference", "")), entry.protocol.sha256, _source())

        self.number += 1
        with self.open() as log:
            return log.append(entry.uid, leaf, SIGNER).seq

    def course(self, case: int) -> Course:
        """A case as it stands."""
        with self.open() as log:
            return read_courses(log, [reference(case)], personal=True)[reference(case)]

    def put_off(self, case: int, answers=None, **changed) -> int:
        """The seq of a decision: without `answers` of one that is put off to the manager."""
        answers = dict(DOOR) if answers is None else answers
        decision = decide(self.protocol, answers)
        made = Case(
            reference=reference(case),
            happened=self.now - timedelta(minutes=15),
            recorded=self.now,
            answers=answers,
            decision=decision,
            taken=decision.outcome,
            **{"personal": DETAILS, **changed},
        )
        return self.append(entry_of(made, self.protocol, self._uid(), LONDON))

    def make(self, case: int, taken: str = "in_house") -> int:
        """The seq of the closure of a case."""
        last = self.course(case).decision
        assert last is not None
        closing = Closing(taken, "registered_manager", self.now)
        return self.append(closure_of(last.record, closing, "manager", self._uid(), self.protocol, self.now))

    def add(self, case: int, kind: str, **values) -> int:
        """The seq of a follow-up, which happened at the present unless `values` say when."""
        form = form_of(kind)
        assert form is not None
        course = self.course(case)
        form = form_for(form, course)
        if form.field("happened") is not None:
            values = {"happened": format_time(self.now), **values}
        values = {**form.known(course, values), **values}
        assert check_values(form, values, Bounds(self.now, course.happened, roles_of(self.protocol)), course) == []
        named = ProtocolName(self.protocol.id, self.protocol.version, self.protocol.sha256)
        return self.append(format_followup(form, values, reference(case), "manager", self._uid(), named, self.now))

    def put_right(self, seq: int, part, field: str, right) -> int:
        """The seq of a correction of a record."""
        correction = Correction(seq, part, field, "typed_wrong", right, "", "")
        return self.append(correction_of(dict(self.records())[seq], correction, "manager", self._uid()))

    def note(self, case: int, words: str, until: str | None = None) -> int:
        """The seq of a note for the next shift."""
        return self.add(case, "note", words=words, handover="yes", **({"until": until} if until else {}))

    def run(self, *words: str, typed: Sequence[str] = ()) -> tuple[int, str]:
        """(exit status, screen) of a command at the present."""
        world, screen, _ = world_of(typed, {"CALLOUT_HOME": str(self.folder)}, self.now, self.chance)
        return main(list(words), world=world), screen.getvalue()

    def told(self, *words: str):
        """The result of a command that prints JSON."""
        status, screen = self.run(*words, "--json")
        assert status == 0, screen
        return json.loads(screen)["result"]

    def line(self) -> str:
        """What an interview says of what waits when it starts, in one line."""
        world, screen, _ = world_of((), {}, self.now, dice("line"))
        say_waiting(Desk(world, self.home))
        return " ".join(screen.getvalue().split())

    def waits(self) -> list[Pending]:
        """What waits, worked out from the whole log and nothing else."""
        with self.open() as log:
            found = [one for course in read_courses(log).values() for one in pending_in(course, self.now)]
        return in_order(found, self.now)

    def _uid(self) -> str:
        return uid_of(self.number + 1)
