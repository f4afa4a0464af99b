"""What a list of worked incidents leaves out: rules that decide none of them, answers that none of them gives."""

from collections.abc import Iterable, Mapping

from calloutcli.analysis.reading import Value, is_known
from calloutcli.analysis.space import NO, Space, space_of
from calloutcli.frozen import frozen
from calloutcli.protocol.model import Protocol


@frozen
class Coverage:
    """`rules` and `answers` are how many there are in all; the others name those that no incident uses.

    An answer is (question, answer id); an option that nobody ticks, or the numbers of an interval, are answers too.
    """

    rules: int
    idle_rules: tuple[str, ...]
    answers: int
    idle_answers: tuple[tuple[str, str], ...]


def coverage_of(protocol: Protocol, incidents: Iterable[tuple[Mapping[str, Value], Iterable[str]]]) -> Coverage:
    """What the incidents, each (answers, the rules that decided it), leave out."""
    space = space_of(protocol)
    used: set[tuple[int, int]] = set()
    decided: set[str] = set()
    for answers, rules in incidents:
        decided |= set(rules)
        masks = space.masks(answers)
        for index, input_ in enumerate(space.inputs):
            if is_known(answers.get(input_.question)):
                used |= {(index, value) for value in range(len(input_.values)) if masks[index] >> value & 1}
    every = list(_answers(space))
    return Coverage(
        rules=len(protocol.every_rule),
        idle_rules=tuple(rule.id for rule in protocol.every_rule if rule.id not in decided),
        answers=len(every),
        idle_answers=tuple(named for place, named in every if place not in used),
    )


def _answers(space: Space) -> Iterable[tuple[tuple[int, int], tuple[str, str]]]:
    """((input, value), (question, answer in words)) of every answer; that an option is not ticked is none."""
    for index, input_ in enumerate(space.inputs):
        for number, value in enumerate(input_.values):
            if input_.option is not None:
                if number != NO:
                    yield (index, number), (input_.question, input_.option)
            elif isinstance(value, str):
                yield (index, number), (input_.question, value)
            else:
                low, high = value
                yield (index, number), (input_.question, str(low) if low == high else f"{low} to {high}")
