r"""Trust policies: which logs a verifier knows, which witnesses, and how many of them it asks for (C2SP tlog-policy).

The policy is the verifier's own. It comes by another way than the evidence that it is used on: a log, or a bundle, that
could name its own keys would prove nothing.

Format: lines, each ended by a newline, of words parted by spaces and tabs. Empty lines, and lines that begin with `#`,
say nothing.

    log <vkey> [<url>]                  a log; the name in the key is the log's origin
    witness <name> <vkey> [<url>]       a witness; the name is for this file only
    group <name> <k|any|all> <name>...  witnessed when so many of its members are
    quorum <name>|none                  exactly one such line: what must have witnessed a checkpoint

A name is given once, on an earlier line than where it is used, and is a member of one group at most. Names and URLs are
compared as they are. No control character but tab and newline, so no Windows line ends; at most 65,536 bytes. Key types:
0x01 for a log, 0x04 for a witness (note.py); the ML-DSA keys of newer standards are refused. Beyond the standard: a log
and a witness cannot have the same public key (one key, one purpose), and the last line ends in a newline as well: a file
that was cut off must not be read as another policy.
"""

import re
from collections.abc import Callable

from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.log.checkpoint import Checkpoint, parse_checkpoint
from calloutcli.log.cosignature import verify_cosignature
from calloutcli.log.note import (
    COSIGNATURE,
    ED25519,
    MAX_BYTES,
    Verifier,
    find_signature,
    format_verifier,
    parse_note,
    parse_verifier,
    verify_note,
)

NONE = "none"
_GAP = re.compile(r"[ \t]+")
_COUNT = re.compile(r"[1-9][0-9]{0,4}\Z")


@frozen
class KnownLog:
    """A log whose checkpoints are accepted; `url` is empty when none is given."""

    verifier: Verifier
    url: str = ""


@frozen
class Witness:
    """A witness under the name that it has in the policy."""

    name: str
    verifier: Verifier
    url: str = ""


@frozen
class Group:
    """A group: witnessed when at least `threshold` of its members are, each a witness or an earlier group."""

    name: str
    threshold: int
    members: tuple[str, ...]


@frozen
class Policy:
    """What a verifier trusts. `quorum` names a witness or a group; `none` asks for no cosignature."""

    logs: tuple[KnownLog, ...]
    witnesses: tuple[Witness, ...] = ()
    groups: tuple[Group, ...] = ()
    quorum: str = NONE


@frozen
class Attested:
    """A checkpoint that a policy accepts: the log key that signed it, and (witness's name, seconds since 1970) of each cosignature."""

    checkpoint: Checkpoint
    log: Verifier
    cosigned: tuple[tuple[str, int], ...]


def verify_policy(note: str, policy: Policy) -> Attested:
    """The checkpoint in a signed note, once the policy is satisfied. Signatures of unknown keys are passed over.

    Raises:
        EvidenceError: the note is malformed; no listed log signed it for its own origin; a listed key's signature does not
            hold or stands there twice; or the quorum is not reached.
    """
    parsed = parse_note(note)
    checkpoint = parse_checkpoint(parsed.text)
    signed_by: Verifier | None = None
    for log in policy.logs:
        if find_signature(parsed, log.verifier) is not None:
            verify_note(parsed, log.verifier)
            if log.verifier.name == checkpoint.origin:
                signed_by = signed_by or log.verifier
    if signed_by is None:
        raise EvidenceError(
            f"no log that the policy lists signed the checkpoint of `{_short(checkpoint.origin)}`",
            "see that the policy is for this log, and that it came from whom you trust",
        )
    cosigned = tuple(
        (witness.name, verify_cosignature(parsed, witness.verifier))
        for witness in policy.witnesses
        if find_signature(parsed, witness.verifier) is not None
    )
    _require_quorum(policy, {name for name, _ in cosigned})
    return Attested(checkpoint, signed_by, cosigned)


def _require_quorum(policy: Policy, cosigned: set[str]) -> None:
    # Groups stand after their members: one pass, however deep they are nested.
    witnessed = {*cosigned, NONE}
    for group in policy.groups:
        if sum(member in witnessed for member in group.members) >= group.threshold:
            witnessed.add(group.name)
    if policy.quorum in witnessed:
        return
    asked = {policy.quorum}
    for group in reversed(policy.groups):
        if group.name in asked:
            asked |= set(group.members)
    missing = [witness.name for witness in policy.witnesses if witness.name in asked - cosigned]
    raise EvidenceError(
        f"the quorum `{_short(policy.quorum)}` is not reached: cosigned by {_names(sorted(cosigned))}, "
        f"not by {_names(missing)}",
        "ask those witnesses for their copy of the checkpoint",
    )


def _names(names: list[str]) -> str:
    shown = ", ".join(f"`{_short(name)}`" for name in names[:8])
    return shown + (f" and {len(names) - 8} more" if len(names) > 8 else "") if names else "nobody"


# -------------------------------------------------------------------- text


def format_policy(policy: Policy) -> str:
    """The policy as text; `parse_policy` reads it back."""
    lines = [f"log {format_verifier(log.verifier)} {log.url}" for log in policy.logs]
    lines += [f"witness {one.name} {format_verifier(one.verifier)} {one.url}" for one in policy.witnesses]
    for group in policy.groups:
        count = len(group.members)
        words = "all" if group.threshold == count else "any" if group.threshold == 1 else str(group.threshold)
        lines.append(f"group {group.name} {words} {' '.join(group.members)}")
    lines.append(f"quorum {policy.quorum}")
    return "".join(f"{line.rstrip(' ')}\n" for line in lines)


