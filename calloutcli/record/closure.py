"""A closure: a decision that was put off, or that the answers left open, is made. What was recorded before stays as it is.

Body of a `closure`: `reference`; `closes`, the seq of the decision; `taken`, the five words of what was decided; `decided_by`, a
role; `happened`, when it was decided, and `late`, whether it was entered more than 24 hours after; `details`, coded answers to the
protocol's closing questions, absent where there are none. In words: `reason`, and each closing question that is answered in words,
under its own name. An older closure has neither `happened` nor `late`: it was recorded as it was decided.
"""

from collections.abc import Mapping
from datetime import datetime

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import field, frozen
from calloutcli.interview.moment import format_time, parse_time
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.record.entry import LATE_AFTER, words_of
from calloutcli.record.kinds import Entry, Record
from calloutcli.wording import msg

KIND = "closure"
REASON = "reason"


@frozen
class Closing:
    """What a closure says. `taken`: an outcome; `decided_by`: a role; `happened` None: as it was recorded.

    `details`: coded answers to the closing questions; `personal`: those in words, and `reason`.
    """

    taken: str
    decided_by: str
    happened: datetime | None = None
    details: Mapping[str, Json] = field(default_factory=dict)
    personal: Mapping[str, Json] = field(default_factory=dict)


def is_left_open(record: Record) -> bool:
    """Whether a decision waits for a closure: it is put off, or the answers left it open."""
    taken = record.body.get("taken")
    return "defer" in record.body or (isinstance(taken, dict) and taken.get("outcome") == UNDECIDED)


def closure_of(record: Record, closing: Closing, role: str, uid: str, protocol: Protocol, now: datetime) -> Entry:
    """The entry that closes the decision `record`: `role` is that of whoever records it, `now` when.

    Raises:
        KeyError: the protocol has no such outcome.
    """
    body: dict[str, Json] = {
        "reference": record.reference,
        "closes": record.position.seq,
        "taken": words_of(protocol.outcome(closing.taken)),
        "decided_by": closing.decided_by,
    }
    if closing.happened is not None:
        body["happened"] = format_time(closing.happened)
        body["late"] = now - closing.happened > LATE_AFTER
    if closing.details:
        body["details"] = dict(closing.details)
    return Entry(KIND, uid, role, record.protocol, {}, body, dict(closing.personal))


def closing_in(record: Record, personal: Mapping[str, Json]) -> Closing:
    """What a closure says, with its words as far as they are disclosed in `personal`.

    Raises:
        EvidenceError: it has not the form of a closure.
    """
    body = record.body
    try:
        return Closing(
            taken=str(body["taken"]["outcome"]),
            decided_by=str(body["decided_by"]),
            happened=parse_time(body["happened"]) if "happened" in body else None,
            details=dict(body.get("details", {})),
            personal=dict(personal),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EvidenceError(
            msg("record {seq} cannot be read as a closure: {error}", seq=record.position.seq, error=str(error))
        ) from None
