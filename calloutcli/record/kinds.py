"""Records: the leaf bytes, and what stands in them.

Format 1, canonical JSON (canonical.py). Every record: `kind`, `format`, `uid` (reference.py),
`seq`, `log` (the log's origin), `prev` (base64url root over the `seq` records before), `time` (UTC, milliseconds),
`engine {name, version}`, `author {role}` with `key` and `sig` where the author signed (author.py), `protocol {id, version,
sha256}`, `facts` (coded answers: all that replay needs), the kind's own body, `_sd` and `_sd_alg` (disclosure.py).

Body of a `decision`: `reference`; `version` (1 when decided; a later one adds the departure and details, nothing is
ever overwritten); `happened` and `late` (entered more than 24 hours after); `advice {outcome, tier, channel, timing,
decider, rules, possible, exact, settled_by}`; `taken {...}` the same five of what staff decided to do;
`departure {direction, reason}` (`none` and `not_departed` when they followed the advice); `agreement`; `language`, in which it was
decided, and `wording` where another than English was shown: each language, with the SHA-256 of the interface's words in it, empty for English, whose words
are those of the engine (wording.py);
`defer` when put off (deferral.py). Codes are words, never numerals: a channel is written `call_999`, `call_101`.

Bodies of a `closure`, an `erasure` and a `correction`: closure.py, erasure.py, correction.py.

What is added to a case after the decision, and what a home says of a month or of a child who lives there: followup/form.py and the modules
beside it.

Kinds that later versions write are read and shown already.
"""

import base64
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from calloutcli.canonical import Json, format_canonical, parse_canonical
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.interview.moment import format_time, parse_time
from calloutcli.log.note import Signer, format_verifier
from calloutcli.record.disclosure import ALGORITHM, Random, conceal
from calloutcli.wording import msg

FORMAT = 1
ENGINE = "calloutcli"
DIGESTS = {
    "decision": 12,
    "closure": 4,
    "protocol_adopted": 4,
    "correction": 4,
    "erasure": 4,
    "consultation": 4,
    "notification": 4,
    "restorative": 12,
    "debrief": 4,
    "individual_report": 6,
    "police_outcome": 8,
    "missing": 6,
    "review": 4,
    "note": 4,
    "occupancy": 4,
    "nil_return": 4,
    "imported": 8,
    "resident": 14,
}
"""How many digests `_sd` holds, by kind: real and decoy together. A decision: six always asked or kept, six of the protocol.

A count here is part of format 1: a record of a kind with another count is refused.
"""

_UID = re.compile(r"[a-z2-7]{26}\Z")
_DIGEST_LENGTH = frozenset((43,))
_ENGINE = frozenset(("name", "version"))
_AUTHOR = frozenset(("role", "key", "sig"))
_HEAD = (
    "kind",
    "format",
    "uid",
    "seq",
    "log",
    "prev",
    "time",
    "engine",
    "author",
    "protocol",
    "facts",
    "_sd",
    "_sd_alg",
)


@frozen
class ProtocolName:
    """Which protocol: its id, its version, and the SHA-256 of its exact bytes in hex."""

    id: str
    version: str
    sha256: str


@frozen
class Entry:
    """What somebody has to record, before the log gives it a place. `personal` never stands in the leaf."""

    kind: str
    uid: str
    role: str
    protocol: ProtocolName
    facts: Mapping[str, Json]
    body: Mapping[str, Json]
    personal: Mapping[str, Json]


@frozen
class Position:
    """The place that the log gives to a record: its `seq` from 0, and the 32-byte root over all before."""

    origin: str
    seq: int
    prev: bytes


@frozen
class Record:
    """A record as read from its leaf bytes. `digests` are those of `_sd`.

    `author_key` and `author_signature` are what the leaf says, not checked: `verify_author` does (author.py).
    """

    kind: str
    uid: str
    position: Position
    time: datetime
    role: str
    protocol: ProtocolName
    facts: Mapping[str, Json]
    body: Mapping[str, Any]
    digests: tuple[str, ...]
    author_key: str | None = None
    author_signature: str | None = None

    @property
    def claims_author(self) -> bool:
        """Whether the leaf says that a person signed it, rightly or not."""
        return self.author_key is not None or self.author_signature is not None

    @property
    def reference(self) -> str:
        """The case's reference; empty when the kind has none."""
        return str(self.body.get("reference", ""))


