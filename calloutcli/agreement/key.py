r"""Keys of people and agencies: what a key is for, and the file that keeps one behind a passphrase.

A key says by its name what it is for, and is refused for anything else: `<holder>/protocol` signs approvals and trust roots,
`<holder>/author` records, `<holder>/witness` cosigns checkpoints, `<home>.<organisation>/log/<year>` is a log's own. A holder is
written in small letters, digits, `.` and `-`.

Format of a key file: one line, ended by a newline. Unprotected: a signer key (log/note.py). Protected, seven fields with one
space between: `calloutcli/protected-key/v1 <verifier key> argon2id <passes> <memory in bytes> <salt> <box>`, salt and box in
base64. The box is libsodium's secretbox (XSalsa20-Poly1305: 24-byte nonce, then the sealed bytes) over the signer key's text;
its 32-byte key is Argon2id v1.3 (RFC 9106, one lane; libsodium's crypto_pwhash) of the passphrase, in Unicode normal form C
and UTF-8, with the 16-byte salt. The name stands inside the box too: nobody can turn one agency's key into another's.

This module makes no file and no randomness, and no message of it repeats any part of a secret.
"""

import base64
import binascii
import hashlib
import re
import unicodedata
from collections.abc import Callable
from typing import Final, Literal

from calloutcli.errors import EvidenceError, UsageError
from calloutcli.frozen import frozen
from calloutcli.log.note import (
    COSIGNATURE,
    ED25519,
    Signer,
    Verifier,
    format_signer,
    format_verifier,
    parse_signer,
    parse_verifier,
)
from calloutcli.wording import msg

Purpose = Literal["log", "protocol", "author", "witness"]
PURPOSES: Final[dict[Purpose, str]] = {
    "protocol": "sign approvals of protocols, and trust roots",
    "author": "sign records that its holder makes",
    "witness": "cosign the checkpoints of logs",
    "log": "sign one log's checkpoints",
}
"""What a key may do, by what it is for."""

MIN_PASSPHRASE = 12
"""Characters. A short passphrase is guessed from a stolen file, whatever the work of each guess."""

_HEAD = "calloutcli/protected-key/v1"
_HOLDER = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
HOLDER = re.compile(_HOLDER + r"\Z")
_NAME = re.compile(rf"{_HOLDER}/(?:(?P<purpose>protocol|author|witness)|log/\d{{4}})\Z", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,9}\Z", re.ASCII)
_SALT_BYTES = 16
_NONCE_BYTES = 24
_MAX_LINE = 1_024


@frozen
class Work:
    """What one guess at a passphrase costs: passes over the memory, and bytes of memory."""

    passes: int
    memory_bytes: int


USUAL_WORK = Work(3, 256 * 1024 * 1024)
"""libsodium's `moderate`: a second or so. A key of an agency signs a few times a year."""
LEAST_WORK = Work(1, 8 * 1024 * 1024)
MOST_WORK = Work(8, 512 * 1024 * 1024)
"""A file that asks for more is refused: it would fill the memory of the PC that opens it, or keep it busy for hours."""


@frozen
class ProtectedKey:
    """A signing key behind a passphrase, and its public half in clear. `box` is the nonce and the sealed bytes."""

    verifier: Verifier
    work: Work
    salt: bytes
    box: bytes


def purpose_of(name: str) -> Purpose | None:
    """What a key of this name is for; None for a name that does not say."""
    match = _NAME.match(name)
    if match is None:
        return None
    return match["purpose"] or "log"  # type: ignore[return-value]


def holder_of(name: str) -> str:
    """Whose key it is: `police` for `police/protocol`."""
    return name.partition("/")[0]


def fingerprint(key: Verifier) -> str:
    """The SHA-256 of the verifier key in text, in hex: for two people to compare. A key id is too short to be compared."""
    return hashlib.sha256(format_verifier(key).encode()).hexdigest()


def require_purpose(key: Verifier, purpose: Purpose) -> None:
    """Nothing, when the key's name and type say that it is for this.

    Raises:
        UsageError: it is for something else, or does not say for what. One key, one purpose.
    """
    found = purpose_of(key.name)
    if found != purpose:
        what = f"is there to {PURPOSES[found]}" if found else "does not say what it is for"
        raise UsageError(
            f"the key `{key.name}` {what}, and a key is needed to {PURPOSES[purpose]}",
            f"use a key whose name ends in /{purpose}" if purpose != "log" else "a log makes its own key",
        )
    if key.algorithm != algorithm_of(purpose):
        raise UsageError(
            f"the key `{key.name}` is of type 0x{key.algorithm:02x}, and one to {PURPOSES[purpose]} is of another",
            f"make a new one: callout key new {key.name} --out FILE",
        )


def algorithm_of(purpose: Purpose) -> int:
    """The type of a key for a purpose (log/note.py)."""
    return COSIGNATURE if purpose == "witness" else ED25519


