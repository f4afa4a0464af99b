"""`callout protocol approve`: prepares the approval of a protocol, and says who has signed it so far."""

import contextlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from calloutcli.agreement.approval import (
    Approval,
    approval_of,
    format_approval,
    parse_approval,
    require_about,
)
from calloutcli.agreement.signatures import sha256_of
from calloutcli.agreement.trust import SignedRoot
from calloutcli.cli.envelope import envelope
from calloutcli.cli.render import wrap
from calloutcli.cli.signatures import (
    added,
    known_roots,
    needs_json,
    needs_of_approval,
    require_roots,
    say,
    say_digest,
    say_needs,
)
from calloutcli.cli.world import World
from calloutcli.errors import AgreementError, CalloutError, UsageError
from calloutcli.frozen import frozen
from calloutcli.log.note import Note
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.shape import VERSION
from calloutcli.store.agreements import APPROVAL, approvals_near, read_signed, write_signed
from calloutcli.store.files import read_bytes
from calloutcli.wording import long_date


@frozen
class Dates:
    """The dates asked for; None: what the protocol says."""

    effective: str | None = None
    review_by: str | None = None


@frozen
class Subject:
    """A protocol's file, with what it says and its exact bytes; and where its approval stands."""

    path: Path
    protocol: Protocol
    source: bytes

    @property
    def name(self) -> tuple[str, str]:
        """(id, version)."""
        return self.protocol.id, self.protocol.version

    @property
    def approval_path(self) -> Path:
        """`<version>.approval` beside the protocol."""
        return self.path.parent / f"{self.protocol.version}{APPROVAL}"


def approve(
    world: World, name: str, roots: Sequence[Path], dates: Dates, copies: Sequence[Path], *, as_json: bool
) -> int:
    """Prepare the approval, or say who has signed the one that is there; the exit status: 1 when signatures are missing.

    Raises:
        CalloutError: the protocol, a trust root or the approval cannot be used, or the disk would not.
    """
    subject = read_subject(name)
    chain = known_roots(subject.path, roots)
    root = require_roots(world, chain)
    path = subject.approval_path
    held = read_signed(path) if path.exists() else None
    if held is None or (not held.signatures and not copies and (dates != Dates() or not _is_about(held, subject))):
        return _prepare(world, subject, chain, root, dates, as_json=as_json)
    approval = parse_approval(held.text)
    if dates != Dates():
        raise UsageError(
            f"`{path}` has been signed already: its dates cannot be changed", "a change of dates needs a new approval"
        )
    try:
        require_about(approval, subject.source, subject.name)
    except AgreementError as error:
        raise AgreementError(error.message, f"{error.hint}; to begin again, take `{path}` away") from None
    note = added(held, copies)
    needs = needs_of_approval(note, approval, chain)
    if note != held:
        write_signed(path, note)
    complete = not any(need.missing for need in needs)
    if as_json:
        world.say(envelope("protocol approve", {**_json(path, note, approval), "prepared": False, **needs_json(needs)}))
    else:
        say_approval(world, subject.protocol, approval)
        say_needs(world, needs)
        if complete:
            say(world, "Next, in each home:")
            world.say(f"  callout protocol adopt {subject.path}")
    return int(not complete)


def _prepare(
    world: World, subject: Subject, chain: Sequence[SignedRoot], root: SignedRoot, dates: Dates, *, as_json: bool
) -> int:
    protocol = subject.protocol
    days = (_day(dates.effective, protocol.effective), _day(dates.review_by, protocol.review_by))
    if days[1] < days[0]:
        raise UsageError(
            f"the review date {days[1].isoformat()} comes before {days[0].isoformat()}, when it takes effect",
            "correct one",
        )
    approval = approval_of(subject.source, subject.name, _superseded(subject, chain), days, root)
    note = Note(format_approval(approval), ())
    path = subject.approval_path
    write_signed(path, note)
    needs = needs_of_approval(note, approval, chain)
    if as_json:
        world.say(envelope("protocol approve", {**_json(path, note, approval), "prepared": True, **needs_json(needs)}))
        return 0
    say(world, f"Written: {path}. Nobody has signed it yet.")
    say_approval(world, protocol, approval)
    say_needs(world, needs)
    if protocol.status != "agreed":
        say(
            world,
            f"Look: the file calls itself `{protocol.status}`. Signatures are over its exact bytes: if it is to say "
            "`status: agreed`, write that first, take the approval away, and prepare it again.",
        )
    say(world, "Next, at each agency, with the protocol's file beside the approval:")
    world.say(f"  callout protocol sign {path} --key KEYFILE")
    return 0


