"""Entering what happened: an interview to its end however often it is broken off, a follow-up, a correction, an erasure.

Each way ends in the ledger. Of a process that was killed, or worked beside others, only the moment is known at which it ran: its clock stands still.
"""

import json
import re
import signal
import time
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from calloutcli.interview.moment import format_time
from calloutcli.protocol.model import Protocol
from tests.soaking.afterwards import Step, Values
from tests.soaking.forms import Closing, Filling, form_named
from tests.soaking.incidents import Incident, Story
from tests.soaking.interview import Interview, Practising
from tests.soaking.ledger import CLOSURE, CORRECTION, DECISION, ERASURE, Case, Ledger, NotHeld, Said
from tests.soaking.pc import PC, Told
from tests.soaking.person import CALLED_AWAY, CALM, LANGUAGE, Mood, Sitting
from tests.soaking.putting_right import BASES, Correcting, Right, note_right, words_of
from tests.soaking.screen import in_every_language

_REFERENCE = re.compile(r"^([A-Z0-9]{2,6}-[0-9A-Z]{4}-[0-9A-Z])$", re.MULTILINE)
_RECORDED = re.compile(r"It is record (\d+) of the log\.")
_FUMBLES = 0.04


class Entering:
    """Whoever enters something at the home's computer."""

    def __init__(self, pc: PC, ledger: Ledger) -> None:
        self.pc, self.ledger, self.chance, self.tally = pc, ledger, pc.chance, ledger.tally
        self._takes: dict[str, float] = {}

    # ---------------------------------------------------------------- incidents

    def incident(self, incident: Incident, protocol: Protocol, *, leave: str = "") -> Case | None:
        """The case, told to its end; or left open on purpose, `before` the decision or `after` it. None: it was never recorded."""
        sitting = Interview(incident, protocol, self.pc.clock, self.chance)
        told = self._at_keyboard("decide", sitting=sitting, mood=_LEAVING.get(leave) or self._mood())
        while told.stopped:
            self._count_fumbles(told)
            sitting.reference = sitting.reference or _reference_on(told)
            if leave:
                return self._left(sitting)
            self.tally["interviews broken off at a prompt"] += 1
            self.pc.clock.go_on(self.chance.choice([90, 900, 9_000, 40_000]))
            told = self._go_on(sitting)
        self._count_fumbles(told)
        sitting.reference = _reference_on(told)
        return self._note(sitting, _decisions(sitting, self.pc.clock(), self.pc.clock()))

    def killed_incident(self, incident: Incident, protocol: Protocol) -> Case:
        """The case, told in a process that is killed or interrupted somewhere on the way, then gone on with at the keyboard."""
        sitting = Interview(incident, protocol, self.pc.clock, self.chance)
        began = self.pc.clock()
        told = self._killed("decide", sitting=sitting)
        begun = {path.stem for path in self.pc.folder.glob("drafts/*.draft")} - self.ledger.left_open
        sitting.reference = _reference_on(told) or next(iter(begun), "")
        if begun or not sitting.reference:
            sitting.reference = _reference_on(self._go_on(sitting, CALM))
        case = self._note(sitting, _decisions(sitting, began, self.pc.clock()))
        case.is_rough = True
        for one in case.decisions:
            one.values.pop("welsh", None)
        if len(self.seqs(case)) < len(case.records) and incident.departure is not None:
            # It was killed between the departure and its record: that stands in the version with the details.
            case.records.remove(case.decisions[1])
        return case

    def together(
        self, incidents: Sequence[tuple[Incident, Protocol]], notes: Sequence[tuple[Case, Values]]
    ) -> list[Case]:
        """The cases that writers tell at once, each in a process of its own, while others add notes to cases that are there."""
        sittings = [Interview(incident, protocol, self.pc.clock, self.chance) for incident, protocol in incidents]
        works = [self.pc.work("decide", sitting=sitting) for sitting in sittings]
        works += [
            self.pc.work("add", case.reference, "note", "--answers", "-", piped=as_file(values))
            for case, values in notes
        ]
        now = self.pc.clock()
        told = self.pc.together(works)
        self.tally["writers at once"] += len(works)
        if any(one.status for one in told):
            raise NotHeld(
                f"writers at once ended with {[one.status for one in told]}:\n{[one.screen[-600:] for one in told]}"
            )
        for sitting, one in zip(sittings, told, strict=False):
            sitting.reference = _reference_on(one)
        for (case, values), one in zip(notes, told[len(sittings) :], strict=True):
            self._note_added(case, "note", values, now, one)
        return [self._note(sitting, _decisions(sitting, now, now)) for sitting in sittings]

    def _go_on(self, sitting: Interview, mood: Mood | None = None) -> Told:
        """Some time later: gone on with, by its reference or by the list of what is not finished; begun anew where nothing was kept."""
        mood = mood or self._mood()
        if not sitting.reference:
            return self._at_keyboard("decide", sitting=sitting, mood=mood)
        is_listed = bool(self.ledger.left_open) and self.chance.random() < 0.5
        return self._at_keyboard("resume", *([] if is_listed else [sitting.reference]), sitting=sitting, mood=mood)

    def _mood(self, often: float = 0.3, prompts: int = 24) -> Mood:
        """How it goes: so often somebody is called away, at one of the first so many prompts."""
        stops = self.chance.randrange(1, prompts) if self.chance.random() < often else 0
        return Mood(stops, self.chance.choice(CALLED_AWAY), _FUMBLES)

    def _left(self, sitting: Interview) -> Case | None:
        self.ledger.left_open.add(sitting.reference)
        self.tally["interviews left open on purpose"] += 1
        if sitting.decided is None:
            return None
        return self._note(sitting, _decisions(sitting, sitting.decided, sitting.decided)[:1])

    def _note(self, sitting: Interview, decisions: list[Said]) -> Case:
        """The case in the ledger, with the calls that were recorded while its card was on the screen."""
        case = Case(sitting.reference, sitting.incident.story, sitting.protocol, decisions[-1].words.get("child", ""))
        if not case.reference or case.reference in self.ledger.cases:
            raise NotHeld(f"{case.reference or 'an incident'}: nobody told its reference, or it was given twice")
        calls = [
            Said("consultation", at, {"whom": whom, "result": result, "happened": happened, "channel": "phone"})
            for whom, result, happened, at in sitting.called
        ]
        case.records = sorted([*decisions, *calls], key=lambda one: one.time)
        self.ledger.cases[case.reference] = case
        self.tally["incidents"] += 1
        self.tally["calls with the card on the screen"] += len(calls)
        return case

    def practise(self, story: Story, protocol: Protocol) -> None:
        """A story read for practice: it must leave no trace but in its own file."""
        sitting = Practising(story, protocol, self.pc.clock, self.chance)
        told = self._at_keyboard(
            "decide", "--practice", "--protocol", "reference-model", sitting=sitting, mood=Mood(fumbles=_FUMBLES)
        )
        self._count_fumbles(told)
        self.tally["practised"] += 1

    # ---------------------------------------------------------------- what comes after

    def follow_up(self, case: Case, step: Step, values: Values, *, killed: bool = False) -> None:
        """A form that is filled in about a case, or its closing; in a process that is killed on the way, and looked after."""
        command, sitting = self._asked(case, step, values)
        now = self.pc.clock()
        if killed:
            told = self._killed(*command, sitting=sitting)
            if self._is_there(case, step):
                self._note_added(case, step.word, values, now, told)
                return
        told = self._at_keyboard(*command, sitting=sitting, mood=self._mood(0.06, 8))
        self._count_fumbles(told)
        if told.stopped:
            if not any(text in told.plain for text in in_every_language("Stopped. Nothing was recorded.")):
                raise NotHeld(f"{case.reference}: nobody said that nothing was recorded:\n{told.screen[-600:]}")
            self.tally["follow-ups broken off at a prompt"] += 1
            told = self._at_keyboard(*command, sitting=sitting)
        self._note_added(case, step.word, values, self.pc.clock(), told)

    def put_right(self, case: Case, right: Right) -> None:
        """A correction of one of the records of a case."""
        seq = self.seqs(case)[case.records.index(right.of)]
        told = self._at_keyboard(
            "add", case.reference, "correction", "--seq", str(seq), sitting=Correcting(right, case)
        )
        said = Said(CORRECTION, self.pc.clock(), {"field": right.field}, dict(words_of(right)), _seq_on(told))
        note_right(case, right, said)
        self.tally["corrections"] += 1

    def erase(self, case: Case, fields: Sequence[str]) -> None:
        """Personal words of a case, erased from every record that has them."""
        names = [word for name in fields for word in ("--field", name)]
        basis = self.chance.choice(BASES)
        who = ("--basis", basis, "--role", "registered_manager", "--agreed-by", "data_protection_officer")
        told = self.pc.run("log", "erase", case.reference, *names, *who, "--yes", "--json")
        for one in case.records:
            gone = {name for name in one.words if name in fields}
            one.erased |= gone
            self.ledger.tally["fields erased"] += len(gone)
        case.child = "" if "child" in fields else case.child
        case.records.append(Said(ERASURE, self.pc.clock(), {"basis": basis}, seq=told.result["seq"]))
        self.tally["erasures"] += 1

    def seqs(self, case: Case) -> list[int]:
        """The numbers of the case's records in the log, in order."""
        return [one["seq"] for one in self.pc.run("show", case.reference, "--json").result]

    def _asked(self, case: Case, step: Step, values: Values) -> tuple[tuple[str, ...], Filling]:
        if step.word == "close":
            return ("close", case.reference), Closing(case.protocol, values)
        return ("add", case.reference, step.word), Filling(form_named(step.word), values, case.protocol)

    def _is_there(self, case: Case, step: Step) -> bool:
        """Whether a record was made before the process died: somebody looks, as the tool says that they should."""
        kind = CLOSURE if step.word == "close" else form_named(step.word).kind
        shown = self.pc.run("show", case.reference, "--json").result
        return sum(one["kind"] == kind for one in shown) > sum(one.kind == kind for one in case.records)

    def _note_added(self, case: Case, word: str, values: Values, time: datetime, told: Told) -> None:
        """The record in the ledger, under the number that the tool said, where it says one."""
        kind, personal = (CLOSURE, _CLOSING_WORDS) if word == "close" else (form_named(word).kind, personal_in(word))
        given = {name: value for name, value in values.items() if value is not None}
        words = {name: given.pop(name) for name in personal if name in given}
        case.records.append(Said(kind, time, given, words, None if kind == CLOSURE else _seq_on(told)))
        self.tally[f"recorded: {word}"] += 1

    # ---------------------------------------------------------------- both

    def _at_keyboard(self, *command: str, sitting: Sitting, mood: Mood = CALM) -> Told:
        """A command in English or Welsh, as somebody says on the command line or for the whole computer; mostly nobody says."""
        said = self.chance.choices(["", "cy", "en"], [70, 25, 5])[0]
        by_option = bool(said) and self.chance.random() < 0.6
        environ = {"CALLOUT_LANG": said} if said and not by_option else {}
        if isinstance(sitting, Interview):
            sitting.speak(said, anew=command[0] == "decide")
        self.tally["commands in Welsh from the start"] += said == "cy"
        began = time.monotonic()
        told = self.pc.run(
            *command, *(["--lang", said] if by_option else []), sitting=sitting, mood=mood, environ=environ
        )
        self._takes[command[0]] = time.monotonic() - began
        return told

    def _killed(self, *command: str, sitting: Sitting) -> Told:
        """A command in a process that gets a signal at some moment of the time that the last such command took."""
        how = self.chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT])
        after = self.chance.uniform(0, self._takes.get(command[0], 0.2))
        told = self.pc.killed(self.pc.work(*command, sitting=sitting), after, how)
        self.tally[f"processes ended by {how.name}" if told.status else "processes that ended before their signal"] += 1
        return told

    def _count_fumbles(self, told: Told) -> None:
        changes = told.fumbles.count(LANGUAGE)
        self.tally["changes of the language in mid-command"] += changes
        self.tally["other slips at the keyboard"] += len(told.fumbles) - changes


