"""`callout log verify`: whether every record, disclosure and signature still holds, and which does not."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from calloutcli.audit.verify import Verification, check_log, own_key
from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError
from calloutcli.finding import printable
from calloutcli.store.evidence import kept_heads, open_log, read_verifier
from calloutcli.store.parts import live_parts


def verify(world: World, folder: Path | None, *, as_json: bool) -> int:
    """Check the whole log and print what does not hold; the exit status: 0, or 4.

    Raises:
        StoreError: there is no log, or it cannot be read.
    """
    desk = open_desk(world, folder)
    with open_log(desk.home) as log, _progress(world, log.size()) as progress:
        parts = live_parts(log, lambda: kept_heads(desk.home))
        found = check_log(parts, own_key(log.verifier), progress)
    world.say(_verified_json(found) if as_json else _verified_text(desk, found))
    return 0 if found.ok else EvidenceError.status


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
