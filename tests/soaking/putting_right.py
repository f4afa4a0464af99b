"""What was written wrong, and what is erased: a correction stands beside its record, and an erased word is gone for good."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from calloutcli.followup.form import Form
from calloutcli.followup.forms import form_of
from calloutcli.frozen import frozen
from calloutcli.interview.details import DETAILS
from calloutcli.record.correction import REASONS
from tests.soaking.clock import wall
from tests.soaking.forms import field_line, role_line
from tests.soaking.incidents import CHILDREN, unlike_any
from tests.soaking.ledger import DECISION, Case, Said
from tests.soaking.screen import Book, Choices, Key, in_every_language

BASES = ("retention_ended", "wrong_person", "never_lawful", "court_order")

_GROUPS = {"happened": "When it happened", "taken": "What was decided", "words": "Something written in words"}


@frozen
class Right:
    """What is right of a record: of which, which part of it, its value; `why` in words, or empty."""

    of: Said
    field: str
    value: Any
    why: str = ""


def draw_right(case: Case, chance: random.Random) -> Right:
    """Something of a case that was written wrong."""
    decision = case.decision
    why = unlike_any(chance, "The slip") if chance.random() < 0.5 else ""
    ways = [Right(decision, "happened", _earlier(decision, chance), why)]
    if not case.is_open and case.closure is None:
        others = [one.id for one in case.protocol.outcomes if one.defer is None and one.id != case.taken]
        ways.append(Right(decision, "taken", chance.choice(others), why))
    if "child" in decision.words and "child" not in decision.erased:
        ways.append(Right(decision, "child", chance.choice([one for one in CHILDREN if one != case.child]), why))
    if "words" in decision.words and "words" not in decision.erased:
        ways.append(Right(decision, "words", unlike_any(chance, "What was meant"), why))
    for one in case.records:
        if one.kind == "police_outcome" and one.values["step"] == "recorded":
            where = chance.choice(
                [place for place in ("inside", "outside", "online") if place != one.values.get("location")]
            )
            ways.append(Right(one, "location", where, why))
        if one.kind == "consultation" and one.values["result"] == "agreed":
            ways.append(Right(one, "result", "not_yet", why))
    return chance.choice(ways)


def _earlier(decision: Said, chance: random.Random) -> datetime:
    """A time some way before the one that was written: nothing that came after it came before."""
    before: datetime = decision.values["happened"] - timedelta(minutes=chance.randrange(3, 180))
    return before.replace(second=0, microsecond=0)


class Correcting:
    """A correction, step by step."""

    def __init__(self, right: Right, case: Case) -> None:
        self._right, self._case = right, case
        form = form_of(right.of.kind)
        self._form: Form | None = form
        asked = {
            "what": "What is wrong?",
            "which": "Which one?",
            "when": "When did it happen?",
            "agree": "That is {time}.",
            "right": "What is right?",
            "reason": "Why?",
            "why": "Why, in a few words?",
            "role": "What is your role? Press Enter to leave it out.",
            "twice": "The clocks went back that night, so this time came twice. Which one?",
        }
        fields = {("field", one.name): in_every_language(one.ask) for one in form.fields} if form else {}
        self.book = Book({**{("step", name): in_every_language(text) for name, text in asked.items()}, **fields})

    def reply(self, key: Key, choices: Choices, said: str) -> str:
        """The line that is typed."""
        right, (sort, name) = self._right, key
        if sort == "field":
            assert self._form is not None
            field = self._form.field(name)
            assert field is not None
            return field_line(field, right.value, choices, self._case.protocol)
        match name:
            case "what":
                return self._before(choices, *self._group())
            case "which":
                asked = next(one.ask for one in DETAILS if one.name == right.field)
                return self._before(choices, *(text[:20] for text in in_every_language(asked)))
            case "when":
                return f"{wall(right.value):%Y-%m-%d %H:%M}"
            case "twice":
                return "2" if wall(right.value).fold else "1"
            case "right" if right.field == "taken":
                return self._before(choices, *in_every_language(self._case.protocol.outcome(right.value).title))
            case "right":
                return str(right.value)
            case "reason":
                return self._before(choices, *in_every_language(REASONS[0][1]))
            case "why":
                return right.why
            case "role":
                return role_line("manager", choices)
        return "1"

    def typed(self, key: Key, text: str) -> None:
        """Nothing is noted."""

    def _group(self) -> tuple[str, ...]:
        if self._form is None:
            return in_every_language(_GROUPS.get(self._right.field, _GROUPS["words"]))
        field = self._form.field(self._right.field)
        assert field is not None
        return in_every_language(field.label)

    def _before(self, choices: Choices, *starts: str) -> str:
        number = choices.number_before(*starts)
        if number is None:
            raise AssertionError(f"none of {starts} is offered, but {choices.labels}")
        return number


def note_right(case: Case, right: Right, said: Said) -> None:
    """Write a correction into the ledger: the record reads as it says from now on."""
    case.records.append(said)
    if right.field == "child":
        case.child = right.value
    elif right.field != "words":
        right.of.before.setdefault(right.field, right.of.values.get(right.field))
        right.of.values[right.field] = right.value


def words_of(right: Right) -> Mapping[str, str]:
    """What is personal in the correction."""
    in_words = {right.field: right.value} if right.of.kind == DECISION and right.field in ("child", "words") else {}
    return {**in_words, **({"why_corrected": right.why} if right.why else {})}
