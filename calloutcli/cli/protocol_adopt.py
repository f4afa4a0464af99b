"""`callout protocol adopt`: verify what the agencies signed, write it into the log, and put the protocol in force in this home.

Adopting the same again changes nothing. Killed at any point, it leaves the old protocol in force or the new one: store/adopting.py.
"""

from datetime import date
from pathlib import Path

from calloutcli.agreement.approval import format_approval
from calloutcli.agreement.seen import Seen, with_more
from calloutcli.agreement.trust import parse_trust_root
from calloutcli.canonical import Json
from calloutcli.cli.adoption import Adoption, Known, Papers, known_here, require_other_version, seen_as, verified
from calloutcli.cli.agreed import agreed_on
from calloutcli.cli.desk import Desk, choose_protocol, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.recording import record_entry
from calloutcli.cli.secret import at_terminal, confirmed
from calloutcli.cli.signatures import say, say_digest, say_root
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.log.note import format_note
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.standing import standing
from calloutcli.record.adoption import Adopted, adoption_of
from calloutcli.record.kinds import ProtocolName
from calloutcli.record.reference import new_uid
from calloutcli.store.adopting import begin_adopting, keep_protocol, put_in_force
from calloutcli.store.agreements import write_seen
from calloutcli.wording import long_date


def adopt(world: World, folder: Path | None, name: str, papers: Papers, *, as_json: bool) -> int:
    """Put a protocol in force in this home; the exit status: 1 when the person at the terminal did not want to.

    Raises:
        AgreementError: too few signatures, an older agreement than is known here, another trust root, or an expired one.
        CalloutError: the protocol, a file or the log cannot be used, or the disk would not.
    """
    desk = open_desk(world, folder)
    today = world.now().astimezone(desk.zone()).date()
    protocol, source = choose_protocol(desk, name)
    known = known_here(desk.home)
    if papers.without_agreement:
        if papers.approval is not None or papers.roots or papers.root_sha256:
            raise UsageError(
                "`--without-agreement` takes no approval and no trust root", "leave it away to adopt what was signed"
            )
        require_other_version(known.seen, protocol)
        wanted = Adoption(protocol, source, None, None, (), ())
    else:
        wanted = verified(name, (protocol, source), papers, known, today)
        if not as_json and not _confirmed(world, wanted, known, papers, today):
            say(world, "Nothing was adopted.")
            return 1
    seq, new, warning = _carry_out(desk, wanted, known)
    _say(desk, wanted, (seq, new), as_json=as_json)
    if warning:
        world.comment(f"warning: {warning}")
    return 0


# -------------------------------------------------------------------- the person


def _confirmed(world: World, wanted: Adoption, known: Known, papers: Papers, today: date) -> bool:
    """Whether the person at the terminal wants it, having been shown what has to be looked at."""
    agreement, newest = wanted.agreement, wanted.roots[-1]
    if not known.roots and papers.root_sha256 is None:
        say(world, "This home has no trust root yet. From now on it relies on the keys in this one:")
        say_root(world, newest.root, newest.sha256)
        say(
            world,
            "Read it to each agency over the phone, on a number that you knew before. Each must have the same groups: "
            "this is the only time that nothing else can tell whether it is theirs.",
        )
        if not confirmed(world, "Did you compare it with each agency?"):
            return False
    if agreement is not None and today < agreement.approval.effective:
        say(
            world,
            f"It takes effect on {long_date(agreement.approval.effective)}. Until then NO LOCAL AGREEMENT IS IN FORCE, "
            "whatever this home had before.",
        )
        if at_terminal(world):
            return confirmed(world, "Adopt it today all the same?")
    return True


# -------------------------------------------------------------------- on disk


