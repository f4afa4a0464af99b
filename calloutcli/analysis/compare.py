"""Two versions of a protocol compared by what they do: which situations come out differently, how many, which way.

A situation answers every question of either version. A question that only one of them asks is answered in every way; of
one that both ask, only the answers that both have are compared; one that became another kind of question counts as two.
Situations that either version declares impossible are left out.

How they are found stands in `side_by_side.py`. "No difference" is always proved, never sampled.
"""

from collections.abc import Sequence

from calloutcli.analysis.compiling import BUDGET
from calloutcli.analysis.rows import TooManyRows, table_of
from calloutcli.analysis.side_by_side import CountedBy, SideBySide, Transition
from calloutcli.analysis.space import space_of
from calloutcli.errors import ProtocolError
from calloutcli.frozen import frozen, replace
from calloutcli.protocol.condition import Answer, Condition
from calloutcli.protocol.model import Protocol, Rule
from calloutcli.protocol.question import Question


@frozen
class Comparison:
    """What changes from `old` to `new`, most situations first within a direction: down, up, none.

    `situations` are those possible in both versions, `situations_changed` those of all transitions; both are numbers of
    a sample where `counted_by` says so. `hidden` counts the situations that one version declares impossible and the other
    does not. `shared`, `only_old`, `only_new` are question ids; `limited` the shared ones whose answers differ.
    """

    transitions: tuple[Transition, ...]
    situations: int
    situations_changed: int
    hidden: int
    counted_by: CountedBy
    shared: tuple[str, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    limited: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """False when the numbers come from a sample."""
        return self.counted_by != "sample"

    @property
    def lowered(self) -> bool:
        """Whether any situation comes to a less serious outcome."""
        return any(transition.direction == "down" for transition in self.transitions)


def compare_protocols(old: Protocol, new: Protocol, budget: int = BUDGET) -> Comparison:
    """What changes from `old` to `new`. Of a protocol and itself: nothing.

    Raises:
        ProtocolError: they share no question, or a condition unfolds into too many rows to be compared.
    """
    shared, apart = _shared(old, new)
    if not shared:
        raise ProtocolError(
            f"`{old.id} {old.version}` and `{new.id} {new.version}` share no question: nothing can be compared",
            "compare two versions of one protocol",
        )
    other = _apart(new, apart)
    space = space_of(old, other)
    try:
        pair = SideBySide(space, old, other, table_of(old, space), table_of(other, space))
    except TooManyRows:
        raise ProtocolError(
            "a rule unfolds into more combinations than can be compared",
            "split the rule, or say it with fewer `any of`",
        ) from None
    transitions, counted_by, hidden, situations = pair.transitions(budget)
    return Comparison(
        transitions=transitions,
        situations=situations,
        situations_changed=sum(transition.situations for transition in transitions),
        hidden=hidden,
        counted_by=counted_by,
        shared=shared,
        only_old=tuple(question.id for question in old.questions if question.id not in shared),
        only_new=tuple(question.id for question in new.questions if question.id not in shared),
        limited=tuple(id_ for id_ in shared if _limits(old.question(id_)) != _limits(new.question(id_))),
    )


def _shared(old: Protocol, new: Protocol) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(the questions that both ask in the same way, those that became another kind of question)."""
    kinds = {question.id: question for question in new.questions}
    shared: list[str] = []
    apart: list[str] = []
    for question in old.questions:
        other = kinds.get(question.id)
        if other is None:
            continue
        comparable = question.kind == other.kind
        if question.kind == "choice":
            comparable = comparable and bool(dict(question.answers).keys() & dict(other.answers).keys())
        if question.kind == "number":
            comparable = comparable and max(question.low, other.low) <= min(question.high, other.high)
        (shared if comparable else apart).append(question.id)
    return tuple(shared), tuple(apart)


def _apart(protocol: Protocol, ids: Sequence[str]) -> Protocol:
    """The protocol with these questions under other names, so that they are not taken for those of the other version."""
    if not ids:
        return protocol
    names = {id_: f"{id_} (new)" for id_ in ids}

    def renamed(condition: Condition) -> Condition:
        if isinstance(condition, Answer):
            return replace(condition, question=names.get(condition.question, condition.question))
        return replace(condition, parts=tuple(renamed(part) for part in condition.parts))

    def rule_of(rule: Rule) -> Rule:
        return rule if rule.when is None else replace(rule, when=renamed(rule.when))

    return replace(
        protocol,
        questions=tuple(replace(q, id=names.get(q.id, q.id)) for q in protocol.questions),
        rules=tuple(rule_of(rule) for rule in protocol.rules),
        impossible=tuple(renamed(condition) for condition in protocol.impossible),
    )


def _limits(question: Question) -> tuple[frozenset[str], int, int]:
    """What can be answered, whatever the words."""
    return frozenset(id_ for id_, _ in question.answers), question.low, question.high
