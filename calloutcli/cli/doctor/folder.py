"""What `callout doctor` asks of the home's folder and the second one: can they be written, is there room, whose clock stamps their files.

The clocks are compared by files alone. A file that is written now gets its time from whoever keeps the folder: for a share that is
another computer. A file that was changed "later than now" says that the clock was set back, or that two computers write here.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from calloutcli.cli.desk import Desk
from calloutcli.cli.doctor.check import Check
from calloutcli.cli.doctor.computer import day_and_time
from calloutcli.errors import CalloutError
from calloutcli.interview.moment import TOLERANCE
from calloutcli.store.evidence import kept_heads, open_log
from calloutcli.store.files import make_folder
from calloutcli.store.place import why_unfit
from calloutcli.store.second_folder import is_on_same_drive, require_second, time_in
from calloutcli.wording import msg

LOW_DISK_BYTES = 200 * 1024 * 1024
_TOO_FAR = TOLERANCE.total_seconds()


def folder(desk: Desk) -> Iterator[Check]:
    """Whether the home's folder is a place for a log, can be written, has room, and holds no file from later than now."""
    path, words = desk.home.folder, desk.words
    unfit = why_unfit(path)
    if unfit:
        yield Check(
            msg("folder"),
            "wrong",
            words("the folder `{folder}` {reason}", folder=path, reason=unfit),
            words("Records can be lost there, or come back as they were before. So nothing is recorded in it."),
            words("choose a folder on this computer with --home or CALLOUT_HOME"),
        )
        return
    make_folder(path)
    now = time_in(path)
    yield from _room(desk, path)
    yield from _from_later(desk, now)
    yield Check(msg("folder"), "ok", words("{folder} can be written", folder=path))


def second_folder(desk: Desk) -> Iterator[Check]:
    """Whether checkpoints are kept on another drive than the log, and can be."""
    named, words = desk.home.settings.heads_folder, desk.words
    name, do = msg("second folder"), words("choose another one with callout setup folder")
    lost = words("One lost drive takes the log, and with it what would show that it is lost.")
    if not named:
        found = words("none is set: checkpoints are kept beside the log")
        yield Check(name, "look", found, lost, words("choose one with callout setup folder"))
        return
    path = Path(named)
    try:
        require_second(desk.home, path)
    except CalloutError as error:
        put_back = words("put the drive back; or {do}", do=do)
        found = words("checkpoints cannot be kept in the second folder: {why}", why=words(error.message))
        gone = words(
            "Incidents are recorded all the same. But nothing outside the home's folder then shows whether records were lost."
        )
        yield Check(name, "look", found, gone, put_back)
        return
    yield from _other_clock(desk, path)
    yield from _room(desk, path)
    yield from _no_checkpoints(desk, path)
    if is_on_same_drive(desk.home.folder, path):
        yield Check(name, "look", words("{folder} is on the same drive as the log", folder=path), lost, do)
    else:
        yield Check(name, "ok", words("checkpoints are kept in {folder}, on another drive", folder=path))


def _room(desk: Desk, path: Path) -> Iterator[Check]:
    words = desk.words
    try:
        free = shutil.disk_usage(path).free
    except OSError:  # a share that does not tell
        return
    if free < LOW_DISK_BYTES:
        yield Check(
            msg("disk"),
            "look",
            words("the drive of {folder} is nearly full. Free: {free} MB", folder=path, free=free // 1024**2),
            words("When it is full, nothing more can be kept there."),
            words("make room before the disk is full"),
        )


def _from_later(desk: Desk, now: float) -> Iterator[Check]:
    """Files that were changed later than `now`, the time that a file gets which is written in the folder at this moment."""
    home, words = desk.home, desk.words
    paths = (home.folder / "home.yaml", home.log_path, home.heads_path, *home.drafts.glob("*.draft"))
    times = [(path.stat().st_mtime, path) for path in paths if path.is_file()]
    latest, path = max(times, default=(now, home.folder))
    if latest > now + _TOO_FAR:
        yield Check(
            msg("clock"),
            "look",
            words(
                "a file here was changed later than it is now, {time}: {file}",
                time=day_and_time(desk, datetime.fromtimestamp(latest, UTC)),
                file=path,
            ),
            words("This clock was set back since, or another computer writes into this folder."),
            words("set this computer's clock, and use this folder from one computer only"),
        )


def _other_clock(desk: Desk, path: Path) -> Iterator[Check]:
    """Whether the computer that keeps the second folder has another time than this one."""
    words, minutes = desk.words, round((time_in(path) - time_in(desk.home.folder)) / 60)
    if abs(minutes) * 60 > _TOO_FAR:
        yield Check(
            msg("clock"),
            "look",
            words(
                "the computer that keeps {folder} has another time. Minutes apart: {minutes}",
                folder=path,
                minutes=abs(minutes),
            ),
            words("One of the two clocks is wrong, and perhaps the times of the records with it."),
            words("look at a clock that you trust, and set this computer's clock by it"),
        )


def _no_checkpoints(desk: Desk, path: Path) -> Iterator[Check]:
    """Whether the log has records, and the second folder nothing that was kept of them: another stick, or an emptied folder."""
    home, words = desk.home, desk.words
    if not home.log_path.exists():
        return
    with open_log(home) as log:
        origin, size = log.verifier.name, log.size()
    if size and not any(head.origin == origin for head, _ in kept_heads(home)):
        yield Check(
            msg("second folder"),
            "look",
            words("{folder} holds no checkpoint of this log. Records: {size}", folder=path, size=size),
            words("It is another stick, or somebody emptied it. The log cannot be held against what was kept."),
            words("put back the right one; or run callout log verify with the last receipt of the day book"),
        )
