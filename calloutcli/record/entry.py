"""A decision as an entry: which of its parts are coded facts, and which are personal."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from typing import get_args

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.interview.decision import Decision, decide, direction
from calloutcli.interview.moment import format_time, parse_time
from calloutcli.protocol.answers import Given, format_answers, parse_answers
from calloutcli.protocol.model import UNDECIDED, Deferral, Protocol
from calloutcli.protocol.standing import NOBODY, Agreed, Word
from calloutcli.record.kinds import Entry, ProtocolName, Record

LATE_AFTER = timedelta(hours=24)
NOT_DEPARTED = "not_departed"

DEPARTURE_REASONS = (
    ("advice_wrong", "The advice was wrong for this case"),
    ("plan_says", "The child's own plan says something else"),
    ("risk_higher", "The risk is higher than the questions show"),
    ("risk_lower", "The risk is lower than the questions show"),
    ("manager_decided", "A manager decided"),
    ("police_advised", "The police advised it"),
    ("hurt_person_asked", "The person who was hurt asked for it"),
    ("other", "Another reason"),
)
"""Why staff departed from the advice: blameless codes, the same in both directions."""


@frozen
class Case:
    """One incident, decided: what is to be recorded. `taken` is the outcome that staff chose to follow.

    `details` are coded answers given after the decision; `personal` those that name or describe somebody. `agreement` is the
    word for how the agreement to the protocol stood, `approval` which one (approval_of).
    """

    reference: str
    happened: datetime
    recorded: datetime
    answers: Mapping[str, Given]
    decision: Decision
    taken: str
    reason: str = NOT_DEPARTED
    version: int = 1
    role: str = "not_recorded"
    language: str = "en"
    agreement: str = "none_in_force"
    approval: Mapping[str, Json] | None = None
    details: Mapping[str, Json] | None = None
    personal: Mapping[str, Json] | None = None


def entry_of(case: Case, protocol: Protocol, uid: str, zone: tzinfo) -> Entry:
    """The entry to append for a decided case."""
    decision = case.decision
    body: dict[str, Json] = {
        "reference": case.reference,
        "version": case.version,
        "happened": format_time(case.happened),
        "late": case.recorded - case.happened > LATE_AFTER,
        "advice": {
            **outcome_words(protocol, decision),
            "rules": list(decision.rules),
            "possible": list(decision.possible),
            "exact": decision.exact,
            "settled_by": decision.settled_by,
        },
        "taken": outcome_words(protocol, decision, case.taken),
        "departure": {"direction": direction(protocol, decision.outcome, case.taken), "reason": case.reason},
        "agreement": case.agreement,
        **({"approval": dict(case.approval)} if case.approval else {}),
        "language": case.language,
        "details": dict(case.details or {}),
    }
    deferral = None if case.taken == UNDECIDED else protocol.outcome(case.taken).defer
    if deferral is not None:
        body["defer"] = {"until": format_time(deadline(deferral, case.recorded, zone)), "owner": deferral.owner}
    return Entry(
        kind="decision",
        uid=uid,
        role=case.role,
        protocol=ProtocolName(protocol.id, protocol.version, protocol.sha256),
        facts=format_answers(case.answers),
        body=body,
        personal=dict(case.personal or {}),
    )


def closure_of(
    record: Record, case: Case, taken: str, decided_by: str, reason: str, uid: str, protocol: Protocol
) -> Entry:
    """The entry that closes a decision that was put off: what was decided, by which role, and why in words."""
    body: dict[str, Json] = {
        "reference": record.reference,
        "closes": record.position.seq,
        "taken": outcome_words(protocol, case.decision, taken),
        "decided_by": decided_by,
    }
    personal: dict[str, Json] = {"reason": reason} if reason else {}
    return Entry("closure", uid, decided_by, record.protocol, {}, body, personal)


def case_of(record: Record, protocol: Protocol) -> Case:
    """The case that a `decision` record holds, decided again from its facts; personal fields are left out.

    Raises:
        EvidenceError: the facts are not answers of the protocol, or the body has not the form of a decision.
    """
    problems: list[str] = []
    answers = parse_answers(record.facts, (), protocol, lambda _id, _path, message, _cure: problems.append(message))
    try:
        if problems:
            raise ValueError(problems[0])
        body = record.body
        return Case(
            reference=record.reference,
            happened=parse_time(body["happened"]),
            recorded=record.time,
            answers=answers,
            decision=decide(protocol, answers),
            taken=str(body["taken"]["outcome"]),
            reason=str(body["departure"]["reason"]),
            version=int(body["version"]),
            role=record.role,
            language=str(body["language"]),
            agreement=str(body["agreement"]),
            approval=dict(body["approval"]) if "approval" in body else None,
            details=dict(body["details"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EvidenceError(f"record {record.position.seq} cannot be read as a decision: {error}") from None


def approval_of(agreed: Agreed) -> dict[str, Json] | None:
    """What a decision's record says of the agreement beside the word: the approval, who signed it, which record adopted it."""
    if agreed.word == "none_in_force":
        return None
    return {"sha256": agreed.sha256, "agencies": list(agreed.agencies), "seq": agreed.seq}


def agreed_of(case: Case) -> Agreed:
    """The agreement as a record keeps it: the word and the names; its dates stand in the record that adopted it."""
    word = next((known for known in get_args(Word) if known == case.agreement), None)
    agencies = (case.approval or {}).get("agencies")
    if word is None or not isinstance(agencies, list):
        return NOBODY
    return Agreed(word, agencies=tuple(str(name) for name in agencies))


def outcome_words(protocol: Protocol, decision: Decision, taken: str | None = None) -> dict[str, Json]:
    """Outcome, tier, channel, timing and decider as codes: of `taken`, or of the advice.

    Undecided: all five say so, but the decider is the first person to ask, and the time to ask is now.
    """
    id_ = decision.outcome if taken is None else taken
    if id_ == UNDECIDED:
        decider = decision.ask[0] if decision.ask else "not_recorded"
        return {"outcome": id_, "tier": id_, "channel": id_, "timing": "now", "decider": decider}
    outcome = protocol.outcome(id_)
    channel = {"101": "call_101", "999": "call_999"}.get(outcome.channel, outcome.channel)
    return {
        "outcome": id_,
        "tier": outcome.tier,
        "channel": channel,
        "timing": outcome.timing,
        "decider": outcome.decider,
    }


def deadline(deferral: Deferral, decided: datetime, zone: tzinfo) -> datetime:
    """When a decision that is put off must be closed: local time, so many days after the day of deciding.

    A local time that does not exist that night is read with the offset before the change.
    """
    day = decided.astimezone(zone).date() + timedelta(days=deferral.days)
    return datetime(day.year, day.month, day.day, deferral.hour, deferral.minute, tzinfo=zone)
