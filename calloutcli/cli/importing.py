"""`callout import`: past incidents from a spreadsheet into the log, marked as imported. All of them, or none.

Exit status: 0 they are recorded, or with `--dry-run` they could be; 2 something in the file or the mapping must be mended first; 130
the person at the terminal said no, or pressed Ctrl-C: then it says whether anything was written. With 2 nothing was.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.author import author_signer
from calloutcli.cli.desk import Desk, choose_protocol, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.progress import progress
from calloutcli.cli.prompt import Closed, ask_line
from calloutcli.cli.record_words import NO_ROLE
from calloutcli.cli.recording import record_entries
from calloutcli.cli.render import wrap
from calloutcli.cli.waiting import keep_up
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError, UsageError
from calloutcli.finding import printable
from calloutcli.followup.form import NOT_RECORDED, date_words
from calloutcli.followup.imported import CATEGORIES, FORM, KIND, Origin, format_imported
from calloutcli.frozen import frozen
from calloutcli.intake.imported_before import Before, compare_with_before, imported_before
from calloutcli.intake.incoming import Caution, Incident, Reading, read_incidents
from calloutcli.intake.mapping import parse_mapping
from calloutcli.intake.spreadsheet import MAX_BYTES, MAX_LINES, LineProblem
from calloutcli.interview.moment import parse_time
from calloutcli.protocol.source import MAX_BYTES as MAX_MAPPING_BYTES
from calloutcli.record.disclosure import is_decoy, parse_disclosure
from calloutcli.record.kinds import Entry, ProtocolName, Record, parse_record
from calloutcli.store.database import Database
from calloutcli.store.drafts import new_references
from calloutcli.store.evidence import open_log
from calloutcli.store.files import is_there, read_beginning, storing

MOST_SHOWN = 50
_IMPORTED_BEFORE = "take what was imported before out of the file; what is wrong in it can be corrected"
_MEND = "mend the file or the mapping, and try it first with --dry-run"
_LINES_NAMED = 10
_REFERENCES_NAMED = 10


@frozen
class Wanted:
    """The command line: only look, JSON, the person's own key, without asking."""

    dry_run: bool = False
    as_json: bool = False
    key: Path | None = None
    yes: bool = False


@frozen
class Seen:
    """A file, and what was seen in it; with a problem nothing of it is recorded."""

    file: Path
    reading: Reading
    problems: tuple[LineProblem, ...]
    cautions: tuple[Caution, ...]


def import_incidents(world: World, folder: Path | None, file: Path, mapping: Path, wanted: Wanted) -> int:
    """Record every incident of the file; the exit status: 0, or 130 when the person at the terminal said no.

    Raises:
        UsageError: the mapping or a line of the file must be mended first, or the incidents were imported before.
        CalloutError: the home, its protocol, its log or the key cannot be used.
    """
    desk = open_desk(world, folder)
    protocol, source = choose_protocol(desk)
    try:
        seen = _look(desk, file, mapping)
    except KeyboardInterrupt:
        world.comment(_stopped(desk, ()))
        raise
    if seen.problems:
        if wanted.as_json:
            world.say(envelope("import", _as_json(seen, wanted, [])))
        hint = _MEND if seen.reading.problems else _IMPORTED_BEFORE
        raise UsageError(_told(seen, is_told=wanted.as_json), hint)
    entries: list[Entry] = []
    first = None
    author = author_signer(world, wanted.key) if not wanted.dry_run else None
    if not wanted.as_json:
        _say(desk, seen)
    if not wanted.dry_run:
        if not (wanted.yes or wanted.as_json) and not _is_agreed(world):
            world.say("Nothing was written.")
            return 130
        try:
            entries = _entries(desk, seen.reading, ProtocolName(protocol.id, protocol.version, protocol.sha256))
            with progress(world, "Recording incidents", len(entries)) as told:
                receipt, warning = record_entries(desk, entries, source, author, told)
            if not receipt.new:
                raise UsageError(
                    f"this file was imported just now: record {receipt.seq} is of it", "nothing was written"
                )
            first = receipt.seq
            if warning:
                world.comment(f"warning: {warning}")
            keep_up(desk, 2 * MAX_LINES)
        except KeyboardInterrupt:
            world.comment(_stopped(desk, entries))
            raise
    if wanted.as_json:
        world.say(envelope("import", _as_json(seen, wanted, entries, first)))
    else:
        _say_recorded(world, seen.reading.incidents, entries, first)
    return 0


