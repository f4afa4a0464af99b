"""A protocol as values: what police, homes and the youth offending service agreed, one class per word they use.

Nothing here reads a file or knows a police force: every tier, threshold and role of a protocol is data.
"""

from datetime import date
from typing import Final, Literal, TypeVar

from calloutcli.frozen import frozen
from calloutcli.protocol.condition import Condition
from calloutcli.protocol.question import Because, Question, Text

Tier = Literal["in_house", "safeguarding_report", "planned_police", "emergency_police"]
Channel = Literal["none", "named_officer", "online", "101", "999"]
Timing = Literal["now", "this_shift", "next_day"]
Status = Literal["example", "draft", "agreed", "superseded"]
DecideBy = Literal["most serious", "first match", "only one"]
Restorative = Literal["none", "conversation", "meeting", "conference"]
UNDECIDED: Final = "undecided"
"""What stands for an outcome when unknown answers leave several open. No outcome may have this name."""


@frozen
class Citation:
    """A document that the protocol rests on."""

    id: str
    title: Text
    url: str


@frozen
class Agency:
    """A party to the agreement; `role` says what it is: police, home, youth_justice, local_authority ..."""

    id: str
    name: Text
    role: str


@frozen
class Role:
    """Somebody to be asked or told. The number to ring belongs to the home, not to the protocol."""

    id: str
    title: Text


@frozen
class Notice:
    """A duty to tell `who`. `within_hours` None means without delay; `judged_by` must first judge that it is due."""

    who: str
    within_hours: int | None
    judged_by: str | None
    basis: str
    why: Text | None


@frozen
class Consultation:
    """Who is asked: `before` acting, `after`, any one of, all of; `fallback` when nobody of these answers."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    fallback: tuple[str, ...] = ()


@frozen
class Deferral:
    """The decision is put off: until `hour`:`minute` local time `days` days on; `owner` closes it.

    `working`: whether working days are counted, without weekends and bank holidays. `if_overdue` names the outcome that stands
    when nobody has closed it.
    """

    days: int
    hour: int
    minute: int
    owner: str
    if_overdue: str | None
    working: bool = False

    @property
    def until(self) -> str:
        """The deadline as the file writes it: `next_working_day 12:00`."""
        kind = "working day" if self.working else "day"
        day = f"next_{kind.replace(' ', '_')}" if self.days == 1 else f"{self.days} {kind}s"
        return f"{day} {self.hour:02}:{self.minute:02}"


@frozen
class Outcome:
    """What the protocol advises. Tier, channel, timing and decider are four separate things."""

    id: str
    title: Text
    tier: Tier
    channel: Channel
    timing: Timing
    decider: str
    consult: Consultation
    notify: tuple[Notice, ...]
    do: tuple[Text, ...]
    restorative: Restorative
    defer: Deferral | None

    @property
    def is_emergency(self) -> bool:
        """Whether 999 is called, or it is of the tier for emergencies: then nobody need be asked first."""
        return self.tier == "emergency_police" or self.channel == "999"


@frozen
class Rule:
    """`then` when `when` holds. `when` is None for `otherwise`. The id stands in logs and never changes meaning."""

    id: str
    when: Condition | None
    then: str
    because: Because
    note: Text | None


@frozen
class Scope:
    """Where the protocol applies, and which matters have a track of their own."""

    placements: tuple[str, ...]
    area: str
    excludes: tuple[str, ...]


@frozen
class Protocol:
    """One version of one protocol. `sha256` is the digest of its exact bytes, in hex.

    `record`: questions asked after a decision; `closing`: those asked when a case that was left open is decided. Neither decides.
    """

    id: str
    version: str
    sha256: str
    title: Text
    status: Status
    effective: date
    review_by: date
    languages: tuple[tuple[str, bool], ...]
    agencies: tuple[Agency, ...]
    scope: Scope
    sources: tuple[Citation, ...]
    roles: tuple[Role, ...]
    ask_when_unsure: tuple[str, ...]
    decide_by: DecideBy
    outcomes: tuple[Outcome, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    otherwise: Rule | None
    impossible: tuple[Condition, ...]
    record: tuple[Question, ...]
    closing: tuple[Question, ...] = ()

    @property
    def every_rule(self) -> tuple[Rule, ...]:
        """The rules in file order, `otherwise` last where there is one."""
        return self.rules if self.otherwise is None else (*self.rules, self.otherwise)

    @property
    def last_outcome(self) -> str:
        """What is decided when no rule holds: `undecided` where the file has no `otherwise`."""
        return UNDECIDED if self.otherwise is None else self.otherwise.then

    def has_words_in(self, language: str) -> bool:
        """Whether its own words are there in this language."""
        return any(code == language for code, _ in self.languages)

    def outcome(self, id_: str) -> Outcome:
        """The outcome called `id_`.

        Raises:
            KeyError: there is none.
        """
        return _named(self.outcomes, id_)

    def question(self, id_: str) -> Question:
        """The question called `id_`.

        Raises:
            KeyError: there is none.
        """
        return _named(self.questions, id_)

    def rule(self, id_: str) -> Rule:
        """The rule called `id_`, `otherwise` included.

        Raises:
            KeyError: there is none.
        """
        return _named(self.every_rule, id_)

    def seriousness(self, outcome_id: str) -> int:
        """The outcome's rank: 0 for the least serious, -1 for `undecided`.

        Raises:
            KeyError: there is none of this name.
        """
        if outcome_id == UNDECIDED:
            return -1
        for rank, outcome in enumerate(self.outcomes):
            if outcome.id == outcome_id:
                return rank
        raise KeyError(outcome_id)

    def role_title(self, role_id: str, language: str) -> str:
        """The role in words; the id with spaces when the file does not name it."""
        for role in self.roles:
            if role.id == role_id:
                return role.title.to(language)
        return role_id.replace("_", " ").capitalize()


_Thing = TypeVar("_Thing", Outcome, Question, Rule)


def _named(things: tuple[_Thing, ...], id_: str) -> _Thing:
    for thing in things:
        if thing.id == id_:
            return thing
    raise KeyError(id_)
