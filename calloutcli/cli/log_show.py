"""`callout log show`: one record exactly as it is kept, who signed it, and what became of each of its digests."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.case import erasures_of, personal_fields, read_record
from calloutcli.cli.courses import KeptProtocols
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.record_words import corrected_lines, signed_words, time_words
from calloutcli.cli.render import wrap
from calloutcli.cli.resident import children_in, same_child
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.finding import printable
from calloutcli.followup.form import answer_lines, parse_followup
from calloutcli.followup.forms import form_of
from calloutcli.followup.resident import KIND as RESIDENT
from calloutcli.followup.roles import roles_of
from calloutcli.log.note import format_verifier
from calloutcli.protocol.model import Protocol
from calloutcli.record.author import verify_author
from calloutcli.record.erasure import Fate, fates
from calloutcli.record.kinds import Record, parse_record
from calloutcli.store.database import Database
from calloutcli.store.evidence import open_log
from calloutcli.wording import LANGUAGES, wording_of


def show_record(world: World, folder: Path | None, seq: int, *, as_json: bool) -> int:
    """Print one record as it is kept; the exit status.

    Raises:
        UsageError: there is no such record.
        EvidenceError: it does not hold.
    """
    desk = open_desk(world, folder)
    with open_log(desk.home) as log:
        leaf = log.leaf(seq)
        if leaf is None:
            raise UsageError(
                f"there is no record {seq}: the log has {log.size()}, counted from 0", "callout log list shows them"
            )
        record = parse_record(leaf)
        protocol = KeptProtocols(log).protocol_of(record)
        later = _later_of_month(log, record)
        of_child = same_child(children_in(log), record) if record.kind == RESIDENT else []
        found = fates(record, log.disclosures_of(seq), erasures_of(log, record.reference))
    author = verify_author(leaf)
    value = json.loads(leaf)
    if as_json:
        digests: Json = [_as_json(digest, fate) for digest, fate in found.items()]
        signed_by = None if author is None else format_verifier(author)
        result: Json = {"leaf": value, "disclosed": personal_fields(found), "digests": digests, "signed_by": signed_by}
        world.say(envelope("log show", result))
        return 0
    world.say(json.dumps(value, indent=2, ensure_ascii=False))
    for line in _in_words(desk, record, personal_fields(found), protocol):
        for part in wrap(printable(line).replace("\n", "\\n"), hang="    "):
            world.say(part)
    for line in _shown_in(record, str(value["engine"]["version"])):
        world.say(printable(line))
    if later is not None:
        world.say(f"Record {later} is of the same month and was made later: it counts, and not this one.")
    if record.kind == RESIDENT:
        kept = read_record(desk, str(seq))
        for line in corrected_lines(desk, kept[0], kept):
            for part in wrap(printable(line), hang="    "):
                world.say(part)
    if of_child and of_child[-1] != seq:
        world.say(f"Record {of_child[-1]} is of the same child and was made later: it counts, and not this one.")
    world.say(printable(signed_words(record.role, author)))
    world.say(f"Digests: {len(found)}. Disclosed here: {len(personal_fields(found))}")
    for digest, fate in found.items():
        said = printable(_state(fate)).replace("\n", "\\n")  # a line break must not look like a digest's line
        world.say(f"  {digest}  {said}")
    return 0


def _in_words(desk: Desk, record: Record, personal: Mapping[str, Json], protocol: Protocol | None) -> Iterator[str]:
    """What a follow-up or a record of a month says in plain words; nothing for a record of another kind."""
    form = form_of(record.kind)
    if form is None:
        return
    try:
        values = parse_followup(form, record, personal)
    except EvidenceError as error:
        yield f"In words: {error.message}"
        return
    yield f"In words: {form.title}"
    roles = roles_of(protocol) if protocol is not None else {}
    yield from (f"  {line}" for line in answer_lines(form, values, roles, lambda moment: time_words(desk, moment)))


def _shown_in(record: Record, engine: str) -> Iterator[str]:
    """In which languages a decision was shown, and which words of the interface these were; nothing where only English was."""
    wording = record.body.get("wording")
    if not isinstance(wording, dict):
        return
    ours = wording_of([language for language in wording if language in LANGUAGES])
    for language, digest in wording.items():
        name = f"{LANGUAGES.get(language, 'not known here')} ({language})"
        if digest:
            same = "those of this version" if digest == ours.get(language) else "not those of this version"
            yield f"Shown in: {name}. Words of the interface, SHA-256: {digest}, {same}"
        else:
            yield f"Shown in: {name}. Words of the interface: those of callout {engine}"


def _later_of_month(log: Database, record: Record) -> int | None:
    """The seq of the last record of the same month and kind, where that is a later one; None where this one counts."""
    if record.reference or "month" not in record.body:
        return None
    for seq, leaf in log.without_case(record.kind):
        other = parse_record(leaf)
        if seq == record.position.seq:
            return None
        if other.kind == record.kind and other.body.get("month") == record.body["month"]:
            return seq
    return None


def _state(fate: Fate) -> str:
    """What became of a digest, in words."""
    if fate.disclosure is None:
        return "missing: unexplained" if fate.by is None else f"erased: record {fate.by} says why"
    said = "a decoy, nothing personal" if fate.is_decoy else f"{fate.disclosure.name}: {fate.disclosure.value}"
    return f"disclosed: {said}"


def _as_json(digest: str, fate: Fate) -> dict[str, Json]:
    name = fate.disclosure.name if fate.disclosure else ""
    return {"digest": digest, "state": fate.state, "decoy": fate.is_decoy, "name": name or None, "erased_by": fate.by}
