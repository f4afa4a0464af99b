"""Spark on this computer, for files that are too many for one engine's memory: the same SQL over the same Parquet, where it stands.

Needs Java 17 or later. Everything is local: no cluster, no page of Spark's own, no port open to others. What Java writes to the error stream
goes to a file of ours, and is told only when Spark does not start. Times are text in every table, so no time zone matters.
"""

import contextlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from calloutcli.errors import StoreError
from calloutcli.report.engines.dialect import plain, transpiled
from calloutcli.report.measure import views
from calloutcli.report.rows.tables import TABLES, Row, Table

if TYPE_CHECKING:
    from pyspark.sql import SparkSession
    from pyspark.sql.types import StructType

_HINT_JAVA: Final = "install Java 17 or later and set JAVA_HOME, or report with --engine duckdb"


class Spark:
    """A local Spark that holds the views of one projection. Use it as a context manager."""

    def __init__(self, parquet: Mapping[str, Sequence[Path]], given: Sequence[tuple[Table, Sequence[Row]]]) -> None:
        """Start it.

        Raises:
            StoreError: there is no Java, or Spark does not start.
        """
        from pyspark.sql import SparkSession

        self._folder = Path(tempfile.mkdtemp(prefix="callout-spark-"))
        self._session: SparkSession | None = None
        try:
            self._session = _started(SparkSession.builder, self._folder)
            self._make(self._session, parquet, given)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """The engine itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.close()

    def close(self) -> None:
        """Stop Spark, and delete what it left on the disk."""
        if self._session is not None:
            self._session.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a SELECT that is written as for DuckDB.

        Raises:
            StoreError: Spark would not.
        """
        from pyspark.errors import PySparkException

        assert self._session is not None
        try:
            found = self._session.sql(transpiled(sql, "spark")).collect()
        except PySparkException as error:
            raise StoreError(f"Spark would not: {str(error).splitlines()[0]}", "report with --engine duckdb") from None
        return [tuple(plain(value) for value in row) for row in found]

    @staticmethod
    def _make(
        session: "SparkSession",
        parquet: Mapping[str, Sequence[Path]],
        given: Sequence[tuple[Table, Sequence[Row]]],
    ) -> None:
        for table in TABLES:
            files = [_address(path) for path in parquet.get(table.name, ())]
            reader = session.read.schema(_schema(table))
            frame = reader.parquet(*files) if files else session.createDataFrame([], _schema(table))
            frame.createOrReplaceTempView(f"{table.name}_row")
        for table, rows in given:
            session.createDataFrame(list(rows), _schema(table)).createOrReplaceTempView(table.name)
        for name, select in views():
            # Every measure reads them again: kept as they are once found, beside the disk where memory is short.
            session.sql(transpiled(select, "spark")).cache().createOrReplaceTempView(name)


def _started(builder: Any, folder: Path) -> "SparkSession":
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=str(Path(home) / "bin") if home else None) is None:
        raise StoreError("Spark needs Java, and there is none", _HINT_JAVA)
    settings = {
        "spark.master": "local[*]",
        "spark.app.name": "callout",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    told = folder / "stderr"
    try:
        with _errors_into(told):
            session: SparkSession = builder.getOrCreate()
            session.sparkContext.setLogLevel("OFF")
    except Exception as error:  # noqa: BLE001 - py4j, pyspark and the system each have errors of their own
        lines = (line.strip() for line in told.read_text("utf-8", "replace").splitlines())
        said = next((line for line in lines if line and not line.startswith("WARNING")), str(error))
        raise StoreError(f"Spark does not start: {said}", _HINT_JAVA) from None
    return session


@contextlib.contextmanager
def _errors_into(path: Path) -> Iterator[None]:
    """The error stream that a program started here inherits is a file, for as long as that program runs."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with path.open("wb") as file:
            os.dup2(file.fileno(), 2)
        yield
    finally:
        sys.stderr.flush()
        os.dup2(kept, 2)
        os.close(kept)


def _address(path: Path) -> str:
    """A path as Hadoop reads it: with its scheme, and what would be a pattern in it escaped."""
    return "file:///" + re.sub(r"([\\\[\]{}*?])", r"\\\1", path.resolve().as_posix().lstrip("/"))


def _schema(table: Table) -> "StructType":
    from pyspark.sql.types import BooleanType, LongType, StringType, StructField, StructType

    types = {"text": StringType(), "whole": LongType(), "yes": BooleanType()}
    return StructType([StructField(name, types[kind]) for name, kind in table.columns])
