"""`callout card`: the card of a case again, as text or as one page to print."""

from pathlib import Path

from calloutcli.cli.case import read_case
from calloutcli.cli.desk import open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.page import render_page
from calloutcli.cli.recording import card_of
from calloutcli.cli.sheet import render_card
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.frozen import as_dict
from calloutcli.record.entry import case_of
from calloutcli.store.files import CURE_PAGE, replace_file
from calloutcli.wording import msg


def card(world: World, folder: Path | None, reference: str, page: Path | None, *, as_json: bool) -> int:
    """Print the card of the case's last decision, or write it as a page; the exit status.

    Raises:
        CalloutError: there is no such case, a record of it does not hold, or the page cannot be written.
    """
    desk = open_desk(world, folder)
    decisions = [kept for kept in read_case(desk, reference) if kept.record.kind == "decision"]
    if not decisions:
        raise UsageError(
            msg("the case {reference} holds no decision", reference=reference), msg("callout show tells what it holds")
        )
    last = decisions[-1]
    case = case_of(last.record, last.protocol)
    made = card_of(desk, last.protocol, case, world.voice.language)
    if page is not None:
        replace_file(page, render_page(made, desk.home.settings.home).encode(), CURE_PAGE)
        world.say(world.words("The card is in {file}: open it in a browser and print it.", file=page))
    elif as_json:
        world.say(envelope("card", as_dict(made)))
    else:
        world.say(render_card(made))
    return 0
