"""Two versions of a protocol compared by what they do: which situations come out differently, how many, which way.

A situation answers every question of either version. A question that only one of them asks is answered in every way; of
one that both ask, only the answers that both have are compared; one that became another kind of question counts as two.
Situations that either version declares impossible are left out.

Both tables stand side by side in one grid, and the diagram of pairs of outcomes stops wherever no changed rule is alive.
Where even that is over budget, every transition is still found, with a witness, by search; only the numbers are then of a
sample, and say so. "No difference" is always proved, never sampled.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from calloutcli.analysis.count import SAMPLE, count_outcomes, force_order, outcome_of, sample
from calloutcli.analysis.diagram import BUDGET, SAME, Diagram, OverBudget, compile_grid
from calloutcli.analysis.grid import Bits, Grid
from calloutcli.analysis.proof import Proofs, Values
from calloutcli.analysis.reading import read_rules
from calloutcli.analysis.rows import IMPOSSIBLE, Block, Row, RuleRows, Table, TooManyRows, narrowed, table_of
from calloutcli.analysis.search import GaveUp, find_situation
from calloutcli.analysis.space import Space, space_of
from calloutcli.errors import ProtocolError
from calloutcli.frozen import frozen, replace
from calloutcli.protocol.answers import Given
from calloutcli.protocol.condition import Answer, Condition
from calloutcli.protocol.model import UNDECIDED, Outcome, Protocol, Rule

Direction = Literal["up", "down", "none"]
CountedBy = Literal["diagram", "diagram in another order", "sample"]
Pair: TypeAlias = tuple[str, str]

_MOST_PAIRS = 4_000
"""So many pairs of rules are tried at the most to name the rules behind one transition."""

TIERS = ("in_house", "safeguarding_report", "planned_police", "emergency_police")
CHANNELS = ("none", "named_officer", "online", "101", "999")
TIMINGS = ("next_day", "this_shift", "now")


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
        pair = _Pair(space, old, other, table_of(old, space), table_of(other, space))
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


def direction(old: Protocol, new: Protocol, before: str, after: str) -> Direction:
    """Whether `after` in the new version is more (`up`) or less (`down`) serious than `before` in the old one.

    By the versions' own orders of outcomes; where these disagree, `down`. An outcome that only one of them has is compared
    by tier, then channel, then timing. To decide nothing where something was decided is `down`.
    """
    if UNDECIDED in (before, after):
        return "none" if before == UNDECIDED else "down"
    if before != after:
        ranks = [
            protocol.seriousness(after) - protocol.seriousness(before)
            for protocol in (old, new)
            if {before, after} <= {outcome.id for outcome in protocol.outcomes}
        ]
        if ranks:
            return "down" if min(ranks) < 0 else "up"
    one, other = _gravity(old.outcome(before)), _gravity(new.outcome(after))
    return "none" if one == other else "up" if other > one else "down"


def _gravity(outcome: Outcome) -> tuple[int, int, int]:
    return TIERS.index(outcome.tier), CHANNELS.index(outcome.channel), TIMINGS.index(outcome.timing)


def _effect(protocol: Protocol, outcome: str) -> tuple[str, ...]:
    """What an outcome is, beside its name: tier, channel, timing, decider."""
    if outcome in (UNDECIDED, IMPOSSIBLE):
        return ()
    found = protocol.outcome(outcome)
    return found.tier, found.channel, found.timing, found.decider


class _Pair:
    """Two tables over one space, and which of their rules changed."""

    def __init__(self, space: Space, old: Protocol, new: Protocol, old_table: Table, new_table: Table) -> None:
        self.space = space
        self.protocols = (old, new)
        self.tables = (old_table, new_table)
        self.proofs = tuple(
            Proofs(table, in_file_order=protocol.decide_by == "first match")
            for protocol, table in zip(self.protocols, self.tables, strict=True)
        )
        self.barred = [row for proofs in self.proofs for row in proofs.impossible]
        self.changed = self._changed()
        """For each version, the rules that the other does not have, or not in the same place."""

    def transitions(self, budget: int) -> tuple[tuple[Transition, ...], CountedBy, int, int]:
        """(the transitions, how they were counted, hidden situations, situations possible in both)."""
        if not any(self.changed):
            return (), "diagram", 0, self._possible(budget)[0]
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
        orders: tuple[tuple[CountedBy, tuple[int, ...] | None], ...] = (
            ("diagram", None),
            ("diagram in another order", force_order(grid)),
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
        return before != after or _effect(old, before) != _effect(new, after)

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
        """The changed rules that decide in some situation of this transition."""
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
                if self._meet(side, rule, others) is not None:
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
            [(rule.outcome, _effect(protocol, rule.outcome), frozenset(rule.rows)) for rule in rules]
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


def _limits(question: object) -> tuple[object, ...]:
    """What can be answered, whatever the words."""
    answers = getattr(question, "answers", ())
    return frozenset(id_ for id_, _ in answers), getattr(question, "low", 0), getattr(question, "high", 0)


def _ordered(listed: list[Transition]) -> tuple[Transition, ...]:
    rank = {"down": 0, "up": 1, "none": 2}
    return tuple(sorted(listed, key=lambda one: (rank[one.direction], -one.situations, one.before, one.after)))


def _once(rules: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule for rule in rules if rule))


def _rows(rules: Iterable[RuleRows]) -> list[Row]:
    return [row for rule in rules for row in rule.rows]