def parse_policy(text: str) -> Policy:
    """The policy that `text` holds.

    Raises:
        EvidenceError: it is not of the format above; the message names the line.
    """
    if len(text) > MAX_BYTES or len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        raise EvidenceError(f"the policy is longer than {MAX_BYTES} bytes")
    reader = _Reader()
    *lines, rest = text.split("\n")
    for line in lines:
        reader.read(line)
    if rest:
        reader.number += 1
        raise reader.wrong("the file does not end in a newline: it may be cut off")
    if reader.quorum is None:
        raise EvidenceError(
            f"the policy has no quorum in its {len(lines)} lines", "`quorum none` asks for no cosignature"
        )
    return Policy(tuple(reader.logs), tuple(reader.witnesses), tuple(reader.groups), reader.quorum)


class _Reader:
    def __init__(self) -> None:
        self.number = 0
        self.logs: list[KnownLog] = []
        self.witnesses: list[Witness] = []
        self.groups: list[Group] = []
        self.quorum: str | None = None
        self.named: dict[str, int] = {NONE: 0}
        self.keys: dict[bytes, int] = {}
        self.members: dict[str, int] = {}

    def read(self, line: str) -> None:
        self.number += 1
        for character in line:
            if (character < " " and character != "\t") or character == "\x7f":
                hint = "save the file with Unix line ends" if character == "\r" else ""
                raise self.wrong(f"it holds the control character U+{ord(character):04X}", hint)
        words = _GAP.split(line.strip(" \t"))
        if words == [""] or words[0].startswith("#"):
            return
        kinds: dict[str, Callable[[list[str]], None]] = {
            "log": self.log,
            "witness": self.witness,
            "group": self.group,
            "quorum": self.set_quorum,
        }
        if words[0] not in kinds:
            raise self.wrong(f"it begins with `{_short(words[0])}`, and not with log, witness, group or quorum")
        kinds[words[0]](words[1:])

    def log(self, words: list[str]) -> None:
        if len(words) not in (1, 2):
            raise self.wrong("it is not of the form `log <vkey> [<url>]`")
        self.logs.append(KnownLog(self.key(words[0], ED25519, "a log's (type 0x01)"), *words[1:]))

    def witness(self, words: list[str]) -> None:
        if len(words) not in (2, 3):
            raise self.wrong("it is not of the form `witness <name> <vkey> [<url>]`")
        self.name(words[0])
        self.witnesses.append(Witness(words[0], self.key(words[1], COSIGNATURE, "a witness's (type 0x04)"), *words[2:]))

    def group(self, words: list[str]) -> None:
        if len(words) < 3:
            raise self.wrong("it is not of the form `group <name> <k|any|all> <name>...`")
        name, count, *members = words
        for member in members:
            self.known(member)
            if member == NONE:
                raise self.wrong("`none` cannot be a member of a group")
            if member in self.members:
                raise self.wrong(f"`{_short(member)}` is a member of a group already, in line {self.members[member]}")
            self.members[member] = self.number
        self.name(name)
        numbers = {"any": 1, "all": len(members)}
        if count not in numbers and not _COUNT.match(count):
            raise self.wrong(f"`{_short(count)}` is not a number from 1, nor any or all")
        threshold = numbers[count] if count in numbers else int(count)
        if threshold > len(members):
            raise self.wrong(f"it asks for {threshold} of {len(members)} members")
        self.groups.append(Group(name, threshold, tuple(members)))

    def set_quorum(self, words: list[str]) -> None:
        if len(words) != 1:
            raise self.wrong("it is not of the form `quorum <name>`")
        if self.quorum is not None:
            raise self.wrong("it is a second quorum, and there is exactly one")
        self.known(words[0])
        self.quorum = words[0]

    def name(self, name: str) -> None:
        """Take a name, once."""
        if name in self.named:
            where = f"is given already, in line {self.named[name]}" if name != NONE else "has a meaning of its own"
            raise self.wrong(f"the name `{_short(name)}` {where}")
        self.named[name] = self.number

    def known(self, name: str) -> None:
        if name not in self.named:
            raise self.wrong(f"`{_short(name)}` is not the name of a witness or group on an earlier line")

    def key(self, text: str, algorithm: int, whose: str) -> Verifier:
        try:
            verifier = parse_verifier(text)
        except EvidenceError as error:
            raise self.wrong(error.message) from None
        if format_verifier(verifier) != text:
            raise self.wrong(f"the key of `{_short(verifier.name)}` is not in its one spelling")
        if verifier.algorithm != algorithm:
            raise self.wrong(f"the key of `{_short(verifier.name)}` is not {whose}")
        if verifier.public_key in self.keys:
            before = self.keys[verifier.public_key]
            raise self.wrong(f"its public key is that of line {before}: one key, one name, one purpose")
        self.keys[verifier.public_key] = self.number
        return verifier

    def wrong(self, message: str, hint: str = "") -> EvidenceError:
        return EvidenceError(f"line {self.number} of the policy: {message}", hint)


def _short(text: str) -> str:
    """The beginning of a text that may be very long."""
    return text if len(text) <= 60 else text[:60] + "..."
