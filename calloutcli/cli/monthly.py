"""`callout occupancy` and `callout nil-return`: what a home says of a month that is over. They belong to no case.

A month can be recorded again: nothing is changed, and the last record counts. A nil return of a month that had an incident is
refused.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.add import ask_role
from calloutcli.cli.asking import ask_field, ask_form
from calloutcli.cli.author import author_signer
from calloutcli.cli.courses import read_courses
from calloutcli.cli.desk import Desk, choose_protocol, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.picking import YES_NO, pick, put
from calloutcli.cli.prompt import Closed
from calloutcli.cli.record_words import NO_ROLE, time_words
from calloutcli.cli.recording import record_entry, without_draft
from calloutcli.cli.session import Stop
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.followup import nil_return as nil
from calloutcli.followup import occupancy as beds
from calloutcli.followup.form import Bounds, Form, Values, check_value, format_followup
from calloutcli.followup.forms import month_lines
from calloutcli.followup.month import first_day, month_code, month_words
from calloutcli.frozen import frozen, replace
from calloutcli.interview.moment import parse_month
from calloutcli.record.kinds import Entry, ProtocolName, Record, parse_record
from calloutcli.record.reference import new_uid
from calloutcli.store.evidence import open_log
from calloutcli.wording import msg

_NAMED = 5
"""How many incidents of a month are named."""


@frozen
class Wanted:
    """The command line: the person's own key, an answers file, JSON."""

    key: Path | None = None
    answers: str | None = None
    as_json: bool = False


def occupancy(world: World, folder: Path | None, month: str | None, wanted: Wanted) -> int:
    """Record how many children a home had in a month; the exit status: 0, or 130 when nothing was recorded.

    Raises:
        CalloutError: the month is not over, the figures cannot be right, or it cannot be recorded.
    """
    return _record(open_desk(world, folder), beds.FORM, month, wanted)


def nil_return(world: World, folder: Path | None, month: str | None, wanted: Wanted) -> int:
    """Record that a month had no incidents; the exit status: 0, or 130 when nothing was recorded.

    Raises:
        CalloutError: the month is not over, it had an incident, or it cannot be recorded.
    """
    return _record(open_desk(world, folder), nil.FORM, month, wanted)


def _record(desk: Desk, form: Form, month: str | None, wanted: Wanted) -> int:
    world = desk.world
    if wanted.as_json and wanted.answers is None:
        hint = msg("{command} alone asks the questions one by one", command=f"callout {form.word}")
        raise UsageError(msg("`--json` needs `--answers`"), hint)
    bounds = Bounds(world.now().astimezone(desk.zone()), None, {})
    given = None if month is None else _given(form, month, bounds)
    protocol, source = choose_protocol(desk)
    author = author_signer(world, wanted.key)
    role = NO_ROLE
    try:
        if wanted.answers is not None:
            from calloutcli.cli.form_file import read_form

            values = read_form(world, wanted.answers, _of_month(form, given), bounds, desk.zone())
            _require_month(values, given)
            _require_none(desk, form, str(values["month"]))
            before = _before(desk, form, str(values["month"]))
        else:
            put(world, world.words(form.purpose))
            given = given or str(ask_field(desk, form.fields[0], bounds))
            _require_none(desk, form, given)
            before = _before(desk, form, given)
            _confirm(desk, form, given, before)
            values = ask_form(desk, _of_month(form, given), bounds)
            role = ask_role(world)
    except (Stop, Closed, KeyboardInterrupt):
        world.say(world.words("Stopped. Nothing was recorded."))
        return 130
    named = ProtocolName(protocol.id, protocol.version, protocol.sha256)
    entry = format_followup(form, values, "", role, new_uid(world.random), named, world.now())
    with without_draft(world, f"callout log list --kind {form.kind}"):
        receipt, warning = record_entry(desk, entry, source, author)
    seq = None if before is None else before.position.seq
    if wanted.as_json:
        result: dict[str, Json] = {"kind": form.kind, "month": values["month"], "seq": receipt.seq, "supersedes": seq}
        world.say(envelope(form.word, result))
    else:
        world.say(world.words("Recorded. It is record {seq} of the log.", seq=receipt.seq))
    for line in [*_cautions(entry, values, seq), *([warning] if warning else [])]:
        world.warn(line)
    return 0


