"""The tables that the measures read: one row of `incident` a case, and beside it a row for each thing that came of it.

A table is a name and typed columns, in this order, in Parquet (store/projection.py) and in every engine (engines/). Types: `text`, `whole`
(64-bit), `yes` (boolean). Times are text, `2026-11-22T01:55:00Z`, days `2026-11-22`, months `2026-11`: text sorts as time does, in every
engine alike. `day`, `month` and `hour` are by the home's own clock. A code that nobody recorded reads `not_recorded`; a number, a time or
a yes that nobody recorded is NULL.

Every row of a case has `home`, `log`, `reference`, and `known`: how many records the log had when the row was written. When a case goes
on, its rows are written again and `superseded` names the case with its newest `known`: older rows stand for nothing (views/).
"""

from typing import Final, Literal

from calloutcli.frozen import frozen

LAYOUT: Final = 1
"""The number of this layout. A projection of another layout is made again from the log."""

Kind = Literal["text", "whole", "yes"]


@frozen
class Table:
    """A name, and (name, type) of each column in order. `of_case`: whether its rows belong to a case."""

    name: str
    columns: tuple[tuple[str, Kind], ...]
    of_case: bool = True


def _table(name: str, columns: str, *, of_case: bool = True) -> Table:
    """A table of `name:type` columns; a column without a type is text."""
    head = "home log reference known:whole " if of_case else "home log known:whole "
    pairs: list[tuple[str, Kind]] = []
    for word in (head + columns).split():
        column, _, kind = word.partition(":")
        pairs.append((column, "whole" if kind == "whole" else "yes" if kind == "yes" else "text"))
    return Table(name, tuple(pairs), of_case)


TABLES: Final = (
    _table(
        "incident",
        """source happened recorded day month hour:whole lag_minutes:whole late:yes matter category location
        advised advised_tier advised_channel taken taken_tier taken_channel taken_timing police:yes must_call:yes direction
        departure_reason protocol agreement role child placed put_off:yes put_off_until closed called_by attended crime
        restorative_advised:yes emergency_not_called:yes authorised undecided:yes records:whole""",
    ),
    _table("rule", "rule protocol direction day month"),
    _table("contact", "called_by channel day month child"),
    _table("crime", "location behaviour day month child"),
    _table("disposal", "disposal dated_term decided_day decided_month day month child police:yes"),
    _table("referral", "referred_by referred_day referred_month day month"),
    _table("restorative", "level offered_day child_consent hurt_consent declined_by held_day result complete_by completed satisfied state day month"),
    _table("episode", "absence day month enquired reported found due offered done declined child"),
    _table("owed", "what whom basis judged_by judgement due due_day due_month done late:yes"),
    _table("occupancy", "seq:whole month places:whole bed_nights:whole residents:whole", of_case=False),
    _table("nil_return", "seq:whole month", of_case=False),
    _table("adoption", "seq:whole day month protocol", of_case=False),
    _table(
        "resident",
        """child birth_year:whole ethnicity sex send legal_status looked_after_since placements prior_record_at_admission
        placed_from came_on left_on""",
        of_case=False,
    ),
    _table("tally", "month kind records:whole late:whole", of_case=False),
    _table("superseded", "reference", of_case=False),
)  # fmt: skip
"""Every table of a projection."""

LOG_TABLE: Final = Table(
    "log",
    (
        ("home", "text"),
        ("log", "text"),
        ("records", "whole"),
        ("root", "text"),
        ("first_day", "text"),
        ("last_day", "text"),
        ("verified", "yes"),
        ("problems", "whole"),
        ("missing_disclosures", "whole"),
        ("unread", "whole"),
        ("partial", "yes"),
    ),
    of_case=False,
)
"""What is known of each log: written anew with every report, from the projection's own head."""

PERIOD_TABLE: Final = Table(
    "period",
    (
        ("period", "text"),
        ("role", "text"),
        ("first_day", "text"),
        ("last_day", "text"),
        ("first_month", "text"),
        ("last_month", "text"),
        ("whole_months", "yes"),
    ),
    of_case=False,
)
"""The periods that are asked for: each measure answers for those of its roles at once. `role`: `asked`; `year_before`; `month`, each month of
a chart; `before` and `after` a recorded change."""

MONTH_TABLE: Final = Table("month", (("month", "text"),), of_case=False)
"""Every month from the first that is asked about to the last."""

TODAY_TABLE: Final = Table("today", (("now", "text"), ("day", "text")), of_case=False)
"""When the report is made: one row. What is due later is not yet late."""

Row = tuple[str | int | bool | None, ...]
Rows = dict[str, list[Row]]
"""Rows by table, each row with its columns in order."""


def table(name: str) -> Table:
    """The table called `name`.

    Raises:
        KeyError: there is none.
    """
    for one in (*TABLES, LOG_TABLE, PERIOD_TABLE, MONTH_TABLE, TODAY_TABLE):
        if one.name == name:
            return one
    raise KeyError(name)
