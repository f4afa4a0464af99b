"""What tests of agreements build with: agencies whose keys everybody knows, trust roots, approvals. Nothing here checks anything."""

import hashlib
from datetime import date

from calloutcli.agreement.approval import Approval, format_approval
from calloutcli.agreement.signatures import Threshold, add_signature, sha256_of
from calloutcli.agreement.trust import SignedRoot, TrustRoot, format_trust_root, verify_trust_root
from calloutcli.log.note import Note, Signer
from tests.builders import SMALL

NAMES = ("elm-house", "police", "youth-justice")
SOURCE = SMALL.encode()
SUBJECT = ("small", "1.0.0")


def signer(name: str, number: int = 0, purpose: str = "protocol") -> Signer:
    """The agency's key; another one for each number."""
    return Signer(f"{name}/{purpose}", hashlib.sha256(f"{name} {number}".encode()).digest())


def signed(text: str, *signers: Signer) -> Note:
    """The text with a signature by each."""
    note = Note(text, ())
    for one in signers:
        note = add_signature(note, one)
    return note


def make_root(keys=None, protocol=2, root=2, previous: SignedRoot | None = None, **changed) -> TrustRoot:
    """A trust root over keys by agency (the three agencies with their first keys), thresholds over all of them."""
    keys = {name: signer(name) for name in NAMES} if keys is None else keys
    names = tuple(sorted(keys))
    fields = {
        "version": previous.root.version + 1 if previous else 1,
        "expires": date(2027, 12, 1),
        "previous": previous.sha256 if previous else "",
        "agencies": tuple((name, keys[name].verifier) for name in names),
        "protocol": Threshold(protocol, names),
        "root": Threshold(root, names),
    }
    return TrustRoot(**fields | changed)


def first_root(**changed) -> SignedRoot:
    """Trust root 1, signed by all three agencies."""
    return verify_trust_root(signed(format_trust_root(make_root(**changed)), *map(signer, NAMES)))


def make_approval(root: SignedRoot, source: bytes = SOURCE, **changed) -> Approval:
    """An approval of a protocol's bytes that rests on a trust root."""
    fields = {
        "protocol": "small",
        "version": "1.0.0",
        "sha256": hashlib.sha256(source).hexdigest(),
        "size": len(source),
        "supersedes": "",
        "effective": date(2026, 1, 1),
        "review_by": date(2027, 1, 1),
        "root_version": root.root.version,
        "root_sha256": root.sha256,
    }
    return Approval(**fields | changed)


def approval_sha256(approval: Approval) -> str:
    """The SHA-256 of an approval's text."""
    return sha256_of(Note(format_approval(approval), ()))
