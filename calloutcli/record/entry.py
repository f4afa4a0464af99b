"""A decision as an entry: which of its parts are coded facts, and which are personal."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import get_args

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.interview.decision import Decision, decide, direction
from calloutcli.interview.moment import format_time, parse_time
from calloutcli.protocol.answers import Given, format_answers, parse_answers
from calloutcli.protocol.model import UNDECIDED, Outcome, Protocol
from calloutcli.protocol.standing import NOBODY, Agreed, Word
from calloutcli.record.deferral import format_defer, holidays_in, put_off_since
from calloutcli.record.kinds import Entry, ProtocolName, Record
from calloutcli.wording import msg

LATE_AFTER = timedelta(hours=24)
NOT_DEPARTED = "not_departed"

DEPARTURE_REASONS = (
    ("advice_wrong", msg("The advice was wrong for this case")),
    ("plan_says", msg("The child's own plan says something else")),
    ("risk_higher", msg("The risk is higher than the questions show")),
    ("risk_lower", msg("The risk is lower than the questions show")),
    ("manager_decided", msg("A manager decided")),
    ("police_advised", msg("The police advised it")),
    ("hurt_person_asked", msg("The person who was hurt asked for it")),
    ("other", msg("Another reason")),
)
"""Why staff departed from the advice: blameless codes, the same in both directions."""


@frozen
class Case:
    """One incident, decided: what is to be recorded. `taken` is the outcome that staff chose to follow.

    `details` are coded answers given after the decision; `personal` those that name or describe somebody. `agreement` is the
    word for how the agreement to the protocol stood, `approval` which one (approval_of). `holidays` are the bank holidays that a
    deadline in working days leaves out: those that were known when it was decided, or that the record says; None: not looked up.
    `wording`: which words of the interface were shown (wording.wording_of); none where only English was.
    `put_off`: when it was put off first, where an earlier version of the case did; the deadline is counted from then.
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
    wording: Mapping[str, str] | None = None
    agreement: str = "none_in_force"
    approval: Mapping[str, Json] | None = None
    details: Mapping[str, Json] | None = None
    personal: Mapping[str, Json] | None = None
    holidays: Collection[date] | None = None
    put_off: datetime | None = None

    @property
    def counted_from(self) -> datetime:
        """The moment from which the deadline of a case that is put off is counted."""
        return self.put_off if self.put_off is not None and self.put_off < self.recorded else self.recorded


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
        **({"wording": dict(case.wording)} if case.wording else {}),
        "details": dict(case.details or {}),
    }
    deferral = None if case.taken == UNDECIDED else protocol.outcome(case.taken).defer
    if deferral is not None:
        body["defer"] = format_defer(deferral, case.counted_from, case.recorded, zone, case.holidays or ())
    return Entry(
        kind="decision",
        uid=uid,
        role=case.role,
        protocol=ProtocolName(protocol.id, protocol.version, protocol.sha256),
        facts=format_answers(case.answers),
        body=body,
        personal=dict(case.personal or {}),
    )


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
            wording=dict(body["wording"]) if "wording" in body else None,
            agreement=str(body["agreement"]),
            approval=dict(body["approval"]) if "approval" in body else None,
            details=dict(body["details"]),
            holidays=holidays_in(body),
            put_off=put_off_since(record),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EvidenceError(
            msg("record {seq} cannot be read as a decision: {error}", seq=record.position.seq, error=str(error))
        ) from None


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
    return words_of(protocol.outcome(id_))


def words_of(outcome: Outcome) -> dict[str, Json]:
    """The same five words of one outcome."""
    channel = {"101": "call_101", "999": "call_999"}.get(outcome.channel, outcome.channel)
    return {
        "outcome": outcome.id,
        "tier": outcome.tier,
        "channel": channel,
        "timing": outcome.timing,
        "decider": outcome.decider,
    }
