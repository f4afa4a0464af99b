"""Rules as rows: conjunctions of (input, allowed values), strongest first, in a table that is walked by bit.

A condition becomes its disjunctive normal form; a rule holds when any of its rows does. Rows that give the same outcome
side by side in strength stand in one *block*: which of them holds makes no difference to the outcome. What is declared
impossible is the strongest block, what decides when no row holds the weakest. Strength follows the protocol: the most
serious outcome first (DMN Priority; Unique likewise, its conflicts are found elsewhere), or the order of the file (First).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from calloutcli.analysis.space import Masks, Space, literals
from calloutcli.frozen import frozen
from calloutcli.protocol.condition import AllOf, Answer, AnyOf, Condition, any_of
from calloutcli.protocol.model import UNDECIDED, Protocol, Rule
from calloutcli.protocol.source import Path

IMPOSSIBLE: Final = "impossible"
"""What stands for an outcome where the protocol says that the situation cannot happen."""

MOST_ROWS: Final = 5_000
"""So many rows at the most come of one condition."""

MOST_ABSORBED: Final = 2_000
"""So many rows at the most are compared with each other, for those that lie inside others."""

Row = tuple[tuple[int, int], ...]
"""(input, mask) pairs in the order of inputs: all must hold. An empty row always holds."""


class TooManyRows(Exception):
    """A condition unfolds into more than `MOST_ROWS` rows: `what` in words, at `path` in the file."""

    def __init__(self, what: str = "a condition", path: Path = ("rules",)) -> None:
        super().__init__(what)
        self.what = what
        self.path = path


@frozen
class RuleRows:
    """One rule and its rows; none when it can never hold."""

    rule: str
    outcome: str
    rows: tuple[Row, ...]


@frozen
class Block:
    """Rules side by side in strength with one outcome. The impossible is a block; so is what decides when no row holds."""

    outcome: str
    rules: tuple[RuleRows, ...]


@frozen
class Table:
    """Blocks, strongest first. The last holds always: `otherwise`, or `undecided` where the file has no such rule."""

    space: Space
    blocks: tuple[Block, ...]

    def rows_of(self, rule: str) -> tuple[Row, ...]:
        """The rows of a rule; none for one that never holds, or is not here."""
        return next((one.rows for block in self.blocks for one in block.rules if one.rule == rule), ())


def table_of(protocol: Protocol, space: Space, *, impossible: bool = True) -> Table:
    """The protocol as a table over a space, with or without what it declares impossible.

    Raises:
        TooManyRows: a condition unfolds too far.
    """
    ordered = sorted_by_strength(protocol)
    rules = [_rule_rows(rule, rule.when, space) for rule in ordered if rule.when is not None]
    last = protocol.otherwise
    rules.append(RuleRows(last.id, last.then, ((),)) if last else RuleRows("", UNDECIDED, ((),)))
    blocks: list[Block] = []
    if impossible and protocol.impossible:
        blocks.append(Block(IMPOSSIBLE, (impossible_rows(protocol, space),)))
    for rule in rules:
        if blocks and blocks[-1].outcome == rule.outcome:
            blocks[-1] = Block(rule.outcome, (*blocks[-1].rules, rule))
        else:
            blocks.append(Block(rule.outcome, (rule,)))
    return Table(space, tuple(blocks))


def impossible_rows(protocol: Protocol, space: Space) -> RuleRows:
    """What the protocol declares impossible, as rows of one rule that has no name.

    Raises:
        TooManyRows: a condition unfolds too far.
    """
    try:
        return RuleRows("", IMPOSSIBLE, condition_rows(any_of(protocol.impossible), space))
    except TooManyRows:
        raise TooManyRows("`impossible`", ("impossible",)) from None


def _rule_rows(rule: Rule, when: Condition, space: Space) -> RuleRows:
    try:
        return RuleRows(rule.id, rule.then, condition_rows(when, space))
    except TooManyRows:
        raise TooManyRows(f"the rule `{rule.id}`", ("rules", rule.id)) from None


def sorted_by_strength(protocol: Protocol) -> list[Rule]:
    """The rules, `otherwise` aside, strongest first."""
    if protocol.decide_by == "first match":
        return list(protocol.rules)
    return sorted(protocol.rules, key=lambda rule: -protocol.seriousness(rule.then))


def condition_rows(condition: Condition, space: Space) -> tuple[Row, ...]:
    """The condition's disjunctive normal form: no row inside another, none empty of situations.

    Raises:
        TooManyRows: there are more than `MOST_ROWS`.
    """
    return tuple(_Unfolding(space).rows(condition, wanted=True))


def holds_within(row: Row, masks: Masks) -> bool:
    """Whether the row holds in every situation of the masks."""
    return all(not masks[index] & ~mask for index, mask in row)


def narrowed(masks: Masks, row: Row) -> Masks:
    """The masks cut down to where the row holds; some are 0 when it holds nowhere in them."""
    cut = list(masks)
    for index, mask in row:
        cut[index] &= mask
    return tuple(cut)


class _Unfolding:
    """Conditions into rows, as they grow."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.full = space.full

    def rows(self, condition: Condition, *, wanted: bool) -> list[Row]:
        """The rows under which the condition is true, or with `wanted` False is not."""
        if isinstance(condition, Answer):
            join, pairs = literals(self.space, condition)
            parts = [self.alone(index, mask if wanted else self.full[index] & ~mask) for index, mask in pairs]
            together = (join == "all") is wanted
        else:
            inner = wanted if isinstance(condition, AllOf | AnyOf) else not wanted
            parts = [self.rows(part, wanted=inner) for part in condition.parts]
            together = wanted is not isinstance(condition, AnyOf)
        return self.product(parts) if together else self.absorbed([row for part in parts for row in part])

    def alone(self, index: int, mask: int) -> list[Row]:
        """The rows under which one input has a value of the mask: one, or none when it has no value."""
        if not mask:
            return []
        return [()] if mask == self.full[index] else [((index, mask),)]

    def product(self, parts: Sequence[list[Row]]) -> list[Row]:
        """The rows under which every part is true."""
        found: list[Row] = [()]
        asked: set[int] = set()
        for rows in sorted(parts, key=len):
            own = {index for row in rows for index, _ in row}
            apart = not own & asked  # then no row can lie inside another: there is nothing to absorb
            if len(found) * len(rows) > (MOST_ROWS if apart else MOST_ABSORBED * 10):
                raise TooManyRows
            joined = [both for one in found for other in rows if (both := _and(one, other)) is not None]
            found = joined if apart else self.absorbed(joined)
            asked |= own
        return found

    def absorbed(self, rows: Iterable[Row]) -> list[Row]:
        """The rows without those that lie inside another; alternatives on one input are joined into one row."""
        singles: dict[int, int] = {}
        longer: dict[Row, None] = {}
        for row in rows:
            cut = tuple((index, mask) for index, mask in row if mask != self.full[index])
            if len(cut) == 1:
                singles[cut[0][0]] = singles.get(cut[0][0], 0) | cut[0][1]
            else:
                longer[cut] = None
            if len(longer) > MOST_ABSORBED:
                raise TooManyRows
        if () in longer or any(mask == self.full[index] for index, mask in singles.items()):
            return [()]
        kept: list[Row] = [((index, mask),) for index, mask in singles.items()]
        for row in sorted(longer, key=len):
            masks = dict(row)
            if not any(_inside(masks, other) for other in kept):
                kept.append(row)
        return kept


def _and(one: Row, other: Row) -> Row | None:
    masks = dict(one)
    for index, mask in other:
        masks[index] = masks[index] & mask if index in masks else mask
        if not masks[index]:
            return None
    return tuple(sorted(masks.items()))


def _inside(masks: Mapping[int, int], other: Row) -> bool:
    """Whether a row, as masks by input, holds only where the other does."""
    return all(index in masks and not masks[index] & ~mask for index, mask in other)
