"""The words of a decision record that follow from its answers, its protocol, what was taken and the time.

They are made again by `record/entry.py`, as when the record was written, and compared one by one. What does not follow is
not compared: the answers themselves, the reason of a departure, the details. The bank holidays that a deadline leaves out are
taken as the record says them, so that none that is proclaimed later makes an honest record differ.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Any

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import replace
from calloutcli.interview.decision import Decision
from calloutcli.interview.moment import parse_time
from calloutcli.protocol.answers import Given
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.record.deferral import holidays_in, put_off_since
from calloutcli.record.entry import LATE_AFTER, Case, entry_of, words_of
from calloutcli.record.kinds import Record

_WORDS = ("outcome", "tier", "channel", "timing", "decider")
_OF_ADVICE = tuple(f"advice.{word}" for word in (*_WORDS, "rules", "possible", "exact", "settled_by"))
_OF_TAKEN = (
    *(f"taken.{word}" for word in _WORDS),
    "departure.direction",
    "defer.until",
    "defer.since",
    "defer.holidays",
    "defer.owner",
)
_OF_TIME = ("late", "defer.until", "defer.holidays")
FIELDS = ("protocol.id", "protocol.version", "facts", "late", *_OF_ADVICE, *_OF_TAKEN)
"""What is compared of a decision, by its place in the record. Of a closure: the five words of `taken`, and `late`."""

ONE_MOMENT = timedelta(minutes=1)
"""The clock is read when the case is decided, and again when the record is written: within this it is one moment."""


def compared_words(
    record: Record, protocol: Protocol, answers: Mapping[str, Given], decision: Decision, zone: tzinfo
) -> tuple[dict[str, Json], dict[str, Json]]:
    """(what the record says, what is said now), by field. Of an outcome that the protocol has not, only its id is compared.

    Raises:
        EvidenceError: it does not say what was done or when it happened, or a time of it is beyond the calendar.
    """
    taken = _taken(record)
    known = taken == UNDECIDED or any(outcome.id == taken for outcome in protocol.outcomes)
    case = Case(
        reference=record.reference,
        happened=_happened(record),
        recorded=record.time,
        answers=answers,
        decision=decision,
        taken=taken if known else decision.outcome,
        holidays=holidays_in(record.body) or (),
        put_off=put_off_since(record),
    )
    words = _body(case, record, protocol, zone)
    name: dict[str, Json] = {"id": record.protocol.id, "version": record.protocol.version}
    body: Mapping[str, Json] = {**record.body, "protocol": name, "facts": dict(record.facts)}
    recorded = {field: word_at(body, field) for field in FIELDS}
    now = {field: word_at(words, field) for field in FIELDS}
    if any(recorded[field] != now[field] for field in _OF_TIME):
        before = _body(replace(case, recorded=record.time - ONE_MOMENT), record, protocol, zone)
        now |= {field: recorded[field] for field in _OF_TIME if is_same(recorded[field], word_at(before, field))}
    if not known:
        now["taken.outcome"] = None
        recorded = {field: word for field, word in recorded.items() if field not in _OF_TAKEN[1:]}
    return recorded, now


def _taken(record: Record) -> str:
    taken = word_at(record.body, "taken.outcome")
    if not isinstance(taken, str):
        raise EvidenceError(f"it has not the form of a {record.kind}: it does not say what was done")
    return taken


def _happened(record: Record) -> datetime:
    try:
        return parse_time(record.body["happened"])
    except (KeyError, TypeError, ValueError):
        raise EvidenceError(f"it has not the form of a {record.kind}: it does not say when it happened") from None


def _body(case: Case, record: Record, protocol: Protocol, zone: tzinfo) -> dict[str, Json]:
    """The body that is written of a case, with the protocol's own name and the answers."""
    try:
        entry = entry_of(case, protocol, record.uid, zone)
    except OverflowError:
        raise EvidenceError("it has not the form of a decision: its time is beyond the calendar") from None
    name: dict[str, Json] = {"id": entry.protocol.id, "version": entry.protocol.version}
    return {**entry.body, "protocol": name, "facts": dict(entry.facts)}


def closing_words(record: Record, protocol: Protocol) -> tuple[dict[str, Json], dict[str, Json]]:
    """(what a closure says that was decided in the end, what the protocol says of that outcome), by field; and `late`.

    Raises:
        EvidenceError: it does not say what was decided, or says when in another form.
    """
    taken = _taken(record)
    outcome = next((known for known in protocol.outcomes if known.id == taken), None)
    if outcome is None:
        return {"taken.outcome": taken}, {"taken.outcome": None}
    words: dict[str, Json] = {
        "taken": words_of(outcome),
        "late": _is_late(record) if "happened" in record.body else None,
    }
    fields = [*(f"taken.{word}" for word in _WORDS), "late"]
    return {field: word_at(record.body, field) for field in fields}, {field: word_at(words, field) for field in fields}


def _is_late(record: Record) -> Json:
    """Whether it was recorded more than 24 hours after it happened; at the very edge, what the record says."""
    lag, said = record.time - _happened(record), record.body.get("late")
    return said if isinstance(said, bool) and abs(lag - LATE_AFTER) < ONE_MOMENT else lag > LATE_AFTER


def why_now(field: str, recorded: Mapping[str, Json], now: Mapping[str, Json], decision: Decision | None) -> str:
    """Why a field comes out as it does now, in a sentence."""
    part, _, word = field.partition(".")
    if part == "protocol":
        return "this is what the file with the recorded SHA-256 calls itself"
    if field == "facts":
        return "these are the same answers, but not as callout writes them"
    if field == "late":
        return "late is what was recorded more than 24 hours after it happened"
    if part == "advice" and decision is not None:
        by = f", by {', '.join(decision.rules)}" if decision.rules else ""
        if word in ("tier", "channel", "timing", "decider") and recorded["advice.outcome"] == now["advice.outcome"]:
            return f"the protocol says so of the outcome `{decision.outcome}`"
        return f"the recorded answers lead to `{decision.outcome}`{by}"
    taken = recorded["taken.outcome"]
    if word == "outcome":
        return f"the protocol has no outcome `{taken}`"
    if word == "direction" and decision is not None:
        ways = {"up": "more serious than the advice", "down": "less serious than the advice"}
        return f"`{taken}` is {ways.get(str(now[field]), 'no departure from the advice')} `{decision.outcome}`"
    if part == "defer" and now[field] is None:
        return f"the protocol does not put `{taken}` off"
    if field == "defer.until":
        return f"the protocol puts `{taken}` off until then, counted from when it was put off"
    if field == "defer.since":
        return "it was put off at the time of the record, or before it"
    if field == "defer.holidays":
        return "these are the days of the recorded ones that a deadline in working days leaves out"
    return f"the protocol says so of the outcome `{taken}`"


def word_at(body: Mapping[str, Any], field: str) -> Json:
    """What stands at a place such as `advice.tier`; None when nothing does."""
    part, _, word = field.partition(".")
    found = body.get(part)
    if not word:
        return found
    return found.get(word) if isinstance(found, dict) else None


def is_same(one: Json, other: Json) -> bool:
    """Whether two words are the same; 1 is not true, and a text is not a list."""
    return one == other and type(one) is type(other)
