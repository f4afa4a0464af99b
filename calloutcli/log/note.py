r"""Signed notes: a text and who signed it (C2SP signed-note; keys as in Go's `golang.org/x/mod/sumdb/note`).

Format: the text, which ends in a newline; an empty line; one line for each signature:
`— <name> <base64(4-byte key id || signature)>`. UTF-8, no control character but newline, at most 16 signatures and
65,536 bytes. Key id: the first 4 bytes of SHA-256(name || "\n" || 0x01 || public key). Signatures are Ed25519.
Keys in text: verifier `name+<8 hex digits>+<base64(0x01 || public key)>`, signer `PRIVATE+KEY+` before the same with
the 32-byte seed.
"""

import base64
import binascii
import hashlib

from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen

MAX_BYTES = 65_536
MAX_SIGNATURES = 16
_ED25519 = b"\x01"
_DASH = "\u2014 "
_PRIVATE = "PRIVATE+KEY+"


@frozen
class Signature:
    """A signature line: the name, the 4-byte key id, the signature bytes."""

    name: str
    key_id: bytes
    value: bytes


@frozen
class Note:
    """A text that ends in a newline, and its signatures."""

    text: str
    signatures: tuple[Signature, ...]


@frozen
class Verifier:
    """A name and its Ed25519 public key of 32 bytes."""

    name: str
    public_key: bytes

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that say which key signed."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.public_key).digest()[:4]


@frozen
class Signer:
    """A name and its secret seed of 32 bytes. The seed is never shown."""

    name: str
    seed: bytes

    def __repr__(self) -> str:
        """The name alone."""
        return f"Signer(name={self.name!r})"

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        from nacl.signing import SigningKey

        return Verifier(self.name, bytes(SigningKey(self.seed).verify_key))


def sign_note(text: str, signer: Signer) -> Note:
    """The note with one signature by `signer` over `text`, which must end in a newline."""
    from nacl.signing import SigningKey

    signature = SigningKey(signer.seed).sign(text.encode()).signature
    return Note(text, (Signature(signer.name, signer.verifier.key_id, signature),))


def verify_note(note: Note, verifier: Verifier) -> None:
    """Nothing, when `verifier` signed the note.

    Raises:
        EvidenceError: no signature by that name and key, or one that does not hold.
    """
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    for signature in note.signatures:
        if signature.name == verifier.name and signature.key_id == verifier.key_id:
            try:
                VerifyKey(verifier.public_key).verify(note.text.encode(), signature.value)
            except (BadSignatureError, ValueError):
                raise EvidenceError(f"the signature of `{verifier.name}` does not hold") from None
            return
    raise EvidenceError(f"there is no signature of `{verifier.name}` with the known key")


def format_note(note: Note) -> str:
    """The text of a note; `parse_note` reads it back."""
    lines = [
        f"{_DASH}{signature.name} {_encode(signature.key_id + signature.value)}\n" for signature in note.signatures
    ]
    return note.text + "\n" + "".join(lines)


def parse_note(text: str) -> Note:
    """The note that `text` holds.

    Raises:
        EvidenceError: it is not of the format above.
    """
    if len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        raise EvidenceError(f"the note is longer than {MAX_BYTES} bytes")
    if any(ord(character) < 0x20 and character != "\n" for character in text):
        raise EvidenceError("the note holds a control character")
    body, separator, tail = text.rpartition("\n\n")
    if not separator or not tail.endswith("\n"):
        raise EvidenceError("the note has no signature block after an empty line")
    lines = tail[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise EvidenceError(f"the note has {len(lines)} signatures, and {MAX_SIGNATURES} is the most")
    return Note(body + "\n", tuple(_parse_signature(line) for line in lines))


def format_verifier(verifier: Verifier) -> str:
    """The public key in text; `parse_verifier` reads it back."""
    return f"{verifier.name}+{verifier.key_id.hex()}+{_encode(_ED25519 + verifier.public_key)}"


def parse_verifier(text: str) -> Verifier:
    """The public key that `text` holds.

    Raises:
        EvidenceError: not a verifier key, or its key id is not its own.
    """
    name, key_id, key = _parse_key(text)
    verifier = Verifier(name, key)
    if verifier.key_id != key_id:
        raise EvidenceError(f"the key id of `{name}` does not belong to its key")
    return verifier


def format_signer(signer: Signer) -> str:
    """The secret key in text, for a key file; `parse_signer` reads it back."""
    return f"{_PRIVATE}{signer.name}+{signer.verifier.key_id.hex()}+{_encode(_ED25519 + signer.seed)}"


def parse_signer(text: str) -> Signer:
    """The secret key that `text` holds. No error message repeats any of it.

    Raises:
        EvidenceError: not a signer key, or its key id is not its own.
    """
    if not text.startswith(_PRIVATE):
        raise EvidenceError("the key file does not hold a signing key")
    name, key_id, seed = _parse_key(text.removeprefix(_PRIVATE))
    signer = Signer(name, seed)
    if signer.verifier.key_id != key_id:
        raise EvidenceError("the key file holds a signing key whose key id is not its own")
    return signer


def _parse_key(text: str) -> tuple[str, bytes, bytes]:
    parts = text.strip().split("+", 2)
    try:
        name, key_id, key = parts[0], bytes.fromhex(parts[1]), base64.b64decode(parts[2], validate=True)
    except (IndexError, ValueError, binascii.Error):
        raise EvidenceError("this is not a key of the form name+id+key") from None
    if not _is_name(name) or len(key_id) != 4 or key_id.hex() != parts[1] or len(key) != 33 or key[:1] != _ED25519:
        raise EvidenceError("this is not an Ed25519 key of the form name+id+key")
    return name, key_id, key[1:]


def _parse_signature(line: str) -> Signature:
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    try:
        raw = base64.b64decode(encoded, validate=True)
    except (ValueError, binascii.Error):
        raw = b""
    if not line.startswith(_DASH) or not _is_name(name) or len(raw) <= 4 or _encode(raw) != encoded:
        raise EvidenceError("a signature line of the note is not of the form `\u2014 name base64`")
    return Signature(name, raw[:4], raw[4:])


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(character.isspace() for character in name)


def _encode(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
