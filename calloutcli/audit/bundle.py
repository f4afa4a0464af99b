r"""A bundle: what leaves a home as evidence. Which files it may hold, how large they may be, and what stands in two of them.

A bundle is a folder or a zip of it. Its files, and no others:
    MANIFEST                      the SHA-256 of every other file
    README.txt                    in plain words: what this is, which view, what is withheld and why, how to check it
    checkpoint                    the log's signed checkpoint at the time of the export (log/checkpoint.py)
    entries.jsonl                 leaf bytes of the exported records, one a line, in order of seq
    disclosures.jsonl             what of the personal fields is disclosed, withheld or erased
    proofs/<seq>                  partial export only: proof that `checkpoint` holds the record (C2SP tlog-proof)
    consistency/<size>            proof that the log goes on from a checkpoint of that size that somebody kept (log/proof.py)
    protocols/<sha256>.yaml       the exact bytes of each protocol that the records name
    protocols/<sha256>.approval   the signed approval under which it was last adopted
    trust-roots/<n>               the signed trust root of that version
    policy, cosignatures          a verifier's policy and witness cosignatures, as somebody else gave them
    child-information-form.txt, child-information-form.json    police view only (child_information_form.py)

MANIFEST: the line `# calloutcli/bundle/v1`, then a line `<64 hex>  <path>` for each other file, sorted by path: what
`sha256sum -c MANIFEST` reads. It is not signed and proves nothing against whoever made the bundle; it finds what was lost
or damaged on the way. What a reader may believe rests on the checkpoint's signature alone.

disclosures.jsonl: a line of canonical JSON for each digest of each exported record, sorted by (seq, digest):
`{"digest":...,"disclosure":...,"seq":n}`, `{"digest":...,"seq":n,"state":"withheld"}` or `..."state":"erased"}`. A digest whose
disclosure the home has lost without an erasure has no line: its reader finds it missing, unexplained.

INVARIANT: in every view but the reviewer's a decoy is withheld like a field, and no one is ever shown for what it is: so no bundle
says how many fields were filled in. Whether a child said anything is itself about the child. The reviewer sees every field,
so their number tells him nothing; with the decoys he can account for every digest, and see that nothing is held back.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Literal

from calloutcli.canonical import MAX_BYTES as MAX_LEAF_BYTES
from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen

FIRST_LINE = "# calloutcli/bundle/v1"
MANIFEST = "MANIFEST"
ENTRIES = "entries.jsonl"
DISCLOSURES = "disclosures.jsonl"
FOLDERS = ("consistency", "proofs", "protocols", "trust-roots")

MAX_FILES = 50_000
"""Files in a bundle: more than 49,000 single records need a whole export, which has no file for each."""
MAX_NAME_BYTES = 96
MAX_LINE_BYTES = {ENTRIES: MAX_LEAF_BYTES, DISCLOSURES: 131_071}
"""A disclosure is base64 of up to 65,535 bytes, so its line may be longer than a record."""
MAX_STREAM_BYTES = 64 * 2**30
"""For the two files that are read a line at a time: 64 million records."""

_KB, _MB = 2**10, 2**20
_LIMITS: tuple[tuple[str, int], ...] = (
    (r"MANIFEST", 8 * _MB),
    (r"entries\.jsonl|disclosures\.jsonl", MAX_STREAM_BYTES),
    (r"checkpoint|policy|cosignatures", 64 * _KB),
    (r"README\.txt|child-information-form\.txt|child-information-form\.json", _MB),
    (r"proofs/(?:0|[1-9][0-9]{0,15})|consistency/(?:0|[1-9][0-9]{0,15})", 72 * _KB),
    (r"protocols/[0-9a-f]{64}\.yaml", _MB),
    (r"protocols/[0-9a-f]{64}\.approval|trust-roots/[1-9][0-9]{0,8}", 64 * _KB),
)
_NAMES = tuple((re.compile(rf"(?:{pattern})\Z"), limit) for pattern, limit in _LIMITS)
_MANIFEST_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)\Z")
_DIGEST = re.compile(r"[A-Za-z0-9_-]{43}\Z")
_TEXT = re.compile(r"[A-Za-z0-9_-]{1,90000}\Z")

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), check_circular=False)

State = Literal["withheld", "erased"]


@frozen
class DisclosureLine:
    """What a bundle says of one digest: the disclosure's text, or a state; the other of the two is empty."""

    seq: int
    digest: str
    text: str
    state: State | Literal[""]


