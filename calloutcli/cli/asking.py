"""Asking a form at the terminal: one field at a time, the same keys as at an incident, nothing kept until all is answered.

`b` goes back a field and keeps what still applies, `?` says why it is asked, `r` what was answered, `9` shows the 999 line, `l` asks
again in the other language, `q` stops.
At the end every answer is read back: a number changes one, `y` records.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import cast

from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk
from calloutcli.cli.prompt import (
    CAME_TWICE,
    FIRST_OR_SECOND,
    NINE,
    Key,
    ask_key_or_line,
    choice_lines,
    numbers,
    one_of,
    said_keys,
)
from calloutcli.cli.render import sentence, wrap
from calloutcli.cli.session import Stop
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import UsageError
from calloutcli.followup.course import Course
from calloutcli.followup.form import (
    Bounds,
    Complaint,
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
from calloutcli.wording import Words, msg

_KEYS = msg("b back, ? why, r review, q stop")
_KEYS_WITH_LANGUAGE = msg("b back, ? why, r review, l {language}, q stop")
_KEYS_AT_AN_INCIDENT = msg("b back, ? why, r review, 9 danger now, q stop")
_KEYS_AT_AN_INCIDENT_WITH_LANGUAGE = msg("b back, ? why, r review, l {language}, 9 danger now, q stop")
_CONFIRM = msg("Type a number to change it, or y to record. q to stop")
_CONFIRM_WITH_LANGUAGE = msg("Type a number to change it, or y to record. l {language}, q to stop")
_CLEAR = "-"
_OTHERS = "others..."
"""What stands for the codes that come later, where some are offered first; no code is spelt so."""
TYPE_A_TIME = msg("Type a time: 0214, 2.14am, yesterday 23:15")
_ENTER_IS_NOW = msg("Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15")
_TIME_OR_NOW = msg("Type a time: 0214, 2.14am, yesterday 23:15, or now")
_DAY_EXAMPLES = msg("Type a day: 22 November, 22/11/2026, yesterday")
_DAY_AHEAD_EXAMPLES = msg("Type a day: 3 December, 3/12/2026, tomorrow")
_MONTH_EXAMPLES = msg("Type a month: October 2026, 10/2026, last month")


class _Back(Exception):
    """The person goes back a field."""


def ask_form(
    desk: Desk,
    form: Form,
    bounds: Bounds,
    course: Course | None = None,
    *,
    on_danger: Callable[[], None] | None = None,
    on_language: Callable[[], None] = lambda: None,
    before: Mapping[str, Json] | None = None,
) -> dict[str, Json]:
    """The answers to a form, checked, and confirmed by the person. `on_danger`: what the key for danger does besides.

    `on_language`: what that for the language does besides; `before`: answers of an earlier time, each of which Enter keeps.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    asking = _Asking(desk, form, bounds, course, on_danger, on_language)
    asking.before.update(before or {})
    while True:
        asking.ask_the_rest()
        complaints = check_values(form, asking.values, asking.bounds, course)
        if complaints:
            asking.say(complaint_words(complaints[0], desk.words))
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


def complaint_words(complaint: Complaint, words: Words) -> str:
    """What is wrong with an answer and what to do, in sentences."""
    return " ".join(sentence(words(part)) for part in (complaint.message, complaint.cure) if part)


