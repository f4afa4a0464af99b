"""`callout pending`: everything that waits over all cases, and the interviews that were not finished. A list, not a verdict."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.desk import open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.owed import Owed, grouped, read_owed, when_words
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.followup.pending import Pending
from calloutcli.store.open_cases import pending_as_json
from calloutcli.wording import Words, msg

NOT_FINISHED = msg("NOT FINISHED")


def pending(world: World, folder: Path | None, *, as_json: bool) -> int:
    """Print what waits: overdue first, then due, then without a set time; the exit status, 0 whatever waits.

    Raises:
        CalloutError: when the rest is told, the log cannot be read or does not hold.
    """
    desk = open_desk(world, folder)
    owed, now = read_owed(desk), world.now()
    if as_json:
        world.say(
            envelope("pending", [as_json_object(one, now, desk.words) for one in (*owed.pending, *owed.interviews)])
        )
    else:
        for line in _lines(owed, now, desk.zone(), desk.words):
            world.say(line)
    say_doubts(world, owed)
    return 0


def as_json_object(one: Pending, now: datetime, words: Words) -> dict[str, Json]:
    """One thing that waits, with whether it is overdue."""
    return {**pending_as_json(one), "words": words(one.words), "overdue": one.is_overdue(now)}


def nothing_words(owed: Owed) -> str:
    """What is said when nothing waits, as far as that can be told."""
    return msg("Nothing waits in what can be read here.") if owed.unread or owed.doubt else msg("Nothing waits.")


def say_doubts(world: World, owed: Owed) -> None:
    """Say what may be missing from what was told, and why.

    Raises:
        CalloutError: the log cannot be read or does not hold.
    """
    if owed.unread:
        world.warn(
            msg("records that cannot be read: {count}. More may wait: run callout log verify", count=owed.unread)
        )
    if owed.doubt:
        raise owed.doubt


def item_lines(ones: Iterable[Pending], now: datetime, zone: tzinfo, words: Words) -> Iterator[str]:
    """Each on lines of its own: which case and what, by when, the command that settles it."""
    for one in ones:
        yield from wrap(f"{one.reference}. {words(one.words)}", hang="  ")
        when = when_words(one, now, zone, words)
        yield from wrap(when, "  ") if when else []
        yield from wrap(one.do, "  ") if one.do else []


def _lines(owed: Owed, now: datetime, zone: tzinfo, words: Words) -> Iterator[str]:
    groups = grouped(owed.pending, now)
    if owed.interviews:
        groups[NOT_FINISHED] = list(owed.interviews)
    if not groups:
        yield words(nothing_words(owed))
    for number, (heading, ones) in enumerate(groups.items()):
        if number:
            yield ""
        yield f"{words(heading)}: {len(ones)}"
        yield from item_lines(ones, now, zone, words)
