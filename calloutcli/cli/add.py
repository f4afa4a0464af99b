"""`callout add REF KIND`: what happened next is a record beside the others. Nothing that was written changes.

A kind is a form (followup/forms.py), or a correction. What is common stands here: the case, the author's key before the first
question, stopping, recording, and what is then still to be done.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.asking import ask_form
from calloutcli.cli.author import author_signer
from calloutcli.cli.case import KeptRecord, read_case, read_record
from calloutcli.cli.correcting import ask_correction
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.picking import pick_or_leave_out, put
from calloutcli.cli.prompt import Closed
from calloutcli.cli.record_words import NO_ROLE, roles
from calloutcli.cli.recording import record_entries, without_draft
from calloutcli.cli.render import wrap
from calloutcli.cli.session import Stop
from calloutcli.cli.waiting import keep_up
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError, UsageError
from calloutcli.followup.course import Course, course_of
from calloutcli.followup.form import Bounds, Form, form_for, format_followup
from calloutcli.followup.forms import FORMS, pending_in
from calloutcli.followup.pending import in_order
from calloutcli.followup.resident import KIND as RESIDENT
from calloutcli.followup.roles import roles_of
from calloutcli.frozen import frozen
from calloutcli.record.correction import KIND as CORRECTION
from calloutcli.record.kinds import Entry
from calloutcli.record.reference import new_uid
from calloutcli.record.told import Told
from calloutcli.wording import msg

_SHOWN = 3


@frozen
class Wanted:
    """The command line: which record is corrected, the person's own key, an answers file, JSON."""

    seq: int | None = None
    key: Path | None = None
    answers: str | None = None
    as_json: bool = False


def add(world: World, folder: Path | None, reference: str, word: str, wanted: Wanted) -> int:
    """Ask what is to be added to a case, and record it; the exit status: 0, or 130 when nothing was recorded.

    Raises:
        CalloutError: there is no such case or kind, the key does not work, the answers do not fit, or it cannot be recorded.
    """
    form = next((one for one in FORMS if one.word == word and one.of_case), None)
    if form is None and word != CORRECTION:
        known = ", ".join([*(one.word for one in FORMS if one.of_case), CORRECTION])
        raise UsageError(msg("`{word}` is nothing that can be added", word=word), msg("what can: {known}", known=known))
    if form is None and (wanted.answers is not None or wanted.as_json):
        raise UsageError(msg("a correction is asked for step by step"), msg("leave out --answers and --json"))
    if form is not None and wanted.seq is not None:
        raise UsageError(msg("`--seq` names the record that a correction is of"), msg("leave it out"))
    if wanted.as_json and wanted.answers is None:
        raise UsageError(
            msg("`--json` needs `--answers`"),
            msg("{command} alone asks the questions one by one", command=f"callout add {reference} {word}"),
        )
    desk = open_desk(world, folder)
    by_number = form is None and reference.isascii() and reference.isdigit()
    kept = _without_case(desk, reference) if by_number else read_case(desk, reference)
    author = author_signer(world, wanted.key)
    try:
        entries, source = (
            ask_correction(desk, kept, wanted.seq) if form is None else _filled_in(desk, form, kept, wanted.answers)
        )
    except (Stop, Closed, KeyboardInterrupt):
        world.say(world.words("Stopped. Nothing was recorded."))
        return 130
    before = _recorded_before(kept, entries[0]) if wanted.answers is not None else None
    if before is not None:
        said = world.words("Record {seq} of the log says the same already. Nothing was added.", seq=before)
        world.say(_result(entries[0], before, new=False) if wanted.as_json else said)
        return 0
    told_by = f"log show {entries[0].body['corrects']}" if by_number else f"show {entries[0].body['reference']}"
    with without_draft(world, f"callout {told_by}"):
        receipt, warning = record_entries(desk, entries, source, author)
    if wanted.as_json:
        world.say(_result(entries[0], receipt.seq, new=True))
    else:
        for seq in range(receipt.seq, receipt.seq + len(entries)):
            world.say(world.words("Recorded. It is record {seq} of the log.", seq=seq))
        if form is not None:
            say_left(desk, reference)
    keep_up(desk)
    if warning:
        world.warn(warning)
    return 0


