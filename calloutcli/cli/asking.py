"""Asking a form at the terminal: one field at a time, the same keys as at an incident, nothing kept until all is answered.

`b` goes back a field and keeps what still applies, `?` says why it is asked, `r` what was answered, `9` shows the 999 line, `q` stops.
At the end every answer is read back: a number changes one, `y` records.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import cast

from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk
from calloutcli.cli.prompt import Key, ask_key_or_line, choice_lines, numbers, one_of
from calloutcli.cli.render import sentence, wrap
from calloutcli.cli.session import Stop
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import UsageError
from calloutcli.followup.course import Course
from calloutcli.followup.form import (
    Bounds,
    Field,
    Form,
    check_value,
    check_values,
    fields_asked,
    value_words,
    without_idle,
)
from calloutcli.followup.month import month_code
from calloutcli.frozen import replace
from calloutcli.interview.details import caution
from calloutcli.interview.moment import Moment, dated_time, format_time, long_time, parse_day, parse_moment, parse_month

KEYS = "b back, ? why, r review, q stop"
KEYS_AT_AN_INCIDENT = "b back, ? why, r review, 9 danger now, q stop"
_CLEAR = "-"
_LEAVE_OUT = "Press Enter to leave it out."
_OTHERS = "others..."
"""What stands for the codes that come later, where some are offered first; no code is spelt so."""
_TIMES = "0214, 2.14am, yesterday 23:15"
_DAY_EXAMPLES = "Type a day: 22 November, 22/11/2026, yesterday"
_DAY_AHEAD_EXAMPLES = "Type a day: 3 December, 3/12/2026, tomorrow"
_NINE = " For the number 9 type 09."
_MONTH_EXAMPLES = "Type a month: October 2026, 10/2026, last month"


class _Back(Exception):
    """The person goes back a field."""


def ask_form(
    desk: Desk,
    form: Form,
    bounds: Bounds,
    course: Course | None = None,
    *,
    on_danger: Callable[[], None] | None = None,
    before: Mapping[str, Json] | None = None,
) -> dict[str, Json]:
    """The answers to a form, checked, and confirmed by the person. `on_danger`: what the key for danger does besides.

    `before`: answers of an earlier time, each of which Enter keeps.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    asking = _Asking(desk, form, bounds, course, on_danger)
    asking.before.update(before or {})
    while True:
        asking.ask_the_rest()
        complaints = check_values(form, asking.values, asking.bounds, course)
        if complaints:
            asking.say(" ".join(sentence(part) for part in (complaints[0].message, complaints[0].cure) if part))
            asking.ask_again(complaints[0].field)
        elif asking.is_confirmed():
            return asking.values


