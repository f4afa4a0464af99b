"""What was seen before: the trust roots and approvals that a home has relied on. Older ones are refused, for ever.

Format 1 of the file `agreements.seen`: canonical JSON (canonical.py) and a newline,
`{"approvals":[{"of":<SHA-256 of the protocol>,"protocol":<id>,"sha256":<of the approval's text>,"version":<version>}, ...],
"format":1,"trust_roots":[{"sha256":<of its text>,"version":n}, ...]}`, each list in the order in which they were taken.
The same stands in the log, in its `protocol_adopted` records; the file is there for when an older log is put back.

This is what TUF calls a rollback attack (TUF specification 1.0.33, section 1.5.2): somebody gives an agreement that was
good once, and is signed still, in the place of the one that replaced it.
"""

from collections.abc import Iterable, Mapping

from calloutcli.agreement.approval import Approval
from calloutcli.agreement.trust import SignedRoot
from calloutcli.canonical import Json, format_canonical, parse_canonical
from calloutcli.errors import AgreementError, EvidenceError
from calloutcli.frozen import frozen

FORMAT = 1


@frozen
class SeenApproval:
    """An approval relied on before: its protocol's id, version and SHA-256, and the SHA-256 of its own text."""

    protocol: str
    version: str
    of: str
    sha256: str


@frozen
class Seen:
    """Everything relied on before, each list in the order in which it was taken. `roots` are (version, SHA-256)."""

    roots: tuple[tuple[int, str], ...] = ()
    approvals: tuple[SeenApproval, ...] = ()

    @property
    def root(self) -> tuple[int, str]:
        """(version, SHA-256) of the highest trust root seen; (0, "") when none was."""
        return max(self.roots, default=(0, ""))

    def latest(self, protocol: str) -> SeenApproval | None:
        """The last approval taken for a protocol; None when there was none."""
        return next((one for one in reversed(self.approvals) if one.protocol == protocol), None)


def format_seen(seen: Seen) -> bytes:
    """The bytes of the file; `parse_seen` reads them back."""
    approvals: list[Json] = [
        {"protocol": one.protocol, "version": one.version, "of": one.of, "sha256": one.sha256} for one in seen.approvals
    ]
    roots: list[Json] = [{"version": version, "sha256": sha256} for version, sha256 in seen.roots]
    return format_canonical({"format": FORMAT, "approvals": approvals, "trust_roots": roots}) + b"\n"


def parse_seen(raw: bytes) -> Seen:
    """What the file says was seen.

    Raises:
        EvidenceError: it is not of the format above.
    """
    value = parse_canonical(raw.removesuffix(b"\n"))
    try:
        if not isinstance(value, dict) or value["format"] != FORMAT:
            raise ValueError
        seen = Seen(
            tuple((_number(row["version"]), _text(row["sha256"])) for row in _rows(value["trust_roots"])),
            tuple(
                SeenApproval(*(_text(row[key]) for key in ("protocol", "version", "of", "sha256")))
                for row in _rows(value["approvals"])
            ),
        )
        if format_seen(seen) != raw:
            raise ValueError
    except (KeyError, TypeError, ValueError):
        raise EvidenceError(
            "the list of agreements seen before is not of its format", "keep it as it is, and run callout log verify"
        ) from None
    return seen


def with_more(seen: Seen, more: Seen) -> Seen:
    """Both, what `more` has and `seen` has not coming last.

    Raises:
        AgreementError: they hold two different trust roots of one version: one of the two was put there.
    """
    for version, sha256 in more.roots:
        _require_same_root(seen, version, sha256)
    return Seen(
        tuple(dict.fromkeys((*seen.roots, *more.roots))), tuple(dict.fromkeys((*seen.approvals, *more.approvals)))
    )


def require_root_newer(seen: Seen, roots: Iterable[SignedRoot]) -> None:
    """Nothing, when the newest of the trust roots, oldest first, is not older than any seen, and none is another than was seen.

    Raises:
        AgreementError: it is older, or there are two of one version.
    """
    last = 0
    for one in roots:
        last = one.root.version
        _require_same_root(seen, last, one.sha256)
    if last < seen.root[0]:
        raise AgreementError(
            f"trust root {last} is older than trust root {seen.root[0]}, which this home knows already",
            "give the newest trust root with --root",
        )


def require_approval_newer(
    seen: Seen, approval: Approval, sha256: str, others: Mapping[str, Approval] | None = None
) -> None:
    """Nothing, when the approval is the last one seen of its protocol, or supersedes it.

    `others` are further approvals by the SHA-256 of their text: a home that skipped a version is led over them from the one
    to the other. They need no signatures here: each is named by the one after it, and the last is the one being taken.

    Raises:
        AgreementError: it is older than the one seen, or has nothing to do with it; or its version says so.
    """
    latest = seen.latest(approval.protocol)
    if latest is None or sha256 == latest.sha256:
        return
    if _numbers(approval.version) < _numbers(latest.version):
        raise AgreementError(
            f"`{approval.protocol}` {approval.version} is older than {latest.version}, which the agencies agreed and this home knows",
            "take the newest version that they signed",
        )
    if approval.version == latest.version and approval.sha256 != latest.of:
        raise AgreementError(
            f"`{approval.protocol}` {approval.version} was agreed before with other words in it",
            "a changed protocol needs a new version: callout protocol diff says which",
        )
    require_not_superseded(seen, approval, sha256)
    if latest.sha256 not in superseded_by(approval, others or {}):
        raise AgreementError(
            f"the approval of `{approval.protocol}` {approval.version} does not supersede the one of {latest.version} that "
            "this home knows",
            "if versions lie in between, put their .approval files beside this one",
        )


def require_not_superseded(seen: Seen, approval: Approval, sha256: str) -> None:
    """Nothing, unless the approval was seen before and another one of its protocol after it.

    Raises:
        AgreementError: it was.
    """
    latest = seen.latest(approval.protocol)
    if latest is not None and latest.sha256 != sha256 and any(one.sha256 == sha256 for one in seen.approvals):
        raise AgreementError(
            f"this approval of `{approval.protocol}` {approval.version} has been superseded by one of {latest.version} that "
            "this home knows",
            "take the newest approval that the agencies signed",
        )


def superseded_by(approval: Approval, others: Mapping[str, Approval]) -> tuple[str, ...]:
    """The SHA-256 of each approval that this one supersedes, directly or over others of the same protocol, the last first."""
    found: list[str] = []
    here: Approval | None = approval
    while here is not None and here.supersedes and here.supersedes not in found:
        found.append(here.supersedes)
        before = others.get(here.supersedes)
        here = before if before is not None and before.protocol == approval.protocol else None
    return tuple(found)


def _require_same_root(seen: Seen, version: int, sha256: str) -> None:
    if any(known == version and other != sha256 for known, other in seen.roots):
        raise AgreementError(
            f"this is another trust root {version} than the one that this home knows",
            "ask the agencies which of the two is theirs, over the phone",
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _rows(value: Json) -> list[dict[str, Json]]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise TypeError
    return value  # type: ignore[return-value]


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Json) -> int:
    if type(value) is not int:
        raise TypeError
    return value
