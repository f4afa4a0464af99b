"""The plain reading of the rules: the specification of what a protocol means.

A *situation* maps question ids to answers: an answer id, a whole number, or the set of ticked options. A question that
is missing, or answered `unknown`, leaves a test on it neither true nor false (Kleene's strong logic): `holds` is then
None. `read_rules` is for situations that answer everything a rule asks. Its twin, compiled, is `diagram.py`.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from calloutcli.frozen import frozen
from calloutcli.protocol.condition import AllOf, Answer, AnyOf, Condition, Includes, OneOf, Within
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import UNKNOWN

Value: TypeAlias = str | int | frozenset[str]
Situation: TypeAlias = Mapping[str, Value]


@frozen
class Reading:
    """What the rules say of a situation: the outcome, and the rules that give it.

    `conflict` is true when the policy is `only one` and rules with different outcomes hold; the most serious is taken.
    """

    outcome: str
    rules: tuple[str, ...]
    conflict: bool = False


def read_rules(protocol: Protocol, situation: Situation) -> Reading:
    """The outcome of a situation, read from the rules as they are written.

    `most serious`: of all rules that hold, the most serious outcome (DMN Priority). `first match`: the first rule that
    holds (DMN First). `only one`: the rule that holds (DMN Unique). `otherwise` speaks when no rule holds; without one
    nobody has decided, and the outcome is `undecided`.
    """
    held = [rule for rule in protocol.rules if rule.when is not None and holds(rule.when, situation)]
    if not held:
        return Reading(protocol.last_outcome, () if protocol.otherwise is None else (protocol.otherwise.id,))
    if protocol.decide_by == "first match":
        return Reading(held[0].then, (held[0].id,))
    outcome = max((rule.then for rule in held), key=protocol.seriousness)
    conflict = protocol.decide_by == "only one" and len({rule.then for rule in held}) > 1
    return Reading(outcome, tuple(rule.id for rule in held if conflict or rule.then == outcome), conflict)


def holds(condition: Condition, situation: Situation) -> bool | None:
    """Whether the condition is true; None when the answers do not say."""
    if isinstance(condition, Answer):
        return _answers(condition, situation)
    if isinstance(condition, AllOf):
        return _all(holds(part, situation) for part in condition.parts)
    if isinstance(condition, AnyOf):
        return _not(_all(_not(holds(part, situation)) for part in condition.parts))
    return _all(_not(holds(part, situation)) for part in condition.parts)


def open_questions(condition: Condition, situation: Situation) -> frozenset[str]:
    """The questions whose answers the condition still waits for; none when it is settled."""
    if holds(condition, situation) is not None:
        return frozenset()
    if isinstance(condition, Answer):
        return frozenset((condition.question,))
    return frozenset().union(*(open_questions(part, situation) for part in condition.parts))


def is_known(value: Value | None) -> bool:
    """False for no answer and for "I do not know"."""
    return value is not None and value != UNKNOWN


def _answers(answer: Answer, situation: Situation) -> bool | None:
    value = situation.get(answer.question)
    if value is None or value == UNKNOWN:
        return None
    test = answer.test
    if isinstance(test, OneOf):
        return value in test.answers
    if isinstance(test, Within):
        return any(low <= value <= high for low, high in test.intervals if isinstance(value, int))
    if isinstance(value, frozenset):
        if isinstance(test, Includes):
            return value.issuperset(test.options) if test.every else not value.isdisjoint(test.options)
        return not value
    return None


def _not(value: bool | None) -> bool | None:  # noqa: FBT001 - three-valued, not a flag
    return None if value is None else not value


def _all(values: Iterable[bool | None]) -> bool | None:
    result: bool | None = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result