def _stopped(desk: Desk, entries: Sequence[Entry]) -> str:
    """What an import that was interrupted left. The log is asked: Ctrl-C may come after it has them and before that is said."""
    if entries and is_there(desk.home.log_path):
        with open_log(desk.home) as log:
            if log.of_reference(str(entries[0].body["reference"])):
                return "Stopped, after all of them were imported: callout log list --kind imported shows them."
    return "Stopped. Nothing was written."


def _is_agreed(world: World) -> bool:
    """Whether the person at the terminal says yes to what was understood: a record once made is never taken out again."""
    if not world.stdin.isatty():
        return True
    _put(world, "Is that right? What is imported cannot be taken out again. Type y to import")
    try:
        return ask_line(world) in ("y", "Y")
    except (Closed, KeyboardInterrupt):
        return False


def _look(desk: Desk, file: Path, mapping: Path) -> Seen:
    """What is in the file. Nothing is written.

    Raises:
        UsageError: there is no such file or mapping, or the mapping cannot be used.
        CalloutError: one of them, or the log, cannot be read.
    """
    columns = parse_mapping(_read(mapping, MAX_MAPPING_BYTES, "mapping"), str(mapping))
    raw = _read(file, MAX_BYTES, "file")
    with progress(desk.world, "Reading lines", raw.count(b"\n")) as told:
        found = read_incidents(raw, columns, desk.world.now(), desk.zone(), told)
    again, alike = compare_with_before(found.source, found.incidents, _before(desk))
    problems = sorted([*found.problems, *again], key=lambda one: one.line)
    return Seen(file, found, tuple(problems), (*found.cautions, *alike))


def _read(path: Path, most: int, what: str) -> bytes:
    with storing(path, "check the name of the file, and whether you may read it"):
        if not path.is_file():
            raise UsageError(f"there is no {what} `{path}`", "check the name and the folder")
    return read_beginning(path, most)


def _entries(desk: Desk, found: Reading, protocol: ProtocolName) -> list[Entry]:
    taken: list[str] = []
    if is_there(desk.home.log_path):
        with open_log(desk.home) as log:
            taken = log.references()
    references = new_references(desk.home, len(found.incidents), taken, desk.world.random)
    now = desk.world.now()
    return [
        format_imported(one.values, Origin(found.source, one.line), reference, NO_ROLE, protocol, now)
        for one, reference in zip(found.incidents, references, strict=True)
    ]


def _before(desk: Desk) -> Before:
    if not is_there(desk.home.log_path):
        return imported_before(())
    with open_log(desk.home) as log:
        return imported_before(_imported(log))


def _imported(log: Database) -> Iterator[tuple[Record, dict[str, Json]]]:
    """(record, its personal fields as far as they are kept) of each imported record that can be read; `log verify` names the others."""
    for seq, leaf in log.of_kind(KIND):
        try:
            texts = (text for text in log.disclosures_of(seq).values() if not is_decoy(text))
            personal = {one.name: one.value for one in map(parse_disclosure, texts)}
            yield parse_record(leaf), personal
        except CalloutError:
            continue


# -------------------------------------------------------------------- what is said


def _told(seen: Seen, *, is_told: bool) -> str:
    """Why nothing was imported: every problem with its lines, as many as a person reads, unless the result told them."""
    message = f"`{seen.file}` cannot be imported: problems: {len(seen.problems)}. Nothing was written"
    if is_told:
        return message
    together: dict[tuple[str, str], list[LineProblem]] = {}
    for one in seen.problems:
        together.setdefault((one.column, one.message), []).append(one)
    lines = [message]
    for alike in list(together.values())[:MOST_SHOWN]:
        one = alike[0]
        column = f"{_line(one.column)}: " if one.column else ""
        lines.append(f"{printable(str(seen.file))}:{one.line}: {column}{_line(one.message)}")
        lines += [f"   = also in lines: {_numbers([other.line for other in alike[1:]])}"] if alike[1:] else []
        lines += [f"   = help: {_line(one.cure)}"] if one.cure else []
    left = list(together.values())[MOST_SHOWN:]
    lines += [f"Problems not shown: {sum(map(len, left))}"] if left else []
    return "\n".join(lines)


