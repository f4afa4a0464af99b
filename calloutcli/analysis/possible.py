"""Which outcomes are still possible when some answers are missing, and which questions can still matter.

Exact, from the diagram of the protocol (`meaning.py`). Where there is none, possible outcomes come from the search, just
as exact unless it gives up, and `open_to` goes by syntax: it may then name a question too many, never one too few.

Possible outcomes leave out what the protocol declares impossible; a situation that is itself declared impossible is
taken as it is. Questions are asked as if nothing were impossible: what staff say happened, happened.
"""

from calloutcli.analysis.diagram import Diagram
from calloutcli.analysis.meaning import Meaning, meaning_of
from calloutcli.analysis.reading import Situation, Value, is_known
from calloutcli.analysis.rows import IMPOSSIBLE, table_of
from calloutcli.analysis.space import Masks
from calloutcli.analysis.syntax import live_rules, open_by_syntax
from calloutcli.frozen import frozen
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import Question


@frozen
class Possible:
    """Outcomes in order of seriousness. `exact` is False when the search gave up: then some may not be reachable."""

    outcomes: tuple[str, ...]
    exact: bool


def possible_outcomes(protocol: Protocol, situation: Situation) -> Possible:
    """Every outcome that some completion of the situation has."""
    meaning = meaning_of(protocol)
    masks = meaning.space.masks(situation)
    if meaning.possible is None or meaning.plain is None:
        return _by_search(meaning, situation, masks)
    found = {outcome for (outcome,) in meaning.possible.outcomes(masks)} - {IMPOSSIBLE}
    if not found:
        found = {outcome for (outcome,) in meaning.plain.outcomes(masks)}
    return Possible(tuple(sorted(found, key=protocol.seriousness)), exact=True)


def open_to(protocol: Protocol, situation: Situation) -> frozenset[str]:
    """The questions, answered `unknown` or not at all, whose answer could still change the outcome."""
    meaning = meaning_of(protocol)
    diagram = meaning.plain
    if diagram is None:
        return open_by_syntax(protocol, situation)
    masks = meaning.space.masks(situation)
    asked = {meaning.space.inputs[diagram.order[diagram.level[node]]].question for node in _open_nodes(diagram, masks)}
    return frozenset(id_ for id_ in asked if not is_known(situation.get(id_)))


class Walk:
    """The questions taken in their order, one after another: whether the next still matters, given those before it.

    Exactly what `open_to` says of the answers so far, without looking at the whole diagram each time: in a reduced
    diagram a question that comes after all that is known matters where it stands, and nowhere else.
    """

    def __init__(self, protocol: Protocol) -> None:
        self.meaning = meaning_of(protocol)
        self.diagram = self.meaning.plain
        self.taken: dict[str, Value] = {}
        self.nodes = {self.diagram.root} if self.diagram else set[int]()

    def matters(self, question: Question) -> bool:
        """Whether an answer to the question could change the outcome, whatever the later answers."""
        if self.diagram is None:
            return question.id in open_by_syntax(self.meaning.protocol, self.taken)
        at = self.meaning.space.at[question.id]
        return any(self.diagram.level[node] <= at[-1] for node in self._from(at[0], self.diagram))

    def take(self, question: Question, value: Value) -> None:
        """Go on with this answer to the question; "I do not know" leaves every answer open."""
        self.taken[question.id] = value
        if self.diagram is not None:
            self.nodes = self._from(self.meaning.space.at[question.id][-1] + 1, self.diagram)

    def _from(self, level: int, diagram: Diagram) -> set[int]:
        """The nodes at this level or below that the answers so far lead to first."""
        masks = self.meaning.space.masks(self.taken)
        stack, seen = list(self.nodes), set(self.nodes)
        while stack:
            node = stack.pop()
            if diagram.level[node] < level:
                below = diagram.open_children(node, masks) - seen
                seen |= below
                stack += below
        return {node for node in seen if diagram.level[node] >= level}


def _open_nodes(diagram: Diagram, masks: Masks) -> set[int]:
    """The nodes that are left when what is known is filled in and the diagram is reduced again."""
    names: dict[int, int] = {}
    unique: dict[tuple[int, ...], int] = {}
    for node in sorted(diagram.reached(masks)):
        if node < len(diagram.leaves):
            names[node] = node
            continue
        mask = masks[diagram.order[diagram.level[node]]]
        below = tuple(names[child] for value, child in enumerate(diagram.children[node]) if mask >> value & 1)
        if len(set(below)) == 1:
            names[node] = below[0]
        else:
            names[node] = unique.setdefault((diagram.level[node], *below), node)
    seen = {names[diagram.root]}
    stack = list(seen)
    while stack:
        node = stack.pop()
        below_ = {names[child] for child in diagram.open_children(node, masks)} - seen
        seen |= below_
        stack += below_
    return {node for node in seen if node >= len(diagram.leaves)}


# ------------------------------------------------------------------ without a diagram


def _by_search(meaning: Meaning, situation: Situation, masks: Masks) -> Possible:
    """Possible outcomes by one search for each rule; every outcome of a rule still open when it gives up."""
    from calloutcli.analysis.proof import proofs_of
    from calloutcli.analysis.search import GaveUp

    protocol = meaning.protocol
    if meaning.table is not None:
        tables = [meaning.table]
        if protocol.impossible:
            tables.append(table_of(protocol, meaning.space, impossible=False))
        try:
            for table in tables:
                proofs = proofs_of(protocol, table, masks)
                found = [outcome.id for outcome in protocol.outcomes if proofs.reaches(outcome.id) is not None]
                if found:
                    return Possible(tuple(found), exact=True)
        except GaveUp:
            pass
    outcome, waiting = live_rules(protocol, situation)
    found = sorted({outcome} | {rule.then for rule in waiting}, key=protocol.seriousness)
    return Possible(tuple(found), exact=len(found) == 1)
