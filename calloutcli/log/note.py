r"""Signed notes: a text and who signed it (C2SP signed-note; keys as in Go's `golang.org/x/mod/sumdb/note`).

Format: the text, which ends in a newline; an empty line; one line for each signature:
`— <name> <base64(4-byte key id || signature)>`. UTF-8, no control character but newline, at most 16 signatures and
65,536 bytes. Key id: the first 4 bytes of SHA-256(name || "\n" || type || public key), where the type is one byte: 0x01
for an Ed25519 signature over the text, 0x04 for a witness's cosignature (cosignature.py).
Keys in text: verifier `name+<8 hex digits>+<base64(type || public key)>`, signer `PRIVATE+KEY+` before the same with
the 32-byte seed.
"""

import base64
import binascii
import hashlib

from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.wording import msg

MAX_BYTES = 65_536
MAX_SIGNATURES = 16
ED25519 = 0x01
"""The key signs texts: a log, an agency, an author."""
COSIGNATURE = 0x04
"""The key cosigns checkpoints, with a time: a witness."""
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
    """A name, its Ed25519 public key of 32 bytes, and what the key is for: `ED25519` or `COSIGNATURE`."""

    name: str
    public_key: bytes
    algorithm: int = ED25519

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that say which key signed."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.algorithm]) + self.public_key).digest()[:4]


@frozen
class Signer:
    """A name, its secret seed of 32 bytes, and what the key is for. The seed is never shown."""

    name: str
    seed: bytes
    algorithm: int = ED25519

    def __repr__(self) -> str:
        """The name alone."""
        return f"Signer(name={self.name!r})"

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        from nacl.signing import SigningKey

        return Verifier(self.name, bytes(SigningKey(self.seed).verify_key), self.algorithm)


def sign_note(text: str, signer: Signer) -> Note:
    """The note with one signature by `signer` over `text`, which must end in a newline.

    Raises:
        EvidenceError: the key is a witness's, which signs nothing but cosignatures.
    """
    _require_signs_texts(signer.name, signer.algorithm)
    return Note(text, (Signature(signer.name, signer.verifier.key_id, signed(text.encode(), signer)),))


def verify_note(note: Note, verifier: Verifier) -> None:
    """Nothing, when `verifier` signed the note.

    Raises:
        EvidenceError: no signature by that name and key, two of them, or one that does not hold; or the key is a witness's.
    """
    _require_signs_texts(verifier.name, verifier.algorithm)
    signature = find_signature(note, verifier)
    if signature is None:
        raise EvidenceError(msg("there is no signature of `{name}` with the known key", name=verifier.name))
    require_signed(note.text.encode(), signature.value, verifier)


def find_signature(note: Note, verifier: Verifier) -> Signature | None:
    """The line that claims to be the verifier's, not yet checked; None when there is none.

    Two such lines are refused. Nobody who signs writes two, and readers would not agree on them: one takes the first,
    one the last, one whichever holds; so one note could be good here and bad there.

    Raises:
        EvidenceError: there are two.
    """
    found = [line for line in note.signatures if (line.name, line.key_id) == (verifier.name, verifier.key_id)]
    if len(found) > 1:
        raise EvidenceError(
            msg(
                "the note has {count} signature lines of `{name}` with the same key, and one is the most",
                count=len(found),
                name=verifier.name,
            ),
            msg("readers would not agree which of them counts: ask for the note again"),
        )
    return found[0] if found else None


def signed(message: bytes, signer: Signer) -> bytes:
    """The 64-byte Ed25519 signature over `message`."""
    from nacl.signing import SigningKey

    return bytes(SigningKey(signer.seed).sign(message).signature)