def format_record(
    entry: Entry,
    position: Position,
    time: datetime,
    engine_version: str,
    random: Random,
    author: Signer | None = None,
) -> tuple[bytes, dict[str, str]]:
    """(leaf bytes, disclosure text by digest) of an entry at its position, signed by its author where there is a key.

    Raises:
        EvidenceError: a text that may not stand in a record, too many personal fields, over 65,535 bytes, or a key that
            is not an author's.
    """
    disclosures = conceal(entry.personal, DIGESTS[entry.kind], random)
    clash = entry.body.keys() & set(_HEAD)
    if clash:
        raise EvidenceError(f"the body may not use the name `{min(clash)}`")
    signed_as: dict[str, Json] = {"role": entry.role}
    leaf: dict[str, Json] = {
        **entry.body,
        "kind": entry.kind,
        "format": FORMAT,
        "uid": entry.uid,
        "seq": position.seq,
        "log": position.origin,
        "prev": _encode(position.prev),
        "time": format_time(time),
        "engine": {"name": ENGINE, "version": engine_version},
        "author": signed_as,
        "protocol": {"id": entry.protocol.id, "version": entry.protocol.version, "sha256": entry.protocol.sha256},
        "facts": dict(entry.facts),
        "_sd": list(disclosures),
        "_sd_alg": ALGORITHM,
    }
    if author is not None:
        from calloutcli.record.author import sign_author

        signed_as["key"] = format_verifier(author.verifier)
        signed_as["sig"] = sign_author(format_canonical(leaf), author)
    return format_canonical(leaf), disclosures


def parse_record(leaf: bytes) -> Record:
    """The record that the leaf bytes hold.

    Raises:
        EvidenceError: not canonical JSON, a field missing or of the wrong form, or a format this version cannot read.
    """
    value = parse_canonical(leaf)
    if not isinstance(value, dict):
        raise EvidenceError(msg("a record must be a JSON object"))
    if value.get("format") != FORMAT or value["format"] is True:
        raise EvidenceError(
            msg(
                "the record has format {found!r}, and this version reads {format}",
                found=value.get("format"),
                format=FORMAT,
            ),
            msg("use a newer callout"),
        )
    try:
        return _record(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise EvidenceError(
            msg("the record lacks a field, or has it in another form: {error}", error=str(error))
        ) from None


def _record(value: dict[str, Any]) -> Record:
    body = dict(value)
    for name in _HEAD:
        del body[name]
    kind, protocol, digests, author = value["kind"], value["protocol"], value["_sd"], value["author"]
    if not _UID.match(value["uid"]) or type(value["seq"]) is not int or value["seq"] < 0:
        raise ValueError("uid or seq")
    if value["_sd_alg"] != ALGORITHM or digests != sorted(set(digests)) or not set(map(len, digests)) <= _DIGEST_LENGTH:
        raise ValueError("_sd")
    if len(digests) != DIGESTS.get(_text(kind), len(digests)):
        raise ValueError(f"_sd has {len(digests)} digests, and a record of the kind {kind} has {DIGESTS[kind]}")
    if type(value["facts"]) is not dict or value["engine"].keys() != _ENGINE:
        raise ValueError("facts or engine")
    if not author.keys() <= _AUTHOR:
        raise ValueError("author")
    prev = base64.urlsafe_b64decode(value["prev"] + "=")
    if len(prev) != 32 or _encode(prev) != value["prev"]:
        raise ValueError("prev")
    return Record(
        kind,
        value["uid"],
        Position(_text(value["log"]), value["seq"], prev),
        parse_time(value["time"]),
        _text(author["role"]),
        ProtocolName(_text(protocol["id"]), _text(protocol["version"]), _text(protocol["sha256"])),
        value["facts"],
        body,
        tuple(digests),
        _text(author["key"]) if "key" in author else None,
        _text(author["sig"]) if "sig" in author else None,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"`{value}` is not text")
    return value


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
