r"""Checkpoints: what the log commits to at a size (C2SP tlog-checkpoint, without extension lines).

Format of the text that is signed: `<origin>\n<size>\n<base64(root)>\n`.
"""

import base64
import binascii
import re

from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.log.merkle import HASH_BYTES
from calloutcli.log.note import Signer, Verifier, format_note, parse_note, sign_note, verify_note
from calloutcli.wording import msg

_SIZE = re.compile(r"(0|[1-9]\d{0,15})\Z")


@frozen
class Checkpoint:
    """The log's origin, its number of records, and the 32-byte root over them."""

    origin: str
    size: int
    root: bytes


def format_checkpoint(checkpoint: Checkpoint) -> str:
    """The text to sign; `parse_checkpoint` reads it back."""
    return f"{checkpoint.origin}\n{checkpoint.size}\n{base64.b64encode(checkpoint.root).decode()}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """The checkpoint that a note's text holds.

    Raises:
        EvidenceError: it is not of the format above.
    """
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not lines[0] or not _SIZE.match(lines[1]):
        raise EvidenceError(msg("a checkpoint must be three lines: origin, size and root"))
    try:
        root = base64.b64decode(lines[2], validate=True)
    except (ValueError, binascii.Error):
        root = b""
    checkpoint = Checkpoint(lines[0], int(lines[1]), root)
    if len(root) != HASH_BYTES or format_checkpoint(checkpoint) != text:
        raise EvidenceError(msg("the checkpoint's root is not 32 bytes in base64"))
    return checkpoint


def sign_checkpoint(checkpoint: Checkpoint, signer: Signer) -> str:
    """The signed note over the checkpoint, as text."""
    return format_note(sign_note(format_checkpoint(checkpoint), signer))


def verify_checkpoint(note: str, verifier: Verifier) -> Checkpoint:
    """The checkpoint in a signed note, once `verifier` is seen to have signed it for its own origin.

    Raises:
        EvidenceError: the note is malformed, not signed by `verifier`, or speaks for another origin.
    """
    parsed = parse_note(note)
    checkpoint = parse_checkpoint(parsed.text)
    if checkpoint.origin != verifier.name:
        raise EvidenceError(
            msg("the checkpoint speaks for `{origin}`, not for `{name}`", origin=checkpoint.origin, name=verifier.name)
        )
    verify_note(parsed, verifier)
    return checkpoint
