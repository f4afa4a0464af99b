"""The agencies that do not exist, and what they agreed: two versions of a protocol, each signed with keys that are made from the seed.

The signatures are real and hold. They prove nothing about anybody, because whoever knows the seed can make every key: a demo has no secrets.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Final

from calloutcli.agreement.approval import Approval, approval_of, format_approval
from calloutcli.agreement.signatures import Threshold, add_signature, sha256_of
from calloutcli.agreement.trust import SignedRoot, TrustRoot, format_trust_root, verify_trust_root
from calloutcli.canonical import Json
from calloutcli.demo.dice import bytes_of
from calloutcli.demo.protocols import protocol_sources
from calloutcli.demo.scenes import SCENES, Advised, advise
from calloutcli.demo.span import Span
from calloutcli.frozen import frozen
from calloutcli.log.note import Note, Signer, format_note
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Outcome, Protocol
from calloutcli.record.adoption import Adopted, adoption_of
from calloutcli.record.kinds import Entry, ProtocolName

NAMES: Final = ("synthetic-police", "synthetic-provider", "synthetic-youth-justice")
_YEARS_OF_TRUST: Final = 3


@frozen
class Edition:
    """A version of the protocol, with its exact bytes, and the approval that all the agencies signed.

    `outcomes` by id; `advised`: by the name of each scene, what staff answer in it and what the version decides.
    """

    protocol: Protocol
    source: bytes
    approval: Approval
    note: Note
    outcomes: Mapping[str, Outcome]
    advised: Mapping[str, Advised]

    @property
    def sha256(self) -> str:
        """The SHA-256 of the approval's text."""
        return sha256_of(self.note)

    @property
    def name(self) -> ProtocolName:
        """The name by which records know the protocol."""
        return ProtocolName(self.protocol.id, self.protocol.version, self.protocol.sha256)

    def words(self, seq: int) -> dict[str, Json]:
        """What a decision says of the approval, `seq` being the record by which the home adopted it."""
        return {"sha256": self.sha256, "agencies": [*NAMES], "seq": seq}


@frozen
class Agreements:
    """The trust root, the older version and the newer one."""

    root: SignedRoot
    old: Edition
    new: Edition

    def adoption(self, edition: Edition, uid: str) -> Entry:
        """The entry by which a home puts a version in force."""
        approval, before = edition.approval, "" if edition is self.old else self.old.protocol.sha256
        dates = approval.effective.isoformat(), approval.review_by.isoformat()
        roots = (format_note(self.root.note),)
        adopted = Adopted(format_note(edition.note), edition.sha256, NAMES, roots, 1, self.root.sha256, *dates, before)
        return adoption_of(adopted, uid, edition.name)


def agreements_of(seed: str, span: Span, reference: bytes) -> Agreements:
    """What the agencies agreed, made from the reference model's bytes.

    Raises:
        ValueError: these are not the bytes of the reference model.
    """
    signers = tuple(Signer(f"{name}/protocol", bytes_of("callout demo", seed, name)) for name in NAMES)
    everybody = Threshold(len(NAMES), NAMES)
    keys = tuple((name, one.verifier) for name, one in zip(NAMES, signers, strict=True))
    expires = date(span.end.year + _YEARS_OF_TRUST, span.end.month, 1)
    text = format_trust_root(TrustRoot(1, expires, "", keys, everybody, everybody))
    root = verify_trust_root(_signed(text, signers))
    old, new = protocol_sources(reference, span.first, span.change, span.end)
    before = _edition(old, "", root, signers)
    return Agreements(root, before, _edition(new, before.sha256, root, signers))


def _edition(source: bytes, supersedes: str, root: SignedRoot, signers: tuple[Signer, ...]) -> Edition:
    protocol = load_protocol(source, f"{hashlib.sha256(source).hexdigest()[:12]}.yaml")
    dates = (protocol.effective, protocol.review_by)
    approval = approval_of(source, (protocol.id, protocol.version), supersedes, dates, root)
    outcomes = {outcome.id: outcome for outcome in protocol.outcomes}
    advised = {scene.name: advise(protocol, scene) for scene in SCENES}
    return Edition(protocol, source, approval, _signed(format_approval(approval), signers), outcomes, advised)


def _signed(text: str, signers: tuple[Signer, ...]) -> Note:
    note = Note(text, ())
    for signer in signers:
        note = add_signature(note, signer)
    return note
