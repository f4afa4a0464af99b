"""A measure as SQL to be run by hand, in any engine that sqlglot knows: for a warehouse that callout has no way into."""

from collections.abc import Sequence

from calloutcli.errors import UsageError
from calloutcli.report.engines.dialect import DUCKDB, transpiled
from calloutcli.report.engines.embedded import TYPES
from calloutcli.report.measure import measures, views
from calloutcli.report.period import months_between, parse_period, year_before
from calloutcli.report.rows.tables import LOG_TABLE, MONTH_TABLE, PERIOD_TABLE, TODAY_TABLE, Row, Table


def by_hand(measure: str, period: str, dialect: str) -> str:
    """The statements that answer a measure for a period and for the same one a year before, over tables that stand there already.

    Those tables are the projection's, each under its name with `_row` (`incident_row`, `superseded_row`), as in engines/. First comes a view of
    each thing that callout gives beside them, then each view that the measure reads; the measure stands last. `today` is the day after the period.

    Raises:
        UsageError: there is no such measure, period or dialect, or no record holds what the measure counts.
    """
    known = {one.id: one for one in measures()}
    if measure not in known:
        raise UsageError(f"there is no measure `{measure}`", f"give one of {', '.join(known)}")
    if not known[measure].sql:
        raise UsageError(f"{measure} cannot be counted: {known[measure].lacks}")
    asked = parse_period(period)
    before = year_before(asked)
    # What the last day leaves undone is late the moment after it.
    day = asked.last.isoformat()
    given: list[tuple[Table, Sequence[Row]]] = [
        (PERIOD_TABLE, [asked.row, before.row]),
        (MONTH_TABLE, [(month,) for month in months_between(before.first_month, asked.last_month)]),
        (TODAY_TABLE, [(f"{day}T23:59:59Z", day)]),
        (LOG_TABLE, []),
    ]
    made = [*((table.name, _select(table, rows)) for table, rows in given), *views()]
    statements = [
        *(f"CREATE VIEW {name} AS {select}" for name, select in _read_by(known[measure].sql, made)),
        known[measure].sql,
    ]
    return "\n\n".join(f"{transpiled(one, dialect, pretty=True)};" for one in statements)


def _read_by(sql: str, made: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of views that build on each other in this order, those that a SELECT reads, directly or not."""
    import sqlglot
    from sqlglot import expressions as exp

    found: list[tuple[str, str]] = []
    wanted = {table.name for table in sqlglot.parse_one(sql, read=DUCKDB).find_all(exp.Table)}
    for name, select in reversed(made):
        if name in wanted:
            wanted |= {table.name for table in sqlglot.parse_one(select, read=DUCKDB).find_all(exp.Table)}
            found.insert(0, (name, select))
    return found


def _select(table: Table, rows: Sequence[Row]) -> str:
    """The rows as a SELECT that holds them itself; without a row where there are none."""
    if not rows:
        return f"{_one(table, (None,) * len(table.columns))} FROM (SELECT 1 AS one) AS nothing WHERE FALSE"
    return " UNION ALL ".join(_one(table, row) for row in rows)


def _one(table: Table, row: Row) -> str:
    from sqlglot import expressions as exp

    cells = zip(table.columns, row, strict=True)
    return "SELECT " + ", ".join(
        f"CAST({exp.convert(cell).sql(DUCKDB)} AS {TYPES[kind]}) AS {name}" for (name, kind), cell in cells
    )
