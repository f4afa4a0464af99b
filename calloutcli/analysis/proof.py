"""Yes-or-no proofs about one protocol, each with a witness: a situation that shows it. By search over rows alone.

Every function gives the witness as one value per input, or None when there is none: `None` is a proof. What the protocol
declares impossible is left out everywhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from calloutcli.analysis.rows import IMPOSSIBLE, Row, RuleRows, Table, narrowed
from calloutcli.analysis.search import find_situation
from calloutcli.analysis.space import Masks
from calloutcli.protocol.model import UNDECIDED, Protocol

Values: TypeAlias = tuple[int, ...]


def proofs_of(protocol: Protocol, table: Table, within: Masks | None = None) -> "Proofs":
    """A protocol's table, ready to be asked; with `within`, only of the situations that these masks leave."""
    return Proofs(table, in_file_order=protocol.decide_by == "first match", within=within)


class Proofs:
    """A table asked, only `within` some masks if given. `in_file_order`: the first rule decides, not the most serious."""

    def __init__(self, table: Table, *, in_file_order: bool, within: Masks | None = None) -> None:
        self.table = table
        self.space = table.space
        self.in_file_order = in_file_order
        blocks = table.blocks
        self.impossible = [row for block in blocks if block.outcome == IMPOSSIBLE for row in _rows(block.rules)]
        self.blocks = [block for block in blocks if block.outcome != IMPOSSIBLE]
        self.rules = [rule for block in self.blocks for rule in block.rules]
        self.full = within or self.space.full
        self._given_rows: dict[tuple[int, int], tuple[list[Row], list[list[Row]]]] = {}
        self._asking_rows: dict[int, list[list[Row]]] = {}
        self._deciding: dict[str, Values | None] = {}
        self._place = {rule.rule: number for number, rule in enumerate(self.rules)}
        self._weakest = {rule.rule: number for number, block in enumerate(self.blocks) for rule in block.rules}

    def any_situation(self) -> Values | None:
        """A situation that is not impossible."""
        return find_situation(self.space, self.full, self.impossible)

    def where(self, within: Iterable[Row], outside: Sequence[Row]) -> Values | None:
        """A possible situation in which some row of `within` holds, and no row of `outside`."""
        excluded = [*self.impossible, *outside]
        for row in within:
            found = find_situation(self.space, narrowed(self.full, row), excluded)
            if found is not None:
                return found
        return None

    def gap(self) -> Values | None:
        """A situation that no rule decides: always None for a protocol that ends with `otherwise`."""
        return self.reaches(UNDECIDED)

    def holds(self, rule: RuleRows) -> Values | None:
        """A situation in which the rule's condition holds."""
        return self.where(rule.rows, ())

    def rivals(self, rule: RuleRows) -> list[RuleRows]:
        """The rules that keep this one from deciding wherever they hold: those before it, or those more serious.

        For `otherwise`, or what stands for it, every rule.
        """
        if self.in_file_order or rule is self.rules[-1]:
            return self.rules[: self._place[rule.rule]]
        return [other for block in self.blocks[: self._weakest[rule.rule]] for other in block.rules]

    def decides(self, rule: RuleRows) -> Values | None:
        """A situation in which the rule gives the outcome."""
        if rule.rule not in self._deciding:
            self._deciding[rule.rule] = self.where(rule.rows, _rows(self.rivals(rule)))
        return self._deciding[rule.rule]

    def branches(self, rule: RuleRows) -> Iterator[Values]:
        """For each row of the rule that can decide, a situation in which it does."""
        outside = _rows(self.rivals(rule))
        for row in rule.rows:
            found = self.where([row], outside)
            if found is not None:
                yield found

    def covering(self, rule: RuleRows, others: Sequence[RuleRows]) -> list[RuleRows]:
        """As few of `others` as together hold wherever the rule does; they must do so all together."""
        needed = [other for other in others if self.where(rule.rows, _rows([other])) is None][:1]
        if needed:
            return needed
        needed = [other for other in others if any(_meet(one, two) for one in other.rows for two in rule.rows)]
        for other in list(needed):
            fewer = [one for one in needed if one is not other]
            if self.where(rule.rows, _rows(fewer)) is None:
                needed = fewer
        return needed

    def reaches(self, outcome: str) -> Values | None:
        """A situation that the outcome is decided in."""
        found = (self.decides(rule) for rule in self.rules if rule.outcome == outcome)
        return next((values for values in found if values is not None), None)

    def both(self, one: RuleRows, other: RuleRows) -> Values | None:
        """A situation in which both rules hold."""
        for row in one.rows:
            for second in other.rows:
                together = narrowed(narrowed(self.full, row), second)
                found = find_situation(self.space, together, self.impossible)
                if found is not None:
                    return found
        return None

    def tells_apart(self, index: int, one: int, other: int) -> Values | None:
        """A situation with value `one` of an input that has another outcome than the same situation with `other`."""
        return self._weaker(index, one, other) or self._weaker(index, other, one)

    def _weaker(self, index: int, value: int, instead: int) -> Values | None:
        """A situation decided with `value`, in which with `instead` a weaker rule of another outcome decides."""
        impossible, with_value = self._given(index, value)
        also_impossible, with_instead = self._given(index, instead)
        outside = impossible + also_impossible
        for number, asking in enumerate(self._asking(index)):
            telling = [row for row in asking if _allows(row, index, value) and not _allows(row, index, instead)]
            outside += with_instead[number]
            for weaker in self._other_outcomes(number) if telling else ():
                for row in telling:
                    found = self._between(row, weaker, index, value, instead, outside)
                    if found is not None:
                        return found
            outside += with_value[number]
        return None

    def _asking(self, index: int) -> list[list[Row]]:
        """The rows of each block but the last that ask about the input."""
        found = self._asking_rows.get(index)
        if found is None:
            found = [
                [row for row in _rows(block.rules) if any(at == index for at, _ in row)] for block in self.blocks[:-1]
            ]
            self._asking_rows[index] = found
        return found

    def _given(self, index: int, value: int) -> tuple[list[Row], list[list[Row]]]:
        """(what is impossible, the rows of each block), of what can hold when the input has the value, not asking about it."""
        found = self._given_rows.get((index, value))
        if found is None:
            rows = [_given(_rows(block.rules), index, value) for block in self.blocks]
            found = self._given_rows[index, value] = _given(self.impossible, index, value), rows
        return found

    def _other_outcomes(self, number: int) -> Iterator[tuple[list[Row], list[Row]]]:
        """What may decide instead of a block: (rows one of which holds, rows that do not)."""
        outcome, weaker = self.blocks[number].outcome, self.blocks[number + 1 :]
        if all(block.outcome != outcome for block in weaker):
            yield [()], []
            return
        for at, block in enumerate(weaker):
            if block.outcome != outcome:
                yield _rows(block.rules), [row for other in weaker[:at] for row in _rows(other.rules)]

    def _between(
        self, row: Row, weaker: tuple[list[Row], list[Row]], index: int, value: int, instead: int, outside: list[Row]
    ) -> Values | None:
        holding, barred = weaker
        outside = [*outside, *_given(barred, index, instead)]
        for second in _given(holding, index, instead):
            within = list(narrowed(narrowed(self.full, row), second))
            within[index] = 1 << value
            found = find_situation(self.space, tuple(within), outside)
            if found is not None:
                return found
        return None


def _rows(rules: Iterable[RuleRows]) -> list[Row]:
    return [row for rule in rules for row in rule.rows]


def _given(rows: Iterable[Row], index: int, value: int) -> list[Row]:
    """The rows that can hold when the input has the value, without their question about it."""
    return [tuple(pair for pair in row if pair[0] != index) for row in rows if _allows(row, index, value)]


def _allows(row: Row, index: int, value: int) -> bool:
    for at, mask in row:
        if at == index:
            return bool(mask >> value & 1)
    return True


def _meet(one: Row, other: Row) -> bool:
    masks = dict(one)
    return all(masks.get(index, mask) & mask for index, mask in other)
