"""Asking for a correction: which record, what in it is wrong, what is right, and why. The record itself stays as it is."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from calloutcli.canonical import Json
from calloutcli.cli.case import KeptRecord
from calloutcli.cli.desk import Desk
from calloutcli.cli.prompt import Key, ask_key_or_line, choose, question_lines, read_answer
from calloutcli.cli.record_words import field_title, record_title, right_words, roles
from calloutcli.cli.render import wrap
from calloutcli.cli.session import only_stop
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.frozen import frozen
from calloutcli.interview.details import caution
from calloutcli.interview.moment import format_time, long_time, parse_moment
from calloutcli.protocol.answers import format_answers
from calloutcli.protocol.question import Question
from calloutcli.record.correction import KIND as CORRECTION
from calloutcli.record.correction import OTHER_FIELD, REASONS, Correction, Part, correction_in, correction_of
from calloutcli.record.kinds import Entry
from calloutcli.record.reference import new_uid

_CLOCK_ALONE = re.compile(r"[\d:.h]+ ?(?:am|pm)?\Z", re.ASCII | re.IGNORECASE)
_TOLERANCE = timedelta(minutes=5)
_GROUPS: tuple[tuple[Part, str], ...] = (
    ("time", "When it happened"),
    ("answer", "An answer"),
    ("outcome", "What was decided"),
    ("detail", "A detail that was chosen from a list"),
    ("words", "Something written in words"),
    ("role", "The role of whoever recorded or decided it"),
    ("other", "Something else"),
)


@frozen
class Wrong:
    """One thing in a record that can be wrong: which part, its name, and what is recorded; None for personal words."""

    part: Part
    field: str
    recorded: Json = None


def ask_correction(desk: Desk, kept: Sequence[KeptRecord], seq: int | None) -> tuple[Entry, bytes]:
    """(the entry of a correction, the exact bytes of the protocol of the record that it corrects).

    Raises:
        UsageError: the record with that seq does not belong to the case.
        Stop: the person stopped.
        Closed: the input ended.
    """
    world = desk.world
    one = _which_record(desk, kept, seq)
    _say(world, f"Correcting {record_title(desk, one)}. q to stop")
    _say(world, "The record stays as it was written. What you type stands beside it.")
    wrong = _which_field(desk, one)
    right, words = _ask_right(desk, one, wrong)
    _say(world, "Why?")
    reason = REASONS[choose(world, [text for _, text in REASONS], only_stop) or 0][0]
    needed = reason == "other"
    why = _ask_words(world, "Why, in a few words?", required=needed)
    _say(world, "What is your role? Press Enter to leave it out.")
    mine = choose(world, [title for _, title in roles()], only_stop, required=False)
    role = "not_recorded" if mine is None else roles()[mine][0]
    correction = Correction(one.record.position.seq, wrong.part, wrong.field, reason, right, words, why)
    if wrong.part in ("answer", "time"):
        _say(world, "The advice stays as it was given: it was given on what was known.")
    return correction_of(one.record, correction, role, new_uid(world.random)), one.source


def wrongs(one: KeptRecord) -> list[Wrong]:
    """Everything in a record that can be corrected by itself, then "something else"."""
    record = one.record
    body = record.body
    other = Wrong("other", OTHER_FIELD)
    if record.kind == CORRECTION:
        corrected = correction_in(record, one.personal)
        return [Wrong(corrected.part, corrected.field, corrected.right), other]
    found: list[Wrong] = []
    if record.kind == "decision":
        found.append(Wrong("time", "happened", body["happened"]))
        asked = [question.id for question in one.protocol.questions if question.id in record.facts]
        found += [Wrong("answer", id_, record.facts[id_]) for id_ in asked]
        chosen = [question.id for question in one.protocol.record if question.id in body["details"]]
        found += [Wrong("detail", id_, body["details"][id_]) for id_ in chosen]
        found.append(Wrong("role", "role", record.role))
    if record.kind in ("decision", "closure"):
        found.append(Wrong("outcome", "taken", body["taken"]["outcome"]))
    if record.kind == "closure":
        found.append(Wrong("role", "decided_by", body["decided_by"]))
    return [*found, *(Wrong("words", name) for name in one.personal), other]


def _which_record(desk: Desk, kept: Sequence[KeptRecord], seq: int | None) -> KeptRecord:
    newest = list(reversed(kept))
    if seq is not None:
        for one in newest:
            if one.record.position.seq == seq:
                return one
        numbers = ", ".join(str(one.record.position.seq) for one in kept)
        raise UsageError(
            f"record {seq} does not belong to the case {kept[0].record.reference}", f"its records are {numbers}"
        )
    if len(newest) == 1:
        return newest[0]
    _say(desk.world, "Which record is wrong? The last one comes first. q to stop")
    return newest[choose(desk.world, [record_title(desk, one) for one in newest], only_stop) or 0]


def _which_field(desk: Desk, one: KeptRecord) -> Wrong:
    """What is wrong: first of which kind, then which of that kind where there are several."""
    world, all_ = desk.world, wrongs(one)
    if one.record.kind == CORRECTION:
        titles = ["What it says is right", "Something else"]
        _say(world, "What is wrong?")
        return all_[choose(world, titles, only_stop) or 0]
    groups = [(part, title) for part, title in _GROUPS if any(wrong.part == part for wrong in all_)]
    part = groups[0][0]
    if len(groups) > 1:
        _say(world, "What is wrong?")
        part = groups[choose(world, [title for _, title in groups], only_stop) or 0][0]
    those = [wrong for wrong in all_ if wrong.part == part]
    if len(those) == 1:
        return those[0]
    _say(world, "Which one?")
    return those[choose(world, [_with_value(desk, one, wrong) for wrong in those], only_stop) or 0]


def _with_value(desk: Desk, one: KeptRecord, wrong: Wrong) -> str:
    title = field_title(one.protocol, wrong.part, wrong.field)
    if wrong.recorded is None:
        return title.rstrip(":")
    return f"{title} {right_words(desk, one.protocol, wrong.part, wrong.field, wrong.recorded)}"


def _ask_right(desk: Desk, one: KeptRecord, wrong: Wrong) -> tuple[Json, str]:
    """(what is right as a coded value or None, what is right in words)."""
    world, protocol, language = desk.world, one.protocol, _language(one)
    question = _question(one, wrong)
    while True:
        right: Json = None
        if question is not None:
            right = _ask_question(world, question, language)
        elif wrong.part == "time":
            right = format_time(_ask_time(desk, one))
        elif wrong.part == "outcome":
            _say(world, "What is right?")
            found = choose(world, [outcome.title.to(language) for outcome in protocol.outcomes], only_stop) or 0
            right = protocol.outcomes[found].id
        elif wrong.field == "decided_by":
            _say(world, "Who decided?")
            right = protocol.roles[
                choose(world, [role.title.to(language) for role in protocol.roles], only_stop) or 0
            ].id
        elif wrong.part == "role":
            _say(world, "What is right?")
            right = roles()[choose(world, [title for _, title in roles()], only_stop) or 0][0]
        else:
            return None, _ask_words(
                world, "What is wrong, and what is right?" if wrong.part == "other" else "What is right?", required=True
            )
        if right != wrong.recorded:
            return right, ""
        _say(world, "That is what the record says already.")


def _question(one: KeptRecord, wrong: Wrong) -> Question | None:
    """The question whose answer is wrong; None when it is not an answer, or the protocol does not ask it."""
    asked = {"answer": one.protocol.questions, "detail": one.protocol.record}.get(wrong.part, ())
    return next((question for question in asked if question.id == wrong.field and question.kind != "words"), None)


def _ask_question(world: World, question: Question, language: str) -> Json:
    for line in question_lines(question, language)[:-1]:
        _say(world, line)
    while True:
        typed = ask_key_or_line(world)
        if isinstance(typed, Key):
            only_stop(typed)
            continue
        answer, instead = read_answer(question, typed)
        if answer is not None:
            return format_answers({question.id: answer})[question.id]
        _say(world, instead)


def _ask_time(desk: Desk, one: KeptRecord) -> datetime:
    """When it happened, said back until the person agrees.

    A time of day alone is the last before the record was made, not before now: a correction may come days later.
    """
    world, made = desk.world, one.record.time
    ask = "When did it happen? Type a time: 0214, 2.14am, yesterday 23:15"
    _say(world, ask)
    while True:
        typed = ask_key_or_line(world)
        if isinstance(typed, Key):
            only_stop(typed)
            continue
        if typed == "":
            _say(world, "Type a time.")
            continue
        try:
            moment = parse_moment(typed, made if _CLOCK_ALONE.match(typed) else world.now(), desk.zone())
        except UsageError as error:
            _say(world, f"{_sentence(error.message)} {_sentence(error.hint)}")
            continue
        happened = moment.first
        if moment.second is not None:
            _say(world, "The clocks went back that night, so this time came twice. Which one?")
            labels = ["The first, before the clocks changed", "The second, after"]
            happened = (moment.first, moment.second)[choose(world, labels, only_stop) or 0]
        _say(world, f"That is {long_time(happened.astimezone(desk.zone()))}.")
        if happened > made + _TOLERANCE:
            _say(world, "That is after the record was made. Type the time with its day.")
        elif choose(world, ["Yes", "No, I type it again"], only_stop) == 0:
            return happened
        else:
            _say(world, ask)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _ask_words(world: World, ask: str, *, required: bool) -> str:
    """Words from the person: a caution for what looks like a name or a number, never a block."""
    _say(world, ask if required else f"{ask} Press Enter to leave it out.")
    while True:
        typed = ask_key_or_line(world)
        if isinstance(typed, Key):
            only_stop(typed)
            continue
        warning = caution(typed)
        if warning:
            _say(world, f"{warning} Press Enter to keep it, or type it again.")
            again = ask_key_or_line(world)
            if isinstance(again, Key):
                only_stop(again)
            typed = again if isinstance(again, str) and again else typed
        if typed or not required:
            return typed
        _say(world, ask)


def _language(one: KeptRecord) -> str:
    return str(one.record.body.get("language", one.protocol.languages[0][0]))


def _say(world: World, text: str) -> None:
    for part in wrap(text, hang="     " if text.startswith("  ") else ""):
        world.say(part)