def _carry_out(desk: Desk, wanted: Adoption, known: Known) -> tuple[int, bool, str]:
    """(seq of the adoption's record, whether it was written now, a warning): each step may be made again."""
    protocol, home = wanted.protocol, desk.home
    name = f"{protocol.id}@{protocol.version}"
    keep_protocol(home, protocol.id, protocol.version, wanted.source)
    adopted = _adopted(wanted, known)
    new = not known.records or not _is_same(known, protocol, adopted)
    warning = ""
    if new:
        uid = new_uid(desk.world.random)
        begin_adopting(home, uid, name)
        entry = adoption_of(adopted, uid, ProtocolName(protocol.id, protocol.version, protocol.sha256))
        receipt, warning = record_entry(desk, entry, wanted.source)
        seq = receipt.seq
    else:
        seq = known.records[0].position.seq
    more = Seen(
        tuple((one.root.version, one.sha256) for one in wanted.roots),
        (seen_as(wanted.agreement.approval),) if wanted.agreement else (),
    )
    write_seen(home, with_more(known.seen, more))
    put_in_force(home, name)
    return seq, new, warning


def _adopted(wanted: Adoption, known: Known) -> Adopted:
    """What the record will say."""
    protocol, agreement = wanted.protocol, wanted.agreement
    before = known.records[0].protocol.sha256 if known.records else ""
    if agreement is None or wanted.note is None:
        dates = (protocol.effective.isoformat(), protocol.review_by.isoformat())
        return Adopted("", "", (), (), 0, "", *dates, before)
    approval, newest = agreement.approval, wanted.roots[-1]
    # From the last one that the log holds, or from an older one that the approval names: each record can be read by itself.
    in_log = [parse_trust_root(note.text).version for note in known.roots]
    since = min(approval.root_version, max(in_log)) if in_log else 0
    return Adopted(
        format_note(wanted.note),
        agreement.sha256,
        agreement.agencies,
        tuple(format_note(one.note) for one in wanted.roots if one.root.version >= since),
        newest.root.version,
        newest.sha256,
        approval.effective.isoformat(),
        approval.review_by.isoformat(),
        before,
        tuple(map(format_approval, wanted.skipped)),
    )


def _is_same(known: Known, protocol: Protocol, adopted: Adopted) -> bool:
    """Whether the last adoption says all that this one would."""
    last = known.adopted[0]
    return known.records[0].protocol.sha256 == protocol.sha256 and (
        (last.approval, last.root_sha256, last.agencies) == (adopted.approval, adopted.root_sha256, adopted.agencies)
    )


# -------------------------------------------------------------------- what came of it


def _say(desk: Desk, wanted: Adoption, written: tuple[int, bool], *, as_json: bool) -> None:
    world, protocol = desk.world, wanted.protocol
    agreed = agreed_on(desk, protocol, wanted.source)
    seq, new = written
    if as_json:
        result: dict[str, Json] = {
            "protocol": {"id": protocol.id, "version": protocol.version, "sha256": protocol.sha256},
            "agreement": agreed.word,
            "agencies": list(agreed.agencies),
            "approval_sha256": agreed.sha256 or None,
            "effective": agreed.effective.isoformat() if agreed.effective else None,
            "review_by": agreed.review_by.isoformat() if agreed.review_by else None,
            "trust_root_version": wanted.roots[-1].root.version if wanted.roots else None,
            "trust_root_sha256": wanted.roots[-1].sha256 if wanted.roots else None,
            "seq": seq,
            "new": new,
        }
        world.say(envelope("protocol adopt", result))
        return
    today = world.now().astimezone(desk.zone()).date()
    done = f"Adopted: {protocol.id} {protocol.version}. It is record {seq} of this home's log."
    say(
        world,
        done if new else f"{protocol.id} {protocol.version} was adopted already, by record {seq}. Nothing has changed.",
    )
    say(world, " ".join(standing(protocol, today, protocol.languages[0][0], agreed)))
    if wanted.agreement:
        say_digest(world, "The approval's SHA-256:", wanted.agreement.sha256)
