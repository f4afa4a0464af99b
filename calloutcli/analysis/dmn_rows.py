"""The rows of a protocol's decision table in DMN, and the names of its inputs. The XML of both: `dmn.py`.

DMN says of UNIQUE that no two rows may overlap at all, even where they agree (1.3, section 8.2.10). So there, rows of the
same outcome are cut into pieces that do not overlap. Rows of different outcomes are left: that overlap is a conflict, which
an engine must report and must not hide.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from calloutcli.analysis.rows import Row, TooManyRows, condition_rows, sorted_by_strength
from calloutcli.analysis.space import Space
from calloutcli.errors import ProtocolError
from calloutcli.frozen import frozen
from calloutcli.protocol.model import Protocol, Rule

MOST_TABLE_ROWS: Final = 5_000
"""So many rows at the most stand in one table."""

_TAKEN: Final = (
    " and between else every external false for function if in instance not null of or outcome return satisfies some then"
    " true "
)
"""What a question may be called and an input may not: words of FEEL (DMN 1.3, section 10.3.1.2), and the decision's name."""


@frozen
class TableRow:
    """One row of the decision table: what it asks, what it gives, and the rule that it comes from."""

    row: Row
    outcome: str
    rule: Rule


def table_rows(protocol: Protocol, space: Space) -> tuple[TableRow, ...]:
    """The rows of the table, `otherwise` aside: in file order with `first match`, else the most serious first.

    Raises:
        ProtocolError: there are too many.
    """
    rows: list[TableRow] = []
    done: dict[str, list[Row]] = {}
    try:
        for rule in sorted_by_strength(protocol):
            found = condition_rows(rule.when, space) if rule.when is not None else ()
            if protocol.decide_by == "only one":
                found = tuple(_apart(found, done.setdefault(rule.then, []), space))
            rows += [TableRow(row, rule.then, rule) for row in found]
            if len(rows) > MOST_TABLE_ROWS:
                raise TooManyRows
    except TooManyRows:
        raise ProtocolError(
            f"the rules of `{protocol.id}` unfold into too many rows for a decision table",
            "break up rules that put many `any of` together, or use export --json",
        ) from None
    return tuple(rows)


def input_names(protocol: Protocol) -> dict[str, str]:
    """The name of each question as an input: its id, with `_` at its end where the name is taken."""
    taken = {question.id for question in protocol.questions}
    names: dict[str, str] = {}
    for question in protocol.questions:
        name = question.id
        while f" {name} " in _TAKEN or (name != question.id and name in taken):
            name += "_"
        taken.add(name)
        names[question.id] = name
    return names


# ------------------------------------------------------------------ rows that do not overlap


def _apart(rows: Iterable[Row], done: list[Row], space: Space) -> Iterator[Row]:
    """The rows cut into pieces that lie outside those of `done`, which grows by them.

    Raises:
        TooManyRows: there are too many pieces.
    """
    for row in rows:
        pieces = [row]
        for other in done:
            pieces = [left for piece in pieces for left in _without(piece, other, space)]
            if len(pieces) + len(done) > MOST_TABLE_ROWS:
                raise TooManyRows
        done += pieces
        yield from pieces


def _without(row: Row, other: Row, space: Space) -> Iterator[Row]:
    """What is left of a row outside another, in pieces that do not overlap; the row itself where the two do not meet."""
    masks = dict(row)
    full = space.full
    if any(not masks.get(index, full[index]) & mask for index, mask in other):
        yield row
        return
    for index, mask in other:
        mine = masks.get(index, full[index])
        if mine & ~mask:
            yield tuple(sorted((masks | {index: mine & ~mask}).items()))
        masks[index] = mine & mask