def read_subject(name: str) -> Subject:
    """The protocol in a file that somebody names.

    Raises:
        UsageError: it is no file.
        ProtocolError: it cannot be used.
        StoreError: it cannot be read.
    """
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"there is no protocol file `{name}`", "give the path of its YAML file")
    source = read_bytes(path)
    return Subject(path, load_protocol(source, name), source)


def say_approval(world: World, protocol: Protocol, approval: Approval) -> None:
    """What is agreed, in words."""
    title = protocol.title.to(protocol.languages[0][0])
    say(world, f"Protocol {approval.protocol} {approval.version}: {title}")
    say(
        world,
        f"In effect from {long_date(approval.effective)}, to be reviewed by {long_date(approval.review_by)}. "
        f"Rules: {len(protocol.every_rule)}. Questions: {len(protocol.questions)}. Outcomes: {len(protocol.outcomes)}.",
    )
    for line in wrap(f"It rests on trust root {approval.root_version}. {_before(approval)}", hang=""):
        world.say(line)
    say_digest(world, "The SHA-256 of the file, to be compared by all who sign:", approval.sha256)


def _before(approval: Approval) -> str:
    if not approval.supersedes:
        return "It supersedes no other approval."
    return f"It supersedes the approval whose SHA-256 begins with {approval.supersedes[:16]}."


def _is_about(note: Note, subject: Subject) -> bool:
    try:
        require_about(parse_approval(note.text), subject.source, subject.name)
    except AgreementError:
        return False
    return True


def _superseded(subject: Subject, chain: Sequence[SignedRoot]) -> str:
    """The SHA-256 of the approval of the newest older version beside this one that was agreed; empty when there is none."""
    wanted = _numbers(subject.protocol.version)
    older = [
        (_numbers(path.stem), note)
        for path, note in approvals_near(subject.path)
        if VERSION.match(path.stem) and _numbers(path.stem) < wanted
    ]
    for _, note in sorted(older, key=lambda pair: pair[0], reverse=True):
        with contextlib.suppress(CalloutError):
            if _was_agreed(note, subject.protocol.id, chain):
                return sha256_of(note)
    return ""


def _was_agreed(note: Note, protocol: str, chain: Sequence[SignedRoot]) -> bool:
    """Whether an approval of the protocol was complete in its day; when its trust root is not here, whether anybody signed it."""
    approval = parse_approval(note.text)
    if approval.protocol != protocol:
        return False
    if approval.root_version < chain[0].root.version:
        return bool(note.signatures)
    return not needs_of_approval(note, approval, chain)[0].missing


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _day(text: str | None, otherwise: date) -> date:
    if text is None:
        return otherwise
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"`{text}` is not a date", "write it as 2026-12-01") from None


def _json(path: Path, note: Note, approval: Approval) -> dict[str, str | int | None]:
    return {
        "file": str(path),
        "protocol": approval.protocol,
        "version": approval.version,
        "sha256": approval.sha256,
        "approval_sha256": sha256_of(note),
        "supersedes": approval.supersedes or None,
        "effective": approval.effective.isoformat(),
        "review_by": approval.review_by.isoformat(),
        "trust_root_version": approval.root_version,
        "trust_root_sha256": approval.root_sha256,
    }