def ask_field(desk: Desk, field: Field, bounds: Bounds) -> Json:
    """The answer to one field by itself, checked; it cannot be left out.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    alone = replace(field, required=True, only={})
    asking = _Asking(desk, Form("", "", "", "", (alone,)), bounds, None)
    asking.ask_the_rest()
    return asking.values[field.name]


class _Asking:
    """A form half filled in. `typed`: what the person answered, None for left out; `before`: what they answered earlier."""

    def __init__(
        self,
        desk: Desk,
        form: Form,
        bounds: Bounds,
        course: Course | None,
        on_danger: Callable[[], None] | None = None,
    ) -> None:
        self.desk, self.form, self.course, self.on_danger = desk, form, course, on_danger
        self._bounds = bounds
        self.first = form.first(course) if course is not None else {}
        self.typed: dict[str, Json] = {}
        self.before: dict[str, Json] = {}

    @property
    def bounds(self) -> Bounds:
        """What answers are held against now: somebody may be called away in the middle of a form."""
        return replace(self._bounds, now=self.desk.world.now().astimezone(self._bounds.now.tzinfo))

    @property
    def values(self) -> dict[str, Json]:
        """What is answered so far, without what another answer made idle."""
        values: dict[str, Json] = {name: value for name, value in self.typed.items() if value is not None}
        values.update(self.form.known(self.course, values))
        return without_idle(self.form, values)

    def ask_the_rest(self) -> None:
        """Ask every field that is still open."""
        while True:
            values = self.values
            field = next(
                (one for one in fields_asked(self.form, values) if one.name not in {*values, *self.typed}), None
            )
            if field is None:
                return
            try:
                self.typed[field.name] = self._ask(field)
            except _Back:
                fields = self.form.fields
                earlier = [one for one in self.answered() if fields.index(one) < fields.index(field)]
                if earlier:
                    self.ask_again(earlier[-1].name)
                else:
                    self.say("This is the first question.")

    def ask_again(self, name: str) -> None:
        """Open a field again; when it was never asked, the last one."""
        name = name if name in self.typed else list(self.typed)[-1]
        self.before[name] = self.typed.pop(name)

    def answered(self) -> list[Field]:
        """The fields that the person answered and that still apply, in the order of the form."""
        values = self.values
        known = self.form.known(self.course, values)
        asked = fields_asked(self.form, values)
        return [field for field in asked if field.name in self.typed and field.name not in known]

    def is_confirmed(self) -> bool:
        """Whether the person agrees to all of it; what they want to change is opened again."""
        while True:
            answered = self.say_answers(numbered=True)
            self.say("Type a number to change it, or y to record. q to stop")
            typed = ask_key_or_line(self.desk.world)
            if typed in ("y", "Y"):
                return True
            by_number = dict(zip(map(str, numbers(len(answered))), answered, strict=True))
            if typed is Key.STOP:
                raise Stop
            if typed is Key.DANGER:
                self._danger()
            elif typed is Key.BACK:
                self.ask_again(answered[-1].name)
                return False
            elif isinstance(typed, str) and typed in by_number:
                self.ask_again(by_number[typed].name)
                return False

    def say_answers(self, *, numbered: bool) -> list[Field]:
        """Read back what is answered; the fields that the person answered, in the order of the form."""
        values = self.values
        answered = self.answered()
        if not answered:
            self.say("Nothing is answered yet.")
            return []
        self.say("Check your answers" if numbered else "Your answers so far")
        for field in () if self.form.of_case else fields_asked(self.form, values):
            if field.name not in self.typed and field.name in values:
                self.say(f"  {_labelled(field, self._words(field, values[field.name]))}")
        for number, field in zip(numbers(len(answered)), answered, strict=True):
            words = self._words(field, values[field.name]) if field.name in values else "left out"
            self.say(f"  {number}. {_labelled(field, words)}" if numbered else f"  {_labelled(field, words)}")
        return answered

    def say(self, text: str) -> None:
        """A line on the screen, wrapped."""
        for part in wrap(text, hang="     " if text.startswith("  ") else ""):
            self.desk.world.say(part)

    # ---------------------------------------------------------------- one field

    def _ask(self, field: Field) -> Json:
        """One field's answer; None when it is left out."""
        self.say("")
        offered = self._offered(field)
        self._say_question(field, offered)
        while True:
            typed = ask_key_or_line(self.desk.world)
            if isinstance(typed, Key):
                self._key(typed, field, offered)
                continue
            before = self.before.get(field.name)
            if typed == "" and before is not None:
                return before
            if not field.required and (typed == "" or (typed == _CLEAR and before is not None)):
                return None
            answer, instead = self._read(field, typed, offered)
            if answer == _OTHERS:
                offered = self._others(field, offered)
                self._say_question(field, offered)
                continue
            complaint = None if answer is None else check_value(field, answer, self.bounds)
            if complaint is not None:
                instead = f"{sentence(complaint.message)} {sentence(complaint.cure)}"
            if answer is not None and complaint is None:
                return answer
            self.say(instead)

    def _key(self, key: Key, field: Field, offered: Sequence[str]) -> None:
        if key is Key.STOP:
            raise Stop
        if key is Key.BACK:
            raise _Back
        if key is Key.WHY:
            self.say(field.why or "It is kept for whoever looks back at the case.")
        elif key is Key.DANGER:
            self._danger()
        else:
            self.say_answers(numbered=False)
        if key is not Key.WHY:
            self._say_question(field, offered)

    def _danger(self) -> None:
        if self.on_danger is not None:
            self.on_danger()
        self.say(EMERGENCY_LINE)

    def _offered(self, field: Field) -> list[str]:
        """The codes to choose from: those that come first, then one that opens the rest."""
        codes = list(self.bounds.roles) if field.kind == "role" else [code for code, _ in field.choices]
        first = [*dict.fromkeys(code for code in self.first.get(field.name, ()) if code in codes)]
        return [*first, _OTHERS] if 0 < len(first) < len(codes) else [*dict.fromkeys([*first, *codes])]

    def _others(self, field: Field, offered: Sequence[str]) -> list[str]:
        """The codes that are not offered yet."""
        codes = list(self.bounds.roles) if field.kind == "role" else [code for code, _ in field.choices]
        return [code for code in codes if code not in offered]

    def _say_question(self, field: Field, offered: Sequence[str]) -> None:
        self.say(field.ask)
        if field.kind == "several":
            self.say("Type every number that applies, with spaces between, or 0 for none of these.")
        if field.kind in ("choice", "several", "role"):
            for line in choice_lines([self._words(field, code) for code in offered]):
                self.say(line)
        elif field.kind == "number":
            self.say(f"A number from {field.low} to {field.high}.{_NINE if field.low <= 9 <= field.high else ''}")
        elif field.kind == "month":
            self.say(_MONTH_EXAMPLES)
        elif field.kind in ("moment", "date"):
            self.say(self._when_examples(field))
        before = self.before.get(field.name)
        if before is not None:
            self.say(f"Press Enter to keep: {self._words(field, before)}")
        if not field.required:
            self.say(_LEAVE_OUT if before is None else f"Type {_CLEAR} to leave it out.")
        self.say(KEYS if self.on_danger is None else KEYS_AT_AN_INCIDENT)

    def _when_examples(self, field: Field) -> str:
        """How a time or a day is typed; and that Enter is now, unless it keeps what was answered or leaves it out."""
        if field.kind == "date":
            return _DAY_AHEAD_EXAMPLES if field.ahead else _DAY_EXAMPLES
        enter_is_now = field.required and self.before.get(field.name) is None
        return f"Press Enter for now. Or type a time: {_TIMES}" if enter_is_now else f"Type a time: {_TIMES}, or now"

    def _read(self, field: Field, typed: str, offered: Sequence[str]) -> tuple[Json, str]:
        """(the answer in a line, or None and what to type instead)."""
        by_number = dict(zip(map(str, numbers(len(offered))), offered, strict=True))
        if field.kind in ("choice", "role"):
            return (by_number[typed], "") if typed in by_number else (None, one_of(len(offered)))
        if field.kind == "several":
            return self._read_several(typed, by_number, len(offered))
        if field.kind == "number":
            fits = typed.isascii() and typed.isdigit() and len(typed) < 10
            return (int(typed), "") if fits else (None, f"Type a number from {field.low} to {field.high}.")
        try:
            if field.kind == "moment":
                return self._read_moment(typed)
            if field.kind == "month":
                today = self.bounds.now.astimezone(self.desk.zone()).date()
                return (month_code(parse_month(typed, today)), "") if typed else (None, "Type a month.")
            if field.kind == "date":
                now = self.bounds.now.astimezone(self.desk.zone())
                return (
                    (parse_day(typed, now.date(), ahead=field.ahead).isoformat(), "")
                    if typed
                    else (None, "Type a day.")
                )
        except UsageError as error:
            return None, f"{sentence(error.message)} {sentence(error.hint)}"
        return self._read_words(typed, field)

    def _read_several(self, typed: str, by_number: Mapping[str, str], count: int) -> tuple[Json, str]:
        words = typed.replace(",", " ").split()
        if words == ["0"]:
            return [], ""
        if words and all(word in by_number for word in words):
            return cast("Json", sorted({by_number[word] for word in words})), ""
        example = " ".join(str(number) for number in numbers(count)[:2])
        return None, f"Type the numbers that apply with spaces between, for example {example}, or 0 for none of these."

    def _read_moment(self, typed: str) -> tuple[Json, str]:
        moment = parse_moment(typed, self.bounds.now, self.desk.zone())
        found = self._which(moment)
        if typed:
            self.say(f"That is {dated_time(found.astimezone(self.desk.zone()), self.bounds.now)}.")
        return format_time(found), ""

    def _which(self, moment: Moment) -> datetime:
        """The one meant, of two when the clocks went back."""
        if moment.second is None:
            return moment.first
        self.say("The clocks went back that night, so this time came twice. Which one?")
        labels = ["The first, before the clocks changed", "The second, after"]
        for line in choice_lines(labels):
            self.say(line)
        while True:
            typed = self._line()
            if typed in ("1", "2"):
                return moment.second if typed == "2" else moment.first
            self.say(one_of(2))

    def _read_words(self, typed: str, field: Field) -> tuple[Json, str]:
        warning = caution(typed)
        if warning:
            self.say(f"{warning} Press Enter to keep it, or type it again.")
            typed = self._line() or typed
        return (typed, "") if typed else (None, field.ask)

    def _line(self) -> str:
        """A line within a question. The keys say what they always do; what has no meaning here is passed over."""
        while True:
            typed = ask_key_or_line(self.desk.world)
            if not isinstance(typed, Key):
                return typed
            if typed is Key.STOP:
                raise Stop
            if typed is Key.BACK:
                raise _Back
            if typed is Key.DANGER:
                self._danger()

    def _words(self, field: Field, value: Json) -> str:
        if value == _OTHERS:
            return "Somebody else" if field.kind == "role" else "Something else"
        zone = self.desk.zone()
        return value_words(
            field,
            [value] if field.kind == "several" and isinstance(value, str) else value,
            self.bounds.roles,
            lambda moment: long_time(moment.astimezone(zone)),
        )


def _labelled(field: Field, words: str) -> str:
    """An answer after its label; a protocol's own question is its label."""
    return f"{field.label} {words}" if field.label.endswith("?") else f"{field.label}: {words}"
