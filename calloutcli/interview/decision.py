"""What the protocol decides of one situation, and why: the value that the card shows and the record keeps.

Unknown answers, in this order: if only one outcome is possible, that is the decision. Else each unknown answer is read
as its question's `if unknown` says, the gates' first. If several outcomes are still possible and a question that matters
says `most serious` (as a gate does that says nothing else), the most serious of them. Else nobody has decided yet: the
outcome is `undecided`, and the person named by `if unsure` is asked.
"""

from typing import Literal

from calloutcli.analysis.possible import open_to, possible_outcomes
from calloutcli.analysis.reading import Value, holds, is_known, read_rules
from calloutcli.frozen import frozen
from calloutcli.protocol.answers import Given, read_as
from calloutcli.protocol.condition import AllOf, Answer, AnyOf, Condition, NoneOf, questions_in
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.question import UNKNOWN, Question

SettledBy = Literal["rules", "if_unknown", "most_serious", "nobody"]


@frozen
class Change:
    """One answer that, given instead, would have led to `outcome`."""

    question: str
    answer: Given
    outcome: str


@frozen
class Decision:
    """The advice. `outcome` is an outcome id, or `undecided`.

    `possible` holds every outcome that the known answers leave open, least serious first. `rules` gave the outcome;
    `reasons` are the (question, answer) pairs that they rest on; `read_as` the unknown answers that were read as
    something, and as what; `ask` the roles to ask when undecided, and `settles` the questions whose answer would decide.
    """

    outcome: str
    rules: tuple[str, ...]
    reasons: tuple[tuple[str, Given], ...]
    possible: tuple[str, ...]
    exact: bool
    settled_by: SettledBy
    read_as: tuple[tuple[str, str], ...]
    ask: tuple[str, ...]
    settles: tuple[str, ...]
    conflict: bool


def decide(protocol: Protocol, answers: dict[str, Given]) -> Decision:
    """The protocol's decision on these answers; a question that is missing counts as "I do not know"."""
    known: dict[str, Value] = {id_: value for id_, value in answers.items() if is_known(value)}
    open_now = open_to(protocol, known)
    possible = possible_outcomes(protocol, known)
    if len(possible.outcomes) == 1:
        return _decided(protocol, known, possible.outcomes[0], possible.outcomes, possible.exact, "rules", ())
    unknown = [question for question in protocol.questions if question.id in open_now]
    gates = [question for question in unknown if question.gate]
    for questions in (gates, unknown):
        read = tuple((q.id, q.if_unknown) for q in questions if read_as(q, UNKNOWN) != UNKNOWN)
        safer = {**known, **dict(read)}
        then = possible_outcomes(protocol, safer)
        if len(then.outcomes) == 1:
            return _decided(protocol, safer, then.outcomes[0], possible.outcomes, possible.exact, "if_unknown", read)
    still_open = open_to(protocol, safer)
    if any(question.id in still_open and question.if_unknown == "most serious" for question in unknown):
        return _decided(protocol, safer, then.outcomes[-1], possible.outcomes, possible.exact, "most_serious", read)
    return Decision(
        outcome=UNDECIDED,
        rules=(),
        reasons=(),
        possible=then.outcomes,
        exact=then.exact,
        settled_by="nobody",
        read_as=read,
        ask=protocol.ask_when_unsure or (protocol.outcome(then.outcomes[-1]).decider,),
        settles=tuple(question.id for question in protocol.questions if question.id in still_open),
        conflict=False,
    )


def changes(protocol: Protocol, answers: dict[str, Given], decision: Decision) -> tuple[Change, ...]:
    """Single answers that would have led elsewhere for certain: one for each such outcome, most serious first.

    Only gates and the questions that the decision rests on are looked at: the others are far from what happened.
    """
    rests_on = {id_ for id_, _ in decision.reasons}
    known: dict[str, Value] = {id_: value for id_, value in answers.items() if is_known(value)}
    found: dict[str, Change] = {}
    for question in protocol.questions:
        if question.id not in known or not (question.gate or question.id in rests_on):
            continue
        for answer in _alternatives(question, known[question.id]):
            outcomes = possible_outcomes(protocol, {**known, question.id: answer}).outcomes
            if len(outcomes) == 1 and outcomes[0] != decision.outcome:
                found.setdefault(outcomes[0], Change(question.id, answer, outcomes[0]))
    return tuple(sorted(found.values(), key=lambda change: -protocol.seriousness(change.outcome)))


def direction(protocol: Protocol, advised: str, taken: str) -> Literal["up", "down", "none"]:
    """`up` when the outcome taken is more serious than the advice; an undecided advice has no direction."""
    if advised in (UNDECIDED, taken):
        return "none"
    return "up" if protocol.seriousness(taken) > protocol.seriousness(advised) else "down"


def _decided(
    protocol: Protocol,
    situation: dict[str, Value],
    outcome: str,
    possible: tuple[str, ...],
    exact: bool,  # noqa: FBT001
    settled_by: SettledBy,
    read_as: tuple[tuple[str, str], ...],
) -> Decision:
    reading = read_rules(protocol, situation)
    rules = reading.rules if reading.outcome == outcome else ()
    return Decision(
        outcome,
        rules,
        _reasons(protocol, situation, rules),
        possible,
        exact,
        settled_by,
        read_as,
        (),
        (),
        reading.conflict,
    )


def _reasons(protocol: Protocol, situation: dict[str, Value], rules: tuple[str, ...]) -> tuple[tuple[str, Given], ...]:
    """The answers that make the rules true; under `otherwise`, those that keep every other rule from being true."""
    conditions = [rule.when for rule in protocol.rules if rule.id in rules and rule.when is not None]
    if protocol.otherwise.id in rules:
        conditions = (
            [NoneOf(tuple(rule.when for rule in protocol.rules if rule.when is not None))] if protocol.rules else []
        )
    wanted = frozenset().union(*(_support(condition, situation) for condition in conditions))
    return tuple(
        (question.id, value)
        for question in protocol.questions
        if question.id in wanted and isinstance(value := situation.get(question.id), str | int | frozenset)
    )


def _support(condition: Condition, situation: dict[str, Value]) -> frozenset[str]:
    """The questions that the condition's truth or falsehood rests on; none when it is neither.

    A true all-of rests on every part, a true any-of on its true parts; a false all-of on its false parts, a false any-of
    on every part. A none-of is an any-of the other way round.
    """
    if isinstance(condition, Answer):
        return questions_in(condition)
    held = holds(condition, situation)
    telling = held if isinstance(condition, AllOf | AnyOf) else _not(held)
    parts = [part for part in condition.parts if telling is not None and holds(part, situation) is telling]
    return frozenset().union(*(_support(part, situation) for part in parts))


def _not(held: bool | None) -> bool | None:  # noqa: FBT001 - three-valued, not a flag
    return None if held is None else not held


def _alternatives(question: Question, value: Value) -> list[Given]:
    if question.kind == "choice":
        return [id_ for id_, _ in question.answers if id_ != value]
    if question.kind == "several" and isinstance(value, frozenset):
        more: list[Given] = [value | {id_} for id_, _ in question.answers if id_ not in value]
        return [*more, frozenset()] if value else more
    return [number for number in (question.low, question.high) if number != value]
