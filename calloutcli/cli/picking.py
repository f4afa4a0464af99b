"""One choice outside a form: a role, yes or no, which record is wrong. The keys say what they do everywhere; nothing is behind to go back to.

`9` shows the 999 line, `q` stops, and `l` asks again in the other language.
"""

from collections.abc import Callable, Sequence

from calloutcli.cli.prompt import Key, ask_again, choose, said_keys
from calloutcli.cli.render import wrap
from calloutcli.cli.session import only_stop
from calloutcli.cli.world import World
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.wording import msg

YES_NO = (msg("Yes"), msg("No"))
_KEYS = msg("q to stop")
_KEYS_WITH_LANGUAGE = msg("l {language}, q to stop")

Ask = Callable[[], str] | str
"""A question as a Message; or what puts it together in the language in force."""

Labels = Callable[[], Sequence[str]] | Sequence[str]
"""The same of what is offered."""


def pick(world: World, ask: Ask, labels: Labels) -> int:
    """The index of the label chosen.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    found = pick_or_leave_out(world, ask, labels, required=True)
    return found or 0


def pick_or_leave_out(world: World, ask: Ask, labels: Labels, *, required: bool = False) -> int | None:
    """`pick`; None for Enter alone, unless it is `required`."""

    def asked() -> int | None:
        words = world.words
        put(world, words(ask() if callable(ask) else ask))
        named = [words(label) for label in (labels() if callable(labels) else labels)]
        keys = f"{words('Type a number.')} {keys_outside(world)}"
        return choose(world, named, lambda key: danger_or_stop(world, key), required=required, keys=keys)

    return ask_again(asked)


def keys_outside(world: World) -> str:
    """The keys that work outside a form."""
    return said_keys(world, _KEYS, _KEYS_WITH_LANGUAGE)


def danger_or_stop(world: World, key: Key) -> None:
    """What the keys do where there is nothing to go back to: the 999 line for danger now.

    Raises:
        Stop: for the key that says so.
    """
    if key is Key.DANGER:
        put(world, world.words(EMERGENCY_LINE))
    only_stop(key)


def put(world: World, text: str) -> None:
    """Put text on the screen, wrapped."""
    for part in wrap(text, hang="     " if text.startswith("  ") else ""):
        world.say(part)