def require_passphrase(text: str) -> str:
    """The passphrase in the form that is hashed, when it is long enough for a new key.

    Raises:
        UsageError: it is short.
    """
    passphrase = _normal(text)
    if len(passphrase) < MIN_PASSPHRASE:
        raise UsageError(
            f"the passphrase has {len(passphrase)} characters, and {MIN_PASSPHRASE} is the least",
            "take four or five words that have nothing to do with each other",
        )
    return passphrase


def protect_key(
    signer: Signer, passphrase: str, random: Callable[[int], bytes], work: Work = USUAL_WORK
) -> ProtectedKey:
    """The key behind a passphrase."""
    from nacl.secret import SecretBox

    salt = random(_SALT_BYTES)
    box = SecretBox(_key_from(passphrase, salt, work)).encrypt(format_signer(signer).encode(), random(_NONCE_BYTES))
    return ProtectedKey(signer.verifier, work, salt, bytes(box))


def open_key(key: ProtectedKey, passphrase: str) -> Signer:
    """The signing key.

    Raises:
        UsageError: the passphrase is another.
        EvidenceError: what is sealed is not the key that the file names, or the computer has not the memory for it.
    """
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    try:
        text = SecretBox(_key_from(passphrase, key.salt, key.work)).decrypt(key.box).decode()
    except (CryptoError, ValueError):
        raise UsageError(
            msg("the passphrase does not open the key `{name}`", name=key.verifier.name),
            msg("type it again, or the file is damaged"),
        ) from None
    signer = parse_signer(text)
    if signer.verifier != key.verifier:
        raise EvidenceError(
            f"the key file names `{key.verifier.name}` and holds another key", "fetch it again from where it is kept"
        )
    return signer


def format_key(key: Signer | ProtectedKey) -> str:
    """The line of a key file; `parse_key` reads it back."""
    if isinstance(key, Signer):
        return format_signer(key) + "\n"
    work = key.work
    fields = (_HEAD, format_verifier(key.verifier), "argon2id", str(work.passes), str(work.memory_bytes))
    return " ".join((*fields, _encode(key.salt), _encode(key.box))) + "\n"


def parse_key(text: str) -> Signer | ProtectedKey:
    """The key that a key file holds. A protected one is not opened, and costs nothing to read.

    Raises:
        EvidenceError: it is not of the formats above, or opening it would ask too much of a computer.
    """
    if not text.endswith("\n") or text.count("\n") != 1 or len(text) > _MAX_LINE:
        raise EvidenceError("a key file is one line, ended by a newline", "fetch it again from where it is kept")
    if not text.startswith(_HEAD):
        signer = parse_signer(text[:-1])
        if format_key(signer) != text:
            raise EvidenceError("the key file holds more than its key", "fetch it again from where it is kept")
        return signer
    key = _parse_protected(text[:-1].split(" "))
    if format_key(key) != text:
        raise EvidenceError("the protected key is not written as this tool writes it")
    return key


def _parse_protected(fields: list[str]) -> ProtectedKey:
    if len(fields) != 7 or fields[2] != "argon2id" or not (_NUMBER.match(fields[3]) and _NUMBER.match(fields[4])):
        raise EvidenceError("a protected key is seven fields: head, key, argon2id, passes, memory, salt and box")
    work = Work(int(fields[3]), int(fields[4]))
    fits = (
        LEAST_WORK.passes <= work.passes <= MOST_WORK.passes
        and LEAST_WORK.memory_bytes <= work.memory_bytes <= MOST_WORK.memory_bytes
    )
    if not fits:
        raise EvidenceError(
            f"the protected key asks for {work.passes} passes over {work.memory_bytes} bytes, and that is not between "
            f"{LEAST_WORK.passes} over {LEAST_WORK.memory_bytes} and {MOST_WORK.passes} over {MOST_WORK.memory_bytes}",
            "do not open it: fetch the key again from where it is kept",
        )
    try:
        salt, box = (base64.b64decode(field, validate=True) for field in fields[5:])
    except (ValueError, binascii.Error):
        raise EvidenceError("the salt or the box of the protected key is not base64") from None
    if len(salt) != _SALT_BYTES or len(box) <= _NONCE_BYTES:
        raise EvidenceError("the salt or the box of the protected key is too short")
    return ProtectedKey(parse_verifier(fields[1]), work, salt, box)


def _key_from(passphrase: str, salt: bytes, work: Work) -> bytes:
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id

    try:
        return argon2id.kdf(32, _normal(passphrase).encode(), salt, work.passes, work.memory_bytes)
    except (CryptoError, MemoryError):
        raise EvidenceError(
            f"this computer has not the {work.memory_bytes // 1024**2} MB of memory that the key's passphrase asks for",
            "close other programs, or use another computer",
        ) from None


def _normal(passphrase: str) -> str:
    return unicodedata.normalize("NFC", passphrase.strip())


def _encode(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
