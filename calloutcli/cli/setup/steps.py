"""A step of `callout setup`, and how somebody walks through some of them: on, back a line, and again in another language.

What each step asks stands in `setup_home.py`, `setup_protocol.py`, `setup_contacts.py` and `setup_keeping.py`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from calloutcli.cli.prompt import AskAgain
from calloutcli.cli.setup.sitting import Back, Sitting
from calloutcli.frozen import frozen
from calloutcli.wording import LANGUAGES, msg

_KEYS = msg("Enter leaves it, - clears it, b back, ? why, l {language}, q save and stop")
Ask = Callable[[Sitting], None]


@frozen
class Step:
    """One step: `name`, by which it can be asked alone; its title; what it tells first; the lines that it asks, by now."""

    name: str
    title: str
    says: Callable[[Sitting], Iterable[str]]
    asks: Callable[[Sitting], Iterable[Ask]]


def walk(sitting: Sitting, steps: Sequence[Step], total: Sequence[Step]) -> None:
    """Ask every line of the steps in turn. `total`: all steps that there are, by which they are numbered.

    Raises:
        Stop: the person stops.
        Closed: the input ended.
        StoreError: a line could not be saved.
    """
    place, opened = 0, None
    while place < len(lines := list(_lines(sitting, steps))):
        step, ask = lines[place]
        if step is not opened:
            _open(sitting, step, total)
            opened = step
        try:
            ask(sitting)
        except Back:
            if place == 0:
                sitting.say(sitting.words("This is the first line."))
            place = max(0, place - 1)
        except AskAgain:
            opened = None
        else:
            place += 1


def _lines(sitting: Sitting, steps: Iterable[Step]) -> Iterator[tuple[Step, Ask]]:
    return ((step, ask) for step in steps for ask in step.asks(sitting))


def _open(sitting: Sitting, step: Step, total: Sequence[Step]) -> None:
    words, voice = sitting.words, sitting.world.voice
    sitting.say("")
    number = list(total).index(step) + 1
    sitting.say(words("Step {number} of {total}: {title}", number=number, total=len(total), title=words(step.title)))
    for text in step.says(sitting):
        sitting.say(text)
    sitting.say(words(_KEYS, language=LANGUAGES[voice.next()]))