def _without_case(desk: Desk, seq: str) -> list[KeptRecord]:
    """The record of a child that has that number, with its corrections.

    Raises:
        UsageError: there is none, or it is another record, which is not corrected so.
    """
    kept = read_record(desk, seq)
    one = kept[0].record
    if one.reference:
        hint = f"callout add {one.reference} correction --seq {seq}"
        raise UsageError(msg("record {seq} is of a case", seq=seq), hint)
    if one.kind != RESIDENT:
        hint = msg("a month is recorded again: callout occupancy, callout nil-return; the last record counts")
        raise UsageError(msg("record {seq} is neither of a case nor of a child", seq=seq), hint)
    return kept


def _recorded_before(kept: Sequence[KeptRecord], entry: Entry) -> int | None:
    """The seq of a record of the case that says all that the entry says: a file was sent twice, as after a lost acknowledgement."""

    def coded(body: Mapping[str, Json]) -> dict[str, Json]:
        return {name: value for name, value in body.items() if name != "late"}

    same = [one for one in kept if one.record.kind == entry.kind and coded(one.record.body) == coded(entry.body)]
    return next((one.record.position.seq for one in same if one.personal == entry.personal), None)


def _result(entry: Entry, seq: int, *, new: bool) -> str:
    return envelope("add", {"reference": entry.body["reference"], "kind": entry.kind, "seq": seq, "new": new})


def ask_followup(desk: Desk, form: Form, course: Course) -> dict[str, Json]:
    """The answers to a form about a case, asked one by one.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    words = desk.words
    put(desk.world, f"{course.reference}: {words(form.title).lower()}. {words(form.purpose)}")
    for line in form.lead(course):
        put(desk.world, words(line))
    return ask_form(desk, form, bounds_of(desk, course), course)


def bounds_of(desk: Desk, course: Course) -> Bounds:
    """What the answers of a follow-up are held against."""
    return Bounds(desk.world.now(), course.happened, roles_of(course.protocol))


def course_from(kept: Sequence[KeptRecord]) -> Course:
    """The course of a case whose records were read.

    Raises:
        EvidenceError: none of them says when it happened.
    """
    return course_of(Told(one.record, one.protocol, one.personal) for one in kept)


def _filled_in(desk: Desk, form: Form, kept: Sequence[KeptRecord], answers: str | None) -> tuple[list[Entry], bytes]:
    """([the entry] of a form that is filled in, the exact bytes of the case's protocol)."""
    course = course_from(kept)
    form = form_for(form, course)
    role = NO_ROLE
    if answers is not None:
        from calloutcli.cli.form_file import read_form

        values = read_form(desk.world, answers, form, bounds_of(desk, course), desk.zone(), course)
    else:
        values = ask_followup(desk, form, course)
        role = ask_role(desk.world)
    last = kept[-1]
    entry = format_followup(
        form, values, course.reference, role, new_uid(desk.world.random), last.record.protocol, desk.world.now()
    )
    return [entry], last.source


def ask_role(world: World) -> str:
    """The role of the person at the keyboard, or that none was given.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    world.say("")
    ask = msg("What is your role? Press Enter to leave it out.")
    mine = pick_or_leave_out(world, ask, [title for _, title in roles()])
    return NO_ROLE if mine is None else roles()[mine][0]


def say_left(desk: Desk, reference: str) -> None:
    """What the case still waits for, a line each, where there are few; nothing where that cannot be read: it is recorded."""
    now = desk.world.now()
    try:
        left = in_order(pending_in(course_from(read_case(desk, reference)), now), now)
    except CalloutError:
        return
    words = desk.words
    if not left:
        put(desk.world, words("Nothing more is waited for in this case."))
        return
    put(desk.world, words("Still to do in this case: {count}", count=len(left)))
    for one in left[:_SHOWN]:
        said = words("OVERDUE: {what}", what=one.words) if one.is_overdue(now) else words(one.words)
        for part in wrap(said, "  "):
            desk.world.say(part)
    if len(left) > _SHOWN:
        put(desk.world, "  " + words("callout pending lists the rest."))
