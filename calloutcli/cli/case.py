"""A case out of the log: its records, its protocol, its personal fields, who signed. What `show`, `card` and `add` need."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk
from calloutcli.errors import CalloutError, EvidenceError, UsageError
from calloutcli.frozen import frozen
from calloutcli.log.note import Verifier
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.record.author import verify_author
from calloutcli.record.correction import KIND as CORRECTION
from calloutcli.record.erasure import KIND as ERASURE
from calloutcli.record.erasure import Fate, erasure_in, fates
from calloutcli.record.kinds import ProtocolName, Record, parse_record
from calloutcli.record.reference import near_references, parse_reference
from calloutcli.store.database import Database
from calloutcli.store.evidence import open_log
from calloutcli.wording import msg


@frozen
class KeptRecord:
    """A record, and all that is kept of it.

    `source`: the exact bytes of its protocol; `personal`: its personal fields as far as they are disclosed here; `fates`:
    what became of each digest; `author`: the key of whoever signed it, checked, or None.
    """

    record: Record
    protocol: Protocol
    source: bytes
    personal: Mapping[str, Json]
    fates: Mapping[str, Fate]
    author: Verifier | None = None


def read_case(desk: Desk, reference: str) -> list[KeptRecord]:
    """The records of a case in order.

    Raises:
        UsageError: the reference is mistyped, or no case here has it.
        StoreError: there is no log, or it cannot be read.
        EvidenceError: a record of the case does not hold.
    """
    wanted = reference_here(desk, reference)
    with open_log(desk.home) as log:
        return kept_records(log, [leaf for _, leaf in log.of_reference(wanted)])


def read_record(desk: Desk, seq: str) -> list[KeptRecord]:
    """The record of a seq in digits, and after it, where it belongs to no case, what corrects it.

    Raises:
        UsageError: there is no such record.
        StoreError: there is no log, or it cannot be read.
        EvidenceError: the record does not hold.
    """
    with open_log(desk.home) as log:
        leaf = log.leaf(int(seq)) if len(seq) < 16 else None
        if leaf is None:
            raise UsageError(
                msg("there is no record {seq}: the log has {size}, counted from 0", seq=seq, size=log.size()),
                msg("callout log list shows them"),
            )
        return kept_records(log, [leaf, *_corrections_of(log, parse_record(leaf))])


def reference_here(desk: Desk, text: str) -> str:
    """The reference of a case of this home's log, in its one right spelling.

    Raises:
        UsageError: it is mistyped, or no case here has it; the nearest one that is here is named.
        StoreError: there is no log, or it cannot be read.
    """
    try:
        wanted = parse_reference(text)
    except UsageError as error:
        known: list[str] = []
        with suppress(CalloutError), open_log(desk.home) as log:
            known = log.references()
        raise UsageError(error.message, near_hint(text, known, error.hint)) from None
    with open_log(desk.home) as log:
        if log.of_reference(wanted):
            return wanted
        otherwise = msg("callout log list shows every reference; an unfinished interview is found by callout resume")
        raise UsageError(
            msg("no case here has the reference {reference}", reference=wanted),
            near_hint(text, log.references(), otherwise),
        )


def near_hint(text: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names the references nearest to what was typed; `otherwise` where none is near."""
    near = near_references(text, known)
    if not near:
        return otherwise
    either = near[0]
    for one in near[1:]:
        either = msg("{one} or {other}", one=either, other=one)
    return msg("did you mean {references}? Look at the card again", references=either)


def _corrections_of(log: Database, record: Record) -> list[bytes]:
    """The leaves that correct a record which belongs to no case, or correct a correction of it, in order."""
    if record.reference:
        return []
    found: dict[int, bytes] = {}
    for seq, leaf in reversed([*log.without_case(CORRECTION)]):
        corrects = parse_record(leaf).body.get("corrects")
        if corrects == record.position.seq or corrects in found:
            found[seq] = leaf
    return [*found.values()]


def kept_records(log: Database, leaves: Iterable[bytes]) -> list[KeptRecord]:
    """The records in these leaves with all that is kept of them.

    Raises:
        EvidenceError: one of them does not hold.
        StoreError: the log cannot be read.
    """
    pairs = [(parse_record(leaf), leaf) for leaf in leaves]
    erasures: dict[str, dict[str, int]] = {}
    protocols: dict[ProtocolName, tuple[Protocol, bytes]] = {}
    for record, _ in pairs:
        if record.reference not in erasures:
            erasures[record.reference] = erasures_of(log, record.reference)
        if record.protocol not in protocols:
            protocols[record.protocol] = _protocol(log, record)
    return [_kept(log, record, leaf, erasures[record.reference], *protocols[record.protocol]) for record, leaf in pairs]


def erasures_of(log: Database, reference: str) -> dict[str, int]:
    """The seq of the erasure that names it, by digest, for the records of a case, or for those that belong to none.

    Raises:
        EvidenceError: an erasure of that case cannot be read.
    """
    leaves = log.of_reference(reference) if reference else log.without_case(ERASURE)
    found: dict[str, int] = {}
    for seq, leaf in leaves:
        record = parse_record(leaf)
        if record.kind == ERASURE:
            found |= dict.fromkeys(erasure_in(record).erased, seq)
    return found


def personal_fields(fates_: Mapping[str, Fate]) -> dict[str, Json]:
    """The personal fields among these digests that are disclosed here, decoys left out."""
    shown = [fate.disclosure for fate in fates_.values() if fate.disclosure is not None and not fate.is_decoy]
    return {disclosure.name: disclosure.value for disclosure in sorted(shown, key=lambda one: one.name)}


def _protocol(log: Database, record: Record) -> tuple[Protocol, bytes]:
    """(the protocol that a record names, its exact bytes)."""
    source = log.protocol_source(record.protocol.sha256)
    if source is None:
        raise EvidenceError(
            msg("the protocol that record {seq} names is not kept", seq=record.position.seq),
            msg("run callout log verify"),
        )
    return load_protocol(source, f"{record.protocol.id}/{record.protocol.version}.yaml"), source


def _kept(
    log: Database, record: Record, leaf: bytes, erasures: Mapping[str, int], protocol: Protocol, source: bytes
) -> KeptRecord:
    found = fates(record, log.disclosures_of(record.position.seq), erasures)
    return KeptRecord(record, protocol, source, personal_fields(found), found, verify_author(leaf))
