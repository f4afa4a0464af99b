"""Rows as bits: one or two tables laid side by side, so that giving an input a value is one `and`.

Bits of a table are its blocks, strongest lowest; each block begins with a *marker*, a row that asks for nothing and
stands for "a row of this block holds". A set of bits is what is still alive: the rows that the values so far allow, and
the markers of what holds already. `settle` removes what can no longer make a difference.
"""

from calloutcli.analysis.rows import Row, RuleRows, Table
from calloutcli.analysis.space import Space

Bits = int


class Grid:
    """Tables over one space. `allow[i][v]` are the bits that value v of input i leaves alive, `touch[i]` the rows that ask."""

    def __init__(self, space: Space, *tables: Table) -> None:
        self.space = space
        self.start: Bits = 0
        self.outcomes: list[str] = []
        """The outcome of each bit."""
        self.rules: list[str] = []
        """The rule of each bit; empty for a marker."""
        self.literals: list[dict[int, int]] = []
        self.sides: list[Bits] = []
        self._bits: dict[tuple[int, int], Bits] = {}
        self._keep: list[Bits] = []
        self._marker: list[Bits] = []
        for table in tables:
            self._lay(table)
        self._spread()

    def _lay(self, table: Table) -> None:
        first, side = len(self.outcomes), len(self.sides)
        for block in table.blocks:
            marker, below = 1 << len(self.outcomes), (1 << len(self.outcomes)) - (1 << first)
            rows: list[tuple[str, Row]] = [("", ())]
            for rule in block.rules:
                at = len(self.outcomes) + len(rows)
                asking = [(rule.rule, row) for row in rule.rows if row]
                self._bits[side, id(rule)] = ((1 << len(asking)) - 1) << at
                rows += asking
                if () in rule.rows:
                    self.start |= marker
                    self._bits[side, id(rule)] |= marker
            for rule_id, row in rows:
                if row:
                    self.start |= 1 << len(self.outcomes)
                self.outcomes.append(block.outcome)
                self.rules.append(rule_id)
                self.literals.append(dict(row))
                self._keep.append(below)
                self._marker.append(marker)
        self.sides.append((1 << len(self.outcomes)) - (1 << first))

    def _spread(self) -> None:
        everything = (1 << len(self.outcomes)) - 1
        self.everything = everything
        self.touch: list[Bits] = []
        self.allow: list[list[Bits]] = []
        columns: list[list[tuple[Bits, int]]] = [[] for _ in self.space.inputs]
        for bit, row in enumerate(self.literals):
            for index, mask in row.items():
                columns[index].append((1 << bit, mask))
        for index, input_ in enumerate(self.space.inputs):
            touched = 0
            allowed = [0] * len(input_.values)
            for bit, mask in columns[index]:
                touched |= bit
                for value in range(len(allowed)):
                    if mask >> value & 1:
                        allowed[value] |= bit
            self.touch.append(touched)
            self.allow.append([everything & ~touched | alive for alive in allowed])

    def bits_of(self, side: int, rule: RuleRows) -> Bits:
        """The bits of a rule of a table; the marker of its block as well when it always holds."""
        return self._bits[side, id(rule)]

    def keep_apart(self, bits: Bits) -> Bits:
        """The same bits, which from now on stay alive under their own name when their row holds."""
        for bit in range(len(self.outcomes)):
            if bits >> bit & 1:
                self._marker[bit] = 1 << bit
        return bits

    def stronger(self, bit: int) -> Bits:
        """The bits of the stronger blocks of the same table."""
        return self._keep[bit]

    def settle(self, alive: Bits, done: Bits) -> Bits:
        """The bits without what is weaker than a row that holds (`done`: rows with nothing left to ask)."""
        for side in self.sides:
            holding = alive & done & side
            if holding:
                bit = (holding & -holding).bit_length() - 1
                alive = alive & ~side | alive & self._keep[bit] | self._marker[bit]
        return alive

    def outcome(self, alive: Bits) -> tuple[str, ...]:
        """What is decided when only markers are alive: an outcome for each table."""
        found = []
        for side in self.sides:
            mine = alive & side
            found.append(self.outcomes[(mine & -mine).bit_length() - 1])
        return tuple(found)
