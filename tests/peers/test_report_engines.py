"""Every measure and every list gives the same rows on DuckDB, on a real PostgreSQL and on Spark: see README.md in this folder."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from importlib import resources
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from calloutcli.errors import StoreError
from calloutcli.followup import occupancy
from calloutcli.report.engines.by_hand import by_hand
from calloutcli.report.engines.choosing import open_engine
from calloutcli.report.engines.embedded import Embedded
from calloutcli.report.measure import measures, views
from calloutcli.report.rows.tables import TABLES
from tests.houses import House
from tests.peers.postgres_server import NoServerError, postgres
from tests.report_rows import HOMES, diced

INCIDENTS = 1_200
SELECTS = {
    **{one.id: one.sql for one in measures() if one.sql},
    **{f"view {name}": f"SELECT * FROM {name}" for name, _ in views()},
}
LISTS = {
    f"list {one.name.removesuffix('.sql')}": one.read_text("utf-8")
    for one in (resources.files("calloutcli.report") / "lists").iterdir()
    if one.name.endswith(".sql")
}
"""Unlike the rows of a measure these come in an order."""


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A projection by dice in a folder whose name could be a pattern, and what is given beside it."""
    return diced(tmp_path_factory.mktemp("rows") / "the 2nd [1] {a,b}", 7, INCIDENTS)


@pytest.fixture(scope="module")
def expected(world):
    """The rows of every SELECT, from DuckDB."""
    return answers(Embedded(*world))


@pytest.fixture(scope="module")
def server():
    """The URL of a server, or a skip that says what is missing."""
    try:
        with postgres() as url:
            yield url
    except NoServerError as missing:
        pytest.skip(f"no PostgreSQL: {missing}")


def answers(engine):
    """The rows of every SELECT: of a measure sorted, of a list as they come."""
    with engine:
        found = {name: sorted(engine.rows(sql), key=repr) for name, sql in SELECTS.items()}
        return found | {name: engine.rows(sql) for name, sql in LISTS.items()}


def kinds(rows):
    """The types of all cells."""
    return {type(cell) for row in rows for cell in row}


def assert_same(found, expected):
    """Equal rows of equal types: `True` is not 1, and no decimal number stands for a whole one."""
    for name, rows in expected.items():
        assert found[name] == rows, name
        assert kinds(found[name]) == kinds(rows) <= {str, int, bool, type(None)}, name


def test_the_dice_throw_enough(expected):
    """No measure and no list is compared by nothing: each has rows, each measure a numerator, and a denominator where it has any."""
    for one in measures():
        if one.sql:
            rows = expected[one.id]
            assert any(row[3] for row in rows), one.id
            assert one.denominator == "none" or any(row[4] for row in rows), one.id
    assert [name for name in (*LISTS, *SELECTS) if not expected[name]] == []


def test_postgres_gives_the_same_rows(world, expected, server, capsys):
    """In a database whose locale sorts `a-b` and `B` in another way than their bytes."""
    started = time.monotonic()
    assert_same(answers(open_engine(server, *world)), expected)
    with capsys.disabled():
        print(f"\nPostgreSQL: {len(expected)} SELECTs compared, {time.monotonic() - started:.0f} s")


def test_postgres_sorts_by_bytes(world, server):
    """Whatever the locale of the server: it is one that would sort otherwise, or this test says that none could be made."""
    with open_engine(server, *world) as engine:
        if engine.rows("SELECT 'a' < 'B' AS dictionary") == [(False,)]:
            pytest.skip("no locale but C could be made here")
        assert [row[0] for row in engine.rows("SELECT DISTINCT home FROM incident ORDER BY home")] == sorted(HOMES)
        words = (
            "SELECT CASE WHEN police THEN 'a' ELSE 'B' END AS word FROM incident UNION SELECT 'C-d' UNION SELECT 'Cb'"
        )
        assert engine.rows(f"SELECT MIN(word), MAX(word) FROM ({words}) AS w") == [("B", "a")]
        assert engine.rows(f"SELECT word FROM ({words}) AS w ORDER BY 1") == [("B",), ("C-d",), ("Cb",), ("a",)]


def test_postgres_keeps_nothing(world, server):
    """Within the transaction nothing but its own temporary tables can be written; after it no table, view or row is left."""
    with open_engine(server, *world) as engine:
        assert engine.rows("SELECT COUNT(*) > 0 FROM incident") == [(True,)]
        for sql in ("CREATE TABLE public.mine (a INT)", "CREATE TEMP TABLE mine (a INT)", "DROP VIEW incident"):
            with pytest.raises(StoreError, match="read-only"), open_engine(server, {}, world[1]) as other:
                other.rows(sql)
    with open_engine(server, {}, world[1]) as engine:
        assert engine.rows("SELECT COUNT(*) FROM incident_row") == [(0,)]
        ours = "SELECT COUNT(*) FROM pg_class WHERE relname IN ('incident', 'incident_row', 'period', 'mine')"
        assert engine.rows(ours) == [(3,)], "more than this transaction's own"


