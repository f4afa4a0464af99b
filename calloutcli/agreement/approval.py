"""Approvals: agencies put their names to the exact bytes of one version of a protocol.

Format of the text that is signed, each line ended by a newline, in this order:

    calloutcli/protocol-approval/v1
    protocol <id>
    version <version>
    sha256 <SHA-256 of the protocol's exact bytes, in hex>
    size <number of those bytes>
    supersedes none|<sha256 of the text of the approval before, in hex>
    effective <date>
    review-by <date>
    trust-root <version> <sha256 of its text, in hex>

It stands in a signed note (log/note.py), one signature line for each agency, in `<version>.approval` beside the protocol.
Whether enough have signed is what the trust root says that it names, and, when there is a newer one, what that says too:
a key that was taken out because somebody stole it cannot make an agreement any more, not even one with an old date.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from typing import Literal, NoReturn

from calloutcli.agreement.signatures import missing, require_enough, sha256_of, signed_by
from calloutcli.agreement.trust import SignedRoot, parse_day
from calloutcli.errors import AgreementError, EvidenceError
from calloutcli.frozen import frozen
from calloutcli.log.note import Note
from calloutcli.protocol.shape import NAME, VERSION

HEAD = "calloutcli/protocol-approval/v1"
Word = Literal["in_force", "past_review", "trust_root_expired", "not_yet_effective"]

_KEYS = ("protocol", "version", "sha256", "size", "supersedes", "effective", "review-by", "trust-root")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_COUNT = re.compile(r"[1-9]\d{0,11}\Z", re.ASCII)


_LINE_ENDS = (
    "only its line ends differ: git or an editor changed them. Fetch the file as it was signed; to have git leave it "
    "alone, put `*.yaml -text` into .gitattributes"
)
"""The cure where a protocol went through a Windows computer."""


@frozen
class Approval:
    """What the text says. `supersedes` is empty for the first approval of a protocol."""

    protocol: str
    version: str
    sha256: str
    size: int
    supersedes: str
    effective: date
    review_by: date
    root_version: int
    root_sha256: str


@frozen
class Agreement:
    """An approval that was verified: who signed it, and what it rests on. `sha256` is that of the approval's text."""

    approval: Approval
    sha256: str
    agencies: tuple[str, ...]
    root_version: int
    root_expires: date

    def word_on(self, day: date) -> Word:
        """How the agreement stands on a day, in the word that records keep."""
        if day < self.approval.effective:
            return "not_yet_effective"
        if day > self.root_expires:
            return "trust_root_expired"
        return "past_review" if day > self.approval.review_by else "in_force"


def format_approval(approval: Approval) -> str:
    """The text to sign; `parse_approval` reads it back."""
    values = (
        approval.protocol,
        approval.version,
        approval.sha256,
        str(approval.size),
        approval.supersedes or "none",
        approval.effective.isoformat(),
        approval.review_by.isoformat(),
        f"{approval.root_version} {approval.root_sha256}",
    )
    return "".join([f"{HEAD}\n", *(f"{key} {value}\n" for key, value in zip(_KEYS, values, strict=True))])


def parse_approval(text: str) -> Approval:
    """The approval that a note's text holds.

    Raises:
        EvidenceError: it is not of the format above.
    """
    lines = text.split("\n")
    if len(lines) != len(_KEYS) + 2 or lines[0] != HEAD or lines[-1]:
        _refuse(f"it must be `{HEAD}` and the eight lines {', '.join(_KEYS)}")
    pairs = [line.partition(" ") for line in lines[1:-1]]
    if tuple(key for key, _, _ in pairs) != _KEYS:
        _refuse(f"its lines must be {', '.join(_KEYS)}, in this order")
    protocol, version, sha256, size, supersedes, effective, review_by, root = (value for _, _, value in pairs)
    root_version, _, root_sha256 = root.partition(" ")
    if not NAME.match(protocol) or not VERSION.match(version):
        _refuse("`protocol` or `version` is not the name or the version of a protocol")
    if not _SHA256.match(sha256) or not _SHA256.match(root_sha256) or not _COUNT.match(size):
        _refuse("`sha256`, `size` or `trust-root` is not of its form")
    if not _COUNT.match(root_version) or not (supersedes == "none" or _SHA256.match(supersedes)):
        _refuse("`supersedes` or `trust-root` is not of its form")
    approval = Approval(
        protocol,
        version,
        sha256,
        int(size),
        "" if supersedes == "none" else supersedes,
        parse_day(effective, "effective"),
        parse_day(review_by, "review-by"),
        int(root_version),
        root_sha256,
    )
    if approval.review_by < approval.effective:
        _refuse("`review-by` comes before `effective`")
    if format_approval(approval) != text:
        _refuse("it is not written as this tool writes it")
    return approval


