"""The trust root: which key is whose, and how many must sign. Every approval rests on it.

Format of the text that is signed, each line ended by a newline, in this order, agencies in alphabetical order everywhere:

    calloutcli/trust-root/v1
    version <number from 1>
    expires <date>
    previous none|<sha256 of the text of the version before, in hex>
    agency <name> <verifier key>                 one line for each agency, at most 16; the key is called `<name>/protocol`
    threshold protocol <number> <agency> ...     how many of which must sign an approval
    threshold root <number> <agency> ...         how many of which must sign this root, and the next

After The Update Framework's root role (TUF specification 1.0.33, section 5.3): a new root is signed as the old one asks and as
the new one asks, and its version is the old one's and one. Nothing else can stand in the text: an unknown line, an agency or a
public key that is there twice, is refused.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from calloutcli.agreement.key import HOLDER, require_purpose
from calloutcli.agreement.signatures import Threshold, require_enough, sha256_of, signed_by
from calloutcli.errors import AgreementError, CalloutError, EvidenceError
from calloutcli.frozen import frozen
from calloutcli.log.note import MAX_SIGNATURES, Note, Verifier, format_verifier, parse_verifier

HEAD = "calloutcli/trust-root/v1"
MAX_AGENCIES = MAX_SIGNATURES

_VERSION = re.compile(r"[1-9]\d{0,5}\Z", re.ASCII)
_PREVIOUS = re.compile(r"(?:none|[0-9a-f]{64})\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)


@frozen
class TrustRoot:
    """What the text says. `previous` is empty for the first version; `agencies` are (name, key), by name."""

    version: int
    expires: date
    previous: str
    agencies: tuple[tuple[str, Verifier], ...]
    protocol: Threshold
    root: Threshold


@frozen
class SignedRoot:
    """A trust root that was verified, with the note it came in."""

    root: TrustRoot
    note: Note

    @property
    def sha256(self) -> str:
        """The SHA-256 of its text, in hex: what an approval and the next root name it by."""
        return sha256_of(self.note)


def format_trust_root(root: TrustRoot) -> str:
    """The text to sign; `parse_trust_root` reads it back."""
    lines = [HEAD, f"version {root.version}", f"expires {root.expires.isoformat()}"]
    lines.append(f"previous {root.previous or 'none'}")
    lines += [f"agency {name} {format_verifier(key)}" for name, key in root.agencies]
    for what, threshold in (("protocol", root.protocol), ("root", root.root)):
        lines.append(" ".join(("threshold", what, str(threshold.count), *threshold.agencies)))
    return "".join(f"{line}\n" for line in lines)


def parse_trust_root(text: str) -> TrustRoot:
    """The trust root that a note's text holds.

    Raises:
        EvidenceError: it is not of the format above, or an agency, a public key or a threshold in it cannot be.
    """
    lines = text.split("\n")
    if len(lines) < 8 or lines[0] != HEAD or lines[-1]:
        _refuse(f"it must begin with `{HEAD}` and have its seven lines or more")
    version, expires, previous = (
        _field(line, key) for line, key in zip(lines[1:4], ("version", "expires", "previous"), strict=True)
    )
    if not _VERSION.match(version) or not _PREVIOUS.match(previous):
        _refuse("`version` must be a number from 1, and `previous` must be `none` or a SHA-256")
    if (version == "1") != (previous == "none"):
        _refuse("version 1 and no other has `previous none`")
    agencies = tuple(_agency(line) for line in lines[4:-3])
    root = TrustRoot(
        int(version),
        parse_day(expires, "expires"),
        "" if previous == "none" else previous,
        agencies,
        _threshold(lines[-3], "protocol", [name for name, _ in agencies]),
        _threshold(lines[-2], "root", [name for name, _ in agencies]),
    )
    _require_distinct(agencies)
    if format_trust_root(root) != text:
        _refuse("it is not written as this tool writes it")
    return root


def verify_trust_root(note: Note, previous: SignedRoot | None = None, today: date | None = None) -> SignedRoot:
    """The trust root in a note, signed as it asks itself and as the version before asks.

    Without `previous` it is the first that is known here, of whatever version: it must be signed as it asks itself, and
    somebody must have compared its SHA-256 with the agencies. With `today` it must not have expired.

    Raises:
        EvidenceError: it is not of the format, or a signature does not hold.
        AgreementError: too few signatures, not the next version of the one before, or expired.
    """
    signed = SignedRoot(parse_trust_root(note.text), note)
    root = signed.root
    if previous is not None:
        if root.version != previous.root.version + 1:
            raise AgreementError(
                f"trust root {root.version} cannot follow trust root {previous.root.version}: versions rise by one",
                "give every version in between with --root",
            )
        if root.previous != previous.sha256:
            raise AgreementError(
                f"trust root {root.version} follows another trust root {previous.root.version} than the one known here",
                "ask the agencies which of them is theirs, over the phone",
            )
        old = signed_by(note, previous.root.agencies)
        require_enough(f"trust root {root.version}, as version {previous.root.version} asks,", previous.root.root, old)
    require_enough(f"trust root {root.version}", root.root, signed_by(note, root.agencies))
    if today is not None:
        require_unexpired(signed, today)
    return signed


def verify_chain(notes: Sequence[Note]) -> tuple[SignedRoot, ...]:
    """The trust roots, each the next version of the one before, oldest first. Expired ones are taken: see require_unexpired.

    Raises:
        EvidenceError: one is not of the format, or a signature does not hold.
        AgreementError: one has too few signatures, or does not follow the one before.
    """
    chain: list[SignedRoot] = []
    for note in notes:
        chain.append(verify_trust_root(note, chain[-1] if chain else None))
    return tuple(chain)


def require_unexpired(signed: SignedRoot, today: date) -> None:
    """Nothing, when the trust root may still be relied on today.

    Raises:
        AgreementError: it has expired.
    """
    if today > signed.root.expires:
        raise AgreementError(
            f"trust root {signed.root.version} expired on {signed.root.expires.isoformat()}",
            "the agencies make and sign the next one: callout protocol trust --previous FILE",
        )


def parse_day(text: str, what: str) -> date:
    """The date in a signed text, written 2026-12-01 and in no other way.

    Raises:
        EvidenceError: it is none.
    """
    try:
        if _DAY.match(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise EvidenceError(f"`{what}` must be a date such as 2026-12-01")


def _field(line: str, key: str) -> str:
    found, _, value = line.partition(" ")
    if found != key:
        _refuse(f"a line `{key} ...` is missing or in another place")
    return value


def _agency(line: str) -> tuple[str, Verifier]:
    name, _, key = _field(line, "agency").partition(" ")
    if not HOLDER.match(name):
        _refuse("the name of an agency must be small letters, digits, `.` and `-`")
    verifier = parse_verifier(key)
    try:
        require_purpose(verifier, "protocol")
    except CalloutError as error:
        _refuse(error.message)
    if verifier.name != f"{name}/protocol":
        _refuse(f"the key of `{name}` must be called `{name}/protocol`")
    return name, verifier


def _threshold(line: str, what: str, agencies: Sequence[str]) -> Threshold:
    found, _, rest = _field(line, "threshold").partition(" ")
    count, *names = rest.split(" ")
    if found != what or not _VERSION.match(count) or names != sorted(set(names)):
        _refuse(f"`threshold {what}` must be a number from 1, then agencies in alphabetical order")
    unknown = next((name for name in names if name not in agencies), None)
    if unknown is not None:
        _refuse(f"`threshold {what}` names `{unknown}`, which has no line `agency`")
    if int(count) > len(names):
        _refuse(f"`threshold {what}` asks for {count} signatures, and names {len(names)} agencies")
    return Threshold(int(count), tuple(names))


def _require_distinct(agencies: Sequence[tuple[str, Verifier]]) -> None:
    names = [name for name, _ in agencies]
    if not agencies or len(agencies) > MAX_AGENCIES or names != sorted(set(names)):
        _refuse(f"there must be 1 to {MAX_AGENCIES} agencies, each once and in alphabetical order")
    seen: dict[bytes, str] = {}
    for name, key in agencies:
        if key.public_key in seen:
            _refuse(f"`{seen[key.public_key]}` and `{name}` have the same public key")
        seen[key.public_key] = name


def _refuse(why: str) -> NoReturn:
    raise EvidenceError(f"the trust root cannot be read: {why}", "fetch the file again from whoever made it")
