"""PostgreSQL, for an office that has a server and not the memory: the same rows, the same SQL, the same figures.

All in one transaction that is never committed. Temporary tables and views are made; from then on the transaction is read-only, so whatever
the SQL says, nothing that stands on the server can change; the rows stream in by batches; at the end all of it is rolled back. Names are
looked up among the temporary tables and PostgreSQL's own only.

Text is compared by its bytes (COLLATE "C"), as DuckDB and Spark do, whatever the locale of the database.

The driver is ADBC's: Apache-2.0, one wheel for each system (Windows and macOS on ARM too), and it takes Arrow batches as they come out of
Parquet. It is libpq underneath, so TLS (`?sslmode=verify-full`), `~/.pgpass`, `PGPASSWORD`, `PGSERVICE` work as they do in psql. psycopg
would do as well, and is LGPL with no wheel for Windows on ARM; pg8000 knows nothing of what libpq reads. All three load in the same time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from calloutcli.errors import CalloutError, StoreError, UsageError
from calloutcli.report.engines.dialect import plain, transpiled
from calloutcli.report.measure import views
from calloutcli.report.rows.tables import TABLES, Row, Table

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMES: Final = ("postgres://", "postgresql://")
TYPES: Final = {"text": 'TEXT COLLATE "C"', "whole": "BIGINT", "yes": "BOOLEAN"}
BATCH_ROWS: Final = 20_000
_URL = re.compile(
    r"postgres(?:ql)?://(?:[^:@/?#\s]*(?::(?P<password>[^:@/?#\s]*))?@)?[^@#\s?]*(?:\?(?P<query>[^@#\s]*))?\Z"
)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PASSWORD = re.compile(r"(?:^|&)(?:ssl)?password=([^&]*)")
_HINT_URL = "write postgres://USER@HOST:PORT/DATABASE, with %40 for @, %2F for / and %25 for % in a name; keep a password in ~/.pgpass"


class Postgres:
    """A transaction on a server that holds the rows and views of one projection. Use it as a context manager."""

    def __init__(
        self, url: str, parquet: Mapping[str, Sequence[Path]], given: Sequence[tuple[Table, Sequence[Row]]]
    ) -> None:
        """Load the rows.

        Raises:
            StoreError: no server there, no right to make temporary tables on it, or it would not take the rows.
            UsageError: the URL is not one.
        """
        import adbc_driver_postgresql.dbapi as driver

        self._passwords = passwords_in(url)
        self._error = driver.Error
        try:
            self._connection = driver.connect(url)
        except driver.Error as error:
            raise StoreError(
                f"PostgreSQL cannot be reached: {self._said(error)}",
                "look at the URL, and whether `psql` with the same URL gets in; or report with --engine duckdb",
            ) from None
        self._cursor = self._connection.cursor()
        try:
            self._make(parquet, given)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """The engine itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Roll back and leave."""
        self.close()

    def close(self) -> None:
        """Leave the server as it was: nothing was committed."""
        self._cursor.close()
        self._connection.close()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a SELECT that is written as for DuckDB.

        Raises:
            StoreError: the server would not.
        """
        self._run(transpiled(sql, "postgres"))
        try:
            found = self._cursor.fetchall()
            wide = [getattr(column[1], "type_name", "") == "numeric" for column in self._cursor.description or ()]
        except self._error as error:
            raise self._refusal(error) from None
        return [tuple(_cell(value, is_wide) for value, is_wide in zip(row, wide, strict=True)) for row in found]

    def _make(self, parquet: Mapping[str, Sequence[Path]], given: Sequence[tuple[Table, Sequence[Row]]]) -> None:
        self._run("SET LOCAL search_path = pg_temp")
        kept = [(f"{table.name}_row", table) for table in TABLES] + [(table.name, table) for table, _ in given]
        for name, table in kept:
            self._run(f"CREATE TEMPORARY TABLE {name} ({', '.join(f'{c} {TYPES[kind]}' for c, kind in table.columns)})")
        for name, select in views():
            self._run(f"CREATE TEMPORARY VIEW {name} AS {transpiled(select, 'postgres')}")
        self._run("SET TRANSACTION READ ONLY")
        for table in TABLES:
            if parquet.get(table.name):
                self._load(f"{table.name}_row", table, _batches(table, parquet[table.name]))
        for table, rows in given:
            if rows:
                self._load(table.name, table, iter([_batch(table, rows)]))
        # Nobody counts the rows of temporary tables by himself, and without that the server joins millions one by one.
        self._run("ANALYZE " + ", ".join(name for name, _ in kept))

    def _load(self, name: str, table: Table, batches: "Iterator[pa.RecordBatch]") -> None:
        import pyarrow as pa

        try:
            with self._connection.cursor() as cursor:
                reader = pa.RecordBatchReader.from_batches(_schema(table), batches)
                cursor.adbc_ingest(name, reader, mode="append", temporary=True)
        except self._error as error:
            raise self._refusal(error) from None

    def _run(self, sql: str) -> None:
        try:
            self._cursor.execute(sql)
        except self._error as error:
            raise self._refusal(error) from None

    def _refusal(self, error: Exception) -> CalloutError:
        state = getattr(error, "sqlstate", None)
        if state == "42501":
            return StoreError(
                f"the server does not let you: {self._said(error)}",
                "its owner can say: GRANT TEMPORARY ON DATABASE name TO user. Nothing stays on the server",
            )
        if state == "25006":
            return StoreError(
                f"the server is read-only: {self._said(error)}",
                "temporary tables cannot be made on a standby: give the server that it copies",
            )
        return StoreError(
            f"PostgreSQL would not: {self._said(error)}", "report with --engine duckdb, which needs no server"
        )

    def _said(self, error: Exception) -> str:
        """What the server or libpq says, in one line, without any password."""
        text = str(error)
        for password in self._passwords:
            text = text.replace(password, "***")
        text = re.sub(r"\A.*?(?:ERROR:|FATAL:|Failed to connect:|\[libpq\])\s+(?!Failed)", "", text, flags=re.DOTALL)
        return text.split("\n", 1)[0].strip() or type(error).__name__