def approval_of(
    source: bytes, protocol: tuple[str, str], supersedes: str, dates: tuple[date, date], root: SignedRoot
) -> Approval:
    """The approval to be signed for a protocol's bytes, `protocol` being its (id, version), `dates` (effective, review by).

    Raises:
        EvidenceError: the dates are reversed.
    """
    digest = hashlib.sha256(source).hexdigest()
    made = Approval(*protocol, digest, len(source), supersedes, *dates, root.root.version, root.sha256)
    return parse_approval(format_approval(made))


def require_about(approval: Approval, source: bytes, protocol: tuple[str, str]) -> None:
    """Nothing, when the approval is about exactly these bytes, `protocol` being the (id, version) that they say.

    Raises:
        AgreementError: it is about others.
    """
    if (approval.protocol, approval.version) != protocol:
        raise AgreementError(
            f"the approval is for `{approval.protocol}` {approval.version}, and the protocol is `{protocol[0]}` {protocol[1]}",
            "take the approval that was made for this file",
        )
    if (approval.size, approval.sha256) != (len(source), hashlib.sha256(source).hexdigest()):
        raise AgreementError(
            f"the approval of `{protocol[0]}` {protocol[1]} is for another file: not one byte may differ, and these do",
            _LINE_ENDS
            if _differs_in_line_ends(approval.sha256, source)
            else "fetch the file that the agencies signed; a changed one needs a new version and new signatures",
        )


def _differs_in_line_ends(sha256: str, source: bytes) -> bool:
    """Whether the bytes would be the approved ones with the line ends of Unix, or with those of Windows."""
    unix = source.replace(b"\r\n", b"\n")
    return sha256 in {hashlib.sha256(one).hexdigest() for one in (unix, unix.replace(b"\n", b"\r\n"))}


def verify_approval(note: Note, source: bytes, protocol: tuple[str, str], roots: Sequence[SignedRoot]) -> Agreement:
    """The agreement in a note about exactly these bytes, `protocol` being the (id, version) that they say.

    `roots` are the trust roots known here, verified, oldest first (trust.verify_chain). Who signed is told by the newest.

    Raises:
        EvidenceError: the note is not of the format, or a signature of a known key does not hold.
        AgreementError: it is about other bytes, names a trust root that is not known here, or too few have signed.
    """
    approval = parse_approval(note.text)
    require_about(approval, source, protocol)
    named, newest = named_root(approval, roots), roots[-1]
    what = f"the approval of `{protocol[0]}` {protocol[1]}"
    signed = signed_by(note, named.root.agencies)
    require_enough(what, named.root.protocol, signed)
    if newest is not named:
        signed = signed_by(note, newest.root.agencies)
        if missing(newest.root.protocol, signed):
            require_enough(f"{what}, as trust root {newest.root.version} asks by now,", newest.root.protocol, signed)
    agencies = tuple(agency for agency in signed if agency in newest.root.protocol.agencies)
    return Agreement(approval, sha256_of(note), agencies, newest.root.version, newest.root.expires)


def named_root(approval: Approval, roots: Sequence[SignedRoot]) -> SignedRoot:
    """The trust root that the approval names, among those known here.

    Raises:
        AgreementError: it is not one of them.
    """
    for one in roots:
        if one.root.version == approval.root_version:
            if one.sha256 != approval.root_sha256:
                raise AgreementError(
                    f"the approval rests on another trust root {approval.root_version} than the one known here",
                    "ask the agencies which of the two is theirs, over the phone",
                )
            return one
    raise AgreementError(
        f"the approval rests on trust root {approval.root_version}, which is not known here",
        "give every trust root with --root, the oldest first",
    )


def _refuse(why: str) -> NoReturn:
    raise EvidenceError(f"the approval cannot be read: {why}", "fetch the file again from whoever made it")