def test_postgres_without_rights(world, server):
    """A user who may make temporary tables needs no other right, and sees no table of the same name; without it the hint says what to grant."""
    import adbc_driver_postgresql.dbapi as driver

    with driver.connect(server, autocommit=True) as connection, connection.cursor() as cursor:
        for sql in (
            "CREATE ROLE analyst LOGIN",
            "ALTER ROLE analyst SET search_path = public, pg_temp",
            "CREATE DATABASE open_to_all",
            "CREATE DATABASE shut",
            "REVOKE TEMPORARY ON DATABASE shut FROM PUBLIC",
        ):
            cursor.execute(sql)
    theirs = server.replace("/postgres?", "/open_to_all?")
    with driver.connect(theirs, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.incident_row AS SELECT 'a table of theirs' AS home")
    with open_engine(theirs.replace("owner@", "analyst@"), *world) as engine:
        assert engine.rows("SELECT COUNT(*) > 0 FROM incident") == [(True,)]
    with pytest.raises(StoreError, match="permission denied to create temporary tables") as refused:
        open_engine(server.replace("owner@/postgres", "analyst@/shut"), *world)
    assert "GRANT TEMPORARY" in refused.value.hint
    with pytest.raises(StoreError, match="read-only") as refused:
        open_engine(server + "&options=-cdefault_transaction_read_only%3Don", *world)
    assert "standby" in refused.value.hint
    with pytest.raises(StoreError, match='database "none" does not exist'):
        open_engine(server.replace("/postgres?", "/none?"), *world)


untidy = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
"""pyspark leaves a pipe to Java open."""


@pytest.fixture
def spark():
    """Skips, and says why, where Spark cannot run: pyspark is 450 MB, and no part of the extra `test`."""
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("no Spark: pyspark is not installed (tests/peers/README.md has the command)")
    if shutil.which("java") is None:
        pytest.skip("no Spark: Java is not installed")


def test_a_report_on_postgres_is_the_same(server, tmp_path):
    """From the command line, with everything that a report prints for a script."""
    house = House(tmp_path)
    for case in range(4):
        house.decide(case)
    house.follow(occupancy.FORM, month="2026-11", places=4, bed_nights=100, residents=4)
    status, printed = house.run("report", "--json", "--period", "2026-11")
    assert status == 0
    assert any(one["numerator"] for one in json.loads(printed)["result"]["figures"])
    assert house.run("report", "--json", "--period", "2026-11", "--engine", server) == (status, printed)


@untidy
def test_spark_without_java(spark, world, monkeypatch, tmp_path):
    """No Java, and a Java that does not start: each is told in one line, with what to do. First: Java goes on until Python ends."""
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(StoreError, match="needs Java, and there is none") as refused:
        open_engine("spark", *world)
    assert "Java 17" in refused.value.hint
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'java: too old for this' >&2\nexit 1\n", "utf-8")
    java.chmod(0o755)
    with pytest.raises(StoreError, match="Spark does not start: java: too old for this") as refused:
        open_engine("spark", *world)
    assert "Java 17" in refused.value.hint


@untidy
def test_spark_gives_the_same_rows(spark, world, expected, capfd):
    """Without a word of its own on the terminal, and with no folder left behind."""
    started, before = time.monotonic(), set(Path(tempfile.gettempdir()).glob("callout-spark-*"))
    assert_same(answers(open_engine("spark", *world)), expected)
    assert capfd.readouterr() == ("", "")
    assert set(Path(tempfile.gettempdir()).glob("callout-spark-*")) <= before
    with capfd.disabled():
        print(f"\nSpark: {len(expected)} SELECTs compared, {time.monotonic() - started:.0f} s")


PAGE = Path(__file__).parents[2] / "docs" / "report-at-scale.md"


def block(name):
    """The block of the page that stands after `<!-- name -->`."""
    return PAGE.read_text("utf-8").split(f"<!-- {name} -->\n```", 1)[1].split("\n", 1)[1].split("\n```", 1)[0]


@pytest.mark.parametrize("by", ["month", "home"])
def test_laid_out_as_the_page_says(world, expected, tmp_path, by):
    """The script on the page leaves the rows that stand, each once, and every measure counts them as before."""
    source = block("lay_out.py").replace('BY = ("month",)', f"BY = {tuple(by.split(', '))}")
    (tmp_path / "lay_out.py").write_text(source, "utf-8")
    subprocess.run([sys.executable, "lay_out.py", "lake", world[0]["incident"][0].parent], cwd=tmp_path, check=True)
    lake = {folder.name: sorted(folder.rglob("*.parquet")) for folder in (tmp_path / "lake").iterdir()}
    assert len(lake["incident"]) > (5 if by == "home" else 20)
    assert "superseded" not in lake
    assert {"home", "month"} <= set(pq.read_schema(lake["incident"][0]).names), (
        "the file alone does not say of which month"
    )
    with Embedded(lake, world[1]) as engine:
        assert engine.rows("SELECT COUNT(*) FROM incident_row") == engine.rows("SELECT COUNT(*) FROM incident")
    assert_same(answers(Embedded(lake, world[1])), expected)


@pytest.mark.parametrize("measure", ["M2", "M10b", "M18"])
def test_a_measure_by_hand(world, expected, measure):
    """The statements give the same rows where nothing of callout is, over the projection's tables alone."""
    with duckdb.connect() as duck:
        for table in TABLES:
            duck.read_parquet([str(path) for path in world[0][table.name]]).create_view(f"{table.name}_row")
        *made, sql = duck.extract_statements(by_hand(measure, "2025/26", "duckdb"))
        for one in made:
            duck.execute(one)
        assert sorted(duck.execute(sql).fetchall(), key=repr) == expected[measure]


def test_the_line_for_another_dialect():
    """As it stands on the page it prints BigQuery's SQL: the views that the measure reads, and no other."""
    line = block("by hand").replace("callout ", f"{sys.executable} -m calloutcli ", 1)
    printed = subprocess.run(line, shell=True, capture_output=True, text=True, check=True).stdout
    assert "CAST('2025-04-01' AS STRING) AS first_day" in printed
    made = re.findall(r"^CREATE VIEW (\w+) AS$", printed, re.MULTILINE)
    assert made == ["period", "month", "incident", "occupancy", "nil_return", "home_month", "period_month"]
