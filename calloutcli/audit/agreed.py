"""Whether the agreements that a log speaks of stand in it: approvals that hold, and decisions that rest on them.

Every `protocol_adopted` record holds the whole signed notes of its approval and of the trust roots that it rests on. So the
same checks as on the day of adopting are made again, from the log alone; only whose the keys are must come from outside.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from calloutcli.agreement.approval import parse_approval
from calloutcli.agreement.seen import superseded_by
from calloutcli.agreement.signatures import parse_signed, sha256_of
from calloutcli.audit.walk import Agreed, Problem
from calloutcli.canonical import parse_canonical
from calloutcli.errors import AgreementError, CalloutError
from calloutcli.log.note import Note
from calloutcli.record.adoption import adoption_in, verify_adopted
from calloutcli.record.kinds import Record


def check_agreements(
    adopted: Iterable[Record],
    agreed: Mapping[Agreed, int],
    trust_roots: Sequence[str],
    source: Callable[[str], bytes | None],
) -> list[Problem]:
    """What does not hold of the agreements that records speak of.

    `adopted`: the records that put protocols in force, in order. `agreed`: what decisions say of an agreement -> the first
    that says so. `trust_roots`: signed notes that whoever checks holds himself; one of them must be among the log's own.
    """
    chain = _Chain()
    problems: list[Problem] = []
    by_seq: dict[int, Record] = {}
    for record in adopted:
        seq = record.position.seq
        by_seq[seq] = record
        try:
            chain.adopt(record, source)
        except CalloutError as error:
            problems.append(
                Problem("bad-agreement", f"record {seq}: its agreement does not hold: {error.message}", seq)
            )
    known = {sha256_of(parse_signed(note.encode())) for note in trust_roots}
    if known and chain.roots and not known & set(chain.roots.values()):
        message = "the log's trust roots are others than the one that was given: its agreements are by other keys"
        problems.append(Problem("other-trust-root", message, chain.first_seq))
    return problems + [
        Problem("not-agreed", f"record {seq} says that its protocol was agreed: {why}", seq)
        for said, seq in agreed.items()
        if (why := _why_not(said, seq, by_seq))
    ]


class _Chain:
    """The trust roots (version -> sha256) and the last approval of each protocol, as far as a log was read."""

    def __init__(self) -> None:
        self.roots: dict[int, str] = {}
        self.last: dict[str, str] = {}
        self.first_seq: int | None = None

    def adopt(self, record: Record, source: Callable[[str], bytes | None]) -> None:
        """Take one more adoption.

        Raises:
            CalloutError: its approval or its trust roots do not hold, do not go on from those before, or it says of them
                what they do not say.
        """
        adopted, name = adoption_in(record), record.protocol
        raw = source(name.sha256)
        if not adopted.approval or raw is None:  # that the protocol's bytes are not kept is said elsewhere
            return
        found, roots = verify_adopted(adopted, name, raw)
        self._follow({one.root.version: one.sha256 for one in roots})
        self.first_seq = record.position.seq if self.first_seq is None else self.first_seq
        before = self.last.get(name.id)
        skipped = [Note(text, ()) for text in adopted.superseded]
        others = {sha256_of(note): parse_approval(note.text) for note in skipped}
        if before is not None and before not in (found.sha256, *superseded_by(found.approval, others)):
            raise AgreementError("its approval does not supersede the one adopted before: an older one was put back")
        self.last[name.id] = found.sha256

    def _follow(self, roots: dict[int, str]) -> None:
        if self.roots and max(roots) < max(self.roots):
            raise AgreementError(f"it rests on trust root {max(roots)}, and trust root {max(self.roots)} was known")
        both = self.roots.keys() & roots.keys()
        if self.roots and (not both or any(self.roots[version] != roots[version] for version in both)):
            raise AgreementError("its trust roots do not follow those that were known: they are others")
        self.roots |= roots


def _why_not(said: Agreed, seq: int, adopted: Mapping[int, Record]) -> str:
    """Why a decision's agreement does not stand; empty when it does."""
    protocol, approval = said[0], parse_canonical(said[1].encode())
    if not isinstance(approval, dict) or type(approval.get("seq")) is not int:
        return "and does not say by which record"
    record = adopted.get(int(str(approval["seq"])))
    if record is None or record.position.seq > seq:
        return f"no record {approval['seq']} before it put a protocol in force"
    if record.protocol.sha256 != protocol:
        return f"record {record.position.seq} put another protocol in force"
    if (record.body.get("approval_sha256"), record.body.get("agencies")) != (
        approval.get("sha256"),
        approval.get("agencies"),
    ):
        return f"record {record.position.seq} speaks of another approval, or of other agencies"
    return ""
