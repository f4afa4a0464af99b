"""`callout log head`: the last signed checkpoint for an agency to keep; with `--policy`, the key to check it with."""

from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.handing import hand_over
from calloutcli.cli.world import World
from calloutcli.errors import StoreError
from calloutcli.log.note import format_verifier
from calloutcli.log.policy import KnownLog, Policy, format_policy
from calloutcli.store.evidence import read_head, read_verifier


def head(world: World, folder: Path | None, out: Path | None, *, policy: bool, as_json: bool) -> int:
    """Print the last checkpoint, or the trust policy, just as it is to be kept; the exit status.

    Raises:
        StoreError: there is no log, nothing is recorded in it, or a file cannot be read or written.
        EvidenceError: the checkpoint does not hold, or is behind one that was kept.
    """
    desk = open_desk(world, folder)
    return _hand_policy(desk, out, as_json=as_json) if policy else _hand_head(desk, out, as_json=as_json)


def _hand_head(desk: Desk, out: Path | None, *, as_json: bool) -> int:
    found = read_head(desk.home)
    if found is None:
        raise _nothing_yet(desk)
    checkpoint, note = found
    text = note
    if as_json:
        result: Json = {
            "origin": checkpoint.origin,
            "size": checkpoint.size,
            "root": checkpoint.root.hex(),
            "note": note,
        }
        text = envelope("log head", result) + "\n"
    said = f"The checkpoint is in {out}. Records: {checkpoint.size}. Give it to an agency to keep."
    return hand_over(desk.world, text, out, said)


def _hand_policy(desk: Desk, out: Path | None, *, as_json: bool) -> int:
    if not desk.home.log_path.exists():
        raise _nothing_yet(desk)
    verifier = read_verifier(desk.home)
    text = (
        f"# Trust policy for the log {verifier.name} (C2SP tlog-policy).\n"
        "# Receive it by another way than the bundle that you check with it: from the home\n"
        "# itself, or from an agency that has the key. Who can swap both can forge both.\n"
        "# To ask for witnesses too, add witness lines and another quorum.\n"
    ) + format_policy(Policy((KnownLog(verifier),)))
    if as_json:
        result: Json = {"origin": verifier.name, "vkey": format_verifier(verifier), "policy": text}
        text = envelope("log head", result) + "\n"
    said = f"The trust policy is in {out}: hand it over by another way than the bundle that it is for."
    return hand_over(desk.world, text, out, said)


def _nothing_yet(desk: Desk) -> StoreError:
    return StoreError(f"there is no log in `{desk.home.folder}` yet", "it is made by the first `callout decide`")
