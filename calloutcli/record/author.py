r"""Who made a record: a signature by a person's own key, inside the leaf, over the leaf.

Format: in `author`, beside `role`, two more fields that stand both or neither. `key`: the public key in text (log/note.py),
named `<holder>/author` (agreement/key.py). `sig`: standard base64 of the 64-byte Ed25519 signature over ASCII
`calloutcli/author/v1\n` followed by the leaf's canonical bytes without `sig`. The leaf holds `log`, `seq` and `prev`: a
signature is good for this record in this place of this log, and for nothing else. Where nobody signs, a record says a role.

Not here: whose key it is. A signature shows that whoever holds the key made the record; that the key is a certain
person's must be known from elsewhere. The holder's name stands in clear and is never erased: let it be a code.
"""

import base64
import binascii

from calloutcli.agreement.key import purpose_of
from calloutcli.canonical import format_canonical, parse_canonical
from calloutcli.errors import EvidenceError
from calloutcli.log.note import ED25519, Signer, Verifier, format_verifier, parse_verifier, require_signed, signed
from calloutcli.wording import msg

DOMAIN = b"calloutcli/author/v1\n"
_SIGNATURE_BYTES = 64


def sign_author(unsigned: bytes, signer: Signer) -> str:
    """The `sig` of a leaf, given its canonical bytes with `key` and without `sig`.

    Raises:
        EvidenceError: it is a key for another purpose.
    """
    _require_author(signer.verifier)
    return base64.b64encode(signed(DOMAIN + unsigned, signer)).decode()


def verify_author(leaf: bytes) -> Verifier | None:
    """The key whose holder signed the leaf; None where nobody did.

    Raises:
        EvidenceError: the leaf is not a canonical object with an author, `key` and `sig` do not stand together, the key
            is not an author's, or the signature does not hold.
    """
    if b'"key":' not in leaf and b'"sig":' not in leaf:
        return None  # nearly every record: these names stand nowhere in it
    value = parse_canonical(leaf)
    author = value.get("author") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(author, dict):
        raise EvidenceError(msg("the record does not say who made it"))
    if "key" not in author and "sig" not in author:
        return None
    signature, key = author.pop("sig", None), author.get("key")
    if not isinstance(key, str) or not isinstance(signature, str):
        raise EvidenceError(msg("the author's key and signature do not stand together"))
    verifier = parse_verifier(key)
    _require_author(verifier)
    if format_verifier(verifier) != key:
        raise EvidenceError(msg("the author's key is not in its one spelling"))
    require_signed(DOMAIN + format_canonical(value), _parse_signature(signature), verifier)
    return verifier


def _require_author(verifier: Verifier) -> None:
    """Nothing, when the key is a person's, to sign records with: one key, one purpose.

    Raises:
        EvidenceError: it is not.
    """
    if purpose_of(verifier.name) != "author" or verifier.algorithm != ED25519:
        raise EvidenceError(
            msg("the key `{name}` is not one to sign records with", name=verifier.name),
            msg("a person's own key is called <code>/author"),
        )


def _parse_signature(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        raw = b""
    if len(raw) != _SIGNATURE_BYTES or base64.b64encode(raw).decode() != text:
        raise EvidenceError(msg("the author's signature is not 64 bytes in base64"))
    return raw
