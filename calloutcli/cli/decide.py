"""`callout decide` at the terminal: from the banner to the first question. What comes later is imported later."""

import contextlib
from pathlib import Path

from calloutcli.cli.agreed import agreed_on
from calloutcli.cli.desk import Desk, choose_protocol, open_desk
from calloutcli.cli.render import render_banner
from calloutcli.cli.session import Session
from calloutcli.cli.walk import walk
from calloutcli.cli.world import World
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import CalloutError, ProtocolError
from calloutcli.interview import interview as steps
from calloutcli.interview.draft import Head, Progress
from calloutcli.interview.moment import format_time
from calloutcli.protocol.model import Protocol
from calloutcli.record.reference import new_uid
from calloutcli.store.drafts import Draft, new_draft, open_drafts
from calloutcli.store.library import DEFAULT
from calloutcli.wording import msg


def decide_at_terminal(
    world: World, folder: Path | None = None, protocol_name: str | None = None, key: Path | None = None
) -> int:
    """Walk one incident with the person at the terminal, whose own key is `key`; the exit status.

    Raises:
        CalloutError: the home or the protocol cannot be used.
    """
    said = world.voice.language
    desk = open_desk(world, folder)
    if world.voice.language != said:
        world.say(world.words(EMERGENCY_LINE))
    try:
        protocol, source = choose_protocol(desk, protocol_name)
    except ProtocolError as error:
        if protocol_name is not None or not desk.home.settings.protocol:
            raise
        until = msg("until it is mended, the example: callout decide --protocol {name}", name=DEFAULT)
        hint = msg("{hint}; {then}", hint=error.hint, then=until) if error.hint else until
        raise ProtocolError(error.message, hint, error.findings) from error
    today = world.now().astimezone(desk.zone()).date()
    world.say("")
    agreed = agreed_on(desk, protocol, source)
    world.say(render_banner(protocol, desk.home.settings, today, world.voice.language, agreed))
    if len(protocol.languages) > 1:
        world.voice.is_offered = True
    _say_unfinished(desk)
    session = Session(desk, protocol, source, Progress(steps.start(protocol)), agreed=agreed, key=key)
    try:
        session.draft = start_draft(desk, protocol, source)
    except CalloutError as error:
        session.cannot_save(error)
    status = walk(session)
    if desk.home.log_path.exists():
        from calloutcli.cli.waiting import keep_up

        keep_up(desk)
    return status


def start_draft(desk: Desk, protocol: Protocol, source: bytes) -> Draft:
    """A draft on disk for a new incident.

    Raises:
        StoreError: the folder is no place for a home's data, or cannot be written.
    """
    uid = new_uid(desk.world.random)
    started, language = format_time(desk.world.now()), desk.world.voice.language
    return new_draft(
        desk.home, lambda reference: Head(reference, uid, protocol.sha256, started, language), source, desk.world.random
    )


def _say_unfinished(desk: Desk) -> None:
    """One line for interviews not finished, one for what waits. Trouble here never stops an interview."""
    with contextlib.suppress(CalloutError):
        drafts, unreadable = open_drafts(desk.home)
        if drafts or unreadable:
            count = len(drafts) + len(unreadable)
            desk.world.say(desk.words("Not finished: {count}. To go on with one: callout resume", count=count))
    if desk.home.log_path.exists():
        from calloutcli.cli.waiting import say_waiting

        say_waiting(desk)
