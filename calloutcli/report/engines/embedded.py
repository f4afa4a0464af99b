"""DuckDB, embedded: nothing to install beside the extra, no server, no network.

The Parquet files are opened where they are and never copied. Rows of a table stand in a view `<name>_row`, or under its own name where
there is nothing to be superseded (the tables `log`, `period`, `month`).
"""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from calloutcli.errors import StoreError
from calloutcli.report.measure import views
from calloutcli.report.rows.tables import TABLES, Row, Table

TYPES = {"text": "VARCHAR", "whole": "BIGINT", "yes": "BOOLEAN"}
MEMORY = "768MB"
"""What DuckDB may hold; beyond it goes to a temporary folder of its own."""
KEPT = frozenset(("home_month", "period_month", "period_home"))
"""Small views that most measures read: their rows are found once. Of `incident` it would take 350 MB at four million records, and save little."""
ROWS_AT_ONCE = 100
"""A row at a time takes DuckDB a millisecond for each."""


class Embedded:
    """A DuckDB that holds the views of one projection. Use it as a context manager."""

    def __init__(self, parquet: Mapping[str, Sequence[Path]], given: Sequence[tuple[Table, Sequence[Row]]]) -> None:
        import duckdb

        self._folder = tempfile.mkdtemp(prefix="callout-duckdb-")
        self._connection: duckdb.DuckDBPyConnection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": MEMORY,
                "temp_directory": self._folder,
                "autoinstall_known_extensions": "false",
                "threads": "2",
            },
        )
        try:
            self._make(parquet, given)
        except BaseException:
            self.close()
            raise

    def _make(self, parquet: Mapping[str, Sequence[Path]], given: Sequence[tuple[Table, Sequence[Row]]]) -> None:
        for table in TABLES:
            self._connection.execute(f"CREATE VIEW {table.name}_row AS {_scan(table, parquet.get(table.name, ()))}")
        for table, rows in given:
            self._connection.execute(f"CREATE TABLE {table.name} ({_columns(table)})")
            marks = f"({', '.join('?' * len(table.columns))})"
            for some in (rows[begin : begin + ROWS_AT_ONCE] for begin in range(0, len(rows), ROWS_AT_ONCE)):
                cells = [cell for row in some for cell in row]
                every = ", ".join([marks] * len(some))
                self._connection.execute(f"INSERT INTO {table.name} VALUES {every}", cells)  # noqa: S608 - names of ours
        for name, select in views():
            self._connection.execute(f"CREATE {'TABLE' if name in KEPT else 'VIEW'} {name} AS {select}")

    def __enter__(self) -> Self:
        """The engine itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Leave nothing behind."""
        self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a SELECT.

        Raises:
            StoreError: a file that is read was taken away meanwhile.
        """
        import duckdb

        try:
            return self._connection.execute(sql).fetchall()
        except duckdb.IOException:
            raise StoreError(
                "what is read was replaced meanwhile: another report was made at the same moment", "run it again"
            ) from None


def _scan(table: Table, files: Sequence[Path]) -> str:
    if not files:
        empty = ", ".join(f"CAST(NULL AS {TYPES[kind]}) AS {name}" for name, kind in table.columns)
        return f"SELECT {empty} WHERE FALSE"
    names = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files)
    return f"SELECT {', '.join(name for name, _ in table.columns)} FROM read_parquet([{names}])"  # noqa: S608 - names of ours


def _columns(table: Table) -> str:
    return ", ".join(f"{name} {TYPES[kind]}" for name, kind in table.columns)
