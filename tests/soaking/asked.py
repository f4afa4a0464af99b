"""What can be asked beside the questions of protocols and forms, in the words of the code; and how texts and labels stand on the screen."""

from collections.abc import Iterable, Iterator
from functools import cache

from calloutcli.followup.form import Form
from calloutcli.protocol.question import Text
from tests.catalogues import path_of, read
from tests.soaking.screen import Choices, Key, in_every_language

STEPS = {
    "happened": ("When did it happen? Press Enter for now.",),
    "twice": ("The clocks went back that night, so this time came twice. Which one?",),
    "check": ("Type a number to change it, or y to decide.", "PRACTICE: type a number to change it, or y to decide."),
    "card": ("Press Enter to add details now.",),
    "depart": ("To depart from the advice is normal. What will you do?", "What was decided?"),
    "reason": ("Why?",),
    "sentence": ("Say why in one sentence.",),
    "second": ("Who agreed this with you? Give a role or initials.",),
    "hand over": ("Who decides for the home now?",),
    "other decision": ("Did they decide something else? Then type o. If not, press Enter.",),
    "unfinished": ("Which one?",),
    "confirm": ("Type a number to change it, or y to record.",),
    "pause": (
        "Press Enter when you have read it.",
        "Before any question: what would you do?",
        "Press Enter to see how the protocol reads the story.",
    ),
    "role": ("What is your role? Press Enter to leave it out.",),
}
"""What is asked beside the questions of protocols and forms, in the words of the code as they begin: what the keys do is said after them."""


def steps(*names: str) -> dict[Key, tuple[str, ...]]:
    """Some of the steps, as a book has them."""
    return {("step", name): tuple(said for text in STEPS[name] for said in _as_said(text)) for name in names}


def _as_said(text: str) -> Iterator[str]:
    """How a step may stand on the screen: in every way in which it goes on after these words."""
    for one in (text, *(message for message in _messages() if message.startswith(text))):
        yield from in_every_language(one)


@cache
def _messages() -> tuple[str, ...]:
    """Every message that has a translation."""
    return tuple(read(path_of("cy")))


def fields(form: Form) -> dict[Key, tuple[str, ...]]:
    """The fields of a form, as a book has them."""
    return {("field", one.name): in_every_language(one.ask) for one in form.fields}


def labels_of(text: Text) -> tuple[str, ...]:
    """A text of a protocol in each of its languages, and in those of the interface: `Yes` and `No` are words of the interface."""
    return tuple(dict.fromkeys(said for words in in_every_language(text) for said in in_every_language(words)))


def number_of(choices: Choices, labels: Iterable[str]) -> str:
    """The number before one of the labels, one of which is offered."""
    labels = tuple(labels)
    number = choices.number_of(labels)
    if number is None:
        raise AssertionError(f"none of {labels} is offered, but {choices.labels}")
    return number