# -------------------------------------------------------------------- the month


def _given(form: Form, text: str, bounds: Bounds) -> str:
    """The month that the command line names.

    Raises:
        UsageError: it names none, or one that is not over.
    """
    month = month_code(parse_month(text, bounds.now.date()))
    complaint = check_value(form.fields[0], month, bounds)
    if complaint is not None:
        raise UsageError(msg("`{text}`: {complaint}", text=text, complaint=complaint.message), complaint.cure)
    return month


def _of_month(form: Form, month: str | None) -> Form:
    """The form, its month answered."""
    return form if month is None else replace(form, known=lambda _course, _values: {"month": month})


def _require_month(values: Values, given: str | None) -> None:
    """Nothing, when the file is of the month that the command line names.

    Raises:
        UsageError: it is of another.
    """
    if given is not None and values["month"] != given:
        raise UsageError(
            msg(
                "the answers are of `{month}`, and the command line says `{given}`", month=values["month"], given=given
            ),
            msg("name it in one place only"),
        )


def _require_none(desk: Desk, form: Form, month: str) -> None:
    """Nothing, when the form is no nil return, or the log holds no incident of the month.

    Raises:
        UsageError: it holds one; the first of them are named.
    """
    if form is not nil.FORM or not desk.home.log_path.exists():
        return
    # A record keeps UTC: by the clock on the wall the month begins up to an hour before.
    day_before = first_day(month) - timedelta(days=1)
    with open_log(desk.home) as log:
        courses = read_courses(log, log.references(f'"{month}-', f'"{day_before}T'))
    found = nil.incidents_in(month, courses.values(), desk.zone())
    if found:
        named, said = ", ".join(found[:_NAMED]), month_words(month, desk.words)
        raise UsageError(
            msg("{month} had incidents: {named}", month=said, named=named)
            if len(found) <= _NAMED
            else msg(
                "{month} had incidents: {named}. Not named here: {count}",
                month=said,
                named=named,
                count=len(found) - _NAMED,
            ),
            msg("callout show tells what happened; if a time is wrong, correct it first: callout add REF correction"),
        )


# -------------------------------------------------------------------- a month that is recorded already


def _before(desk: Desk, form: Form, month: str) -> Record | None:
    """The record of that month that has counted so far."""
    if not desk.home.log_path.exists():
        return None
    with open_log(desk.home) as log:
        for _, leaf in log.without_case(form.kind):
            record = parse_record(leaf)
            if record.kind == form.kind and record.body.get("month") == month:
                return record
    return None


def _confirm(desk: Desk, form: Form, month: str, before: Record | None) -> None:
    """Nothing, when the month was not recorded yet, or the person wants to record it again.

    Raises:
        Stop: they do not.
        Closed: the input ended.
    """
    words = desk.words
    said = month_words(month, words)
    if before is None:
        put(desk.world, f"{said}: {words(form.title).lower()}.")
        return
    time, seq = time_words(desk, before.time), before.position.seq
    put(desk.world, words("{month} was recorded on {time} (record {seq}):", month=said, time=time, seq=seq))
    with suppress(EvidenceError):  # verify names it, and the month can be recorded again
        for line in month_lines(before, words)[1:]:
            put(desk.world, f"  {line}")
    ask = msg("That record stays. What you record now will count instead. Record it again?")
    if pick(desk.world, ask, YES_NO) != 0:
        raise Stop


def _cautions(entry: Entry, values: Values, before: int | None) -> Iterator[str]:
    """What is worth a second look, though it may be right."""
    if entry.kind == beds.FORM.kind and beds.is_turnover(values):
        yield msg("there were more children than places: right only where one left and another came")
    if before is not None:
        yield msg("record {seq} is of the same month, and counts no longer", seq=before)
