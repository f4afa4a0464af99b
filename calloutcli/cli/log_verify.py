"""`callout log verify`: whether every record, disclosure and signature still holds, and which does not."""

from datetime import datetime
from pathlib import Path
from typing import Any

from calloutcli.audit.put_off import overdue_json, overdue_lines
from calloutcli.canonical import Json
from calloutcli.cli.envelope import envelope
from calloutcli.cli.render import wrap
from calloutcli.cli.verifying import Checked, Held, check_bundle, check_home
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.finding import printable

_NOTHING_KEPT = (
    "Held against nothing that anybody kept: a log that was cut short, or written again with its own key, would hold too. "
    "To see that it was not: --receipt, --pinned."
)
NEVER_SHOWN = "What was never recorded, no check of a log can show: compare police incident numbers, rota and day book."


def verify(
    world: World, folder: Path | None, bundle: Path | None, held: Held, *, tree_only: bool, as_json: bool
) -> int:
    """Check a whole log, or a bundle, and print what does not hold; the exit status: 0, or 4.

    Raises:
        UsageError: a bundle and no policy, or a receipt that is mistyped.
        EvidenceError: what is held cannot be read, or is of another log.
        StoreError: there is no log, or a file cannot be read.
    """
    if bundle is not None and (tree_only or folder is not None):
        raise UsageError("`--tree-only` and `--home` are for a home's own log", "leave them out for a bundle")
    checked = (
        check_home(world, folder, held, tree_only=tree_only) if bundle is None else check_bundle(world, bundle, held)
    )
    if as_json:
        world.say(envelope("log verify", _as_json(checked, world.now())))
    else:
        for line in _lines(checked, world.now()):
            for part in wrap(line):
                world.say(part)
    return 0 if checked.found.ok else EvidenceError.status


def _lines(checked: Checked, now: datetime) -> list[str]:
    found = checked.found
    what = "part of the log" if checked.partial else "log"
    lines = [f"The {what} holds. Records: {found.records}"]
    if not found.ok:
        lines = [f"THE {what.upper()} DOES NOT HOLD. Problems: {len(found.problems)}. Records: {found.records}"]
        lines += [f"- {_where(problem.seq)}: [{problem.id}] {problem.message}" for problem in found.problems]
        lines.append("Keep every file as it is, and tell whoever audits this home.")
    lines += [f"Log: {checked.origin}", f"Root: {found.root.hex()}", f"Checked with: {checked.key_from}"]
    if checked.read:
        states = {name: getattr(found, name) for name in ("disclosed", "withheld", "erased")}
        states["missing and unexplained"] = found.missing
        lines.append("Personal fields: " + ", ".join(f"{name} {count}" for name, count in states.items()))
        lines.append(f"Signed by a person: {found.signed}. This PC, role only: {found.records - found.signed}")
        if found.agreements:
            roots = "" if checked.trust.trust_roots else ", by the trust root in the log: to compare it, --trust-root"
            lines.append(f"Protocols put in force: {found.agreements}{roots}")
    else:
        lines.append("Only the bytes were checked, no record was read: leave out --tree-only to read them all.")
    lines += [*_notable(checked), *overdue_lines(found.put_off, now, partial=checked.partial)]
    if found.ok:
        lines += _compared(checked)
        lines += [f"Fits: {claim.words}, at {claim.size} records" for claim in checked.trust.claims]
        lines += _witnesses(checked)
        lines.append(NEVER_SHOWN)
    return lines


def _notable(checked: Checked) -> list[str]:
    """What is no problem by itself, and worth asking about."""
    found = checked.found
    lines = []
    if found.by_others:
        lines.append(
            f"Kept checkpoints of this name that another key signed: {found.by_others}. Was the log's key exchanged? Compare it "
            "with what others have: --policy, --receipt."
        )
    if found.back_in_time:
        lines.append(
            f"Records dated before the one in front of them: {found.back_in_time}. Was the clock put right, or back?"
        )
    return lines


def _compared(checked: Checked) -> list[str]:
    """How much it means that the log holds: what it was held against that its keeper cannot change."""
    if checked.trust.claims:
        return []
    if checked.found.kept:
        kept = f"Checkpoints that the home itself kept, and that fit: {checked.found.kept}."
        return [
            f"{kept} Whoever can change the log may change these too: --receipt and --pinned hold it against others'."
        ]
    return [_NOTHING_KEPT]


def _where(seq: int | None) -> str:
    return "log" if seq is None else f"record {seq}"


def _witnesses(checked: Checked) -> list[str]:
    attested = checked.witnessed.attested
    if attested is None or not attested.cosigned:
        return []
    from datetime import UTC, datetime, timedelta

    begin = datetime(1970, 1, 1, tzinfo=UTC)  # `fromtimestamp` asks the system, and Windows knows no year after 3000
    names = "; ".join(
        f"{name}, {begin + timedelta(seconds=when):%Y-%m-%d %H:%M} UTC" for name, when in attested.cosigned
    )
    return [f"Witnessed up to record {attested.checkpoint.size - 1}: {names}"]


def _as_json(checked: Checked, now: datetime) -> Json:
    found = checked.found
    attested = checked.witnessed.attested
    result: dict[str, Any] = {
        "ok": found.ok,
        "records": found.records,
        "root": found.root.hex(),
        "log": checked.origin,
        "partial": checked.partial,
        "read": checked.read,
        "digests": {
            "disclosed": found.disclosed,
            "withheld": found.withheld,
            "erased": found.erased,
            "missing": found.missing,
        },
        "authors": {"signed": found.signed, "role_only": found.records - found.signed},
        "agreements": found.agreements,
        "kept": found.kept,
        "kept_by_other_keys": found.by_others,
        "back_in_time": found.back_in_time,
        "put_off": overdue_json(found.put_off, now) if checked.read else None,
        "compared": [{"what": claim.words, "size": claim.size} for claim in checked.trust.claims],
        "witnessed": None
        if attested is None
        else {"size": attested.checkpoint.size, "witnesses": [{"name": n, "time": t} for n, t in attested.cosigned]},
        "problems": [{"id": p.id, "seq": p.seq, "message": printable(p.message)} for p in found.problems],
    }
    return result