_LEAVING = {"before": Mood(3), "after": Mood(stops_on=("step", "card"))}
_CLOSING_WORDS = ("child_view", "social_worker_view", "reason")
_WORDS = ("child", "words", "staff", "child_view", "own_child_why", "departure_sentence", "second_person")
"""What is personal of a decision: the rest of its details are codes."""


def _decisions(sitting: Interview, began: datetime, now: datetime) -> list[Said]:
    """The versions of a decision: as advised, then as departed from, then with what was said afterwards, `now`.

    `began`: when it was decided and departed from, where that was in another process.
    """
    incident, protocol = sitting.incident, sitting.protocol
    decided, happened = sitting.decided or began, sitting.happened or began
    advised = protocol.outcomes[-1].id if sitting.in_danger else incident.story.outcomes[protocol.version]
    values: Values = {"advised": advised, "taken": advised, "reason": "not_departed", "role": "not_recorded"}
    values["happened"] = decided if sitting.asked_after else happened
    values["welsh"] = "cy" in sitting.spoken
    versions = [Said(DECISION, decided, dict(values))]
    if sitting.changed_after and not values["welsh"]:
        del values["welsh"]  # changed since the decision: whether before the next version, nobody noted
    words: dict[str, str] = {}
    if sitting.departure is not None:
        values |= {"taken": sitting.departure.taken, "reason": sitting.departure.reason}
        words = sitting.departure_words()
        versions.append(Said(DECISION, sitting.departed or began, dict(values), dict(words)))
    details = dict(incident.details or {})
    if details.get("decider_involved") == "hurt":
        details["handed_over_to"] = "another_worker"
    if details or sitting.asked_after:
        words |= {name: details.pop(name) for name in _WORDS if name in details}
        values |= {"role": details.pop("role", "not_recorded"), "details": details, "happened": happened}
        versions.append(Said(DECISION, now, values, words))
    return versions


def personal_in(word: str) -> tuple[str, ...]:
    """The fields of a form that stand in disclosures."""
    return tuple(one.name for one in form_named(word).fields if one.is_personal)


def as_file(values: Values) -> str:
    """An answers file for `--answers`: JSON, which is YAML."""

    def text(value: Any) -> Any:
        if isinstance(value, datetime):
            return format_time(value)
        return value.isoformat() if isinstance(value, date) else value

    return json.dumps({name: text(value) for name, value in values.items() if value is not None})


def _reference_on(told: Told) -> str:
    """The reference that stands on a line of its own, the last of them; empty where there is none."""
    found = _REFERENCE.findall(told.screen)
    return str(found[-1]) if found else ""


def _seq_on(told: Told) -> int | None:
    """The number that a record was told to have; None where the screen does not say."""
    found = _RECORDED.search(told.plain)
    return int(found[1]) if found else None
