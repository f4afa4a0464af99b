"""Which engine a name means, what is said of one that cannot be had, and SQL for engines that callout has no way into."""

import importlib.util

import pytest

pytest.importorskip("sqlglot")
pytest.importorskip("adbc_driver_postgresql")

from calloutcli.errors import StoreError, UsageError
from calloutcli.report.engines.by_hand import by_hand
from calloutcli.report.engines.choosing import open_engine, require_engine
from calloutcli.report.engines.dialect import transpiled
from calloutcli.report.measure import measures, views


@pytest.mark.parametrize("dialect", ["postgres", "spark", "bigquery", "trino", "snowflake", "tsql"])
def test_every_measure_in_other_words(dialect):
    """No measure or view has a part that, as sqlglot knows, the other engine has no words for."""
    for sql in [one.sql for one in measures() if one.sql] + [select for _, select in views()]:
        assert transpiled(sql, dialect).startswith("SELECT")


def test_what_another_engine_has_no_words_for():
    """Is refused, not left out."""
    with pytest.raises(UsageError, match="postgres has no words"):
        transpiled("SELECT APPROX_TOP_K(day, 3) FROM incident PIVOT (COUNT(*) FOR month IN ('2026-01'))", "postgres")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("duckdb", "duckdb"), ("postgres://u@h/db", "postgres"), ("postgresql://h", "postgres")],
)
def test_an_engine(name, kind):
    """By its name, or by the address of a server."""
    assert require_engine(name) == kind


@pytest.mark.parametrize("name", ["", "postgres", "DuckDB", "sqlite", "mysql://u:sekret@h/db"])
def test_no_such_engine(name):
    """The hint says which there are; what was given is not repeated."""
    with pytest.raises(UsageError, match="there is no such engine") as refused:
        open_engine(name, {}, [])
    assert "postgres://USER@HOST/DATABASE" in refused.value.hint
    assert "sekret" not in refused.value.message + refused.value.hint


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [
        ("duckdb", "duckdb", "report"),
        ("postgres://h/db", "adbc_driver_postgresql", "postgres"),
        ("spark", "pyspark", "spark"),
    ],
)
def test_a_package_that_is_not_installed(name, package, extra, monkeypatch):
    """Is told with the line that installs it, before any log is read."""
    there = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda one: None if one == package else there(one) or "there")
    with pytest.raises(StoreError, match=f"not installed: {package}$") as refused:
        require_engine(name)
    assert refused.value.hint == f"run pip install 'calloutcli[{extra}]'"


@pytest.mark.parametrize(
    "url",
    [
        "postgres://u:sekret@127.0.0.1:1/db",
        "postgres://u@[::1/db?sslpassword=sekret&password=sekret",
        "postgres://u:sekret@127.0.0.1:99999/db",
        "postgres://u:sekret@[::1/db",
        "postgres://u:sekret@127.0.0.1:1/db?nonsense=1",
    ],
)
def test_no_server_and_no_password_told(url):
    """What libpq says of a URL may repeat it whole: the password in it is never told."""
    with pytest.raises(StoreError, match="PostgreSQL cannot be reached") as refused:
        open_engine(url, {}, [])
    assert "sekret" not in refused.value.message + refused.value.hint


@pytest.mark.parametrize(
    "url",
    [
        "postgres://u:se/kret@h/db",
        "postgres://u:se@kret@h/db",
        "postgres://u:sekret%@h/db",
        "postgres://u:se kret@h",
        "oracle://u:sekret@h",
    ],
)
def test_a_url_that_is_none_is_not_repeated(url):
    """Nobody can tell where the password in it ends."""
    with pytest.raises(UsageError) as refused:
        open_engine(url, {}, [])
    assert "kret" not in refused.value.message + refused.value.hint


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("M99", "2025/26", "spark"), "no measure `M99`"),
        (("M11", "2025/26", "spark"), "M11 cannot be counted: "),
        (("M2", "2025/27", "spark"), "`2025/27` is not a period"),
        (("M2", "2025/26", "klingon"), "`klingon` is not a dialect"),
    ],
)
def test_by_hand_of_what_is_not(asked, said):
    """Each says what there is."""
    with pytest.raises(UsageError, match=said):
        by_hand(*asked)
