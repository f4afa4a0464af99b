"""`callout resident`: what is known of a child who lives in the home. It belongs to no case, and is never asked at an incident.

It can be recorded again, when something changes: every answer of before can be kept by Enter, nothing is changed in the record of before,
and the last record of a child counts. A file need only name the child and what is new: what it leaves out stays as it was.
"""

from collections.abc import Iterable
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.add import ask_role
from calloutcli.cli.asking import ask_field, ask_form
from calloutcli.cli.author import author_signer
from calloutcli.cli.courses import told_without_case
from calloutcli.cli.desk import Desk, choose_protocol, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.picking import YES_NO, pick, put
from calloutcli.cli.prompt import Closed
from calloutcli.cli.record_words import NO_ROLE, time_words
from calloutcli.cli.recording import record_entry, without_draft
from calloutcli.cli.session import Stop
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.followup.form import NOT_RECORDED, Bounds, Values, answer_lines, format_followup, parse_followup
from calloutcli.followup.resident import FORM, KIND, records_of_children
from calloutcli.frozen import frozen, replace
from calloutcli.interview.details import child_key
from calloutcli.record.correction import KIND as CORRECTION
from calloutcli.record.kinds import ProtocolName, Record
from calloutcli.record.reference import new_uid
from calloutcli.record.told import Told
from calloutcli.store.database import Database
from calloutcli.store.evidence import open_log
from calloutcli.wording import msg


@frozen
class Wanted:
    """The command line: the person's own key, an answers file, JSON."""

    key: Path | None = None
    answers: str | None = None
    as_json: bool = False


@frozen
class _Before:
    """What was recorded of a child: its answers, the record that stands, the numbers of those before it."""

    values: Values
    record: Record
    earlier: tuple[int, ...]


def resident(world: World, folder: Path | None, wanted: Wanted) -> int:
    """Record what is known of a child; the exit status: 0, or 130 when nothing was recorded.

    Raises:
        CalloutError: the answers cannot be right, or it cannot be recorded.
    """
    desk = open_desk(world, folder)
    if wanted.as_json and wanted.answers is None:
        hint = msg("{command} alone asks the questions one by one", command=f"callout {FORM.word}")
        raise UsageError(msg("`--json` needs `--answers`"), hint)
    bounds = Bounds(world.now().astimezone(desk.zone()), None, {})
    protocol, source = choose_protocol(desk)
    author = author_signer(world, wanted.key)
    told = _told(desk)
    role = NO_ROLE
    try:
        if wanted.answers is not None:
            from calloutcli.cli.form_file import read_form

            known = replace(FORM, known=lambda _course, values: _values(_before(told, values.get("child"))))
            values = read_form(world, wanted.answers, known, bounds, desk.zone())
            before = _before(told, values["child"])
        else:
            put(world, world.words(FORM.purpose))
            child = ask_field(desk, FORM.fields[0], bounds)
            before = _before(told, child)
            _confirm(desk, before)
            named = replace(FORM, known=lambda _course, _values: {"child": child})
            values = ask_form(desk, named, bounds, before=_values(before))
            role = NO_ROLE if _is_same(values, before) else ask_role(world)
    except (Stop, Closed, KeyboardInterrupt):
        world.say(world.words("Stopped. Nothing was recorded."))
        return 130
    if before is not None and _is_same(values, before):
        seq = before.record.position.seq
        said = world.words("Record {seq} of the log says the same already. Nothing was added.", seq=seq)
        world.say(_result(seq, None, new=False) if wanted.as_json else said)
        return 0
    name = ProtocolName(protocol.id, protocol.version, protocol.sha256)
    entry = format_followup(FORM, values, "", role, new_uid(world.random), name, world.now())
    with without_draft(world, f"callout log list --kind {KIND}"):
        receipt, warning = record_entry(desk, entry, source, author)
    supersedes = None if before is None else before.record.position.seq
    said = world.words("Recorded. It is record {seq} of the log.", seq=receipt.seq)
    if supersedes is not None:
        said += " " + world.words("Record {seq} stays, and counts no longer.", seq=supersedes)
    world.say(_result(receipt.seq, supersedes, new=True) if wanted.as_json else said)
    if warning:
        world.warn(warning)
    return 0


# -------------------------------------------------------------------- what is recorded already


def children_in(log: Database) -> list[Told]:
    """The records of children in a log that can be read, in order, as corrected.

    Raises:
        StoreError: the log cannot be read.
    """
    return [*records_of_children(told_without_case(log, KIND, CORRECTION))]


def same_child(told: Iterable[Told], record: Record) -> list[int]:
    """The seqs of the records of the child that a record is of, in order; none where it does not say of which."""
    every = [*told]
    child = next((_key(one) for one in every if one.record.position.seq == record.position.seq), None)
    return [one.record.position.seq for one in every if _key(one) == child]


def _told(desk: Desk) -> list[Told]:
    if not desk.home.log_path.exists():
        return []
    with open_log(desk.home) as log:
        return children_in(log)


def _key(one: Told) -> str:
    return child_key(str(one.personal["child"]))


def _before(told: Iterable[Told], child: Json) -> _Before | None:
    """What was recorded of the child with that code."""
    same = [one for one in told if isinstance(child, str) and _key(one) == child_key(child)]
    if not same:
        return None
    last = same[-1]
    earlier = tuple(one.record.position.seq for one in same[:-1])
    return _Before(parse_followup(FORM, last.record, last.personal), last.record, earlier)


def _values(before: _Before | None) -> dict[str, Json]:
    """The answers of before, without the child's code."""
    return {} if before is None else {name: value for name, value in before.values.items() if name != "child"}


def _is_same(values: Values, before: _Before | None) -> bool:
    """Whether the answers are those of before."""
    said = {name: value for name, value in values.items() if name != "child" and value != NOT_RECORDED}
    return before is not None and said == _values(before)


def _confirm(desk: Desk, before: _Before | None) -> None:
    """Nothing, when the child was not recorded yet, or the person wants to record them again.

    Raises:
        Stop: they do not.
        Closed: the input ended.
    """
    if before is None:
        return
    record, words = before.record, desk.words
    time, seq = time_words(desk, record.time), record.position.seq
    put(desk.world, words("This child was recorded on {time} (record {seq}):", time=time, seq=seq))
    for line in answer_lines(FORM, before.values, {}, str, words):
        put(desk.world, f"  {line}")
    if before.earlier:
        earlier = ", ".join(map(str, before.earlier))
        put(desk.world, words("Earlier records of this child: {numbers}", numbers=earlier))
    ask = msg("That record stays. What you record now will count instead. Record this child again?")
    if pick(desk.world, ask, YES_NO) != 0:
        raise Stop


def _result(seq: int, supersedes: int | None, *, new: bool) -> str:
    return envelope(FORM.word, {"kind": KIND, "seq": seq, "supersedes": supersedes, "new": new})