def limit_of(name: str) -> int:
    """The most bytes that a file of this name may have.

    Raises:
        EvidenceError: a bundle holds no file of this name.
    """
    for pattern, limit in _NAMES:
        if pattern.match(name):
            return limit
    raise EvidenceError(
        f"the bundle holds `{name[:200]}`, which is not a file of a bundle",
        "unpack or copy it again, and take out whatever was added",
    )


# -------------------------------------------------------------------- MANIFEST


def format_manifest(sums: Mapping[str, str]) -> bytes:
    """The MANIFEST over hex SHA-256 by file name; `parse_manifest` reads it back."""
    return "".join([f"{FIRST_LINE}\n", *(f"{sums[name]}  {name}\n" for name in sorted(sums))]).encode()


def parse_manifest(raw: bytes) -> dict[str, str]:
    """Hex SHA-256 by file name, in order.

    Raises:
        EvidenceError: it is not of the format above.
    """
    lines = raw.decode("ascii", "replace").split("\n")
    if lines[0] != FIRST_LINE or lines[-1]:
        raise EvidenceError(f"the MANIFEST does not begin with the line `{FIRST_LINE}`, or is cut off")
    found: dict[str, str] = {}
    for number, line in enumerate(lines[1:-1], 2):
        match = _MANIFEST_LINE.match(line)
        if match is None:
            raise EvidenceError(f"line {number} of the MANIFEST is not 64 hex digits, two spaces and a file name")
        limit_of(match[2])
        found[match[2]] = match[1]
    if MANIFEST in found or format_manifest(found) != raw:
        raise EvidenceError("the MANIFEST names itself, names a file twice, or is not sorted by file name")
    return found


def check_manifest(listed: Mapping[str, str], found: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(id, sentence) of each file that is missing, was added or was altered, by file name; empty when all are as listed."""
    problems: dict[str, tuple[str, str]] = {}
    seen = set()
    for name, sha256 in found:
        seen.add(name)
        if name not in listed:
            problems[name] = ("extra-file", f"`{name}` is in the bundle, but not in its MANIFEST")
        elif listed[name] != sha256:
            problems[name] = ("altered-file", f"`{name}` is not the file that the MANIFEST lists")
    for name in listed.keys() - seen:
        problems[name] = ("missing-file", f"`{name}` is in the MANIFEST, but not in the bundle")
    return tuple(problems[name] for name in sorted(problems))


# -------------------------------------------------------------------- disclosures.jsonl


def format_disclosure_line(line: DisclosureLine) -> bytes:
    """The line without its newline; `parse_disclosure_line` reads it back."""
    value: dict[str, Json] = {"digest": line.digest, "seq": line.seq}
    value |= {"state": line.state} if line.state else {"disclosure": line.text}
    return _ENCODER.encode(value).encode()


def parse_disclosure_line(raw: bytes) -> DisclosureLine:
    """What a line says. Whether the disclosure is the one of its digest is for verify to say.

    Raises:
        EvidenceError: it is not of the format above.
    """
    try:
        value = json.loads(raw.decode("ascii"))
        text, state = value.get("disclosure", ""), value.get("state", "")
        line = DisclosureLine(value["seq"], value["digest"], text, state)
        good = (
            type(line.seq) is int
            and 0 <= line.seq < 2**53
            and bool(_DIGEST.match(line.digest))
            and (bool(_TEXT.match(text)) if not state else state in ("withheld", "erased"))
            and format_disclosure_line(line) == raw
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        good = False
    if not good:
        raise EvidenceError("a line of disclosures.jsonl is not what a bundle says of a digest, in canonical form")
    return line


def sha256_of(chunks: Iterable[bytes]) -> str:
    """The hex SHA-256 over the chunks in order."""
    sum_ = hashlib.sha256()
    for chunk in chunks:
        sum_.update(chunk)
    return sum_.hexdigest()
