"""Measures over rows that stand here: an engine whose tables are filled from Python, without a log and without a file.

Rows are made by `row`, which fills what is not said, or come out of a `Chronicle` by `rows_of`. The homes are `elm` and `oak`.
"""

from collections import defaultdict
from datetime import date
from functools import cache

from calloutcli.report.engines.embedded import KEPT, Embedded
from calloutcli.report.measure import measures, views
from calloutcli.report.period import Period, months_between
from calloutcli.report.rows.projecting import Place, case_rows
from calloutcli.report.rows.tables import LOG_TABLE, MONTH_TABLE, PERIOD_TABLE, TABLES, TODAY_TABLE, table
from tests.builders import LONDON
from tests.courses import Chronicle

LATER = "2026-12-31T12:00:00Z"
"""A time at which everything of 2026 is due."""
QUARTER = Period("asked", "asked", date(2026, 10, 1), date(2026, 12, 31))
BEFORE = Period("year_before", "year_before", date(2026, 7, 1), date(2026, 9, 30))
"""Not a year before, so that a small world fills both."""
_TEXT = {
    "source": "decided", "matter": "behaviour", "direction": "none", "day": "2026-10-10", "protocol": "small@1.0.0", "rule": "r1",
    "departure_reason": "not_departed", "advised_tier": "in_house", "taken_tier": "in_house", "called_by": "home",
    "absence": "missing", "what": "notification", "whom": "ofsted", "judged_by": "", "judgement": "", "declined_by": "",
    "level": "conversation", "state": "offered", "kind": "decision", "dated_term": "not_recorded",
}  # fmt: skip
_NOTHING = frozenset((
    "child", "offered_day", "held_day", "complete_by", "decided_day", "decided_month", "referred_day",
    "referred_month", "enquired", "reported", "found", "due", "offered", "done", "declined", "birth_year",
    "looked_after_since", "left_on", "places", "bed_nights", "residents", "put_off_until", "closed",
))  # fmt: skip
_NUMBERS = {"known": 1, "hour": 12, "lag_minutes": 5, "records": 1, "late": 0, "seq": 0}
_YES = {"police": False, "late": False, "must_call": False, "undecided": False}


def row(name: str, home: str = "elm", **said):
    """(table, cells): a row of a table, by column."""
    log = said.pop("log", f"{home}/log/1")
    cells = []
    for column, kind in table(name).columns:
        if column in said:
            cells.append(said[column])
        elif column in ("home", "log"):
            cells.append(home if column == "home" else log)
        elif column in _NOTHING:
            cells.append(None)
        elif column.endswith("month") and "day" in (column.removesuffix("month") + "day", "day"):
            day = said.get("day", _TEXT["day"])
            cells.append(day[:7])
        elif kind == "whole":
            cells.append(_NUMBERS.get(column))
        elif kind == "yes":
            cells.append(_YES.get(column))
        else:
            cells.append(_TEXT.get(column, "ELM-1" if column == "reference" else "not_recorded"))
    unknown = said.keys() - {column for column, _ in table(name).columns}
    assert not unknown, unknown
    return name, tuple(cells)


def rows_of(chronicle: Chronicle, home: str = "elm", child: str | None = "c1", known: int = 1):
    """The rows of a case that was made record by record; it happened on 22 November 2026."""
    place = Place(home, f"{home}/log/1", known, LONDON)
    return [(name, cells) for name, several in case_rows(chronicle.course, place, child).items() for cells in several]


class Counting:
    """An engine to which worlds are given one after the other."""

    def __init__(self, periods=(QUARTER, BEFORE), now: str = LATER, logs=()) -> None:
        first, last = min(one.first_month for one in periods), max(one.last_month for one in periods)
        months = [(month,) for month in months_between(first, last)]
        given = [(PERIOD_TABLE, [one.row for one in periods]), (MONTH_TABLE, months)]
        self.engine = Embedded({}, [*given, (LOG_TABLE, list(logs)), (TODAY_TABLE, [(now, now[:10])])])
        self.sql = {one.id: one.sql for one in measures()}

    def give(self, rows) -> "Counting":
        """These rows, and no others."""
        import pyarrow as pa

        by_table = defaultdict(list)
        for name, cells in rows:
            by_table[name].append(cells)
        types = {"text": pa.string(), "whole": pa.int64(), "yes": pa.bool_()}
        for one in TABLES:
            schema = pa.schema([(name, types[kind]) for name, kind in one.columns])
            columns = zip(*by_table[one.name], strict=True) if by_table[one.name] else [[] for _ in schema]
            arrays = [pa.array(list(cells), field.type) for cells, field in zip(columns, schema, strict=True)]
            connection = self.engine._connection
            connection.register(f"{one.name}_given", pa.table(arrays, schema=schema))
            connection.execute(f"CREATE OR REPLACE VIEW {one.name}_row AS SELECT * FROM {one.name}_given")
        for name, select in views():
            if name in KEPT:  # found once, of the rows that were there before
                self.engine._connection.execute(f"CREATE OR REPLACE TABLE {name} AS {select}")
        return self

    def rows(self, measure: str):
        """The rows of a measure."""
        return self.engine.rows(self.sql[measure])

    def of(self, measure: str, period: str = "asked", home: str = "elm"):
        """By part (numerator, denominator, missing) of one period and home; several rows of a part are added up."""
        return {key[2]: cells for key, cells in summed(self.rows(measure)).items() if key[:2] == (period, home)}


def summed(rows):
    """By (period, home, part) the sums of numerator, denominator and missing; a denominator that no row has is None."""
    found = {}
    for period, home, part, *cells in rows:
        assert cells[0] is not None, "a numerator is a number"
        assert cells[2] is not None, "so is how many are missing"
        before = found.get((period, home, part), (0, None, 0))
        found[period, home, part] = tuple(
            one if other is None else int(other) if one is None else one + int(other)
            for one, other in zip(before, cells, strict=True)
        )
    return found


@cache
def shared() -> Counting:
    """The engine of the quarter, for whoever gives it a world first."""
    return Counting()


def counted(rows, measure: str, **where):
    """By part (numerator, denominator, missing) of a measure over a world of its own."""
    return shared().give(rows).of(measure, **where)