def require_signed(message: bytes, signature: bytes, verifier: Verifier) -> None:
    """Nothing, when `signature` is the verifier's over `message`.

    Raises:
        EvidenceError: it is not.
    """
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(verifier.public_key).verify(message, signature)
    except (BadSignatureError, ValueError):
        raise EvidenceError(msg("the signature of `{name}` does not hold", name=verifier.name)) from None


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
    if len(text) > MAX_BYTES or len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        raise EvidenceError(msg("the note is longer than {most} bytes", most=MAX_BYTES))
    if any(_is_control(character) and character != "\n" for character in text):
        raise EvidenceError(msg("the note holds a control character"))
    body, separator, tail = text.rpartition("\n\n")
    if not separator or not tail.endswith("\n"):
        raise EvidenceError(msg("the note has no signature block after an empty line"))
    lines = tail[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise EvidenceError(
            msg("the note has {count} signatures, and {most} is the most", count=len(lines), most=MAX_SIGNATURES)
        )
    return Note(body + "\n", tuple(_parse_signature(line) for line in lines))


def decode_note(raw: bytes) -> str:
    """The text of a note that was a file, for `parse_note`: without the mark and line ends that Windows and mail add.

    The signatures are over the text with plain line ends, so nothing that was signed is lost.

    Raises:
        EvidenceError: over 65,536 bytes, or not UTF-8.
    """
    if len(raw) > MAX_BYTES:
        raise EvidenceError(msg("the note is longer than {most} bytes", most=MAX_BYTES))
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        hint = "fetch the file again, and do not open it in between"
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            hint = "it is UTF-16, as PowerShell writes with `>`: make it again with --out FILE"
        raise EvidenceError("the note is not UTF-8 text", hint) from None


def format_verifier(verifier: Verifier) -> str:
    """The public key in text; `parse_verifier` reads it back."""
    return f"{verifier.name}+{verifier.key_id.hex()}+{_encode(bytes([verifier.algorithm]) + verifier.public_key)}"


def parse_verifier(text: str) -> Verifier:
    """The public key that `text` holds.

    Raises:
        EvidenceError: not a verifier key, one of another type than 0x01 and 0x04, or its key id is not its own.
    """
    name, key_id, algorithm, key = _parse_key(text)
    verifier = Verifier(name, key, algorithm)
    if verifier.key_id != key_id:
        raise EvidenceError(msg("the key id of `{name}` does not belong to its key", name=name))
    return verifier


def format_signer(signer: Signer) -> str:
    """The secret key in text, for a key file; `parse_signer` reads it back."""
    return f"{_PRIVATE}{signer.name}+{signer.verifier.key_id.hex()}+{_encode(bytes([signer.algorithm]) + signer.seed)}"


def parse_signer(text: str) -> Signer:
    """The secret key that `text` holds. No error message repeats any of it.

    Raises:
        EvidenceError: not a signer key, or its key id is not its own.
    """
    if not text.startswith(_PRIVATE):
        raise EvidenceError(msg("the key file does not hold a signing key"))
    name, key_id, algorithm, seed = _parse_key(text.removeprefix(_PRIVATE))
    signer = Signer(name, seed, algorithm)
    if signer.verifier.key_id != key_id:
        raise EvidenceError(msg("the key file holds a signing key whose key id is not its own"))
    return signer


def _parse_key(text: str) -> tuple[str, bytes, int, bytes]:
    parts = text.strip().split("+", 2)
    try:
        name, key_id, key = parts[0], bytes.fromhex(parts[1]), base64.b64decode(parts[2], validate=True)
    except (IndexError, ValueError, binascii.Error):
        raise EvidenceError(msg("this is not a key of the form name+id+key")) from None
    if not _is_name(name) or len(key_id) != 4 or key_id.hex() != parts[1] or len(key) != 33 or _encode(key) != parts[2]:
        raise EvidenceError(msg("this is not an Ed25519 key of the form name+id+key"))
    if key[0] not in (ED25519, COSIGNATURE):
        raise EvidenceError(
            msg("this is a key of type 0x{type:02x}, and 0x01 and 0x04 are those that can be read", type=key[0])
        )
    return name, key_id, key[0], key[1:]


def _require_signs_texts(name: str, algorithm: int) -> None:
    """Nothing, when the key is not a witness's: one key, one purpose.

    Raises:
        EvidenceError: it is.
    """
    if algorithm != ED25519:
        raise EvidenceError(
            f"the key of `{name}` is a witness's: it cosigns checkpoints, and signs nothing else",
            "a log, an agency and an author have keys of type 0x01",
        )


def _parse_signature(line: str) -> Signature:
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    try:
        raw = base64.b64decode(encoded, validate=True)
    except (ValueError, binascii.Error):
        raw = b""
    if not line.startswith(_DASH) or not _is_name(name) or len(raw) <= 4 or _encode(raw) != encoded:
        raise EvidenceError(msg("a signature line of the note is not of the form `\u2014 name base64`"))
    return Signature(name, raw[:4], raw[4:])


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(char.isspace() or _is_control(char) for char in name)


def _is_control(character: str) -> bool:
    """True for what cannot stand in a note: an ASCII control character, or half of a character (not UTF-8)."""
    return character < " " or "\ud800" <= character <= "\udfff"


def _encode(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
