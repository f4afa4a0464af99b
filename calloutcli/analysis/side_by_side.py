"""Two tables in one grid: every transition between their outcomes, with its number of situations and a witness.

The diagram of pairs of outcomes stops wherever no changed rule is alive, so its cost is that of the change. Over budget every
transition is still found by search; the numbers are then of a sample, and say so.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from calloutcli.analysis.compiling import SAME, OverBudget, compile_grid
from calloutcli.analysis.count import SAMPLE, count_outcomes, force_order, outcome_of, sample
from calloutcli.analysis.diagram import Diagram
from calloutcli.analysis.direction import Direction, direction, effect
from calloutcli.analysis.grid import Bits, Grid
from calloutcli.analysis.proof import Values, proofs_of
from calloutcli.analysis.reading import read_rules
from calloutcli.analysis.rows import IMPOSSIBLE, Block, Row, RuleRows, Table, narrowed
from calloutcli.analysis.search import GaveUp, find_situation
from calloutcli.analysis.space import Space
from calloutcli.errors import ProtocolError
from calloutcli.frozen import frozen
from calloutcli.protocol.answers import Given
from calloutcli.protocol.model import Protocol

CountedBy = Literal["diagram", "diagram in another order", "sample"]
Pair: TypeAlias = tuple[str, str]

_MOST_PAIRS = 4_000
"""So many pairs of rules are tried at the most to name the rules behind one transition."""


@frozen
class Transition:
    """Situations that leave one outcome for another, or whose outcome keeps its name and changes what it is.

    `situations` is their exact number, or with a sample their number in the sample (0: too rare to be in it). `witness`
    is one of them. `rules` are the changed rules that make the difference, `decides_old` and `decides_new` those that
    give the outcomes of the witness.
    """

    before: str
    after: str
    direction: Direction
    situations: int
    witness: tuple[tuple[str, Given], ...]
    rules: tuple[str, ...]
    decides_old: tuple[str, ...]
    decides_new: tuple[str, ...]


class SideBySide:
    """Two tables over one space, and which of their rules changed."""

    def __init__(self, space: Space, old: Protocol, new: Protocol, old_table: Table, new_table: Table) -> None:
        self.space = space
        self.protocols = (old, new)
        self.tables = (old_table, new_table)
        self.proofs = tuple(
            proofs_of(protocol, table) for protocol, table in zip(self.protocols, self.tables, strict=True)
        )
        self.barred = [row for proofs in self.proofs for row in proofs.impossible]
        self.changed = self._changed()
        """For each version, the rules that the other does not have, or not in the same place."""

    def transitions(self, budget: int) -> tuple[tuple[Transition, ...], CountedBy, int, int]:
        """(the transitions, how they were counted, hidden situations, situations possible in both)."""
        if not any(self.changed):
            possible, counted = self._possible(budget)
            return (), "diagram" if counted else "sample", 0, possible
        for counted_by, found in self._diagrams(budget):
            counts = found.counts()
            hidden = sum(number for pair, number in counts.items() if len(pair) == 2 and pair.count(IMPOSSIBLE) == 1)
            listed = [
                self._transition(pair, counts[pair], self._witness(found, leaf))
                for leaf, pair in enumerate(found.leaves)
                if len(pair) == 2 and self._differ(pair)
            ]
            possible, counted = self._possible(budget)
            if counted:
                return _ordered(listed), counted_by, hidden, possible
        return self._by_search()

    def _diagrams(self, budget: int) -> Iterator[tuple[CountedBy, Diagram]]:
        grid = Grid(self.space, *self.tables)
        changed = grid.keep_apart(self._changed_bits(grid))
        asked_first = sorted(force_order(grid), key=lambda input_: not grid.touch[input_] & changed)
        orders: tuple[tuple[CountedBy, tuple[int, ...] | None], ...] = (
            ("diagram", None),
            ("diagram in another order", tuple(asked_first)),
        )
        for counted_by, order in orders:
            try:
                yield counted_by, compile_grid(grid, order, changed=changed, budget=budget)
            except OverBudget:
                continue

    def _possible(self, budget: int) -> tuple[int, bool]:
        """(how many situations both versions call possible, whether that is exact)."""
        if not self.barred:
            return self.space.situations, True
        barred = RuleRows("", IMPOSSIBLE, tuple(self.barred))
        rest = RuleRows("", SAME, ((),))
        count = count_outcomes(Table(self.space, (Block(IMPOSSIBLE, (barred,)), Block(SAME, (rest,)))), budget)
        return count.of(SAME), count.exact

    def _differ(self, pair: Sequence[str]) -> bool:
        before, after = pair
        if IMPOSSIBLE in pair:
            return False
        old, new = self.protocols
        return before != after or effect(old, before) != effect(new, after)

    def _witness(self, diagram: Diagram, leaf: int) -> Values:
        path = diagram.path(leaf, self.space.full)
        if path is None:  # pragma: no cover - every leaf of a diagram has a way to it
            raise AssertionError("a leaf that nothing leads to")
        return self.space.mildest(
            narrowed(self.space.full, tuple((index, 1 << value) for index, value in path.items()))
        )

    def _transition(self, pair: Sequence[str], situations: int, witness: Values) -> Transition:
        before, after = pair
        situation = self.space.situation(witness)
        deciding = tuple(self._deciding(side, situation) for side in (0, 1))
        return Transition(
            before=before,
            after=after,
            direction=direction(*self.protocols, before, after),
            situations=situations,
            witness=tuple(situation.items()),
            rules=self._responsible((before, after)) or _once([*deciding[0], *deciding[1]]),
            decides_old=deciding[0],
            decides_new=deciding[1],
        )

    def _deciding(self, side: int, situation: Mapping[str, Given]) -> tuple[str, ...]:
        """The rules of a version that give the outcome of a situation, by the plain reading."""
        protocol = self.protocols[side]
        reading = read_rules(protocol, situation)
        return tuple(id_ for id_ in reading.rules if protocol.rule(id_).then == reading.outcome)

    def _responsible(self, pair: Pair) -> tuple[str, ...]:
        """The changed rules that decide in some situation of this transition; none when these are too many to tell."""
        left = _MOST_PAIRS
        found: list[str] = []
        for side in (0, 1):
            others = [rule for rule in self.proofs[1 - side].rules if rule.outcome == pair[1 - side]]
            for rule in self.changed[side]:
                if rule.outcome != pair[side]:
                    continue
                left -= len(rule.rows) * sum(len(other.rows) for other in others)
                if left < 0:
                    return ()
                try:
                    decides = self._meet(side, rule, others) is not None
                except GaveUp:
                    return ()
                if decides:
                    found.append(rule.rule)
        return _once(found)

    def _meet(self, side: int, rule: RuleRows, others: Iterable[RuleRows]) -> Values | None:
        """A situation in which the rule decides in its version, and one of `others` in the other version."""
        outside = [*self.barred, *_rows(self.proofs[side].rivals(rule))]
        for other in others:
            barred = [*outside, *_rows(self.proofs[1 - side].rivals(other))]
            for row in rule.rows:
                for second in other.rows:
                    found = find_situation(self.space, narrowed(narrowed(self.space.full, row), second), barred)
                    if found is not None:
                        return found
        return None

    def _by_search(self) -> tuple[tuple[Transition, ...], CountedBy, int, int]:
        """Every transition by search, with the numbers of a sample.

        Raises:
            ProtocolError: the search gave up too.
        """
        witnesses: dict[Pair, Values] = {}
        try:
            for side in (0, 1):
                for rule in self.changed[side]:
                    for other in self.proofs[1 - side].rules:
                        pair = (rule.outcome, other.outcome) if side == 0 else (other.outcome, rule.outcome)
                        if pair not in witnesses and self._differ(pair):
                            found = self._meet(side, rule, [other])
                            if found is not None:
                                witnesses[pair] = found
        except GaveUp:
            raise ProtocolError(
                "these versions differ in more ways than could be looked through", "compare them in smaller steps"
            ) from None
        tally: dict[Pair, int] = {}
        for values in sample(self.space, SAMPLE):
            pair = (outcome_of(self.tables[0], values), outcome_of(self.tables[1], values))
            tally[pair] = tally.get(pair, 0) + 1
        hidden = sum(number for pair, number in tally.items() if pair.count(IMPOSSIBLE) == 1)
        possible = sum(number for pair, number in tally.items() if IMPOSSIBLE not in pair)
        listed = [self._transition(pair, tally.get(pair, 0), values) for pair, values in witnesses.items()]
        return _ordered(listed), "sample", hidden, possible

    def _changed(self) -> tuple[tuple[RuleRows, ...], tuple[RuleRows, ...]]:
        sides = tuple([rule for block in table.blocks for rule in block.rules] for table in self.tables)
        contents = tuple(
            # `otherwise` is not the same as a rule that always holds: it is the weakest, whatever its outcome
            [(rule.outcome, effect(protocol, rule.outcome), frozenset(rule.rows), rule is rules[-1]) for rule in rules]
            for protocol, rules in zip(self.protocols, sides, strict=True)
        )
        old, new = sides
        if self._ranked_alike():
            kept = [set(contents[0]), set(contents[1])]
            return (
                tuple(rule for rule, content in zip(old, contents[0], strict=True) if content not in kept[1]),
                tuple(rule for rule, content in zip(new, contents[1], strict=True) if content not in kept[0]),
            )
        if any(proofs.in_file_order for proofs in self.proofs) and all(proofs.in_file_order for proofs in self.proofs):
            matcher = difflib.SequenceMatcher(None, contents[0], contents[1], autojunk=False)
            blocks = matcher.get_matching_blocks()
            same = [{block[side] + step for block in blocks for step in range(block.size)} for side in (0, 1)]
            return (
                tuple(rule for number, rule in enumerate(old) if number not in same[0]),
                tuple(rule for number, rule in enumerate(new) if number not in same[1]),
            )
        return tuple(old), tuple(new)

    def _ranked_alike(self) -> bool:
        """Whether in both versions the most serious rule decides, and they agree which of their outcomes that is."""
        if any(proofs.in_file_order for proofs in self.proofs):
            return False
        old, new = self.protocols
        common = {outcome.id for outcome in old.outcomes} & {outcome.id for outcome in new.outcomes}
        orders = [[o.id for o in protocol.outcomes if o.id in common] for protocol in (old, new)]
        return orders[0] == orders[1]

    def _changed_bits(self, grid: Grid) -> Bits:
        changed = 0
        for side, rules in enumerate(self.changed):
            for rule in rules:
                changed |= grid.bits_of(side, rule)
        return changed


def _ordered(listed: list[Transition]) -> tuple[Transition, ...]:
    rank = {"down": 0, "up": 1, "none": 2}
    return tuple(sorted(listed, key=lambda one: (rank[one.direction], -one.situations, one.before, one.after)))


def _once(rules: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule for rule in rules if rule))


def _rows(rules: Iterable[RuleRows]) -> list[Row]:
    return [row for rule in rules for row in rule.rows]
