"""Which engine runs the measures: `duckdb`, inside callout; `postgres://user@host/database`; `spark`, on this computer.

Every engine is a context manager with one method, takes the SQL as it is written for DuckDB, and gives equal rows.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol, Self

from calloutcli.errors import StoreError, UsageError
from calloutcli.report.engines.dialect import DUCKDB
from calloutcli.report.engines.postgres import SCHEMES, passwords_in
from calloutcli.report.rows.tables import Row, Table

_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "duckdb": ("duckdb",),
    "postgres": ("adbc_driver_postgresql", "pyarrow", "sqlglot"),
    "spark": ("pyspark", "sqlglot"),
}
"""By engine the packages that its module imports when it is opened."""


class Engine(Protocol):
    """What can answer a measure."""

    def __enter__(self) -> Self:
        """The engine itself."""

    def __exit__(self, *_: object) -> None:
        """Close it."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a SELECT that is written as for DuckDB."""


def require_engine(name: str) -> str:
    """`duckdb`, `postgres` or `spark`: which engine a name means. Quick, so that nobody waits for the logs to be read first: it is installed, a URL is one.

    Raises:
        StoreError: what the engine needs is not installed; the hint is the line that installs it.
        UsageError: there is no such engine, or the URL is not one.
    """
    from importlib.util import find_spec

    # What was given is not repeated: it may be a URL with a password in it.
    kind = "postgres" if name.startswith(SCHEMES) else name
    if kind not in _NEEDS or name == "postgres":
        raise UsageError("there is no such engine", "give --engine duckdb, postgres://USER@HOST/DATABASE or spark")
    if kind == "postgres":
        passwords_in(name)
    missing = [package for package in _NEEDS[kind] if find_spec(package) is None]
    if missing:
        extra = "report" if kind == DUCKDB else kind
        message = f"this engine needs packages that are not installed: {', '.join(missing)}"
        raise StoreError(message, f"run pip install 'calloutcli[{extra}]'")
    return kind


def open_engine(
    name: str, parquet: Mapping[str, Sequence[Path]], given: Sequence[tuple[Table, Sequence[Row]]]
) -> Engine:
    """The engine of that name over the Parquet files of each table, and rows that are given beside them.

    Raises:
        StoreError: what the engine needs is not installed, it does not start, or the server is not there or would not.
        UsageError: there is no such engine, or the URL is not one.
    """
    kind = require_engine(name)
    if kind == "postgres":
        from calloutcli.report.engines.postgres import Postgres

        return Postgres(name, parquet, given)
    if kind == "spark":
        from calloutcli.report.engines.spark import Spark

        return Spark(parquet, given)
    from calloutcli.report.engines.embedded import Embedded

    return Embedded(parquet, given)
