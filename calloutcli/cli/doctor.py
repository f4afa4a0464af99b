"""`callout doctor`: what is missing or wrong on this computer, in plain words, and what to do."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from calloutcli.cli.agreed import agreed_on
from calloutcli.cli.bank_holidays import bank_holidays
from calloutcli.cli.desk import Desk, choose_protocol, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.render import render_banner, wrap
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError
from calloutcli.frozen import as_dict, frozen
from calloutcli.interview.card import roles_to_ring
from calloutcli.interview.moment import TOLERANCE
from calloutcli.protocol.standing import Word
from calloutcli.record.kinds import parse_record
from calloutcli.store.drafts import open_drafts
from calloutcli.store.evidence import key_is_private, open_log, require_heads
from calloutcli.store.files import make_folder, remove, replace_file
from calloutcli.store.place import why_unfit

State = Literal["ok", "look", "wrong"]
LOW_DISK_BYTES = 200 * 1024 * 1024
REVIEW_SOON_DAYS = 60
_AGREE: dict[Word, str] = {
    "none_in_force": "agree a protocol with the police and the youth justice service",
    "not_yet_effective": "",
    "in_force": "",
    "past_review": "ask its agencies to review it, and adopt what they sign",
    "trust_root_expired": "ask its agencies for a new trust root, and adopt the protocol again with it",
}
"""What to do about the agreement, by how it stands."""


@frozen
class Check:
    """One thing looked at: `ok`, `look` (worth doing), `wrong` (the tool cannot work so), and what to do."""

    name: str
    state: State
    found: str
    do: str = ""


def doctor(world: World, folder: Path | None, *, as_json: bool) -> int:
    """Print what was found; the exit status: 0, or 1 when something is wrong."""
    try:
        checks = list(_checks(open_desk(world, folder)))
    except CalloutError as error:
        checks = [Check("settings", "wrong", error.message, error.hint)]
    if as_json:
        world.say(envelope("doctor", [as_dict(check) for check in checks]))
    else:
        for check in checks:
            word = {"ok": "OK", "look": "LOOK", "wrong": "WRONG"}[check.state]
            for line in wrap(f"{word}: {check.name}: {check.found}"):
                world.say(line)
            if check.do:
                for line in wrap(f"To do: {check.do}", "  "):
                    world.say(line)
    return 1 if any(check.state == "wrong" for check in checks) else 0


def _checks(desk: Desk) -> Iterator[Check]:
    steps: tuple[Callable[[Desk], Iterator[Check]], ...] = (_folder, _clock, _settings, _protocol, _log, _drafts)
    for step in steps:
        try:
            yield from step(desk)
        except CalloutError as error:
            yield Check(step.__name__.strip("_"), "wrong", error.message, error.hint)


def _folder(desk: Desk) -> Iterator[Check]:
    folder = desk.home.folder
    unfit = why_unfit(folder)
    if unfit:
        yield Check(
            "folder", "wrong", f"{folder} {unfit}", "choose a folder on this computer with --home or CALLOUT_HOME"
        )
        return
    make_folder(folder)
    probe = folder / ".probe"
    replace_file(probe, b"callout doctor\n")
    remove(probe)
    free = shutil.disk_usage(folder).free
    if free < LOW_DISK_BYTES:
        yield Check("disk", "look", f"only {free // 1024**2} MB are free", "make room before the disk is full")
    yield Check("folder", "ok", f"{folder} can be written")


def _clock(desk: Desk) -> Iterator[Check]:
    now = desk.world.now().astimezone(desk.zone())
    yield Check("clock", "ok", f"it is {now:%d %B %Y, %H:%M} here; if that is wrong, set this computer's clock")


def _behind(desk: Desk, written: datetime) -> Iterator[Check]:
    """A record from later than now: one of two clocks was wrong, and what is overdue is counted by this one."""
    if written > desk.world.now() + TOLERANCE:
        yield Check(
            "clock",
            "look",
            f"the last record was made on {written.astimezone(desk.zone()):%d %B %Y, %H:%M}, later than this computer's clock says now",
            "set this computer's clock; until then what is overdue is not known",
        )


def _settings(desk: Desk) -> Iterator[Check]:
    settings = desk.home.settings
    if settings.home and settings.organisation:
        yield Check("home", "ok", f"{settings.home}, {settings.organisation}, references begin with {settings.code}")
    else:
        yield Check("home", "look", "the home's name or organisation is not set", "run callout setup")


def _protocol(desk: Desk) -> Iterator[Check]:
    protocol, source = choose_protocol(desk)
    today = desk.world.now().astimezone(desk.zone()).date()
    agreed = agreed_on(desk, protocol, source)
    banner = render_banner(protocol, desk.home.settings, today, "en", agreed).replace("\n", " ")
    yield Check("protocol", "ok" if agreed.word == "in_force" else "look", banner, _AGREE[agreed.word])
    if desk.home.adopting_path.exists():
        yield Check("adoption", "look", "one was stopped before it was recorded", "run callout protocol adopt again")
    yield from _review(agreed.review_by or protocol.review_by, today)
    if any(outcome.defer and outcome.defer.working for outcome in protocol.outcomes):
        yield _holidays(desk.home.settings.nation, today)
    missing = [role.title.to("en") for role in roles_to_ring(protocol) if role.id not in desk.home.settings.contacts]
    if missing:
        yield Check("phone numbers", "look", f"not set: {', '.join(missing)}", "run callout setup")
    else:
        yield Check("phone numbers", "ok", "every role of the protocol has one")


def _review(review_by: date, today: date) -> Iterator[Check]:
    left = (review_by - today).days
    if left < REVIEW_SOON_DAYS:
        yield Check(
            "review",
            "look",
            f"the protocol is to be reviewed by {review_by:%d %B %Y}",
            "ask its agencies for a new version",
        )


def _holidays(nation: str, today: date) -> Check:
    if bank_holidays(nation, {today.year}):
        return Check("bank holidays", "ok", f"deadlines in working days leave out those of {nation.title()}")
    found = "they are not known on this computer: deadlines in working days leave out weekends only"
    return Check("bank holidays", "look", found, "run pip install holidays")


def _log(desk: Desk) -> Iterator[Check]:
    home = desk.home
    if not home.log_path.exists():
        yield Check("log", "ok", "nothing is recorded yet: the log and its key are made by the first decision")
        return
    with open_log(home) as log:
        require_heads(home, log)
        size = log.size()
        last = log.leaf(size - 1) if size else None
        yield Check("log", "ok", f"it can be read and continues every kept checkpoint. Records: {size}")
    if last is not None:
        yield from _behind(desk, parse_record(last).time)
    if not key_is_private(home.key_path):
        yield Check(
            "key", "wrong", f"others on this computer can read {home.key_path}", f"run chmod 600 {home.key_path}"
        )
    if not home.settings.heads_folder:
        yield Check(
            "checkpoints",
            "look",
            "they are kept beside the log: one lost disk loses both",
            "choose a second folder with callout setup",
        )


def _drafts(desk: Desk) -> Iterator[Check]:
    drafts, unreadable = open_drafts(desk.home)
    if unreadable:
        yield Check(
            "drafts", "wrong", f"cannot be read: {', '.join(unreadable)}", "keep these files and tell your manager"
        )
    if drafts:
        yield Check("drafts", "look", f"interviews not finished: {len(drafts)}", "callout resume")
