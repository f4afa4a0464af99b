"""What a home is asked to adopt, once it is seen to be agreed and to follow what the home adopted before. Nothing is written here."""

from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from calloutcli.agreement.approval import Agreement, Approval, format_approval, parse_approval, verify_approval
from calloutcli.agreement.seen import (
    Seen,
    SeenApproval,
    require_approval_newer,
    require_root_newer,
    superseded_by,
    with_more,
)
from calloutcli.agreement.signatures import parse_signed, sha256_of
from calloutcli.agreement.trust import SignedRoot, parse_trust_root, require_unexpired, verify_chain
from calloutcli.cli.signatures import in_order, with_roots_near
from calloutcli.errors import AgreementError, CalloutError, UsageError
from calloutcli.frozen import frozen, replace
from calloutcli.log.note import Note, parse_note
from calloutcli.protocol.model import Protocol
from calloutcli.record.adoption import Adopted, adoption_in
from calloutcli.record.kinds import Record
from calloutcli.store.adopting import adoptions
from calloutcli.store.agreements import APPROVAL, approvals_near, read_seen, read_signed
from calloutcli.store.evidence import open_log, require_heads
from calloutcli.store.home import Home
from calloutcli.store.library import read_beside


@frozen
class Papers:
    """What the command line gives beside the protocol: the approval's file, trust roots, what the newest of these must be."""

    approval: Path | None = None
    roots: tuple[Path, ...] = ()
    root_sha256: str | None = None
    without_agreement: bool = False


@frozen
class Known:
    """What this home adopted before, the last first: the records, what they say; the trust roots in them; everything seen."""

    records: tuple[Record, ...]
    adopted: tuple[Adopted, ...]
    roots: tuple[Note, ...]
    seen: Seen

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The approvals that were adopted, the last first."""
        return tuple(parse_approval(parse_note(one.approval).text) for one in self.adopted if one.approval)


@frozen
class Adoption:
    """What is to be adopted: with an agreement, or None; the trust roots known by now; approvals that were skipped."""

    protocol: Protocol
    source: bytes
    note: Note | None
    agreement: Agreement | None
    roots: tuple[SignedRoot, ...]
    skipped: tuple[Approval, ...]


def known_here(home: Home) -> Known:
    """What this home adopted before, by its log and by its list of what was seen.

    Raises:
        EvidenceError: the log or the list is damaged.
        AgreementError: they hold two different trust roots of one version.
        StoreError: one of them cannot be read.
    """
    records: tuple[Record, ...] = ()
    if home.log_path.exists():
        with open_log(home) as log:
            require_heads(home, log)
            with closing(adoptions(log)) as found:
                records = tuple(found)
    adopted = tuple(map(adoption_in, records))
    notes = in_order(parse_note(text) for one in adopted for text in one.trust_roots)
    known = Known(records, adopted, tuple(notes), Seen())
    in_log = Seen(
        tuple((parse_trust_root(note.text).version, sha256_of(note)) for note in notes),
        tuple(map(seen_as, reversed(known.approvals))),
    )
    return replace(known, seen=with_more(read_seen(home), in_log))


def seen_as(approval: Approval) -> SeenApproval:
    """The approval as the list of what was seen keeps it."""
    return SeenApproval(approval.protocol, approval.version, approval.sha256, _sha256(approval))


def _sha256(approval: Approval) -> str:
    return sha256_of(Note(format_approval(approval), ()))


def require_other_version(seen: Seen, protocol: Protocol) -> None:
    """Nothing, unless a version that the agencies agreed would be replaced by one of the same number and other words.

    Raises:
        AgreementError: it would.
    """
    for one in seen.approvals:
        if (one.protocol, one.version) == (protocol.id, protocol.version) and one.of != protocol.sha256:
            raise AgreementError(
                f"`{protocol.id}` {protocol.version} was agreed with other words in it",
                "a changed protocol needs a new version: callout protocol diff says which",
            )


def verified(name: str, what: tuple[Protocol, bytes], papers: Papers, known: Known, today: date) -> Adoption:
    """The adoption of a protocol (with its exact bytes), its agreement verified and seen to follow what is known here.

    Raises:
        AgreementError: too few signatures, an older agreement than is known here, another trust root, or an expired one.
        CalloutError: a file is not what it says, or cannot be read.
    """
    protocol, source = what
    note = _approval_note(name, protocol, papers.approval)
    approval = parse_approval(note.text)
    near = papers.approval or (Path(name) if Path(name).is_file() else None)
    roots = _roots(near, papers, known, today)
    agreement = verify_approval(note, source, (protocol.id, protocol.version), roots)
    others = {_sha256(one): one for one in _approvals(near, known)}
    require_approval_newer(known.seen, approval, agreement.sha256, others)
    latest = known.seen.latest(protocol.id)
    line = superseded_by(approval, others)
    cut = line.index(latest.sha256) if latest is not None and latest.sha256 in line else 0
    return Adoption(protocol, source, note, agreement, roots, tuple(others[sha256] for sha256 in reversed(line[:cut])))


def _approval_note(name: str, protocol: Protocol, given: Path | None) -> Note:
    if given is not None:
        return read_signed(given)
    beside = read_beside(name, f"{protocol.version}{APPROVAL}")
    if beside is None:
        raise AgreementError(
            f"no approval of `{protocol.id}` {protocol.version} stands beside it, so nobody can tell who agreed",
            "give it with --approval FILE; to use the protocol though nobody agreed: --without-agreement",
        )
    return parse_signed(beside[0])


def _roots(near: Path | None, papers: Papers, known: Known, today: date) -> tuple[SignedRoot, ...]:
    """The trust roots known by now, verified, oldest first: those in the log, and those given, else those beside the protocol."""
    if papers.roots:
        notes = in_order((*known.roots, *(read_signed(path) for path in papers.roots)))
        require_root_newer(known.seen, [SignedRoot(parse_trust_root(note.text), note) for note in notes])
        roots = verify_chain(notes)
    else:
        roots = verify_chain(known.roots)
        roots = with_roots_near(near, roots) if near is not None else roots
    if not roots:
        raise UsageError(
            "no trust root is known here: nobody could tell whose signatures count", "give it with --root FILE"
        )
    require_root_newer(known.seen, roots)
    require_unexpired(roots[-1], today)
    if papers.root_sha256 is not None and roots[-1].sha256 != papers.root_sha256.replace(" ", "").lower():
        raise AgreementError(
            f"the SHA-256 of trust root {roots[-1].root.version} is another than the one given with --root-sha256",
            "compare it with the agencies, over the phone",
        )
    return roots


def _approvals(near: Path | None, known: Known) -> list[Approval]:
    """Every approval that could stand between the one known here and a new one: beside it, and in the log."""
    found = list(known.approvals)
    for _, note in approvals_near(near) if near is not None else ():
        with suppress(CalloutError):  # a damaged file, which nobody named
            found.append(parse_approval(note.text))
    return found
