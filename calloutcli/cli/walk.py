"""The conversation of `decide` and `resume`: one incident, from the first question to the record.

Every answer is on disk before the next question. If the disk will not have it, that is said once, the questions go on,
and the exit status says that nothing was recorded: the tool never stands between a worker and a decision.
"""

from dataclasses import replace
from datetime import datetime

from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk, card_of, record_case
from calloutcli.cli.prompt import (
    KEYS_LINE,
    Closed,
    Key,
    ask_key_or_line,
    choice_lines,
    numbers,
    one_of,
    question_lines,
    read_answer,
    said_back,
)
from calloutcli.cli.render import render_card, wrap
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import CalloutError, EvidenceError, StoreError, UsageError
from calloutcli.interview import interview as steps
from calloutcli.interview.card import Card, long_time
from calloutcli.interview.decision import Decision, decide, direction
from calloutcli.interview.details import DETAILS, caution
from calloutcli.interview.draft import Detail, Event, Progress, answered
from calloutcli.interview.moment import Moment, parse_moment
from calloutcli.protocol.condition import questions_in
from calloutcli.protocol.model import UNDECIDED, Protocol, Question
from calloutcli.record.entry import DEPARTURE_REASONS, NOT_DEPARTED, Case
from calloutcli.record.kinds import format_time, new_uid, parse_time
from calloutcli.store.drafts import Draft

_TEXT_KEYS = "b back, r review, 9 danger now, q save and stop"


class Stop(Exception):
    """The person stopped: everything said so far is saved."""


