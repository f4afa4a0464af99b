r"""Cosignatures: what a witness says of a checkpoint, and when (C2SP tlog-cosignature v1, type 0x04).

A witness is somebody outside the home, such as an agency, that keeps the log's last checkpoint and cosigns a later one only
when it continues the one that was kept. So a log that is cut short or rewritten gets no cosignature any more.

Format: the signature in the note's line is an 8-byte big-endian time in seconds since 1970, then 64 bytes of Ed25519 over
`cosignature/v1\ntime <seconds>\n` and the checkpoint's text. The time is below the year 10000: the standard allows up to
2^63-1 and lets readers refuse times to come, and no calendar has those.
"""

from calloutcli.errors import EvidenceError
from calloutcli.log.checkpoint import parse_checkpoint
from calloutcli.log.note import (
    COSIGNATURE,
    MAX_SIGNATURES,
    Note,
    Signature,
    Signer,
    Verifier,
    find_signature,
    require_signed,
    signed,
)

LAST_SECOND = 253_402_300_799
"""The last second of the year 9999."""
_BYTES = 8 + 64


def cosign(note: Note, signer: Signer, time_seconds: int) -> Note:
    """The checkpoint with the witness's cosignature added.

    Whoever calls this has verified the log's own signature, and that the checkpoint continues the last one cosigned:
    that is what the cosignature says, and nothing here can know it.

    Raises:
        EvidenceError: the key is not a witness's, the note is not a checkpoint, is cosigned by this key already, or has
            sixteen signatures; or the time is not one.
    """
    _require_witness(signer.name, signer.algorithm)
    parse_checkpoint(note.text)
    if find_signature(note, signer.verifier) is not None:
        raise EvidenceError(f"the checkpoint is cosigned by `{signer.name}` already")
    if len(note.signatures) >= MAX_SIGNATURES:
        raise EvidenceError(f"the checkpoint has {MAX_SIGNATURES} signatures already, and that is the most")
    _require_time(time_seconds, signer.name)
    value = time_seconds.to_bytes(8, "big") + signed(_message(note.text, time_seconds), signer)
    return Note(note.text, (*note.signatures, Signature(signer.name, signer.verifier.key_id, value)))


def verify_cosignature(note: Note, verifier: Verifier) -> int:
    """The time, in seconds since 1970, at which the witness says that it cosigned the checkpoint.

    Whether that time is still to come is for the caller to see, who has a clock.

    Raises:
        EvidenceError: the key is not a witness's, the note is not a checkpoint, or the witness's line is missing, stands
            there twice, or does not hold.
    """
    _require_witness(verifier.name, verifier.algorithm)
    parse_checkpoint(note.text)
    signature = find_signature(note, verifier)
    if signature is None:
        raise EvidenceError(f"there is no cosignature of `{verifier.name}` with the known key")
    if len(signature.value) != _BYTES:
        raise EvidenceError(f"the cosignature of `{verifier.name}` is not {_BYTES} bytes long")
    time_seconds = int.from_bytes(signature.value[:8], "big")
    _require_time(time_seconds, verifier.name)
    require_signed(_message(note.text, time_seconds), signature.value[8:], verifier)
    return time_seconds


def _message(text: str, time_seconds: int) -> bytes:
    return f"cosignature/v1\ntime {time_seconds}\n{text}".encode()


def _require_time(time_seconds: int, name: str) -> None:
    if not 0 <= time_seconds <= LAST_SECOND:
        raise EvidenceError(f"the cosignature of `{name}` has a time that no calendar has: {time_seconds} seconds")


def _require_witness(name: str, algorithm: int) -> None:
    if algorithm != COSIGNATURE:
        raise EvidenceError(
            f"the key of `{name}` is not a witness's: it signs texts, and cosigns nothing",
            "a witness has a key of its own, of type 0x04",
        )
