"""Asking at the terminal: plain lines in, plain lines out. No cursor movement, no colour, no default on a decision.

The same keys work at every prompt. Input is read with `readline` from the stream, never with `input()`, which lets GNU
readline send escape sequences.
"""

import unicodedata
from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.finding import is_unsafe_character
from calloutcli.protocol.answers import DONT_KNOW, Given, answer_words
from calloutcli.protocol.question import UNKNOWN, Question
from calloutcli.wording import LANGUAGES, Words, msg

_KEYS = msg("b back, ? why, r review, 9 danger now, q save and stop")
_KEYS_WITH_LANGUAGE = msg("b back, ? why, r review, l {language}, 9 danger now, q save and stop")
_KEYS_IN_PRACTICE = msg("PRACTICE: b back, ? why, r the story, 9 danger now, q stop")
_KEYS_IN_PRACTICE_WITH_LANGUAGE = msg("PRACTICE: b back, ? why, r the story, l {language}, 9 danger now, q stop")
NINE = msg("For the number 9 type 09.")
CAME_TWICE = msg("The clocks went back that night, so this time came twice. Which one?")
FIRST_OR_SECOND = (msg("The first, before the clocks changed"), msg("The second, after"))
T = TypeVar("T")
LONGEST = 5_000
"""Characters in one typed line: far below what one record can hold."""


class Key(Enum):
    """A key that works at every prompt."""

    BACK = "b"
    WHY = "?"
    REVIEW = "r"
    DANGER = "9"
    LANGUAGE = "l"
    STOP = "q"


class AskAgain(Exception):
    """What was asked is to be asked again: in another language, or because the person takes back what they typed."""


class Closed(Exception):
    """The input ended: the window was closed, or a script ran out of answers."""


def ask_again(ask: Callable[[], T]) -> T:
    """What `ask` gives; it is asked again for as long as it says so."""
    while True:
        try:
            return ask()
        except AskAgain:
            continue


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
        # PowerShell may put a mark before the first line that it sends to us.
        text = unicodedata.normalize("NFC", line.removeprefix("\ufeff").strip())
        if len(text) > LONGEST:
            refused = world.words("That is too long to keep. Type it again, shorter.")
        elif any(is_unsafe_character(character) for character in text):
            refused = world.words("That held keys I cannot read. Type it again with letters and numbers only.")
        else:
            if "\ufffd" in text:
                world.say(world.words("Some letters could not be read. They are kept as \ufffd."))
            return text
        for part in wrap(refused, hang=""):
            world.say(part)


def ask_key_or_line(world: World) -> Key | str:
    """What the person types: one of the keys, or a line. The key for the language has changed it already: ask again in it."""
    text = ask_line(world)
    key = next((key for key in Key if text.lower() == key.value), None)
    if key is Key.LANGUAGE:
        world.voice.change()
    return key or text


def keys_line(world: World) -> str:
    """The keys that work at a question of an interview."""
    if world.practice:
        return said_keys(world, _KEYS_IN_PRACTICE, _KEYS_IN_PRACTICE_WITH_LANGUAGE)
    return said_keys(world, _KEYS, _KEYS_WITH_LANGUAGE)


def said_keys(world: World, alone: str, with_language: str) -> str:
    """A line of keys: the one `with_language` where there is more than one language to choose from."""
    voice, words = world.voice, world.words
    return words(with_language, language=LANGUAGES[voice.next()]) if voice.is_offered else words(alone)


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


def one_of(count: int, words: Words) -> str:
    """What to type, in words, such as `Type 1, 2 or 3.`."""
    *first, last = [str(number) for number in numbers(count)]
    if not first:
        return words("Type {number}.", number=last)
    return words("Type {numbers} or {last}.", numbers=", ".join(first), last=last)


def choose(
    world: World, labels: list[str], on_key: Callable[[Key], None], *, required: bool = True, keys: str = ""
) -> int | None:
    """The index of the label chosen; None for Enter alone, where nothing is `required`. `keys` says what else to type.

    Raises:
        Closed: the input ended.
        AskAgain: the language was changed, after `on_key` was told.
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
            if typed is Key.LANGUAGE:
                raise AskAgain
        elif typed in by_number:
            return by_number[typed]
        elif typed == "" and not required:
            return None
        else:
            world.say(one_of(len(labels), world.words))


def question_lines(question: Question, words: Words) -> list[str]:
    """The question and its numbered answers, "I do not know" last."""
    labels = [label.to(words.language) for _, label in question.answers]
    lines = [question.ask.to(words.language)]
    if question.kind == "number":
        lines.append(
            "  " + words("A number from {low} to {high}, or u: I do not know", low=question.low, high=question.high)
        )
        return [*lines, *(["  " + words(NINE)] if question.low <= 9 <= question.high else [])]
    lines += choice_lines([*labels, words(DONT_KNOW)])
    return [*lines, "  0. " + words("None of these")] if question.kind == "several" else lines


def what_to_type(question: Question, words: Words) -> str:
    """How a question is answered, in words."""
    if question.kind == "several":
        return words("Type every number that applies, with spaces between.")
    return words("Type a number.")


def read_answer(question: Question, text: str, words: Words) -> tuple[Given | None, str]:
    """(the answer that a line gives, or None and what to type instead)."""
    if question.kind == "number":
        return _read_number(question, text, words)
    count = len(question.answers) + 1
    by_number = dict(zip(numbers(count), [*(id_ for id_, _ in question.answers), UNKNOWN], strict=True))
    if question.kind == "several":
        return _read_several(text, by_number, count, words)
    answer = by_number.get(int(text)) if text.isascii() and text.isdigit() and len(text) < 4 else None
    return (answer, "") if answer is not None else (None, one_of(count, words))


def said_back(question: Question, value: Given, language: str) -> str:
    """An answer as it is read back: the question, then the answer."""
    return f"{question.ask.to(language)} {answer_words(question, value, language)}"


def _read_number(question: Question, text: str, words: Words) -> tuple[Given | None, str]:
    if text.lower() == "u":
        return UNKNOWN, ""
    if text.isascii() and text.isdigit() and len(text) < 10 and question.low <= int(text) <= question.high:
        return int(text), ""
    return None, words(
        "Type a number from {low} to {high}, or u if you do not know.", low=question.low, high=question.high
    )


def _read_several(text: str, by_number: dict[int, str], count: int, words: Words) -> tuple[Given | None, str]:
    typed = text.replace(",", " ").split()
    if typed == ["0"]:
        return frozenset(), ""
    chosen = [
        by_number.get(int(word)) if word.isascii() and word.isdigit() and len(word) < 4 else None for word in typed
    ]
    if chosen == [UNKNOWN]:
        return UNKNOWN, ""
    if chosen and None not in chosen and UNKNOWN not in chosen:
        return frozenset(id_ for id_ in chosen if id_ is not None), ""
    example = " ".join(str(number) for number in numbers(count)[:2])
    return None, words(
        "Type the numbers that apply with spaces between, for example {example}, or 0 for none of these.",
        example=example,
    )
