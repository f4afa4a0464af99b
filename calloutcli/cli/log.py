"""`callout log list`, `log show`, `log verify`: what was recorded, and whether it still holds."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from calloutcli.audit.verify import Parts, Verification, check_log
from calloutcli.canonical import Json
from calloutcli.cli.case import personal_fields
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.finding import printable
from calloutcli.interview.moment import format_time
from calloutcli.record.kinds import Record, parse_record
from calloutcli.store.evidence import kept_heads, open_log, read_verifier

EVIDENCE_DOES_NOT_HOLD = EvidenceError.status


def list_records(world: World, folder: Path | None, kind: str | None, last: int | None, *, as_json: bool) -> int:
    """Print a line for each record; the exit status.

    Raises:
        StoreError: the log cannot be read.
    """
    desk = open_desk(world, folder)
    if not desk.home.log_path.exists():
        world.say(envelope("log list", []) if as_json else "Nothing is recorded here yet.")
        return 0
    with open_log(desk.home) as log:
        after = log.size() - last - 1 if last is not None and kind is None else -1
        rows: list[dict[str, Json]] = []
        for seq, _, leaf in log.leaves(after):
            row = _row(seq, leaf)
            if kind is not None and row["kind"] != kind:
                continue
            if as_json or last is not None:
                rows = [*rows, row][-last:] if last is not None else [*rows, row]
            else:
                world.say(_line(row))
    if as_json:
        world.say(envelope("log list", list(rows)))
    else:
        for row in rows:
            world.say(_line(row))
    return 0


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
        disclosed = personal_fields(log, record)
    value = json.loads(leaf)
    if as_json:
        world.say(envelope("log show", {"leaf": value, "disclosed": disclosed}))
        return 0
    world.say(json.dumps(value, indent=2, ensure_ascii=False))
    world.say(f"Digests: {len(record.digests)}. Disclosed here: {len(disclosed)}")
    for name, text in disclosed.items():
        world.say(f"  {name}: {printable(str(text))}")
    return 0


def verify(world: World, folder: Path | None, *, as_json: bool) -> int:
    """Check the whole log and print what does not hold; the exit status: 0, or 4.

    Raises:
        StoreError: there is no log, or it cannot be read.
    """
    desk = open_desk(world, folder)
    with open_log(desk.home) as log, _progress(world, log.size()) as progress:
        parts = Parts(
            log.leaves(), log.disclosures(), log.nodes, log.head(), kept_heads(desk.home), log.protocol_source
        )
        found = check_log(parts, log.verifier, progress)
    world.say(_verified_json(found) if as_json else _verified_text(desk, found))
    return 0 if found.ok else EVIDENCE_DOES_NOT_HOLD


def _row(seq: int, leaf: bytes) -> dict[str, Json]:
    try:
        record = parse_record(leaf)
    except EvidenceError as error:
        return {"seq": seq, "kind": "unreadable", "problem": error.message}
    return {
        "seq": seq,
        "time": format_time(record.time),
        "kind": record.kind,
        "reference": record.reference,
        "outcome": _outcome(record),
        "protocol": f"{record.protocol.id}@{record.protocol.version}",
    }


def _outcome(record: Record) -> str:
    taken = record.body.get("taken")
    return str(taken.get("outcome", "")) if isinstance(taken, dict) else ""


def _line(row: dict[str, Json]) -> str:
    if row["kind"] == "unreadable":
        return f"{row['seq']:>6}  cannot be read: {printable(str(row['problem']))}"
    words = [
        f"{row['seq']:>6}",
        str(row["time"])[:19] + "Z",
        str(row["kind"]),
        str(row["reference"]),
        str(row["outcome"]),
    ]
    return printable("  ".join(word for word in words if word))


def _verified_text(desk: Desk, found: Verification) -> str:
    counts = f"Records: {found.records}. Disclosed fields: {found.disclosed}. Erased: {found.erased}"
    if found.ok:
        return f"The log holds. {counts}\nRoot: {found.root.hex()}\nLog: {read_verifier(desk.home).name}"
    lines = [f"THE LOG DOES NOT HOLD. Problems: {len(found.problems)}. {counts}"]
    for problem in found.problems:
        where = "log" if problem.seq is None else f"record {problem.seq}"
        lines.append(f"- {where}: [{problem.id}] {printable(problem.message)}")
    lines.append("Keep every file as it is, and tell whoever audits this home.")
    return "\n".join(lines)


def _verified_json(found: Verification) -> str:
    problems: list[Json] = [{"id": p.id, "seq": p.seq, "message": p.message} for p in found.problems]
    return envelope(
        "log verify",
        {
            "ok": found.ok,
            "records": found.records,
            "root": found.root.hex(),
            "disclosed": found.disclosed,
            "erased": found.erased,
            "problems": problems,
        },
    )


@contextmanager
def _progress(world: World, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar for long work on a terminal; nothing in a pipe."""
    if total < 5_000 or world.stderr is not sys.stderr or not world.stderr.isatty() or world.environ.get("NO_COLOR"):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=world.stderr), transient=True) as bar:
        task = bar.add_task("Checking records", total=total)
        yield lambda done: bar.update(task, completed=done)
