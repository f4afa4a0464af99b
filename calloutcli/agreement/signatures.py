r"""Texts on their way to being signed: the file that agencies pass around, who has signed it, whether these are enough.

Format of the file: a signed note (log/note.py). Before anybody has signed, the same without signature lines: the text and an
empty line. A reader also takes the text alone, since an editor may cut the empty line off: there is no signature to lose yet;
and it passes over empty lines at the end, which mail programs add.

Signatures are counted by PUBLIC KEY, never by line or by name: the same mistake was found in five implementations of TUF
(CVE-2020-6174 among them).
"""

import hashlib
from collections.abc import Iterable, Sequence

from calloutcli.errors import AgreementError, EvidenceError
from calloutcli.frozen import frozen
from calloutcli.log.note import (
    MAX_SIGNATURES,
    Note,
    Signature,
    Signer,
    Verifier,
    decode_note,
    find_signature,
    format_note,
    parse_note,
    sign_note,
    verify_note,
)


@frozen
class Threshold:
    """How many of which agencies must sign."""

    count: int
    agencies: tuple[str, ...]


def format_signed(note: Note) -> bytes:
    """The bytes of the file; `parse_signed` reads them back."""
    return format_note(note).encode()


def parse_signed(raw: bytes) -> Note:
    """The note in a file, with the signatures it has so far; none is checked.

    Raises:
        EvidenceError: it is not of the format above.
    """
    text = decode_note(raw)
    if "\n\n\u2014 " in text:
        return parse_note(text.rstrip("\n") + "\n")
    text = text[:-1] if text.endswith("\n\n") else text
    if not text.endswith("\n") or "\n\n" in text:
        raise EvidenceError(
            "the text to be signed is not whole: it must be lines, and an empty line after them",
            "fetch the file again, and do not open it in between",
        )
    return Note(text, ())


def sha256_of(note: Note) -> str:
    """The SHA-256 of the text that is signed, in hex. Signatures may be added later without changing it."""
    return hashlib.sha256(note.text.encode()).hexdigest()


def add_signature(note: Note, signer: Signer) -> Note:
    """The note with one signature more; the same note when this key signed it before.

    Raises:
        EvidenceError: the key's signature is there and does not hold, or the note is full.
    """
    if find_signature(note, signer.verifier) is not None:
        verify_note(note, signer.verifier)
        return note
    return merge_signatures(note, sign_note(note.text, signer))


def merge_signatures(note: Note, other: Note) -> Note:
    """The note with the signatures of another copy of the same text added, each line once.

    Raises:
        EvidenceError: the texts differ, or there are more signatures than a note can hold.
    """
    if note.text != other.text:
        raise EvidenceError(
            "the two files do not hold the same text, so one's signatures mean nothing for the other",
            "make sure that all sign the same file",
        )
    lines: tuple[Signature, ...] = tuple(dict.fromkeys((*note.signatures, *other.signatures)))
    if len(lines) > MAX_SIGNATURES:
        raise EvidenceError(f"there are {len(lines)} signatures, and a note holds {MAX_SIGNATURES}")
    return Note(note.text, lines)


def signed_by(note: Note, agencies: Iterable[tuple[str, Verifier]]) -> tuple[str, ...]:
    """The names of the agencies whose key signed the note, sorted. Lines by keys that are not named here are passed over.

    Raises:
        EvidenceError: a line by one of these keys does not hold, or there are two of one key.
    """
    found: dict[bytes, str] = {}
    for name, key in agencies:
        if find_signature(note, key) is not None:
            verify_note(note, key)
            found.setdefault(key.public_key, name)
    return tuple(sorted(found.values()))


def missing(threshold: Threshold, signed: Sequence[str]) -> tuple[str, ...]:
    """The agencies of the threshold that have not signed; none when enough of them have."""
    left = tuple(agency for agency in threshold.agencies if agency not in signed)
    return left if len(threshold.agencies) - len(left) < threshold.count else ()


def require_enough(what: str, threshold: Threshold, signed: Sequence[str]) -> None:
    """Nothing, when as many of the threshold's agencies signed as it asks for.

    Raises:
        AgreementError: too few, with who signed and who is missing.
    """
    left = missing(threshold, signed)
    if not left:
        return
    have = [agency for agency in threshold.agencies if agency in signed]
    raise AgreementError(
        f"{what} needs the signatures of {threshold.count} of {len(threshold.agencies)} agencies, and has {len(have)}: "
        f"signed by {', '.join(have) or 'nobody'}; not signed by {', '.join(left)}",
        "an agency signs with: callout protocol sign FILE --key KEYFILE",
    )


def in_groups(digest: str) -> list[str]:
    """A digest in hex as lines of eight groups of four, to be read out over the phone."""
    groups = [digest[start : start + 4] for start in range(0, len(digest), 4)]
    return [" ".join(groups[start : start + 8]) for start in range(0, len(groups), 8)]