class Walk:
    """One incident at the terminal. `draft` is None when nothing can be saved."""

    def __init__(self, desk: Desk, protocol: Protocol, source: bytes, draft: Draft | None, progress: Progress) -> None:
        self.desk = desk
        self.say = desk.world.say
        self.protocol = protocol
        self.source = source
        self.draft = draft
        self.progress = progress
        self.language = draft.head.language if draft else "en"
        self.failure: CalloutError | None = None

    # ---------------------------------------------------------------- the whole way

    def run(self) -> int:
        """The exit status: 0 when done or saved, 4 or 6 when it could not be recorded, 130 when interrupted."""
        try:
            if not self.progress.recorded:
                self.ask_facts()
                self.advise()
            self.follow_up()
        except Stop:
            self.saved()
            return self.status(0)
        except (Closed, KeyboardInterrupt):
            self.saved()
            return self.status(130)
        return self.status(0)

    def status(self, otherwise: int) -> int:
        """The exit status, once what could not be saved or recorded is said."""
        if self.failure is None:
            return otherwise
        return self.failure.status

    def saved(self) -> None:
        """Say where we are, to somebody who has just stopped."""
        if self.draft is None:
            self.say("\nStopped. Nothing could be saved. Write what happened in the day book.")
            return
        self.say("\nStopped. Every answer is saved. To go on: callout resume")
        self.say("Reference:")
        self.say(self.draft.head.reference)

    def keep(self, event: Event) -> None:
        """Put an event on disk; when that fails say so once and go on without."""
        if self.draft is None:
            return
        try:
            self.draft.add(event)
        except StoreError as error:
            self.cannot_save(error)

    def cannot_save(self, error: CalloutError) -> None:
        """Say that answers are not saved, and what to do."""
        self.failure = error
        self.draft = None
        self.say(EMERGENCY_LINE)
        for line in wrap(f"Your answers cannot be saved: {error.message}."):
            self.say(line)
        for line in wrap("The questions go on and you will get the advice. Write it in the day book. " f"Then: {error.hint}."):
            self.say(line)

    # ---------------------------------------------------------------- facts

    def ask_facts(self) -> None:
        """Ask until the answers decide, and let the person check them."""
        while True:
            question = steps.next_question(self.progress.interview)
            if steps.gate_opened(self.progress.interview):
                return
            if not self.progress.happened and (question is None or not question.gate):
                self.ask_happened()
            elif question is not None:
                self.ask_question(question)
            elif self.check_answers():
                return

    def ask_question(self, question: Question) -> None:
        """Ask one question of fact, once, whatever is typed."""
        self.say("")
        self.say(self.counter())
        for line in question_lines(question, self.language):
            for part in wrap(line, hang="     "):
                self.say(part)
        while True:
            typed = ask_key_or_line(self.desk.world)
            if isinstance(typed, Key):
                if self.on_key(typed, question):
                    return
                continue
            answer, instead = read_answer(question, typed)
            if answer is None:
                self.say(instead)
                continue
            self.answer(question.id, answer)
            return

    def counter(self) -> str:
        """`Question 3 (about 3 more)`."""
        interview = self.progress.interview
        number = len(interview.answers) + bool(self.progress.happened) + 1
        if interview.reopened is not None:
            return "Again:"
        left = steps.questions_left(interview) + (not self.progress.happened)
        return f"Question {number} (about {left} more)" if left else f"Question {number} (perhaps the last)"

    def answer(self, question_id: str, answer: str | int | frozenset[str]) -> None:
        """Take an answer, put it on disk, and say which later answers no longer apply."""
        before = dict(self.progress.interview.answers)
        interview = steps.answer(self.progress.interview, question_id, answer)
        self.progress = replace(self.progress, interview=interview)
        self.keep(answered(question_id, answer))
        for id_ in interview.dropped:
            if id_ in before:
                self.say(f"No longer needed: {said_back(self.protocol.question(id_), before[id_], self.language)}")

    def on_key(self, key: Key, question: Question) -> bool:
        """Do what a key says; True when the question is no longer the one to ask."""
        if key is Key.STOP:
            raise Stop
        if key is Key.DANGER:
            return self.danger()
        if key is Key.REVIEW:
            self.review()
            return False
        if key is Key.WHY:
            self.why(question)
            return False
        return self.back(question)

    def danger(self) -> bool:
        """Danger now: the gate is answered yes, or without a gate the line is shown again."""
        gate = steps.gate(self.protocol)
        if gate is None:
            self.say(EMERGENCY_LINE)
            return False
        self.answer(gate.id, "yes")
        return True

    def back(self, question: Question) -> bool:
        """Reopen what was asked before."""
        before = steps.back(self.progress.interview)
        reopened = self.protocol.question(before.reopened) if before.reopened else None
        if self.progress.happened and not question.gate and (reopened is None or reopened.gate):
            self.progress = replace(self.progress, happened="")
            self.keep({"happened": ""})
            return True
        if reopened is None or reopened.id == question.id:
            self.say("This is the first question.")
            return False
        self.progress = replace(self.progress, interview=before)
        self.keep({"reopen": reopened.id})
        return True

    def why(self, question: Question) -> None:
        """Why this is asked, and the paragraphs of the rules that read it."""
        if question.why:
            for line in wrap(question.why.to(self.language)):
                self.say(line)
        paragraphs = {str(question.because)} if question.because else set()
        for rule in self.protocol.rules:
            if rule.when is not None and question.id in questions_in(rule.when):
                paragraphs.add(str(rule.because))
        titles = {citation.id: citation.title.to(self.language) for citation in self.protocol.sources}
        for paragraph in sorted(paragraphs):
            source, _, place = paragraph.partition(" ")
            for line in wrap(f"- {titles.get(source, source)}, paragraph {place}" if place else f"- {titles.get(source, source)}"):
                self.say(line)

    def review(self) -> None:
        """The answers so far."""
        lines = self.answer_lines()
        self.say("Your answers so far")
        for number, (_, words) in zip(numbers(len(lines)), lines, strict=True):
            for line in wrap(f"{number}. {words}", "  ", "   "):
                self.say(line)
        if not lines:
            self.say("  None yet.")

    def answer_lines(self) -> list[tuple[str, str]]:
        """(question id, or `happened`; the answer read back) in the order of asking."""
        answers = [(id_, self.protocol.question(id_), value) for id_, value in self.progress.interview.answers]
        gates = [(id_, said_back(question, value, self.language)) for id_, question, value in answers if question.gate]
        others = [(id_, said_back(question, value, self.language)) for id_, question, value in answers if not question.gate]
        when = [("happened", f"When did it happen? {self.happened_words()}")] if self.progress.happened else []
        return [*gates, *when, *others]

    def check_answers(self) -> bool:
        """True when the person is content with the answers; else one of them is reopened."""
        lines = self.answer_lines()
        self.say("")
        self.say("Check your answers")
        labelled = list(zip(numbers(len(lines)), lines, strict=True))
        for number, (_, words) in labelled:
            for line in wrap(f"{number}. {words}", "  ", "   "):
                self.say(line)
        while True:
            self.say("Type a number to change it, or y to decide. 9 danger now, q save and stop")
            typed = ask_key_or_line(self.desk.world)
            if typed in ("y", "Y"):
                return True
            if typed is Key.STOP:
                raise Stop
            if typed is Key.DANGER and self.danger():
                return True
            chosen = lines[-1][0] if typed is Key.BACK else None
            chosen = next((id_ for number, (id_, _) in labelled if typed == str(number)), chosen)
            if chosen == "happened":
                self.progress = replace(self.progress, happened="")
                self.keep({"happened": ""})
                return False
            if chosen is not None:
                self.progress = replace(self.progress, interview=steps.reopen(self.progress.interview, chosen))
                self.keep({"reopen": chosen})
                return False

    # ---------------------------------------------------------------- time

    def ask_happened(self) -> None:
        """Ask when it happened; Enter is now."""
        self.say("")
        if not self.progress.recorded:
            self.say(self.counter())
        self.say("When did it happen? Press Enter for now.")
        self.say("Or type a time: 0214, 2.14am, yesterday 23:15")
        self.say(KEYS_LINE)
        while True:
            typed = ask_key_or_line(self.desk.world)
            if isinstance(typed, Key):
                if self.happened_key(typed):
                    return
                continue
            try:
                moment = parse_moment(typed, self.desk.world.now(), self.desk.zone())
            except UsageError as error:
                self.say(f"{error.message.capitalize()}. {error.hint.capitalize()}.")
                continue
            happened = format_time(self.which(moment))
            self.progress = replace(self.progress, happened=happened)
            self.keep({"happened": happened})
            if typed:
                self.say(f"That is {self.happened_words()}.")
            return

    def happened_key(self, key: Key) -> bool:
        """Do what a key says at the time question; True to leave it."""
        if key is Key.STOP:
            raise Stop
        if key is Key.DANGER:
            return self.danger()
        if key is Key.REVIEW:
            self.review()
        elif key is Key.WHY:
            self.say("The time goes into the record. A late entry is flagged, never refused.")
        else:
            gate = steps.gate(self.protocol)
            if gate is not None and gate.id in dict(self.progress.interview.answers):
                self.progress = replace(self.progress, interview=steps.reopen(self.progress.interview, gate.id))
                self.keep({"reopen": gate.id})
                return True
            self.say("This is the first question.")
        return False

    def which(self, moment: Moment) -> datetime:
        """The moment meant, when the clocks went back and it came twice."""
        if moment.second is None:
            return moment.first
        self.say("The clocks went back that night, so this time came twice. Which one?")
        return moment.second if self.choose(["The first, before the clocks changed", "The second, after"]) else moment.first

    def happened_words(self) -> str:
        """When it happened, in local time and words."""
        return long_time(parse_time(self.progress.happened).astimezone(self.desk.zone()))

    # ---------------------------------------------------------------- the advice

    def advise(self) -> None:
        """Decide; for an emergency the card comes first, else the record does; then both."""
        card = self.card()
        if card.emergency:
            self.say("")
            self.say(render_card(card))
            self.record()
        else:
            self.record()
            self.say("")
            self.say(render_card(card))

    def decision(self) -> Decision:
        """What the protocol decides of the answers so far."""
        return decide(self.protocol, dict(self.progress.interview.answers))

    def card(self) -> Card:
        """The card for what the person does now."""
        return card_of(self.desk, self.protocol, self.case(), self.language)

    def record(self) -> None:
        """Append what is known now as the case's next version; on failure say what to do, and keep the draft."""
        if self.draft is None:
            return
        version = max(self.progress.recorded, default=0) + 1
        uid = self.progress.recording.get(version) or (self.draft.head.uid if version == 1 else new_uid(self.desk.world.random))
        if version not in self.progress.recording:
            self.progress = replace(self.progress, recording={**self.progress.recording, version: uid})
            self.keep({"recording": version, "uid": uid})
        if self.draft is None:
            return
        try:
            _, warning = record_case(self.desk, self.protocol, self.source, self.case(version), uid)
        except (StoreError, EvidenceError) as error:
            self.not_recorded(error)
            return
        self.failure = None
        self.progress = replace(self.progress, recorded=(*self.progress.recorded, version))
        self.keep({"recorded": version})
        if warning:
            self.desk.world.comment(f"warning: {warning}")

    def not_recorded(self, error: CalloutError) -> None:
        """Say that the answers are saved but not yet in the log."""
        self.failure = error
        self.say("")
        self.say(EMERGENCY_LINE)
        for line in wrap(f"Not in the log yet: {error.message}."):
            self.say(line)
        for line in wrap(f"Your answers are saved and the advice stands. To do: {error.hint}."):
            self.say(line)

    def case(self, version: int = 1) -> Case:
        """The case as it stands."""
        decision = self.decision()
        details = self.progress.details
        coded: dict[str, Json] = {name: detail.value for name, detail in details.items() if not detail.personal}
        role = coded.pop("role", "not_recorded")
        now = self.desk.world.now()
        taken = self.progress.taken or decision.outcome
        return Case(
            reference=self.draft.head.reference if self.draft else "",
            happened=parse_time(self.progress.happened) if self.progress.happened else now,
            recorded=now,
            answers=dict(self.progress.interview.answers),
            decision=decision,
            taken=taken,
            reason=self.progress.reason or NOT_DEPARTED,
            version=version,
            role=str(role),
            language=self.language,
            details=coded,
            personal={name: detail.value for name, detail in details.items() if detail.personal},
        )

    # ---------------------------------------------------------------- after the card

    def follow_up(self) -> None:
        """Departure, then details; a further version records them, and the draft goes when all is in the log."""
        if self.failure is not None:
            return
        before = len(self.progress.details)
        while True:
            self.say("")
            undecided = self.decision().outcome == UNDECIDED and self.progress.taken is None
            self.say("Type o when it is decided." if undecided else "If you disagree, type o. You can still call 999 at any time.")
            self.say("Press Enter to add details now. q to stop: add them later with callout resume")
            typed = ask_key_or_line(self.desk.world)
            if typed is Key.STOP:
                raise Stop
            if typed is Key.DANGER:
                self.depart_to_emergency()
            elif typed in ("o", "O"):
                self.depart()
            elif typed == "":
                break
        if not self.progress.happened:
            self.ask_happened()
        self.ask_details()
        if len(self.progress.details) > before or len(self.progress.recorded) < len(self.progress.recording):
            self.record()
        if self.failure is None:
            self.finished()

    def finished(self) -> None:
        """Everything is in the log: the draft goes."""
        if self.draft is None:
            return
        self.draft.finish()
        self.say("")
        self.say("Thank you. Everything is recorded. Reference:")
        self.say(self.draft.head.reference)

    def depart_to_emergency(self) -> None:
        """Danger now, after the card: the most serious outcome is taken, at once and without a question."""
        self.set_taken(self.protocol.outcomes[-1].id, "risk_higher")

    def depart(self) -> None:
        """Another way than the advice: normal and blameless, in both directions."""
        advised = self.decision().outcome
        others = [outcome for outcome in self.protocol.outcomes if outcome.id != advised]
        self.say("")
        self.say("What was decided?" if advised == UNDECIDED else "To depart from the advice is normal. What will you do?")
        taken = others[self.choose([outcome.title.to(self.language) for outcome in others])].id
        way = direction(self.protocol, advised, taken)
        if way == "none":
            self.set_taken(taken, "manager_decided")
            return
        if way == "up":
            self.say("You do not need a reason now. Press Enter to leave it out.")
        self.say("Why?")
        reason = self.choose_or_none([words for _, words in DEPARTURE_REASONS], required=way == "down")
        if way == "down":
            self.ask_text("departure_sentence", "Say why in one sentence.", required=True)
            if self.protocol.outcome(advised).channel == "999":
                self.say("The advice was to call 999.")
                self.ask_text("second_person", "Who agreed this with you? Give a role or initials.", required=True)
        self.set_taken(taken, DEPARTURE_REASONS[reason][0] if reason is not None else "reason_may_follow")

    def set_taken(self, taken: str, reason: str) -> None:
        """Record the departure at once, and show the card for what is done now."""
        self.progress = replace(self.progress, taken=taken, reason=reason)
        self.keep({"taken": taken, "reason": reason})
        self.say("")
        self.say(render_card(self.card()))
        self.record()

    def ask_details(self) -> None:
        """What names or describes somebody, and the protocol's own questions for the record. Each may be left out."""
        for detail in DETAILS:
            if detail.name in self.progress.details:
                continue
            if detail.choices:
                self.say("")
                self.say(detail.ask)
                chosen = self.choose_or_none([words for _, words in detail.choices], required=False)
                if chosen is not None:
                    self.keep_detail(detail.name, detail.choices[chosen][0], personal=False)
            else:
                self.ask_text(detail.name, detail.ask)
        for question in self.protocol.record:
            if question.id not in self.progress.details:
                self.ask_record(question)

    def ask_record(self, question: Question) -> None:
        """One of the protocol's questions for the record."""
        if question.kind == "words":
            self.ask_text(question.id, question.ask.to(self.language))
            return
        self.say("")
        for line in question_lines(question, self.language)[:-1]:
            self.say(line)
        self.say(f"Type a number, or press Enter to leave it out. {_TEXT_KEYS}")
        while True:
            typed = self.text_or_stop()
            if typed == "":
                return
            answer, instead = read_answer(question, typed)
            if answer is None:
                self.say(instead)
                continue
            value: Json = sorted(answer) if isinstance(answer, frozenset) else answer
            self.keep_detail(question.id, value, personal=False)
            return

    def ask_text(self, name: str, ask: str, *, required: bool = False) -> None:
        """Words from the person: a caution for what looks like a name or a number, never a block."""
        self.say("")
        self.say(ask)
        self.say(f"{'Type it' if required else 'Type it, or press Enter to leave it out'}. {_TEXT_KEYS}")
        while True:
            typed = self.text_or_stop()
            if not typed and required:
                self.say(ask)
                continue
            warning = caution(typed)
            if warning:
                self.say(f"{warning} Press Enter to keep it, or type it again.")
                typed = self.text_or_stop() or typed
            if typed:
                self.keep_detail(name, typed, personal=True)
            return

    def keep_detail(self, name: str, value: Json, *, personal: bool) -> None:
        """Take a detail and put it on disk."""
        self.progress = replace(self.progress, details={**self.progress.details, name: Detail(value, personal)})
        self.keep({"detail": name, "value": value, "personal": personal})

    def text_or_stop(self) -> str:
        """A line; the keys do what they say."""
        while True:
            typed = ask_key_or_line(self.desk.world)
            if typed is Key.STOP:
                raise Stop
            if typed is Key.DANGER:
                self.depart_to_emergency()
            elif typed is Key.REVIEW:
                self.review()
            elif isinstance(typed, Key):
                self.say("Type your answer, or press Enter to leave it out.")
            else:
                return typed

    # ---------------------------------------------------------------- choosing

    def choose(self, labels: list[str]) -> int:
        """The index of the label chosen; Enter alone asks again."""
        chosen = self.choose_or_none(labels, required=True)
        if chosen is None:  # pragma: no cover - required
            raise AssertionError
        return chosen

    def choose_or_none(self, labels: list[str], *, required: bool) -> int | None:
        """The index of the label chosen, or None for Enter alone where nothing is required."""
        for line in choice_lines(labels):
            for part in wrap(line, hang="     "):
                self.say(part)
        by_number = {str(number): index for index, number in enumerate(numbers(len(labels)))}
        while True:
            typed = self.text_or_stop()
            if typed in by_number:
                return by_number[typed]
            if typed == "" and not required:
                return None
            self.say(one_of(len(labels)))

