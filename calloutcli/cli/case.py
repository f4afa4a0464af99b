"""A case out of the log: its records, its protocol, its personal fields. What `show` and `card` both need."""

from collections.abc import Mapping

from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.frozen import frozen
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.record.disclosure import digest_of, parse_disclosure
from calloutcli.record.kinds import Record, parse_record
from calloutcli.record.reference import parse_reference
from calloutcli.store.database import Database
from calloutcli.store.evidence import open_log


@frozen
class KeptRecord:
    """A record, the protocol it was made under with its exact bytes, and its personal fields as far as they are disclosed here."""

    record: Record
    protocol: Protocol
    source: bytes
    personal: Mapping[str, Json]


def read_case(desk: Desk, reference: str) -> list[KeptRecord]:
    """The records of a case in order.

    Raises:
        UsageError: the reference is mistyped, or no case here has it.
        StoreError: there is no log, or it cannot be read.
        EvidenceError: a record of the case does not hold.
    """
    wanted = parse_reference(reference)
    with open_log(desk.home) as log:
        found = log.of_reference(wanted)
        if not found:
            raise UsageError(
                f"no case here has the reference {wanted}",
                "callout log list shows every reference; an unfinished interview is found by callout resume",
            )
        return [_kept(log, seq, leaf) for seq, leaf in found]


def personal_fields(log: Database, record: Record) -> dict[str, Json]:
    """The personal fields of a record that are disclosed here, decoys left out.

    Raises:
        EvidenceError: a disclosure was altered.
    """
    fields: dict[str, Json] = {}
    for digest, text in log.disclosures_of(record.position.seq).items():
        if digest_of(text) != digest or digest not in record.digests:
            raise EvidenceError(f"a disclosure of record {record.position.seq} was altered", "run callout log verify")
        disclosure = parse_disclosure(text)
        if disclosure.name:
            fields[disclosure.name] = disclosure.value
    return dict(sorted(fields.items()))


def _kept(log: Database, seq: int, leaf: bytes) -> KeptRecord:
    record = parse_record(leaf)
    source = log.protocol_source(record.protocol.sha256)
    if source is None:
        raise EvidenceError(f"the protocol that record {seq} names is not kept", "run callout log verify")
    return KeptRecord(
        record,
        load_protocol(source, f"{record.protocol.id}/{record.protocol.version}.yaml"),
        source,
        personal_fields(log, record),
    )