class _Asking:
    """A form half filled in. `typed`: what the person answered, None for left out; `before`: what they answered earlier."""

    def __init__(
        self,
        desk: Desk,
        form: Form,
        bounds: Bounds,
        course: Course | None,
        on_danger: Callable[[], None] | None = None,
        on_language: Callable[[], None] = lambda: None,
    ) -> None:
        self.desk, self.form, self.course = desk, form, course
        self.on_danger, self.on_language = on_danger, on_language
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
                    self.say(self.desk.words("This is the first question."))

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
            self.say(said_keys(self.desk.world, _CONFIRM, _CONFIRM_WITH_LANGUAGE))
            typed = ask_key_or_line(self.desk.world)
            if typed in ("y", "Y"):
                return True
            by_number = dict(zip(map(str, numbers(len(answered))), answered, strict=True))
            if typed is Key.STOP:
                raise Stop
            if typed is Key.DANGER:
                self._danger()
            elif typed is Key.LANGUAGE:
                self.on_language()
            elif typed is Key.BACK:
                self.ask_again(answered[-1].name)
                return False
            elif isinstance(typed, str) and typed in by_number:
                self.ask_again(by_number[typed].name)
                return False

    def say_answers(self, *, numbered: bool) -> list[Field]:
        """Read back what is answered; the fields that the person answered, in the order of the form."""
        values, words = self.values, self.desk.words
        answered = self.answered()
        if not answered:
            self.say(words("Nothing is answered yet."))
            return []
        self.say(words("Check your answers") if numbered else words("Your answers so far"))
        for field in () if self.form.of_case else fields_asked(self.form, values):
            if field.name not in self.typed and field.name in values:
                self.say(f"  {self._labelled(field, self._words(field, values[field.name]))}")
        for number, field in zip(numbers(len(answered)), answered, strict=True):
            said = self._words(field, values[field.name]) if field.name in values else words("left out")
            said = self._labelled(field, said)
            self.say(f"  {number}. {said}" if numbered else f"  {said}")
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
                instead = complaint_words(complaint, self.desk.words)
            if answer is not None and complaint is None:
                return answer
            self.say(instead)

    def _key(self, key: Key, field: Field, offered: Sequence[str]) -> None:
        if key is Key.STOP:
            raise Stop
        if key is Key.BACK:
            raise _Back
        if key is Key.WHY:
            words = self.desk.words
            self.say(words(field.why) if field.why else words("It is kept for whoever looks back at the case."))
        elif key is Key.DANGER:
            self._danger()
        elif key is Key.LANGUAGE:
            self.on_language()
        else:
            self.say_answers(numbered=False)
        if key is not Key.WHY:
            self._say_question(field, offered)

    def _danger(self) -> None:
        if self.on_danger is not None:
            self.on_danger()
        self.say(self.desk.words(EMERGENCY_LINE))

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
        words = self.desk.words
        self.say(words(field.ask))
        if field.kind == "several":
            self.say(words("Type every number that applies, with spaces between, or 0 for none of these."))
        if field.kind in ("choice", "several", "role"):
            for line in choice_lines([self._words(field, code) for code in offered]):
                self.say(line)
        elif field.kind == "number":
            said = words("A number from {low} to {high}.", low=field.low, high=field.high)
            self.say(f"{said} {words(NINE)}" if field.low <= 9 <= field.high else said)
        elif field.kind == "month":
            self.say(words(_MONTH_EXAMPLES))
        elif field.kind in ("moment", "date"):
            self.say(words(self._when_examples(field)))
        before = self.before.get(field.name)
        if before is not None:
            self.say(words("Press Enter to keep: {answer}", answer=self._words(field, before)))
        if not field.required:
            self.say(
                words("Press Enter to leave it out.")
                if before is None
                else words("Type {key} to leave it out.", key=_CLEAR)
            )
        self.say(f"{self._how(field)} {self._keys()}".lstrip())

    def _how(self, field: Field) -> str:
        """How the answer is typed, where neither an example nor Enter has said it."""
        if field.kind in ("choice", "role"):
            return self.desk.words("Type a number.")
        return self.desk.words("Type it.") if field.kind == "words" and field.required else ""

    def _keys(self) -> str:
        """The keys that work here."""
        if self.on_danger is None:
            return said_keys(self.desk.world, _KEYS, _KEYS_WITH_LANGUAGE)
        return said_keys(self.desk.world, _KEYS_AT_AN_INCIDENT, _KEYS_AT_AN_INCIDENT_WITH_LANGUAGE)

    def _when_examples(self, field: Field) -> str:
        """How a time or a day is typed; and that Enter is now, unless it keeps what was answered or leaves it out."""
        if field.kind == "date":
            return _DAY_AHEAD_EXAMPLES if field.ahead else _DAY_EXAMPLES
        enter_is_now = field.required and self.before.get(field.name) is None
        return _ENTER_IS_NOW if enter_is_now else _TIME_OR_NOW

    def _read(self, field: Field, typed: str, offered: Sequence[str]) -> tuple[Json, str]:
        """(the answer in a line, or None and what to type instead)."""
        words = self.desk.words
        by_number = dict(zip(map(str, numbers(len(offered))), offered, strict=True))
        if field.kind in ("choice", "role"):
            return (by_number[typed], "") if typed in by_number else (None, one_of(len(offered), words))
        if field.kind == "several":
            return self._read_several(typed, by_number, len(offered))
        if field.kind == "number":
            fits = typed.isascii() and typed.isdigit() and len(typed) < 10
            instead = words("Type a number from {low} to {high}.", low=field.low, high=field.high)
            return (int(typed), "") if fits else (None, instead)
        try:
            if field.kind == "moment":
                return self._read_moment(typed)
            if field.kind == "month":
                today = self.bounds.now.astimezone(self.desk.zone()).date()
                return (month_code(parse_month(typed, today)), "") if typed else (None, words("Type a month."))
            if field.kind == "date":
                now = self.bounds.now.astimezone(self.desk.zone())
                return (
                    (parse_day(typed, now.date(), ahead=field.ahead).isoformat(), "")
                    if typed
                    else (None, words("Type a day."))
                )
        except UsageError as error:
            return None, f"{sentence(words(error.message))} {sentence(words(error.hint))}"
        return self._read_words(typed, field)

    def _read_several(self, typed: str, by_number: Mapping[str, str], count: int) -> tuple[Json, str]:
        each = typed.replace(",", " ").split()
        if each == ["0"]:
            return [], ""
        if each and all(one in by_number for one in each):
            return cast("Json", sorted({by_number[one] for one in each})), ""
        return None, self.desk.words(
            "Type the numbers that apply with spaces between, for example {example}, or 0 for none of these.",
            example=" ".join(str(number) for number in numbers(count)[:2]),
        )

    def _read_moment(self, typed: str) -> tuple[Json, str]:
        moment = parse_moment(typed, self.bounds.now, self.desk.zone())
        found = self._which(moment)
        if typed:
            words = self.desk.words
            time = dated_time(found.astimezone(self.desk.zone()), self.bounds.now, words)
            self.say(words("That is {time}.", time=time))
        return format_time(found), ""

    def _which(self, moment: Moment) -> datetime:
        """The one meant, of two when the clocks went back."""
        if moment.second is None:
            return moment.first

        def ask() -> None:
            words = self.desk.words
            self.say(words(CAME_TWICE))
            for line in choice_lines([*map(words, FIRST_OR_SECOND)]):
                self.say(line)
            self.say(words("Type a number."))

        ask()
        while (typed := self._line(ask)) not in ("1", "2"):
            self.say(one_of(2, self.desk.words))
        return moment.second if typed == "2" else moment.first

    def _read_words(self, typed: str, field: Field) -> tuple[Json, str]:
        warning = caution(typed)

        def ask() -> None:
            words = self.desk.words
            self.say(f"{words(warning)} {words('Press Enter to keep it, or type it again.')}")

        if warning:
            ask()
            typed = self._line(ask) or typed
        return (typed, "") if typed else (None, self.desk.words(field.ask))

    def _line(self, ask: Callable[[], None]) -> str:
        """A line within a question, which `ask` asks again in another language. What has no meaning here is passed over."""
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
            elif typed is Key.LANGUAGE:
                self.on_language()
                ask()

    def _words(self, field: Field, value: Json) -> str:
        words, zone = self.desk.words, self.desk.zone()
        if value == _OTHERS:
            return words("Somebody else") if field.kind == "role" else words("Something else")
        return value_words(
            field,
            [value] if field.kind == "several" and isinstance(value, str) else value,
            self.bounds.roles,
            lambda moment: long_time(moment.astimezone(zone), words),
            words,
        )

    def _labelled(self, field: Field, said: str) -> str:
        """An answer after its label; a protocol's own question is its label."""
        label = self.desk.words(field.label)
        return f"{label} {said}" if label.endswith("?") else f"{label}: {said}"
