"""What a protocol means, compiled once and asked many times: by the interview, the decision and its explanation.

A `Meaning` is a pure function of its protocol. `meaning_of` remembers the last few by identity: an interview asks dozens
of times, and hashing a whole protocol costs more than the asking (docs/decisions/0008).

The interview's budget is far below that of the owner's bench: nobody waits at an incident. Over it there is no diagram,
and the same answers come from the search, with `open_to` by syntax (it may name a question too many, never too few).
"""

from calloutcli.analysis.compiling import OverBudget, compile_grid
from calloutcli.analysis.diagram import Diagram
from calloutcli.analysis.grid import Grid
from calloutcli.analysis.rows import Table, TooManyRows, table_of
from calloutcli.analysis.space import Space, space_of
from calloutcli.frozen import frozen
from calloutcli.protocol.model import Protocol

INTERVIEW_BUDGET = 20_000
_REMEMBERED = 4


@frozen
class Meaning:
    """A protocol with its inputs, its table, and its diagrams.

    `possible` leaves out what is declared impossible; `plain` does not: a situation that cannot happen and did is read by
    the rules alone. `table` is None when a condition unfolds too far, the diagrams also when they are over budget.
    """

    protocol: Protocol
    space: Space
    table: Table | None
    possible: Diagram | None
    plain: Diagram | None


def compile_protocol(protocol: Protocol, budget: int = INTERVIEW_BUDGET) -> Meaning:
    """The meaning of a protocol, with a diagram of at most `budget` states."""
    space = space_of(protocol)
    try:
        table = table_of(protocol, space)
        possible = compile_grid(Grid(space, table), budget=budget)
        plain = possible
        if protocol.impossible:
            plain = compile_grid(Grid(space, table_of(protocol, space, impossible=False)), budget=budget)
    except TooManyRows:
        return Meaning(protocol, space, None, None, None)
    except OverBudget:
        return Meaning(protocol, space, table, None, None)
    return Meaning(protocol, space, table, possible, plain)


def meaning_of(protocol: Protocol) -> Meaning:
    """The meaning of a protocol, compiled when it is first asked for."""
    for meaning in _last:
        if meaning.protocol is protocol:
            return meaning
    meaning = compile_protocol(protocol)
    _last.insert(0, meaning)
    del _last[_REMEMBERED:]
    return meaning


_last: list[Meaning] = []
