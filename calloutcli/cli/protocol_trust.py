"""`callout protocol trust`: the next trust root, to be signed by the agencies; and who has signed it so far."""

import contextlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from calloutcli.agreement.key import holder_of, require_purpose
from calloutcli.agreement.signatures import Threshold, sha256_of
from calloutcli.agreement.trust import (
    SignedRoot,
    TrustRoot,
    format_trust_root,
    parse_trust_root,
    verify_trust_root,
)
from calloutcli.cli.envelope import envelope
from calloutcli.cli.signatures import Need, added, needs_json, needs_of_root, say, say_needs, say_root
from calloutcli.cli.world import World
from calloutcli.errors import AgreementError, EvidenceError, UsageError
from calloutcli.frozen import frozen
from calloutcli.log.note import Note, Verifier
from calloutcli.store.agreements import read_signed, roots_near, write_signed
from calloutcli.store.keys import read_verifier


@frozen
class Wanted:
    """What the command line asks of a new trust root; None and () where it says nothing."""

    agencies: tuple[Path, ...] = ()
    threshold: int | None = None
    root_threshold: int | None = None
    expires: str | None = None

    @property
    def anything(self) -> bool:
        """Whether a new trust root is asked for at all."""
        return self != Wanted()


def trust(
    world: World, out: Path, wanted: Wanted, previous: Path | None, copies: Sequence[Path], *, as_json: bool
) -> int:
    """Make a trust root, or say who has signed the one that is there; the exit status: 1 when signatures are missing.

    Raises:
        CalloutError: a key or a file cannot be used, or what is asked for cannot be a trust root.
    """
    before = None if previous is None else verify_trust_root(read_signed(previous))
    if out.exists():
        if wanted.anything:
            raise UsageError(
                f"there is a trust root at `{out}` already",
                "choose another --out; without --agency this says who has signed it",
            )
        return _status(world, out, before, copies, as_json=as_json)
    note = Note(format_trust_root(_made(wanted, before)), ())
    root = parse_trust_root(note.text)
    if world.now().date() > root.expires:
        raise UsageError(
            f"the trust root would have expired on {root.expires.isoformat()} already", "give a later --expires"
        )
    write_signed(out, note)
    needs = needs_of_root(note, before)
    if as_json:
        world.say(_json(out, note, needs, made=True))
        return 0
    say(world, f"Written: {out}. Nobody has signed it yet.")
    if "root" not in out.name.lower():
        say(world, "With `root` in its name it would be found beside a protocol; so give it with --root each time.")
    say_root(world, root, sha256_of(note))
    say_needs(world, needs)
    say(world, "Next, at each agency:")
    world.say(f"  callout protocol sign {out} --key KEYFILE")
    return 0


def previous_of(root: TrustRoot, near: Path, given: Sequence[Path] = ()) -> SignedRoot | None:
    """The version before a trust root, among the files given or near it; None when it is not there or does not hold."""
    for note in (*(read_signed(path) for path in given), *roots_near(near)):
        if root.previous and sha256_of(note) == root.previous:
            with contextlib.suppress(AgreementError, EvidenceError):
                return verify_trust_root(note)
    return None


def _status(world: World, out: Path, before: SignedRoot | None, copies: Sequence[Path], *, as_json: bool) -> int:
    held = read_signed(out)
    root = parse_trust_root(held.text)
    note = added(held, copies)
    before = before or previous_of(root, out)
    needs = needs_of_root(note, before)
    if note != held:
        write_signed(out, note)
    complete = not any(need.missing for need in needs)
    if as_json:
        world.say(_json(out, note, needs, made=False))
        return int(not complete)
    say_root(world, root, sha256_of(note))
    say_needs(world, needs)
    if root.previous and before is None:
        say(
            world,
            f"Trust root {root.version - 1} is not here: what it asks for could not be looked at. Give it with --previous.",
        )
    return int(not complete)


def _made(wanted: Wanted, before: SignedRoot | None) -> TrustRoot:
    old = before.root if before else None
    if old is None and (not wanted.agencies or wanted.threshold is None or wanted.root_threshold is None):
        raise UsageError(
            "a first trust root needs its agencies, and how many of them must sign",
            "callout protocol trust --agency police.vkey --agency home.vkey --threshold 2 --root-threshold 2 --expires 2027-12-01 --out FILE",
        )
    if wanted.expires is None:
        raise UsageError(
            "a trust root needs a date on which it expires", "--expires 2027-12-01; a year from now is usual"
        )
    if old and not wanted.agencies:
        agencies = old.agencies
        lists = (old.protocol.agencies, old.root.agencies)
    else:
        agencies = tuple(sorted(_agency(path) for path in wanted.agencies))
        names = tuple(name for name, _ in agencies)
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise UsageError(f"the agency `{twice}` is given more than once", "one --agency, with one key, for each")
        lists = (names, names)
    counts = (
        wanted.threshold if wanted.threshold is not None else old.protocol.count if old else 0,
        wanted.root_threshold if wanted.root_threshold is not None else old.root.count if old else 0,
    )
    root = TrustRoot(
        old.version + 1 if old else 1,
        _day(wanted.expires),
        before.sha256 if before else "",
        agencies,
        Threshold(counts[0], lists[0]),
        Threshold(counts[1], lists[1]),
    )
    try:
        return parse_trust_root(format_trust_root(root))
    except EvidenceError as error:
        raise UsageError(
            error.message.replace("cannot be read", "cannot be made"),
            "look at --agency, --threshold and --root-threshold",
        ) from None


def _agency(path: Path) -> tuple[str, Verifier]:
    key = read_verifier(path)
    require_purpose(key, "protocol")
    return holder_of(key.name), key


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"`{text}` is not a date", "write it as 2027-12-01") from None


def _json(out: Path, note: Note, needs: Sequence[Need], *, made: bool) -> str:
    root = parse_trust_root(note.text)
    return envelope(
        "protocol trust",
        {
            "file": str(out),
            "made": made,
            "version": root.version,
            "expires": root.expires.isoformat(),
            "sha256": sha256_of(note),
            "agencies": [name for name, _ in root.agencies],
            **needs_json(needs),
        },
    )