def _line(text: str) -> str:
    """The text on one line: a cell may hold a line break, and must not look like a line of ours."""
    return printable(text).replace("\n", "\\n")


def _numbers(lines: Sequence[int]) -> str:
    more = len(lines) - _LINES_NAMED
    return ", ".join(map(str, lines[:_LINES_NAMED])) + (f" and {more} more" if more > 0 else "")


def _say(desk: Desk, seen: Seen) -> None:
    """What stands in the file, as it was understood."""
    world, zone, incidents = desk.world, desk.zone(), seen.reading.incidents
    days = sorted(parse_time(str(one.values["happened"])).astimezone(zone).date() for one in incidents)
    _put(world, f"{seen.file}: incidents: {len(days)}, from {date_words(days[0])} to {date_words(days[-1])}")
    counts = Counter(str(one.values["category"]) for one in incidents)
    for code, words in CATEGORIES:
        if counts[code]:
            _put(world, f"  {words}: {counts[code]}")
    timeless = sum(one.values["time_known"] == "no" for one in incidents)
    if timeless:
        _put(world, f"Without a time: {timeless}")
    missing = ", ".join(f"{name} {count}" for name, count in _not_recorded(incidents).items())
    if missing:
        _put(world, f"Not recorded, because the file does not say it: {missing}")
    if seen.reading.unused:
        world.comment(f"note: columns that the mapping does not use: {_line(', '.join(seen.reading.unused))}")
    for one in seen.cautions:
        world.comment(f"warning: {_line(one.words)}. Lines: {len(one.lines)} ({_numbers(one.lines)})")


def _put(world: World, text: str) -> None:
    for part in wrap(text, hang="    "):
        world.say(part)


def _not_recorded(incidents: Sequence[Incident]) -> dict[str, int]:
    """How many incidents lack each coded field, in the order of the record."""
    found: dict[str, int] = {}
    for field in FORM.fields:
        if field.kind == "choice" and not field.required and not field.only:
            count = sum(one.values.get(field.name, NOT_RECORDED) == NOT_RECORDED for one in incidents)
            found |= {field.name: count} if count else {}
    return found


def _say_recorded(world: World, incidents: Sequence[Incident], entries: Sequence[Entry], first: int | None) -> None:
    if first is None:
        world.say("Nothing was written: this was a dry run.")
        return
    last = first + len(entries) - 1
    which = f"Records: {first} to {last}. Every one is" if last > first else f"Record: {first}. It is"
    world.say(f"Imported. {which} marked as imported.")
    if len(entries) <= _REFERENCES_NAMED:
        for one, entry in zip(incidents, entries, strict=True):
            world.say(f"  line {one.line}: {entry.body['reference']}")
    else:
        world.say("callout log list --kind imported shows their references.")


def _as_json(seen: Seen, wanted: Wanted, entries: Sequence[Entry], first: int | None = None) -> Json:
    found = seen.reading
    return {
        "file": str(seen.file),
        "source": found.source,
        "lines": found.lines,
        "dry_run": wanted.dry_run,
        "recorded": first is not None,
        "categories": dict(Counter(str(one.values["category"]) for one in found.incidents if "category" in one.values)),
        "not_recorded": dict(_not_recorded(found.incidents)),
        "problems": [
            {"line": one.line, "column": one.column, "message": one.message, "help": one.cure} for one in seen.problems
        ],
        "cautions": [{"message": one.words, "lines": list(one.lines)} for one in seen.cautions],
        "unused_columns": list(found.unused),
        "records": [
            {"line": entry.body["line"], "seq": seq, "reference": entry.body["reference"]}
            for seq, entry in enumerate(entries, first or 0)
        ],
    }
