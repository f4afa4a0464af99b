"""Asking for what is right, where a record is wrong: a time, the answer to a question, words. Only `q` goes away from it."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial

from calloutcli.canonical import Json
from calloutcli.cli.asking import TYPE_A_TIME
from calloutcli.cli.desk import Desk
from calloutcli.cli.picking import danger_or_stop, keys_outside, pick, put
from calloutcli.cli.prompt import (
    CAME_TWICE,
    FIRST_OR_SECOND,
    AskAgain,
    Key,
    ask_again,
    ask_key_or_line,
    question_lines,
    read_answer,
    what_to_type,
)
from calloutcli.cli.record_words import time_words
from calloutcli.cli.render import sentence
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.frozen import frozen
from calloutcli.interview.details import caution
from calloutcli.interview.moment import TOLERANCE, parse_moment
from calloutcli.protocol.answers import format_answers
from calloutcli.protocol.question import Question
from calloutcli.record.correction import Part
from calloutcli.wording import msg

_CLOCK_ALONE = re.compile(r"[\d:.h]+ ?(?:am|pm)?\Z", re.ASCII | re.IGNORECASE)


@frozen
class Wrong:
    """One thing in a record that can be wrong: which part, its name, and what is recorded; None for personal words."""

    part: Part
    field: str
    recorded: Json = None


@frozen
class Right:
    """What is right of it: `coded`, or `words`."""

    wrong: Wrong
    coded: Json
    words: str = ""


def ask_question(world: World, question: Question) -> Json:
    """The right answer to a question of a protocol, as a record holds it.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """

    def asked() -> Json:
        for line in question_lines(question, world.words):
            put(world, line)
        put(world, f"{what_to_type(question, world.words)} {keys_outside(world)}")
        while True:
            answer, instead = read_answer(question, _line(world), world.words)
            if answer is not None:
                return format_answers({question.id: answer})[question.id]
            put(world, instead)

    return ask_again(asked)


def ask_time(desk: Desk, ask: str, made: datetime, complaint: Callable[[datetime], str] = lambda _: "") -> datetime:
    """When it was, said back until the person agrees; `complaint` says what is wrong with a time, or nothing.

    A time of day alone is the last before the record was `made`, not before now: a correction may come days later.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    return ask_again(lambda: _time(desk, ask, made, complaint))


def _time(desk: Desk, ask: str, made: datetime, complaint: Callable[[datetime], str]) -> datetime:
    """A time that can be right, and that the person agrees to.

    Raises:
        AskAgain: the language was changed, or the person does not agree to the time.
        Stop: the person stopped.
        Closed: the input ended.
    """
    world = desk.world
    put(world, f"{desk.words(ask)} {desk.words(TYPE_A_TIME)}")
    while True:
        typed = _line(world)
        if typed == "":
            put(world, desk.words("Type a time."))
            continue
        try:
            moment = parse_moment(typed, made if _CLOCK_ALONE.match(typed) else world.now(), desk.zone())
        except UsageError as error:
            put(world, f"{sentence(desk.words(error.message))} {sentence(desk.words(error.hint))}")
            continue
        happened = moment.first
        if moment.second is not None:
            happened = (moment.first, moment.second)[pick(world, CAME_TWICE, FIRST_OR_SECOND)]
        said = partial(_said_back, desk, happened)
        if happened > made + TOLERANCE:
            put(world, said())
            put(world, desk.words("That is after the record was made. Type the time with its day."))
        elif complaint(happened):
            put(world, said())
            put(world, complaint(happened))
        elif pick(world, said, (msg("Yes"), msg("No, I type it again"))) == 0:
            return happened
        else:
            raise AskAgain


def _said_back(desk: Desk, moment: datetime) -> str:
    return desk.words("That is {time}.", time=time_words(desk, moment))


def ask_words(world: World, ask: str, *, required: bool) -> str:
    """Words from the person: a caution for what looks like a name or a number, never a block.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    return ask_again(lambda: _words(world, ask, required=required))


def _words(world: World, ask: str, *, required: bool) -> str:
    """Words, which `required` says must be some.

    Raises:
        AskAgain: the language was changed.
        Stop: the person stopped.
        Closed: the input ended.
    """
    words = world.words
    put(world, f"{words(ask)} {words('Type it.') if required else words('Press Enter to leave it out.')}")
    while True:
        typed = _line(world)
        warning = caution(typed)
        if warning:
            typed = ask_again(partial(_warned, world, warning)) or typed
        if typed or not required:
            return typed
        put(world, world.words(ask))


def _warned(world: World, warning: str) -> str:
    """What is typed instead of what looks like a name or a number; empty to keep it.

    Raises:
        AskAgain: the language was changed.
        Stop: the person stopped.
        Closed: the input ended.
    """
    words = world.words
    put(world, f"{words(warning)} {words('Press Enter to keep it, or type it again.')}")
    return _line(world)


def _line(world: World) -> str:
    """A line. The keys say what they always do; what has no meaning here is passed over.

    Raises:
        AskAgain: the language was changed.
        Stop: the person stopped.
        Closed: the input ended.
    """
    while True:
        typed = ask_key_or_line(world)
        if not isinstance(typed, Key):
            return typed
        danger_or_stop(world, typed)
        if typed is Key.LANGUAGE:
            raise AskAgain
