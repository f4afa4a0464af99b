"""DuckDB's SQL, in which measures and views are written, in the words of another engine: by sqlglot, which knows about thirty of them.

What sqlglot knows to have no equal there is refused; what it does not know it leaves as it stands, so measures keep to words that
every engine has (tests/peers/test_report_engines.py runs them all). What an engine gives back is made plain here too: whole numbers are
`int`, however wide the engine thinks them.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from calloutcli.errors import UsageError

if TYPE_CHECKING:
    from sqlglot.expressions import Expr

DUCKDB = "duckdb"
POSTGRES = "postgres"


def transpiled(sql: str, dialect: str, *, pretty: bool = False) -> str:
    """One statement of DuckDB's in another dialect: `postgres`, `spark`, `bigquery`, `trino`, and what else sqlglot has.

    Raises:
        UsageError: no such dialect, or it has no words for something in the statement.
    """
    import sqlglot
    from sqlglot.errors import SqlglotError, UnsupportedError

    known = sorted(one.value for one in sqlglot.Dialects if one.value)
    if dialect not in known:
        raise UsageError(f"`{dialect}` is not a dialect of SQL known here", f"give one of {', '.join(known)}")
    try:
        read = sqlglot.parse_one(sql, read=DUCKDB)
        if dialect == POSTGRES:
            _compare_by_bytes(read)
        return read.sql(dialect, pretty=pretty, comments=False, unsupported_level=sqlglot.ErrorLevel.RAISE)
    except UnsupportedError as error:
        raise UsageError(f"{dialect} has no words for a part of this SQL: {error}", "use another dialect") from None
    except SqlglotError as error:
        raise UsageError(f"this is not SQL as DuckDB writes it: {str(error).splitlines()[0]}") from None


def _compare_by_bytes(read: "Expr") -> None:
    """Columns are compared by their bytes as they are declared (postgres.py); so must words be that a SELECT gives out of its own."""
    from sqlglot import expressions as exp

    for select in read.find_all(exp.Select):
        for column in select.expressions:
            given = column.unalias()
            ways = (
                [way.args["true"] for way in given.args["ifs"]] + [given.args.get("default")]
                if isinstance(given, exp.Case)
                else [given]
            )
            for word in ways:
                if isinstance(word, exp.Literal) and word.is_string:
                    word.replace(exp.Collate(this=word.copy(), expression=exp.to_identifier("C", quoted=True)))


def plain(value: Any) -> str | int | float | bool | None:
    """A cell as every engine must give it: a decimal number without a fraction is whole."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value  # type: ignore[no-any-return]
