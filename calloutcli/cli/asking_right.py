"""Asking for what is right, where a record is wrong: a time, the answer to a question, words. Only `q` goes away from it."""

import re
from collections.abc import Callable
from datetime import datetime

from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk
from calloutcli.cli.prompt import Key, ask_key_or_line, choose, question_lines, read_answer
from calloutcli.cli.record_words import time_words
from calloutcli.cli.render import wrap
from calloutcli.cli.session import only_stop
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.frozen import frozen
from calloutcli.interview.details import caution
from calloutcli.interview.moment import TOLERANCE, parse_moment
from calloutcli.protocol.answers import format_answers
from calloutcli.protocol.question import Question
from calloutcli.record.correction import Part

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


def ask_question(world: World, question: Question, language: str) -> Json:
    """The right answer to a question of a protocol, as a record holds it.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    for line in question_lines(question, language)[:-1]:
        say(world, line)
    while True:
        typed = ask_key_or_line(world)
        if isinstance(typed, Key):
            only_stop(typed)
            continue
        answer, instead = read_answer(question, typed)
        if answer is not None:
            return format_answers({question.id: answer})[question.id]
        say(world, instead)


def ask_time(desk: Desk, ask: str, made: datetime, complaint: Callable[[datetime], str] = lambda _: "") -> datetime:
    """When it was, said back until the person agrees; `complaint` says what is wrong with a time, or nothing.

    A time of day alone is the last before the record was `made`, not before now: a correction may come days later.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    world = desk.world
    ask = f"{ask} Type a time: 0214, 2.14am, yesterday 23:15"
    say(world, ask)
    while True:
        typed = ask_key_or_line(world)
        if isinstance(typed, Key):
            only_stop(typed)
            continue
        if typed == "":
            say(world, "Type a time.")
            continue
        try:
            moment = parse_moment(typed, made if _CLOCK_ALONE.match(typed) else world.now(), desk.zone())
        except UsageError as error:
            say(world, f"{sentence(error.message)} {sentence(error.hint)}")
            continue
        happened = moment.first
        if moment.second is not None:
            say(world, "The clocks went back that night, so this time came twice. Which one?")
            labels = ["The first, before the clocks changed", "The second, after"]
            happened = (moment.first, moment.second)[choose(world, labels, only_stop) or 0]
        say(world, f"That is {time_words(desk, happened)}.")
        if happened > made + TOLERANCE:
            say(world, "That is after the record was made. Type the time with its day.")
        elif complaint(happened):
            say(world, complaint(happened))
        elif choose(world, ["Yes", "No, I type it again"], only_stop) == 0:
            return happened
        else:
            say(world, ask)


def sentence(text: str) -> str:
    """The text with a capital letter before and a full stop after."""
    return f"{text[:1].upper()}{text[1:]}."


def ask_words(world: World, ask: str, *, required: bool) -> str:
    """Words from the person: a caution for what looks like a name or a number, never a block.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    say(world, ask if required else f"{ask} Press Enter to leave it out.")
    while True:
        typed = ask_key_or_line(world)
        if isinstance(typed, Key):
            only_stop(typed)
            continue
        warning = caution(typed)
        if warning:
            say(world, f"{warning} Press Enter to keep it, or type it again.")
            again = ask_key_or_line(world)
            if isinstance(again, Key):
                only_stop(again)
            typed = again if isinstance(again, str) and again else typed
        if typed or not required:
            return typed
        say(world, ask)


def say(world: World, text: str) -> None:
    """Put text on the screen, wrapped."""
    for part in wrap(text, hang="     " if text.startswith("  ") else ""):
        world.say(part)