def passwords_in(url: str) -> list[str]:
    """The passwords in a URL, as written there, longest first.

    Raises:
        UsageError: it cannot be told which part is what. The message does not repeat it: a part may be a password.
    """
    match = _URL.match(url)
    if match is None or _STRAY_PERCENT.search(url):
        raise UsageError("this is not the URL of a PostgreSQL database", _HINT_URL)
    found = [match["password"] or "", *_PASSWORD.findall(match["query"] or "")]
    return sorted(filter(None, found), key=len, reverse=True)


def _schema(table: Table) -> "pa.Schema":
    import pyarrow as pa

    types = {"text": pa.string(), "whole": pa.int64(), "yes": pa.bool_()}
    return pa.schema([(name, types[kind]) for name, kind in table.columns])


def _batches(table: Table, files: Sequence[Path]) -> "Iterator[pa.RecordBatch]":
    import pyarrow.parquet as pq

    for path in files:
        with pq.ParquetFile(path) as file:
            names = [name for name, _ in table.columns]
            for batch in file.iter_batches(BATCH_ROWS, columns=names):
                yield batch.select(names).cast(_schema(table))


def _batch(table: Table, rows: Sequence[Row]) -> "pa.RecordBatch":
    import pyarrow as pa

    schema = _schema(table)
    columns = [pa.array(list(cells), field.type) for cells, field in zip(zip(*rows, strict=True), schema, strict=True)]
    return pa.record_batch(columns, schema=schema)


def _cell(value: Any, is_wide: bool) -> Any:  # noqa: FBT001 - of one column
    """A sum of 64-bit numbers is `numeric`, which ADBC gives as its digits."""
    from decimal import Decimal

    return plain(Decimal(value)) if is_wide and value is not None else value
