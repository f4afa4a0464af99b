"""`callout close`: the decision that was put off, or left open, is made, and recorded. Nothing of the first record changes."""

from collections.abc import Sequence
from pathlib import Path

from calloutcli.cli.add import ask_role, bounds_of, course_from, say_left
from calloutcli.cli.asking import ask_field, ask_form
from calloutcli.cli.author import author_signer
from calloutcli.cli.case import KeptRecord, read_case
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.picking import put
from calloutcli.cli.prompt import Closed
from calloutcli.cli.record_words import time_words
from calloutcli.cli.recording import record_entry, without_draft
from calloutcli.cli.session import Stop
from calloutcli.cli.waiting import keep_up
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.followup.closing import ASK_SOMEBODY_ELSE, INVOLVED, closing_form, closing_of, require_open
from calloutcli.followup.course import Course
from calloutcli.followup.roles import roles_of
from calloutcli.followup.slow_time import owed_by
from calloutcli.record.closure import closing_in, closure_of
from calloutcli.record.kinds import Entry
from calloutcli.record.reference import new_uid
from calloutcli.wording import msg


def close(world: World, folder: Path | None, reference: str, key: Path | None = None) -> int:
    """Ask what was decided, by whom, when and why, with the protocol's closing questions, and record it.

    The exit status: 0; 1 when somebody else must decide, 130 when the person stopped: then nothing was recorded.

    Raises:
        CalloutError: the case is not one that waits for a decision, or it cannot be recorded.
    """
    desk = open_desk(world, folder)
    kept, course = _open_case(desk, reference)
    author = author_signer(world, key)
    try:
        entry = _asked(desk, course)
    except (Stop, Closed, KeyboardInterrupt):
        world.say(world.words("Stopped. Nothing was recorded."))
        return 130
    if entry is None:
        put(world, world.words(ASK_SOMEBODY_ELSE))
        return 1
    source = next(one.source for one in kept if one.record.protocol == entry.protocol)
    # Somebody else may have closed it while this was typed: it is looked at again when nobody else can record.
    with without_draft(world, f"callout show {course.reference}"):
        _, warning = record_entry(desk, entry, source, author, require=lambda: _open_case(desk, reference))
    put(world, world.words("Recorded. {reference} is closed.", reference=course.reference))
    say_left(desk, reference)
    keep_up(desk)
    if warning:
        world.warn(warning)
    return 0


def _open_case(desk: Desk, reference: str) -> tuple[list[KeptRecord], Course]:
    """The records of a case that waits for a decision, and its course.

    Raises:
        UsageError: it does not wait for one: it says who closed it and when.
    """
    kept = read_case(desk, reference)
    _require_not_closed(desk, kept)
    course = course_from(kept)
    require_open(course)
    return kept, course


def _require_not_closed(desk: Desk, kept: Sequence[KeptRecord]) -> None:
    closures = [one for one in kept if one.record.kind == "closure"]
    if not closures:
        return
    last = closures[-1]
    closing = closing_in(last.record, last.personal)
    who = roles_of(last.protocol).get(closing.decided_by, closing.decided_by.replace("_", " "))
    when = time_words(desk, closing.happened or last.record.time)
    reference = last.record.reference
    raise UsageError(
        msg(
            "the case {reference} is closed already: {who}, {when}, record {seq}",
            reference=reference,
            who=who,
            when=when,
            seq=last.record.position.seq,
        ),
        msg(
            "to put that record right: {correct}; to add to the case: {add}",
            correct=f"callout add {reference} correction",
            add=f"callout add {reference} note",
        ),
    )


def _asked(desk: Desk, course: Course) -> Entry | None:
    """The closure as the person gave it; None when somebody else must decide.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    decision = course.decision
    assert decision is not None  # require_open
    form = closing_form(course)
    for line in [*form.lead(course), *_deadline(desk, course)]:
        put(desk.world, desk.words(line))
    if ask_field(desk, INVOLVED, bounds_of(desk, course)) == "yes":
        return None
    values = ask_form(desk, form, bounds_of(desk, course), course)
    role = ask_role(desk.world)
    closing = closing_of(values, course.protocol)
    return closure_of(decision.record, closing, role, new_uid(desk.world.random), course.protocol, desk.world.now())


def _deadline(desk: Desk, course: Course) -> list[str]:
    """Until when the decision was put off, and whether that is past."""
    until = owed_by(course)[1] if course.is_put_off else None
    if until is None:
        return []
    time = time_words(desk, until)
    if until < desk.world.now():
        return [desk.words("OVERDUE since {time}.", time=time)]
    return [desk.words("To be decided by {time}.", time=time)]
