"""An incident as somebody tells it: every answer, every departure, every call, noted with its time. And a story, read for practice.

It can be asked in any order, more than once, in either language: so it can be gone on with after it was broken off.
"""

import random
from collections.abc import Iterable
from datetime import datetime
from functools import cache

from calloutcli.followup import consultation
from calloutcli.interview.card import outcome_title
from calloutcli.interview.details import DETAILS, NOT_PEOPLE
from calloutcli.protocol.answers import DONT_KNOW
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.question import UNKNOWN
from calloutcli.record.entry import DEPARTURE_REASONS
from tests.soaking.asked import fields, labels_of, number_of, steps
from tests.soaking.clock import Clock, wall
from tests.soaking.forms import field_line
from tests.soaking.incidents import Departure, Incident, Story, typed_for
from tests.soaking.person import LANGUAGE
from tests.soaking.screen import Book, Choices, Key, in_every_language

DANGER = "9"
"""The key that says that somebody is in danger now."""


@cache
def _interview_book(protocol: Protocol) -> Book:
    asked: dict[Key, Iterable[str]] = {
        **steps("happened", "twice", "check", "card", "unfinished"),
        **steps("depart", "reason", "sentence", "second", "hand over", "other decision"),
        **{("answer", one.id): in_every_language(one.ask) for one in protocol.questions},
        **{("detail", one.name): in_every_language(one.ask) for one in DETAILS},
        **{("detail", one.id): in_every_language(one.ask) for one in protocol.record},
        **fields(consultation.FORM),
        **steps("confirm"),
    }
    return Book(asked)


