"""Asking at the terminal: plain lines in, plain lines out. No cursor movement, no colour, no default on a decision.

The same keys work at every prompt. Input is read with `readline` from the stream, never with `input()`, which lets GNU
readline send escape sequences.
"""

import unicodedata
from collections.abc import Callable
from enum import Enum

from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.finding import is_unsafe_character
from calloutcli.protocol.answers import Given, answer_words
from calloutcli.protocol.question import UNKNOWN, Question

KEYS_LINE = "b back, ? why, r review, 9 danger now, q save and stop"
DONT_KNOW = "I do not know"
LONGEST = 5_000
"""Characters in one typed line: far below what one record can hold."""


class Key(Enum):
    """A key that works at every prompt."""

    BACK = "b"
    WHY = "?"
    REVIEW = "r"
    DANGER = "9"
    STOP = "q"


class Closed(Exception):
    """The input ended: the window was closed, or a script ran out of answers."""


def ask_line(world: World, prompt: str = "> ") -> str:
    """The next line that the person types, without spaces around it, in Unicode normal form C.

    Control characters, and lines too long to keep, are asked for again.

    Raises:
        Closed: the input ended.
    """
    while True:
        world.stdout.write(prompt)
        world.stdout.flush()
        line = world.stdin.readline()
        if not line:
            world.say()
            raise Closed
        text = unicodedata.normalize("NFC", line.strip())
        if len(text) > LONGEST:
            world.say("That is too long to keep. Type it again, shorter.")
        elif any(is_unsafe_character(character) for character in text):
            world.say("That held keys I cannot read. Type it again with letters and numbers only.")
        else:
            return text


def ask_key_or_line(world: World) -> Key | str:
    """What the person types: one of the keys, or a line."""
    text = ask_line(world)
    return next((key for key in Key if text.lower() == key.value), text)


def numbers(count: int) -> list[int]:
    """The numbers to put before `count` choices: 1, 2, 3 ... without 9, which always means danger."""
    return [number for number in range(1, count + 2) if number != 9][:count]


def choice_lines(labels: list[str]) -> list[str]:
    """The numbered choices, on one line where they are short."""
    pairs = [f"{number}. {label}" for number, label in zip(numbers(len(labels)), labels, strict=True)]
    one_line = "  " + "   ".join(pairs)
    if len(labels) <= 4 and len(one_line) <= 60:
        return [one_line]
    return [f"  {pair}" for pair in pairs]


def one_of(count: int) -> str:
    """What to type, in words, such as `Type 1, 2 or 3.`."""
    words = [str(number) for number in numbers(count)]
    return f"Type {', '.join(words[:-1])} or {words[-1]}." if len(words) > 1 else f"Type {words[0]}."


def choose(
    world: World, labels: list[str], on_key: Callable[[Key], None], *, required: bool = True, keys: str = ""
) -> int | None:
    """The index of the label chosen; None for Enter alone, where nothing is `required`. `keys` says what else to type.

    Raises:
        Closed: the input ended.
    """
    for line in choice_lines(labels):
        for part in wrap(line, hang="     "):
            world.say(part)
    for part in wrap(keys, hang="") if keys else []:
        world.say(part)
    by_number = {str(number): index for index, number in enumerate(numbers(len(labels)))}
    while True:
        typed = ask_key_or_line(world)
        if isinstance(typed, Key):
            on_key(typed)
        elif typed in by_number:
            return by_number[typed]
        elif typed == "" and not required:
            return None
        else:
            world.say(one_of(len(labels)))


def question_lines(question: Question, language: str) -> list[str]:
    """The question and its numbered answers, "I do not know" last."""
    labels = [words.to(language) for _, words in question.answers]
    lines = [question.ask.to(language)]
    if question.kind == "number":
        lines.append(f"  A number from {question.low} to {question.high}, or u: {DONT_KNOW}")
        lines += ["  For the number 9 type 09."] if question.low <= 9 <= question.high else []
        return [*lines, f"Type a number. {KEYS_LINE}"]
    lines += choice_lines([*labels, DONT_KNOW])
    if question.kind == "several":
        return [*lines, "  0. None of these", f"Type every number that applies, with spaces between. {KEYS_LINE}"]
    return [*lines, f"Type a number. {KEYS_LINE}"]


def read_answer(question: Question, text: str) -> tuple[Given | None, str]:
    """(the answer that a line gives, or None and what to type instead)."""
    if question.kind == "number":
        return _read_number(question, text)
    count = len(question.answers) + 1
    by_number = dict(zip(numbers(count), [*(id_ for id_, _ in question.answers), UNKNOWN], strict=True))
    if question.kind == "several":
        return _read_several(text, by_number, count)
    answer = by_number.get(int(text)) if text.isascii() and text.isdigit() and len(text) < 4 else None
    return (answer, "") if answer is not None else (None, one_of(count))


def said_back(question: Question, value: Given, language: str) -> str:
    """An answer as it is read back: the question, then the answer."""
    return f"{question.ask.to(language)} {answer_words(question, value, language)}"


def _read_number(question: Question, text: str) -> tuple[Given | None, str]:
    if text.lower() == "u":
        return UNKNOWN, ""
    if text.isascii() and text.isdigit() and len(text) < 10 and question.low <= int(text) <= question.high:
        return int(text), ""
    return None, f"Type a number from {question.low} to {question.high}, or u if you do not know."


def _read_several(text: str, by_number: dict[int, str], count: int) -> tuple[Given | None, str]:
    words = text.replace(",", " ").split()
    if words == ["0"]:
        return frozenset(), ""
    chosen = [
        by_number.get(int(word)) if word.isascii() and word.isdigit() and len(word) < 4 else None for word in words
    ]
    if chosen == [UNKNOWN]:
        return UNKNOWN, ""
    if chosen and None not in chosen and UNKNOWN not in chosen:
        return frozenset(id_ for id_ in chosen if id_ is not None), ""
    example = " ".join(str(number) for number in numbers(count)[:2])
    return None, f"Type the numbers that apply with spaces between, for example {example}, or 0 for none of these."
