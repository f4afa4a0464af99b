"""DuckDB inside callout: what it is given, and that it leaves nothing behind."""

import tempfile

import pytest

from calloutcli.report.engines.embedded import ROWS_AT_ONCE, Embedded
from calloutcli.report.rows.tables import LOG_TABLE, MONTH_TABLE, PERIOD_TABLE, TODAY_TABLE

duckdb = pytest.importorskip("duckdb")

GIVEN = [(LOG_TABLE, []), (TODAY_TABLE, []), (PERIOD_TABLE, [])]


def test_every_row_that_is_given_is_there():
    """More rows than are told at once are all there, and none twice."""
    months = [(f"{year:04}-01",) for year in range(1, 2 * ROWS_AT_ONCE + 2)]

    with Embedded({}, [*GIVEN, (MONTH_TABLE, months)]) as engine:
        assert engine.rows("SELECT month FROM month ORDER BY 1") == months


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    """What does not fit into memory goes to a folder of its own, never to where somebody works, and is gone after."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    with Embedded({}, [*GIVEN, (MONTH_TABLE, [])]) as engine:
        ((folder,),) = engine.rows("SELECT CURRENT_SETTING('temp_directory')")
        assert folder.startswith(str(tmp_path))
    with pytest.raises(duckdb.Error):
        Embedded({}, [])  # views of what is not there

    assert list(tmp_path.iterdir()) == []
