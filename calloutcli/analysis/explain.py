"""Why an outcome, and what would have changed it: the fewest answers that are enough, and the nearest other answers.

In two parts, as people argue: the answers that make the rule hold; and those, beyond them, that keep anything stronger
from holding. Each part is minimal: leave one answer out and the outcome is no longer certain.
"""

from collections.abc import Collection, Iterable, Mapping

from calloutcli.analysis.diagram import Diagram
from calloutcli.analysis.meaning import meaning_of
from calloutcli.analysis.possible import possible_outcomes
from calloutcli.analysis.reading import Value, is_known
from calloutcli.analysis.rows import IMPOSSIBLE, holds_within
from calloutcli.analysis.space import YES, Interval, Space
from calloutcli.frozen import frozen
from calloutcli.protocol.answers import Given
from calloutcli.protocol.model import UNDECIDED, Protocol

_NEAR, _FAR = 10, 11
EMERGENCY = "emergency_police"


@frozen
class Change:
    """Answers that, given instead, would have led to `outcome` for certain."""

    answers: tuple[tuple[str, Given], ...]
    outcome: str


def minimal_reasons(
    protocol: Protocol, known: Mapping[str, Value], rules: Iterable[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """(the questions whose answers make the rules hold, those beyond them that keep any other outcome from being possible).

    Where the known answers leave several outcomes possible, those that keep others out. Where no rule made anything hold,
    all the answers that are needed stand in the first part.
    """
    applies = frozenset[str]().union(*(_support(protocol, known, rule) for rule in rules))
    possible = possible_outcomes(protocol, known).outcomes
    needed = dict(known)
    for question in reversed(protocol.questions):
        if question.id in needed and question.id not in applies:
            fewer = {id_: value for id_, value in needed.items() if id_ != question.id}
            if possible_outcomes(protocol, fewer).outcomes == possible:
                needed = fewer
    beyond = frozenset(needed) - applies
    return (applies, beyond) if applies else (beyond, frozenset())


def _support(protocol: Protocol, known: Mapping[str, Value], rule: str) -> frozenset[str]:
    """The fewest questions whose known answers make a rule hold; none when they do not."""
    meaning = meaning_of(protocol)
    if meaning.table is None:
        return frozenset()
    masks = meaning.space.masks(known)
    holding = [row for row in meaning.table.rows_of(rule) if row and holds_within(row, masks)]
    each = [frozenset(meaning.space.inputs[index].question for index, _ in row) for row in holding]
    return min(each, key=len, default=frozenset())


def nearest_changes(
    protocol: Protocol, known: Mapping[str, Value], outcome: str, near: Collection[str]
) -> tuple[Change, ...]:
    """For each other outcome the nearest change that leads to it, most serious first.

    Kept are changes of one answer to a question of `near`, and the nearest to an emergency, however many answers it
    takes. A question that was not asked counts as one that would have been answered otherwise.
    """
    meaning = meaning_of(protocol)
    diagram = meaning.possible
    if diagram is None:
        return ()
    cost = _costs(meaning.space, known, near)
    best = diagram.nearest(cost)
    found: list[tuple[int, Change]] = []
    for leaf, (other,) in enumerate(diagram.leaves):
        total = best[diagram.root][leaf]
        if other in (outcome, IMPOSSIBLE, UNDECIDED) or total <= 0:
            continue
        steps = _steps(diagram, cost, best, leaf)
        found.append((total, Change(_answers(meaning.space, known, steps), other)))
    found.sort(key=lambda one: (-protocol.seriousness(one[1].outcome), one[0]))
    urgent = None
    if outcome == UNDECIDED or protocol.outcome(outcome).tier != EMERGENCY:
        to_emergency = [one for one in found if protocol.outcome(one[1].outcome).tier == EMERGENCY]
        urgent = min(to_emergency, key=lambda one: one[0], default=None)
    return tuple(one[1] for one in found if one[0] == _NEAR or one is urgent)


def _costs(space: Space, known: Mapping[str, Value], near: Collection[str]) -> list[list[int]]:
    """What each value of each input costs: nothing as it was answered, else 10 for a question of `near` and 11."""
    masks = space.masks(known)
    costs: list[list[int]] = []
    for index, input_ in enumerate(space.inputs):
        step = _NEAR if input_.question in near else _FAR
        if is_known(known.get(input_.question)):
            costs.append([0 if masks[index] >> value & 1 else step for value in range(len(input_.values))])
        elif input_.option is not None:
            costs.append([0, step])
        else:
            costs.append([step] * len(input_.values))
    return costs


def _steps(diagram: Diagram, cost: list[list[int]], best: list[tuple[int, ...]], leaf: int) -> dict[int, int]:
    """(input: value) along the cheapest way to a leaf; of equal ones, what changes first."""
    node, steps = diagram.root, dict[int, int]()
    while node >= len(diagram.leaves):
        input_ = diagram.order[diagram.level[node]]
        left = best[node][leaf]
        ways = [
            (-cost[input_][value], value, child)
            for value, child in enumerate(diagram.children[node])
            if best[child][leaf] >= 0 and cost[input_][value] + best[child][leaf] == left
        ]
        _, steps[input_], node = min(ways)
    return steps


def _answers(space: Space, known: Mapping[str, Value], steps: Mapping[int, int]) -> tuple[tuple[str, Given], ...]:
    """The answers that differ from the known ones along the way."""
    changed: dict[str, Given] = {}
    for question in space.questions:
        given = known.get(question.id)
        own = {index: steps[index] for index in space.at[question.id] if index in steps}
        if not own:
            continue
        if question.kind == "several":
            ticked = set(given) if isinstance(given, frozenset) else set[str]()
            for index, value in own.items():
                option = str(space.inputs[index].option)
                (ticked.add if value == YES else ticked.discard)(option)
            if not is_known(given) or frozenset(ticked) != given:
                changed[question.id] = frozenset(ticked)
            continue
        ((index, value),) = own.items()
        if is_known(given) and space.masks({question.id: given})[index] >> value & 1:  # type: ignore[dict-item]
            continue
        new = space.inputs[index].values[value]
        changed[question.id] = new if isinstance(new, str) else _nearest_number(new, given)
    return tuple(changed.items())


def _nearest_number(interval: Interval, given: Value | None) -> int:
    low, high = interval
    return high if isinstance(given, int) and given > high else low
