"""A home put a protocol in force: the record that remembers what was agreed, and on whose signatures it rests.

Body of a `protocol_adopted` (the protocol is the one in the record's head): `approval`, the whole signed note
(agreement/approval.py), empty when it was adopted without agreement; `approval_sha256` of its text; `agencies` that signed it,
sorted; `trust_root`, the whole signed notes (agreement/trust.py), oldest first, from the last one that the log held before, or
from the one that the approval names where that is older; `trust_root_version` (0: none) and `trust_root_sha256` of the newest;
`effective` and `review_by`, dates; `before`, the SHA-256 of the protocol that was adopted before, empty when none was. When the
home skipped versions, `superseded` holds the texts of their approvals, oldest first: they lead from the approval that the home
had to this one.

Each record can be checked by itself. Nothing personal stands in it.
"""

import re
from typing import TYPE_CHECKING

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.record.kinds import Entry, ProtocolName, Record
from calloutcli.wording import msg

if TYPE_CHECKING:
    from calloutcli.agreement.approval import Agreement
    from calloutcli.agreement.trust import SignedRoot

KIND = "protocol_adopted"
NO_ROLE = "not_recorded"

_TEXTS = ("approval", "approval_sha256", "trust_root_sha256", "effective", "review_by", "before")
_LISTS = ("agencies", "trust_root", "superseded")
_SHA256 = re.compile(r"(?:[0-9a-f]{64})?\Z")


@frozen
class Adopted:
    """What an adoption's record says."""

    approval: str
    approval_sha256: str
    agencies: tuple[str, ...]
    trust_roots: tuple[str, ...]
    root_version: int
    root_sha256: str
    effective: str
    review_by: str
    before: str
    superseded: tuple[str, ...] = ()


def adoption_of(adopted: Adopted, uid: str, protocol: ProtocolName) -> Entry:
    """The entry of an adoption."""
    body: dict[str, Json] = {
        "approval": adopted.approval,
        "approval_sha256": adopted.approval_sha256,
        "agencies": [*adopted.agencies],
        "trust_root": [*adopted.trust_roots],
        "trust_root_version": adopted.root_version,
        "trust_root_sha256": adopted.root_sha256,
        "effective": adopted.effective,
        "review_by": adopted.review_by,
        "before": adopted.before,
    }
    if adopted.superseded:
        body["superseded"] = [*adopted.superseded]
    return Entry(KIND, uid, NO_ROLE, protocol, {}, body, {})


def adoption_in(record: Record) -> Adopted:
    """The adoption that a record of that kind holds. No signature is checked.

    Raises:
        EvidenceError: the body is not of the form above.
    """
    body = record.body
    texts = [body.get(name) for name in _TEXTS]
    lists = [body.get(name, [] if name == "superseded" else None) for name in _LISTS]
    version = body.get("trust_root_version")
    if not all(isinstance(text, str) for text in texts) or type(version) is not int:
        raise _unreadable(record)
    if not all(isinstance(items, list) and all(isinstance(item, str) for item in items) for items in lists):
        raise _unreadable(record)
    approval, approval_sha256, root_sha256, effective, review_by, before = (str(text) for text in texts)
    agencies, roots, superseded = (tuple(str(item) for item in items or ()) for items in lists)
    with_agreement = [bool(part) for part in (approval, approval_sha256, agencies, roots, version, root_sha256)]
    if any(with_agreement) != all(with_agreement) or not all(
        map(_SHA256.match, (approval_sha256, root_sha256, before))
    ):
        raise _unreadable(record)
    return Adopted(
        approval, approval_sha256, agencies, roots, version, root_sha256, effective, review_by, before, superseded
    )


def verify_adopted(
    adopted: Adopted, protocol: ProtocolName, source: bytes
) -> "tuple[Agreement, tuple[SignedRoot, ...]]":
    """(the agreement that an adoption rests on, its trust roots, oldest first), verified again from the record alone.

    Whether the first of the trust roots is that of the agencies cannot be told from it: somebody compared it by phone, or
    brings it along.

    Raises:
        AgreementError: it was adopted without agreement, or its signatures are not enough.
        EvidenceError: something in it does not hold, or the record says of it what it does not say.
    """
    from calloutcli.agreement.approval import verify_approval
    from calloutcli.agreement.trust import verify_chain
    from calloutcli.errors import AgreementError
    from calloutcli.log.note import parse_note

    if not adopted.approval:
        raise AgreementError(msg("it was adopted without the agencies' signatures"))
    roots = verify_chain([parse_note(text) for text in adopted.trust_roots])
    found = verify_approval(parse_note(adopted.approval), source, (protocol.id, protocol.version), roots)
    approval, newest = found.approval, roots[-1]
    says = (adopted.approval_sha256, adopted.agencies, adopted.root_version, adopted.root_sha256)
    dates = (adopted.effective, adopted.review_by)
    if says != (found.sha256, found.agencies, newest.root.version, newest.sha256) or dates != (
        approval.effective.isoformat(),
        approval.review_by.isoformat(),
    ):
        raise EvidenceError(
            msg("the record of the adoption says other than the approval in it"), msg("run callout log verify")
        )
    return found, roots


def _unreadable(record: Record) -> EvidenceError:
    return EvidenceError(
        msg("record {seq} cannot be read as the adoption of a protocol", seq=record.position.seq),
        msg("run callout log verify"),
    )
