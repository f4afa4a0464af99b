"""Agreements, byte for byte: what agencies once signed must be read and verified for ever, by us and by anybody.

The files in `format-1/` were written once and are never written again by a test; see test_format_1.py.
"""

import base64
import hashlib
from pathlib import Path

from nacl.signing import VerifyKey

from calloutcli.agreement.approval import format_approval, parse_approval, verify_approval
from calloutcli.agreement.key import format_key, open_key, parse_key
from calloutcli.agreement.seen import Seen, SeenApproval, format_seen, parse_seen
from calloutcli.agreement.signatures import format_signed, parse_signed
from calloutcli.agreement.trust import format_trust_root, parse_trust_root, verify_trust_root
from tests.agreements import SUBJECT, approval_sha256, first_root, make_approval, signer

FOLDER = Path(__file__).parent / "format-1"


def golden(name):
    """The bytes of a golden file."""
    return (FOLDER / name).read_bytes()


def test_trust_root_of_format_1():
    """It is read, verified, and written again just so."""
    note = parse_signed(golden("trust-root"))
    root = verify_trust_root(note)
    assert root == first_root()
    assert format_signed(note) == golden("trust-root")
    assert format_trust_root(parse_trust_root(note.text)) == note.text


def test_approval_of_format_1():
    """It is read, verified, and written again just so."""
    note = parse_signed(golden("small.approval"))
    found = verify_approval(note, golden("small.yaml"), SUBJECT, (first_root(),))
    assert found.agencies == ("elm-house", "police")
    assert found.approval == make_approval(first_root(), golden("small.yaml"), supersedes="ab" * 32)
    assert format_approval(parse_approval(note.text)) == note.text
    assert format_signed(note) == golden("small.approval")


def test_protected_key_of_format_1():
    """It opens with its passphrase, and is written again just so."""
    key = parse_key(golden("protected.key").decode())
    assert open_key(key, "lantern gravel otter seven") == signer("police")
    assert format_key(key).encode() == golden("protected.key")


def test_list_of_what_was_seen_of_format_1():
    """It is read, and written again just so."""
    approval = make_approval(first_root(), golden("small.yaml"), supersedes="ab" * 32)
    one = SeenApproval("small", "1.0.0", approval.sha256, approval_sha256(approval))
    seen = Seen(((1, first_root().sha256),), (one,))
    assert parse_seen(golden("agreements.seen")) == seen
    assert format_seen(seen) == golden("agreements.seen")


def test_a_stranger_checks_an_approval_without_our_tool():
    """With SHA-256 and Ed25519 alone: the text is about these bytes, names this trust root, and two of its keys signed it."""
    root_text = golden("trust-root").decode().split("\n\n")[0] + "\n"
    keys = {line.split()[1]: line.split()[2] for line in root_text.splitlines() if line.startswith("agency ")}
    text, lines = golden("small.approval").decode().split("\n\n")
    fields = dict(line.split(" ", 1) for line in text.splitlines()[1:])
    assert fields["sha256"] == hashlib.sha256(golden("small.yaml")).hexdigest()
    assert fields["trust-root"] == f"1 {hashlib.sha256(root_text.encode()).hexdigest()}"
    signed = set()
    for line in lines.splitlines():
        _, name, signature = line.split(" ")
        key = base64.b64decode(keys[name.removesuffix("/protocol")].split("+", 2)[2])[1:]
        VerifyKey(key).verify(text.encode() + b"\n", base64.b64decode(signature)[4:])
        signed.add(key)
    assert len(signed) == 2