class Interview:
    """An incident as it is told. The calls and the departure are made once, however often it is broken off: the card shows what stands.

    What it notes: when it `happened`, as typed last, and whether that was `asked_after` the decision; when it was `decided` and `departed`
    from, None where that was not at this keyboard; whom they `called`: (whom, what came of it, when, when it was recorded). `spoken`: the
    languages in which it was asked up to the decision, and whether the language was `changed_after` it.
    """

    def __init__(self, incident: Incident, protocol: Protocol, clock: Clock, chance: random.Random) -> None:
        self.incident, self.protocol, self._clock, self._chance = incident, protocol, clock, chance
        self.book = _interview_book(protocol)
        self.reference = ""
        self.happened = incident.happened
        self.in_danger = incident.story.is_gate
        self.decided: datetime | None = None
        self._facts = 0
        self.language, self.spoken, self.changed_after = "en", set[str](), False
        self.shown = ""
        self.departed: datetime | None = None
        self.asked_after = incident.story.is_gate
        self.calls = list(incident.calls)
        self.called: list[tuple[str, str, datetime, datetime]] = []
        self._refused = list(incident.refused)
        self._calling: tuple[str, str] | None = None
        self._call_at: datetime | None = None

    def speak(self, language: str, *, anew: bool) -> None:
        """Somebody begins it `anew`, or goes on with it, in a language; empty: in the one that it is in."""
        self.spoken = set() if anew else self.spoken
        before, self.language = self.language, language or ("en" if anew else self.language)
        self.changed_after |= self.decided is not None and self.language != before
        if self.decided is None:
            self.spoken.add(self.language)

    def reply(self, key: Key, choices: Choices, said: str) -> str:
        """The line that is typed."""
        sort, name = key
        if sort == "answer":
            return self._fact(name, choices)
        if sort == "detail":
            return self._detail(name, choices)
        if sort == "field":
            return self._call(name, choices)
        match name:
            case "happened":
                return self._time()
            case "twice":
                assert self.incident.happened is not None
                return "2" if wall(self.incident.happened).fold else "1"
            case "check" | "confirm":
                return "y"
            case "card":
                return self._with_the_card(said)
            case "depart" | "reason" | "sentence" | "second" if self.departure is not None:
                return self._departing(name, self.departure, choices)
            case "hand over":
                return number_of(choices, in_every_language(dict(NOT_PEOPLE)["another_worker"]))
            case "unfinished":
                return choices.number_before(self.reference) or "q"
        return ""

    def typed(self, key: Key, text: str) -> None:
        """Note when it happened, when it was decided, whom they rang, and in which languages it was asked up to then."""
        if text == LANGUAGE:
            self.speak("en" if self.language == "cy" else "cy", anew=False)
        match key:
            case _ if text == LANGUAGE:
                return
            case ("step", "happened"):
                self._refused = self._refused[1:]
                self.asked_after |= self.decided is not None
                self.happened = self._clock() if not text else self.happened
            case ("answer", _) if text == DANGER or (key[1] == "danger" and self.incident.story.is_gate):
                self.in_danger = True
                self.decided = self._clock()
            case ("step", "check"):
                self.decided = self._clock()
            case ("step", "depart" | "reason" | "sentence" | "second"):
                self.departed = self._clock()
            case ("field", "happened") if self._calling is not None:
                self._call_at = self._call_at or self._clock()  # asked again, Enter keeps what was answered
            case ("step", "confirm") if self._calling is not None:
                assert self._call_at is not None
                self.called.append((*self._calling, self._call_at, self._clock()))
                self._calling = None

    @property
    def departure(self) -> Departure | None:
        """What is done instead of what was advised; nothing, where it turned dangerous on the way."""
        return self.incident.departure if self.incident.story.is_gate or not self.in_danger else None

    def departure_words(self) -> dict[str, str]:
        """What is asked of somebody who does less than was advised: why in a sentence, and of a 999 call who agreed."""
        departure, order = self.departure, [one.id for one in self.protocol.outcomes]
        advised = self.incident.story.outcomes[self.protocol.version]
        if departure is None or advised == UNDECIDED or order.index(departure.taken) > order.index(advised):
            return {}
        is_999 = self.protocol.outcome(advised).channel == "999"
        more = {"second_person": departure.second_person} if is_999 else {}
        return {"departure_sentence": departure.sentence, **more}

    # ---------------------------------------------------------------- the answers

    def _time(self) -> str:
        if self._refused:
            return self._refused[0]
        return typed_for(self.incident.happened, self._clock(), self._chance) if self.incident.happened else ""

    def _fact(self, name: str, choices: Choices) -> str:
        self._facts += 1
        if self._facts == self.incident.danger_at:
            return DANGER
        question = self.protocol.question(name)
        given = self.incident.story.answers.get(name, UNKNOWN)
        if given == UNKNOWN:
            return number_of(choices, in_every_language(DONT_KNOW))
        labels = dict(question.answers)
        if isinstance(given, frozenset):
            return " ".join(number_of(choices, labels_of(labels[one])) for one in sorted(given)) or "0"
        return number_of(choices, labels_of(labels[str(given)]))

    def _with_the_card(self, said: str) -> str:
        """What is done with the card on the screen: depart, ring somebody, or go on to the details."""
        self._calling = None
        self.shown = self._outcome_on(said) or self.shown
        if self.departure is not None and self.shown != self.departure.taken:
            return "o"
        if self.calls and any(text in said for text in in_every_language("Type c to record whom you rang.")):
            self._calling, self._call_at = self.calls.pop(0), None
            return "c"
        return ""

    def _departing(self, name: str, departure: Departure, choices: Choices) -> str:
        if name == "depart":
            return number_of(choices, self._title(departure.taken))
        if name == "reason":
            return number_of(choices, in_every_language(dict(DEPARTURE_REASONS)[departure.reason]))
        return departure.sentence if name == "sentence" else departure.second_person

    def _outcome_on(self, said: str) -> str:
        """The outcome that the card on the screen is for: the first that it names."""
        plain = " ".join(said.split())
        ids = [UNDECIDED, *(one.id for one in self.protocol.outcomes)]
        places = [(at, -len(words), id_) for id_ in ids for words in self._title(id_) if (at := plain.find(words)) >= 0]
        return min(places)[2] if places else ""

    def _title(self, id_: str) -> tuple[str, ...]:
        if id_ != UNDECIDED:
            return labels_of(self.protocol.outcome(id_).title)
        return in_every_language(outcome_title(self.protocol, UNDECIDED, "en"))

    def _detail(self, name: str, choices: Choices) -> str:
        value = (self.incident.details or {}).get(name)
        if value is None:
            return ""
        own = next((dict(one.choices) for one in DETAILS if one.name == name), {})
        if own:
            return number_of(choices, in_every_language(own[value]))
        labels = next((dict(one.answers) for one in self.protocol.record if one.id == name), {})
        return number_of(choices, labels_of(labels[value])) if labels else value

    def _call(self, name: str, choices: Choices) -> str:
        assert self._calling is not None
        whom, result = self._calling
        if name == "happened":
            return ""
        field = next(one for one in consultation.FORM.fields if one.name == name)
        return field_line(field, {"whom": whom, "result": result}.get(name), choices, self.protocol)


class Practising(Interview):
    """A story that is read for practice, and decided: no time is asked, nothing is recorded."""

    def __init__(self, story: Story, protocol: Protocol, clock: Clock, chance: random.Random) -> None:
        super().__init__(Incident(story), protocol, clock, chance)
        answers = {("answer", one.id): in_every_language(one.ask) for one in protocol.questions}
        self.book = Book({**answers, **steps("check", "happened", "pause")})
